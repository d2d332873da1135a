"""Redlines: two Word files as one with tracked changes."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from drafting import messages

if TYPE_CHECKING:
    from drafting.compare.report import Part


def redline(
    old: str | Path | bytes,
    new: str | Path | bytes,
    *,
    author: str = "drafting",
    date: str | datetime | None = None,
    existing: str = "keep",
    strict: bool = False,
) -> bytes:
    """One Word file in which accepting every change gives `new` and rejecting every change gives `old`.

    `date`: of the changes (default: now, UTC). `existing`: "keep", "accept" or "reject" the changes that the files already
    carry. Quotes, spaces and hyphens that read the same are not marked, nor what another programme made of the file; where nothing is
    marked, the signs of `old` stand. `strict` marks them too. Raises PackageError for a file that cannot be read safely.
    """
    from drafting.word.redline import redline as mark

    moment = date if date is not None else datetime.now(UTC)
    stamp = moment if isinstance(moment, str) else moment.strftime("%Y-%m-%dT%H:%M:%SZ")
    return mark(old, new, author, stamp, existing, strict)


def report(source: str | Path | bytes, lang: str = "nl") -> tuple[Part, ...]:
    """What the tracked changes of a Word file come to, per article: see `drafting.compare.report`. Raises PackageError."""
    from drafting.word.redline.report import report_of

    return report_of(source, lang)


def summary(source: str | Path | bytes, lang: str = "nl") -> str:
    """The tracked changes of a Word file in words: per article what changed, figures and dates first; then, one line per kind for the
    whole file, what changed in looks, and what differs without being marked."""
    from drafting.compare.report import shortened, worded

    lines: list[str] = []
    for part in worded(report(source, lang)):
        lines.append(part.title or messages.text("changes.start", lang))
        for entry in part.ordered:
            nothing = messages.text("changes.nothing", lang)
            marks = {"": ("", ""), "del": ("[-", "-]"), "ins": ("{+", "+}")}
            text = "".join(f"{marks[p.how][0]}{shortened(p)}{marks[p.how][1]}" for p in entry.pieces)
            lines.append(f"- {messages.text(f'changes.{entry.sort}', lang)}: {' '.join(text.split())}")
            lines += [
                messages.text("changes.figures", lang, old=a or nothing, new=b or nothing) for a, b in entry.swaps
            ]
        lines.append("")
    beside = beside_words(source, lang)
    if beside:
        lines += [messages.text("changes.beside" if lines else "changes.no-words", lang), *(f"- {b}" for b in beside)]
    return "\n".join(lines).rstrip() + "\n" if lines else messages.text("changes.none", lang) + "\n"


def changes_in(source: str | Path | bytes, lang: str = "nl", most: int = 240) -> tuple[Part, ...]:
    """What the changes in words of a marked file come to, per article, figures and dates first: as `report`, without changes of looks, and
    unchanged stretches cut to `most` characters. Raises PackageError."""
    from dataclasses import replace

    from drafting.compare.report import shortened, worded

    return tuple(
        replace(
            part,
            entries=tuple(
                replace(e, pieces=tuple(replace(p, text=shortened(p, most)) for p in e.pieces)) for e in part.ordered
            ),
        )
        for part in worded(report(source, lang))
    )


def beside_words(source: str | Path | bytes, lang: str = "nl") -> list[str]:
    """What a marked file tells beside its words, a sentence per kind: looks, cells, and what differs without being marked. Raises
    PackageError."""
    from drafting.word.redline.report import beside_words as counted

    return [messages.text(f"changes.beside-{name}", lang, count=count) for name, count in counted(source).items()]


def changes_page(source: str | Path | bytes, lang: str = "nl", title: str = "") -> str:
    """The same as an HTML page of its own."""
    from drafting.compare.report import worded
    from drafting.html.changes import render

    return render(worded(report(source, lang)), lang, title, beside_words(source, lang))


def existing_changes(source: str | Path | bytes) -> tuple[int, tuple[str, ...]]:
    """How many tracked changes a file already carries, and by whom."""
    from drafting.word.revisions import revisions_of

    found = revisions_of(source)
    return len(found), tuple(dict.fromkeys(r.author or "?" for r in found))


def strangers(old: str | Path | bytes, new: str | Path | bytes) -> bool:
    """Whether two files share so few words that comparing them is likely a mistake. Raises PackageError for either, all at once."""
    from drafting.word.redline import in_common

    return in_common(old, new) < FEW


FEW = 0.2
"""The part of the words that two unrelated texts in one language share anyway."""
