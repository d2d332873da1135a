"""Opaque keys in place of the names under which nodes are kept in a Word file, and back: what leaves the house tells nothing of dossier
and library, and what comes back is still known.

A key is the ordinal of a node in the tree that the file was built from, so that whoever has that tree (in a revision, or by
assembling it anew) can undo it: bookmarks are `_k<ordinal>`, tags of content controls `k<ordinal>`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from drafting import tree
from drafting.word.text import bookmark_name

BOOKMARK = re.compile(r"_k\d+\Z")
TAG = re.compile(r"k\d+\Z")
_HAS_KEYS = re.compile(rb'<w:bookmarkStart [^>]*w:name="_k\d+"|<w:tag w:val="k\d+"')
_TAG_XML = re.compile(rb'(<w:tag w:val=")(k\d+)(")')
_BOOKMARK_XML = re.compile(rb"(?<![A-Za-z0-9_])_k\d+(?![A-Za-z0-9_])")


@dataclass(frozen=True, slots=True)
class Keys:
    """The opaque names of a document: of bookmarks and of tags, by the names they stand for."""

    bookmarks: Mapping[str, str] = field(default_factory=dict)
    tags: Mapping[str, str] = field(default_factory=dict)


def keys_of(document: tree.Document) -> Keys:
    """The keys of a document; the same tree gives the same ones."""
    bookmarks: dict[str, str] = {}
    tags: dict[str, str] = {}
    ordinal = 0
    for node in tree.walk(document):
        ordinal += 1
        wid, clause = getattr(node, "wid", ""), getattr(node, "clause", "")
        if wid:
            bookmarks.setdefault(bookmark_name(wid), f"_k{ordinal}")
            tags.setdefault(f"part:{wid}", f"k{ordinal}")
        if clause:
            tags.setdefault(f"clause:{clause}", f"k{ordinal}")
        if isinstance(node, tree.Value):
            tags.setdefault(f"value:{node.path}", f"k{ordinal}")
        elif isinstance(node, tree.DefinedTerm):
            tags.setdefault(f"term:{node.term}", f"k{ordinal}")
        elif isinstance(node, tree.Withheld):
            tags.setdefault(f"withheld:{node.ground}", f"k{ordinal}")
    for key, said in document.cover.items():
        ordinal += 1
        tags.setdefault(f"cover:{key}[]" if isinstance(said, list | tuple) else f"cover:{key}", f"k{ordinal}")
    return Keys(bookmarks, tags)


def has_keys(parts: Mapping[str, bytes]) -> bool:
    """Whether a package carries opaque keys."""
    return any(part.endswith(".xml") and _HAS_KEYS.search(raw) for part, raw in parts.items())


def revealed(parts: Mapping[str, bytes], keys: Keys) -> dict[str, bytes]:
    """The parts with every key that `keys` knows replaced by the name it stands for; parts without any stay as they are."""
    tags = {key.encode(): name.encode() for name, key in keys.tags.items()}
    bookmarks = {key.encode(): name.encode() for name, key in keys.bookmarks.items()}
    made = dict(parts)
    for part, raw in parts.items():
        if not part.endswith(".xml") or (b'"k' not in raw and b"_k" not in raw):
            continue
        raw = _TAG_XML.sub(lambda m: m[1] + tags.get(m[2], m[2]) + m[3], raw)
        made[part] = _in_names(raw, bookmarks)
    return made


_NAMES = re.compile(
    rb'(<w:bookmarkStart [^>]*w:name="|w:anchor="|w:instr="|<w:(?:del)?[iI]nstrText(?: [^>]*)?>)([^"<]*)'
)


def _in_names(raw: bytes, bookmarks: Mapping[bytes, bytes]) -> bytes:
    """Only where names of bookmarks stand: the text of a document may hold "_k1" as well."""
    return _NAMES.sub(lambda m: m[1] + _BOOKMARK_XML.sub(lambda k: bookmarks.get(k[0], k[0]), m[2]), raw)
