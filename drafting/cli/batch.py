"""`drafting batch`: every document of every dossier, or a mail merge over a template."""

from __future__ import annotations

import argparse
import os
import sys
import time
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from drafting import messages
from drafting.cli.streams import print_json
from drafting.errors import ComponentError, Finding, Severity

if TYPE_CHECKING:
    from drafting.batch import Outcome


def add(parser: argparse.ArgumentParser, lang: str) -> None:
    """The arguments."""

    def say(name: str) -> str:
        return messages.text(f"cli.{name}", lang)

    parser.add_argument("source", metavar="dossiers/|portfolio.xlsx|x.jsonl|rows.csv|-", help=say("batch-source"))
    parser.add_argument("--kind", action="append", default=[], help=say("build-kind"))
    parser.add_argument("--lang", action="append", default=[], choices=["nl", "en"], help=say("build-lang"))
    parser.add_argument("--format", action="append", default=[], metavar="docx,pdf", help=say("build-format"))
    parser.add_argument("--template", default="", metavar="brief.docx", help=say("batch-template"))
    parser.add_argument("--name", default="", metavar="{kvk}-{naam}", help=say("batch-name"))
    parser.add_argument(
        "--columns", action="append", default=[], metavar="naam=kop|kolommen.yaml", help=say("batch-columns")
    )
    parser.add_argument("--sheet", default="", metavar="Blad1", help=say("batch-sheet"))
    parser.add_argument("-o", "--out", required=True, metavar="out/", help=say("out"))
    parser.add_argument("--jobs", type=int, default=0, metavar="N", help=say("batch-jobs"))
    parser.add_argument("--resume", action="store_true", help=say("batch-resume"))
    parser.add_argument("--engine", default="local", choices=["local", "dask"], help=say("batch-engine"))
    parser.add_argument("--scheduler", default="", metavar="tcp://host:8786", help=say("batch-scheduler"))
    parser.add_argument("--quiet", action="store_true", help=say("batch-quiet"))
    parser.add_argument("--json", action="store_true", help=say("batch-json"))
    parser.add_argument("--date", metavar="2026-03-31", help=say("build-date"))
    parser.add_argument("--author", default="", metavar="Ministerie van KGG", help=say("build-author"))
    parser.add_argument("--clean", action="store_true", help=say("clean"))
    parser.add_argument("--force", action="store_true", help=say("force"))


def run(args: argparse.Namespace, lang: str) -> int:
    """Runs the batch; exit code 0 all, 1 some failed, 3 none succeeded, 130 interrupted."""
    from drafting.batch import Options, Summary, jobs_of
    from drafting.batch import run as run_batch
    from drafting.batch.jobs import count
    from drafting.cli.build import parse_moment

    workspace = None
    if not args.template:
        from drafting.api import places

        workspace = places.workspace_of(Path.cwd() if args.source == "-" else args.source)
    options = Options(
        args.out, tuple(args.kind) or ("all",), tuple(args.lang), _formats(args.format), args.template, args.name,
        str(workspace or ""), moment=parse_moment(args.date), author=args.author, force=args.force,
        columns=_columns(args.columns), sheet=args.sheet, clean=args.clean,
    )  # fmt: skip
    jobs = jobs_of(args.source, options)
    summary = Summary()
    progress = _Progress(lang, args.quiet or args.json, count(args.source))
    workers = args.jobs or os.cpu_count() or 1
    client: Any = _dask(args.scheduler) if args.engine == "dask" else None
    executor = client.get_executor() if client is not None else None
    code = 0
    told: list[Finding] = []
    try:
        for outcome in run_batch(jobs, options, executor=executor, workers=workers, resume=args.resume, clock=_now):
            summary.done += outcome.result == "done"
            summary.kept += outcome.result == "kept"
            summary.failed += outcome.result == "failed"
            if outcome.result == "failed":
                summary.faults.append(outcome)
            if args.json:
                print_json(_as_data(outcome, lang))
            summary.left |= any(f.code in _LEFT for f in outcome.findings)
            told += [f for f in outcome.findings if f.severity != Severity.ERROR and f not in told]
            progress.show(summary, outcome.source)
    except KeyboardInterrupt:
        code = 130
    finally:
        if client is not None:
            client.close()
    progress.end()
    if not args.json:
        for finding in told:
            print(finding.text(lang), file=sys.stderr)
        for line in _missing(summary.faults, lang):
            print(line, file=sys.stderr)
    if not args.quiet and not args.json:
        print(messages.text("batch.summary", lang, done=summary.done, kept=summary.kept, failed=summary.failed))
    if code:
        print(messages.text("cli.interrupted", lang), file=sys.stderr)
    return code or summary.exit_code


_LEFT = ("template.left-over", "template.asks-nothing")


def _as_data(outcome: Outcome, lang: str) -> dict[str, Any]:
    """A document as a line of JSON tells it."""
    return {
        "input": outcome.source,
        "output": outcome.output,
        "result": outcome.result,
        "hash": outcome.hash,
        "findings": [f.text(lang) for f in outcome.findings],
    }


def _columns(given: list[str]) -> tuple[tuple[str, str], ...]:
    """Names and headings: `kvk=KvK-nummer`, or a YAML file of them. Raises InputError, UsageError."""
    pairs: dict[str, str] = {}
    for one in given:
        name, sign, heading = one.partition("=")
        if sign:
            pairs[name.strip()] = " ".join(heading.split())
            continue
        from drafting.api.records import read_columns

        pairs |= read_columns(one)
    return tuple(pairs.items())


def _formats(given: list[str]) -> tuple[str, ...]:
    """Formats, given several times or with commas between; Word where none is given."""
    return tuple(dict.fromkeys(f.strip() for one in given for f in one.split(",") if f.strip())) or ("docx",)


NAMED = 5  # documents that are named for one fault; the manifest has them all


def _missing(faults: list[Any], lang: str) -> list[str]:
    """What was not made and why: a fault that several documents share is told once, with their names."""
    same: dict[str, list[str]] = {}
    for fault in faults:
        file = fault.source.partition(":")[0]
        for finding in fault.findings:
            text = finding.text(lang)
            # An input is named where the fault's own place is elsewhere (in a clause, say), and the document where it is known.
            of = "" if file in text else fault.source
            name = " → ".join(part for part in (of, fault.output) if part)
            same.setdefault(text, []).append(name)
    groups: dict[tuple[str, ...], list[str]] = {}
    for text, names in same.items():
        groups.setdefault(tuple(sorted(filter(None, set(names)))), []).append(text)
    lines = []
    for named, texts in groups.items():
        shown = ", ".join(named[:NAMED])
        if len(named) > NAMED:
            shown += " " + messages.text("batch.and-more", lang, more=len(named) - NAMED)
        if not shown:
            lines += texts
        elif len(texts) == 1:
            lines.append(f"{shown}: {texts[0]}")
        else:
            lines += [f"{shown}:", *(f"  {text}" for text in texts)]
    return lines


def _now() -> datetime:
    return datetime.now().astimezone()


def _dask(address: str) -> Any:
    """A client of the scheduler at `address`. Raises ComponentError where dask or the scheduler is not there."""
    try:
        from distributed import Client
    except ImportError:
        raise ComponentError(Finding("batch.no-dask")) from None
    connect: Any = Client  # untyped where dask is installed, absent elsewhere
    try:
        return connect(address or None, timeout=10)
    except (OSError, TimeoutError, ValueError) as error:
        raise ComponentError(
            Finding("batch.no-scheduler", values={"address": address or "-", "reason": str(error)[:120]})
        ) from None


class _Progress:
    """A line that is rewritten on a terminal; now and then a plain line where output is piped; nothing when quiet."""

    def __init__(self, lang: str, quiet: bool, total: int | None) -> None:
        self.lang, self.quiet, self.total = lang, quiet, total
        self.jobs, self.source = 0, ""
        self.terminal = sys.stderr.isatty()
        self.started = self.shown = time.monotonic()

    def show(self, summary: Any, source: str) -> None:
        """After a document of `source`: what is left is reckoned from the inputs that have been gone through."""
        self.jobs += source != self.source
        self.source = source
        now = time.monotonic()
        if self.quiet or now - self.shown < (0.2 if self.terminal else 5):
            return
        self.shown = now
        done = summary.done + summary.kept
        rate = (done + summary.failed) / max(0.001, now - self.started)
        unit, rate = ("second", rate) if rate >= 1 else ("minute", rate * 60)
        shown = f"{rate:.1f}" if self.lang == "en" else f"{rate:.1f}".replace(".", ",")
        shown = messages.text(f"batch.per-{unit}", self.lang, rate=shown)
        text = messages.text(
            "batch.progress", self.lang, done=done, failed=summary.failed, rate=shown, left=self._left(now)
        )
        print(
            f"\r{text}\033[K" if self.terminal else text, end="" if self.terminal else "\n", file=sys.stderr, flush=True
        )

    def _left(self, now: float) -> str:
        if self.total is None or not self.jobs or self.jobs > self.total:
            return ""
        seconds = (now - self.started) / self.jobs * (self.total - self.jobs)
        if seconds < 60:
            return messages.text("batch.left-seconds", self.lang, seconds=round(seconds))
        return messages.text("batch.left", self.lang, minutes=round(seconds / 60))

    def end(self) -> None:
        if self.terminal and not self.quiet:
            print("\r\033[K", end="", file=sys.stderr, flush=True)
