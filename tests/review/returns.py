"""Makes files that come back: every edit of the contract, silent or tracked, through what programs do to a file.

shares nothing with drafting.returns: it works on the XML of the file, and knows what it did. Each edit tells what a review must say of it.
"""

from __future__ import annotations

import copy
import io
import random
import re
import subprocess
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lxml import etree

NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{NS}}}"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
AUTHOR, DATE = "Mr. J. de Wit", "2026-03-02T10:00:00Z"


def read(docx: bytes, part: str = "word/document.xml") -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return etree.fromstring(archive.read(part))


def written(docx: bytes, parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as archive, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in archive.namelist():
            made.writestr(name, parts.pop(name, None) or archive.read(name))
        for name, content in parts.items():
            made.writestr(name, content)
    return out.getvalue()


def xml(root: etree._Element) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


# ---------------------------------------------------------------- working on paragraphs


class File:
    """A Word file that somebody edits."""

    def __init__(self, docx: bytes) -> None:
        self.docx = docx
        self.root = read(docx)
        self.body = self.root.find(f"{W}body")
        self.others: dict[str, bytes] = {}
        self._ids = 90_000

    def bytes(self) -> bytes:
        return written(self.docx, {"word/document.xml": xml(self.root), **self.others})

    def mark(self, name: str) -> etree._Element:
        self._ids += 1
        made = etree.Element(f"{W}{name}")
        for key, value in (("id", str(self._ids)), ("author", AUTHOR), ("date", DATE)):
            made.set(f"{W}{key}", value)
        return made

    def clause(self, clause: str) -> etree._Element:
        """The control of a clause."""
        for tag in self.root.iter(f"{W}tag"):
            if tag.get(f"{W}val", "").partition("@")[0] == f"clause:{clause}":
                return tag.getparent().getparent()
        raise LookupError(clause)

    def clauses(self) -> list[str]:
        found = [t.get(f"{W}val", "") for t in self.root.iter(f"{W}tag")]
        return [t.removeprefix("clause:").partition("@")[0] for t in found if t.startswith("clause:")]

    def paras(self, within: etree._Element, style: str = "") -> list[etree._Element]:
        found = [p for p in within.iter(f"{W}p") if text(p).strip()]
        return [p for p in found if not style or _style(p) == style]

    def with_bookmark(self, name: str) -> etree._Element:
        for mark in self.root.iter(f"{W}bookmarkStart"):
            if mark.get(f"{W}name") == name:
                inside = next(mark.iterancestors(f"{W}p"), None)
                if inside is not None:
                    return inside
                return next(n for n in mark.itersiblings() for n in n.iter(f"{W}p"))
        raise LookupError(name)

    def replace(self, p: etree._Element, old: str, new: str, tracked: bool) -> None:
        """Other words in a paragraph, wherever its runs are cut."""
        runs = _cut(p, old)
        first = runs[0]
        made = copy.deepcopy(first)
        _say(made, new)
        if not tracked:
            if new:
                first.addprevious(made)
            for run in runs:
                run.getparent().remove(run)
            return
        last = runs[-1]
        if new:
            put = self.mark("ins")
            put.append(made)
            last.addnext(put)
        for run in runs:
            out = self.mark("del")
            run.addprevious(out)
            out.append(run)
            _deleted(run)

    def remove(self, blocks: Iterable[etree._Element], tracked: bool) -> None:
        """Whole paragraphs and tables out."""
        for block in blocks:
            if not tracked:
                block.getparent().remove(block)
                continue
            for row in block.iter(f"{W}tr"):
                properties = row.find(f"{W}trPr")
                if properties is None:
                    properties = etree.Element(f"{W}trPr")
                    row.insert(0, properties)
                properties.append(self.mark("del"))
            for p in [block, *block.iter(f"{W}p")] if block.tag == f"{W}p" else list(block.iter(f"{W}p")):
                self._strike(p)

    def _strike(self, p: etree._Element) -> None:
        for run in list(p.iter(f"{W}r")):
            if next(run.iterancestors(f"{W}del"), None) is None:
                out = self.mark("del")
                run.addprevious(out)
                out.append(run)
                _deleted(run)
        _mark_of(p).insert(0, self.mark("del"))

    def new_para(self, like: etree._Element, words: str, tracked: bool) -> etree._Element:
        """A paragraph with the looks of another."""
        made = etree.Element(f"{W}p")
        properties = like.find(f"{W}pPr")
        if properties is not None:
            made.append(copy.deepcopy(properties))
        run = etree.SubElement(made, f"{W}r")
        sample = next((r for r in like.iter(f"{W}r") if r.find(f"{W}t") is not None), None)
        if sample is not None and sample.find(f"{W}rPr") is not None:
            run.append(copy.deepcopy(sample.find(f"{W}rPr")))
        piece = etree.SubElement(run, f"{W}t")
        piece.text = words
        piece.set(XML_SPACE, "preserve")
        if tracked:
            put = self.mark("ins")
            run.addprevious(put)
            put.append(run)
            _mark_of(made).insert(0, self.mark("ins"))
        return made

    def comment(self, p: etree._Element, words: str) -> None:
        part = f'<w:comments xmlns:w="{NS}"><w:comment w:id="7" w:author="{AUTHOR}" w:date="{DATE}"><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:comment></w:comments>'
        self.others["word/comments.xml"] = part.encode()
        with zipfile.ZipFile(io.BytesIO(self.docx)) as archive:
            types = archive.read("[Content_Types].xml").decode()
            rels = archive.read("word/_rels/document.xml.rels").decode()
        content = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
        link = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
        self.others["[Content_Types].xml"] = types.replace(
            "</Types>", f'<Override PartName="/word/comments.xml" ContentType="{content}"/></Types>'
        ).encode()
        self.others["word/_rels/document.xml.rels"] = rels.replace(
            "</Relationships>", f'<Relationship Id="rIdC7" Type="{link}" Target="comments.xml"/></Relationships>'
        ).encode()
        start, end, run = (
            etree.Element(f"{W}commentRangeStart"),
            etree.Element(f"{W}commentRangeEnd"),
            etree.Element(f"{W}r"),
        )
        for node in (start, end, etree.SubElement(run, f"{W}commentReference")):
            node.set(f"{W}id", "7")
        p.insert(1 if p.find(f"{W}pPr") is not None else 0, start)
        p.append(end)
        p.append(run)


def text(p: etree._Element) -> str:
    return "".join(t.text or "" for t in p.iter(f"{W}t"))


def _style(p: etree._Element) -> str:
    found = p.find(f"{W}pPr/{W}pStyle")
    return "" if found is None else str(found.get(f"{W}val"))


def _mark_of(p: etree._Element) -> etree._Element:
    properties = p.find(f"{W}pPr")
    if properties is None:
        properties = etree.Element(f"{W}pPr")
        p.insert(0, properties)
    mark = properties.find(f"{W}rPr")
    if mark is None:
        mark = etree.Element(f"{W}rPr")
        after = [c for c in properties if etree.QName(c).localname in ("sectPr", "pPrChange")]
        if after:
            after[0].addprevious(mark)
        else:
            properties.append(mark)
    return mark


def _say(run: etree._Element, words: str) -> None:
    for child in list(run):
        if child.tag != f"{W}rPr":
            run.remove(child)
    piece = etree.SubElement(run, f"{W}t")
    piece.text = words
    piece.set(XML_SPACE, "preserve")


def _deleted(run: etree._Element) -> None:
    for piece in run.iter(f"{W}t"):
        piece.tag = f"{W}delText"
    for piece in run.iter(f"{W}instrText"):
        piece.tag = f"{W}delInstrText"


def _split(run: etree._Element, at: int) -> None:
    """A run of one text in two."""
    piece = run.find(f"{W}t")
    rest = copy.deepcopy(run)
    words = piece.text or ""
    piece.text, rest.find(f"{W}t").text = words[:at], words[at:]
    for one in (piece, rest.find(f"{W}t")):
        one.set(XML_SPACE, "preserve")
    run.addnext(rest)


def _simple(run: etree._Element) -> bool:
    return [c.tag for c in run if c.tag != f"{W}rPr"] == [f"{W}t"]


def _cut(p: etree._Element, words: str) -> list[etree._Element]:
    """The runs that hold exactly `words`, cut out of the runs that are there."""
    whole = text(p)
    start = whole.index(words)
    for at in (start + len(words), start):
        passed = 0
        for run in list(p.iter(f"{W}r")):
            size = sum(len(t.text or "") for t in run.iter(f"{W}t"))
            if passed < at < passed + size:
                assert _simple(run), text(p)
                _split(run, at - passed)
                break
            passed += size
    found, passed = [], 0
    for run in p.iter(f"{W}r"):
        size = sum(len(t.text or "") for t in run.iter(f"{W}t"))
        if size and start <= passed and passed + size <= start + len(words):
            found.append(run)
        passed += size
    assert "".join(t.text or "" for r in found for t in r.iter(f"{W}t")) == words
    return found


# ---------------------------------------------------------------- edits, each with what a review must say


@dataclass
class Expected:
    """What must be told: per clause its fields, per value path its fields; `outside` at least one change there."""

    clauses: dict[str, dict[str, Any]] = field(default_factory=dict)
    values: dict[str, dict[str, Any]] = field(default_factory=dict)
    outside: int = 0
    new: list[dict[str, Any]] = field(default_factory=list)
    comments: list[dict[str, Any]] = field(default_factory=list)
    either: list[tuple[str, str]] = field(default_factory=list)


Make = Callable[[File, random.Random, bool, Expected], None]
HEAD, LID = "Artikelkop", "Lid"


def _how(tracked: bool) -> str:
    return "tracked" if tracked else "untracked"


def _articles(file: File) -> list[str]:
    return [c for c in file.clauses() if any(_style(p) == HEAD for p in file.clause(c).iter(f"{W}p"))]


def _plain_words(p: etree._Element) -> list[str]:
    """Words of a paragraph that stand once in it, in plain runs that are no value."""
    whole = text(p)
    found = []
    for run in p.iter(f"{W}r"):
        inside = {a.tag for a in run.iterancestors()}
        if not _simple(run) or any(
            a.tag in (f"{W}sdt", f"{W}hyperlink") and next(a.iterancestors(f"{W}p"), None) is not None
            for a in run.iterancestors()
        ):
            continue
        if f"{W}fldSimple" in inside:
            continue
        for word in re.findall(r"[^\W\d_]{5,}", run.find(f"{W}t").text or ""):
            if whole.count(word) == 1:
                found.append(word)
    return found


def _lid(file: File, draw: random.Random, clauses: list[str]) -> tuple[str, etree._Element]:
    order = clauses[:]
    draw.shuffle(order)
    for clause in order:
        lids = [p for p in file.paras(file.clause(clause), LID) if len(_plain_words(p)) > 3]
        if lids:
            return clause, draw.choice(lids)
    raise LookupError("lid")


def words(file: File, draw: random.Random, tracked: bool, told: Expected) -> None:
    clause, p = _lid(file, draw, _articles(file))
    old = draw.choice(_plain_words(p))
    file.replace(p, old, "tevens onverwijld", tracked)
    told.clauses[clause] = {"presence": "kept", "changed": _how(tracked), "moved": False}


def lid_added(file: File, draw: random.Random, tracked: bool, told: Expected) -> None:
    clause, p = _lid(file, draw, _articles(file))
    made = file.new_para(
        p, "Het Bedrijf verstrekt de Provincie elk kwartaal een overzicht van de werkzaamheden.", tracked
    )
    p.addnext(made)
    told.clauses[clause] = {"presence": "kept", "changed": _how(tracked), "moved": False}


def lid_removed(file: File, draw: random.Random, tracked: bool, told: Expected) -> None:
    order = [c for c in _articles(file) if len(file.paras(file.clause(c), LID)) > 2]
    clause = draw.choice(order)
    p = draw.choice(file.paras(file.clause(clause), LID)[1:])
    file.remove([p], tracked)
    told.clauses[clause] = {"presence": "kept", "changed": _how(tracked), "moved": False}


def lid_split(file: File, draw: random.Random, tracked: bool, told: Expected) -> None:
    order = _articles(file)
    draw.shuffle(order)
    for clause in order:
        for p in file.paras(file.clause(clause), LID):
            plain = [r for r in p if r.tag == f"{W}r" and _simple(r) and ". " in (r.find(f"{W}t").text or "")]
            if not plain:
                continue
            run = plain[0]
            whole = run.find(f"{W}t").text
            _split(run, whole.index(". ") + 1)
            rest = run.getnext()
            rest.find(f"{W}t").text = (rest.find(f"{W}t").text or "").lstrip()
            made = etree.Element(f"{W}p")
            made.append(copy.deepcopy(p.find(f"{W}pPr")))
            while (node := run.getnext()) is not None:
                made.append(node)
            p.addnext(made)
            if tracked:
                _mark_of(p).insert(0, file.mark("ins"))
            told.clauses[clause] = {"presence": "kept", "changed": _how(tracked), "moved": False}
            return
    raise LookupError("split")


def article_removed(file: File, draw: random.Random, tracked: bool, told: Expected) -> None:
    clause = draw.choice([c for c in _articles(file) if c not in ("definitions",)])
    control = file.clause(clause)
    if tracked:
        file.remove([b for b in control.find(f"{W}sdtContent") if b.tag in (f"{W}p", f"{W}tbl")], True)
    else:
        control.getparent().remove(control)
    told.clauses[clause] = {"presence": "gone", "changed": _how(tracked)}


def article_added(file: File, draw: random.Random, tracked: bool, told: Expected) -> None:
    clause = draw.choice([c for c in _articles(file) if c != "definitions" and file.paras(file.clause(c), LID)])
    content = file.clause(clause).find(f"{W}sdtContent")
    head, lid = file.paras(content, HEAD)[0], file.paras(content, LID)[0]
    at = content[-1]
    new = [
        file.new_para(head, "Exclusiviteit", tracked),
        file.new_para(
            lid,
            "Zolang deze afspraak loopt, voert het Bedrijf geen gesprekken met een andere overheid over steun voor de Projecten.",
            tracked,
        ),
        file.new_para(lid, "Het Bedrijf meldt elk verzoek daartoe aan de Minister.", tracked),
    ]
    for p in reversed(new):
        at.addnext(p)
    told.new.append({"heading": "Exclusiviteit", "changed": _how(tracked)})


def article_moved(file: File, draw: random.Random, tracked: bool, told: Expected) -> None:
    order = [c for c in _articles(file) if c != "definitions"]
    clause = draw.choice(order)
    others = [c for c in order if abs(order.index(c) - order.index(clause)) > 3 and c != clause]
    target = file.clause(draw.choice(others))
    control = file.clause(clause)
    if tracked:
        blocks = [b for b in control.find(f"{W}sdtContent") if b.tag in (f"{W}p", f"{W}tbl")]
        for block in reversed(blocks):
            made = copy.deepcopy(block)
            for mark in list(made.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
                mark.getparent().remove(mark)
            for p in [made] if made.tag == f"{W}p" else list(made.iter(f"{W}p")):
                for run in list(p.iter(f"{W}r")):
                    put = file.mark("ins")
                    run.addprevious(put)
                    put.append(run)
                _mark_of(p).insert(0, file.mark("ins"))
            for row in made.iter(f"{W}tr"):
                properties = row.find(f"{W}trPr")
                if properties is None:
                    properties = etree.Element(f"{W}trPr")
                    row.insert(0, properties)
                properties.append(file.mark("ins"))
            target.addnext(made)
        file.remove(blocks, True)
    else:
        target.addnext(control)
    told.clauses[clause] = {"presence": "kept", "changed": "none", "moved": True}


def heading(file: File, draw: random.Random, tracked: bool, told: Expected) -> None:
    clause = draw.choice([c for c in _articles(file) if c != "definitions"])
    p = file.paras(file.clause(clause), HEAD)[0]
    file.replace(p, text(p), "Nadere afspraken over de uitvoering", tracked)
    told.clauses[clause] = {"presence": "kept", "changed": _how(tracked), "moved": False}


def _terms(file: File) -> list[tuple[str, etree._Element]]:
    found = []
    for tag in file.root.iter(f"{W}tag"):
        if tag.get(f"{W}val", "").startswith("term:"):
            p = next(tag.iterancestors(f"{W}p"))
            if _style(p) == "Begrip":
                found.append((tag.get(f"{W}val").removeprefix("term:"), p))
    return found


def definition_changed(file: File, draw: random.Random, tracked: bool, told: Expected) -> None:
    term, p = draw.choice([(t, p) for t, p in _terms(file) if len(_plain_words(p)) > 2])
    file.replace(p, draw.choice(_plain_words(p)), "uitdrukkelijk", tracked)
    told.clauses[term] = {"presence": "kept", "changed": _how(tracked), "moved": False}


def definition_removed(file: File, draw: random.Random, tracked: bool, told: Expected) -> None:
    term, p = draw.choice(_terms(file)[:-1])
    file.remove([p], tracked)
    told.clauses[term] = {"presence": "gone", "changed": _how(tracked)}


def definition_added(file: File, draw: random.Random, tracked: bool, told: Expected) -> None:
    _, p = draw.choice(_terms(file)[:-1])
    p.addnext(
        file.new_para(p, "Kwartaalbericht: het bericht waarin het Bedrijf vertelt hoe het met de bouw staat;", tracked)
    )
    told.new.append({"changed": _how(tracked)})


def recital(file: File, draw: random.Random, tracked: bool, told: Expected) -> None:
    found = [p for p in file.paras(file.body, "Overweging") if len(_plain_words(p)) > 3]
    p = draw.choice(found)
    name = next(m.get(f"{W}name") for m in p.iter(f"{W}bookmarkStart") if m.get(f"{W}name").startswith("_recital"))
    file.replace(p, draw.choice(_plain_words(p)), "wederom", tracked)
    told.clauses[name[1:].replace("_", "-").partition("--")[0]] = {"presence": "kept", "changed": _how(tracked)}


def cell(file: File, draw: random.Random, tracked: bool, told: Expected) -> None:
    annexes = [
        c for c in file.clauses() if c.startswith("annex-") and next(file.clause(c).iter(f"{W}tbl"), None) is not None
    ]
    clause = draw.choice(annexes)
    cells = [p for t in file.clause(clause).iter(f"{W}tc") for p in t.iter(f"{W}p") if _plain_words(p)]
    if not cells:
        raise LookupError("cell")
    p = draw.choice(cells)
    file.replace(p, draw.choice(_plain_words(p)), "nader overeengekomen", tracked)
    told.clauses[clause] = {"presence": "kept", "changed": _how(tracked), "moved": False}


def signature(file: File, draw: random.Random, tracked: bool, told: Expected) -> None:
    people = [p for p in file.paras(file.clause("signatures")) if "Minister" in text(p) or "Berg" in text(p)]
    p = draw.choice(people)
    whole = text(p)
    word = draw.choice(re.findall(r"[^\W\d_]{4,}", whole))
    file.replace(p, word, "Zonneveld", tracked)
    told.clauses["signatures"] = {"presence": "kept", "changed": _how(tracked), "moved": False}


def swap(file: File, draw: random.Random, tracked: bool, told: Expected) -> None:
    """The texts of two articles change places under their headings (only ever in silence)."""
    a, b = draw.sample([c for c in _articles(file) if c != "definitions" and file.paras(file.clause(c), LID)], 2)
    first, second = (file.clause(c).find(f"{W}sdtContent") for c in (a, b))
    bodies = [
        [n for n in content if _style(n) != HEAD and n.tag in (f"{W}p", f"{W}tbl")] for content in (first, second)
    ]
    for content, blocks in ((second, bodies[0]), (first, bodies[1])):
        for block in blocks:
            content.append(block)
    told.either.append((a, b))


def comment(file: File, draw: random.Random, tracked: bool, told: Expected) -> None:
    clause, p = _lid(file, draw, _articles(file))
    file.comment(p, "Graag toelichten.")
    told.comments.append({"clause": clause, "text": "Graag toelichten.", "author": AUTHOR})


def cover(file: File, draw: random.Random, tracked: bool, told: Expected) -> None:
    p = next(p for p in file.body.iter(f"{W}p") if text(p).startswith("Status"))
    file.replace(p, text(p).removeprefix("Status"), "ter ondertekening", tracked)
    told.outside += 1


def nothing(file: File, draw: random.Random, tracked: bool, told: Expected) -> None:
    """Opened and saved."""


EDITS: dict[str, Make] = {
    f.__name__: f
    for f in (
        nothing, words, lid_added, lid_removed, lid_split, article_removed, article_added, article_moved, heading, definition_changed,
        definition_removed, definition_added, recital, cell, signature, swap, comment, cover,
    )
}  # fmt: skip


# ---------------------------------------------------------------- carriers


def as_word(docx: bytes, seed: int) -> bytes:
    """Word: runs cut at drawn places, revision ids, spelling marks, a language per run."""
    draw = random.Random(seed)
    root = read(docx)
    for run in list(root.iter(f"{W}r")):
        piece = run.find(f"{W}t")
        if _simple(run) and piece is not None and len(piece.text or "") > 6 and draw.random() < 0.3:
            _split(run, draw.randint(1, len(piece.text) - 1))
            if draw.random() < 0.4:
                for at, sort in ((run, "spellStart"), (run.getnext(), "spellEnd")):
                    mark = etree.Element(f"{W}proofErr")
                    mark.set(f"{W}type", sort)
                    at.addprevious(mark) if sort == "spellStart" else at.addnext(mark)
    for run in root.iter(f"{W}r"):
        run.set(f"{W}rsidR", f"{draw.randint(0, 2**32 - 1):08X}")
    return written(docx, {"word/document.xml": xml(root)})


def as_google(docx: bytes, seed: int) -> bytes:
    """Google Docs, as reported of it: no controls, no bookmarks, fields and links as text, styles of its own (headings keep a level),
    numbers in lists of its own or typed."""
    typed = seed % 2 == 0
    numbers = _labels(docx) if typed else {}
    root = read(docx)
    body = root.find(f"{W}body")
    for i, p in enumerate(list(body.iter(f"{W}p"))):
        if i in numbers and _anything(p):
            run = etree.Element(f"{W}r")
            piece = etree.SubElement(run, f"{W}t")
            piece.text = f"{numbers[i]} "
            piece.set(XML_SPACE, "preserve")
            marks = [c for c in p.iter(f"{W}ins", f"{W}del") if next(c.iterancestors(f"{W}pPr"), None) is None]
            if marks and all(next(r.iterancestors(f"{W}ins", f"{W}del"), None) is not None for r in p.iter(f"{W}r")):
                put = etree.Element(marks[0].tag)  # a paragraph that comes or goes does so with its number
                put.attrib.update(marks[0].attrib)
                put.append(run)
                if put.tag == f"{W}del":
                    _deleted(run)
                p.insert(1 if p.find(f"{W}pPr") is not None else 0, put)
            else:
                before = p.getprevious()
                if before is not None and before.find(f"{W}pPr/{W}rPr/{W}ins") is not None:
                    put = etree.Element(f"{W}ins")  # the second half of a lid that was split in the open
                    put.attrib.update(before.find(f"{W}pPr/{W}rPr/{W}ins").attrib)
                    put.append(run)
                    run = put
                p.insert(1 if p.find(f"{W}pPr") is not None else 0, run)
    for name in ("sdt",):
        for node in list(root.iter(f"{W}{name}")):
            content = node.find(f"{W}sdtContent")
            for child in list(content) if content is not None else ():
                node.addprevious(child)
            node.getparent().remove(node)
    for node in list(root.iter(f"{W}hyperlink", f"{W}fldSimple")):
        for child in list(node):
            node.addprevious(child)
        node.getparent().remove(node)
    for name in ("bookmarkStart", "bookmarkEnd", "proofErr"):
        for node in list(root.iter(f"{W}{name}")):
            node.getparent().remove(node)
    _flatten(root)
    for p in root.iter(f"{W}p"):
        _restyle(p, typed)
    for piece in root.iter(f"{W}t"):
        if piece.text and seed % 3 == 0:
            piece.text = (
                piece.text.replace("\u00a0", " ").replace("\u2019", "'").replace("\u201c", '"').replace("\u201d", '"')
            )
    return written(docx, {"word/document.xml": xml(root)})


def _anything(p: etree._Element) -> bool:
    return any((t.text or "").strip() for t in p.iter(f"{W}t", f"{W}delText"))


def _labels(docx: bytes) -> dict[int, str]:
    """The numbers that the list gives, by paragraph: what a program that types them out would type."""
    from drafting.word.package.opening import open_package
    from drafting.word.reader.records import Control, Para, TableRecord, read_records

    found: dict[int, str] = {}
    count = 0

    def visit(records: list[Any]) -> None:
        nonlocal count
        for record in records:
            if isinstance(record, Control):
                visit(record.records)
            elif isinstance(record, TableRecord):
                for row in record.rows:
                    for entry in row:
                        visit(entry)
            elif isinstance(record, Para):
                if record.label and record.label.text:
                    found[count] = record.label.text
                count += 1

    records = read_records(open_package(docx))
    visit([*records.cover, *records.body, *records.after])
    return found


def _flatten(root: etree._Element) -> None:
    """Fields to the text that they show."""
    for p in root.iter(f"{W}p"):
        depth: list[bool] = []
        for run in list(p.iter(f"{W}r")):
            for child in list(run):
                if child.tag == f"{W}fldChar":
                    sort = child.get(f"{W}fldCharType")
                    if sort == "begin":
                        depth.append(False)
                    elif sort == "separate" and depth:
                        depth[-1] = True
                    elif sort == "end" and depth:
                        depth.pop()
                    run.remove(child)
                elif child.tag in (f"{W}instrText", f"{W}delInstrText") or (
                    child.tag in (f"{W}t", f"{W}delText") and not all(depth)
                ):
                    run.remove(child)


def _restyle(p: etree._Element, typed: bool) -> None:
    properties = p.find(f"{W}pPr")
    if properties is None:
        return
    for child in list(properties):
        if child.tag == f"{W}pStyle" or child.tag == f"{W}numPr":
            properties.remove(child)


def in_office(files: dict[str, bytes], folder: Path, odt: bool) -> dict[str, bytes]:
    """LibreOffice: docx to docx, or by way of odt; all files in one run."""
    source, middle, target = (folder / n for n in ("in", "middle", "out"))
    for at in (source, middle, target):
        at.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (source / f"{name}.docx").write_bytes(content)
    profile = (folder / "profile").as_uri()

    def convert(paths: list[Path], to: str, out: Path) -> None:
        for at in range(0, len(paths), 20):
            some = [str(p) for p in paths[at : at + 20]]
            command = [
                "soffice",
                f"-env:UserInstallation={profile}",
                "--headless",
                "--convert-to",
                to,
                "--outdir",
                str(out),
                *some,
            ]
            subprocess.run(command, check=True, capture_output=True, timeout=600)

    paths = [source / f"{name}.docx" for name in files]
    if odt:
        convert(paths, "odt", middle)
        convert([middle / f"{name}.odt" for name in files], "docx", target)
    else:
        convert(paths, "docx", target)
    return {name: (target / f"{name}.docx").read_bytes() for name in files}
