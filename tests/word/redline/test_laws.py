"""The laws over files made by others and edits of them, judged by an oracle that shares no code with the engine.

Each pair is drawn by number (`mutate`): words, paragraphs split, merged and moved, rows and columns, nested tables, notes, headers,
links, pictures, controls, equations, fields, looks, sections; and changes that an earlier author tracked, in one file or both.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import drafting
from drafting.errors import DraftingError
from drafting.word.package.opening import open_package
from drafting.word.package.soundness import unsound
from drafting.word.redline.told import told_in
from drafting.word.revisions import revisions_of
from tests.conftest import SHARED
from tests.word.redline.mutate import mutated, stripped
from tests.word.redline.oracle import differences, plainly, view, without_controls
from tests.word.redline.test_redline import STAMP, _draft, _real

MATERIAL = SHARED / "material"
SMALL = 60_000  # bytes of a file for the set that always runs
Pair = Callable[[bytes, int], tuple[bytes, bytes]]


def _lawful(old: bytes, new: bytes, existing: str = "keep") -> bytes:
    """Holds a redline to the letter of the law with `strict`, and without it up to signs that read the same. Returns the latter."""
    usual = drafting.redline(old, new, existing=existing, **STAMP)
    for strict in (True, False):
        marked = usual if not strict else drafting.redline(old, new, existing=existing, strict=True, **STAMP)
        _holds(marked, old, new, existing, strict)
    return usual


def _holds(marked: bytes, old: bytes, new: bytes, existing: str, strict: bool) -> None:
    if existing != "keep":
        settled = drafting.accept_all if existing == "accept" else drafting.reject_all
        old, new = settled(old), settled(new)
    unmarked = not strict and "others" in told_in(open_package(marked))
    for accept, source in ((True, new), (False, old)):
        settled_all = (drafting.accept_all if accept else drafting.reject_all)(marked)
        looks = [_seen(docx, side, strict) for docx, side in ((marked, accept), (source, accept), (settled_all, True))]
        if unmarked and accept:  # controls that only one file has are told, not marked: those of OLD stand
            looks = [without_controls(look) for look in looks]
        seen, wanted, settled_all = looks
        assert seen == wanted, differences(seen, wanted)
        assert settled_all == wanted, differences(settled_all, wanted)


def _seen(docx: bytes, accept: bool, strict: bool) -> list[Any]:
    """What a reader sees; where not `strict`, without telling signs apart that read the same."""
    return view(docx, accept) if strict else plainly(view(docx, accept))


@functools.cache
def _sources() -> tuple[tuple[str, bytes], ...]:
    """Every file of the material that can be read."""
    found = []
    for path in sorted(MATERIAL.rglob("*.do*x")) if MATERIAL.is_dir() else []:
        try:
            revisions_of(path)
        except DraftingError:
            continue
        found.append((str(path.relative_to(MATERIAL)), path.read_bytes()))
    return tuple(found)


def _edited(raw: bytes, seed: int) -> tuple[bytes, bytes]:
    return mutated(raw, seed), mutated(raw, seed + 500_000_000)


def _tracked_in_new(raw: bytes, seed: int) -> tuple[bytes, bytes]:
    return raw, mutated(raw, seed, True)


def _tracked_in_both(raw: bytes, seed: int) -> tuple[bytes, bytes]:
    base = mutated(raw, seed, True)
    return mutated(base, seed + 1, True), mutated(mutated(base, seed + 2), seed + 3, True)


def _others(raw: bytes, seed: int) -> tuple[bytes, bytes]:
    sources = _sources()
    return raw, sources[(seed * 7 + 1) % len(sources)][1]


def _sectioned(raw: bytes, seed: int) -> tuple[bytes, bytes]:
    base = mutated(raw, seed, sections=True)
    return mutated(base, seed + 1, sections=True), mutated(mutated(base, seed + 2), seed + 3, sections=True)


def _without_controls(raw: bytes, seed: int) -> tuple[bytes, bytes]:
    pair = mutated(raw, seed), stripped(mutated(raw, seed + 500_000_000))
    return pair if seed % 2 else pair[::-1]


PAIRS: list[Pair] = [_edited, _tracked_in_new, _tracked_in_both, _others, _sectioned, _without_controls]


def _over(make: Pair, seeds: range, largest: int, existing: str = "keep") -> int:
    """Runs the laws; returns over how many pairs. Every failing pair is told by its number."""
    bad: dict[str, str] = {}
    count = 0
    for seed in seeds:
        for n, (name, raw) in enumerate(_sources()):
            if len(raw) > largest:
                continue
            number = seed * 1000 + n
            old, new = make(raw, number)
            count += 1
            try:
                _lawful(old, new, existing)
            except AssertionError as error:
                bad[f"{make.__name__} {number} {name}"] = str(error)[:400]
    assert bad == {}
    return count


@pytest.mark.parametrize("make", PAIRS, ids=lambda m: m.__name__)
def test_the_laws_over_files_of_others(make: Pair, shared: Path) -> None:
    assert _over(make, range(100, 101), SMALL // 4) > 60


@pytest.mark.slow
@pytest.mark.parametrize("make", PAIRS, ids=lambda m: m.__name__)
def test_the_laws_over_thousands_of_pairs(make: Pair, shared: Path) -> None:
    assert _over(make, range(4), 400_000) > 1000


@pytest.mark.slow
@pytest.mark.parametrize("existing", ["accept", "reject"])
def test_the_laws_where_changes_are_settled_first(existing: str, shared: Path) -> None:
    assert _over(_tracked_in_both, range(7, 8), 200_000, existing) > 200


@pytest.mark.parametrize("pair", _real(), ids=lambda p: p["id"])
def test_the_laws_over_real_pairs_in_everything_a_reader_sees(pair: dict[str, str]) -> None:
    folder = MATERIAL / "redline"
    _lawful((folder / pair["before"]).read_bytes(), (folder / pair["after"]).read_bytes())


def _triples() -> list[dict[str, str]]:
    manifest = MATERIAL / "redline" / "manifest.json"
    return json.loads(manifest.read_text())["triples"] if manifest.exists() else []


@pytest.mark.parametrize("triple", _triples(), ids=lambda t: t["id"])
def test_what_we_settle_is_what_the_oracle_sees(triple: dict[str, str]) -> None:
    raw = (MATERIAL / "redline" / triple["tracked"]).read_bytes()
    assert view(drafting.accept_all(raw), True) == view(raw, True)
    assert view(drafting.reject_all(raw), True) == view(raw, False)


def test_our_own_drafts_obey_in_everything_a_reader_sees() -> None:
    old, new = _draft(), _draft(confidentiality="fallback", milestones="fallback")
    marked = _lawful(old, new)
    assert not [f for f in unsound(marked) if f not in unsound(old)]
