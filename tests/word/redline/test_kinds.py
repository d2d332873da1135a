"""What programs do to words, one form each, with and without an edit on top, in OLD, in NEW and in both; and in a merge.

Only the edit is marked; rejecting gives OLD, and the file is sound."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import drafting
from drafting.api.redline import summary
from drafting.word.package.soundness import unsound
from drafting.word.revisions import revisions_of
from tests.word.redline.oracle import plainly, view
from tests.word.redline.test_marks import _body, _p
from tests.word.redline.test_redline import STAMP

STAYS = _p("Een tweede alinea die blijft zoals zij was en niets doet.")
EDIT = [("", "zes"), ("vier", "")]
_OUT, _IN = "</w:t></w:r>", '<w:r><w:t xml:space="preserve">'


def told(marked: bytes) -> list[tuple[str, str]]:
    """What is marked, but for controls and looks that come or go by themselves."""
    return sorted((r.old, r.new) for r in revisions_of(marked) if r.sort not in ("control", "properties"))


def _holds(
    old: bytes, new: bytes, wanted: list[tuple[str, str]], look: Callable[[Any], Any] = lambda seen: seen
) -> None:
    marked = drafting.redline(old, new, **STAMP)
    assert told(marked) == sorted(wanted)
    assert look(view(marked, False)) == look(view(old, True))
    assert [f.code for f in unsound(marked) if f.code not in {x.code for x in (*unsound(old), *unsound(new))}] == []


def _every_way(plain: bytes, edited: bytes, came: bytes, came_edited: bytes, edit: list[tuple[str, str]]) -> None:
    for old, new, wanted in (
        (plain, came, []), (came, plain, []), (plain, came_edited, edit), (came, edited, edit), (came, came_edited, edit),
    ):  # fmt: skip
        _holds(old, new, wanted)
    for base, ours, theirs, counts in ((plain, plain, came_edited, (0, 1)), (came, edited, plain, (1, 0))):
        made = drafting.merge(base, ours, theirs, **STAMP)
        assert (made.ours, made.theirs, made.conflicts) == (*counts, ())


# ---------------------------------------------------------------- 1: a word is a word however its runs lie

BETWEEN = {
    "rsid": f'{_OUT}<w:r w:rsidR="00AB1234"><w:t xml:space="preserve">',
    "proofErr": f'{_OUT}<w:proofErr w:type="spellStart"/>{_IN}',
    "page break that was shown": f'{_OUT}<w:r><w:lastRenderedPageBreak/><w:t xml:space="preserve">',
    "empty run": f"{_OUT}<w:r></w:r>{_IN}",
    "empty text": f"{_OUT}<w:r><w:t></w:t></w:r>{_IN}",
    "_GoBack": f'{_OUT}<w:bookmarkStart w:id="5" w:name="_GoBack"/><w:bookmarkEnd w:id="5"/>{_IN}',
    "bookmark": f'{_OUT}<w:bookmarkStart w:id="5" w:name="iets"/><w:bookmarkEnd w:id="5"/>{_IN}',
    "permission": f'{_OUT}<w:permStart w:id="5" w:edGrp="everyone"/><w:permEnd w:id="5"/>{_IN}',
    "language": f'{_OUT}<w:r><w:rPr><w:lang w:val="en-US"/></w:rPr><w:t xml:space="preserve">',
    "noProof": f'{_OUT}<w:r><w:rPr><w:noProof/></w:rPr><w:t xml:space="preserve">',
    "softHyphen": '</w:t><w:softHyphen/><w:t xml:space="preserve">',
    "XML comment": f"{_OUT}<!-- x -->{_IN}",
}
AROUND = {
    "smartTag": ('<w:smartTag w:uri="urn:x" w:element="place">', "</w:smartTag>"),
    "customXml": ('<w:customXml w:uri="urn:x" w:element="place">', "</w:customXml>"),
    "control": ('<w:sdt><w:sdtPr><w:id w:val="77"/></w:sdtPr><w:sdtContent>', "</w:sdtContent></w:sdt>"),
    "dir": ('<w:dir w:val="ltr">', "</w:dir>"),
}


def _letter(sign: str, around: tuple[str, str], weeks: str) -> bytes:
    whole = (
        f"{_IN}De Minister betaalt een vergoe{sign}ding van € 1.2{sign}50.000 binnen {weeks} weken na "
        f"{_OUT if around[0] else ''}{around[0]}{_IN if around[0] else ''}ontvang{_OUT if around[0] else ''}{around[1]}"
        f"{_IN if around[0] else ''}st van de factuur.{_OUT}"
    )
    return _body(f"<w:p>{whole}</w:p>", STAYS)


@pytest.mark.parametrize("form", [*BETWEEN, *AROUND])
def test_a_word_is_a_word_however_its_runs_lie(form: str) -> None:
    came = [_letter(BETWEEN.get(form, ""), AROUND.get(form, ("", "")), weeks) for weeks in ("vier", "zes")]
    plain = [_letter("", ("", ""), weeks) for weeks in ("vier", "zes")]
    _every_way(plain[0], plain[1], came[0], came[1], EDIT)


# ---------------------------------------------------------------- 2: controls whose borders moved


def _control(tag: str, number: int, *inside: str) -> str:
    own = f'<w:tag w:val="{tag}"/>' if tag else ""
    return (
        f'<w:sdt><w:sdtPr>{own}<w:id w:val="{number}"/></w:sdtPr><w:sdtContent>{"".join(inside)}</w:sdtContent></w:sdt>'
    )


def _xml(*inside: str) -> str:
    return f'<w:customXml w:uri="urn:x" w:element="a">{"".join(inside)}</w:customXml>'


def _members(amount: str) -> list[str]:
    sums = ["1", "2", amount, "4", "5", "6"]
    said = "Artikel {} lid een. De Minister verleent een bijdrage van {} miljoen euro voor project {} van het bedrijf."
    return [_p(said.format(n, amount, n)) for n, amount in enumerate(sums, 1)]


BORDERS = {
    "closed early": lambda p: _body(_control("clause:a@1", 1, p[0]), p[1], _control("clause:b@1", 2, *p[2:4]), _control("clause:c@1", 3, *p[4:])),
    "crossing": lambda p: _body(_control("clause:a@1", 1, *p[:3]), _control("clause:b@1", 2, p[3]), _control("clause:c@1", 3, *p[4:])),
    "untagged": lambda p: _body(_control("", 1, *p[:2]), _control("", 2, *p[2:4]), _control("", 3, *p[4:])),
    "two articles in one": lambda p: _body(_control("clause:a@1", 1, *p[:4]), _control("clause:c@1", 3, *p[4:])),
    "none": lambda p: _body(*p),
    "nested": lambda p: _body(_control("x", 9, _control("clause:a@1", 1, *p[:2]), _control("clause:b@1", 2, *p[2:4])), _control("clause:c@1", 3, *p[4:])),
    "customXml": lambda p: _body(_xml(*p[:2]), _control("clause:b@1", 2, *p[2:4]), _control("clause:c@1", 3, *p[4:])),
    "customXml around all": lambda p: _body(_xml(*p)),
    "one around all": lambda p: _body(_control("q", 4, *p)),
}  # fmt: skip


def _as_made(p: list[str]) -> bytes:
    return _body(*(_control(f"clause:{name}@1", n + 1, *p[2 * n : 2 * n + 2]) for n, name in enumerate("abc")))


@pytest.mark.parametrize("form", BORDERS)
def test_words_in_controls_whose_borders_moved_are_the_same_words(form: str) -> None:
    was, now = _members("3"), _members("9")
    make = BORDERS[form]
    _every_way(_as_made(was), _as_made(now), make(was), make(now), [("", "9"), ("3", "")])


def _row(*cells: str) -> str:
    return f"<w:tr>{''.join(cells)}</w:tr>"


def _cell(inside: str) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="100" w:type="dxa"/></w:tcPr>{inside}</w:tc>'


def _table(*rows: str) -> str:
    return (
        f'<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="100"/><w:gridCol w:w="100"/></w:tblGrid>{"".join(rows)}</w:tbl>'
    )


HEAD, NAME = _row(_cell(_p("Mijlpaal")), _cell(_p("Datum"))), _cell(_p("Oplevering van de installatie"))
TABLES = {
    "row": lambda d: _table(HEAD, _control("r", 5, _row(NAME, _cell(_p(d))))),
    "cell": lambda d: _table(HEAD, _row(NAME, _control("c", 6, _cell(_p(d))))),
    "table": lambda d: _control("t", 7, _table(HEAD, _row(NAME, _cell(_p(d))))),
    "in a cell": lambda d: _table(HEAD, _row(NAME, _cell(_control("d", 8, _p(d))))),
    "customXml around a row": lambda d: _table(HEAD, _xml(_row(NAME, _cell(_p(d))))),
}


@pytest.mark.parametrize("form", TABLES)
def test_words_in_rows_and_cells_in_controls_are_the_same_words(form: str) -> None:
    days = "31 maart 2029 en een bijdrage van drie", "31 maart 2029 en een bijdrage van negen"
    made = [_body(STAYS, TABLES[form](day), STAYS) for day in days]
    plain = [_body(STAYS, _table(HEAD, _row(NAME, _cell(_p(day)))), STAYS) for day in days]
    edit = [("", "negen"), ("drie", "")]
    for old, new, wanted in ((plain[0], made[0], []), (made[0], plain[0], []), (plain[0], made[1], edit), (made[0], plain[1], edit), (made[0], made[1], edit)):  # fmt: skip
        _holds(old, new, wanted)


# ---------------------------------------------------------------- 3: fields as a whole


def _field(code: str, result: str, own: str = "", form: str = "") -> str:
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"{own}>{form}</w:fldChar></w:r><w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{result}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def _referring(inside: str, weeks: str = "vier") -> bytes:
    target = '<w:p><w:bookmarkStart w:id="1" w:name="a1"/><w:r><w:t>Het doel</w:t></w:r><w:bookmarkEnd w:id="1"/></w:p>'
    line = f"<w:p>{_IN}Zoals bepaald in {_OUT}{inside}{_IN} betaalt de Minister binnen {weeks} weken.{_OUT}</w:p>"
    return _body(target, line, STAYS)


REF = "REF a1 \\h"
FIELDS = {
    "form": _field(REF, "artikel 5", "", '<w:ffData><w:name w:val="x"/></w:ffData>'),
    "dirty": _field(REF, "artikel 5", ' w:dirty="true"'),
    "locked": _field(REF, "artikel 5", ' w:fldLock="1"'),
    "its own text": f"{_IN}artikel 5{_OUT}",
    "simple": f'<w:fldSimple w:instr=" {REF} "><w:r><w:t>artikel 5</w:t></w:r></w:fldSimple>',
    "other switches": _field(f"{REF} \\* MERGEFORMAT", "artikel 5"),
    "other spaces": _field("REF  a1  \\h", "artikel 5"),
    "code over runs": _field(REF, "artikel 5").replace("REF", 'R</w:instrText></w:r><w:r><w:instrText xml:space="preserve">EF'),
}  # fmt: skip


@pytest.mark.parametrize("form", FIELDS)
def test_a_field_is_the_same_field(form: str) -> None:
    plain = [_referring(_field(REF, "artikel 5"), weeks) for weeks in ("vier", "zes")]
    came = [_referring(FIELDS[form], weeks) for weeks in ("vier", "zes")]
    for old, new, wanted in ((plain[0], came[0], []), (came[0], plain[0], []), (plain[0], came[1], EDIT), (came[0], plain[1], EDIT)):  # fmt: skip
        _holds(old, new, wanted, plainly)  # whether a field is due for an update is no difference to a reader


@pytest.mark.parametrize("code", ["PAGE", "NUMPAGES", "PAGEREF a1 \\h", "SECTIONPAGES"])
def test_the_number_of_a_page_is_no_change(code: str) -> None:
    _holds(_referring(_field(code, "9")), _referring(_field(code, "12")), [])


def test_a_reference_to_something_else_is_told_whatever_it_prints() -> None:
    other = _referring(_field("REF b2 \\h", "artikel 5"))
    assert "artikel 5" in summary(drafting.redline(_referring(_field(REF, "artikel 5")), other, **STAMP))
    links = [
        _body(f'<w:p><w:hyperlink w:anchor="{to}"><w:r><w:t>artikel 5</w:t></w:r></w:hyperlink></w:p>', STAYS)
        for to in "ab"
    ]
    assert "artikel 5" in summary(drafting.redline(links[0], links[1], **STAMP))


# ---------------------------------------------------------------- 11: what moved is told by its text

ARTICLES = [
    _p(f"Artikel {n} gaat over onderwerp nummer {n} en bepaalt wat partijen dan doen met zaak {n * 7}.")
    for n in range(1, 9)
]
PASTED = {
    "as it was": ARTICLES[5],
    "over runs": ARTICLES[5].replace("gaat", 'ga</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:rPr><w:lang w:val="en-US"/></w:rPr><w:t>at'),
    "another style": ARTICLES[5].replace("<w:p>", '<w:p><w:pPr><w:ind w:left="40"/></w:pPr>'),
    "other spaces": ARTICLES[5].replace("nummer ", "nummer\u00a0"),
}  # fmt: skip


@pytest.mark.parametrize("form", PASTED)
def test_what_was_cut_and_pasted_is_told_as_moved(form: str) -> None:
    heads = [_p(f"Kop {n}") + article for n, article in enumerate(ARTICLES)]
    moved = [*heads[:2], _p("Kop 5") + PASTED[form], *heads[2:5], *heads[6:]]
    marked = drafting.redline(_body(*heads), _body(*moved), **STAMP)
    sorts = {r.sort for r in revisions_of(marked)} - {"mark", "properties"}
    assert sorts == {"moved-here", "moved-away"}
    assert view(marked, False) == view(_body(*heads), True)
    assert view(marked, True) == view(_body(*moved), True)


# ---------------------------------------------------------------- 13: words with digits are words


@pytest.mark.parametrize(
    ("was", "now"),
    [("195d", "195g"), ("5.2a", "5.2b"), ("2e", "3e"), ("PM10", "PM25"), ("A4-formaat", "A3-formaat"), ("4.3.1", "4.3.2")],
)  # fmt: skip
def test_words_with_digits_are_whole(was: str, now: str) -> None:
    old, new = (_body(_p(f"Daarvoor geldt {said} van de wet tot 2030."), STAYS) for said in (was, now))
    assert told(drafting.redline(old, new, **STAMP)) == [("", now), (was, "")]
