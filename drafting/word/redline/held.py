"""Content controls in a line that only one file has, around words that both may have: looked through, and set around their words again.

A programme that does not know controls gives a file back without them, or with others. The words are then the same ones; only the
control comes or goes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lxml import etree

from drafting.word.redline.keys import Keys, W
from drafting.word.redline.pieces import Said, head_of

_TEXTS = (f"{W}t", f"{W}delText", f"{W}footnoteReference", f"{W}endnoteReference")
_BOX = f"{W}txbxContent"


class Span(NamedTuple):
    """A control of one file, and the first and last of the pieces that stand in it."""

    first: int
    last: int
    control: etree._Element
    old: bool


def only_around(
    olds: Sequence[etree._Element], news: Sequence[etree._Element], old: Keys, new: Keys
) -> frozenset[etree._Element]:
    """The controls in lines that the other file's lines do not have, or not as often: which of them went cannot be told then."""
    found: list[dict[bytes, list[etree._Element]]] = [{}, {}]
    for side, paragraphs, keys in ((0, olds, old), (1, news, new)):
        for paragraph in paragraphs:
            for control in _controls(paragraph):
                found[side].setdefault(head_of(control, keys), []).append(control)
    return frozenset(
        control
        for side in (0, 1)
        for key, controls in found[side].items()
        if len(controls) != len(found[1 - side].get(key, ()))
        for control in controls
    )


def _controls(paragraph: etree._Element) -> Iterator[etree._Element]:
    for control in paragraph.iter(f"{W}sdt"):
        if next(control.iter(*_TEXTS), None) is None:
            continue
        around = control.iterancestors()
        if next((a for a in around if a is paragraph or a.tag == _BOX), None) is paragraph:
            yield control


def spans(said: Sequence[Said]) -> list[Span] | None:
    """Where the controls that are looked through stand, the outermost first; None where two of them cross."""
    found: dict[tuple[etree._Element, bool], list[int]] = {}
    for n, one in enumerate(said):
        was = one.piece if one.old else one.was
        for control in was.controls if was is not None else ():
            found.setdefault((control, True), []).append(n)
        for control in () if one.old else one.piece.controls:
            found.setdefault((control, False), []).append(n)
    made = [Span(at[0], at[-1], control, old) for (control, old), at in found.items()]
    made.sort(key=lambda span: (span.first, -span.last))
    open_: list[Span] = []
    for span in made:
        while open_ and open_[-1].last < span.first:
            open_.pop()
        if open_ and span.last > open_[-1].last:
            return None
        open_.append(span)
    return made


def within_lines(said: Sequence[Said]) -> bool:
    """Whether each control that is looked through stands in one line of the result, and none crosses another."""
    met: set[etree._Element] = set()
    start = 0
    for end in [n for n, one in enumerate(said) if one.piece.sign] + [len(said)]:
        found = spans(said[start:end])
        if found is None or any(span.control in met for span in found):
            return False
        met |= {span.control for span in found}
        start = end
    return True
