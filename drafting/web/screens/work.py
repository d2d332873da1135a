"""Work that was asked for: how far it is, what came of it, its files."""

from __future__ import annotations

import asyncio
import json
import shutil
from collections.abc import AsyncIterator

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from drafting.api.dossiers import Summary, dossier_files, summary
from drafting.web.guard import HEADERS
from drafting.web.ledger import DONE, Kept, Ledger, Work
from drafting.web.pages import language, page
from drafting.web.uploads import posted

SHORT = 1.5
"""Seconds that a page waits for work that may be done at once."""
TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf", "zip": "application/zip", "html": "text/html; charset=utf-8", "json": "application/json",
    "md": "text/markdown; charset=utf-8", "yaml": "application/yaml",
}  # fmt: skip
STILL = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; sandbox"
"""What a page that was made of somebody's document may do: be looked at."""
HOME = {"adopt": "/retour", "renew": "/", "matrix": "/", "build": "/", "compare": "/vergelijk", "merge": "/retour", "review": "/retour", "check": "/portfolio", "letters": "/portfolio", "split": "/portfolio", "join": "/portfolio", "template": "/sjabloon", "fill": "/sjabloon", "many": "/sjabloon"}  # fmt: skip
"""The screen that a sort of work belongs to."""


async def found(request: Request) -> Work:
    """The work that the address names. Raises HTTPException where there is none."""
    try:
        return await run_in_threadpool(request.app.state.ledger.get, request.path_params["work"])
    except KeyError:
        raise HTTPException(404) from None


def to(work: Work) -> Response:
    """To the page of work that was just asked for."""
    return RedirectResponse(f"/werk/{work.id}", 303)


async def show(request: Request) -> Response:
    """The page of some work: waiting, under way, or with its result."""
    work = await found(request)
    pool, ledger = request.app.state.pool, request.app.state.ledger
    if work.open:
        await run_in_threadpool(pool.settled, work.id, SHORT)
        work = await found(request)
    values = {
        "work": work,
        "home": HOME.get(work.sort, "/"),
        "before": pool.before(work.id),
        "at": pool.progress(work.id),
    }
    if work.open:
        return page(request, "working", values)
    earlier = await run_in_threadpool(ledger.same_before, work) if work.state == DONE else None
    source = None
    if work.source:
        source = await run_in_threadpool(_or_none, ledger, work.source)
    own = []
    if work.sort in ("review", "adopt") and work.asked.get("kept"):
        own = await run_in_threadpool(dossiers_with, request, str(work.asked["kept"]).partition("/")[0])
    values |= {"dossiers": own, "earlier": earlier, "source": source, "previews": previews(work)}
    return page(request, f"done-{work.sort}" if work.state == DONE else "not-done", values)


def dossiers_with(request: Request, key: str) -> list[Summary]:
    """The dossiers of the workspace with an id."""
    workspace = request.app.state.settings.workspace
    rows = (summary(p, workspace, language(request)) for p in dossier_files(workspace).values())
    return [one for one in rows if one.id == key]


def _or_none(ledger: Ledger, work: str) -> Work | None:
    try:
        return ledger.get(work)
    except KeyError:
        return None


def previews(work: Work) -> dict[str, Kept]:
    """The previews of its documents, by the name without ending."""
    return {f.name.rpartition(".")[0]: f for f in work.of("out") if f.field == "preview"}


async def stream(request: Request) -> Response:
    """How far work is, as server-sent events, until it has ended."""
    work = await found(request)
    pool, ledger = request.app.state.pool, request.app.state.ledger

    async def events() -> AsyncIterator[str]:
        last = ""
        while True:
            now = await run_in_threadpool(_or_none, ledger, work.id)
            if now is None or not now.open:
                yield "event: ended\ndata: {}\n\n"
                return
            at = pool.progress(work.id)
            said = json.dumps({"done": at.done, "total": at.total, "note": at.note, "before": pool.before(work.id)})
            if said != last:
                yield f"data: {said}\n\n"
                last = said
            await asyncio.sleep(0.4)
            if await request.is_disconnected():
                return

    return StreamingResponse(events(), media_type="text/event-stream")


async def stop(request: Request) -> Response:
    """Cancels work."""
    await posted(request)
    work = await found(request)
    await run_in_threadpool(request.app.state.pool.stop, work.id)
    return to(work)


async def forget(request: Request) -> Response:
    """Takes work and its files away."""
    await posted(request)
    work = await found(request)
    ledger: Ledger = request.app.state.ledger
    if work.open:
        await run_in_threadpool(request.app.state.pool.stop, work.id)
    room = ledger.room_of(work.id)
    await run_in_threadpool(ledger.forget, work.id, request.state.visitor.name)
    await run_in_threadpool(shutil.rmtree, room, True)
    return RedirectResponse("/", 303)


async def download(request: Request) -> Response:
    """A file of some work. Its number is a key of the record; its path on disk is the record's."""
    work = await found(request)
    kept = _file(request, work, "out")
    path = request.app.state.ledger.room_of(work.id) / "out" / kept.name
    if not path.is_file():
        raise HTTPException(404)
    ending = kept.name.rpartition(".")[2]
    return FileResponse(path, media_type=TYPES.get(ending, "application/octet-stream"), filename=kept.name)


async def look(request: Request) -> Response:
    """A page that was made, to be looked at in a frame: it can do nothing."""
    work = await found(request)
    kept = _file(request, work, "out")
    path = request.app.state.ledger.room_of(work.id) / "out" / kept.name
    if not kept.name.endswith(".html") or not path.is_file():
        raise HTTPException(404)
    headers = {**HEADERS, "content-security-policy": STILL}
    return Response(await run_in_threadpool(path.read_bytes), media_type="text/html; charset=utf-8", headers=headers)


def _file(request: Request, work: Work, side: str) -> Kept:
    for kept in work.of(side):
        if kept.number == request.path_params["number"]:
            return kept
    raise HTTPException(404)


ROUTES = [
    Route("/werk/{work}", show),
    Route("/werk/{work}/stand", stream),
    Route("/werk/{work}/stop", stop, methods=["POST"]),
    Route("/werk/{work}/weg", forget, methods=["POST"]),
    Route("/werk/{work}/bestand/{number:int}", download),
    Route("/werk/{work}/beeld/{number:int}", look),
]
__all__ = ["ROUTES", "found", "language", "previews", "to"]
