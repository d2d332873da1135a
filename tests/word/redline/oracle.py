"""What a reader of a Word file sees on one side of its tracked changes, written from the standard (ECMA-376 part 1, 17.13.5) with
nothing of the engine: no key, no piece, no settling of the project is used here.

`view(docx, accept)` walks every story as Word would show it after accepting (or rejecting) all: paragraphs whose mark is not
there join the next; each letter carries its formatting, each paragraph its style, list and other properties, each table
its grid; notes stand at their reference, headers and footers at their section, pictures by their bytes, links by their target.
Two files that give equal views are the same to a reader.
"""

from __future__ import annotations

import hashlib
import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_RELS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_INVISIBLE = re.compile(r"rsid|\}(?:paraId|textId|anchorId|editId|space)$|officeDocument/2006/relationships\}")
_POINTS = tuple(
    f"{W}{n}"
    for n in (
        "bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "proofErr", "permStart", "permEnd", "moveFromRangeStart",
        "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd", "customXmlDelRangeStart", "customXmlDelRangeEnd",
        "customXmlInsRangeStart", "customXmlInsRangeEnd", "customXmlMoveFromRangeStart", "customXmlMoveFromRangeEnd",
        "customXmlMoveToRangeStart", "customXmlMoveToRangeEnd",
    )
)  # fmt: skip
_UNSEEN = (*_POINTS, f"{W}lastRenderedPageBreak", f"{W}annotationRef", f"{W}rPr")
_INLINE = tuple(f"{W}{n}" for n in ("hyperlink", "smartTag", "fldSimple", "customXml", "dir", "bdo"))
_NEVER_EMPTY = tuple(
    f"{W}{n}" for n in ("txbxContent", "footnote", "endnote", "hdr", "ftr")
)  # these must hold a paragraph
_TEXT = {
    f"{W}t": f"{W}t",
    f"{W}delText": f"{W}t",
    f"{W}instrText": f"{W}instrText",
    f"{W}delInstrText": f"{W}instrText",
}
_MARKUP = re.compile(re.escape(W) + r"customXml(Ins|Del|MoveFrom|MoveTo)Range(Start|End)")
_STYLED = tuple(f"{W}{n}" for n in ("pStyle", "rStyle", "tblStyle"))
_CHANGE = re.compile(r"\}(?:rPr|pPr|sectPr|tblPr|tblPrEx|trPr|tcPr|tblGrid|numbering)Change$")


def view(docx: bytes, accept: bool) -> list[Any]:
    """The whole file on one side, as plain values to compare."""
    return _File(docx, accept).seen()


_READS = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u02bc", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033", '"'),
        **dict.fromkeys("\u00a0\u2007\u2009\u200a\u202f\u2002\u2003", " "),
        **dict.fromkeys("\u2010\u2011", "-"),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", ""),
    }
)


def plainly(seen: Any) -> Any:
    """The same view where signs that read the same are the same, and what a field holds for a form is nothing."""
    if isinstance(seen, str):
        return seen.translate(_READS)
    if isinstance(seen, tuple | list):
        if len(seen) == 3 and seen[0] == "fldChar":
            sort = re.search(rb"fldCharType', '(\w+)'", seen[1])
            return ("fldChar", sort[1] if sort else b"", seen[2])
        made = [
            plainly(part)
            for part in _without_page_numbers(seen)
            if not (isinstance(part, tuple) and part[:1] == ("t",) and not plainly(part[1]))
        ]
        return tuple(made) if isinstance(seen, tuple) else made
    return seen


_PAGES = re.compile(r"\s*(?:PAGE|NUMPAGES|PAGEREF|SECTIONPAGES|SECTION)\b")


def _without_page_numbers(letters: Any) -> list[Any]:
    """Letters without the results of fields that count pages: the layout says them, and no author."""
    kept: list[Any] = []
    fields: list[list[Any]] = []  # of each open field its code, and whether its result has begun
    for letter in letters:
        name = letter[0] if isinstance(letter, tuple) and letter else None
        if name == "fldChar" and len(letter) == 3:
            if b"'begin'" in letter[1]:
                fields.append(["", False])
            elif b"'separate'" in letter[1] and fields:
                fields[-1][1] = True
            elif fields:
                fields.pop()
        elif name == "instrText" and fields:
            fields[-1][0] += letter[1]
        elif name == "t" and any(begun and _PAGES.match(code) for code, begun in fields):
            continue
        kept.append(letter)
    return kept


def without_controls(seen: Any) -> Any:
    """The same view without where controls begin and end."""
    if isinstance(seen, tuple | list):
        made = [
            without_controls(part)
            for part in seen
            if not (isinstance(part, tuple) and part[:1] in (("sdt",), ("/sdt",)))
        ]
        return tuple(made) if isinstance(seen, tuple) else made
    return seen


class _File:
    def __init__(self, docx: bytes, accept: bool) -> None:
        with zipfile.ZipFile(io.BytesIO(docx)) as archive:
            self.parts = {n.lstrip("/"): archive.read(n) for n in archive.namelist() if not n.endswith("/")}
        strict = b"http://purl.oclc.org/ooxml/"
        for name, raw in self.parts.items():
            if strict in raw and name.endswith((".xml", ".rels")):
                raw = raw.replace(
                    strict + b"officeDocument/relationships",
                    b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                )
                for family in (b"wordprocessingml", b"drawingml"):
                    raw = raw.replace(strict + family, b"http://schemas.openxmlformats.org/" + family + b"/2006")
                self.parts[name] = raw
        self.accept = accept
        self.gone = ("del", "moveFrom") if accept else ("ins", "moveTo")
        self.kept = ("ins", "moveTo") if accept else ("del", "moveFrom")
        self.trees: dict[str, Any] = {}
        self.opened: set[Any] = set()  # controls of which the tags are not there on this side
        self.heads: dict[tuple[str, Any], list[Any]] = {}
        self.main = next(t for k, t, _ in self.relations("").values() if k.endswith("/officeDocument"))
        self.styles = self._styles()
        self.lists = self._lists()
        self.notes = {sort: self._notes(sort) for sort in ("footnote", "endnote")}

    def seen(self) -> list[Any]:
        root = self.tree(self.main)
        body = root.find(f"{W}body")
        found = self.blocks(body if body is not None else root, self.main)
        last = None if body is None else body.find(f"{W}sectPr")
        section = ("section", (), []) if last is None else self.section(last, self.main)
        return found if section == ("section", (), []) else [*found, section]

    # ------------------------------------------------------------ the package

    def tree(self, part: str) -> Any:
        if part not in self.trees:
            self.trees[part] = etree.fromstring(self.parts[part], etree.XMLParser(resolve_entities=False))
            self._note_opened(self.trees[part])
        return self.trees[part]

    def _note_opened(self, root: Any) -> None:
        """17.13.5.4 to 17.13.5.11: the tag of a control that a range of changed markup goes over comes or goes with it."""
        over: dict[Any, str] = {}
        ends = {
            n.get(f"{W}id") for n in root.iter() if (m := _MARKUP.fullmatch(str(n.tag))) is not None and m[2] == "End"
        }
        gone = ("Del", "MoveFrom") if self.accept else ("Ins", "MoveTo")
        for node in root.iter():
            range_ = _MARKUP.fullmatch(str(node.tag))
            if range_ is not None and range_[2] == "Start":
                if node.get(f"{W}id") not in ends:
                    continue
                over[node.get(f"{W}id")] = range_[1]
            elif range_ is not None:
                over.pop(node.get(f"{W}id"), None)
            elif node.tag == f"{W}sdt" and any(sort in gone for sort in over.values()):
                self.opened.add(node)

    def _flat(self, home: Any) -> list[Any]:
        """The children of a home, with those of controls that are not there in their place."""
        found: list[Any] = []
        for child in home:
            content = child.find(f"{W}sdtContent") if child in self.opened else None
            found += [child] if child not in self.opened else [] if content is None else self._flat(content)
        return found

    def relations(self, part: str) -> dict[str, tuple[str, str, bool]]:
        folder, base = posixpath.split(part)
        name = posixpath.join(folder, "_rels", base + ".rels")
        if name not in self.parts:
            return {}
        found = {}
        for node in self.tree(name).iter(f"{_RELS}Relationship"):
            external = node.get("TargetMode") == "External"
            target = str(node.get("Target"))
            if not external:
                target = posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")
            found[str(node.get("Id"))] = (str(node.get("Type")), target, external)
        return found

    def thing(self, rid: str, part: str) -> str:
        """What a relationship points to: the bytes of a part, or an address."""
        _, target, external = self.relations(part).get(rid, ("", "-", True))
        if external:
            return target
        raw = self.parts.get(target)
        if raw is None:
            return "-"
        if target.endswith(".xml"):
            raw = re.sub(rb"\s+", b"", raw)
        return hashlib.sha256(raw).hexdigest()[:12]

    def _related(self, ending: str) -> Any:
        for sort, target, _ in self.relations(self.main).values():
            if sort.endswith(ending) and target in self.parts:
                return target
        return None

    def _lists(self) -> dict[str, tuple[Any, ...]]:
        part = self._related("/numbering")
        if part is None:
            return {}
        root = self.tree(part)
        shapes = {}
        for abstract in root.iter(f"{W}abstractNum"):
            shapes[abstract.get(f"{W}abstractNumId")] = tuple(self.level(lvl) for lvl in abstract.iter(f"{W}lvl"))
        found = {}
        for num in root.iter(f"{W}num"):
            ref = num.find(f"{W}abstractNumId")
            over = tuple(self.canonical(o) for o in num.iter(f"{W}lvlOverride"))
            found[str(num.get(f"{W}numId"))] = (shapes.get(ref.get(f"{W}val")) if ref is not None else None, over)
        return found

    def _styles(self) -> dict[str, str]:
        """Styles by their names, which is how Word tells them."""
        part = self._related("/styles")
        found = {}
        for style in () if part is None else self.tree(part).iter(f"{W}style"):
            name = style.find(f"{W}name")
            if name is not None:
                found[str(style.get(f"{W}styleId"))] = f"named {str(name.get(f'{W}val')).casefold()}"
        return found

    def level(self, lvl: Any) -> tuple[Any, ...]:
        said = [lvl.get(f"{W}ilvl")]
        for name in ("start", "numFmt", "lvlText", "lvlRestart", "suff", "lvlJc"):
            node = lvl.find(f"{W}{name}")
            said.append(None if node is None else node.get(f"{W}val"))
        return (*said, *(self.canonical(p) for p in lvl if p.tag in (f"{W}pPr", f"{W}rPr")))

    def _notes(self, sort: str) -> dict[str, Any]:
        part = self._related(f"/{sort}s")
        return {} if part is None else {str(n.get(f"{W}id")): (n, part) for n in self.tree(part).iter(f"{W}{sort}")}

    # ------------------------------------------------------------ properties

    def canonical(self, node: Any, part: str = "") -> bytes:
        """An element without what no reader sees; earlier properties taken where the side asks for them."""
        copied = etree.fromstring(etree.tostring(node, with_tail=False))
        said = b""
        for element in copied.iter():
            if not isinstance(element.tag, str):
                continue
            for name, value in element.attrib.items():
                if name.startswith(R) and part:
                    said += self.thing(value, part).encode() + b";"
            if element.tag == f"{W}numId":
                element.set(f"{W}val", repr(self.lists.get(str(element.get(f"{W}val")), element.get(f"{W}val") == "0")))
            if element.tag in _STYLED:
                style = str(element.get(f"{W}val"))  # one that is not there is told by its id
                element.set(f"{W}val", self.styles.get(style, f"named {style.casefold()}"))
            if element.tag.endswith("}docPr") or element.tag.endswith("}cNvPr"):
                element.attrib.pop("id", None)
            if element.tag.startswith("{urn:schemas-microsoft-com:vml}"):
                for name in ("id", "type"):  # names of shapes, and of the shapes that they are like
                    element.attrib.pop(name, None)
        return said + repr(_plain(copied)).encode()

    def properties(self, owner: Any, skip: tuple[str, ...] = ()) -> tuple[bytes, ...]:
        """The children of a properties element as this side sees them."""
        if owner is None:
            return ()
        change = next((c for c in owner if isinstance(c.tag, str) and _CHANGE.search(c.tag)), None)
        own = owner
        if change is not None and not self.accept:
            own = change[0] if len(change) else ()
        left_out = {
            f"{W}{n}"
            for n in (*skip, "ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "noProof", "tblGridChange")
        }
        found = []
        for child in own:
            if child.tag in left_out or not isinstance(child.tag, str) or _CHANGE.search(child.tag):
                continue
            if child.tag == f"{W}numPr":
                child = etree.fromstring(etree.tostring(child))
                for mark in child.findall(f"{W}ins"):
                    child.remove(mark)
            found.append(self.canonical(child))
        return tuple(sorted(found))

    def present(self, properties: Any) -> bool:
        """Whether a mark or row with these properties is there on this side."""
        return properties is None or all(properties.find(f"{W}{n}") is None for n in self.gone)

    # ------------------------------------------------------------ blocks

    def blocks(self, home: Any, part: str) -> list[Any]:
        found: list[Any] = []
        carried: list[Any] = []
        children = [c for c in self._flat(home) if isinstance(c.tag, str) and c.tag not in _POINTS]
        children = [c for c in children if self.there(c, part)]
        for n, block in enumerate(children):
            if block.tag == f"{W}p":
                own = block.find(f"{W}pPr")
                mark = None if own is None else own.find(f"{W}rPr")
                words = [*carried, *self.inside(block, part)]
                follower = children[n + 1] if n + 1 < len(children) else None
                if not self.present(mark):
                    if follower is not None and follower.tag == f"{W}p":
                        carried = words
                        continue
                    carried = []
                    last_of_cell = home.tag == f"{W}tc" and follower is None and not (found and found[-1][0] == "p")
                    all_of_story = home.tag in _NEVER_EMPTY and follower is None and not found
                    if not words and not last_of_cell and not all_of_story:
                        continue
                carried = []
                look = self.properties(mark)
                found.append(("p", self.properties(own, ("rPr", "sectPr")), tuple(words), look))
                section = None if own is None else own.find(f"{W}sectPr")
                if section is not None:
                    found.append(self.section(section, part))
            elif block.tag == f"{W}tbl":
                found += self.table(block, part)
            elif block.tag == f"{W}sdt":
                inner = (
                    self.blocks(block.find(f"{W}sdtContent"), part) if block.find(f"{W}sdtContent") is not None else []
                )
                if inner:
                    found += [("sdt", self.control(block)), *inner, ("/sdt",)]
            elif block.tag in (f"{W}ins", f"{W}moveTo", f"{W}del", f"{W}moveFrom", f"{W}customXml"):
                if block.tag not in {f"{W}{n}" for n in self.gone}:
                    found += self.blocks(block, part)
            elif block.tag not in (f"{W}sectPr", f"{W}tcPr", f"{W}customXmlPr"):
                found.append(("block", self.canonical(block, part)))
        if home.tag == f"{W}tc" and (not found or found[-1][0] not in ("p", "section")):
            found.append(("p", (), (), ()))
        return found

    def there(self, block: Any, part: str) -> bool:
        """Whether anything of a table or control stands on this side."""
        if block.tag == f"{W}tbl":
            return bool(self.table(block, part))
        content = block.find(f"{W}sdtContent") if block.tag == f"{W}sdt" else None
        return content is None or bool(self.blocks(content, part))

    def control(self, control: Any) -> tuple[str, ...]:
        own = control.find(f"{W}sdtPr")
        tag = None if own is None else own.find(f"{W}tag")
        return ("",) if tag is None else (str(tag.get(f"{W}val")).partition("@")[0],)

    def table(self, table: Any, part: str) -> list[Any]:
        found: list[Any] = []
        for row in self.deep(table, "tr"):
            own = row.find(f"{W}trPr")
            if not self.present(own):
                continue
            cells: list[Any] = []
            for cell in self.deep(row, "tc"):
                mine = cell.find(f"{W}tcPr")
                if mine is not None and mine.find(f"{W}{'cellDel' if self.accept else 'cellIns'}") is not None:
                    continue
                cells += [("tc", self.properties(mine)), *self.blocks(cell, part), ("/tc",)]
            if cells:
                found += [("tr", self.properties(own), self.properties(row.find(f"{W}tblPrEx"))), *cells, ("/tr",)]
        if not found:
            return []
        grid = table.find(f"{W}tblGrid")
        change = None if grid is None else grid.find(f"{W}tblGridChange")
        columns = grid if change is None or self.accept else change[0]
        widths = () if columns is None else tuple(c.get(f"{W}w") for c in columns if c.tag == f"{W}gridCol")
        return [("tbl", self.properties(table.find(f"{W}tblPr")), widths), *found, ("/tbl",)]

    def deep(self, home: Any, name: str) -> Iterator[Any]:
        """Rows or cells, also those inside controls and links around them."""
        for child in home:
            if child.tag == f"{W}{name}":
                yield child
            elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml"):
                yield from self.deep(child, name)

    def section(self, section: Any, part: str) -> Any:
        """The page set-up of a section, and the headers and footers that it shows: its own, else those of the section before."""
        for node in section:
            if node.tag in (f"{W}headerReference", f"{W}footerReference"):
                _, target, _ = self.relations(part).get(str(node.get(f"{R}id")), ("", "", False))
                story = self.blocks(self.tree(target), target) if target in self.parts else []
                self.heads[etree.QName(node).localname, node.get(f"{W}type")] = story
        heads = [
            (*slot, story)
            for slot, story in self.heads.items()
            if any(b[0] not in ("p", "sdt", "/sdt") or (b[0] == "p" and b[2]) for b in story)
        ]
        return (
            "section",
            self.properties(section, ("headerReference", "footerReference", "printerSettings")),
            sorted(heads, key=repr),
        )

    # ------------------------------------------------------------ lines

    def inside(self, home: Any, part: str) -> list[Any]:
        found: list[Any] = []
        for child in self._flat(home):
            if (
                not isinstance(child.tag, str)
                or child.tag in _UNSEEN
                or child.tag in (f"{W}pPr", f"{W}sdtPr", f"{W}sdtEndPr")
            ):
                continue
            name = etree.QName(child).localname if child.tag.startswith(W) else ""
            if name in self.gone:
                continue
            if name in self.kept or name in ("sdtContent", "smartTagPr", "customXmlPr"):
                found += self.inside(child, part)
            elif child.tag == f"{W}r":
                found += self.run(child, part)
            elif child.tag == f"{W}sdt":
                inner = self.inside(child, part)
                if inner:
                    found += [("sdt", self.control(child)), *inner, ("/sdt",)]
            elif child.tag in _INLINE:
                inner = self.inside(child, part)
                if inner:
                    rid = child.get(f"{R}id")
                    said = tuple(
                        sorted(
                            (k, v)
                            for k, v in child.attrib.items()
                            if not k.startswith(R) and "rsid" not in k and k != f"{W}history"
                        )
                    )
                    found += [(name, said, self.thing(rid, part) if rid else ""), *inner, (f"/{name}",)]
            elif name != "fldData":
                found.append(
                    (
                        "inline",
                        self.math(child)
                        if child.tag.endswith(("}oMath", "}oMathPara"))
                        else self.canonical(child, part),
                    )
                )
        return found

    def math(self, node: Any) -> bytes:
        """An equation as this side sees it."""
        copied = etree.fromstring(etree.tostring(node, with_tail=False))
        for tag in self.gone:
            for gone in list(copied.iter(f"{W}{tag}")):
                gone.getparent().remove(gone)
        for tag in self.kept:
            for kept in list(copied.iter(f"{W}{tag}")):
                at = kept.getparent().index(kept)
                for child in reversed(list(kept)):
                    kept.getparent().insert(at, child)
                kept.getparent().remove(kept)
        return self.canonical(copied)

    def run(self, run: Any, part: str) -> list[Any]:
        look = self.properties(run.find(f"{W}rPr"))
        found: list[Any] = []
        for child in run:
            if not isinstance(child.tag, str) or child.tag in _UNSEEN:
                continue
            if child.tag in _TEXT:
                sign = etree.QName(_TEXT[child.tag]).localname
                found += [(sign, letter, look) for letter in child.text or ""]
            elif child.tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
                sort = etree.QName(child).localname.removesuffix("Reference")
                note, where = self.notes[sort].get(str(child.get(f"{W}id")), (None, ""))
                found.append((sort, () if note is None else tuple(map(repr, self.blocks(note, where))), look))
            elif child.tag == f"{W}commentReference":
                continue
            elif next(child.iter(f"{W}txbxContent"), None) is not None:
                boxes = [repr(self.blocks(box, part)) for box in child.iter(f"{W}txbxContent")]
                copied = etree.fromstring(etree.tostring(child, with_tail=False))
                for box in list(copied.iter(f"{W}txbxContent")):
                    box.getparent().remove(box)
                found.append(("box", self.canonical(copied, part), tuple(boxes), look))
            else:
                found.append((etree.QName(child).localname, self.canonical(child, part), look))
        return found


def _plain(node: Any) -> Any:
    """An element without prefixes, spaces between elements, and what no reader sees."""
    if not isinstance(node.tag, str):
        return None
    own = sorted((k, v) for k, v in node.attrib.items() if not _INVISIBLE.search(k))
    words = node.text if node.text and (node.text.strip() or not len(node)) else ""
    return (
        node.tag.rpartition("}")[2],
        own,
        words,
        [_plain(c) for c in node if isinstance(c.tag, str) and c.tag not in _POINTS],
    )


def differences(one: list[Any], other: list[Any], most: int = 3) -> list[str]:
    """Where two views differ, to be read in a failing test."""
    found = []
    for n, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            found.append(f"{n}: {_short(a)}  <>  {_short(b)}")
            if a[0] == b[0] == "p":
                for what, x, y in zip(("properties", "words", "mark"), a[1:], b[1:], strict=True):
                    if x != y:
                        found.append(f"   {what}: {_first(x, y)}")
    if len(one) != len(other):
        found.append(f"{len(one)} blocks, {len(other)} expected")
    return found[: 2 * most]


def _first(one: Any, other: Any) -> str:
    for n, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return f"{n}: {str(a)[:300]} <> {str(b)[:300]}"
    return f"{len(one)} <> {len(other)}: {str((*one, *other)[min(len(one), len(other)) :][:2])[:300]}"


def _short(block: Any) -> str:
    if block[0] == "p":
        return "p:" + "".join(w[1] if w[0] == "t" else f"<{w[0]}>" for w in block[2])[:80]
    return str(block)[:200]
