"""Whose hand marks: elements of tracked changes with author, date and number, and whole content marked as new or gone.

Content may carry changes of earlier authors; they stay theirs. What they added and we take out is held by both marks, `w:ins`
theirs with `w:del` ours inside, and likewise what they took out of content that is new: accepting or rejecting all, it is gone.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from drafting.word.redline.keys import XML_SPACE, W
from drafting.word.revisions.controls import ENDS, inside, marked

HOLDERS = tuple(f"{W}{n}" for n in ("hyperlink", "sdt", "smartTag", "fldSimple", "customXml", "dir", "bdo"))
ADDS, TAKES = (f"{W}ins", f"{W}moveTo"), (f"{W}del", f"{W}moveFrom")
_BOX = f"{W}txbxContent"
_BLOCK_HOMES = tuple(
    f"{W}{n}" for n in ("body", "sdtContent", "tc", "hdr", "ftr", "footnote", "endnote", "txbxContent", "customXml")
)
_VML = "{urn:schemas-microsoft-com:vml}"
MATH = ("}oMath", "}oMathPara")
NUMBERED = tuple(
    f"{W}{n}"
    for n in (
        "ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange",
        "tblPrExChange", "trPrChange", "tcPrChange", "tblGridChange",
    )
)  # fmt: skip


class Mark(NamedTuple):
    """A tracked change as an earlier author made it, or as ours: what it does, and its attributes."""

    adds: bool
    attributes: tuple[tuple[str, str], ...]


class Pen:
    """Makes marks; the numbers count through a whole file."""

    def __init__(self, author: str, date: str) -> None:
        self.author, self.date = author, date
        self._id = 900_000
        self._used: set[str] = set()
        own = ((f"{W}author", author), (f"{W}date", date))
        self.adds, self.takes = Mark(True, own), Mark(False, own)

    def number(self) -> str:
        self._id += 1
        return str(self._id)

    def mark(self, how: str) -> etree._Element:
        """An element of ours: `ins`, `del`, `rPrChange`, …"""
        return etree.Element(f"{W}{how}", {f"{W}id": self.number(), f"{W}author": self.author, f"{W}date": self.date})

    def made(self, mark: Mark) -> etree._Element:
        """The wrapper for a mark; an earlier author's keeps its number the first time."""
        attributes = dict(mark.attributes)
        number = attributes.get(f"{W}id", "")
        if not number or number in self._used:
            number = self.number()
        self._used.add(number)
        return etree.Element(
            f"{W}{'ins' if mark.adds else 'del'}",
            {f"{W}id": number, **{k: v for k, v in attributes.items() if k != f"{W}id"}},
        )

    def renumber(self, root: etree._Element) -> None:
        """Gives changes of one part that carry the same number, as copies of a run do, numbers of their own (17.13.5: unique)."""
        met: set[str] = set()
        for change in root.iter(*NUMBERED):
            number = str(change.get(f"{W}id", ""))
            if number in met:
                number = self.number()
                change.set(f"{W}id", number)
            met.add(number)

    # ------------------------------------------------------------ whole content

    def block(self, block: etree._Element, how: str) -> None:
        """Every paragraph and row in a block as new (`ins`, `moveTo`) or gone (`del`, `moveFrom`); what stands in a text box comes and
        goes with it."""
        for row in _outside_boxes(block, f"{W}tr"):
            self.row(row, how)
        for paragraph in _outside_boxes(block, f"{W}p"):
            self.sign(paragraph, how)
            self.words(paragraph, how)
        for control in _outside_boxes(block, f"{W}sdt"):
            above = control.getparent()
            if control is not block and above is not None and above.tag in _BLOCK_HOMES:
                self.control(control, how)

    def control(self, control: etree._Element, how: str) -> None:
        """A control itself as new or gone, in place."""
        before, after = self.around(control, how)
        for node in before:
            control.addprevious(node)
        for node in reversed(after):
            control.addnext(node)

    def around(self, control: etree._Element, how: str) -> tuple[list[etree._Element], list[etree._Element]]:
        """The same where the control has no place yet: what must stand before and behind it. Nothing where an earlier author did so."""
        content = inside(control)
        if content is None or (len(content) and content[0].tag in ENDS):
            return [], []
        own = [{f"{W}id": self.number(), f"{W}author": self.author, f"{W}date": self.date} for _ in range(2)]
        return marked(content, how, (own[0], own[1]))

    def note(self, note: etree._Element, how: str) -> None:
        """The text of a note as new or gone; its last paragraph stays, since a note must have one."""
        children = [c for c in note if isinstance(c.tag, str)]
        for child in children:
            if child.tag == f"{W}p" and child is children[-1]:
                self.words(child, how)
            else:
                self.block(child, how)

    def row(self, row: etree._Element, how: str) -> None:
        """A row as new or gone."""
        properties = row.find(f"{W}trPr")
        if properties is None:
            properties = etree.Element(f"{W}trPr")
            row.insert(sum(1 for c in row if c.tag == f"{W}tblPrEx"), properties)
        adds = how in ("ins", "moveTo")
        if any(properties.find(tag) is not None for tag in (ADDS if adds else TAKES)):
            return
        theirs = properties.find(f"{W}del") if adds else None
        change = properties.find(f"{W}trPrChange")
        if theirs is not None:
            theirs.addprevious(self.mark(how))
        elif change is not None:
            change.addprevious(self.mark(how))
        else:
            properties.append(self.mark(how))

    def cell(self, cell: etree._Element, how: str) -> None:
        """A cell as new (`cellIns`) or gone (`cellDel`)."""
        properties = cell.find(f"{W}tcPr")
        if properties is None:
            properties = etree.Element(f"{W}tcPr")
            cell.insert(0, properties)
        change = properties.find(f"{W}tcPrChange")
        properties.insert(len(properties) if change is None else properties.index(change), self.mark(how))

    def sign(self, paragraph: etree._Element, how: str) -> None:
        """The mark of a paragraph as new or gone."""
        self.signed(mark_of(paragraph), how)

    def signed(self, properties: etree._Element, how: str) -> None:
        adds = how in ("ins", "moveTo")
        if any(properties.find(tag) is not None for tag in (ADDS if adds else TAKES)):
            return
        at = 0 if adds else sum(1 for c in properties if c.tag == f"{W}ins")
        properties.insert(at, self.mark(how))

    def words(self, home: etree._Element, how: str) -> None:
        """The runs inside `home`, and inside what may hold runs there, as new or gone."""
        adds = how in ("ins", "moveTo")
        wrapper: etree._Element | None = None
        for child in list(home):
            if child.tag in (TAKES if adds else ADDS):
                if adds:  # taken out by another: new, and gone again
                    wrapper = self._into(wrapper, child, how)
                else:  # added by another: the mark goes inside theirs
                    self.words(child, how)
                    wrapper = None
            elif child.tag in (ADDS if adds else TAKES):
                wrapper = None
            elif child.tag == f"{W}r" or (isinstance(child.tag, str) and child.tag.endswith(MATH)):
                wrapper = self._into(wrapper, child, how)
                if how == "del":  # text that moved away keeps its name (17.13.5.22)
                    as_gone(child)
            else:
                wrapper = None
                if child.tag in HOLDERS:
                    inner = inside(child)
                    if inner is not None:
                        self.words(inner, how)
                        if child.tag == f"{W}sdt":
                            self.control(child, how)

    def _into(self, wrapper: etree._Element | None, child: etree._Element, how: str) -> etree._Element:
        if wrapper is None:
            wrapper = self.mark(how)
            child.addprevious(wrapper)
        wrapper.append(child)
        return wrapper


def _outside_boxes(block: etree._Element, tag: str) -> list[etree._Element]:
    """What has a tag in a block, without what stands in a text box in it."""
    found = list(block.iter(tag))
    if next(block.iter(_BOX), None) is None:
        return found
    return [f for f in found if not any(a.tag == _BOX for a in _between(f, block))]


def _between(node: etree._Element, top: etree._Element) -> Iterator[etree._Element]:
    """The elements around `node` below and up to `top`."""
    for above in node.iterancestors():
        if node is top:
            return
        yield above
        if above is top:
            return


def mark_of(paragraph: etree._Element) -> etree._Element:
    """The properties of a paragraph's mark, made where there are none."""
    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        properties = etree.Element(f"{W}pPr")
        paragraph.insert(0, properties)
    mark = properties.find(f"{W}rPr")
    if mark is None:
        mark = etree.Element(f"{W}rPr")
        after = [c for c in properties if c.tag in (f"{W}sectPr", f"{W}pPrChange")]
        properties.insert(properties.index(after[0]) if after else len(properties), mark)
    return mark


def as_gone(run: etree._Element) -> None:
    """Text of a run under the names that gone text has; text boxes in it keep theirs."""
    for old, new in (("t", "delText"), ("instrText", "delInstrText")):
        for node in list(run.iter(f"{W}{old}")):
            if not any(a.tag == _BOX for a in _between(node, run)):
                node.tag = f"{W}{new}"
                node.set(XML_SPACE, "preserve")


def as_there(run: etree._Element) -> None:
    """The other way round."""
    for old, new in (("delText", "t"), ("delInstrText", "instrText")):
        for node in list(run.iter(f"{W}{old}")):
            if not any(a.tag == _BOX for a in _between(node, run)):  # what was taken out in a box is told there
                node.tag = f"{W}{new}"


def forget_ids(node: etree._Element, pen: Pen, taken: set[str] | None = None) -> None:
    """Takes out of gone content what must be unique: comment ranges, ids of controls and drawings, and bookmarks. A bookmark that
    is whole in it and whose name is not `taken` stays under another number, so that what refers to it still does."""
    ends = {str(e.get(f"{W}id")): e for e in node.iter(f"{W}bookmarkEnd")}
    for start in list(node.iter(f"{W}bookmarkStart")):
        name, end = str(start.get(f"{W}name")), ends.pop(str(start.get(f"{W}id")), None)
        if taken is None or name in taken or end is None:
            _out(start)
            _out(end)
            continue
        taken.add(name)
        number = pen.number()
        start.set(f"{W}id", number)
        end.set(f"{W}id", number)
    for end in ends.values():
        _out(end)
    for tag in (
        "commentRangeStart",
        "commentRangeEnd",
        "permStart",
        "permEnd",
    ):  # put back where they are whole (`carried`)
        for mark in list(node.iter(f"{W}{tag}")):
            _out(mark)
    for drawing in node.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"):
        drawing.set("id", pen.number())
    _rename_shapes(node, pen)
    for comment in list(node.iter(f"{W}commentReference")):
        run = comment.getparent()
        if run is not None and run.getparent() is not None:
            run.getparent().remove(run)  # type: ignore[union-attr]
    for properties in node.iter(f"{W}sdtPr"):
        for mark in properties.findall(f"{W}id"):
            properties.remove(mark)
    for attribute in ("paraId", "textId"):
        name = f"{{http://schemas.microsoft.com/office/word/2010/wordml}}{attribute}"
        for element in node.iter():
            if isinstance(element.tag, str) and element.get(name) is not None:
                del element.attrib[name]


def _rename_shapes(node: etree._Element, pen: Pen) -> None:
    """Gives the shapes of VML, and what they refer to among them, names of their own."""
    names: dict[str | None, str] = {}
    for shape in node.iter(f"{_VML}*"):
        own = shape.get("id")
        if own:
            names[f"#{own}"] = fresh = f"{own}_{pen.number()}"
            shape.set("id", fresh)
    for shape in node.iter(f"{_VML}*") if names else ():
        if shape.get("type") in names:
            shape.set("type", f"#{names[shape.get('type')]}")


def _out(node: etree._Element | None) -> None:
    parent = None if node is None else node.getparent()
    if parent is not None and node is not None:
        parent.remove(node)


def moves_as_changes(root: etree._Element) -> None:
    """Moves of earlier authors as additions and removals of theirs: once blocks are compared one by one, both ends of a move cannot
    be kept together."""
    for node in list(root.iter(f"{W}moveTo", f"{W}moveFrom")):
        node.tag = f"{W}ins" if node.tag == f"{W}moveTo" else f"{W}del"
        if node.tag == f"{W}del":
            for run in node.iter(f"{W}r"):
                as_gone(run)
    for tag in ("moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd"):
        for node in list(root.iter(f"{W}{tag}")):
            parent = node.getparent()
            if parent is not None:
                parent.remove(node)
