"""What the parts of a dossier say of each other: ids that must exist once, and names that must point to something.

A rule yields `Fault`s: the path of the value, a code of the message catalogue, and the values of its sentence.
Intake adds the place.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from drafting.model.base import Open
from drafting.model.dossier import Dossier
from drafting.model.parties import Role
from drafting.model.portfolio import Portfolio


class Fault(NamedTuple):
    """A fault between parts: where (path as keys and list positions), which message, its values."""

    path: tuple[str | int, ...]
    code: str
    values: dict[str, Any]


_LISTS = (
    "organisations",
    "persons",
    "sites",
    "projects",
    "quantities",
    "support",
    "obligations",
    "stages",
    "sources",
    "terms",
    "triggers",
    "advice",
)


def faults(dossier: Dossier, shared_sources: Iterable[str] = ()) -> Iterator[Fault]:
    """All faults between the parts of `dossier`. `shared_sources`: ids of sources that its portfolio holds."""
    twice = list(_duplicates(dossier))
    yield from twice
    if twice:
        return  # with an id given twice, what points to it cannot be judged
    yield from _pointers(dossier, set(shared_sources))
    yield from _company(dossier)
    yield from _cycles(dossier)


def portfolio_faults(portfolio: Portfolio) -> Iterator[Fault]:
    """All faults between the parts of `portfolio`, those inside its dossiers included (paths begin with "companies")."""
    letter = portfolio.letter
    for path, entries in (
        (("companies",), portfolio.companies),
        (("persons",), portfolio.persons),
        (("sources",), portfolio.sources),
        (("instruments",), portfolio.instruments),
        (("committee",), portfolio.committee),
        (("letter", "sections"), letter.sections),
        (("letter", "annexes"), letter.annexes),
        (("letter", "commitments"), letter.commitments),
    ):
        yield from _twice(path, entries)
    companies = {c.id for c in portfolio.companies}
    persons = {p.id for p in portfolio.persons}
    sources = {s.id for s in portfolio.sources}
    yield from _all_known(("letter", "signatories"), letter.signatories, persons)
    for i, annex in enumerate(() if isinstance(letter.annexes, Open) else letter.annexes):
        yield from _known(("letter", "annexes", i, "company"), annex.company, companies)
        yield from _known(("letter", "annexes", i, "source"), annex.source, sources)
        if bool(annex.document) == bool(annex.file) and not isinstance(annex.file, Open):
            yield Fault(("letter", "annexes", i), "model.annex-one", {"id": annex.id})
    for i, kept in enumerate(() if isinstance(letter.commitments, Open) else letter.commitments):
        yield from _known(("letter", "commitments", i, "source"), kept.source, sources)
    for i, member in enumerate(portfolio.committee):
        yield from _known(("committee", i, "person"), member.person, persons)
        yield from _known(("committee", i, "source"), member.source, sources)
    for i, instrument in enumerate(portfolio.instruments):
        yield from _known(("instruments", i, "source"), instrument.source, sources)
    for i, company in enumerate(portfolio.companies):
        for fault in faults(company, sources):
            yield fault._replace(path=("companies", i, *fault.path))


def _duplicates(dossier: Dossier) -> Iterator[Fault]:
    for name in _LISTS:
        yield from _twice((name,), getattr(dossier, name))
    for i, project in enumerate(dossier.projects):
        if not isinstance(project.milestones, Open):
            yield from _twice(("projects", i, "milestones"), project.milestones)
    for i, support in enumerate(dossier.support):
        if not isinstance(support.instalments, Open):
            yield from _twice(("support", i, "instalments"), support.instalments)
        yield from _twice(("support", i, "costs"), support.costs)
    yield from _twice(("choices", "bespoke"), dossier.choices.bespoke)


def _twice(path: tuple[str | int, ...], entries: Any) -> Iterator[Fault]:
    seen: set[str] = set()
    if isinstance(entries, Open):
        return
    for i, entry in enumerate(entries):
        if entry.id in seen:
            yield Fault((*path, i, "id"), "model.duplicate-id", {"id": entry.id})
        seen.add(entry.id)


def _pointers(d: Dossier, shared_sources: set[str]) -> Iterator[Fault]:
    orgs = {o.id for o in d.organisations}
    persons = {p.id for p in d.persons}
    sites = {s.id for s in d.sites}
    projects = {p.id for p in d.projects}
    sources = {s.id for s in d.sources} | shared_sources
    stages = {s.id for s in d.stages}
    obligations = {o.id for o in d.obligations}
    milestones = {p.id: {m.id for m in p.milestones} for p in d.projects if not isinstance(p.milestones, Open)}

    yield from _known(("company",), d.company, orgs)
    yield from _all_known(("companies",), d.companies, orgs)
    for i, o in enumerate(d.organisations):
        yield from _known(("organisations", i, "parent"), o.parent, orgs)
        yield from _all_known(("organisations", i, "represented_by"), o.represented_by, persons)
    for i, s in enumerate(d.sites):
        yield from _twice(("sites", i, "installations"), s.installations)
        yield from _known(("sites", i, "organisation"), s.organisation, orgs)
    for i, p in enumerate(d.projects):
        yield from _known(("projects", i, "site"), p.site, sites)
        yield from _all_known(("projects", i, "depends_on"), p.depends_on, projects)
    for i, q in enumerate(d.quantities):
        yield from _known(("quantities", i, "project"), q.project, projects)
        yield from _known(("quantities", i, "site"), q.site, sites)
        yield from _known(("quantities", i, "source"), q.source, sources)
    for i, u in enumerate(d.support):
        yield from _all_known(("support", i, "projects"), u.projects, projects)
        yield from _known(("support", i, "source"), u.source, sources)
        for j, cost in enumerate(() if isinstance(u.costs, Open) else u.costs):
            yield from _known(("support", i, "costs", j, "project"), cost.project, projects)
        for j, part in enumerate(() if isinstance(u.instalments, Open) else u.instalments):
            yield from _known(("support", i, "instalments", j, "project"), part.project, projects)
            yield from _known(
                ("support", i, "instalments", j, "milestone"), part.milestone, milestones.get(str(part.project), set())
            )
    for i, b in enumerate(d.obligations):
        yield from _known(("obligations", i, "debtor"), b.debtor, orgs)
        yield from _known(("obligations", i, "creditor"), b.creditor, orgs)
        yield from _known(("obligations", i, "counterpart"), b.counterpart, obligations)
    for i, e in enumerate(d.stages):
        yield from _all_known(("stages", i, "after"), e.after, stages)
        yield from _known(("stages", i, "source"), e.source, sources)
    for kind, entry in d.documents.items():
        yield from _all_known(("documents", kind, "parties"), entry.parties, orgs)
    yield from _known(("governance", "chair"), None if isinstance(d.governance, Open) else d.governance.chair, orgs)


def _known(path: tuple[str | int, ...], key: object, known: Iterable[str]) -> Iterator[Fault]:
    known = set(known)
    if key is not None and not isinstance(key, Open) and key not in known:
        near = difflib.get_close_matches(str(key), sorted(known), n=1, cutoff=0.6)
        yield Fault(
            path,
            "model.unknown-id-near" if near else "model.unknown-id",
            {"id": key, "near": "".join(near), "known": sorted(known)},
        )


def _all_known(path: tuple[str | int, ...], keys: Any, known: Iterable[str]) -> Iterator[Fault]:
    if not isinstance(keys, Open):
        for i, key in enumerate(keys):
            yield from _known((*path, i), key, known)


def _company(d: Dossier) -> Iterator[Fault]:
    for path, key in ((("company",), d.company), *((("companies", i), k) for i, k in enumerate(d.companies))):
        company = d.organisation(key)
        if company is not None and company.role != Role.COMPANY:
            yield Fault(path, "model.company-role", {"id": key, "role": str(company.role)})


def _cycles(d: Dossier) -> Iterator[Fault]:
    """A stage or project that follows itself, directly or through others."""
    for name, attribute in (("stages", "after"), ("projects", "depends_on")):
        after = {e.id: e_after for e in getattr(d, name) if not isinstance(e_after := getattr(e, attribute), Open)}
        for i, entry in enumerate(getattr(d, name)):
            seen: set[str] = set()
            todo = list(after.get(entry.id, ()))
            while todo:
                key = todo.pop()
                if key == entry.id:
                    yield Fault((name, i, attribute), "model.cycle", {"id": entry.id})
                    return  # every entry of the circle would say the same
                if key not in seen:
                    seen.add(key)
                    todo.extend(after.get(key, ()))
