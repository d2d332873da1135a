"""Paragraphs of which each piece has runs of its own, so that any of them can go or be joined by others; and together again."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from itertools import pairwise

from lxml import etree

from drafting.word.package.opening import Package
from drafting.word.redline.atoms import SIGN, Atom, atoms_of
from drafting.word.redline.keys import XML_SPACE, W
from drafting.word.revisions.settle import ADDED, REMOVED

El = etree._Element
_TEXTS = (f"{W}t", f"{W}delText")
_AROUND = tuple(f"{W}{n}" for n in ("hyperlink", "sdt", "smartTag", "customXml", "fldSimple", "dir", "bdo"))


def joined(paragraphs: Sequence[El]) -> El:
    """Paragraphs as one, with a sign where each but the last ended: the first of them holds all."""
    first = paragraphs[0]
    for paragraph in paragraphs[1:]:
        etree.SubElement(first, SIGN)
        first.extend([c for c in paragraph if c.tag != f"{W}pPr"])
        own, parent = paragraph.find(f"{W}pPr"), paragraph.getparent()
        if own is not None and own.find(f"{W}sectPr") is not None:
            there = first.find(f"{W}pPr")
            if there is not None:
                first.remove(there)
            first.insert(0, own)
        if parent is not None:
            parent.remove(paragraph)
    return first


def exploded(paragraph: El, package: Package, part: str) -> list[Atom]:
    """The pieces of a paragraph, each in runs of its own, in place."""
    cuts: dict[El, set[int]] = {}
    for atom in atoms_of(paragraph, package, part):
        for place in atom.places:
            if place.run is not None:
                cuts.setdefault(place.node, set()).update((place.start, place.end))
    for run in list(paragraph.iter(f"{W}r")):
        if next(run.iterancestors(f"{W}p"), None) is paragraph:
            _cut(run, cuts)
    return atoms_of(paragraph, package, part)


def _cut(run: El, cuts: dict[El, set[int]]) -> None:
    own = run.find(f"{W}rPr")
    parts = [c for c in run if c is not own]
    made: list[El] = []
    for part in parts:
        if part.tag not in _TEXTS:
            made.append(part)
            continue
        text = part.text or ""
        at = sorted({0, len(text), *cuts.get(part, ())})
        for start, end in pairwise(at):
            piece = etree.Element(str(part.tag))
            piece.set(XML_SPACE, "preserve")
            piece.text = text[start:end]
            made.append(piece)
    if len(made) < 2:
        return
    for part in parts:
        run.remove(part)
    run.append(made[0])
    place = run
    for part in made[1:]:
        other = etree.Element(f"{W}r")
        if own is not None:
            other.append(copy.deepcopy(own))
        other.append(part)
        place.addnext(other)
        place = other


def cleared(paragraph: El) -> None:
    """Takes out what holds nothing any more (wrappers, links, controls), and lets runs that look the same be one again."""
    for tag in (*ADDED, *REMOVED, *_AROUND):
        for node in reversed(list(paragraph.iter(tag))):
            inside = node.find(f"{W}sdtContent") if node.tag == f"{W}sdt" else node
            parent = node.getparent()
            if parent is None or parent.tag in (f"{W}rPr", f"{W}trPr", f"{W}numPr"):
                continue
            if inside is None or not [c for c in inside if c.tag not in (f"{W}smartTagPr", f"{W}customXmlPr")]:
                parent.remove(node)
    for wrapper in list(paragraph.iter(*ADDED, *REMOVED)):
        before, parent = wrapper.getprevious(), wrapper.getparent()
        if before is None or parent is None or before.tag != wrapper.tag or parent.tag == f"{W}rPr":
            continue
        if all(before.get(f"{W}{name}") == wrapper.get(f"{W}{name}") for name in ("author", "date")):
            for child in reversed(list(before)):
                wrapper.insert(0, child)
            parent.remove(before)
    for run in list(paragraph.iter(f"{W}r")):
        before = run.getprevious()
        if before is None or before.tag != f"{W}r" or len(before) == 0 or len(run) == 0:
            continue
        if not (before[-1].tag == run[-1].tag and run[-1].tag in _TEXTS and _one_text(before) and _one_text(run)):
            continue
        looks = [
            b"" if (own := r.find(f"{W}rPr")) is None else etree.tostring(own, method="c14n") for r in (before, run)
        ]
        parent = run.getparent()
        if looks[0] == looks[1] and parent is not None:
            run[-1].text = (before[-1].text or "") + (run[-1].text or "")
            run[-1].set(XML_SPACE, "preserve")
            parent.remove(before)


def _one_text(run: El) -> bool:
    return all(c.tag == f"{W}rPr" for c in list(run)[:-1])


def split_at_signs(paragraph: El) -> list[tuple[El, El | None]]:
    """Parts a paragraph at the signs in it; returns its parts in order, each with the sign that it ended with (None: its own end)."""
    found: list[tuple[El, El | None]] = []
    while True:
        sign = next(paragraph.iter(SIGN), None)
        if sign is None:
            found.append((paragraph, None))
            return found
        first = etree.Element(f"{W}p")
        own = paragraph.find(f"{W}pPr")
        if own is not None:
            first.append(_own_copy(own))
        first.extend(_before(paragraph, sign))
        paragraph.addprevious(first)
        parent = sign.getparent()
        assert parent is not None
        parent.remove(sign)
        cleared(first)
        cleared(paragraph)
        found.append((first, sign))


def _own_copy(own: El) -> El:
    copied = copy.deepcopy(own)
    for node in copied.findall(f"{W}sectPr"):
        copied.remove(node)
    return copied


def _before(home: El, sign: El) -> list[El]:
    """What stands before a sign in a home, taken out of it; what the sign stands in is there twice."""
    taken: list[El] = []
    for child in list(home):
        if child is sign:
            break
        if child.tag in (f"{W}pPr", f"{W}sdtPr", f"{W}sdtEndPr"):
            continue
        if any(node is sign for node in child.iter(SIGN)):
            inside = child.find(f"{W}sdtContent") if child.tag == f"{W}sdt" else child
            assert inside is not None
            parts = _before(inside, sign)
            if child.tag in (f"{W}sdt", f"{W}customXml", f"{W}smartTag"):
                taken += parts  # a control stays one: around what comes after
            else:
                twin = etree.Element(str(child.tag), {str(k): str(v) for k, v in child.attrib.items()})
                twin.extend(parts)
                taken.append(twin)
            break
        home.remove(child)
        taken.append(child)
    return taken
