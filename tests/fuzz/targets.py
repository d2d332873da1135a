"""What is done with each kind of file from outside. Each ends in a result or in a DraftingError; anything else is a finding."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

from lxml import etree

from drafting.errors import Finding
from tests.conftest import ROOT
from tests.word.template.made import docx, footnote, p, tbl, tr

EXAMPLES = ROOT / "examples"
_CLAUSE = (ROOT / "clauses" / "final" / "costs.md") if (ROOT / "clauses" / "final" / "costs.md").is_file() else None


def _table(rows: int) -> str:
    return tbl(2, *(tr(f"Cel {i}", str(i)) for i in range(rows)))


def _word() -> bytes:
    return docx(
        p("Artikel 1 Doel", properties='<w:pStyle w:val="Heading1"/>'), p("De Staat betaalt ", "€ 100", " op 1 mei 2025."), _table(3),
        p("Slot.").replace("</w:p>", footnote(1) + "</w:p>"), footnotes={1: "Kamerstukken II 2024/25, 36 100, nr. 1."}, header="Kop",
        properties={"title": "Brief"},
    )  # fmt: skip


def _template() -> bytes:
    return docx(
        p("Aan {{ naam }}, {{ bedrag|upper }}"), p("{% for r in rijen %}{{ r.a }}{% if r.b %} ({{ r.b }}){% endif %}{% endfor %}"),
        p("{%p if naam %}"), p("{{ naam ~ '!' }} {{ rijen|length }}"), p("{%p endif %}"), header="{{ naam }}",
    )  # fmt: skip


def _pdf() -> bytes:
    import pikepdf

    made = pikepdf.new()
    made.add_blank_page(page_size=(200, 200))
    made.docinfo["/Author"] = "An"
    out = io.BytesIO()
    made.save(out, static_id=True)
    return out.getvalue()


def _clause() -> bytes:
    path = next(p for p in sorted((ROOT / "clauses").rglob("*.md")) if p.stat().st_size < 6_000)
    return path.read_bytes()


def _json() -> bytes:
    from drafting.intake import dossier_json, load_dossier

    return dossier_json(load_dossier(EXAMPLES / "wadchemie" / "dossier.yaml")).encode()


SEEDS: dict[str, Callable[[], bytes]] = {
    "docx": _word,
    "redline": _word,
    "xlsx": (EXAMPLES / "voortgang-2025" / "voortgang.xlsx").read_bytes,
    "pdf": _pdf,
    "yaml": (EXAMPLES / "wadchemie" / "dossier.yaml").read_bytes,
    "json": _json,
    "csv": lambda: 'naam;kvk;bedrag\nAn;01234567;"1.250,50"\n"Bo ""B""";2;=1+1\nCé;3;\n'.encode(),
    "clause": _clause,
    "template": _template,
    "frame": (ROOT / "templates" / "eop" / "frame.docx").read_bytes,
}


def _sound(raw: bytes) -> None:
    """What was made can be opened: a zip whose XML parts are XML. Raises AssertionError."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(archive.read(name), etree.XMLParser(huge_tree=True))


def _do_docx(raw: bytes, folder: Path) -> None:
    from drafting.api.checks import check_word
    from drafting.api.inspect import clean, inspect

    check_word(raw, "a.docx")
    inspect(raw, "a.docx")
    _sound(clean(raw))


def _do_redline(raw: bytes, folder: Path) -> None:
    from drafting.api.redline import redline, summary

    for old, new in ((_word(), raw), (raw, _word())):
        made = redline(old, new, author="An")
        _sound(made)
        summary(made)


def _do_xlsx(raw: bytes, folder: Path) -> None:
    from drafting.api.portfolio import read_portfolio

    path = folder / "a.xlsx"
    path.write_bytes(raw)
    _rows(path)
    read_portfolio(path)


def _rows(path: Path) -> None:
    from drafting.batch import Options, jobs_of

    for job in jobs_of(str(path), Options("uit", template=str(path))):
        for finding in job.fault:
            _told(finding)


def _do_pdf(raw: bytes, folder: Path) -> None:
    from drafting.api.inspect import clean, inspect

    inspect(raw, "a.pdf")
    clean(raw, name="a.pdf")


def _do_dossier(raw: bytes, folder: Path, ending: str) -> None:
    from drafting.intake import load_dossier

    path = folder / f"a.{ending}"
    path.write_bytes(raw)
    load_dossier(path)


def _do_csv(raw: bytes, folder: Path) -> None:
    path = folder / "a.csv"
    path.write_bytes(raw)
    _rows(path)


def _do_clause(raw: bytes, folder: Path) -> None:
    from drafting.clauses import Library
    from drafting.clauses.check import static_findings

    (folder / "clauses" / "final").mkdir(parents=True, exist_ok=True)
    (folder / "clauses" / "final" / "a.md").write_bytes(raw)
    library = Library([folder / "clauses"])
    for finding in static_findings(list(library), library):
        _told(finding)


def _do_template(raw: bytes, folder: Path) -> None:
    from drafting.api.fill import Template

    template = Template(raw, name="a.docx")
    _sound(template.fill({"naam": "An & Bo", "bedrag": "een", "rijen": [{"a": 1, "b": "x"}, {"a": 2, "b": ""}]}))


def _do_frame(raw: bytes, folder: Path) -> None:
    from drafting.word.writer.frame import compile_frame
    from drafting.word.writer.lists import Scheme

    compile_frame(raw, "frame.docx", Scheme("nl", "statute", "Bijlage"))


DONE: dict[str, Callable[[bytes, Path], None]] = {
    "docx": _do_docx,
    "redline": _do_redline,
    "xlsx": _do_xlsx,
    "pdf": _do_pdf,
    "yaml": lambda raw, folder: _do_dossier(raw, folder, "yaml"),
    "json": lambda raw, folder: _do_dossier(raw, folder, "json"),
    "csv": _do_csv,
    "clause": _do_clause,
    "template": _do_template,
    "frame": _do_frame,
}


def _told(finding: Finding) -> None:
    """A finding can be said in both languages."""
    assert finding.text("nl")
    assert finding.text("en")
