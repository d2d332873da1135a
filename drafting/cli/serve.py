"""`drafting serve`: the studio, in a browser."""

from __future__ import annotations

import argparse
import contextlib
import sys
from pathlib import Path
from typing import Any

from drafting import messages
from drafting.errors import ComponentError, Finding, InputError, Place, UsageError


def add(parser: argparse.ArgumentParser, lang: str) -> None:
    """Where it listens, for whom, and with which workspace."""

    def say(name: str) -> str:
        return messages.text(f"web.arg-{name}", lang)

    parser.add_argument("folder", nargs="?", default="", metavar="werkmap", help=say("folder"))
    parser.add_argument("--host", default="127.0.0.1", help=say("host"))
    parser.add_argument("--port", type=int, default=0, help=say("port"))
    parser.add_argument("--store", default="", metavar="URL", help=messages.text("cli.draft-store", lang))
    parser.add_argument("--workers", type=int, default=0, metavar="N", help=say("workers"))
    parser.add_argument("--max-upload", type=int, default=100, metavar="MB", help=say("upload"))
    parser.add_argument("--no-browser", action="store_true", help=say("no-browser"))
    parser.add_argument("--behind-proxy", default="", metavar="X-Forwarded-User", help=say("behind-proxy"))
    parser.add_argument("--trusted-proxy", action="append", default=[], metavar="10.0.0.5", help=say("trusted-proxy"))
    parser.add_argument("--groups-header", default="", metavar="X-Forwarded-Groups", help=say("groups-header"))
    parser.add_argument("--rights", default="", metavar="rechten.yaml", help=say("rights"))


def run(args: argparse.Namespace, lang: str) -> int:
    """Serves until it is interrupted."""
    import os

    try:
        from drafting.web.serve import serve
        from drafting.web.settings import Settings
    except ModuleNotFoundError as error:
        raise ComponentError(Finding("web.not-installed", values={"found": error.name or "?"})) from None
    folder = Path(args.folder or ".").resolve()
    if not folder.is_dir():
        raise UsageError(Finding("web.no-workspace", values={"folder": args.folder}))

    def tell(name: str, values: dict[str, Any]) -> None:
        print(messages.text(f"web.{name}", lang, **values), file=sys.stderr, flush=True)

    more = {"workers": args.workers} if args.workers > 0 else {}
    settings = Settings(
        workspace=_workspace(folder, tell), store=args.store or os.environ.get("DRAFTING_STORE", ""), host=args.host, port=args.port,
        lang=lang, upload=max(1, args.max_upload) * 1_000_000, behind_proxy=args.behind_proxy,
        trusted_proxy=tuple(args.trusted_proxy), groups_header=args.groups_header, rights=_rights(args.rights), **more,
    )  # fmt: skip
    with contextlib.suppress(KeyboardInterrupt):  # that is how it is stopped
        serve(settings, tell, browse=not args.no_browser)
    return 0


def _workspace(folder: Path, tell: Any) -> Path:
    """The workspace that a folder is in; the folder itself becomes one where it is in none."""
    from drafting.api.workspace import MARKER, workspace_of

    known = workspace_of(folder)
    if known is not None:
        return known
    try:
        (folder / MARKER).mkdir()
    except OSError as error:
        raise UsageError(Finding("web.no-folder", values={"reason": error.strerror or str(error)})) from None
    tell("made-workspace", {})
    return folder


def _rights(path: str) -> dict[str, str]:
    """Group → right. Raises InputError for a right that there is not."""
    if not path:
        return {}
    from drafting.intake import read_plain, read_text
    from drafting.web.access import RIGHTS

    plain = read_plain(read_text(path), path)
    said = plain.value if isinstance(plain.value, dict) else {}
    wrong = [
        Finding("web.bad-rights", plain.place((group,)), {"found": right}) for group, right in said.items() if right not in RIGHTS
    ]  # fmt: skip
    if wrong or not said:
        raise InputError(wrong or [Finding("web.bad-rights", Place(path, 1), {"found": "–"})])
    return said
