"""`Workspace`: a folder with one's own clauses and templates over those that come with drafting, and all that is kept of them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from drafting.errors import Finding, InputError, Place
from drafting.watched import Stamp, stamp

if TYPE_CHECKING:
    from drafting.assembly import Templates
    from drafting.clauses import Library
    from drafting.clauses.texts import Texts
    from drafting.word.template.template import Template

MARKER = ".drafting"
"""The folder that makes a folder a workspace; the draft store and the settings are in it."""
SETTINGS = ("author",)
"""What `.drafting/settings.yaml` may say: `author`, in whose name documents and tracked changes stand."""
TEMPLATES_KEPT = 16
WORKSPACES_KEPT = 16


class Workspace:
    """The clauses, templates and settings of the folder at `path`, over those that come with drafting; without a path these alone.

    It keeps what it read and compiled, a bounded number of each, and sees that a file changed: what is asked of it is always what
    the files say now. It travels to other processes by its path. Several threads may use one.
    """

    def __init__(self, path: str | Path | None = None) -> None:
        self.path = None if path is None else Path(path).resolve()
        self._texts: Texts | None = None
        self._library: Library | None = None
        self._templates: Templates | None = None
        self._compiled: dict[tuple[str, str], tuple[Stamp, Template]] = {}

    def __reduce__(self) -> tuple[Any, ...]:
        return opened, (self.path,)  # a worker has one for all that it is sent

    def __repr__(self) -> str:
        return f"Workspace({str(self.path)!r})" if self.path else "Workspace()"

    @property
    def texts(self) -> Texts:
        """Clause texts, compiled: also for libraries that hold the same texts, as a kept revision's."""
        if self._texts is None:
            from drafting.clauses.texts import Texts

            self._texts = Texts()
        return self._texts

    @property
    def library(self) -> Library:
        """The clause library as its files are now, read as far as it is used."""
        from drafting.clauses import Library

        own = folders("clauses", self.path)
        if self._library is None or own != self._library.folders:  # or the workspace got clauses of its own
            self._library = Library(own, self.texts)
        self._library.refresh()
        return self._library

    @property
    def templates(self) -> Templates:
        """The outlines and frames as their files are now."""
        from drafting.assembly import Templates

        own = folders("templates", self.path)
        if self._templates is None or own != self._templates.folders:
            self._templates = Templates(own)
        self._templates.refresh()
        return self._templates

    def template(self, path: str | Path, lang: str = "nl") -> Template:
        """The Word template at `path`, compiled once for as long as its file is the same. Raises InputError where it cannot be
        read, PackageError or LibraryError where it has faults."""
        key, now = (str(path), lang), stamp(path)
        kept = self._compiled.get(key)
        if kept is None or kept[0] != now or now is None:
            from drafting.api.fill import compiled_template

            try:
                raw = Path(path).read_bytes()
            except OSError as error:
                code = "intake.no-file" if isinstance(error, FileNotFoundError) else "intake.unreadable"
                raise InputError(Finding(code, Place(str(path)), {"reason": error.strerror or str(error)})) from None
            kept = self._compiled[key] = (now, compiled_template(raw, str(path), lang))
            while len(self._compiled) > TEMPLATES_KEPT:
                self._compiled.pop(next(iter(self._compiled)), None)
        return kept[1]

    @property
    def settings(self) -> Mapping[str, str]:
        """What `.drafting/settings.yaml` says; empty where there is none. Raises InputError for an unknown word in it."""
        path = self.path / MARKER / "settings.yaml" if self.path else None
        if path is None or not path.is_file():
            return {}
        from drafting.intake import read_plain, read_text

        plain = read_plain(read_text(path), str(path))
        if plain.value is None:  # nothing but comments
            return {}
        said = plain.value if isinstance(plain.value, dict) else {}
        known = ", ".join(SETTINGS)
        unknown = [
            Finding("output.unknown-setting", plain.place((k,)), {"found": k, "known": known})
            for k, value in said.items()
            if k not in SETTINGS or not isinstance(value, str)
        ]
        if unknown or not isinstance(plain.value, dict):
            raise InputError(
                unknown or [Finding("output.unknown-setting", Place(str(path), 1), {"found": "–", "known": known})]
            )
        return said

    def keep_author(self, name: str) -> None:
        """Writes `name` as the author into the settings, where they do not name one yet; the rest of the file stays as it is."""
        if self.path is None or self.author:
            return
        path = self.path / MARKER / "settings.yaml"
        before = path.read_text(encoding="utf-8") if path.is_file() else ""
        if before and not before.endswith("\n"):
            before += "\n"
        from drafting.api.output import write_file

        write_file(path, f"{before}author: {json.dumps(name, ensure_ascii=False)}\n".encode(), True)

    @property
    def author(self) -> str:
        """In whose name documents and tracked changes of this workspace stand; "" where it does not say."""
        return self.settings.get("author", "")


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


Where = Workspace | str | Path | None
"""How a workspace may be given: itself, its folder, or None for what comes with drafting."""


def opened(where: Where = None) -> Workspace:
    """The workspace at `where`: one per folder in a process, so that all who ask share what it keeps."""
    return where if isinstance(where, Workspace) else _opened(None if where is None else Path(where).resolve())


@lru_cache(maxsize=WORKSPACES_KEPT)
def _opened(path: Path | None) -> Workspace:
    return Workspace(path)


def workspace_around(start: str | Path) -> Workspace:
    """The workspace that a file or folder is in, else the one of what comes with drafting."""
    return opened(workspace_of(start))
