"""`drafting inspect FILE…`: what a file gives away before it is sent, and a clean copy."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from drafting import messages
from drafting.cli.streams import print_json
from drafting.errors import Finding, UsageError

SHOWN = 5
"""How many of one sort are told one by one; `--all` tells all."""


def add(parser: argparse.ArgumentParser, lang: str) -> None:
    """The files, and where a clean copy goes."""

    def say(name: str) -> str:
        return messages.text(f"cli.inspect-{name}", lang)

    parser.add_argument("files", nargs="+", metavar="FILE.docx|FILE.pdf", help=say("files"))
    parser.add_argument("--clean", action="store_true", help=say("clean"))
    parser.add_argument("-o", "--out", default="", metavar="clean.docx|out/", help=say("out"))
    parser.add_argument("--all", action="store_true", help=say("all"))
    parser.add_argument(
        "--format", default="text", choices=["text", "json"], help=messages.text("cli.check-format", lang)
    )
    parser.add_argument("--force", action="store_true", help=messages.text("cli.force", lang))


def run(args: argparse.Namespace, lang: str) -> int:
    """Tells what each file gives away; with `--clean` writes copies without it."""
    from drafting.api import inspect as api
    from drafting.api.output import must_not_exist, write_file

    targets = _targets(args)
    must_not_exist(list(targets.values()), args.force)
    found = {file: api.inspect(file) for file in args.files}
    if args.format == "json":
        told = [{"file": file, "traces": api.as_data(traces, lang)} for file, traces in found.items()]
        print_json(told, indent=1)
    else:
        for file, traces in found.items():
            _print(file, traces, args.all, lang, api)
    for file, target in targets.items():
        write_file(target, api.clean(file), args.force)
        if args.format == "text":
            print(messages.text("cli.wrote", lang, path=target))
    return 0


def _targets(args: argparse.Namespace) -> dict[str, Path]:
    """Where the clean copy of each file goes."""
    if not args.clean:
        if args.out:
            raise UsageError(Finding("inspect.no-clean"))
        return {}
    if not args.out:
        raise UsageError(Finding("inspect.needs-out"))
    out = Path(args.out)
    if len(args.files) == 1 and not out.is_dir() and not args.out.endswith(("/", "\\")):
        return {args.files[0]: out}
    return {file: out / Path(file).name for file in args.files}


def _print(file: str, traces: list[Any], whole: bool, lang: str, api: Any) -> None:
    if not traces:
        print(messages.text("inspect.nothing", lang, file=file))
        return
    sorts = list(dict.fromkeys(t.sort for t in traces))
    cleaned = {t.sort for t in traces if t.cleaned}
    print(messages.text("inspect.head", lang, file=file, count=len(sorts), cleaned=len(cleaned)))
    group = ""
    for sort in sorts:
        alike = [t for t in traces if t.sort == sort]
        if alike[0].group != group:
            group = alike[0].group
            print(f"\n{messages.text(f'inspect.group-{group}', lang)}")
        what = messages.text("inspect.taken-out" if alike[0].cleaned else "inspect.stays", lang)
        shown = alike if whole else alike[:SHOWN]
        for trace in shown:
            times = f" ({trace.count}×)" if trace.count > 1 else ""
            around = f"  « {trace.place} »" if trace.place and trace.place != trace.found else ""
            print(f"  {api.told(trace, lang)}{times}{around}  [{what}]")
        if len(shown) < len(alike):
            print(f"  {messages.text('inspect.and-more', lang, count=len(alike) - len(shown))}")
    print()
