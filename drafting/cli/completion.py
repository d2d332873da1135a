"""`drafting completion`: what a shell needs to complete commands, options and their values; file names for all else."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator

from drafting import messages

SHELLS = ("bash", "zsh")


def add(parser: argparse.ArgumentParser, lang: str) -> None:
    """The shell."""
    parser.add_argument("shell", choices=SHELLS, help=messages.text("cli.completion-shell", lang))


def run(args: argparse.Namespace, lang: str) -> int:
    """Prints the script."""
    sys.stdout.write(script(args.shell))
    return 0


def script(shell: str) -> str:
    """The completion script of `shell`, made from the parsers of all commands."""
    from drafting.cli.main import COMMANDS, parser_for

    cases = []
    for name in COMMANDS:
        words = sorted(set(_words(parser_for("nl", name), name)))
        cases.append(f"    {name}) words={_quoted(words)} ;;")
        cases += [f"    {name}:{option}) values={_quoted(found)} ;;" for option, found in _values(name)]
    commands = [c for c in cases if ":" not in c.partition(")")[0]]
    values = [c for c in cases if ":" in c.partition(")")[0]]
    lines = [
        *(("autoload -U +X bashcompinit && bashcompinit",) if shell == "zsh" else ()),
        "_drafting() {",
        '  local cur="${COMP_WORDS[COMP_CWORD]}" prev="${COMP_WORDS[COMP_CWORD-1]}" command="${COMP_WORDS[1]}" words="" values=""',
        '  if [ "$COMP_CWORD" -eq 1 ]; then',
        f'    COMPREPLY=($(compgen -W {_quoted(COMMANDS)} -- "$cur")); return',
        "  fi",
        '  case "$command:$prev" in',
        *values,
        "  esac",
        '  if [ -n "$values" ]; then COMPREPLY=($(compgen -W "$values" -- "$cur")); return; fi',
        '  case "$command" in',
        *commands,
        "  esac",
        '  COMPREPLY=($(compgen -W "$words" -- "$cur"))',
        "}",
        "complete -o default -F _drafting drafting",
    ]
    return "\n".join(lines) + "\n"


def _actions(parser: argparse.ArgumentParser, command: str) -> Iterator[argparse.Action]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            yield from action.choices[command]._actions
            return


def _words(parser: argparse.ArgumentParser, command: str) -> Iterator[str]:
    """The options of a command, and the words that a place in it may hold (`draft save`, `workbook merge`)."""
    for action in _actions(parser, command):
        yield from action.option_strings
        if not action.option_strings:
            yield from _choices(action)


def _choices(action: argparse.Action) -> list[str]:
    """The words that a place or an option of a command may hold, where they are few and known."""
    return [str(word) for word in action.choices or ()]


def _values(command: str) -> Iterator[tuple[str, list[str]]]:
    from drafting.cli.main import parser_for

    for action in _actions(parser_for("nl", command), command):
        if action.choices:
            for option in action.option_strings:
                yield option, _choices(action)


def _quoted(words: Iterable[str]) -> str:
    return '"' + " ".join(words) + '"'
