"""Native numbering: the frame's lists, adapted to language and scheme, and counted as Word counts.

What Word does: all numbers of one list definition share their counters; a level starts anew when a higher level is used;
a `w:num` with a start override begins anew where it is first used.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from drafting.errors import Finding, LibraryError, Place
from drafting.word.package import Package

NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{NS}}}"

# role → (format, text) per scheme; {n} is replaced by the level's own number, {a} by that of the article.
_WORDS = {"nl": ("Artikel", "Hoofdstuk", "Bijlage"), "en": ("Article", "Chapter", "Annex")}


def level_texts(lang: str, numbering: str) -> dict[str, tuple[str, str]]:
    """Role of a paragraph → its number format and text ("%n" as Word writes it), for a language and scheme."""
    article, chapter, annex = _WORDS[lang]
    contract = numbering == "contract"
    item = ("lowerLetter", "({})") if lang == "en" else ("lowerLetter", "{}.")
    sub = ("lowerRoman", "({})") if lang == "en" else ("decimal", "{}°.")
    texts = {
        "article": ("decimal", f"{article} {{}}"),
        "paragraph": ("decimal", "%1.{}" if contract else "{}."),
        "chapter": ("decimal", f"{chapter} {{}}"),
        "annex": ("decimal", f"{annex} {{}}"),
        "annex-paragraph": ("decimal", "{}."),
    }
    for role in ("item", "annex-item", "recital-item"):
        texts[role] = item
    for role in ("subitem", "annex-subitem", "recital-subitem"):
        texts[role] = sub
    return texts


@dataclass(frozen=True, slots=True)
class ListLevel:
    """Where a role's number comes from: list definition, `w:num`, level, format and text."""

    abstract: str
    num: str
    level: int
    form: str
    text: str


@dataclass(frozen=True, slots=True)
class Lists:
    """The list levels by role, and what numbering.xml needs for restarts: everything before the end tag."""

    levels: Mapping[str, ListLevel]
    next_num: int


def read_lists(package: Package, styles: Mapping[str, str], lang: str, numbering: str) -> tuple[Lists, bytes]:
    """The frame's lists by role, and its numbering part with texts for `lang` and `numbering`."""
    part = next(
        (r.target for r in package.relationships(package.main).values() if r.type.endswith("/numbering")), ""
    )
    if part not in package.parts:
        raise LibraryError(Finding("frame.no-lists", Place(package.name)))
    root = copy.deepcopy(package.xml(part))
    abstract_of = {
        str(num.get(f"{W}numId")): _val(num.find(f"{W}abstractNumId")) for num in root.iterfind(f"{W}num")
    }
    texts = level_texts(lang, numbering)
    levels: dict[str, ListLevel] = {}
    by_style = {sid: role for role, sid in styles.items()}
    num_of = {abstract: num for num, abstract in reversed(abstract_of.items())}
    for abstract in root.iterfind(f"{W}abstractNum"):
        key = str(abstract.get(f"{W}abstractNumId"))
        for lvl in abstract.iterfind(f"{W}lvl"):
            role = by_style.get(_val(lvl.find(f"{W}pStyle")))
            if role is None or key not in num_of:
                continue
            level = int(str(lvl.get(f"{W}ilvl")))
            if role in texts:
                form, text = texts[role]
                for tag, value in (("numFmt", form), ("lvlText", text.format(f"%{level + 1}"))):
                    node = lvl.find(f"{W}{tag}")
                    if node is not None:
                        node.set(f"{W}val", value)
            levels[role] = ListLevel(
                key, num_of[key], level, _val(lvl.find(f"{W}numFmt")), _val(lvl.find(f"{W}lvlText"))
            )
    next_num = max((int(n) for n in abstract_of), default=0) + 1
    xml = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return Lists(levels, next_num), bytes(xml)


def _val(node: etree._Element | None) -> str:
    return "" if node is None else str(node.get(f"{W}val", ""))


@dataclass(slots=True)
class Counter:
    """Counts as Word does, gives each numbered paragraph its `w:numPr` where its style's own will not do, and keeps the
    restarts that numbering.xml must know."""

    lists: Lists
    counts: dict[str, list[int]] = field(default_factory=dict)
    restarts: list[tuple[int, str, int]] = field(default_factory=list)  # numId, abstract, level
    _active: dict[tuple[str, int], int] = field(default_factory=dict)

    def place(self, role: str, wanted: int) -> str:
        """The extra `w:numPr` for the next paragraph of `role` that must be number `wanted`; "" where none is needed."""
        level = self.lists.levels[role]
        counts = self.counts.setdefault(level.abstract, [0] * 9)
        counts[level.level] += 1
        for deeper in range(level.level + 1, 9):
            counts[deeper] = 0
            self._active.pop((level.abstract, deeper), None)
        key = (level.abstract, level.level)
        if counts[level.level] != wanted:
            number = self.lists.next_num + len(self.restarts)
            self.restarts.append((number, level.abstract, level.level))
            counts[level.level] = wanted
            self._active[key] = number
        if key in self._active:
            return f'<w:numPr><w:ilvl w:val="{level.level}"/><w:numId w:val="{self._active[key]}"/></w:numPr>'
        return ""

    def numbering_xml(self, raw: bytes) -> bytes:
        """numbering.xml with the restarts added."""
        if not self.restarts:
            return raw
        nums = "".join(
            f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>'
            f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
            for number, abstract, level in self.restarts
        )
        return raw.replace(b"</w:numbering>", nums.encode() + b"</w:numbering>")
