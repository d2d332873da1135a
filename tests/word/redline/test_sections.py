"""Sections and what they show: headers that change places, sections that come and go, marks that have nothing to join."""

from __future__ import annotations

import re

import pytest

import drafting
from drafting.word.package.opening import open_package
from drafting.word.package.soundness import unsound
from drafting.word.redline.sections import shown
from tests.word.redline.test_laws import _lawful
from tests.word.redline.test_marks import BERT, LONG, MAIN, MORE, _changed, _p, _part, _told
from tests.word.redline.test_marks import _body as _plain
from tests.word.redline.test_redline import STAMP

NS = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_BERT = BERT.decode()
HEADERS = ("Vertrouwelijk", "Bijlage A", "Bijlage B")


def _headed(docx: bytes) -> bytes:
    """The file with three headers that sections may show: rIdH0, rIdH1, rIdH2."""

    def change(parts: dict[str, bytes]) -> None:
        rels, types = "word/_rels/document.xml.rels", "[Content_Types].xml"
        for n, words in enumerate(HEADERS):
            parts[f"word/headerX{n}.xml"] = (
                b"<w:hdr " + NS + b"><w:p><w:r><w:t>" + words.encode() + b"</w:t></w:r></w:p></w:hdr>"
            )
            relation = f'<Relationship Id="rIdH{n}" Type="{OFFICE}/header" Target="headerX{n}.xml"/></Relationships>'
            parts[rels] = parts[rels].replace(b"</Relationships>", relation.encode())
            kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
            override = f'<Override PartName="/word/headerX{n}.xml" ContentType="{kind}"/></Types>'
            parts[types] = parts[types].replace(b"</Types>", override.encode())

    return _changed(docx, change)


def _shows(header: int | None) -> str:
    own = "" if header is None else f'<w:headerReference xmlns:r="{OFFICE}" w:type="default" r:id="rIdH{header}"/>'
    return f'<w:sectPr>{own}<w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'


def _end(text: str, header: int | None, mark: str = "") -> str:
    """A paragraph that ends a section with a header of its own, or the one of the section before."""
    return _p(text, (f"<w:rPr>{mark}</w:rPr>" if mark else "") + _shows(header))


def _doc(*paragraphs: str, last: int | None = None) -> bytes:
    made = _headed(_plain(*paragraphs))
    return _changed(
        made,
        lambda p: p.update(
            {
                MAIN: re.sub(
                    rb"<w:sectPr[^>]*>(?:(?!<w:sectPr).)*</w:sectPr>(?=</w:body>)",
                    _shows(last).encode(),
                    p[MAIN],
                    flags=re.DOTALL,
                )
            }
        ),
    )


def _headers(docx: bytes) -> list[str]:
    """What each section of a file without changes shows."""
    package = open_package(docx)
    found = []
    for section in shown(package.xml(package.main), package, True):
        part = section.heads.get(("header", "default"))
        found.append("" if part is None else "".join(package.xml(part).itertext()).strip())
    return found


PAIRS = {
    "places": ((_end(LONG, 0), _end(MORE, 1)), (_end(MORE, 1), _end(LONG, 0))),
    "gone": ((_end(LONG, 0), _end(MORE, 1), _p("Slot")), (_end(LONG, 0), _p("Slot"))),
    "gone, the next inherits": (
        (_end(LONG, 0), _end(MORE, 1), _end("Tussen", None)),
        (_end(LONG, 0), _end("Tussen", 1)),
    ),
    "come": ((_p(LONG), _p(MORE)), (_p(LONG), _end("Bijlage", 2), _p(MORE))),
    "come, the next inherits": ((_end(LONG, 0), _p(MORE)), (_end(LONG, 0), _end("Bijlage", 2), _p(MORE))),
    "another header": ((_end(LONG, 0), _p(MORE)), (_end(LONG, 2), _p(MORE))),
    "one header for two": ((_end(LONG, 0), _end(MORE, 1)), (_end(LONG, 0), _end(MORE, 0))),
    "none any more": ((_end(LONG, 0), _end(MORE, None)), (_end(LONG, None), _end(MORE, None))),
}


@pytest.mark.parametrize("pair", PAIRS.values(), ids=PAIRS.keys())
@pytest.mark.parametrize("last", [None, 1])
def test_each_section_shows_its_header_on_both_sides(
    pair: tuple[tuple[str, ...], tuple[str, ...]], last: int | None
) -> None:
    old, new = (_doc(*paragraphs, last=last) for paragraphs in pair)
    for one, other in ((old, new), (new, old)):
        marked = _lawful(one, other)
        assert _headers(drafting.accept_all(marked)) == _headers(other)
        assert _headers(drafting.reject_all(marked)) == _headers(one)
        assert unsound(marked) == unsound(other)


def test_headers_that_did_not_change_stay_as_they_are() -> None:
    old = _doc(_end(LONG, 0), _end(MORE, 1), last=2)
    new = _changed(old, lambda p: p.update({MAIN: p[MAIN].replace(b"voortgang", b"planning")}))
    marked = open_package(_lawful(old, new))
    assert {n for n in marked.parts if "header" in n} == {n for n in open_package(new).parts if "header" in n}
    assert _told(drafting.redline(old, new, **STAMP)) == [("deletion", "voortgang"), ("insertion", "planning")]


def test_a_sections_end_survives_a_mark_that_had_nothing_to_join() -> None:
    """Bert took out the last mark of NEW, which therefore stayed; OLD has a paragraph after it."""
    gone = f'<w:del w:id="7" {_BERT}/>'
    _lawful(_doc(_p(LONG), _p(MORE)), _doc(_end(LONG, 1, gone)))
    _lawful(_doc(_end(LONG, 1, f'<w:ins w:id="7" {_BERT}/>')), _doc(_p(LONG), _p(MORE)))


def test_a_mark_that_has_nothing_to_join_stays_its_authors_where_nothing_changed() -> None:
    gone = f'<w:rPr><w:del w:id="7" {_BERT}/></w:rPr>'
    table = '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="900"/></w:tblGrid><w:tr><w:tc><w:tcPr/><w:p/></w:tc></w:tr></w:tbl>'
    old, new = _doc(_p(LONG, gone), table, _p("een")), _doc(_p(LONG, gone), table, _p("twee"))
    marked = _lawful(old, new)
    assert _part(marked).count(b'w:author="Bert"') == 1


def test_a_cell_that_changed_leaves_the_cells_beside_it() -> None:
    row = (
        "<w:tr>"
        + "".join(f"<w:tc><w:tcPr/>{_p(words)}</w:tc>" for words in ("Mijlpaal", "Vergunning", "2027"))
        + "</w:tr>"
    )
    table = f'<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="900"/><w:gridCol w:w="900"/><w:gridCol w:w="900"/></w:tblGrid>{row}</w:tbl>'
    old, new = _doc(table, _p(LONG)), _doc(table.replace("2027", "2028"), _p(LONG))
    assert _told(_lawful(old, new)) == [("deletion", "2027"), ("insertion", "2028")]
