"""The application: its routes, what they share, and what becomes of faults."""

from __future__ import annotations

import logging
import secrets
import shutil
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from drafting.errors import DraftingError, Finding
from drafting.web.access import Gate
from drafting.web.guard import Guard
from drafting.web.ledger import Ledger
from drafting.web.pages import HERE, language, page
from drafting.web.pool import Pool
from drafting.web.screens import compare, document, dossiers, parts, portfolio, returned, start, template, work
from drafting.web.settings import Settings
from drafting.web.told import of_findings

log = logging.getLogger("drafting.studio")


def application(settings: Settings) -> Starlette:
    """The studio of a workspace. Raises OutputError or StoreError where it cannot keep anything there."""
    ledger = Ledger(settings.home)
    gate = Gate(settings)
    pool = Pool(settings, ledger)

    @asynccontextmanager
    async def life(app: Starlette) -> AsyncIterator[None]:
        _tidy(ledger)
        pool.start()
        yield
        pool.close()

    app = Starlette(
        routes=[
            *document.ROUTES, *dossiers.ROUTES, *parts.ROUTES,
            *start.ROUTES, *compare.ROUTES, *returned.ROUTES, *portfolio.ROUTES, *template.ROUTES, *work.ROUTES,
            Mount("/stijl", StaticFiles(directory=HERE / "static"), name="static"),
        ],
        middleware=[Middleware(Guard, settings=settings, gate=gate, refuse=refusal)],
        exception_handlers={DraftingError: faulty, HTTPException: not_there},
        lifespan=life,
    )  # fmt: skip
    app.state.settings, app.state.ledger, app.state.gate, app.state.pool = settings, ledger, gate, pool
    app.state.writing = threading.Lock()  # two who save one dossier: one after the other
    return app


def _tidy(ledger: Ledger) -> None:
    """Takes away folders of forms that never came in whole: the studio stopped while they did."""
    for room in (ledger.folder / "werk").glob("*"):
        try:
            ledger.get(room.name)
        except KeyError:
            shutil.rmtree(room, ignore_errors=True)


def refusal(request: Request, status: int, code: str) -> Response:
    """The page of a request that is refused before anything is done."""
    values: dict[str, object] = {"most": request.app.state.settings.upload // 1_000_000}
    if status == 500:  # of ours: told with a number under which the log has it
        values["number"] = number = secrets.token_hex(3)
        log.error("unforeseen %s", number, exc_info=True)
    finding = Finding(code, values=values)
    return page(request, "refused", {"findings": of_findings([finding], language(request))}, status)


async def faulty(request: Request, error: Exception) -> Response:
    """A fault that is not ours: what it is, and what to do."""
    assert isinstance(error, DraftingError)
    return page(request, "refused", {"findings": of_findings(error.findings, language(request))}, 400)


async def not_there(request: Request, error: Exception) -> Response:
    """A page that there is not."""
    status = error.status_code if isinstance(error, HTTPException) else 404
    code = "web.not-there" if status in (404, 405) else "web.refused"
    return page(request, "refused", {"findings": of_findings([Finding(code)], language(request))}, status)
