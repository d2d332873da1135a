"""Cells that come or go: marked as such, so that the rest of their rows stays."""

from __future__ import annotations

from lxml import etree

from tests.word.redline.mutate import W
from tests.word.redline.test_laws import _lawful
from tests.word.redline.test_marks import LONG, _body, _p, _part, _told

ROWS = (("Mijlpaal", "Uiterlijk", "Stand"), ("Vergunning", "2027", "aangevraagd"), ("Ingebruikname", "2029", "gepland"))


def _table(rows: tuple[tuple[str, ...], ...]) -> str:
    grid = "".join('<w:gridCol w:w="900"/>' for _ in rows[0])
    made = "".join(
        "<w:tr>" + "".join(f"<w:tc><w:tcPr/>{_p(words)}</w:tc>" for words in row) + "</w:tr>" for row in rows
    )
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{made}</w:tbl>"


def _without(column: int) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(words for n, words in enumerate(row) if n != column) for row in ROWS)


def test_a_column_comes_and_goes_cell_by_cell() -> None:
    whole = _body(_table(ROWS), _p(LONG))
    for column in range(3):
        less = _body(_table(_without(column)), _p(LONG))
        words = [row[column] for row in ROWS]
        for old, new, sort, mark in ((less, whole, "insertion", "cellIns"), (whole, less, "deletion", "cellDel")):
            marked = _lawful(old, new)
            assert [(s, t) for s, t in _told(marked) if s != "mark" and t] == [(sort, word) for word in words]
            cells = [
                c for c in etree.fromstring(_part(marked)).iter(f"{W}tc") if c.find(f"{W}tcPr/{W}{mark}") is not None
            ]
            assert ["".join(c.itertext()) for c in cells] == words


def test_a_column_comes_while_a_cell_changes() -> None:
    changed = tuple(tuple(words.replace("2027", "2028") for words in row) for row in ROWS)
    marked = _lawful(_body(_table(_without(2)), _p(LONG)), _body(_table(changed), _p(LONG)))
    told = [(s, t) for s, t in _told(marked) if s != "mark" and t]
    assert ("deletion", "2027") in told
    assert ("insertion", "2028") in told
    assert not [t for s, t in told if t == "Vergunning"]


def test_two_columns_come_and_one_goes_elsewhere() -> None:
    wider = tuple((row[0], "nieuw", row[1], row[2], "ook nieuw") for row in ROWS)
    _lawful(_body(_table(ROWS), _p(LONG)), _body(_table(wider), _p(LONG)))
    _lawful(_body(_table(wider), _p(LONG)), _body(_table(_without(1)), _p(LONG)))
