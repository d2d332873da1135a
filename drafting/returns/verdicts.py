"""The verdict: what happened to each clause between the draft that was sent and the file that came back.

Two steps are kept apart: what stands otherwise once all tracked changes are rejected was changed in silence; what the tracked changes
make of that was changed in the open. Base —silent→ rejected —tracked→ accepted: the two lists of edits together make the accepted text.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from drafting.returns.aligner import Aligner, Labelled
from drafting.returns.pairing import pairs
from drafting.returns.placing import Placed, place
from drafting.returns.units import Unit, units_of
from drafting.returns.words import Numbering, Said, bare_number, said, without_label
from drafting.tree.lines import Line


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment of the returned file, at a paragraph of it."""

    author: str
    text: str
    paragraph: int


@dataclass(frozen=True, slots=True)
class Change:
    """A tracked change of the returned file."""

    author: str
    date: str
    old: str
    new: str


@dataclass(slots=True)
class Sent:
    """What was sent: its lines, and what is known of its clauses: `positions` gives for each negotiable one the lines of its positions
    (the one it was sent in too), `built` which it was sent in; `named` as in `units_of`; `ordinal` the ordinal words of a number."""

    lines: Sequence[Line]
    positions: Callable[[], Mapping[str, Mapping[str, Sequence[Line]]]] = dict
    built: Mapping[str, str] = field(default_factory=dict)
    named: Mapping[str, str] = field(default_factory=dict)
    ordinal: Callable[[str], frozenset[str]] = lambda number: frozenset()


@dataclass(slots=True)
class Returned:
    """What came back: its lines with all changes rejected and with all accepted (the same where it has none), its changes and comments."""

    rejected: Sequence[Line]
    accepted: Sequence[Line]
    changes: Sequence[Change] = ()
    remarks: Sequence[Remark] = ()


@dataclass(slots=True)
class Side:
    """One reading of the returned file: labels, places, and its paragraphs per clause."""

    labelled: list[Labelled]
    placed: Placed
    lines: dict[str, list[Said]]
    numbers: Numbering
    by: dict[str, str]
    confidence: dict[str, float]
    starts: dict[str, float]
    edges: list[Line]


@dataclass(slots=True)
class Compared:
    """A returned file compared with what was sent, before it becomes a report: all that values and adopting need as well."""

    sent: Sent
    segments: list[Unit]
    units: dict[str, list[Said]]
    rejected: Side
    accepted: Side
    likeness: float
    remarks: Sequence[Remark]
    changes: Sequence[Change]

    def first(self, key: str) -> Unit:
        """The first segment of a unit."""
        return next(s for s, k in zip(self.segments, keys_of(self.segments), strict=True) if k == key)


def keys_of(segments: Sequence[Unit]) -> list[str]:
    """A name for each segment: its clause's id, or a name of its own where it is outside any."""
    return [s.id if not s.outside else f"#{i}" for i, s in enumerate(segments)]


def compare(sent: Sent, returned: Returned) -> Compared:
    """Finds the clauses of what was sent in what came back."""
    segments = units_of(sent.lines, sent.named)
    accepted_lines = _known(returned.accepted, sent.lines)
    rejected_lines = accepted_lines if returned.rejected is returned.accepted else _known(returned.rejected, sent.lines)
    aligner = Aligner(segments, {} if _has_ids(accepted_lines) else _spoken(sent.positions()))
    keys = keys_of(segments)
    units: dict[str, list[Said]] = {}
    for key, segment in zip(keys, segments, strict=True):
        units.setdefault(key, []).extend(segment.lines)
    accepted = _side(aligner, segments, keys, units, accepted_lines, sent)
    rejected = (
        accepted if rejected_lines is accepted_lines else _side(aligner, segments, keys, units, rejected_lines, sent)
    )
    likeness = _likeness(units, rejected)
    return Compared(sent, segments, units, rejected, accepted, likeness, returned.remarks, returned.changes)


def _known(lines: Sequence[Line], sent: Sequence[Line]) -> Sequence[Line]:
    """The returned lines without names that the draft does not have: those of a copy without our names (opaque keys), or of the other
    side's own. What refers to one of these is compared by its number."""
    names = {w for line in sent for w in line.wids} | {s.key for line in sent for s in line.spans}

    def without(line: Line) -> Line:
        wids = tuple(w for w in line.wids if w in names)
        spans = tuple(s if s.key in names else replace(s, key="") for s in line.spans)
        return line if wids == line.wids and spans == line.spans else replace(line, wids=wids, spans=spans)

    return [without(line) for line in lines]


def _has_ids(lines: Sequence[Line]) -> bool:
    """Whether the returned file still knows what is what: then its clauses are found without the texts of other positions."""
    return sum(1 for line in lines if line.wids) * 12 > len(lines)


def _spoken(positions: Mapping[str, Mapping[str, Sequence[Line]]]) -> dict[str, list[Said]]:
    return {clause: [said(line) for lines in by.values() for line in lines] for clause, by in positions.items()}


def _side(
    aligner: Aligner,
    segments: list[Unit],
    keys: list[str],
    units: Mapping[str, list[Said]],
    lines: Sequence[Line],
    sent: Sent,
) -> Side:
    body = [one for line in lines if line.zone in ("body", "note") for one in (said(line),) if one.tokens or line.cell]
    labelled = aligner.label(body)
    placed = place(segments, labelled)
    found: dict[str, list[Said]] = {}
    by: dict[str, str] = {}
    confidence: dict[str, float] = {}
    starts: dict[str, float] = {}
    for at in sorted(placed.found, key=lambda a: placed.found[a][0][0]):
        key = keys[at]
        here = placed.found[at]
        found.setdefault(key, []).extend(_as_sent(label.said, segments[at]) for _, label in here)
        starts.setdefault(key, placed.start(at))
        ways = {by.get(key, "text"), *(label.by for _, label in here)}
        by[key] = next(way for way in ("control", "bookmark", "text") if way in ways or way == "text")
        sure = [label.confidence for _, label in here if len(label.said.tokens) > 2] or [here[0][1].confidence]
        confidence[key] = min(confidence.get(key, 1.0), sum(sure) / len(sure))
    numbers = _numbering(units, found, sent)
    edges = [line for line in lines if line.zone in ("header", "footer")]
    return Side(labelled, placed, found, numbers, by, confidence, starts, edges)


def _as_sent(one: Said, segment: Unit) -> Said:
    """A paragraph without the number typed before it, where the clause's own paragraphs bear numbers of a list."""
    bare = without_label(one)
    if bare is None or any(one.keys == mine.keys for mine in segment.lines):
        return one
    if any(bare.keys == mine.keys for mine in segment.lines) or any(mine.line.number for mine in segment.lines):
        return bare
    return one


def _numbering(units: Mapping[str, list[Said]], found: Mapping[str, list[Said]], sent: Sent) -> Numbering:
    """Which number each node of the draft bears in the returned file."""
    moved: dict[str, str] = {}
    for key, lines in units.items():
        theirs = found.get(key)
        if not theirs or key.startswith("#"):
            continue
        for a, b in pairs(lines, theirs):
            if a is not None and b is not None and a.line.wids and b.number:
                for wid in a.line.wids:
                    moved[wid] = b.number
    was = {w: one.number for lines in units.values() for one in lines if one.number for w in one.line.wids}
    return Numbering(moved, was, sent.ordinal)


def _likeness(units: Mapping[str, list[Said]], side: Side) -> float:
    """The part of the draft's words that came back, paragraph by paragraph."""
    whole = sum(len(one.tokens) for key, lines in units.items() if not key.startswith("#") for one in lines) or 1
    kept = 0
    for key, lines in units.items():
        if key.startswith("#") or key not in side.lines:
            continue
        theirs = {one.keys for one in side.lines[key]}
        kept += sum(len(one.tokens) if one.keys in theirs else len(one.tokens) // 3 for one in lines)
    return min(1.0, kept / whole)


__all__ = ["Change", "Compared", "Remark", "Returned", "Sent", "Side", "bare_number", "compare", "keys_of"]
