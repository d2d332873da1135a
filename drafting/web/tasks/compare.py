"""Two Word files as one with tracked changes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from drafting import messages
from drafting.web.tasks.task import Task


def compare(task: Task) -> dict[str, Any]:
    """The redline, what it comes to per article, and what is to be known of the two files."""
    from drafting.api.inspect import active_content, clean
    from drafting.api.redline import beside_words, changes_page, redline, strangers
    from drafting.api.revisions import revisions_of

    old, new = task.one("old"), task.one("new")
    unrelated = strangers(old, new)
    existing = task.wish("existing", "keep")
    made = redline(
        old, new, author=task.wish("author") or messages.text("cli.author-nobody", task.lang), date=task.moment, existing=existing, strict=bool(task.wish("strict"))
    )  # fmt: skip
    if task.wish("clean"):
        made = clean(made)
    name = messages.text("web.redline-name", task.lang)
    task.put(f"{name}.docx", made)
    task.put(f"{name}.html", changes_page(made, task.lang).encode(), "more")
    return {
        "notes": [*existing_told((old, new), existing, task.lang), *told_active(task, (old, new))],
        "strangers": unrelated,
        "parts": changes_in(made, task.lang),
        "beside": beside_words(made, task.lang),
        "count": len(revisions_of(made)),
        "active": len(active_content([(old, old), (new, new)])),
    }


def changes_in(marked: bytes, lang: str) -> list[dict[str, Any]]:
    """What the tracked changes of a file come to: per part the entries with their pieces, long unchanged stretches cut."""
    from drafting.api.redline import changes_in as reported

    return [
        {
            "title": part.title,
            "entries": [
                {"sort": e.sort, "pieces": [asdict(p) for p in e.pieces], "figures": [list(s) for s in e.swaps]}
                for e in part.entries
            ],
        }
        for part in reported(marked, lang)
    ]


def existing_told(names: Iterable[str], existing: str, lang: str) -> list[str]:
    """What becomes of changes that files already carry."""
    from drafting.api.redline import existing_changes

    what = messages.text(f"changes.{ {'keep': 'kept', 'accept': 'accepted', 'reject': 'rejected'}[existing] }", lang)
    told = []
    for name in names:
        count, authors = existing_changes(name)
        if count:
            values = {"file": name, "count": count, "authors": ", ".join(authors), "what": what}
            told.append(messages.text("changes.existing", lang, **values))
    return told


def told_active(task: Task, names: Iterable[str]) -> list[str]:
    """What files run, fetch or open, that is carried on."""
    from drafting.api.inspect import active_content

    return [f.text(task.lang) for f in active_content((name, name) for name in names if name)]
