"""Sjabloon: any Word template in, one letter or a thousand out."""

from __future__ import annotations

from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from drafting.web.ledger import DONE, Work
from drafting.web.pages import page
from drafting.web.screens.fields import one_of, wishes
from drafting.web.screens.work import found, to
from drafting.web.uploads import Given, Posted, again, begin, posted

ROWS = ("xlsx", "csv", "tsv", "jsonl")
DATA = ("yaml", "yml", "json")
MOST_ROWS = 40
"""Rows of a table in the form."""
EMPTY_ROWS = 3


async def show(request: Request) -> Response:
    """The form for a template."""
    return page(request, "template")


async def send(request: Request) -> Response:
    """A template, to see what it asks for."""
    form = await posted(request)
    files = form.want("template", ("docx", "dotx", "docm", "doc"))
    if form.faults:
        return page(request, "template", status=422, faults=form.faults.found)
    return to(
        await begin(request, "template", str(files[0].filename), form.text("nonce"), [("template", files[0], "")], {})
    )


async def _looked_at(request: Request) -> Work:
    work = await found(request)
    if work.sort != "template" or work.state != DONE:
        raise HTTPException(404)
    return work


async def fill(request: Request) -> Response:
    """One letter: from the form, or from a data file."""
    form, work = await posted(request), await _looked_at(request)
    data = form.want("data", DATA, needed=False)
    asked: dict[str, Any] = wishes(form, "doc_lang", "clean") | {"formats": one_of(form, "formats", ("docx", "pdf"))}
    asked["typed"] = {} if data else values_of(form, work.told["fields"])
    if form.text("more"):
        return _shown_again(request, work, {}, asked, 200, more=form.text("more"))
    if form.faults:
        return _shown_again(request, work, form.faults.found, asked)
    given: Given = [*again(request.app.state.ledger, work), *(("data", f, "") for f in data[:1])]
    return to(await begin(request, "fill", work.title, form.text("nonce"), given, asked, work.id))


async def many(request: Request) -> Response:
    """A letter for each row of a file."""
    form, work = await posted(request), await _looked_at(request)
    rows = form.want("rows", ROWS)
    asked = wishes(form, "pattern") | {"formats": one_of(form, "formats", ("docx", "pdf"))}
    if form.faults:
        return _shown_again(request, work, form.faults.found, asked)
    given: Given = [*again(request.app.state.ledger, work), ("rows", rows[0], "")]
    return to(
        await begin(request, "many", f"{work.title} × {rows[0].filename}", form.text("nonce"), given, asked, work.id)
    )


def values_of(form: Posted, fields: list[dict[str, Any]]) -> dict[str, Any]:
    """What was typed, in the shape that the template asks it in."""
    made: dict[str, Any] = {}
    for one in fields:
        name, sort = one["name"], one["sort"]
        if sort == "list":
            made[name] = [line.strip() for line in form.long(f"v.{name}").split("\n") if line.strip()]
        elif sort == "condition":
            made[name] = bool(form.text(f"v.{name}"))
        elif sort == "group":
            made[name] = {}
            for column in one["columns"]:
                _put(made[name], column.split("."), form.long(f"v.{name}.{column}").strip())
        elif sort == "rows":
            made[name] = _rows(form, name, one["columns"])
        else:
            made[name] = form.long(f"v.{name}").strip()
    return made


def _rows(form: Posted, name: str, columns: list[str]) -> list[dict[str, Any]]:
    rows = []
    for number in range(MOST_ROWS):
        said = {c: form.long(f"v.{name}.{number}.{c}").strip() for c in columns}
        if any(said.values()):
            row: dict[str, Any] = {}
            for column, value in said.items():
                _put(row, column.split("."), value)
            rows.append(row)
    return rows


def _put(into: dict[str, Any], path: list[str], value: str) -> None:
    for step in path[:-1]:
        inner = into.setdefault(step, {})
        into = inner if isinstance(inner, dict) else {}
    into[path[-1]] = value


def _shown_again(
    request: Request, work: Work, faults: Any, asked: dict[str, Any], status: int = 422, more: str = ""
) -> Response:
    values = {
        "work": work, "home": "/sjabloon", "earlier": None, "source": None, "previews": {}, "values": asked, "more": more,
    }  # fmt: skip
    return page(request, "done-template", values, status, faults=faults)


async def back(request: Request) -> Response:
    """To the page of the template, for who reloads a form that had faults."""
    return RedirectResponse(f"/werk/{(await found(request)).id}", 303)


ROUTES = [
    Route("/sjabloon", show, methods=["GET"]),
    Route("/sjabloon", send, methods=["POST"]),
    Route("/sjabloon/{work}/een", fill, methods=["POST"]),
    Route("/sjabloon/{work}/veel", many, methods=["POST"]),
    Route("/sjabloon/{work}/{rest}", back, methods=["GET"]),
]
