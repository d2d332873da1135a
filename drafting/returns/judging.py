"""The verdict per clause, from a comparison: presence, moved, silent or tracked, position, edits; what is new; what stands outside; comments."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from drafting.returns import records as r
from drafting.returns.authors import Authors
from drafting.returns.order import moved_of
from drafting.returns.pairing import alike, edits, same
from drafting.returns.placing import Fresh, is_contents
from drafting.returns.units import Unit
from drafting.returns.verdicts import Compared, keys_of
from drafting.returns.words import NEUTRAL, Numbering, Said, aligned, said, without_label
from drafting.tree.lines import Line


def judge(compared: Compared, draft: str, base: str, lang: str, ours: Sequence[r.OwnChange] = ()) -> r.Review:
    """The verdicts, without values."""
    made = _Judge(compared, ours)
    return r.Review(
        draft=draft,
        base=base,
        lang=lang,
        clauses=tuple(made.clauses()),
        ours=tuple(ours),
        outside=tuple(made.outside()),
        comments=tuple(made.comments()),
        likeness=compared.likeness,
    )


class _Judge:
    def __init__(self, compared: Compared, ours: Sequence[r.OwnChange]) -> None:
        self.c = compared
        self.keys = keys_of(compared.segments)
        self.authors = Authors(compared.changes)
        self.pending = [o for o in ours if o.state == "pending"]
        self.accepted_ours = [o for o in ours if o.state == "accepted"]
        self.moved = moved_of(compared.segments, self.keys, compared.accepted.starts)

    def clauses(self) -> list[r.ClauseReview]:
        """Every clause of the draft in its order, then what is new after the clause that it follows."""
        made: list[r.ClauseReview] = []
        done: set[str] = set()
        fresh = self._fresh()
        made += fresh.pop(-1, [])
        for at, key in enumerate(self.keys):
            if not key.startswith("#") and key not in done:
                done.add(key)
                made.append(self._clause(key))
            made += fresh.pop(at, [])
        return made

    def _clause(self, key: str) -> r.ClauseReview:
        c = self.c
        unit = c.first(key)
        base, before, after = c.units[key], c.rejected.lines.get(key, []), c.accepted.lines.get(key, [])
        silent = not same(base, before, c.rejected.numbers)
        tracked = c.accepted is not c.rejected and not same(before, after, NEUTRAL)
        found = [*self._edits(base, before, c.rejected.numbers, False)] if silent else []
        found += [*self._edits(before, after, NEUTRAL, True)] if tracked else []
        found, silent, tracked = self._without_ours(key, found, silent, tracked)
        changed = {(False, False): r.UNCHANGED, (True, False): r.UNTRACKED, (False, True): r.TRACKED}.get(
            (silent, tracked), r.BOTH
        )
        if not after:
            changed = r.TRACKED if before else r.UNTRACKED
            if before and silent:
                changed = r.BOTH
        position = c.sent.built.get(key, "")
        return r.ClauseReview(
            clause=key,
            presence=r.KEPT if after else r.GONE,
            moved=bool(after) and key in self.moved,
            changed=changed,
            number=unit.number,
            returned_number=self._number(key, unit),
            position=position,
            returned_position=self._position(key, position, after) if after else "",
            identified_by=c.accepted.by.get(key, "") if after else "",
            confidence=c.accepted.confidence.get(key, 1.0) if after else 1.0,
            edits=tuple(found),
            heading=unit.heading,
            sort=unit.sort,
        )

    def _edits(self, old: Sequence[Said], new: Sequence[Said], numbers: Numbering, tracked: bool) -> Iterable[r.Edit]:
        for words in edits(old, new, numbers):
            author, date = self.authors.of(words.old, words.new) if tracked else ("", "")
            yield r.Edit(words.old, words.new, tracked, author, date)

    def _without_ours(
        self, key: str, found: list[r.Edit], silent: bool, tracked: bool
    ) -> tuple[list[r.Edit], bool, bool]:
        """Leaves out what is our own change: still pending in their file, or accepted by them."""
        if not self.pending and not self.accepted_ours:
            return found, silent, tracked
        waiting = [(o.old, o.new) for o in self.pending if o.clause == key]
        taken = [(o.old, o.new) for o in self.accepted_ours if o.clause == key]
        kept = [e for e in found if (e.old, e.new) not in (waiting if e.tracked else taken)]
        if len(kept) < len(found):
            silent = any(not e.tracked for e in kept)
            tracked = any(e.tracked for e in kept)
        return kept, silent, tracked

    def _number(self, key: str, unit: Unit) -> str:
        here = self.c.accepted.lines.get(key)
        if not here or not unit.number:
            return ""
        head = here[0]
        if unit.headed:
            at = next((i for i, k in enumerate(self.keys) if k == key), -1)
            place_ = self.c.accepted.placed.heads.get(at)
            head = _relabelled(self.c.accepted.labelled[place_].said) if place_ is not None else here[0]
        label = head.number.strip()
        if label:
            return label.split()[-1].strip(".()")
        return self._counted(key, unit)

    def _counted(self, key: str, unit: Unit) -> str:
        """The number by counting, where the returned file has lost its numbers."""
        if not unit.number.isdigit():
            return ""
        word = unit.lines[0].number.partition(" ")[0]
        starts = self.c.accepted.starts
        like = [
            k
            for k in starts
            if not k.startswith("#") and (u := self.c.first(k)).headed and u.lines[0].number.partition(" ")[0] == word
        ]
        fresh = sum(1 for f in self.c.accepted.placed.fresh if f.sort == "clause" and f.places[0] < starts[key])
        return str(sum(1 for k in like if starts[k] < starts[key]) + 1 + (fresh if like else 0))

    def _position(self, key: str, built: str, after: Sequence[Said]) -> str:
        """The position whose words these are: equal but for references and the dossier's values."""
        numbers = self.c.accepted.numbers
        if not built or same(self.c.units[key], after, numbers):
            return built
        texts = self.c.sent.positions().get(key, {})
        order = [built, *(p for p in texts if p != built)]
        for position in order:
            lines = [said(line) for line in texts.get(position, ())]
            if lines and same(lines, after, numbers):
                return position
        for position in order:
            lines = [said(line) for line in texts.get(position, ())]
            if lines and same_but_values(lines, after, numbers):
                return position
        return built if not texts and same_but_values(self.c.units[key], after, numbers) else ""

    # ------------------------------------------------------------ what is new

    def _fresh(self) -> dict[int, list[r.ClauseReview]]:
        before = {tuple(x.keys for x in f.lines) for f in self.c.rejected.placed.fresh}
        heads = {f.lines[0].keys for f in self.c.rejected.placed.fresh if f.lines}
        made: dict[int, list[r.ClauseReview]] = {}
        for f in self.c.accepted.placed.fresh:
            if not f.lines or (f.after >= 0 and self._in_contents(f)):
                continue
            tracked = self.c.accepted is not self.c.rejected
            silent = tuple(x.keys for x in f.lines) in before
            both = not silent and tracked and f.lines[0].keys in heads
            changed = r.BOTH if both else r.UNTRACKED if silent or not tracked else r.TRACKED
            made.setdefault(f.after, []).append(self._new(f, changed))
        return made

    def _in_contents(self, f: Fresh) -> bool:
        return is_contents(self.c.segments, f.after) and f.lines[0].line.contents

    def _new(self, f: Fresh, changed: str) -> r.ClauseReview:
        headed = f.sort == "clause"
        lines = [_relabelled(one) for one in f.lines]
        label = lines[0].number.strip()
        rest = f.lines[1:] if headed else f.lines
        text = "\n".join(" ".join(f"{one.line.number} {one.line.text}".split()) for one in rest if one.tokens)
        words = " ".join(one.line.text for one in f.lines)
        author, date = self.authors.of("", words) if changed != r.UNTRACKED else ("", "")
        at = f.after
        while at >= 0 and self.keys[at].startswith("#"):
            at -= 1
        heading = " ".join(lines[0].line.text[lines[0].tokens[0].start :].split()) if headed and lines[0].tokens else ""
        return r.ClauseReview(
            clause="",
            presence=r.NEW,
            changed=changed,
            returned_number=label.split()[-1].strip(".()") if label and headed else "",
            confidence=min((self.c.accepted.labelled[i].confidence for i in f.places), default=1.0),
            edits=(r.Edit("", " ".join(words.split()), changed != r.UNTRACKED, author, date),),
            heading=heading,
            text=text,
            sort=f.sort,
            after=self.keys[at] if at >= 0 else "",
        )

    # ------------------------------------------------------------ outside, comments

    def outside(self) -> Iterable[r.OutsideChange]:
        """What changed outside any clause."""
        c = self.c
        for at, segment in enumerate(c.segments):
            if not segment.outside or is_contents(c.segments, at):
                continue
            key = self.keys[at]
            place_ = "cover" if at == 0 else "chapter" if segment.id else "between"
            base, before, after = c.units[key], c.rejected.lines.get(key, []), c.accepted.lines.get(key, [])
            for edit in self._edits(base, before, c.rejected.numbers, False):
                yield r.OutsideChange(place_, edit.old, edit.new, False)
            if c.accepted is not c.rejected:
                for edit in self._edits(before, after, NEUTRAL, True):
                    yield r.OutsideChange(place_, edit.old, edit.new, True, edit.author, edit.date)
        yield from self._edges()

    def _edges(self) -> Iterable[r.OutsideChange]:
        sent = [line for line in self.c.sent.lines if line.zone in ("header", "footer")]
        yield from self._edge(sent, self.c.rejected.edges, False)
        if self.c.accepted is not self.c.rejected:
            yield from self._edge(self.c.rejected.edges, self.c.accepted.edges, True)

    def _edge(self, old: Sequence[Line], new: Sequence[Line], tracked: bool) -> Iterable[r.OutsideChange]:
        for zone in ("header", "footer"):
            # The same header stands in several sections, once in each part: what counts is which texts there are.
            a, b = ([said(line) for line in lines if line.zone == zone] for lines in (old, new))
            gone = _distinct(x for x in a if not any(alike(x, y) for y in b))
            come = _distinct(y for y in b if not any(alike(x, y) for x in a))
            for i in range(max(len(gone), len(come))):
                x, y = (side[i].line.text if i < len(side) else "" for side in (gone, come))
                x, y = " ".join(x.split()), " ".join(y.split())
                author, date = self.authors.of(x, y) if tracked else ("", "")
                yield r.OutsideChange(zone, x, y, tracked, author, date)

    def comments(self) -> Iterable[r.Comment]:
        """The comments of the returned file, each at its clause."""
        homes: dict[int, str] = {}
        side = self.c.accepted
        for at, here in side.placed.found.items():
            for _, label in here:
                homes.setdefault(label.said.line.paragraph, "" if self.keys[at].startswith("#") else self.keys[at])
        for remark in self.c.remarks:
            yield r.Comment(remark.author, remark.text, homes.get(remark.paragraph, ""))


def _relabelled(one: Said) -> Said:
    return without_label(one) or one


def _distinct(lines: Iterable[Said]) -> list[Said]:
    found: dict[tuple[str, ...], Said] = {}
    for one in lines:
        found.setdefault(one.keys, one)
    return list(found.values())


def same_but_values(old: Sequence[Said], new: Sequence[Said], numbers: Numbering) -> bool:
    """Whether a clause says the same but for what stands in place of the dossier's values."""
    if len(old) != len(new):
        return False
    return all(alike(a, b, numbers) or _only_values(a, b, numbers) for a, b in zip(old, new, strict=True))


def _only_values(a: Said, b: Said, numbers: Numbering) -> bool:
    spans = [s for s in a.line.spans if s.sort == "value"]
    for edit in aligned(a.tokens, b.tokens, numbers):
        if edit.same:
            continue
        if edit.a1 == edit.a2:
            # Words put in: within a value only where that value's words stand on both sides.
            near = [a.tokens[i] for i in (edit.a1 - 1, edit.a1) if 0 <= i < len(a.tokens)]
            if len(near) < 2 or not any(s.start <= near[0].start and near[1].end <= s.end for s in spans):
                return False
            continue
        first, last = a.tokens[edit.a1], a.tokens[edit.a2 - 1]
        if not any(s.start <= first.start and last.end <= s.end for s in spans):
            return False
    return True


__all__ = ["judge", "same_but_values"]
