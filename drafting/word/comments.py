"""Comments in a Word file: one at each fault, on the paragraph that holds its words."""

from __future__ import annotations

import copy
import re
from collections.abc import Mapping
from pathlib import Path

from lxml import etree

from drafting.word.package.opening import CONTENT_TYPES, NS_CT, NS_RELS, Package, open_package, write_package

NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{NS}}}"
TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
AUTHOR, INITIALS = "drafting", "dr"
_NOTE = re.compile(r"\b(?:voetnoot|footnote) (\d+)$")


def annotated(
    source: str | Path | bytes, notes: list[tuple[str, str, str]], moment: str = "", author: str = ""
) -> bytes:
    """The file with a comment for each note (excerpt, place, text), around the first place that holds the excerpt's words; where
    none does, at the first paragraph. Existing comments stay, and so does every other part, byte for byte. `moment` is ISO
    8601; `author`: in whose name (default: ours). Raises PackageError."""
    package = open_package(source)
    main = package.main
    body = copy.deepcopy(package.xml(main))
    paragraphs = [p for p in body.iter(f"{W}p") if p.find(f"{W}r") is not None or p.find(f".//{W}t") is not None]
    texts = ["".join(t.text or "" for t in p.iter(f"{W}t")) for p in paragraphs]
    part, comments = comments_part(package, main)
    number = max((int(c.get(f"{W}id", "-1")) for c in comments.iter(f"{W}comment")), default=-1) + 1
    for excerpt, place, text in notes:
        target = _find(paragraphs, texts, excerpt, place)
        if target is None:
            continue
        _mark(*target, number)
        comments.append(_comment(number, f"{place}: {text}" if place else text, moment, author))
        number += 1
    parts = dict(package.parts)
    parts[main] = _bytes(body)
    parts[part] = _bytes(comments)
    return write_package(parts)


def reworded(source: str | Path | bytes, words: Mapping[str, str], author: str) -> bytes:
    """The file with other words in the comments that say exactly one of `words`, and in the name of `author`."""
    package = open_package(source)
    part, comments = comments_part(package, package.main)
    changed = False
    for comment in comments.iter(f"{W}comment"):
        texts = list(comment.iter(f"{W}t"))
        new = words.get("".join(t.text or "" for t in texts))
        if new is None or not texts:
            continue
        changed = True
        texts[0].text = new
        for other in texts[1:]:
            other.text = ""
        comment.set(f"{W}author", author)
        comment.set(f"{W}initials", author[:2])
    if not changed:
        return source if isinstance(source, bytes) else Path(source).read_bytes()
    return write_package({**package.parts, part: _bytes(comments)})


def _find(
    paragraphs: list[etree._Element], texts: list[str], excerpt: str, place: str
) -> tuple[etree._Element, str] | None:
    """The paragraph for a note and the words in it: at the note's mark for a footnote, else the first that holds the words."""
    if note := _NOTE.search(place):
        marks = [p for p in paragraphs for _ in p.iter(f"{W}footnoteReference")]
        if 0 < int(note[1]) <= len(marks):
            return marks[int(note[1]) - 1], ""
    words = " ".join(excerpt.replace("…", "").split())
    for wanted in (words, words[:25], place):
        if wanted:
            plain = [" ".join(text.split()) for text in texts]
            # "2" is the cell that says 2, not the 2 of "Postbus 20018".
            whole = re.compile(rf"(?<!\w){re.escape(wanted)}(?!\w)")
            for fits in (wanted.__eq__, whole.search, lambda text, words=wanted: words in text):
                if at := [k for k, text in enumerate(plain) if fits(text)]:
                    return paragraphs[at[0]], wanted
    return (paragraphs[0], "") if paragraphs else None


def _mark(paragraph: etree._Element, words: str, number: int) -> None:
    """Sets the range of a comment around `words`, or around the whole paragraph where they cannot be told apart."""
    start = etree.Element(f"{W}commentRangeStart", {f"{W}id": str(number)})
    end = etree.Element(f"{W}commentRangeEnd", {f"{W}id": str(number)})
    run = etree.Element(f"{W}r")
    etree.SubElement(run, f"{W}commentReference", {f"{W}id": str(number)})
    around = _span(paragraph, words)
    if around is None:
        at = 1 if len(paragraph) and paragraph[0].tag == f"{W}pPr" else 0
        paragraph.insert(at, start)
        paragraph.extend([end, run])
    else:
        first, last = around
        first.addprevious(start)
        last.addnext(end)
        end.addnext(run)


def _span(paragraph: etree._Element, words: str) -> tuple[etree._Element, etree._Element] | None:
    """The first and last child of the paragraph that hold `words`, runs of plain text split at their ends."""
    text = "".join(t.text or "" for t in paragraph.iter(f"{W}t"))
    found = re.search(r"\s+".join(map(re.escape, words.split())), text) if words else None
    if found is None:
        return None
    _cut(paragraph, found.start())
    _cut(paragraph, found.end())
    at, inside = 0, []
    for child in paragraph:
        length = sum(len(t.text or "") for t in child.iter(f"{W}t"))
        if length and at < found.end() and at + length > found.start():
            inside.append(child)
        at += length
    return (inside[0], inside[-1]) if inside else None


def _cut(paragraph: etree._Element, offset: int) -> None:
    """Splits the run that holds a place in the text in two, where it is a child of the paragraph and holds nothing but text."""
    at = 0
    for child in list(paragraph):
        texts = list(child.iter(f"{W}t"))
        length = sum(len(t.text or "") for t in texts)
        if at < offset < at + length:
            plain = child.tag == f"{W}r" and len(texts) == 1 and all(c.tag in (f"{W}rPr", f"{W}t") for c in child)
            if plain:
                whole = texts[0].text or ""
                second = copy.deepcopy(child)
                child.addnext(second)
                for node, part in ((texts[0], whole[: offset - at]), (second.find(f"{W}t"), whole[offset - at :])):
                    if node is not None:
                        node.text = part
                        node.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            return
        at += length


def _comment(number: int, text: str, moment: str, author: str) -> etree._Element:
    attributes = {f"{W}id": str(number), f"{W}author": author or AUTHOR, f"{W}initials": author[:2] or INITIALS}
    if moment:
        attributes[f"{W}date"] = f"{moment[:19]}Z"
    comment = etree.Element(f"{W}comment", attributes)
    run = etree.SubElement(etree.SubElement(comment, f"{W}p"), f"{W}r")
    node = etree.SubElement(run, f"{W}t")
    node.text = text
    return comment


def comments_part(package: Package, main: str) -> tuple[str, etree._Element]:
    """The comments part, made and related where the file has none."""
    for relationship in package.relationships(main).values():
        if relationship.type.endswith("/comments") and relationship.target in package.parts:
            return relationship.target, copy.deepcopy(package.xml(relationship.target))
    folder, _, base = main.rpartition("/")
    part = f"{folder}/comments.xml" if folder else "comments.xml"
    rels = f"{folder}/_rels/{base}.rels" if folder else f"_rels/{base}.rels"
    root = copy.deepcopy(package.xml(rels)) if rels in package.parts else etree.Element(f"{{{NS_RELS}}}Relationships")
    taken = {r.get("Id") for r in root}
    rid = next(f"rIdC{k}" for k in range(1, 10_000) if f"rIdC{k}" not in taken)
    etree.SubElement(root, f"{{{NS_RELS}}}Relationship", {"Id": rid, "Type": TYPE, "Target": "comments.xml"})
    package.parts[rels] = _bytes(root)
    types = copy.deepcopy(package.xml(CONTENT_TYPES))
    etree.SubElement(types, f"{{{NS_CT}}}Override", {"PartName": f"/{part}", "ContentType": CONTENT})
    package.parts[CONTENT_TYPES] = _bytes(types)
    return part, etree.Element(f"{W}comments", nsmap={"w": NS})


def _bytes(root: etree._Element) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
