"""Retour: the Word file that came back; judged, or merged with our own changes."""

from __future__ import annotations

from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from drafting.api.dossiers import dossier_files
from drafting.api.drafts import store_at
from drafting.errors import DraftingError, Finding
from drafting.web.ledger import DONE
from drafting.web.pages import page
from drafting.web.screens.fields import author_of, day, kept_author, wishes
from drafting.web.screens.work import found, to
from drafting.web.uploads import WORD, Given, again, begin, posted


async def show(request: Request) -> Response:
    """The form."""
    kept = await run_in_threadpool(revisions, request)
    return page(request, "returned", {"author": kept_author(request), "kept": kept})


def revisions(request: Request) -> list[dict[str, Any]]:
    """The revisions of the store, the newest of each draft first; none where there is no store yet."""
    settings = request.app.state.settings
    try:
        with store_at(settings.store, settings.workspace) as store:
            return [
                {"name": r.name, "moment": r.moment, "message": r.message, "status": r.status, "origin": r.origin}
                for draft in store.drafts()
                for r in reversed(store.log(draft))
            ]
    except DraftingError:
        return []


async def send(request: Request) -> Response:
    """A file that came back."""
    form = await posted(request)
    asked = wishes(form, "author", "kept", "receive", "sender") | day(form) | {"visitor": request.state.visitor.name}
    returned = form.want("returned", WORD)
    kept = await run_in_threadpool(revisions, request)
    if asked["kept"] and asked["kept"] not in {k["name"] for k in kept}:
        asked["kept"] = ""
    base = form.want("base", WORD, needed=not asked["kept"])
    sent, ours = form.want("sent", WORD, needed=False), form.want("ours", WORD, needed=False)
    if ours and not base:
        form.faults.add("base", "web.merge-needs-base")
    if form.faults:
        return page(
            request, "returned", {"author": asked["author"], "values": asked, "kept": kept}, 422, faults=form.faults.found
        )  # fmt: skip
    # In a merge the changes are theirs.
    asked["author"] = asked["author"] or asked["sender"] if ours else author_of(request, asked["author"])
    given: Given = [("returned", returned[0], "")]
    given += (
        [("base", f, "") for f in base[:1]] + [("sent", f, "") for f in sent[:1]] + [("ours", f, "") for f in ours[:1]]
    )
    sort = "merge" if ours else "review"
    return to(await begin(request, sort, str(returned[0].filename), form.text("nonce"), given, asked))


async def adopt(request: Request) -> Response:
    """A return taken over into a dossier: first to be looked at, then kept."""
    form, work = await posted(request), await found(request)
    if work.sort not in ("review", "adopt") or work.state != DONE or not work.asked.get("kept"):
        raise HTTPException(404)
    files = await run_in_threadpool(dossier_files, request.app.state.settings.workspace)
    path = files.get(form.text("dossier"))
    if path is None:
        raise HTTPException(404)
    asked = {
        "kept": work.asked["kept"], "received": work.told.get("received", "") or work.asked.get("received", ""),
        "where": path.relative_to(request.app.state.settings.workspace).as_posix(), "dossier": form.text("dossier"),
        "visitor": request.state.visitor.name, **wishes(form, "approver", "keep", "was"),
    }  # fmt: skip
    if asked["approver"] and not request.state.visitor.may("approve"):
        raise DraftingError(Finding("web.needs-approve"))
    given = again(request.app.state.ledger, work, without=("sent", "base"))
    return to(await begin(request, "adopt", work.title, form.text("nonce"), given, asked, work.id))


ROUTES = [
    Route("/retour/{work}/overnemen", adopt, methods=["POST"]),
    Route("/retour", show, methods=["GET"]),
    Route("/retour", send, methods=["POST"]),
]
