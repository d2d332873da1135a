"""The named styles: which Word style draws which role, and what a frame's style sheet says about them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{NS}}}"

STYLES = {
    "article": "Artikelkop", "paragraph": "Lid", "item": "Onderdeel", "subitem": "Subonderdeel", "chapter": "Hoofdstuk",
    "annex": "Bijlagekop", "annex-paragraph": "Bijlage lid", "annex-item": "Bijlage onderdeel",
    "annex-subitem": "Bijlage subonderdeel", "party": "Partij", "recital": "Overweging",
    "recital-item": "Overweging onderdeel", "recital-subitem": "Overweging subonderdeel", "bullet": "Opsomming",
    "bullet-more": "Opsomming vervolg", "definition": "Begrip", "lead": "Aanhef", "between": "Tussenwoord",
    "continuation": "Vervolg", "continuation-item": "Vervolg onderdeel", "continuation-subitem": "Vervolg subonderdeel",
    "cell": "Tabeltekst", "header-cell": "Tabelkop", "total-cell": "Tabeltotaal", "preamble": "Preambule",
    "signatures": "Ondertekeningskop", "signatory": "Ondertekenaar", "signatory-name": "Ondertekenaar naam",
    "signatory-function": "Ondertekenaar functie", "signature-line": "Ondertekening regel", "contents": "Inhoudskop",
    "note": "Noot", "address": "Adres", "date": "Datumregel", "chart": "Grafiek", "body": "Normal",
    "heading-1": "heading 1", "heading-2": "heading 2", "heading-3": "heading 3", "heading-4": "heading 4",
    "toc-1": "toc 1", "toc-2": "toc 2", "toc-3": "toc 3", "toc-4": "toc 4", "footnote": "footnote text",
    "footnote-mark": "footnote reference", "link": "Hyperlink", "reference": "Verwijzing", "caption": "caption",
    "table": "Maatwerktabel", "title": "Title", "subtitle": "Subtitle",
}  # fmt: skip
"""Role of a block → name of the Word style that draws it. Names, not ids: Word may rename ids, never names."""

NUMBERED = (
    "article", "paragraph", "item", "subitem", "chapter", "annex", "annex-paragraph", "annex-item", "annex-subitem",
    "party", "recital", "recital-item", "recital-subitem", "bullet",
)  # fmt: skip
"""Roles whose style is bound to a level of a list."""

BLOCKS = {
    "body": "body", "lead": "lead", "between": "between", "continuation": "continuation", "note": "note",
    "caption": "caption", "address": "address", "date": "date", "title": "title", "subtitle": "subtitle",
    "cell": "cell", "bullet": "bullet",
}  # fmt: skip
"""Role of a `Block` in the tree → role of its style."""


def value(node: etree._Element | None, name: str = "val") -> str:
    """The `w:` attribute `name` of a node; "" without node or attribute."""
    return "" if node is None else str(node.get(W + name, ""))


def is_on(node: etree._Element | None) -> bool:
    """Whether a toggle such as `w:keepNext` is there and not switched off."""
    return node is not None and value(node) not in ("0", "false", "off")


@dataclass(frozen=True, slots=True)
class Style:
    """One style, with what it inherits worked in. `indent` (twips, left) is None where only its list decides; `tabs` are
    the positions of its left tabs."""

    id: str
    name: str
    kind: str
    based_on: str = ""
    indent: int | None = None
    before: int = 0
    outline: int | None = None
    num_id: str = ""
    level: int = 0
    bold: bool = False
    lang: str = ""
    hanging: int = 0
    tabs: tuple[int, ...] = ()


@dataclass(slots=True)
class Sheet:
    """A style sheet: styles by id, ids by name (Word compares names without regard to case)."""

    by_id: Mapping[str, Style] = field(default_factory=dict)
    lang: str = ""
    default: str = ""

    def id_of(self, name: str) -> str | None:
        """The id of the style called `name`."""
        wanted = name.casefold()
        return next((s.id for s in self.by_id.values() if s.name.casefold() == wanted), None)

    def name_of(self, sid: str) -> str:
        """The name of a style; its id where it is not in the sheet."""
        style = self.by_id.get(sid)
        return style.name if style else sid


def read_sheet(root: etree._Element) -> Sheet:
    """The style sheet of a `w:styles` element. Loops of `basedOn` are cut."""
    raw = {value(node, "styleId"): node for node in root.iterfind(f"{W}style")}
    made: dict[str, Style] = {}

    for start in raw:
        # From the style down to the one that is known or rests on nothing, then back up: a chain may be a thousand long.
        chain: dict[str, str] = {}
        sid = start
        while sid in raw and sid not in made and sid not in chain:
            base_id = value(raw[sid].find(f"{W}basedOn"))
            chain[sid], sid = base_id, base_id
        for own, base_id in reversed(chain.items()):
            node = raw[own]
            made[own] = _style(own, node, node.find(f"{W}pPr"), node.find(f"{W}rPr"), base_id, made.get(base_id))
    lang = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    default = next(
        (k for k, n in raw.items() if value(n, "type") == "paragraph" and value(n, "default") in ("1", "true")), ""
    )
    return Sheet(made, value(lang), default)


def _style(
    sid: str,
    node: etree._Element,
    ppr: etree._Element | None,
    rpr: etree._Element | None,
    base_id: str,
    base: Style | None,
) -> Style:
    indent, before, outline = (base.indent, base.before, base.outline) if base else (None, 0, None)
    num_id, level = (base.num_id, base.level) if base else ("", 0)
    if ppr is not None:
        num = ppr.find(f"{W}numPr")
        if num is not None:
            num_id = value(num.find(f"{W}numId")) or num_id
            level = number(value(num.find(f"{W}ilvl"))) or 0
            indent = None
        left = left_indent(ppr)
        indent = left if left is not None else indent
        spacing = ppr.find(f"{W}spacing")
        if spacing is not None and value(spacing, "before"):
            before = number(value(spacing, "before")) or 0
        if ppr.find(f"{W}outlineLvl") is not None:
            outline = number(value(ppr.find(f"{W}outlineLvl")))
    hanging, tabs = (base.hanging, base.tabs) if base else (0, ())
    if ppr is not None:
        ind = ppr.find(f"{W}ind")
        hanging = number(value(ind, "hanging")) or hanging
        own = ppr.find(f"{W}tabs")
        if own is not None:
            tabs = tuple(number(value(t, "pos")) or 0 for t in own if value(t) == "left")
    bold = base.bold if base else False
    lang = base.lang if base else ""
    if rpr is not None:
        bold = is_on(rpr.find(f"{W}b")) if rpr.find(f"{W}b") is not None else bold
        lang = value(rpr.find(f"{W}lang")) or lang
    name = value(node.find(f"{W}name")) or sid
    return Style(
        sid, name, value(node, "type"), base_id, indent, before, outline if outline != 9 else None, num_id, level, bold, lang,
        hanging, tabs,
    )  # fmt: skip


def left_indent(ppr: etree._Element | None) -> int | None:
    """The left indent that a `w:pPr` sets itself (twips), or None."""
    node = ppr.find(f"{W}ind") if ppr is not None else None
    if node is None:
        return None
    return number(value(node, "left") or value(node, "start"))


_TWIPS = {"mm": 1440 / 25.4, "cm": 1440 / 2.54, "in": 1440, "pt": 20, "pc": 240, "pi": 240}


def number(text: str) -> int | None:
    """A whole number as Word writes it, or a length with its unit (ST_UniversalMeasure) in twips; None for anything else."""
    unit = _TWIPS.get(text[-2:], 0)
    try:
        return round(float(text[:-2]) * unit) if unit else int(float(text))
    except (ValueError, OverflowError):
        return None
