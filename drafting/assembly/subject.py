"""What a document is about. `Subject` is what assembly asks of it; a dossier is one, a portfolio (portfolio.py) another."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date as Date
from datetime import datetime
from typing import Any, Protocol

from drafting import locale
from drafting.assembly.naming import PartyNames, of_company, of_party
from drafting.assembly.outline import Outline
from drafting.assembly.signatures import signatories as signature_blocks
from drafting.clauses import Library
from drafting.clauses.located import Located, Render, Shown, local_text, open_value, unwrap
from drafting.errors import Finding, Place
from drafting.locale.nouns import Naming
from drafting.model import (
    FACTS,
    Choices,
    DocumentEntry,
    Dossier,
    Duration,
    Open,
    Organisation,
    Reporting,
    Role,
    Stage,
    Substance,
    Term,
    listed,
    told,
)
from drafting.model.facts import OF_A_DOCUMENT
from drafting.model.paths import follow
from drafting.model.staging import at_document
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

    def entry_of(self, path: str) -> str:
        """The fact that a value's path is about: the path itself, or the list that has no such entry."""

    def lacking(self, fault: Finding, path: str, asked: str) -> Finding:
        """That the value at `path`, which the texts `asked` want, is not there, as one finding in place of `fault`."""

    def cover(self, lang: str, moment: datetime | None) -> dict[str, Any]:
        """What the frame prints beside title and labels."""

    def party_names(self, library: Library, lang: str) -> PartyNames | None:
        """What the library's words for parties become; None where the texts are about no parties."""


class DossierSubject:
    """A dossier as the subject of a document of `outline`'s kind; `name` is what findings call it."""

    def __init__(self, dossier: Dossier, outline: Outline, name: str) -> None:
        self.dossier, self.outline, self.name = dossier, outline, name
        self.language, self.choices, self.terms = dossier.language, dossier.choices, dossier.terms
        self._own = at_document(dossier, outline.id, outline.stage)
        self.values = _values(dossier, outline, self._own.support)
        self.numbered = False
        entry = dossier.documents.get(outline.id)
        self.day: Any = entry.date if entry else None

    def holds(self, fact: str) -> bool:
        """Whether a fact of drafting.model.FACTS is true of the dossier; what is a matter of one document, of this one's stage and parties."""
        return FACTS[fact].holds(self._own if fact in OF_A_DOCUMENT else self.dossier)

    def _naming(self, party: Any, lang: str) -> tuple[str, Naming]:
        company = party is None or getattr(party, "id", "") == self.dossier.company
        return of_company(self.dossier, lang) if company else of_party(party, lang)

    def own(self, slot: str, lang: str) -> tuple[OwnText, ...]:
        """A dossier brings its own clauses by `choices.bespoke` instead."""
        return ()

    def signatories(self, lang: str) -> tuple[tuple[Signatory, ...], list[Finding]]:
        """A block per signing person of each party."""
        return signature_blocks(self.dossier, self.outline.id, lang, self.name)

    def fault(self, lang: str) -> Finding | None:
        """Documents end where the stages end."""
        dossier, outline = self.dossier, self.outline
        if any(not self.holds(fact) for fact in outline.asks):
            asked = next(FACTS[f] for f in outline.asks if not self.holds(f))
            wanted = {"label": outline.label.get(lang, outline.id), "fact": asked.en if lang == "en" else asked.nl}
            return Finding("assembly.fact-absent", Place(self.name), wanted)
        if outline.stage is None or not dossier.stages or any(e.stage == outline.stage for e in dossier.stages):
            return None
        label = outline.label.get(lang, outline.id)
        stopped = next((e for e in dossier.stages if e.stage == Stage.DISCONTINUED and not e.planned), None)
        place = Place(self.name, path="stages")
        if stopped is not None:
            values = {"date": stopped.date, "stage": outline.stage.value, "label": label}
            return Finding("assembly.stopped", place, values)
        return Finding("assembly.stage-absent", place, {"stage": outline.stage.value, "label": label})

    def entry_of(self, path: str) -> str:
        """A list of the dossier by its name alone where the path names none of its entries: "quantities.year" is about quantities."""
        head, _, rest = path.partition(".")
        entries = getattr(self.dossier, head, None)
        if not isinstance(entries, tuple) or not rest:
            return path
        first = rest.partition(".")[0]
        return path if first.isdigit() or any(getattr(e, "id", None) == first for e in entries) else head

    def lacking(self, fault: Finding, path: str, asked: str) -> Finding:
        """A value that is not there; a figure of this stage, with the stages that do have one."""
        place = Place(self.name, path=path)
        if path != "quantities" or self.outline.stage is None:
            return gone(fault, place, asked)
        label = self.outline.abbreviation
        others = list(dict.fromkeys(q.stage.value for q in self.dossier.quantities if q.stage != self.outline.stage))
        values = {"stage": self.outline.stage.value, "label": label, "asked": asked, "others": ", ".join(others)}
        return Finding("assembly.no-figure-but" if others else "assembly.no-figure", place, values)

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

    def party_names(self, library: Library, lang: str) -> PartyNames | None:
        """The parties as this dossier calls them."""
        return PartyNames(self.dossier, self.outline.id, library, lang)

    def functions(self, render: Render) -> Mapping[str, Callable[..., Any]]:
        """Signatories, parties, milestones, and everything by its id."""
        dossier = self.dossier

        @clause_function
        def poss(party: Any) -> str:
            """Whose, of a party as the document calls it: "zijn", "haar", "its"."""
            return self._naming(unwrap(party), render.lang)[1].possessive

        @clause_function
        def pron(party: Any) -> str:
            """Who, of a party as the document calls it: "het", "zij", "it"."""
            return self._naming(unwrap(party), render.lang)[1].pronoun

        @clause_function
        def capital_pron(party: Any) -> str:
            """`pron` at the start of a sentence."""
            return self._naming(unwrap(party), render.lang)[1].pronoun.capitalize()

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
        def joint_article() -> str:
            """The article before the name of several companies together, with its space."""
            article = of_company(dossier, render.lang)[1].article
            return f"{article} " if article else ""

        @clause_function
        def last_year() -> Shown:
            """The last calendar year whose emissions are reported on within the term: the result ends with it."""
            return _last_year(dossier, render)

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
            "value": value, "poss": poss, "pron": pron, "Pron": capital_pron, "joint_article": joint_article, "last_year": last_year, "signatories": signatories, "party_name": party_name, "article": article, "milestone": milestone,
            "organisation": by_id("organisations"), "project": by_id("projects"), "site": by_id("sites"),
            "person": by_id("persons"), "source": by_id("sources"),
        }  # fmt: skip


def gone(fault: Finding, place: Place, asked: str) -> Finding:
    """That a value is not there, or not in the language that is asked for, with the texts that want it."""
    code = fault.code.replace("clauses.", "assembly.")
    return Finding(code, place, {**fault.values, "path": place.path, "asked": asked})


def _article_of(party: Organisation, lang: str) -> str:
    article = of_party(party, lang)[1].article
    return f"{article} " if article else ""


def said(value: Any, lang: str) -> str:
    """A value as the frame prints it. Open values read as in the body, unknown ones are empty."""
    return locale.get(lang).date(value) if isinstance(value, Date) else told(value, lang)


def _values(dossier: Dossier, outline: Outline, supports: Any) -> dict[str, tuple[Any, str]]:
    """The values that every clause of one document sees, picked from the dossier once."""
    kind, stage = outline.id, outline.stage
    carbon = dossier.figures(stage, CARBON)
    whole = [q for q in carbon if q.project is None and q.site is None]
    reductions = [q for q in whole if q.direction == "reduction"]
    return {
        "company": _org(dossier.organisation(dossier.company)),
        "parties": (dossier.parties(kind), "organisations"),
        "states": (dossier.acting(kind, Role.STATE), "organisations"),
        "provinces": (dossier.acting(kind, Role.PROVINCE), "organisations"),
        "others": (_others(dossier, kind), "organisations"),
        "joint": (_joint(dossier), "organisations"),
        "authorities": (dossier.with_role(Role.MUNICIPALITY, Role.AUTHORITY), "organisations"),
        "state": _first(dossier, kind, Role.STATE),
        "parent": _first(dossier, kind, Role.PARENT),
        "guarantor": _first(dossier, kind, Role.GUARANTOR),
        "supports": (supports, "support"),
        "support": _entry(supports, "support"),
        "ambition": _entry(sorted(reductions, key=lambda q: -_year(q)), "quantities"),
        "reductions": (tuple(q for q in carbon if q.project is not None), "quantities"),
        "trajectory": (tuple(sorted(whole, key=_year)), "quantities"),
        "steps": (tuple(sorted(reductions, key=_year))[:-1], "quantities"),
        "granted": (dossier.figures(Stage.SUBSIDY), "quantities"),
        "environment": (tuple(q for q in dossier.figures(stage) if q.substance not in CARBON), "quantities"),
        "obligations": (tuple(o for o in dossier.obligations if o.stage == stage), "obligations"),
        "document": (dossier.documents.get(kind), f"documents.{kind}"),
        "previous": (dossier.documents, "documents"),
        **{
            name: (getattr(dossier, name), name)
            for name in (
                "sites", "projects", "triggers", "stages", "sources", "terms", "governance", "reporting",
                "evaluation", "duration", "quantities", "additionality", "surroundings", "advice", "advice_request", "exit", "track", "sector",
                "joint_name",
            )
        },
    }  # fmt: skip


def _others(dossier: Dossier, kind: str) -> tuple[Organisation, ...]:
    """The parties that the library has no word of its own for: every State party after the first, municipalities, agencies, water
    authorities, and others."""
    named = (Role.PROVINCE, Role.COMPANY, Role.PARENT, Role.GUARANTOR)
    first = dossier.acting(kind, Role.STATE)[:1]
    return tuple(p for p in dossier.parties(kind) if p.role not in named and p not in first)


def _joint(dossier: Dossier) -> tuple[Organisation, ...]:
    """The companies that are bound together, the leading one first; none where there is one company only."""
    keys = (dossier.company, *dossier.companies) if dossier.companies else ()
    return tuple(o for key in keys if (o := dossier.organisation(key)) is not None)


def _last_year(dossier: Dossier, render: Render) -> Shown:
    end = dossier.duration.end if isinstance(dossier.duration, Duration) else None
    if not isinstance(end, Date):
        return Shown((open_value(render, "duration.end", end.said(render.lang) if isinstance(end, Open) else "…"),))
    due = dossier.reporting if isinstance(dossier.reporting, Reporting) else Reporting(first_year=end.year)
    month, day = (v if isinstance(v, int) else 12 for v in (due.due_month, due.due_day))
    return Shown((Text(str(end.year - 1 if (end.month, end.day) >= (month, day) else end.year - 2)),))


def _year(quantity: Any) -> int:
    """The year of a quantity for sorting; one still open stands last."""
    return quantity.year if isinstance(quantity.year, int) else 9999


def _org(organisation: Organisation | None) -> tuple[Any, str]:
    return organisation, f"organisations.{organisation.id}" if organisation else "company"


def _first(dossier: Dossier, kind: str, role: Role) -> tuple[Any, str]:
    found = dossier.acting(kind, role)
    return (found[0], f"organisations.{found[0].id}") if found else (None, f"organisations ({role.value})")


def _entry(entries: Any, name: str) -> tuple[Any, str]:
    if isinstance(entries, Open):
        return entries, name
    return (entries[0], f"{name}.{entries[0].id}") if entries else (None, name)
