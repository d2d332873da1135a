"""What makes two blocks or pieces the same: their XML as a reader sees it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping

from lxml import etree

from drafting.word.package.opening import Package
from drafting.word.revisions.controls import changed

NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
W = f"{{{NS}}}"
etree.register_namespace("w", NS)  # so that an element that we make reads as one of the file, in keys too
NOTES = (f"{W}footnoteReference", f"{W}endnoteReference")
# What Word, and we, number anew at each save, and what a serialisation repeats: no difference to a reader.
_NOISE = re.compile(
    rb' (?:w14:(?:paraId|textId)|w:rsid\w*|xmlns:\w+)="[^"]*"|<w:id w:val="-?\d+"/>|(?<=<w:bookmarkStart) w:id="\d+"|<w:bookmarkEnd w:id="\d+"/>'
)
_IDS = re.compile(rb'<w:(?:id w:val="-?\d+"|bookmarkEnd w:id="\d+")/>')
_MARKS = re.compile(rb'<w:bookmarkStart w:id="\d+"')
_HEADS = re.compile(rb"<w:(?:header|footer)Reference [^>]*/>")
_DRAWN = re.compile(rb'(<(?:wp:docPr|pic:cNvPr)) id="[^"]*"')
_TARGET = re.compile(rb' (?!w:|w14:)\w+:(?:id|embed|link|pict|href|dm|lo|qs|cs)="([^"]*)"')
_LIST = re.compile(rb'<w:numId w:val="(\d+)"/>')
_NOTE = re.compile(rb'(<w:(?:foot|end)noteReference[^>]*w:id=")[^"]*"')


def seen(node: etree._Element) -> bytes:
    """An element's XML without noise: equal where a reader sees no difference."""
    raw = etree.tostring(node, with_tail=False)
    if b"></w:t>" in raw:
        raw = raw.replace(b"></w:t>", b"/>")
    head, sign, rest = raw.partition(b">")
    start = head.find(b" xmlns:")
    if start > 0:  # the declarations stand together, before the attributes
        end = head.index(b'"', head.index(b'"', head.rfind(b" xmlns:")) + 1) + 1
        head = head[:start] + head[end:]
    if b" w:rsid" in raw or b" w14:" in raw or b" xmlns:" in rest:
        return _NOISE.sub(b"", head + sign + rest)
    # The same for a file without what Word renews: patterns that begin with their letters cost a tenth of the time.
    rest = _IDS.sub(b"", rest) if b"<w:id " in rest or b"<w:bookmarkEnd" in rest else rest
    rest = _MARKS.sub(b"<w:bookmarkStart", rest) if b"<w:bookmarkStart" in rest else rest
    return head + sign + rest


class Keys:
    """Keys of what one file holds. `lists` tells which list of the result each list of the file is (None: the same numbers):
    equal numbers may be other lists, and the other way round; what a relation points to counts, not its id."""

    def __init__(self, package: Package, lists: Mapping[str, str] | None) -> None:
        self.package, self.lists = package, lists
        self._targets: dict[tuple[str, str], bytes] = {}
        self._notes: dict[tuple[str, str], etree._Element] | None = None
        self._controls: dict[etree._Element, dict[etree._Element, bool]] = {}

    def of(self, node: etree._Element, part: str) -> bytes:
        """The key of a block or of whatever else stands in `part`, notes told by their content."""
        raw = self.bare(node, part)
        if b"oteReference" in raw:
            raw += b"|".join(self.note(n) for n in node.iter(*NOTES))
            raw = _NOTE.sub(rb'\1"', raw)
        return raw

    def bare(self, node: etree._Element, part: str) -> bytes:
        """The same with notes by their numbers."""
        raw = seen(node)
        if b":embed=" in raw or b":id=" in raw or b":pict=" in raw or b":link=" in raw or b":dm=" in raw:
            raw = _HEADS.sub(b"", raw)
            raw = _TARGET.sub(lambda m: b' to="' + self._target(m[1].decode(), part) + b'"', raw)
        if b"<wp:docPr" in raw:
            raw = _DRAWN.sub(rb"\1", raw)
        lists = self.lists
        if lists is not None and b"<w:numId " in raw:
            raw = _LIST.sub(
                lambda m: b'<w:numId w:val="' + lists.get(m[1].decode(), "old" + m[1].decode()).encode() + b'"/>', raw
            )
        return raw

    def note(self, reference: etree._Element) -> bytes:
        """The content of the note that a reference points to."""
        found = self.find_note(reference)
        return b"" if found is None else self.of(found[0], found[1]).partition(b">")[2]

    def find_note(self, reference: etree._Element) -> tuple[etree._Element, str] | None:
        """The note itself and the part that it stands in."""
        sort = "footnotes" if reference.tag == NOTES[0] else "endnotes"
        part = self.package.related(f"/{sort}")
        if self._notes is None:
            self._notes = {}
            for kind in ("footnotes", "endnotes"):
                home = self.package.related(f"/{kind}")
                if home in self.package.parts:
                    self._notes.update({(kind, str(n.get(f"{W}id"))): n for n in self.package.xml(home)})
        note = self._notes.get((sort, str(reference.get(f"{W}id"))))
        return None if note is None else (note, part)

    def control(self, control: etree._Element) -> bool | None:
        """Whether an earlier author says that a control comes (True) or goes; None where none does."""
        root = next(reversed([control, *control.iterancestors()]))
        if root not in self._controls:
            self._controls[root] = changed(root)
        return self._controls[root].get(control)

    def _target(self, rid: str, part: str) -> bytes:
        key = (part, rid)
        if key not in self._targets:
            relation = self.package.relationships(part).get(rid)
            if relation is None:
                told = rid
            elif relation.external:
                told = relation.target
            else:
                told = hashlib.sha1(self.package.parts.get(relation.target, b""), usedforsecurity=False).hexdigest()
            self._targets[key] = told.encode()
        return self._targets[key]


def text(node: etree._Element) -> str:
    return "".join(t.text or " " for t in node.iter(f"{W}t", f"{W}delText", f"{W}tab", f"{W}br", f"{W}p"))


def clause(control: etree._Element) -> str:
    tag = control.find(f"{W}sdtPr/{W}tag")
    name = str(tag.get(f"{W}val")) if tag is not None else ""
    return name.partition("@")[0] if name.startswith("clause:") else ""


def blocks(home: etree._Element) -> list[etree._Element]:
    return [c for c in home if c.tag in _BLOCKS]


EDGE = "{urn:drafting:redline}edge"  # where a control that is looked through begins or ends (`edges`)
_BLOCKS = (*(f"{W}{n}" for n in ("p", "tbl", "sdt", "customXml")), EDGE)
