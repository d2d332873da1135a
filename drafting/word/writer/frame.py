"""Frames: a Word template with its placeholders, and one slot for the body.

A frame is an ordinary docxtpl template. It is taken apart once per process, language and numbering: its placeholders
compiled by Jinja in a sandbox (StrictUndefined, autoescape), its lists and styles looked up. Placeholders print
`Document.cover`; the paragraph that holds `{{ body }}` is where the body goes. Styles and lists that a frame lacks are
taken from the house style (drafting/word/house), so that any letterhead with a slot will do.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import jinja2
from lxml import etree

from drafting.admission.budget import ExcessError
from drafting.admission.sandbox import UNREADABLE, Sandbox, printed, rendered
from drafting.errors import Finding, LibraryError, PackageError, Place, both
from drafting.word import house
from drafting.word.package.opening import Package, open_package
from drafting.word.package.parts import Parts
from drafting.word.package.zipping import holdable
from drafting.word.styles import STYLES, Sheet, W, number, read_sheet, value
from drafting.word.template import dialect
from drafting.word.text import LANGUAGES
from drafting.word.writer.lists import Lists, Scheme, read_lists

SLOT = "\ue0f0body\ue0f1"
Filters = Mapping[str, Callable[..., Any]]


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame taken apart: `parts` as they are, `templates` for parts with placeholders, `styles` role → style id.

    `indents` gives the left indent of each role's text, `width` that of the text column (twips); `bookmark`, `note`,
    `control` and `drawing` are the first ids that its own contents leave free.
    """

    name: str
    parts: Parts
    templates: Mapping[str, jinja2.Template]
    main: str
    styles: Mapping[str, str]
    sheet: Sheet
    lists: Lists
    indents: Mapping[str, int]
    before: Mapping[str, int]
    width: int
    bookmark: int = 1
    note: int = 1
    control: int = 1
    drawing: int = 1

    def filled(self, cover: Mapping[str, Any]) -> dict[str, str]:
        """The parts with placeholders, filled in. The main part holds SLOT where the body goes. Raises LibraryError."""
        done: dict[str, str] = {}
        for part, template in self.templates.items():
            try:
                done[part] = holdable(part, rendered(template, dict(cover) | {"body": SLOT}))
            except ExcessError as error:
                raise LibraryError(_fault("frame.excess", self.name, part, reason=error.reason)) from None
            except jinja2.UndefinedError as error:
                raise LibraryError(_fault("frame.unknown-placeholder", self.name, part, reason=str(error))) from None
            except (
                jinja2.TemplateError,
                TypeError,
                ValueError,
                AttributeError,
                ArithmeticError,
                LookupError,
                RecursionError,
            ) as error:
                raise LibraryError(_fault("frame.failed", self.name, part, reason=str(error))) from None
        return done


def _fault(code: str, name: str, part: str, **values: Any) -> Finding:
    return Finding(code, Place(name, path=part), values)


class _Sandbox(Sandbox):
    """Plain values only: no attribute of any Python object but a loop's own."""

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        return isinstance(obj, jinja2.runtime.LoopContext) and not attr.startswith("_")


@lru_cache(maxsize=16)
def _environment(filters: frozenset[tuple[str, Callable[..., Any]]]) -> _Sandbox:
    made = _Sandbox(undefined=jinja2.StrictUndefined, autoescape=True, finalize=printed)
    made.add_filters(dict(filters))
    return made


@lru_cache(maxsize=64)
def _compiled(raw: bytes, name: str, scheme: Scheme, filters: frozenset[tuple[str, Callable[..., Any]]]) -> Frame:
    package = open_package(raw, name)
    if package.has_macros:
        raise PackageError(Finding("template.macros", Place(name)))
    faults: list[Finding] = []
    templates = _templates(package, _environment(filters), faults)
    parts = Parts(package)
    if faults:
        raise LibraryError(faults)
    style_root, list_root = copy.deepcopy(parts.styles()), copy.deepcopy(parts.numbering())
    house.complete(style_root, list_root)
    if not scheme.chapters:
        _top_articles(style_root)
    for node in style_root.iterfind(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang"):
        node.set(f"{W}val", LANGUAGES[scheme.lang])  # WCAG 3.1.1
    sheet = read_sheet(style_root)
    styles = {role: sheet.id_of(style) or "" for role, style in STYLES.items()}
    lists, missing = read_lists(list_root, styles, sheet, scheme)
    if missing:
        names = ", ".join(STYLES[role] for role in missing)
        raise LibraryError(Finding("frame.no-lists", Place(name), {"styles": names}))
    parts.put_styles(style_root)
    parts.put_numbering(list_root)
    indents = {role: sheet.by_id[sid].indent or 0 for role, sid in styles.items()}
    indents |= {role: level.indent for role, level in lists.levels.items()}
    before = {sid: style.before for sid, style in sheet.by_id.items()}
    free = _free_ids(package)
    return Frame(name, parts, templates, package.main, styles, sheet, lists, indents, before, _width(package), *free)


def compile_frame(raw: bytes, name: str, scheme: Scheme, filters: Filters | None = None) -> Frame:
    """The frame in `raw`, for a numbering scheme; once per process. Raises PackageError or LibraryError, every fault."""
    return _compiled(raw, name, scheme, frozenset((filters or {}).items()))


def _templates(package: Package, environment: _Sandbox, faults: list[Finding]) -> dict[str, jinja2.Template]:
    templates: dict[str, jinja2.Template] = {}
    main = package.main
    for part in package.parts:
        if not (part.startswith("word/") and part.endswith(".xml") and part.count("/") == 1):
            continue
        text = package.parts[part].decode("utf-8", "replace")
        if "{" not in text and part != main:
            continue
        package.xml(part)  # refuses what is no sound XML
        patched = _patch(package, part, text)
        if part != main and "{{" not in patched and "{%" not in patched:
            continue
        if part == main:
            patched = _slot(patched, package.name, faults)
        try:
            templates[part] = environment.from_string(patched)
        except jinja2.TemplateSyntaxError as error:
            faults.append(_fault("frame.syntax", package.name, part, reason=error.message or ""))
        except UNREADABLE:
            faults.append(_fault("frame.excess", package.name, part, reason=both("budget.size")))
    return templates


def _patch(package: Package, part: str, text: str) -> str:
    """A part's tags joined across runs, `{%p …%}` lifted out of their paragraphs: as docxtpl reads them, by our own reading of its
    dialect (loading docxtpl costs 100 ms). Text without tags of that sort is returned as it is."""
    if "{%" not in text and _SPLIT.search(text) is None:
        return text
    read = dialect.to_jinja(dialect.normal_xml(package.parts[part], package.name, part))
    return read.replace("\n", "").replace(dialect.VERTICAL_TAB, "\n")


# A placeholder that Word cut into several runs, in its middle or between its two braces.
_SPLIT = re.compile(r"\{\{(?:(?!\}\}).)*<|[{}](?:<[^>]*>)+[{}]")
_PARAGRAPH = re.compile(r"<w:p(?: [^>]*)?>(?:(?!</w:p>).)*?\{\{p?\s*body\s*\}\}(?:(?!</w:p>).)*?</w:p>", re.DOTALL)


_SLOT = re.compile(r"\{\{\s*body\s*\}\}")


def _slot(text: str, name: str, faults: list[Finding]) -> str:
    """The text with the paragraph that is the slot replaced by the slot alone."""
    slots = _PARAGRAPH.findall(text)
    if not slots and len(_SLOT.findall(text)) == 1:
        return text  # {{p body }}, which took its paragraph with it
    if len(slots) != 1:
        faults.append(
            Finding("frame.no-slot" if not slots else "frame.several-slots", Place(name), {"count": len(slots)})
        )
        return text
    words = "".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", slots[0]))
    if _SLOT.sub("", words.replace("{{p", "{{"), count=1).strip():
        faults.append(Finding("frame.slot-not-alone", Place(name), {"found": words[:80]}))
        return text
    return text.replace(slots[0], "{{ body }}")


def _top_articles(root: etree._Element) -> None:
    """Without chapters an article is a heading of the first level: no level is skipped (WCAG 1.3.1)."""
    for style in root.iterfind(f"{W}style"):
        if value(style.find(f"{W}name")).casefold() != STYLES["article"].casefold():
            continue
        ppr = style.find(f"{W}pPr")
        if ppr is None:
            return
        for old in ppr.findall(f"{W}outlineLvl"):
            ppr.remove(old)
        level = etree.SubElement(ppr, f"{W}outlineLvl")
        level.set(f"{W}val", "0")


def _width(package: Package) -> int:
    """The width of the text on the last section's page, in twips."""
    sections = list(package.xml(package.main).iter(f"{W}sectPr"))
    if not sections:
        return 9070
    page, margins = sections[-1].find(f"{W}pgSz"), sections[-1].find(f"{W}pgMar")
    width = number(value(page, "w")) or 11906
    return max(2000, width - (number(value(margins, "left")) or 0) - (number(value(margins, "right")) or 0))


def _free_ids(package: Package) -> tuple[int, int, int, int]:
    """The first bookmark, footnote, control and drawing id that the frame leaves free."""
    highest = {"bookmarkStart": 0, "footnote": 0, "id": 100_000, "docPr": 0}
    for part, raw in package.parts.items():
        if not (part.startswith("word/") and part.endswith(".xml")):
            continue
        if not any(mark in raw for mark in (b"bookmarkStart", b"<w:footnote ", b"<w:sdt>", b"docPr")):
            continue
        for node in package.xml(part).iter(f"{W}bookmarkStart", f"{W}footnote", "{*}docPr"):
            key = etree.QName(node).localname
            found = number(value(node, "id") or node.get("id", ""))
            highest[key] = max(highest[key], found or 0)
    return highest["bookmarkStart"] + 1, highest["footnote"] + 1, highest["id"] + 1, highest["docPr"] + 1
