"""A return taken over into the dossier, the next draft with their words in it, and the whole negotiation."""

from __future__ import annotations

import difflib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from drafting import messages
from drafting.web.tasks.task import Task


def adopt(task: Task) -> dict[str, Any]:
    """The dossier with what came back taken over: shown first, and only kept where that is asked."""
    from drafting.api.adopt import adopt as take_over
    from drafting.api.decisions import keep_adopted
    from drafting.api.dossiers import read_text, rewrite, state_of
    from drafting.api.drafts import store_at
    from drafting.api.review import review

    where = Path(task.workspace) / task.wish("where")
    text, base = read_text(where), task.wish("kept")
    returned = task.wish("received") or task.one("returned")
    now = datetime.now(UTC).replace(microsecond=0)
    reason = f"{base} ← {returned}, {now.date().isoformat()}"
    with store_at(task.store, task.workspace) as store:
        found = review(base, returned, store=store)
        task.progress(1, 2)
        made = take_over(text, found, approver=task.wish("approver"), reason=reason, name=where.name)
        if task.wish("keep"):
            keep_adopted(store, base, returned, found, made, author=task.wish("visitor"), moment=now.isoformat())
    if task.wish("keep") and made.changed:
        rewrite(where, made.text, task.wish("was"))
    task.put("dossier.yaml", made.text.encode())
    lines = difflib.unified_diff(text.splitlines(), made.text.splitlines(), lineterm="", n=0)
    lang = task.lang
    return {
        "kept": bool(task.wish("keep")), "changed": made.changed, "was": state_of(text),
        "diff": [line for line in lines if not line.startswith(("---", "+++", "@@"))],
        "taken": [messages.text(f"review.taken-{t.sort}", lang, what=t.what, old=t.old, new=t.new) for t in made.taken],
        "left": [
            messages.text("review.left-one", lang, what=one.what, reason=messages.text(f"review.left-{one.reason}", lang), old=one.old, new=one.new)
            for one in made.left
        ],
    }  # fmt: skip


def renew(task: Task) -> dict[str, Any]:
    """The next draft from new data with their words, each side's changes in its own name."""
    from drafting.api.drafts import store_at
    from drafting.api.renew import renew as make
    from drafting.api.renew import told

    with store_at(task.store, task.workspace) as store:
        made = make(
            task.wish("received"), Path(task.workspace) / task.wish("where"), store=store, author=task.wish("visitor")
        )
    task.put(f"{messages.text('web.merge-name', task.lang)}.docx", made.content)
    return {"told": told(made, task.lang)}


def matrix(task: Task) -> dict[str, Any]:
    """The negotiation, clause by round."""
    from drafting.api.drafts import store_at
    from drafting.api.matrix import matrix as make
    from drafting.api.matrix_reports import matrix_report

    with store_at(task.store, task.workspace) as store:
        found = make(store, task.wish("draft"), task.lang)
    for format in ("xlsx", "docx", "html"):
        what = {"xlsx": "main", "html": "preview"}.get(format, "more")
        task.put(f"matrix.{format}", matrix_report(found, format, task.lang), what)
    return {"open": len(found.agenda)}
