"""A document to be looked at and worked on: its preview, its clauses with their positions, and what the positions differ in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from drafting import tree
from drafting.api import places
from drafting.api.build import position_gaps
from drafting.api.differences import title_of, unit_lines
from drafting.api.documents import assemble, open_values
from drafting.api.order import Order
from drafting.api.workspace import Where
from drafting.clauses import POSITIONS
from drafting.compare.align import align, tokens
from drafting.compare.report import Piece
from drafting.errors import DraftingError, Finding
from drafting.model import Choices, Dossier, Position, PositionChoice


@dataclass(frozen=True, slots=True)
class SeenClause:
    """A clause as it stands in a document: its id, title, the node it is at, its position; `may` are the positions it has."""

    id: str
    title: str
    wid: str
    position: str
    may: tuple[str, ...] = ()
    own: bool = False


@dataclass(frozen=True, slots=True)
class Seen:
    """A document with what is to be known beside it."""

    document: tree.Document
    clauses: tuple[SeenClause, ...]
    opens: tuple[tuple[str, str], ...]
    gaps: tuple[Finding, ...] = ()

    def page(self, to_value: str = "") -> str:
        """The preview, each value leading to `to_value` and its path."""
        from drafting.html.render import fragment

        return fragment(self.document, to_value)


@dataclass(frozen=True, slots=True)
class Stance:
    """One position of a clause: its text, and the words in which it differs from the one that stands now; when to take it and who allows it."""

    position: str
    lines: tuple[str, ...]
    pieces: tuple[Piece, ...] = ()
    when: str = ""
    approver: str = ""


@dataclass(frozen=True, slots=True)
class Play:
    """A clause with its playbook: what the other side asks, give and get, the likely counter-wording, the note, what to verify."""

    id: str
    title: str
    position: str
    stances: tuple[Stance, ...]
    playbook: Mapping[str, str] = field(default_factory=dict)
    note: str = ""
    norms: tuple[str, ...] = ()


def see(dossier: Dossier, kind: str, lang: str, workspace: Where = None, name: str = "") -> Seen:
    """The document of a dossier as it is now. Raises AssemblyError or LibraryError."""
    document = assemble(dossier, kind, lang, workspace=workspace, name=name)
    order = Order(source=dossier, kinds=(kind,), workspace=workspace, name=name)
    clauses = tuple(_clauses(document, dossier, workspace))
    return Seen(document, clauses, tuple(open_values(document)), position_gaps(dossier, document, order))


def _clauses(document: tree.Document, dossier: Dossier, workspace: Where) -> Iterator[SeenClause]:
    library = places.library(workspace)
    seen: set[str] = set()
    bespoke = {b.id for b in dossier.choices.bespoke}
    for node in tree.walk(document):
        tag = getattr(node, "clause", "")
        key = tag.partition("@")[0]
        if not tag or key in seen or not getattr(node, "heading", ()):
            continue
        seen.add(key)
        chosen = dossier.choices.positions.get(key)
        may: tuple[str, ...] = ()
        if key in library and library.clause(key).negotiable:
            has = {p for v in library.clause(key).variants for p in v.positions}
            may = tuple(p for p in POSITIONS if p in has)
        yield SeenClause(
            key, title_of(node, document.lang), node.wid, chosen.position.value if chosen else POSITIONS[0], may, key in bespoke
        )  # fmt: skip


def play(dossier: Dossier, kind: str, clause_id: str, lang: str, workspace: Where = None) -> Play | None:
    """A clause of a document with its positions side by side; None where the document does not have it."""
    library = places.library(workspace)
    chosen = dossier.choices.positions.get(clause_id)
    now = chosen.position.value if chosen else POSITIONS[0]
    here = _node(dossier, kind, clause_id, lang, workspace)
    if here is None:
        return None
    title, standing = here
    if clause_id not in library:
        return Play(clause_id, title, now, (Stance(now, standing),))
    clause = library.clause(clause_id)
    has = {p for v in clause.variants for p in v.positions} if clause.negotiable else {now}
    stances = []
    for position in (p for p in POSITIONS if p in has):
        told = clause.playbook.get(position) or {}
        lines = standing if position == now else _lines_in(dossier, kind, clause_id, lang, position, workspace)
        pieces = () if position == now else word_pieces("\n".join(standing), "\n".join(lines))
        stances.append(
            Stance(position, lines, pieces, _said(told.get("when"), lang), _said(told.get("approver"), lang))
        )
    beside = {k: _said(clause.playbook.get(k), lang) for k in ("asks", "gives", "counter")}
    return Play(
        clause_id, title, now, tuple(stances), {k: v for k, v in beside.items() if v}, clause.note.get(lang, ""), clause.norms
    )  # fmt: skip


def _said(value: Any, lang: str) -> str:
    return str(value.get(lang, "")) if isinstance(value, Mapping) else str(value or "")


def _lines_in(
    dossier: Dossier, kind: str, clause_id: str, lang: str, position: str, workspace: Where
) -> tuple[str, ...]:
    """The text of a clause in another position, as this document would print it."""
    choice = PositionChoice(position=Position(position), reason="?", approver="?")
    positions = {**dossier.choices.positions, clause_id: choice}
    # A text of one's own goes before every position: here it is the position that is asked for.
    texts = tuple(t for t in dossier.choices.texts if t.clause != clause_id)
    choices = dossier.choices.model_copy(update={"positions": positions, "texts": texts})
    assert isinstance(choices, Choices)
    try:
        found = _node(dossier.model_copy(update={"choices": choices}), kind, clause_id, lang, workspace)
    except DraftingError:
        return ()
    return found[1] if found else ()


def _node(
    dossier: Dossier, kind: str, clause_id: str, lang: str, workspace: Where
) -> tuple[str, tuple[str, ...]] | None:
    document = assemble(dossier, kind, lang, workspace=workspace)
    for node in tree.walk(document):
        if getattr(node, "clause", "").partition("@")[0] == clause_id and getattr(node, "heading", ()):
            return title_of(node, lang), tuple(unit_lines(node))
    return None


def style_within(selector: str) -> str:
    """The rules of a preview, for what is within `selector` on a page of others (CSS Nesting 1)."""
    from drafting.html.style import STYLE

    rules = re.sub(r"(?<![\w.-])body(?=\{)", "&", STYLE)
    rules = re.sub(r"(?<![\w.-])main (?=ol|nav)", ".text ", rules)
    return f"{selector}{{{rules}}}\n"


def word_pieces(old: str, new: str) -> tuple[Piece, ...]:
    """Two texts as one, word by word: what both have, what only the old and what only the new has."""
    a, b = tokens(old), tokens(new)
    found: list[Piece] = []
    for edit in align(a, b):
        before, after = "".join(a[edit.a1 : edit.a2]), "".join(b[edit.b1 : edit.b2])
        if edit.same:
            found.append(Piece(before))
            continue
        found += [Piece(text, how) for text, how in ((before, "del"), (after, "ins")) if text]
    return tuple(found)
