"""Signatories without authority on the day of signing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from drafting.checks.rule import Hit, Rule, Subject
from drafting.errors import Severity
from drafting.model import known, listed, told


def find(subject: Subject) -> Iterator[Hit]:
    """Each document's date against the mandates of those who sign it."""
    dossier = subject.dossier
    if dossier is None:
        return
    for kind, entry in dossier.documents.items():
        if not isinstance(entry.date, date):
            continue
        for party in dossier.parties(kind):
            for key in listed(party.represented_by):
                person = dossier.person(key)
                mandate = known(person.mandate) if person is not None else None
                if person is not None and mandate is not None and not mandate.valid_on(entry.date):
                    name = told(person.surname, subject.lang)
                    values = {"name": name, "kind": kind, "date": entry.date}
                    yield Hit(None, name, values, place=f"documents.{kind}")


RULE = Rule("signatories", "Aanwijzingen voor convenanten 2003, aanwijzing 5", find, Severity.ERROR)
