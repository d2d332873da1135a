"""What the parts of a dossier say of each other: ids that must exist once, and names that must point to something.

A rule yields `Fault`s: the path of the value, a code of the message catalogue, and the values of its sentence.
Intake adds the place.
"""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Iterator
from typing import Any, NamedTuple

from pydantic import BaseModel

from drafting.model.base import Open, listed
from drafting.model.dossier import Dossier
from drafting.model.parties import Role
from drafting.model.pointers import Pointer, pointers
from drafting.model.portfolio import Portfolio


class Fault(NamedTuple):
    """A fault between parts: where (path as keys and list positions), which message, its values."""

    path: tuple[str | int, ...]
    code: str
    values: dict[str, Any]


def faults(dossier: Dossier, shared_sources: Iterable[str] = ()) -> Iterator[Fault]:
    """All faults between the parts of `dossier`. `shared_sources`: ids of sources that its portfolio holds."""
    twice = list(_duplicates(dossier))
    yield from twice
    if twice:
        return  # with an id given twice, what points to it cannot be judged
    yield from _unknown(dossier, {"sources": set(shared_sources)})
    yield from _company(dossier)
    yield from _cycles(dossier)


def portfolio_faults(portfolio: Portfolio) -> Iterator[Fault]:
    """All faults between the parts of `portfolio`, those inside its dossiers included (paths begin with "companies")."""
    own = portfolio.model_copy(update={"companies": ()})
    yield from _duplicates(own)
    yield from _twice(("companies",), portfolio.companies)
    yield from _unknown(own, {"companies": {c.id for c in portfolio.companies}})
    for i, annex in enumerate(listed(portfolio.letter.annexes)):
        if bool(annex.document) == bool(annex.file) and not isinstance(annex.file, Open):
            yield Fault(("letter", "annexes", i), "model.annex-one", {"id": annex.id})
    sources = {s.id for s in portfolio.sources}
    for i, company in enumerate(portfolio.companies):
        for fault in faults(company, sources):
            yield fault._replace(path=("companies", i, *fault.path))


def _duplicates(part: Any, path: tuple[str | int, ...] = ()) -> Iterator[Fault]:
    """Ids given twice in one list, in every list of entries at any depth."""
    if isinstance(part, BaseModel):
        for name in type(part).model_fields:
            yield from _duplicates(getattr(part, name), (*path, name))
    elif isinstance(part, tuple):
        yield from _twice(path, part)
        for i, entry in enumerate(part):
            yield from _duplicates(entry, (*path, i))
    elif isinstance(part, dict):
        for key, entry in part.items():
            yield from _duplicates(entry, (*path, key))


def _twice(path: tuple[str | int, ...], entries: tuple[Any, ...]) -> Iterator[Fault]:
    seen: set[str] = set()
    for i, entry in enumerate(entries):
        if (key := getattr(entry, "id", None)) is None:
            return  # no list of entries
        if key in seen:
            yield Fault((*path, i, "id"), "model.duplicate-id", {"id": key})
        seen.add(key)


def _unknown(whole: Dossier | Portfolio, around: dict[str, set[str]]) -> Iterator[Fault]:
    """Pointers to nothing. `around`: ids that stand outside `whole`, by list: those of the portfolio that it stands in."""
    for pointer in pointers(whole):
        listing, _, field = pointer.to.list.partition("[")
        ids = {entry.id: entry for entry in getattr(whole, listing, ())}
        known = ids.keys() | around.get(listing, set())
        if field:  # a list inside the entry that the field beside this one names
            name, _, inner = field.partition("].")
            home = ids.get(str(getattr(pointer.holder, name)))
            known = {entry.id for entry in listed(getattr(home, inner, ()))}
        yield from _known(pointer, known)


def _known(pointer: Pointer, known: Collection[str]) -> Iterator[Fault]:
    if pointer.key not in known:
        near = difflib.get_close_matches(pointer.key, sorted(known), n=1, cutoff=0.6)
        yield Fault(
            pointer.path,
            "model.unknown-id-near" if near else "model.unknown-id",
            {"id": pointer.key, "near": "".join(near), "known": sorted(known)},
        )


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
