"""What a document is about. `Subject` is what assembly asks of it; a dossier is one, a portfolio (portfolio.py) another."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date as Date
from datetime import datetime
from typing import Any, Protocol

from drafting import locale
from drafting.assembly.outline import Outline
from drafting.assembly.signatures import signatories as signature_blocks
from drafting.clauses.located import Located, Render, Shown, local_text, unwrap
from drafting.errors import Finding, Place
from drafting.model import (
    FACTS,
    Choices,
    DocumentEntry,
    Dossier,
    Open,
    Organisation,
    Role,
    Stage,
    Substance,
    Term,
    listed,
    told,
)
from drafting.model.paths import follow
from drafting.tree import Signatory, Text

CARBON = (Substance.CO2, Substance.CO2_EQ)


def clause_function(function: Callable[..., Any]) -> Callable[..., Any]:
    """Marks a function that clause texts may call."""
    function.clause_function = True  # type: ignore[attr-defined]
    return function


class OwnText:
    """A text that the subject itself brings, where the outline has `{own: <slot>}`: a section of a letter.

    `level` is that of its heading (1 to 3), `source` what findings call it.
    """

    __slots__ = ("heading", "id", "level", "source", "text")

    def __init__(self, id: str, level: int, heading: str, text: str, source: str) -> None:
        self.id, self.level, self.heading, self.text, self.source = id, level, heading, text, source


class Subject(Protocol):
    """What assembly asks of what a document is about."""

    language: str
    name: str
    choices: Choices
    values: dict[str, tuple[Any, str]]
    terms: tuple[Term, ...]
    day: Any
    numbered: bool

    def holds(self, fact: str) -> bool:
        """Whether a named fact is true of it."""

    def functions(self, render: Render) -> Mapping[str, Callable[..., Any]]:
        """The functions that only texts about this sort of subject may call."""

    def own(self, slot: str, lang: str) -> tuple[OwnText, ...]:
        """The texts it brings for `slot`."""

    def signatories(self, lang: str) -> tuple[tuple[Signatory, ...], list[Finding]]:
        """The signature blocks."""

    def fault(self, lang: str) -> Finding | None:
        """Why this document cannot be made of it now, or None."""

    def cover(self, lang: str, moment: datetime | None) -> dict[str, Any]:
        """What the frame prints beside title and labels."""


class DossierSubject:
    """A dossier as the subject of a document of `outline`'s kind; `name` is what findings call it."""

    def __init__(self, dossier: Dossier, outline: Outline, name: str) -> None:
        self.dossier, self.outline, self.name = dossier, outline, name
        self.language, self.choices, self.terms = dossier.language, dossier.choices, dossier.terms
        self.values = _values(dossier, outline)
        self.numbered = False
        entry = dossier.documents.get(outline.id)
        self.day: Any = entry.date if entry else None

    def holds(self, fact: str) -> bool:
        """Whether a fact of drafting.model.FACTS is true of the dossier."""
        return FACTS[fact].holds(self.dossier)

    def own(self, slot: str, lang: str) -> tuple[OwnText, ...]:
        """A dossier brings its own clauses by `choices.bespoke` instead."""
        return ()

    def signatories(self, lang: str) -> tuple[tuple[Signatory, ...], list[Finding]]:
        """A block per signing person of each party."""
        return signature_blocks(self.dossier, self.outline.id, lang, self.name)

    def fault(self, lang: str) -> Finding | None:
        """Documents end where the stages end."""
        dossier, outline = self.dossier, self.outline
        if outline.stage is None or not dossier.stages or any(e.stage == outline.stage for e in dossier.stages):
            return None
        label = outline.label.get(lang, outline.id)
        stopped = next((e for e in dossier.stages if e.stage == Stage.DISCONTINUED and not e.planned), None)
        place = Place(self.name, path="stages")
        if stopped is not None:
            values = {"date": stopped.date, "stage": outline.stage.value, "label": label}
            return Finding("assembly.stopped", place, values)
        return Finding("assembly.stage-absent", place, {"stage": outline.stage.value, "label": label})

    def cover(self, lang: str, moment: datetime | None) -> dict[str, Any]:
        """Parties, status, version, reference and classification of the document."""
        entry = self.dossier.documents.get(self.outline.id) or DocumentEntry()
        return {
            "parties": [said(p.name, lang) for p in self.dossier.parties(self.outline.id)],
            "status": said(entry.status, lang),
            "version": said(entry.version, lang),
            "reference": said(entry.reference, lang),
            "confidentiality": said(entry.classification, lang),
        }

    def functions(self, render: Render) -> Mapping[str, Callable[..., Any]]:
        """Signatories, parties, milestones, and everything by its id."""
        dossier = self.dossier

        @clause_function
        def signatories(party: Any) -> list[Located]:
            keys = listed(unwrap(party).represented_by)
            return [Located(p, f"persons.{p.id}", render) for key in keys if (p := dossier.person(key)) is not None]

        @clause_function
        def party_name(key: Any) -> Shown:
            """A party as the document calls it: "het Bedrijf", "the Province"."""
            party = dossier.organisation(str(unwrap(key)))
            path = f"organisations.{unwrap(key)}.short_name"
            article = "" if party is None else _article_of(party, render.lang)
            named = Located(party.short_name if party else None, path, render)
            return Shown(
                (*((Text(article),) if article else ()), *local_text(render, named, locale.get(render.lang)).nodes)
            )

        @clause_function
        def article(party: Any) -> str:
            """The article before a party's short name, with its space: "het ", "de ", "the "."""
            return _article_of(unwrap(party), render.lang)

        @clause_function
        def milestone(project_id: Any, key: Any) -> Shown:
            """The title of a milestone of a project; a dash where an instalment names none."""
            project = next((p for p in dossier.projects if p.id == unwrap(project_id)), None)
            steps = () if project is None or isinstance(project.milestones, Open) else project.milestones
            found = next((m for m in steps if m.id == unwrap(key)), None)
            if found is None:
                return Shown((Text("–"),))
            path = f"projects.{unwrap(project_id)}.milestones.{found.id}.title"
            return local_text(render, Located(found.title, path, render), locale.get(render.lang))

        @clause_function
        def value(path: Any) -> Located:
            """The value at a path of the dossier: what a text of this dossier prints in place of a loop over them."""
            found = follow(dossier, str(unwrap(path)))
            return Located(None if found is None else found[0], str(unwrap(path)), render)

        def by_id(name: str) -> Callable[..., Any]:
            @clause_function
            def pick(key: Any) -> Located:
                bare = str(unwrap(key))
                found = next((e for e in getattr(dossier, name) if e.id == bare), None)
                return Located(found, f"{name}.{bare}", render)

            return pick

        return {
            "value": value, "signatories": signatories, "party_name": party_name, "article": article, "milestone": milestone,
            "organisation": by_id("organisations"), "project": by_id("projects"), "site": by_id("sites"),
            "person": by_id("persons"), "source": by_id("sources"),
        }  # fmt: skip


def _article_of(party: Organisation, lang: str) -> str:
    if lang == "en":
        return "the "
    return "het " if party.role == Role.COMPANY else "de "


def said(value: Any, lang: str) -> str:
    """A value as the frame prints it. Open values read as in the body, unknown ones are empty."""
    return locale.get(lang).date(value) if isinstance(value, Date) else told(value, lang)


def _values(dossier: Dossier, outline: Outline) -> dict[str, tuple[Any, str]]:
    """The values that every clause of one document sees, picked from the dossier once."""
    kind, stage = outline.id, outline.stage
    carbon = dossier.figures(stage, CARBON)
    whole = [q for q in carbon if q.project is None and q.site is None]
    reductions = [q for q in whole if q.direction == "reduction"]
    return {
        "company": _org(dossier.organisation(dossier.company)),
        "parties": (dossier.parties(kind), "organisations"),
        "states": (dossier.with_role(Role.STATE), "organisations"),
        "provinces": (dossier.with_role(Role.PROVINCE), "organisations"),
        "authorities": (dossier.with_role(Role.MUNICIPALITY, Role.AUTHORITY), "organisations"),
        "state": _first(dossier, Role.STATE),
        "parent": _first(dossier, Role.PARENT),
        "guarantor": _first(dossier, Role.GUARANTOR),
        "supports": (dossier.support, "support"),
        "support": _entry(dossier.support, "support"),
        "ambition": _entry(sorted(reductions, key=lambda q: -_year(q)), "quantities"),
        "reductions": (tuple(q for q in carbon if q.project is not None), "quantities"),
        "trajectory": (tuple(sorted(whole, key=_year)), "quantities"),
        "environment": (tuple(q for q in dossier.figures(stage) if q.substance not in CARBON), "quantities"),
        "obligations": (tuple(o for o in dossier.obligations if o.stage == stage), "obligations"),
        "document": (dossier.documents.get(kind), f"documents.{kind}"),
        "previous": (dossier.documents, "documents"),
        **{
            name: (getattr(dossier, name), name)
            for name in (
                "sites", "projects", "triggers", "stages", "sources", "terms", "governance", "reporting",
                "evaluation", "duration", "quantities",
            )
        },
    }  # fmt: skip


def _year(quantity: Any) -> int:
    """The year of a quantity for sorting; one still open stands last."""
    return quantity.year if isinstance(quantity.year, int) else 9999


def _org(organisation: Organisation | None) -> tuple[Any, str]:
    return organisation, f"organisations.{organisation.id}" if organisation else "company"


def _first(dossier: Dossier, role: Role) -> tuple[Any, str]:
    found = dossier.with_role(role)
    return (found[0], f"organisations.{found[0].id}") if found else (None, f"organisations ({role.value})")


def _entry(entries: Any, name: str) -> tuple[Any, str]:
    if isinstance(entries, Open):
        return entries, name
    return (entries[0], f"{name}.{entries[0].id}") if entries else (None, name)
