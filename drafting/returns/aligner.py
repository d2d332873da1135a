"""Which clause each paragraph of a returned file is: forward–backward over the clauses of the draft.

A hidden Markov chain walks through the clauses: it stays, goes on to the next, or (seldom) jumps; beside each clause stands a state
"new" for words that are none of the draft's. What a paragraph tells of its clause is its likeness, weighted by how rare its words
are, to the paragraphs of that clause in any of its positions; a bookmark or control of ours weighs heavily, but proves nothing: they
are copied, dropped and left behind. The posterior is the confidence.

Norm: L. R. Rabiner, A Tutorial on Hidden Markov Models (1989), section III.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from drafting.returns.units import CONTENTS, Unit
from drafting.returns.words import Said, without_label

SHARP = 13.0  # how much likeness weighs: e^13 between nothing and all in common
NEW_AT = 0.36  # the likeness at which "of this clause" and "new" are as likely
MARK = math.exp(6.0)  # what a bookmark of ours weighs
HELD = math.exp(2.0)  # what a control around it weighs: what is typed after an article stands in its control as well
STAY, NEXT, JUMP, ENTER = 0.72, 0.24, 2e-4, 0.03
NEW_STAY, NEW_BACK, NEW_NEXT = 0.55, 0.2, 0.24
LEAST = 1e-14


@dataclass(frozen=True, slots=True)
class Labelled:
    """A returned paragraph with the segment of the draft that it belongs to: an index of `segments`, or None for new words, which
    stand after segment `after`. `confidence` is the posterior; `by` says what it was known by: "control", "bookmark" or "text"."""

    said: Said
    segment: int | None
    after: int
    confidence: float
    by: str


class Aligner:
    """The draft's segments, made ready to be found again; `others` holds for a clause the lines of its other positions."""

    def __init__(self, segments: Sequence[Unit], others: Mapping[str, Sequence[Said]]) -> None:
        self.segments = segments
        self.lines: list[tuple[int, Counter[str], float]] = []
        self.exact: dict[tuple[str, ...], set[int]] = defaultdict(set)
        self.wids: dict[str, int] = {}
        texts: list[tuple[int, Said]] = []
        for at, segment in enumerate(segments):
            texts += [(at, one) for one in segment.lines]
            if segment.sort == CONTENTS:
                # The numbers of its entries follow the articles: an entry is known without them too.
                texts += [(at, bare) for one in segment.lines if (bare := without_label(one)) is not None]
            if not segment.outside:
                texts += [(at, one) for one in others.get(segment.id, ())]
            for one in segment.lines:
                for wid in one.line.wids:
                    self.wids.setdefault(wid, at)
        self.clauses: dict[str, list[int]] = defaultdict(list)
        for at, segment in enumerate(segments):
            self.clauses[segment.within or segment.id].append(at)
        seen = Counter(word for _, one in texts for word in set(one.keys))
        total = len(texts) + 1
        self.weight = {word: math.log(total / count) + 0.2 for word, count in seen.items()}
        self.unknown = math.log(total) + 0.2
        self.posting: dict[str, list[int]] = defaultdict(list)
        for at, one in texts:
            self.exact[one.keys].add(at)
            words = Counter(one.keys)
            self.lines.append((at, words, sum(self._of(w) * n for w, n in words.items())))
            for word in words:
                self.posting[word].append(len(self.lines) - 1)
        self._known: dict[tuple[str, ...], dict[int, float]] = {}

    def _of(self, word: str) -> float:
        return self.weight.get(word, self.unknown)

    def likeness(self, keys: tuple[str, ...]) -> dict[int, float]:
        """For each segment that has words in common the likeness (0 to 1) of its most like paragraph."""
        if keys in self._known:
            return self._known[keys]
        found: dict[int, float] = dict.fromkeys(self.exact.get(keys, ()), 1.0)
        if not found and keys:
            words = Counter(keys)
            mine = sum(self._of(w) * n for w, n in words.items())
            shared: dict[int, float] = defaultdict(float)
            # Words that stand nearly everywhere find nothing; they count in what rarer ones found.
            rare = [w for w in words if len(self.posting.get(w, ())) <= 60] or list(words)
            for word in rare:
                for line in self.posting.get(word, ()):
                    shared[line] += self._of(word)
            near = sorted(shared, key=shared.__getitem__, reverse=True)[:24]
            for line in near:
                at, theirs, whole = self.lines[line]
                both = sum(self._of(w) * min(n, theirs[w]) for w, n in words.items() if w in theirs)
                found[at] = max(found.get(at, 0.0), 2 * both / (mine + whole))
        self._known[keys] = found
        return found

    def candidates(self, one: Said) -> tuple[Said, dict[int, float]]:
        """The paragraph (without a typed number, where that tells more) and what each segment makes of it."""
        contents = (
            [at for at, segment in enumerate(self.segments) if segment.sort == CONTENTS] if one.line.contents else []
        )
        if contents:
            return one, dict.fromkeys(contents, MARK * MARK)
        found = self.likeness(one.keys)
        bare = without_label(one)
        if bare is not None:
            stripped = self.likeness(bare.keys)
            listed = {at: w for at, w in found.items() if self.segments[at].sort == CONTENTS and w > 0.95}
            if max(stripped.values(), default=0.0) >= max(found.values(), default=0.0) or listed:
                one, found = bare, {**stripped, **listed}
        weights = {at: math.exp(SHARP * (score - NEW_AT)) for at, score in found.items()}
        for wid in one.line.wids:
            if wid in self.wids:
                at = self.wids[wid]
                weights[at] = weights.get(at, math.exp(-SHARP * NEW_AT)) * MARK
        clause = one.line.clause.partition("@")[0]
        for at in self.clauses.get(clause, ()):
            if at in weights:
                weights[at] *= HELD
        return one, weights

    # ------------------------------------------------------------ forward–backward

    def label(self, lines: Sequence[Said]) -> list[Labelled]:
        """Each paragraph with its segment."""
        if not lines:
            return []
        heard = [self.candidates(one) for one in lines]
        forward = self._forward([weights for _, weights in heard])
        backward = self._backward([weights for _, weights in heard], forward)
        made = []
        for (one, _), ahead, behind in zip(heard, forward, backward, strict=True):
            joint = {state: p * behind[state] for state, p in ahead.items()}
            whole = sum(joint.values()) or 1.0
            best = max(joint, key=joint.__getitem__)
            at, new = best
            made.append(Labelled(one, None if new else at, at, joint[best] / whole, self._by(one, at, new)))
        return made

    def _by(self, one: Said, at: int, new: bool) -> str:
        if new or at < 0:
            return ""
        segment = self.segments[at]
        if one.line.clause.partition("@")[0] in (segment.id, segment.within or segment.id) and one.line.clause:
            return "control"
        if segment.sort == "recital" and one.line.part and any(self.wids.get(w) == at for w in one.line.wids):
            return "control"
        return "bookmark" if any(self.wids.get(w) == at for w in one.line.wids) else "text"

    def _forward(self, heard: Sequence[Mapping[int, float]]) -> list[dict[tuple[int, bool], float]]:
        alpha: dict[tuple[int, bool], float] = {(-1, False): 1.0}
        made = []
        floor = math.exp(-SHARP * NEW_AT)
        for weights in heard:
            here: dict[tuple[int, bool], float] = defaultdict(float)
            mass = sum(alpha.values())
            for at in weights:
                here[at, False] += mass * JUMP
            for (at, new), p in alpha.items():
                for state, step in self._steps(at, new):
                    here[state] += p * step
            for state in here:
                here[state] *= 1.0 if state[1] else weights.get(state[0], floor)
            whole = sum(here.values()) or 1.0
            alpha = {s: p / whole for s, p in here.items() if p / whole > LEAST}
            made.append(alpha)
        return made

    def _backward(
        self, heard: Sequence[Mapping[int, float]], forward: Sequence[Mapping[tuple[int, bool], float]]
    ) -> list[dict[tuple[int, bool], float]]:
        floor = math.exp(-SHARP * NEW_AT)
        beta = dict.fromkeys(forward[-1], 1.0)
        made = [beta]
        for i in range(len(heard) - 1, 0, -1):
            weights, ahead = heard[i], forward[i]
            told = {s: b * (1.0 if s[1] else weights.get(s[0], floor)) for s, b in beta.items()}
            jumped = JUMP * sum(told.get((at, False), 0.0) for at in weights)
            before = {}
            for at, new in forward[i - 1]:
                before[at, new] = jumped + sum(
                    step * told.get(s, 0.0) for s, step in self._steps(at, new) if s in ahead
                )
            whole = max(before.values(), default=1.0) or 1.0
            beta = {s: b / whole for s, b in before.items()}
            made.append(beta)
        made.reverse()
        return made

    def _steps(self, at: int, new: bool) -> list[tuple[tuple[int, bool], float]]:
        onward = (at + 1, False) if at + 1 < len(self.segments) else None
        if new:
            steps: list[tuple[tuple[int, bool], float]] = [((at, True), NEW_STAY)]
            steps += [((at, False), NEW_BACK)] if at >= 0 else []
            steps += [(onward, NEW_NEXT)] if onward else []
            return steps
        steps = [((at, True), ENTER)]
        if at >= 0:
            steps.append(((at, False), STAY if len(self.segments[at].lines) > 1 else 0.05))
        if onward:
            steps.append((onward, NEXT))
            if at + 2 < len(self.segments):
                steps.append(((at + 2, False), 0.005))
        return steps
