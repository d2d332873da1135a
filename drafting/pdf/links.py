"""Links of a PDF that LibreOffice made: each in a Link element, with a description of its own, read in the page's order.

LibreOffice leaves four faults: the way back from a footnote is outside the structure, a field within a field gives two links
over each other, where such a field goes on to the next line the space between its words is a link of its own, and what a link says of
itself is put together wrongly ("artikel Artikel 3737").
Norm: PDF/UA-1 (ISO 14289-1), 7.18; WCAG 2.1, 2.4.4.
"""

from __future__ import annotations

from typing import Any

from drafting.pdf.marks import Mark
from drafting.pdf.structure import Structure

_SAID = {
    "nl": {"note": "Voetnoot {label}", "back": "Terug naar de tekst bij voetnoot {label}"},
    "en": {"note": "Footnote {label}", "back": "Back to the text at footnote {label}"},
}
_NEAR = 1.5  # points: a link's rectangle and the place of what it covers differ by rounding only


def mend_links(structure: Structure, page: Any, marks: dict[int, Mark], lang: str) -> None:
    """Puts the links of a page right. `lang` is the language of what is added."""
    import pikepdf

    annotations = page.obj.get("/Annots")
    if not isinstance(annotations, pikepdf.Array) or not len(annotations):
        return
    page.obj["/Tabs"] = pikepdf.Name.S  # LibreOffice writes a string here
    links = [a for a in annotations if str(a.get("/Subtype")) == "/Link"]
    owned = [a for a in links if structure.annotation_owner(a) is not None]
    dropped, backs = [], []
    for link in links:
        if structure.annotation_owner(link) is not None:
            continue
        if any(_within(link, other) and _same_goal(link, other) for other in owned):
            dropped.append(link)
            continue
        if _tag(structure, page, link, marks):
            backs.append(link)
    if dropped:
        gone = {a.objgen for a in dropped}
        page.obj["/Annots"] = pikepdf.Array([a for a in annotations if a.objgen not in gone])
    for link in links:
        if link not in dropped:
            _join_blank(structure, page, link, marks)
    said = _SAID["en" if lang.startswith("en") else "nl"]
    for link in links:
        if link in dropped:
            continue
        text = " ".join(_text(structure, page, link, marks).split())
        if link in backs and _in_note(structure, link):
            text = said["back"].format(label=text)
        elif len(text) <= 4 and any(_leads_to(link, page, back) for back in backs):
            text = said["note"].format(label=text)
        if text:
            link["/Contents"] = pikepdf.String(text)


def _join_blank(structure: Structure, page: Any, link: Any, marks: dict[int, Mark]) -> None:
    """Lets a Link element that holds spaces only go up in the Link element right before it, its annotation included."""
    owner = structure.annotation_owner(link)
    held = [] if owner is None else structure.marks(owner)
    if owner is None or not held or any(n not in marks or marks[n].text.strip() for _, n in held):
        return
    parent = owner["/P"]
    kids = structure.kids(parent)
    at = next((i for i, kid in enumerate(kids) if getattr(kid, "objgen", None) == owner.objgen), 0)
    before = kids[at - 1] if at else None
    if before is None or getattr(before, "objgen", (0, 0)) == (0, 0) or structure.role(before) != "/Link":
        return
    structure.put_kids(before, [*structure.kids(before), *structure.kids(owner)])
    structure.put_kids(parent, kids[:at] + kids[at + 1 :])
    for _, number in held:
        structure.own_mark(page, number, before)
    structure.own_annotation(link, before)


def _tag(structure: Structure, page: Any, link: Any, marks: dict[int, Mark]) -> bool:
    """Puts a link that nothing owns into a Link element around what it covers."""
    import pikepdf

    under = _under(link, marks)
    owner = structure.owner(page, under[0]) if under else None
    element = structure.element("/Link", owner if owner is not None else structure.root, page)
    if not under or not structure.move_marks(page, under, element):
        # Nothing there that it covers: it stands at the end, and says what it is.
        top = next(structure.elements(), None)
        if top is None:
            return False
        element["/P"] = top
        element["/Alt"] = pikepdf.String(str(link.get("/Contents", "")) or "link")
        structure.put_kids(top, [*structure.kids(top), element])
    structure.hold_annotation(element, link, page)
    return True


def _under(link: Any, marks: dict[int, Mark]) -> list[int]:
    """The marked contents that begin within a link's rectangle and read as something."""
    left, low, right, high = _rectangle(link)
    return [
        number
        for number, mark in sorted(marks.items())
        if mark.x is not None
        and mark.y is not None
        and left - 0.5 <= mark.x < right
        and low - _NEAR <= mark.y <= high + _NEAR
        and mark.text.strip()
    ]


def _text(structure: Structure, page: Any, link: Any, marks: dict[int, Mark]) -> str:
    """What a link reads: what its element holds on this page, with what stands before it in its rectangle ("artikel")."""
    owner = structure.annotation_owner(link)
    if owner is None:
        return ""
    here = page.obj.objgen
    own = "".join(
        marks[n].text for at, n in structure.marks(owner) if n in marks and at is not None and at.objgen == here
    )
    seen = " ".join(marks[n].text for n in _under(link, marks))
    return seen if "".join(seen.split()).endswith("".join(own.split())) else own


def _in_note(structure: Structure, link: Any) -> bool:
    node = structure.annotation_owner(link)
    for _ in range(20):
        if node is None or "/P" not in node:
            return False
        if structure.role(node) == "/Note":
            return True
        node = node["/P"]
    return False


def _rectangle(annotation: Any) -> tuple[float, float, float, float]:
    a, b, c, d = (float(n) for n in annotation["/Rect"])
    return min(a, c), min(b, d), max(a, c), max(b, d)


def _within(inner: Any, outer: Any) -> bool:
    a, b = _rectangle(inner), _rectangle(outer)
    return a[0] >= b[0] - _NEAR and a[1] >= b[1] - _NEAR and a[2] <= b[2] + _NEAR and a[3] <= b[3] + _NEAR


def _same_goal(a: Any, b: Any) -> bool:
    return bool(a.get("/Dest") == b.get("/Dest") and a.get("/A") == b.get("/A"))


def _leads_to(link: Any, page: Any, back: Any) -> bool:
    """Whether a link leads to the footnote whose way back `back` is: LibreOffice aims at its upper right corner."""
    goal = link.get("/Dest")
    try:
        if goal is None or goal[0].objgen != page.obj.objgen:
            return False
        x, y = float(goal[2]), float(goal[3])
    except (TypeError, ValueError, IndexError, AttributeError):
        return False
    left, low, right, high = _rectangle(back)
    return left - _NEAR <= x <= right + _NEAR and low - _NEAR <= y <= high + _NEAR
