"""Signatories without authority on the day of signing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from drafting.checks.rule import Hit, Rule, Subject
from drafting.errors import Severity
from drafting.model import Open


def find(subject: Subject) -> Iterator[Hit]:
    """Each document's date against the mandates of those who sign it."""
    dossier = subject.dossier
    if dossier is None:
        return
    for kind, entry in dossier.documents.items():
        if not isinstance(entry.date, date):
            continue
        for party in dossier.parties(kind):
            for key in () if isinstance(party.represented_by, Open) else party.represented_by:
                person = dossier.person(key)
                if (
                    person is not None
                    and person.mandate
                    and not isinstance(person.mandate, Open)
                    and not person.mandate.valid_on(entry.date)
                ):
                    yield Hit(
                        None,
                        person.surname,
                        {"name": person.surname, "kind": kind, "date": entry.date},
                        place=f"documents.{kind}",
                    )


RULE = Rule("signatories", "Aanwijzingen voor convenanten 2003, aanwijzing 5", find, Severity.ERROR)
