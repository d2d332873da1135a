"""`drafting build`: documents from a dossier."""

from __future__ import annotations

import argparse
import sys
from datetime import datetime
from pathlib import Path

from drafting import messages
from drafting.errors import DraftingError, Finding, UsageError


def add(parser: argparse.ArgumentParser, lang: str) -> None:
    """The arguments of `drafting build`."""

    def say(name: str) -> str:
        return messages.text(f"cli.{name}", lang)

    parser.add_argument("source", metavar="dossier.yaml", help=say("build-source"))
    parser.add_argument("--template", metavar="brief.docx", help=say("build-template"))
    parser.add_argument(
        "--kind",
        action="append",
        default=[],
        metavar="eop|jloi|agreement|letter|annex|memo|bundle|all",
        help=say("build-kind"),
    )
    parser.add_argument("--lang", action="append", default=[], choices=["nl", "en"], help=say("build-lang"))
    parser.add_argument(
        "--set", action="append", default=[], metavar="clause=position", dest="positions", help=say("build-set")
    )
    parser.add_argument("--date", metavar="2026-03-31", help=say("build-date"))
    parser.add_argument(
        "--format", action="append", default=[], choices=["docx", "html", "md", "pdf"], help=say("build-format")
    )
    parser.add_argument("--paginate", action="store_true", help=say("build-paginate"))
    parser.add_argument("-o", "--out", default=".", metavar="out/", help=say("out"))
    parser.add_argument("--since", metavar="vorige.xlsx", help=say("build-since"))
    parser.add_argument("--form", default="", choices=["ministry", "house"], help=say("build-form"))
    parser.add_argument("--columns", metavar="kolommen.yaml", help=say("build-columns"))
    parser.add_argument("--author", default="", metavar="Ministerie van KGG", help=say("build-author"))
    parser.add_argument("--force", action="store_true", help=say("force"))


def run(args: argparse.Namespace, lang: str) -> int:
    """Builds and writes every document asked for; tells open values and what could not be made."""
    if args.template:
        return _through_template(args, lang)
    if not args.kind:
        raise UsageError(Finding("cli.no-kind"))
    from drafting.api.build import build
    from drafting.api.order import Order
    from drafting.api.output import write_file

    order = Order(
        source=args.source, kinds=args.kind, languages=args.lang, positions=parse_positions(args.positions),
        moment=parse_moment(args.date), formats=args.format, since=args.since,
        form="" if args.form == "ministry" else args.form, columns=args.columns, paginate=args.paginate, author=args.author,
    )  # fmt: skip
    code = 0
    missing: tuple[tuple[str, str, str], ...] = ()
    for built in build(order):
        missing = missing or built.missing
        for notice in built.notices:
            print(notice.text(lang), file=sys.stderr)
        if built.error is not None:
            print(built.error.text(lang), file=sys.stderr)
            # Asked for everything, a kind that the process has not reached is told but is no failure.
            if not order.everything or any(
                f.code not in ("assembly.stopped", "assembly.stage-absent", "assembly.fact-absent", "pdf.no-office")
                for f in built.error.findings
            ):
                code = built.error.exit_code
            continue
        path = Path(args.out, built.name)
        try:
            write_file(path, built.content, args.force)
        except DraftingError as error:
            print(error.text(lang), file=sys.stderr)
            code = error.exit_code
            continue
        print(messages.text("cli.wrote", lang, path=path))
        if built.changes is not None:
            from drafting.api.portfolio import changes_told

            print("\n".join(changes_told(built.changes, lang)))
        for where, shown in built.open_values:
            print(messages.text("cli.open-value", lang, path=where, shown=shown))
    tell_missing(missing, lang)
    return code


def _through_template(args: argparse.Namespace, lang: str) -> int:
    """Any template filled with the dossier, a file for each language."""
    if args.kind:
        raise UsageError(Finding("cli.kind-and-template"))
    from drafting.api.dossier_template import fill_dossier
    from drafting.api.output import write_file
    from drafting.intake import load_dossier

    dossier = load_dossier(args.source)
    for doc_lang in args.lang or [dossier.language]:
        for name, content in fill_dossier(args.template, dossier, doc_lang, *args.format):
            path = Path(args.out, name)
            write_file(path, content, args.force)
            print(messages.text("cli.wrote", lang, path=path))
    return 0


def tell_missing(missing: tuple[tuple[str, str, str], ...], lang: str) -> None:
    """What letter and annexes print as not yet known, a line per company."""
    by_company: dict[str, list[str]] = {}
    for company, path, _ in missing:
        by_company.setdefault(company, []).append(path)
    for company, paths in by_company.items():
        who = company or messages.text("cli.the-letter", lang)
        print(messages.text("cli.missing", lang, who=who, count=len(paths), paths=", ".join(paths)))


def parse_positions(pairs: list[str]) -> dict[str, str]:
    """`clause=position` pairs. Raises UsageError naming every pair that is none."""
    faults = [Finding("cli.bad-set", values={"found": pair}) for pair in pairs if "=" not in pair]
    if faults:
        raise UsageError(faults)
    return {clause.strip(): position.strip() for clause, _, position in (pair.partition("=") for pair in pairs)}


def parse_moment(text: str | None) -> datetime | None:
    """A date as typed. Raises UsageError."""
    if text is None:
        return None
    from drafting.locale import NotationError, typed_date

    try:
        day = typed_date(text)
    except NotationError:
        raise UsageError(Finding("cli.bad-date", values={"found": text})) from None
    return datetime(day.year, day.month, day.day)
