"""A Word template: what it asks for, filled once, or once for each row."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from drafting.web.tasks.task import Task

TOLD = 50
"""Failed rows that are told one by one; the list of the run has them all."""


def look(task: Task) -> dict[str, Any]:
    """What the template asks for, each with its place in the text, and what would be left in every letter."""
    from drafting.api.fill import Template, asked_of

    name = task.one("template")
    template = Template(name, name=name)
    fields = asked_of(template)
    return {
        "template": name,
        "fields": [
            {
                "name": f.name, "sort": f.sort, "columns": list(f.columns), "filters": list(f.filters),
                "place": f.place.text(task.lang).removeprefix(f"{name}, ") if f.place else "",
            }
            for f in fields
        ],
        "rows": template.takes_rows,
        "left": task.told(template.left_over({f.name: "" for f in fields})),
    }  # fmt: skip


def fill(task: Task) -> dict[str, Any]:
    """One letter, from a form or a data file."""
    from drafting.api.documents import to_pdf
    from drafting.api.fill import Template, read_filling
    from drafting.api.inspect import clean

    name = task.one("template")
    template = Template(name, name=name, lang=task.wish("doc_lang", "nl"))
    data = task.one("data")
    values, replacements = read_filling(data) if data else (task.asked["typed"], None)
    if replacements:
        template = template.replacing(replacements)
    filled = template.fill(values)
    if task.wish("clean"):
        filled = clean(filled)
    stem = f"{Path(name).stem}-{'ingevuld' if task.lang == 'nl' else 'filled'}"
    task.put(f"{stem}.docx", filled)
    if "pdf" in task.asked.get("formats", ()):
        task.put(f"{stem}.pdf", to_pdf(filled))
    return {"left": [] if replacements else task.told(template.left_over(values))}


def many(task: Task) -> dict[str, Any]:
    """A letter for each row, with a zip of all of them."""
    from drafting.api.archive import write_archive
    from drafting.batch import Options, Summary, record_jobs, run
    from drafting.batch.jobs import count

    rows = task.one("rows")
    letters = task.out / "brieven"
    formats = tuple(task.asked.get("formats") or ("docx",))
    options = Options(
        str(letters), formats=formats, template=task.one("template"), pattern=task.wish("pattern"), moment=task.moment,
    )  # fmt: skip
    summary = Summary()
    failed: list[dict[str, Any]] = []
    notes: list[Any] = []
    total = (count(rows) or 0) * len(formats)
    for done, outcome in enumerate(run(record_jobs(rows, options), options, clock=_now), 1):
        summary.done += outcome.result == "done"
        if outcome.result == "failed":
            summary.failed += 1
            if len(failed) < TOLD:
                failed.append({"source": outcome.source, "name": outcome.output, "faults": task.told(outcome.findings)})
        else:
            notes += [f for f in outcome.findings if f not in notes]
        if done % 20 == 0 or done == 1:
            task.progress(done, max(total, done), outcome.output)
    if summary.done:
        stem = Path(task.one("template")).stem
        made = [p for p in sorted(letters.iterdir()) if not p.name.startswith(".")]
        name = f"{stem}.zip"
        write_archive(task.out / name, made)
        task.files.append((name, "main"))
    return {"done": summary.done, "failed": summary.failed, "faults": failed, "notes": task.told(notes[:TOLD])}


def _now() -> datetime:
    return datetime.now().astimezone()
