"""The strict form of the format (ISO/IEC 29500-1) told in the transitional one (29500-4), which Word writes by default and
which all other code reads: other names for the same namespaces and relations.

What else differs between the two (`w:start` for `w:left`, lengths such as "36pt") is read in both forms by
`drafting.word.styles`.
"""

from __future__ import annotations

import re

_HOME = b"http://purl.oclc.org/ooxml/"
_NAME = re.compile(rb"(?<=[\"'])http://purl\.oclc\.org/ooxml/([A-Za-z/]+)(?=[\"'])")
_YEAR = re.compile(
    rb"^(officeDocument/relationships|officeDocument|wordprocessingml|spreadsheetml|presentationml|drawingml|schemaLibrary)\b"
)
_HYPHENS = {
    b"customProperties": b"custom-properties",
    b"extendedProperties": b"extended-properties",
}


def is_strict(raw: bytes) -> bool:
    """Whether a part names a namespace or relation of the strict form."""
    return _HOME in raw


def transitional(raw: bytes) -> bytes:
    """`raw`, an XML part, with the strict names replaced; text that happens to hold such a name is left alone."""
    return _NAME.sub(_told, raw)


def _told(match: re.Match[bytes]) -> bytes:
    path = match[1]
    family = _YEAR.match(path)
    if family is None:
        return match[0]
    if path.startswith(b"officeDocument/"):
        head, _, tail = path.rpartition(b"/")
        path = head + b"/" + _HYPHENS.get(tail, tail)
        first, _, rest = path.partition(b"/")
        return b"http://schemas.openxmlformats.org/" + first + b"/2006/" + rest
    name, _, rest = path.partition(b"/")
    return b"http://schemas.openxmlformats.org/" + name + b"/2006" + (b"/" + rest if rest else b"")
