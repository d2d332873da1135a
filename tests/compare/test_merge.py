"""Merging three ways: what each side changed is kept, and what both changed is told (law 3 of the house)."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafting.compare.merge import Chunk, merge, settled

words = st.lists(st.sampled_from("abcdefgh"), max_size=14)


def edited(base: list[str]) -> st.SearchStrategy[list[str]]:
    """A version of a text: some elements left out, changed or added."""
    return st.lists(
        st.tuples(
            st.integers(0, max(len(base), 1)), st.sampled_from(["del", "ins", "swap"]), st.sampled_from("uvwxyzab")
        ),
        max_size=4,
    ).map(lambda changes: _applied(base, changes))


def _applied(base: list[str], changes: list[tuple[int, str, str]]) -> list[str]:
    made = list(base)
    for at, how, what in changes:
        at = min(at, len(made))
        if how != "ins" and at < len(made):
            del made[at]
        if how != "del":
            made.insert(at, what)
    return made


threes = words.flatmap(lambda base: st.tuples(st.just(base), edited(base), edited(base)))


@given(threes)
@settings(max_examples=400, deadline=None)
def test_who_changed_nothing_takes_what_the_other_changed(three: tuple[list[str], list[str], list[str]]) -> None:
    base, ours, theirs = three
    assert settled(merge(base, ours, base)) == ours
    assert settled(merge(base, base, theirs)) == theirs
    assert settled(merge(base, ours, ours)) == ours


@given(threes)
@settings(max_examples=400, deadline=None)
def test_nothing_that_either_wrote_is_dropped(three: tuple[list[str], list[str], list[str]]) -> None:
    base, ours, theirs = three
    chunks = merge(base, ours, theirs)
    there = Counter(settled(chunks))
    for side in (ours, theirs):
        written = Counter(side) - Counter(base)
        assert not written - there, chunks
    assert [x for c in chunks for x in c.ours] == ours
    assert [x for c in chunks for x in c.theirs] == theirs


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "sides"),
    [
        ("a b c d", "a B c d", "a b c D", ["ours", "theirs"]),
        ("a b c d", "a B c d", "a X c d", ["both"]),
        ("a b c d", "a c d", "a b c d e", ["ours", "theirs"]),
        ("a b c d", "a c d", "a X c d", ["both"]),
        ("a b c d", "a b! c d", "a c d", ["both"]),
        ("a b c d", "a B c d", "a B c d", []),
        ("a b c d", "a b x c d", "a b y c d", ["both"]),
        ("a b", "a b", "", ["theirs"]),
    ],
)
def test_a_difference_knows_its_side(base: str, ours: str, theirs: str, sides: list[str]) -> None:
    chunks = merge(base.split(), ours.split(), theirs.split())
    assert [c.side for c in chunks if c.side != "same"] == sides


def test_a_conflict_tells_what_stood_there() -> None:
    (conflict,) = [
        c for c in merge(*(["de", "som", "van", n, "euro"] for n in ("vijf", "zes", "acht"))) if c.side == "both"
    ]
    assert conflict == Chunk("both", ("vijf",), ("zes",), ("acht",))
