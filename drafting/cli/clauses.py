"""`drafting clauses list|show|check|norms|preview`: the playbook on the command line."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from drafting import messages
from drafting.cli.streams import print_json
from drafting.errors import Finding, Severity, UsageError

ACTIONS = ("list", "show", "check", "norms", "preview", "catalogue", "copy", "lock")


def add(parser: argparse.ArgumentParser, lang: str) -> None:
    """The action and its choices."""

    def say(name: str) -> str:
        return messages.text(f"cli.clauses-{name}", lang)

    parser.add_argument("action", choices=ACTIONS, help=say("action"))
    parser.add_argument("clause", nargs="?", default="", help=say("id"))
    parser.add_argument("--topic", default="", help=say("topic"))
    parser.add_argument("--lang", choices=["nl", "en"], help=say("lang"))
    parser.add_argument("--position", default="preferred", help=say("position"))
    parser.add_argument("-o", "--out", default="catalogus.docx", metavar="catalogus.docx", help=say("out"))
    parser.add_argument("--force", action="store_true", help=messages.text("cli.force", lang))
    parser.add_argument("--firmness", default="", help=say("firmness"))
    parser.add_argument("--folder", default="", metavar="clauses/", help=say("folder"))
    parser.add_argument("--raise", action="store_true", dest="raising", help=say("raise"))
    parser.add_argument("--json", action="store_true", help=say("json"))


def run(args: argparse.Namespace, lang: str) -> int:
    """Runs the action; `check` and `norms` exit with 1 where there are faults or gaps."""
    from drafting.api import places

    workspace = places.workspace_of(Path.cwd())
    if args.action in ("show", "preview", "copy") and not args.clause:
        raise UsageError(Finding("cli.clause-needed", values={"action": args.action}))
    action = {
        "list": _list,
        "show": _show,
        "check": _check,
        "norms": _norms,
        "preview": _preview,
        "catalogue": _catalogue,
        "copy": _copy,
        "lock": _lock,
    }[args.action]
    return action(args, lang, workspace)


def _copy(args: argparse.Namespace, lang: str, workspace: Path | None) -> int:
    from drafting.api.starting import copy_clause
    from drafting.api.workspace import opened

    for path in copy_clause(args.clause, opened(workspace), args.force):
        print(messages.text("cli.wrote", lang, path=path))
    return 0


def _list(args: argparse.Namespace, lang: str, workspace: Path | None) -> int:
    from drafting.api.clauses import as_data, listed

    if args.json:
        print_json(as_data(listed(args.topic, workspace)), indent=1)
        return 0
    topic = ""
    for line in listed(args.topic, workspace):
        clause = line.clause
        if clause.topic != topic:
            topic = clause.topic
            print(f"\n{topic}")
        mark = "±" if clause.negotiable else " "
        heading = clause.heading.get(args.lang or lang, "")
        print(f"  {mark} {clause.id:<28} v{clause.version}  {', '.join(line.kinds):<22} {heading}")
    return 0


def _show(args: argparse.Namespace, lang: str, workspace: Path | None) -> int:
    from drafting.api import places

    clause = places.library(workspace).clause(args.clause)
    if args.lang is None:
        print(clause.raw)
        return 0
    for variant in clause.variants:
        if variant.lang == args.lang:
            cell = ", ".join(variant.positions) + (f" : {', '.join(variant.firmnesses)}" if variant.firmnesses else "")
            print(f"## {cell}\n{variant.text.rstrip()}\n")
    return 0


def _check(args: argparse.Namespace, lang: str, workspace: Path | None) -> int:
    from drafting.api.clauses import check

    count, found = check(workspace)
    for finding in found:
        print(finding.text(lang), file=sys.stderr)
    wrong = any(f.severity == Severity.ERROR for f in found)
    if not wrong:
        print(messages.text("cli.clauses-sound", lang, count=count))
    return 1 if wrong else 0


def _norms(args: argparse.Namespace, lang: str, workspace: Path | None) -> int:
    from drafting.api.clauses import norms

    colour = sys.stdout.isatty()
    gaps = 0
    for row in norms(workspace):
        print(f"{row.norm:<14} {row.force:<12} {row.text[lang]}")
        for name, clauses in row.clauses.items():
            if clauses:
                print(f"    {name:<11} {', '.join(clauses)}")
            elif name in row.gaps:
                gaps += 1
                words = messages.text("cli.norm-gap", lang)
                print(f"    {name:<11} " + (f"\033[31m{words}\033[0m" if colour else words))
    print(messages.text("cli.norm-gaps", lang, count=gaps))
    return 1 if gaps else 0


def _catalogue(args: argparse.Namespace, lang: str, workspace: Path | None) -> int:
    from drafting.api.catalogue import catalogue
    from drafting.api.output import write_file

    write_file(Path(args.out), catalogue(args.lang or lang, args.topic, workspace), args.force)
    print(messages.text("cli.wrote", lang, path=args.out))
    return 0


def _lock(args: argparse.Namespace, lang: str, workspace: Path | None) -> int:
    from drafting.api.clauses import lock

    folder = Path(args.folder) if args.folder else workspace / "clauses" if workspace else None
    if folder is None or not folder.is_dir():
        raise UsageError(Finding("clauses.no-folder"))
    path, raised = lock(folder, args.raising)
    for clause_id in raised:
        print(messages.text("cli.clauses-raised", lang, id=clause_id))
    print(messages.text("cli.wrote", lang, path=path))
    return 0


def _preview(args: argparse.Namespace, lang: str, workspace: Path | None) -> int:
    from drafting.api.clauses import preview_text

    for one in [args.lang] if args.lang else ["nl", "en"]:
        print(preview_text(args.clause, one, args.position, args.firmness, workspace))
    return 0
