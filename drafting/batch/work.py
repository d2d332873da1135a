"""One job, in whatever process it runs: builds its documents and writes them aside; the run puts them in place."""

from __future__ import annotations

import hashlib
import os
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from drafting.api.output import write_aside
from drafting.batch.jobs import Job, Options
from drafting.batch.names import empty_fields, fill_name, pieces_of, safe_name
from drafting.errors import DraftingError, Finding, Place, Severity, UsageError

if TYPE_CHECKING:
    from drafting.api.build import Built

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
        if _template(options).takes_rows:
            # A file per row is what a run makes: with NEXT or SKIPIF its rows would be wrong without a word.
            raise UsageError(Finding("template.takes-rows", Place(options.template)))
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
        return [Outcome(job.source, digest, "", "failed", findings=job.fault)]
    if "pdf" in job.options.formats:
        from drafting.api.paging import keep_office

        keep_office(os.cpu_count() or 1)
    try:
        made = _merged(job) if job.options.template else _portfolio(job) if job.portfolio else _dossier(job)
    except DraftingError as error:
        return [Outcome(job.source, digest, "", "failed", findings=error.findings)]
    except Exception as error:
        finding = Finding("batch.crashed", Place(job.source), {"reason": f"{type(error).__name__}: {error}"})
        return [Outcome(job.source, digest, "", "failed", findings=(finding,))]
    seconds = (time.perf_counter() - started) / max(1, len(made))
    outcomes = []
    for name, content, findings in made:
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


def _template(options: Options) -> Any:
    """The template of a run, compiled once per process for as long as its file is the same; from its content where that came along."""
    if options.sent:
        from drafting.api.fill import compiled_template

        return compiled_template(options.sent, options.template)
    return options.home.template(options.template)


def parse_dossier(text: str, name: str) -> Any:
    """A dossier from its text. Raises InputError with every fault."""
    from drafting.api.build import parse_dossier as parse

    return parse(text, name)


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


def _merged(job: Job) -> list[Made]:
    """A record, or a dossier as data, in the template of the run."""
    if job.record is None:
        from drafting.api.dossier_template import dossier_values

        dossier = parse_dossier(job.text, job.source)
        lang = next(iter(job.options.langs), dossier.language)
        record = dossier_values(dossier, lang)
        pattern = job.options.pattern or f"{{id}}-{Path(job.options.template).stem}-{lang}"
    else:
        record = dict(job.record)
        if job.folder:
            from drafting.api.fill import marked_values

            record = marked_values(record, job.folder)
        pattern = job.options.pattern or "{" + next(iter(record), "") + "}"
    stem = fill_name(pattern, record)
    empty = ", ".join(empty_fields(pattern, record))
    told = (Finding("batch.empty-field", Place(job.source), {"fields": empty}, Severity.WARNING),) if empty else ()
    docx = _template(job.options).fill(record)
    made: list[Made] = []
    for format in job.options.formats:
        if format == "pdf":
            from drafting.api.paging import to_pdf

            made.append((safe_name(stem, "pdf"), to_pdf(docx), told))
        else:
            made.append((safe_name(stem, "docx"), docx, told))
    return made
