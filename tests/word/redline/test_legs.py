"""Laws 2 and 3 on legs: the same when OLD, NEW or both went through another program, with edits on top.

A leg adds nothing to what is marked; accepting says what NEW says; rejecting gives OLD to the letter; with `strict` both come back to the
letter. The scrambled legs are drawn by number, a tenth of them by default; LibreOffice's run in full with the slow tests.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

import drafting
from tests.word.redline.legs import letters, said, through_office
from tests.word.redline.mutate import mutated
from tests.word.redline.oracle import differences, plainly, view
from tests.word.redline.scramble import GOOGLE, WAYS, WORD, scrambled
from tests.word.redline.test_laws import _sources
from tests.word.redline.test_redline import STAMP, _draft, _real

RECIPES: list[tuple[str, ...]] = [*((way,) for way in WAYS), WORD, GOOGLE]
SIDES = ("new", "old", "both")
SMALL = 15_000  # bytes of a file for the set that always runs
MORE, FEW = 1.1, 3  # a leg may mark so many more letters: a program joins or cuts a word
Leg = tuple[str, bytes, bytes, bytes, bytes]  # its name, OLD and NEW as they were, and as they came


def _faults(leg: Leg) -> list[str]:
    """What does not hold of a redline of files that came by a leg."""
    name, old, new, came_old, came_new = leg
    just = letters(drafting.redline(old, new, **STAMP), STAMP["author"])
    marked = drafting.redline(came_old, came_new, **STAMP)
    found = []
    if (many := letters(marked, STAMP["author"])) > MORE * just + FEW:
        found.append(f"{name}: {many} letters marked for {just}")
    if said(drafting.accept_all(marked)) != said(drafting.accept_all(came_new)):
        found.append(f"{name}: accepting does not say what NEW says")
    back, was = plainly(view(marked, False)), plainly(view(came_old, False))
    if back != was:
        found.append(f"{name}: rejecting: {differences(back, was)[:200]}")
    strict = drafting.redline(came_old, came_new, strict=True, **STAMP)
    for accept, source in ((True, came_new), (False, came_old)):
        seen, wanted = view(strict, accept), view(source, accept)
        if seen != wanted:
            found.append(f"{name}: strict: {differences(seen, wanted)[:200]}")
    return found


def _scrambled(part: int, parts: int, smallest: int, largest: int) -> Iterator[Leg]:
    """Edits of the files of others, scrambled: one part of all legs, drawn by number."""
    number = 0
    for n, (name, raw) in enumerate(_sources()):
        if not smallest <= len(raw) < largest:
            continue
        for way, ways in enumerate(RECIPES):
            for side in SIDES:
                number += 1
                if random.Random(number).randrange(parts) != part:
                    continue
                seed = 1000 * n + way
                edited = number % 3 > 0  # a third went through a program and was not edited
                try:
                    new = mutated(raw, seed, plain=True) if edited else raw
                    came = [
                        scrambled(file, seed + k, *ways) if side in (sort, "both") else file
                        for k, (sort, file) in enumerate((("old", raw), ("new", new)))
                    ]
                except (IndexError, AttributeError):
                    continue  # nothing to scramble, or a file that the scrambler cannot read
                yield (
                    f"{name} {'+'.join(ways)} {side} {seed}{'' if edited else ' unedited'}",
                    raw,
                    new,
                    came[0],
                    came[1],
                )


def _over(legs: Iterator[Leg]) -> int:
    found: list[str] = []
    count = 0
    for leg in legs:
        count += 1
        found += _faults(leg)
    assert found == []
    return count


def test_a_drawn_part_of_the_scrambled_legs(shared: Path) -> None:
    assert _over(_scrambled(3, 60, 0, SMALL)) > 60


@pytest.mark.slow
@pytest.mark.parametrize("part", range(4))
def test_the_scrambled_legs(part: int, shared: Path) -> None:
    assert _over(_scrambled(part, 4, 0, SMALL)) > 900


@pytest.mark.slow
def test_scrambled_legs_of_longer_files(shared: Path) -> None:
    assert _over(_scrambled(0, 12, SMALL, 200_000)) > 100


# ---------------------------------------------------------------- LibreOffice


def _pairs() -> list[tuple[str, bytes, bytes]]:
    """The real pairs, and edits of files of others and of ours."""
    from tests.conftest import SHARED

    folder = SHARED / "material" / "redline"
    found = [(p["id"], (folder / p["before"]).read_bytes(), (folder / p["after"]).read_bytes()) for p in _real()]
    found += [
        (name, raw, mutated(raw, n, plain=True))
        for n, (name, raw) in enumerate(_sources())
        if n % 9 == 4 and len(raw) < 60_000
    ]
    draft = _draft()
    return [
        *found,
        ("ours", draft, _draft(confidentiality="fallback", milestones="fallback")),
        ("ours, edited", draft, mutated(draft, 5, plain=True)),
    ]


@pytest.mark.slow
@pytest.mark.office
@pytest.mark.parametrize("formats", [(), ("odt",)], ids=["docx", "odt"])
def test_legs_through_libreoffice(office: str, tmp_path: Path, shared: Path, formats: tuple[str, ...]) -> None:
    pairs = _pairs()
    came = through_office(office, tmp_path, [file for _, *both in pairs for file in both], *formats)
    found: list[str] = []
    for n, (name, old, new) in enumerate(pairs):
        saved_old, saved_new = came[2 * n : 2 * n + 2]
        if said(drafting.accept_all(saved_old)) != said(drafting.accept_all(old)) or said(
            drafting.accept_all(saved_new)
        ) != said(drafting.accept_all(new)):
            continue  # LibreOffice itself changed words of it
        for side, pair in (("new", (old, saved_new)), ("old", (saved_old, new)), ("both", (saved_old, saved_new))):
            found += _faults((f"{name} {side}", old, new, *pair))
        found += _faults((f"{name} unedited", old, old, old, saved_old))
    assert found == []
