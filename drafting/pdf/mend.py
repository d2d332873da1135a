"""What LibreOffice leaves out of a PDF or writes wrongly, put right, so that our own pages keep PDF/UA-1 and PDF/A-2b.

===========================================================  ===========================================================
What LibreOffice 7.4 leaves                                  What is done
===========================================================  ===========================================================
the rule of a header or footer is marked as nothing          marked as an artifact
`/Tabs (S)`: a string                                        `/Tabs /S`: a name, on every page with links
the way back from a footnote is in no structure element      a Link element around its number, within the note's label
two links over each other where a field stands in a field    one
a link describes itself wrongly or by a bare number          by its text; "Voetnoot 1", "Terug naar de tekst …"
a note has no /ID and repeats itself as a paragraph          an ID of its own, its words directly in the note
charts have no alternative text                              that of the Word file
empty paragraphs                                             left out of the structure
`pdfuaid:part` is not declared in XMP                        declared; title, language and dates agree with Info
===========================================================  ===========================================================

Norms: ISO 14289-1 (PDF/UA-1), ISO 19005-2 (PDF/A-2), WCAG 2.1.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from drafting.errors import ComponentError, Finding
from drafting.pdf.links import mend_links
from drafting.pdf.marks import Font, as_artifacts, read_page
from drafting.pdf.metadata import put_metadata
from drafting.pdf.saving import saved
from drafting.pdf.structure import Structure


def mended(pdf: bytes, alternatives: Sequence[str | None] = (), *, claim: bool = True) -> bytes:
    """`pdf`, made by LibreOffice, with `alternatives` as the alternative texts of its figures, in reading order, and its
    faults of accessibility put right.

    Texts are set only where there are as many figures as texts: a text at the wrong figure is worse than none. Without `claim`
    the file does not say that it keeps PDF/UA-1: for a document made by others. Raises ComponentError for no sound PDF.
    """
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(pdf)) as document:
            if "/StructTreeRoot" in document.Root:
                _mend_structure(document, alternatives)
            put_metadata(document, accessible=claim and "/StructTreeRoot" in document.Root)
            return saved(document)
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, IndexError, AttributeError) as error:
        raise ComponentError(Finding("pdf.failed", values={"reason": str(error)[:200]})) from None


def _mend_structure(document: Any, alternatives: Sequence[str | None]) -> None:
    structure = Structure(document)
    _alternatives(structure, alternatives)
    lang = str(document.Root.get("/Lang", "nl"))
    fonts: dict[tuple[int, int], Font] = {}
    for page in document.pages:
        painted = read_page(page, fonts)
        if painted.loose:
            page.obj["/Contents"] = document.make_stream(as_artifacts(painted))
        mend_links(structure, page, painted.marks, lang)
    _notes(structure)
    _drop_empty(structure)


def _alternatives(structure: Structure, alternatives: Sequence[str | None]) -> None:
    import pikepdf

    figures = [node for node in structure.elements() if structure.role(node) == "/Figure"]
    if len(figures) == len(alternatives):
        for figure, text in zip(figures, alternatives, strict=True):
            if text:
                figure["/Alt"] = pikepdf.String(text)


def _notes(structure: Structure) -> None:
    """Each note with an ID, its number as its label, its words its own (ISO 14289-1, 7.9)."""
    import pikepdf

    ids = []
    notes = [e for e in structure.elements() if structure.role(e) == "/Note"]
    for count, note in enumerate(notes, 1):
        name = f"note-{count:05}"
        note["/ID"] = pikepdf.String(name)
        ids += [pikepdf.String(name), note]
        kids = structure.kids(note)
        paragraphs = [k for k in kids if isinstance(k, pikepdf.Dictionary) and structure.role(k) == "/P"]
        if len(kids) == 1 and paragraphs and "/Lang" not in paragraphs[0]:
            _take_over(structure, note, paragraphs[0])
        holder = note if structure.kids(note) and not paragraphs[1:] else (paragraphs or [note])[0]
        first = next(iter(structure.kids(holder)), None)
        if isinstance(first, pikepdf.Dictionary) and str(first.get("/S")) == "/Link":
            label = structure.element("/Lbl", holder)
            first["/P"] = label
            structure.put_kids(label, [first])
            structure.put_kids(holder, [label, *structure.kids(holder)[1:]])
    if ids:
        structure.root["/IDTree"] = structure.document.make_indirect(pikepdf.Dictionary(Names=pikepdf.Array(ids)))


def _take_over(structure: Structure, note: Any, paragraph: Any) -> None:
    """What a note's only paragraph holds, held by the note itself."""
    import pikepdf

    if "/Pg" in paragraph:
        if "/Pg" in note and note["/Pg"].objgen != paragraph["/Pg"].objgen and structure.marks(note):
            return
        note["/Pg"] = paragraph["/Pg"]
    pages = {page.obj.objgen: page for page in structure.document.pages}
    for owner, mark in structure.marks(paragraph):
        if owner is not None and owner.objgen in pages:
            structure.own_mark(pages[owner.objgen], mark, note)
    kids = structure.kids(paragraph)
    for kid in kids:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            kid["/P"] = note
    structure.put_kids(note, kids)


def _drop_empty(structure: Structure) -> None:
    """Elements that hold nothing and say nothing: only paragraphs and spans, a cell may be empty."""
    for element in list(structure.elements()):
        if (
            structure.role(element) not in ("/P", "/Span")
            or structure.kids(element)
            or "/Alt" in element
            or "/ActualText" in element
        ):
            continue
        parent = element.get("/P")
        key = element.objgen
        if parent is None or key == (0, 0):  # written in place: there is nothing to know it by
            continue
        structure.put_kids(parent, [k for k in structure.kids(parent) if isinstance(k, int) or k.objgen != key])
