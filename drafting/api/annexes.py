"""The annexes of a letter: those that drafting makes, and the Word and PDF files of others, read and looked through."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from drafting import tree
from drafting.api import places
from drafting.api.documents import render
from drafting.api.order import Order
from drafting.api.portfolio import WORKBOOKS, ordered, read_columns
from drafting.api.workspace import Where
from drafting.errors import DraftingError, Finding, InputError, PackageError, Place, Severity
from drafting.model import Open, Portfolio
from drafting.model.portfolio import AnnexEntry

if TYPE_CHECKING:
    from drafting.word.package.opening import Package

_LIST = "letter.annexes"


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


def gather(portfolio: Portfolio, lang: str, folder: Path | None, order: Order) -> list[Annex]:
    """The annexes of a letter in their order; their files are looked up in `folder`. Raises InputError with every fault of every
    annex, each with its place."""
    name = order.called
    entries = _entries(portfolio)
    if not entries:
        raise InputError(Finding("bundle.no-annexes", Place(name, path=_LIST)))
    found: list[Annex] = []
    faults: list[Finding] = []
    for number, entry in enumerate(entries, 1):
        at = _at(name, entry)
        try:
            if _is_made(entry):
                _makeable(entry, number, at, order.home)
                found.append(_own(portfolio, entry, number, lang, order))
            else:
                found.append(_given(entry, number, folder, at))
        except DraftingError as error:
            faults += error.findings
    if faults:
        raise InputError(faults)
    return found


def looked_through(portfolio: Portfolio, folder: Path | None, name: str = "", workspace: Where = None) -> list[Finding]:
    """What is wrong with the annexes, and worth knowing of the files among them, without making any; all as warnings, for a
    portfolio is sound without its annexes."""
    found: list[Finding] = []
    for number, entry in enumerate(_entries(portfolio), 1):
        try:
            if _is_made(entry):
                _makeable(entry, number, _at(name, entry), workspace)
            else:
                found += _given(entry, number, folder, _at(name, entry)).notices
        except DraftingError as error:
            found += error.findings
    return [replace(f, severity=Severity.WARNING) for f in found]


def placed(
    findings: tuple[Finding, ...] | list[Finding],
    source: str | Path,
    columns: Mapping[str, Any] | str | Path | None = None,
) -> list[Finding]:
    """The findings with the cell, or the line, of the annex that they are about, instead of its path."""
    columns = read_columns(columns) if isinstance(columns, str | Path) else columns
    if not any(f.place.path.startswith(f"{_LIST}.") for f in findings):
        return list(findings)
    known = dict(_places(source, columns))
    return [replace(f, place=known.get(f.place.path, f.place)) for f in findings]


def _places(source: str | Path, columns: Mapping[str, Any] | None) -> Iterator[tuple[str, Place]]:
    if Path(source).suffix.lower() in WORKBOOKS:
        from drafting.workbook import annex_places

        for key, place in annex_places(Path(source), columns).items():
            yield f"{_LIST}.{key}", place
        return
    from drafting.intake import read_plain, read_text

    plain = read_plain(read_text(source), str(source))
    for i, entry in enumerate(plain.value["letter"]["annexes"]):
        yield f"{_LIST}.{entry['id']}", plain.place(("letter", "annexes", i))


def asked_files(portfolio: Portfolio) -> list[str]:
    """The files that the annexes of a letter ask for, relative to the portfolio and inside its folder; others are refused by `gather`."""
    said = [e.file for e in _entries(portfolio) if isinstance(e.file, str) and e.file]
    clean = [file.replace("\\", "/") for file in said]
    return [
        f
        for f in dict.fromkeys(clean)
        if not f.startswith("/") and ".." not in f.split("/") and ":" not in f and f.isprintable()
    ]


def _entries(portfolio: Portfolio) -> tuple[AnnexEntry, ...]:
    entries = portfolio.letter.annexes
    return () if isinstance(entries, Open) else entries


def _at(name: str, entry: AnnexEntry) -> Place:
    return Place(name, path=f"{_LIST}.{entry.id}")


def _is_made(entry: AnnexEntry) -> bool:
    return bool(entry.document) and not isinstance(entry.document, Open)


def _makeable(entry: AnnexEntry, number: int, place: Place, workspace: Where) -> None:
    """Raises InputError where drafting makes no document of that kind from a portfolio, or it puts annexes together itself."""
    templates = places.templates(workspace)
    known = [kind for kind in templates.about("portfolio") if not templates.outline(kind).gathers]
    if entry.document not in known:
        values = {"number": number, "found": entry.document, "known": ", ".join(known)}
        raise InputError(Finding("bundle.no-document", place, values))


def _own(portfolio: Portfolio, entry: AnnexEntry, number: int, lang: str, order: Order) -> Annex:
    document = ordered(portfolio, str(entry.document), lang, order)
    return Annex(number, entry, str(entry.document), render(document, "docx", workspace=order.home), document=document)


def _given(entry: AnnexEntry, number: int, folder: Path | None, place: Place) -> Annex:
    """An annex that is a file: relative to the portfolio, and inside its folder."""
    file = entry.file
    if isinstance(file, Open) or not file:
        raise InputError(Finding("bundle.no-file", place, {"number": number}))
    relative = PurePosixPath(file.replace("\\", "/"))
    if folder is None or relative.is_absolute() or ".." in relative.parts or ":" in file:
        raise InputError(Finding("bundle.outside", place, {"found": file}))
    path = folder / relative
    try:
        there = path.is_file()
        inside = path.resolve().is_relative_to(folder.resolve())
        raw = path.read_bytes() if there and inside else b""
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise PackageError(Finding("package.unreadable", Place(file), {"reason": reason})) from None
    if there and not inside:
        raise InputError(Finding("bundle.outside", place, {"found": file}))
    if not there:
        raise InputError(Finding("bundle.absent", place, {"number": number, "found": file}))
    ending = path.suffix.casefold()
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
    from drafting.word.package.opening import open_package

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
    notices += _unseen(package, raw)
    return Annex(number, entry, file, raw, pages=told_pages(package), notices=tuple(notices))


_UNSEEN = (
    "hidden-text",
    "invisible-text",
    "custom-xml",
    "unused-notes",
    "unused-comments",
    "embedded",
    "book-with-more",
)
"""What an annex carries that who reads it does not see; tracked changes and comments are told by `noticed`."""


def _unseen(package: Package, raw: bytes) -> list[Finding]:
    """A warning for each thing in an annex that goes to parliament with it and that nobody sees on its pages. A store of Word's own without
    anything in it (the list of sources that each new file gets) is none."""
    from drafting.word.inspect import traces_of

    found: list[Finding] = []
    for trace in traces_of(raw, package.name):
        empty = trace.sort == "custom-xml" and trace.part in package.parts and not len(package.xml(trace.part))
        if trace.sort in _UNSEEN and not empty:
            values = {"found": " ".join(trace.found.split())[:120] or trace.part}
            place = Place(package.name, path=trace.place or trace.part)
            found.append(Finding(f"inspect.{trace.sort}", place, values, Severity.WARNING))
    return found
