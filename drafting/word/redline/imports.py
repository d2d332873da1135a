"""What deleted content of OLD needs in the result, whose package is NEW's: relationships with their parts, footnotes and
endnotes, styles, lists. All get ids that are free there."""

from __future__ import annotations

import copy
import posixpath
import re
from collections import Counter

from lxml import etree

from drafting.word.package.opening import CONTENT_TYPES, NS_CT, NS_RELS, Package
from drafting.word.redline.keys import NOTES, NS, W, seen
from drafting.word.redline.namespaces import Wanted
from drafting.word.redline.pen import Pen, forget_ids

NS_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
R = f"{{{NS_R}}}"
HEADS = (f"{W}headerReference", f"{W}footerReference")

_BOOKMARK = re.compile(rb'<w:bookmarkStart [^>]*?w:name="([^"]*)"')
_REFERENCE = re.compile(rb'<w:(footnote|endnote)Reference\b[^>]*?w:id="([^"]*)"')
_TIED = re.compile(rb"<w:pStyle [^>]*/>")  # the style that a level is tied to: its id says nothing of the list
_EMPTY = re.compile(rb"<w:t(?: [^>]*)?/>")
_STYLED = (f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle")


class Imports:
    """Brings what content of one part of OLD refers to into the same part of the result; `parts` is changed in place."""

    def __init__(self, old: Package, new: Package, parts: dict[str, bytes], pen: Pen, mark_notes: bool = True) -> None:
        self._mark_notes = mark_notes
        self.old, self.new, self.parts, self.pen = old, new, parts, pen
        self._rels: dict[tuple[str, str, str], str] = {}
        self._notes: dict[tuple[str, str], str] = {}
        self._new_home: dict[str, str] = {}
        # By text, so that no part is parsed for it; where Word's cursor was is no bookmark to keep.
        self.bookmarks = {
            "_GoBack",
            *(n.decode() for p, raw in new.parts.items() if p.endswith(".xml") for n in _BOOKMARK.findall(raw)),
        }
        self._references = Counter(_REFERENCE.findall(new.parts.get(new.main, b"")))
        self._styles_done: set[str] = set()
        self._wanted: dict[str, Wanted] = {}
        self.changed: dict[str, etree._Element] = {}
        self.lists = self._same_lists()
        self._nums: dict[str, str] = dict(self.lists or {})

    def bring(self, node: etree._Element, old_part: str, new_part: str) -> None:
        """Rewrites every reference in `node` (a copy of OLD's content) so that it holds in the result."""
        self._needs(node, old_part, new_part)
        for head in list(node.iter(*HEADS)):  # what a section shows is worked out once all are there (`sections`)
            head.getparent().remove(head)  # type: ignore[union-attr]
        for element in node.iter("*"):
            for name in (f"{R}id", f"{R}embed", f"{R}link", f"{R}pict", f"{R}dm", f"{R}lo", f"{R}qs", f"{R}cs"):
                rid = element.get(name)
                if rid:
                    element.set(name, self._relationship(rid, old_part, new_part))
            if element.tag == f"{W}footnoteReference":
                element.set(f"{W}id", self._note("footnotes", str(element.get(f"{W}id"))))
            elif element.tag == f"{W}endnoteReference":
                element.set(f"{W}id", self._note("endnotes", str(element.get(f"{W}id"))))
            elif element.tag == f"{W}numId":
                element.set(f"{W}val", self._num(str(element.get(f"{W}val"))))
            elif element.tag in _STYLED:
                self._style(str(element.get(f"{W}val")))

    def finish(self) -> None:
        """Writes the parts that were changed."""
        for part, root in self.changed.items():
            self.pen.renumber(root)
            if part in self._wanted:
                root = self._wanted[part].written()
            self.parts[part] = bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))

    def _needs(self, node: etree._Element, old_part: str, new_part: str) -> None:
        """What `node` relies on at the top of its part."""
        if old_part in self.old.parts:
            if new_part not in self._wanted:
                self._wanted[new_part] = Wanted(self.root(new_part))
            self._wanted[new_part].look(node, self.old.xml(old_part))

    # ------------------------------------------------------------ parts

    def root(self, part: str) -> etree._Element:
        """The part of the result as an element to be changed."""
        if part not in self.changed:
            raw = self.parts[part]
            if self.new.parts.get(part) is not raw:
                self.changed[part] = etree.fromstring(raw)
            else:  # notes are compared by their content as it was, however often they are pointed to
                tree = self.new.xml(part)
                self.changed[part] = copy.deepcopy(tree) if part.endswith("notes.xml") else tree
                if b"></w:t>" in raw and not _EMPTY.search(raw):  # an empty text keeps the form that it has in NEW
                    for text in self.changed[part].iter(f"{W}t"):
                        text.text = text.text or ""
        return self.changed[part]

    def _rels_root(self, part: str) -> etree._Element:
        folder, _, base = part.rpartition("/")
        name = f"{folder}/_rels/{base}.rels" if folder else f"_rels/{base}.rels"
        if name not in self.parts:
            self.changed[name] = etree.Element(f"{{{NS_RELS}}}Relationships")
            self.parts[name] = b""
        return self.root(name)

    def _relationship(self, rid: str, old_part: str, new_part: str) -> str:
        key = (rid, old_part, new_part)
        if key in self._rels:
            return self._rels[key]
        was = self.old.relationships(old_part).get(rid)
        if was is None:
            return rid
        now = self.new.relationships(new_part).get(rid)
        if (
            now is not None
            and now == was
            and (was.external or self.old.parts.get(was.target) == self.new.parts.get(now.target))
        ):
            self._rels[key] = rid
            return rid
        root = self._rels_root(new_part)
        taken = {r.get("Id") for r in root}
        fresh = next(f"rIdOld{k}" for k in range(1, 1_000_000) if f"rIdOld{k}" not in taken)
        attributes = {"Id": fresh, "Type": was.type, "Target": was.target}
        if was.external:
            attributes["TargetMode"] = "External"
        else:
            attributes["Target"] = "/" + self._copy_part(was.target)
        etree.SubElement(root, f"{{{NS_RELS}}}Relationship", attributes)
        self._rels[key] = fresh
        return fresh

    def _told_here(self, part: str) -> bytes:
        root = copy.deepcopy(self.old.xml(part))
        for element in root.iter(f"{W}numId", *_STYLED):
            name = str(element.get(f"{W}val"))
            if element.tag == f"{W}numId":
                element.set(f"{W}val", self._num(name))
            else:
                self._style(name)
        forget_ids(root, self.pen)
        return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))

    def _copy_part(self, part: str, anew: bool = False) -> str:
        """OLD's part under a free name in the result, with its content type and, one level deep, what it refers to. The same part in
        NEW will do, unless it may come to differ (`anew`)."""
        raw = self.old.parts.get(part)
        if raw is None or (self.parts.get(part) == raw and not anew):
            return part
        if part.endswith(".xml") and NS.encode() in raw:
            raw = self._told_here(part)  # a header: its styles and lists must be there
        stem, ending = posixpath.splitext(part)
        name = next(
            n for k in range(0, 1_000_000) if (n := f"{stem}{f'_old{k}' if k else ''}{ending}") not in self.parts
        )
        self.parts[name] = raw
        types = self.root(CONTENT_TYPES)
        old_types = self.old.xml(CONTENT_TYPES)
        override = next(
            (o for o in old_types.iter(f"{{{NS_CT}}}Override") if str(o.get("PartName")).lstrip("/") == part), None
        )
        default = next(
            (d for d in old_types.iter(f"{{{NS_CT}}}Default") if str(d.get("Extension")).lower() == ending[1:].lower()),
            None,
        )
        kind = (
            override.get("ContentType")
            if override is not None
            else default.get("ContentType")
            if default is not None
            else "application/octet-stream"
        )
        etree.SubElement(types, f"{{{NS_CT}}}Override", {"PartName": f"/{name}", "ContentType": str(kind)})
        folder, _, base = part.rpartition("/")
        rels = f"{folder}/_rels/{base}.rels"
        if rels in self.old.parts:
            new_folder, _, new_base = name.rpartition("/")
            target = f"{new_folder}/_rels/{new_base}.rels"
            root = copy.deepcopy(self.old.xml(rels))
            for relation in root:
                was = self.old.relationships(part).get(str(relation.get("Id")))
                if was is not None and not was.external:
                    relation.set("Target", "/" + self._copy_part(was.target))
            self.parts[target] = bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
        return name

    def head_of_old(self, part: str) -> str:
        """A header or footer of OLD as a part of the result."""
        return self._copy_part(part, True)

    def head_of_new(self, part: str, sort: str) -> str:
        """Another copy of a header or footer of NEW as a part of the result; an empty one where `part` is ""."""
        name = next(
            n
            for k in range(1, 1_000_000)
            if (n := posixpath.join(posixpath.dirname(self.new.main), f"{sort}_old{k}.xml")) not in self.parts
        )
        if part:
            root = etree.fromstring(self.new.parts[part])
            forget_ids(root, self.pen)
        else:
            root = etree.Element(f"{W}{'hdr' if sort == 'header' else 'ftr'}", nsmap={"w": NS, "r": NS_R})
            etree.SubElement(root, f"{W}p")
        raw = bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
        self.add_part(
            name,
            raw,
            f"{NS_R}/{sort}",
            f"application/vnd.openxmlformats-officedocument.wordprocessingml.{sort}+xml",
            part,
        )
        return name

    def head_relation(self, part: str, sort: str) -> str:
        """The relation of the document to a header or footer of the result."""
        rels = self._rels_root(self.new.main)
        folder = posixpath.dirname(self.new.main)
        for node in rels:
            if (
                node.get("TargetMode") != "External"
                and posixpath.normpath(posixpath.join("/" + folder, str(node.get("Target")))) == f"/{part}"
            ):
                return str(node.get("Id"))
        return self._relate(part, f"{NS_R}/{sort}")

    def add_part(self, name: str, raw: bytes, relation: str, content_type: str, like: str = "") -> str:
        """Puts a part into the result, related to the document; returns the relation. `like`: a part of NEW whose relations it has."""
        self.parts[name] = raw
        etree.SubElement(
            self.root(CONTENT_TYPES), f"{{{NS_CT}}}Override", {"PartName": f"/{name}", "ContentType": content_type}
        )
        fresh = self._relate(name, relation)
        folder, _, base = like.rpartition("/")
        own = f"{folder}/_rels/{base}.rels" if folder else f"_rels/{base}.rels"
        if like and own in self.new.parts:
            copied = copy.deepcopy(self.new.xml(own))
            for node in copied:
                kept = self.new.relationships(like).get(str(node.get("Id")))
                if kept is not None and not kept.external:
                    node.set("Target", f"/{kept.target}")
            folder, _, base = name.rpartition("/")
            self.parts[f"{folder}/_rels/{base}.rels"] = bytes(
                etree.tostring(copied, xml_declaration=True, encoding="UTF-8", standalone=True)
            )
        return fresh

    def _relate(self, part: str, relation: str) -> str:
        rels = self._rels_root(self.new.main)
        taken = {r.get("Id") for r in rels}
        fresh = next(f"rIdOld{k}" for k in range(1, 1_000_000) if f"rIdOld{k}" not in taken)
        etree.SubElement(rels, f"{{{NS_RELS}}}Relationship", {"Id": fresh, "Type": relation, "Target": f"/{part}"})
        return fresh

    # ------------------------------------------------------------ notes

    def _note(self, sort: str, note: str) -> str:
        key = (sort, note)
        if key in self._notes:
            return self._notes[key]
        old_part, new_part = self.old.related(f"/{sort}"), self.new.related(f"/{sort}")
        if not old_part:
            return note
        tag = f"{W}{sort[:-1]}"
        source = next((n for n in self.old.xml(old_part).iter(tag) if n.get(f"{W}id") == note), None)
        if source is None:
            return note
        if not new_part:
            new_part = self._new_home.get(sort) or self._new_notes(sort, old_part)
        root = self.root(new_part)
        fresh = str(max((int(n.get(f"{W}id", "0")) for n in root.iter(tag)), default=0) + 1)
        copied = copy.deepcopy(source)
        copied.set(f"{W}id", fresh)
        self._notes[key] = fresh
        self.bring(copied, old_part, new_part)
        forget_ids(copied, self.pen, self.bookmarks)
        if self._mark_notes:
            self.pen.note(copied, "del")
        root.append(copied)
        return fresh

    def new_note(self, reference: etree._Element) -> None:
        """Marks the text of a note whose reference is new, where no other points to it."""
        sort = "footnotes" if reference.tag == NOTES[0] else "endnotes"
        part = self.new.related(f"/{sort}")
        if self._references[sort[:-1].encode(), str(reference.get(f"{W}id")).encode()] == 1 and part in self.new.parts:
            wanted = reference.get(f"{W}id")
            note = next((n for n in self.root(part) if n.get(f"{W}id") == wanted), None)
            if note is not None and note.get(f"{W}type") is None:
                self.pen.note(note, "ins")

    def _new_notes(self, sort: str, old_part: str) -> str:
        root = copy.deepcopy(self.old.xml(old_part))
        for note in list(root):
            if note.get(f"{W}type") is None:
                root.remove(note)
        name = next(n for k in range(1_000_000) if (n := f"word/{sort}{k or ''}.xml") not in self.parts)
        self.add_part(
            name, b"", f"{NS_R}/{sort}", f"application/vnd.openxmlformats-officedocument.wordprocessingml.{sort}+xml"
        )
        self.changed[name] = root
        self._new_home[sort] = name
        return name

    # ------------------------------------------------------------ lists and styles

    def _same_lists(self) -> dict[str, str] | None:
        """Which list of the result each list of OLD is; None where both files have the same ones. Word numbers lists anew, so a list
        is told by its levels: the one of the same number where it is the same, else the first that no other has taken."""
        one, other = self.old.related("/numbering"), self.new.related("/numbering")
        if one not in self.old.parts or self.old.parts.get(one) == self.new.parts.get(other):
            return None
        if other not in self.new.parts:
            return {}
        was, now = _list_keys(self.old.xml(one)), _list_keys(self.new.xml(other))
        found = {num: num for num, key in was.items() if now.get(num) == key}
        free: dict[bytes, list[str]] = {}
        for num, key in now.items():
            if num not in found:
                free.setdefault(key, []).append(num)
        for num, key in was.items():
            if num not in found and free.get(key):
                found[num] = free[key].pop(0)
        return found

    def _list_part(self) -> str:
        """The part of lists in the result, made where NEW has none."""
        name = self.new.related("/numbering") or self._new_home.get("numbering", "")
        if name not in self.parts:
            name = next(n for k in range(1_000_000) if (n := f"word/numbering{k or ''}.xml") not in self.parts)
            empty = f'<w:numbering xmlns:w="{NS}"/>'.encode()
            self.add_part(
                name,
                empty,
                f"{NS_R}/numbering",
                "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml",
            )
            self._new_home["numbering"] = name
        return name

    def _num(self, num: str) -> str:
        if self.lists is None or num == "0":
            return num
        if num in self._nums:
            return self._nums[num]
        source = self.old.xml(self.old.related("/numbering"))
        definition = next((n for n in source.iter(f"{W}num") if n.get(f"{W}numId") == num), None)
        if definition is None:
            return num
        root = self.root(self._list_part())
        ref = definition.find(f"{W}abstractNumId")
        abstract = next(
            (
                a
                for a in source.iter(f"{W}abstractNum")
                if ref is not None and a.get(f"{W}abstractNumId") == ref.get(f"{W}val")
            ),
            None,
        )
        fresh = str(max((int(n.get(f"{W}numId", "0")) for n in root.iter(f"{W}num")), default=0) + 1)
        number = copy.deepcopy(definition)
        number.set(f"{W}numId", fresh)
        if abstract is not None:
            fresh_abstract = str(
                max((int(a.get(f"{W}abstractNumId", "0")) for a in root.iter(f"{W}abstractNum")), default=-1) + 1
            )
            copied = copy.deepcopy(abstract)
            copied.set(f"{W}abstractNumId", fresh_abstract)
            # One style may be tied to one list only: the copy is for paragraphs of OLD, which name it themselves.
            for style in [
                *copied.iter(f"{W}pStyle"),
                *copied.iter(f"{W}nsid"),
                *copied.iter(f"{W}styleLink"),
                *copied.iter(f"{W}numStyleLink"),
            ]:
                parent = style.getparent()
                if parent is not None:
                    parent.remove(style)
            first = root.find(f"{W}num")
            root.insert(root.index(first) if first is not None else len(root), copied)
            link = number.find(f"{W}abstractNumId")
            if link is not None:
                link.set(f"{W}val", fresh_abstract)
            self._needs(copied, self.old.related("/numbering"), self._list_part())
        last = root.findall(f"{W}num")
        root.insert(root.index(last[-1]) + 1 if last else len(root), number)
        self._nums[num] = fresh
        return fresh

    def _style(self, style: str) -> None:
        if style in self._styles_done:
            return
        self._styles_done.add(style)
        old_part, new_part = self.old.related("/styles"), self.new.related("/styles")
        if not old_part or not new_part:
            return
        if any(s.get(f"{W}styleId") == style for s in self.new.xml(new_part).iter(f"{W}style")):
            return
        source = next((s for s in self.old.xml(old_part).iter(f"{W}style") if s.get(f"{W}styleId") == style), None)
        if source is None:
            return
        copied = copy.deepcopy(source)
        if copied.get(f"{W}default") is not None:
            del copied.attrib[f"{W}default"]
        for tag in ("basedOn", "next", "link"):
            other = copied.find(f"{W}{tag}")
            if other is not None:
                self._style(str(other.get(f"{W}val")))
        for number in copied.iter(f"{W}numId"):
            number.set(f"{W}val", self._num(str(number.get(f"{W}val"))))
        self._needs(copied, old_part, new_part)
        self.root(new_part).append(copied)


def _list_keys(root: etree._Element) -> dict[str, bytes]:
    """The lists of a file by number: their levels, and what each list overrides."""
    shapes = {
        a.get(f"{W}abstractNumId"): b"".join(_TIED.sub(b"", seen(lvl)) for lvl in a.iter(f"{W}lvl"))
        for a in root.iter(f"{W}abstractNum")
    }
    found = {}
    for num in root.iter(f"{W}num"):
        ref = num.find(f"{W}abstractNumId")
        shape = b"" if ref is None else shapes.get(ref.get(f"{W}val"), b"")
        found[str(num.get(f"{W}numId"))] = shape + b"".join(seen(o) for o in num.iter(f"{W}lvlOverride"))
    return found
