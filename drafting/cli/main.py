"""Choosing the command, the language of messages, and what a fault does to the exit code."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from drafting import __version__, messages
from drafting.cli.arguments import Parser, spoken
from drafting.errors import DraftingError

COMMANDS = (
    "adopt",
    "init",
    "build",
    "batch",
    "check",
    "clauses",
    "draft",
    "fill",
    "inspect",
    "merge",
    "redline",
    "review",
    "revisions",
    "schema",
    "trail",
    "workbook",
)


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command; the exit codes are those of `drafting.errors`."""
    words = list(sys.argv[1:] if argv is None else argv)
    # Plug-ins of others for pydantic have no part in this; looking for them opens a file of every package installed.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    lang, words = _language(words)
    command = next((w for w in words if not w.startswith("-")), "")
    with spoken(lang):
        parser = parser_for(lang, command)
        args = parser.parse_args(words)
        if not command:
            parser.print_help()
            return 0
    try:
        module = import_module(f"drafting.cli.{command}")
        code: int = module.run(args, lang)
        return code
    except DraftingError as error:
        print(error.text(lang), file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        print(messages.text("cli.interrupted", lang), file=sys.stderr)
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _language(words: list[str]) -> tuple[str, list[str]]:
    """The language of messages: `--ui nl|en` anywhere, else DRAFTING_UI, else Dutch."""
    lang = os.environ.get("DRAFTING_UI", "nl")
    kept: list[str] = []
    rest = iter(words)
    for word in rest:
        if word == "--ui":
            lang = next(rest, lang)
        elif word.startswith("--ui="):
            lang = word[5:]
        else:
            kept.append(word)
    return ("en" if lang.startswith("en") else "nl"), kept


def parser_for(lang: str, command: str) -> Parser:
    """The parser of all commands, of which `command` alone knows its arguments; its words in `lang`."""

    def say(name: str) -> str:
        return messages.text(f"cli.{name}", lang)

    class Spoken(Parser):
        pass

    Spoken.lang = lang  # the parsers of commands are of this class too
    parser = Spoken(
        prog="drafting",
        description=say("about"),
        epilog=say("exit-codes"),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("-V", "--version", action="version", version=f"drafting {__version__}", help=say("arg-version"))
    parser.add_argument("--ui", metavar="nl|en", help=say("ui"))
    commands = parser.add_subparsers(title=say("commands"))
    for name in COMMANDS:
        sub = commands.add_parser(
            name,
            help=say(f"about-{name}"),
            description=say(f"about-{name}"),
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        # Only the command that was asked for declares its arguments: the others need not be imported.
        if name == command:
            import_module(f"drafting.cli.{name}").add(sub, lang)
    return parser
