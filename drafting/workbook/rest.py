"""What the columns cannot hold, as rows of the sheet Overig: a place in the portfolio, and the content there as JSON.

Found by comparing a portfolio with what its own cells give back, so nothing can be forgotten: another organisation, a milestone,
an address, a text too long for a cell. Entries of a list are named by their ids.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from drafting.errors import Finding, Place, Severity
from drafting.intake.dossier import exact_json
from drafting.workbook.layout import COMPANY, LETTER, SHEETS, Column

_PIECE = 30_000
"""Characters of content in one cell; a longer one goes on in the next row."""
_ORDER = "@volgorde"
"""In a place: the order of a list's ids, where its entries stand in both the columns and here."""
_Steps = tuple[str, ...]
_Path = tuple[str | int, ...]


def rest(plain: Mapping[str, Any], again: dict[str, Any]) -> list[dict[str, Any]]:
    """The rows that make `again`, the portfolio as its cells give it, the same as `plain`."""
    _level(again)
    rows = []
    for steps, value in _missing(plain, again, ()):
        company = ""
        if steps[:1] == ("companies",) and len(steps) > 2:
            company, steps = steps[1], steps[2:]
            held = next(c for c in plain["companies"] if c["id"] == company)
            if "dossier" in held and not _has_column(steps):
                continue  # its dossier file keeps it
        text = exact_json(value)
        for at in range(0, len(text), _PIECE):
            place = "/".join(steps) + (f"#{at // _PIECE + 1}" if at else "")
            row = {"Plaats": place, "Inhoud": text[at : at + _PIECE]}
            rows.append({**row, COMPANY.heading: company} if company else row)
    return rows


def _missing(a: Any, b: Any, steps: _Steps) -> Iterator[tuple[_Steps, Any]]:
    """What `a` holds and `b` does not, or otherwise."""
    if _is_mapping(a) and _is_mapping(b):
        for key, value in a.items():
            if key in b:
                yield from _missing(value, b[key], (*steps, key))
            else:
                yield (*steps, key), value
    elif _by_id(a) and _by_id(b):
        held = {entry["id"]: entry for entry in b}
        for entry in a:
            if entry["id"] in held:
                yield from _missing(entry, held[entry["id"]], (*steps, entry["id"]))
            else:
                yield (*steps, entry["id"]), entry
        after = [e["id"] for e in b] + [e["id"] for e in a if e["id"] not in held]
        if after != (wanted := [e["id"] for e in a]):
            yield (*steps, _ORDER), wanted
    elif a != b:
        yield steps, a


def _is_mapping(value: Any) -> bool:
    return isinstance(value, dict) and value.keys() != {"open"}


def _by_id(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(e, dict) and "id" in e for e in value)


def _has_column(steps: _Steps) -> bool:
    """Whether the sheets show the field at `steps` of a company."""
    sheet = next((s for s in SHEETS if s.company and s.path == steps[0]), None)
    if sheet is not None and len(steps) > 2:
        return any(c.field.partition(".")[0] == steps[2] for c in sheet.columns)
    return sheet is None and any(c.field == steps[0] for s in SHEETS if s.path == "companies" for c in s.columns)


def _level(again: dict[str, Any]) -> None:
    """Brings what cells give in the shape that the model's own plain values have, so that only real differences are left."""
    _level_entry(again, LETTER)
    for sheet in SHEETS:
        *above, last = sheet.path.split(".")
        homes: list[Any] = [again]
        if sheet.company:
            homes += again.get("companies", [])
        for home in homes:
            for key in above:
                home = home.get(key, {})
            for entry in home.get(last, ()) if last else ():
                _level_entry(entry, sheet.columns)
    for company in again.get("companies", []):
        named = [c for s in SHEETS if s.path == "companies" for c in s.columns]
        for organisation in company.get("organisations", ()):
            _level_entry(organisation, tuple(named))
        company.setdefault("company", company.get("id"))


def _level_entry(entry: dict[str, Any], columns: tuple[Column, ...]) -> None:
    for column in columns:
        *above, last = column.field.split(".")
        home: Any = entry
        for key in above:
            home = home.get(key, {}) if isinstance(home, dict) else {}
        if not isinstance(home, dict) or last not in home:
            continue
        value = home[last]
        if isinstance(value, dict) and value.keys() == {"open"}:
            continue
        if column.sort in ("words", "english"):
            home[last] = (
                {"nl": value, "en": value} if isinstance(value, str) else {k: v for k, v in value.items() if v != ""}
            )
        elif column.sort == "money" and not isinstance(value, dict):
            home[last] = {"amount": value}
        elif column.sort == "step":
            text = str(value)
            missing = {4: ("-01-01", "year"), 7: ("-01", "month")}.get(len(text))
            if missing:
                home[last], home["precision"] = text + missing[0], missing[1]


def put_back(
    value: dict[str, Any], where: dict[_Path, Place], rows: Sequence[tuple[Mapping[str, Any], Place]]
) -> list[Finding]:
    """Puts the rows of the sheet, each with its place, back in plain values, and their places in `where`. What they belonged to
    may be gone, or their content spoilt by hand: those rows are told."""
    joined: dict[tuple[str, str], tuple[str, Place]] = {}
    for row, place in rows:
        key = (str(row.get(COMPANY.heading, "")), str(row.get("Plaats", "")).partition("#")[0])
        text = str(row.get("Inhoud", ""))
        joined[key] = (joined[key][0] + text, joined[key][1]) if key in joined else (text, place)
    found = []
    # An order last, when all its entries are there.
    for (company, steps), (text, place) in sorted(joined.items(), key=lambda j: j[0][1].endswith(_ORDER)):
        try:
            content = json.loads(text, parse_float=Decimal)
        except ValueError:
            found.append(Finding("workbook.rest-spoilt", place, {"found": steps}))
            continue
        whole = ["companies", company, *steps.split("/")] if company else steps.split("/")
        if not _put(value, where, whole, content, place):
            found.append(Finding("workbook.rest-orphan", place, {"found": steps}, Severity.WARNING))
    return found


def _put(value: dict[str, Any], where: dict[_Path, Place], steps: list[str], content: Any, place: Place) -> bool:
    home: Any = value
    path: _Path = ()
    *above, last = steps
    for step in above:
        home, path = _into(home, path, step)
        if home is None:
            return False
    if isinstance(home, list) and last == _ORDER and isinstance(content, list):
        _reorder(home, where, path, {str(key): i for i, key in enumerate(content)})
    elif isinstance(home, list) and isinstance(content, dict):
        where[*path, len(home)] = place
        home.append(content)
    elif isinstance(home, dict):
        home[last] = content
        where[*path, last] = place
    else:
        return False
    return True


def _into(home: Any, path: _Path, step: str) -> tuple[Any, _Path]:
    if isinstance(home, list):
        at = next((i for i, e in enumerate(home) if isinstance(e, dict) and e.get("id") == step), None)
        return (None, path) if at is None else (home[at], (*path, at))
    if not isinstance(home, dict) or step not in home:
        return None, path
    inner = home[step]
    # What a cell gives short, with more to come: an amount without its currency, a text for both languages.
    if isinstance(inner, Decimal):
        inner = home[step] = {"amount": inner}
    elif isinstance(inner, str):
        inner = home[step] = {"nl": inner, "en": inner}
    return (inner, (*path, step)) if isinstance(inner, dict | list) else (None, path)


def _reorder(entries: list[Any], where: dict[_Path, Place], path: _Path, order: Mapping[str, int]) -> None:
    """Entries in their order, those it does not name last, and the places with them."""
    was = sorted(range(len(entries)), key=lambda i: (order.get(entries[i].get("id"), len(order)), i))
    now = {old: new for new, old in enumerate(was)}
    entries[:] = [entries[i] for i in was]
    depth = len(path)
    moved = {k: v for k, v in where.items() if k[:depth] == path and len(k) > depth and isinstance(k[depth], int)}
    for key in moved:
        del where[key]
    for key, held in moved.items():
        where[*path, now[int(key[depth])], *key[depth + 1 :]] = held
