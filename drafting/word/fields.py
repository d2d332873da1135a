"""Fields: live numbers, page numbers, and what stands in their place until Word or LibreOffice counts them anew.

A complex field is five runs (begin, code, separate, result, end) and may hold another in its code. What Word and
LibreOffice do with each shape is in docs/word-notes.md.
"""

from __future__ import annotations

from functools import lru_cache

from drafting.tree import Reference
from drafting.word.text import bookmark_name, escape, text_xml

BEGIN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
SEPARATE = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
ORDINAL = "\\* OrdText"


def instruction(code: str) -> str:
    """The run that holds a field's code."""
    return f'<w:r><w:instrText xml:space="preserve"> {escape(code)} </w:instrText></w:r>'


def opening(code: str) -> str:
    """A field up to its result."""
    return f"{BEGIN}{instruction(code)}{SEPARATE}"


def field(code: str, result: str) -> str:
    """A complex field with its result as it stands now."""
    return f"{BEGIN}{instruction(code)}{SEPARATE}{result}{END}"


@lru_cache(maxsize=10_000)
def reference_field(node: Reference, worded: bool) -> str:
    """A live number. `REF` with \\n gives the number of the target's paragraph without a trailing point, \\h makes it a
    link. Where the number is `worded` ("Artikel 5"), \\t drops the word. An ordinal is a formula over the number, which
    Word writes in words in the language of the text.

    The last two stand in a QUOTE field: LibreOffice knows neither \\t nor the formula and would print "artikel
    Artikel 5"; a QUOTE it keeps as it stands.
    """
    shown = f"<w:r>{text_xml(node.text)}</w:r>"
    name = bookmark_name(node.target)
    number = field(f"REF {name} \\n \\t \\h", shown)
    if node.form == "ordinal":
        formula = f"{BEGIN}{instruction('=')}{number}{instruction(ORDINAL)}{SEPARATE}{shown}{END}"
        return f"{BEGIN}{instruction('QUOTE')}{formula}{SEPARATE}{shown}{END}"
    if worded:
        return f"{BEGIN}{instruction('QUOTE')}{number}{SEPARATE}{shown}{END}"
    return field(f"REF {name} \\n \\h", shown)


def page_reference(name: str, page: str) -> str:
    """A live page number of a bookmark."""
    return field(f"PAGEREF {name} \\h", f"<w:r>{text_xml(page)}</w:r>")
