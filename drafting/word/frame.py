"""Frames: a Word template with its placeholders, and one slot for the body.

A frame is an ordinary docxtpl template. It is taken apart once per process and language: its parts compiled by Jinja
in a sandbox (StrictUndefined, autoescape), its lists and styles looked up. Placeholders print `Document.cover`;
the paragraph that holds `{{ body }}` is where the body goes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import jinja2
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree

from drafting.errors import Finding, LibraryError, Place
from drafting.word.lists import Lists, read_lists
from drafting.word.package import Package, open_package

NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{NS}}}"
SLOT = "\ue0f0body\ue0f1"
STYLES = {
    "article": "Artikelkop", "paragraph": "Lid", "item": "Onderdeel", "subitem": "Subonderdeel", "chapter": "Hoofdstuk",
    "annex": "Bijlagekop", "annex-paragraph": "Bijlage lid", "annex-item": "Bijlage onderdeel",
    "annex-subitem": "Bijlage subonderdeel", "party": "Partij", "recital": "Overweging",
    "recital-item": "Overweging onderdeel", "recital-subitem": "Overweging subonderdeel", "bullet": "Opsomming",
    "definition": "Begrip", "lead": "Aanhef", "continuation": "Vervolg", "cell": "Tabeltekst", "header-cell": "Tabelkop",
    "signatory": "Ondertekenaar", "signature-line": "Ondertekening regel", "contents": "Inhoudskop", "body": "Normal",
    "heading-1": "heading 1", "heading-2": "heading 2", "heading-3": "heading 3", "heading-4": "heading 4",
    "toc-1": "toc 1", "toc-2": "toc 2", "toc-3": "toc 3", "footnote": "footnote text",
    "footnote-mark": "footnote reference", "link": "Hyperlink", "caption": "caption", "table": "Maatwerktabel",
    "title": "Title", "subtitle": "Subtitle",
}  # fmt: skip
"""Role of a block → name of the Word style that draws it. Names, not ids: Word may rename ids, never names."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame taken apart: `parts` as they are, `templates` for parts with placeholders, `styles` role → style id."""

    name: str
    parts: Mapping[str, bytes]
    templates: Mapping[str, jinja2.Template]
    main: str
    styles: Mapping[str, str]
    lists: Lists
    root: str  # the start tag of the main document part

    def filled(self, cover: Mapping[str, Any]) -> dict[str, str]:
        """The parts with placeholders, filled in. The main part holds SLOT where the body goes. Raises LibraryError."""
        done: dict[str, str] = {}
        for part, template in self.templates.items():
            try:
                done[part] = template.render(dict(cover) | {"body": SLOT})
            except jinja2.UndefinedError as error:
                raise LibraryError(_fault("frame.unknown-placeholder", self.name, part, reason=str(error))) from None
            except (jinja2.TemplateError, TypeError, ValueError, AttributeError) as error:
                raise LibraryError(_fault("frame.failed", self.name, part, reason=str(error))) from None
        return done


def _fault(code: str, name: str, part: str, **values: Any) -> Finding:
    return Finding(code, Place(name, path=part), values)


class _Sandbox(ImmutableSandboxedEnvironment):
    """Plain values only: no attribute of any Python object but a loop's own."""

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        return isinstance(obj, jinja2.runtime.LoopContext) and not attr.startswith("_")


_ENV = _Sandbox(undefined=jinja2.StrictUndefined, autoescape=True, cache_size=0)


@lru_cache(maxsize=64)
def compile_frame(raw: bytes, name: str, lang: str, numbering: str) -> Frame:
    """The frame in `raw`, for a language and numbering scheme. Raises PackageError or LibraryError, every fault."""
    package = open_package(raw, name)
    faults: list[Finding] = []
    templates: dict[str, jinja2.Template] = {}
    main = package.main
    for part in package.parts:
        if not _may_hold_tags(part):
            continue
        text = package.parts[part].decode("utf-8")
        if "{{" not in text and "{%" not in text and part != main:
            continue
        patched = _patch(text)
        if part == main:
            patched = _slot(patched, name, faults)
        try:
            templates[part] = _ENV.from_string(patched)
        except jinja2.TemplateSyntaxError as error:
            faults.append(_fault("frame.syntax", name, part, reason=error.message or ""))
    styles = _style_ids(package, name, faults)
    if faults:
        raise LibraryError(faults)
    lists, numbering_xml = read_lists(package, styles, lang, numbering)
    parts = dict(package.parts)
    parts[_numbering_part(package)] = numbering_xml
    if lang != "nl":
        parts[_styles_part(package)] = _relanguage(parts[_styles_part(package)], lang)
    root = re.search(r"<w:document\b[^>]*>", package.parts[main].decode("utf-8"))
    return Frame(name, parts, templates, main, styles, lists, root[0] if root else "")


def _may_hold_tags(part: str) -> bool:
    return part.startswith("word/") and part.endswith(".xml") and part.count("/") == 1


def _patch(text: str) -> str:
    """docxtpl's own reading of a part: tags joined across runs, {%p …%} lifted out of their paragraphs.

    docxtpl stays the dialect's authority, so its own function does it; it is loaded only where there are tags.
    """
    if "{%" not in text and re.search(r"\{\{(?:(?!\}\}).)*<", text) is None:
        return text
    from docxtpl import DocxTemplate

    patched: str = DocxTemplate.patch_xml(DocxTemplate.__new__(DocxTemplate), text)
    return patched


_PARAGRAPH = re.compile(r"<w:p(?: [^>]*)?>(?:(?!</w:p>).)*?\{\{\s*body\s*\}\}(?:(?!</w:p>).)*?</w:p>", re.DOTALL)


def _slot(text: str, name: str, faults: list[Finding]) -> str:
    slots = _PARAGRAPH.findall(text)
    if len(slots) != 1:
        faults.append(Finding("frame.no-slot" if not slots else "frame.several-slots", Place(name), {"count": len(slots)}))
        return text
    return text.replace(slots[0], "{{ body }}")


def _style_ids(package: Package, name: str, faults: list[Finding]) -> dict[str, str]:
    by_name: dict[str, str] = {}
    for style in package.xml(_styles_part(package)).iter(f"{W}style"):
        named = style.find(f"{W}name")
        if named is not None:
            by_name[str(named.get(f"{W}val")).casefold()] = str(style.get(f"{W}styleId"))
    found: dict[str, str] = {}
    missing = []
    for role, style_name in STYLES.items():
        sid = by_name.get(style_name.casefold())
        if sid is None:
            missing.append(style_name)
        else:
            found[role] = sid
    if missing:
        faults.append(Finding("frame.missing-styles", Place(name), {"styles": ", ".join(sorted(missing))}))
    return found


def _part_of(package: Package, ending: str, usual: str) -> str:
    for relationship in package.relationships(package.main).values():
        if relationship.type.endswith(ending):
            return relationship.target
    return usual


def _styles_part(package: Package) -> str:
    return _part_of(package, "/styles", "word/styles.xml")


def _numbering_part(package: Package) -> str:
    return _part_of(package, "/numbering", "word/numbering.xml")


def _relanguage(raw: bytes, lang: str) -> bytes:
    """The styles with their default language set (WCAG 3.1.1)."""
    tree = etree.fromstring(raw)
    for node in tree.iterfind(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang"):
        node.set(f"{W}val", {"en": "en-GB", "nl": "nl-NL"}[lang])
    return bytes(etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True))
