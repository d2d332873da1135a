"""What there is to do: one job a dossier or record, read as the run goes on, never all at once."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TextIO

# The rooms of dossiers are loaded where they are used: a mail merge needs none of them, and they cost half a second.
from drafting.admission.characters import refused
from drafting.errors import DraftingError, Finding, InputError, Place, UsageError

if TYPE_CHECKING:
    from drafting.api.fill import CompiledTemplate
    from drafting.api.order import Order
    from drafting.api.workspace import Workspace

ENDINGS = (".yaml", ".yml", ".json")
EXCEL = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
"""Files of spreadsheets; those that cannot be read say so."""
SEPARATED = (".csv", ".tsv")


@dataclass(frozen=True, slots=True)
class Options:
    """What is the same for every job of a run. `kinds` may be ("all",); `formats` of docx, pdf, html, md.

    `moment` and `author` as in an order. `force`: documents that somebody changed since they were made may be replaced.
    `columns`: name → heading of a column that is to have that name; `sheet`: the sheet whose rows are read. `clean` as in an order.
    `sent` and `carried` are for workers that may be on other machines: the template's bytes, and whether documents travel
    back to the run instead of being written where they are made.
    """

    out: str
    kinds: tuple[str, ...] = ("all",)
    langs: tuple[str, ...] = ()
    formats: tuple[str, ...] = ("docx",)
    template: str = ""
    pattern: str = ""
    workspace: str = ""
    sent: bytes = b""
    carried: bool = False
    moment: datetime | None = None
    author: str = ""
    force: bool = False
    columns: tuple[tuple[str, str], ...] = ()
    sheet: str = ""
    clean: bool = False

    def order(self, source: Any, name: str) -> Order:
        """What is asked for of one source (its file, or the dossier itself), called `name` in findings."""
        from drafting.api.order import Order

        return Order(
            source=source, kinds=self.kinds, languages=self.langs, moment=self.moment, formats=self.formats,
            workspace=self.home, author=self.author, name=name, clean=self.clean,
        )  # fmt: skip

    @property
    def home(self) -> Workspace:
        """The workspace of the run."""
        from drafting.api.workspace import opened

        return opened(self.workspace or None)

    def for_elsewhere(self) -> Options:
        """These options for workers that need not see the files of this machine, but for a workspace. Raises OSError."""
        template = Path(self.template).read_bytes() if self.template else b""
        return replace(
            self, sent=template, carried=True, workspace=str(Path(self.workspace).resolve()) if self.workspace else ""
        )

    @property
    def compiled(self) -> CompiledTemplate:
        """The template of the run, compiled once per process for as long as its file is the same; from its content where that came along.
        Raises InputError, PackageError, LibraryError."""
        lang = next(iter(self.langs), "nl")
        if self.sent:
            from drafting.api.fill import compiled_template

            return compiled_template(self.sent, self.template, lang)
        return self.home.template(self.template, lang)

    @property
    def digest(self) -> str:
        """What the outputs depend on besides input and library."""
        template = Path(self.template).read_bytes() if self.template else b""
        made = [self.moment.isoformat() if self.moment else "", self.author]
        rows = [*self.columns, self.sheet] if self.columns or self.sheet else ()
        clean = ["clean"] if self.clean else []
        said = [self.kinds, self.langs, self.formats, self.pattern, *(made if any(made) else ()), *rows, *clean]
        told = json.dumps(said, sort_keys=True).encode()
        return hashlib.sha256(told + template).hexdigest()


@dataclass(frozen=True, slots=True)
class Job:
    """One input: how users call it (`source`: file, line or row), its text or record, or why it cannot be read."""

    source: str
    text: str = ""
    record: Mapping[str, Any] | None = None
    fault: tuple[Finding, ...] = ()
    options: Options = field(default_factory=lambda: Options(""))
    folder: str = ""  # where the files lie that a record names ($image); "" where it names none
    portfolio: str = ""  # the path of a portfolio, for the documents of it as a whole
    rows: tuple[Job, ...] = ()  # of a template that goes from row to row (NEXT): all of them
    notes: tuple[Finding, ...] = ()  # what is told once of the file that the job is the first of

    @property
    def digest(self) -> str:
        """SHA-256 of the input."""
        if self.portfolio:
            return hashlib.sha256(Path(self.portfolio).read_bytes()).hexdigest()
        if self.rows:
            return hashlib.sha256("".join(row.digest for row in self.rows).encode()).hexdigest()
        told = self.text or json.dumps(self.record, sort_keys=True, default=str)
        return hashlib.sha256(told.encode()).hexdigest()


def dossier_jobs(source: str, options: Options, stdin: TextIO | None = None) -> Iterator[Job]:
    """A job for each dossier: in a folder (dossiers in it or one level down), a single file, JSON Lines, or "-".

    A file that cannot be read becomes a job with its fault: it never costs the others. Raises InputError where the
    source itself does not exist or holds nothing.
    """
    if source == "-":
        yield from _lines(stdin or sys.stdin, "-", options)
        return
    path = Path(source)
    if path.is_dir():
        files = _files(path)
        if not files:
            raise InputError(Finding("batch.nothing", Place(source)))
        for file in files:
            yield from _file(file, options)
    elif not path.exists():
        raise InputError(Finding("intake.no-file", Place(source)))
    elif path.suffix == ".jsonl":
        with path.open(encoding="utf-8") as stream:
            yield from _lines(stream, source, options)
    else:
        yield from _file(path, options)


def _files(folder: Path) -> list[Path]:
    found = [*folder.glob("*"), *folder.glob("*/dossier.*")]
    # A link that leads nowhere is kept: it is told as a file that cannot be read.
    return sorted(
        p
        for p in found
        if (p.is_file() or p.is_symlink()) and p.suffix in (*ENDINGS, ".xlsx") and not p.name.startswith((".", "~$"))
    )


def _file(path: Path, options: Options) -> Iterator[Job]:
    """The job of a dossier, or those of a portfolio or workbook: each of its dossiers, then the whole."""
    from drafting.api.portfolio import WORKBOOKS, is_portfolio_file

    try:
        if path.suffix.lower() in WORKBOOKS:
            yield from _portfolio(path, options)
            return
        text = path.read_text(encoding="utf-8-sig")
        if is_portfolio_file(path):
            yield from _portfolio(path, options)
            return
        yield Job(str(path), text, options=options)
    except UnicodeDecodeError:
        yield Job(str(path), fault=(Finding("intake.encoding", Place(str(path))),), options=options)
    except DraftingError as error:
        yield Job(str(path), fault=error.findings, options=options)
    except OSError as error:
        fault = Finding("intake.unreadable", Place(str(path)), {"reason": error.strerror or str(error)})
        yield Job(str(path), fault=(fault,), options=options)


def _portfolio(path: Path, options: Options) -> Iterator[Job]:
    from drafting.api.build import all_kinds, portfolio_kinds
    from drafting.api.portfolio import is_letter_part
    from drafting.api.records import dossier_texts

    workspace = options.home
    everything = options.kinds == ("all",) or bool(options.template)
    able = set(all_kinds(workspace))
    own = tuple(filter(able.__contains__, options.kinds))
    if everything or own:
        for key, text in dossier_texts(path):
            yield Job(f"{path}#{key}", text, options=options if everything else replace(options, kinds=own))
    if is_letter_part(path):
        return  # the part with the letter has no companies: it is there to be merged
    if not options.template and (everything or set(options.kinds) & set(portfolio_kinds(workspace, True))):
        yield Job(str(path), options=options, portfolio=str(path))


def _lines(stream: TextIO, name: str, options: Options) -> Iterator[Job]:
    for number, line in enumerate(stream, 1):
        if line.strip():
            yield Job(f"{name}:{number}", line, options=options)


def jobs_of(source: str, options: Options, stdin: TextIO | None = None) -> Iterator[Job]:
    """What a user means by a source: records where there is a template and the source holds rows or lines, else dossiers."""
    path = Path(source)
    rows = source == "-" or path.suffix.lower() in (*EXCEL, *SEPARATED, ".jsonl") or _is_array(path)
    if not (options.template and rows):
        return dossier_jobs(source, options, stdin)
    return record_jobs(source, options, stdin, _wanted(options))


def _wanted(options: Options) -> frozenset[str]:
    """The names that the template asks for; none where it cannot be read, which the run will tell."""
    try:
        return options.compiled.names
    except DraftingError:
        return frozenset()


def _is_array(path: Path) -> bool:
    if path.suffix.lower() != ".json" or not path.is_file():
        return False
    with path.open("rb") as stream:
        return stream.read(200).lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"[")


def record_jobs(
    source: str, options: Options, stdin: TextIO | None = None, wanted: Iterable[str] = ()
) -> Iterator[Job]:
    """A job for each record to be merged into a template: rows of an Excel sheet or a CSV file (the first row names the
    fields), the entries of a JSON array, or the lines of a JSON Lines file or of standard input ("-"). A row with a fault
    becomes a job with that fault. `wanted` are names that the records are to give, by which a row of headings is known."""
    path = Path(source)
    if source == "-":
        yield from _records(stdin or sys.stdin, "-", "", options)
    elif not path.exists():
        raise InputError(Finding("intake.no-file", Place(source)))
    elif path.suffix.lower() in EXCEL:
        from drafting.api.records import sheet_rows

        named = dict(options.columns)
        yield from _rows(sheet_rows(path, (named.get(name, name) for name in wanted), options.sheet), path, options)
    else:
        try:
            if path.suffix.lower() in SEPARATED:
                from drafting.batch.separated import separated_rows

                yield from _rows(separated_rows(path), path, options)
                return
            with path.open(encoding="utf-8-sig", newline="") as stream:
                if _is_array(path):
                    yield from _entries(stream.read(), source, str(path.parent), options)
                else:
                    yield from _records(stream, source, str(path.parent), options)
        except UnicodeDecodeError:
            raise InputError(Finding("intake.encoding", Place(source))) from None
        except OSError as error:
            raise InputError(
                Finding("intake.unreadable", Place(source), {"reason": error.strerror or str(error)})
            ) from None


def _records(stream: TextIO, name: str, folder: str, options: Options) -> Iterator[Job]:
    from drafting.api.records import number_written

    for number, line in enumerate(stream, 1):
        if not line.strip():
            continue
        source, place = f"{name}:{number}", Place(name, number)
        try:
            record = json.loads(line, parse_float=number_written)
        except (ValueError, RecursionError) as error:
            yield Job(source, line, fault=(Finding("batch.bad-line", place, {"reason": str(error)}),), options=options)
            continue
        yield _of_record(record, source, line, place, folder if '"$' in line else "", options)


def _entries(text: str, name: str, folder: str, options: Options) -> Iterator[Job]:
    """The entries of a JSON array."""
    from drafting.api.records import number_written

    try:
        entries = json.loads(text, parse_float=number_written)
    except (ValueError, RecursionError) as error:
        raise InputError(
            Finding("batch.bad-line", Place(name, getattr(error, "lineno", None)), {"reason": str(error)})
        ) from None
    for number, record in enumerate(entries, 1):
        yield _of_record(
            record,
            f"{name}:{number}",
            json.dumps(record, default=str),
            Place(name, path=f"[{number}]"),
            folder if '"$' in text else "",
            options,
        )


def _of_record(record: Any, source: str, told: str, place: Place, folder: str, options: Options) -> Job:
    if not isinstance(record, dict):
        return Job(source, told, fault=(Finding("batch.not-a-record", place),), options=options)
    return Job(source, "", record, _unholdable(record, place), options, folder)


def _unholdable(value: Any, place: Place) -> tuple[Finding, ...]:
    """The characters in a record that no document can hold, each once."""
    texts = [value]
    found: dict[str, None] = {}
    while texts:
        here = texts.pop()
        if isinstance(here, str):
            found |= dict.fromkeys(char for _, char in refused(here))
        elif isinstance(here, dict):
            texts += [*here, *here.values()]
        elif isinstance(here, list):
            texts += here
    return tuple(Finding("intake.bad-character", place, {"found": char}) for char in found)


def gathered(jobs: Iterable[Job], options: Options) -> Iterator[Job]:
    """One job of all that can be read, for a template that goes from row to row; what cannot be read stays a job of its own."""
    rows: list[Job] = []
    for job in jobs:
        if job.fault:
            yield job
        else:
            rows.append(job)
    if rows:
        notes = tuple(note for row in rows for note in row.notes)
        source = rows[0].source.rpartition(":")[0] or rows[0].source
        yield Job(source, options=options, rows=tuple(rows), notes=notes)


class _Table(Protocol):
    """Rows under headings, of whatever file."""

    @property
    def headings(self) -> Mapping[int, str]: ...

    @property
    def notes(self) -> tuple[Finding, ...]: ...

    def __iter__(self) -> Iterator[tuple[str, dict[str, Any], tuple[Finding, ...]]]: ...


def _rows(table: _Table, path: Path, options: Options) -> Iterator[Job]:
    """The jobs of the rows of a table. Raises UsageError where `columns` names a heading that is not there."""
    heads = list(table.headings.values())
    named = {heading: name for name, heading in options.columns}
    if wrong := [heading for heading in named if heading not in heads]:
        known = ", ".join(heads)
        raise UsageError([Finding("batch.no-column", Place(str(path)), {"found": h, "known": known}) for h in wrong])
    notes = table.notes
    for source, record, faults in table:
        if named:
            record = {named.get(heading, heading): value for heading, value in record.items()}
        yield Job(source, "", record, faults, options, notes=notes)
        notes = ()


def count(source: str) -> int | None:
    """How many jobs a source holds, where that is known without reading it all as data; None otherwise."""
    path = Path(source)
    if source == "-" or not path.exists():
        return None
    if path.is_dir():
        return len(_files(path))
    if path.suffix in (".jsonl", ".csv", ".tsv"):
        with path.open("rb") as stream:
            return sum(1 for line in stream if line.strip()) - (path.suffix != ".jsonl")
    return None
