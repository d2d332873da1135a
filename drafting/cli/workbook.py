"""`drafting workbook new|check|split|merge|status|yaml`: the Excel workbook of a portfolio."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from drafting import messages
from drafting.cli.streams import print_json, write_bytes
from drafting.errors import Finding, Severity, UsageError

if TYPE_CHECKING:
    from drafting.api.workbook import Returned


def add(parser: argparse.ArgumentParser, lang: str) -> None:
    """The action and the files."""
    parser.add_argument(
        "action",
        choices=("new", "check", "split", "merge", "status", "yaml"),
        help=messages.text("workbook.action", lang),
    )
    parser.add_argument("files", nargs="+", metavar="voortgang.xlsx", help=messages.text("workbook.files", lang))
    parser.add_argument("--from", dest="source", metavar="portfolio.yaml", help=messages.text("workbook.from", lang))
    parser.add_argument("--columns", metavar="kolommen.yaml", help=messages.text("cli.build-columns", lang))
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.add_argument("-o", "--out", metavar="uit/", help=messages.text("cli.out", lang))
    parser.add_argument("--force", action="store_true", help=messages.text("cli.force", lang))


def run(args: argparse.Namespace, lang: str) -> int:
    """Does the action."""
    from drafting.api.portfolio import read_columns

    return _ACTIONS[args.action](args, lang, read_columns(args.columns))


def _new(args: argparse.Namespace, lang: str, columns: Mapping[str, Any] | None) -> int:
    from drafting.api import workbook as api

    content, left_out = api.new(args.source)
    _write(Path(args.files[0]), content, args, lang)
    if left_out:
        print(messages.text("workbook.left-out", lang, paths=", ".join(left_out)))
    return 0


def _check(args: argparse.Namespace, lang: str, columns: Mapping[str, Any] | None) -> int:
    from drafting.api import workbook as api
    from drafting.cli.build import tell_missing

    worst = 0
    told = []
    for file in args.files:
        checked = api.check(file, columns)
        errors = sum(f.severity == Severity.ERROR for f in checked.findings)
        worst = max(worst, 1 if errors else 0)
        if args.format == "json":
            told += api.as_data(checked, file, lang)
            continue
        for finding in checked.findings:
            print(f"{_MARKS[finding.severity]} {finding.text(lang)}")
        counts = {"errors": errors, "warnings": len(checked.findings) - errors}
        if checked.portfolio is None:
            print(messages.text("workbook.not-read", lang, **counts))
            continue
        print(messages.text("workbook.checked", lang, count=len(checked.portfolio.companies), **counts))
        tell_missing(tuple((m.company, m.path, m.reason) for m in checked.missing), lang)
        lacking = {m.company for m in checked.missing}
        complete = [c.id for c in checked.portfolio.companies if c.id not in lacking]
        if complete:
            print(messages.text("workbook.complete", lang, names=", ".join(complete)))
    if args.format == "json":
        print_json(told, indent=2)
    return worst


def _split(args: argparse.Namespace, lang: str, columns: Mapping[str, Any] | None) -> int:
    from drafting.api import workbook as api
    from drafting.api.output import must_not_exist

    folder = Path(_out(args))
    parts = list(api.split(args.files[0], columns))
    must_not_exist([folder / name for name, _ in parts], args.force)
    for name, content in parts:
        _write(folder / name, content, args, lang)
    return 0


def _merge(args: argparse.Namespace, lang: str, columns: Mapping[str, Any] | None) -> int:
    from drafting.api import workbook as api

    _write(Path(_out(args)), api.merge(args.files, columns), args, lang)
    return 0


def _status(args: argparse.Namespace, lang: str, columns: Mapping[str, Any] | None) -> int:
    """How far the round of collecting is; 1 while a part is absent or has faults."""
    from collections import Counter

    from drafting.api import workbook as api

    parts, others = api.status(args.files[0], columns)
    if args.format == "json":
        print_json([_told(part, lang) for part in parts], indent=2)
    else:
        for part in parts:
            _tell_part(part, lang)
        if others:
            print(messages.text("workbook.status-other", lang, files=", ".join(p.name for p in others)))
        for company, count in Counter(p.company for p in parts).items():
            if count > 1:
                files = ", ".join(p.file for p in parts if p.company == company)
                print(messages.text("workbook.status-twice", lang, company=company, files=files))
        states = Counter(p.state for p in parts)
        counts = {state: states[state] for state in ("changed", "untouched", "absent")}
        counts |= {"errors": sum(bool(p.errors) for p in parts), "open": sum(bool(p.missing) for p in parts)}
        print(messages.text("workbook.status-total", lang, **counts))
    return 1 if any(p.state == "absent" or p.errors for p in parts) else 0


def _tell_part(part: Returned, lang: str) -> None:
    """The lines of one part: its state, the cells changed, what is not known, its faults."""
    values = {"company": part.company, "file": part.file, "count": len(part.changed)}
    one = "-one" if len(part.changed) == 1 else ""
    print(messages.text(f"workbook.status-{part.state}{one}", lang, **values))
    if part.changed:
        cells = ", ".join(
            f"{p.sheet} {p.cell} ({heading})" if p.cell else f"{p.sheet} ({heading})" for heading, p in part.changed
        )
        print(messages.text("workbook.status-cells", lang, cells=cells))
    if part.missing:
        print(messages.text("workbook.status-open", lang, paths=", ".join(part.missing)))
    if part.errors:
        print(messages.text("workbook.status-errors", lang, count=part.errors, file=part.file))


def _told(part: Returned, lang: str) -> dict[str, Any]:
    changed = [{"sheet": p.sheet, "cell": p.cell, "heading": heading} for heading, p in part.changed]
    return {
        "company": part.company, "file": part.file, "state": part.state, "changed": changed,
        "missing": list(part.missing), "errors": part.errors,
    }  # fmt: skip


def _yaml(args: argparse.Namespace, lang: str, columns: Mapping[str, Any] | None) -> int:
    from drafting.api import workbook as api

    text = api.as_yaml(args.files[0], columns)
    if args.out:
        _write(Path(args.out), text.encode(), args, lang)
    else:
        write_bytes(text.encode())  # to be read back: UTF-8, whatever the console is
    return 0


def _out(args: argparse.Namespace) -> str:
    if not args.out:
        raise UsageError(Finding("workbook.no-out"))
    return str(args.out)


def _write(path: Path, content: bytes, args: argparse.Namespace, lang: str) -> None:
    from drafting.api.output import write_file

    write_file(path, content, args.force)
    print(messages.text("cli.wrote", lang, path=path))


_MARKS = {Severity.ERROR: "✗", Severity.WARNING: "!", Severity.INFO: "·"}
_ACTIONS = {"new": _new, "check": _check, "split": _split, "merge": _merge, "status": _status, "yaml": _yaml}
