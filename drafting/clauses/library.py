"""The clause library: folders of clause files, the first folder winning by id, each clause read when first asked for."""

from __future__ import annotations

import difflib
import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import Any

import yaml

from drafting.clauses.source import Clause, load_yaml, read_clause, yaml_faults
from drafting.clauses.texts import Texts
from drafting.errors import DraftingError, Finding, LibraryError, Place
from drafting.watched import Watched

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class TermText:
    """A defined term in one language: how it is written, its other forms, and its definition in clause markup."""

    term: str
    forms: tuple[str, ...]
    definition: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class LibraryTerm:
    """Begrip of the library. `introduced` names where it gets its meaning when that is not the definitions article
    ("parties"); `party` which party of a dossier the word is: "company", "state", "province", "parent", "guarantor"."""

    id: str
    texts: Mapping[str, TermText]
    introduced: str = ""
    source: str = ""
    party: str = ""


class Library:
    """Clauses, terms and norms from one or more folders; an earlier folder's files override a later one's by id.

    A folder holds `<topic>/<id>.md` (or `<id>.md`), and may hold terms.yaml, norms.yaml and sample.yaml. What was read is kept;
    `refresh` sees what changed on disk since. `texts` are compiled texts, to be shared by libraries of the same texts. `kept`: the files are those that
    an earlier version kept, and are read as it did.
    """

    def __init__(self, folders: Iterable[Path], texts: Texts | None = None, kept: bool = False) -> None:
        self.folders = tuple(Path(f) for f in folders)
        self._kept = kept
        self.texts = texts if texts is not None else Texts()
        self._read: dict[Path, Clause] = {}
        self._watched = Watched()

    def refresh(self) -> bool:
        """Forgets every file that changed, came or went since it was read; whether there was any."""
        return self._watched.refresh()

    def _forgetting(self, name: str) -> Callable[[], object]:
        """Drops what a cached property holds."""
        return partial(self.__dict__.pop, name, None)

    @cached_property
    def _files(self) -> dict[str, Path]:
        found: dict[str, Path] = {}
        forget = self._forgetting("_files")
        for folder in self.folders:
            self._watched.saw(folder, forget)
            for inside in folder.glob("*/"):
                self._watched.saw(inside, forget)
            for path in sorted([*folder.glob("*.md"), *folder.glob("*/*.md")]):
                if _ID.fullmatch(path.stem):  # what is no id ("LEESMIJ") is no clause
                    found.setdefault(path.stem, path)
        return dict(sorted(found.items()))

    @property
    def ids(self) -> tuple[str, ...]:
        """All clause ids, sorted."""
        return tuple(self._files)

    def __contains__(self, clause_id: object) -> bool:
        return clause_id in self._files

    def __iter__(self) -> Iterator[Clause]:
        return (self.clause(key) for key in self._files)

    def clause(self, clause_id: str) -> Clause:
        """The clause with this id. Raises LibraryError where it does not exist (with the nearest name) or has faults."""
        path = self._files.get(clause_id)
        if path is None:
            raise LibraryError(unknown_clause(clause_id, self.ids))
        clause = self._read.get(path)
        if clause is None:
            self._watched.saw(path, partial(self._read.pop, path, None))
            clause = self._read[path] = read_clause(path, self.name_of(path), self._kept)
        return clause

    def path_of(self, clause_id: str) -> Path:
        """The file of a clause. Raises KeyError for one that there is not."""
        return self._files[clause_id]

    def folder_of(self, clause_id: str) -> Path | None:
        """The folder of this library that a clause comes from."""
        return next((f for f in self.folders if self._files[clause_id].is_relative_to(f)), None)

    def faults(self) -> tuple[Finding, ...]:
        """The faults of every clause file that cannot be read."""
        found: list[Finding] = []
        for key in self._files:
            try:
                self.clause(key)
            except DraftingError as error:
                found += error.findings
        return tuple(found)

    def name_of(self, path: Path) -> str:
        """How findings call a file: from its library folder's name on ("clauses/support/support-cap.md")."""
        for folder in self.folders:
            if path.is_relative_to(folder):
                return str(Path(folder.name) / path.relative_to(folder))
        return str(path)

    @cached_property
    def terms(self) -> dict[str, LibraryTerm]:
        """The library's defined terms by id. Raises LibraryError for a terms.yaml with faults."""
        found: dict[str, LibraryTerm] = {}
        for folder in self.folders:
            path = folder / "terms.yaml"
            for entry in (self._yaml(path, "terms") or {}).get("terms", ()):
                texts = {
                    lang: TermText(
                        term=str(entry[lang]["term"]),
                        forms=tuple(entry[lang].get("forms") or (entry[lang]["term"],)),
                        definition=str(entry[lang].get("definition", "")),
                    )
                    for lang in ("nl", "en")
                    if lang in entry
                }
                found.setdefault(
                    entry["id"],
                    LibraryTerm(
                        entry["id"], texts, entry.get("introduced", ""), self.name_of(path), entry.get("party", "")
                    ),
                )
        return found

    @cached_property
    def norms(self) -> dict[str, Any]:
        """norms.yaml: the norm sets, which directives each kind must meet, and the kinds that are outside all of them (`outside`)."""
        merged: dict[str, Any] = {}
        for folder in reversed(self.folders):
            own = self._yaml(folder / "norms.yaml", "norms") or {}
            merged = {**merged, **own, "outside": [*merged.get("outside", ()), *own.get("outside", ())]}
        return merged

    @cached_property
    def sample(self) -> dict[str, Any]:
        """sample.yaml: the plain dossier from which every clause about a dossier renders by itself."""
        return self._first("sample.yaml", "sample")

    @cached_property
    def portfolio_sample(self) -> dict[str, Any]:
        """sample-portfolio.yaml: the plain portfolio, without its companies, for the clauses about a portfolio."""
        return self._first("sample-portfolio.yaml", "portfolio_sample")

    def _first(self, name: str, of: str) -> dict[str, Any]:
        for folder in self.folders:
            plain: dict[str, Any] | None = self._yaml(folder / name, of)
            if plain is not None:
                return plain
        return {}

    def _yaml(self, path: Path, of: str) -> Any:
        """What a file of the library says; None where there is none. `of` is the property made of it."""
        self._watched.saw(path, self._forgetting(of))
        if not path.is_file():
            return None
        try:
            return load_yaml(path.read_text(encoding="utf-8"), kept=self._kept)
        except (yaml.YAMLError, OSError, UnicodeDecodeError) as error:
            raise LibraryError(yaml_faults(error, self.name_of(path), "clauses.broken-yaml")) from None

    def digest(self) -> str:
        """One hash over every file of the library, by its name and bytes (hex SHA-256)."""
        total = hashlib.sha256()
        files = [*self._files.values(), *(f / n for f in self.folders for n in ("terms.yaml", "norms.yaml"))]
        for path in files:
            if path.is_file():
                total.update(f"{self.name_of(path)}\0".encode())
                total.update(path.read_bytes())
        return total.hexdigest()


def unknown_clause(clause_id: str, known: Iterable[str], place: Place | None = None) -> Finding:
    """The finding for a clause id that the library does not have, with the nearest name."""
    near = difflib.get_close_matches(clause_id, list(known), n=1, cutoff=0.5)
    code = "clauses.unknown-clause-near" if near else "clauses.unknown-clause"
    return Finding(code, place or Place(), {"id": clause_id, "near": near[0] if near else ""})
