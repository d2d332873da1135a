"""The clause library as a playbook: listing, showing, checking, norms, previews."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from drafting import tree
from drafting.api import places
from drafting.api.output import write_file
from drafting.api.workspace import Where
from drafting.assembly import Outline, Templates
from drafting.assembly.single import render_clause
from drafting.clauses import FIRMNESSES, POSITIONS, Clause, Library
from drafting.clauses.check import static_findings
from drafting.clauses.combinations import clashes
from drafting.clauses.lock import NAME as LOCK
from drafting.clauses.lock import findings as lock_findings
from drafting.clauses.lock import lock_text, read_lock, unraised
from drafting.errors import DraftingError, Finding, LibraryError, Severity
from drafting.intake import Plain, dossier_from_plain, portfolio_from_plain, to_plain
from drafting.model import Dossier, LocalText, Portfolio


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of the list: a clause, and the kinds whose outline names it."""

    clause: Clause
    kinds: tuple[str, ...]


def listed(topic: str = "", workspace: Where = None) -> list[Listed]:
    """The clauses, of one topic or all, by topic and id."""
    library, templates = places.library(workspace), places.templates(workspace)
    used = _used(templates)
    return [
        Listed(c, tuple(k for k, ids in used.items() if c.id in ids))
        for c in sorted(library, key=lambda c: (c.topic, c.id))
        if not topic or c.topic == topic
    ]


def as_data(lines: Iterable[Listed]) -> list[dict[str, Any]]:
    """The list as plain objects: id, version, topic, role, subject, heading per language, whether negotiable, kinds, the cells that have
    a text, norms, file."""
    return [
        {
            "id": c.id, "version": c.version, "topic": c.topic, "role": c.role, "subject": c.subject, "heading": dict(c.heading),
            "negotiable": c.negotiable, "kinds": list(line.kinds), "cells": cells(c), "norms": [str(n) for n in c.norms], "file": c.source,
        }
        for line in lines
        for c in [line.clause]
    ]  # fmt: skip


def _used(templates: Templates) -> dict[str, set[str]]:
    return {k: set(templates.outline(k).clause_ids) for k in templates.all_kinds}


def check(workspace: Where = None) -> tuple[int, list[Finding]]:
    """Every fault of the library: files, texts against the model, parity of the languages, outlines, and each clause
    filled in by itself from the sample, in every language, position and firmness that it is used in. Returns how many
    clauses were checked, and the findings."""
    library, templates = places.library(workspace), places.templates(workspace)
    found = list(library.faults())
    sound = []
    for clause_id in library.ids:
        try:
            sound.append(library.clause(clause_id))
        except DraftingError:
            continue
    found += static_findings(sound, library)
    for kind in templates.all_kinds:
        outline = templates.outline(kind)
        found += [
            Finding("clauses.outline-unknown", values={"id": i, "kind": kind})
            for i in outline.clause_ids
            if i not in library
        ]
        found += clashes(library, outline.clause_ids, {}, kind)  # also where everything stands on preferred
    found += _unlocked(sound, library)
    found += kinds_without_norms(workspace)
    found += _render_all(sound, library, templates)
    return len(library.ids), list({(f.code, f.place, str(f.values)): f for f in found}.values())


def kinds_without_norms(workspace: Where = None) -> list[Finding]:
    """The kinds that stand with no directive in norms.yaml, and not under `outside` either: nothing would be asked of them."""
    library, templates = places.library(workspace), places.templates(workspace)
    named = {str(k) for entry in library.norms.get("directives", ()) for k in entry.get("kinds", ())}
    named |= {str(k) for k in library.norms.get("outside", ())}
    return [
        Finding("clauses.kind-without-norms", templates.outline(k).place_of(k), {"kind": k})
        for k in templates.all_kinds
        if k not in named
    ]


def _unlocked(clauses: list[Clause], library: Library) -> Iterator[Finding]:
    """What the lock of each folder says of the clauses that come from it; a folder without one is held to none."""
    for folder in library.folders:
        locked = read_lock(folder)
        if locked is not None:
            yield from lock_findings([c for c in clauses if library.folder_of(c.id) == folder], locked)


def lock(folder: Path, raising: bool = False) -> tuple[Path, list[str]]:
    """Locks the versions of the clauses in `folder`: writes its lock, and tells which clauses it raised. A text that changed without a
    higher version is refused with LibraryError, or with `raising` gets one. Raises LibraryError, OutputError."""
    library = Library([folder])
    faults = library.faults()
    if faults:
        raise LibraryError(faults)
    clauses, locked = list(library), read_lock(folder) or {}
    behind = unraised(clauses, locked)
    if behind and not raising:
        raise LibraryError([f for f in lock_findings(clauses, locked) if f.severity == Severity.ERROR])
    for clause, needed in behind:
        raw = re.sub(r"(?m)^version:\s*\d+", f"version: {needed}", clause.raw, count=1)
        write_file(library.path_of(clause.id), raw.encode(), force=True)
    if behind:
        library.refresh()
    path = folder / LOCK
    write_file(path, lock_text(library).encode(), force=True)
    return path, [clause.id for clause, _ in behind]


def sample_dossier(library: Library, clause: Clause | None = None) -> Dossier:
    """The sample dossier, with the clause's own sample laid over it."""
    plain = library.sample
    return dossier_from_plain(merge(plain, dict(clause.sample)) if clause else plain, "clauses/sample.yaml")


def sample_for(library: Library, clause: Clause) -> Dossier | Portfolio:
    """What `clause` is filled in with for a preview: the sample dossier, or a sample portfolio of two companies."""
    if clause.subject == "dossier":
        return sample_dossier(library, clause)
    first = sample_dossier(library)
    second = first.model_copy(update={"id": f"{first.id}-2", "support": (), "living_environment": LocalText()})
    name = "clauses/sample-portfolio.yaml"
    plain = dict(merge(library.portfolio_sample, dict(clause.sample)))
    plain["companies"] = [to_plain(first), to_plain(second)]
    return portfolio_from_plain(Plain(plain, name))


def merge(base: Any, over: Any) -> Any:
    """`over` laid over `base`: mappings by key, lists of entries with an id by that id, anything else replaced."""
    if isinstance(base, dict) and isinstance(over, dict):
        return {**base, **{k: merge(base.get(k), v) for k, v in over.items()}}
    if isinstance(base, list) and isinstance(over, list) and all(isinstance(e, dict) and "id" in e for e in over):
        laid = {e["id"]: e for e in over}
        known = {e["id"] for e in base}
        return [merge(e, laid.get(e["id"], {})) for e in base] + [e for e in over if e["id"] not in known]
    return over if over is not None else base


def _render_all(clauses: list[Clause], library: Library, templates: Templates) -> Iterator[Finding]:
    outlines = [templates.outline(k) for k in templates.all_kinds]
    dossiers: dict[str, Dossier | Portfolio] = {}
    for clause in clauses:
        key = clause.subject + json.dumps(clause.sample, default=str, sort_keys=True)
        if key not in dossiers:
            dossiers[key] = sample_for(library, clause)
        for variant in clause.variants:
            for outline in _outlines_for(clause, variant.firmnesses, outlines):
                try:
                    render_clause(clause, variant, outline, dossiers[key], library)
                except DraftingError as error:
                    yield from error.findings


def _outlines_for(clause: Clause, firmnesses: tuple[str, ...], outlines: list[Outline]) -> list[Outline]:
    """The outlines in which this text can stand; the fullest where none names the clause."""
    named = []
    outlines = [o for o in outlines if o.subject == clause.subject]
    for outline in outlines:
        entry = next((e for g in outline.groups for e in g.entries if e.clause == clause.id), None)
        if entry is not None and (not firmnesses or (entry.firmness or outline.firmness) in firmnesses):
            named.append(outline)
    return named or [max(outlines, key=lambda o: len(o.clause_ids))]


def preview(
    clause_id: str, lang: str, position: str = "preferred", firmness: str = "", workspace: Where = None
) -> list[tree.BodyNode]:
    """A clause by itself, filled in from the sample. Raises LibraryError where it does not exist or has no such text."""
    library, templates = places.library(workspace), places.templates(workspace)
    clause = library.clause(clause_id)
    outlines = [templates.outline(k) for k in templates.all_kinds]
    for wanted in (firmness,) if firmness else FIRMNESSES[::-1]:
        variant = clause.variant(lang, position, wanted)
        if variant is not None:
            outline = _outlines_for(clause, (wanted,), outlines)[0]
            return render_clause(clause, variant, outline, sample_for(library, clause), library)
    from drafting.errors import LibraryError, Place

    values = {"id": clause_id, "lang": lang, "position": position, "firmness": firmness or ", ".join(FIRMNESSES)}
    raise LibraryError(Finding("clauses.no-text", Place(clause.source), values))


def preview_text(
    clause_id: str, lang: str, position: str = "preferred", firmness: str = "", workspace: Where = None
) -> str:
    """The preview as Markdown."""
    from drafting.markdown import render

    nodes = preview(clause_id, lang, position, firmness, workspace)
    return render(tree.Document("preview", lang, clause_id, position, "statute", tuple(nodes)))


@dataclass(frozen=True, slots=True)
class NormRow:
    """One directive: its set and number, what it asks, its force, and per kind the clauses that cite it."""

    norm: str
    text: dict[str, str]
    force: str
    clauses: dict[str, tuple[str, ...]]
    needed: tuple[str, ...]

    @property
    def gaps(self) -> tuple[str, ...]:
        """The kinds that must meet it and have no clause that does."""
        return tuple(k for k in self.needed if not self.clauses.get(k))


def norms(workspace: Where = None) -> list[NormRow]:
    """Directive × clause × kind, from norms.yaml and the clauses' own references."""
    library, templates = places.library(workspace), places.templates(workspace)
    used = _used(templates)
    rows = []
    for entry in library.norms.get("directives", ()):
        norm = str(entry["norm"])
        cited = {kind: tuple(c.id for c in library if c.id in ids and norm in c.norms) for kind, ids in used.items()}
        rows.append(NormRow(norm, entry["text"], entry["force"], cited, tuple(entry.get("kinds", ()))))
    return rows


def cells(clause: Clause) -> dict[str, list[str]]:
    """Per language the cells that have a text: "position : firmness"."""
    found: dict[str, list[str]] = {}
    for variant in clause.variants:
        for position in POSITIONS:
            if position in variant.positions:
                found.setdefault(variant.lang, []).append(
                    f"{position}{' : ' + ', '.join(variant.firmnesses) if variant.firmnesses else ''}"
                )
    return found
