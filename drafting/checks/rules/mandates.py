"""A party or signatory of a dossier whose office did not exist on the day of the document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from drafting.checks.rule import Hit, Rule, Subject
from drafting.locale.offices import OFFICES, called
from drafting.model import LocalText

_OFFICE = re.compile(r"\b(?P<sort>minister(?:ie)?) (?:van|voor) (?P<name>[\w ,&-]+)", re.IGNORECASE)
_NAMES = tuple(sorted({o.name for o in OFFICES if o.sort in ("ministry", "minister")}, key=len, reverse=True))


def find(subject: Subject) -> Iterator[Hit]:
    """Each State party's office, and the office of who signs, on the day of each document."""
    dossier = subject.dossier
    if dossier is None:
        return
    for kind, entry in dossier.documents.items():
        if not isinstance(entry.date, date):
            continue
        told: set[str] = set()
        for party in dossier.parties(kind):
            keys = party.represented_by if isinstance(party.represented_by, tuple) else ()
            named = [party.office, party.name, *(p.function for k in keys if (p := dossier.person(k)) is not None)]
            for sort, name in filter(None, map(_known, named)):
                office = f"{'ministerie' if sort == 'ministry' else 'minister'} van {name}"
                if not called(sort, name, entry.date) and office not in told:
                    told.add(office)
                    yield Hit(
                        None, office, {"office": office, "date": entry.date, "kind": kind}, place=f"documents.{kind}"
                    )


def _known(text: Any) -> tuple[str, str] | None:
    """The sort and name of the office that a text names: the longest name that fits ("Economische Zaken en Klimaat")."""
    words = text.nl if isinstance(text, LocalText) and isinstance(text.nl, str) else ""
    found = _OFFICE.search(words)
    if found is None:
        return None
    rest = found["name"].casefold()
    name = next((n for n in _NAMES if rest == n.casefold() or rest.startswith(f"{n.casefold()} ")), "")
    return ("ministry" if found["sort"].lower() == "ministerie" else "minister", name) if name else None


RULE = Rule("mandates", "Aanwijzingen voor convenanten 2003, aanwijzing 5: alleen wie bevoegd is", find)
