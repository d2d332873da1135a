"""What a PDF gives away beside its pages: properties, attachments, notes, actions, layers that are off; and a copy without its properties.

Norm: ISO 32000-1, 14.3 (metadata), 7.11.4 (embedded files), 12.5 (annotations), 12.6 (actions), 8.11 (optional content).
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from drafting.errors import Finding, PackageError, Place

_INFO = {
    "/Author": "author", "/Creator": "program", "/Producer": "program", "/CreationDate": "dates", "/ModDate": "dates",
    "/Title": "title", "/Subject": "title", "/Keywords": "properties", "/Company": "company", "/Manager": "company",
}  # fmt: skip
_KEPT = ("/Title",)
_XMP = {
    "dc:creator": "author", "xmp:CreatorTool": "program", "pdf:Producer": "program", "xmp:CreateDate": "dates",
    "xmp:ModifyDate": "dates", "xmp:MetadataDate": "dates", "dc:description": "properties", "pdf:Keywords": "properties",
    "xmpMM:DocumentID": "counts", "xmpMM:InstanceID": "counts", "xmpMM:History": "counts", "dc:subject": "properties",
}  # fmt: skip
_ACTIONS = frozenset(
    ("/Launch", "/ImportData", "/SubmitForm", "/JavaScript", "/Rendition", "/RichMediaExecute", "/GoToR", "/GoToE")
)
_NOTES = frozenset(
    ("/Text", "/FreeText", "/Highlight", "/Underline", "/StrikeOut", "/Squiggly", "/Caret", "/Ink", "/Stamp", "/Popup")
)

Said = tuple[str, str, str]
"""The sort of a trace (as in a Word file), where it stands, what it says."""


def traces(pdf: bytes, name: str) -> list[Said]:
    """What a PDF gives away. Raises PackageError where it cannot be read."""
    with _opened(pdf, name) as document:
        return list(dict.fromkeys((*_properties(document), *_inside(document), *_on_pages(document))))


def clean(pdf: bytes, name: str) -> bytes:
    """The PDF without its properties, its title apart; pages, tags and attachments are as they were. Raises PackageError."""
    out = io.BytesIO()
    with _opened(pdf, name) as document:
        for key in [k for k in document.docinfo.keys() if k not in _KEPT]:  # noqa: SIM118 - iterates over nothing by itself
            del document.docinfo[key]
        if "/Metadata" in document.Root:
            with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as told:
                for key in _XMP:
                    if key in told:
                        del told[key]
        document.save(out, deterministic_id=True)
    return out.getvalue()


def _opened(pdf: bytes, name: str) -> Any:
    import pikepdf

    try:
        return pikepdf.open(io.BytesIO(pdf))
    except pikepdf.PasswordError:
        raise PackageError(Finding("bundle.pdf-encrypted", Place(name))) from None
    except (pikepdf.PdfError, ValueError, TypeError) as error:
        values = {"reason": str(error)[:120] or type(error).__name__}
        raise PackageError(Finding("bundle.pdf-broken", Place(name), values)) from None


def _properties(document: Any) -> Iterator[Said]:
    for key, said in document.docinfo.items():
        if str(said).strip():
            yield _INFO.get(str(key), "custom-properties"), "Info", f"{str(key)[1:]}: {said}"
    if "/Metadata" in document.Root:
        with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as told:
            for key, sort in _XMP.items():
                if said := told.get(key):
                    text = ", ".join(map(str, said)) if isinstance(said, list | set | tuple) else str(said)
                    yield sort, "XMP", f"{key}: {text[:200]}"


def _inside(document: Any) -> Iterator[Said]:
    for attached in document.attachments:
        yield "attachment", "EmbeddedFiles", str(attached)
    for node in document.objects:
        if _is_dictionary(node) and (str(node.get("/S", "")) in _ACTIONS or "/JS" in node):
            yield "action", "", str(node.get("/S", "/JavaScript"))[1:]
    layers = document.Root.get("/OCProperties")
    off = layers.get("/D", {}).get("/OFF", []) if _is_dictionary(layers) else []
    for layer in off:
        yield "hidden-text", "OCProperties", str(layer.get("/Name", ""))


def _on_pages(document: Any) -> Iterator[Said]:
    for number, page in enumerate(document.pages, 1):
        for note in page.obj.get("/Annots", []):
            if _is_dictionary(note) and str(note.get("/Subtype", "")) in _NOTES:
                yield "comments", f"p. {number}", str(note.get("/T", ""))
            elif _is_dictionary(note) and str(note.get("/Subtype", "")) == "/FileAttachment":
                yield "attachment", f"p. {number}", str(note.get("/Contents", ""))


def _is_dictionary(node: Any) -> bool:
    import pikepdf

    return isinstance(node, pikepdf.Dictionary)
