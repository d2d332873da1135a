"""The first page, the way in, and the language."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from drafting.web.access import SESSION
from drafting.web.ledger import Ledger
from drafting.web.pages import LANGUAGES, page
from drafting.web.screens.dossiers import overview as dossiers


async def overview(request: Request) -> Response:
    """What can be done here, and what was done lately."""
    ledger: Ledger = request.app.state.ledger
    search = " ".join(request.query_params.get("zoek", "").split())[:100]
    works = await run_in_threadpool(ledger.latest, "", 20, search)
    rows = await run_in_threadpool(dossiers, request, search)
    return page(request, "start", {"works": works, "search": search, "rows": rows})


async def enter(request: Request) -> Response:
    """The one-time link: opens a session, once."""
    gate = request.app.state.gate
    session = gate.open_with(request.query_params.get("sleutel", "")) if request.app.state.settings.local else ""
    if not session:
        if getattr(request.state, "visitor", None) is not None:
            return RedirectResponse("/", 303)  # somebody who is in already, with a link that was used
        return page(request, "no-link", status=403)
    answer = RedirectResponse("/", 303)
    answer.set_cookie(gate.cookie, session, max_age=SESSION, httponly=True, samesite="strict", path="/")
    return answer


async def speak(request: Request) -> Response:
    """Another language for the pages."""
    wanted = request.path_params["lang"]
    back = request.headers.get("referer", "")
    path = (
        "/" + back.split("/", 3)[3]
        if back.count("/") >= 3 and not back.split("/", 3)[3].startswith(("/", "\\"))
        else "/"
    )
    answer = RedirectResponse(path, 303)
    if wanted in LANGUAGES:
        answer.set_cookie("taal", wanted, max_age=365 * 86400, httponly=True, samesite="strict", path="/")
    return answer


ROUTES = [Route("/", overview), Route("/binnen", enter), Route("/taal/{lang}", speak)]
