"""The manifest of a run: a line of JSON for each document, written when it is done, read back to go on."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from drafting.api import written
from drafting.api.output import put, write_aside
from drafting.api.written import hash_of as file_hash
from drafting.errors import Finding, OutputError, Place

NAME = written.MANIFEST
EARLIER = ".manifest-earlier.jsonl"
"""What earlier runs into the same folder wrote that this one may not: hash by name, so that it may still be renewed."""


class Manifest:
    """Appends entries; knows which documents of an earlier, perhaps killed, run are finished."""

    def __init__(self, folder: Path, resume: bool) -> None:
        self.path = folder / NAME
        self.folder = folder
        self._done: dict[tuple[str, str, str, str], list[Mapping[str, Any]]] = {}
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self.ours = written.of_batch(folder, EARLIER) | written.of_batch(folder)
            if resume:
                self._read()
            elif self.ours:
                self._keep_earlier()
            self._stream = self.path.open("a" if resume else "w", encoding="utf-8")
        except OSError as error:
            raise self._refused(error) from None

    def _refused(self, error: OSError) -> OutputError:
        return OutputError(
            Finding("output.cannot-write", Place(str(self.path)), {"reason": error.strerror or str(error)})
        )

    def _keep_earlier(self) -> None:
        """Puts aside what is known of the documents here, before the manifest begins anew."""
        lines = "".join(
            json.dumps({"output": name, "hash": sha, "result": "kept"}, ensure_ascii=False) + "\n"
            for name, sha in self.ours.items()
        )
        path = self.folder / EARLIER
        put(write_aside(path, lines.encode()), path)

    def _read(self) -> None:
        if not self.path.is_file():
            return
        kept = []
        for line in self.path.read_text(encoding="utf-8").split("\n"):
            try:
                entry = json.loads(line)
            except ValueError:
                continue  # the line that was being written when the run was killed
            kept.append(line)
            if entry.get("result") == "done":
                key = (entry["input"], entry["input_hash"], entry["options"], entry["library"])
                self._done.setdefault(key, []).append(entry)
        self.path.write_text("".join(line + "\n" for line in kept), encoding="utf-8")

    def finished(self, source: str, digest: str, options: str, library: str) -> list[Mapping[str, Any]]:
        """The entries of a job that was wholly finished in the same way, its files still there and unchanged; else []."""
        entries = self._done.get((source, digest, options, library), [])
        if not entries or len(entries) < int(entries[-1].get("of", 1)):
            return []
        if all(file_hash(self.folder / e["output"]) == e["hash"] for e in entries):
            return entries
        return []

    def intend(self, output: str, sha: str) -> None:
        """Says what will be put in place, before it is: for a document that would be other bytes when made again. A run that is killed
        in between finds it as its own."""
        line = json.dumps({"output": output, "hash": sha, "result": "kept"}, ensure_ascii=False)
        try:
            with (self.folder / EARLIER).open("a", encoding="utf-8") as stream:
                stream.write(line + "\n")
        except OSError as error:
            raise self._refused(error) from None

    def write(self, entry: Mapping[str, Any]) -> None:
        """Adds an entry, handed to the system before it returns. Raises OutputError where the disk is full."""
        try:
            self._stream.write(json.dumps(entry, ensure_ascii=False) + "\n")
            self._stream.flush()
        except OSError as error:
            raise self._refused(error) from None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with contextlib.suppress(OSError):  # told by `write` already: the disk is full
            self._stream.close()
