"""Positional ids, which no Word file keeps, computed from where nodes stand (Akoma Ntoso naming convention)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from drafting.tree import (
    Annex,
    Article,
    Chapter,
    Definition,
    Item,
    Paragraph,
    Party,
    Preamble,
    Recital,
    Section,
    Signatures,
    SubItem,
)
from drafting.word.writer.lists import letters

_STEPS = {Paragraph: "para", Item: "item", SubItem: "point"}
_TOP = {Article: "art", Chapter: "chp", Annex: "att"}


def with_eids(nodes: Iterable[Any]) -> tuple[Any, ...]:
    """The nodes with their positional ids filled in."""
    return tuple(_numbered(node, "") for node in nodes)


def bare(num: str) -> str:
    """A number as ids carry it: "5.2" → "2", "(b)" → "b", "1°." → "1"."""
    return num.strip("().° ").rpartition(".")[2].lower()


def _numbered(node: Any, base: str) -> Any:
    cls = node.__class__
    if cls in _TOP:
        eid = f"{_TOP[cls]}_{node.num}"
        # Articles are numbered through all chapters.
        return replace(node, eid=eid, children=_all(node.children, "" if cls is Chapter else eid))
    if cls is Preamble:
        eid = "preamble_" + re.sub(r"^preamble--", "", node.wid)
        return replace(node, eid=eid, children=_all(node.children, node.wid))
    if cls is Signatures:
        return replace(node, eid=node.wid)
    if cls is Section:
        return _section(node, base)
    if cls in (Recital, Party):
        name = bare(node.num)
        n = name if name.isdecimal() else str(letters(name) if name.isalpha() else 0)
        eid = f"{'rec' if cls is Recital else 'party'}_{n}"
        return replace(node, eid=eid, children=_all(node.children, node.wid.rpartition("--")[0] or node.wid))
    if cls is Definition:
        eid = f"{base}__def_{node.term}"
        return replace(node, eid=eid, children=_all(node.children, eid))
    if cls in _STEPS:
        step = f"{_STEPS[cls]}_{bare(node.num)}"
        eid = f"{base}__{step}" if base else step
        return replace(node, eid=eid, children=_all(node.children, eid))
    return node


def _section(node: Section, base: str) -> Section:
    found = re.search(r"--s(\d+)$", node.wid)
    if base and found:
        eid = f"{base}__sec_{found[1]}"
        return replace(node, eid=eid, children=_all(node.children, base))
    return replace(node, eid=node.wid, children=_all(node.children, node.wid))


def _all(nodes: Iterable[Any], base: str) -> tuple[Any, ...]:
    return tuple(_numbered(node, base) for node in nodes)
