"""Content controls around whole blocks that only one file has, while the other has the blocks without them or in other controls.

A programme that does not know controls gives a file back without them, or with its own. The blocks are then compared as they stand,
between two edges that keep the place of the control; when all is marked, the control is set around what stands between its edges,
as one that comes or goes by itself.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Container, Sequence

from lxml import etree

from drafting.word.redline.keys import EDGE, W, clause, seen
from drafting.word.redline.moves import plain_text
from drafting.word.redline.pen import Pen

_FOUND = 0.5  # of the paragraphs of a control, to stand in the other file without it
_LONG = 30  # characters of the beginning or end of a paragraph by which it is known


class Edges:
    """The controls of one container that are looked through. `brought` makes a copy of something of OLD hold in the result."""

    def __init__(self, pen: Pen, brought: Callable[[etree._Element], etree._Element]) -> None:
        self.pen, self.brought = pen, brought
        self._controls: list[tuple[etree._Element, bool]] = []
        self._said: list[str] = []
        self._before: tuple[list[etree._Element], list[etree._Element]] | None = None

    def open(self, old: etree._Element, new: etree._Element, leave: Container[str] = ()) -> None:
        """Takes the controls out, in place, that only one of two homes has around blocks of the other; those that say what is in
        `leave` stay."""
        if old.find(f"{W}sdt") is None and new.find(f"{W}sdt") is None:
            return
        while True:
            olds, news = _controls(old), _controls(new)
            only_old = [c for key, c in olds if key not in {k for k, _ in news}]
            only_new = [c for key, c in news if key not in {k for k, _ in olds}]
            said_old, said_new = _said(old, only_old), _said(new, only_new)
            found_old, found_new = (
                [c for c in _around(only, said, bool(other)) if _text(c) not in leave]
                for only, said, other in ((only_old, said_new, news), (only_new, said_old, olds))
            )
            if not found_old and not found_new:
                return
            if self._before is None:
                self._before = [copy.deepcopy(c) for c in old], [copy.deepcopy(c) for c in new]
            for control in (*found_old, *found_new):
                self._take(control, control in found_old)

    def close(self, home: etree._Element) -> set[str]:
        """Sets the controls around what stands between their edges. Where some cross, nothing is done: returns what they say, of each
        two the one that is worth less."""
        if not self._controls:
            return set()
        nodes = [n for n in home if n.tag != EDGE]
        places: dict[int, list[int]] = {}
        at = 0
        for node in home:
            if node.tag == EDGE:
                places.setdefault(int(str(node.get("n"))), []).append(at)
            else:
                at += 1
        spans = sorted(
            ((first, last, number) for number, (first, last) in places.items()), key=lambda span: (span[0], -span[1])
        )
        named = {n for n, (control, _) in enumerate(self._controls) if control.find(f"{W}sdtPr/{W}tag") is not None}
        bad = {number for first, last, number in spans if first == last} | _crossing(spans, named)
        if bad:
            return {self._said[number] for number in bad}
        for edge in [n for n in home if n.tag == EDGE]:
            home.remove(edge)
        for first, last, number in spans:
            self._set_around(nodes[first:last], *self._controls[number])
        return set()

    def undo(self, old: etree._Element, new: etree._Element) -> None:
        """Puts both homes back as they were."""
        assert self._before is not None
        for home, children in zip((old, new), self._before, strict=True):
            for child in list(home):
                home.remove(child)
            home.extend(children)
        self._controls, self._said, self._before = [], [], None

    def _take(self, control: etree._Element, old: bool) -> None:
        number = str(len(self._controls))
        self._said.append(_text(control))
        content = control.find(f"{W}sdtContent")
        assert content is not None
        for node in (etree.Element(EDGE, n=number), *content, etree.Element(EDGE, n=number)):
            control.addprevious(node)
        parent = control.getparent()
        assert parent is not None
        parent.remove(control)
        self._controls.append((control, old))

    def _set_around(self, nodes: Sequence[etree._Element], control: etree._Element, old: bool) -> None:
        made = self.brought(control) if old else copy.deepcopy(control)
        content = made.find(f"{W}sdtContent")
        assert content is not None
        nodes[0].addprevious(made)
        content.extend(nodes)
        before, after = self.pen.around(made, "del" if old else "ins")
        for node in before:
            made.addprevious(node)
        for node in reversed(after):
            made.addnext(node)


def _crossing(spans: Sequence[tuple[int, int, int]], named: set[int]) -> set[int]:
    """Of each two spans (first, last, number) that cross, the number of the one without a name, or of the smaller one."""
    found: set[int] = set()
    open_: list[tuple[int, int, int]] = []
    for span in spans:
        while open_ and open_[-1][1] <= span[0]:
            open_.pop()
        if open_ and span[1] > open_[-1][1]:
            smaller = min(span, open_[-1], key=lambda s: (s[2] in named, s[1] - s[0]))
            found.add(smaller[2])
            if smaller is span:
                continue
            open_.pop()
        open_.append(span)
    return found


def _controls(home: etree._Element) -> list[tuple[bytes, etree._Element]]:
    """The controls directly in a home, each with what makes it the same one."""
    found = []
    for control in home.findall(f"{W}sdt"):
        own = control.find(f"{W}sdtPr")
        if control.find(f"{W}sdtContent/*") is not None:
            found.append((clause(control).encode() or (b"" if own is None else seen(own)), control))
    return found


def _said(home: etree._Element, controls: Sequence[etree._Element]) -> set[str]:
    """What the paragraphs of a home say that stand in no control, or in one of these."""
    loose = (b for b in home if b.tag in (f"{W}p", f"{W}tbl") or b in controls)
    return {part for block in loose for p in block.iter(f"{W}p") for part in _parts(_text(p))}


def _around(controls: Sequence[etree._Element], said: set[str], other_has: bool) -> list[etree._Element]:
    """The controls of which the paragraphs stand in the other home too; all, where those of one do and the other has no control."""
    found = [c for c in controls if _share([_text(p) for p in c.iter(f"{W}p")], said) >= _FOUND]
    return list(controls) if found and not other_has else found


def _text(block: etree._Element) -> str:
    return " ".join(plain_text(block).split())


def _share(texts: Sequence[str], said: set[str]) -> float:
    some = [t for t in texts if t]
    return sum(any(part in said for part in _parts(t)) for t in some) / len(some) if some else 0.0


def _parts(text: str) -> tuple[str, ...]:
    """A text, its beginning and its end: what changed in between does not make it another."""
    return (text,) if len(text) < _LONG else (text, text[:_LONG] + "…", "…" + text[-_LONG:])
