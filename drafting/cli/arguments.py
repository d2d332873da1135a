"""Arguments of the command line, with the words of `argparse` itself in the user's language and the nearest known word told."""

from __future__ import annotations

import argparse
import difflib
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NoReturn

from drafting import messages

# The sentences of argparse that a user can meet, and the codes of ours. One that a later Python adds stays as it is.
_OWN = {
    "usage: ": "cli.arg-usage",
    "positional arguments": "cli.arg-positional",
    "options": "cli.arg-options",
    "show this help message and exit": "cli.arg-help",
    "the following arguments are required: %s": "cli.arg-required",
    "argument %(argument_name)s: %(message)s": "cli.arg-one",
    "not allowed with argument %s": "cli.arg-not-with",
    "one of the arguments %s is required": "cli.arg-one-of",
    "ambiguous option: %(option)s could match %(matches)s": "cli.arg-ambiguous",
    "expected one argument": "cli.arg-value",
    "expected at most one argument": "cli.arg-at-most-one",
    "expected at least one argument": "cli.arg-at-least-one",
    "expected %s argument": "cli.arg-count",
    "expected %s arguments": "cli.arg-count",
    "invalid %(type)s value: %(value)r": "cli.arg-type",
    "ignored explicit argument %r": "cli.arg-no-value",
}


@contextmanager
def spoken(lang: str) -> Iterator[None]:
    """argparse says its own sentences in `lang` while this lasts."""
    before = {name: getattr(argparse, name) for name in ("_", "ngettext")}

    def said(sentence: str) -> str:
        return messages.text(_OWN[sentence], lang) if sentence in _OWN else sentence

    setattr(argparse, "_", said)  # noqa: B010 - argparse keeps its translation there, and declares no type for it
    setattr(argparse, "ngettext", lambda one, many, count: said(one if count == 1 else many))  # noqa: B010
    try:
        yield
    finally:
        for name, function in before.items():
            setattr(argparse, name, function)


class Parser(argparse.ArgumentParser):
    """A parser whose faults are told in `lang`: what was found, what could have been meant, and where help is."""

    lang = "nl"

    def __init__(self, **settings: Any) -> None:
        super().__init__(**{**settings, "allow_abbrev": False})

    def add_subparsers(self, **settings: Any) -> Any:
        """As argparse; the place of a command has a name that faults can use."""
        return super().add_subparsers(
            **{**settings, "metavar": settings.get("metavar") or messages.text("cli.arg-command", self.lang)}
        )

    def parse_args(self, args: Sequence[str] | None = None, namespace: Any = None) -> Any:  # type: ignore[override]
        """As argparse; a word too many is told with the nearest option there is."""
        found, rest = self.parse_known_args(args, namespace)
        if rest:
            hints = "".join(self._hint(word, set(_options(self))) for word in rest if word.startswith("-"))
            self.error(messages.text("cli.arg-unknown", self.lang, found=" ".join(rest)) + hints)
        return found

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        if action.choices is None or value in action.choices:
            return
        known = [str(c) for c in action.choices if str(c)]
        told = messages.text("cli.arg-choice", self.lang, found=value, known=", ".join(known))
        raise argparse.ArgumentError(action, told + self._hint(str(value), known))

    def _hint(self, found: str, known: Iterable[str]) -> str:
        near = difflib.get_close_matches(found.partition("=")[0], list(known), 1)
        return " " + messages.text("cli.arg-near", self.lang, near=near[0]) if near else ""

    def _print_message(self, message: str, file: Any = None) -> None:
        """As argparse, but an output that cannot be written is no secret."""
        stream = file or sys.stderr
        if message and stream is not None:
            stream.write(message)

    def error(self, message: str) -> NoReturn:
        """Prints what is wrong and where help is; exit code 2."""
        self.print_usage(sys.stderr)
        self.exit(2, messages.text("cli.arg-error", self.lang, prog=self.prog, message=message) + "\n")


def _options(parser: argparse.ArgumentParser) -> Iterator[str]:
    """The options of a parser and of the commands below it."""
    for action in parser._actions:
        yield from action.option_strings
        if isinstance(action.choices, dict):
            for sub in action.choices.values():
                yield from _options(sub)
