"""Any Word template filled with a dossier: `drafting build dossier.yaml --template brief.docx`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any

from drafting.api.documents import to_pdf
from drafting.api.filters import OpenText
from drafting.errors import Finding, Place, UsageError
from drafting.model import Dossier, LocalText, Open


def dossier_values(dossier: Dossier, lang: str = "") -> dict[str, Any]:
    """A dossier as a template asks for it: the fields of the schema by their own names, in mappings and lists.

    A text that has several languages is that of `lang` (default: the dossier's), else the one there is. Dates and numbers are
    for the filters to print; an amount is `{amount, currency}` and may go into `euro` as it is. A value declared open prints as
    `[●: reason]` whatever filter it passes.
    """
    made: dict[str, Any] = _plain(dossier, lang or dossier.language)
    return made


def _plain(value: Any, lang: str) -> Any:
    if isinstance(value, LocalText):
        return value.get(lang) or value.get("en" if lang == "nl" else "nl")
    if isinstance(value, Open):
        return OpenText(f"[●: {value.said(lang)}]")
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple | list | frozenset | set):
        return [_plain(entry, lang) for entry in value]
    if isinstance(value, dict):
        return {str(_plain(key, lang)): _plain(entry, lang) for key, entry in value.items()}
    if hasattr(type(value), "model_fields"):
        return {name: _plain(getattr(value, name), lang) for name in type(value).model_fields}
    return value if value is None or isinstance(value, str | int | float | bool | Decimal | date) else str(value)


def fill_dossier(template: str | Path, dossier: Dossier, lang: str = "", *formats: str) -> Iterator[tuple[str, bytes]]:
    """Name and content of `template` filled with a dossier, in each of `formats` ("docx", "pdf"; by default Word).

    Raises PackageError or LibraryError (the template), InputError (it asks what the dossier does not have), UsageError for another
    format, ComponentError where there is no LibreOffice for a pdf.
    """
    from drafting.api.fill import Template

    unknown = [f for f in formats if f not in ("docx", "pdf")]
    if unknown:
        raise UsageError([Finding("template.format", Place(str(template)), {"found": f}) for f in unknown])
    lang = lang or dossier.language
    docx = Template(template, lang=lang).fill(dossier_values(dossier, lang))
    for format in dict.fromkeys(formats or ("docx",)):
        yield f"{dossier.id}-{Path(template).stem}-{lang}.{format}", to_pdf(docx) if format == "pdf" else docx


__all__ = ["dossier_values", "fill_dossier"]
