"""The house style: the named styles and lists that every frame is given where it lacks them.

`styles.xml` and `numbering.xml` are the source; a frame that has a style of the same name keeps its own.
"""

from __future__ import annotations

import copy
from functools import cache
from pathlib import Path

from lxml import etree

from drafting.word.styles import STYLES, W, number, value

HERE = Path(__file__).resolve().parent


@cache
def _styles() -> dict[str, etree._Element]:
    root = etree.parse(HERE / "styles.xml").getroot()
    return {value(node, "styleId"): node for node in root.iterfind(f"{W}style")}


@cache
def _lists() -> tuple[dict[str, etree._Element], dict[str, str]]:
    root = etree.parse(HERE / "numbering.xml").getroot()
    abstracts = {value(node, "abstractNumId"): node for node in root.iterfind(f"{W}abstractNum")}
    return abstracts, {value(n, "numId"): value(n.find(f"{W}abstractNumId")) for n in root.iterfind(f"{W}num")}


def complete(styles: etree._Element, lists: etree._Element) -> list[str]:
    """Adds to a frame's style sheet and lists what they lack of the named styles. Returns the names of added styles."""
    house = _styles()
    theirs = {value(node.find(f"{W}name")).casefold(): value(node, "styleId") for node in styles.iterfind(f"{W}style")}
    taken = set(theirs.values())
    ids: dict[str, str] = {}  # house id → id in this frame
    added: list[etree._Element] = []

    def bring(sid: str) -> str:
        node = house[sid]
        name = value(node.find(f"{W}name")).casefold()
        if name in theirs:
            return theirs[name]
        new = sid if sid not in taken else f"{sid}Drafting"
        theirs[name] = ids[sid] = new
        taken.add(new)
        made = copy.deepcopy(node)
        made.set(f"{W}styleId", new)
        if made.get(f"{W}default"):
            del made.attrib[f"{W}default"]
        for tag in ("basedOn", "next", "link"):
            child = made.find(f"{W}{tag}")
            if child is not None:
                child.set(f"{W}val", bring(value(child)))
        styles.append(made)
        added.append(made)
        return new

    by_name = {value(node.find(f"{W}name")).casefold(): sid for sid, node in house.items()}
    for style in STYLES.values():
        bring(by_name[style.casefold()])
    _bring_lists(added, lists, ids)
    return [value(node.find(f"{W}name")) for node in added]


def _bring_lists(added: list[etree._Element], lists: etree._Element, ids: dict[str, str]) -> None:
    abstracts, nums = _lists()
    new_nums: dict[str, str] = {}
    next_abstract = 1 + max(
        (number(value(a, "abstractNumId")) or 0 for a in lists.iterfind(f"{W}abstractNum")), default=0
    )
    next_num = 1 + max((number(value(n, "numId")) or 0 for n in lists.iterfind(f"{W}num")), default=0)
    for style in added:
        num_id = style.find(f"{W}pPr/{W}numPr/{W}numId")
        if num_id is None:
            continue
        theirs = value(num_id)
        if theirs not in new_nums:
            abstract = copy.deepcopy(abstracts[nums[theirs]])
            abstract.set(f"{W}abstractNumId", str(next_abstract))
            for bound in abstract.iter(f"{W}pStyle"):
                bound.set(f"{W}val", ids.get(value(bound), value(bound)))
            _insert(lists, abstract)
            num = etree.SubElement(lists, f"{W}num")
            num.set(f"{W}numId", str(next_num))
            etree.SubElement(num, f"{W}abstractNumId").set(f"{W}val", str(next_abstract))
            _before_cleanup(lists, num)
            new_nums[theirs] = str(next_num)
            next_abstract, next_num = next_abstract + 1, next_num + 1
        num_id.set(f"{W}val", new_nums[theirs])


def _insert(lists: etree._Element, abstract: etree._Element) -> None:
    """All `w:abstractNum` stand before the first `w:num` (CT_Numbering)."""
    first = lists.find(f"{W}num")
    if first is None:
        lists.append(abstract)
    else:
        first.addprevious(abstract)


def _before_cleanup(lists: etree._Element, num: etree._Element) -> None:
    cleanup = lists.find(f"{W}numIdMacAtCleanup")
    if cleanup is not None:
        cleanup.addprevious(num)
