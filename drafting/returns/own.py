"""Our own tracked changes in the redline that was sent: still pending in what came back, accepted, or rejected by them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafting.returns.pairing import edits, same
from drafting.returns.records import OwnChange
from drafting.returns.verdicts import Compared
from drafting.returns.words import NEUTRAL, Said


def own_changes(sent: Compared, returned: Compared) -> Iterator[OwnChange]:
    """Each change of the redline that was sent with what became of it. `sent` compares the redline with itself, rejected and accepted;
    `returned` the redline, rejected, with what came back."""
    for key, before in sent.rejected.lines.items():
        after = sent.accepted.lines.get(key, [])
        if key.startswith("#") or same(before, after, NEUTRAL):
            continue
        theirs = returned.rejected.lines.get(key, []), returned.accepted.lines.get(key, [])
        for words in edits(before, after, NEUTRAL):
            yield OwnChange(key, words.old, words.new, _state(words.old, words.new, before, *theirs))


def _state(old: str, new: str, before: Sequence[Said], rejected: Sequence[Said], accepted: Sequence[Said]) -> str:
    """By how often the words of the change stand in what was sent and in what came back."""
    start, silent, tracked = (_words(side) for side in (before, rejected, accepted))

    def done(side: str) -> bool:
        put = bool(new) and side.count(_bare(new)) > start.count(_bare(new))
        gone = bool(old) and side.count(_bare(old)) < start.count(_bare(old))
        return put if new else gone

    if done(silent):
        return "accepted"
    return "pending" if done(tracked) else "rejected"


def _words(lines: Sequence[Said]) -> str:
    return f" {' '.join(k for one in lines for k in one.keys)} "


def _bare(text: str) -> str:
    from drafting.returns.words import said
    from drafting.tree.lines import Line

    return f" {' '.join(t.key for t in said(Line(text.replace(' ¶ ', ' '))).tokens)} "
