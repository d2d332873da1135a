"""`drafting fill`: any Word template in docxtpl's tag language, filled with a YAML or JSON file."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from drafting import messages
from drafting.cli.streams import write_bytes

if TYPE_CHECKING:
    from drafting.api.fill import Template


def add(parser: argparse.ArgumentParser, lang: str = "nl") -> None:
    """Declares the arguments."""

    def said(name: str) -> str:
        return messages.text(f"fill.{name}", lang)

    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = said("epilog")
    parser.add_argument("template", help=said("template"))
    parser.add_argument("values", nargs="?", help=said("values"))
    parser.add_argument("-o", "--output", help=said("output"))
    parser.add_argument("--clean", action="store_true", help=messages.text("cli.clean", lang))
    parser.add_argument("-f", "--force", action="store_true", help=said("force"))
    parser.add_argument("--codec", choices=("auto", "isal", "zlib"), default="auto", help=said("codec"))
    parser.add_argument("--document-lang", choices=("nl", "en"), default="nl", help=said("doc-lang"))
    parser.add_argument("--changes", choices=("accept",), help=said("changes"))
    parser.add_argument("--names", action="store_true", help=said("names"))
    parser.add_argument("--blank", action="store_true", help=said("blank"))


def run(args: argparse.Namespace, lang: str = "nl") -> int:
    """Fills and writes. Raises DraftingError; returns 0, or 1 where a place to fill in is left in what was written."""
    from drafting.api.fill import Template, read_filling
    from drafting.api.output import write_file
    from drafting.cli.telling import tell_active
    from drafting.errors import Finding, UsageError

    if not args.names and not (args.values and args.output):
        raise UsageError(Finding("template.usage"))
    template = Template(
        _accepted(args.template) if args.changes else args.template,
        name=args.template, lang=args.document_lang, codec=args.codec,
    )  # fmt: skip
    if args.names:
        return _named(template, args, lang)
    tell_active([(args.template, args.template)], lang)
    values, replacements = read_filling(args.values)
    if replacements:
        template = template.replacing(replacements)
    for note in values.notes:
        print(note.text(lang), file=sys.stderr)
    data: Mapping[str, Any] = values
    if args.blank:
        from drafting.api.asking import blanked

        given, missing = blanked(template, values)
        data = type(values)(given)
        if missing:
            print(messages.text("fill.left-blank", lang, paths=", ".join(missing)), file=sys.stderr)
    filled = template.fill(data)
    if args.clean:
        from drafting.api.inspect import clean

        filled = clean(filled)
    if args.output == "-":
        write_bytes(filled)
    else:
        write_file(args.output, filled, args.force)
    left = [] if replacements else template.left_over(values)
    for finding in left:
        print(finding.text(lang), file=sys.stderr)
    return 1 if left else 0


def _named(template: Template, args: argparse.Namespace, lang: str) -> int:
    """What the template asks for: a tree on the screen, or with `-o` an empty data file."""
    from drafting.api.asking import empty_data, tree_of
    from drafting.api.output import write_file

    if args.output and args.output != "-":
        write_file(args.output, empty_data(template).encode(), args.force)
        print(messages.text("cli.wrote", lang, path=args.output))
    else:
        sys.stdout.write("".join(f"{line}\n" for line in tree_of(template)))
    return 0


def _accepted(path: str) -> bytes:
    """The template as it reads once its tracked changes are accepted."""
    from drafting.api.revisions import accept_all

    return accept_all(path)
