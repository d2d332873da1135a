"""The dossiers of the workspace: a new one, what each comes to, its text."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from drafting.api.dossiers import (
    approvals,
    dossier_files,
    from_workbook,
    key_of,
    kinds_to_start,
    kinds_told,
    new_dossier,
    opens,
    parsed,
    read_text,
    rewrite,
    state_of,
    summary,
)
from drafting.api.drafts import store_at
from drafting.api.form import PARTS
from drafting.api.starting import examples
from drafting.errors import DraftingError, Finding
from drafting.web.pages import language, page
from drafting.web.screens.fields import wishes
from drafting.web.told import of_findings
from drafting.web.uploads import BOOKS, Posted, posted


def path_of(request: Request) -> Path:
    """The dossier that the address names by its key. Raises HTTPException where there is none."""
    files = dossier_files(request.app.state.settings.workspace)
    path = files.get(request.path_params["key"])
    if path is None:
        raise HTTPException(404)
    return path


def overview(request: Request, search: str = "") -> list[dict[str, Any]]:
    """Every dossier of the workspace with what is to be known of it, and what was last saved and last came back."""
    settings, lang = request.app.state.settings, language(request)
    latest = _latest(request)
    rows = []
    for path in dossier_files(settings.workspace).values():
        one = summary(path, settings.workspace, lang)
        if search.casefold() in f"{one.title} {one.id} {one.where}".casefold():
            rows.append({"one": one, **latest.get(one.id, {"draft": None, "return": None})})
    return rows


def _latest(request: Request) -> dict[str, dict[str, Any]]:
    settings = request.app.state.settings
    found: dict[str, dict[str, Any]] = {}
    try:
        with store_at(settings.store, settings.workspace) as store:
            for draft in store.drafts():
                held = found.setdefault(draft.partition("/")[0], {"draft": None, "return": None})
                for revision in store.log(draft):
                    sort = "return" if revision.origin == "received" else "draft"
                    if held[sort] is None or revision.moment > held[sort].moment:
                        held[sort] = revision
    except DraftingError:  # no store yet
        pass
    return found


async def fresh(request: Request) -> Response:
    """The form for a new dossier."""
    return page(request, "new-dossier", _choices(request))


def _choices(request: Request) -> dict[str, Any]:
    settings = request.app.state.settings
    return {"kinds": kinds_to_start(settings.workspace, language(request)), "examples": examples()}


async def create(request: Request) -> Response:
    """A new dossier: from a kind of deal, an example, or a workbook."""
    form = await posted(request)
    asked = wishes(form, "id", "start")
    sort, _, name = asked["start"].partition(":")
    books = form.want("book", BOOKS, needed=sort == "book")
    choices = _choices(request)
    if sort != "book" and not asked["id"]:
        form.faults.add("id", "web.bad-id", found="")
    if form.faults:
        return page(request, "new-dossier", {**choices, "values": asked}, 422, faults=form.faults.found)
    try:
        made = await run_in_threadpool(_made, request, asked["id"], sort, name, books)
    except DraftingError as error:
        field = "book" if sort == "book" else "id"
        told = of_findings(error.findings, language(request))
        values = {**choices, "values": asked, "told": told}
        return page(request, "new-dossier", values, 422, faults={field: error.findings[0]})
    request.app.state.ledger.note(request.state.visitor.name, "dossier-new", made[0].parent.name)
    if len(made) > 1:
        return RedirectResponse("/", 303)
    where = made[0].relative_to(request.app.state.settings.workspace).as_posix()
    return RedirectResponse(f"/dossier/{key_of(where)}", 303)


def _made(request: Request, key: str, sort: str, name: str, books: list[Any]) -> list[Path]:
    workspace = request.app.state.settings.workspace
    if sort == "book":
        with tempfile.TemporaryDirectory(prefix="drafting-") as folder:
            book = Path(folder) / "werkmap.xlsx"
            book.write_bytes(books[0].file.read())
            return from_workbook(workspace, book)
    known = {"example": examples(), "kind": [k for k, _ in kinds_to_start(workspace, "nl")]}
    if name not in known.get(sort, ()):
        name = ""
    return [new_dossier(workspace, key, **({sort: name} if name else {}))]


async def show(request: Request) -> Response:
    """A dossier: what it comes to, its documents, what is still open."""
    return await run_in_threadpool(_show, request)


def _show(request: Request) -> Response:
    path, settings, lang = path_of(request), request.app.state.settings, language(request)
    one = summary(path, settings.workspace, lang)
    if one.faults:
        return _text_page(request, path, read_text(path), one.faults)
    dossier, _ = parsed(read_text(path), path.name)
    assert dossier is not None
    values = {
        "one": one, "opens": list(opens(dossier)), "kinds": kinds_told(settings.workspace, lang), "home": "/",
        "parts": parts_of(dossier, lang), "lacking": _lacking(path, dossier, settings.workspace, lang),
    }  # fmt: skip
    return page(request, "dossier", values)


def _lacking(path: Path, dossier: Any, workspace: Path, lang: str) -> list[dict[str, Any]]:
    """What each kind still lacks: why it cannot be made, or which values are open in it."""
    from drafting.api.viewing import see

    rows = []
    for kind, label in kinds_told(workspace, lang):
        try:
            seen = see(dossier, kind, lang, workspace, path.name)
            rows.append(
                {
                    "kind": kind,
                    "label": label,
                    "opens": seen.opens,
                    "faults": of_findings(seen.gaps, lang),
                    "able": True,
                }
            )
        except DraftingError as error:
            rows.append(
                {"kind": kind, "label": label, "opens": (), "faults": of_findings(error.findings, lang), "able": False}
            )
    return rows


async def text(request: Request) -> Response:
    """The dossier as text."""
    path = await run_in_threadpool(path_of, request)
    content = read_text(path)
    return _text_page(request, path, content, parsed(content, path.name)[1], 200)


def _text_page(
    request: Request,
    path: Path,
    content: str,
    faults: tuple[Finding, ...],
    status: int = 200,
    was: str = "",
    **more: Any,
) -> Response:
    settings, lang = request.app.state.settings, language(request)
    where = path.relative_to(settings.workspace).as_posix()
    values = {
        "key": key_of(where), "where": where, "text": content, "was": was or state_of(content), "told": of_findings(faults, lang),
        "home": "/", "theirs": "", **more,
    }  # fmt: skip
    return page(request, "dossier-text", values, status)


async def write_text(request: Request) -> Response:
    """The dossier's text, changed: kept where it holds, shown with its faults where it does not."""
    form = await posted(request)
    path = await run_in_threadpool(path_of, request)
    content, was = form.long("text"), form.text("was")
    faults = parsed(content, path.name)[1]
    if approvals(content, path.name) - approvals(read_text(path), path.name) and not request.state.visitor.may(
        "approve"
    ):
        faults = (*faults, Finding("web.needs-approve"))
        return _text_page(request, path, content, faults, 403, was)
    if faults and not form.text("anyway"):
        return _text_page(request, path, content, faults, 422, was, unsaved=True)
    return await run_in_threadpool(_kept, request, path, content, was, form)


def _kept(request: Request, path: Path, content: str, was: str, form: Posted) -> Response:
    try:
        with request.app.state.writing:
            rewrite(path, content, was)
    except DraftingError as error:
        now = read_text(path)
        if state_of(now) == was:
            raise
        return _text_page(request, path, content, error.findings, 409, state_of(now), theirs=now, unsaved=True)
    where = path.relative_to(request.app.state.settings.workspace).as_posix()
    request.app.state.ledger.note(request.state.visitor.name, "dossier-text", where)
    return RedirectResponse(f"/dossier/{key_of(where)}", 303)


def parts_of(dossier: Any, lang: str) -> list[tuple[str, int]]:
    """The parts of a dossier's form with how many values are open in each."""
    paths = [path.partition(".")[0] for path, _ in opens(dossier)]
    return [(part, sum(p in names for p in paths)) for part, names in PARTS.items()]


ROUTES = [
    Route("/dossiers/nieuw", fresh, methods=["GET"]),
    Route("/dossiers/nieuw", create, methods=["POST"]),
    Route("/dossier/{key}", show),
    Route("/dossier/{key}/tekst", text, methods=["GET"]),
    Route("/dossier/{key}/tekst", write_text, methods=["POST"]),
]
