"""`drafting matrix id/kind -o matrix.xlsx`: the whole negotiation, clause by round."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from drafting import messages

FORMATS = ("text", "json", "html", "docx", "xlsx")


def add(parser: argparse.ArgumentParser, lang: str) -> None:
    """Which draft, and the form of the table."""

    def say(name: str) -> str:
        return messages.text(f"cli.matrix-{name}", lang)

    parser.add_argument("draft", metavar="id/kind", help=say("draft"))
    parser.add_argument("-o", "--out", metavar="matrix.xlsx|docx|html", help=say("out"))
    parser.add_argument("--format", default="", choices=FORMATS, help=say("format"))
    parser.add_argument("--store", default="", metavar="URL", help=messages.text("cli.draft-store", lang))
    parser.add_argument("--force", action="store_true", help=messages.text("cli.force", lang))


def run(args: argparse.Namespace, lang: str) -> int:
    """Writes the table; 1 where anything of it is open, 0 where all is agreed."""
    from drafting.api import drafts
    from drafting.api.matrix import matrix
    from drafting.api.matrix_reports import matrix_report
    from drafting.api.output import must_not_exist, write_file
    from drafting.errors import Finding, UsageError

    suffix = Path(args.out).suffix.lstrip(".").lower() if args.out else ""
    form = args.format or {"txt": "text"}.get(suffix, suffix) or "text"
    if form not in FORMATS:
        raise UsageError(Finding("cli.matrix-suffix", values={"found": args.out, "known": ", ".join(FORMATS)}))
    if form in ("docx", "xlsx") and not args.out:
        raise UsageError(Finding("cli.review-needs-out", values={"found": form}))
    if args.out:
        must_not_exist([Path(args.out)], args.force)
    url = args.store or os.environ.get("DRAFTING_STORE", "")
    store = drafts.open_store(url, Path.cwd(), new=False)
    try:
        found = matrix(store, args.draft, lang)
    finally:
        store.close()
    content = matrix_report(found, form, lang)
    if args.out:
        write_file(Path(args.out), content, args.force)
        print(messages.text("cli.wrote", lang, path=args.out))
    else:
        sys.stdout.write(content.decode())
    return 1 if found.agenda else 0
