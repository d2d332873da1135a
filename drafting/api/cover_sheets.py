"""The front page of a bundle and the cover sheet of each annex, as documents of the bundle's frame."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from drafting import locale, messages, tree
from drafting.assembly.cover import WORDS
from drafting.assembly.scope import cited_source
from drafting.model import Open, Portfolio
from drafting.model.portfolio import AnnexEntry

LANGUAGES = {"nl": "nl-NL", "en": "en-GB"}


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a cover sheet tells of an annex: `pages` None where it is not known; `elsewhere` the name of a PDF file whose pages
    are not in the Word bundle."""

    number: int
    entry: AnnexEntry
    pages: int | None
    elsewhere: str = ""


def annex_name(number: int, lang: str) -> str:
    """ "Bijlage 2": as the letter, its list and the bundle all call it."""
    return messages.text("bundle.sheet-annex", lang, number=number)


def title_of(entry: AnnexEntry, lang: str) -> str:
    """The title of an annex; that it is not yet known where it is open."""
    return messages.text("bundle.sheet-open", lang) if isinstance(entry.title, Open) else entry.title.get(lang)


def full_title(number: int, entry: AnnexEntry, lang: str) -> str:
    """ "Bijlage 2: Expression of Principles": the head of a cover sheet and the bookmark of an annex."""
    return f"{annex_name(number, lang)}: {title_of(entry, lang)}"


def front_title(portfolio: Portfolio, lang: str) -> str:
    """The title of the bundle."""
    subject = portfolio.letter.subject
    told = messages.text("bundle.sheet-open", lang) if isinstance(subject, Open) else subject.get(lang)
    return messages.text("bundle.front-title", lang, subject=told)


def front(portfolio: Portfolio, sheets: Sequence[Sheet], lang: str, kind: str, label: str) -> tree.Document:
    """The front page: of which letter these are the annexes, and their list."""
    letter = portfolio.letter
    lines = [("front-letter", _date(letter.date, lang)), ("front-reference", _told(letter.reference, lang))]
    header = tuple(_cell(messages.text(f"bundle.{w}", lang)) for w in ("front-number", "front-annex", "sheet-pages"))
    rows = tuple(
        tree.Row(
            (
                _cell(str(s.number), header=True),
                _cell(title_of(s.entry, lang)),
                _cell("–" if s.pages is None else str(s.pages)),
            )
        )
        for s in sheets
    )
    columns = (tree.Column(1.2), tree.Column(6), tree.Column(1.8, "right"))
    table = tree.Table(
        columns, tree.Row(header), rows, description=messages.text("bundle.front-list", lang), wid="annexes"
    )
    return _document(portfolio, kind, lang, label, front_title(portfolio, lang), lines, (table,))


def cover_sheet(portfolio: Portfolio, sheet: Sheet, lang: str, kind: str) -> tree.Document:
    """The cover sheet of one annex: number, title, company, date, source, language, number of pages."""
    entry = sheet.entry
    lines = [
        ("sheet-company", _company(portfolio, entry, lang)),
        ("sheet-date", _date(entry.date, lang)),
        ("sheet-source", _source(portfolio, entry, lang)),
        ("sheet-language", messages.text(f"bundle.sheet-{lang if entry.document else entry.language}", lang)),
        ("sheet-pages", "" if sheet.pages is None else str(sheet.pages)),
    ]
    body: tuple[tree.BodyNode, ...] = ()
    if sheet.elsewhere:
        body = (tree.Block((tree.Text(messages.text("bundle.sheet-elsewhere", lang, file=sheet.elsewhere)),)),)
    label = messages.text("bundle.sheet-label", lang, date=_date(portfolio.letter.date, lang))
    return _document(portfolio, kind, lang, label, full_title(sheet.number, entry, lang), lines, body)


def _document(
    portfolio: Portfolio,
    kind: str,
    lang: str,
    label: str,
    title: str,
    lines: Sequence[tuple[str, str]],
    body: tuple[tree.BodyNode, ...],
) -> tree.Document:
    cover = {
        **{key: words[lang] for key, words in WORDS.items()},
        "kind_label": label,
        "title": title,
        "lines": [{"label": messages.text(f"bundle.{code}", lang), "text": text} for code, text in lines if text],
        "bundle_title": front_title(portfolio, lang),
        "bundle_date": _date(portfolio.letter.date, lang),
    }
    return tree.Document(kind, lang, title, "", "statute", body, {"title": title, "language": LANGUAGES[lang]}, cover)


def _cell(text: str, header: bool = False) -> tree.Cell:
    return tree.Cell((tree.Block((tree.Text(text),), "cell"),), header)


def _told(value: object, lang: str) -> str:
    return messages.text("bundle.sheet-open", lang) if isinstance(value, Open) else str(value or "")


def _date(value: object, lang: str) -> str:
    from datetime import date

    return locale.get(lang).date(value) if isinstance(value, date) else _told(value, lang)


def _company(portfolio: Portfolio, entry: AnnexEntry, lang: str) -> str:
    dossier = portfolio.company(str(entry.company)) if entry.company and not isinstance(entry.company, Open) else None
    organisation = dossier.organisation(str(dossier.company)) if dossier is not None else None
    if organisation is None:
        return _told(entry.company, lang) if isinstance(entry.company, Open) else ""
    return _told(organisation.name, lang) if isinstance(organisation.name, Open) else organisation.name.get(lang)


def _source(portfolio: Portfolio, entry: AnnexEntry, lang: str) -> str:
    source = portfolio.source(str(entry.source)) if entry.source and not isinstance(entry.source, Open) else None
    if source is None:
        return _told(entry.source, lang) if isinstance(entry.source, Open) else ""
    return "".join(piece.text for piece in cited_source(source, lang))
