"""The parts of a Word file while it is being made: finding a part by what it is, and adding one with its relationship and
content type."""

from __future__ import annotations

from lxml import etree

from drafting.word.package.opening import CONTENT_TYPES, NS_CT, NS_RELS, Package
from drafting.word.styles import NS

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_EMPTY = {
    "styles": f'{HEAD}<w:styles xmlns:w="{NS}"/>',
    "numbering": f'{HEAD}<w:numbering xmlns:w="{NS}"/>',
    "footnotes": (
        f'{HEAD}<w:footnotes xmlns:w="{NS}">'
        '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
        "</w:footnotes>"
    ),
}


class Parts:
    """The parts of a frame by name, and where its styles, lists and footnotes are."""

    def __init__(self, package: Package) -> None:
        self.package, self.main = package, package.main
        self.raw: dict[str, bytes] = dict(package.parts)
        self.folder = self.main.rpartition("/")[0]
        self.rels = f"{self.folder}/_rels/{self.main.rpartition('/')[2]}.rels"
        self.names = {kind: self._find(kind) for kind in ("styles", "numbering", "footnotes")}

    def _find(self, kind: str) -> str:
        for relationship in self.package.relationships(self.main).values():
            if relationship.type.endswith(f"/{kind}") and relationship.target in self.raw:
                return relationship.target
        name = f"{self.folder}/{kind}.xml" if self.folder else f"{kind}.xml"
        self.raw[name] = _EMPTY[kind].encode()
        add_type(self.raw, name, f"{WML}.{kind}+xml")
        add_relationship(self.raw, self.rels, f"rIdDrafting{kind.capitalize()}", f"{OFFICE}/{kind}", f"{kind}.xml")
        return name

    def styles(self) -> etree._Element:
        """The style sheet's element."""
        return self._tree("styles")

    def numbering(self) -> etree._Element:
        """The lists' element."""
        return self._tree("numbering")

    def _tree(self, kind: str) -> etree._Element:
        name = self.names[kind]
        return self.package.xml(name) if name in self.package.parts else etree.fromstring(self.raw[name])

    def put_styles(self, root: etree._Element) -> None:
        """Puts the style sheet back."""
        self.raw[self.names["styles"]] = to_bytes(root)

    def put_numbering(self, root: etree._Element) -> None:
        """Puts the lists back."""
        self.raw[self.names["numbering"]] = to_bytes(root)


def to_bytes(root: etree._Element) -> bytes:
    """An element as a part."""
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def add_type(parts: dict[str, bytes], name: str, content_type: str) -> None:
    """Declares the content type of a part."""
    root = etree.fromstring(parts[CONTENT_TYPES])
    if not any(node.get("PartName") == f"/{name}" for node in root.iter(f"{{{NS_CT}}}Override")):
        etree.SubElement(root, f"{{{NS_CT}}}Override", PartName=f"/{name}", ContentType=content_type)
        parts[CONTENT_TYPES] = to_bytes(root)


def add_default(parts: dict[str, bytes], extension: str, content_type: str) -> None:
    """Declares the content type of all parts with an extension."""
    root = etree.fromstring(parts[CONTENT_TYPES])
    if not any(node.get("Extension", "").lower() == extension for node in root.iter(f"{{{NS_CT}}}Default")):
        root.insert(0, root.makeelement(f"{{{NS_CT}}}Default", Extension=extension, ContentType=content_type))
        parts[CONTENT_TYPES] = to_bytes(root)


def add_relationship(
    parts: dict[str, bytes], rels: str, rid: str, kind: str, target: str, external: bool = False
) -> None:
    """Adds a relationship to the relationships part `rels`, made where it is not there."""
    empty = f'{HEAD}<Relationships xmlns="{NS_RELS}"/>'.encode()
    root = etree.fromstring(parts.get(rels, empty))
    node = etree.SubElement(root, f"{{{NS_RELS}}}Relationship", Id=rid, Type=kind, Target=target)
    if external:
        node.set("TargetMode", "External")
    parts[rels] = to_bytes(root)
