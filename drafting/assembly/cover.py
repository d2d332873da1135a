"""What the frame prints outside the body, and the file's own properties: plain strings only."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from drafting import locale
from drafting.assembly.outline import Outline
from drafting.model import DocumentEntry, Dossier, LocalText, Open

WORDS: dict[str, dict[str, str]] = {
    "label_status": {"nl": "Status", "en": "Status"},
    "label_version": {"nl": "Versie", "en": "Version"},
    "label_date": {"nl": "Datum", "en": "Date"},
    "label_reference": {"nl": "Kenmerk", "en": "Reference"},
    "label_page": {"nl": "Pagina", "en": "Page"},
    "label_of": {"nl": "van", "en": "of"},
    "label_between": {"nl": "tussen", "en": "between"},
    "label_and": {"nl": "en", "en": "and"},
}


def cover_of(
    dossier: Dossier, outline: Outline, lang: str, title: str, subtitle: str, moment: datetime | None
) -> dict[str, Any]:
    """The values of the frame's placeholders. Open values read as in the body, unknown optional ones are empty."""
    entry = dossier.documents.get(outline.id) or DocumentEntry()
    tongue = locale.get(lang)
    day: Any = moment.date() if moment is not None else entry.date
    return {
        "title": title,
        "subtitle": subtitle,
        "kind_label": outline.label[lang],
        "parties": [_said(p.name, lang) for p in dossier.parties(outline.id)],
        "status": _said(entry.status, lang),
        "version": _said(entry.version, lang),
        "date": tongue.date(day) if isinstance(day, date) else _said(day or "", lang),
        "reference": _said(entry.reference, lang),
        "confidentiality": _said(entry.classification, lang),
        **{key: words[lang] for key, words in WORDS.items()},
    }


def properties_of(
    dossier: Dossier, outline: Outline, lang: str, title: str, moment: datetime | None
) -> dict[str, str]:
    """The file's properties: title, subject, language, moment. No author: drafts go to the other side."""
    return {
        "title": title,
        "subject": outline.label[lang],
        "language": {"nl": "nl-NL", "en": "en-GB"}[lang],
        **({"created": moment.replace(microsecond=0).isoformat()} if moment is not None else {}),
    }


def _said(value: Any, lang: str) -> str:
    if isinstance(value, Open):
        return f"[●: {value.reason}]"
    if isinstance(value, LocalText):
        return value.get(lang)
    return str(value)
