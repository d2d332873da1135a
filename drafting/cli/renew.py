"""`drafting renew id/kind@4 dossier.yaml -o samen.docx`: the next draft from new data, with the words that people wrote."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from drafting import messages


def add(parser: argparse.ArgumentParser, lang: str) -> None:
    """What came back, and what it is to say now."""

    def say(name: str) -> str:
        return messages.text(f"cli.renew-{name}", lang)

    parser.add_argument("returned", metavar="id/kind@4|INGEVULD.docx", help=say("returned"))
    parser.add_argument("dossier", metavar="dossier.yaml|nieuw.yaml", help=say("dossier"))
    parser.add_argument(
        "-o", "--out", required=True, metavar="samen.docx", help=messages.text("cli.revisions-out", lang)
    )
    parser.add_argument("--template", metavar="brief.docx", help=say("template"))
    parser.add_argument("--was", metavar="oud.yaml", help=say("was"))
    parser.add_argument("--author", default="", help=messages.text("cli.changes-author", lang))
    parser.add_argument("--their-author", default="", metavar="Delta B.V.", help=say("theirs"))
    parser.add_argument("--approver", default="", help=messages.text("cli.adopt-approver", lang))
    parser.add_argument("--date", metavar="2026-03-31", help=messages.text("cli.redline-date", lang))
    parser.add_argument("--store", default="", metavar="URL", help=messages.text("cli.draft-store", lang))
    parser.add_argument("--clean", action="store_true", help=messages.text("cli.clean", lang))
    parser.add_argument("--force", action="store_true", help=messages.text("cli.force", lang))


def run(args: argparse.Namespace, lang: str) -> int:
    """Writes the file; 1 where both changed the same words."""
    from drafting.api import drafts
    from drafting.api.output import must_not_exist, write_file
    from drafting.api.renew import renew, renew_filled, told
    from drafting.cli.author import author_of
    from drafting.cli.build import parse_moment
    from drafting.cli.redline import cleaned
    from drafting.errors import Finding, UsageError
    from drafting.intake import read_plain, read_text

    must_not_exist([Path(args.out)], args.force)
    author, moment = author_of(args.author, lang), parse_moment(args.date)
    if args.template:
        if not args.was:
            raise UsageError(Finding("review.needs-was"))
        was, now = (read_plain(read_text(p), p).value for p in (args.was, args.dossier))
        made = renew_filled(
            args.returned, args.template, was, now, author=author, their_author=args.their_author, date=moment, lang=lang
        )  # fmt: skip
    else:
        store = drafts.open_store(args.store or os.environ.get("DRAFTING_STORE", ""), Path.cwd())
        try:
            made = renew(
                args.returned, args.dossier, store=store, author=author, their_author=args.their_author, approver=args.approver,
                date=moment,
            )  # fmt: skip
        finally:
            store.close()
    content = (
        cleaned(made.content, () if args.template else (args.returned,), args.store) if args.clean else made.content
    )
    write_file(Path(args.out), content, args.force)
    print(messages.text("cli.wrote", lang, path=args.out))
    for line in told(made, lang):
        print(line)
    return 1 if made.conflicts else 0
