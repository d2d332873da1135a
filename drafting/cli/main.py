"""Choosing the command, the language of messages, and what a fault does to the exit code."""

from __future__ import annotations

import argparse
import errno
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from drafting import __version__, messages
from drafting.api.written import made_by
from drafting.cli import streams
from drafting.cli.arguments import Parser, spoken
from drafting.errors import DraftingError

COMMANDS = (
    "adopt",
    "advance",
    "init",
    "build",
    "batch",
    "check",
    "clauses",
    "completion",
    "draft",
    "fill",
    "inspect",
    "matrix",
    "merge",
    "redline",
    "renew",
    "review",
    "revisions",
    "schema",
    "serve",
    "templates",
    "trail",
    "upgrade",
    "workbook",
)


UNFORESEEN = 70
"""The exit code of a fault that is ours (EX_SOFTWARE of sysexits.h)."""


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command; the exit codes are those of `drafting.errors`, and 70 for a fault of drafting itself."""
    words = list(sys.argv[1:] if argv is None else argv)
    # Plug-ins of others for pydantic have no part in this; looking for them opens a file of every package installed.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    lang, words = _language(words)
    if words[:1] == ["help"]:  # `drafting help build` is `drafting build --help`
        words = [*words[1:], "--help"]
    debug = "--debug" in words
    words = [w for w in words if w != "--debug"]
    streams.prepare()
    try:
        try:
            try:
                return _done(words, lang)
            except SystemExit:  # argparse has said what there is to say
                streams.flush()
                raise
        except DraftingError as error:
            print(error.text(lang), file=sys.stderr)
            return error.exit_code
        except KeyboardInterrupt:
            print(messages.text("cli.interrupted", lang), file=sys.stderr)
            return 130
        except BrokenPipeError:
            raise
        except OSError as error:
            if error.filename is None and error.errno in _OF_STREAMS:
                fault = streams.unprintable(error)
                print(fault.text(lang), file=sys.stderr)
                return fault.exit_code
            return _unforeseen(error, lang, debug)
        except Exception as error:
            return _unforeseen(error, lang, debug)
    except BrokenPipeError:  # who read our output has gone
        return 0
    finally:
        streams.abandon()


_OF_STREAMS = tuple(
    getattr(errno, name) for name in ("ENOSPC", "EIO", "EBADF", "EFBIG", "EDQUOT") if hasattr(errno, name)
)


_FINAL = ("draft", "init")
"""Commands whose files are the beginning of something, or go out: each is a deed of its own, and they are never renewed."""


def _done(words: list[str], lang: str) -> int:
    command = next((w for w in words if not w.startswith("-")), "")
    with spoken(lang):
        parser = parser_for(lang, command)
        args = parser.parse_args(words)
        if not command:
            parser.print_help()
            streams.flush()
            return 0
    made_by("" if command in _FINAL else command)
    code: int = import_module(f"drafting.cli.{command}").run(args, lang)
    streams.flush()
    return code


def _unforeseen(error: Exception, lang: str, debug: bool) -> int:
    """A fault that nobody foresaw: what it is, where to report it, and with `--debug` where in the program."""
    if debug:
        import traceback

        traceback.print_exception(error)
    last = error.__traceback__
    while last is not None and last.tb_next is not None:
        last = last.tb_next
    frame = "" if last is None else f"{Path(last.tb_frame.f_code.co_filename).name}:{last.tb_lineno}"
    values = {"reason": f"{type(error).__name__}, {frame}", "version": __version__, "where": _where_to_report(lang)}
    print(
        messages.text("cli.unforeseen", lang, **values),
        messages.remedy("cli.unforeseen", lang, **values),
        file=sys.stderr,
    )
    return UNFORESEEN


def _where_to_report(lang: str) -> str:
    """The address for faults that the installed package names, else whoever looks after it here."""
    from importlib.metadata import PackageNotFoundError, metadata

    try:
        addresses = metadata("maatwerk-drafting").get_all("Project-URL") or []
    except PackageNotFoundError:
        addresses = []
    named = [a.partition(",")[2].strip() for a in addresses if a.lower().startswith(("issues", "bug"))]
    return named[0] if named else messages.text("cli.your-administrator", lang)


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
    parser.add_argument("--debug", action="store_true", help=say("debug"))
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
