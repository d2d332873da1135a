"""A workbook: checked, made into letter and annexes, parted and joined."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from drafting.errors import Finding, Severity
from drafting.web.tasks.task import Task


def check(task: Task) -> dict[str, Any]:
    """Everything about the workbook: faults by sheet and cell, what is missing per company, which files its annexes ask."""
    from drafting.api import workbook as api
    from drafting.api.annexes import asked_files
    from drafting.api.portfolio import company_names, read_columns

    book = task.one("book")
    checked = api.check(book, read_columns(task.one("columns") or None))
    told: dict[str, Any] = {
        "book": book,
        "readable": checked.portfolio is not None,
        "findings": task.told(checked.findings),
    }
    told["errors"] = sum(f.severity == Severity.ERROR for f in checked.findings)
    found = checked.portfolio
    if found is None:
        return told
    lacking: dict[str, list[dict[str, str]]] = {}
    for one in checked.missing:
        lacking.setdefault(one.company, []).append({"path": one.path, "reason": one.reason})
    told |= {
        "id": found.id, "lang": found.language, "date": str(found.day or ""),
        "companies": [{"id": key, "name": name, "missing": lacking.get(key, [])} for key, name in company_names(found, task.lang)],
        "letter": lacking.get("", []),
        "annexes": [{"file": file, "there": Path(file).is_file()} for file in asked_files(found)],
        "noted": found.letter.decision_note is not None,
    }  # fmt: skip
    return told


def documents(task: Task) -> dict[str, Any]:
    """The documents that were chosen, each in the formats that were chosen, with a preview."""
    from drafting.api.build import build
    from drafting.api.order import Order

    asked = task.asked
    wanted = list(asked.get("wanted", ()))
    formats = tuple(asked.get("formats") or ("docx",))
    made: list[dict[str, Any]] = []
    notices: list[Finding] = []
    missing: list[tuple[str, str, str]] = []
    for done, wish in enumerate(wanted):
        kind, _, manner = str(wish).partition(".")
        task.progress(done, len(wanted), kind)
        order = Order(
            source=task.one("book"), kinds=(kind,), languages=tuple(asked.get("languages", ())), moment=task.moment,
            formats=formats, since=task.one("since") or None, form="house" if manner == "house" else "",
            per="company" if manner == "each" else "", columns=task.one("columns") or None, author=task.wish("author"),
            clean=bool(task.wish("clean")),
        )  # fmt: skip
        for built in build(order):
            notices += [n for n in built.notices if n not in notices]
            missing = missing or list(built.missing)
            if built.error is not None:
                made.append({"kind": kind, "name": built.name, "faults": task.told(built.error.findings)})
                continue
            entry: dict[str, Any] = {"kind": kind, "name": task.put(built.name, built.content), "lang": built.lang}
            if built.changes is not None:
                from drafting.api.portfolio import changes_told

                entry["changes"] = list(changes_told(built.changes, task.lang))
            made.append(entry)
        _previews(task, order, kind)
    return {"made": made, "notices": task.told(notices), "missing": _by_company(missing)}


def _previews(task: Task, order: Any, kind: str) -> None:
    """The pages of what was made: from the same tree, as HTML."""
    from dataclasses import replace

    from drafting.api.build import build, gathers

    if gathers(kind, order.home) or "html" in order.formats:
        return
    for built in build(replace(order, formats=("html",), clean=False)):
        if built.error is None:
            task.put(built.name, built.content, "preview")


def _by_company(missing: Iterable[tuple[str, str, str]]) -> list[dict[str, Any]]:
    by: dict[str, list[str]] = {}
    for company, path, _ in missing:
        by.setdefault(company, []).append(path)
    return [{"company": company, "paths": paths} for company, paths in by.items()]


def split(task: Task) -> dict[str, Any]:
    """A workbook for each company."""
    from drafting.api import workbook as api
    from drafting.api.portfolio import read_columns

    for name, content in api.split(task.one("book"), read_columns(task.one("columns") or None)):
        task.put(name, content)
    return {}


def join(task: Task) -> dict[str, Any]:
    """Workbooks of colleagues as one."""
    from drafting.api import workbook as api
    from drafting.api.portfolio import read_columns

    books = task.named("books")
    content = api.merge(books, read_columns(task.one("columns") or None))
    name = task.put("samengevoegd.xlsx" if task.lang == "nl" else "merged.xlsx", content)
    return {"name": name, "books": books}
