"""`drafting init`: a workspace to start in."""

from __future__ import annotations

import json
from pathlib import Path

from drafting.api import workspace
from drafting.api.output import must_not_exist, write_file
from drafting.intake import schema


def init(folder: Path, force: bool = False) -> list[Path]:
    """Makes a workspace in `folder`: a dossier to start from, its schema for the editor, and empty folders for own
    clauses and templates. Existing files are not overwritten without `force`. Returns what was written."""
    start = workspace.shipped("examples") / "start"
    files: dict[Path, bytes] = {
        folder / "dossier.yaml": (start / "dossier.yaml").read_bytes(),
        folder / "dossier.schema.json": json.dumps(schema(), ensure_ascii=False, indent=1).encode(),
        folder / "LEESMIJ.md": (start / "LEESMIJ.md").read_bytes(),
        folder / "clauses" / "LEESMIJ.md": (start / "clauses.md").read_bytes(),
        folder / "templates" / "LEESMIJ.md": (start / "templates.md").read_bytes(),
        folder / workspace.MARKER / "workspace": b"drafting workspace 1\n",
    }
    must_not_exist(list(files), force)
    for path, content in files.items():
        write_file(path, content, force)
    return list(files)
