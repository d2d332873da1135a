"""A letter that says a company has signed what its dossier does not have, or not yet on that day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from drafting.checks.rule import Hit, Rule, Subject
from drafting.errors import Severity
from drafting.model import Dossier, Open, Portfolio, Stage

_NAMES = {
    Stage.EOP: r"EoP|Expression of Principles",
    Stage.JLOI: r"JLoI|Joint Letter of Intent",
    Stage.AGREEMENT: r"(?:bindende )?[Mm]aatwerkafspraak|[Tt]ailor-made [Aa]greement",
}
_SIGNED = r"(?:ge|onder)tekend|gesloten|signed|concluded"
_GENERIC = ("Bedrijf", "Company", "Onderneming", "Maatschappij")
_NOT = re.compile(
    r"\b(?:niet|nog geen|nog niet|wordt|worden|zal|zullen|beoogd|naar verwachting|concept|not|will|expected)\b",
    re.IGNORECASE,
)


def find(subject: Subject) -> Iterator[Hit]:
    """Sentences that name one company, one document and "getekend"; only where a portfolio or dossier is given."""
    if subject.against is None:
        return
    companies = subject.against.companies if isinstance(subject.against, Portfolio) else (subject.against,)
    names = {name: c for c in companies for name in _names(c)}
    for line in subject.prose:
        for sentence in re.split(r"(?<=[.;])\s+(?=[A-Z])|, (?=en |and )", line.text):
            named = {id(c): c for name, c in names.items() if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", sentence)}
            if len(named) != 1 or not re.search(rf"\b(?:{_SIGNED})\b", sentence) or _NOT.search(sentence):
                continue
            stages = [s for s, pattern in _NAMES.items() if re.search(rf"\b(?:{pattern})\b", sentence)]
            company = next(iter(named.values()))
            if len(stages) == 1 and not _reached(company, stages[0], subject.moment):
                values = {"company": _names(company)[0], "stage": stages[0].value}
                yield Hit(line, sentence[:80], values)


def _names(dossier: Dossier) -> list[str]:
    """The short and full name of the company, in both languages."""
    company = dossier.organisation(dossier.company)
    if company is None:
        return []
    words = [w for w in (company.short_name, company.name) if not isinstance(w, Open)]
    found = [text for w in words for lang in ("nl", "en") if (text := w.get(lang)) and text not in _GENERIC]
    # A letter leaves out the legal form, and often all but the first word.
    bare = [re.sub(r"[ ,]+(?:B\.V\.|N\.V\.|U\.A\.|V\.O\.F\.|C\.V\.)$", "", text) for text in found]
    first = [
        text.split()[0]
        for text in bare
        if len(text.split()[0]) > 5 and not re.match(r"Coöperatie|Koninklijke|Nederlandse|Stichting", text)
    ]
    return list(dict.fromkeys((*bare, *found, *first)))


def _reached(dossier: Dossier, stage: Stage, moment: date | None) -> bool:
    events = [e for e in dossier.stages if e.stage == stage]
    return any(not isinstance(e.date, date) or moment is None or e.date <= moment for e in events)


RULE = Rule("letter-stage", "werkwijze: de brief noemt de fase van het dossier", find, Severity.ERROR)
