"""A file that came back: judged per clause, or merged with our own changes."""

from __future__ import annotations

from typing import Any

from drafting import messages
from drafting.web.tasks.compare import changes_in, told_active
from drafting.web.tasks.task import Task

REPORTS = ("docx", "xlsx", "html", "json")


def review(task: Task) -> dict[str, Any]:
    """What happened to each clause and value between what was sent and what came back."""
    from drafting.api.drafts import store_at
    from drafting.api.redline import redline
    from drafting.api.review import base_of, content_of
    from drafting.api.review import review as judge
    from drafting.api.review_reports import report

    returned, sent = task.one("returned"), task.one("sent")
    kept = task.wish("kept")
    with store_at(task.store, task.workspace) if kept else _no_store() as store:
        base = kept or task.one("base")
        received = _received(task, store, kept, returned) if kept and task.wish("receive") else ""
        found = judge(base, received or returned, sent=sent or None, store=store)
        if received:
            _kept_review(task, store, received, found)
        task.progress(1, 3)
        name = messages.text("web.report-name", task.lang)
        for format in REPORTS:
            task.put(f"{name}.{format}", report(found, format, task.lang), "main" if format == "docx" else "more")
        task.progress(2, 3)
        before = base_of(base, store).docx if kept else content_of(base)
    marked = redline(
        before, returned, author=task.wish("author") or messages.text("cli.author-nobody", task.lang), date=task.moment
    )
    task.put(f"{messages.text('web.redline-name', task.lang)}.docx", marked, "more")
    return {
        **_review(found, task),
        "received": received,
        "notes": [*(n.text(task.lang) for n in found.notes), *told_active(task, [returned])],
    }


def _received(task: Task, store: Any, kept: str, returned: str) -> str:
    """The returned file kept as the next version of its draft; the same file twice is kept once."""
    from datetime import UTC, datetime
    from pathlib import Path

    from drafting.api.drafts import Entry, receive

    entry = Entry(task.wish("visitor"), datetime.now(UTC).isoformat(timespec="seconds"), returned)
    return receive(store, kept.partition("@")[0], Path(returned), entry, task.wish("sender")).name


def _kept_review(task: Task, store: Any, received: str, found: Any) -> None:
    """The review beside the version that it is of, as an import keeps it."""
    from datetime import UTC, datetime

    from drafting.api.drafts import parse_name
    from drafting.api.kept_reviews import keep

    moment = datetime.now(UTC).isoformat(timespec="seconds")
    keep(store, store.get(*parse_name(received)), found, task.wish("visitor"), moment)


def _review(found: Any, task: Task) -> dict[str, Any]:
    """A review as its page shows it: the words of the report, clause by clause."""
    from drafting.api.review_text import counts, groups, how, remarks_on, say, title_of, value_lines

    lang = task.lang
    return {
        "base": found.base or found.draft,
        "touched": found.touched,
        "counts": say("counts", lang, **counts(found)),
        "clauses": counts(found)["clauses"],
        "groups": [
            {
                "head": say(head, lang), "sort": head,
                "clauses": [
                    {
                        "title": title_of(c, lang), "id": c.clause, "how": how(c, lang), "remarks": list(remarks_on(c, lang)),
                        "edits": [{"old": e.old, "new": e.new, "author": e.author, "date": e.date[:10], "tracked": e.tracked} for e in c.edits],
                    }
                    for c in clauses
                ],
            }
            for head, clauses in groups(found)
        ],
        "values": [
            {
                "path": v.path, "old": v.old, "new": v.new,
                "what": say(f"value-{v.status}", lang, parts=", ".join(v.parts) or v.path),
                "more": [line.strip() for line in list(value_lines(v, lang))[1:]],
            }
            for v in found.values
        ],
        "outside": [
            {"place": say(f"place-{o.place}", lang), "old": o.old, "new": o.new, "tracked": o.tracked} for o in found.outside
        ],
        "comments": [{"clause": c.clause, "author": c.author, "text": c.text} for c in found.comments],
        "ours": [{"clause": o.clause, "old": o.old, "new": o.new, "state": say(f"state-{o.state}", lang)} for o in found.ours],
    }  # fmt: skip


class _no_store:  # noqa: N801
    def __enter__(self) -> None:
        return None

    def __exit__(self, *_: object) -> None:
        return None


def merge(task: Task) -> dict[str, Any]:
    """What both sides made of the same draft, as one Word file."""
    from drafting.api.inspect import clean
    from drafting.api.three_way import merge as join

    base, ours, theirs = task.one("base"), task.one("ours"), task.one("returned")
    made = join(
        base,
        ours,
        theirs,
        author=task.wish("author") or messages.text("cli.author-nobody", task.lang),
        date=task.moment,
        lang=task.lang,
    )
    content = clean(made.content) if task.wish("clean") else made.content
    task.put(f"{messages.text('web.merge-name', task.lang)}.docx", content)
    return {
        "theirs": made.theirs, "ours": made.ours, "looks": made.looks,
        "conflicts": [{"place": c.place, "base": c.base, "ours": c.ours, "theirs": c.theirs} for c in made.conflicts],
        "parts": changes_in(content, task.lang),
        "notes": told_active(task, (base, ours, theirs)),
    }  # fmt: skip
