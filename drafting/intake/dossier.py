"""A dossier from a file, from text or from plain values; and back to plain values, without loss."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from copy import deepcopy
from datetime import date
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from drafting.errors import Finding, InputError, Place, Severity
from drafting.intake.faults import findings, left_out, refused_opens
from drafting.intake.form import SCHEMA, taken_schema
from drafting.intake.plain import Plain, read_plain
from drafting.intake.typed import read_as_typed
from drafting.model import Dossier, Open
from drafting.model.references import faults as reference_faults

M = TypeVar("M", bound=BaseModel)


def load_dossier(path: str | Path) -> Dossier:
    """The dossier in the YAML or JSON file at `path`. Raises InputError with every fault, each with file and line."""
    return parse_dossier(read_text(path), str(path))


def read_text(path: str | Path) -> str:
    """A text file as UTF-8. Raises InputError where it is missing, unreadable or in another encoding."""
    place = Place(str(path))
    try:
        return Path(path).read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise InputError(Finding("intake.no-file", place)) from None
    except UnicodeDecodeError:
        raise InputError(Finding("intake.encoding", place)) from None
    except OSError as error:
        raise InputError(Finding("intake.unreadable", place, {"reason": error.strerror or str(error)})) from None


def parse_dossier(text: str, name: str = "dossier", *, kept: bool = False) -> Dossier:
    """The dossier in a YAML or JSON text; `name` is what findings call it. `kept`: the text is one that drafting wrote itself, in
    which a number in quotes is one with a point (so earlier versions kept it)."""
    return _dossier(read_plain(text, name), kept)


def parse_stored(text: str, name: str) -> tuple[Dossier, list[Finding]]:
    """A dossier that an earlier version kept, and what of it is read otherwise now.

    What that version let be open and this one does not is left out: the field where it has a value of its own, else the entry
    that holds it. Each is told in a warning. Raises InputError for anything else that is wrong.
    """
    plain = read_plain(text, name)
    taken_schema(plain)
    told: list[Finding] = []
    while True:
        try:
            return _dossier(plain, kept=True), told
        except InputError:
            refused = next(iter(refused_opens(plain, Dossier)), None)
            if refused is None:
                raise
            path, finding = refused
            while path and not left_out(plain.value, path, Dossier):
                path = path[:-1]
            if not path:
                raise
            values = {"name": finding.values["name"], "where": finding.values["where"]}
            told.append(Finding("intake.open-left-out", plain.place(path), values, Severity.WARNING))


def dossier_from_plain(value: Any, name: str = "dossier") -> Dossier:
    """The dossier in plain values (as JSON would hold them). Places in findings are paths."""
    return _dossier(Plain(value, name))


def _dossier(plain: Plain, kept: bool = False) -> Dossier:
    taken_schema(plain)
    dossier = validate(plain, Dossier, kept=kept)
    found = []
    for fault in reference_faults(dossier):
        values = dict(fault.values)
        if isinstance(values.get("known"), list):
            values["known"] = ", ".join(values["known"]) or "-"
        found.append(Finding(fault.code, plain.place(fault.path), values))
    if found:
        raise InputError(sorted(found, key=lambda f: (f.place.line or 0, f.code)))
    return dossier


def validate(plain: Plain, model: type[M], *, kept: bool = False) -> M:
    """Plain values as a model. Numbers and dates that were typed as text are read by the locale's one reader where the model expects
    them; `kept` as for `parse_dossier`. Raises InputError with every fault."""
    if not isinstance(plain.value, dict):
        raise InputError(Finding("intake.not-a-mapping", plain.place(())))
    try:
        return model.model_validate(plain.value)
    except ValidationError as error:
        fault = error
    plain.value = deepcopy(plain.value)  # another may hold what was given
    if read_as_typed(fault, plain.value, kept):
        try:
            return model.model_validate(plain.value)
        except ValidationError as error:
            fault = error
    raise InputError(findings(fault, plain, model)) from None


def to_plain(value: Any) -> Any:
    """A model as plain values (str, int, Decimal, list, dict); fields at their default left out; open values as
    `{"open": reason}`; dates as ISO 8601 text."""
    if isinstance(value, Open):
        return {"open": {"nl": value.reason, "en": value.english} if value.english else value.reason}
    if isinstance(value, BaseModel):
        return {
            name: to_plain(inner)
            for name, field in type(value).model_fields.items()
            if (inner := getattr(value, name)) != field.get_default(call_default_factory=True) or field.is_required()
        }
    if isinstance(value, Mapping):
        return {str(key): to_plain(inner) for key, inner in value.items()}
    if isinstance(value, tuple | list):
        return [to_plain(inner) for inner in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    return value


def dossier_json(dossier: Dossier) -> str:
    """The dossier as canonical JSON: sorted keys, exact numbers; reads back to an equal dossier."""

    return exact_json({"schema": SCHEMA, **to_plain(dossier)}, sort_keys=True, indent=1)


def exact_json(value: Any, **layout: Any) -> str:
    """Plain values as JSON in which decimals stand as the numbers they are, to the last figure."""

    def number(value: Any) -> Any:
        if isinstance(value, Decimal):
            return int(value) if value == value.to_integral_value() else f"{_BARE}{value:f}{_BARE}"
        raise TypeError(type(value).__name__)

    return _QUOTED.sub(r"\1", json.dumps(value, ensure_ascii=False, default=number, **layout))


_BARE = "\ufdd0"  # no character of any text: XML and Unicode keep it for use within a program
_QUOTED = re.compile(rf'"{_BARE}([-0-9.]+){_BARE}"')
