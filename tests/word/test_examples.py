"""All documents of all examples: they read back as they were, keep what is not printed out of every part, and say the same in
LibreOffice."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from drafting import tree
from drafting.api import places
from drafting.intake import load_dossier
from drafting.intake.dossier import to_plain
from drafting.tree.canonical import canonical
from drafting.word import read_docx, unsound
from tests.conftest import EXAMPLES
from tests.word.test_writer import DOCUMENTS, FILES

_ID = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")


@pytest.mark.parametrize("name", sorted(FILES))
def test_a_document_reads_back_as_it_was_and_is_sound(name: str) -> None:
    document = canonical(DOCUMENTS[name])
    back = read_docx(FILES[name])
    assert tree.dumps(replace(back, cover={})) == tree.dumps(replace(document, cover={}))
    assert back.cover
    assert back.cover == {key: document.cover[key] for key in back.cover}  # a frame prints what it has room for
    assert [f.text() for f in unsound(FILES[name])] == []


# ---------------------------------------------------------------- what is not printed


def _leaves(value: Any) -> Iterator[str]:
    """Every text and figure of a dossier but its ids, which name the places of values."""
    if isinstance(value, dict):
        for inner in value.values():
            yield from _leaves(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _leaves(inner)
    elif isinstance(value, str):
        if len(value) >= 8 and not _ID.fullmatch(value):
            yield value
    elif isinstance(value, Decimal | int) and not isinstance(value, bool) and value >= 10_000:
        plain = f"{int(value):,}"
        yield from (str(int(value)), plain, plain.replace(",", "."))


def _told(docx: bytes) -> dict[str, str]:
    """All that is in a file, part by part: the XML as it stands, and its words without marks between them."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        raw = {name: archive.read(name) for name in archive.namelist()}
    told = {}
    for name, content in raw.items():
        words = "".join(etree.fromstring(content).itertext()) if name.endswith((".xml", ".rels")) else ""
        told[name] = _plain(unescape(content.decode("utf-8", "replace")) + "\n" + words)
    return told


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u2019", "'").replace("₂", "2").replace("ₓ", "x")


def _secrets() -> set[str]:
    """What the library says to the drafter alone: notes, playbooks, what a jurist must look at; and the texts of positions."""
    found: set[str] = set()
    library = places.library(None)
    for clause in library:
        found |= {s for s in _leaves([dict(clause.note), dict(clause.playbook), list(clause.verify)]) if len(s) >= 20}
        found |= {"preferred", "fallback", "walk_away", "walk-away"}
    return found


SECRETS = _secrets()


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.parent.name)
def test_no_part_holds_what_is_not_printed(path: Path) -> None:
    dossier = load_dossier(path)
    leaves = {_plain(leaf) for leaf in _leaves(to_plain(dossier))}
    assert len(leaves) >= 15
    files = {name: docx for name, docx in FILES.items() if name.startswith(f"{dossier.id}-")}
    assert files
    withheld = 0
    for name, docx in files.items():
        document = DOCUMENTS[name]
        printed = _plain(
            f"{document.title}\n{document.subtitle}\n{document.cover}\n"
            + "\n".join(tree.plain_text(n) for n in document.body)
        )
        unprinted = {leaf for leaf in leaves if leaf not in printed}
        withheld += len(unprinted)
        for part, told in _told(docx).items():
            assert [s for s in unprinted if s in told] == [], (name, part)
            assert [s for s in SECRETS if _plain(s) in told and _plain(s) not in printed] == [], (name, part)
    assert withheld >= 10


# ---------------------------------------------------------------- through LibreOffice

_TOP, _HEIGHT = 72, 706  # points: what lies between header and footer


@pytest.fixture(scope="module")
def texts(office: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The words that LibreOffice draws on the pages of every file, numbers and references included, without white space."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed")
    folder = tmp_path_factory.mktemp("office")
    for name, docx in FILES.items():
        (folder / f"{name}.docx").write_bytes(docx)
    subprocess.run(
        [office, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore", "--convert-to", "pdf",
         "--outdir", str(folder), *(str(folder / f"{name}.docx") for name in FILES)],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    found = {}
    for name in FILES:
        done = subprocess.run(
            ["pdftotext", "-raw", "-x", "0", "-y", str(_TOP), "-W", "600", "-H", str(_HEIGHT), str(folder / f"{name}.pdf"), "-"],
            check=True, capture_output=True, text=True,
        )  # fmt: skip
        found[name] = _squeezed(done.stdout)
    return found


def _squeezed(text: str) -> str:
    return "".join(_plain(text).split())


@pytest.mark.office
@pytest.mark.parametrize("name", sorted(FILES))
def test_libreoffice_draws_the_same_words_numbers_and_references(name: str, texts: dict[str, str]) -> None:
    drawn = texts[name]
    document = DOCUMENTS[name]
    at = 0
    for node in tree.walk(document):
        if isinstance(node, tree.Paragraph | tree.Item | tree.SubItem | tree.Recital | tree.Party):
            if any(isinstance(inner, tree.Footnote) for inner in node.content):
                continue  # its words stand at the foot of the page
            wanted = _squeezed(f"{node.num} {tree.plain_text(node.content)}")
        elif isinstance(node, tree.Article | tree.Chapter | tree.Annex) and node.heading:
            wanted = _squeezed(f"{node.num} {tree.plain_text(node.heading)}")
        else:
            continue
        found = drawn.find(wanted, at)
        assert found >= 0, (wanted, drawn[at : at + 300])
        at = found + len(wanted)
