"""What a file says of itself: title, language, kind, scheme, cover values, properties."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from lxml import etree

from drafting.tree import Block, Document, plain_text
from drafting.word.package.opening import Package
from drafting.word.reader.records import Para, Records
from drafting.word.writer.document import KIND

_CORE = {"title": "title", "subject": "subject", "creator": "creator", "keywords": "keywords", "language": "language"}


def document_of(package: Package, records: Records, body: tuple[Any, ...]) -> Document:
    """The document: `body` with everything around it."""
    properties = core(package)
    cover = cover_of(records.cover_values)
    lang = "en" if records.sheet.lang.casefold().startswith("en") else "nl"
    before = [r for r in records.cover if isinstance(r, Para)]
    return Document(
        kind=custom(package).get(KIND, ""),
        lang=lang,
        title=str(cover.get("title", "")) or _styled(before, body, "title") or properties.get("title", ""),
        subtitle=str(cover.get("subtitle", "")) or _styled(before, body, "subtitle"),
        numbering="contract" if records.paragraph_level.startswith("%1.") else "statute",
        body=body,
        properties=properties,
        cover=cover,
    )


def _styled(before: Iterable[Para], body: tuple[Any, ...], role: str) -> str:
    for para in before:
        if para.role == role:
            return para.text
    return next((plain_text(n) for n in body if isinstance(n, Block) and n.style == role), "")


def cover_of(found: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """Cover values by key; keys that end in `[]` are lists."""
    cover: dict[str, Any] = {}
    for key, text in found:
        if key.endswith("[]"):
            cover.setdefault(key[:-2], []).append(text)
        else:
            cover.setdefault(key, text)
    return cover


def core(package: Package) -> dict[str, str]:
    """The core properties that say something."""
    found: dict[str, str] = {}
    for node in _properties(package, "/core-properties"):
        name = etree.QName(node).localname
        if name in _CORE and node.text:
            found[_CORE[name]] = str(node.text)
        elif name == "created" and node.text:
            found["created"] = str(node.text)
    order = [*_CORE.values(), "created"]
    return {key: found[key] for key in order if key in found}


def custom(package: Package) -> dict[str, str]:
    """The custom properties that are text."""
    return {
        str(node.get("name")): "".join(str(t) for t in node.itertext())
        for node in _properties(package, "/custom-properties")
        if node.get("name")
    }


def _properties(package: Package, ending: str) -> list[etree._Element]:
    for relationship in package.relationships().values():
        if relationship.type.endswith(ending) and relationship.target in package.parts:
            return list(package.xml(relationship.target))
    return []
