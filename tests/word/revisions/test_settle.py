"""Accepting and rejecting: small cases by hand, and the real triples beside the checkout."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

import drafting
from drafting.cli import main
from drafting.errors import PackageError
from drafting.word.revisions import revisions_of
from drafting.word.revisions.settle import NS, W, settle
from tests.conftest import SHARED

BY = 'w:id="1" w:author="An" w:date="2026-01-01T00:00:00Z"'
RUN = "<w:r><w:t>{}</w:t></w:r>"


def _body(inner: str) -> Any:
    return etree.fromstring(f'<w:body xmlns:w="{NS}">{inner}</w:body>')


def _texts(body: Any) -> list[str]:
    return ["".join(t.text or "" for t in p.iter(f"{W}t")) for p in body.iter(f"{W}p")]


CASES = {
    "words": (
        f"<w:p>{RUN.format('een ')}<w:ins {BY}>{RUN.format('twee ')}</w:ins><w:del {BY}><w:r><w:delText>drie</w:delText></w:r></w:del></w:p>",
        ["een twee "],
        ["een drie"],
    ),
    "inserted paragraph": (
        f"<w:p><w:pPr><w:rPr><w:ins {BY}/></w:rPr></w:pPr><w:ins {BY}>{RUN.format('nieuw')}</w:ins></w:p><w:p>{RUN.format('oud')}</w:p>",
        ["nieuw", "oud"],
        ["oud"],
    ),
    "deleted mark": (
        f"<w:p><w:pPr><w:rPr><w:del {BY}/></w:rPr></w:pPr>{RUN.format('een')}</w:p><w:p>{RUN.format('twee')}</w:p>",
        ["eentwee"],
        ["een", "twee"],
    ),
    "move": (
        f"<w:p><w:moveFrom {BY}>{RUN.format('a')}</w:moveFrom>{RUN.format('b')}</w:p><w:p><w:moveTo {BY}>{RUN.format('a')}</w:moveTo></w:p>",
        ["b", "a"],
        ["ab", ""],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_small_cases(name: str) -> None:
    source, accepted, rejected = CASES[name]
    for accept, expected in ((True, accepted), (False, rejected)):
        body = _body(source)
        settle(body, accept)
        assert _texts(body) == expected
        assert not list(body.iter(f"{W}ins", f"{W}del", f"{W}moveFrom", f"{W}moveTo"))


def test_formatting_goes_back() -> None:
    body = _body(
        f"<w:p><w:r><w:rPr><w:b/><w:rPrChange {BY}><w:rPr><w:i/></w:rPr></w:rPrChange></w:rPr><w:t>x</w:t></w:r></w:p>"
    )
    settle(body, False)
    assert [etree.QName(c).localname for c in body.find(f".//{W}rPr")] == ["i"]


def test_a_deleted_row_goes_and_an_emptied_table_with_it() -> None:
    row = f"<w:tr><w:trPr><w:del {BY}/></w:trPr><w:tc><w:p>{RUN.format('x')}</w:p></w:tc></w:tr>"
    body = _body(f"<w:tbl>{row}</w:tbl><w:p/>")
    settle(body, True)
    assert body.find(f"{W}tbl") is None


def _triples() -> list[dict[str, str]]:
    manifest = SHARED / "material" / "redline" / "manifest.json"
    return json.loads(manifest.read_text())["triples"] if manifest.exists() else []


def _words(docx: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return _texts(etree.fromstring(archive.read("word/document.xml")))


@pytest.mark.parametrize("triple", _triples(), ids=lambda t: Path(t.get("tracked", t.get("file", "x"))).stem)
def test_real_triples_come_out_as_word_has_them(triple: dict[str, str]) -> None:
    folder = SHARED / "material" / "redline"
    tracked = (folder / triple["tracked"]).read_bytes()
    for settled, name in ((drafting.accept_all, triple["accepted"]), (drafting.reject_all, triple["rejected"])):
        if name:
            assert _words(settled(tracked)) == _words((folder / name).read_bytes())


def test_a_file_without_changes_keeps_its_parts() -> None:
    docx = drafting.render(
        drafting.assemble(
            drafting.load_dossier(Path(__file__).parents[3] / "examples" / "wadchemie" / "dossier.yaml"), "eop"
        )
    )
    with zipfile.ZipFile(io.BytesIO(docx)) as a, zipfile.ZipFile(io.BytesIO(drafting.accept_all(docx))) as b:
        assert {n: a.read(n) for n in a.namelist()} == {n: b.read(n) for n in b.namelist()}
    assert revisions_of(docx) == []


def test_what_is_no_word_file_is_told() -> None:
    with pytest.raises(PackageError):
        drafting.accept_all(b"geen word")


def test_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import docx

    document = docx.Document()
    paragraph = document.add_paragraph("een ")
    ins = etree.fromstring(f'<w:ins xmlns:w="{NS}" {BY}>{RUN.format("twee")}</w:ins>')
    paragraph._p.append(ins)
    path = tmp_path / "a.docx"
    document.save(str(path))
    assert main(["revisions", "list", str(path)]) == 0
    said = capsys.readouterr().out
    assert "An" in said
    assert "«twee»" in said
    assert main(["revisions", "reject", str(path)]) == 2
    assert main(["revisions", "reject", str(path), "-o", str(tmp_path / "b.docx")]) == 0
    assert _words((tmp_path / "b.docx").read_bytes()) == ["een "]
