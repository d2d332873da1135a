"""The form that a file says it was written in: `schema:`, a number."""

from __future__ import annotations

from typing import Any

from drafting.errors import Finding, InputError
from drafting.intake.plain import Plain, read_plain

SCHEMA = 2
"""The form that this version writes. 1 is that of drafting 0.1.0, in which any field might be declared open."""


def said_schema(text: str, name: str) -> Any:
    """What a text says of its own form; None where it says nothing."""
    value = read_plain(text, name).value
    return value.get("schema") if isinstance(value, dict) else None


def taken_schema(plain: Plain) -> int:
    """Takes `schema` out of plain values: the number of their form, 1 where they say nothing. Raises InputError for one that
    is no number, or newer than this version knows."""
    if not isinstance(plain.value, dict) or "schema" not in plain.value:
        return 1
    place, found = plain.place(("schema",)), plain.value["schema"]
    plain.value = {
        key: value for key, value in plain.value.items() if key != "schema"
    }  # another may hold what was given
    if not isinstance(found, int) or isinstance(found, bool) or found < 1:
        raise InputError(Finding("intake.schema-number", place, {"schema": SCHEMA}))
    if found > SCHEMA:
        raise InputError(Finding("intake.schema-newer", place, {"found": found, "schema": SCHEMA}))
    return found
