"""`drafting check`: faults in a dossier, a draft, a Word file or a text."""

from __future__ import annotations

import argparse
import os
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from drafting import messages
from drafting.cli.streams import print_json
from drafting.errors import Finding, Severity, UsageError


def add(parser: argparse.ArgumentParser, lang: str) -> None:
    """The arguments."""

    def say(name: str) -> str:
        return messages.text(f"cli.check-{name}", lang)

    parser.add_argument(
        "target", nargs="?", default="", metavar="dossier.yaml|x.docx|x.txt|id/kind@4", help=say("target")
    )
    parser.add_argument("--profile", default="", choices=["", "agreement", "letter", "statute"], help=say("profile"))
    parser.add_argument("--lang", default="", choices=["", "nl", "en"], help=say("lang"))
    parser.add_argument("--date", metavar="2025-06-30", help=say("date"))
    parser.add_argument("--outgoing", action=argparse.BooleanOptionalAction, default=None, help=say("outgoing"))
    parser.add_argument("--annotate", metavar="annotated.docx", help=say("annotate"))
    parser.add_argument("--format", default="text", choices=["text", "json"], help=say("format"))
    parser.add_argument("--fail-on", default="error", choices=["error", "warning"], help=say("fail-on"))
    parser.add_argument("--silence", action="append", default=[], metavar="rule=reden", help=say("silence"))
    parser.add_argument("--only", action="append", default=[], metavar="RULE", help=say("only"))
    parser.add_argument("--also", action="append", default=[], metavar="RULE", help=say("also"))
    parser.add_argument("--dossier", default="", metavar="dossier.yaml", help=say("dossier"))
    parser.add_argument("--list", action="store_true", help=say("list"))
    parser.add_argument("--store", default="", metavar="URL", help=messages.text("cli.draft-store", lang))
    parser.add_argument("--force", action="store_true", help=messages.text("cli.force", lang))


def run(args: argparse.Namespace, lang: str) -> int:
    """Checks and prints; exit code 1 where something of the severity asked for was found."""
    from drafting.api import checks as api
    from drafting.cli.build import parse_moment

    if args.list:
        _list(api.rules(), lang)
        return 0
    if not args.target:
        raise UsageError(Finding("cli.check-needed"))
    if not _is_draft(args.target):
        from drafting.api.sources import source_at

        args.target = str(source_at(args.target))
    known = {r["id"] for r in api.rules()}
    silenced = _silenced(args.silence, known)
    wrong = [Finding("cli.check-no-rule", values={"found": r}) for r in (*args.only, *args.also) if r not in known]
    if wrong:
        raise UsageError(wrong)
    moment = parse_moment(args.date)
    found, content = _findings(args, api, silenced, moment.date() if moment else None)
    if args.annotate:
        from drafting.api.output import write_file

        if content is None:
            raise UsageError(Finding("cli.check-not-annotated", values={"found": args.target}))
        now = datetime.now(UTC).isoformat()
        write_file(Path(args.annotate), api.annotate(content, found, lang, now), args.force)
    if args.format == "json":
        print_json(api.as_data(found, lang), indent=1)
    else:
        _print(found, lang, args.silence)
        _tell_day(args, api, lang)
    bad = (Severity.ERROR,) if args.fail_on == "error" else (Severity.ERROR, Severity.WARNING)
    return 1 if any(f.severity in bad for f in found) else 0


def _findings(
    args: argparse.Namespace, api: Any, silenced: list[str], day: date | None
) -> tuple[list[Finding], Path | bytes | None]:
    """What is found, and the Word file that comments can go into (None for a dossier or a text)."""
    asked: dict[str, Any] = {"silenced": silenced, "only": args.only, "also": args.also}
    if _is_draft(args.target):
        from drafting.api.drafts import is_final, open_store, revision_file

        store = open_store(args.store or os.environ.get("DRAFTING_STORE", ""), Path.cwd(), new=False)
        try:
            name, content, dossier = revision_file(store, args.target)
            # What is final goes out as it is.
            final = is_final(store, args.target)
        finally:
            store.close()
        asked["outgoing"] = final if args.outgoing is None else args.outgoing
        found = api.check_word(
            content, name, profile=args.profile, lang=args.lang, moment=day, against=args.dossier or dossier, **asked
        )
        return found, content
    target = Path(args.target)
    asked["outgoing"] = args.outgoing
    found = api.check(target, profile=args.profile, lang=args.lang, moment=day, against=args.dossier, **asked)
    return found, target if api.is_word_file(target) else None


def _tell_day(args: argparse.Namespace, api: Any, lang: str) -> None:
    """By which day a letter or another text was read, and from which words; nothing for a dossier or a draft."""
    if args.date or _is_draft(args.target) or Path(args.target).suffix.lower() in (".yaml", ".yml", ".json"):
        return
    found = api.day_of(Path(args.target))
    if found:
        print(messages.text("cli.check-day", lang, day=_in_words(found[0], lang), words=found[1]))
    else:
        print(messages.text("cli.check-no-day", lang))


def _in_words(day: date, lang: str) -> str:
    """A day in words, with plain spaces for a terminal."""
    from drafting.locale import get

    return get(lang).date(day).replace("\u00a0", " ")


def _list(rules: list[dict[str, str]], lang: str) -> None:
    for rule in rules:
        off = "" if rule["default"] == "yes" else f"  [{messages.text('cli.check-off', lang, rule=rule['id'])}]"
        print(
            f"{rule['id']:<20} {rule['severity']:<8} {rule['profiles']:<26} {rule['languages']:<7} {rule['norm']}{off}"
        )
    print(messages.text("cli.check-how-silence", lang))


def _print(found: list[Finding], lang: str, silenced: list[str]) -> None:
    for finding in found:
        mark = {"error": "✗", "warning": "!", "info": "·"}[finding.severity.value]
        print(
            f"{mark} {finding.text(lang)}"
            + (f"\n    « {finding.excerpt} »" if finding.excerpt else "")
            + f"  [{finding.code.removeprefix('checks.')}: {finding.norm}]"
        )
    for pair in silenced:
        rule, _, reason = pair.partition("=")
        print(f"– {rule}: {reason}")
    print(messages.text("cli.check-one" if len(found) == 1 else "cli.check-count", lang, count=len(found)))


def _silenced(pairs: list[str], known: set[str]) -> list[str]:
    faults = [
        Finding("cli.check-silence-reason", values={"found": p})
        for p in pairs
        if "=" not in p or not p.partition("=")[2].strip() or p.partition("=")[0] not in known
    ]
    if faults:
        raise UsageError(faults)
    return [p.partition("=")[0] for p in pairs]


def _is_draft(target: str) -> bool:
    return "@" in target and not Path(target).exists()
