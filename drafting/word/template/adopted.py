"""docxtpl's own objects in our terms, so that who comes from docxtpl need not rewrite the values. Never imports docxtpl."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from drafting.errors import Finding, InputError
from drafting.word.template.values import EMU_PER_MM, InlineImage

_RELATED = re.compile(r' r:(?:embed|id|link|pict|dm|lo|qs|cs)="([^"]*)"')


class ForeignRuns(str):
    """Sound XML of runs."""

    __slots__ = ()

    def __html__(self) -> str:
        return str(self)


class ForeignBlocks(ForeignRuns):
    """Sound XML of paragraphs."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Brought:
    """XML with what it refers to, by the id it calls that by: (kind, address, "", "", b"") of a link, (kind, "", ending,
    content type, bytes) of a picture."""

    xml: str
    relations: dict[str, tuple[str, str, str, str, bytes]]


def adopted(value: Any) -> Any:
    """docxtpl's own objects in our terms; anything else as it is.

    A Subdoc brings its text, pictures and links; raises InputError for what else it may refer to (a chart): `Subdocument`
    brings all. The link of its RichText is known only to the docxtpl template it was made for, so that its text is kept
    alone: `RichText(url=…)` here has both.
    """
    kind = type(value)
    if kind.__module__ == "docxtpl.inline_image":
        return InlineImage(
            value.image_descriptor, _millimetres(value.width), _millimetres(value.height), value.anchor or ""
        )
    if kind.__module__ == "docxtpl.richtext":
        xml = re.sub(r"</?w:hyperlink\b[^>]*>", "", value.xml)
        return (ForeignBlocks if kind.__name__ == "RichTextParagraph" else ForeignRuns)(xml)
    if kind.__module__ == "docxtpl.subdoc":
        return _brought(value)
    return value


def _brought(value: Any) -> Brought:
    from lxml import etree

    blocks = [e for e in value.subdocx.element.body if not str(e.tag).endswith("}sectPr")]
    xml = "".join(etree.tostring(e, encoding="unicode", with_tail=False) for e in blocks)
    found: dict[str, tuple[str, str, str, str, bytes]] = {}
    for rid in dict.fromkeys(_RELATED.findall(xml)):
        of = value.docx.part.rels.get(rid)
        sort = of.reltype.rpartition("/")[2] if of is not None else ""
        if of is not None and of.is_external:
            found[rid] = (of.reltype, of.target_ref, "", "", b"")
        elif sort == "image":
            part = of.target_part
            found[rid] = (of.reltype, "", str(part.partname).rpartition(".")[2], part.content_type, part.blob)
        else:
            raise InputError(Finding("template.marked-value", values={"mark": "Subdoc", "reason": sort or rid}))
    return Brought(xml, found)


def _millimetres(length: Any) -> float | None:
    return None if length is None else int(length) / EMU_PER_MM
