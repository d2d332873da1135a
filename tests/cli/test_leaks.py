"""What goes to the other side, in every format: no position, reason, approver, drafting note or value that is not printed."""

from __future__ import annotations

import io
import subprocess
import zipfile
from functools import cache
from typing import Any

import pytest

import drafting
from drafting import tree
from drafting.api import places
from drafting.intake import load_dossier
from drafting.model import Choices, Dossier, Position, PositionChoice
from tests.conftest import EXAMPLES

CANARY = "Kanarie"
POSITIONS = ("preferred", "fallback", "walk_away", "walk-away", "voorkeurspositie", "terugvalpositie")
REACHED = {"deltaraffinage": ("eop",), "start": ("eop",)}
"""The kinds that an example has come to, where not all."""
CASES = [
    (p, k, lang)
    for p in EXAMPLES
    for k in REACHED.get(p.parent.name, ("eop", "jloi", "agreement"))
    for lang in ("nl", "en")
]
IDS = [f"{p.parent.name}-{k}-{lang}" for p, k, lang in CASES]


@cache
def _notes() -> frozenset[str]:
    """What the library tells the drafter only: notes, playbooks, what a jurist must look at."""
    found: set[str] = set()

    def gather(value: Any) -> None:
        if isinstance(value, str):
            if len(value) >= 20:
                found.add(value)
        elif hasattr(value, "values"):
            for inner in value.values():
                gather(inner)
        elif isinstance(value, list | tuple):
            for inner in value:
                gather(inner)

    for clause in places.library():
        for part in (dict(clause.note), dict(clause.playbook), list(clause.verify)):
            gather(part)
    return frozenset(found) - set(places.library().ids)  # a playbook names clauses; their ids stand in the controls


def _chosen(dossier: Dossier, position: Position) -> Dossier:
    """The dossier with every negotiable clause in `position`, with reasons and approvers that can be recognised."""
    made = {
        c.id: PositionChoice(position=position, reason=f"{CANARY}reden van {c.id}", approver=f"{CANARY}akkoord")
        for c in places.library()
        if c.negotiable
    }
    return dossier.model_copy(update={"choices": Choices(positions=made)})


def _everything_in(content: bytes) -> str:
    """All of a file as text: the parts of a package, or the file itself."""
    if content[:2] != b"PK":
        return content.decode()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return "\n".join(
            [*archive.namelist(), *(archive.read(n).decode("utf-8", "replace") for n in archive.namelist())]
        )


@pytest.mark.parametrize("position", [Position.FALLBACK, Position.WALK_AWAY])
@pytest.mark.parametrize(("path", "kind", "lang"), CASES, ids=IDS)
def test_choices_and_notes_are_in_no_format(path: Any, kind: str, lang: str, position: Position) -> None:
    document = drafting.assemble(_chosen(load_dossier(path), position), kind, lang)
    printed = "\n".join(tree.plain_text(node) for node in document.body)
    for format in ("docx", "html", "md"):
        told = _everything_in(drafting.render(document, format))
        assert CANARY not in told, format
        assert [p for p in POSITIONS if p in told and p not in printed] == [], format
        assert [n for n in _notes() if n in told and n not in printed] == [], format


@pytest.mark.office
def test_choices_and_notes_are_in_no_pdf(office: str, tmp_path: Any) -> None:
    import pikepdf

    path = next(p for p in EXAMPLES if p.parent.name == "wadchemie")
    document = drafting.assemble(_chosen(load_dossier(path), Position.WALK_AWAY), "agreement", "nl")
    made = tmp_path / "a.pdf"
    made.write_bytes(drafting.render(document, "pdf"))
    with pikepdf.open(made) as pdf:
        assert list(pdf.attachments) == []
        objects = [repr(o) for o in pdf.objects]  # strings of the structure, of bookmarks and of links among them
        metadata = [*(str(v) for v in pdf.docinfo.values()), pdf.Root.Metadata.read_bytes().decode("utf-8", "replace")]
    words = subprocess.run(["pdftotext", str(made), "-"], capture_output=True, text=True, check=True).stdout
    told = "\n".join([*objects, *metadata, words])
    assert "Wadchemie" in words
    for secret in (CANARY, *POSITIONS, "/tmp/", "61000000"):
        assert secret not in told, secret
