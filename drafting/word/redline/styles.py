"""Styles that are the same under another id: programmes, and Word in another language, number them anew but keep their names.

A style is told by its name (ECMA-376 part 1, 17.7.4.9); "heading 1" has the id Kop1 in one file and Heading1 in another. Two styles of
one name cannot stand in one file.
"""

from __future__ import annotations

from lxml import etree

from drafting.word.package.opening import Package
from drafting.word.redline.keys import W
from drafting.word.revisions.settle import stories

_SORTS = {f"{W}pStyle": "paragraph", f"{W}rStyle": "character", f"{W}tblStyle": "table"}


def named_as(old: Package, new: Package) -> None:
    """Gives the styles in the stories of OLD the ids that NEW has for styles of the same name, where NEW does not have theirs."""
    if old.parts.get(old.related("/styles")) == new.parts.get(new.related("/styles")):
        return
    was, now = _styles(old), _styles(new)
    ids = {(sort, name): style for style, (sort, name) in now.items()}
    found = {style: ids[told] for style, told in was.items() if style not in now and told in ids}
    if not found:
        return
    for part in stories(old):
        for node in old.xml(part).iter(*_SORTS):
            style = str(node.get(f"{W}val"))
            if style in found and was[style][0] == _SORTS[str(node.tag)]:
                node.set(f"{W}val", found[style])


def _styles(package: Package) -> dict[str, tuple[str, str]]:
    """Of each style its sort and its name."""
    part = package.related("/styles")
    if part not in package.parts:
        return {}
    return {
        str(style.get(f"{W}styleId")): (str(style.get(f"{W}type", "paragraph")), name)
        for style in package.xml(part).iter(f"{W}style")
        if (name := _name(style))
    }


def _name(style: etree._Element) -> str:
    node = style.find(f"{W}name")
    return "" if node is None else str(node.get(f"{W}val", "")).casefold()
