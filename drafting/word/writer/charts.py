"""Native charts: a chart part, the workbook behind it that Word opens on "Edit data", and the drawing in the text.

Norm: ECMA-376 part 1, 21.2 (DrawingML charts). Colours are those of the frame's theme; series differ in pattern of
lightness too, and each has its name in the legend, so that nothing rests on colour alone.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from datetime import datetime

from drafting.tree import Chart
from drafting.word.package.parts import HEAD
from drafting.word.package.zipping import Plain, write_zip
from drafting.word.text import attribute, escape

NS_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
NS_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
NS_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
NS_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
EMU = 635  # per twip
COLOURS = ("154273", "8FCAE7", "39870C", "B36200", "673327", "42145F")
"""Dark and light by turns, so that neighbours also differ in print without colour."""
_CATEGORY_AXIS, _VALUE_AXIS = 50010, 50020
_FIXED = datetime(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class ChartPart:
    """A chart as it goes into the package: the drawing for the text, the chart part and its workbook."""

    number: int
    rid: str
    drawing: str
    xml: bytes
    workbook: bytes


def chart_part(node: Chart, number: int, drawing_id: int, width: int) -> ChartPart:
    """A chart, `width` twips wide. `number` counts the charts of the document, `drawing_id` is free in it."""
    rid = f"rIdChart{number}"
    rows = len(node.categories) * (1 if node.stacked else max(1, len(node.series)))
    height = max(3600, 1500 + rows * 340) if node.form == "bar" else 4200
    return ChartPart(
        number, rid, _drawing(node, rid, drawing_id, width, min(height, 9000)), _xml(node), _workbook(node)
    )


def _drawing(node: Chart, rid: str, drawing_id: int, width: int, height: int) -> str:
    described = f' descr="{attribute(node.description)}"' if node.description else ""
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{NS_WP}" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width * EMU}" cy="{height * EMU}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:docPr id="{drawing_id}" name="{attribute(node.title) or "Grafiek"}"{described}/><wp:cNvGraphicFramePr/>'
        f'<a:graphic xmlns:a="{NS_A}"><a:graphicData uri="{NS_C}"><c:chart xmlns:c="{NS_C}" xmlns:r="{NS_R}" r:id="{rid}"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def _xml(node: Chart) -> bytes:
    line = node.form == "line"
    series = "".join(_series(node, i, line) for i in range(len(node.series)))
    axes = f'<c:axId val="{_CATEGORY_AXIS}"/><c:axId val="{_VALUE_AXIS}"/>'
    if line:
        grouping = "stacked" if node.stacked else "standard"
        plot = f'<c:lineChart><c:grouping val="{grouping}"/><c:varyColors val="0"/>{series}<c:marker val="1"/>{axes}</c:lineChart>'
    else:
        direction = "bar" if node.form == "bar" else "col"
        grouping, overlap = ("stacked", '<c:overlap val="100"/>') if node.stacked else ("clustered", "")
        plot = (
            f'<c:barChart><c:barDir val="{direction}"/><c:grouping val="{grouping}"/><c:varyColors val="0"/>{series}'
            f'<c:gapWidth val="60"/>{overlap}{axes}</c:barChart>'
        )
    legend = '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>' if len(node.series) > 1 else ""
    title = f'<c:title>{_rich(node.title, 1100, True)}<c:overlay val="0"/></c:title>' if node.title else ""
    without = "" if node.title else '<c:autoTitleDeleted val="1"/>'
    return (
        f'{HEAD}<c:chartSpace xmlns:c="{NS_C}" xmlns:a="{NS_A}" xmlns:r="{NS_R}"><c:roundedCorners val="0"/><c:chart>'
        f"{title}{without or '<c:autoTitleDeleted val=' + chr(34) + '0' + chr(34) + '/>'}<c:plotArea><c:layout/>{plot}{_axes(node)}</c:plotArea>{legend}"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        '<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="900"/></a:pPr><a:endParaRPr lang="nl-NL"/></a:p></c:txPr>'
        '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    ).encode()


def _axes(node: Chart) -> str:
    bar = node.form == "bar"
    # Horizontal bars are read from the top down.
    orientation = "maxMin" if bar else "minMax"
    unit = f'<c:title>{_rich(node.unit, 900, False)}<c:overlay val="0"/></c:title>' if node.unit else ""
    grid = '<c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="D9D9D9"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>'
    return (
        f'<c:catAx><c:axId val="{_CATEGORY_AXIS}"/><c:scaling><c:orientation val="{orientation}"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="{"l" if bar else "b"}"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:crossAx val="{_VALUE_AXIS}"/><c:crosses val="autoZero"/>'
        '<c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>'
        f'<c:valAx><c:axId val="{_VALUE_AXIS}"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="{"b" if bar else "l"}"/>{grid}{unit}<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="{_CATEGORY_AXIS}"/>'
        f'<c:crosses val="{"max" if bar else "autoZero"}"/>{_ticks(node)}</c:valAx>'
    )


def _ticks(node: Chart) -> str:
    """Small counts are marked one by one: there is no half company."""
    known = [v for one in node.series for v in one.values if v is not None]
    whole = bool(known) and max(known) <= 20 and all(float(v).is_integer() for v in known)
    return '<c:majorUnit val="1"/>' if whole else ""


def _rich(text: str, size: int, bold: bool) -> str:
    weight = ' b="1"' if bold else ' b="0"'
    return (
        f'<c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="{size}"{weight}/></a:pPr>'
        f'<a:r><a:rPr lang="nl-NL" sz="{size}"{weight}/><a:t>{escape(text)}</a:t></a:r></a:p></c:rich></c:tx>'
    )


def _series(node: Chart, index: int, line: bool) -> str:
    one = node.series[index]
    colour = COLOURS[index % len(COLOURS)]
    fill = f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'
    look = f'<c:spPr><a:ln w="28575">{fill}</a:ln></c:spPr>' if line else f"<c:spPr>{fill}</c:spPr>"
    symbol = ("circle", "square", "triangle", "diamond", "x", "star")[index % 6]
    marker = (
        f'<c:marker><c:symbol val="{symbol}"/><c:size val="6"/><c:spPr>{fill}</c:spPr></c:marker>'
        if line
        else '<c:invertIfNegative val="0"/>'
    )
    # Where bars stand alone, each says its figure; a stack says its parts in the table below it.
    shown = (
        ""
        if line or node.stacked or len(node.series) > 1
        else (
            '<c:dLbls><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr><c:dLblPos val="outEnd"/><c:showLegendKey val="0"/><c:showVal val="1"/>'
            '<c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>'
        )
    )
    column = _column(index + 2)
    last = len(node.categories) + 1
    points = "".join(
        f'<c:pt idx="{i}"><c:v>{_number(v)}</c:v></c:pt>' for i, v in enumerate(one.values) if v is not None
    )
    names = "".join(f'<c:pt idx="{i}"><c:v>{escape(c)}</c:v></c:pt>' for i, c in enumerate(node.categories))
    count = len(node.categories)
    return (
        f'<c:ser><c:idx val="{index}"/><c:order val="{index}"/><c:tx><c:strRef><c:f>Gegevens!${column}$1</c:f><c:strCache>'
        f'<c:ptCount val="1"/><c:pt idx="0"><c:v>{escape(one.name)}</c:v></c:pt></c:strCache></c:strRef></c:tx>{look}{marker}{shown}'
        f'<c:cat><c:strRef><c:f>Gegevens!$A$2:$A${last}</c:f><c:strCache><c:ptCount val="{count}"/>{names}</c:strCache></c:strRef></c:cat>'
        f"<c:val><c:numRef><c:f>Gegevens!${column}$2:${column}${last}</c:f><c:numCache><c:formatCode>General</c:formatCode>"
        f'<c:ptCount val="{count}"/>{points}</c:numCache></c:numRef></c:val>{"<c:smooth val=" + chr(34) + "0" + chr(34) + "/>" if line else ""}</c:ser>'
    )


def _number(n: float) -> str:
    return str(int(n)) if float(n).is_integer() and abs(n) < 1e15 else repr(float(n))


def _column(n: int) -> str:
    text = ""
    while n:
        n, rest = divmod(n - 1, 26)
        text = chr(65 + rest) + text
    return text


def _workbook(node: Chart) -> bytes:
    """The figures as a workbook, made by openpyxl and packed anew so that the same figures give the same bytes."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    sheet = book.create_sheet("Gegevens")
    sheet.append([_plain(node.unit), *(_plain(s.name) for s in node.series)])
    for i, category in enumerate(node.categories):
        sheet.append([_plain(category), *(s.values[i] if i < len(s.values) else None for s in node.series)])
    for cells in sheet.iter_rows():
        for cell in cells:
            if isinstance(cell.value, str):
                cell.data_type = "s"  # a name that begins with "=" is a name
    book.properties.creator = ""
    book.properties.created = book.properties.modified = _FIXED
    raw = io.BytesIO()
    book.save(raw)
    with zipfile.ZipFile(raw) as archive:
        members = [Plain(name, _steady(name, archive.read(name))) for name in archive.namelist()]
    return write_zip(members, "zlib")


def _plain(text: str) -> str:
    return "".join(c for c in text if c >= " ")


def _steady(name: str, content: bytes) -> bytes:
    if name != "docProps/core.xml":
        return content
    return b'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>'
