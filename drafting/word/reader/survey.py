"""What the marks of a Word file tell that its tree does not: highlights, merged cells, links, languages, typed lists."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from lxml import etree

from drafting.tree import Document
from drafting.word.inspect import traces
from drafting.word.package.opening import Package, open_package
from drafting.word.reader import BlockInfo
from drafting.word.reader.build import build
from drafting.word.reader.marks import marks_of
from drafting.word.reader.properties import document_of
from drafting.word.reader.records import infos, read_records

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_ITEM = re.compile(r"^\s*(?:[-–•*·]|\(?\d{1,2}[.)]|\(?[a-z][.)])(?:\s|\t)+\S")
_ENGLISH = frozenset(["the", "of", "and", "to", "is", "that", "this", "with", "be", "are", "shall", "by"])
_DUTCH = frozenset(["de", "het", "een", "van", "en", "dat", "niet", "wordt", "zijn", "voor", "met", "op"])


def read_whole(source: str | Path | bytes, name: str = "") -> tuple[Document, tuple[BlockInfo, ...], dict[str, Any]]:
    """The tree, the paragraphs and the facts of a Word file, which is opened once. Raises PackageError."""
    package = open_package(source, name)
    records = read_records(package)
    facts = facts_of(package) | {"traces": traces(package)} | marks_of(package)
    return document_of(package, records, build(records)), tuple(infos(records)), facts


def facts_of(package: Package) -> dict[str, Any]:
    """The facts by name, each with the words of its paragraph or cell: `highlights`, `merged`, `headerless` (tables),
    `typed_lists`, `typed_notes`,
    `bold_headings`, `faint` (text, ratio), `links` (text), `foreign` (English without its tag), and `lang` (the default
    language, "" where there is none). `read_whole` adds `traces`, what the file gives away (`drafting.word.inspect`)."""
    body = package.xml(package.main)
    facts: dict[str, Any] = {
        key: []
        for key in (
            "highlights",
            "merged",
            "headerless",
            "typed_lists",
            "typed_notes",
            "bold_headings",
            "faint",
            "links",
            "foreign",
        )
    }
    facts["lang"] = _default_language(package)
    for cell in body.iter(f"{W}tc"):
        if cell.find(f"{W}tcPr/{W}gridSpan") is not None or cell.find(f"{W}tcPr/{W}vMerge") is not None:
            facts["merged"].append(_text(cell))
    for table in body.iter(f"{W}tbl"):
        rows = table.findall(f"{W}tr")
        if (
            len(rows) > 1
            and not _lays_out(rows)
            and not any(row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows)
        ):
            facts["headerless"].append(_text(rows[0]))
    for paragraph in body.iter(f"{W}p"):
        _paragraph(paragraph, facts)
    return facts


_LABEL = re.compile(
    r"^(?:Datum|Date|Betreft|Onderwerp|Subject|Ons kenmerk|Uw kenmerk|Kenmerk|Bijlagen?(?:\(n\))?|Aan|Van|To|From|Status)\W*$",
    re.IGNORECASE,
)


def _lays_out(rows: list[etree._Element]) -> bool:
    """Whether a table only sets out the head of a letter: one column, or labels such as "Datum" in the first."""
    cells = [row.findall(f"{W}tc") for row in rows]
    return max(map(len, cells), default=0) < 2 or any(_LABEL.match(_text(row[0]).strip()) for row in cells if row)


def _paragraph(paragraph: etree._Element, facts: dict[str, Any]) -> None:
    text = _text(paragraph)
    if not text.strip():
        return
    styled = paragraph.find(f"{W}pPr/{W}pStyle") is not None
    # Most runs have no look of their own, and where none has, the words of each need not be gathered.
    looked = [r for r in paragraph.iter(f"{W}r") if r.find(f"{W}rPr") is not None and _text(r).strip()]
    runs = [r for r in paragraph.iter(f"{W}r") if _text(r).strip()] if looked else []
    lit = " ".join(_text(r).strip() for r in looked if _value(r, "highlight") not in ("", "none"))
    if lit:
        facts["highlights"].append(lit)
    if paragraph.find(f"{W}pPr/{W}numPr") is None and not styled and _ITEM.match(text):
        facts["typed_lists"].append(text)
    if any(_value(r, "vertAlign") == "superscript" and re.fullmatch(r"\s*\d{1,3}\s*", _text(r)) for r in looked):
        before = [i for i, r in enumerate(runs) if _value(r, "vertAlign") == "superscript"]
        # Not m³ and km².
        if any(
            i
            and re.search(r"[a-z]{2}[.,;)”]?$", _text(runs[i - 1]))
            and not re.search(r"\b[kcdm]?m$", _text(runs[i - 1]))
            for i in before
        ):
            facts["typed_notes"].append(text)
    short = len(text) < 80 and not text.rstrip().endswith((".", ":", ";", ","))
    in_cell = any(True for _ in paragraph.iterancestors(f"{W}tc"))
    if short and not styled and not in_cell and runs and all(_on(r, "b") for r in runs):
        facts["bold_headings"].append(text)
    on_ground = in_cell or styled or paragraph.find(f"{W}pPr/{W}shd") is not None
    for run in looked if not on_ground else ():
        ratio = _contrast(_value(run, "color"))
        if ratio < 4.5 and run.find(f"{W}rPr/{W}shd") is None:
            facts["faint"].append((_text(run), round(ratio, 1)))
    for link in paragraph.iter(f"{W}hyperlink"):
        if link.get(f"{R}id"):
            facts["links"].append(_text(link).strip())
    words = [w.strip("().,;:“”‘’\"'").lower() for w in text.split()]
    english, dutch = sum(w in _ENGLISH for w in words), sum(w in _DUTCH for w in words)
    tagged = any(_value(r, "lang").startswith("en") for r in looked)
    if len(words) >= 8 and english >= 3 and english > 3 * dutch and not tagged:
        facts["foreign"].append(text)


def _text(node: etree._Element) -> str:
    return "".join(t.text or "" for t in node.iter(f"{W}t"))


def _value(run: etree._Element, name: str) -> str:
    found = run.find(f"{W}rPr/{W}{name}")
    return "" if found is None else str(found.get(f"{W}val", ""))


def _on(run: etree._Element, name: str) -> bool:
    found = run.find(f"{W}rPr/{W}{name}")
    return found is not None and found.get(f"{W}val", "1") not in ("0", "false", "off")


def _contrast(colour: str) -> float:
    """The contrast of a text colour on white (WCAG 2.1, 1.4.3); 21 for automatic."""
    if not re.fullmatch(r"[0-9A-Fa-f]{6}", colour):
        return 21.0
    parts = [int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 1.05 / (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05)


def _default_language(package: Package) -> str:
    for relationship in package.relationships(package.main).values():
        if relationship.type.endswith("/styles") and relationship.target in package.parts:
            lang = package.xml(relationship.target).find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
            return "" if lang is None else str(lang.get(f"{W}val", ""))
    return ""
