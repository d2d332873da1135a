"""Clauses, templates and examples by the folder of a workspace: in the user's own first, then those that come with drafting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.api.workspace import MARKER, Where, folders, opened, shipped, workspace_of

if TYPE_CHECKING:
    from drafting.assembly import Templates
    from drafting.clauses import Library

__all__ = ["MARKER", "folders", "library", "shipped", "templates", "workspace_of"]


def library(workspace: Where = None) -> Library:
    """The clause library of a workspace, as its files are now."""
    return opened(workspace).library


def templates(workspace: Where = None) -> Templates:
    """The outlines and frames of a workspace, as their files are now."""
    return opened(workspace).templates
