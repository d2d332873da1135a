"""`drafting advance`: a dossier made ready for the next document of the process."""

from __future__ import annotations

import argparse
from pathlib import Path

from drafting import messages


def add(parser: argparse.ArgumentParser, lang: str) -> None:
    """The dossier, the document it moves on to, and where the result goes."""

    def say(name: str) -> str:
        return messages.text(f"cli.{name}", lang)

    parser.add_argument("file", metavar="dossier.yaml", help=say("advance-file"))
    parser.add_argument("--to", required=True, metavar="jloi", help=say("advance-to"))
    parser.add_argument("-o", "--out", default="", metavar="nieuw.yaml", help=say("upgrade-out"))
    parser.add_argument("--dry-run", action="store_true", help=say("upgrade-tell"))
    parser.add_argument("--force", action="store_true", help=say("force"))


def run(args: argparse.Namespace, lang: str) -> int:
    """Tells what is added, entry by entry, and writes the file."""
    from drafting.api.advance import advance_file
    from drafting.api.output import write_file
    from drafting.api.sources import source_at

    source = source_at(args.file)
    made = advance_file(source, args.to)
    for finding in made.changes:
        print(finding.text(lang))
    if not made.changes:
        print(messages.text("cli.advance-none", lang, path=source, kind=args.to))
    elif not args.dry_run:
        path = Path(args.out or source)
        write_file(path, made.content, args.force or not args.out)
        print(messages.text("cli.wrote", lang, path=path))
    return 0
