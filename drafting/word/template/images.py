"""Pictures in the line: their size, their XML, their place in the package."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import TYPE_CHECKING

from drafting.errors import Finding, InputError
from drafting.word.template.values import EMU_PER_MM, InlineImage, quoteattr

if TYPE_CHECKING:
    from drafting.word.template.additions import Added

_IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def drawing(image: InlineImage, part: str, added: Added, next_id: Callable[[], int]) -> str:
    """The `wp:inline` of a picture, which joins the package. Raises InputError where it is missing or no picture."""
    shown = image.source if isinstance(image.source, str) else getattr(image.source, "name", "…")
    try:
        raw = image.read()
    except OSError:
        raise InputError(Finding("template.image-missing", values={"path": shown})) from None
    width, height, extension, content_type, name = _measured(image, raw, shown)
    rid = added.relate(part, _IMAGE, added.member(raw, extension, content_type), False)
    link = ""
    if image.anchor:
        link = f'<a:hlinkClick r:id="{added.relate(part, _LINK, image.anchor, True)}"/>'
    number = next_id()
    alt = f" descr={quoteattr(image.alt)}" if image.alt else ""
    return (
        f'<wp:inline xmlns:wp="{_WP}" xmlns:a="{_A}" xmlns:pic="{_PIC}" xmlns:r="{_R}">'
        f'<wp:extent cx="{width}" cy="{height}"/>'
        f'<wp:docPr id="{number}" name="Picture {number}"{alt}>{link}</wp:docPr>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic><a:graphicData uri="{_PIC}"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="0" name={quoteattr(name)}{alt}>{link}</pic:cNvPr><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{rid}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline>"
    )


def _measured(image: InlineImage, raw: bytes, shown: object) -> tuple[int, int, str, str, str]:
    # python-docx knows the headers of all that Word shows; it is loaded only where there is a picture.
    from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
    from docx.image.image import Image

    try:
        found = Image.from_file(io.BytesIO(raw))
        width, height = found.scaled_dimensions(
            int(image.width * EMU_PER_MM) if image.width else None,
            int(image.height * EMU_PER_MM) if image.height else None,
        )
    except (
        InvalidImageStreamError,
        UnexpectedEndOfFileError,
        UnrecognizedImageError,
        ValueError,
        ArithmeticError,
        OSError,
    ):
        raise InputError(Finding("template.image-broken", values={"path": shown})) from None
    name = str(shown).replace("\\", "/").rpartition("/")[2]
    return int(width), int(height), found.ext, found.content_type, name if name != "…" else f"image.{found.ext}"
