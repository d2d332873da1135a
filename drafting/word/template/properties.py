"""Tags outside the text: in core properties (title, subject, author, …) and in the addresses of links, as docxtpl has them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from jinja2.exceptions import TemplateSyntaxError
from markupsafe import escape

from drafting.admission.sandbox import rendered
from drafting.errors import Finding, LibraryError
from drafting.word.package.opening import Package
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
_ELEMENT = re.compile(r"<(dc:[a-z]+)(?: [^>]*)?>([^<]*)</\1>")
_RELATIONSHIP = re.compile(r"<Relationship\b[^>]*>")
_TARGET = re.compile(r'Target="([^"]*)"')
_ENCODED = re.compile(r"%7[Bb]%7[Bb].*?%7[Dd]%7[Dd]|\{\{.*?\}\}")


@dataclass(frozen=True, slots=True)
class Tagged:
    """A part in which some texts are templates: text and functions in turn. `sources` are those texts, by kind of place."""

    name: str
    pieces: tuple[str | Callable[[Mapping[str, Any]], str], ...]
    sources: tuple[tuple[str, str], ...]

    def fill(self, values: Mapping[str, Any]) -> bytes:
        """The part filled in. Raises what Jinja raises."""
        out = [p if isinstance(p, str) else str(escape(legal(p(values)))) for p in self.pieces]
        return "".join(out).encode()


def read_properties(package: Package, environment: TemplateSandbox, name: str) -> Tagged | None:
    """The core properties where they hold tags. Raises LibraryError for faults in those."""
    part = next((r.target for r in package.relationships().values() if r.type == _CORE), "")
    text = package.parts.get(part, b"").decode("utf-8", "replace")
    if "{{" not in text and "{%" not in text:
        return None
    found = [
        (m.start(2), m.end(2), f"properties:{RENDERED[m[1]]}", _unescape(m[2]))
        for m in _ELEMENT.finditer(text)
        if m[1] in RENDERED and ("{{" in m[2] or "{%" in m[2])
    ]
    return _tagged(part, text, found, environment, name)


def read_links(package: Package, main: str, environment: TemplateSandbox, name: str) -> Tagged | None:
    """The relationships of the body where the address of a link holds tags, percent-encoded as Word does or plain."""
    folder, _, base = main.rpartition("/")
    part = f"{folder}/_rels/{base}.rels"
    text = package.parts.get(part, b"").decode("utf-8", "replace")
    found = []
    for relationship in _RELATIONSHIP.finditer(text):
        target = _TARGET.search(relationship[0])
        if "/hyperlink" not in relationship[0] or target is None or not _ENCODED.search(target[1]):
            continue
        said = _ENCODED.sub(lambda m: _decoded(m[0]), _unescape(target[1]))
        start = relationship.start() + target.start(1)
        found.append((start, start + len(target[1]), "link", said))
    return _tagged(part, text, found, environment, name)


def _decoded(tag: str) -> str:
    raw = re.sub(rb"%([0-9A-Fa-f]{2})", lambda m: bytes([int(m[1], 16)]), tag.encode())
    return raw.decode("utf-8", "replace")


def _tagged(
    part: str, text: str, found: list[tuple[int, int, str, str]], environment: TemplateSandbox, name: str
) -> Tagged | None:
    pieces: list[str | Callable[[Mapping[str, Any]], str]] = []
    sources: list[tuple[str, str]] = []
    wrong: list[Finding] = []
    done = 0
    plain = environment.overlay(autoescape=False)
    for start, end, kind, said in found:
        try:
            template = plain.from_string(said)
        except TemplateSyntaxError as error:
            place = ParagraphPlace(name, part=kind, path=said[:80])
            wrong.append(Finding("template.syntax", place, {"reason": error.message or ""}))
            continue
        pieces += (text[done:start], partial(rendered, template))
        sources.append((kind, said))
        done = end
    if wrong:
        raise LibraryError(wrong)
    pieces.append(text[done:])
    return Tagged(part, tuple(pieces), tuple(sources)) if sources else None


def _unescape(text: str) -> str:
    for written, meant in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&")):
        text = text.replace(written, meant)
    return text
