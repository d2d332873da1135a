"""Which file is meant: a dossier or portfolio, by its file or by the folder that holds it."""

from __future__ import annotations

from pathlib import Path

from drafting.errors import Finding, Place, UsageError

_NAMES = ("dossier", "portfolio")
_ENDINGS = (".yaml", ".yml", ".json")


def source_at(path: str | Path) -> Path:
    """The file at `path`, or the one dossier or portfolio in the folder there.

    In a folder the one called dossier or portfolio comes first, else the only YAML or JSON file. Raises UsageError where there is
    none, or where there are several: never a guess.
    """
    folder = Path(path)
    if not folder.is_dir():
        return folder
    files = sorted(p for p in folder.iterdir() if p.suffix.lower() in _ENDINGS and not p.name.startswith("."))
    named = [p for p in files if p.stem.lower() in _NAMES]
    found = named or [p for p in files if not p.stem.endswith(".schema")]
    if len(found) == 1:
        return found[0]
    place = Place(str(path))
    if not found:
        raise UsageError(Finding("cli.empty-folder", place))
    raise UsageError(Finding("cli.several-in-folder", place, {"known": ", ".join(p.name for p in found)}))
