"""Taking over what came back: values, positions and texts go into the dossier, so that it again is the document.

What is taken over is proved, not hoped: the document is assembled from the new dossier and held against what came back; whatever still
reads otherwise is named as not taken over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from drafting.api.dossier_paths import found, whole
from drafting.api.review import Base
from drafting.api.review_text import short, title_of
from drafting.assembly import Reading
from drafting.errors import DraftingError, Finding, InputError, Place
from drafting.intake.dossier import dossier_json, parse_dossier
from drafting.intake.splice import put_entry, put_value
from drafting.model import Dossier, LocalText, Money
from drafting.returns.markup import Placeholders, UntakeableError, heading_of, literal, markup_of
from drafting.returns.pairing import edits, same
from drafting.returns.records import ClauseReview, Review
from drafting.returns.values import bare
from drafting.returns.verdicts import Compared, same_but_values
from drafting.returns.words import NEUTRAL, Said, said, without_label
from drafting.tree.lines import lines_of

SORTS = ("values", "positions", "texts")
_BROKEN = ("assembly.no-such-clause", "assembly.no-such-label")
FILTERS = (
    "", "money_words", "money", "money_exact", "number", "percent", "words", "quantity", "figure", "date", "date_short", "month",
    "month_name", "years", "baseline", "name", "formal_name", "address", "enumerate", "capital", "ordinal",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Taken:
    """Something taken over: `sort` "value", "position", "text", "omitted", "bespoke", "order" or "term"; `what` its path or clause."""

    sort: str
    what: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Left:
    """Something not taken over, with why (a code of the catalogue, `review.left-…`), and the words that differ for it."""

    what: str
    reason: str
    old: str = ""
    new: str = ""


@dataclass(slots=True)
class Adopted:
    """The dossier with what was taken over: its `text`; what was `taken`; what was `left`, and why."""

    text: str
    taken: list[Taken] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    changed: bool = False


def adopt(
    dossier: str,
    review: Review,
    *,
    clauses: Sequence[str] = (),
    sorts: Sequence[str] = SORTS,
    approver: str = "",
    reason: str = "",
    name: str = "dossier",
) -> Adopted:
    """The dossier (its YAML or JSON text, called `name` in findings) with what `review` found taken over.

    `clauses`: only these (default: all); `sorts`: which of "values", "positions" and "texts"; `approver`: who allows a walk-away text;
    `reason`: kept with each choice. Raises InputError for a dossier with faults, and where the review knows no dossier that the draft
    was made of.
    """
    base, compared, lang = review.seen
    if base.dossier is None:
        raise InputError(Finding("review.no-dossier", Place(base.name)))
    rest = (base, compared, review, lang, tuple(clauses), tuple(sorts), approver, reason or base.name, name)
    if not review.touched or dossier_json(parse_dossier(dossier, name)) == dossier_json(base.dossier):
        return _Adopting(dossier, *rest).done()
    first = _Adopting(dossier_json(base.dossier), *rest)
    first.done()
    return first.onto(dossier)


class _Adopting:
    def __init__(
        self, text: str, base: Base, compared: Compared, review: Review, lang: str, clauses: tuple[str, ...],
        sorts: tuple[str, ...], approver: str, reason: str, name: str,
    ) -> None:  # fmt: skip
        self.base, self.c, self.review, self.lang, self.name = base, compared, review, lang, name
        self.clauses, self.sorts, self.approver, self.reason = clauses, sorts, approver, reason
        self.kind = base.draft.partition("/")[2] or (base.outline.id if base.outline else "")
        self.start = text
        self.made = Adopted(text)
        self.dossier = parse_dossier(text, name)
        self.steps: list[tuple[tuple[str | int | None, ...], Any]] = []
        self.step: tuple[tuple[str | int | None, ...], Any] | None = None
        self.touched = {c.clause: c for c in review.clauses if c.clause and c.touched}

    def done(self) -> Adopted:
        """Values and positions first, since texts print them; then what still reads otherwise."""
        if not self.review.touched:
            return self.made
        if "values" in self.sorts:
            self._values()
        if "positions" in self.sorts:
            self._positions()
        if "texts" in self.sorts:
            self._gone_and_new()
            self._texts()
        self._name_the_rest()
        self.made.changed = self.made.text != self.start
        return self.made

    def _wanted(self, clause: str) -> bool:
        return not self.clauses or clause in self.clauses

    def _put(self, keys: tuple[str | int | None, ...], entry: Any) -> str:
        """The dossier with an entry put in; the step is kept where it is taken."""
        self.step = keys, entry
        return put_entry(self.made.text, keys, entry, self.name)

    def _undo(self, before: tuple[str, Dossier]) -> None:
        """Goes back to before the last step."""
        self.made.text, self.dossier = before
        self.made.taken.pop()
        self.steps.pop()

    def onto(self, text: str) -> Adopted:
        """What was taken over from the dossier as it was sent, put onto one that has changed since: values three ways, the rest as steps."""
        later = _Adopting(
            text, self.base, self.c, self.review, self.lang, self.clauses, ("values",) if "values" in self.sorts else (),
            self.approver, self.reason, self.name,
        )  # fmt: skip
        if "values" in self.sorts:
            later._values()
        for keys, entry in self.steps:
            where = keys
            if len(keys) > 2 and keys[0] == "choices" and isinstance(entry, dict) and "clause" in entry:
                where = (*keys[:2], later._place(str(keys[1]), entry["clause"]))
            told = next(
                (t for t in self.made.taken if t.what in (*keys, entry.get("clause", ""), entry.get("id", ""))), None
            )
            sort, what = (told.sort, told.what) if told else ("text", str(keys[-1]))
            new = later._put(where, entry)
            if not later._take(new, sort, what, told.old if told else "", told.new if told else ""):
                later.made.left.append(Left(what, "refused"))
        values = {one.what for one in later.made.left}
        later.made.left += [one for one in self.made.left if one.what not in values]
        later.made.changed = later.made.text != text
        return later.made

    def _take(self, text: str, sort: str, what: str, old: str, new: str) -> bool:
        """Takes a step over where the dossier still holds with it."""
        try:
            dossier = parse_dossier(text, self.name)
            Reading(dossier, self._outline, self._library, self.lang, self._once)
        except DraftingError:
            self.step = None
            return False
        self.made.text, self.dossier = text, dossier
        if self.step is not None:
            self.steps.append(self.step)
        elif sort != "value":
            raise ValueError(sort)
        self.step = None
        self.made.taken.append(Taken(sort, what, old, new))
        return True

    @property
    def _outline(self) -> Any:
        return self.base.outline

    @property
    def _library(self) -> Any:
        return self.base.library

    @property
    def _once(self) -> dict[str, str]:
        """Positions that the draft was built with for this once, and that the dossier does not know."""
        chosen = {t.what for t in self.made.taken if t.sort == "position"}
        return {k: v for k, v in self.base.positions.items() if k not in chosen}

    def _read(self) -> Reading:
        return Reading(self.dossier, self._outline, self._library, self.lang, self._once)

    # ------------------------------------------------------------ values and positions

    def _values(self) -> None:
        for value in self.review.values:
            if not self._wanted(value.clause):
                continue
            if value.status != "changed":
                continue  # its words are named with its clause, or become a text
            before = self.made.text
            text: str | None = before
            for path, new in value.writes:
                held = found(self.dossier, path)
                if held is None:
                    self.made.left.append(Left(path, "path-gone", value.old, value.new))
                    text = None
                    break
                then = found(self.base.dossier, path) if self.base.dossier else None
                if then is not None and then[0] != held[0] and _shown(held[0], self.lang) != new:
                    self.made.left.append(Left(path, "both-changed", value.old, value.new))
                    text = None
                    break
                text = _written(text or before, held[1], held[0], new, self.lang, self.name)
            if text is None or text == before:
                continue
            if not self._take(text, "value", value.path, value.old, value.new):
                self._together(value.path, text)

    def _together(self, path: str, text: str) -> None:
        """Keeps a value that the dossier refuses by itself until the others are there."""
        self.made.left.append(Left(path, "refused"))

    def _positions(self) -> None:
        for clause in self.touched.values():
            if not self._wanted(clause.clause) or clause.presence != "kept":
                continue
            position = clause.returned_position
            if not position or position == clause.position:
                continue
            if position == "walk_away" and not self.approver:
                self.made.left.append(Left(clause.clause, "needs-approver", clause.position, position))
                continue
            choice = {"position": position, "reason": self.reason}
            if self.approver:
                choice["approver"] = self.approver
            text = self._put(("choices", "positions", clause.clause), choice)
            self._take(text, "position", clause.clause, clause.position, position)

    # ------------------------------------------------------------ clauses that went, came or moved

    def _gone_and_new(self) -> None:
        known = set(self._outline.clause_ids) | {b.id for b in self.dossier.choices.bespoke}
        for clause in self.review.clauses:
            if (
                clause.presence == "gone"
                and self._wanted(clause.clause)
                and clause.sort != "definition"
                and clause.clause in known
            ):
                if any(b.id == clause.clause for b in self.dossier.choices.bespoke):
                    continue
                entry = {"reason": self.reason, "kinds": [self.kind]}
                text = self._put(("choices", "omitted", clause.clause), entry)
                self._take(text, "omitted", clause.clause, clause.heading, "")
            elif clause.moved and self._wanted(clause.clause) and clause.sort == "clause" and clause.clause in known:
                after = self._before(clause.clause)
                if after:
                    entry = {"clause": clause.clause, "after": after, "kinds": [self.kind], "reason": self.reason}
                    text = self._put(("choices", "order", self._place("order", clause.clause)), entry)
                    self._take(text, "order", clause.clause, "", after)
        fresh = self.c.accepted.placed.fresh
        for f in fresh:
            if f.sort == "clause" and f.lines and not self.clauses:
                self._bespoke(f)
            elif f.sort == "definition" and len(f.lines) == 1 and not self.clauses:
                self._new_term(f.lines[0])

    def _before(self, clause: str) -> str:
        """The clause that stands before one in the returned file."""
        starts = self.c.accepted.starts
        order = [
            k
            for k in sorted(starts, key=starts.__getitem__)
            if not k.startswith("#") and self.c.first(k).sort == "clause"
        ]
        at = order.index(clause) if clause in order else 0
        return order[at - 1] if at else ""

    def _here(self, kinds: Sequence[str]) -> bool:
        """Whether a choice for documents of `kinds` is for this one."""
        return self.kind in (kinds or (self.kind,))

    def _place(self, name: str, clause: str) -> int | None:
        """Where the dossier already has an entry for a clause of this document, None for the end."""
        held = getattr(self.dossier.choices, name)
        mine = (i for i, e in enumerate(held) if e.clause == clause and self._here(e.kinds))
        return next(mine, None)

    def _bespoke(self, f: Any) -> None:
        lines: list[Said] = [without_label(one) or one for one in f.lines]
        head, rest = lines[0], lines[1:]
        segments = self.c.segments
        at = f.after
        while at >= 0 and (segments[at].outside or segments[at].sort != "clause"):
            at = (
                next((i for i in range(at) if segments[i].id == segments[at].within), at - 1)
                if segments[at].within
                else at - 1
            )
        if at < 0 or not rest:
            return
        title = heading_of(None, head, NEUTRAL, Placeholders(""))
        key = self._fresh_id(title)
        try:
            words = markup_of([], rest, NEUTRAL, Placeholders(key))
        except UntakeableError:
            return
        entry = {
            "id": key, "after": segments[at].id, "kinds": [self.kind], "heading": {self.lang: title}, "text": {self.lang: words},
            "reason": self.reason,
        }  # fmt: skip
        text = self._put(("choices", "bespoke", None), entry)
        self._take(text, "bespoke", key, "", title)

    def _fresh_id(self, title: str) -> str:
        base = "-".join(re.findall(r"[a-z0-9]+", title.casefold()))[:24].strip("-") or "bepaling"
        taken = {*self._library.ids, *(b.id for b in self.dossier.choices.bespoke)}
        key, n = base, 2
        while key in taken:
            key, n = f"{base}-{n}", n + 1
        return key

    # ------------------------------------------------------------ texts

    def _texts(self) -> None:
        """Words that changed, and words that would change because a clause went that they refer to: these are held as they are."""
        read = self._read()
        broken = any(f.code in _BROKEN for f in read.faults)
        bespoke = {b.id: i for i, b in enumerate(self.dossier.choices.bespoke)}
        for clause, lines in self._differing(read):
            held_up = broken and any("?" in one.keys for one in lines)
            if (clause not in self.touched and not held_up) or not self._wanted(clause):
                continue
            unit = self.c.first(clause)
            new = self._returned(clause)
            if not new:
                continue
            if self._contradicts(clause) and same_but_values(lines, new, self.c.accepted.numbers):
                continue  # a value that contradicts itself is nobody's text
            if unit.sort == "definition":
                self._term(clause, lines, new, read)
                continue
            if clause in bespoke or clause not in self._library:
                continue
            for held in (self._placeholders(clause, read), Placeholders(clause)):
                if self._text(clause, unit.headed and not self._preamble(clause), lines, new, held):
                    break

    def _contradicts(self, clause: str) -> bool:
        """Whether a value in a clause contradicts itself, or follows from others that say something else."""
        return any(v.clause == clause and v.status in ("inconsistent", "derived") for v in self.review.values)

    def _text(self, clause: str, headed: bool, old: list[Said], new: list[Said], held: Placeholders) -> bool:
        head = 1 if headed else 0
        numbers = self.c.accepted.numbers
        try:
            words = markup_of(old[head:], new[head:], numbers, held)
            heading = heading_of(old[0], new[0], numbers, held) if headed and old and new else ""
        except UntakeableError:
            return False
        entry: dict[str, Any] = {"clause": clause, "kinds": [self.kind]}
        if headed and not same(old[:1], new[:1], numbers):
            entry["heading"] = {self.lang: heading}
        entry |= {"text": {self.lang: words}, "reason": self.reason}
        at = self._place("texts", clause)
        kept = self._kept_languages(at, entry) if at is not None else entry
        before = self.made.text, self.dossier
        text = self._put(("choices", "texts", at), kept)
        if not self._take(
            text, "text", clause, short(" ".join(o.line.text for o in old)), short(" ".join(o.line.text for o in new))
        ):
            return False
        now = self._lines(self._read(), clause)
        if now is None or not same(now, new, numbers):
            self._undo(before)
            return False
        return True

    def _kept_languages(self, at: int, entry: dict[str, Any]) -> dict[str, Any]:
        """What the entry already holds in the other language stays."""
        held = self.dossier.choices.texts[at]
        other = "en" if self.lang == "nl" else "nl"
        for name in ("heading", "text"):
            local: LocalText = getattr(held, name)
            if theirs := getattr(local, other):
                entry.setdefault(name, {})[other] = theirs
            if name == "heading" and getattr(local, self.lang):
                entry.setdefault(name, {}).setdefault(self.lang, getattr(local, self.lang))
        return entry

    def _term(self, term: str, old: list[Said], new: list[Said], read: Reading) -> None:
        """A definition that reads otherwise becomes a term of this dossier."""
        if len(old) != 1 or len(new) != 1:
            return
        for held in (self._placeholders("definitions", read), Placeholders("definitions")):
            words = heading_of(old[0], new[0], self.c.accepted.numbers, held)
            name, colon, definition = words.partition(": ")
            if not colon or "{" in name:
                continue
            named, meaning = {self.lang: name}, {self.lang: re.sub(r"[;.]\s*$", "", definition)}
            other = "en" if self.lang == "nl" else "nl"
            known = self._library.terms.get(term)
            if known is not None and (theirs := known.texts.get(other)) is not None:
                named[other], meaning[other] = theirs.term, " ".join(theirs.definition.split())
            own = next((i for i, t in enumerate(self.dossier.terms) if t.id == term), None)
            before = self.made.text, self.dossier
            if own is not None:
                whole_text = {**_local(self.dossier.terms[own].definition), self.lang: meaning[self.lang]}
                text = self._put(("terms", own, "definition"), whole_text)
            else:
                entry = {"id": term, "term": named, "definition": meaning}
                text = self._put(("terms", None), entry)
            if not self._take(text, "term", term, short(old[0].line.text), short(new[0].line.text)):
                continue
            now = self._lines(self._read(), term)
            if now is not None and same(now, new, self.c.accepted.numbers):
                return
            self._undo(before)

    def _new_term(self, line: Said) -> None:
        """A definition that they added, where a text uses its term: a definition stands in a document exactly when it is used."""
        name, colon, definition = literal(line.line.text).partition(": ")
        if not colon or "{" in name:
            return
        key = "-".join(re.findall(r"[a-z0-9]+", name.casefold()))[:40].strip("-")
        entry = {
            "id": key,
            "term": {self.lang: name.strip()},
            "definition": {self.lang: re.sub(r"[;.]\s*$", "", definition)},
        }
        before = self.made.text, self.dossier
        text = self._put(("terms", None), entry)
        if self._take(text, "term", key, "", short(line.line.text)) and self._lines(self._read(), key) is None:
            self._undo(before)

    def _placeholders(self, clause: str, read: Reading) -> Placeholders:
        dossier = self.dossier

        @cache
        def value(path: str, text: str) -> str:
            full = whole(dossier, path)
            if found(dossier, full) is None:
                return ""
            for name in FILTERS:
                expression = f"value('{full}')" + (f" | {name}" if name else "")
                if _says(read, expression) == bare(text):
                    return expression
            labelled = f"label(value('{full}'))"
            return labelled if _says(read, labelled) == bare(text) else ""

        def referred(name: str, text: str) -> str:
            inside = name.partition(".")[0] == clause and "." in name
            own = f".{name.partition('.')[2]}" if inside else name
            return f"{'Ref' if text[:1].isupper() else 'ref'}('{own}')"

        return Placeholders(clause, value, read.targets, referred)

    # ------------------------------------------------------------ what still reads otherwise

    def _lines(self, read: Reading, clause: str) -> list[Said] | None:
        """What a clause would say now."""
        if clause in read.nodes:
            lines = [said(line) for node in read.nodes[clause] for line in lines_of(node)]
            inner = [one for one in lines if one.tokens or one.line.cell is not None]
            return [one for one in inner if one.line.role != "definition"]
        for node in read.nodes.values():
            for line in (line for n in node for line in lines_of(n)):
                if line.role == "definition" and any(s.sort == "term" and s.key == clause for s in line.spans):
                    return [said(line)]
        return None

    def _preamble(self, clause: str) -> bool:
        """Whether the heading above a clause is its group's, and no part of its text."""
        lines = self.c.units[clause]
        return bool(lines) and lines[0].line.role == "preamble"

    def _returned(self, clause: str) -> list[Said]:
        """What a clause reads in the returned file, without the heading of its group."""
        new = self.c.accepted.lines.get(clause, [])
        return new[1:] if new and self._preamble(clause) else new

    def _differing(self, read: Reading) -> Iterator[tuple[str, list[Said]]]:
        """The clauses that would still read otherwise than what came back, with what they would say."""
        for key in self.c.units:
            if key.startswith("#"):
                continue
            new = self._returned(key)
            if self.c.first(key).sort == "clause" and any(
                one.line.role.startswith("signat") for one in self.c.units[key]
            ):
                continue  # signature blocks are told by their values
            now = self._lines(read, key) or []
            if new and now and not same(now, new, self.c.accepted.numbers):
                yield key, now

    def _name_the_rest(self) -> None:
        read = self._read()
        differing = dict(self._differing(read))
        for clause in self.review.clauses:
            if clause.presence == "new":
                said_now = {t.new for t in self.made.taken if t.sort in ("bespoke", "term") and not t.old}
                taken = bool({clause.heading, short(clause.text)} & said_now)
                if not taken:
                    self.made.left.append(
                        Left(short(clause.heading or clause.text, 60), "new-not-taken", "", short(clause.text))
                    )
                continue
            now = self._lines(read, clause.clause)
            if clause.presence == "gone":
                if now:
                    self.made.left.append(Left(clause.clause, "still-there", short(clause.heading), ""))
                continue
            if now is None and clause.clause in self.c.units and clause.sort == "definition":
                self.made.left.append(Left(clause.clause, "would-vanish", short(self._said_in(clause.clause)), ""))
            if clause.clause in differing:
                self._name_words(clause, differing[clause.clause])
            elif clause.touched and now is None and clause.sort != "definition":
                for edit in clause.edits:
                    self.made.left.append(Left(clause.clause, "words", short(edit.old), short(edit.new)))
            elif clause.touched and self._is_signatures(clause.clause):
                self._name_signatures(clause)
            if clause.moved and not any(t.sort == "order" and t.what == clause.clause for t in self.made.taken):
                self.made.left.append(Left(clause.clause, "not-moved"))
        self._name_faults()
        for o in self.review.outside:
            self.made.left.append(Left(o.place, "outside", short(o.old), short(o.new)))

    def _name_faults(self) -> None:
        """What would keep the document from being built."""
        for fault in self._read().faults:
            if fault.code in _BROKEN:
                self.made.left.append(
                    Left(
                        str(fault.values.get("clause", fault.place.text(self.lang))),
                        "broken",
                        "",
                        str(fault.values.get("target", "")),
                    )
                )

    def _said_in(self, clause: str) -> str:
        return " ".join(one.line.text for one in self.c.units.get(clause, ()))

    def _is_signatures(self, clause: str) -> bool:
        return any(one.line.role.startswith("signat") for one in self.c.units.get(clause, ()))

    def _name_signatures(self, clause: ClauseReview) -> None:
        taken = [t for t in self.made.taken if t.sort == "value"]
        for edit in clause.edits:
            if not any(bare(edit.new) in bare(t.new) or bare(t.new) in bare(edit.new) for t in taken):
                self.made.left.append(Left(clause.clause, "signatures", short(edit.old), short(edit.new)))

    def _name_words(self, clause: ClauseReview, now: list[Said]) -> None:
        new = self._returned(clause.clause)
        reason = "words" if clause.touched else "follows"
        if any(one.line.cell is not None for one in new):
            reason = "cells" if clause.touched else "follows"
        if self._contradicts(clause.clause):
            reason = "contradicts"
        for words in edits(now, new, self.c.accepted.numbers):
            self.made.left.append(Left(clause.clause, reason, short(words.old), short(words.new)))


# ---------------------------------------------------------------- small things


def _says(read: Reading, expression: str) -> str | None:
    try:
        return bare(read.said(expression))
    except (DraftingError, ValueError, TypeError, ArithmeticError):
        return None


def _shown(value: Any, lang: str) -> Any:
    if isinstance(value, LocalText):
        return value.get(lang)
    if isinstance(value, Money):
        return value.amount
    return value.isoformat() if hasattr(value, "isoformat") else value


def _local(text: Any) -> dict[str, str]:
    """The languages that a text has."""
    return {k: v for k in ("nl", "en") if isinstance(v := getattr(text, k, None), str) and v}


def _written(text: str, keys: tuple[str | int, ...], held: Any, value: Any, lang: str, name: str) -> str:
    """The text with one value spliced in, in the shape in which it stands there."""
    for more in ((lang,), ("amount",)):
        fits = (more == ("amount",)) == isinstance(held, Money)
        if fits and isinstance(held, LocalText | Money):
            try:
                return put_value(text, (*keys, *more), value, name)
            except InputError:
                continue
    try:
        return put_value(text, keys, value, name)
    except InputError:
        return put_entry(text, keys, value, name)


def touches(adopted: Adopted) -> Mapping[str, int]:
    """How many of each sort were taken over."""
    counts: dict[str, int] = {}
    for one in adopted.taken:
        counts[one.sort] = counts.get(one.sort, 0) + 1
    return counts


__all__ = ["SORTS", "Adopted", "Left", "Taken", "adopt", "literal", "title_of", "touches"]
