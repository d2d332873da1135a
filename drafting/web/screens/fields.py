"""Fields that several forms have."""

from __future__ import annotations

import contextlib
from datetime import date
from typing import Any

from starlette.requests import Request

from drafting import messages
from drafting.api.workspace import opened
from drafting.errors import DraftingError
from drafting.web.pages import language
from drafting.web.uploads import Posted


def kept_author(request: Request) -> str:
    """In whose name changes stand when nobody says: the workspace's, else in a team the visitor's; never the login of this machine."""
    settings = request.app.state.settings
    try:
        said = opened(settings.workspace).author
    except DraftingError:  # told where it matters
        said = ""
    return said or ("" if settings.local else str(request.state.visitor.name))


def author_of(request: Request, given: str = "") -> str:
    """In whose name changes stand: as given, else as kept; where neither says, a name that gives nobody away. On one's own machine the
    first that is given is kept in the workspace, so that it is asked once."""
    kept = kept_author(request)
    if given and not kept:
        with contextlib.suppress(DraftingError):
            opened(request.app.state.settings.workspace).keep_author(given)
    return given or kept or messages.text("cli.author-nobody", language(request))


def wishes(form: Posted, *names: str) -> dict[str, Any]:
    """Fields of text by name."""
    return {name: form.text(name) for name in names}


def day(form: Posted, name: str = "date") -> dict[str, Any]:
    """A date, by name; a fault where it is none."""
    said = form.text(name)
    try:
        return {name: date.fromisoformat(said).isoformat() if said else ""}
    except ValueError:
        form.faults.add(name, "web.bad-date", found=said)
        return {name: said}


def one_of(form: Posted, name: str, known: tuple[str, ...]) -> list[str]:
    """What was chosen of what there is, in the order of what there is."""
    chosen = set(form.several(name))
    return [k for k in known if k in chosen]
