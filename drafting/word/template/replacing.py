"""Things in a template replaced by files, as docxtpl's `replace_pic`, `replace_media`, `replace_embedded` and `replace_zipname` do.

What is replaced does not depend on the values, so it is done to the template before it is compiled; filling is not slower for it.
The new file keeps the name and place of the old one in the package: a picture must be of the same format, and takes the size of
the one that it replaces.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from drafting.errors import Finding, InputError, Place
from drafting.word.package import zipping
from drafting.word.package.opening import Package, open_package

_NS = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
}
_EMBED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
_FORMATS = {
    "png": (b"\x89PNG",),
    "jpg": (b"\xff\xd8\xff",),
    "jpeg": (b"\xff\xd8\xff",),
    "gif": (b"GIF8",),
    "bmp": (b"BM",),
}
_STRUCTURE = (".rels", ".xml")


@dataclass(frozen=True, slots=True)
class Replacements:
    """New contents: `pictures` by the name, title or description of the picture in Word; `media` and `embedded` by the content of
    the old file; `members` by name in the package ("word/embeddings/Werkblad1.xlsx")."""

    pictures: Mapping[str, bytes] = field(default_factory=dict)
    media: Mapping[bytes, bytes] = field(default_factory=dict)
    embedded: Mapping[bytes, bytes] = field(default_factory=dict)
    members: Mapping[str, bytes] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.pictures or self.media or self.embedded or self.members)


def replaced(raw: bytes, replacements: Replacements, name: str = "", codec: str = "auto") -> bytes:
    """The template in `raw` with its replacements made.

    Raises InputError naming everything that is not in the template, every picture of another format, and every member that is no
    file of its own but part of the document (XML); PackageError where `raw` is no sound Word file.
    """
    package = open_package(raw, name)
    wrong: list[Finding] = []
    new: dict[str, bytes] = {}

    def put(what: str, targets: list[str], content: bytes) -> None:
        if not targets:
            wrong.append(Finding("template.nothing-to-replace", Place(name), {"what": what}))
        for target in targets:
            ending = target.rpartition(".")[2].lower()
            if not content.startswith(_FORMATS.get(ending, (b"",))):
                wrong.append(Finding("template.picture-format", Place(name), {"what": what, "wanted": ending}))
            new[target] = content

    pictures = dict(_pictures(package)) if replacements.pictures else {}
    for called, content in replacements.pictures.items():
        put(called, pictures.get(called, []), content)
    for folder, by_content in (("word/media/", replacements.media), ("word/embeddings/", replacements.embedded)):
        for old, content in by_content.items():
            sum_ = zlib.crc32(old)
            found = [
                p
                for p, held in package.parts.items()
                if p.startswith(folder) and zlib.crc32(held) == sum_ and held == old
            ]
            put(f"{folder}… (CRC {sum_:08x})", found, content)
    for member, content in replacements.members.items():
        if member.lower().endswith(_STRUCTURE):
            wrong.append(Finding("template.replace-refused", Place(name), {"what": member}))
        else:
            put(member, [member] if member in package.parts else [], content)
    if wrong:
        raise InputError(wrong)
    how = zipping.codec(codec)
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        names = [i.filename for i in archive.infolist() if not i.is_dir()]
    packed = {m.name: m for m in zipping.packed_members(raw)}
    return zipping.write_zip(
        [zipping.pack(n, new[n], how) if n in new else packed[n] for n in names if n in packed], how
    )


def _pictures(package: Package) -> Iterator[tuple[str, list[str]]]:
    """What a picture is called, and the members that hold it: in the body, headers and footers."""
    found: dict[str, list[str]] = {}
    stories = [package.main]
    stories += [
        r.target for r in package.relationships(package.main).values()
        if r.type.endswith(("/header", "/footer")) and r.target in package.parts
    ]  # fmt: skip
    for story in stories:
        relationships = package.relationships(story)
        for picture in package.xml(story).iterfind(".//pic:pic", _NS):
            blip = picture.find("pic:blipFill/a:blip", _NS)
            about: etree._Element | None = picture.find("pic:nvPicPr/pic:cNvPr", _NS)
            of = relationships.get(blip.get(_EMBED, "")) if blip is not None else None
            if of is None or of.external or about is None:
                continue
            for called in dict.fromkeys(about.get(key, "") for key in ("name", "title", "descr")):
                if called and of.target not in found.setdefault(called, []):
                    found[called].append(of.target)
    yield from found.items()
