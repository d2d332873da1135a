"""`drafting revisions list|accept|reject`: tracked changes of a Word file."""

from __future__ import annotations

import argparse
from pathlib import Path

from drafting import messages
from drafting.errors import Finding, UsageError


def add(parser: argparse.ArgumentParser, lang: str) -> None:
    """The action and the file."""
    parser.add_argument(
        "action", choices=("list", "accept", "reject"), help=messages.text("cli.revisions-action", lang)
    )
    parser.add_argument("file", metavar="FILE.docx")
    parser.add_argument("-o", "--out", metavar="clean.docx", help=messages.text("cli.revisions-out", lang))
    parser.add_argument("--clean", action="store_true", help=messages.text("cli.clean", lang))
    parser.add_argument("--force", action="store_true", help=messages.text("cli.force", lang))


def run(args: argparse.Namespace, lang: str) -> int:
    """Lists the changes with author, date, place, old and new text; or writes the file without them."""
    from drafting.api import revisions as api
    from drafting.api.output import write_file
    from drafting.cli.telling import tell_active

    if args.action == "list":
        found = api.revisions_of(args.file)
        for r in found:
            sort = messages.text(f"revisions.{r.sort}", lang)
            change = " → ".join(f"«{t}»".replace("\t", "⇥").replace("\n", "↵") for t in (r.old, r.new) if t)
            print(f"{r.date or '–':<22} {r.author or '–':<18} {r.place:<16} {sort:<14} {change}")
        print(messages.text("revisions.count", lang, count=len(found)))
        return 0
    if not args.out:
        raise UsageError(Finding("revisions.no-out"))
    tell_active([(args.file, args.file)], lang)
    settled = api.accept_all(args.file) if args.action == "accept" else api.reject_all(args.file)
    if args.clean:
        from drafting.api.inspect import clean

        settled = clean(settled)
    write_file(Path(args.out), settled, args.force)
    print(messages.text("cli.wrote", lang, path=args.out))
    return 0
