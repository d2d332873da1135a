"""How a studio is set up: its workspace, its store, its bounds, and who stands before it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from drafting.api.workspace import MARKER

LOCAL = ("127.0.0.1", "localhost", "::1")
UPLOAD = 100_000_000
"""Bytes of one request, all its files together."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What one studio serves. `workspace` is the folder whose clauses, templates and dossiers it works with; `store` the address of the
    draft store ("" for that of the workspace). `lang`: the language of who has not chosen one. `workers`: how much long work is done
    at once. `upload`: bytes of one request.

    A team: `behind_proxy` names the header in which the organisation's sign-in says who it is, `trusted_proxy` the addresses that may
    say it, `groups_header` the one with that person's groups; `rights` gives for each group "read", "draft" or "approve"."""

    workspace: Path
    store: str = ""
    host: str = "127.0.0.1"
    port: int = 0
    lang: str = "nl"
    workers: int = field(default_factory=lambda: max(1, min(4, (os.cpu_count() or 2) - 1)))
    upload: int = UPLOAD
    behind_proxy: str = ""
    trusted_proxy: tuple[str, ...] = ()
    groups_header: str = ""
    rights: Mapping[str, str] = field(default_factory=dict)

    @property
    def home(self) -> Path:
        """The folder for what the studio keeps of its own."""
        return self.workspace / MARKER / "studio"

    @property
    def local(self) -> bool:
        """Whether it is for who sits at this machine."""
        return not self.behind_proxy
