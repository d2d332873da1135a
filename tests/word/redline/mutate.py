"""Edits of any Word file, as people make them: drawn by number, so that a pair that fails can be made again.

`mutated(docx, seed, tracked)` gives another version of the file; with `tracked` its edits are tracked changes of Bert.
"""

from __future__ import annotations

import copy
import io
import random
import zipfile
from collections.abc import Callable
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
WORDS = ("Partijen", "uiterlijk", "€ 1.250.000", "12,5%", "2030", "niet", "&", "het Bedrijf", "per jaar", "CO₂")
Edit = Callable[[random.Random, Any], bool]
_BERT = {f"{W}author": "Bert", f"{W}date": "2025-05-05T05:05:05Z"}


def mutated(docx: bytes, seed: int, tracked: bool = False, sections: bool = False, plain: bool = False) -> bytes:
    """Another version of a file; the same seed gives the same version. `sections`: most edits are of sections and what they show;
    `plain`: all are of words and paragraphs."""
    chance = random.Random(seed)
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        parts = {n: archive.read(n) for n in archive.namelist() if not n.endswith("/")}
    stories = [n for n in parts if n.endswith(("document.xml", "document2.xml"))]
    beside = [
        n
        for n in parts
        if any(w in n.rpartition("/")[2] for w in ("header", "footer", "footnotes", "endnotes")) and n.endswith(".xml")
    ]
    main = next(n for n in stories if not n.startswith(("customXml", "docProps")))
    root = etree.fromstring(parts[main])
    pool = SECTIONS if sections else PLAIN if plain else TRACKED if tracked else EDITS
    done = tries = 0
    wanted = chance.choice((1, 1, 2, 3, 5, 8))
    while done < wanted and tries < 60:
        tries += 1
        if beside and chance.random() < 0.15:
            name = chance.choice(beside)
            other = etree.fromstring(parts[name])
            if chance.choice(pool[:4] if not tracked else pool)(chance, other):
                parts[name] = etree.tostring(other, xml_declaration=True, encoding="UTF-8", standalone=True)
                done += 1
            continue
        done += chance.choice(pool)(chance, root)
    parts[main] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def stripped(docx: bytes) -> bytes:
    """The file as a programme gives it back that knows no content controls."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        parts = {n: archive.read(n) for n in archive.namelist() if not n.endswith("/")}
    for name in [n for n in parts if n.endswith(".xml") and b"<w:sdt>" in parts[n]]:
        root = etree.fromstring(parts[name])
        for control in reversed(list(root.iter(f"{W}sdt"))):
            content = control.find(f"{W}sdtContent")
            for child in list(content) if content is not None else ():
                control.addprevious(child)
            control.getparent().remove(control)
        parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def _pick(chance: random.Random, root: Any, *names: str) -> Any:
    found = [n for n in root.iter(*(f"{W}{n}" for n in names)) if n.getparent() is not None]
    return chance.choice(found) if found else None


def _paragraph(chance: random.Random, root: Any) -> Any:
    found = [p for p in root.iter(f"{W}p") if p.getparent() is not None and p.find(f"{W}pPr/{W}sectPr") is None]
    return chance.choice(found) if found else None


def _only_paragraph(paragraph: Any) -> bool:
    return sum(1 for c in paragraph.getparent() if c.tag == f"{W}p") < 2


# ---------------------------------------------------------------- words


def _word_changed(chance: random.Random, root: Any) -> bool:
    found = [t for t in root.iter(f"{W}t") if (t.text or "").strip()]
    if not found:
        return False
    text = chance.choice(found)
    words = text.text.split(" ")
    at = chance.randrange(len(words))
    words[at] = chance.choice(WORDS)
    text.text = " ".join(words)
    return True


def _word_dropped(chance: random.Random, root: Any) -> bool:
    found = [t for t in root.iter(f"{W}t") if len((t.text or "").split(" ")) > 1]
    if not found:
        return False
    text = chance.choice(found)
    words = text.text.split(" ")
    del words[chance.randrange(len(words))]
    text.text = " ".join(words)
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return True


def _words_added(chance: random.Random, root: Any) -> bool:
    text = _pick(chance, root, "t")
    if text is None:
        return False
    text.text = f"{text.text or ''} {' '.join(chance.choices(WORDS, k=chance.randrange(1, 9)))}"
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return True


def _bold(chance: random.Random, root: Any) -> bool:
    run = _pick(chance, root, "r")
    if run is None:
        return False
    properties = run.find(f"{W}rPr")
    if properties is None:
        properties = etree.Element(f"{W}rPr")
        run.insert(0, properties)
    mark = properties.find(f"{W}b")
    if mark is not None:
        properties.remove(mark)
    else:
        at = sum(1 for c in properties if c.tag in (f"{W}rStyle", f"{W}rFonts"))
        properties.insert(at, etree.Element(f"{W}b"))
    return True


# ---------------------------------------------------------------- paragraphs


def _paragraph_dropped(chance: random.Random, root: Any) -> bool:
    paragraph = _paragraph(chance, root)
    if paragraph is None or _only_paragraph(paragraph):
        return False
    follower = paragraph.getnext()
    if paragraph.getparent().tag == f"{W}tc" and (follower is None or follower.tag != f"{W}p"):
        return False
    paragraph.getparent().remove(paragraph)
    return True


def _paragraph_added(chance: random.Random, root: Any) -> bool:
    paragraph, model = _paragraph(chance, root), _paragraph(chance, root)
    if paragraph is None:
        return False
    fresh = etree.Element(f"{W}p")
    own = model.find(f"{W}pPr")
    if own is not None:
        fresh.append(copy.deepcopy(own))
    run = etree.SubElement(fresh, f"{W}r")
    etree.SubElement(run, f"{W}t").text = " ".join(chance.choices(WORDS, k=chance.randrange(0, 12)))
    (paragraph.addnext if chance.random() < 0.5 else paragraph.addprevious)(fresh)
    return True


def _paragraph_moved(chance: random.Random, root: Any) -> bool:
    body = root.find(f"{W}body")
    found = (
        []
        if body is None
        else [p for p in body if p.tag in (f"{W}p", f"{W}tbl") and p.find(f"{W}pPr/{W}sectPr") is None]
    )
    if len(found) < 3:
        return False
    one, other = chance.sample(found, 2)
    other.addprevious(one)
    if body[-1].tag == f"{W}tbl" or (len(body) > 1 and body[-1].tag == f"{W}sectPr" and body[-2].tag == f"{W}tbl"):
        body.insert(len(body) - (body[-1].tag == f"{W}sectPr"), etree.Element(f"{W}p"))
    return True


def _split(chance: random.Random, root: Any) -> bool:
    paragraph = _paragraph(chance, root)
    if paragraph is None:
        return False
    content = [c for c in paragraph if c.tag != f"{W}pPr"]
    if len(content) < 2 or paragraph.find(f".//{W}fldChar") is not None:
        return False
    at = chance.randrange(1, len(content))
    fresh = etree.Element(f"{W}p")
    own = paragraph.find(f"{W}pPr")
    if own is not None:
        fresh.append(copy.deepcopy(own))
    for child in content[at:]:
        fresh.append(child)
    paragraph.addnext(fresh)
    return True


def _split_in_words(chance: random.Random, root: Any) -> bool:
    found = [
        t
        for t in root.iter(f"{W}t")
        if len((t.text or "").split(" ")) > 4
        and t.getparent().getparent() is not None
        and t.getparent().getparent().tag == f"{W}p"
    ]
    if not found:
        return False
    text = chance.choice(found)
    run = text.getparent()
    paragraph = run.getparent()
    if paragraph.find(f"{W}pPr/{W}sectPr") is not None or paragraph.find(f".//{W}fldChar") is not None:
        return False
    words = text.text.split(" ")
    at = chance.randrange(1, len(words))
    fresh = etree.Element(f"{W}p")
    own = paragraph.find(f"{W}pPr")
    if own is not None:
        fresh.append(copy.deepcopy(own))
    second = copy.deepcopy(run)
    for child in second:
        if child.tag == f"{W}t":
            child.text = " ".join(words[at:])
            break
    text.text = " ".join(words[:at])
    followers = list(run.itersiblings())
    fresh.append(second)
    for follower in followers:
        fresh.append(follower)
    paragraph.addnext(fresh)
    return True


def _merged(chance: random.Random, root: Any) -> bool:
    paragraph = _paragraph(chance, root)
    follower = None if paragraph is None else paragraph.getnext()
    if follower is None or follower.tag != f"{W}p" or follower.find(f"{W}pPr/{W}sectPr") is not None:
        return False
    for child in [c for c in follower if c.tag != f"{W}pPr"]:
        paragraph.append(child)
    follower.getparent().remove(follower)
    return True


_PPR = ("keepNext", "keepLines", "pageBreakBefore")


def _paragraph_look(chance: random.Random, root: Any) -> bool:
    paragraph, model = _paragraph(chance, root), _paragraph(chance, root)
    if paragraph is None:
        return False
    own, theirs = paragraph.find(f"{W}pPr"), model.find(f"{W}pPr")
    fresh = etree.Element(f"{W}pPr") if theirs is None else copy.deepcopy(theirs)
    if chance.random() < 0.5:
        for child in fresh.findall(f"{W}{(name := chance.choice(_PPR))}"):
            fresh.remove(child)
        fresh.insert(1 if fresh.find(f"{W}pStyle") is not None else 0, etree.Element(f"{W}keepNext")) if fresh.find(
            f"{W}keepNext"
        ) is None else None
        del name
    if own is not None:
        paragraph.remove(own)
    paragraph.insert(0, fresh)
    return True


# ---------------------------------------------------------------- tables


def _row_dropped(chance: random.Random, root: Any) -> bool:
    row = _pick(chance, root, "tr")
    if row is None or len(row.getparent().findall(f"{W}tr")) < 2:
        return False
    row.getparent().remove(row)
    return True


def _row_added(chance: random.Random, root: Any) -> bool:
    row = _pick(chance, root, "tr")
    if row is None:
        return False
    fresh = copy.deepcopy(row)
    _word_changed(chance, fresh)
    row.addnext(fresh)
    return True


def _column_dropped(chance: random.Random, root: Any) -> bool:
    table = _pick(chance, root, "tbl")
    if table is None:
        return False
    rows = table.findall(f"{W}tr")
    if not rows or min(len(r.findall(f"{W}tc")) for r in rows) < 2:
        return False
    at = chance.randrange(min(len(r.findall(f"{W}tc")) for r in rows))
    for row in rows:
        row.remove(row.findall(f"{W}tc")[at])
    grid = table.find(f"{W}tblGrid")
    if grid is not None and len(grid) > at and chance.random() < 0.7:
        grid.remove(grid[at])
    return True


def _column_added(chance: random.Random, root: Any) -> bool:
    table = _pick(chance, root, "tbl")
    if table is None:
        return False
    for row in table.findall(f"{W}tr"):
        cells = row.findall(f"{W}tc")
        if cells:
            cells[-1].addnext(copy.deepcopy(cells[-1]))
    grid = table.find(f"{W}tblGrid")
    if grid is not None and len(grid):
        grid.append(copy.deepcopy(grid[-1]))
    return True


def _nested(chance: random.Random, root: Any) -> bool:
    table, cell = _pick(chance, root, "tbl"), _pick(chance, root, "tc")
    if table is None or cell is None or sum(1 for _ in table.iter(f"{W}tr")) > 12:
        return False
    fresh = copy.deepcopy(table)
    last = cell.findall(f"{W}p")
    if not last:
        return False
    last[-1].addprevious(fresh)
    return True


def _table_look(chance: random.Random, root: Any) -> bool:
    cell = _pick(chance, root, "tc")
    if cell is None:
        return False
    own = cell.find(f"{W}tcPr")
    if own is None:
        own = etree.Element(f"{W}tcPr")
        cell.insert(0, own)
    for child in own.findall(f"{W}vAlign"):
        own.remove(child)
    at = sum(
        1
        for c in own
        if c.tag not in (f"{W}hideMark", f"{W}headers", f"{W}cellIns", f"{W}cellDel", f"{W}cellMerge", f"{W}tcPrChange")
    )
    own.insert(at, etree.Element(f"{W}vAlign", {f"{W}val": chance.choice(("center", "bottom"))}))
    return True


def _table_width(chance: random.Random, root: Any) -> bool:
    table = _pick(chance, root, "tbl")
    own = None if table is None else table.find(f"{W}tblPr")
    width = None if own is None else own.find(f"{W}tblW")
    if width is None:
        return False
    width.set(f"{W}w", str(chance.randrange(2000, 9000)))
    width.set(f"{W}type", "dxa")
    return True


def _table_dropped(chance: random.Random, root: Any) -> bool:
    table = _pick(chance, root, "tbl")
    if table is None or table.getnext() is None or table.getnext().tag != f"{W}p":
        return False
    table.getparent().remove(table)
    return True


def _table_added(chance: random.Random, root: Any) -> bool:
    table, paragraph = _pick(chance, root, "tbl"), _paragraph(chance, root)
    if table is None or paragraph is None or any(a is table for a in paragraph.iterancestors()):
        return False
    paragraph.addprevious(copy.deepcopy(table))
    return True


# ---------------------------------------------------------------- what else stands in a line


def _run_dropped(chance: random.Random, root: Any) -> bool:
    run = _pick(chance, root, "r")
    if run is None or run.find(f"{W}fldChar") is not None:
        return False
    run.getparent().remove(run)
    return True


def _object_dropped(chance: random.Random, root: Any) -> bool:
    node = _pick(
        chance,
        root,
        "drawing",
        "pict",
        "footnoteReference",
        "endnoteReference",
        "hyperlink",
        "sdt",
        "fldSimple",
        "sectPr",
        "commentRangeStart",
    )
    if node is None or node.getparent().tag == f"{W}body":
        return False
    above = node.getparent()
    if above.tag == f"{W}tr" or (above.tag == f"{W}tc" and len(above.findall(f"{W}p")) < 1):
        return False
    above.remove(node)
    return True


def _object_copied(chance: random.Random, root: Any) -> bool:
    node, paragraph = (
        _pick(chance, root, "drawing", "footnoteReference", "endnoteReference", "hyperlink", "tab", "br", "sym"),
        _paragraph(chance, root),
    )
    if node is None or paragraph is None or any(a is paragraph for a in node.iterancestors()):
        return False
    if any(a.tag == f"{W}txbxContent" for a in paragraph.iterancestors()):
        return False
    found = node if node.tag == f"{W}hyperlink" else node.getparent()
    if found.tag not in (f"{W}r", f"{W}hyperlink"):
        return False
    paragraph.append(copy.deepcopy(found))
    return True


def _unwrapped(chance: random.Random, root: Any) -> bool:
    node = _pick(chance, root, "hyperlink", "sdt", "smartTag", "fldSimple")
    if node is None:
        return False
    inner = node.find(f"{W}sdtContent") if node.tag == f"{W}sdt" else node
    if inner is None:
        return False
    for child in list(inner):
        if child.tag != f"{W}smartTagPr":
            node.addprevious(child)
    node.getparent().remove(node)
    return True


def _control_added(chance: random.Random, root: Any) -> bool:
    found = [
        r
        for r in root.iter(f"{W}r")
        if r.getparent() is not None
        and r.getparent().tag == f"{W}p"
        and r.find(f"{W}fldChar") is None
        and r.find(f"{W}instrText") is None
    ]
    if not found:
        return False
    run = chance.choice(found)
    control = etree.Element(f"{W}sdt")
    own = etree.SubElement(control, f"{W}sdtPr")
    etree.SubElement(own, f"{W}tag", {f"{W}val": f"value:x{chance.randrange(9)}"})
    etree.SubElement(own, f"{W}id", {f"{W}val": str(chance.randrange(10**6))})
    content = etree.SubElement(control, f"{W}sdtContent")
    run.addprevious(control)
    content.append(run)
    return True


def _instruction(chance: random.Random, root: Any) -> bool:
    node = _pick(chance, root, "instrText", "fldSimple")
    if node is None:
        return False
    if node.tag == f"{W}fldSimple":
        node.set(f"{W}instr", f"{node.get(f'{W}instr')} \\* Upper")
    else:
        node.text = f"{node.text} \\* Upper "
    return True


def _equation(chance: random.Random, root: Any) -> bool:
    found = [n for n in root.iter(f"{M}oMath") if n.getparent() is not None]
    if not found:
        return False
    equation = chance.choice(found)
    texts = list(equation.iter(f"{M}t"))
    if texts and chance.random() < 0.5:
        chance.choice(texts).text = chance.choice(("x", "y²", "2030"))
    elif equation.getparent().tag in (f"{W}p", f"{M}oMathPara") and chance.random() < 0.5:
        equation.addprevious(copy.deepcopy(equation))
    else:
        equation.getparent().remove(equation)
    return True


def _link(chance: random.Random, root: Any) -> bool:
    one, other = _pick(chance, root, "hyperlink"), _pick(chance, root, "hyperlink")
    if (
        one is None
        or one.get(f"{R}id") is None
        or other.get(f"{R}id") is None
        or one.get(f"{R}id") == other.get(f"{R}id")
    ):
        return False
    one.set(f"{R}id", other.get(f"{R}id"))
    return True


# ---------------------------------------------------------------- sections


def _margins(chance: random.Random, root: Any) -> bool:
    section = _pick(chance, root, "sectPr")
    margin = None if section is None else section.find(f"{W}pgMar")
    if margin is None:
        return False
    margin.set(f"{W}left", str(chance.randrange(500, 2500)))
    return True


def _section_added(chance: random.Random, root: Any) -> bool:
    section = None if root.find(f"{W}body") is None else root.find(f"{W}body/{W}sectPr")
    found = (
        []
        if section is None
        else [p for p in section.getparent() if p.tag == f"{W}p" and p.find(f"{W}pPr/{W}sectPr") is None]
    )
    if not found:
        return False
    paragraph = chance.choice(found)
    _end_section(paragraph, section)
    return True


def _end_section(paragraph: Any, section: Any) -> None:
    """Lets a section like another end with a paragraph."""
    own = paragraph.find(f"{W}pPr")
    if own is None:
        own = etree.Element(f"{W}pPr")
        paragraph.insert(0, own)
    change = own.find(f"{W}pPrChange")
    fresh = copy.deepcopy(section)
    if change is not None:
        change.addprevious(fresh)
    else:
        own.append(fresh)


def _ends_section(root: Any) -> list[Any]:
    return [p for p in root.iter(f"{W}p") if p.getparent() is not None and p.find(f"{W}pPr/{W}sectPr") is not None]


def _section_dropped(chance: random.Random, root: Any) -> bool:
    found = _ends_section(root)
    if not found:
        return False
    paragraph = chance.choice(found)
    if chance.random() < 0.5 and paragraph.getparent().tag == f"{W}body":
        paragraph.getparent().remove(paragraph)
    else:
        own = paragraph.find(f"{W}pPr")
        own.remove(own.find(f"{W}sectPr"))
    return True


def _section_moved(chance: random.Random, root: Any) -> bool:
    body = root.find(f"{W}body")
    found = [] if body is None else [p for p in _ends_section(root) if p.getparent() is body]
    others = [] if body is None else [p for p in body if p.tag == f"{W}p"]
    if not found or len(others) < 2:
        return False
    chance.choice(others).addprevious(chance.choice(found))
    return True


def _section_copied(chance: random.Random, root: Any) -> bool:
    found = [
        s for s in root.iter(f"{W}sectPr") if s.getparent() is not None and s.getparent().tag in (f"{W}pPr", f"{W}body")
    ]
    paragraph = _paragraph(chance, root)
    if not found or paragraph is None or paragraph.getparent().tag != f"{W}body":
        return False
    _end_section(paragraph, chance.choice(found))
    return True


def _head_dropped(chance: random.Random, root: Any) -> bool:
    node = _pick(chance, root, "headerReference", "footerReference")
    if node is None:
        return False
    node.getparent().remove(node)
    return True


def _head_added(chance: random.Random, root: Any) -> bool:
    node, section = _pick(chance, root, "headerReference", "footerReference"), _pick(chance, root, "sectPr")
    if node is None or section.getparent().tag not in (f"{W}pPr", f"{W}body"):
        return False
    fresh = copy.deepcopy(node)
    if chance.random() < 0.5:
        fresh.set(f"{W}type", chance.choice(("default", "first", "even")))
    for other in section.findall(node.tag):
        if other.get(f"{W}type", "default") == fresh.get(f"{W}type", "default"):
            section.remove(other)
    section.insert(0, fresh)
    return True


def _heads_swapped(chance: random.Random, root: Any) -> bool:
    one = _pick(chance, root, "headerReference", "footerReference")
    other = None if one is None else _pick(chance, root, etree.QName(one).localname)
    name = f"{R}id"
    if one is None or other is None or one.get(name) == other.get(name):
        return False
    held = one.get(name)
    one.set(name, other.get(name))
    other.set(name, held)
    return True


# ---------------------------------------------------------------- tracked by Bert


def _tracked(chance: random.Random, name: str) -> Any:
    return etree.Element(f"{W}{name}", {f"{W}id": str(chance.randrange(10_000, 800_000)), **_BERT})


def _plain_run(chance: random.Random, root: Any) -> Any:
    found = [
        r
        for r in root.iter(f"{W}r")
        if r.find(f"{W}t") is not None and r.getparent() is not None and r.getparent().tag in (f"{W}p", f"{W}hyperlink")
    ]
    return chance.choice(found) if found else None


def _bert_deletes(chance: random.Random, root: Any) -> bool:
    run = _plain_run(chance, root)
    if run is None or run.find(f"{W}instrText") is not None or run.find(f"{W}fldChar") is not None:
        return False
    mark = _tracked(chance, "del")
    run.addprevious(mark)
    mark.append(run)
    for text in run.findall(f"{W}t"):
        text.tag = f"{W}delText"
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return True


def _bert_inserts(chance: random.Random, root: Any) -> bool:
    run = _plain_run(chance, root)
    if run is None:
        return False
    mark = _tracked(chance, "ins")
    fresh = etree.SubElement(mark, f"{W}r")
    text = etree.SubElement(fresh, f"{W}t")
    text.text = f" {' '.join(chance.choices(WORDS, k=3))} "
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    (run.addnext if chance.random() < 0.5 else run.addprevious)(mark)
    return True


def _bert_formats(chance: random.Random, root: Any) -> bool:
    run = _plain_run(chance, root)
    if run is None or run.find(f"{W}rPr/{W}rPrChange") is not None:
        return False
    was = run.find(f"{W}rPr")
    change = _tracked(chance, "rPrChange")
    change.append(etree.Element(f"{W}rPr") if was is None else copy.deepcopy(was))
    if not _bold(chance, _alone(run)):
        return False
    run.find(f"{W}rPr").append(change)
    return True


def _alone(run: Any) -> Any:
    class Only:
        @staticmethod
        def iter(*_: str) -> list[Any]:
            return [run]

    return Only()


def _mark_of(paragraph: Any) -> Any:
    own = paragraph.find(f"{W}pPr")
    if own is None:
        own = etree.Element(f"{W}pPr")
        paragraph.insert(0, own)
    mark = own.find(f"{W}rPr")
    if mark is None:
        mark = etree.Element(f"{W}rPr")
        at = next((n for n, c in enumerate(own) if c.tag in (f"{W}sectPr", f"{W}pPrChange")), len(own))
        own.insert(at, mark)
    return mark


def _bert_splits(chance: random.Random, root: Any) -> bool:
    before = list(root.iter(f"{W}p"))
    if not _split(chance, root) and not _split_in_words(chance, root):
        return False
    fresh = next(p for p in root.iter(f"{W}p") if p not in before)
    mark = _mark_of(fresh.getprevious())
    if not any(mark.find(f"{W}{n}") is not None for n in ("ins", "del")):
        mark.insert(0, _tracked(chance, "ins"))
    return True


def _bert_merges(chance: random.Random, root: Any) -> bool:
    paragraph = _paragraph(chance, root)
    follower = None if paragraph is None else paragraph.getnext()
    if follower is None or follower.tag != f"{W}p":
        return False
    mark = _mark_of(paragraph)
    if any(mark.find(f"{W}{n}") is not None for n in ("ins", "del")):
        return False
    mark.insert(0, _tracked(chance, "del"))
    return True


def _bert_row(chance: random.Random, root: Any) -> bool:
    row = _pick(chance, root, "tr")
    if (
        row is None
        or next(row.iter(f"{W}ins", f"{W}del"), None) is not None
        or len(row.getparent().findall(f"{W}tr")) < 2
    ):
        return False
    own = row.find(f"{W}trPr")
    if own is None:
        own = etree.Element(f"{W}trPr")
        row.insert(1 if row.find(f"{W}tblPrEx") is not None else 0, own)
    own.append(_tracked(chance, chance.choice(("ins", "del"))))
    return True


EDITS: list[Edit] = [
    _word_changed, _word_dropped, _words_added, _bold, _word_changed, _words_added, _paragraph_dropped, _paragraph_added, _paragraph_moved, _split,
    _split_in_words, _merged, _paragraph_look, _row_dropped, _row_added, _column_dropped, _column_added, _nested, _table_look, _table_width,
    _table_dropped, _table_added, _run_dropped, _object_dropped, _object_copied, _unwrapped, _control_added, _instruction, _equation, _link,
    _margins, _section_added,
]  # fmt: skip
TRACKED: list[Edit] = [
    _bert_deletes,
    _bert_inserts,
    _bert_formats,
    _bert_splits,
    _bert_merges,
    _bert_row,
    _bert_deletes,
    _bert_inserts,
]


def _bert_section(chance: random.Random, root: Any) -> bool:
    found = _ends_section(root)
    if not found:
        return False
    mark = _mark_of(chance.choice(found))
    if any(mark.find(f"{W}{n}") is not None for n in ("ins", "del")):
        return False
    mark.insert(0, _tracked(chance, chance.choice(("ins", "del"))))
    return True


SECTIONS: list[Edit] = [
    _word_changed, _words_added, _paragraph_dropped, _merged, _section_copied, _section_added, _section_copied, _section_dropped, _section_moved,
    _head_dropped, _head_added, _heads_swapped, _margins, _bert_section, _bert_merges, _bert_deletes, _split,
]  # fmt: skip
PLAIN: list[Edit] = [
    _word_changed, _word_dropped, _words_added, _paragraph_dropped, _paragraph_added, _paragraph_moved, _split, _split_in_words, _merged,
]  # fmt: skip
