"""Which clauses a document gets, in which text: outline, facts, positions, omissions and bespoke clauses together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from drafting.assembly.outline import Group, Outline
from drafting.assembly.subject import OwnText, Subject
from drafting.clauses import POSITIONS, Clause, Library, Variant, unknown_clause
from drafting.errors import DraftingError, Finding, Place
from drafting.model import BespokeClause, told


@dataclass(frozen=True, slots=True)
class Slot:
    """One clause in its place: the text chosen, and the firmness it stands in. `level` is above 0 for a text of the subject's own:
    the level of its heading."""

    clause: Clause
    variant: Variant
    firmness: str
    level: int = 0


@dataclass(frozen=True, slots=True)
class ChosenGroup:
    """A group of the outline with the clauses that remain."""

    group: Group
    slots: tuple[Slot, ...]


class Selection:
    """Makes the choice and collects every fault on the way, in `faults`."""

    def __init__(
        self, subject: Subject, outline: Outline, library: Library, lang: str, positions: Mapping[str, str]
    ) -> None:
        self.subject, self.outline, self.library, self.lang = subject, outline, library, lang
        self.name = subject.name
        self.made = subject.choices
        self.faults: list[Finding] = []
        chosen = {} if not self.made.positions else self.made.positions
        self.positions = {key: choice.position.value for key, choice in chosen.items()} | dict(positions)
        self.choices = chosen

    def groups(self) -> tuple[ChosenGroup, ...]:
        """The outline's groups with their clauses; empty groups fall away."""
        self._check_choices()
        groups = [(group, self._slots(group)) for group in self.outline.groups]
        groups = self._in_order(self._with_bespoke(groups))
        return tuple(
            ChosenGroup(g, tuple(slots))
            for g, slots in groups
            if slots or (g.sort == "contents" and self._holds(g.when))
        )

    def _holds(self, facts: tuple[str, ...]) -> bool:
        return all(self.subject.holds(f.removeprefix("not ")) != f.startswith("not ") for f in facts)

    def _slots(self, group: Group) -> list[Slot]:
        if not self._holds(group.when):
            return []
        slots = []
        for entry in group.entries:
            if self._omitted(entry.clause) or not self._holds(entry.when):
                continue
            if entry.own:
                slots += [self._own(text) for text in self.subject.own(entry.own, self.lang)]
                continue
            slot = self._slot(entry.clause, entry.firmness or self.outline.firmness)
            if slot is not None:
                slots.append(slot)
        return slots

    def _here(self, kinds: tuple[str, ...]) -> bool:
        """Whether a choice for documents of `kinds` is for this one."""
        return not kinds or self.outline.id in kinds

    def _omitted(self, clause_id: str) -> bool:
        omission = self.made.omitted.get(clause_id)
        return omission is not None and self._here(omission.kinds)

    def _in_order(self, groups: list[tuple[Group, list[Slot]]]) -> list[tuple[Group, list[Slot]]]:
        """The clauses that stand elsewhere in this dossier put in their places, in the order in which they are given."""
        for place in self.made.order:
            if not self._here(place.kinds):
                continue
            home = next((slots for _, slots in groups if any(s.clause.id == place.clause for s in slots)), None)
            aim = next((slots for _, slots in groups if any(s.clause.id == place.after for s in slots)), None)
            if home is None or aim is None or place.clause == place.after:
                continue  # not in this document
            slot = next(s for s in home if s.clause.id == place.clause)
            home.remove(slot)
            aim.insert(next(i for i, s in enumerate(aim) if s.clause.id == place.after) + 1, slot)
        return groups

    def _own_words(self, slot: Slot) -> Slot:
        """The slot with the dossier's own text in place of the clause's, where it brings one in this language."""
        held = next((t for t in self.made.texts if t.clause == slot.clause.id and self._here(t.kinds)), None)
        text = "" if held is None else held.text.en if self.lang == "en" else held.text.nl
        if held is None or not text or not isinstance(text, str):
            return slot
        source = f"{self.name}, choices.texts.{held.clause}"
        variant = Variant(self.lang, POSITIONS, (), text, 1)
        heading = {**slot.clause.heading}
        said = held.heading.en if self.lang == "en" else held.heading.nl
        if said and isinstance(said, str):
            heading[self.lang] = said
        clause = replace(slot.clause, heading=heading, source=source, variants=(variant,))
        return Slot(clause, variant, slot.firmness, slot.level)

    def _slot(self, clause_id: str, firmness: str) -> Slot | None:
        if clause_id not in self.library:
            self.faults.append(unknown_clause(clause_id, self.library.ids, self.outline.place_of(clause_id)))
            return None
        try:
            clause = self.library.clause(clause_id)
        except DraftingError as error:
            self.faults += error.findings
            return None
        position = self.positions.get(clause_id, "preferred")
        if position not in POSITIONS:
            return None  # told by _check_choices
        variant = clause.variant(self.lang, position, firmness)
        if variant is None and any(position in v.positions for v in clause.variants):
            # The position was negotiated for a harder text; a softer document (an EoP) has only one.
            variant = clause.variant(self.lang, "preferred", firmness)
        if variant is None and position != "preferred" and clause.variant(self.lang, "preferred", firmness):
            self._fault("assembly.not-negotiable", clause=clause_id, position=position)
            return None
        if variant is None:
            self.faults.append(
                Finding(
                    "clauses.no-text",
                    Place(clause.source),
                    {"id": clause_id, "lang": self.lang, "position": position, "firmness": firmness},
                )
            )
            return None
        choice = self.choices.get(clause_id)
        if position == "walk_away" and not (choice and choice.approver and choice.position.value == "walk_away"):
            self._fault("assembly.walk-away-approval", clause=clause_id)
        return self._own_words(Slot(clause, variant, firmness))

    def _check_choices(self) -> None:
        known = set(self.library.ids) | {b.id for b in self.made.bespoke}
        moved = {c for place in self.made.order for c in (place.clause, place.after)}
        for clause_id in {*self.positions, *self.made.omitted, *(t.clause for t in self.made.texts), *moved}:
            if clause_id not in known:
                self.faults.append(unknown_clause(clause_id, sorted(known), Place(self.name, path="choices")))
        for clause_id, position in self.positions.items():
            if position not in POSITIONS:
                self._fault("assembly.unknown-position", position=position, clause=clause_id)

    def _with_bespoke(self, groups: list[tuple[Group, list[Slot]]]) -> list[tuple[Group, list[Slot]]]:
        for bespoke in self.made.bespoke:
            if not self._here(bespoke.kinds):
                continue
            slot = self._bespoke(bespoke)
            if slot is None:
                continue
            for _, slots in groups:
                at = next((i for i, s in enumerate(slots) if s.clause.id == bespoke.after), None)
                if at is not None:
                    slots.insert(at + 1, slot)
                    break
            else:
                if bespoke.kinds or bespoke.after not in self.library:
                    self._fault("assembly.bespoke-place", id=bespoke.id, after=bespoke.after)
        return groups

    def _bespoke(self, bespoke: BespokeClause) -> Slot | None:
        if bespoke.id in self.library:
            self._fault("assembly.bespoke-id", id=bespoke.id)
            return None
        text = told(bespoke.text.own(self.lang), self.lang)
        heading = told(bespoke.heading.own(self.lang), self.lang)
        if not text or not heading:
            self._fault("assembly.bespoke-language", id=bespoke.id, lang=self.lang)
            return None
        source = f"{self.name}, choices.bespoke.{bespoke.id}"
        variant = Variant(self.lang, POSITIONS, (), text, 1)
        clause = Clause(
            bespoke.id, 1, "bespoke", "article", {lang: told(bespoke.heading.own(lang), lang) for lang in ("nl", "en")}, source,
            variants=(variant,),
        )  # fmt: skip
        return Slot(clause, variant, self.outline.firmness)

    def _own(self, text: OwnText) -> Slot:
        """A text of the subject itself, as a clause that stands nowhere else."""
        variant = Variant(self.lang, POSITIONS, (), text.text, 1)
        clause = Clause(text.id, 1, "own", "section", {self.lang: text.heading}, text.source, variants=(variant,))
        return Slot(clause, variant, self.outline.firmness, text.level)

    def _fault(self, code: str, **values: str) -> None:
        self.faults.append(Finding(code, Place(self.name, path="choices"), values))
