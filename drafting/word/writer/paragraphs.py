"""What tables and the table of contents ask of the body that they stand in; the body itself is written in `body`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from drafting.tree import Document
from drafting.word.writer.frame import Frame
from drafting.word.writer.inlines import Inlines


class Paragraphs(Protocol):
    """A writer of paragraphs in the styles of one frame."""

    document: Document
    frame: Frame
    styles: Mapping[str, str]
    indents: Mapping[str, int]
    inlines: Inlines

    def p(self, role: str, inner: str, after: str = "", before: str = "", at_indent: bool = False) -> str:
        """One paragraph in the style of `role`."""

    def marked(self, inner: str, wid: str) -> str:
        """`inner` between the bookmark of a wid."""

    def separator(self) -> str:
        """What keeps two tables without a caption apart."""
