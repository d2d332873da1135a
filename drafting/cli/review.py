"""`drafting review BASE RETURNED`: what happened to a file that came back, clause by clause."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import Any

from drafting import messages

FORMATS = ("text", "json", "html", "docx", "xlsx")


def add(parser: argparse.ArgumentParser, lang: str) -> None:
    """What was sent, what came back, and the form of the report."""

    def say(name: str) -> str:
        return messages.text(f"cli.review-{name}", lang)

    parser.add_argument("base", metavar="id/kind@3|VERSTUURD.docx", help=say("base"))
    parser.add_argument("returned", metavar="TERUG.docx|id/kind@4", help=say("returned"))
    parser.add_argument("--format", default="text", choices=FORMATS, help=say("format"))
    parser.add_argument("-o", "--out", metavar="verslag.docx", help=say("out"))
    parser.add_argument("--sent", metavar="redline.docx", help=say("sent"))
    parser.add_argument("--store", default="", metavar="URL", help=messages.text("cli.draft-store", lang))
    parser.add_argument("--force", action="store_true", help=messages.text("cli.force", lang))


def run(args: argparse.Namespace, lang: str) -> int:
    """Tells what came back; 1 where anything changed."""
    from drafting.api.output import must_not_exist, write_file
    from drafting.api.review import review
    from drafting.api.review_reports import report
    from drafting.errors import Finding, UsageError

    if args.format in ("docx", "xlsx") and not args.out:
        raise UsageError(Finding("cli.review-needs-out", values={"found": args.format}))
    if args.out:
        must_not_exist([Path(args.out)], args.force)
    store = store_for((args.base, args.returned, args.sent or ""), args.store)
    try:
        found = review(args.base, args.returned, sent=args.sent, store=store)
    finally:
        if store is not None:
            store.close()
    content = report(found, args.format, lang)
    for note in found.notes:
        print(note.text(lang), file=sys.stderr)
    if args.out:
        write_file(Path(args.out), content, args.force)
        print(messages.text("cli.wrote", lang, path=args.out))
    else:
        sys.stdout.write(content.decode())
    return 1 if found.touched else 0


def store_for(names: tuple[str, ...], url: str) -> Any:
    """The draft store, opened where one of the names asks for it."""
    from drafting.api import drafts

    if not any(drafts.is_name(name) for name in names):
        return None
    return drafts.open_store(url or os.environ.get("DRAFTING_STORE", ""), Path.cwd())
