"""Bringing a file of an earlier version up to date."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from pathlib import Path

from drafting.errors import Finding
from drafting.intake import read_text
from drafting.intake.upgrade import upgraded


@dataclass(frozen=True, slots=True)
class UpgradedFile:
    """The bytes of a file brought up to date, and its changes; warnings are what is left to be done by hand."""

    content: bytes
    changes: tuple[Finding, ...]


def upgrade_file(path: str | Path) -> UpgradedFile:
    """The dossier or portfolio at `path` in this version's form: every byte that had no reason to change as it was. Raises
    InputError."""
    made = upgraded(read_text(path), str(path))
    mark = codecs.BOM_UTF8 if Path(path).read_bytes().startswith(codecs.BOM_UTF8) else b""
    return UpgradedFile(mark + made.text.encode(), made.changes)
