"""`drafting fill`: any Word template in docxtpl's tag language, filled with a YAML or JSON file."""

from __future__ import annotations

import argparse
import sys

from drafting import messages
from drafting.cli.streams import write_bytes


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
        sys.stdout.write("".join(f"{name}\n" for name in sorted(template.names)))
        return 0
    tell_active([(args.template, args.template)], lang)
    values, replacements = read_filling(args.values)
    if replacements:
        template = template.replacing(replacements)
    for note in values.notes:
        print(note.text(lang), file=sys.stderr)
    filled = template.fill(values)
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


def _accepted(path: str) -> bytes:
    """The template as it reads once its tracked changes are accepted."""
    from drafting.api.revisions import accept_all

    return accept_all(path)
