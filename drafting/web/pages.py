"""Pages from their templates, in the visitor's language, with the words of the catalogue."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from drafting import messages
from drafting.errors import Finding

HERE = Path(__file__).parent
LANGUAGES = ("nl", "en")


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(HERE / "pages"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )  # fmt: skip
    made.filters["moment"] = _moment
    made.filters["size"] = _size
    return made


def _moment(stamp: str, lang: str) -> str:
    """A moment of the record as people write it, in the time of this machine."""
    if not stamp:
        return ""
    at = datetime.fromisoformat(stamp).astimezone()
    months = messages.text("web.months", lang).split()
    return f"{at.day} {months[at.month - 1]} {at:%H:%M}"


def _size(count: int, lang: str) -> str:
    unit, value = ("kB", count / 1000) if count < 1_000_000 else ("MB", count / 1_000_000)
    shown = f"{value:.0f}" if value >= 10 else f"{max(value, 0.1):.1f}"
    return f"{shown if lang == 'en' else shown.replace('.', ',')} {unit}"


def say(lang: str, name: str, /, **values: Any) -> str:
    """A sentence of the studio."""
    return messages.text(name if "." in name else f"web.{name}", lang, **values)


LABELS = {
    "old": "old-file", "new": "new-file", "base": "base-file", "returned": "returned-file", "ours": "ours-file", "sent": "sent-file",
    "book": "book-file", "books": "join-files", "annexes": "annex-files", "columns": "columns-file", "since": "since-file",
    "template": "template-file", "data": "data-file", "rows": "rows-file", "date": "change-date", "id": "new-id", "message": "save-message",
}  # fmt: skip
"""The labels of fields, for the list of what is wrong with a form."""


class Speaker:
    """The words of a page, in one language."""

    def __init__(self, lang: str) -> None:
        self.lang = lang

    def __call__(self, name: str, /, **values: Any) -> str:
        return say(self.lang, name, **values)

    def of(self, field: str) -> str:
        """The label of a field, before what is wrong with it; "" where it has none."""
        return f"{self(LABELS[field])}: " if field in LABELS else ""


def page(
    request: Request, name: str, values: Mapping[str, Any] | None = None, status: int = 200, *, faults: Mapping[str, Finding] | None = None
) -> HTMLResponse:  # fmt: skip
    """The page `name` with what all pages have. `faults`: what is wrong with its form, by field."""
    app = request.app.state
    visitor = getattr(request.state, "visitor", None)
    lang = language(request)

    wrong = {field: " ".join(filter(None, (f.fact(lang), f.remedy(lang)))) for field, f in (faults or {}).items()}
    text = _environment().get_template(f"{name}.html").render(
        {
            "say": Speaker(lang), "lang": lang, "visitor": visitor, "path": request.url.path, "faults": wrong, "status": status,
            "mark": app.gate.mark(visitor) if visitor else "", "nonce": secrets.token_hex(8), "workspace": app.settings.workspace.name,
            "most": app.settings.upload, "values": {}, **(values or {}),
        }
    )  # fmt: skip
    return HTMLResponse(text, status)


def language(request: Request) -> str:
    """The language that the visitor chose, else the studio's."""
    chosen = request.cookies.get("taal", "")
    return chosen if chosen in LANGUAGES else str(request.app.state.settings.lang)
