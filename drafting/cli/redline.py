"""`drafting redline OLD NEW`: tracked changes between two Word files, or two kept revisions."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from drafting import messages


def add(parser: argparse.ArgumentParser, lang: str) -> None:
    """The two files and how to mark."""

    def say(name: str) -> str:
        return messages.text(f"cli.redline-{name}", lang)

    parser.add_argument("old", metavar="OLD.docx|id/kind@3", help=say("old"))
    parser.add_argument("new", metavar="NEW.docx|id/kind@4", help=say("new"))
    parser.add_argument(
        "-o", "--out", required=True, metavar="redline.docx", help=messages.text("cli.revisions-out", lang)
    )
    parser.add_argument("--author", default="", help=messages.text("cli.changes-author", lang))
    parser.add_argument("--date", metavar="2026-03-31", help=say("date"))
    parser.add_argument("--existing", default="keep", choices=["keep", "accept", "reject"], help=say("existing"))
    parser.add_argument("--strict", action="store_true", help=say("strict"))
    parser.add_argument("--store", default="", metavar="URL", help=messages.text("cli.draft-store", lang))
    parser.add_argument("--summary", metavar="wijzigingen.md|-", help=say("summary"))
    parser.add_argument("--html", metavar="wijzigingen.html", help=say("html"))
    parser.add_argument("--clean", action="store_true", help=messages.text("cli.clean", lang))
    parser.add_argument("--force", action="store_true", help=messages.text("cli.force", lang))


def run(args: argparse.Namespace, lang: str) -> int:
    """Writes the redline and says how many changes it holds."""
    import sys

    from drafting.api.output import must_not_exist, write_file
    from drafting.api.redline import beside_words, changes_page, redline, strangers, summary
    from drafting.api.revisions import revisions_of
    from drafting.cli.author import author_of
    from drafting.cli.build import parse_moment
    from drafting.cli.telling import tell_active

    outputs = [Path(p) for p in (args.out, args.html, args.summary) if p and p != "-"]
    must_not_exist(outputs, args.force)
    old, new = read_sources((args.old, args.new), args.store)
    tell_active(((old, args.old), (new, args.new)), lang)
    if strangers(old, new):
        print(messages.text("changes.strangers", lang), file=sys.stderr)
    for name, content in ((args.old, old), (args.new, new)):
        _tell_existing(name, content, args.existing, lang)
    made = redline(
        old,
        new,
        author=author_of(args.author, lang),
        date=parse_moment(args.date),
        existing=args.existing,
        strict=args.strict,
    )
    if args.clean:
        made = cleaned(made, (args.old, args.new), args.store)
    write_file(Path(args.out), made, args.force)
    print(messages.text("cli.wrote", lang, path=args.out))
    if args.html:
        write_file(Path(args.html), changes_page(made, lang).encode(), args.force)
        print(messages.text("cli.wrote", lang, path=args.html))
    if args.summary == "-":
        print(summary(made, lang), end="")
    elif args.summary:
        write_file(Path(args.summary), summary(made, lang).encode(), args.force)
        print(messages.text("cli.wrote", lang, path=args.summary))
    count = len(revisions_of(made))
    if count:
        print(messages.text("revisions.count", lang, count=count))
    else:
        print(messages.text("changes.no-words" if beside_words(made, lang) else "drafts.no-difference", lang))
    return 0


def _tell_existing(name: str, content: Path | bytes, existing: str, lang: str) -> None:
    """Says what becomes of changes that a file already carries: never settled without a word."""
    import sys

    from drafting.api.redline import existing_changes

    count, authors = existing_changes(content)
    if count:
        what = {"keep": "kept", "accept": "accepted", "reject": "rejected"}[existing]
        told = messages.text(f"changes.{what}", lang)
        print(
            messages.text("changes.existing", lang, file=name, count=count, authors=", ".join(authors), what=told),
            file=sys.stderr,
        )


def cleaned(made: bytes, names: Sequence[str], store_url: str) -> bytes:
    """The file as it may be sent: without what gives something away; where one of `names` is a kept revision that was built, its names of
    nodes become opaque keys that are known again when the file comes back."""
    from drafting.api.inspect import clean

    return clean(made, _kept_tree(names, store_url))


def read_sources(names: Sequence[str], store_url: str) -> list[Path | bytes]:
    """The files, or those of kept revisions; where one is kept, opaque keys in the others are known again."""
    from drafting.api.inspect import revealed

    found: list[Path | bytes] = [read_source(name, store_url) for name in names]
    document = _kept_tree(names, store_url)
    if document is None:
        return found
    return [revealed(one, document) for one in found]


def _kept_tree(names: Sequence[str], store_url: str) -> Any:
    """The tree of the first of `names` that is a kept revision; None where none is."""
    from drafting.api import drafts

    kept = next((name for name in names if drafts.is_name(name)), "")
    if not kept:
        return None
    store = drafts.open_store(store_url or os.environ.get("DRAFTING_STORE", ""), Path.cwd())
    try:
        draft, number = drafts.parse_name(kept)
        return drafts.kept_tree(store, store.get(draft, number))
    finally:
        store.close()


def read_source(name: str, store_url: str) -> Path | bytes:
    """A Word file by its path, or the file of a kept revision by its name."""
    from drafting.api import drafts

    if not drafts.is_name(name):
        return Path(name)
    store = drafts.open_store(store_url or os.environ.get("DRAFTING_STORE", ""), Path.cwd(), new=False)
    try:
        draft, number = drafts.parse_name(name)
        return drafts.export(store, store.get(draft, number))
    finally:
        store.close()
