"""What came back: a returned file held against what was sent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import Any
from weakref import finalize

from drafting import locale
from drafting.api import drafts
from drafting.api.descent import told_apart
from drafting.api.proposals import proposals
from drafting.assembly import Outline, Reading
from drafting.clauses import POSITIONS, Library
from drafting.drafts import DraftStore, Revision
from drafting.errors import DraftingError, Finding, InputError, Place
from drafting.model import Dossier
from drafting.returns.judging import judge
from drafting.returns.own import own_changes
from drafting.returns.records import ClauseReview, OwnChange, Review
from drafting.returns.values import Printed, printed
from drafting.returns.verdicts import Change, Compared, Remark, Returned, Sent, compare
from drafting.returns.words import said
from drafting.tree.lines import Line, lines_of

Source = str | Path | bytes


@dataclass(eq=False)
class Base:
    """What was sent: its Word file, and what it was made of where the store knows."""

    name: str
    draft: str
    docx: bytes | Path
    lang: str = ""
    dossier: Dossier | None = None
    outline: Outline | None = None
    library: Library | None = None
    positions: Mapping[str, str] = field(default_factory=dict)
    revision: Revision | None = None
    _sent: tuple[Sent, str] | None = None

    def sent(self) -> tuple[Sent, str]:
        """What was sent, ready to be compared with, and its language; read once for however many returned files."""
        if self._sent is None:
            from drafting.word.reader.returned import read_lines

            read = read_lines(self.docx, self.name)
            lang = self.lang or read.lang
            as_built = _read(self, lang, self.positions)
            chosen = self.built
            positions = lru_cache(1)(lambda: positions_of(self, lang))
            built = {clause: chosen.get(clause, POSITIONS[0]) for clause in as_built}
            self._sent = Sent(read.lines, positions, built, _named(as_built), _ordinals(lang)), lang
        return self._sent

    @property
    def built(self) -> dict[str, str]:
        """The position in which each clause was sent."""
        if self.dossier is None:
            return {}
        chosen = {key: choice.position.value for key, choice in self.dossier.choices.positions.items()}
        return chosen | dict(self.positions)


def base_of(source: Source, store: DraftStore | None = None) -> Base:
    """The base that `source` names: a revision (`delta/jloi@3`) of `store`, or a Word file."""
    if isinstance(source, str) and drafts.is_name(source):
        owner = store or drafts.open_store("", Path.cwd())
        try:
            draft, number = drafts.parse_name(source)
            return base_of_revision(owner, owner.get(draft, number))
        finally:
            if owner is not store:
                owner.close()
    name = "" if isinstance(source, bytes) else Path(source).name
    return Base(name, "", source if isinstance(source, bytes) else Path(source))


def base_of_revision(store: DraftStore, revision: Revision) -> Base:
    """A kept revision as base; one that was received stands on the last that was built before it."""
    docx = store.content(revision.docx)
    made = revision
    if not revision.dossier:
        before = [r for r in store.log(revision.draft) if r.dossier and r.number < revision.number]
        if not before:
            return Base(revision.name, revision.draft, docx, revision=revision)
        made = before[-1]
    # Its library reads files for as long as the base is asked: they go with it.
    held = ExitStack()
    of = held.enter_context(drafts.made_of(store, made))
    base = Base(
        revision.name, revision.draft, docx, made.lang, of.dossier, of.outline, of.library, of.positions, revision
    )
    finalize(base, held.close)
    return base


def review(base: Source, returned: Source, *, sent: Source | None = None, store: DraftStore | None = None) -> Review:
    """What happened between `base` (a revision such as `delta/jloi@3`, or a Word file) and `returned` (likewise), per clause and value.

    `sent`: the redline of ours that they were given, so that it can be told what they did with each change in it. `store`: where
    revisions are looked up (default: that of the workspace). Raises PackageError for a file that cannot be read safely, StoreError
    for a revision that is not there.
    """
    if store is None and any(isinstance(one, str) and drafts.is_name(one) for one in (base, returned)):
        store = drafts.open_store("", Path.cwd())
        try:
            return review(base, returned, sent=sent, store=store)
        finally:
            store.close()
    of = base_of(base, store)
    file = content_of(returned, store)
    named = isinstance(returned, str) and drafts.is_name(returned)
    compared, own, lang = examined(of, file, content_of(sent, store) if sent else None)
    # Two revisions are compared because somebody wants to; a file may be the wrong one.
    notes: list[Finding] = []
    if store is not None and of.revision is not None and of.revision.tree and not named:
        accepted = [label.said for label in compared.accepted.labelled]
        notes = told_apart(store, of.revision, accepted, compared.likeness)
    found = judged(of, compared, lang, own)
    return replace(found, notes=(*found.notes, *notes))


def content_of(source: Source, store: DraftStore | None = None) -> Source:
    """The Word file that `source` is or names."""
    return base_of(source, store).docx if isinstance(source, str) and drafts.is_name(source) else source


def reviewed(base: Base, returned: Source, sent: Source | None = None) -> Review:
    """The review of one returned file."""
    compared, own, lang = examined(base, returned, sent)
    return judged(base, compared, lang, own)


def examined(base: Base, returned: Source, sent: Source | None = None) -> tuple[Compared, tuple[OwnChange, ...], str]:
    """The comparison, what became of our own changes where a redline was sent, and the language."""
    if sent is None:
        compared, lang = compared_with(base, returned)
        return compared, (), lang
    ours = returned_lines(sent)
    known, lang = base.sent()
    # What they were given is the redline: before its changes, of which each is still open.
    given = replace(known, lines=ours.rejected)
    compared = compare(given, returned_lines(returned))
    return compared, tuple(own_changes(compare(given, ours), compared)), lang


def judged(base: Base, compared: Compared, lang: str, own: Sequence[OwnChange] = ()) -> Review:
    """The report of a comparison, with its values. Raises InputError for what is no return of the draft at all."""
    notes = tuple(oddities(base, compared))
    found = judge(compared, base.draft, base.name, base.lang or lang, own)
    found = replace(found, notes=notes)
    places = printed(compared)
    values = (replace(v, clauses=_clauses_of(places.get(v.path, ()))) for v in proposals(base, places, lang))
    clauses = tuple(_headed(c, base, base.lang or lang) for c in found.clauses)
    return replace(found, clauses=clauses, values=tuple(values), seen=(base, compared, lang))


def _headed(clause: ClauseReview, base: Base, lang: str) -> ClauseReview:
    """A clause that prints neither number nor heading of its own, such as the key terms, by its name in the library."""
    if clause.heading or clause.number or base.library is None or clause.clause not in base.library:
        return clause
    return replace(clause, heading=base.library.clause(clause.clause).heading.get(lang, ""))


def _clauses_of(places: Iterable[Printed]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(p.clause for p in places if p.changed and p.clause))


def compared_with(base: Base, returned: Source) -> tuple[Compared, str]:
    """The returned file compared with the base, and the base's language."""
    sent, lang = base.sent()
    return compare(sent, returned_lines(returned)), lang


def returned_lines(returned: Source) -> Returned:
    """A returned file with its changes rejected and accepted, its changes and its comments."""
    from drafting.word.reader.returned import read_lines
    from drafting.word.revisions import accept_all, reject_all, revisions_of

    name = "" if isinstance(returned, bytes) else str(returned)
    changes = [Change(r.author, r.date, r.old, r.new) for r in revisions_of(returned) if r.sort != "properties"]
    if changes:
        accepted = read_lines(accept_all(returned), name)
        rejected = read_lines(reject_all(returned), name).lines
    else:
        accepted = read_lines(returned, name)
        rejected = accepted.lines
    remarks = [Remark(r.author, r.text, r.paragraph) for r in accepted.remarks]
    return Returned(rejected, accepted.lines, changes, remarks)


LEAST = 0.3
"""The part of a draft's words that a return has at least: two unrelated texts in one language share less, paragraph by paragraph."""


def oddities(base: Base, compared: Compared) -> Iterator[Finding]:
    """What is odd in a returned file and worth knowing. Raises InputError where it cannot be a return of this draft."""
    if not any(one.said.tokens for one in compared.accepted.labelled):
        raise InputError(Finding("review.no-words", Place(base.name)))
    if compared.likeness < LEAST:
        part = f"{compared.likeness:.0%}"
        raise InputError(Finding("review.not-a-return-alone", Place(), {"base": base.name, "part": part}))
    twice = Counter(
        label.segment
        for label in compared.accepted.labelled
        if label.segment is not None
        and compared.segments[label.segment].headed
        and label.said.keys == compared.segments[label.segment].lines[0].keys
        and label.said.line.cell is None
    )
    many = sum(1 for count in twice.values() if count > 1)
    if many > max(3, len(twice) // 2):
        raise InputError(Finding("review.twice", Place(base.name), {"count": many}))
    yield from ()


# ---------------------------------------------------------------- the clauses in all their positions


Readings = dict[str, dict[str, tuple[Line, ...]]]


def positions_of(base: Base, lang: str, wanted: Sequence[str] = POSITIONS) -> Readings:
    """For each negotiable clause of the document its lines in each position that it has, filled in from the very dossier."""
    if base.dossier is None or base.outline is None or base.library is None:
        return {}
    found: Readings = {}
    negotiable = {c for c in base.outline.clause_ids if c in base.library and base.library.clause(c).negotiable}
    for position in wanted:
        for clause, lines in _read(base, lang, dict(base.positions) | dict.fromkeys(negotiable, position)).items():
            if clause in negotiable:
                found.setdefault(clause, {})[position] = lines
    return found


def _read(base: Base, lang: str, positions: Mapping[str, str]) -> dict[str, tuple[Line, ...]]:
    """The lines of each clause with these positions; nothing where the library cannot be read whole."""
    if base.dossier is None or base.outline is None or base.library is None:
        return {}
    try:
        nodes = Reading(base.dossier, base.outline, base.library, lang, positions).nodes
    except DraftingError:
        return {}
    return {clause: tuple(line for node in inside for line in lines_of(node)) for clause, inside in nodes.items()}


def _named(read: Mapping[str, tuple[Line, ...]]) -> dict[str, str]:
    """The words of clauses that have neither number nor heading, such as what leads from recitals to articles."""
    named: dict[str, str] = {}
    for clause, lines in read.items():
        if lines and all(line.role in ("body", "lead") and not line.wids for line in lines):
            named.update({" ".join(t.key for t in said(line).tokens): clause for line in lines})
    return named


def _ordinals(lang: str) -> Any:
    tongue = locale.get(lang if lang in ("nl", "en") else "nl")

    @cache
    def ordinal(number: str) -> frozenset[str]:
        if not number.isdigit() or not 0 < int(number) < 100:
            return frozenset()
        return frozenset({tongue.ordinal(int(number)).casefold()})

    return ordinal


__all__ = [
    "Base",
    "Review",
    "base_of",
    "base_of_revision",
    "compared_with",
    "examined",
    "positions_of",
    "review",
    "reviewed",
]
