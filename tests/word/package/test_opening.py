"""Only Word files are Word files, and nothing of a package is believed before it has been looked at."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from drafting.cli import main
from drafting.errors import PackageError
from drafting.word.package import bounds
from drafting.word.package.opening import open_package
from tests.word.redline.test_redline import _made, _text_of

PLAIN = _made([_text_of("Een gewoon document met een paar woorden.")])
MAIN = "word/document.xml"
HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def parts_of(raw: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def changed(change: Callable[[dict[str, bytes]], object]) -> bytes:
    parts = parts_of(PLAIN)
    change(parts)
    return zipped(parts)


def _office(root: str, part: str) -> bytes:
    """An Office package whose document begins with `root`."""
    rels = parts_of(PLAIN)["_rels/.rels"].replace(MAIN.encode(), part.encode())
    return zipped(
        {"[Content_Types].xml": parts_of(PLAIN)["[Content_Types].xml"], "_rels/.rels": rels, part: root.encode()}
    )


def _ole(stream: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + stream.encode("utf-16-le") + b"\0" * 512


def _workbook() -> bytes:
    from openpyxl import Workbook

    out = io.BytesIO()
    Workbook().save(out)
    return out.getvalue()


_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_SLIDE = "http://schemas.openxmlformats.org/presentationml/2006/main"
FOREIGN: dict[str, tuple[Callable[[], bytes], str]] = {
    "xlsx": (_workbook, "is-workbook"),
    "xlsm named docx": (lambda: _office(f'<workbook xmlns="{_SHEET}"/>', "xl/workbook.xml"), "is-workbook"),
    "strict xlsx": (
        lambda: _office('<workbook xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"/>', "xl/workbook.xml"),
        "is-workbook",
    ),
    "pptx": (lambda: _office(f'<p:presentation xmlns:p="{_SLIDE}"/>', "ppt/presentation.xml"), "is-presentation"),
    "visio": (lambda: _office('<VisioDocument xmlns="urn:v"/>', "visio/document.xml"), "is-other-office"),
    "another root": (lambda: changed(lambda p: p.update({MAIN: b"<a/>"})), "is-wrong-root"),
    "a header as document": (
        lambda: changed(lambda p: p.update({MAIN: p[MAIN].replace(b"w:document", b"w:hdr")})),
        "is-wrong-root",
    ),
    "the root in another namespace": (
        lambda: changed(lambda p: p.update({MAIN: b'<w:document xmlns:w="urn:x"><w:body/></w:document>'})),
        "is-wrong-root",
    ),
    "odt": (
        lambda: zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<a/>"}),
        "is-opendocument",
    ),
    "ods": (
        lambda: zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<a/>"}),
        "is-workbook",
    ),
    "pages": (lambda: zipped({"Index/Document.iwa": b"x"}), "is-other-office"),
    "a zip": (lambda: zipped({"lees.txt": b"x"}), "not-word"),
    "pdf": (lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "is-pdf"),
    "pdf behind junk": (lambda: b"\n\n\0%PDF-1.4\n", "is-pdf"),
    "rtf": (lambda: b"{\\rtf1\\ansi tekst}", "is-rtf"),
    "encrypted": (lambda: _ole("EncryptedPackage"), "encrypted-or-old"),
    "doc": (lambda: _ole("WordDocument"), "is-old-word"),
    "xls": (lambda: _ole("Workbook"), "is-workbook"),
    "ppt": (lambda: _ole("PowerPoint Document"), "is-presentation"),
    "flat xml": (
        lambda: b'<?xml version="1.0"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"/>',
        "is-flat-xml",
    ),
    "picture": (lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "is-picture"),
    "rar": (lambda: b"Rar!\x1a\x07\x01\x00", "is-archive"),
}  # fmt: skip
NO_TEXT = {**FOREIGN, "html": (lambda: b"<!DOCTYPE html><html></html>", "is-html"), "nothing": (lambda: b"", "is-empty"),
           "text": (lambda: b"geen Word-bestand", "not-word")}  # fmt: skip


@pytest.mark.parametrize("name", NO_TEXT)
def test_what_is_no_word_file_is_refused_by_what_it_is(name: str) -> None:
    make, code = NO_TEXT[name]
    with pytest.raises(PackageError) as caught:
        open_package(make(), "x.docx")
    assert [f.code for f in caught.value.findings] == [f"package.{code}"]
    for lang in ("nl", "en"):
        assert len(caught.value.text(lang)) > 30


COMMANDS = {
    "redline old": ["redline", "BAD", "GOOD", "-o", "OUT"],
    "redline new": ["redline", "GOOD", "BAD", "-o", "OUT"],
    "merge": ["merge", "GOOD", "GOOD", "BAD", "-o", "OUT"],
    "merge base": ["merge", "BAD", "GOOD", "GOOD", "-o", "OUT"],
    "revisions list": ["revisions", "list", "BAD"],
    "revisions accept": ["revisions", "accept", "BAD", "-o", "OUT"],
    "revisions reject": ["revisions", "reject", "BAD", "-o", "OUT"],
    "check": ["check", "BAD"],
    "annotate": ["check", "BAD", "--annotate", "OUT"],
    "import": ["draft", "--store", "STORE", "import", "delta/jloi", "BAD"],
    "fill": ["fill", "BAD", "DATA", "-o", "OUT"],
}


def _run(command: str, bad: bytes, folder: Path) -> int:
    (folder / "bad.docx").write_bytes(bad)
    (folder / "good.docx").write_bytes(PLAIN)
    (folder / "d.json").write_text("{}", encoding="utf-8")
    named = {"BAD": "bad.docx", "GOOD": "good.docx", "OUT": "out.docx", "STORE": "s.db", "DATA": "d.json"}
    return main([str(folder / named[word]) if word in named else word for word in COMMANDS[command]])


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("name", ["xlsx", "pptx", "pdf", "encrypted", "another root"])
def test_every_command_refuses_it(command: str, name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make, code = FOREIGN[name]
    assert _run(command, make(), tmp_path) == 6
    from drafting import messages

    said = capsys.readouterr().err
    assert messages.text(f"package.{code}", "nl", part=MAIN, found="a") in said
    assert "Traceback" not in said
    assert not (tmp_path / "out.docx").exists()


_ENTITY = b'<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
DOCTYPES: dict[str, Callable[[dict[str, bytes]], object]] = {
    "in the document": lambda p: p.update({MAIN: HEAD + _ENTITY + p[MAIN].partition(b"?>")[2]}),
    "in the styles": lambda p: p.update({"word/styles.xml": HEAD + _ENTITY + p["word/styles.xml"].partition(b"?>")[2]}),
    "in a part of no use": lambda p: p.update({"customXml/item1.xml": HEAD + b"<!DOCTYPE a><a/>"}),
    "in the relationships": lambda p: p.update({"_rels/.rels": HEAD + _ENTITY + p["_rels/.rels"].partition(b"?>")[2]}),
    "in the content types": lambda p: p.update(
        {"[Content_Types].xml": HEAD + _ENTITY + p["[Content_Types].xml"].partition(b"?>")[2]}
    ),
    "under another name": lambda p: p.update({"word/oddity.bin": b"<?xml version='1.0'?>" + _ENTITY + b"<a>&x;</a>"}),
    "behind a comment": lambda p: p.update(
        {"customXml/item1.xml": b"<!-- a > b --><?pi x?>\n<!-- c -->" + _ENTITY + b"<a>&x;</a>"}
    ),
    "in UTF-16": lambda p: p.update({"customXml/item1.xml": ("<!DOCTYPE a [<!ENTITY x 'y'>]><a/>").encode("utf-16")}),
    "in UTF-16 without a mark": lambda p: p.update({"customXml/item1.xml": "<!DOCTYPE a><a/>".encode("utf-16-le")}),
    "in a picture": lambda p: p.update({"word/media/i.svg": _ENTITY + b"<svg>&x;</svg>"}),
}


@pytest.mark.parametrize("name", DOCTYPES)
def test_a_document_type_in_any_part_is_refused(name: str) -> None:
    with pytest.raises(PackageError) as caught:
        open_package(changed(DOCTYPES[name]))
    assert {f.code for f in caught.value.findings} == {"package.doctype"}


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_refuses_a_document_type(command: str, tmp_path: Path) -> None:
    assert _run(command, changed(DOCTYPES["in a part of no use"]), tmp_path) == 6
    assert not (tmp_path / "out.docx").exists()


def test_a_code_that_could_hide_one_is_refused() -> None:
    hidden = b'<?xml version="1.0" encoding="UTF-7"?>+ADw-!DOCTYPE a+AD4-<a/>'
    with pytest.raises(PackageError) as caught:
        open_package(changed(lambda p: p.update({"customXml/item1.xml": hidden})))
    assert [f.code for f in caught.value.findings] == ["package.encoding"]


def test_what_only_looks_like_a_document_type_is_kept() -> None:
    def told(parts: dict[str, bytes]) -> None:
        parts[MAIN] = parts[MAIN].replace(b"gewoon", b"&lt;!DOCTYPE gewoon", 1)
        parts["word/media/i.svg"] = b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/x.dtd"><svg/>'
        parts["word/chunk.htm"] = b"<!DOCTYPE html><html></html>"
        parts["customXml/item1.xml"] = b"<!-- <!DOCTYPE a> --><a/>"

    assert b"DOCTYPE" in open_package(changed(told)).parts[MAIN]


@pytest.mark.parametrize(
    "odd", ["../../etc/x.xml", "word/../../x.xml", "C:/x.xml", "..\\x.xml", "word/a\nb.xml", "word/" + "a" * 1001]
)
def test_a_part_that_leads_out_of_the_file_is_refused(odd: str) -> None:
    with pytest.raises(PackageError) as caught:
        open_package(changed(lambda p: p.update({odd: b"x"})))
    assert [f.code for f in caught.value.findings] == ["package.bad-name"]


def test_two_parts_that_differ_in_capitals_are_one() -> None:
    with pytest.raises(PackageError) as caught:
        open_package(changed(lambda p: p.update({"Word/Document.xml": b"<a/>"})))
    assert [f.code for f in caught.value.findings] == ["package.duplicate-part"]


def test_many_parts_that_inflate_are_a_bomb_together() -> None:
    zeros = {f"word/media/i{n}.bin": b"\0" * 15_000_000 for n in range(4)}
    with pytest.raises(PackageError) as caught:
        open_package(changed(lambda p: p.update(zeros)))
    assert [f.code for f in caught.value.findings] == ["package.too-large"]


def test_namespaces_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    many = b" ".join(b'xmlns:a%d="urn:%d"' % (n, n) for n in range(bounds.MAX_NAMESPACES + 1))
    for document in (b"<a " + many + b"/>", b"<a>" + b"<b/>" * 200_000 + b"</a>"):
        monkeypatch.setattr(bounds, "MAX_TAGS", 100_000)
        with pytest.raises(PackageError) as caught:
            open_package(zipped({**parts_of(PLAIN), "customXml/item1.xml": document}))
        assert [f.code for f in caught.value.findings] == ["package.too-large"]
    same = (
        b"<a>" + b"".join(b'<b xmlns:a%d="urn:a"/>' % n for n in range(5_000)) + b"</a>"
    )  # as every drawing declares its own again
    open_package(changed(lambda p: p.update({"customXml/item1.xml": same})))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_a_device_and_a_folder_are_no_files(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "p.docx")
    for path in (tmp_path / "p.docx", Path("/dev/zero"), tmp_path):
        with pytest.raises(PackageError) as caught:
            open_package(path)
        assert [f.code for f in caught.value.findings] == ["package.no-file"]


@pytest.mark.parametrize(
    "told",
    [
        ("[Content_Types].xml", b'<Override PartName="/word/x.bin" ContentType="application/vnd.ms-office.vbaProject"/>'),
        ("word/_rels/document.xml.rels", b'<Relationship Id="rV" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="x.bin"/>'),
    ],
)  # fmt: skip
def test_macros_are_told_by_type_and_relationship(told: tuple[str, bytes]) -> None:
    part, extra = told

    def added(parts: dict[str, bytes]) -> None:
        end = parts[part].rindex(b"</")
        parts[part] = parts[part][:end] + extra + parts[part][end:]
        parts["word/x.bin"] = b"\xd0\xcf"

    assert open_package(changed(added)).has_macros
    assert not open_package(PLAIN).has_macros
