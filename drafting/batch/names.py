"""File names made of data: no path escapes, no device names, no name too long, diacritics kept."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from string import Formatter
from typing import Any

from drafting.errors import Finding, UsageError

MAX_BYTES = 200  # of a name with its ending; file systems hold 255
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f\u200b-\u200f\u2028-\u202e\u2066-\u2069]')
_DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)")


def safe_name(stem: str, ending: str) -> str:
    """`stem.ending` as a name that every common file system takes.

    Forbidden characters become an underscore; a name too long is cut and gets eight figures of its hash, so that two
    long names stay two.
    """
    text = unicodedata.normalize("NFC", stem)
    text = _FORBIDDEN.sub("_", text).strip(" .")
    if not text or _DEVICES.match(text):
        text = f"_{text}"
    room = MAX_BYTES - len(ending.encode()) - 1
    if len(text.encode()) > room:
        mark = "~" + hashlib.sha256(stem.encode()).hexdigest()[:8]
        text = text.encode()[: room - len(mark)].decode(errors="ignore").rstrip(" .") + mark
    return f"{text}.{ending}"


@lru_cache(64)
def pieces_of(pattern: str) -> tuple[tuple[str, str | None, str | None, str | None], ...]:
    """Texts and fields of a pattern. Raises UsageError for a pattern that is none."""
    try:
        return tuple(Formatter().parse(pattern))
    except ValueError as error:
        raise UsageError(Finding("batch.bad-pattern", values={"pattern": pattern, "reason": str(error)})) from None


def empty_fields(pattern: str, record: Mapping[str, Any]) -> tuple[str, ...]:
    """The fields of a pattern that are empty in this record, each once."""
    record = reachable(record)
    fields = dict.fromkeys(field for _, field, _, _ in pieces_of(pattern) if field is not None)
    return tuple(f for f in fields if f in record and (record[f] is None or not str(record[f]).strip()))


@lru_cache(maxsize=64)
def _also(headings: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """The names by which a template can write headings that are none (KvK_nummer, kvk_nummer), each with its heading."""
    from drafting.api.records import name_of

    found: dict[str, set[str]] = {}
    for heading in headings:
        made = name_of(heading)
        for name in {made, made.lower()}:
            if name and name not in headings:
                found.setdefault(name, set()).add(heading)
    return tuple((name, of.pop()) for name, of in found.items() if len(of) == 1)


def reachable(record: Mapping[str, Any]) -> dict[str, Any]:
    """A record whose fields can be named in a template too where their headings are no names: "KvK-nummer" as kvk_nummer as well."""
    made = dict(record)
    for name, heading in _also(tuple(map(str, record))):
        made[name] = record[heading]
    return made


def fill_name(pattern: str, record: Mapping[str, Any]) -> str:
    """`{kvk}-{naam}` with the record's values: names of fields only, no attribute and no index can be reached.

    Raises UsageError for a field that the record does not have, a pattern that is none, and where all its fields are empty.
    """
    out = []
    pieces = pieces_of(pattern)
    given, record = record, reachable(record)
    for text, field, _, _ in pieces:
        out.append(text)
        if field is not None:
            if field not in record:
                known = ", ".join(map(str, given))
                raise UsageError(Finding("batch.unknown-field", values={"field": field, "known": known}))
            out.append("" if record[field] is None else str(record[field]).strip())
    fields = [field for _, field, _, _ in pieces if field is not None]
    if fields and len(empty_fields(pattern, record)) == len(set(fields)):
        raise UsageError(Finding("batch.empty-name", values={"fields": ", ".join(dict.fromkeys(fields))}))
    return "".join(out)
