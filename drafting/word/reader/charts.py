"""Charts read back."""

from __future__ import annotations

from lxml import etree

from drafting.tree import Chart, Series
from drafting.word.writer.charts import NS_A, NS_C

C = f"{{{NS_C}}}"


def read_chart(root: etree._Element, description: str) -> Chart | None:
    """The first bar, column or line chart of a chart part; None for another sort."""
    plot = next((node for node in root.iter(f"{C}barChart", f"{C}lineChart")), None)
    if plot is None:
        return None
    form = "line" if plot.tag == f"{C}lineChart" else "bar" if _val(plot.find(f"{C}barDir")) == "bar" else "column"
    series: list[Series] = []
    categories: tuple[str, ...] = ()
    for one in plot.iterfind(f"{C}ser"):
        names, _ = _points(one.find(f"{C}cat"))
        values, count = _points(one.find(f"{C}val"))
        categories = tuple(names.get(i, "") for i in range(_count(one.find(f"{C}cat")))) or categories
        series.append(
            Series("".join(_points(one.find(f"{C}tx"))[0].values()), tuple(_float(values.get(i)) for i in range(count)))
        )
    chart = root.find(f"{C}chart")
    title = _text(chart.find(f"{C}title")) if chart is not None else ""
    unit = _text(next((a.find(f"{C}title") for a in root.iter(f"{C}valAx")), None))
    stacked = _val(plot.find(f"{C}grouping")) in ("stacked", "percentStacked")
    return Chart(form, title, categories, tuple(series), unit, description, stacked)


def _val(node: etree._Element | None) -> str:
    return "" if node is None else str(node.get("val", ""))


def _text(node: etree._Element | None) -> str:
    return "" if node is None else "".join(str(t.text or "") for t in node.iter(f"{{{NS_A}}}t"))


def _count(node: etree._Element | None) -> int:
    count = next((c for c in node.iter(f"{C}ptCount")), None) if node is not None else None
    return int(_val(count)) if count is not None and _val(count).isdecimal() and int(_val(count)) < 100_000 else 0


def _points(node: etree._Element | None) -> tuple[dict[int, str], int]:
    """The cached points by index, and how many there are to be."""
    found: dict[int, str] = {}
    for point in node.iter(f"{C}pt") if node is not None else ():
        index, text = point.get("idx", ""), point.find(f"{C}v")
        if index.isdecimal() and text is not None:
            found[int(index)] = str(text.text or "")
    return found, _count(node)


def _float(text: str | None) -> float | None:
    try:
        return None if text is None else float(text)
    except ValueError:
        return None
