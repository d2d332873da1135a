"""`drafting serve`: the studio until it is stopped."""

from __future__ import annotations

import logging
import socket
import sys
import threading
import webbrowser
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import uvicorn

from drafting.errors import Finding, OutputError, UsageError
from drafting.web.app import application
from drafting.web.settings import LOCAL, Settings

Tell = Callable[[str, dict[str, Any]], None]


def serve(settings: Settings, tell: Tell, browse: bool = True) -> None:
    """Serves until it is interrupted. `tell(name, values)` says what the user should know. Raises UsageError for a studio that others
    could reach without a sign-in before it, OutputError where the address is taken."""
    if settings.local and settings.host not in LOCAL:
        raise UsageError(Finding("web.needs-proxy", values={"host": settings.host}))
    if settings.behind_proxy and not settings.trusted_proxy:
        raise UsageError(Finding("web.needs-trusted"))
    bound = _bound(settings)
    settings = replace(settings, port=bound.getsockname()[1])
    app = application(settings)
    address = f"http://{'localhost' if settings.host == '::1' else settings.host}:{settings.port}"

    def link() -> str:
        return f"{address}/binnen?sleutel={app.state.gate.link()}"

    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    server = uvicorn.Server(
        uvicorn.Config(
            app, log_config=None, access_log=False, server_header=False, proxy_headers=False, timeout_graceful_shutdown=3, log_level="warning"
        )
    )  # fmt: skip
    if settings.local:
        first = link()
        tell("serving", {"address": first, "workspace": settings.workspace})
        if sys.stdin is not None and sys.stdin.isatty():
            tell("press-enter", {})
            threading.Thread(target=_more_links, args=(link, tell), daemon=True).start()
        if browse:
            threading.Timer(0.8, webbrowser.open, (first,)).start()
    else:
        tell("serving-team", {"address": address, "workspace": settings.workspace})
    server.run([bound])


def _bound(settings: Settings) -> socket.socket:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM)
    if sys.platform != "win32":  # there it would let two programs share a port
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((settings.host, settings.port))
    except OSError as error:
        made.close()
        values = {"host": settings.host, "port": settings.port, "reason": error.strerror or str(error)}
        raise OutputError(Finding("web.address-taken", values=values)) from None
    made.set_inheritable(False)
    return made


def _more_links(link: Callable[[], str], tell: Tell) -> None:
    for _ in sys.stdin:
        tell("new-link", {"address": link()})
