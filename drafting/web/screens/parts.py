"""A dossier as a form, part by part: faults at their fields, and a second person's changes beside one's own."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from drafting.api.dossiers import read_text, rewrite, state_of, summary
from drafting.api.form import PARTS, FormField, form_part, leaves
from drafting.api.form_changes import Saved, add_entry, save_part
from drafting.errors import DraftingError, Finding
from drafting.web.pages import language, page
from drafting.web.screens.dossiers import path_of
from drafting.web.told import of_findings
from drafting.web.uploads import Posted, posted


def _part(request: Request) -> str:
    part: str = request.path_params["part"]
    if part not in PARTS:
        raise HTTPException(404)
    return part


async def show(request: Request) -> Response:
    """The form of a part."""
    return await run_in_threadpool(_show, request)


def _show(
    request: Request, faults: dict[str, Finding] | None = None, status: int = 200, typed: dict[str, tuple[str, ...]] | None = None,
    saved: Saved | None = None, shown: str = "",
) -> Response:  # fmt: skip
    settings, lang, path, part = request.app.state.settings, language(request), path_of(request), _part(request)
    text = shown or read_text(path)
    try:
        fields = form_part(text, part, lang, path.name)
    except DraftingError:
        return RedirectResponse(f"/dossier/{request.path_params['key']}/tekst", 303)
    request.app.state.ledger.keep_text(state_of(text), text)
    values = {
        "one": summary(path, settings.workspace, lang), "part": part, "parts": tuple(PARTS), "fields": fields, "was": state_of(text),
        "typed": typed or {}, "kept": status == 200 and "bewaard" in request.query_params, "home": "/", "clashes": {c.name: c for c in saved.clashes} if saved else {},
        "elsewhere": of_findings(saved.elsewhere, lang) if saved else [], "who": _last(request, path.parent.name) if saved else "",
        "opened": _around((*(faults or {}), *(c.name for c in saved.clashes)) if saved else ()),
        "adds": tuple(n for n in PARTS[part] if any(f.path == (n,) and f.sort == "list" for f in fields)),
    }  # fmt: skip
    return page(request, "part", values, status, faults=faults)


def _around(names: tuple[str, ...]) -> set[str]:
    """The entries that fields stand in: those are shown open."""
    return {"/".join(name.split("/")[:n]) for name in names for n in range(1, name.count("/") + 1)}


def _last(request: Request, about: str) -> str:
    """Who changed this dossier last, but for the visitor."""
    for _, visitor, deed, where in request.app.state.ledger.deeds():
        if deed.startswith(("part", "dossier", "clause")) and about in where and visitor != request.state.visitor.name:
            return str(visitor)
    return ""


async def keep(request: Request) -> Response:
    """What was typed."""
    form = await posted(request)
    return await run_in_threadpool(_keep, request, form)


def _keep(request: Request, form: Posted) -> Response:
    lang, path, part = language(request), path_of(request), _part(request)
    shown = request.app.state.ledger.kept_text(form.text("was"))
    if shown is None:
        raise DraftingError(Finding("web.old-form"))
    typed = typed_of(form, form_part(shown, part, lang, path.name))
    taken = {c: form.text(f"kies/{c}") for c in form.several("botsing")}
    with request.app.state.writing:
        now = read_text(path)
        saved = save_part(shown, now, part, lang, typed, taken, path.name)
        if not (saved.faults or saved.clashes or saved.elsewhere) and saved.changed:
            rewrite(path, saved.text, state_of(now))
    if saved.faults or saved.clashes or saved.elsewhere:
        # What another changed elsewhere is taken in only when all of it is kept: the form still is that of the text it was made from.
        status = 409 if saved.clashes else 422
        return _show(request, saved.faults, status, typed, saved, shown)
    if saved.changed:
        request.app.state.ledger.note(
            request.state.visitor.name, f"part-{part}", f"{path.parent.name}: {', '.join(saved.changed)}"[:500]
        )
    add = form.text("add")
    return _added(request, part, add) if add else RedirectResponse(f"{request.url.path}?bewaard=1", 303)


def _added(request: Request, part: str, key: str) -> Response:
    path = path_of(request)
    with request.app.state.writing:
        now = read_text(path)
        try:
            text, made = add_entry(now, part, key, path.name)
        except KeyError:
            raise HTTPException(404) from None
        rewrite(path, text, state_of(now))
    request.app.state.ledger.note(request.state.visitor.name, f"part-{part}", f"{path.parent.name}: + {made}")
    return RedirectResponse(f"{request.url.path}?bewaard=1#laatste", 303)


def typed_of(form: Posted, fields: tuple[FormField, ...]) -> dict[str, tuple[str, ...]]:
    """What was typed in each field of a form: value, English, reason, then all that were ticked. A field that the form did not have is
    left out."""
    made: dict[str, tuple[str, ...]] = {}
    for one in leaves(fields):
        name = one.name
        if f"er/{name}" not in form.form:
            continue
        said = form.long(f"f/{name}")
        ticked = tuple(form.several(f"f/{name}")) if one.sort == "many" else ()
        made[name] = (
            "" if one.sort == "many" else said.strip(),
            form.long(f"e/{name}").strip(),
            form.text(f"o/{name}"),
            *ticked,
        )
    return made


async def jump(request: Request) -> Response:
    """To the field of a value: "support.instalments.t1.amount" or "stages.0.date"."""
    return await run_in_threadpool(_jump, request)


def _jump(request: Request) -> Response:
    path, said = path_of(request), request.query_params.get("pad", "").split(".")
    part = next((p for p, names in PARTS.items() if said[0] in names), "")
    here = f"/dossier/{request.path_params['key']}"
    if not part:
        return RedirectResponse(here, 303)
    try:
        names = [f.name for f in leaves(form_part(read_text(path), part, language(request), path.name))]
    except DraftingError:
        return RedirectResponse(f"{here}/tekst", 303)
    found = _nearest(names, _by_place(read_text(path), said, path.name))
    return RedirectResponse(f"{here}/deel/{part}" + (f"#f/{found}" if found else ""), 303)


def _by_place(text: str, said: list[str], name: str) -> str:
    from drafting.api.form import place_in

    return "/".join(map(str, place_in(text, said, name)))


def _nearest(names: list[str], wanted: str) -> str:
    """The field of a path, or the one that holds or begins it."""
    if wanted in names:
        return wanted
    held = [n for n in names if wanted.startswith(f"{n}/")] or [n for n in names if n.startswith(f"{wanted}/")]
    return held[0] if held else ""


ROUTES = [
    Route("/dossier/{key}/deel/{part}", show, methods=["GET"]),
    Route("/dossier/{key}/deel/{part}", keep, methods=["POST"]),
    Route("/dossier/{key}/naar", jump),
]
