"""One job, in whatever process it runs: builds its documents and writes them aside; the run puts them in place."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from drafting.api.output import write_aside
from drafting.batch.jobs import Job, Options
from drafting.batch.names import empty_fields, fill_name, pieces_of, reachable, safe_name
from drafting.errors import DraftingError, Finding, InputError, Place, Severity, UsageError

if TYPE_CHECKING:
    from drafting.api.build import Built
    from drafting.api.fill import CompiledTemplate, FromFile

# A kind that the process has not reached is no failure where all kinds are asked for.
_NOT_YET = ("assembly.stage-absent", "assembly.stopped", "assembly.fact-absent")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one document: `result` is "done", "failed" or "kept" (from an earlier run); `of` how many
    documents its job has."""

    source: str
    input_hash: str
    output: str
    result: str
    hash: str = ""
    seconds: float = 0.0
    findings: tuple[Finding, ...] = ()
    of: int = 1
    aside: str = ""  # where the file waits until the run puts it in place
    content: bytes = b""  # or the file itself, where it was made elsewhere


def check(options: Options) -> None:
    """What would fail every job alike, told once before the run. Raises DraftingError."""
    pieces_of(options.pattern)
    known = ("docx", "pdf") if options.template else ("docx", "html", "md", "pdf")
    unknown = [f for f in options.formats if f not in known]
    if unknown:
        raise UsageError([Finding("cli.bad-format", values={"found": f, "known": ", ".join(known)}) for f in unknown])
    if options.template:
        _ = options.compiled
        return
    if options.kinds != ("all",):
        templates = options.home.templates
        for kind in options.kinds:
            templates.outline(kind)


def warm(options: Options) -> None:
    """Reads library, outlines and frames once, before the workers are made, so that they share them by fork."""
    library, templates = options.home.library, options.home.templates
    for kind in templates.kinds if options.kinds == ("all",) else options.kinds:
        try:
            outline = templates.outline(kind)
            templates.frame(outline)
            for clause_id in outline.clause_ids:
                library.clause(clause_id)
        except DraftingError:
            continue  # told with the first document that needs it


def work(job: Job) -> list[Outcome]:
    """All documents of a job. A fault becomes an outcome, never an exception."""
    started = time.perf_counter()
    digest = job.digest
    if job.fault:
        return [Outcome(job.source, digest, "", "failed", findings=job.fault + job.notes)]
    if "pdf" in job.options.formats:
        from drafting.api.paging import keep_office

        keep_office(os.cpu_count() or 1)
    try:
        made = (
            _taken(job)
            if job.rows
            else _merged(job)
            if job.options.template
            else _portfolio(job)
            if job.portfolio
            else _dossier(job)
        )
    except DraftingError as error:
        return [Outcome(job.source, digest, "", "failed", findings=error.findings)]
    except Exception as error:
        finding = Finding("batch.crashed", Place(job.source), {"reason": f"{type(error).__name__}: {error}"})
        return [Outcome(job.source, digest, "", "failed", findings=(finding,))]
    seconds = (time.perf_counter() - started) / max(1, len(made))
    outcomes = []
    for at, (name, content, findings) in enumerate(made):
        findings += job.notes if at == 0 else ()
        if any(f.severity == Severity.ERROR for f in findings):
            outcomes.append(Outcome(job.source, digest, name, "failed", findings=findings, of=len(made)))
            continue
        sha = hashlib.sha256(content).hexdigest()
        if job.options.carried:
            outcomes.append(
                Outcome(job.source, digest, name, "done", sha, seconds, findings, len(made), content=content)
            )
            continue
        try:
            aside = write_aside(Path(job.options.out, name), content, durable=False)
        except DraftingError as error:
            outcomes.append(Outcome(job.source, digest, name, "failed", findings=error.findings, of=len(made)))
            continue
        outcomes.append(Outcome(job.source, digest, name, "done", sha, seconds, findings, len(made), str(aside)))
    return outcomes or [
        Outcome(job.source, digest, "", "failed", findings=(Finding("batch.nothing-built", Place(job.source)),))
    ]


def work_all(jobs: list[Job]) -> list[list[Outcome]]:
    """`work` for each of a parcel."""
    return [work(job) for job in jobs]


def parse_dossier(text: str, name: str) -> Any:
    """A dossier from its text. Raises InputError with every fault."""
    from drafting.api.build import parse_dossier as parse

    return parse(text, name)


MOST_TAKEN = 10_000  # rows that one file can take
Made = tuple[str, bytes, tuple[Finding, ...]]


def _dossier(job: Job) -> list[Made]:
    from drafting.api.build import all_kinds, build
    from drafting.api.portfolio import wrong_subject

    options = job.options
    dossier = parse_dossier(job.text, job.source)
    order = options.order(dossier, job.source)
    able = all_kinds(order.workspace)
    wrong = [] if order.everything else sorted(set(order.kinds) - set(able))
    if wrong:
        place = Place(job.source)
        faults = [wrong_subject(kind, "portfolio", "dossier", "", tuple(able), place) for kind in wrong]
        raise UsageError([f for fault in faults for f in fault.findings])
    made: list[Made] = []
    for built in build(order):
        name = _name(options, built, dossier.id)
        if built.error is None:
            made.append((name, built.content, ()))
        elif not (order.everything and all(f.code in _NOT_YET for f in built.error.findings)):
            made.append((name, b"", built.error.findings))
    return made


def _name(options: Options, built: Built, key: str) -> str:
    """The name of a document's file: by the pattern of the run, or its own."""
    stem, _, format = built.name.rpartition(".")
    if options.pattern:
        stem = fill_name(options.pattern, {"id": key, "kind": built.kind, "lang": built.lang})
    return safe_name(stem, format) if stem else built.name


def _portfolio(job: Job) -> list[Made]:
    """The documents of a portfolio as a whole: the letter, its annexes."""
    from drafting.api.build import build, portfolio_kinds

    options = job.options
    order = options.order(job.portfolio, job.portfolio)
    if not order.everything:
        order = replace(order, kinds=tuple(k for k in order.kinds if k in portfolio_kinds(order.workspace, True)))
    made: list[Made] = []
    for built in build(order):
        name = _name(options, built, Path(job.portfolio).stem) if options.pattern else built.name
        if built.error is None:
            made.append((name, built.content, ()))
        elif not any(n == name for n, _, _ in made):
            made.append((name, b"", built.error.findings))
    return made


def record_names(job: Job) -> list[str]:
    """The files that a record will be; none where its name cannot be made, which its work will tell."""
    record = job.record or {}
    try:
        stem = fill_name(job.options.pattern or "{" + next(iter(record), "") + "}", record)
    except UsageError:
        return []
    return [safe_name(stem, format) for format in job.options.formats]


@dataclass(frozen=True, slots=True)
class _Row:
    """What one row, record or dossier gives the template of the run, and the name of its file."""

    values: FromFile
    stem: str
    told: tuple[Finding, ...]


def _row(job: Job) -> _Row:
    """The values of a record, or of a dossier as data. Raises InputError, UsageError."""
    from drafting.api.fill import FromFile, marked_values

    if job.record is None:
        from drafting.api.dossier_template import dossier_values

        dossier = parse_dossier(job.text, job.source)
        lang = next(iter(job.options.langs), dossier.language)
        record = dossier_values(dossier, lang)
        pattern = job.options.pattern or f"{{id}}-{Path(job.options.template).stem}-{lang}"
    else:
        record = marked_values(dict(job.record), job.folder) if job.folder else dict(job.record)
        pattern = job.options.pattern or "{" + next(iter(record), "") + "}"
    stem = fill_name(pattern, record)
    empty = ", ".join(empty_fields(pattern, record))
    told = (Finding("batch.empty-field", Place(job.source), {"fields": empty}, Severity.WARNING),) if empty else ()
    return _Row(FromFile(reachable(record)), stem, told)


def _merged(job: Job) -> list[Made]:
    """A record, or a dossier as data, in the template of the run."""
    row = _row(job)
    template = job.options.compiled
    docx = template.fill(row.values)
    return list(_in_formats(job, row.stem, docx, row.told + _left_over(template, row.values)))


def _left_over(template: CompiledTemplate, values: FromFile) -> tuple[Finding, ...]:
    """The places to fill in that the document is left with."""
    return tuple(replace(finding, severity=Severity.WARNING) for finding in template.left_over(values))


def _taken(job: Job) -> list[Made]:
    """The files of a template that goes from row to row (NEXT, NEXTIF, SKIPIF), as Word makes them: each goes on where the last one ended,
    and has the name of its first row."""
    template = job.options.compiled
    rows: list[tuple[Job, _Row]] = []
    made: list[Made] = []
    for inner in job.rows:
        try:
            rows.append((inner, _row(inner)))
        except DraftingError as error:
            made.append(("", b"", error.findings))
    values = [row.values for _, row in rows]
    at, skipped, stems = 0, list[str](), dict[str, str]()
    while at < len(rows):
        inner, row = rows[at]
        try:
            docx, took = template.fill_next(values[at : at + MOST_TAKEN])
        except DraftingError as error:
            made.append((row.stem, b"", error.findings))
            docx, took = None, min(template.most_rows, len(rows) - at)
        else:
            if docx is None:
                skipped += [i.source for i, _ in rows[at : at + took]]
        first = stems.setdefault(row.stem.casefold(), inner.source)
        if docx is not None and first != inner.source:
            made += [
                (name, b"", (Finding("batch.collision", Place(inner.source), {"output": name, "first": first}),))
                for name, *_ in _in_formats(job, row.stem, b"", ())
            ]
        elif docx is not None:
            told = row.told + _left_over(template, row.values)
            made += _in_formats(job, row.stem, docx, told)
        at += took
    if skipped:
        shown = ", ".join(source.rpartition(":")[2] for source in skipped[:20]) + (", …" if len(skipped) > 20 else "")
        note = Finding("batch.skipped", Place(job.source), {"rows": shown, "count": len(skipped)}, Severity.WARNING)
        if not made:
            raise InputError(note)
        name, content, told = made[0]
        made[0] = (name, content, (*told, note))
    return made


def _in_formats(job: Job, stem: str, docx: bytes, told: tuple[Finding, ...]) -> Iterator[Made]:
    for format in job.options.formats:
        made = docx
        if format == "pdf" and docx:
            from drafting.api.paging import to_pdf

            made = to_pdf(docx)
        if job.options.clean and made:
            from drafting.api.inspect import clean

            made = clean(made, name=stem)
        yield safe_name(stem, "pdf" if format == "pdf" else "docx"), made, told
