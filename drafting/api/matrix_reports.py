"""The table of a negotiation as a file: an Excel workbook, a Word annex, a page, text or JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from drafting import messages
from drafting.api.documents import render
from drafting.api.review_reports import block, cells, cover_of, section, table
from drafting.api.review_text import say, short
from drafting.returns.matrix import AGREED, DECIDE, OPEN, OWN, THEM, US, Cell, Matrix, Round, Row
from drafting.returns.records import KEPT, UNCHANGED
from drafting.tree import BodyNode, Document

FORMATS = ("text", "json", "html", "docx", "xlsx")
ACROSS = 4
"""As many rounds stand beside each other in a table on paper; more go into the next table."""
WIDE = 300
_COLOURS = {AGREED: "DDEFD9", OPEN: "FFF0C2", DECIDE: "F8D7D0"}


def matrix_report(found: Matrix, format: str = "text", lang: str = "nl") -> bytes:
    """The table in one of `FORMATS`, in `lang`."""
    if format == "json":
        return (json.dumps(as_data(found), ensure_ascii=False, indent=1) + "\n").encode()
    if format == "text":
        return ("\n".join(_lines(found, lang)) + "\n").encode()
    if format == "xlsx":
        return _workbook(found, lang)
    return render(_document(found, lang), format)


def as_data(found: Matrix) -> dict[str, Any]:
    """Plain lists and dicts."""

    def row(one: Row) -> dict[str, Any]:
        told = {n: getattr(one, n) for n in ("clause", "number", "heading", "sort", "asks")}
        return {**told, "state": one.last.state, "cells": [None if c is None else _cell_data(c) for c in one.cells]}

    return {
        "draft": found.draft,
        "rounds": [asdict(r) for r in found.rounds],
        "rows": [row(r) for r in found.rows],
        "agenda": [r.clause for r in found.agenda],
    }


def _cell_data(cell: Cell) -> dict[str, Any]:
    return {**asdict(cell), "words": [{"old": a, "new": b} for a, b in cell.words]}


# ---------------------------------------------------------------- words


def title_of(row: Row, lang: str) -> str:
    """How users call a clause."""
    if row.clause.startswith("#"):
        return say("head-outside", lang)
    name = row.heading or row.clause.lstrip("+")
    if row.sort == "definition":
        return f"{say('sort-definition', lang)} {name}"
    if row.sort == "recital":
        return f"{say('sort-recital', lang)} {row.number}".strip()
    if row.number and not row.clause.startswith("annex"):
        return f"{say('sort-clause', lang)} {row.number} {name}"
    return f"{row.number} {name}".strip()


def head_of(one: Round, lang: str) -> str:
    """The head of a column: which revision, whose, when."""
    return f"@{one.number} {say(f'side-{one.side}', lang, who=one.who)}\n{one.moment[:10]}"


def cell_lines(cell: Cell | None, lang: str) -> Iterator[str]:
    """What a cell says: who moved and how, from which position to which, how it stands, who must approve, what was decided."""
    if cell is None:
        return
    if cell.who:
        happened = [say(f"mover-{cell.who}", lang)]
        happened += [say(cell.presence, lang)] if cell.presence != KEPT else []
        happened += [say("moved", lang)] if cell.moved else []
        if cell.changed != UNCHANGED and (cell.who == THEM or cell.presence == KEPT):
            happened.append(say(cell.changed, lang) if cell.who == THEM else say("changed-by-us", lang))
        yield f"{happened[0]}: {', '.join(happened[1:])}" if len(happened) > 1 else happened[0]
    if cell.was != cell.now and cell.was and cell.now:
        yield f"{position(cell.was, lang)} → {position(cell.now, lang)}"
    elif cell.now:
        yield position(cell.now, lang)
    yield say(f"matrix-{cell.state}", lang) + (f" ({_decided(cell, lang)})" if cell.decision else "")
    if cell.approver:
        yield say("approval-due", lang, who=cell.approver)


def position(name: str, lang: str) -> str:
    """A position as the library names it; words that are in none by a word of their own."""
    return say("position-own", lang) if name == OWN else name


def _decided(cell: Cell, lang: str) -> str:
    why = messages.text(f"review.left-{cell.why}", lang) if cell.decision == "open" and cell.why else cell.why
    return f"{say(f'decided-{cell.decision}', lang)}{': ' if why else ''}{why}"


def _words(row: Row, lang: str) -> str:
    nothing = say("nothing-there", lang)
    return "\n".join(f"{short(a, WIDE) or nothing} → {short(b, WIDE) or nothing}" for a, b in row.words)


def _due(row: Row, lang: str) -> str:
    return row.last.approver


def _counts(found: Matrix, lang: str) -> str:
    states = [r.last.state for r in found.rows]
    told = {state: states.count(state) for state in (AGREED, OPEN, DECIDE)}
    return say("matrix-counts", lang, clauses=len(states), rounds=len(found.rounds), **told)


def agenda_rows(found: Matrix, lang: str) -> list[tuple[str, ...]]:
    """What is still open, a row each: the clause, how it stands, the words that differ, what they usually ask, who must approve."""
    return [
        (
            title_of(r, lang), say(f"matrix-{r.last.state}", lang), position(r.last.now, lang), _words(r, lang), r.asks, _due(r, lang),
        )
        for r in found.agenda
    ]  # fmt: skip


def _agenda_heads(lang: str) -> tuple[str, ...]:
    return tuple(say(f"column-{n}", lang) for n in ("clause", "state", "position", "words", "asks", "approver"))


# ---------------------------------------------------------------- forms


def _lines(found: Matrix, lang: str) -> Iterator[str]:
    yield say("matrix-title", lang, draft=found.draft)
    yield _counts(found, lang)
    for one in found.rounds:
        yield f"  {' '.join(head_of(one, lang).split())}"
    for row in found.rows:
        told = [(r, c) for r, c in zip(found.rounds, row.cells, strict=True) if c is not None and c.stirred]
        if not told:
            continue
        yield ""
        yield title_of(row, lang)
        for one, cell in told:
            yield f"  @{one.number} {'; '.join(cell_lines(cell, lang))}"
            for old, new in cell.words:
                yield f"     «{short(old)}» → «{short(new)}»"
    yield ""
    yield say("matrix-agenda", lang, count=len(found.agenda))
    for row in found.agenda:
        yield f"  {title_of(row, lang)}: {say(f'matrix-{row.last.state}', lang)}"


def _workbook(found: Matrix, lang: str) -> bytes:
    from drafting.workbook.listing import Page, Shown, pages_file

    heads = [say("column-clause", lang), say("column-id", lang), say("column-state", lang)]
    heads += [head_of(r, lang) for r in found.rounds]
    rows: list[list[str | Shown]] = [
        [
            title_of(r, lang), r.clause, Shown(say(f"matrix-{r.last.state}", lang), _COLOURS[r.last.state]),
            *(Shown("\n".join(cell_lines(c, lang)), _COLOURS[c.state] if c else "") for c in r.cells),
        ]
        for r in found.rows
    ]  # fmt: skip
    agenda: list[list[str | Shown]] = [
        [told[0], Shown(told[1], _COLOURS[r.last.state]), *told[2:]]
        for r, told in zip(found.agenda, agenda_rows(found, lang), strict=True)
    ]
    words: list[list[str | Shown]] = [
        [title_of(r, lang), r.clause, f"@{one.number}", say(f"mover-{c.who}", lang), old, new]
        for r in found.rows
        for one, c in zip(found.rounds, r.cells, strict=True)
        if c is not None and c.stirred
        for old, new in c.words
    ]
    word_heads = [say(f"column-{n}", lang) for n in ("clause", "id", "round", "mover", "was", "now")]
    return pages_file(
        [
            Page(say("sheet-matrix", lang), heads, rows, 1),
            Page(say("sheet-agenda", lang), _agenda_heads(lang), agenda, 1),
            Page(say("sheet-words", lang), word_heads, words, 1),
        ]
    )


def _document(found: Matrix, lang: str) -> Document:
    title = say("matrix-title", lang, draft=found.draft)
    body: list[BodyNode] = [block(_counts(found, lang))]
    agenda = agenda_rows(found, lang)
    inside: tuple[BodyNode, ...] = (block(say("matrix-nothing-open", lang)),)
    if agenda:
        inside = (table("agenda", (3, 2, 2, 5, 4, 2), _agenda_heads(lang), agenda, say("matrix-agenda-about", lang)),)
    body.append(section("agenda", 1, say("matrix-agenda", lang, count=len(agenda)), inside))
    stirred = [r for r in found.rows if any(c is not None and c.stirred for c in r.cells)]
    tables = tuple(_tables(found, stirred, lang))
    quiet = len(found.rows) - len(stirred)
    body.append(
        section("rounds", 1, say("matrix-rounds", lang), (block(say("matrix-quiet", lang, count=quiet)), *tables))
    )
    return cover_of(title, say("matrix-kind", lang), tuple(body), lang)


def _tables(found: Matrix, rows: Sequence[Row], lang: str) -> Iterator[BodyNode]:
    if not rows:
        return
    for at in range(0, len(found.rounds), ACROSS):
        rounds = found.rounds[at : at + ACROSS]
        heads = (say("column-clause", lang), *(" ".join(head_of(r, lang).split()) for r in rounds))
        told = [
            (title_of(r, lang), *_on_paper(r, at, lang))
            for r in rows
            if any(c is not None and c.stirred for c in r.cells[at : at + ACROSS])
        ]
        if not told:
            continue
        yield table(f"rounds-{at}", (3, *(3 for _ in rounds)), heads, told, say("matrix-rounds", lang))


def _on_paper(row: Row, at: int, lang: str) -> Iterator[str]:
    """The cells of a row; where nobody moved only how it stands, where that is otherwise than before."""
    before = row.cells[at - 1] if at else None
    for cell in row.cells[at : at + ACROSS]:
        if cell is None or cell.stirred:
            yield "\n".join(cell_lines(cell, lang))
        else:
            yield "" if before is not None and before.state == cell.state else say(f"matrix-{cell.state}", lang)
        before = cell


__all__ = ["FORMATS", "US", "agenda_rows", "as_data", "cells", "matrix_report"]
