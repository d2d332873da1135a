"""Word files that are not ours, and ours after somebody worked on them in Word."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml

from drafting import tree as t
from drafting.errors import PackageError
from drafting.word import read_blocks, read_docx, write_docx
from drafting.word.package.opening import write_package
from drafting.word.reader.numbers import formatted
from drafting.word.styles import number
from tests.conftest import ROOT
from tests.word.writer.trees import everything

DOCUMENT = everything("nl", "statute")
DOCX = write_docx(DOCUMENT, (ROOT / "templates" / "eop" / "frame.docx").read_bytes())
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _changed(change: Callable[[str], str]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(DOCX)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    before = parts["word/document.xml"].decode()
    after = change(before)
    assert after != before
    parts["word/document.xml"] = after.encode()
    return write_package(parts)


def _foreign(*xml: str) -> t.Document:
    made = docx.Document()
    body = made.element.body
    for one in xml:
        body.insert(
            len(body) - 1, parse_xml(one.replace("<w:p>", f"<w:p {W}>", 1).replace("<w:tbl>", f"<w:tbl {W}>", 1))
        )
    raw = io.BytesIO()
    made.save(raw)
    return read_docx(raw.getvalue())


def test_a_lid_typed_after_another_is_a_lid_with_the_next_number() -> None:
    typed = '<w:p><w:pPr><w:pStyle w:val="Lid"/></w:pPr><w:r><w:t>Nieuw lid.</w:t></w:r></w:p>'

    def change(xml: str) -> str:
        at = xml.rindex("<w:p>", 0, xml.index('w:name="_w23"'))
        return xml[:at] + typed + xml[at:]

    lids = [n for n in t.walk(read_docx(_changed(change))) if isinstance(n, t.Paragraph)]
    new = next(n for n in lids if t.plain_text(n.content) == "Nieuw lid.")
    assert new.wid == ""
    assert [n.num for n in lids[:4]] == ["1.", "2.", "3.", "4."]


def test_tracked_changes_are_read_as_accepted() -> None:
    changed = _changed(
        lambda x: x.replace(
            '<w:r><w:t xml:space="preserve">de steun.</w:t></w:r>',
            '<w:del w:id="900" w:author="a" w:date="2025-01-01T00:00:00Z"><w:r><w:delText>de steun.</w:delText></w:r></w:del>'
            '<w:ins w:id="901" w:author="a" w:date="2025-01-01T00:00:00Z"><w:r><w:t>de subsidie.</w:t></w:r></w:ins>',
        )
    )
    recitals = [t.plain_text(n.content) for n in t.walk(read_docx(changed)) if isinstance(n, t.Recital)]
    assert recitals == ["het klimaat;", "de subsidie."]


def test_runs_that_word_cut_up_are_joined_again() -> None:
    cut = '<w:r w:rsidR="00A1"><w:t>de </w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:t>steun.</w:t></w:r>'
    assert read_docx(
        _changed(lambda x: x.replace('<w:r><w:t xml:space="preserve">de steun.</w:t></w:r>', cut))
    ) == read_docx(DOCX)


def test_headings_numbers_links_notes_and_fields_of_another_file_become_nodes() -> None:
    made = _foreign(
        '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:bookmarkStart w:id="1" w:name="_Ref123"/><w:r><w:t>Doel</w:t></w:r><w:bookmarkEnd w:id="1"/></w:p>',
        '<w:p><w:pPr><w:pStyle w:val="ListNumber"/></w:pPr><w:r><w:t>eerste punt</w:t></w:r></w:p>',
        '<w:p><w:pPr><w:pStyle w:val="ListBullet"/></w:pPr><w:r><w:t>bolletje</w:t></w:r></w:p>',
        '<w:p><w:r><w:t xml:space="preserve">Zie </w:t></w:r><w:fldSimple w:instr=" REF _Ref123 \\h "><w:r><w:t>Doel</w:t></w:r></w:fldSimple><w:r><w:t>.</w:t></w:r></w:p>',
    )
    section = made.body[0]
    assert isinstance(section, t.Section)
    assert (section.level, t.plain_text(section.heading)) == (1, "Doel")
    item, bullets, block = (
        (n for n in section.children[0].children[:1] + section.children[1:])
        if section.children[0].children
        else section.children
    )  # type: ignore[union-attr]
    assert isinstance(item, t.Item)
    assert item.num == "1."
    assert isinstance(bullets, t.BulletList)
    assert isinstance(block, t.Block)
    assert [type(n) for n in block.children] == [t.Text, t.CrossReference, t.Text]


def test_the_text_of_a_field_that_never_ends_is_kept() -> None:
    made = _foreign(
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>vandaag</w:t></w:r></w:p>',
        "<w:p><w:r><w:t>morgen</w:t></w:r></w:p>",
    )
    assert [t.plain_text(n) for n in made.body] == ["vandaag", "morgen"]


def test_a_table_without_a_header_row_is_headed_by_its_first() -> None:
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    rows = "".join(f"<w:tr>{cell.format(a)}{cell.format(b)}</w:tr>" for a, b in (("a", "b"), ("c", "d")))
    made = _foreign(
        f'<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="1500"/></w:tblGrid>{rows}</w:tbl>'
    )
    table = made.body[0]
    assert isinstance(table, t.Table)
    assert [c.width for c in table.columns] == [2.0, 1.0]
    assert [t.plain_text(c.children) for c in table.header.cells] == ["a", "b"]


def test_blocks_say_what_checks_want_to_know() -> None:
    blocks = read_blocks(DOCX)
    headings = [(b.level, b.number, b.text) for b in blocks if b.level and not b.in_contents]
    assert (2, "Artikel 1", "Begrippen") in headings
    assert (1, "Bijlage 1", "Projecten") in headings
    assert any(b.header_row and b.text == "Project" for b in blocks)
    assert any(b.drawings == ("Twee jaren.",) for b in blocks)
    assert {b.clause for b in blocks} >= {"maximum-support@1", "signatures@1", "annex-model@1"}


@pytest.mark.parametrize(
    ("n", "form", "text"),
    [(1, "decimal", "1"), (26, "lowerLetter", "z"), (27, "lowerLetter", "aa"), (28, "upperLetter", "BB"), (4, "lowerRoman", "iv"), (1990, "upperRoman", "MCMXC"), (7, "decimalZero", "07"), (3, "none", "")],
)  # fmt: skip
def test_numbers_are_written_as_word_writes_them(n: int, form: str, text: str) -> None:
    assert formatted(n, form) == text


def test_real_files_are_read_or_refused_with_a_reason(shared: Path) -> None:
    read = refused = 0
    for path in sorted((shared / "material").rglob("*.docx")):
        try:
            document = read_docx(path)
        except PackageError:
            refused += 1
            continue
        printed = " ".join(t.plain_text(n) for n in document.body).split()
        numbers = [word for n in t.walk(document) for word in str(getattr(n, "num", "")).split()]
        lost = Counter(w for b in read_blocks(path) if not b.in_contents for w in b.text.split()) - Counter(
            printed + numbers
        )
        assert sum(lost.values()) == 0, (path, lost)
        read += 1
    assert read > 60
    assert refused < 8


def _strict(docx: bytes) -> bytes:
    """The file in the strict form, as Word's "Strict Open XML Document" writes it: names, `w:start`, lengths with a unit."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for name, raw in parts.items():
        if name.endswith((".xml", ".rels")):
            for family in (b"wordprocessingml", b"drawingml", b"officeDocument"):
                raw = raw.replace(
                    b"http://schemas.openxmlformats.org/%s/2006" % family, b"http://purl.oclc.org/ooxml/%s" % family
                )
            raw = raw.replace(b"extended-properties", b"extendedProperties").replace(
                b"custom-properties", b"customProperties"
            )
            raw = re.sub(rb'<w:ind w:left="(\d+)"', lambda m: b'<w:ind w:start="%gpt"' % (int(m[1]) / 20), raw)
            parts[name] = raw
    return write_package(parts)


def test_a_file_in_the_strict_form_is_read_too() -> None:
    strict = _strict(DOCX)
    with zipfile.ZipFile(io.BytesIO(strict)) as archive:
        assert b"purl.oclc.org/ooxml/wordprocessingml/main" in archive.read("word/document.xml")
        assert b'w:start="' in archive.read("word/styles.xml") + archive.read("word/numbering.xml")
        assert b"customProperties" in archive.read("_rels/.rels")
    assert read_docx(strict) == read_docx(DOCX)


def test_text_that_names_the_strict_form_is_left_as_it_is() -> None:
    name = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    made = _foreign(f"<w:p><w:r><w:t>Zie {name} in ISO 29500.</w:t></w:r></w:p>")
    assert t.plain_text(made.body) == f"Zie {name} in ISO 29500."


@pytest.mark.parametrize(
    ("text", "twips"),
    [
        ("720", 720),
        ("36pt", 720),
        ("1in", 1440),
        ("2.54cm", 1440),
        ("-25.4mm", -1440),
        ("inf", None),
        ("x", None),
        ("", None),
    ],
)
def test_lengths_are_read_with_and_without_a_unit(text: str, twips: int | None) -> None:
    assert number(text) == twips
