"""The dossier's values in a returned file, by place: what each printed before and what stands there now.

Two values may print the same words side by side; so they are found by where they stand, not by what they say.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from drafting.compare.align import Edit
from drafting.returns.pairing import alike, pairs
from drafting.returns.verdicts import Compared, Side
from drafting.returns.words import NEUTRAL, Numbering, Said, aligned, plain, stretch
from drafting.tree.lines import Span


@dataclass(frozen=True, slots=True)
class Printed:
    """One place of a value: the `nth` of its path in the document (from 0), in which clause, as it was printed and as it reads now.

    `new` is None where its paragraph is gone, "" where it was taken out of one that stayed. `vague`: other words around it changed
    with it, so that `new` holds more than the value."""

    path: str
    nth: int
    clause: str
    old: str
    new: str | None
    tracked: bool
    vague: bool = False

    @property
    def changed(self) -> bool:
        """Whether it reads otherwise."""
        return self.new is not None and bare(self.new) != bare(self.old)


def bare(text: str) -> str:
    """A printed value as it is compared."""
    return " ".join(plain(text).split())


def printed(compared: Compared) -> dict[str, list[Printed]]:
    """Every place of every value, by path, in reading order."""
    found: dict[str, list[Printed]] = {}
    count: dict[str, int] = {}
    for key, lines in compared.units.items():
        if not any(s.sort == "value" for one in lines for s in one.line.spans):
            continue
        now = _partners(lines, compared.accepted, key)
        before = _partners(lines, compared.rejected, key) if compared.rejected is not compared.accepted else now
        for one in lines:
            for span in sorted((s for s in one.line.spans if s.sort == "value"), key=lambda s: s.start):
                nth = count.get(span.key, 0)
                count[span.key] = nth + 1
                old = _written(one, span)
                new, vague = _now(one, span, now.get(id(one)), compared.accepted.numbers)
                tracked = False
                if new is not None and bare(new) != bare(old):
                    then, _ = _now(one, span, before.get(id(one)), compared.rejected.numbers)
                    tracked = then is not None and bare(then) == bare(old)
                where = "" if key.startswith("#") else key
                found.setdefault(span.key, []).append(Printed(span.key, nth, where, old, new, tracked, vague))
    return found


def _partners(lines: Sequence[Said], side: Side, key: str) -> dict[int, Said]:
    theirs = side.lines.get(key, [])
    return {id(a): b for a, b in pairs(lines, theirs, side.numbers) if a is not None and b is not None}


def _written(one: Said, span: Span) -> str:
    return " ".join(one.line.text[span.start : span.end].split())


def _now(one: Said, span: Span, partner: Said | None, numbers: Numbering = NEUTRAL) -> tuple[str | None, bool]:
    """What stands where the value stood, and whether more than the value may be in it."""
    if partner is None:
        return None, False
    if alike(one, partner, numbers):
        return _written(one, span), False
    inside = [i for i, t in enumerate(one.tokens) if span.start <= t.start and t.end <= span.end]
    if not inside:
        return _written(one, span), False
    edits = aligned(one.tokens, partner.tokens, numbers)
    start, loose = _start(edits, inside[0])
    end, loose_end = _end(edits, inside[-1])
    if loose or loose_end:
        # The file may still know where the value stands: its control lived.
        own = [s for s in partner.line.spans if s.sort == "value" and s.key == span.key]
        if len(own) == sum(1 for s in one.line.spans if s.sort == "value" and s.key == span.key) == 1:
            return _written(partner, own[0]), False
    text = stretch(partner.line, partner.tokens[start:end]) if start < end else ""
    return text, loose or loose_end


def _start(edits: Sequence[Edit], at: int) -> tuple[int, bool]:
    for e in edits:
        if e.a1 <= at < e.a2:
            if e.same:
                return e.b1 + at - e.a1, False
            return e.b1, e.a1 < at and e.b1 < e.b2
    return 0, True


def _end(edits: Sequence[Edit], at: int) -> tuple[int, bool]:
    for e in edits:
        if e.a1 <= at < e.a2:
            if e.same:
                return e.b1 + at - e.a1 + 1, False
            return e.b2, at + 1 < e.a2 and e.b1 < e.b2
    return 0, True
