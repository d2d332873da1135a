"""Every node in every scheme passes the validators that there are."""

from __future__ import annotations

import io
import json
import subprocess
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from drafting.word import unsound, write_docx
from tests.conftest import ROOT
from tests.word.writer.trees import everything

FRAME = (ROOT / "templates" / "agreement" / "frame.docx").read_bytes()
FILES = {
    f"{lang}-{n}": write_docx(everything(lang, n), FRAME) for lang in ("nl", "en") for n in ("statute", "contract")
}
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


@pytest.mark.parametrize("name", sorted(FILES))
def test_nothing_is_unsound(name: str) -> None:
    assert [f.text() for f in unsound(FILES[name])] == []


@pytest.mark.validator
def test_microsofts_validator_finds_nothing(validator: Path, tmp_path: Path) -> None:
    for name, docx in FILES.items():
        path = tmp_path / f"{name}.docx"
        path.write_bytes(docx)
        done = subprocess.run([str(validator), str(path)], capture_output=True, text=True, check=False)
        assert json.loads(done.stdout)["errors"] == [], name


def test_a_second_validator_finds_nothing(tmp_path: Path) -> None:
    audit = pytest.importorskip("openxml_audit")
    for name, docx in FILES.items():
        path = tmp_path / f"{name}.docx"
        path.write_bytes(docx)
        assert not list(audit.OpenXmlValidator().validate(str(path)).errors), name


def test_every_part_follows_the_schema(shared: Path) -> None:
    schema = etree.XMLSchema(etree.parse(str(shared / "xsd" / "all.xsd")))
    seen = set()
    for name, docx in FILES.items():
        with zipfile.ZipFile(io.BytesIO(docx)) as archive:
            for part in archive.namelist():
                if not part.startswith("word/") or not part.endswith(".xml") or "theme" in part:
                    continue
                root = etree.fromstring(archive.read(part))
                root.attrib.pop(f"{MC}Ignorable", None)
                for node in list(root.iter("{http://schemas.microsoft.com/office/word/2012/wordml}*")):
                    node.getparent().remove(node)
                assert schema.validate(root), (name, part, schema.error_log.last_error)
                seen.add(part.rpartition("/")[0])
    assert seen == {"word", "word/charts"}


def test_both_codecs_give_a_file_that_reads_the_same_and_each_gives_the_same_bytes() -> None:
    from drafting.word import read_docx

    document = everything("nl", "statute")
    files = {codec: write_docx(document, FRAME, codec=codec) for codec in ("isal", "zlib")}
    assert read_docx(files["isal"]) == read_docx(files["zlib"])
    for codec, made in files.items():
        assert write_docx(document, FRAME, codec=codec) == made


def test_numbering_lives_on_for_who_presses_enter() -> None:
    """A lid, an onderdeel and a recital are numbered by their style alone, so that a new paragraph of the style counts on."""
    with zipfile.ZipFile(io.BytesIO(FILES["nl-statute"])) as archive:
        styles = etree.fromstring(archive.read("word/styles.xml"))
        numbering = etree.fromstring(archive.read("word/numbering.xml"))
    w = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
    bound = {p.get(f"{{{w['w']}}}val") for p in numbering.iterfind(".//w:pStyle", w)}
    for name in ("Artikelkop", "Lid", "Onderdeel", "Subonderdeel", "Partij", "Overweging", "Hoofdstuk", "Bijlagekop"):
        style = next(s for s in styles.iterfind("w:style", w) if s.find("w:name", w).get(f"{{{w['w']}}}val") == name)
        assert style.find("w:pPr/w:numPr/w:numId", w) is not None
        assert style.get(f"{{{w['w']}}}styleId") in bound
