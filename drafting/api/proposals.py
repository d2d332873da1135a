"""What the dossier should say so that the document prints what came back: candidates are made, put in, rendered, and kept only where
every place prints exactly the returned words. Nothing is parsed on trust."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from drafting import tree
from drafting.api.dossier_paths import dotted, found, leaves, put
from drafting.api.readings import figure, halves, part_of, readings, solved, swaps
from drafting.assembly import Reading
from drafting.errors import DraftingError, Finding
from drafting.intake.dossier import dossier_from_plain, to_plain
from drafting.model import Dossier, LocalText, Money, Open
from drafting.model.paths import PathKey
from drafting.returns.records import ValueReview
from drafting.returns.values import Printed, bare

Write = tuple[PathKey, Any]
_PLACES = 40  # candidates that are tried for one value


def proposals(base: Any, places: Mapping[str, Sequence[Printed]], lang: str) -> list[ValueReview]:
    """What became of each value that came back otherwise. `base` is a `Base`; without its dossier a value is only read."""
    touched = {path: where for path, where in places.items() if any(p.changed for p in where)}
    if not touched:
        return []
    if base.dossier is None:
        return [_read(path, where, lang) for path, where in touched.items()]
    return _Proving(base, places, touched, lang).all()


class _Proving:
    """The search for one returned file."""

    def __init__(
        self,
        base: Any,
        places: Mapping[str, Sequence[Printed]],
        touched: Mapping[str, Sequence[Printed]],
        lang: str,
    ) -> None:
        self.base, self.places, self.touched, self.lang = base, places, touched, lang
        self.dossier: Dossier = base.dossier
        self.plain = to_plain(self.dossier)
        self.rendered: dict[str, Mapping[str, list[str]] | None] = {}

    def all(self) -> list[ValueReview]:
        """The verdict on each value, in reading order."""
        order = {p: i for i, p in enumerate(self.places)}
        chosen: dict[str, list[Write]] = {}
        tried = {path: self._candidates(path, where) for path, where in self.touched.items()}
        # Most returned files need one rendering: the first candidate of each value, all at once.
        first = {path: options[0] for path, options in tried.items() if options}
        together = self._values([w for writes in first.values() for w in writes]) if first else None
        for path, writes in first.items():
            if together is not None and self._proves(path, together):
                chosen[path] = writes
        for path, options in tried.items():
            if path in chosen:
                continue
            others = [w for p, writes in chosen.items() if p != path for w in writes]
            for writes in options[:_PLACES]:
                values = self._values([*others, *writes]) if others else None
                if values is None:
                    values = self._values(writes)
                if values is not None and self._proves(path, values):
                    chosen[path] = writes
                    break
        final = self._values([w for writes in chosen.values() for w in writes]) if chosen else None
        made = [
            self._verdict(path, tried[path], chosen.get(path)) for path in sorted(self.touched, key=order.__getitem__)
        ]
        return self._with_follows(made, final)

    # ------------------------------------------------------------ rendering

    def _values(self, writes: Sequence[Write]) -> Mapping[str, list[str]] | None:
        """What every value prints with these written into the dossier, by path and place; None where the dossier refuses them."""
        key = repr(writes)
        if key not in self.rendered:
            changed = copy.deepcopy(self.plain)
            fits = all(put(changed, keys, value, self.lang) for keys, value in writes)
            self.rendered[key] = self._printed(changed) if fits else None
        return self.rendered[key]

    def _printed(self, plain: Any) -> Mapping[str, list[str]] | None:
        try:
            dossier = dossier_from_plain(plain)
            document = Reading(dossier, self.base.outline, self.base.library, self.lang, self.base.positions).document
        except DraftingError:
            return None
        made: dict[str, list[str]] = {}
        for node in tree.walk(document):
            if isinstance(node, tree.Value):
                made.setdefault(node.path, []).append(bare(tree.plain_text(node.children)))
        return made

    def _proves(self, path: str, values: Mapping[str, list[str]]) -> bool:
        where = self.places[path]
        told = values.get(path, [])
        return len(told) == len(where) and all(p.new is None or bare(p.new) == told[p.nth] for p in where)

    # ------------------------------------------------------------ verdicts

    def _verdict(self, path: str, options: Sequence[list[Write]], writes: list[Write] | None) -> ValueReview:
        where = self.touched[path]
        changed = [p for p in where if p.changed]
        texts = list(dict.fromkeys(p.new or "" for p in changed))
        held = found(self.dossier, path)
        old, new = changed[0].old, " / ".join(t for t in texts if t)
        tracked = all(p.tracked for p in changed)
        old_value = _plain_value(held[0], self.lang) if held else None
        if writes is not None:
            shown = tuple((dotted(self.dossier, keys), value) for keys, value in writes)
            value = writes[0][1] if len(writes) == 1 else dict(shown)
            if len(writes) == 1 and held is not None:
                old_value = _plain_value(_at(self.dossier, writes[0][0]), self.lang)
            return ValueReview(
                path, old, new, "changed", tracked, old_value, as_json(value), changed[0].clause,
                tuple((n, as_json(v)) for n, v in shown),
            )  # fmt: skip
        if held is None:
            return ValueReview(path, old, new, "derived", tracked, clause=changed[0].clause, parts=self._parts(path))
        if any(texts) and (refused := self._refused(path, where, options)):
            writes, reasons = refused
            value = writes[0][1]
            shown = tuple((dotted(self.dossier, keys), as_json(v)) for keys, v in writes)
            return ValueReview(
                path, old, new, "changed", tracked, old_value, as_json(value), changed[0].clause, shown, needs=reasons
            )
        status = "removed" if not any(texts) else self._failing(path, where, changed, options)
        return ValueReview(path, old, new, status, tracked, old_value, None, changed[0].clause)

    def _refused(
        self, path: str, where: Sequence[Printed], options: Sequence[list[Write]]
    ) -> tuple[list[Write], tuple[str, ...]] | None:
        """The candidate that says what came back but that the dossier as a whole refuses (a sum that no longer fits), with why."""
        if len({bare(p.new) for p in where if p.new is not None}) > 1:
            return None
        for writes in options[:4]:
            changed = copy.deepcopy(self.plain)
            if not all(put(changed, keys, value, self.lang) for keys, value in writes):
                continue
            try:
                dossier_from_plain(changed)
            except DraftingError as error:
                if any(_of_relation(f) for f in error.findings):
                    return writes, tuple(f.text(self.lang) for f in error.findings)
        return None

    def _failing(
        self, path: str, where: Sequence[Printed], changed: Sequence[Printed], options: Sequence[list[Write]]
    ) -> str:
        """Why no candidate prints what came back: the texts disagree among (or within) themselves, or cannot be read."""
        if any(p.vague for p in changed) and not options:
            return "unreadable"
        kept = [p for p in where if not p.changed and p.new is not None]
        for writes in options[:8]:
            values = self._values(writes)
            told = values.get(path, []) if values is not None else []
            if len(told) != len(where):
                continue
            if any(bare(p.new or "") == told[p.nth] for p in changed):
                return "inconsistent"  # right in one place, not in another
            if any(part_of(p.old, p.new or "", told[p.nth]) for p in changed):
                return "inconsistent"  # a figure without its words, or the words without the figure
        if kept and options:
            return "inconsistent"
        if len({bare(p.new or "") for p in changed}) > 1 and len({bare(p.old) for p in changed}) == 1:
            return "inconsistent"
        if any(halves(p.old, p.new or "") for p in changed):
            return "inconsistent"
        return "unreadable"

    def _parts(self, path: str) -> tuple[str, ...]:
        """The values that a derived one is made of."""
        if "*" not in path:
            return ()
        pattern = re.compile(re.escape(path).replace(r"\*", r"[^.]+") + r"\Z")
        head = path.split(".*")[0]
        return tuple(p for p in self.places if pattern.match(p) and p != path) or (head,)

    def _with_follows(self, made: list[ValueReview], final: Mapping[str, list[str]] | None) -> list[ValueReview]:
        """With each set of proposals what else it would print otherwise than what came back."""
        if final is None:
            return made
        proposed = {v.path for v in made if v.status == "changed"}
        follows = []
        for path, where in self.places.items():
            told = final.get(path, [])
            if path in proposed or len(told) != len(where):
                continue
            for p in where:
                if p.new is not None and told[p.nth] not in (bare(p.new), bare(p.old)):
                    follows.append((path, p.new, told[p.nth]))
                    break
        if not follows:
            return made
        settled = []
        for value in made:
            if value.status == "changed" and any(_same_datum(value, path) for path, _, _ in follows):
                # It is printed elsewhere too, with something around it, and reads as before there.
                settled.append(replace(value, status="inconsistent", new_value=None, writes=(), follows=()))
            else:
                settled.append(replace(value, follows=tuple(follows)) if value.status == "changed" else value)
        return settled

    # ------------------------------------------------------------ candidates

    def _candidates(self, path: str, where: Sequence[Printed]) -> list[list[Write]]:
        held = found(self.dossier, path)
        if held is None:
            return []
        value, keys = held
        texts = list(dict.fromkeys((p.old, p.new) for p in where if p.changed and p.new))
        made: list[list[Write]] = []
        for old, new in texts:
            made += [[write] for write in self._of_one(value, keys, old, str(new))]
        made += [list(w) for w in self._of_many(value, keys, texts)]
        unique: list[list[Write]] = []
        for option in made:
            if option not in unique:
                unique.append(option)
        return unique

    def _of_one(self, value: Any, keys: PathKey, old: str, new: str) -> Iterator[Write]:
        """Values for one place of the dossier that might print `new`."""
        if isinstance(value, Open):
            for kind in (date(2000, 1, 1), Money(amount=Decimal(1)), Decimal(1), LocalText(nl="x", en="x")):
                for found_value in readings(kind, new, self.lang):
                    yield keys, found_value
        elif isinstance(value, BaseModel) and not isinstance(value, LocalText | Money):
            for leaf, at in leaves(value, keys):
                for found_value in solved(leaf, old, new, self.lang):
                    yield at, found_value
        else:
            for found_value in readings(value, new, self.lang):
                yield keys, found_value
            for found_value in solved(value, old, new, self.lang):
                yield keys, found_value
            if keys and isinstance(keys[-1], str):
                # Printed with more around it (a name with its titles): a sibling may be what changed.
                parent = _at(self.dossier, keys[:-1])
                if isinstance(parent, BaseModel):
                    for leaf, at in leaves(parent, keys[:-1]):
                        for found_value in solved(leaf, old, new, self.lang):
                            yield at, found_value

    def _of_many(self, value: Any, keys: PathKey, texts: Sequence[tuple[str, str]]) -> Iterator[list[Write]]:
        """Several parts of a composed value at once: one for each stretch that changed."""
        if not isinstance(value, BaseModel) or isinstance(value, LocalText | Money):
            return
        for old, new in texts:
            writes: dict[PathKey, Any] = {}
            for a, b in swaps(old, new):
                for leaf, at in leaves(value, keys):
                    answer = next(iter(solved(leaf, a, b, self.lang)), None)
                    if answer is not None and at not in writes:
                        writes[at] = answer
                        break
            if len(writes) > 1:
                yield list(writes.items())


def _at(dossier: Dossier, keys: PathKey) -> Any:
    here: Any = dossier
    for key in keys:
        here = here[key] if not isinstance(here, BaseModel) else getattr(here, str(key))
    return here


def _same_datum(value: ValueReview, path: str) -> bool:
    """Whether another printed path rests on what the proposal writes: a whole that it is a part of, or a part of it."""
    if "*" in path:
        return False
    return any(f"{write}.".startswith(f"{path}.") or f"{path}.".startswith(f"{write}.") for write, _ in value.writes)


RELATIONS = (
    "intake.above-cap",
    "intake.end-before-start",
    "intake.range-order",
    "intake.quantity-figure",
    "intake.other",
)


def _of_relation(finding: Finding) -> bool:
    """Whether a fault is between parts of the dossier, and not one of the value itself."""
    return finding.code in RELATIONS


# ---------------------------------------------------------------- without a dossier


def _read(path: str, where: Sequence[Printed], lang: str) -> ValueReview:
    """A value of a file without its dossier: only what can be read off the words."""
    changed = [p for p in where if p.changed]
    texts = list(dict.fromkeys(p.new or "" for p in changed))
    old, new = changed[0].old, " / ".join(t for t in texts if t)
    tracked = all(p.tracked for p in changed)
    kept = any(not p.changed and p.new is not None for p in where)
    status = "removed" if not any(texts) else "inconsistent" if kept or len(texts) > 1 else "changed"
    if "*" in path and status == "changed":
        status = "derived"
    if any(halves(p.old, p.new or "") for p in changed):
        status = "inconsistent"
    now = _off(new, lang) if status == "changed" else None
    return ValueReview(path, old, new, status, tracked, _off(old, lang), now, changed[0].clause)


def _off(text: str, lang: str) -> Any:
    words = bare(text)
    for reading in (date(2000, 1, 1), Decimal(1), Money(amount=Decimal(1))):
        if isinstance(reading, Decimal) and not re.fullmatch(r"[-\d.,%]+|\w+", words):
            continue
        value = next(iter(readings(reading, words, lang)), None)
        if value is not None:
            return as_json(value)
    return words


def _plain_value(value: Any, lang: str) -> Any:
    if isinstance(value, LocalText):
        return value.get(lang)
    if isinstance(value, Money):
        return as_json(figure(value.amount)) if isinstance(value.amount, Decimal) else None
    return as_json(to_plain(value))


def as_json(value: Any) -> Any:
    """A value of the dossier as JSON holds it."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, dict):
        return {str(k): as_json(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [as_json(v) for v in value]
    return value
