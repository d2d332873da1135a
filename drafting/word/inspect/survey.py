"""The survey of what a Word file gives away."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from drafting.word.inspect import active, inside
from drafting.word.inspect.record import SORTS, Trace
from drafting.word.package.opening import Package, open_package
from drafting.word.revisions.settle import ADDED, CHANGES, REMOVED, stories
from drafting.word.styles import W, is_on, value

_TRACKED = (*ADDED, *REMOVED, *CHANGES, *(f"{W}cell{n}" for n in ("Ins", "Del", "Merge")))
_RSID = re.compile(rb" w:rsid\w*=\"")
_SAYS_NOTHING = re.compile(r"(?:_(?:Toc|Ref|Hlk|Hlt|Int_)\d*|_GoBack|_[kb]\d+|k\d+|contents|_drafting_body)\Z")
"""Names that Word gives, or that are opaque."""
_MOST_WORDS = 80
_WHITE = re.compile(r"(?i)f[ef]f[ef]f[ef]\Z")
_DOCPR = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_SRC_RECT = "{http://schemas.openxmlformats.org/drawingml/2006/main}srcRect"
_A_PATH = re.compile(r"(?i)(?:file:|\b[a-z]:\\|\\\\[\w.-]+\\|https?://[\w.-]*sharepoint[\w.-]*/)\S*")


def traces_of(source: str | Path | bytes, name: str = "") -> list[Trace]:
    """What a Word file gives away, in the order of SORTS. Raises PackageError."""
    return traces(open_package(source, name))


def active_traces(package: Package) -> list[Trace]:
    """Only what it runs, fetches or opens."""
    found = [*active.in_relations(package), *active.in_names(package)]
    for part in text_parts(package):
        found += active.in_story(package.xml(part), part)
    return _summed(t for t in found if t.active)


def traces(package: Package) -> list[Trace]:
    """What a package gives away, in the order of SORTS; alike traces are one, counted."""
    found = [*active.in_relations(package), *active.in_names(package), *inside.of_parts(package)]
    raised = hiding_styles(package)
    for part in text_parts(package):
        root = package.xml(part)
        found += active.in_story(root, part)
        found += _in_story(root, part, raised)
    found += _notes(package)
    return _summed(found)


def _summed(found: Iterator[Trace] | list[Trace]) -> list[Trace]:
    counts: Counter[tuple[str, str, str, str]] = Counter()
    for t in found:
        counts[t.sort, t.part, t.found, t.place] += t.count
    order = list(SORTS)
    made = [Trace(sort, part, said, place, count) for (sort, part, said, place), count in counts.items()]
    return sorted(made, key=lambda t: order.index(t.sort))


def text_parts(package: Package) -> list[str]:
    """The parts that hold text, also those that only a header or a building block leads to."""
    found = stories(package)
    for part, raw in package.parts.items():
        if part not in found and part.endswith(".xml") and b"<w:p" in raw and b"wordprocessingml" in raw[:5000]:
            found.append(part)
    return [p for p in found if str(package.xml(p).tag).startswith(W)]


def hiding_styles(package: Package) -> set[str]:
    """The ids of styles that hide what has them."""
    part = package.related("/styles")
    if not part:
        return set()
    return {
        value(style, "styleId")
        for style in package.xml(part).iter(f"{W}style")
        if is_on(style.find(f"{W}rPr/{W}vanish"))
    }


def _in_story(root: etree._Element, part: str, hiding: set[str]) -> Iterator[Trace]:
    for node in root.iter(*_TRACKED):
        yield Trace("tracked", part, str(node.get(f"{W}author", "")))
    for node in root.iter(f"{W}comment"):
        yield Trace("comments", part, str(node.get(f"{W}author", "")))
    for node in root.iter(f"{W}sdtPr"):
        for name in ("tag", "alias"):
            if (said := value(node.find(f"{W}{name}"))) and not _SAYS_NOTHING.match(said):
                yield Trace("tags", part, said)
    for node in root.iter(f"{W}bookmarkStart"):
        if not _SAYS_NOTHING.match(name := value(node, "name")):
            yield Trace("bookmarks", part, name)
    for node in root.iter(f"{W}permStart"):
        if who := str(node.get(f"{W}ed", "")):
            yield Trace("editors", part, who)
    for run, words in hidden_runs(root, hiding):
        yield Trace("hidden-text", part, words[:_MOST_WORDS], _around(run))
    for look in root.iter(f"{W}rPr"):  # a run without a look of its own is as visible as its paragraph
        holder = look.getparent()
        if holder is not None and holder.tag == f"{W}r" and _invisible(holder) and (words := _said(holder)):
            yield Trace("invisible-text", part, words[:_MOST_WORDS], _around(holder))
    for node in root.iter(_DOCPR):
        told = f"{node.get('descr', '')} {node.get('title', '')}"
        if path := _A_PATH.search(told):
            yield Trace("alternative-text", part, path[0])
    for node in root.iter(_SRC_RECT):
        if any(str(v).lstrip("-") not in ("", "0") for v in node.attrib.values()):
            yield Trace("cropped", part)
    for paragraph in root.iter(f"{W}p"):
        words = _said(paragraph)
        if path := _A_PATH.search(words):
            yield Trace("path", part, path[0], words[:_MOST_WORDS])


def hidden_runs(root: etree._Element, hiding: set[str]) -> Iterator[tuple[etree._Element, str]]:
    """The runs of hidden text with their words; `hiding` are the styles that hide. What Word hides of its own accord (codes of fields,
    separators of styles) is none."""
    if not hiding and next(root.iter(f"{W}vanish"), None) is None:
        return
    home: etree._Element | None = None
    by_paragraph = False
    for run in root.iter(f"{W}r"):
        above = next(run.iterancestors(f"{W}p"), None)
        if above is not home:  # asked once a paragraph: one may hold a hundred thousand runs
            home = above
            by_paragraph = above is not None and value(above.find(f"{W}pPr/{W}pStyle")) in hiding
        look = run.find(f"{W}rPr")
        own = look.find(f"{W}vanish") if look is not None else None
        styled = look is not None and value(look.find(f"{W}rStyle")) in hiding
        hidden = is_on(own) if own is not None else styled or by_paragraph
        special = look is not None and look.find(f"{W}specVanish") is not None
        if hidden and not special and (words := _said(run)):
            yield run, words


def _invisible(run: etree._Element) -> bool:
    """White letters on no ground, or letters of a point or less."""
    look = run.find(f"{W}rPr")
    if look is None:
        return False
    if (
        _WHITE.match(value(look.find(f"{W}color")))
        and look.find(f"{W}shd") is None
        and look.find(f"{W}highlight") is None
    ):
        grounds = (f"{W}pPr/{W}shd", f"{W}tcPr/{W}shd")
        return not any(
            a.find(g) is not None for a in run.iterancestors(f"{W}p", f"{W}tc") for g in grounds
        ) and not any(True for _ in run.iterancestors(f"{W}txbxContent", f"{W}tbl"))
    size = value(look.find(f"{W}sz"))
    return size.isdigit() and int(size) <= 2


def _said(node: etree._Element) -> str:
    return "".join(t.text or "" for t in node.iter(f"{W}t", f"{W}delText")).strip()


def _around(run: etree._Element) -> str:
    """The beginning of the paragraph around a run."""
    paragraph = next(run.iterancestors(f"{W}p"), None)
    found, size = [], 0
    for node in paragraph.iter(f"{W}t", f"{W}delText") if paragraph is not None else ():
        found.append(node.text or "")
        size += len(found[-1])
        if size > _MOST_WORDS:
            break
    return "".join(found).strip()[:_MOST_WORDS]


def _notes(package: Package) -> Iterator[Trace]:
    """Notes and comments that nothing refers to: their words are in the file and on no page."""
    for ending, own, mark, sort in (
        ("/footnotes", "footnote", "footnoteReference", "unused-notes"),
        ("/endnotes", "endnote", "endnoteReference", "unused-notes"),
        ("/comments", "comment", "commentReference", "unused-comments"),
    ):
        part = package.related(ending)
        if not part:
            continue
        used = {value(n, "id") for p in stories(package) for n in package.xml(p).iter(f"{W}{mark}")}
        for node in package.xml(part).iter(f"{W}{own}"):
            if node.get(f"{W}type") in (None, "normal") and value(node, "id") not in used and _said(node):
                yield Trace(sort, part, _said(node)[:_MOST_WORDS])
    marked = sum(len(_RSID.findall(package.parts[p])) for p in stories(package))
    if marked:
        yield Trace("rsids", package.main, count=marked)
