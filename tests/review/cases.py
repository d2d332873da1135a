"""Returns of the examples, drawn by name: which document, which edit, silent or tracked, through which carrier."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import cache

from drafting.api import places
from drafting.api.documents import assemble, render
from drafting.api.review import Base
from drafting.intake import load_dossier
from tests.conftest import ROOT
from tests.review.returns import EDITS, Expected, File, as_google, as_word

DOCUMENTS = (
    ("wadchemie", "jloi"), ("wadchemie", "agreement"), ("wadchemie", "eop"), ("zuivelpoeder", "jloi"), ("zuivelpoeder", "agreement"),
    ("zuivelpoeder", "eop"), ("glasgroep", "jloi"), ("glasgroep", "agreement"), ("glasgroep", "eop"), ("deltaraffinage", "eop"),
)  # fmt: skip
ONLY_SILENT = ("nothing", "swap", "comment")


@cache
def base(example: str, kind: str, lang: str = "nl") -> Base:
    """A document of an example as it was sent."""
    dossier = load_dossier(ROOT / "examples" / example / "dossier.yaml")
    docx = render(assemble(dossier, kind, lang))
    name = f"{example}/{kind}"
    return Base(f"{name}@1", name, docx, lang, dossier, places.templates().outline(kind), places.library())


def returned(example: str, kind: str, edit: str, tracked: bool, seed: int = 0) -> tuple[bytes, Expected] | None:
    """A document with one edit, and what must be told; None where the document has nothing to edit so."""
    file, told = File(base(example, kind).docx), Expected()
    try:
        EDITS[edit](file, random.Random(f"{example}{kind}{edit}{tracked}{seed}"), tracked, told)
    except (LookupError, IndexError, StopIteration, ValueError):
        return None
    return file.bytes(), told


def carried(docx: bytes, carrier: str, seed: int) -> bytes:
    """Through a carrier that needs no other program."""
    return {"plain": lambda d, s: d, "word": as_word, "google": as_google}[carrier](docx, seed)


def every() -> Iterator[tuple[str, str, str, bool]]:
    """Document, edit, and whether tracked."""
    for example, kind in DOCUMENTS:
        for edit in EDITS:
            for tracked in (False, True):
                if not (tracked and edit in ONLY_SILENT):
                    yield example, kind, edit, tracked
