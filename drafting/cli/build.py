"""`drafting build`: documents from a dossier."""

from __future__ import annotations

import argparse
import hashlib
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from drafting import messages
from drafting.cli.streams import print_json
from drafting.errors import DraftingError, Finding, UsageError

if TYPE_CHECKING:
    from drafting.api.build import Built


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
        metavar="eop|jloi|agreement|letter|beslisnota|annex|memo|bundle|all",
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
    parser.add_argument("--per", default="", choices=["company"], help=say("build-per"))
    parser.add_argument("--company", action="append", default=[], metavar="ID", help=say("build-company"))
    parser.add_argument("--columns", metavar="kolommen.yaml", help=say("build-columns"))
    parser.add_argument("--author", default="", metavar="Ministerie van KGG", help=say("build-author"))
    parser.add_argument("--clean", action="store_true", help=say("clean"))
    parser.add_argument("--force", action="store_true", help=say("force"))
    parser.add_argument("--json", action="store_true", help=say("batch-json"))


def run(args: argparse.Namespace, lang: str) -> int:
    """Builds and writes every document asked for; tells open values and what could not be made."""
    if args.template:
        return _through_template(args, lang)
    from drafting.api.build import build
    from drafting.api.order import ALL, Order
    from drafting.api.output import write_file

    order = Order(
        source=args.source, kinds=args.kind or ALL, languages=args.lang, positions=parse_positions(args.positions),
        moment=parse_moment(args.date), formats=args.format, since=args.since,
        form="" if args.form == "ministry" else args.form, per="company" if args.company else args.per,
        companies=args.company, columns=args.columns, paginate=args.paginate, author=args.author, clean=args.clean,
    )  # fmt: skip
    tell = _as_json if args.json else _in_words
    code = 0
    missing: tuple[tuple[str, str, str], ...] = ()
    unpaged = False
    for built in build(order):
        missing = missing or built.missing
        unpaged = unpaged or built.unpaged
        path, error = Path(args.out, built.name), built.error
        if error is None:
            try:
                write_file(path, built.content, args.force)
            except DraftingError as refused:
                error = refused
        # Without --kind what the stage allows is made, and nobody asked for the rest.
        if args.kind or error is None or not all(f.code in _BEYOND for f in error.findings):
            tell(built, path, error, lang)
        # Asked for everything, a kind that the process has not reached is told but is no failure.
        if error is not None and not (
            order.everything and all(f.code in _NOT_YET for f in error.findings) and error is built.error
        ):
            code = error.exit_code
    if not args.json:
        tell_missing(missing, lang)
        if unpaged:
            print(messages.text("cli.unpaged", lang))
    return code


_BEYOND = ("assembly.stopped", "assembly.stage-absent", "assembly.fact-absent")
"""That the process has not reached a kind, or ended before it."""
_NOT_YET = (*_BEYOND, "pdf.no-office")


def _in_words(built: Built, path: Path, error: DraftingError | None, lang: str) -> None:
    for notice in built.notices:
        print(notice.text(lang), file=sys.stderr)
    if error is not None:
        print(error.text(lang), file=sys.stderr)
        return
    print(messages.text("cli.wrote", lang, path=path))
    if built.changes is not None:
        from drafting.api.portfolio import changes_told

        print("\n".join(changes_told(built.changes, lang)))
    for where, shown in built.open_values:
        print(messages.text("cli.open-value", lang, path=where, shown=shown))


def _as_json(built: Built, path: Path, error: DraftingError | None, lang: str) -> None:
    """A line of JSON for each document."""
    from drafting.api.checks import as_data

    print_json(
        {
            "kind": built.kind,
            "lang": built.lang,
            "output": "" if error else str(path),
            "result": "failed" if error else "done",
            "hash": "" if error else hashlib.sha256(built.content).hexdigest(),
            "open": [{"path": where, "shown": shown} for where, shown in built.open_values],
            "missing": [{"company": c, "path": p, "reason": r} for c, p, r in built.missing],
            "findings": as_data([*built.notices, *(error.findings if error else ())], lang),
        }
    )


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
            if args.json:
                sha = hashlib.sha256(content).hexdigest()
                print_json({"lang": doc_lang, "output": str(path), "result": "done", "hash": sha, "findings": []})
            else:
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
