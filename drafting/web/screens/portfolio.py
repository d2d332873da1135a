"""Portfolio: a workbook in; letter, annexes, bundle and memo out; workbooks split and merged."""

from __future__ import annotations

from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from drafting.api import workbook as books
from drafting.api.build import FORMATS
from drafting.web.ledger import DONE, Work
from drafting.web.pages import LANGUAGES, language, page, say
from drafting.web.screens.fields import day, one_of, wishes
from drafting.web.screens.work import TYPES, found, to
from drafting.web.uploads import BOOKS, WORD, Given, again, begin, clean_name, posted

SOURCES = (*BOOKS, "yaml", "yml", "json")
WANTED = ("letter", "letter.house", "beslisnota", "annex", "annex.each", "bundle", "memo")
"""What can be made of a workbook: a kind of document, and how."""


async def show(request: Request) -> Response:
    """The form for a workbook, and for several that are to be one."""
    return page(request, "portfolio")


async def send(request: Request) -> Response:
    """A workbook to be looked at."""
    form = await posted(request)
    book, annexes = form.want("book", SOURCES), form.want("annexes", (*WORD, "pdf"), needed=False)
    columns = form.want("columns", ("yaml", "yml"), needed=False)
    if form.faults:
        return page(request, "portfolio", status=422, faults=form.faults.found)
    given: Given = [("book", book[0], "")]
    given += [("annexes", f, "") for f in annexes] + [("columns", f, "") for f in columns[:1]]
    return to(await begin(request, "check", str(book[0].filename), form.text("nonce"), given, {}))


async def join(request: Request) -> Response:
    """Workbooks of colleagues, to be one."""
    form = await posted(request)
    given = form.want("books", BOOKS)
    if given and len(given) < 2:
        form.faults.add("books", "web.two-books")
    if form.faults:
        return page(request, "portfolio", status=422, faults=form.faults.found)
    title = say(language(request), "join-title", count=len(given))
    return to(await begin(request, "join", title, form.text("nonce"), [("books", f, "") for f in given], {}))


async def empty(request: Request) -> Response:
    """A new workbook, to be filled in."""
    content, _ = await run_in_threadpool(books.new)
    name = "voortgang.xlsx" if language(request) == "nl" else "progress.xlsx"
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(content, media_type=TYPES["xlsx"], headers=headers)


async def _checked(request: Request) -> Work:
    work = await found(request)
    if work.sort != "check" or work.state != DONE:
        raise HTTPException(404)
    return work


async def annexes(request: Request) -> Response:
    """Files of annexes beside a workbook: each where the workbook looks for it."""
    form, work = await posted(request), await _checked(request)
    files = form.want("annexes", (*WORD, "pdf"))
    if form.faults:
        return await _shown_again(request, work, form.faults.found)
    asked = {clean_name(one["file"]).casefold(): str(one["file"]) for one in work.told.get("annexes", ())}
    places: dict[str, UploadFile] = {}
    for file in files:
        own = clean_name(file.filename)
        places[asked.get(own.casefold(), own)] = file
    before = [g for g in again(request.app.state.ledger, work) if g[2] not in places]
    given: Given = [*before, *(("annexes", file, where) for where, file in places.items())]
    return to(await begin(request, "check", work.title, form.text("nonce"), given, {}, work.id))


async def make(request: Request) -> Response:
    """Documents of a workbook that was looked at."""
    form, work = await posted(request), await _checked(request)
    asked: dict[str, Any] = wishes(form, "author", "clean") | day(form)
    asked |= {
        "wanted": one_of(form, "wanted", WANTED), "languages": one_of(form, "languages", LANGUAGES),
        "formats": one_of(form, "formats", tuple(FORMATS)),
    }  # fmt: skip
    since = form.want("since", SOURCES, needed="memo" in asked["wanted"])
    if not asked["wanted"]:
        form.faults.add("wanted", "web.nothing-chosen")
    if form.faults:
        return await _shown_again(request, work, form.faults.found, asked)
    given = again(request.app.state.ledger, work)
    given += [("since", f, "") for f in since[:1]]
    if since and clean_name(since[0].filename).casefold() in {g[2].casefold() for g in given[:-1]}:
        given[-1] = ("since", since[0], "vorige-" + clean_name(since[0].filename))
    return to(await begin(request, "letters", work.title, form.text("nonce"), given, asked, work.id))


async def split(request: Request) -> Response:
    """A workbook for each company."""
    form, work = await posted(request), await _checked(request)
    given = again(request.app.state.ledger, work)
    return to(await begin(request, "split", work.title, form.text("nonce"), given, {}, work.id))


async def _shown_again(request: Request, work: Work, faults: Any, asked: Any = None) -> Response:
    values = {
        "work": work,
        "home": "/portfolio",
        "earlier": None,
        "source": None,
        "values": asked or {},
        "previews": {},
    }
    return page(request, "done-check", values, 422, faults=faults)


async def back(request: Request) -> Response:
    """To the page of the workbook, for who reloads a form that had faults."""
    return RedirectResponse(f"/werk/{(await found(request)).id}", 303)


ROUTES = [
    Route("/portfolio", show, methods=["GET"]),
    Route("/portfolio", send, methods=["POST"]),
    Route("/portfolio/leeg", empty),
    Route("/portfolio/samen", join, methods=["POST"]),
    Route("/portfolio/{work}/bijlagen", annexes, methods=["POST"]),
    Route("/portfolio/{work}/maken", make, methods=["POST"]),
    Route("/portfolio/{work}/delen", split, methods=["POST"]),
    Route("/portfolio/{work}/{rest}", back, methods=["GET"]),
]
