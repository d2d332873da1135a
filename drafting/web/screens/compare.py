"""Vergelijk: two Word files in, a redline out."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from drafting.web.pages import page
from drafting.web.screens.fields import author_of, day, kept_author, wishes
from drafting.web.screens.work import to
from drafting.web.uploads import WORD, Given, begin, posted


async def show(request: Request) -> Response:
    """The form."""
    return page(request, "compare", {"author": kept_author(request)})


async def send(request: Request) -> Response:
    """Two files to be compared."""
    form = await posted(request)
    old, new = form.want("old", WORD), form.want("new", WORD)
    asked = wishes(form, "author", "existing", "strict", "clean") | day(form)
    if form.faults:
        return page(request, "compare", {"author": asked["author"], "values": asked}, 422, faults=form.faults.found)
    asked["author"] = author_of(request, asked["author"])
    given: Given = [("old", old[0], ""), ("new", new[0], "")]
    title = f"{old[0].filename} → {new[0].filename}"
    return to(await begin(request, "compare", title, form.text("nonce"), given, asked))


ROUTES = [Route("/vergelijk", show, methods=["GET"]), Route("/vergelijk", send, methods=["POST"])]
