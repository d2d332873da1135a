"""`drafting redline OLD NEW`: tracked changes between two Word files, or two kept revisions."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from drafting import messages


def add(parser: argparse.ArgumentParser, lang: str) -> None:
    """The two files and how to mark."""

    def say(name: str) -> str:
        return messages.text(f"cli.redline-{name}", lang)

    parser.add_argument("old", metavar="OLD.docx|id/kind@3", help=say("old"))
    parser.add_argument("new", metavar="NEW.docx|id/kind@4", help=say("new"))
    parser.add_argument("-o", "--out", required=True, metavar="redline.docx", help=messages.text("cli.revisions-out", lang))
    parser.add_argument("--author", default="", help=messages.text("cli.draft-author", lang))
    parser.add_argument("--date", metavar="2026-03-31", help=say("date"))
    parser.add_argument("--existing", default="keep", choices=["keep", "accept", "reject"], help=say("existing"))
    parser.add_argument("--store", default="", metavar="URL", help=messages.text("cli.draft-store", lang))
    parser.add_argument("--force", action="store_true", help=messages.text("cli.force", lang))


def run(args: argparse.Namespace, lang: str) -> int:
    """Writes the redline and says how many changes it holds."""
    import getpass

    from drafting.api.output import write_file
    from drafting.api.redline import redline
    from drafting.api.revisions import revisions_of
    from drafting.cli.build import parse_moment

    old, new = (_read(name, args.store) for name in (args.old, args.new))
    made = redline(old, new, author=args.author or getpass.getuser(), date=parse_moment(args.date), existing=args.existing)
    write_file(Path(args.out), made, args.force)
    print(messages.text("cli.wrote", lang, path=args.out))
    count = len(revisions_of(made))
    print(messages.text("revisions.count", lang, count=count) if count else messages.text("drafts.no-difference", lang))
    return 0


def _read(name: str, store_url: str) -> Path | bytes:
    from drafting.api import drafts

    if not drafts.is_name(name):
        return Path(name)
    store = drafts.open_store(store_url or os.environ.get("DRAFTING_STORE", ""), Path.cwd())
    try:
        draft, number = drafts.parse_name(name)
        return drafts.export(store, store.get(draft, number))
    finally:
        store.close()
