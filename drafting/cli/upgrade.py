"""`drafting upgrade`: files of earlier versions, spliced into the form of this one."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from drafting import messages


def add(parser: argparse.ArgumentParser, lang: str) -> None:
    """The file, and where the result goes."""

    def say(name: str) -> str:
        return messages.text(f"cli.upgrade-{name}", lang)

    parser.add_argument("file", metavar="dossier.yaml", help=say("file"))
    parser.add_argument("-o", "--out", default="", metavar="nieuw.yaml", help=say("out"))
    parser.add_argument("--dry-run", action="store_true", help=say("tell"))
    parser.add_argument("--force", action="store_true", help=messages.text("cli.force", lang))


def run(args: argparse.Namespace, lang: str) -> int:
    """Tells each change, and writes the file; 1 where something is left to be done by hand."""
    from drafting.api.output import write_file
    from drafting.api.upgrade import upgrade_file
    from drafting.errors import Severity

    made = upgrade_file(args.file)
    for finding in made.changes:
        print(finding.text(lang), file=sys.stderr if finding.severity == Severity.WARNING else sys.stdout)
    if not made.changes:
        print(messages.text("cli.upgrade-none", lang, path=args.file))
    elif not args.dry_run:
        path = Path(args.out or args.file)
        write_file(path, made.content, args.force or not args.out)
        print(messages.text("cli.wrote", lang, path=path))
    return 1 if any(f.severity == Severity.WARNING for f in made.changes) else 0
