"""`drafting merge BASE OURS THEIRS`: what both sides made of one draft, as one Word file."""

from __future__ import annotations

import argparse
from pathlib import Path

from drafting import messages


def add(parser: argparse.ArgumentParser, lang: str) -> None:
    """The three files and how to mark."""

    def say(name: str) -> str:
        return messages.text(f"cli.merge-{name}", lang)

    parser.add_argument("base", metavar="BASE.docx|id/kind@3", help=say("base"))
    parser.add_argument("ours", metavar="OURS.docx|id/kind@4", help=say("ours"))
    parser.add_argument("theirs", metavar="THEIRS.docx|id/kind@5", help=say("theirs"))
    parser.add_argument(
        "-o", "--out", required=True, metavar="samen.docx", help=messages.text("cli.revisions-out", lang)
    )
    parser.add_argument("--author", default="", metavar="Delta B.V.", help=say("author"))
    parser.add_argument("--date", metavar="2026-03-31", help=messages.text("cli.redline-date", lang))
    parser.add_argument("--store", default="", metavar="URL", help=messages.text("cli.draft-store", lang))
    parser.add_argument("--clean", action="store_true", help=messages.text("cli.clean", lang))
    parser.add_argument("--force", action="store_true", help=messages.text("cli.force", lang))


def run(args: argparse.Namespace, lang: str) -> int:
    """Writes the file and tells what is whose; 1 where both changed the same words."""
    import sys

    from drafting.api.output import must_not_exist, write_file
    from drafting.api.three_way import merge
    from drafting.cli.author import author_of
    from drafting.cli.build import parse_moment
    from drafting.cli.redline import cleaned, read_sources
    from drafting.cli.telling import tell_active

    must_not_exist([Path(args.out)], args.force)
    base, ours, theirs = read_sources((args.base, args.ours, args.theirs), args.store)
    tell_active(((base, args.base), (ours, args.ours), (theirs, args.theirs)), lang)
    made = merge(base, ours, theirs, author=author_of(args.author, lang), date=parse_moment(args.date), lang=lang)
    content = cleaned(made.content, (args.base, args.ours, args.theirs), args.store) if args.clean else made.content
    write_file(Path(args.out), content, args.force)
    print(messages.text("cli.wrote", lang, path=args.out))
    print(messages.text("merge.counts", lang, theirs=made.theirs, ours=made.ours, conflicts=len(made.conflicts)))
    if made.looks:
        print(messages.text("merge.looks", lang, count=made.looks))
    for conflict in made.conflicts:
        values = {"place": conflict.place, "base": conflict.base, "ours": conflict.ours, "theirs": conflict.theirs}
        print(messages.text("merge.conflict", lang, **values), messages.remedy("merge.conflict", lang), file=sys.stderr)
    return 1 if made.conflicts else 0
