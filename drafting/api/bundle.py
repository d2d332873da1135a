"""All annexes of a letter in one file: as a Word file, and as a PDF with bookmarks.

An annex is a document that drafting makes, or a Word or PDF file of others, taken in as it is behind a cover sheet. In the Word
bundle a PDF is its cover sheet with a reference; in the PDF bundle its own pages stand there. The PDF is made annex by annex, not
from the Word bundle: page counts, footnotes and contents are those of each annex by itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path, PurePosixPath

from drafting import tree
from drafting.api import places, sheets
from drafting.errors import ComponentError, DraftingError, Finding, InputError, PackageError, Place, Severity
from drafting.model import Open, Portfolio
from drafting.model.portfolio import AnnexEntry

FORMATS = ("docx", "pdf")


@dataclass(frozen=True, slots=True)
class Annex:
    """One annex, read: `docx` or `pdf` is its content, `document` the tree where drafting made it; `pages` None where unknown."""

    number: int
    entry: AnnexEntry
    name: str
    docx: bytes = b""
    pdf: bytes = b""
    document: tree.Document | None = None
    pages: int | None = None
    notices: tuple[Finding, ...] = ()


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
    folder: Path | None = None,
    kind: str = "bundle",
    formats: Sequence[str] = FORMATS,
    since: Portfolio | None = None,
    moment: datetime | None = None,
    workspace: Path | None = None,
    name: str = "",
) -> Iterator[Bundled]:
    """The annexes of a portfolio's letter in each of `formats` ("docx", "pdf").

    Files are looked up in `folder`, that of the portfolio. `kind` is the outline whose frame draws the front page and the cover
    sheets; `since` is for annexes that compare. Raises InputError with every fault of every annex: nothing is written of a
    bundle that lacks one. Without LibreOffice the Word bundle is made, and the PDF is a ComponentError.
    """
    tongue = lang or portfolio.language
    annexes = gather(portfolio, tongue, folder, since=since, moment=moment, workspace=workspace, name=name)
    failed: ComponentError | None = None
    made: list[Annex] = []
    for annex in annexes:
        try:
            made.append(annex if failed is not None and not annex.pdf else _paged(annex, workspace))
        except ComponentError as error:
            failed = error
            made.append(annex)
    notices = tuple(f for annex in made for f in annex.notices)
    told = [sheets.Sheet(a.number, a.entry, a.pages, a.name if not a.docx else "") for a in made]
    templates = places.templates(workspace)
    outline = templates.outline(kind)
    frame, label = templates.frame(outline), outline.label[tongue]
    place = f"{outline.id}/{outline.frame.name}"
    documents = [
        sheets.front(portfolio, told, tongue, kind, label),
        *(sheets.cover_sheet(portfolio, sheet, tongue, kind) for sheet in told),
    ]
    from drafting.word.writer import write_docx

    drawn = [write_docx(document, frame, place) for document in documents]
    title = sheets.front_title(portfolio, tongue)
    for format in formats:
        try:
            if format == "docx":
                content = _as_word(made, drawn, title, tongue, moment)
            elif failed is not None:
                raise failed
            else:
                bare = [replace(sheet, elsewhere="") for sheet in told]
                pages = [write_docx(sheets.cover_sheet(portfolio, s, tongue, kind), frame, place) for s in bare]
                content = _as_pdf(made, [drawn[0], *pages], title, tongue)
        except DraftingError as error:
            yield Bundled(format, error=error, notices=notices)
        else:
            yield Bundled(format, content, notices=notices)
        notices = ()


# ---------------------------------------------------------------- reading the annexes


def gather(
    portfolio: Portfolio,
    lang: str,
    folder: Path | None,
    *,
    since: Portfolio | None = None,
    moment: datetime | None = None,
    workspace: Path | None = None,
    name: str = "",
) -> list[Annex]:
    """The annexes of a letter, read and looked through. Raises InputError with every fault, each with its place."""
    entries = portfolio.letter.annexes
    place = Place(name, path="letter.annexes")
    if isinstance(entries, Open) or not entries:
        raise InputError(Finding("bundle.no-annexes", place))
    found: list[Annex] = []
    faults: list[Finding] = []
    for number, entry in enumerate(entries, 1):
        at = Place(name, path=f"letter.annexes.{entry.id}")
        try:
            if entry.document and not isinstance(entry.document, Open):
                found.append(_own(portfolio, entry, number, lang, since, moment, workspace, name))
            else:
                found.append(_given(entry, number, folder, at))
        except DraftingError as error:
            faults += error.findings
    if faults:
        raise InputError(faults)
    return found


def _own(
    portfolio: Portfolio,
    entry: AnnexEntry,
    number: int,
    lang: str,
    since: Portfolio | None,
    moment: datetime | None,
    workspace: Path | None,
    name: str,
) -> Annex:
    from drafting.api.build import render
    from drafting.api.portfolio import assemble_portfolio

    document = assemble_portfolio(portfolio, str(entry.document), lang, since=since, moment=moment, workspace=workspace, name=name)
    return Annex(number, entry, str(entry.document), render(document, "docx", workspace=workspace), document=document)


def _given(entry: AnnexEntry, number: int, folder: Path | None, place: Place) -> Annex:
    """An annex that is a file: relative to the portfolio, and inside its folder."""
    file = entry.file
    if isinstance(file, Open) or not file:
        raise InputError(Finding("bundle.no-file", place, {"number": number}))
    relative = PurePosixPath(file.replace("\\", "/"))
    if folder is None or relative.is_absolute() or ".." in relative.parts or ":" in file:
        raise InputError(Finding("bundle.outside", place, {"found": file}))
    path = folder / relative
    if not path.is_file() or not path.resolve().is_relative_to(folder.resolve()):
        raise InputError(Finding("bundle.absent", place, {"number": number, "found": file}))
    ending = path.suffix.casefold()
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise PackageError(Finding("package.unreadable", Place(file), {"reason": error.strerror or str(error)})) from None
    if ending == ".pdf":
        from drafting.pdf.foreign import inspected

        seen = inspected(raw, file)
        return Annex(number, entry, relative.name, pdf=raw, pages=seen.pages, notices=seen.notices)
    if ending in (".docx", ".docm", ".dotx", ".doc"):  # .docm and .doc are refused by what is in them, with its remedy
        return _given_word(entry, number, raw, file)
    raise InputError(Finding("bundle.unknown-format", place, {"number": number, "found": file}))


def _given_word(entry: AnnexEntry, number: int, raw: bytes, file: str) -> Annex:
    from drafting.word import read_blocks
    from drafting.word.bundle import noticed, refused, told_pages
    from drafting.word.package import open_package

    package = open_package(raw, file)
    faults = refused(package)
    if faults:
        raise PackageError(faults)
    blocks = read_blocks(raw, file)
    notices = noticed(package)
    pictures = sum(text is None for block in blocks for text in block.drawings)
    if pictures:
        notices.append(Finding("bundle.word-no-alt", Place(file), {"count": pictures}, Severity.WARNING))
    if not any(block.level is not None and block.text.strip() for block in blocks):
        notices.append(Finding("bundle.word-no-headings", Place(file), severity=Severity.WARNING))
    return Annex(number, entry, file, raw, pages=told_pages(package), notices=tuple(notices))


# ---------------------------------------------------------------- the two files


def _paged(annex: Annex, workspace: Path | None) -> Annex:
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
        raise ComponentError([f if f.code == "pdf.no-office" else replace(f, place=where) for f in error.findings]) from None


def _as_word(annexes: Sequence[Annex], drawn: Sequence[bytes], title: str, lang: str, moment: datetime | None) -> bytes:
    from drafting.word.bundle import Piece, compose
    from drafting.word.package import open_package

    pieces = [Piece(open_package(drawn[0], title), sheets.annex_name(0, lang).rpartition(" ")[0].casefold() + " 0", "_bundel", 1)]
    for annex, sheet in zip(annexes, drawn[1:], strict=True):
        label = sheets.annex_name(annex.number, lang).casefold()
        pieces.append(Piece(open_package(sheet, label), f"{label}, 0", f"_bijlage_{annex.number}_blad", 1))
        if annex.docx:
            pieces.append(Piece(open_package(annex.docx, annex.name), label, f"_bijlage_{annex.number}", annex.pages or 0))
    created = {"created": moment.isoformat()} if moment is not None else {}
    return compose(pieces, {"title": title, "language": sheets.LANGUAGES[lang], **created})


def _as_pdf(annexes: Sequence[Annex], drawn: Sequence[bytes], title: str, lang: str) -> bytes:
    from drafting.api.paging import to_pdf
    from drafting.pdf.bundle import Part, bundled

    parts = [Part(title, (to_pdf(drawn[0]),), sheet="0")]
    for annex, sheet in zip(annexes, drawn[1:], strict=True):
        name = f"{sheets.annex_name(annex.number, lang)}: {sheets.title_of(annex.entry, lang)}"
        spoken = sheets.LANGUAGES[lang if annex.document is not None else annex.entry.language]
        parts.append(Part(name, (to_pdf(sheet), annex.pdf), str(annex.number), str(annex.number), spoken))
    return bundled(parts, title=title, lang=sheets.LANGUAGES[lang])
