"""What was typed in a form put into the dossier's text: one changed field is one changed value, and nothing of anybody is lost."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Any

from drafting import locale
from drafting.api.form import PARTS, FormField, entry_of, form_part, is_model, leaves, may_be_open, points_to
from drafting.errors import Finding, InputError, Place
from drafting.intake import parse_dossier, read_plain
from drafting.intake.splice import put_entry, put_value
from drafting.intake.splicing import Edit, spliced
from drafting.model import Dossier, LocalText
from drafting.model.base import own_type

Typed = Mapping[str, tuple[str, ...]]
"""Of each field by its name what was typed: value, English, reason why it is open, then all that were ticked."""


@dataclass(frozen=True, slots=True)
class Clash:
    """A field that two people changed: what it was, what the other made of it, what this one did."""

    name: str
    label: str
    was: str
    theirs: str
    ours: str


@dataclass(slots=True)
class Saved:
    """The text with what was typed; which fields changed; what is wrong, by field; what another changed in the meantime."""

    text: str
    changed: list[str] = field(default_factory=list)
    faults: dict[str, Finding] = field(default_factory=dict)
    elsewhere: list[Finding] = field(default_factory=list)
    clashes: list[Clash] = field(default_factory=list)


def save_part(
    shown: str, now: str, part: str, lang: str, typed: Typed, taken: Mapping[str, str] | None = None, name: str = "dossier"
) -> Saved:  # fmt: skip
    """What was typed in the form of `part`, made from the text `shown`, put into the text as it is `now`.

    Only fields that were changed are touched. One that another changed in the meantime as well is a clash, unless `taken` says for it "ours" or
    "theirs". Where anything is wrong or clashes, the text is not to be kept. Raises InputError where `now` is no YAML or JSON.
    """
    before = {f.name: f for f in leaves(form_part(shown, part, lang, name))}
    current = {f.name: f for f in leaves(form_part(now, part, lang, name))} if now != shown else before
    made = Saved(now)
    for key, one in before.items():
        said = typed.get(key)
        if said is None or one.sort == "file" or _same(one, said):
            continue
        there = current.get(key)
        chosen = (taken or {}).get(key, "")
        if there is not None and there.said != one.said and not _same(there, said):
            if chosen == "theirs":
                continue
            if chosen != "ours":
                made.clashes.append(Clash(key, one.label, _shown(one.said), _shown(there.said), _shown(said)))
                continue
        _put(made, there or one, said, name)
    if not made.faults and not made.clashes and made.changed:
        _check(made, part, lang, name)
    return made


def _same(one: FormField, said: tuple[str, ...]) -> bool:
    typed = (*(s.strip() for s in said[:3]), *said[3:])
    return typed == (*(s.strip() for s in one.said[:3]), *one.said[3:])


def _shown(said: tuple[str, ...]) -> str:
    return " / ".join(s for s in said if s) or "–"


def _put(made: Saved, one: FormField, said: tuple[str, ...], name: str) -> None:
    value, english, reason = (s.strip() for s in said[:3])
    try:
        if reason and not (value or english or said[3:]):
            entry: Any = {"open": reason}
        elif one.sort == "local":
            entry = _local(made.text, one, value, english, name)
        elif one.sort == "many":
            entry = list(said[3:])
        elif one.sort == "yes":
            entry = bool(value)
        else:
            entry = _READ.get(one.sort, str)(value) if value else None
    except (locale.NotationError, ValueError):
        made.faults[one.name] = Finding(f"web.no-{one.sort}", Place(path=one.name), {"found": value})
        return
    try:
        if entry in (None, [], ""):
            made.text = _cleared(made.text, one, name)
        else:
            made.text = put_entry(made.text, one.path, entry, name)
        made.changed.append(one.name)
    except InputError as error:
        made.faults[one.name] = error.findings[0]


_READ: dict[str, Callable[[str], Any]] = {
    "number": locale.typed_number,
    "numbers": lambda text: [int(one) for one in text.replace(";", ",").split(",") if one.strip()],
    "date": lambda text: date.fromisoformat(text).isoformat(),
}


def _local(text: str, one: FormField, value: str, english: str, name: str) -> Any:
    """A text in two languages; one string stays one string."""
    there = _at(text, one, name)
    if not english and not isinstance(there, Mapping):
        return value or None
    return {k: v for k, v in (("nl", value), ("en", english)) if v} or None


def _at(text: str, one: FormField, name: str) -> Any:
    value = read_plain(text, name).value
    for step in one.path:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            return None
    return value


def _cleared(text: str, one: FormField, name: str) -> str:
    if _at(text, one, name) is None:
        return text
    return put_value(text, one.path, "", name) if one.needed else spliced(text, [Edit("remove", one.path)])


def _check(made: Saved, part: str, lang: str, name: str) -> None:
    """Holds the new text to the model: each fault at its field, those of other parts by themselves."""
    try:
        parse_dossier(made.text, name)
    except InputError as error:
        by_line = {f.line: f.name for f in leaves(form_part(made.text, part, lang, name)) if f.line}
        for finding in error.findings:
            at = by_line.get(finding.place.line or 0, "")
            if at and at not in made.faults:
                made.faults[at] = finding
            else:
                made.elsewhere.append(finding)


# ---------------------------------------------------------------- entries


def add_entry(text: str, part: str, key: str, name: str = "dossier") -> tuple[str, str]:
    """A new entry at the end of the list `key`, with an id of its own and all that it needs declared open; the text and the entry's id.
    Raises InputError where the list takes no entry that says nothing yet, KeyError for a list that there is not in the part."""
    if key not in PARTS[part]:
        raise KeyError(key)
    entry = entry_of(own_type(Dossier.model_fields[key].annotation))
    plain = read_plain(text, name).value
    known = (
        {str(e.get("id")) for e in plain.get(key) or () if isinstance(e, Mapping)}
        if isinstance(plain, Mapping)
        else set()
    )
    number = len(known) + 1
    stem = _STEMS.get(key, key.rstrip("s"))
    while f"{stem}-{number}" in known:
        number += 1
    made_id = f"{stem}-{number}"
    value = _minimal(entry, plain if isinstance(plain, Mapping) else {}, made_id)
    made = put_entry(text, (key, None), value, name)
    parse_dossier(made, name)
    return made, made_id


_STEMS = {
    "organisations": "partij", "persons": "persoon", "sites": "locatie", "projects": "project", "quantities": "hoeveelheid", "support": "steun",
    "obligations": "verplichting", "stages": "stap", "terms": "begrip", "triggers": "grond", "sources": "bron", "advice": "punt",
}  # fmt: skip


_FIRST: dict[str, Any] = {"value": {"open": "nog in te vullen"}}
"""What an entry that says nothing yet needs beside its required fields."""
_ONLY: dict[str, dict[str, Any]] = {"Source": {"kind": "document"}}


def _minimal(model: Any, dossier: Mapping[str, Any], key: str) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for name, info in model.model_fields.items():
        own = own_type(info.annotation)
        if name == "id":
            made["id"] = key
        elif not info.is_required():
            continue
        elif may_be_open(info):
            made[name] = {"open": "nog in te vullen"}
        elif to := points_to(info):
            entries = dossier.get(to) or ()
            made[name] = next((e["id"] for e in entries if isinstance(e, Mapping) and "id" in e), "")
        elif isinstance(own, type) and issubclass(own, Enum):
            made[name] = next(iter(own)).value
        elif own is LocalText or own is str:
            made[name] = "…"
        elif is_model(own):
            made[name] = _minimal(own, dossier, key)
        elif entry_of(own) is not None:
            made[name] = []
        else:
            made[name] = 1
    return (
        made
        | {k: v for k, v in _FIRST.items() if k in model.model_fields and k not in made}
        | _ONLY.get(model.__name__, {})
    )
