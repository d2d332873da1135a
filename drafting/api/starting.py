"""A workspace to start in (`drafting init`), and what comes with drafting copied into it, to be changed there."""

from __future__ import annotations

import json
import re
from pathlib import Path

from drafting.api import workspace
from drafting.api.output import must_not_exist, write_file
from drafting.api.workspace import Workspace
from drafting.clauses import unknown_clause
from drafting.errors import Finding, UsageError
from drafting.intake import schema

_MARK = re.compile(r"\s*#! (\w+)$")
"""At the end of a line of the start for later documents: for this kind only."""


def examples() -> list[str]:
    """The ids of the example dossiers that a workspace may start from."""
    home = workspace.shipped("examples")
    return sorted(p.parent.name for p in home.glob("*/dossier.yaml") if p.parent.name != "start")


def init(folder: Path, force: bool = False, example: str = "", kind: str = "") -> list[Path]:
    """Makes a workspace in `folder`: a dossier to start from (that of `example` where given, else one made for the document of `kind`,
    every field explained where it stands), its schema for the editor, and empty folders for own clauses and templates. Existing
    files are not overwritten without `force`. Returns what was written. Raises UsageError for an example or kind that there is not."""
    start = workspace.shipped("examples") / "start"
    files: dict[Path, bytes] = {
        folder / "dossier.yaml": start_dossier(example, kind),
        folder / "dossier.schema.json": json.dumps(schema(), ensure_ascii=False, indent=1).encode(),
        folder / "LEESMIJ.md": (start / "LEESMIJ.md").read_bytes(),
        folder / "clauses" / "LEESMIJ.md": (start / "clauses.md").read_bytes(),
        folder / "templates" / "LEESMIJ.md": (start / "templates.md").read_bytes(),
        folder / workspace.MARKER / "workspace": b"drafting workspace 1\n",
    }
    return _written(files, force)


def start_dossier(example: str = "", kind: str = "") -> bytes:
    """The dossier to start from: an example's, or the start for a kind. Raises UsageError for one that there is not."""
    home = workspace.shipped("examples")
    if example and example not in examples():
        raise UsageError(Finding("cli.no-example", values={"found": example, "known": ", ".join(examples())}))
    if example and kind:
        raise UsageError(Finding("cli.example-and-kind"))
    templates = workspace.opened(None).templates
    kinds = [k for k in templates.kinds if not templates.outline(k).asks]
    if kind and kind not in kinds:
        raise UsageError(Finding("cli.no-start", values={"found": kind, "known": ", ".join(kinds)}))
    if example or not set(kinds[1:]) & {kind}:
        return (home / (example or "start") / "dossier.yaml").read_bytes()
    lines = (home / "start" / "verder.yaml").read_text(encoding="utf-8").split("\n")
    wanted = {kind}
    kept = (line for line in lines if set(_MARK.findall(line)) <= wanted)
    return "\n".join(_MARK.sub("", line) for line in kept).encode()


def copy_clause(clause_id: str, home: Workspace, force: bool = False) -> list[Path]:
    """Puts a clause that comes with drafting into the workspace, where it goes before the shipped one and may be changed. Raises
    UsageError outside a workspace or for a clause that there is not, OutputError where it is there already."""
    folder = _own(home) / "clauses"
    library = workspace.opened(None).library
    if clause_id not in library.ids:
        raise UsageError(unknown_clause(clause_id, library.ids))
    path = library.path_of(clause_id)
    return _written({folder / path.parent.name / path.name: path.read_bytes()}, force)


def copy_template(kind: str, home: Workspace, force: bool = False) -> list[Path]:
    """Puts the outline and the frames of a document kind into the workspace, to be restyled in Word. Raises UsageError outside a
    workspace, LibraryError for a kind that there is not, OutputError where they are there already."""
    folder = _own(home) / "templates" / kind
    outline = workspace.opened(None).templates.outline(kind)
    files = sorted(p for p in outline.frame.parent.iterdir() if p.is_file() and p.suffix in (".yaml", ".docx"))
    return _written({folder / p.name: p.read_bytes() for p in files}, force)


def _own(home: Workspace) -> Path:
    if home.path is None:
        raise UsageError(Finding("cli.no-workspace"))
    return home.path


def _written(files: dict[Path, bytes], force: bool) -> list[Path]:
    must_not_exist(list(files), force)
    for path, content in files.items():
        write_file(path, content, force)
    return list(files)
