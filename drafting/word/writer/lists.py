"""Native numbering: the frame's lists, adapted to language and scheme, and counted as Word counts.

What Word does: all numbers of one list definition share their counters; a level starts anew when a higher level is used;
a `w:num` with a start override begins anew where it is first used.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from lxml import etree

from drafting.tree import Annex, Chapter, Document
from drafting.tree.words import WORDS
from drafting.word.styles import Sheet, W, left_indent, number, value


@dataclass(frozen=True, slots=True)
class Scheme:
    """How a document numbers: language, "statute" or "contract", the word before an annex's number, and whether
    annexes and chapters are lettered or in Roman figures rather than in Arabic ones (a `w:numFmt` value)."""

    lang: str
    numbering: str
    annex: str
    annex_form: str = "decimal"
    chapter_form: str = "decimal"
    chapters: bool = False


def level_texts(scheme: Scheme) -> dict[str, tuple[str, str]]:
    """Role of a paragraph → its number format and text; `{}` is its own number, `%1` that of the article."""
    article, chapter, _ = WORDS[scheme.lang]
    english = scheme.lang == "en"
    item = ("lowerLetter", "({})") if english else ("lowerLetter", "{}.")
    sub = ("lowerRoman", "({})") if english else ("decimal", "{}°.")
    texts = {
        "article": ("decimal", f"{article} {{}}"),
        "paragraph": ("decimal", "%1.{}" if scheme.numbering == "contract" else "{}."),
        "chapter": (scheme.chapter_form, f"{chapter} {{}}"),
        "annex": (scheme.annex_form, f"{scheme.annex} {{}}"),
        "annex-paragraph": ("decimal", "%1.{}" if scheme.numbering == "contract" else "{}."),
    }
    for role in ("item", "annex-item", "recital-item"):
        texts[role] = item
    for role in ("subitem", "annex-subitem", "recital-subitem"):
        texts[role] = sub
    return texts


@dataclass(frozen=True, slots=True)
class ListLevel:
    """Where a role's number comes from: list definition, `w:num`, level, and its text's left indent (twips)."""

    abstract: str
    num: str
    level: int
    indent: int


@dataclass(frozen=True, slots=True)
class Lists:
    """The list levels by role, the indents of each level of the bullets, and the first free `w:numId`."""

    levels: Mapping[str, ListLevel]
    bullets: Sequence[int]
    next_num: int


def read_lists(
    root: etree._Element, styles: Mapping[str, str], sheet: Sheet, scheme: Scheme
) -> tuple[Lists, list[str]]:
    """The frame's lists by role; changes their texts in `root` to `scheme`. Also gives the roles that have no list."""
    from drafting.word.styles import NUMBERED

    abstract_of = {value(n, "numId"): value(n.find(f"{W}abstractNumId")) for n in root.iterfind(f"{W}num")}
    abstracts = {value(a, "abstractNumId"): a for a in root.iterfind(f"{W}abstractNum")}
    texts = level_texts(scheme)
    levels: dict[str, ListLevel] = {}
    bullets: list[int] = [284]
    for role in NUMBERED:
        style = sheet.by_id[styles[role]]
        abstract = abstracts.get(abstract_of.get(style.num_id, ""))
        lvl = _level(abstract, style.level) if abstract is not None else None
        if abstract is None or lvl is None:
            continue
        if role in texts:
            _set_text(lvl, style.level, *texts[role])
        indent = style.indent if style.indent is not None else left_indent(lvl.find(f"{W}pPr")) or 0
        levels[role] = ListLevel(value(abstract, "abstractNumId"), style.num_id, style.level, indent)
        if role == "bullet":
            found = (left_indent(node.find(f"{W}pPr")) or 0 for node in abstract.iterfind(f"{W}lvl"))
            bullets = [indent, *list(found)[style.level + 1 :]]
    next_num = max((n for n in map(number, abstract_of) if n is not None), default=0) + 1
    return Lists(levels, bullets, next_num), [role for role in NUMBERED if role not in levels]


def _level(abstract: etree._Element, level: int) -> etree._Element | None:
    return next((lvl for lvl in abstract.iterfind(f"{W}lvl") if number(value(lvl, "ilvl")) == level), None)


def _set_text(lvl: etree._Element, level: int, form: str, text: str) -> None:
    for tag, said in (("numFmt", form), ("lvlText", text.format(f"%{level + 1}"))):
        node = lvl.find(f"{W}{tag}")
        if node is not None:
            node.set(f"{W}val", said)


@dataclass(slots=True)
class Counter:
    """Counts as Word does, gives each numbered paragraph its `w:numPr` where its style's own will not do, and keeps the
    restarts that numbering.xml must know."""

    lists: Lists
    counts: dict[str, list[int]] = field(default_factory=dict)
    restarts: list[tuple[int, str, int, int]] = field(default_factory=list)  # numId, abstract, level, start
    _active: dict[tuple[str, int], int] = field(default_factory=dict)

    def place(self, role: str, wanted: int) -> str:
        """The `w:numPr` for the next paragraph of `role` that must be number `wanted`; "" where its style's will do."""
        level = self.lists.levels[role]
        depth, abstract = level.level, level.abstract
        counts = self.counts.get(abstract)
        if counts is None:
            counts = self.counts[abstract] = [0] * 10  # the last holds the deepest level in use
        if counts[9] > depth:
            for deeper in range(depth + 1, 9):
                counts[deeper] = 0
                self._active.pop((abstract, deeper), None)
        counts[9] = depth
        if counts[depth] + 1 != wanted:
            number = self.lists.next_num + len(self.restarts)
            self.restarts.append((number, abstract, depth, wanted))
            self._active[abstract, depth] = number
        counts[depth] = wanted
        if self._active and (abstract, depth) in self._active:
            return f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{self._active[abstract, depth]}"/></w:numPr>'
        return ""

    def numbering_xml(self, raw: bytes) -> bytes:
        """numbering.xml with the restarts added."""
        if not self.restarts:
            return raw
        nums = "".join(
            f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>'
            f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride></w:num>'
            for number, abstract, level, start in self.restarts
        )
        # `w:num` comes before `w:numIdMacAtCleanup` (CT_Numbering), which Word itself adds at the end.
        at = raw.find(b"<w:numIdMacAtCleanup")
        at = at if at >= 0 else raw.rindex(b"</w:numbering>")
        return raw[:at] + nums.encode() + raw[at:]


def ordinal(num: str) -> int:
    """The position that a printed number stands for: "5.2" → 2, "(b)" → 2, "1°." → 1, "C." → 3, "(iv)" → 4.

    A bracketed "(i)", "(v)", "(x)" … may be a letter or a Roman figure: see `position`.
    """
    bare = num.strip("().° ").rsplit(".", 1)[-1]
    if bare.isdecimal():
        return int(bare)
    return letters(bare)


@lru_cache(maxsize=10_000)
def position(num: str, role: str, lang: str) -> int:
    """`ordinal`, where the role decides between letters and Roman figures: English subonderdelen are Roman."""
    bare = num.strip("().° ")
    if role.endswith("subitem") and lang == "en" and bare and set(bare) <= set("ivxlcdm"):
        return roman(bare)
    return ordinal(num)


def letters(text: str) -> int:
    """ "a" → 1, "z" → 26, "aa" → 27 (Word counts on with doubled letters, "bb" for 28; so do we below 53)."""
    bare = text.lower()
    if len(bare) > 1 and len(set(bare)) == 1:
        return 26 * (len(bare) - 1) + ord(bare[0]) - 96
    total = 0
    for letter in bare:
        total = total * 26 + ord(letter) - 96
    return max(total, 1)


def form_of(num: str) -> str:
    """The `w:numFmt` of a list whose first number prints as `num`: "1", "A", "a", "I", "i"."""
    if num in ("I", "i"):
        return "upperRoman" if num == "I" else "lowerRoman"
    if num.isalpha():
        return "upperLetter" if num.isupper() else "lowerLetter"
    return "decimal"


def number_in(form: str, num: str) -> int:
    """The position that `num` stands for in a list of `form`."""
    if form.endswith("Roman") and set(num.lower()) <= set("ivxlcdm"):
        return roman(num.lower())
    return ordinal(num)


def scheme_of(document: Document) -> Scheme:
    """How a document numbers."""
    nodes = list(document.body)
    annex = next((n for n in nodes if isinstance(n, Annex)), None)
    chapter = next((n for n in nodes if isinstance(n, Chapter)), None)
    word = annex.label if annex else ("Annex" if document.lang == "en" else "Bijlage")
    return Scheme(
        document.lang,
        document.numbering,
        word,
        form_of(annex.num) if annex else "decimal",
        form_of(chapter.num) if chapter else "decimal",
        chapter is not None,
    )


def roman(text: str) -> int:
    """ "iv" → 4."""
    values = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
    total = 0
    for sign, following in zip(text, [*text[1:], ""], strict=True):
        total += -values[sign] if following and values[following] > values[sign] else values[sign]
    return total
