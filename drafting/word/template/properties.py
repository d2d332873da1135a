"""Core properties with tags (title, subject, author, …), as docxtpl renders them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from jinja2.exceptions import TemplateSyntaxError
from markupsafe import escape

from drafting.errors import Finding, LibraryError
from drafting.word.package import Package
from drafting.word.template.listing import legal
from drafting.word.template.place import ParagraphPlace
from drafting.word.template.sandbox import TemplateSandbox

_CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
# The properties that docxtpl renders, by their element.
RENDERED = {
    "dc:creator": "author",
    "dc:description": "comments",
    "dc:identifier": "identifier",
    "dc:language": "language",
    "dc:subject": "subject",
    "dc:title": "title",
}
_ELEMENT = re.compile(r"<(dc:[a-z]+)((?: [^>]*)?)>([^<]*)</\1>")


@dataclass(frozen=True, slots=True)
class Properties:
    """The core properties part with compiled tags: text and functions in turn."""

    name: str
    pieces: tuple[str | Callable[[Mapping[str, Any]], str], ...]
    sources: tuple[tuple[str, str], ...]

    def fill(self, values: Mapping[str, Any]) -> bytes:
        """The part filled in. Raises what Jinja raises."""
        out = [p if isinstance(p, str) else str(escape(legal(p(values)))) for p in self.pieces]
        return "".join(out).encode()


def read_properties(package: Package, environment: TemplateSandbox, name: str) -> Properties | None:
    """The core properties where they hold tags. Raises LibraryError for faults in those."""
    part = next((r.target for r in package.relationships().values() if r.type == _CORE), "")
    text = package.parts.get(part, b"").decode("utf-8", "replace")
    if "{{" not in text and "{%" not in text:
        return None
    pieces: list[str | Callable[[Mapping[str, Any]], str]] = []
    sources: list[tuple[str, str]] = []
    wrong: list[Finding] = []
    done = 0
    plain = environment.overlay(autoescape=False)
    for element in _ELEMENT.finditer(text):
        said = _unescape(element[3])
        if element[1] not in RENDERED or ("{{" not in said and "{%" not in said):
            continue
        kind = f"properties:{RENDERED[element[1]]}"
        try:
            template = plain.from_string(said)
        except TemplateSyntaxError as error:
            wrong.append(Finding("template.syntax", ParagraphPlace(name, part=kind, path=said[:80]), {"reason": error.message or ""}))
            continue
        pieces += (text[done : element.start(3)], template.render)
        sources.append((kind, said))
        done = element.end(3)
    if wrong:
        raise LibraryError(wrong)
    pieces.append(text[done:])
    return Properties(part, tuple(pieces), tuple(sources)) if sources else None


def _unescape(text: str) -> str:
    for written, meant in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&")):
        text = text.replace(written, meant)
    return text
