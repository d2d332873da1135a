"""Pictures and embedded files of a template replaced, as docxtpl replaces them."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from pathlib import Path

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docxtpl import DocxTemplate

import drafting
from drafting.cli import main
from drafting.errors import InputError
from drafting.word.template import Replacements, Template
from drafting.word.template.replacing import replaced


def _png(shade: int) -> bytes:
    def chunk(kind: bytes, held: bytes) -> bytes:
        return struct.pack(">I", len(held)) + kind + held + struct.pack(">I", zlib.crc32(kind + held))

    rows = b"".join(b"\0" + bytes([shade]) * 4 for _ in range(4))
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", 4, 4, 8, 0, 0, 0, 0))
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


OLD, HEAD, NEW = _png(10), _png(20), _png(200)
SHEET = b"PK\x05\x06" + bytes(18)


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    """A picture in the body and one in the header, an embedded workbook; each file beside it."""
    for name, held in (
        ("logo.png", OLD),
        ("kop.png", HEAD),
        ("nieuw.png", NEW),
        ("oud.xlsx", SHEET),
        ("nieuw.xlsx", SHEET + b"anders"),
    ):
        (tmp_path / name).write_bytes(held)
    document = docx.Document()
    document.add_paragraph("Beste {{ naam }}")
    document.add_picture(str(tmp_path / "logo.png"))
    document.sections[0].header.paragraphs[0].add_run().add_picture(str(tmp_path / "kop.png"))
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    embedded = Part(PackURI("/word/embeddings/Werkblad1.xlsx"), kind, SHEET, document.part.package)
    document.part.relate_to(embedded, RELATIONSHIP_TYPE.PACKAGE)
    path = tmp_path / "brief.docx"
    document.save(str(path))
    return path


def _files(raw: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        assert archive.testzip() is None
        return {n: archive.read(n) for n in archive.namelist() if n.startswith(("word/media/", "word/embeddings/"))}


@pytest.mark.parametrize("how", ["picture", "header picture", "media", "embedded", "member"])
def test_what_is_replaced_is_what_docxtpl_replaces(letter: Path, how: str) -> None:
    peer = DocxTemplate(letter)
    folder = letter.parent
    new, sheet = str(folder / "nieuw.png"), str(folder / "nieuw.xlsx")
    if how.endswith("picture"):
        called = "logo.png" if how == "picture" else "kop.png"
        peer.replace_pic(called, new)
        mine = Replacements(pictures={called: NEW})
    elif how == "media":
        peer.replace_media(str(folder / "kop.png"), new)
        mine = Replacements(media={HEAD: NEW})
    elif how == "embedded":
        peer.replace_embedded(str(folder / "oud.xlsx"), sheet)
        mine = Replacements(embedded={SHEET: SHEET + b"anders"})
    else:
        peer.replace_zipname("word/embeddings/Werkblad1.xlsx", sheet)
        mine = Replacements(members={"word/embeddings/Werkblad1.xlsx": SHEET + b"anders"})
    peer.render({"naam": "An"}, autoescape=True)
    out = io.BytesIO()
    peer.save(out)
    made = drafting.Template(letter).replacing(mine).fill({"naam": "An"})
    theirs = _files(out.getvalue())
    assert sorted(_files(made).values()) == sorted(theirs.values())
    assert _files(made) != _files(drafting.Template(letter).fill({"naam": "An"}))
    assert docx.Document(io.BytesIO(made)).paragraphs[0].text == "Beste An"


def test_nothing_to_replace_is_told_all_at_once(letter: Path) -> None:
    wanted = Replacements(
        pictures={"Bestaat niet": NEW, "logo.png": b"\xff\xd8\xff"}, media={b"onbekend": NEW},
        members={"word/document.xml": b"<x/>", "word/weg.bin": b"", "word/_rels/document.xml.rels": b""},
    )  # fmt: skip
    with pytest.raises(InputError) as caught:
        replaced(letter.read_bytes(), wanted, "brief.docx")
    codes = [f.code.removeprefix("template.") for f in caught.value.findings]
    assert sorted(codes) == ["nothing-to-replace"] * 3 + ["picture-format"] + ["replace-refused"] * 2
    for lang in ("nl", "en"):
        assert "Bestaat niet" in caught.value.text(lang)


def test_a_file_of_values_replaces_too(letter: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = letter.parent
    (folder / "g.yaml").write_text(
        "naam: An\n$replace:\n  pictures: {logo.png: nieuw.png}\n  media: {kop.png: nieuw.png}\n  embedded: {oud.xlsx: nieuw.xlsx}\n",
        encoding="utf-8",
    )
    assert main(["fill", str(letter), str(folder / "g.yaml"), "-o", str(folder / "uit.docx")]) == 0
    made = _files((folder / "uit.docx").read_bytes())
    assert sorted(made.values()) == sorted([NEW, NEW, SHEET + b"anders"])
    assert drafting.fill(letter, folder / "g.yaml") == (folder / "uit.docx").read_bytes()
    (folder / "g.yaml").write_text(
        "naam: An\n$replace: {pictures: {logo.png: ../../weg.png}, plaatjes: {}}\n", encoding="utf-8"
    )
    assert main(["fill", str(letter), str(folder / "g.yaml"), "-o", str(folder / "u2.docx")]) == 3
    said = capsys.readouterr().err
    assert "../../weg.png" in said
    assert "plaatjes" in said or "pictures, media, embedded, members" in said
    assert not (folder / "u2.docx").exists()


def test_filling_again_is_deterministic(letter: Path) -> None:
    wanted = Replacements(pictures={"logo.png": NEW})
    raw = replaced(letter.read_bytes(), wanted)
    assert raw == replaced(letter.read_bytes(), wanted)
    assert Template(raw).fill({"naam": "x"}) == Template(raw).fill({"naam": "x"})
