"""What is kept of a draft: its revisions, each with the hashes of what it was made of."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field


@dataclass(frozen=True, slots=True)
class Revision:
    """Versie: one immutable state of a draft. `number` 0 means not yet saved; hashes are SHA-256 of the bytes kept."""

    draft: str
    author: str
    moment: str
    message: str
    origin: str
    lang: str = "nl"
    number: int = 0
    parent: int | None = None
    sender: str = ""
    label: str = ""
    writer: str = ""
    built: str = ""
    positions: str = "{}"
    dossier: str = ""
    library: str = ""
    frame: str = ""
    tree: str = ""
    docx: str = ""
    open_values: int = 0
    digest: str = ""
    status: str = "concept"

    @property
    def name(self) -> str:
        """How users call it: `delta/jloi@3`."""
        return f"{self.draft}@{self.number}"


@dataclass(frozen=True, slots=True)
class Contents:
    """What a revision is made of, as bytes: dossier JSON, library bundle JSON, frame, tree JSON, the Word file."""

    dossier: bytes = b""
    library: bytes = b""
    frame: bytes = b""
    tree: bytes = b""
    docx: bytes = b""
    clauses: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Happened:
    """Something that happened to a draft, for the audit trail: what, to which revision, by whom, when, and in what words."""

    action: str
    draft: str
    number: int
    author: str
    moment: str
    detail: str = ""


def sha(content: bytes) -> str:
    """SHA-256, hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def digest_of(revision: Revision) -> str:
    """The hash of all that a revision says of itself, but for its status, which may change."""
    told = asdict(revision)
    for name in ("digest", "status"):
        told.pop(name)
    return sha(json.dumps(told, sort_keys=True, ensure_ascii=False).encode())


def same(latest: Revision, new: Revision) -> bool:
    """Whether a save would change nothing: what went in is the same."""
    if new.origin == "received":
        return latest.origin == "received" and latest.docx == new.docx
    if latest.origin == "received":
        return False
    names = ("dossier", "library", "frame", "tree", "docx", "lang", "positions", "label", "built")
    return all(getattr(latest, n) == getattr(new, n) for n in names)
