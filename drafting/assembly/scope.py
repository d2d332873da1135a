"""What a clause text can see: the names of docs/clauses.md, each with the dossier path it stands for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from drafting import locale
from drafting.assembly.outline import Outline
from drafting.clauses.labels import label_of
from drafting.clauses.located import Located, Render, Shown, local_text, path_of, shown, unwrap
from drafting.clauses.parts import PendingReference
from drafting.model import FACTS, Dossier, Money, Open, Organisation, Role, Substance
from drafting.tree import Text

CARBON = (Substance.CO2, Substance.CO2_EQ)


def clause_function(function: Callable[..., Any]) -> Callable[..., Any]:
    """Marks a function that clause texts may call."""
    function.clause_function = True  # type: ignore[attr-defined]
    return function


class Roots:
    """The values that every clause of one document sees, picked from the dossier once."""

    def __init__(self, dossier: Dossier, outline: Outline) -> None:
        self.dossier, self.outline = dossier, outline
        kind, stage = outline.id, outline.stage
        carbon = dossier.figures(stage, CARBON)
        whole = [q for q in carbon if q.project is None and q.site is None]
        reductions = [q for q in whole if q.direction == "reduction"]
        self.values: dict[str, tuple[Any, str]] = {
            "company": self._org(dossier.organisation(dossier.company)),
            "parties": (dossier.parties(kind), "organisations"),
            "states": (dossier.with_role(Role.STATE), "organisations"),
            "provinces": (dossier.with_role(Role.PROVINCE), "organisations"),
            "authorities": (dossier.with_role(Role.MUNICIPALITY, Role.AUTHORITY), "organisations"),
            "state": self._first(dossier, Role.STATE),
            "parent": self._first(dossier, Role.PARENT),
            "guarantor": self._first(dossier, Role.GUARANTOR),
            "supports": (dossier.support, "support"),
            "support": self._entry(dossier.support, "support"),
            "ambition": self._entry(sorted(reductions, key=lambda q: -q.year), "quantities"),
            "reductions": (tuple(q for q in carbon if q.project is not None), "quantities"),
            "trajectory": (tuple(sorted(whole, key=lambda q: q.year)), "quantities"),
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

    @staticmethod
    def _org(organisation: Organisation | None) -> tuple[Any, str]:
        return organisation, f"organisations.{organisation.id}" if organisation else "company"

    def _first(self, dossier: Dossier, role: Role) -> tuple[Any, str]:
        found = dossier.with_role(role)
        return (found[0], f"organisations.{found[0].id}") if found else (None, f"organisations ({role.value})")

    @staticmethod
    def _entry(entries: Any, name: str) -> tuple[Any, str]:
        if isinstance(entries, Open):
            return entries, name
        return (entries[0], f"{name}.{entries[0].id}") if entries else (None, name)


class Scope:
    """The names one clause text is filled in with."""

    def __init__(self, roots: Roots, present: frozenset[str], firmness: str) -> None:
        self.roots, self.present, self.firmness = roots, present, firmness

    def names(self, render: Render) -> Mapping[str, Any]:
        """All names, for one filling-in."""
        outline, lang = self.roots.outline, render.lang
        this = outline.this[lang]
        values = {name: Located(value, path, render) for name, (value, path) in self.roots.values.items()}
        return values | self._functions(render) | {
            "lang": lang,
            "firmness": self.firmness,
            "this": this,
            "This": this[:1].upper() + this[1:],
            "kind_label": outline.label[lang],
        }

    def _functions(self, render: Render) -> dict[str, Callable[..., Any]]:
        dossier = self.roots.dossier

        @clause_function
        def ref(target: str) -> Shown:
            return Shown((PendingReference((target,), render.clause, line=render.line),))

        @clause_function
        def capital_ref(target: str) -> Shown:
            return Shown((PendingReference((target,), render.clause, capital=True, line=render.line),))

        @clause_function
        def refs(*targets: str) -> Shown:
            kept = tuple(t for t in targets if t.startswith(".") or t.partition(".")[0] in self.present)
            return Shown((PendingReference(kept, render.clause, line=render.line),))

        @clause_function
        def has(*clauses: str) -> bool:
            return any(clause in self.present for clause in clauses)

        @clause_function
        def fact(name: str) -> bool:
            negated = name.startswith("not ")
            return FACTS[name.removeprefix("not ")].holds(dossier) != negated

        @clause_function
        def verb(intention: str, effort: str, result: str) -> str:
            return {"intention": intention, "effort": effort, "result": result}[self.firmness]

        @clause_function
        def plural(entries: Any, one: str, many: str) -> str:
            return one if len(entries) == 1 else many

        @clause_function
        def total(entries: Any, name: str) -> Shown:
            return _total(render, entries, name)

        @clause_function
        def label(value: Any) -> Shown:
            return shown(render, value, "label", "enum", lambda bare: label_of(bare, render.lang))

        @clause_function
        def cite(value: Any) -> Shown:
            return shown(render, value, "cite", "source", lambda s: _cite(s, render.lang))

        @clause_function
        def signatories(party: Any) -> list[Located]:
            keys = unwrap(party).represented_by
            keys = () if isinstance(keys, Open) else keys
            return [Located(p, f"persons.{p.id}", render) for key in keys if (p := dossier.person(key)) is not None]

        @clause_function
        def party_name(key: Any) -> Shown:
            """A party as the document calls it: "het Bedrijf", "the Province"."""
            party = dossier.organisation(str(unwrap(key)))
            path = f"organisations.{unwrap(key)}.short_name"
            article = "" if party is None else _article_of(party, render.lang)
            named = Located(party.short_name if party else None, path, render)
            return Shown((*((Text(article),) if article else ()), *local_text(render, named, locale.get(render.lang)).nodes))

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

        def by_id(name: str) -> Callable[..., Any]:
            @clause_function
            def pick(key: Any) -> Located:
                bare = str(unwrap(key))
                found = next((e for e in getattr(dossier, name) if e.id == bare), None)
                return Located(found, f"{name}.{bare}", render)

            return pick

        return {
            "ref": ref, "Ref": capital_ref, "refs": refs, "has": has, "fact": fact, "verb": verb, "plural": plural,
            "total": total, "label": label, "cite": cite, "signatories": signatories,
            "party_name": party_name, "article": article, "milestone": milestone, "organisation": by_id("organisations"), "project": by_id("projects"), "site": by_id("sites"),
            "person": by_id("persons"), "source": by_id("sources"),
        }  # fmt: skip


def _article_of(party: Organisation, lang: str) -> str:
    if lang == "en":
        return "the "
    return "het " if party.role == Role.COMPANY else "de "


def _total(render: Render, entries: Any, name: str) -> Shown:
    """The sum of a field over entries: money or quantities in their common unit; open as soon as one part is open."""
    path = f"{path_of(entries) or 'total'}.*.{name}"
    bare = [getattr(unwrap(e), name, None) for e in entries]
    still_open = next((v for v in bare if isinstance(v, Open)), None)
    if still_open is not None:
        return shown(render, Located(still_open, path, render), "total", "amount", str)
    known = [v for v in bare if v is not None]
    tongue = locale.get(render.lang)
    if known and isinstance(known[0], Money):
        amount = sum((m.amount for m in known), Decimal(0))
        return shown(render, Located(amount, path, render), "total", "amount", lambda v: tongue.money(v, "whole", known[0].currency))
    value = sum((v for v in known if isinstance(v, Decimal)), Decimal(0)) if known else None
    return shown(render, Located(value, path, render), "total", "number", tongue.number)


def _cite(source: Any, lang: str) -> Any:
    """A source as the ministry cites it; what is no parliamentary paper by its title and reference."""
    tongue = locale.get(lang)
    if locale.parse_citation(source.reference) is not None:
        return tongue.cite(f"Kamerstuk {source.session + ', ' if source.session else ''}{source.reference}", "ministry")
    words = [w for w in (source.title.get(lang), source.reference, source.url) if w]
    return tongue.running(", ".join(words[:2]) if len(words) > 1 else (words[0] if words else source.id))
