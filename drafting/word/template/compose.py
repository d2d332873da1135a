"""Subdocuments: another file's content, with what it needs, brought into the template's package by docxcompose."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping
from typing import Any

from lxml import etree

from drafting.errors import Finding, InputError, Place
from drafting.word.package import zipping
from drafting.word.package.opening import open_package
from drafting.word.template.values import Subdocument

_ID = re.compile(r'(<wp:docPr(?: [^>]*?)? id=")[^"]*(?=")')
_NOTE = re.compile(rb'<w:(?:footnote|endnote)\b[^>]*?w:id="(-?\d+)"[^>]*>.*?</w:(?:footnote|endnote)>', re.DOTALL)


class Composition:
    """The template's package of one filling, into which subdocuments bring their styles, lists, pictures and notes."""

    def __init__(self, raw: bytes) -> None:
        # Loaded here: a filling without subdocuments needs neither.
        from docx import Document
        from docxtpl.subdoc import SubdocComposer

        self._open: Callable[[Any], Any] = Document
        self._composer: Callable[[Any], Any] = SubdocComposer
        self._master = Document(io.BytesIO(raw))
        self._done: dict[int, tuple[Subdocument, list[str]]] = {}

    def xml(self, value: Subdocument, next_id: Callable[[], int]) -> str:
        """The body of a subdocument, its section left out. Raises InputError or PackageError."""
        known = self._done.get(id(value))
        if known is None:
            shown = value.source if isinstance(value.source, str) else getattr(value.source, "name", "…")
            try:
                raw = value.read()
            except OSError:
                raise InputError(Finding("template.subdocument-missing", values={"path": shown})) from None
            open_package(raw, str(shown))  # refuses what is unsafe or broken
            try:
                document = self._open(io.BytesIO(raw))
                self._composer(self._master).attach_parts(document)
            except (KeyError, ValueError, AttributeError, IndexError, TypeError) as error:
                values = {"mark": "$subdoc", "reason": f"{shown}: {error}"}
                raise InputError(Finding("template.marked-value", Place(str(shown)), values)) from None
            section = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}sectPr"
            blocks = [
                etree.tostring(e, encoding="unicode", with_tail=False)
                for e in document.element.body
                if e.tag != section
            ]
            known = self._done[id(value)] = (value, blocks)
        return "".join(_ID.sub(lambda m: f"{m[1]}{next_id()}", block) for block in known[1])

    def members(self, members: Mapping[str, zipping.Packed], changed: Mapping[str, zipping.Packed], codec: zipping.Codec) -> dict[str, zipping.Packed]:  # fmt: skip
        """The members of the whole package: the template's as the subdocuments left them, what was filled in on top."""
        made = io.BytesIO()
        self._master.save(made)
        composed = {m.name: m for m in zipping.packed_members(made.getvalue())}
        whole: dict[str, zipping.Packed] = {**members, **composed, **changed}
        for name in changed:
            if name in composed and re.fullmatch(r"word/(?:footnotes|endnotes)\.xml", name):
                whole[name] = zipping.pack(
                    name, _with_new_notes(changed[name], members.get(name), composed[name]), codec
                )
        return whole


def _with_new_notes(filled: zipping.Packed, before: zipping.Packed | None, composed: zipping.Packed) -> bytes:
    text = filled.unpacked()
    known = {m[1] for m in _NOTE.finditer(before.unpacked())} if before else set()
    new = b"".join(m[0] for m in _NOTE.finditer(composed.unpacked()) if m[1] not in known)
    end = text.rindex(b"</w:")
    return text[:end] + new + text[end:]
