"""What cannot be compared is told in both languages, of both files at once; nothing hangs, nothing fills the memory."""

from __future__ import annotations

import io
import resource
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

import drafting
from drafting.cli import main
from drafting.errors import PackageError
from drafting.word.redline import in_common
from drafting.word.revisions import revisions_of
from tests.word.redline.test_redline import STAMP, _lawful, _made, _text_of

WORDS = _made([_text_of("Een gewoon document met een paar woorden.")])
MAIN = "word/document.xml"
HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def _with(change: Callable[[dict[str, bytes]], None]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(WORDS)) as archive:
        parts = {n: archive.read(n) for n in archive.namelist()}
    change(parts)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def _entity(parts: dict[str, bytes]) -> None:
    declared = HEAD + b'<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n'
    parts[MAIN] = declared + parts[MAIN].partition(b"?>")[2].replace(b"Een gewoon", b"&x; gewoon")


def _broken(parts: dict[str, bytes]) -> None:
    parts[MAIN] = parts[MAIN][: len(parts[MAIN]) // 2]


def _no_main(parts: dict[str, bytes]) -> None:
    del parts[MAIN]


def _macros(parts: dict[str, bytes]) -> None:
    parts["word/vbaProject.bin"] = b"\xd0\xcf"
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        b"application/vnd.ms-word.document.macroEnabled.main+xml",
    )


def _bomb(parts: dict[str, bytes]) -> None:
    parts["word/media/image1.png"] = b"\0" * 250_000_000


BAD: dict[str, tuple[Callable[[], bytes], str]] = {
    "not a zip": (lambda: b"geen Word-bestand", "package.not-word"),
    "another zip": (lambda: _with(lambda p: p.pop("[Content_Types].xml") and None), "package.not-word"),
    "external entity": (lambda: _with(_entity), "package.doctype"),
    "broken XML": (lambda: _with(_broken), "package.broken-xml"),
    "no document": (lambda: _with(_no_main), "package.no-main-part"),
    "macros": (lambda: _with(_macros), "package.macros"),
    "zip bomb": (lambda: _with(_bomb), "package.too-large"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_cannot_be_compared_is_told(name: str) -> None:
    make, code = BAD[name]
    bad = make()
    before, started = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    for old, new in ((bad, WORDS), (WORDS, bad)):
        with pytest.raises(PackageError) as caught:
            drafting.redline(old, new, **STAMP)
        assert [f.code for f in caught.value.findings] == [code]
        for lang in ("nl", "en"):
            said = caught.value.text(lang)
            assert len(said) > 40
            assert "Traceback" not in said
    assert time.process_time() - started < 5
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200_000  # kilobytes


def test_an_encrypted_file_is_told(shared: Path) -> None:
    for name in ("folio/encrypted-agile-example.docx", "poi/bug53475-password-is-pass.docx"):
        with pytest.raises(PackageError) as caught:
            drafting.redline(shared / "material" / "docx" / name, WORDS, **STAMP)
        assert [f.code for f in caught.value.findings] == ["package.encrypted-or-old"]


def test_what_is_wrong_with_both_files_is_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "b.docx").write_bytes(b"geen Word-bestand")
    with pytest.raises(PackageError) as caught:
        drafting.redline(tmp_path / "a.docx", tmp_path / "b.docx", **STAMP)
    assert [f.code for f in caught.value.findings] == ["package.missing-file", "package.not-word"]
    assert {Path(f.place.source).name for f in caught.value.findings} == {"a.docx", "b.docx"}


def test_nothing_is_written_for_a_file_that_cannot_be_compared(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.docx").write_bytes(_with(_macros))
    (tmp_path / "b.docx").write_bytes(WORDS)
    assert main(["redline", str(tmp_path / "a.docx"), str(tmp_path / "b.docx"), "-o", str(tmp_path / "r.docx")]) == 6
    assert "macro" in capsys.readouterr().err
    assert not (tmp_path / "r.docx").exists()


def test_relations_that_lead_nowhere_do_not_matter() -> None:
    def dangle(parts: dict[str, bytes]) -> None:
        extra = (
            b'<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header9.xml"/>'
            b'<Relationship Id="rIdY" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="notes9.xml"/>'
            b'<Relationship Id="rIdZ" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="lists9.xml"/>'
        )
        rels = "word/_rels/document.xml.rels"
        parts[rels] = parts[rels].replace(b"</Relationships>", extra + b"</Relationships>")
        loose = b'<w:r><w:footnoteReference w:id="7"/></w:r><w:hyperlink r:id="rId99"><w:r><w:t>los</w:t></w:r></w:hyperlink>'
        namespace = b' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
        parts[MAIN] = parts[MAIN].replace(
            b"</w:p>", loose.replace(b"<w:hyperlink", b"<w:hyperlink" + namespace) + b"</w:p>", 1
        )

    dangling = _with(dangle)
    _lawful(dangling, WORDS)
    _lawful(WORDS, dangling)


def test_two_files_that_have_nothing_in_common_are_compared_and_told_of(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = _made([_text_of("Hier staat iets volstrekt anders, over vissen."), _text_of("Zalm en kabeljauw zwemmen.")])
    _lawful(WORDS, other)
    assert in_common(WORDS, other) < 0.2
    assert in_common(WORDS, WORDS) == 1
    for name, raw in (("a", WORDS), ("b", other)):
        (tmp_path / f"{name}.docx").write_bytes(raw)
    for lang, told in (("nl", "bijna niets gemeen"), ("en", "almost nothing in common")):
        out = tmp_path / f"{lang}.docx"
        assert main(["--ui", lang, "redline", str(tmp_path / "a.docx"), str(tmp_path / "b.docx"), "-o", str(out)]) == 0
        assert told in capsys.readouterr().err
        assert out.exists()


def _long(main_part: bytes, sign: str) -> bytes:
    letters = str.maketrans("0123456789", "abcdefghij")
    said = (" ".join(f"{sign}{n * 7 + k}".translate(letters) for k in range(40)) for n in range(1500))
    paragraphs = "".join(f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>" for words in said)
    return main_part.replace(b"<w:sectPr", paragraphs.encode() + b"<w:sectPr", 1)


def test_long_files_that_have_nothing_in_common_take_no_long_time() -> None:
    old, new = (
        _with(lambda p, s=sign: p.update({MAIN: _long(p[MAIN], s)}))
        for sign in "wv"  # type: ignore[misc]
    )
    started = time.process_time()
    drafting.redline(old, new, **STAMP)
    assert time.process_time() - started < 10


def test_a_paragraph_of_one_repeated_word_takes_no_long_time() -> None:
    old, new = _made([_text_of("ja nee " * 2000)]), _made([_text_of("nee ja " * 1500 + "misschien " + "ja " * 900)])
    started = time.process_time()
    _lawful(old, new)
    assert time.process_time() - started < 20


def test_identical_files_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.docx").write_bytes(WORDS)
    assert main(["redline", str(tmp_path / "a.docx"), str(tmp_path / "b.docx"), "-o", str(tmp_path / "r.docx")]) == 0
    assert "Geen verschil" in capsys.readouterr().out
    assert revisions_of(tmp_path / "r.docx") == []
