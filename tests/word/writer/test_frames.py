"""Any letterhead with a slot will do; one with faults is refused with a place and a remedy."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import docx
import pytest

from drafting.errors import DraftingError, LibraryError, PackageError
from drafting.word import read_docx, unsound, write_docx
from drafting.word.package.opening import write_package
from drafting.word.styles import STYLES
from tests.conftest import ROOT
from tests.word.writer.trees import everything

FRAMES = sorted((ROOT / "templates").glob("*/frame.docx"))


def _letterhead(*pieces: str) -> bytes:
    """A Word file made by hand, without any style of ours; each piece is a run of the paragraph that is the slot."""
    made = docx.Document()
    made.add_heading("{{ title }}", 0)
    slot = made.add_paragraph()
    for piece in pieces:
        slot.add_run(piece)
    made.add_paragraph("{{ status }}")
    raw = io.BytesIO()
    made.save(raw)
    return raw.getvalue()


@pytest.mark.parametrize("path", FRAMES, ids=lambda p: p.parent.name)
def test_the_shipped_frames_are_sound(path: Any) -> None:
    assert unsound(path) == []


@pytest.mark.parametrize("pieces", [("{{ body }}",), ("{{body}}",), ("{{p body }}",), ("{", "{ bo", "dy }", "}")])
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_letterhead_without_our_styles_gets_them(pieces: tuple[str, ...], lang: str) -> None:
    document = everything(lang, "contract")
    made = write_docx(document, _letterhead(*pieces))
    assert unsound(made) == []
    back = read_docx(made)
    assert back.body == document.body
    assert back.title == document.title


def test_a_style_that_a_frame_has_is_left_as_it_is() -> None:
    made = docx.Document(io.BytesIO(write_docx(everything("nl", "statute"), _letterhead("{{ body }}"))))
    own = docx.Document().styles["Heading 1"]
    assert made.styles["Heading 1"].font.color.rgb == own.font.color.rgb
    assert set(STYLES.values()) - {s.name for s in made.styles} <= {
        "heading 1",
        "heading 2",
        "heading 3",
        "heading 4",
        "caption",
    }


@pytest.mark.parametrize(
    ("pieces", "code"),
    [
        (("tekst",), "frame.no-slot"),
        (("Hier: {{ body }}",), "frame.slot-not-alone"),
        (("{{ body }}", "{{ onbekend }}"), "frame.unknown-placeholder"),
        (("{{ body }}", "{% if %}"), "frame.syntax"),
        (("{{ body }}", "{{ title.__class__ }}"), "frame.failed"),
        (("{{ body }}", "{{ title + 1 }}"), "frame.failed"),
    ],
)
def test_a_frame_with_faults_is_told_in_both_languages(pieces: tuple[str, ...], code: str) -> None:
    with pytest.raises(DraftingError) as caught:
        write_docx(
            everything("nl", "statute"), _letterhead(pieces[0]) if len(pieces) == 1 else _two(*pieces), "brief.docx"
        )
    assert {f.code for f in caught.value.findings} == {code}
    assert all(caught.value.text(lang).startswith("brief.docx") for lang in ("nl", "en"))


def _two(slot: str, other: str) -> bytes:
    made = docx.Document()
    made.add_paragraph(slot)
    made.add_paragraph(other)
    raw = io.BytesIO()
    made.save(raw)
    return raw.getvalue()


def test_a_frame_with_macros_is_refused() -> None:
    with zipfile.ZipFile(io.BytesIO(_letterhead("{{ body }}"))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["word/vbaProject.bin"] = b"x"
    with pytest.raises(PackageError) as caught:
        write_docx(everything("nl", "statute"), write_package(parts))
    assert caught.value.findings[0].code == "template.macros"
    assert caught.value.text("en")


def test_what_the_frames_maker_left_in_its_properties_does_not_go_out() -> None:
    made = docx.Document(io.BytesIO(_letterhead("{{ body }}")))
    made.core_properties.author, made.core_properties.comments = "Jan Geheim", "intern"
    raw = io.BytesIO()
    made.save(raw)
    out = write_docx(everything("nl", "statute"), raw.getvalue())
    with zipfile.ZipFile(io.BytesIO(out)) as archive:
        assert not any(b"Geheim" in archive.read(n) or b"intern" in archive.read(n) for n in archive.namelist())


def test_an_unknown_filter_is_a_fault_and_a_given_one_works() -> None:
    frame = _letterhead("{{ body }}")
    document = everything("nl", "statute")
    with zipfile.ZipFile(io.BytesIO(frame)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"{{ status }}", b"{{ status | luid }}")
    with pytest.raises(LibraryError):
        write_docx(document, write_package(parts))
    made = write_docx(document, write_package(parts), filters={"luid": str.upper})
    assert "CONCEPT" in [p.text for p in docx.Document(io.BytesIO(made)).paragraphs]
