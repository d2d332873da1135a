"""What two files differ in that is not marked: how many signs, fields, looks and numbers. Kept in the marked file, so that whoever reads
that can tell of it."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields

from lxml import etree

from drafting.word.package.opening import CONTENT_TYPES, NS_CT, NS_RELS, Package

_PART = "docProps/custom.xml"
_NAME = "drafting.differences"
_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_KIND = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
_SET = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"


@dataclass(slots=True)
class Told:
    """Counts of what is not marked: `signs` that are written otherwise (quotes, spaces, hyphens), `fields` and `links` that are text now, paragraphs
    with another `styles` name, `others`: controls that one file has and the other has not, words with another `looks`, paragraphs that lost (or got) a list `numbers`, lost `comments`, embedded files
    (`chunks`) that were not compared."""

    signs: int = 0
    fields: int = 0
    links: int = 0
    styles: int = 0
    others: int = 0
    looks: int = 0
    numbers: int = 0
    comments: int = 0
    chunks: int = 0

    def with_those(self, other: Told) -> Told:
        """What both tell."""
        return Told(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))

    @property
    def counts(self) -> dict[str, int]:
        """What there is to tell, by name."""
        return {f.name: value for f in fields(self) if (value := getattr(self, f.name))}


def kept_in(parts: dict[str, bytes], told: Told) -> None:
    """Puts what is to be told into a package, as a property of the document (ECMA-376 part 1, 15.2.12.2)."""
    if not told.counts:
        return
    root = (
        etree.fromstring(parts[_PART])
        if _PART in parts
        else etree.fromstring(f'<Properties xmlns="{_PROPERTIES}" xmlns:vt="{_TYPES}"/>')
    )
    for node in [n for n in root if n.get("name") == _NAME]:
        root.remove(node)
    number = max((int(n.get("pid", "1")) for n in root), default=1) + 1
    node = etree.SubElement(root, f"{{{_PROPERTIES}}}property", {"fmtid": _SET, "pid": str(number), "name": _NAME})
    etree.SubElement(node, f"{{{_TYPES}}}lpwstr").text = json.dumps(told.counts)
    fresh = _PART not in parts
    parts[_PART] = _raw(root)
    if fresh:
        types = etree.fromstring(parts[CONTENT_TYPES])
        etree.SubElement(types, f"{{{NS_CT}}}Override", {"PartName": f"/{_PART}", "ContentType": _KIND})
        parts[CONTENT_TYPES] = _raw(types)
        relations = etree.fromstring(parts["_rels/.rels"])
        taken = {r.get("Id") for r in relations}
        name = next(n for k in range(1, 10_000) if (n := f"rIdTold{k}") not in taken)
        etree.SubElement(relations, f"{{{NS_RELS}}}Relationship", {"Id": name, "Type": _RELATION, "Target": _PART})
        parts["_rels/.rels"] = _raw(relations)


def told_in(package: Package) -> dict[str, int]:
    """What a marked file says of itself; empty where it says nothing."""
    if _PART not in package.parts:
        return {}
    for node in package.xml(_PART):
        if node.get("name") == _NAME:
            try:
                found = json.loads("".join(str(t) for t in node.itertext()))
            except ValueError:
                return {}
            return (
                {str(k): v for k, v in found.items() if isinstance(v, int) and k in {f.name for f in fields(Told)}}
                if isinstance(found, dict)
                else {}
            )
    return {}


def _raw(root: etree._Element) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
