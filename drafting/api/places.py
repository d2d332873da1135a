"""Where clauses, templates and examples are: in the user's workspace first, then those that come with drafting."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from drafting.assembly import Templates
from drafting.clauses import Library

MARKER = ".drafting"
"""The folder that makes a folder a workspace; the draft store is in it."""


@cache
def shipped(name: str) -> Path:
    """The folder `name` ("clauses", "templates", "examples") that came with drafting: in the wheel, or in a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "_shipped" / name
    return inside if inside.is_dir() else package.parent / name


def workspace_of(start: str | Path) -> Path | None:
    """The nearest folder upwards from `start` (a file or folder) that is a workspace, or None."""
    here = Path(start).resolve()
    for folder in (here, *here.parents):
        if (folder / MARKER).is_dir():
            return folder
    return None


def folders(name: str, workspace: Path | None) -> tuple[Path, ...]:
    """The folders of `name`, the workspace's own first."""
    own = (workspace / name,) if workspace is not None and (workspace / name).is_dir() else ()
    return (*own, shipped(name))


@cache
def library(workspace: Path | None = None) -> Library:
    """The clause library, read as far as it is used, once per process."""
    return Library(folders("clauses", workspace))


@cache
def templates(workspace: Path | None = None) -> Templates:
    """The outlines and frames, once per process."""
    return Templates(folders("templates", workspace))
