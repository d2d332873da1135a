"""What we wrote where: so that a file that nobody changed may be renewed, and one that somebody did is never touched.

For each file a record in the user's own state folder, never beside the documents: its name is the hash of the file's path, its content
the hash of what was written and the command that wrote it. Nothing can be read from it. A batch's documents are known by its manifest.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import secrets
import sys
from contextvars import ContextVar
from pathlib import Path

MANIFEST = "manifest.jsonl"
"""The name of a batch's manifest, in the folder of its documents."""
MOST = 20_000
"""Records that are kept; the oldest go first."""
_MAKER: ContextVar[str] = ContextVar("maker", default="")


def made_by(command: str) -> None:
    """Says which command writes from here on: a file is renewed by the command that wrote it only, so that no result takes the place
    of what it was made of; where none is named, nothing is remembered, and nothing renewed."""
    _MAKER.set(command)


def state_folder() -> Path:
    """The folder for what this user's programs remember: XDG_STATE_HOME, or what the platform has for it."""
    if given := os.environ.get("XDG_STATE_HOME"):
        return Path(given) / "drafting"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "drafting"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "drafting"
    return Path.home() / ".local" / "state" / "drafting"


def hash_of(path: Path) -> str:
    """SHA-256 of a file; "" where it cannot be read, or is no file but a device or a pipe, which may never end."""
    if not path.is_file():
        return ""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""


def remember(path: Path, sha: str) -> None:
    """Records what was written at `path`. A record that cannot be made is let be: then the file is not renewed without force."""
    if not _MAKER.get():
        return
    with contextlib.suppress(OSError, RuntimeError):
        record = _record(path)
        record.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        aside = record.with_name(f".{secrets.token_hex(8)}")
        handle = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            json.dump({"sha256": sha, "by": _MAKER.get()}, stream)
        os.replace(aside, record)
        _prune(record.parent)


def known(path: Path) -> str:
    """The hash of what the same command wrote at `path`; "" where it is not known."""
    try:
        told = json.loads(_record(path).read_text(encoding="utf-8"))
        if isinstance(told, dict) and _MAKER.get() and told.get("by") == _MAKER.get():
            return str(told.get("sha256", ""))
    except (OSError, ValueError, RuntimeError):
        pass
    return ""


def of_batch(folder: Path, manifest: str = MANIFEST) -> dict[str, str]:
    """Hash by name of the documents that a manifest in `folder` holds; empty where there is none, or no file of that name but a device."""
    found: dict[str, str] = {}
    if not (folder / manifest).is_file():
        return found
    try:
        with (folder / manifest).open(encoding="utf-8", errors="replace") as stream:
            for line in stream:
                with contextlib.suppress(ValueError, AttributeError, KeyError):
                    entry = json.loads(line)
                    if entry["result"] in ("done", "kept"):
                        found[str(entry["output"])] = str(entry["hash"])
    except OSError:
        pass
    return found


def _record(path: Path) -> Path:
    # The folder is resolved, the file itself is not: a link is never what we wrote.
    key = hashlib.sha256(os.fsencode(path.parent.resolve() / path.name)).hexdigest()
    return state_folder() / "written" / key[:2] / key[2:]


def _prune(folder: Path) -> None:
    """Keeps the records of one of the 256 folders within bounds."""
    names = list(os.scandir(folder))
    if len(names) > MOST // 256 * 2:
        for entry in sorted(names, key=lambda e: e.stat().st_mtime)[: len(names) - MOST // 256]:
            os.unlink(entry.path)
