"""Text as XML, and the names under which nodes are kept in a Word file: bookmarks and tags of content controls.

============================  ==========================================================================================
`_<wid>`                      bookmark of a numbered or headed node; hyphens as underscores (a wid has no underscore)
`_drafting_body`              bookmark around the body, so that a reader knows what is cover
`clause:<id>@<version>`       block control around an article, annex, preamble, section or signatures from the library
`part:<wid>`                  the same, where no clause stands behind it
`value:<path>`                inline control around a value of the dossier
`term:<id>`                   inline control around a term where it is defined
`withheld:<ground>`           inline control around the mark of a withheld passage
`cover:<key>`, `cover:<key>[]`  inline control in a frame: a printed value of the cover, an entry of a list of it
============================  ==========================================================================================
"""

from __future__ import annotations

import re

LANGUAGES = {"nl": "nl-NL", "en": "en-GB"}
BODY_BOOKMARK = "_drafting_body"
MAX_TAG = 64
"""Word refuses longer tags and titles of content controls."""

# XML 1.0 cannot hold these; they come in by pasting and are dropped.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_BREAKS = str.maketrans({"\r": None})


def escape(text: str) -> str:
    """`text` as XML character data."""
    if "&" in text or "<" in text or ">" in text:
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text if text.isprintable() else _CONTROL.sub("", text)


def attribute(text: str) -> str:
    """`text` as an XML attribute's value."""
    return escape(text).replace('"', "&quot;").replace("\n", " ").replace("\t", " ").replace("\r", "")


def text_xml(text: str) -> str:
    """The `w:t` of a run's text; a tab and a line feed become Word's own."""
    if not text.isprintable() and ("\t" in text or "\n" in text or "\r" in text):
        pieces = re.split("([\t\n])", text.translate(_BREAKS))
        return "".join(
            "<w:tab/>" if p == "\t" else "<w:br/>" if p == "\n" else f'<w:t xml:space="preserve">{escape(p)}</w:t>'
            for p in pieces
            if p
        )
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>'


def bookmark_name(wid: str) -> str:
    """The bookmark of a node: an underscore (Word hides it) and its wid with hyphens as underscores."""
    return "_" + wid.replace("-", "_")


def wid_of_bookmark(name: str) -> str:
    """The inverse of `bookmark_name`; "" for a bookmark that is not of a node (Word's own, or one made by hand)."""
    if not name.startswith("_") or name == BODY_BOOKMARK or not re.fullmatch(r"_[a-z0-9][a-z0-9_]*", name):
        return ""
    return name[1:].replace("_", "-")
