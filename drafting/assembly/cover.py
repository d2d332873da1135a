"""What the frame prints outside the body, and the file's own properties: plain strings only."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Any

from drafting.assembly.outline import Outline
from drafting.assembly.subject import Subject, said

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


_FORM = re.compile(r" (?=(?:B\.V\.|N\.V\.|U\.A\.|B\.A\.|W\.A\.|NV|BV|SE|plc|Ltd|GmbH|AG)(?![\w.]))")


def bound(title: str) -> str:
    """A title whose legal form does not stand alone on a line of the cover."""
    return _FORM.sub("\u00a0", title)


def cover_of(
    subject: Subject, outline: Outline, lang: str, title: str, subtitle: str, moment: datetime | None
) -> dict[str, Any]:
    """The values of the frame's placeholders. Open values read as in the body, unknown optional ones are empty."""
    return {
        "title": title,
        "subtitle": subtitle,
        "kind_label": outline.label[lang],
        "date": said(moment.date() if moment is not None else subject.day, lang),
        **({"form": outline.form} if outline.form else {}),
        **{key: words[lang] for key, words in WORDS.items()},
        **subject.cover(lang, moment),
    }


def _utc(moment: datetime) -> str:
    """A moment as a file's properties hold it: ISO 8601 in UTC to the second; one without offset is taken as UTC."""
    return f"{moment.astimezone(UTC) if moment.tzinfo is not None else moment:%Y-%m-%dT%H:%M:%S}Z"


def properties_of(outline: Outline, lang: str, title: str, moment: datetime | None, day: Any = None) -> dict[str, str]:
    """The file's properties: title, subject, language, and the moment of the draft or else the document's own day. The author is
    whoever orders it: no person is named by accident, for drafts go to the other side."""
    made = moment or (datetime(day.year, day.month, day.day) if isinstance(day, date) else None)
    return {
        "title": title,
        "subject": outline.label[lang],
        "language": {"nl": "nl-NL", "en": "en-GB"}[lang],
        **({"created": _utc(made)} if made is not None else {}),
    }
