"""What a loop repeats gets an identity of its own in every turn: bookmarks (and the references to them in that turn), comments,
controls, shapes. What a condition drops leaves no half of a range behind, and no reference that leads nowhere unseen.

The first turn keeps the names and numbers of the template. Marks in the static text say at compile time what is to be told
apart; `Identities` gives the names while a file is filled. A template without loops over such things has no marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from jinja2 import nodes

from drafting.word.template.asides import NOTE_FILTER
from drafting.word.template.codegen import OWN
from drafting.word.template.lifting import STOP

MAX_BOOKMARK = 40
_RANGES = ("bookmark", "perm", "commentRange")
_RANGE = re.compile(rf"<w:({'|'.join(_RANGES)})(Start|End)(?: [^>]*)?/>")
_ID = re.compile(r' w:id="(-?\d+)"')
_NAME = re.compile(r' w:name="([^"]*)"')
_NOTE_ID = re.compile(r'(<w:(footnote|endnote|comment)Reference(?: [^>]*?)? w:id=")(-?\d+)(")')
_CONTROL = re.compile(r'(<w:id w:val=")(-?\d+)("/>)')
_SHAPE = re.compile(r'(<v:(?!shapetype)[a-z]+ (?:[^>]*? )?id="|o:spid="|ShapeID=")([^"]+)(")')
_DRAWING = re.compile(r'(<wp:docPr(?: [^>]*?)? id=")(\d+)(")')
_CODE = re.compile(r'(<w:instrText(?: [^>]*)?>)([^<]*)(?=<)|( w:instr=")([^"]*)(?=")|( w:anchor=")([^"]*)(?=")')
_POINTED = re.compile(r"(\s*(?:REF|PAGEREF|NOTEREF)\s+|\\l\s+(?:&quot;|\")?)([^\s\"&\\]+)", re.IGNORECASE)
_SHAPE_NUMBER = re.compile(r"(_x0000_[a-z])(\d+)")

Path = tuple[tuple[nodes.Node, int], ...]


@dataclass(slots=True)
class Told:
    """What a part says of its names: `conditional` are bookmarks that may be dropped, `steady` those referred to whatever happens."""

    conditional: frozenset[str] = frozenset()
    steady: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Place:
    """A stretch of static text and the conditions, loops and macros around it, the outermost first."""

    data: nodes.TemplateData
    path: Path

    @property
    def repeating(self) -> tuple[nodes.Node, ...]:
        return tuple(
            n for n, branch in self.path if branch == 0 and isinstance(n, nodes.For | nodes.Macro | nodes.CallBlock)
        )


def _places(node: nodes.Node, path: Path = ()) -> Iterator[_Place]:
    for branch, children in _branches(node):
        inner = (*path, (node, branch)) if _decides(node) else path
        for child in children:
            if isinstance(child, nodes.TemplateData):
                yield _Place(child, inner)
            else:
                yield from _places(child, inner)


def _notes(node: nodes.Node, path: Path = ()) -> Iterator[tuple[nodes.FilterBlock, Path]]:
    for branch, children in _branches(node):
        inner = (*path, (node, branch)) if _decides(node) else path
        for child in children:
            if isinstance(child, nodes.FilterBlock) and child.filter.name == NOTE_FILTER:
                yield child, inner
            yield from _notes(child, inner)


def _decides(node: nodes.Node) -> bool:
    return isinstance(node, nodes.For | nodes.If | nodes.Macro | nodes.CallBlock)


def _branches(node: nodes.Node) -> Iterator[tuple[int, Sequence[nodes.Node]]]:
    if isinstance(node, nodes.If):
        yield 0, node.body
        yield 1, node.elif_
        yield 2, node.else_
    elif isinstance(node, nodes.For):
        yield 0, node.body
        yield 1, node.else_
    else:
        yield 0, list(node.iter_child_nodes())


def mark_identity(tree: nodes.Template, body: bool) -> Told:
    """Marks in a part's static text what each turn must have of its own. `body`: whether it is the document itself."""
    places = list(_places(tree))
    if not any(place.path for place in places):
        return Told(frozenset(), frozenset(name for place in places for name in references(place.data.data)))
    owners: dict[str, _Place] = {}  # bookmark → where it starts
    starts: dict[tuple[str, str], Path] = {}
    ends: dict[tuple[str, str], Path] = {}
    for place in places:
        for match in _RANGE.finditer(place.data.data):
            number, name = _ID.search(match[0]), _NAME.search(match[0])
            if number is None:
                continue
            (starts if match[2] == "Start" else ends)[match[1], number[1]] = place.path
            if name is not None and match[2] == "Start":
                owners.setdefault(name[1], place)
    crossing = {key for key in starts.keys() & ends.keys() if starts[key] != ends[key]}
    work = _Marking(owners, starts, crossing)
    for place in places:
        if place.repeating:
            work.repeated(place, body)
        elif place.path or crossing:
            place.data.data = work.ranges(place)
    for note, path in _notes(tree):
        within = _Place(nodes.TemplateData(""), path).repeating
        if within and note.filter.args is not None:
            work.used.add(work.number(within[-1]))
            note.filter.args[2] = nodes.Const(str(work.number(within[-1])))
    work.watch(places)
    work.begin_turns()
    if crossing:
        _close(places)
    steady = frozenset(n for place in places if not place.path for n in references(place.data.data))
    return Told(frozenset(n for n, place in owners.items() if place.path), steady)


class _Marking:
    def __init__(
        self, owners: dict[str, _Place], starts: dict[tuple[str, str], Path], crossing: set[tuple[str, str]]
    ) -> None:
        self.owners, self.starts, self.crossing = owners, starts, crossing
        self.loops: dict[int, tuple[int, nodes.Node]] = {}  # id of a node → its number
        self.used: set[int] = set()

    def number(self, node: nodes.Node) -> int:
        return self.loops.setdefault(id(node), (len(self.loops), node))[0]

    def ranges(self, place: _Place) -> str:
        """The text with its ranges that cross a condition or loop marked."""

        def mark(match: re.Match[str]) -> str:
            number = _ID.search(match[0])
            key = (match[1], number[1] if number else "")
            if key not in self.crossing:
                return match[0]
            return f"{OWN}x:{match[2]}:{match[1]}{key[1]}:{match[0]}{STOP}"

        return _RANGE.sub(mark, place.data.data)

    def repeated(self, place: _Place, body: bool) -> None:
        loop = self.number(place.repeating[-1])

        def of_range(match: re.Match[str]) -> str:
            number = _ID.search(match[0])
            key = (match[1], number[1] if number else "")
            if key in self.crossing or number is None:
                return f"{OWN}x:{match[2]}:{match[1]}{key[1]}:{match[0]}{STOP}"
            family = "comment" if match[1] == "commentRange" else match[1]
            made = _ID.sub(f' w:id="{OWN}d:{loop}:{family} {number[1]}{STOP}"', match[0], count=1)
            return (
                _NAME.sub(lambda m: f' w:name="{OWN}n:{loop}:{m[1]}{STOP}"', made) if match[1] == "bookmark" else made
            )

        text = _RANGE.sub(of_range, place.data.data)
        text = _NOTE_ID.sub(rf"\1{OWN}d:{loop}:\2 \3{STOP}\4", text)
        if "<w:sdtPr" in text or "</w:sdtPr>" in text:
            text = _CONTROL.sub(rf"\1{OWN}s:{loop}:\2{STOP}\3", text)
        if "v:" in text or "ShapeID" in text:
            text = _SHAPE.sub(rf"\1{OWN}v:{loop}:\2{STOP}\3", text)
        if not body:
            text = _DRAWING.sub(rf"\1{OWN}g:{loop}:\2{STOP}\3", text)
        text = _CODE.sub(lambda m: self.code(m, place), text)
        if text != place.data.data:
            self.used.add(loop)
        place.data.data = text

    def code(self, match: re.Match[str], place: _Place) -> str:
        """References of a turn lead to the bookmark of that turn."""

        def name(of: str) -> str:
            owner = self.owners.get(of)
            if owner is None or not owner.repeating or owner.repeating[-1] not in place.repeating:
                return of
            self.used.add(self.number(owner.repeating[-1]))
            return f"{OWN}n:{self.number(owner.repeating[-1])}:{of}{STOP}"

        if match[5]:
            return match[5] + name(match[6])
        head, said = (match[1], match[2]) if match[1] else (match[3], match[4])
        return head + _POINTED.sub(lambda m: m[1] + name(m[2]), said)

    def watch(self, places: list[_Place]) -> None:
        """Has bookmarks that may be dropped say that they are there, and references that may be dropped that they are."""
        for place in places:
            if not place.path:
                continue
            data = place.data.data

            def start(match: re.Match[str]) -> str:
                return f"{match[0]}{OWN}k::{match[1].rstrip(STOP)}{STOP}"

            if "bookmarkStart" in data:
                data = re.sub(r'(?<!:)<w:bookmarkStart(?: [^>]*?)? w:name="([^"]*)"[^>]*/>', start, data)
            for name in dict.fromkeys(references(data)):
                data += f"{OWN}r::{name.rstrip(STOP)}{STOP}"
            place.data.data = data

    def begin_turns(self) -> None:
        for number, node in self.loops.values():
            if number not in self.used:  # a loop that repeats nothing with a name has no turns to count
                continue
            mark = nodes.Output([nodes.TemplateData(f"{OWN}t:{number}:{STOP}")], lineno=node.lineno)
            node.body.insert(0, mark)  # type: ignore[attr-defined]


def references(text: str) -> list[str]:
    """The bookmarks that fields and links in a text refer to."""
    found: list[str] = []
    if "w:instr" not in text and " w:anchor=" not in text:
        return found
    for match in _CODE.finditer(text):
        if match[5]:
            found.append(match[6])
        else:
            said = match[2] if match[1] else match[4]
            found += [m[2] for m in _POINTED.finditer(said)]
    return [name for name in found if name]


def known_names(parts: Iterable[bytes]) -> tuple[frozenset[str], int]:
    """The names of all bookmarks of a template, and its highest number of a note, comment or bookmark (below 30,000)."""
    names: set[str] = set()
    highest = 0
    for raw in parts:
        text = raw.decode("utf-8", "replace")
        if "<w:bookmarkStart" in text:
            names.update(re.findall(r'<w:bookmarkStart [^>]*?w:name="([^"]*)"', text))
        highest = max([highest, *(int(n) for n in re.findall(r' w:id="(\d{1,5})"', text) if int(n) < 30_000)])
    return frozenset(names), highest


def _close(places: list[_Place]) -> None:
    """At the end of the story: ranges that began, and whose end was dropped, are ended."""
    for place in reversed(places):
        at = max(place.data.data.rfind(end) for end in ("<w:sectPr", "</w:body>", "</w:hdr>", "</w:ftr>"))
        if at >= 0:
            data = place.data.data
            place.data.data = f"{data[:at]}{OWN}c::{STOP}{data[at:]}"
            return


@dataclass(slots=True)
class Identities:
    """The names and numbers of one filling. `taken` are the names of bookmarks that the template has, `highest` its highest number."""

    taken: frozenset[str] = frozenset()
    highest: int = 10_000
    made: set[str] = field(default_factory=set)
    turns: dict[str, int] = field(default_factory=dict)
    kept: set[str] = field(default_factory=set)
    referred: set[str] = field(default_factory=set)
    _names: dict[tuple[str, int, str], str] = field(default_factory=dict)
    _controls: dict[str, int] = field(default_factory=dict)
    _given: int = 0
    _open: dict[str, str] = field(default_factory=dict)
    _ended: set[str] = field(default_factory=set)

    def told(self, argument: str) -> str:
        """What a mark stands for."""
        sort, loop, key = argument.split(":", 2)
        if sort == "t":
            self.turns[loop] = self.turns.get(loop, 0) + 1
            return ""
        if sort == "k":
            self.kept.add(self._bare(key))
            return ""
        if sort == "r":
            self.referred.add(self._bare(key))
            return ""
        if sort == "c":
            left = [mark for key, mark in self._open.items() if key not in self._ended]
            self._ended |= self._open.keys()
            return "".join(left)
        if sort == "x":
            return self._crossing(loop, key)
        if sort == "s" or sort == "g":
            return self._fresh(key)
        return self.own(sort, loop, key)

    def own(self, sort: str, loop: str, key: str) -> str:
        """The name ("n", "v") or number ("d", of a family: "comment 3") that `key` has in this turn of a loop."""
        turn = self.turns.get(loop, 1)
        if turn <= 1:
            return key.rpartition(" ")[2] if sort == "d" else key
        known = self._names.get((sort + loop, turn, key))
        if known is None:
            if sort == "d":
                self._given += 1
                known = str(self.highest + self._given)
            elif sort == "v" and (shape := _SHAPE_NUMBER.fullmatch(key)):
                known = f"{shape[1]}{int(shape[2]) + 4096 * (turn - 1)}"
            else:
                tail = f"_{turn}"
                known = key[: MAX_BOOKMARK - len(tail)] + tail
                while known in self.taken:
                    tail += "x"
                    known = key[: MAX_BOOKMARK - len(tail)] + tail
                self.made.add(known)
            self._names[sort + loop, turn, key] = known
        return known

    def dangling(self, watched: frozenset[str], steady: frozenset[str]) -> set[str]:
        """The names referred to whose bookmark was not printed. `watched` are those that may be dropped."""
        asked = (steady & watched) | (self.referred & (watched | self.made))
        return set(asked - self.kept)

    def _bare(self, key: str) -> str:
        """A name that may itself be a mark, `OWN n:loop:name` without its stop."""
        if not key.startswith(OWN):
            return key
        _, loop, name = key[1:].split(":", 2)
        return self.own("n", loop, name)

    def _fresh(self, key: str) -> str:
        times = self._controls[key] = self._controls.get(key, 0) + 1
        if times == 1:
            return key
        self._given += 1
        return str(1_000_000_000 + self._given)

    def _crossing(self, side: str, rest: str) -> str:
        key, _, xml = rest.partition(":")
        if side == "Start":
            if key in self._open:
                return ""
            kind = re.match(r"<w:(\w+)Start", xml)
            number = _ID.search(xml)
            if name := _NAME.search(xml):
                self.kept.add(name[1])
            self._open[key] = f'<w:{kind[1]}End w:id="{number[1]}"/>' if kind and number else ""
            return xml
        if key not in self._open or key in self._ended:
            return ""
        self._ended.add(key)
        return xml
