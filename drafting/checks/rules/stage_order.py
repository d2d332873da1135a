"""Dates of the stages: each after the ones it follows; documents on their stage's day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from drafting.checks.rule import Hit, Rule, Subject
from drafting.errors import Severity
from drafting.model import listed


def find(subject: Subject) -> Iterator[Hit]:
    """The graph of stages of a dossier."""
    dossier = subject.dossier
    if dossier is None:
        return
    by_id = {e.id: e for e in dossier.stages}
    for event in dossier.stages:
        for key in listed(event.after):
            before = by_id.get(key)
            if before and isinstance(before.date, date) and isinstance(event.date, date) and before.date > event.date:
                values = {"stage": event.id, "date": event.date, "before": before.id, "earlier": before.date}
                yield Hit(None, event.id, values, place=f"stages.{event.id}")
    for event in dossier.stages:
        entry = dossier.documents.get(event.stage.value)
        if entry and isinstance(entry.date, date) and isinstance(event.date, date) and entry.date != event.date:
            values = {"stage": event.id, "date": event.date, "document": entry.date}
            yield Hit(None, event.id, values, "stage-order-document", f"documents.{event.stage.value}")


RULE = Rule("stage-order", "werkwijze: EoP < advies < JLoI < maatwerkafspraak", find, Severity.ERROR)
