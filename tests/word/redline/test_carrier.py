"""The last paragraph of a story or cell: no change of ours in its mark, for there is nothing that it could join."""

from __future__ import annotations

import io
import zipfile

import pytest
from lxml import etree

import drafting
from drafting.word.revisions import revisions_of
from tests.word.redline.mutate import W
from tests.word.redline.test_laws import MATERIAL, PAIRS, Pair, _lawful, _sources
from tests.word.redline.test_marks import LONG, MORE, _body, _p, _part
from tests.word.redline.test_redline import STAMP, _draft, _real

_HOMES = tuple(f"{W}{n}" for n in ("body", "tc", "hdr", "ftr", "footnote", "endnote", "txbxContent"))
_HANDS = tuple(f"{W}{n}" for n in ("ins", "del", "moveFrom", "moveTo"))
_BLOCKS = tuple(f"{W}{n}" for n in ("p", "tbl", "sdt"))
CENTRE = '<w:jc w:val="center"/>'
TABLE = (
    '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="900"/></w:tblGrid><w:tr><w:tc><w:tcPr/><w:p/></w:tc></w:tr></w:tbl>'
)


def _changed_ends(marked: bytes) -> list[str]:
    """Where the mark of a last paragraph is ours to come or go, outside of rows and cells that come or go whole."""
    found = []
    with zipfile.ZipFile(io.BytesIO(marked)) as archive:
        for name in archive.namelist():
            if not name.startswith("word/") or not name.endswith(".xml"):
                continue
            for home in etree.fromstring(archive.read(name)).iter(*_HOMES):
                blocks = [c for c in home if c.tag in _BLOCKS]
                if (
                    not blocks
                    or blocks[-1].tag != f"{W}p"
                    or _row_comes_or_goes(home)
                    or _others(blocks)
                    or _bare(blocks)
                ):
                    continue
                if _ours(blocks[-1]):
                    found.append(f"{name} {etree.QName(home).localname}: {''.join(blocks[-1].itertext()).strip()[:60]}")
    return found


def _ours(paragraph: etree._Element) -> bool:
    return any(
        h.get(f"{W}author") == STAMP["author"] for tag in _HANDS for h in paragraph.iterfind(f"{W}pPr/{W}rPr/{tag}")
    )


def _row_comes_or_goes(home: etree._Element) -> bool:
    cells = [home, *home.iterancestors(f"{W}tc")]
    if any(cell.find(f"{W}tcPr/{W}{name}") is not None for cell in cells for name in ("cellIns", "cellDel")):
        return True
    return any(row.find(f"{W}trPr/{tag}") is not None for row in home.iterancestors(f"{W}tr") for tag in _HANDS)


def _others(blocks: list[etree._Element]) -> bool:
    """An end that Word does not write: a section's, or with marks of earlier authors; these stay as they are."""
    marks = [b.find(f"{W}pPr/{W}rPr") for b in blocks[-4:]]
    earlier = any(h.get(f"{W}author") != STAMP["author"] for m in marks if m is not None for h in m if h.tag in _HANDS)
    return earlier or any(b.find(f"{W}pPr/{W}sectPr") is not None for b in blocks[-4:])


def _bare(blocks: list[etree._Element]) -> bool:
    """One file ends with a table or has no paragraph at all, as Word does not write it either."""
    return not any(b.tag == f"{W}p" and not _ours(b) for b in blocks) or any(b.tag != f"{W}p" for b in blocks[-6:])


@pytest.mark.parametrize("pair", _real(), ids=lambda p: p["id"])
def test_no_last_mark_of_a_real_pair_comes_or_goes(pair: dict[str, str]) -> None:
    old, new = ((MATERIAL / "redline" / pair[side]).read_bytes() for side in ("before", "after"))
    for one, other in ((old, new), (new, old)):
        assert _changed_ends(drafting.redline(one, other, **STAMP)) == []


@pytest.mark.slow
@pytest.mark.parametrize("make", PAIRS, ids=lambda m: m.__name__)
def test_nor_of_a_drawn_pair(make: Pair) -> None:
    bad = {}
    for n, (name, raw) in enumerate(_sources()):
        if len(raw) < 60_000:
            found = _changed_ends(drafting.redline(*make(raw, 90_000 + n), **STAMP))
            if found:
                bad[f"{make.__name__} {90_000 + n} {name}"] = found
    assert bad == {}


def test_nor_of_our_own_drafts() -> None:
    assert (
        _changed_ends(drafting.redline(_draft(), _draft(confidentiality="fallback", milestones="fallback"), **STAMP))
        == []
    )


def _marks(marked: bytes) -> list[str]:
    """Of each paragraph its words and the change of its mark."""
    told = []
    for paragraph in etree.fromstring(_part(marked)).iter(f"{W}p"):
        hands = [etree.QName(h).localname for tag in _HANDS for h in paragraph.iterfind(f"{W}pPr/{W}rPr/{tag}")]
        words = "".join(t.text or "" for t in paragraph.iter(f"{W}t", f"{W}delText"))
        told.append(f"{words[:9]} {'+'.join(hands)}".strip())
    return told


def test_a_paragraph_added_at_the_end_is_said_by_the_mark_before_it() -> None:
    marked = _lawful(_body(_p(LONG)), _body(_p(LONG), _p(MORE, CENTRE)))
    assert _marks(marked) == ["Partijen  ins", "Het Bedri"]
    assert b"<w:pPrChange " in _part(marked)  # rejected, the last one looks as the only one did


def test_a_paragraph_taken_out_at_the_end_is_said_by_the_mark_before_it() -> None:
    marked = _lawful(_body(_p(LONG), _p(MORE, CENTRE)), _body(_p(LONG)))
    assert _marks(marked) == ["Partijen  del", "Het Bedri"]


def test_one_paragraph_for_another_stays_one_paragraph() -> None:
    marked = _lawful(_body(_p(LONG)), _body(_p("Geheel anders.", CENTRE)))
    assert len(_marks(marked)) == 1
    assert [r.sort for r in revisions_of(marked) if r.sort != "properties"] == ["deletion", "insertion"]


def test_a_table_and_a_paragraph_added_at_the_end() -> None:
    marked = _lawful(_body(_p(LONG)), _body(_p(LONG), TABLE, _p(MORE)))
    assert _marks(marked) == ["Partijen  ins", "ins", "Het Bedri"]
    _lawful(_body(_p(LONG), TABLE, _p(MORE)), _body(_p(LONG)))
    _lawful(_body(_p(LONG)), _body(_p("Anders."), TABLE, _p(MORE)))


def test_words_and_whole_paragraphs_after_them_are_one_change() -> None:
    """ "…; en" and a next item: the mark between them comes with them, so that one rejection takes out both."""
    one, more = "a. het eerste;", "a. het eerste; en het tweede;"
    marked = _lawful(_body(_p(one), _p(LONG)), _body(_p(more), _p("b. het derde."), _p(LONG)))
    assert _marks(marked) == ["a. het ee ins", "b. het de", "Partijen"]
    unlike = _lawful(_body(_p(one), _p(LONG)), _body(_p(more), _p("b. het derde.", CENTRE), _p(LONG)))
    assert _marks(unlike) == ["a. het ee", "b. het de ins", "Partijen"]


def test_a_moved_paragraph_at_either_end() -> None:
    first, last = _p(LONG), _p(MORE)
    middle = [_p(f"Alinea nummer {n} van het document staat hier.") for n in range(3)]
    for one, other in (
        ([first, *middle, last], [last, first, *middle]),
        ([first, *middle, last], [*middle, last, first]),
    ):
        for old, new in ((one, other), (other, one)):
            assert _changed_ends(_lawful(_body(*old), _body(*new))) == []


def test_a_text_box_that_comes_or_goes_says_nothing_of_its_own() -> None:
    """Its run comes or goes; what stands in it is not marked again."""
    found = list((MATERIAL / "redline").rglob("*Text*ox*.docx")) if MATERIAL.is_dir() else []
    if not found:
        pytest.skip("../shared is not here")
    bare = _body(_p(LONG), _p(MORE))
    for path in found:
        for old, new in ((bare, path.read_bytes()), (path.read_bytes(), bare)):
            marked = etree.fromstring(_part(drafting.redline(old, new, **STAMP)))
            for box in marked.iter(f"{W}txbxContent"):
                assert not any(h.get(f"{W}author") == STAMP["author"] for h in box.iter(*_HANDS)), path.name
