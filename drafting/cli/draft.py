"""`drafting draft …`: keeping, finding, comparing and restoring revisions."""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from drafting import messages
from drafting.cli.streams import print_json

ACTIONS = (
    "save",
    "log",
    "show",
    "restore",
    "diff",
    "status",
    "import",
    "export",
    "verify",
    "head",
    "uses",
    "trail",
    "decisions",
)


def add(parser: argparse.ArgumentParser, lang: str) -> None:
    """The actions, each with its own arguments."""

    def say(name: str) -> str:
        return messages.text(f"cli.draft-{name}", lang)

    parser.add_argument("--store", default="", metavar="URL", help=say("store"))
    actions = parser.add_subparsers(dest="action", required=True, metavar="")
    for name in ACTIONS:
        sub = actions.add_parser(name, help=say(f"about-{name}"), description=say(f"about-{name}"))
        sub.add_argument("--store", default=argparse.SUPPRESS, metavar="URL", help=say("store"))
        if name == "save":
            sub.add_argument("source", metavar="dossier.yaml")
            sub.add_argument("--kind", required=True)
            sub.add_argument("--lang", default="", choices=["", "nl", "en"])
            sub.add_argument("--label", default="", help=say("label"))
            sub.add_argument("--set", action="append", default=[], dest="positions", metavar="clause=position")
            sub.add_argument("--date", metavar="2026-03-31")
            sub.add_argument("--based-on", type=int, metavar="N", help=say("based-on"))
        elif name == "import":
            sub.add_argument("name", metavar="<id>/<kind>")
            sub.add_argument("file", metavar="terug.docx")
            sub.add_argument("--from", dest="sender", default="", metavar="Delta B.V.", help=say("sender"))
        elif name == "diff":
            sub.add_argument("name", metavar="<id>/<kind>@3")
            sub.add_argument("other", metavar="@4")
        elif name == "status":
            sub.add_argument("name", metavar="<id>/<kind>@4")
            sub.add_argument("status")
        elif name == "uses":
            sub.add_argument("clause")
            sub.add_argument("--version", type=int, dest="clause_version")
            sub.add_argument("--with", dest="changed", metavar="bepaling.md", help=say("with"))
            sub.add_argument("-o", "--out", metavar="out/")
            sub.add_argument("--force", action="store_true", help=messages.text("cli.force", lang))
        elif name == "verify":
            sub.add_argument("--expect", default="", metavar="HASH", help=say("expect"))
            sub.add_argument("--reviews", action="store_true", help=say("reviews"))
        elif name not in ("head", "trail"):
            sub.add_argument("name", metavar="<id>/<kind>@2")
        if name in ("log", "decisions"):
            sub.add_argument("--json", action="store_true", help=say("json"))
        if name == "export":
            sub.add_argument("-o", "--out", metavar="concept.docx")
            sub.add_argument("--clean", action="store_true", help=messages.text("cli.clean", lang))
            sub.add_argument("--force", action="store_true")
        if name in ("save", "import", "restore", "status", "export"):
            sub.add_argument("-m", "--message", default="", help=say("message"))
            sub.add_argument("--author", default="", help=say("author"))


def run(args: argparse.Namespace, lang: str) -> int:
    """Runs the action on the store."""
    from drafting.api import drafts as api

    # Where the user stands comes first, so that saving and finding again look in the same place.
    starts = [Path.cwd(), *([Path(args.source)] if getattr(args, "source", "") else [])]
    new = args.action in ("save", "import")
    store = api.open_store(args.store or os.environ.get("DRAFTING_STORE", ""), *starts, new=new)
    try:
        done: int = globals()[f"_{args.action}"](args, lang, store, api)
        return done
    finally:
        store.close()


def _author(args: argparse.Namespace) -> str:
    return args.author or getpass.getuser()


def _now() -> str:
    return datetime.now(UTC).replace(microsecond=0).isoformat()


def _entry(args: argparse.Namespace, api: Any) -> Any:
    return api.Entry(_author(args), _now(), args.message)


def _save(args: argparse.Namespace, lang: str, store: Any, api: Any) -> int:
    from drafting.api.order import Order
    from drafting.cli.build import parse_moment, parse_positions

    order = Order(
        source=args.source, kinds=(args.kind,), languages=tuple(filter(None, [args.lang])), author=args.author,
        positions=parse_positions(args.positions), moment=parse_moment(args.date),
    )  # fmt: skip
    revision, new = api.save(store, order, _entry(args, api), label=args.label, based_on=args.based_on)
    print(messages.text("drafts.saved" if new else "drafts.unchanged", lang, name=revision.name))
    return 0


def _log(args: argparse.Namespace, lang: str, store: Any, api: Any) -> int:
    draft, _ = api.parse_name(args.name)
    if args.json:
        print_json(api.log_data(store, draft), indent=1)
        return 0
    for revision in reversed(store.log(draft)):
        label = f" [{revision.label}]" if revision.label else ""
        sender = f" ← {revision.sender}" if revision.sender else ""
        print(
            f"@{revision.number:<4} {_local(revision.moment)}  {revision.author:<16} {revision.status:<13}{label}{sender} {revision.message}"
        )
    return 0


def _local(moment: str) -> str:
    """A moment as the clock on the wall here had it; what is no moment as it is."""
    try:
        return datetime.fromisoformat(moment).astimezone().strftime("%Y-%m-%d %H:%M")
    except ValueError:
        return moment


_SHOWN = (
    "name", "status", "author", "moment", "message", "origin", "sender", "label", "lang", "parent", "writer", "built", "open_values",
    "positions", "dossier", "library", "frame", "tree", "docx",
)  # fmt: skip


def _show(args: argparse.Namespace, lang: str, store: Any, api: Any) -> int:
    draft, number = api.parse_name(args.name)
    revision = store.get(draft, number)
    for name in _SHOWN:
        value = getattr(revision, name)
        if name == "positions":
            value = ", ".join(f"{c} {p}" for c, p in sorted(api.positions_in(store, revision).items()))
        elif name == "moment":
            value = f"{_local(value)} ({value})"
        if value not in ("", None):
            told = messages.text(f"drafts.origin-{value}", lang) if name == "origin" else value
            word = name.replace("_", "-")
            field = messages.text(f"drafts.field-{word}", lang)
            print(f"{field:<16} {told}")
    for clause, version in sorted(store.clauses_of(revision).items()):
        print(f"  {clause}@{version}")
    return 0


def _restore(args: argparse.Namespace, lang: str, store: Any, api: Any) -> int:
    draft, number = api.parse_name(args.name)
    old = store.get(draft, number)
    message = args.message or messages.text("drafts.restored", lang, number=old.number)
    revision = api.restore(store, draft, old.number, api.Entry(_author(args), _now(), message))
    print(messages.text("drafts.saved", lang, name=revision.name))
    return 0


def _diff(args: argparse.Namespace, lang: str, store: Any, api: Any) -> int:
    draft, number = api.parse_name(args.name)
    other = args.other if not args.other.startswith("@") else f"{draft}{args.other}"
    new_draft, new_number = api.parse_name(other)
    changes = api.diff(store, store.get(draft, number), store.get(new_draft, new_number))
    title = ""
    for change in changes:
        if change.article != title:
            title = change.article
            print(f"\n{title}")
        print(f"  {messages.text(f'drafts.{change.sort}', lang)}")
        for mark, text in (("-", change.old), ("+", change.new)):
            for line in text.split("\n") if text else ():
                print(f"    {mark} {line}")
    if not changes:
        print(messages.text("drafts.no-difference", lang))
    return 0


def _status(args: argparse.Namespace, lang: str, store: Any, api: Any) -> int:
    draft, number = api.parse_name(args.name)
    revision = store.get(draft, number)
    changed = store.set_status(draft, revision.number, args.status, _author(args), _now())
    print(messages.text("drafts.status-set", lang, name=changed.name, status=changed.status))
    return 0


def _import(args: argparse.Namespace, lang: str, store: Any, api: Any) -> int:
    from drafting.cli.telling import tell_active

    draft, _ = api.parse_name(args.name)
    tell_active([(args.file, args.file)], lang)
    revision = api.receive(store, draft, Path(args.file), _entry(args, api), args.sender)
    print(messages.text("drafts.saved", lang, name=revision.name))
    _tell_review(store, revision, _entry(args, api), lang)
    return 0


def _tell_review(store: Any, revision: Any, entry: Any, lang: str) -> None:
    """In a few lines what came back; the file is kept whatever is found."""
    from drafting.api.kept_reviews import examine, keep
    from drafting.api.review_text import in_short
    from drafting.errors import DraftingError

    try:
        found = examine(store, revision)
    except DraftingError as error:
        print(error.text(lang), file=sys.stderr)
        return
    if found is None:
        return
    keep(store, revision, found, entry.author, entry.moment)
    for line in in_short(found, revision.name, lang):
        print(line)
    for note in found.notes:
        print(note.text(lang), file=sys.stderr)


def _decisions(args: argparse.Namespace, lang: str, store: Any, api: Any) -> int:
    from dataclasses import asdict

    from drafting.api.decisions import kept_decisions

    draft, _ = api.parse_name(args.name)
    store.log(draft)  # refuses one that is not there
    found = kept_decisions(store, draft)
    if args.json:
        print_json([asdict(one) for one in found], indent=1)
        return 0
    for one in found:
        why = messages.text(f"review.left-{one.why}", lang) if one.decision == "open" else one.why
        said = messages.text(f"review.decided-{one.decision}", lang)
        print(f"{one.moment}  {one.author:<16} {said:<12} {one.what}  @{one.base} ← {one.returned}  {why}".rstrip())
    if not found:
        print(messages.text("review.no-decisions", lang))
    return 0


def _export(args: argparse.Namespace, lang: str, store: Any, api: Any) -> int:
    from drafting.api.output import write_file
    from drafting.cli.telling import tell_active

    draft, number = api.parse_name(args.name)
    revision = store.get(draft, number)
    path = Path(args.out or f"{draft.replace('/', '-')}-v{revision.number}.docx")
    content = api.export(store, revision)
    if args.clean:
        from drafting.api.inspect import clean

        content = clean(content, api.kept_tree(store, revision))
    tell_active([(content, revision.name)], lang)
    write_file(path, content, args.force)
    store.record("export", draft, revision.number, _author(args), _now(), path.name)
    print(messages.text("cli.wrote", lang, path=path))
    return 0


def _verify(args: argparse.Namespace, lang: str, store: Any, api: Any) -> int:
    result = api.verify(store, args.expect.strip().lower())
    for revision in result.elsewhere:
        print(messages.text("drafts.not-rebuildable", lang, name=revision.name, writer=revision.writer or "–"))
    findings = list(result.findings)
    if args.reviews and not findings:
        findings = _reviews_again(store, lang)
    for finding in findings:
        print(finding.text(lang), file=sys.stderr)
    if not findings:
        print(messages.text("drafts.sound", lang, count=result.count))
        if args.expect:
            print(messages.text("drafts.as-expected", lang, expected=args.expect.strip()[:16], count=result.since))
    if result.head:
        print(messages.text("drafts.head", lang, count=result.entries, head=result.head))
    return 1 if findings else 0


def _reviews_again(store: Any, lang: str) -> list[Any]:
    """What no longer is what a review or decision says; told too is how many were made again, and which another version judged."""
    from drafting.api import decisions, kept_reviews

    found: list[Any] = []
    count = 0
    for draft in store.drafts():
        found += [*kept_reviews.recomputed(store, draft), *decisions.recomputed(store, draft)]
        count += sum(1 for e in store.happened(draft) if e["action"] in (kept_reviews.REVIEW, decisions.DECIDE))
    for one in (f for f in found if f.code == "drafts.other-reader"):
        print(one.text(lang))
    print(messages.text("drafts.reviewed-again", lang, count=count))
    return [f for f in found if f.code != "drafts.other-reader"]


def _head(args: argparse.Namespace, lang: str, store: Any, api: Any) -> int:
    """How far the trail goes, for a notary's mail: `draft verify --expect` holds a store to it later."""
    count, head = store.head()
    print(messages.text("drafts.head", lang, count=count, head=head))
    return 0


def _uses(args: argparse.Namespace, lang: str, store: Any, api: Any) -> int:
    from drafting.api.output import write_file

    if args.changed:
        from drafting.intake import read_text

        for revision, changes, docx in api.previews(store, args.clause, read_text(args.changed)):
            articles = "; ".join(dict.fromkeys(c.article for c in changes)) or "–"
            print(messages.text("drafts.touched", lang, name=revision.name, count=len(changes), articles=articles))
            if args.out:
                path = Path(args.out, f"{revision.draft.replace('/', '-')}-{args.clause}.docx")
                write_file(path, api.redlined(store, revision, docx), args.force)
                print(messages.text("cli.wrote", lang, path=path))
        return 0
    found = store.uses(args.clause, args.clause_version)
    for revision in found:
        print(messages.text("drafts.used-by", lang, name=revision.name, author=revision.author, moment=revision.moment))
    if not found:
        print(messages.text("drafts.not-used", lang))
    return 0


def _trail(args: argparse.Namespace, lang: str, store: Any, api: Any) -> int:
    for entry in store.trail():
        action = messages.text(f"drafts.action-{entry['action']}", lang)
        detail = _short_detail(entry["detail"], lang)
        print(
            f"{entry['sequence']:>5} {entry['moment']}  {entry['author']:<16} {action:<10} {entry['draft']}@{entry['number']} {detail}"
        )
    return 0


def _short_detail(detail: str, lang: str) -> str:
    """What an entry of the trail says, on a line: of a decision what was decided of what, of a review what it was held against."""
    import json

    if not detail.startswith("{"):
        return detail[:40]
    told = json.loads(detail)
    if "decision" in told:
        verdict = told["decision"]
        return f"{told['what']}: {messages.text(f'review.decided-{verdict}', lang)}"
    return str(told.get("base", ""))
