"""One piece of work as a worker has it: what was asked, the files that were given, and where results go."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from drafting.api.output import write_file
from drafting.errors import Finding
from drafting.web.told import of_findings


@dataclass(slots=True)
class Task:
    """`out`: the folder for results; `asked`: the wishes of the form; `given`: (field of the form, name of the file) for each file in the
    folder one stands in; `files`: (name, what it is) for each result. `what` is "main", "more" or "preview"."""

    out: Path
    lang: str
    asked: dict[str, Any]
    given: list[list[str]]
    workspace: str
    store: str
    say: Callable[[dict[str, Any]], None]
    files: list[tuple[str, str]] = field(default_factory=list)

    def named(self, name: str) -> list[str]:
        """The files that were given in a field."""
        return [file for owner, file in self.given if owner == name]

    def one(self, name: str) -> str:
        """The one file of a field; "" where none was given."""
        return next(iter(self.named(name)), "")

    def wish(self, name: str, otherwise: str = "") -> str:
        """What the form says in a field."""
        return str(self.asked.get(name) or otherwise)

    @property
    def moment(self) -> datetime | None:
        """The date that was asked for."""
        return datetime.fromisoformat(said) if (said := self.wish("date")) else None

    def put(self, name: str, content: bytes, what: str = "main") -> str:
        """Keeps a result; of a name that is there already the next gets a number."""
        stem, dot, end = name.rpartition(".")
        known = {n.casefold() for n, _ in self.files}
        number = 1
        while name.casefold() in known:
            number += 1
            name = f"{stem} ({number}){dot}{end}"
        write_file(self.out / name, content)
        self.files.append((name, what))
        return name

    def gather(self) -> None:
        """Puts several results together in a zip as well."""
        from drafting.api.archive import write_archive

        main = [name for name, what in self.files if what == "main"]
        if len(main) > 1:
            name = "alles.zip" if self.lang == "nl" else "all.zip"
            write_archive(self.out / name, [self.out / one for one in main])
            self.files.append((name, "all"))

    def told(self, findings: Iterable[Finding]) -> list[dict[str, Any]]:
        """Findings for the page."""
        return of_findings(findings, self.lang)

    def progress(self, done: int, total: int, note: str = "") -> None:
        """Says how far it is."""
        self.say({"done": done, "total": total, "note": note})
