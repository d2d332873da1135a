"""What a file gives away when it goes out: tracked changes, comments, hidden text, links to a disk or an internal site, references that are
out of date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafting.checks.rule import Hit, Rule, Subject
from drafting.errors import Severity

_MANY = 25
_INSIDE = re.compile(
    r"(?:file:/{2,3}|https?://[\w.-]*(?:sharepoint\.com|onedrive|\.local\b|intranet|localhost|rijksweb|rijksportaal|overheid-i\.nl|samenwerkruimte|teams\.microsoft\.com)|(?<!\w)[A-Za-z]:[\\/](?=\w)|\\\\[\w.-]+\\)[^\s)\]”\"]*"
)


def find(subject: Subject) -> Iterator[Hit]:
    """Each trace by itself where the file is to go out (to a limit); one line a kind, as a hint, where it is not. What there is comes from the
    survey of `drafting.word.inspect`, the words of changes and comments from the reader."""
    facts = subject.facts
    for key, name in (("inserted", "traces-inserted"), ("deleted", "traces-deleted"), ("comments", "traces-comment")):
        yield from _each(subject, [(words, author) for author, words in facts.get(key, ())], name)
    surveyed = facts.get("traces", ())
    hidden = [(t.found, "") for t in surveyed if t.sort in ("hidden-text", "invisible-text")]
    yield from _each(subject, hidden, "traces-hidden")
    for shown, now in facts.get("stale", ()):
        yield Hit(None, shown, {"found": shown, "right": now}, "traces-stale", severity=_severity(subject))
    told: set[str] = set()
    for line in subject.lines:
        for match in _INSIDE.finditer(line.text):
            told.add(match[0])
            yield Hit(line, match[0], {"found": match[0].rstrip(".,;")}, "traces-inside", severity=_severity(subject))
    for trace in surveyed:
        address = trace.found
        if trace.sort in ("path", "file-link") and not any(
            address.startswith(t) or t.startswith(address) for t in told
        ):
            told.add(address)
            yield Hit(None, trace.place, {"found": address}, "traces-inside", severity=_severity(subject))


def _each(subject: Subject, found: list[tuple[str, str]], name: str) -> Iterator[Hit]:
    if not found:
        return
    shown = found[:_MANY] if subject.outgoing else found[:1]
    for words, author in shown:
        text = " ".join(words.split())
        values = {"found": text[:60], "author": author or "–", "count": len(found)}
        yield Hit(None, text[:80], values, name if subject.outgoing else f"{name}s", severity=_severity(subject))


def _severity(subject: Subject) -> Severity:
    return Severity.ERROR if subject.outgoing else Severity.INFO


RULE = Rule("traces", "werkwijze: een document gaat schoon uit", find, Severity.ERROR)
