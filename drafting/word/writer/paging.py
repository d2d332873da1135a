"""Page numbers in a table of contents that was written without: for who wants them before Word has counted."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from copy import deepcopy

from lxml import etree

from drafting.word.package.opening import open_package
from drafting.word.package.parts import to_bytes
from drafting.word.package.zipping import Plain, write_zip
from drafting.word.reader import read_blocks
from drafting.word.styles import NS, W, value
from drafting.word.text import bookmark_name
from drafting.word.writer.fields import page_reference

_CODE = re.compile(r'(TOC\s+\\o\s+"[^"]*")\s+\\n\b')


def with_pages(docx: bytes, headings: Sequence[tuple[str, int]], name: str = "", *, codec: str = "auto") -> bytes:
    """`docx` with page numbers behind the entries of its table of contents.

    `headings` are the headings of the laid-out document in reading order with their pages, as a PDF's bookmarks give
    them. An entry whose heading is not among them stays as it is. Raises PackageError for a file that cannot be read.
    """
    package = open_package(docx, name)
    root = deepcopy(package.xml(package.main))
    pages = _pages(docx, headings)
    for code in root.iter(f"{W}instrText"):
        if code.text:
            code.text = _CODE.sub(r"\1", str(code.text))
    for paragraph in root.iter(f"{W}p"):
        for link in _entries(paragraph):
            page = pages.get(value(link, "anchor"))
            if page is not None and not any("PAGEREF" in str(t.text) for t in link.iter(f"{W}instrText")):
                link.extend(_runs(f"<w:r><w:tab/></w:r>{page_reference(value(link, 'anchor'), str(page))}"))
    parts = dict(package.parts)
    parts[package.main] = to_bytes(root)
    return write_zip([Plain(part, content) for part, content in parts.items()], codec)


def _entries(paragraph: etree._Element) -> list[etree._Element]:
    """The links of a paragraph that is a line of a table of contents."""
    control = next((c for c in paragraph.iterancestors(f"{W}sdt")), None)
    gallery = control.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery") if control is not None else None
    return list(paragraph.iterfind(f"{W}hyperlink")) if value(gallery) == "Table of Contents" else []


def _runs(xml: str) -> list[etree._Element]:
    return list(etree.fromstring(f'<w:p xmlns:w="{NS}">{xml}</w:p>'))


def _pages(docx: bytes, headings: Sequence[tuple[str, int]]) -> Mapping[str, int]:
    """Bookmark → page: both lists go through the document in order, so each heading is sought after the one before it."""
    found: dict[str, int] = {}
    at = 0
    for block in read_blocks(docx):
        words = _squeezed(block.text)
        if block.level is None or not words or not block.wid:
            continue
        for i in range(at, len(headings)):
            if _squeezed(headings[i][0]).endswith(words):
                found[bookmark_name(block.wid)] = headings[i][1]
                at = i + 1
                break
    return found


def _squeezed(text: str) -> str:
    return "".join(text.split())
