"""What every request passes: host, size, visitor, origin; and what every answer says to the browser."""

from __future__ import annotations

import logging
import time
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from drafting.web.access import Gate
from drafting.web.settings import LOCAL, Settings

log = logging.getLogger("drafting.studio")
SAFE = ("GET", "HEAD")
OPEN = ("/binnen", "/stijl/")
"""Paths that need no session: they hold nothing."""
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self';"
    " frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
    "cache-control": "no-store",
}
DRAINED = 4
"""How many times the allowed size is read away, so that a browser that is still sending gets to see the answer."""

Refuse = Callable[[Request, int, str], Response]


class TooLargeError(Exception):
    """The request is larger than is allowed."""


class Guard:
    """Middleware. `refuse(request, status, code)` gives the page that says why not."""

    def __init__(self, app: ASGIApp, settings: Settings, gate: Gate, refuse: Refuse) -> None:
        self.app, self.settings, self.gate, self.refuse = app, settings, gate, refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started, told = time.monotonic(), {"status": 0}

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                told["status"] = message["status"]
                _add_headers(message)
            await send(message)

        request = Request(scope)
        bounded = _Bounded(receive, self.settings.upload)
        try:
            refusal = self._refusal(request)
            if refusal is not None:
                await bounded.drain()
                await self.refuse(request, *refusal)(scope, receive, answer)
                return
            try:
                await self.app(scope, bounded, answer)
            except TooLargeError:
                await bounded.drain()
                await self.refuse(request, 413, "web.too-much")(scope, receive, answer)
            except Exception:
                if told["status"]:  # the answer is on its way
                    raise
                await self.refuse(request, 500, "web.unforeseen")(scope, receive, answer)
        finally:
            # The route, never the query nor a name of a file: logs hold nothing of documents.
            visitor = getattr(request.state, "visitor", None)
            log.info(
                "%s %s %s %d %.0f ms", visitor.name if visitor else "-", request.method, _route(scope), told["status"],
                (time.monotonic() - started) * 1000,
            )  # fmt: skip

    def _refusal(self, request: Request) -> tuple[int, str] | None:
        peer = request.client.host if request.client else ""
        if self.settings.local and urlsplit(f"//{request.headers.get('host', '')}").hostname not in LOCAL:
            return 421, "web.other-host"  # a name of somebody else's that leads here
        request.state.visitor = visitor = self.gate.visitor(request.headers, request.cookies, peer)
        if visitor is None and not request.url.path.startswith(OPEN):
            return 401, "web.no-session" if self.settings.local else "web.no-sign-in"
        said = request.headers.get("content-length", "0")
        if said.isdecimal() and int(said) > self.settings.upload:
            return 413, "web.too-much"
        if request.method in SAFE:
            return None
        if not self._from_here(request, peer):
            return 403, "web.other-origin"
        if visitor is not None and not visitor.may("draft"):
            return 403, "web.may-not"
        return None

    def _from_here(self, request: Request, peer: str) -> bool:
        origin = request.headers.get("origin", "")
        if not origin:
            return request.headers.get("sec-fetch-site", "") == "same-origin"
        hosts = {request.headers.get("host", "")}
        if not self.settings.local and self.gate.trusts(peer):
            hosts.add(request.headers.get("x-forwarded-host", ""))
        return urlsplit(origin).netloc in hosts - {""}


def _add_headers(message: MutableMapping[str, Any]) -> None:
    given = {name.lower() for name, _ in message["headers"]}
    message["headers"] = [
        *message["headers"],
        *((name.encode(), value.encode()) for name, value in HEADERS.items() if name.encode() not in given),
    ]


def _route(scope: Scope) -> str:
    route = scope.get("route")
    return str(getattr(route, "path", "")) or "-"


class _Bounded:
    """A request that may not be larger than so many bytes, whatever it says of itself."""

    def __init__(self, receive: Callable[[], Awaitable[Message]], most: int) -> None:
        self.receive, self.most, self.size, self.ended = receive, most, 0, False

    async def __call__(self) -> Message:
        message = await self.receive()
        if message["type"] == "http.request":
            self.size += len(message.get("body", b""))
            self.ended = not message.get("more_body", False)
            if self.size > self.most:
                raise TooLargeError
        return message

    async def drain(self) -> None:
        """Reads the rest away, within reason."""
        while not self.ended and self.size <= self.most * DRAINED:
            message = await self.receive()
            if message["type"] != "http.request":
                return
            self.size += len(message.get("body", b""))
            self.ended = not message.get("more_body", False)
