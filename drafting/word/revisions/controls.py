"""Content controls that come or go while what they hold may stay (ECMA-376 part 1, 17.13.5.4 to 17.13.5.11): a range around the start
of a control, another around its end.

Word writes them so: a range starts before the control and ends as the first thing in it, another starts as the last thing in it
and ends behind it.
"""

from __future__ import annotations

from lxml import etree

NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{NS}}}"
_SORTS = {"ins": "customXmlIns", "moveTo": "customXmlMoveTo", "del": "customXmlDel", "moveFrom": "customXmlMoveFrom"}
_STARTS = {f"{W}{sort}RangeStart": how in ("ins", "moveTo") for how, sort in _SORTS.items()}
ENDS = tuple(f"{W}{sort}RangeEnd" for sort in _SORTS.values())
RANGES = (*_STARTS, *ENDS)
CONTROLS = tuple(f"{W}{n}" for n in ("sdt", "customXml", "smartTag"))


def changed(root: etree._Element) -> dict[etree._Element, bool]:
    """The controls below `root` that come (True) or go: those whose start stands in a range of changed markup."""
    found: dict[etree._Element, bool] = {}
    if next(root.iter(*_STARTS), None) is None:
        return found
    over: dict[str, bool] = {}
    closed = {node.get(f"{W}id") for node in root.iter(*ENDS)}  # a range without an end goes over nothing
    for node in root.iter(*RANGES, *CONTROLS):
        if node.tag in _STARTS and node.get(f"{W}id") in closed:
            over[str(node.get(f"{W}id"))] = _STARTS[str(node.tag)]
        elif node.tag in ENDS:
            over.pop(str(node.get(f"{W}id")), None)
        elif over and node.tag in CONTROLS:
            found[node] = all(over.values())
    return found


def inside(control: etree._Element) -> etree._Element | None:
    """Where the content of a control, or of a link, stands; None for a control without any."""
    return control.find(f"{W}sdtContent") if control.tag == f"{W}sdt" else control


def marked(
    content: etree._Element, how: str, ranges: tuple[dict[str, str], dict[str, str]]
) -> tuple[list[etree._Element], list[etree._Element]]:
    """Says of a control, of which `content` is inside, that it comes or goes (`how`: ins, del, moveTo, moveFrom), and returns what must
    stand before and behind it. `ranges` are the attributes of the two ranges."""
    sort = _SORTS[how]
    (start, end), (start_again, end_again) = (
        (etree.Element(f"{W}{sort}RangeStart", own), etree.Element(f"{W}{sort}RangeEnd", {f"{W}id": own[f"{W}id"]}))
        for own in ranges
    )
    content.insert(sum(1 for c in content if c.tag in (f"{W}customXmlPr", f"{W}smartTagPr")), end)
    content.append(start_again)
    return [start], [end_again]
