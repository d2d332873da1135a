"""Every `w:` string and every zip: frames, the writer, the reader, redlines, packages."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

_PUBLIC = {
    "read_blocks": "drafting.word.reader",
    "read_docx": "drafting.word.reader",
    "unsound": "drafting.word.package.soundness",
    "write_docx": "drafting.word.writer.document",
}

__all__ = ["read_blocks", "read_docx", "unsound", "write_docx"]


def __getattr__(name: str) -> Any:
    # The reader is not loaded to write, nor the writer to read.
    if name in _PUBLIC:
        return getattr(import_module(_PUBLIC[name]), name)
    raise AttributeError(f"module 'drafting.word' has no attribute {name!r}")


if TYPE_CHECKING:
    from drafting.word.package.soundness import unsound as unsound
    from drafting.word.reader import read_blocks as read_blocks
    from drafting.word.reader import read_docx as read_docx
    from drafting.word.writer.document import write_docx as write_docx
