"""One job, in whatever process it runs: builds its documents and writes them aside; the run puts them in place."""

from __future__ import annotations

import hashlib
import os
import time
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from drafting.api.output import write_aside
from drafting.batch.jobs import Job, Options
from drafting.batch.names import fill_name, pieces_of, safe_name
from drafting.errors import DraftingError, Finding, InputError, Place, UsageError

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
        _template(options.template, options.sent)
        return
    from drafting.api import places

    if options.kinds != ("all",):
        templates = places.templates(Path(options.workspace) if options.workspace else None)
        for kind in options.kinds:
            templates.outline(kind)


def warm(kinds: tuple[str, ...], workspace: str) -> None:
    """Reads library, outlines and frames once, before the workers are made, so that they share them by fork."""
    from drafting.api import places

    where = Path(workspace) if workspace else None
    library, templates = places.library(where), places.templates(where)
    for kind in templates.kinds if kinds == ("all",) else kinds:
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
        if findings:
            outcomes.append(Outcome(job.source, digest, name, "failed", findings=findings, of=len(made)))
            continue
        sha = hashlib.sha256(content).hexdigest()
        if job.options.carried:
            outcomes.append(Outcome(job.source, digest, name, "done", sha, seconds, of=len(made), content=content))
            continue
        try:
            aside = write_aside(Path(job.options.out, name), content, durable=False)
        except DraftingError as error:
            outcomes.append(Outcome(job.source, digest, name, "failed", findings=error.findings, of=len(made)))
            continue
        outcomes.append(Outcome(job.source, digest, name, "done", sha, seconds, of=len(made), aside=str(aside)))
    return outcomes or [
        Outcome(job.source, digest, "", "failed", findings=(Finding("batch.nothing-built", Place(job.source)),))
    ]


def work_all(jobs: list[Job]) -> list[list[Outcome]]:
    """`work` for each of a parcel."""
    return [work(job) for job in jobs]


@lru_cache(maxsize=8)
def _template(path: str, sent: bytes) -> Any:
    """The template, compiled once per process; `sent` is its content where it came along."""
    from drafting.api.fill import compiled_template

    if sent:
        return compiled_template(sent, path)
    try:
        raw = Path(path).read_bytes()
    except OSError as error:
        code = "intake.no-file" if isinstance(error, FileNotFoundError) else "intake.unreadable"
        raise InputError(Finding(code, Place(path), {"reason": error.strerror or str(error)})) from None
    return compiled_template(raw, path)


def parse_dossier(text: str, name: str) -> Any:
    """A dossier from its text. Raises InputError with every fault."""
    from drafting.api.build import parse_dossier as parse

    return parse(text, name)


Made = tuple[str, bytes, tuple[Finding, ...]]


def _dossier(job: Job) -> list[Made]:
    from drafting.api.build import all_kinds, assemble, render
    from drafting.api.portfolio import wrong_subject

    options = job.options
    workspace = Path(options.workspace) if options.workspace else None
    dossier = parse_dossier(job.text, job.source)
    everything = options.kinds == ("all",)
    able = all_kinds(workspace)
    wrong = [] if everything else sorted(set(options.kinds) - set(able))
    if wrong:
        raise UsageError(
            [
                f
                for kind in wrong
                for f in wrong_subject(kind, "portfolio", "dossier", "", tuple(able), Place(job.source)).findings
            ]
        )
    made: list[Made] = []
    for kind in able if everything else options.kinds:
        for lang in options.langs or (dossier.language,):
            stem = (
                fill_name(options.pattern, {"id": dossier.id, "kind": kind, "lang": lang})
                if options.pattern
                else f"{dossier.id}-{kind}-{lang}"
            )
            try:
                document = assemble(dossier, kind, lang, workspace=workspace, name=job.source)
                for format in options.formats:
                    made.append((safe_name(stem, format), render(document, format, workspace=workspace), ()))
            except DraftingError as error:
                if not (everything and all(f.code in _NOT_YET for f in error.findings)):
                    made.append((safe_name(stem, options.formats[0]), b"", error.findings))
    return made


def _portfolio(job: Job) -> list[Made]:
    """The documents of a portfolio as a whole: the letter, its annexes."""
    from drafting.api.build import build, portfolio_kinds

    options = job.options
    workspace = Path(options.workspace) if options.workspace else None
    asked = [k for k in options.kinds if k in portfolio_kinds(workspace, True)]
    made: list[Made] = []
    for format in options.formats:
        kinds = portfolio_kinds(workspace, format=format) if options.kinds == ("all",) else asked
        for built in build(job.portfolio, kinds, list(options.langs), format=format, workspace=workspace):
            name = built.name
            if options.pattern:
                stem = fill_name(
                    options.pattern, {"id": Path(job.portfolio).stem, "kind": built.kind, "lang": built.lang}
                )
                name = safe_name(stem, format)
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
        from drafting.api.merge import dossier_values

        dossier = parse_dossier(job.text, job.source)
        lang = next(iter(job.options.langs), dossier.language)
        record = dossier_values(dossier, lang)
        stem = fill_name(job.options.pattern or f"{{id}}-{Path(job.options.template).stem}-{lang}", record)
    else:
        record = dict(job.record)
        if job.folder:
            from drafting.api.fill import marked_values

            record = marked_values(record, job.folder)
        stem = fill_name(job.options.pattern or "{" + next(iter(record), "") + "}", record)
    docx = _template(job.options.template, job.options.sent).fill(record)
    made: list[Made] = []
    for format in job.options.formats:
        if format == "pdf":
            from drafting.api.paging import to_pdf

            made.append((safe_name(stem, "pdf"), to_pdf(docx), ()))
        else:
            made.append((safe_name(stem, "docx"), docx, ()))
    return made
