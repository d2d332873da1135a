"""`drafting init`: a workspace."""

from __future__ import annotations

import argparse
from pathlib import Path

from drafting import messages


def add(parser: argparse.ArgumentParser, lang: str) -> None:
    """The folder."""
    parser.add_argument("folder", metavar="mijn-werkmap", help=messages.text("cli.init-folder", lang))
    parser.add_argument("--example", default="", metavar="wadchemie", help=messages.text("cli.init-example", lang))
    parser.add_argument("--kind", default="", metavar="eop|jloi|agreement", help=messages.text("cli.init-kind", lang))
    parser.add_argument("--force", action="store_true", help=messages.text("cli.force", lang))


def run(args: argparse.Namespace, lang: str) -> int:
    """Makes the workspace and says what to do next."""
    from drafting.api.starting import init

    for path in init(Path(args.folder), args.force, args.example, args.kind):
        print(messages.text("cli.wrote", lang, path=path))
    print(messages.text("cli.init-next", lang, folder=args.folder, kind=args.kind or "eop"))
    return 0
