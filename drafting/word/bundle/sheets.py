"""The style sheets of all documents as one. What is the same is shared; what differs under one name is renamed.

Two sheets differ most where no style says anything: in their defaults (`w:docDefaults`). The bundle takes the defaults that most
of its documents have; the others get a style that says theirs, on which all their styles are based.
"""

from __future__ import annotations

import re
from collections import Counter
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from drafting.word.package.opening import Package
from drafting.word.package.soundness import PPR, RPR
from drafting.word.styles import NS, W, value

# What Word takes where neither defaults nor a style say anything (ECMA-376 part 1, 17.7.2 and the elements' own defaults).
_UNSAID = {
    "rFonts": {"ascii": "Times New Roman", "hAnsi": "Times New Roman", "eastAsia": "Times New Roman", "cs": "Times New Roman"},
    "sz": {"val": "20"}, "szCs": {"val": "20"}, "kern": {"val": "0"}, "color": {"val": "auto"}, "lang": {"val": "en-US"},
    "spacing": {"before": "0", "after": "0", "line": "240", "lineRule": "auto"}, "ind": {"left": "0", "right": "0", "firstLine": "0"},
    "jc": {"val": "left"}, "u": {"val": "none"}, "vertAlign": {"val": "baseline"}, "w": {"val": "100"}, "position": {"val": "0"},
}  # fmt: skip
_RUN_SPACING = {"val": "0"}
_DULL = (
    "name",
    "aliases",
    "basedOn",
    "next",
    "link",
    "uiPriority",
    "semiHidden",
    "unhideWhenUsed",
    "qFormat",
    "locked",
    "rsid",
    "autoRedefine",
)
_HEADING = re.compile(r"heading ([1-9])$")


@dataclass(slots=True)
class Sheet:
    """The style sheet of one document before it is taken in."""

    root: etree._Element
    run: etree._Element
    paragraph: etree._Element

    @property
    def defaults(self) -> str:
        """Its defaults, to compare."""
        return canonical(self.run) + canonical(self.paragraph)


def read_sheet_of(package: Package) -> Sheet:
    """The style sheet of a document; an empty one where it has none."""
    part = next((r.target for r in package.relationships(package.main).values() if r.type.endswith("/styles")), "")
    root = deepcopy(package.xml(part)) if part in package.parts else etree.Element(f"{W}styles", nsmap={"w": NS})
    run = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    paragraph = root.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr")
    return Sheet(
        root,
        run if run is not None else etree.Element(f"{W}rPr"),
        paragraph if paragraph is not None else etree.Element(f"{W}pPr"),
    )


@dataclass(slots=True)
class Taken:
    """How a document's styles are called in the bundle: ids there → ids here; the ids here of its default paragraph, table
    and character style ("" where that is the bundle's own default); folded names there → names here, where they changed."""

    ids: dict[str, str] = field(default_factory=dict)
    paragraph: str = ""
    table: str = ""
    renamed: dict[str, str] = field(default_factory=dict)
    base: str = ""
    tables: dict[str, etree._Element] = field(default_factory=dict)
    """Ids here of table styles → what they say of paragraphs and runs, where a base style would win over it."""


class Sheets:
    """The style sheet of the bundle so far."""

    def __init__(self, sheets: list[Sheet]) -> None:
        counts = Counter(sheet.defaults for sheet in sheets)
        most = max(counts.values(), default=0)
        self.first = next(sheet for sheet in sheets if counts[sheet.defaults] == most)
        self.styles: list[etree._Element] = []
        self._by_key: dict[str, str] = {}
        self._ids: set[str] = set()
        self._names: set[str] = set()
        self._defaults: dict[str, str] = {}  # type → id of the bundle's default style

    def take(self, sheet: Sheet, key: str, suffix: str, nums: dict[str, str], used: set[str]) -> Taken:
        """Takes in the styles of a document: `key` for ids, `suffix` for names ("bijlage 2"). One that would have to be renamed
        stays behind where nothing in the document has it: `used` are the ids that its stories name."""
        taken = Taken()
        suffix = suffix.replace(",", "")  # in a name it begins an alias
        raw = {value(s, "styleId"): s for s in sheet.root.iterfind(f"{W}style") if value(s, "styleId")}
        own = sheet.defaults != self.first.defaults
        if own:
            taken.base = self._base(sheet, key, suffix)
        made: dict[str, etree._Element] = {}
        keys: dict[str, str] = {}

        def key_of(sid: str, seen: frozenset[str]) -> str:
            if sid in keys:
                return keys[sid]
            node = raw[sid]
            base = value(node.find(f"{W}basedOn"))
            under = key_of(base, seen | {sid}) if base in raw and base not in seen | {sid} else (key if own else "")
            copied = deepcopy(node)
            for child in list(copied):
                if str(child.tag).removeprefix(W) in _DULL:
                    copied.remove(child)
            for name in ("styleId", "customStyle", "default"):
                if W + name in copied.attrib:
                    del copied.attrib[W + name]
            numbered = key if node.find(f"{W}pPr/{W}numPr") is not None else ""
            name = value(node.find(f"{W}name")).casefold()
            keys[sid] = f"{name}|{value(node, 'type')}|{numbered}|{under}|{canonical(copied)}"
            return keys[sid]

        needed, names = _closed(raw, used), set(self._names)

        def left(sid: str, seen: frozenset[str] = frozenset()) -> bool:
            if sid not in raw or sid in seen or sid in needed or key_of(sid, frozenset()) in self._by_key:
                return False
            base = value(raw[sid].find(f"{W}basedOn"))
            return value(raw[sid].find(f"{W}name")).casefold() in names or left(base, seen | {sid})

        behind = {sid for sid in raw if left(sid)}
        for sid, node in raw.items():
            known = self._by_key.get(key_of(sid, frozenset()))
            if known is not None:
                taken.ids[sid] = known
                continue
            if sid in behind:
                continue
            made[sid] = self._own(node, sid, key, suffix, taken)
            self._by_key[keys[sid]] = taken.ids[sid]
        new = {taken.ids[sid] for sid in made}
        for node in made.values():
            self._point(node, taken, nums, new)
            self.styles.append(node)
        self._default(raw, taken, key, suffix)
        if own:
            taken.tables = {
                taken.ids[s]: _of_table(s, raw)
                for s, n in raw.items()
                if s in taken.ids and value(n, "type") == "table"
            }
        return taken

    def _own(self, node: etree._Element, sid: str, key: str, suffix: str, taken: Taken) -> etree._Element:
        made = deepcopy(node)
        clean = re.sub(r"[^\w-]", "", sid) or "Style"
        new = sid if sid not in self._ids else f"{clean}-{key}"
        while new in self._ids:
            new += "x"
        name = value(node.find(f"{W}name")) or sid
        told = name if name.casefold() not in self._names else f"{name} ({suffix})"
        while told.casefold() in self._names:
            told += " *"
        self._ids.add(new)
        self._names.add(told.casefold())
        taken.ids[sid] = new
        made.set(f"{W}styleId", new)
        if told != name:
            taken.renamed[name.casefold()] = told
            label = made.find(f"{W}name")
            if label is not None:
                label.set(f"{W}val", told)
            for aliases in made.findall(f"{W}aliases"):
                made.remove(aliases)
            made.set(f"{W}customStyle", "1")
            _keep_outline(made, name)
        sort = value(node, "type")
        if made.attrib.pop(f"{W}default", "") in ("1", "true", "on") and sort not in self._defaults:
            self._defaults[sort] = new
            made.set(f"{W}default", "1")
        return made

    def _point(self, node: etree._Element, taken: Taken, nums: dict[str, str], new: set[str]) -> None:
        for tag in ("basedOn", "next", "link"):
            for child in node.findall(f"{W}{tag}"):
                if value(child) in taken.ids:
                    child.set(f"{W}val", taken.ids[value(child)])
                else:
                    node.remove(child)
        link = node.find(f"{W}link")
        if link is not None and value(link) not in new:
            node.remove(link)  # a shared style is linked to its first partner already
        for num in node.iter(f"{W}numId"):
            num.set(f"{W}val", nums.get(value(num), "0"))
        if taken.base and value(node, "type") == "paragraph" and node.find(f"{W}basedOn") is None:
            _based_on(node, taken.base)

    def _default(self, raw: dict[str, etree._Element], taken: Taken, key: str, suffix: str) -> None:
        """Which styles a paragraph or table has that names none."""
        for sort in ("paragraph", "table"):
            theirs = next(
                (s for s, n in raw.items() if value(n, "type") == sort and value(n, "default") in ("1", "true", "on")),
                None,
            )
            here = taken.ids[theirs] if theirs is not None else ""
            if sort == "paragraph" and not here:
                here = taken.base or self._plain(key, suffix)
            if here == self._defaults.get(sort):
                continue
            if sort == "paragraph":
                taken.paragraph = here
            else:
                taken.table = here

    def _plain(self, key: str, suffix: str) -> str:
        """A paragraph style that says nothing, for a document without any: the bundle's default may say something."""
        if "paragraph" not in self._defaults:
            return ""
        style = self._new(key, suffix, "Normal")
        self.styles.append(style)
        return value(style, "styleId")

    def _base(self, sheet: Sheet, key: str, suffix: str) -> str:
        style = self._new(key, suffix, "basis")
        ppr, rpr = deepcopy(sheet.paragraph), deepcopy(sheet.run)
        ppr.tag, rpr.tag = f"{W}pPr", f"{W}rPr"
        _add_unsaid(ppr, self.first.paragraph, PPR, _UNSAID)
        _add_unsaid(rpr, self.first.run, RPR, _UNSAID | {"spacing": _RUN_SPACING})
        style.extend([p for p in (ppr, rpr) if len(p)])
        self.styles.append(style)
        return value(style, "styleId")

    def _new(self, key: str, suffix: str, word: str) -> etree._Element:
        sid = f"{key}-{word}"
        while sid in self._ids:
            sid += "x"
        name = f"{word} ({suffix})"
        while name.casefold() in self._names:
            name += " *"
        self._ids.add(sid)
        self._names.add(name.casefold())
        style = etree.Element(f"{W}style")
        for attribute, text in (("type", "paragraph"), ("customStyle", "1"), ("styleId", sid)):
            style.set(W + attribute, text)
        etree.SubElement(style, f"{W}name").set(f"{W}val", name)
        return style

    def fill(self, root: etree._Element) -> None:
        """Writes defaults and styles into a `w:styles`."""
        defaults = etree.SubElement(root, f"{W}docDefaults")
        run, paragraph = etree.SubElement(defaults, f"{W}rPrDefault"), etree.SubElement(defaults, f"{W}pPrDefault")
        if len(self.first.run):
            run.append(deepcopy(self.first.run))
        if len(self.first.paragraph):
            paragraph.append(deepcopy(self.first.paragraph))
        root.extend(self.styles)


def canonical(node: etree._Element) -> str:
    """An element as text that is the same for elements that say the same."""
    said = "".join(f" {name}={text!r}" for name, text in sorted((str(k), str(v)) for k, v in node.attrib.items()))
    inner = "".join(canonical(child) for child in node if isinstance(child.tag, str))
    return f"<{node.tag}{said}>{(node.text or '').strip()}{inner}</>"


def _closed(raw: dict[str, etree._Element], used: set[str]) -> set[str]:
    """The styles in use: those named, those of paragraphs and tables that name none, lists', and all that these rest on."""
    waiting = [
        s
        for s, n in raw.items()
        if s in used or value(n, "default") in ("1", "true", "on") or value(n, "type") == "numbering"
    ]
    found: set[str] = set()
    while waiting:
        sid = waiting.pop()
        if sid in found or sid not in raw:
            continue
        found.add(sid)
        waiting += [value(raw[sid].find(W + tag)) for tag in ("basedOn", "next", "link")]
    return found


def _keep_outline(style: etree._Element, name: str) -> None:
    """A renamed heading stays a heading: by its level, since Word no longer knows its name."""
    match = _HEADING.match(name.casefold())
    if match is None:
        return
    ppr = style.find(f"{W}pPr")
    if ppr is None:
        ppr = etree.Element(f"{W}pPr")
        _insert_in_style(style, ppr)
    if ppr.find(f"{W}outlineLvl") is None:
        level = etree.Element(f"{W}outlineLvl")
        level.set(f"{W}val", str(int(match[1]) - 1))
        insert(ppr, level, PPR)


def _insert_in_style(style: etree._Element, ppr: etree._Element) -> None:
    after = ("rPr", "tblPr", "trPr", "tcPr", "tblStylePr")
    first = next((c for c in style if str(c.tag).removeprefix(W) in after), None)
    if first is None:
        style.append(ppr)
    else:
        first.addprevious(ppr)


def _based_on(style: etree._Element, base: str) -> None:
    node = etree.Element(f"{W}basedOn")
    node.set(f"{W}val", base)
    last = [c for c in style if str(c.tag) in (f"{W}name", f"{W}aliases")]
    if last:
        last[-1].addnext(node)
    else:
        style.insert(0, node)


def insert(properties: etree._Element, node: etree._Element, order: tuple[str, ...]) -> None:
    """Puts a property where the schema wants it."""
    places = {name: i for i, name in enumerate(order)}
    own = places.get(str(node.tag).removeprefix(W), len(order))
    for child in properties:
        if places.get(str(child.tag).removeprefix(W), len(order)) > own:
            child.addprevious(node)
            return
    properties.append(node)


def _add_unsaid(
    own: etree._Element, bundle: etree._Element, order: tuple[str, ...], unsaid: dict[str, dict[str, str]]
) -> None:
    """What the bundle's defaults say and this document's do not, set back to what Word takes by itself."""
    for theirs in bundle:
        tag = str(theirs.tag).removeprefix(W)
        if not str(theirs.tag).startswith(W):
            continue
        node = own.find(theirs.tag)
        if node is None:
            node = etree.Element(theirs.tag)
            for name, text in unsaid.get(tag, {"val": "0"}).items():
                node.set(W + name, text)
            insert(own, node, order)
        elif tag in unsaid and tag in ("spacing", "ind", "rFonts"):
            for name, text in unsaid[tag].items():
                themed = {
                    "ascii": "asciiTheme",
                    "hAnsi": "hAnsiTheme",
                    "eastAsia": "eastAsiaTheme",
                    "cs": "cstheme",
                }.get(name, "")
                if node.get(W + name) is None and (not themed or node.get(W + themed) is None):
                    node.set(W + name, text)


def _of_table(sid: str, raw: dict[str, etree._Element]) -> etree._Element:
    """What a table style and those under it say of paragraphs and runs."""
    said = etree.Element(f"{W}style")
    ppr, rpr = etree.SubElement(said, f"{W}pPr"), etree.SubElement(said, f"{W}rPr")
    seen: set[str] = set()
    while sid in raw and sid not in seen:
        seen.add(sid)
        for tag, into in (("pPr", ppr), ("rPr", rpr)):
            for node in raw[sid].iterfind(f"{W}{tag}/*"):
                if into.find(node.tag) is None:
                    into.append(deepcopy(node))
        sid = value(raw[sid].find(f"{W}basedOn"))
    return said
