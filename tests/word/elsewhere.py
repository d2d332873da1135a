"""What other programs do to a Word file, by hand: controls unwrapped, bookmarks and fields gone, styles and numbers lost, runs split. Shares nothing
with the product."""

from __future__ import annotations

import copy
import io
import zipfile
from collections.abc import Callable

from lxml import etree

NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{NS}}}"
MAIN = "word/document.xml"
Change = Callable[[etree._Element], None]


def through(raw: bytes, *changes: Change) -> bytes:
    """The file with its document changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in source.namelist():
            content = source.read(name)
            if name == MAIN:
                root = etree.fromstring(content)
                for change in changes:
                    change(root)
                content = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            made.writestr(name, content)
    return out.getvalue()


def _unwrap(node: etree._Element, inside: etree._Element) -> None:
    parent = node.getparent()
    assert parent is not None
    at = parent.index(node)
    for child in reversed(list(inside)):
        parent.insert(at, child)
    parent.remove(node)


def without_controls(root: etree._Element) -> None:
    """As LibreOffice and Google Docs: the content stays."""
    while (control := root.find(f".//{W}sdt")) is not None:
        content = control.find(f"{W}sdtContent")
        _unwrap(control, content if content is not None else control)


def without_bookmarks(root: etree._Element) -> None:
    """As Google Docs."""
    for node in list(root.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
        parent = node.getparent()
        assert parent is not None
        parent.remove(node)


def without_fields(root: etree._Element) -> None:
    """Every field as the text it shows; links as their words."""
    depth: list[bool] = []
    for run in list(root.iter(f"{W}r")):
        parent = run.getparent()
        assert parent is not None
        for node in list(run):
            if node.tag == f"{W}fldChar":
                sort = node.get(f"{W}fldCharType")
                if sort == "begin":
                    depth.append(False)
                elif sort == "separate":
                    depth[-1] = True
                else:
                    depth.pop()
                run.remove(node)
            elif not all(depth):
                run.remove(node)
        if all(c.tag == f"{W}rPr" for c in run):
            parent.remove(run)
    while (link := root.find(f".//{W}hyperlink")) is not None:
        _unwrap(link, link)


def without_styles(root: etree._Element) -> None:
    """Every paragraph plain."""
    for node in list(root.iter(f"{W}pStyle", f"{W}rStyle")):
        parent = node.getparent()
        assert parent is not None
        parent.remove(node)


def without_numbers(root: etree._Element) -> None:
    """Numbering taken off every paragraph."""
    for paragraph in root.iter(f"{W}p"):
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            continue
        for node in properties.findall(f"{W}numPr"):
            properties.remove(node)
        if properties.find(f"{W}pStyle") is not None:
            off = etree.Element(f"{W}numPr")
            etree.SubElement(off, f"{W}ilvl", {f"{W}val": "0"})
            etree.SubElement(off, f"{W}numId", {f"{W}val": "0"})
            properties.insert(1, off)


def split(root: etree._Element) -> None:
    """Every run of some length in three, with marks of a session and of a spelling check between, as Word leaves them."""
    for n, run in enumerate(list(root.iter(f"{W}r"))):
        texts = run.findall(f"{W}t")
        if len(texts) != 1 or len(texts[0].text or "") < 6 or any(c.tag not in (f"{W}rPr", f"{W}t") for c in run):
            continue
        whole = texts[0].text or ""
        at = 2 + n % 3
        parts = [whole[:at], whole[at : at + 2], whole[at + 2 :]]
        for part in reversed(parts[1:]):
            twin = copy.deepcopy(run)
            inner = twin.find(f"{W}t")
            assert inner is not None
            inner.text = part
            inner.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            twin.set(f"{W}rsidR", f"00{n % 90 + 10}A{len(part) % 10}00")
            run.addnext(twin)
            run.addnext(etree.Element(f"{W}proofErr", {f"{W}type": "spellStart"}))
        texts[0].text = parts[0]
        texts[0].set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def other_quotes(root: etree._Element) -> None:
    """Straight quotes and plain spaces."""
    table = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "\u00a0": " "})
    for node in root.iter(f"{W}t"):
        node.text = (node.text or "").translate(table)


WAYS: dict[str, tuple[Change, ...]] = {
    "word": (split,),
    "no controls": (without_controls,),
    "no bookmarks": (without_controls, without_bookmarks),
    "flat fields": (without_fields,),
    "plain styles": (without_styles,),
    "no numbers": (without_numbers,),
    "other quotes": (other_quotes,),
    "google docs": (without_controls, without_bookmarks, without_fields, without_styles, without_numbers, other_quotes, split),
}  # fmt: skip


def replaced(old: str, new: str) -> Change:
    """Words of one paragraph replaced, wherever its runs lie."""

    def change(root: etree._Element) -> None:
        for paragraph in root.iter(f"{W}p"):
            texts = list(paragraph.iter(f"{W}t"))
            whole = "".join(t.text or "" for t in texts)
            at = whole.find(old)
            if at < 0:
                continue
            end, here, first = at + len(old), 0, True
            for node in texts:
                said = node.text or ""
                left, right = max(at - here, 0), min(end - here, len(said))
                here += len(said)
                if left < right:
                    node.text = said[:left] + (new if first else "") + said[right:]
                    first = False
            return
        raise AssertionError(old)

    return change


def gone(words: str) -> Change:
    """The paragraph that holds some words taken out."""

    def change(root: etree._Element) -> None:
        for paragraph in root.iter(f"{W}p"):
            if words in "".join(t.text or "" for t in paragraph.iter(f"{W}t")):
                parent = paragraph.getparent()
                assert parent is not None
                parent.remove(paragraph)
                return
        raise AssertionError(words)

    return change


def added(after: str, words: str) -> Change:
    """A paragraph put after the one that holds some words."""

    def change(root: etree._Element) -> None:
        for paragraph in root.iter(f"{W}p"):
            if after in "".join(t.text or "" for t in paragraph.iter(f"{W}t")):
                new = etree.Element(f"{W}p")
                etree.SubElement(etree.SubElement(new, f"{W}r"), f"{W}t").text = words
                paragraph.addnext(new)
                return
        raise AssertionError(after)

    return change
