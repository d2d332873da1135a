"""How words look, as far as an author means something by it: bold, italic, raised; with what styles say worked in.

Fonts, sizes and colours are left out: they are a house style's, and a programme that saves a file writes its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable

from lxml import etree

from drafting.word.package.opening import Package
from drafting.word.redline.keys import W
from drafting.word.styles import is_on, value

TOGGLES = ("b", "i", "caps", "smallCaps", "strike", "dstrike", "vanish")
VALUES = {"u": "none", "vertAlign": "baseline", "highlight": "none"}
"""Properties with a value, and the one that says nothing."""
ORDER = (
    "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow", "emboss", "imprint",
    "noProof", "snapToGrid", "vanish", "webHidden", "color", "spacing", "w", "kern", "position", "sz", "szCs", "highlight", "u", "effect",
    "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath",
)  # fmt: skip
"""The order in which a run's properties stand (CT_RPr)."""
FEW = 2  # times that a look must have turned into another for that to be a programme's doing
NORMAL = "normal"
"""The style of a paragraph that names none, in a file that does not say which one that is."""
Emphasis = tuple[str, ...]


class Clothes:
    """The looks of one file. `other`: those of a file whose ids its paragraphs have got for styles of the same name."""

    def __init__(self, package: Package, other: Clothes | None = None) -> None:
        part = package.related("/styles")
        root = package.xml(part) if part in package.parts else None
        self.styles = {value(s, "styleId"): s for s in (() if root is None else root.iter(f"{W}style"))}
        self.names = {sid: value(s.find(f"{W}name")).casefold() for sid, s in self.styles.items()}
        for sid, style in () if other is None else other.styles.items():
            named = _alike(style, self.styles) if sid not in self.styles else None
            if named is not None:
                self.styles[sid] = named
        self.names |= {sid: value(s.find(f"{W}name")).casefold() for sid, s in self.styles.items()}
        self.ids = {name: sid for sid, name in self.names.items() if value(self.styles[sid], "type") == "paragraph"}
        self.default = next(
            (
                sid
                for sid, s in self.styles.items()
                if value(s, "type") == "paragraph" and value(s, "default") in ("1", "true", "on")
            ),
            "",
        )
        self._said: dict[str, dict[str, str]] = {}
        self._lines: dict[str, dict[str, str]] = {}
        self._met: dict[tuple[str, bytes], Emphasis] = {}
        self._last: tuple[etree._Element | None, etree._Element | None, Emphasis] = (None, None, ())
        own = None if root is None else root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        self._defaults = _said(own)

    def style(self, paragraph: etree._Element) -> str:
        """The name of a paragraph's style."""
        sid = value(paragraph.find(f"{W}pPr/{W}pStyle")) or self.default
        return self.names.get(sid, sid) or NORMAL

    def breaks(self, paragraph: etree._Element) -> bool:
        """Whether a paragraph begins on a new page, by itself or by its style."""
        own = paragraph.find(f"{W}pPr/{W}pageBreakBefore")
        if own is not None:
            return is_on(own)
        sid = value(paragraph.find(f"{W}pPr/{W}pStyle")) or self.default
        for _ in range(20):
            style = self.styles.get(sid)
            if style is None:
                return False
            own = style.find(f"{W}pPr/{W}pageBreakBefore")
            if own is not None:
                return is_on(own)
            sid = value(style.find(f"{W}basedOn"))
        return False

    def emphasis(self, run: etree._Element, paragraph: etree._Element) -> Emphasis:
        """What stands out of a run: the names of what is on, with a value where it has one. Words of one run are asked for in a row."""
        if run is not self._last[0] or paragraph is not self._last[1]:
            self._last = run, paragraph, self._emphasis(run, paragraph)
        return self._last[2]

    def _emphasis(self, run: etree._Element, paragraph: etree._Element) -> Emphasis:
        sid = value(paragraph.find(f"{W}pPr/{W}pStyle")) or self.default
        own = run.find(f"{W}rPr")
        key = (sid, b"" if own is None else etree.tostring(own, with_tail=False))
        if key not in self._met:
            said = self._of_line(sid)
            if own is not None:
                said = {**said, **self._of_style(value(own.find(f"{W}rStyle"))), **_said(own)}
            self._met[key] = _outstanding(said)
        return self._met[key]

    @staticmethod
    def own(run: etree._Element) -> Emphasis:
        """What a run says of its looks by itself."""
        return tuple(sorted(f"{name}={how}" for name, how in _said(run.find(f"{W}rPr")).items()))

    def plainly(self, paragraph: etree._Element) -> Emphasis:
        """The same of what its style alone says."""
        return _outstanding(self._of_line(value(paragraph.find(f"{W}pPr/{W}pStyle")) or self.default))

    def _of_line(self, sid: str) -> dict[str, str]:
        if sid not in self._lines:
            self._lines[sid] = {**self._defaults, **self._of_style(sid)}
        return self._lines[sid]

    def _of_style(self, sid: str) -> dict[str, str]:
        if sid not in self._said:
            self._said[sid] = {}  # cuts loops of styles that are based on one another
            style = self.styles.get(sid)
            if style is not None:
                based = self._of_style(value(style.find(f"{W}basedOn")))
                self._said[sid] = {**based, **_said(style.find(f"{W}rPr"))}
        return self._said[sid]


def _outstanding(said: dict[str, str]) -> Emphasis:
    return tuple(sorted(f"{name}={how}" for name, how in said.items() if how not in ("", VALUES.get(name))))


def _alike(style: etree._Element, styles: dict[str, etree._Element]) -> etree._Element | None:
    """The style of the same name among some; one of just that name before one whose letters are small or capital otherwise."""
    name = value(style.find(f"{W}name"))
    names = [(value(s.find(f"{W}name")), s) for s in styles.values()]
    exact = next((s for n, s in names if n == name), None)
    return exact if exact is not None else next((s for n, s in names if n.casefold() == name.casefold()), None)


def _said(properties: etree._Element | None) -> dict[str, str]:
    found: dict[str, str] = {}
    for child in () if properties is None else properties:
        name = etree.QName(child).localname if isinstance(child.tag, str) else ""
        if name in TOGGLES:
            found[name] = "on" if is_on(child) else ""
        elif name in VALUES:
            found[name] = value(child) or "single"
    return found


def emphasised(run: etree._Element, now: Emphasis, base: Emphasis) -> None:
    """Makes a run look `now`, where what it stands in looks `base`: what differs is written out."""
    own = run.find(f"{W}rPr")
    if own is None:
        own = etree.Element(f"{W}rPr")
        run.insert(0, own)
    for name in (*TOGGLES, *VALUES):
        for node in own.findall(f"{W}{name}"):
            own.remove(node)
    wanted, there = dict(n.split("=", 1) for n in now), dict(n.split("=", 1) for n in base)
    for name in dict.fromkeys((*wanted, *there)):
        if wanted.get(name) == there.get(name):
            continue
        node = etree.Element(f"{W}{name}")
        if name in VALUES:
            node.set(f"{W}val", wanted.get(name, VALUES[name]))
        elif name not in wanted:
            node.set(f"{W}val", "0")
        at = ORDER.index(name)
        own.insert(sum(1 for c in own if (ln := etree.QName(c).localname) in ORDER and ORDER.index(ln) < at), node)
    if not len(own):
        run.remove(own)


class Turned:
    """What became of each kind of look: one that most of its kind turned into is a programme's doing, not an author's."""

    def __init__(self) -> None:
        self._seen: dict[Hashable, Counter[Hashable]] = {}

    def met(self, was: Hashable, now: Hashable) -> None:
        """One word or paragraph that looked `was` looks `now`."""
        self._seen.setdefault(was, Counter())[now] += 1

    @property
    def foreign(self) -> bool:
        """Whether most kinds of looks turned into others: then what happened to a look seen once is a programme's doing too."""
        turned = sum(1 for was, found in self._seen.items() if found.most_common(1)[0][0] != was)
        return turned > len(self._seen) / 2

    def meant(self, was: Hashable, now: Hashable, foreign: bool = False) -> bool:
        """Whether an author made it look otherwise; where all is `foreign`, not what no other one of its kind kept."""
        if was == now:
            return False
        found = self._seen.get(was, Counter())
        usual, times = found.most_common(1)[0] if found else (was, 0)
        if usual == now and times >= FEW and times * 2 > sum(found.values()):
            return False
        if found[was] == 0 and (foreign or self.foreign):
            return False
        return usual != now or times < FEW or found[was] > 0
