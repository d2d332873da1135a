"""Fields: live numbers, page numbers, and what stands in their place until Word or LibreOffice counts them anew.

A complex field is five runs (begin, code, separate, result, end) and may hold another in its code. What Word and
LibreOffice do with each shape is in docs/word-notes.md.
"""

from __future__ import annotations

from functools import lru_cache

from drafting.tree import Reference
from drafting.word.text import bookmark_name, escape, text_xml

FIXED = 'IF 1 = 1 "'
ORDINAL = "\\* OrdText"


def mark(which: str, rpr: str = "") -> str:
    """The run that begins, separates or ends a field."""
    return f'<w:r>{rpr}<w:fldChar w:fldCharType="{which}"/></w:r>'


def instruction(code: str, rpr: str = "") -> str:
    """The run that holds a field's code."""
    return f'<w:r>{rpr}<w:instrText xml:space="preserve"> {escape(code)} </w:instrText></w:r>'


def opening(code: str, rpr: str = "") -> str:
    """A field up to its result."""
    return f"{mark('begin', rpr)}{instruction(code, rpr)}{mark('separate', rpr)}"


def field(code: str, result: str, rpr: str = "") -> str:
    """A complex field with its result as it stands now."""
    return f"{opening(code, rpr)}{result}{mark('end', rpr)}"


END = mark("end")


@lru_cache(maxsize=10_000)
def reference_field(node: Reference, worded: bool, style: str = "", composed: bool = False) -> str:
    """A live number. `REF` with \\n gives the number of the target's paragraph without a trailing point, \\h makes it a
    link. Where the number is `worded` ("Artikel 5"), \\t drops the word. An ordinal is a formula over the number, which
    Word writes in words in the language of the text.

    The last two stand in a QUOTE field: LibreOffice knows neither \\t nor the formula and would print "artikel
    Artikel 5"; a QUOTE it keeps as it stands. Every run has the character style `style`, without which LibreOffice draws
    the whole in blue and underlined. Where leden carry the article's number too (`composed`, "5.2") no formula gives the
    ordinal: then the word stands as it is, and the field keeps its target.
    """
    rpr = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    shown = f"<w:r>{rpr}{text_xml(node.text)}</w:r>"
    name = bookmark_name(node.target)
    if node.form != "ordinal" and not worded:
        return field(f"REF {name} \\n \\h", shown, rpr)
    inner = field(f"REF {name} \\n \\t \\h", shown, rpr)
    if node.form == "ordinal" and composed:
        begin, separate, end = mark("begin", rpr), mark("separate", rpr), mark("end", rpr)
        word = node.text.replace('"', "")
        inner = f"{begin}{instruction(FIXED + word + chr(34), rpr)}{inner}{separate}{shown}{end}"
    elif node.form == "ordinal":
        begin, separate, end = mark("begin", rpr), mark("separate", rpr), mark("end", rpr)
        inner = f"{begin}{instruction('=', rpr)}{inner}{instruction(ORDINAL, rpr)}{separate}{shown}{end}"
    return f"{mark('begin', rpr)}{instruction('QUOTE', rpr)}{inner}{mark('separate', rpr)}{shown}{mark('end', rpr)}"


def page_reference(name: str, page: str) -> str:
    """A live page number of a bookmark."""
    return field(f"PAGEREF {name} \\h", f"<w:r>{text_xml(page)}</w:r>")
