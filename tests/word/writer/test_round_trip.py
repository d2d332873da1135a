"""Law 1: what was written is read back as it was."""

from __future__ import annotations

from dataclasses import replace
from difflib import unified_diff
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from drafting import tree
from drafting.word import read_docx, unsound, write_docx
from tests.conftest import ROOT
from tests.word.writer.trees import COVER, documents, everything

FRAME = (ROOT / "templates" / "agreement" / "frame.docx").read_bytes()
GOLDEN = Path(__file__).parent / "golden"
SCHEMES = [("nl", "statute"), ("nl", "contract"), ("en", "statute"), ("en", "contract")]


@pytest.mark.parametrize(("lang", "numbering"), SCHEMES)
def test_every_node_comes_back_as_it_was(lang: str, numbering: str) -> None:
    document = everything(lang, numbering)
    back = read_docx(write_docx(document, FRAME))
    assert tree.dumps(back) == tree.dumps(replace(document, cover=back.cover))
    assert back == replace(document, cover=back.cover)
    assert back.cover == COVER


@pytest.mark.parametrize(("lang", "numbering"), SCHEMES)
def test_the_sample_is_the_golden(lang: str, numbering: str, rewrite: bool) -> None:
    path = GOLDEN / f"everything-{lang}-{numbering}.json"
    text = tree.dumps(everything(lang, numbering)) + "\n"
    if rewrite:
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text
    assert tree.loads(text) == everything(lang, numbering)


_HEALTH = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]


@given(documents())
@settings(max_examples=60, deadline=None, suppress_health_check=_HEALTH)
def test_any_document_comes_back_as_it_was_and_is_sound(document: tree.Document) -> None:
    _comes_back(document)


@pytest.mark.slow
@given(documents())
@settings(max_examples=3000, deadline=None, derandomize=False, suppress_health_check=_HEALTH)
def test_thousands_of_new_documents_come_back_as_they_were(document: tree.Document) -> None:
    _comes_back(document)


def _comes_back(document: tree.Document) -> None:
    docx = write_docx(document, FRAME)
    back = read_docx(docx)
    given, found = (tree.dumps(replace(d, cover={})).splitlines() for d in (document, back))
    assert "\n".join(unified_diff(given, found, lineterm="", n=4)) == ""
    dangling = {
        "soundness.reference-nowhere",
        "soundness.link-nowhere",
    }  # drawn references may point to what is not drawn
    assert [f.text() for f in unsound(docx) if f.code not in dangling] == []
