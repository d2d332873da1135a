"""`drafting adopt BASE RETURNED --dossier dossier.yaml`: what came back, taken over into the dossier."""

from __future__ import annotations

import argparse
import difflib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from drafting import messages


def add(parser: argparse.ArgumentParser, lang: str) -> None:
    """What was sent, what came back, and what of it to take over."""

    def say(name: str) -> str:
        return messages.text(f"cli.adopt-{name}", lang)

    parser.add_argument("base", metavar="id/kind@3", help=messages.text("cli.review-base", lang))
    parser.add_argument("returned", metavar="TERUG.docx|id/kind@4", help=messages.text("cli.review-returned", lang))
    parser.add_argument("--dossier", required=True, metavar="dossier.yaml", help=say("dossier"))
    parser.add_argument("-o", "--out", metavar="nieuw.yaml", help=say("out"))
    parser.add_argument("--clause", action="append", default=[], metavar="ID", help=say("clause"))
    for sort in ("values", "positions", "texts"):
        parser.add_argument(f"--{sort}", action="append_const", dest="sorts", const=sort, help=say(sort))
    parser.add_argument("--refuse", action="append", default=[], metavar="ID", help=say("refuse"))
    parser.add_argument("--reason", default="", help=say("reason"))
    parser.add_argument("--author", default="", help=messages.text("cli.draft-author", lang))
    parser.add_argument("--approver", default="", help=say("approver"))
    parser.add_argument("--dry-run", action="store_true", help=say("dry"))
    parser.add_argument("--store", default="", metavar="URL", help=messages.text("cli.draft-store", lang))
    parser.add_argument("--force", action="store_true", help=messages.text("cli.force", lang))


def run(args: argparse.Namespace, lang: str) -> int:
    """Writes the dossier and shows what changed in it; 1 where something could not be taken over."""
    import getpass
    import sys
    from datetime import UTC, datetime

    from drafting.api.adopt import SORTS, adopt
    from drafting.api.decisions import keep_adopted
    from drafting.api.drafts import is_name
    from drafting.api.output import must_not_exist, write_file
    from drafting.api.review import review
    from drafting.cli.review import store_for
    from drafting.intake import read_text

    target = Path(args.out or args.dossier)
    if args.out:
        must_not_exist([target], args.force)
    text = read_text(args.dossier)
    now = datetime.now(UTC).replace(microsecond=0)
    store = store_for((args.base, args.returned), args.store)
    try:
        found = review(args.base, args.returned, store=store)
        came = args.returned if is_name(args.returned) else Path(args.returned).name
        reason = f"{args.base} ← {came}, {now.date().isoformat()}"
        why = f"{args.reason} ({reason})" if args.reason and not args.refuse else reason
        made = adopt(
            text, found, clauses=args.clause, sorts=args.sorts or SORTS, refused=args.refuse, approver=args.approver,
            reason=why, name=args.dossier,
        )  # fmt: skip
        # The decisions first: what is not written after them is written when the same is asked again.
        if not args.dry_run:
            keep_adopted(
                store, args.base, args.returned, found, made, author=args.author or getpass.getuser(), moment=now.isoformat(),
                refused=args.refuse, wanted=args.clause, why=args.reason,
            )  # fmt: skip
    finally:
        if store is not None:
            store.close()
    for line in diff_lines(text, made.text):
        print(line)
    for line in told(made, lang):
        print(line)
    for note in found.notes:
        print(note.text(lang), file=sys.stderr)
    if args.dry_run:
        print(messages.text("review.dry", lang))
    elif made.changed or args.out:
        write_file(target, made.text.encode(), args.force or not args.out)
        print(messages.text("cli.wrote", lang, path=target))
    else:
        print(messages.text("review.same", lang, path=target))
    return 1 if any(one.reason not in ("declined", "not-asked") for one in made.left) else 0


def diff_lines(old: str, new: str) -> Iterator[str]:
    """The lines of a dossier that changed, as `diff` shows them."""
    for line in difflib.unified_diff(old.splitlines(), new.splitlines(), lineterm="", n=0):
        if not line.startswith(("---", "+++")):
            yield line


def told(made: Any, lang: str) -> Iterator[str]:
    """What was taken over, and what was not, a line each."""
    if made.taken:
        yield messages.text("review.taken", lang, count=len(made.taken))
    for one in made.taken:
        yield "  " + messages.text(f"review.taken-{one.sort}", lang, what=one.what, old=one.old, new=one.new)
    if made.left:
        yield messages.text("review.left", lang, count=len(made.left))
    for one in made.left:
        why = messages.text(f"review.left-{one.reason}", lang)
        yield "  " + messages.text("review.left-one", lang, what=one.what, reason=why, old=one.old, new=one.new)
