"""All annexes of a letter in one file: as a Word file, and as a PDF with bookmarks.

An annex is a document that drafting makes, or a Word or PDF file of others, taken in as it is behind a cover sheet. In the Word
bundle a PDF is its cover sheet with a reference; in the PDF bundle its own pages stand there. The PDF is made annex by annex, not
from the Word bundle: page counts, footnotes and contents are those of each annex by itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from drafting import messages, tree
from drafting.api import cover_sheets as sheets
from drafting.api.annexes import Annex, gather
from drafting.api.order import Order
from drafting.api.paging import office_kept
from drafting.errors import ComponentError, DraftingError, Finding, Place
from drafting.model import Open, Portfolio

FORMATS = ("docx", "pdf")


@dataclass(frozen=True, slots=True)
class Bundled:
    """The bundle in one format, or why there is none; `notices` what is worth knowing of the annexes in it."""

    format: str
    content: bytes = b""
    error: DraftingError | None = None
    notices: tuple[Finding, ...] = ()


def bundle(
    portfolio: Portfolio,
    lang: str | None = None,
    *,
    kind: str = "bundle",
    formats: Sequence[str] = FORMATS,
    folder: Path | None = None,
    order: Order | None = None,
) -> Iterator[Bundled]:
    """The annexes of a portfolio's letter in each of `formats` ("docx", "pdf").

    Files are looked up in `folder`, by default that of the portfolio. `kind` is the outline whose frame draws the front page and
    the cover sheets; of `order` count `since` (for annexes that compare), `moment`, `author` and `workspace`. Raises InputError with
    every fault of every annex: nothing is written of a bundle that lacks one. Without LibreOffice the Word bundle is made, and the
    PDF is a ComponentError.
    """
    asked = (order or Order(source=portfolio)).settled()
    tongue = lang or portfolio.language
    annexes = gather(portfolio, tongue, folder or (asked.at.parent if asked.at else None), asked)
    with office_kept():
        yield from _bundled(portfolio, annexes, tongue, kind, formats, asked)


def _bundled(
    portfolio: Portfolio, annexes: Sequence[Annex], lang: str, kind: str, formats: Sequence[str], order: Order
) -> Iterator[Bundled]:
    from drafting.word.writer.document import write_docx

    made, failures = _all_paged(annexes)
    notices = tuple(f for annex in made for f in annex.notices)
    told = [sheets.Sheet(a.number, a.entry, a.pages, a.name if not a.docx else "") for a in made]
    templates = order.home.templates
    outline = templates.outline(kind)
    frame, place = templates.frame(outline), f"{outline.id}/{outline.frame.name}"
    title = sheets.front_title(portfolio, lang)
    front = write_docx(sheets.front(portfolio, told, lang, kind, outline.label[lang]), frame, place)

    def covers(told: Sequence[sheets.Sheet]) -> list[bytes]:
        return [write_docx(sheets.cover_sheet(portfolio, sheet, lang, kind), frame, place) for sheet in told]

    for format in formats:
        try:
            if format == "docx":
                content = _as_word(made, [front, *covers(told)], _properties(portfolio, title, lang, order), lang)
            elif failures:
                raise ComponentError(failures)
            else:
                content = _as_pdf(made, [front, *covers([replace(sheet, elsewhere="") for sheet in told])], title, lang)
        except DraftingError as error:
            yield Bundled(format, error=error, notices=notices)
        else:
            yield Bundled(format, content, notices=notices)
        notices = ()


# ---------------------------------------------------------------- the two files


def _all_paged(annexes: Sequence[Annex]) -> tuple[list[Annex], list[Finding]]:
    """The annexes with their pages, and why some have none: each that LibreOffice cannot lay out, or once that it is missing."""
    made: list[Annex] = []
    failures: list[Finding] = []
    for annex in annexes:
        absent = any(f.code == "pdf.no-office" for f in failures)
        try:
            made.append(annex if absent else _paged(annex))
        except ComponentError as error:
            failures += error.findings
            made.append(annex)
    return made, failures


def _paged(annex: Annex) -> Annex:
    """An annex with its pages as a PDF, and their number. Raises ComponentError where LibreOffice is missing or fails."""
    from drafting.api.paging import foreign_to_pdf, paginate, to_pdf
    from drafting.pdf.bundle import page_count

    if annex.pdf:
        return annex
    try:
        if annex.document is None:
            pdf = foreign_to_pdf(annex.docx)
            return replace(annex, pdf=pdf, pages=page_count(pdf))
        docx = annex.docx
        if any(isinstance(node, tree.Contents) for node in annex.document.body):
            docx = paginate(docx)
        pdf = to_pdf(docx)
        return replace(annex, docx=docx, pdf=pdf, pages=page_count(pdf))
    except ComponentError as error:
        where = Place(annex.name)
        raise ComponentError(
            [f if f.code == "pdf.no-office" else replace(f, place=where) for f in error.findings]
        ) from None


def _properties(portfolio: Portfolio, title: str, lang: str, order: Order) -> dict[str, str]:
    """Those of the whole: the moment of the draft or the letter's day, in the name of whoever orders it."""
    day = order.moment or portfolio.letter.date
    made = {} if isinstance(day, Open) else {"created": day.isoformat()}
    name = {"creator": order.author} if order.author else {}
    return {"title": title, "language": sheets.LANGUAGES[lang], **made, **name}


def _as_word(annexes: Sequence[Annex], drawn: Sequence[bytes], properties: dict[str, str], lang: str) -> bytes:
    from drafting.word.bundle import Piece, compose
    from drafting.word.package.opening import open_package

    pieces = [
        Piece(open_package(drawn[0], properties["title"]), messages.text("bundle.piece-front", lang), "_bundel", 1)
    ]
    for annex, sheet in zip(annexes, drawn[1:], strict=True):
        label = sheets.annex_name(annex.number, lang).casefold()
        pieces.append(
            Piece(
                open_package(sheet, label),
                messages.text("bundle.piece-sheet", lang, number=annex.number),
                f"_bijlage_{annex.number}_blad",
                1,
            )
        )
        if annex.docx:
            pieces.append(
                Piece(open_package(annex.docx, annex.name), label, f"_bijlage_{annex.number}", annex.pages or 0)
            )
    return compose(pieces, properties)


def _as_pdf(annexes: Sequence[Annex], drawn: Sequence[bytes], title: str, lang: str) -> bytes:
    from drafting.api.paging import to_pdf
    from drafting.pdf.bundle import Part, bundled

    parts = [Part(title, (to_pdf(drawn[0]),), sheet="0")]
    for annex, sheet in zip(annexes, drawn[1:], strict=True):
        name = sheets.full_title(annex.number, annex.entry, lang)
        spoken = sheets.LANGUAGES[lang if annex.document is not None else annex.entry.language]
        parts.append(Part(name, (to_pdf(sheet), annex.pdf), str(annex.number), str(annex.number), spoken))
    return bundled(parts, title=title, lang=sheets.LANGUAGES[lang])
