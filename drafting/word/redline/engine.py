"""Tracked changes between any two Word files.

The package is NEW's, so that what is new needs nothing; content of OLD that is gone is brought in with what it refers to
(`imports`). Blocks (paragraphs, tables, content controls) are aligned first (`blocks`), then the words of paragraphs that are
alike (`lines`). Accepting all gives NEW, rejecting all gives OLD: what cannot be marked finely is marked coarsely.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Sequence
from pathlib import Path

from lxml import etree

from drafting.compare import likeness, words_of
from drafting.errors import Finding, PackageError, Place
from drafting.word.package.bounds import too_long
from drafting.word.package.opening import Package, open_package, read_file, write_package
from drafting.word.package.zipping import Member, Plain, codec, packed_members, write_zip
from drafting.word.redline.blocks import Blocks
from drafting.word.redline.carried import carry, may_carry
from drafting.word.redline.dressing import dressed
from drafting.word.redline.excess import clearer, excessive, foreign, may_be_damaged, restated, same_frame
from drafting.word.redline.imports import Imports
from drafting.word.redline.keys import Keys, W
from drafting.word.redline.listed import numbers_gone, same_lists
from drafting.word.redline.pen import Pen
from drafting.word.redline.sections import last_sections, mark_sections, shown
from drafting.word.redline.styles import named_as
from drafting.word.redline.told import Told, kept_in
from drafting.word.redline.unveiled import chunks_differ, unveiled
from drafting.word.revisions.settle import settle, stories

_CHANGED = re.compile(rb"<w:(?:ins|del|moveTo|moveFrom|cellIns|cellDel|\w+Change)[ />]")


def redline(
    old: str | Path | bytes,
    new: str | Path | bytes,
    author: str,
    date: str,
    existing: str = "keep",
    strict: bool = False,
) -> bytes:
    """One file in which accepting all gives `new` and rejecting all gives `old`. `date` is ISO 8601 (UTC).

    `existing`: what happens to tracked changes the files already have: "accept" or "reject" settles them in both first;
    "keep" leaves them to their authors, with their dates; moves of theirs in a story that changed become additions and removals.

    Quotes, spaces and hyphens that read the same are not marked, nor what another programme made of a file when it saved it: there
    OLD's stand, and the file says how much of it there is (`told`). With `strict` all of it is marked, and both sides come back to the
    letter. Raises PackageError for a file that cannot be read safely.
    """
    raws, packages = _opened(old, new)
    if not strict and foreign(*packages):
        better = _in_the_same_clothes(raws, existing, author, date)
        if better is not None:
            return _written(better, raws[0])
    # Before anything is changed: also where only a style lost its list.
    numbers = 0 if (lists := same_lists(*packages)) else numbers_gone(*packages)
    framed = not strict and same_frame(*packages) and not any(_CHANGED.search(p.parts[p.main]) for p in packages)
    damaged = not strict and may_be_damaged(*packages)
    _settled(packages, existing)
    parts, told = _marked(packages[0], packages[1], author, date, strict)
    if (damaged and excessive(parts, author)) or (framed and restated(parts, author)):
        better = _in_the_same_clothes(raws, existing, author, date)
        if better is not None and clearer(better, parts, author):
            return _written(better, raws[0])
    if lists and b"<w:pPrChange" in parts[packages[1].main]:
        numbers = numbers_gone(*map(open_package, raws))
    told.numbers = numbers
    kept_in(parts, told)
    return _written(parts, raws[1])


def dressed_as(like: str | Path | bytes, new: str | Path | bytes) -> bytes | None:
    """A file with the words of `new` and, where these are the same, all else of `like`: its controls, fields, bookmarks, styles. For a
    file that another programme saved, which lost or renamed them. None where it shares too little with `like`, or where something
    that it says would be lost. Raises PackageError."""
    raws, (old_package, new_package) = _opened(like, new)
    made = dressed(old_package, new_package, Pen("", ""))
    return None if made is None else _written(made[0], raws[0])


def _ready(raws: Sequence[bytes], existing: str) -> tuple[Package, Package]:
    """The files, opened anew, with the changes in them settled where that is asked."""
    packages = open_package(raws[0]), open_package(raws[1])
    _settled(packages, existing)
    return packages


def _settled(packages: Sequence[Package], existing: str) -> None:
    if existing in ("accept", "reject"):
        for package in packages:
            _settle_all(package, existing == "accept")


def _in_the_same_clothes(raws: Sequence[bytes], existing: str, author: str, date: str) -> dict[str, bytes] | None:
    """The same, with NEW in the clothes of OLD first."""
    if in_common(*raws) < ENOUGH:
        return None
    old_package, new_package = _ready(raws, existing)
    numbers = numbers_gone(old_package, new_package)
    made = dressed(old_package, new_package, Pen("", ""))
    if made is None:
        return None
    made[1].numbers = numbers
    parts, told = _marked(_ready(raws, existing)[0], open_package(write_package(made[0])), author, date, False)
    kept_in(parts, made[1].with_those(told))
    return parts


def _marked(
    old_package: Package, new_package: Package, author: str, date: str, strict: bool
) -> tuple[dict[str, bytes], Told]:
    """The parts of the result, and what the files differ in that is not marked."""
    unveiled(old_package, new_package)
    named_as(old_package, new_package)
    parts = dict(new_package.parts)
    pen = Pen(author, date)
    imports = Imports(old_package, new_package, parts, pen)
    marked = Blocks(pen, imports, Keys(old_package, imports.lists), Keys(new_package, None), strict)
    before = old_package.xml(old_package.main)
    as_was = copy.deepcopy(before) if may_carry(old_package, new_package) else None
    after = imports.root(new_package.main)
    last_sections(before, after)
    sections = shown(before, old_package, False), shown(after, new_package, True)
    marked.enter(old_package.main, new_package.main)
    homes = [root if body is None else body for root in (before, after) for body in (root.find(f"{W}body"),)]
    marked.container(homes[0], homes[1])
    mark_sections(marked, after, *sections, old_package)
    lost = 0 if as_was is None else carry(old_package, as_was, after, imports, pen)
    told = Told(signs=marked.lines.signs, comments=lost, chunks=chunks_differ(old_package, new_package))
    imports.finish()
    return parts, told


ENOUGH = 0.6
"""The part of the words that two files must share for one to be the other as another programme saved it."""


def _opened(*sources: str | Path | bytes) -> tuple[list[bytes], list[Package]]:
    """The files; what is wrong with any of them is told at once."""
    raws, packages = [], []
    faults: list[Finding] = []
    for source in sources:
        try:
            raw = source if isinstance(source, bytes) else read_file(source)
            package = open_package(raw, "" if isinstance(source, bytes) else str(source))
            package.xml(package.main)
            if package.has_macros:
                faults.append(Finding("package.macros", Place(package.name)))
            faults += too_long(package.parts[package.main], package.name)
        except PackageError as error:
            faults += error.findings
            continue
        raws.append(raw)
        packages.append(package)
    if faults:
        raise PackageError(faults)
    return raws, packages


def _written(parts: dict[str, bytes], raw: bytes) -> bytes:
    """The result; what did not change is copied as it lies in NEW."""
    how = codec("auto")
    there = {packed.name: packed for packed in packed_members(raw)}
    members: list[Member] = []
    for name, content in parts.items():
        packed = there.get(name)
        same = packed is not None and packed.size == len(content) and packed.crc == how.crc32(content)
        members.append(packed if packed is not None and same else Plain(name, content))
    return write_zip(members, how)


def _settle_all(package: Package, accept: bool) -> None:
    for part in stories(package):
        if _CHANGED.search(package.parts[part]):
            root = copy.deepcopy(package.xml(part))
            settle(root, accept)
            package.put(part, bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)))


def in_common(old: str | Path | bytes, new: str | Path | bytes) -> float:
    """How much of the words of two files is the same, 0 to 1. Raises PackageError."""
    _, packages = _opened(old, new)
    return likeness(*(words_of(" ".join(t.text or "" for t in p.xml(p.main).iter(f"{W}t"))) for p in packages))
