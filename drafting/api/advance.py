"""A dossier on its way to the next document: what an earlier stage holds carried over, marked to be confirmed."""

from __future__ import annotations

import codecs
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from drafting import locale, messages
from drafting.api import places
from drafting.api.workspace import Where, workspace_around
from drafting.errors import Finding, Place, UsageError
from drafting.intake import parse_dossier, read_plain, read_text
from drafting.intake.splice import put_entry
from drafting.model import Dossier, Open, Quantity, Stage

_FIGURES = ("value", "low", "high", "additional")
_SAME = ("substance", "project", "site", "direction", "year", "name")
_LONGEST_ID = 28


@dataclass(frozen=True, slots=True)
class AdvancedFile:
    """The bytes of the dossier with what was carried over, and a finding for each entry."""

    content: bytes
    changes: tuple[Finding, ...]


def advance_file(path: str | Path, to: str, workspace: Where = None) -> AdvancedFile:
    """The dossier at `path` made ready for the document of kind `to`, every byte that had no reason to change as it was.

    Added are the step of that stage where there is none (planned, its day open), the document's entry with the parties and place of the
    one before, and a copy of every quantity and obligation of the nearest earlier stage that has no counterpart there yet. Their figures and texts
    are open values that say what was agreed before, so that no document prints them as agreed until somebody confirms them.
    Raises InputError, UsageError for a kind that is no step of the process or where that has ended.
    """
    text = read_text(path)
    dossier = parse_dossier(text, str(path))
    templates = places.templates(workspace or workspace_around(path))
    of_stages = [o for k in templates.kinds if (o := templates.outline(k)).stage is not None and not o.asks]
    outline = next((o for o in of_stages if o.id == to), None)
    if outline is None or outline.stage is None:
        known = ", ".join(o.id for o in of_stages)
        raise UsageError(Finding("cli.advance-kind", Place(path="--to"), {"found": to, "known": known}))
    earlier = [o for o in of_stages if o.order < outline.order]
    if any(e.stage == Stage.DISCONTINUED and not e.planned for e in dossier.stages):
        raise UsageError(Finding("cli.advance-stopped", Place(str(path), path="stages")))
    made = _Advance(dossier, text, str(path))
    made.step(outline.stage, outline.id)
    made.document(outline.id, [o.id for o in reversed(earlier)])
    labels = {o.stage: o.abbreviation for o in earlier if o.stage is not None}
    made.entries("quantities", outline.stage, labels)
    made.entries("obligations", outline.stage, labels)
    mark = codecs.BOM_UTF8 if Path(path).read_bytes().startswith(codecs.BOM_UTF8) else b""
    parse_dossier(made.text, str(path))
    return AdvancedFile(mark + made.text.encode(), tuple(made.changes))


class _Advance:
    def __init__(self, dossier: Dossier, text: str, name: str) -> None:
        self.dossier, self.text, self.name = dossier, text, name
        self.plain: Mapping[str, Any] = read_plain(text, name).value
        self.changes: list[Finding] = []
        self.taken = {e.id for field in ("quantities", "obligations", "stages") for e in getattr(dossier, field)}

    def _put(self, keys: tuple[str | None, ...], value: Any, code: str, path: str, **values: Any) -> None:
        self.text = put_entry(self.text, keys, value, self.name)
        self.changes.append(Finding(code, Place(self.name, path=path), values))

    def step(self, stage: Stage, kind: str) -> None:
        """The step of the stage, planned, after the last one."""
        if any(e.stage == stage for e in self.dossier.stages):
            return
        key = self._free(kind)
        day = {"nl": "datum nog te bepalen", "en": "date to be settled"}
        entry: dict[str, Any] = {"id": key, "stage": stage.value, "date": {"open": day}, "planned": True}
        if self.dossier.stages:
            entry["after"] = [self.dossier.stages[-1].id]
        self._put(("stages", None), entry, "cli.advance-step", f"stages.{key}")

    def document(self, kind: str, before: list[str]) -> None:
        """The document's entry, with the place and the parties of the latest one before it."""
        there = set(self.dossier.documents)
        if there & {kind}:
            return
        given = self.plain.get("documents") or {}
        last: Mapping[str, Any] = next((given[k] for k in before if isinstance(given.get(k), Mapping)), {})
        day = {"nl": "datum van ondertekening", "en": "date of signing"}
        entry = {"date": {"open": day}, **{k: last[k] for k in ("place", "parties") if k in last}, "version": "0.1"}
        self._put(("documents", kind), entry, "cli.advance-document", f"documents.{kind}")

    def entries(self, field: str, stage: Stage, labels: Mapping[Stage, str]) -> None:
        """The entries of the nearest earlier stage that has any, without those that the stage has a counterpart of already."""
        own = getattr(self.dossier, field)
        source = next((s for s in reversed(list(labels)) if any(e.stage == s for e in own)), None)
        if source is None:
            return
        there = [e for e in own if e.stage == stage]
        for entry, plain in zip(own, self.plain[field], strict=True):
            if entry.stage == source and not any(_counterpart(entry, other) for other in there):
                key = self._free(_renamed(entry.id, source.value, stage.value))
                made = {"id": key, **dict(_carried(entry, plain, labels[source])), "stage": stage.value}
                self._put(
                    (field, None), made, "cli.advance-entry", f"{field}.{key}", source=entry.id, label=labels[source]
                )

    def _free(self, key: str) -> str:
        """An id that nothing has yet."""
        key = key[:_LONGEST_ID].rstrip("-")
        tries = [key, *(f"{key[: _LONGEST_ID - 2]}-{n}" for n in range(2, 10))]
        found = next(k for k in tries if k not in self.taken)
        self.taken.add(found)
        return found


def _renamed(key: str, source: str, stage: str) -> str:
    words = key.split("-")
    return "-".join(stage if w == source else w for w in words) if source in words else f"{stage}-{key}"


def _counterpart(entry: Any, other: Any) -> bool:
    if isinstance(entry, Quantity):
        return all(getattr(entry, name) == getattr(other, name) for name in _SAME)
    return bool(other.counterpart == entry.id)


def _carried(entry: Any, plain: Mapping[str, Any], label: str) -> Iterator[tuple[str, Any]]:
    """The fields of a copy, in their order: figures and texts to be confirmed, all else as it is."""
    quantity = isinstance(entry, Quantity)
    for name, value in plain.items():
        if name in ("id", "stage", "counterpart", *(("source", "note") if quantity else ())):
            continue
        now: Any = getattr(entry, name, None)
        if isinstance(now, Open):
            yield name, value
        elif quantity and name in _FIGURES:
            yield name, {"open": {lang: _was(lang, label, locale.get(lang).number(now)) for lang in ("nl", "en")}}
        elif not quantity and name == "text":
            yield name, {"open": {lang: _was(lang, label, now.get(lang)) for lang in ("nl", "en")}}
        else:
            yield name, value
    if not quantity:
        yield "counterpart", entry.id


def _was(lang: str, label: str, shown: str) -> str:
    return messages.text("cli.advance-was", lang, label=label, shown=shown)
