"""The words of tracked changes and comments, of headers and footers, and references whose words are out of date: what the rules for a file
that goes out need beside the survey of `drafting.word.inspect`, which tells what there is and how often, not what it says."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from drafting.word.package.opening import Package

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_REF = re.compile(r"^\s*REF\s+(\S+)((?:\s+\\[a-zA-Z*]\S*(?:\s+\w+)?)*)\s*$", re.IGNORECASE)


def marks_of(package: Package) -> dict[str, Any]:
    """`inserted` and `deleted` (author, words), `comments` (author, words), `stale` (what it
    shows, what its bookmark says), and `furniture`: the words of headers and footers."""
    found: dict[str, Any] = {k: [] for k in ("inserted", "deleted", "comments", "stale", "furniture")}
    for part, target in _parts(package):
        node = package.xml(target)
        if part == "comments":
            found["comments"] += [(c.get(f"{W}author", ""), _words(c)) for c in node.iter(f"{W}comment")]
            continue
        if part in ("header", "footer"):
            found["furniture"] += [text for p in node.iter(f"{W}p") if (text := _words(p).strip())]
        _marks(node, found)
        found["stale"] += list(_stale(node))
    return found


def _parts(package: Package) -> list[tuple[str, str]]:
    """The parts whose words a reader can see, each with its kind."""
    found = [("main", package.main)]
    for relationship in package.relationships(package.main).values():
        part = relationship.type.rpartition("/")[2]
        if part in ("header", "footer", "footnotes", "endnotes", "comments") and relationship.target in package.parts:
            found.append((part, relationship.target))
    return found


def _marks(node: etree._Element, found: dict[str, Any]) -> None:
    for name, key in (("ins", "inserted"), ("moveTo", "inserted"), ("del", "deleted"), ("moveFrom", "deleted")):
        for mark in node.iter(f"{W}{name}"):
            above = mark.getparent()
            if above is not None and above.tag not in (f"{W}rPr", f"{W}trPr", f"{W}numPr"):
                words = "".join(t.text or "" for t in mark.iter(f"{W}t", f"{W}delText"))
                if words.strip():
                    found[key].append((mark.get(f"{W}author", ""), words))


def _stale(node: etree._Element) -> list[tuple[str, str]]:
    """References by REF without a switch that asks for a number, whose words are no longer those of their bookmark."""
    marked = dict(_bookmarks(node))
    out = []
    for paragraph in node.iter(f"{W}p"):
        if next(paragraph.iter(f"{W}fldChar"), None) is None:
            continue
        code, shown, state = "", "", 0
        for run in paragraph.iter(f"{W}r"):
            char = run.find(f"{W}fldChar")
            step = char.get(f"{W}fldCharType", "") if char is not None else ""
            if step == "begin":
                code, shown, state = "", "", 1 if state == 0 else 9
            elif step == "separate" and state == 1:
                state = 2
            elif step == "end":
                match = _REF.match(code)
                now = marked.get(match[1], "") if match and not re.search(r"\\[nrwpt]", match[2]) else ""
                if state == 2 and _plain(shown) and _plain(now) and _plain(shown) != _plain(now):
                    out.append((shown, now))
                state = 0
            elif state == 1:
                code += "".join(t.text or "" for t in run.iter(f"{W}instrText"))
            elif state == 2:
                shown += _words(run)
    return out


def _bookmarks(node: etree._Element) -> list[tuple[str, str]]:
    """Each bookmark that begins and ends in one paragraph, with its words."""
    out = []
    for paragraph in node.iter(f"{W}p"):
        opened: dict[str, str] = {}
        texts: dict[str, str] = {}
        for child in paragraph.iter():
            if child.tag == f"{W}bookmarkStart":
                opened[child.get(f"{W}id", "")] = child.get(f"{W}name", "")
                texts[child.get(f"{W}id", "")] = ""
            elif child.tag == f"{W}bookmarkEnd" and child.get(f"{W}id", "") in opened:
                key = child.get(f"{W}id", "")
                out.append((opened.pop(key), texts.pop(key)))
            elif child.tag == f"{W}t":
                for key in texts:
                    texts[key] += child.text or ""
    return out


def _words(node: etree._Element) -> str:
    return "".join(t.text or "" for t in node.iter(f"{W}t"))


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
