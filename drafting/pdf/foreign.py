"""PDF files of others: whether they may be taken in, and what is worth knowing of them. Read as untrusted."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from drafting.errors import Finding, PackageError, Place, Severity
from drafting.pdf.metadata import claims

MAX_BYTES = 500_000_000
MAX_PAGES = 20_000
_ACTIONS = {
    "/Launch": "Launch",
    "/ImportData": "ImportData",
    "/SubmitForm": "SubmitForm",
    "/Rendition": "Rendition",
    "/RichMediaExecute": "RichMedia",
}
_ACTIVE = {"/RichMedia": "RichMedia", "/Screen": "Screen", "/Movie": "Movie", "/Sound": "Sound", "/3D": "3D"}


@dataclass(frozen=True, slots=True)
class Inspected:
    """A PDF that may be taken in: its number of pages, and what a reader of the bundle may want to know."""

    pages: int
    notices: tuple[Finding, ...] = field(default=())


def inspected(pdf: bytes, name: str) -> Inspected:
    """Looks through a PDF; `name` is what findings call it.

    Raises PackageError with every reason why it may not be taken in: a password, damage, no pages, too large, program code, an
    action that leaves the document, files or media within, a form that is built on the screen.
    """
    import pikepdf

    if len(pdf) > MAX_BYTES:
        raise PackageError(
            _fault(name, "pdf-large", found=f"{len(pdf) // 1_000_000} MB", most=f"{MAX_BYTES // 1_000_000} MB")
        )
    if b"%PDF-" not in pdf[:1024]:
        raise PackageError(_fault(name, "pdf-broken", reason="%PDF-?"))
    try:
        with pikepdf.open(io.BytesIO(pdf)) as document:
            pages = len(document.pages)
            if not pages:
                raise PackageError(_fault(name, "pdf-empty"))
            if pages > MAX_PAGES:
                raise PackageError(_fault(name, "pdf-large", found=f"{pages} p.", most=f"{MAX_PAGES} p."))
            faults = list(dict.fromkeys(_refused(document)))
            if faults:
                raise PackageError([_fault(name, code, path, **dict(values)) for code, path, values in faults])
            told = tuple(
                Finding(f"bundle.{code}", Place(name), severity=Severity.WARNING) for code in _noticed(document)
            )
            return Inspected(pages, told)
    except pikepdf.PasswordError:
        raise PackageError(_fault(name, "pdf-encrypted")) from None
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError) as error:
        raise PackageError(_fault(name, "pdf-broken", reason=str(error)[:120] or type(error).__name__)) from None


def _fault(name: str, code: str, path: str = "", **values: object) -> Finding:
    return Finding(f"bundle.{code}", Place(name, path=path), values)


Reason = tuple[str, str, tuple[tuple[str, str], ...]]


def _refused(document: Any) -> Iterator[Reason]:
    """Why a PDF may not be taken in: code, place, values."""
    import pikepdf

    root = document.Root
    names = root.get("/Names")
    if isinstance(names, pikepdf.Dictionary):
        if "/EmbeddedFiles" in names:
            yield "pdf-files", "", ()
        if "/JavaScript" in names:
            yield "pdf-script", "", ()
    form = root.get("/AcroForm")
    if isinstance(form, pikepdf.Dictionary) and "/XFA" in form:
        yield "pdf-form", "", ()
    for node in (root.get("/OpenAction"), root.get("/AA")):
        yield from _actions(node, "", pikepdf)
    for number, page in enumerate(document.pages, 1):
        place = f"p. {number}"
        yield from _actions(page.obj.get("/AA"), place, pikepdf)
        for annotation in page.obj.get("/Annots", []):
            if not isinstance(annotation, pikepdf.Dictionary):
                continue
            sort = str(annotation.get("/Subtype", ""))
            if sort == "/FileAttachment":
                yield "pdf-files", place, ()
            elif sort in _ACTIVE:
                yield "pdf-action", place, (("kind", _ACTIVE[sort]),)
            for node in (annotation.get("/A"), annotation.get("/AA"), annotation.get("/PA")):
                yield from _actions(node, place, pikepdf)
    # What hangs elsewhere, such as the scripts of a form's fields, is found among the objects themselves.
    for node in document.objects:
        if isinstance(node, pikepdf.Dictionary) and (str(node.get("/S", "")) == "/JavaScript" or "/JS" in node):
            yield "pdf-script", "", ()


def _actions(node: Any, place: str, pikepdf: Any, depth: int = 0) -> Iterator[Reason]:
    """What an action, the actions of a page, or those that follow one (`/Next`) start outside the document."""
    if depth > 20:
        return
    if isinstance(node, pikepdf.Array):
        for entry in node:
            yield from _actions(entry, place, pikepdf, depth + 1)
        return
    if not isinstance(node, pikepdf.Dictionary):
        return
    sort = str(node.get("/S", ""))
    if sort == "/JavaScript" or "/JS" in node:
        yield "pdf-script", place, ()
    elif sort in _ACTIONS:
        yield "pdf-action", place, (("kind", _ACTIONS[sort]),)
    if not sort:
        for key in node.keys():  # noqa: SIM118 - a PDF dictionary iterates over nothing by itself
            if len(str(key)) <= 3:  # the triggers of /AA: /O /C /E /X /D /U /Fo /Bl /WC …
                yield from _actions(node[key], place, pikepdf, depth + 1)
    if "/Next" in node:
        yield from _actions(node["/Next"], place, pikepdf, depth + 1)


def _noticed(document: Any) -> Iterator[str]:
    import pikepdf

    if document.is_encrypted:
        yield "pdf-restricted"
    form = document.Root.get("/AcroForm")
    if isinstance(form, pikepdf.Dictionary) and int(form.get("/SigFlags", 0)) & 1:
        yield "pdf-signed"
    if "/StructTreeRoot" not in document.Root:
        yield "pdf-untagged"
    if claims(document) != (True, True):
        yield "pdf-no-claim"
