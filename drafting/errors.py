"""The error tree and `Finding`, the one shape in which anything wrong is told.

::

    DraftingError                 base; the only class that cli and web catch; carries findings
    ├── InputError                a dossier, portfolio, workbook or data file has faults            exit 3
    ├── LibraryError              a clause, outline or frame has faults                             exit 4
    ├── AssemblyError             dossier and library are sound, but this document cannot be made   exit 5
    ├── PackageError              a Word, Excel or PDF file from outside cannot be read safely      exit 6
    ├── OutputError               the result cannot be written (exists, read-only, disk full)       exit 7
    ├── ComponentError            an outside program (LibreOffice, PostgreSQL) is missing or failed  exit 8
    ├── StoreError                the draft store refuses or is damaged                             exit 9
    └── UsageError                the command's own words are off                                   exit 2

Exit 1 is kept for a command that did its work and has bad news (`check --fail-on`, part of a batch failed).

A finding holds a *code* and *values*; the words are in the catalogue (`drafting.messages`), so that the same
finding reads in Dutch and in English. The code's part before the first point names the catalogue file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from drafting import messages
from drafting.messages import Both as Both  # a value that reads differently in the two languages
from drafting.messages import both as both


class Severity(StrEnum):
    """How much a finding weighs: `error` blocks or embarrasses, `warning` deserves a look, `info` is worth knowing."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is, as the user would look it up: a file and line, a sheet and cell, or a spot in a document.

    `source` is the file as the user named it; `line` and `column` count from 1; `path` is a dossier path
    ("support.maximum") or a place in a document ("artikel 5, tweede lid").
    """

    source: str = ""
    line: int | None = None
    column: int | None = None
    sheet: str = ""
    cell: str = ""
    path: str = ""

    def text(self, lang: str = "nl") -> str:
        """The place in words: `dossier.yaml, regel 41` or `voortgang.xlsx, blad Bedrijven, cel C12`."""
        parts = [self.source] if self.source else []
        if self.line is not None:
            parts.append(messages.text("place.line", lang, line=self.line))
        if self.sheet:
            parts.append(messages.text("place.sheet", lang, sheet=self.sheet))
        if self.cell:
            parts.append(messages.text("place.cell", lang, cell=self.cell))
        if self.path:
            parts.append(self.path)
        return ", ".join(parts)


NOWHERE = Place()


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found: code, place, and the values its sentences are filled with.

    `norm` is the rule it rests on (article, directive, standard); `excerpt` the text it is about, at most a few words.
    """

    code: str
    place: Place = NOWHERE
    values: Mapping[str, Any] = field(default_factory=dict)
    severity: Severity = Severity.ERROR
    excerpt: str = ""
    norm: str = ""

    def fact(self, lang: str = "nl") -> str:
        """What was found, as a sentence without its place."""
        return messages.text(self.code, lang, **self.values)

    def remedy(self, lang: str = "nl") -> str:
        """What to do about it; empty where the fact says it all."""
        return messages.remedy(self.code, lang, **self.values)

    def text(self, lang: str = "nl") -> str:
        """Place, fact and remedy on one line."""
        place = self.place.text(lang)
        said = f"{place}: {self.fact(lang)}" if place else self.fact(lang)
        remedy = self.remedy(lang)
        return f"{said} {remedy}" if remedy else said

    def __str__(self) -> str:
        return self.text()


class DraftingError(Exception):
    """Base of every fault that is not a bug. Holds all findings at once, never just the first."""

    exit_code = 3

    def __init__(self, findings: Finding | Iterable[Finding]) -> None:
        self.findings: tuple[Finding, ...] = (findings,) if isinstance(findings, Finding) else tuple(findings)
        super().__init__(self.findings)

    def text(self, lang: str = "nl") -> str:
        """All findings, a line each."""
        return "\n".join(finding.text(lang) for finding in self.findings)

    def __str__(self) -> str:
        return self.text()


class UsageError(DraftingError):
    """The command's words are off."""

    exit_code = 2


class InputError(DraftingError):
    """A dossier, portfolio, workbook or data file has faults."""

    exit_code = 3


class LibraryError(DraftingError):
    """A clause, outline or frame has faults."""

    exit_code = 4


class AssemblyError(DraftingError):
    """Dossier and library are sound by themselves, but this document cannot be made of them."""

    exit_code = 5


class PackageError(DraftingError):
    """A file from outside (Word, Excel, PDF) cannot be read, or not safely."""

    exit_code = 6


class OutputError(DraftingError):
    """The result cannot be written: it exists, the folder is read-only, the disk is full."""

    exit_code = 7


class ComponentError(DraftingError):
    """An outside program (LibreOffice, PostgreSQL) is missing or failed."""

    exit_code = 8


class StoreError(DraftingError):
    """The draft store refuses, or is damaged."""

    exit_code = 9
