"""A promise that a later stage words more softly than the stage before: "verplicht zich" became "streeft ernaar"."""

from __future__ import annotations

from collections.abc import Iterator

from drafting.checks.rule import Hit, Rule, Subject
from drafting.checks.strength import grade
from drafting.model import Obligation, Open


def find(subject: Subject) -> Iterator[Hit]:
    """Each obligation of a dossier against its counterpart in the earlier stage: its words, its kind, its force."""
    dossier = subject.dossier
    if dossier is None:
        return
    by_id = {o.id: o for o in dossier.obligations}
    for new in dossier.obligations:
        old = by_id.get(str(new.counterpart)) if new.counterpart else None
        if old is not None and (words := softer(old, new, subject.lang)):
            yield Hit(
                None,
                words[1],
                {"id": new.id, "other": old.id, "then": words[0], "now": words[1]},
                place=f"obligations.{new.id}",
            )


def softer(old: Obligation, new: Obligation, lang: str) -> tuple[str, str] | None:
    """The earlier and the later wording where the later is the softer; else None."""
    if not isinstance(old.text, Open) and not isinstance(new.text, Open):
        (before, then), (after, now) = grade(old.text.get(lang), lang), grade(new.text.get(lang), lang)
        if 0 < after < before:
            return then, now
    if old.kind.value == "result" and new.kind.value == "effort":
        return ("resultaat", "inspanning") if lang == "nl" else ("result", "effort")
    if old.binding and not new.binding:
        return ("bindend", "niet bindend") if lang == "nl" else ("binding", "not binding")
    return None


RULE = Rule("weakened", "werkwijze: een toezegging wordt niet ongemerkt zachter", find)
