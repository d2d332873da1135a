"""A document of a dossier: its preview, its clauses with their positions, making it, and its drafts."""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from drafting.api import choosing
from drafting.api.dossiers import kinds_told, parsed, read_text, rewrite, state_of, summary
from drafting.api.drafts import Entry, diff, export, save, store_at
from drafting.api.order import Order
from drafting.api.viewing import play, see, style_within
from drafting.errors import DraftingError, Finding
from drafting.web.pages import LANGUAGES, language, page
from drafting.web.screens.dossiers import path_of
from drafting.web.screens.fields import author_of, day, one_of, wishes
from drafting.web.screens.work import TYPES, to
from drafting.web.told import of_findings
from drafting.web.uploads import begin, posted

STATUSES = ("concept", "ter-review", "definitief", "ondertekend")
CLOSED = ("definitief", "ondertekend")


def _asked(request: Request) -> tuple[str, str]:
    kind, said = request.path_params["kind"], request.query_params.get("taal", "")
    if kind not in dict(kinds_told(request.app.state.settings.workspace, "nl")):
        raise HTTPException(404)
    return kind, said if said in LANGUAGES else ""


async def show(request: Request) -> Response:
    """The preview, with what can be done."""
    return await run_in_threadpool(_show, request)


def _show(request: Request, faults: dict[str, Finding] | None = None, status: int = 200) -> Response:
    kind, doc_lang = _asked(request)
    settings, lang, path = request.app.state.settings, language(request), path_of(request)
    dossier, _ = parsed(read_text(path), path.name)
    if dossier is None:
        return RedirectResponse(f"/dossier/{request.path_params['key']}", 303)
    doc_lang = doc_lang or dossier.language
    values: dict[str, Any] = {
        "one": summary(path, settings.workspace, lang), "kind": kind, "label": dict(kinds_told(settings.workspace, lang))[kind],
        "doc_lang": doc_lang, "home": "/", "seen": None, "told": [], "log": _log(request, f"{dossier.id}/{kind}"), "statuses": STATUSES,
    }  # fmt: skip
    try:
        seen = see(dossier, kind, doc_lang, settings.workspace, path.name)
        key = request.path_params["key"]
        values |= {"seen": seen, "page": seen.page(f"/dossier/{key}/naar?pad="), "told": of_findings(seen.gaps, lang)}
    except DraftingError as error:
        values["told"] = of_findings(error.findings, lang)
    return page(request, "document", values, status, faults=faults)


def _log(request: Request, draft: str) -> list[Any]:
    settings = request.app.state.settings
    try:
        with store_at(settings.store, settings.workspace) as store:
            return list(reversed(store.log(draft)))
    except DraftingError:
        return []


async def style(request: Request) -> Response:
    """The rules of a preview."""
    return Response(style_within(".document"), media_type="text/css")


async def clause(request: Request) -> Response:
    """A clause with its playbook."""
    return await run_in_threadpool(_clause, request)


def _clause(
    request: Request, told: tuple[Finding, ...] = (), status: int = 200, asked: dict[str, Any] | None = None
) -> Response:
    kind, doc_lang = _asked(request)
    settings, lang, path = request.app.state.settings, language(request), path_of(request)
    content = read_text(path)
    dossier, _ = parsed(content, path.name)
    if dossier is None:
        return RedirectResponse(f"/dossier/{request.path_params['key']}", 303)
    key = request.path_params["clause"]
    try:
        played = play(dossier, kind, key, doc_lang or dossier.language, settings.workspace)
    except DraftingError as error:
        played, told = None, (*told, *error.findings)
    if played is None and not told:
        raise HTTPException(404)
    values = {
        "one": summary(path, settings.workspace, lang), "kind": kind, "label": dict(kinds_told(settings.workspace, lang))[kind],
        "doc_lang": doc_lang or dossier.language, "play": played, "choice": dossier.choices.positions.get(key), "was": state_of(content),
        "told": of_findings(told, lang), "home": "/", "values": asked or {},
    }  # fmt: skip
    return page(request, "clause", values, status)


async def choose(request: Request) -> Response:
    """A choice for a clause: another position, left out, or a text of one's own."""
    form = await posted(request)
    asked = wishes(form, "deed", "position", "reason", "approver", "was", "heading") | {"text": form.long("text")}
    if asked["position"] == "walk_away" and not request.state.visitor.may("approve"):
        raise DraftingError(Finding("web.needs-approve"))
    return await run_in_threadpool(_chosen, request, asked)


def _chosen(request: Request, asked: dict[str, Any]) -> Response:
    kind, doc_lang = _asked(request)
    settings, path, key = request.app.state.settings, path_of(request), request.path_params["clause"]
    try:
        with request.app.state.writing:
            content = read_text(path)
            made = choosing.chosen(
                content, key, kind, asked["deed"], position=asked["position"], reason=asked["reason"], approver=asked["approver"],
                text_own=asked["text"], lang=doc_lang or "nl", name=path.name, workspace=settings.workspace,
            )  # fmt: skip
            rewrite(path, made, asked["was"])
    except DraftingError as error:
        return _clause(request, error.findings, 422, asked)
    request.app.state.ledger.note(request.state.visitor.name, f"clause-{asked['deed']}", f"{path.parent.name}/{key}")
    back = f"/dossier/{request.path_params['key']}/document/{kind}"
    return RedirectResponse(f"{back}?taal={doc_lang}#{key}" if doc_lang else f"{back}#{key}", 303)


async def make(request: Request) -> Response:
    """Word, PDF, one language or both."""
    form = await posted(request)
    kind, _ = _asked(request)
    path = await run_in_threadpool(path_of, request)
    asked: dict[str, Any] = {
        "kinds": [kind], "languages": one_of(form, "languages", LANGUAGES), "formats": one_of(form, "formats", ("docx", "pdf"))
    } | day(form)  # fmt: skip
    if not asked["formats"] or not asked["languages"]:
        form.faults.add("formats", "web.nothing-chosen")
    if form.faults:
        return await run_in_threadpool(_show, request, form.faults.found, 422)
    title = f"{path.parent.name} · {kind}"
    return to(await begin(request, "build", title, form.text("nonce"), [("source", path, "")], asked))


async def keep(request: Request) -> Response:
    """The document as it is now, as a draft with a message."""
    form = await posted(request)
    asked = wishes(form, "message", "label", "based")
    if not asked["message"]:
        form.faults.add("message", "web.no-message")
        return await run_in_threadpool(_show, request, form.faults.found, 422)
    return await run_in_threadpool(_keep, request, asked)


def _keep(request: Request, asked: dict[str, Any]) -> Response:
    kind, doc_lang = _asked(request)
    settings, path = request.app.state.settings, path_of(request)
    order = Order(source=path, kinds=(kind,), languages=(doc_lang,) if doc_lang else (), workspace=settings.workspace)
    with store_at(settings.store, settings.workspace, new=True) as store:
        based = int(asked["based"]) if asked["based"].isdecimal() else None
        saved, _ = save(store, order, _entry(request, asked["message"]), label=asked["label"], based_on=based)
    request.app.state.ledger.note(request.state.visitor.name, "draft-save", saved.name)
    return RedirectResponse(f"{request.url.path.rpartition('/')[0]}{_query(doc_lang)}#versies", 303)


def _query(doc_lang: str) -> str:
    return f"?taal={doc_lang}" if doc_lang else ""


def _entry(request: Request, message: str = "") -> Entry:
    return Entry(request.state.visitor.name, datetime.now(UTC).isoformat(timespec="seconds"), message)


# ---------------------------------------------------------------- drafts


def _draft(request: Request) -> str:
    return f"{request.path_params['id']}/{request.path_params['kind']}"


async def word(request: Request) -> Response:
    """The kept Word file, exactly."""
    return await run_in_threadpool(_word, request)


def _word(request: Request) -> Response:
    settings, draft = request.app.state.settings, _draft(request)
    with store_at(settings.store, settings.workspace) as store:
        revision = store.get(draft, request.path_params["number"])
        content = export(store, revision)
        name = f"{draft.replace('/', '-')}-v{revision.number}.docx"
        entry = _entry(request)
        store.record("export", draft, revision.number, entry.author, entry.moment, name)
    return Response(
        content, media_type=TYPES["docx"], headers={"content-disposition": f'attachment; filename="{name}"'}
    )


async def status(request: Request) -> Response:
    """Another status for a draft."""
    form = await posted(request)
    asked = form.text("status")
    if asked in CLOSED and not request.state.visitor.may("approve"):
        raise DraftingError(Finding("web.needs-approve"))
    return await run_in_threadpool(_status, request, asked, form.text("back"))


def _status(request: Request, asked: str, back: str) -> Response:
    settings, draft, entry = request.app.state.settings, _draft(request), _entry(request)
    with store_at(settings.store, settings.workspace) as store:
        store.set_status(draft, request.path_params["number"], asked, entry.author, entry.moment)
    request.app.state.ledger.note(
        request.state.visitor.name, f"status-{asked}"[:40], f"{draft}@{request.path_params['number']}"
    )
    return RedirectResponse(back if back.startswith("/dossier/") and "//" not in back else "/", 303)


async def matrix(request: Request) -> Response:
    """The whole negotiation of a draft."""
    form, draft = await posted(request), _draft(request)
    return to(
        await begin(request, "matrix", draft, form.text("nonce"), [], {"draft": draft, "rounds": form.text("rounds")})
    )


async def renew(request: Request) -> Response:
    """The next draft from the dossier as it is now, with the words that came back."""
    form = await posted(request)
    path = await run_in_threadpool(path_of, request)
    where = path.relative_to(request.app.state.settings.workspace).as_posix()
    asked = {
        "received": form.text("received"),
        "where": where,
        "visitor": request.state.visitor.name,
        "state": state_of(read_text(path)),
    }
    return to(await begin(request, "renew", f"{asked['received']} + {where}", form.text("nonce"), [], asked))


async def compare(request: Request) -> Response:
    """Two drafts, article by article."""
    return await run_in_threadpool(_compare, request)


def _compare(request: Request) -> Response:
    from drafting.api.viewing import word_pieces

    settings, draft = request.app.state.settings, _draft(request)
    said = [request.query_params.get(name, "") for name in ("van", "naar")]
    if not all(s.isdecimal() for s in said):
        raise HTTPException(404)
    with store_at(settings.store, settings.workspace) as store:
        old, new = (store.get(draft, int(s)) for s in said)
        changes = diff(store, old, new)
    told: dict[str, list[dict[str, Any]]] = {}
    for change in changes:
        entry = {"sort": change.sort, "pieces": word_pieces(change.old, change.new)}
        told.setdefault(change.article, []).append(entry)
    values = {
        "draft": draft,
        "old": old,
        "new": new,
        "told": told,
        "home": "/",
        "back": request.query_params.get("terug", ""),
    }
    return page(request, "drafts-compared", values)


async def marked(request: Request) -> Response:
    """Two drafts as one Word file with tracked changes."""
    form = await posted(request)
    settings, draft = request.app.state.settings, _draft(request)
    said = [form.text("van"), form.text("naar")]
    if not all(s.isdecimal() for s in said):
        raise HTTPException(404)
    with tempfile.TemporaryDirectory(prefix="drafting-") as folder:
        paths = await run_in_threadpool(_exported, settings, draft, [int(s) for s in said], Path(folder))
        asked = {"author": author_of(request), "existing": "keep", "strict": "", "clean": "", "date": ""}
        given: Any = [("old", paths[0], ""), ("new", paths[1], "")]
        return to(await begin(request, "compare", f"{draft}@{said[0]} → @{said[1]}", form.text("nonce"), given, asked))


def _exported(settings: Any, draft: str, numbers: list[int], folder: Path) -> list[Path]:
    paths = []
    with store_at(settings.store, settings.workspace) as store:
        for number in numbers:
            path = folder / f"{draft.replace('/', '-')}-v{number}.docx"
            path.write_bytes(export(store, store.get(draft, number)))
            paths.append(path)
    return paths


ROUTES = [
    Route("/stijl/document.css", style),
    Route("/dossier/{key}/document/{kind}", show),
    Route("/dossier/{key}/document/{kind}/maken", make, methods=["POST"]),
    Route("/dossier/{key}/document/{kind}/bewaren", keep, methods=["POST"]),
    Route("/dossier/{key}/document/{kind}/bepaling/{clause}", clause, methods=["GET"]),
    Route("/dossier/{key}/document/{kind}/bepaling/{clause}", choose, methods=["POST"]),
    Route("/dossier/{key}/document/{kind}/vernieuwen", renew, methods=["POST"]),
    Route("/concept/{id}/{kind}/matrix", matrix, methods=["POST"]),
    Route("/concept/{id}/{kind}/{number:int}/word", word),
    Route("/concept/{id}/{kind}/{number:int}/status", status, methods=["POST"]),
    Route("/concept/{id}/{kind}/verschil", compare, methods=["GET"]),
    Route("/concept/{id}/{kind}/verschil", marked, methods=["POST"]),
]
