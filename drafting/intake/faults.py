"""What pydantic says, in the user's words: place, what was found, what was expected, the nearest known name."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from typing import Any, get_args, get_origin

from pydantic import BaseModel, ValidationError

from drafting.errors import Finding
from drafting.intake.labels import label_of_path
from drafting.intake.plain import PathKey, Plain
from drafting.messages import Both
from drafting.model.base import declares_open, own_type

_ENGLISH = {
    "KvK-nummer": "KvK number",
    "vestigingsnummer": "branch number (vestigingsnummer)",
    "btw-id": "VAT id (btw-id)",
}
# pydantic's error types → our message, with the names of the values it needs.
_SIMPLE = {
    "missing": "intake.missing",
    "string_type": "intake.text-expected",
    "int_type": "intake.whole-expected",
    "int_parsing": "intake.whole-expected",
    "int_from_float": "intake.whole-expected",
    "bool_type": "intake.truth-expected",
    "bool_parsing": "intake.truth-expected",
    "tuple_type": "intake.list-expected",
    "list_type": "intake.list-expected",
    "dict_type": "intake.mapping-expected",
    "model_type": "intake.mapping-expected",
    "model_attributes_type": "intake.mapping-expected",
    "number_expected": "intake.number-expected",
    "decimal_type": "intake.number-expected",
    "decimal_parsing": "intake.number-expected",
    "is_instance_of": "intake.number-expected",
    "too_short": "intake.too-few",
    "string_too_short": "intake.empty",
    "string_too_long": "intake.too-long",
    "open_without_reason": "intake.open-reason",
    "quantity_figure": "intake.quantity-figure",
}


def findings(error: ValidationError, plain: Plain, root: type[BaseModel]) -> list[Finding]:
    """One finding per fault, in the order of the file."""
    faults = error.errors(include_url=False)
    paths = [tuple(f["loc"]) for f in faults]
    # A list whose entries are all wrong is not also empty.
    faults = [
        f for f in faults if f["type"] != "too_short" or not any(p[: len(f["loc"])] == f["loc"] != p for p in paths)
    ]
    found = [
        refused[1] if (refused := _refused_open(fault, plain, root)) else _finding(fault, plain, root)
        for fault in faults
    ]
    unique = {(f.code, f.place, str(f.values)): f for f in found}
    return sorted(unique.values(), key=lambda f: (f.place.line or 0, f.place.column or 0))


def _finding(fault: Any, plain: Plain, root: type[BaseModel]) -> Finding:
    path: PathKey = tuple(fault["loc"])
    sort, ctx, found = fault["type"], fault.get("ctx") or {}, fault.get("input")
    where, name = label_of_path(path), str(path[-1]) if path else ""
    place = plain.place(path)
    values: dict[str, Any] = {"name": name, "where": where, "found": _shown(found)}
    if sort == "extra_forbidden":
        known = _fields_at(root, path[:-1])
        near = _nearest(name, known)
        code = "intake.unknown-field-near" if near else "intake.unknown-field"
        return Finding(code, place, {**values, "near": near, "known": ", ".join(known)})
    if sort == "enum":
        known = [w.strip(" '") for w in str(ctx.get("expected", "")).replace(" or ", ", ").split(",")]
        known = [w for w in known if w]
        near = _nearest(str(found), known)
        code = "intake.unknown-word-near" if near else "intake.unknown-word"
        return Finding(code, place, {**values, "near": near, "known": ", ".join(known)})
    if sort == "missing":
        return Finding("intake.missing", plain.place(path[:-1]), values)
    if sort.startswith(("date_", "datetime_")):
        return Finding(_date_code(str(found)), place, values)
    if sort == "string_pattern_mismatch":
        code = "intake.bad-id" if "a-z0-9" in str(ctx.get("pattern")) else "intake.pattern"
        choices = str(ctx.get("pattern", "")).strip("^$()").replace("|", ", ")
        return Finding(code, place, {**values, "pattern": choices})
    if sort in ("greater_than_equal", "less_than_equal", "greater_than", "less_than"):
        limit = next(iter(ctx.values()), "")
        return Finding(f"intake.{sort.replace('_', '-')}", place, {**values, "limit": limit})
    if sort == "identifier":
        what = str(ctx["what"])
        return Finding("intake.identifier", place, values | ctx | {"what": Both(what, _ENGLISH.get(what, what))})
    if sort in (
        "number_notation",
        "end_before_start",
        "above_cap",
        "wrong_unit",
        "range_order",
        "money_cents",
        "year_twice",
        "path_without_figures",
        "substance_unnamed",
        "unknown_article",
        "number_two_ways",
    ):
        return Finding(f"intake.{sort.replace('_', '-')}", place, values | ctx)
    if sort in _SIMPLE:
        return Finding(_SIMPLE[sort], place, values)
    return Finding("intake.other", place, {**values, "reason": fault["msg"]})


def refused_opens(plain: Plain, root: type[BaseModel]) -> Iterator[tuple[PathKey, Finding]]:
    """Every value of `plain` that is declared open where `root` lets none be, as path and finding."""
    try:
        root.model_validate(plain.value)
    except ValidationError as error:
        for fault in error.errors(include_url=False):
            if (refused := _refused_open(fault, plain, root)) is not None:
                yield refused


def left_out(value: Any, path: PathKey, root: type[BaseModel]) -> bool:
    """Takes what stands at `path` out of plain values, where `root` can do without: a field that need not be there, an entry of
    a list. Whether it could be done."""
    *above, last = path
    if needed(path, root):
        return False
    for step in above:
        value = value[step]
    del value[last]
    return True


def needed(path: PathKey, root: type[BaseModel]) -> bool:
    """Whether what holds the field at `path` below `root` cannot do without it."""
    holder = _type_at(root, path[:-1])
    field = holder.model_fields.get(str(path[-1])) if _is_model(holder) else None
    return _is_model(holder) and (field is None or field.is_required())


def _refused_open(fault: Any, plain: Plain, root: type[BaseModel]) -> tuple[PathKey, Finding] | None:
    """The path and finding of an `open:` without meaning: whatever pydantic says of its inside, it is one fault of the user's."""
    path: PathKey = tuple(fault["loc"])
    if fault["type"] == "open_without_reason":
        return None
    here = plain.value
    for at, step in enumerate(path, 1):
        try:
            here = here[step]
        except (KeyError, IndexError, TypeError):
            return None
        if declares_open(here) and not (isinstance(here["open"], dict) and here["open"].keys() - {"nl", "en"}):
            where = path[:at]
            whole = _is_model(_entry_of(_type_at(root, where)))
            end = "-whole" if whole else "" if isinstance(step, int) or needed(where, root) else "-optional"
            values = {"name": str(where[-1]), "where": label_of_path(where)}
            return where, Finding(f"intake.may-not-be-open{end}", plain.place(where), values)
    return None


def _date_code(found: str) -> str:
    from drafting.locale import NotationError, parse_date

    try:
        parse_date(found)
    except NotationError as error:
        return "intake.no-such-day" if error.reason == "no-such-day" else "intake.date-expected"
    return "intake.date-notation"


def _shown(found: Any) -> str:
    text = "" if isinstance(found, dict | list | tuple) else str(found)
    return text if len(text) <= 60 else text[:57] + "…"


def _nearest(name: str, known: list[str]) -> str:
    """The known name that was probably meant: close in letters, or one that is a part of what was written."""
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.6)
    if near:
        return near[0]
    parts = [
        k
        for k in known
        if len(k) > 3 and any(k.startswith(p) or p.startswith(k[:4]) for p in name.lower().split("_") if len(p) > 2)
    ]
    return parts[0] if parts else ""


def _fields_at(model: Any, path: PathKey) -> list[str]:
    """The field names of the model that stands at `path` below `model`."""
    here = _type_at(model, path)
    return sorted(here.model_fields) if _is_model(here) else []


def _type_at(model: Any, path: PathKey) -> Any:
    """What `path` below `model` holds when it is neither absent nor open."""
    here: Any = own_type(model)
    for step in path:
        if _is_model(here):
            here = own_type(here.model_fields[step].annotation) if step in here.model_fields else here
        else:
            here = _entry_of(here)
    return here


def _entry_of(annotation: Any) -> Any:
    """What a list or mapping holds; anything else itself."""
    args = [a for a in get_args(annotation) if a is not Ellipsis]
    return own_type(args[-1]) if get_origin(annotation) in (tuple, list, dict) and args else annotation


def _is_model(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)
