"""What a filling adds to the package: pictures, relationships, content types."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from drafting.word.package import zipping
from drafting.word.template.values import quoteattr

_STORED_AS_IS = ("png", "jpg", "jpeg", "gif")  # already compressed
_RELS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'


@dataclass(slots=True)
class Added:
    """What the filled parts need in the package beside them."""

    relationships: dict[str, list[tuple[str, str, str, bool]]] = field(default_factory=dict)
    media: dict[bytes, tuple[str, str]] = field(default_factory=dict)  # picture → (member name, content type)

    def relate(self, part: str, kind: str, target: str, external: bool) -> str:
        """The id of a relationship of `part`; the same one for the same target."""
        known = self.relationships.setdefault(part, [])
        for rid, k, t, e in known:
            if (k, t, e) == (kind, target, external):
                return rid
        rid = f"rIdFill{len(known) + 1}"
        known.append((rid, kind, target, external))
        return rid

    def member(self, raw: bytes, extension: str, content_type: str) -> str:
        """The name of a picture in the package; the same one for the same picture."""
        if raw not in self.media:
            self.media[raw] = (f"media/fill{len(self.media) + 1}.{extension}", content_type)
        return self.media[raw][0]


def with_added(members: Mapping[str, zipping.Packed], added: Added, codec: zipping.Codec) -> list[zipping.Packed]:
    """All members of the package, with what was added among them."""
    done = dict(members)
    for part, relationships in added.relationships.items():
        folder, _, base = part.rpartition("/")
        name = f"{folder}/_rels/{base}.rels"
        known = done[name].unpacked().decode() if name in done else f"{_RELS}</Relationships>"
        lines = "".join(_relationship(part, folder, *entry) for entry in relationships)
        if "</Relationships>" not in known:
            known = re.sub(r"<Relationships([^>]*)/>", r"<Relationships\1></Relationships>", known)
        known = known.replace("</Relationships>", lines + "</Relationships>")
        done[name] = zipping.pack(name, known.encode(), codec)
    folder = "word"
    types = done[zipping.CONTENT_TYPES].unpacked().decode()
    for raw, (member, content_type) in added.media.items():
        name = f"{folder}/{member}"
        extension = member.rpartition(".")[2]
        if extension in _STORED_AS_IS:
            done[name] = zipping.Packed(name, raw, codec.crc32(raw), len(raw), zipping.STORED)
        else:
            done[name] = zipping.pack(name, raw, codec)
        if not re.search(rf'<Default\b[^>]*Extension="{extension}"', types, re.IGNORECASE):
            line = f'<Default Extension="{extension}" ContentType="{content_type}"/>'
            at = types.index(">", types.index("<Types")) + 1
            types = types[:at] + line + types[at:]
    done[zipping.CONTENT_TYPES] = zipping.pack(zipping.CONTENT_TYPES, types.encode(), codec)
    return list(done.values())


def _relationship(part: str, folder: str, rid: str, kind: str, target: str, external: bool) -> str:
    if not external:
        target = posixpath.relpath(f"word/{target}", folder or ".")
    mode = ' TargetMode="External"' if external else ""
    return f'<Relationship Id="{rid}" Type="{kind}" Target={quoteattr(target)}{mode}/>'
