"""Numbers, amounts and dates that were typed as text, where the model expects the thing itself."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from pydantic import ValidationError

from drafting.locale import NotationError, typed_amount, typed_date, typed_number

DUTCH = ("nl",)
"""A dossier is written in one notation, whatever the language of its documents; the English is refused with the way to write it."""


def read_as_typed(error: ValidationError, values: Any, kept: bool) -> bool:
    """Reads, in `values`, the texts that pydantic could make nothing of and that are a number, amount or date in one way only; whether
    there were any. `kept`: a number in quotes is one that drafting wrote, with a point."""
    read = False
    for fault in error.errors(include_url=False, include_context=False):
        text, path = fault.get("input"), fault["loc"]
        if not isinstance(text, str):
            continue
        made = _made(text, fault["type"], kept)
        if made is not None:
            read |= _put(values, path, text, made)
    return read


def _made(text: str, sort: str, kept: bool) -> Any:
    try:
        if sort.startswith(("date_", "datetime_")):
            return typed_date(text).isoformat()
        if sort == "number_two_ways":
            return Decimal(text) if kept else None
        if sort in ("number_notation", "number_expected"):
            try:
                return typed_number(text, DUTCH)
            except NotationError:
                amount, currency = typed_amount(text, DUTCH)
                return amount if currency == "EUR" else None
    except NotationError:
        return None
    return None


def _put(values: Any, path: tuple[int | str, ...], text: str, made: Any) -> bool:
    """Puts what was read where its text stands: at `path`, or above it where a plain value stands for a whole one (an amount)."""
    holder: Any = None
    key: Any = None
    for step in path:
        if isinstance(values, str):
            break
        holder, key = values, step
        try:
            values = values[step]
        except (KeyError, IndexError, TypeError):
            return False
    if holder is None or values != text:
        return False
    holder[key] = made
    return True
