"""A check that can fail: every fault that `unsound` names, made on purpose in a sound file."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

import pytest

from drafting.word import unsound, write_docx
from drafting.word.package.opening import write_package
from tests.conftest import ROOT
from tests.word.writer.trees import everything

DOCX = write_docx(everything("nl", "statute"), (ROOT / "templates" / "eop" / "frame.docx").read_bytes())


def _broken(part: str, change: Callable[[str], str]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(DOCX)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    before = parts[part].decode()
    after = change(before)
    assert after != before
    parts[part] = after.encode()
    return write_package(parts)


def test_what_is_written_is_sound() -> None:
    assert unsound(DOCX) == []


@pytest.mark.parametrize(
    ("code", "part", "change"),
    [
        ("reference-nowhere", "word/document.xml", lambda x: x.replace("REF _w13 ", "REF _w99 ", 1)),
        ("link-nowhere", "word/document.xml", lambda x: x.replace('w:anchor="_w9"', 'w:anchor="_w99"', 1)),
        ("bookmark-twice", "word/document.xml", lambda x: x.replace('w:name="_w13"', 'w:name="_w9"', 1)),
        ("bookmark-long", "word/document.xml", lambda x: x.replace('w:name="_w14"', f'w:name="_{"w" * 40}"', 1)),
        ("field-unbalanced", "word/document.xml", lambda x: x.replace('<w:fldChar w:fldCharType="end"/>', "", 1)),
        ("field-unbalanced", "word/document.xml", lambda x: x.replace('<w:fldChar w:fldCharType="begin"/>', "", 1)),
        ("order", "word/document.xml", lambda x: x.replace("<w:rPr><w:b/>", "<w:rPr><w:lang w:val=\"nl-NL\"/><w:b/>", 1)),
        ("order", "word/document.xml", lambda x: x.replace('<w:pPr><w:pStyle w:val="Lid"/>', '<w:pPr><w:jc w:val="left"/><w:pStyle w:val="Lid"/>', 1)),
        ("range-unbalanced", "word/document.xml", lambda x: x.replace('<w:bookmarkEnd w:id="5"/>', "", 1)),
        ("id-twice", "word/document.xml", lambda x: x.replace('<w:id w:val="100003"/>', '<w:id w:val="100004"/>', 1)),
        ("id-twice", "word/document.xml", lambda x: x.replace('<wp:docPr id="2"', '<wp:docPr id="1"', 1)),
        ("tag-long", "word/document.xml", lambda x: x.replace('"value:persons.a"', f'"value:{"p" * 70}"', 1)),
        ("no-style", "word/document.xml", lambda x: x.replace('w:pStyle w:val="Lid"', 'w:pStyle w:val="Onbekend"', 1)),
        ("no-style", "word/styles.xml", lambda x: x.replace('<w:basedOn w:val="Kop1"/>', '<w:basedOn w:val="Weg"/>', 1)),
        ("no-list", "word/styles.xml", lambda x: x.replace('<w:numId w:val="1"/>', '<w:numId w:val="99"/>', 1)),
        ("no-list", "word/numbering.xml", lambda x: x.replace('<w:abstractNumId w:val="0"/>', '<w:abstractNumId w:val="77"/>', 1)),
        ("no-note", "word/document.xml", lambda x: x.replace('<w:footnoteReference w:id="1"/>', '<w:footnoteReference w:id="9"/>', 1)),
        ("update-fields", "word/settings.xml", lambda x: x.replace("<w:defaultTabStop", "<w:updateFields/><w:defaultTabStop", 1)),
        ("no-type", "[Content_Types].xml", lambda x: x.replace('Extension="xlsx"', 'Extension="xlsm"', 1)),
        ("relation-nowhere", "word/_rels/document.xml.rels", lambda x: x.replace("charts/chart1.xml", "charts/chart9.xml", 1)),
        ("no-relation", "word/document.xml", lambda x: x.replace('r:id="rIdLink1"', 'r:id="rIdLink9"', 1)),
    ],
)  # fmt: skip
def test_a_fault_is_found(code: str, part: str, change: Callable[[str], str]) -> None:
    assert f"soundness.{code}" in {f.code for f in unsound(_broken(part, change))}


def test_words_that_look_like_a_relation_are_none() -> None:
    changed = _broken(
        "word/document.xml", lambda x: re.sub(r'(<w:tblDescription w:val=")[^"]*"', r'\1r:id="', x, count=1)
    )
    assert unsound(changed) == []
