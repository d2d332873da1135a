"""Forms that come in: their fields, and their files under names that can do no harm, each in the folder of new work."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request

from drafting.batch.names import safe_name
from drafting.errors import Finding, OutputError, UsageError
from drafting.web.ledger import WAITING, Kept, Ledger, Work, now
from drafting.web.pages import language

MOST_FILES = 200
MOST_FIELDS = 5000
WORD = ("docx", "docm", "dotx", "doc")
BOOKS = ("xlsx", "xlsm", "xls", "ods")


@dataclass(slots=True)
class Faults:
    """What is wrong with a form: a code of the catalogue and its values by the name of the field."""

    found: dict[str, Finding] = field(default_factory=dict)

    def add(self, name: str, code: str, **values: Any) -> None:
        """Notes a fault of a field; the first of each counts."""
        self.found.setdefault(name, Finding(code, values=values))

    def __bool__(self) -> bool:
        return bool(self.found)


@dataclass(slots=True)
class Posted:
    """A form as it came in."""

    form: FormData
    faults: Faults = field(default_factory=Faults)

    def text(self, name: str, otherwise: str = "", most: int = 2000) -> str:
        """A field of text, on one line."""
        value = self.form.get(name, otherwise)
        return " ".join(value.split())[:most] if isinstance(value, str) else otherwise

    def long(self, name: str) -> str:
        """A field of text as it was typed."""
        value = self.form.get(name, "")
        return value.replace("\r\n", "\n") if isinstance(value, str) else ""

    def several(self, name: str) -> list[str]:
        """All values of a field that may be chosen more than once."""
        return [v for v in self.form.getlist(name) if isinstance(v, str)]

    def files(self, name: str) -> list[UploadFile]:
        """The files of a field; a field in which none was chosen has none."""
        return [f for f in self.form.getlist(name) if isinstance(f, UploadFile) and f.filename]

    def want(self, name: str, endings: Iterable[str], needed: bool = True) -> list[UploadFile]:
        """The files of a field; notes what is wrong with them."""
        found, known = self.files(name), tuple(endings)
        if not found and needed:
            self.faults.add(name, "web.no-file")
        for file in found:
            ending = PurePosixPath(_bare(file.filename)).suffix.lower().removeprefix(".")
            if ending not in known:
                shown = ", ".join(f".{e}" for e in known[:4])
                self.faults.add(name, "web.bad-ending", file=_bare(file.filename), known=shown)
            elif not file.size:
                self.faults.add(name, "web.empty-file", file=_bare(file.filename))
        return found


async def posted(request: Request) -> Posted:
    """The form of a request. Raises UsageError for one that is not ours, or cannot be read."""
    from starlette.exceptions import HTTPException

    try:
        form = await request.form(max_files=MOST_FILES, max_fields=MOST_FIELDS, max_part_size=4_000_000)
    except HTTPException:  # what python-multipart cannot read
        raise UsageError(Finding("web.bad-form")) from None
    made = Posted(form)
    if not request.app.state.gate.is_ours(made.text("mark"), request.state.visitor):
        raise UsageError(Finding("web.old-form"))
    return made


def _bare(name: str | None) -> str:
    """The last step of a name, whatever system it comes from."""
    return (name or "").replace("\\", "/").rpartition("/")[2]


def clean_name(name: str | None) -> str:
    """A name of a file that every file system takes and that leads nowhere."""
    bare = _bare(name)
    stem, _, ending = bare.rpartition(".")
    made = safe_name(stem.lstrip(".") or "bestand", "".join(c for c in ending.lower() if c.isalnum()) or "bin")
    return made


Given = list[tuple[str, UploadFile | Path, str]]
"""Field, content, and where it goes in the folder of the work ("" for under its own name)."""


async def begin(
    request: Request, sort: str, title: str, nonce: str, given: Given, asked: Mapping[str, Any], source: str = ""
) -> Work:
    """New work with its files, in the queue; or the same work where this very form was posted before. Raises OutputError."""
    ledger: Ledger = request.app.state.ledger
    work = Work(
        ledger.new_id(), sort, title[:200], request.state.visitor.name, language(request), WAITING, dict(asked), {}, now(), "",
        "", "", source, 0,
    )  # fmt: skip
    made = await run_in_threadpool(_kept, ledger, work, nonce, given)
    if made.id == work.id:
        request.app.state.pool.add(work.id)
    return made


def _kept(ledger: Ledger, work: Work, nonce: str, given: Given) -> Work:
    room = ledger.folder / "werk" / work.id
    files: list[Kept] = []
    total = hashlib.sha256(json.dumps([work.sort, work.lang, work.source, dict(work.asked)], sort_keys=True).encode())
    begun = False
    try:
        (room / "in").mkdir(parents=True)
        for number, (owner, content, where) in enumerate(given):
            own = content.filename if isinstance(content, UploadFile) else content.name
            name = where or _free(clean_name(own), {f.name for f in files})
            path = room / "in" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            size, sha = _copied(content, path)
            files.append(Kept("in", number, name, owner, size))
            total.update(f"{owner}\0{name}\0{sha}".encode())
        digest = total.hexdigest()
        work = replace(work, key=f"{nonce}-{digest}", digest=digest, files=tuple(files))
        begun = ledger.begin(work)
        return work if begun else (ledger.by_key(work.key) or work)
    except OSError as error:
        code = "web.disk-full" if error.errno == 28 else "web.cannot-keep"
        raise OutputError(Finding(code, values={"reason": error.strerror or str(error)})) from None
    finally:
        if not begun:
            shutil.rmtree(room, ignore_errors=True)


def _copied(content: UploadFile | Path, path: Path) -> tuple[int, str]:
    sha, size = hashlib.sha256(), 0
    source = content.file if isinstance(content, UploadFile) else content.open("rb")
    try:
        source.seek(0)
        with path.open("xb") as target:
            while piece := source.read(1 << 20):
                target.write(piece)
                sha.update(piece)
                size += len(piece)
    finally:
        if isinstance(content, Path):
            source.close()
    return size, sha.hexdigest()


def _free(name: str, taken: set[str]) -> str:
    """A name that is still free: two files of one name may be given."""
    stem, _, ending = name.rpartition(".")
    lower = {t.casefold() for t in taken}
    number = 1
    while name.casefold() in lower:
        number += 1
        name = f"{stem} ({number}).{ending}"
    return name


def again(ledger: Ledger, work: Work, *, without: Iterable[str] = ()) -> Given:
    """The files that other work was given, to go on from."""
    home = ledger.room_of(work.id) / "in"
    left = set(without)
    return [(f.field, home / f.name, f.name) for f in work.of("in") if f.field not in left]
