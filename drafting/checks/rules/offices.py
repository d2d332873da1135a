"""An office that did not exist on the day a document is dated."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from drafting.checks.rule import Hit, Rule, Subject
from drafting.model import LocalText


class _Office(NamedTuple):
    """An office and when it existed: `until` None is still."""

    name: str
    periods: tuple[tuple[date, date | None], ...]


# Kabinet-Rutte III and IV, kabinet-Schoof (2 July 2024), kabinet-Jetten (23 February 2026): then the Ministry of KGG went back into that
# of Economische Zaken en Klimaat, while the office of Minister van KGG lives on (rijksoverheid.nl; days before 2024 from knowledge).
_OFFICES = (
    _Office("minister van klimaat en groene groei", ((date(2024, 7, 2), None),)),
    _Office("ministerie van klimaat en groene groei", ((date(2024, 7, 2), date(2026, 2, 22)),)),
    _Office("minister voor klimaat en energie", ((date(2022, 1, 10), date(2024, 7, 1)),)),
    _Office(
        "minister van economische zaken en klimaat",
        ((date(2017, 10, 26), date(2024, 7, 1)), (date(2026, 2, 23), None)),
    ),
    _Office(
        "ministerie van economische zaken en klimaat",
        ((date(2017, 10, 26), date(2024, 7, 1)), (date(2026, 2, 23), None)),
    ),
    _Office("minister van economische zaken", ((date(2024, 7, 2), date(2026, 2, 22)),)),
    _Office("ministerie van economische zaken", ((date(2024, 7, 2), date(2026, 2, 22)),)),
)


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
            for office in map(_known, named):
                if office is not None and office.name not in told and not _existed(office, entry.date):
                    told.add(office.name)
                    values = {"office": office.name, "date": entry.date, "kind": kind}
                    yield Hit(None, office.name, values, place=f"documents.{kind}")


def _known(text: Any) -> _Office | None:
    """The office that a text names: the longest name that fits ("economische zaken en klimaat" is not "economische zaken")."""
    words = f" {(text.nl if isinstance(text, LocalText) and isinstance(text.nl, str) else '').lower()} "
    return next((o for o in sorted(_OFFICES, key=lambda o: -len(o.name)) if f" {o.name} " in words), None)


def _existed(office: _Office, day: date) -> bool:
    return any(since <= day and (until is None or day <= until) for since, until in office.periods)


RULE = Rule("offices", "Aanwijzingen voor convenanten 2003, aanwijzing 5: alleen wie bevoegd is", find)
