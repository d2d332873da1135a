"""The dossiers of a workspace: which there are, what each comes to, a new one, and writing one again without losing what others did."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from drafting.api import places
from drafting.api.output import must_not_exist, write_file
from drafting.api.starting import start_dossier
from drafting.api.workspace import MARKER, Where
from drafting.clauses.labels import LABELS
from drafting.errors import DraftingError, Finding, InputError, OutputError, Place, UsageError
from drafting.intake import parse_dossier, read_plain, read_text
from drafting.intake.portfolio import is_portfolio
from drafting.intake.splice import put_value
from drafting.model import Dossier, Open, Position, Stage

ENDINGS = (".yaml", ".yml", ".json")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
_OURS = re.compile(r"""^["'{ ]*(?:company|organisations|sites)["']?\s*:""", re.M)


@dataclass(frozen=True, slots=True)
class Summary:
    """What one dossier of a workspace comes to. `where` is its path within the workspace, `key` a short name for it; `stage` the furthest
    step that was reached; `kinds` the documents that can be made now: id and abbreviation; `opens` how many values are declared open;
    `faults` why it cannot be read."""

    key: str
    where: str
    id: str = ""
    title: str = ""
    stage: str = ""
    kinds: tuple[tuple[str, str], ...] = ()
    opens: int = 0
    faults: tuple[Finding, ...] = field(default=())


def dossier_files(folder: Path) -> dict[str, Path]:
    """The dossiers in a workspace, in it or one level down, by a short key that says nothing of their place."""
    found = sorted({*folder.glob("*"), *folder.glob("*/dossier.*")})
    return {
        key_of(path.relative_to(folder).as_posix()): path
        for path in found
        if path.suffix in ENDINGS and not path.name.startswith(".") and MARKER not in path.parts and _is_dossier(path)
    }


def key_of(where: str) -> str:
    """The key of a path within a workspace."""
    return hashlib.sha256(where.encode()).hexdigest()[:12]


def _is_dossier(path: Path) -> bool:
    """Whether a file is meant as a dossier: by its name, else by what it holds. One with faults is still one."""
    if not path.is_file():
        return False
    if path.stem == "dossier":
        return True
    try:
        text = read_text(path)
        return _OURS.search(text) is not None and not is_portfolio(read_plain(text, path.name).value)
    except DraftingError:
        return False


def summary(path: Path, folder: Path, lang: str) -> Summary:
    """What the dossier at `path` comes to; kept for as long as its file is the same."""
    where = path.relative_to(folder).as_posix()
    try:
        return _summary(read_text(path), where, lang, str(folder))
    except DraftingError as error:
        return Summary(key_of(where), where, faults=error.findings)


@lru_cache(maxsize=256)
def _summary(text: str, where: str, lang: str, folder: str) -> Summary:
    dossier = parse_dossier(text, where)
    own = dossier.organisation(dossier.company)
    name = dossier.title if own is None or dossier.title else own.short_name
    said = name.said(lang) if isinstance(name, Open) else name.get(lang)
    reached = [s.stage for s in dossier.stages if not s.planned]
    order = list(Stage)
    furthest = max(reached, key=order.index, default=None)
    stage = "" if furthest is None else LABELS[furthest][lang.startswith("en")]
    return Summary(
        key_of(where), where, dossier.id, said or dossier.id, stage, tuple(able(dossier, folder)), len(list(opens(dossier)))
    )  # fmt: skip


def able(dossier: Dossier, workspace: Where = None) -> Iterator[tuple[str, str]]:
    """The documents whose stage the dossier knows, reached or planned: id and abbreviation."""
    from drafting.api.build import kinds_of

    templates = places.templates(workspace)
    stages = {s.stage for s in dossier.stages}
    for kind in kinds_of(dossier, workspace):
        outline = templates.outline(kind)
        if outline.stage is None or outline.stage in stages:
            yield kind, outline.abbreviation


def kinds_told(workspace: Where, lang: str) -> list[tuple[str, str]]:
    """Every kind of document of a dossier: id and label."""
    templates = places.templates(workspace)
    return [(k, templates.outline(k).label.get(lang, k)) for k in templates.kinds]


def kinds_to_start(workspace: Where, lang: str) -> list[tuple[str, str]]:
    """The kinds that a new dossier may be made for: those that ask for no fact beforehand."""
    templates = places.templates(workspace)
    return [(k, label) for k, label in kinds_told(workspace, lang) if not templates.outline(k).asks]


def opens(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Every value of a dossier that is declared open: its path, entries by id where they have one, and the reason."""
    if isinstance(value, Open):
        yield path, value.reason
    elif isinstance(value, tuple | list):
        for i, entry in enumerate(value):
            yield from opens(entry, f"{path}.{getattr(entry, 'id', i)}")
    elif isinstance(value, Mapping):
        for key, entry in value.items():
            yield from opens(entry, f"{path}.{key}".lstrip("."))
    elif hasattr(type(value), "model_fields"):
        for name in type(value).model_fields:
            yield from opens(getattr(value, name), f"{path}.{name}".lstrip("."))


# ---------------------------------------------------------------- new ones


def new_dossier(folder: Path, key: str, *, example: str = "", kind: str = "") -> Path:
    """A dossier to start from, as `<key>/dossier.yaml` in a workspace: the one for a document of `kind` or an example, under its own id.
    Raises UsageError for an id that is none, OutputError where there is one already."""
    target = target_of(folder, key)
    text = put_value(start_dossier(example, kind).decode(), ("id",), key)
    write_file(target, text.encode())
    return target


def target_of(folder: Path, key: str) -> Path:
    """Where a new dossier goes. Raises UsageError for an id that is none, OutputError where there is something already."""
    if not _ID.match(key) or len(key) > 40:
        raise UsageError(Finding("web.bad-id", values={"found": key}))
    target = folder / key / "dossier.yaml"
    must_not_exist([target], False)
    return target


def from_workbook(folder: Path, book: Path) -> list[Path]:
    """A dossier for each company of a workbook. Raises InputError or PackageError for the workbook, OutputError where one is there."""
    from drafting.api.records import dossier_texts
    from drafting.intake.dossier import to_plain
    from drafting.intake.portfolio import plain_yaml

    made = {target_of(folder, key): plain_yaml(to_plain(parse_dossier(text, key))) for key, text in dossier_texts(book)}
    for target, text in made.items():
        write_file(target, text.encode())
    return list(made)


# ---------------------------------------------------------------- writing again


def state_of(text: str) -> str:
    """What says that a text is still the same."""
    return hashlib.sha256(text.encode()).hexdigest()


def rewrite(path: Path, text: str, was: str) -> None:
    """Writes a dossier again, at once and whole, where it still is what `was` says (`state_of`). Raises OutputError where it changed in
    the meantime: then nothing is written."""
    if state_of(read_text(path)) != was:
        raise OutputError(Finding("web.changed-meanwhile", Place(path.name)))
    write_file(path, text.encode(), force=True)


def approvals(text: str, name: str) -> set[tuple[str, str]]:
    """The walk-away texts that a dossier chooses, with who allowed each; none where it cannot be read."""
    dossier, _ = parsed(text, name)
    if dossier is None:
        return set()
    return {(k, c.approver) for k, c in dossier.choices.positions.items() if c.position == Position.WALK_AWAY}


def parsed(text: str, name: str) -> tuple[Dossier | None, tuple[Finding, ...]]:
    """A dossier from its text, or every fault in it."""
    try:
        return parse_dossier(text, name), ()
    except InputError as error:
        return None, error.findings


__all__ = [
    "Summary",
    "able",
    "approvals",
    "dossier_files",
    "from_workbook",
    "key_of",
    "kinds_to_start",
    "kinds_told",
    "new_dossier",
    "opens",
    "parsed",
    "read_text",
    "rewrite",
    "state_of",
    "summary",
    "target_of",
]
