"""The entries of a table of contents whose headings a condition dropped: they go too, until Word makes the table anew."""

from __future__ import annotations

import re

from lxml import etree

from drafting.word.styles import W, value

ENTRY = "_Toc"
"""How the bookmarks begin that Word makes for a table of contents."""


def without_entries(xml: bytes, names: set[str]) -> bytes:
    """A filled part without the entries that lead to bookmarks in `names`."""
    root = etree.fromstring(
        xml, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
    )
    pointed = re.compile(rf"\s*PAGEREF\s+({'|'.join(map(re.escape, names))})\b")
    for paragraph in list(root.iter(f"{W}p")):
        links = [n for n in paragraph.iter(f"{W}hyperlink") if value(n, "anchor") in names]
        codes = [n for n in paragraph.iter(f"{W}instrText") if pointed.match(n.text or "")]
        parent = paragraph.getparent()
        if not (links or codes) or parent is None:
            continue
        if _balanced(paragraph):
            parent.remove(paragraph)
            continue
        for link in links:  # the field of the whole table begins or ends in this paragraph
            holder = link.getparent()
            if holder is not None and _balanced(link):
                holder.remove(link)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _balanced(node: etree._Element) -> bool:
    depth = 0
    for mark in node.iter(f"{W}fldChar"):
        depth += {"begin": 1, "end": -1}.get(value(mark, "fldCharType"), 0)
        if depth < 0:
            return False
    return depth == 0
