"""Many Word files of others as one: each keeps its words, numbers, notes, headers and pages; nothing is less sound than before."""

from __future__ import annotations

import io
import json
import re
import subprocess
import zipfile
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from drafting.errors import PackageError
from drafting.word import read_blocks, unsound
from drafting.word.bundle import Piece, compose, noticed, refused
from drafting.word.bundle.fields import Renamed, recoded
from drafting.word.package.opening import Package, open_package, write_package
from tests.conftest import ROOT, SHARED

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MATERIAL = SHARED / "material" / "docx"


@cache
def foreign() -> list[tuple[str, Path]]:
    """The files of others that may be taken in."""
    if not MATERIAL.is_dir():
        return []
    found = []
    for entry in json.loads((MATERIAL / "manifest.json").read_text())["files"]:
        path = MATERIAL / entry["file"]
        try:
            if not refused(open_package(path)):
                found.append((entry["file"], path))
        except PackageError:
            continue
    return found


def pieces(*paths: Path | bytes) -> list[Piece]:
    return [Piece(open_package(p), f"bijlage {i}", f"_bijlage_{i}") for i, p in enumerate(paths, 1)]


def lines(docx: Path | bytes) -> list[tuple[str, str, int | None, bool]]:
    """Number, text and heading level of every paragraph that says something."""
    return [(b.number, b.text, b.level, b.cell) for b in read_blocks(docx) if b.text.strip() or b.number]


def faults(docx: Path | bytes) -> Counter[str]:
    return Counter(f.code for f in unsound(docx))


def part(docx: bytes, name: str = "word/document.xml") -> Any:
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return etree.fromstring(archive.read(name))


def notes(package: Package) -> Counter[str]:
    """The words of the notes that the text refers to."""
    found: Counter[str] = Counter()
    for kind in ("footnote", "endnote"):
        wanted = {n.get(f"{W}id") for n in package.xml(package.main).iter(f"{W}{kind}Reference")}
        for relationship in package.relationships(package.main).values():
            if relationship.type.endswith(f"/{kind}s") and relationship.target in package.parts:
                for note in package.xml(relationship.target).iter(W + kind):
                    if note.get(f"{W}id") in wanted:
                        found["".join(t.text or "" for t in note.iter(f"{W}t"))] += 1
    return found


@pytest.fixture(scope="module")
def files() -> list[tuple[str, Path]]:
    if not foreign():
        pytest.skip("../shared is not here")
    return foreign()


@pytest.fixture(scope="module")
def whole(files: list[tuple[str, Path]]) -> bytes:
    return compose(pieces(*(path for _, path in files)), {"title": "Alles", "language": "nl-NL"})


def test_all_files_of_others_keep_their_words_and_numbers(files: list[tuple[str, Path]], whole: bytes) -> None:
    assert len(files) > 70
    assert lines(whole) == [line for _, path in files for line in lines(path)]


def test_and_so_does_each_beside_its_neighbour(files: list[tuple[str, Path]]) -> None:
    for (name, path), (other, beside) in zip(files, [*files[1:], files[0]], strict=True):
        made = compose(pieces(path, beside, path))
        assert lines(made) == lines(path) + lines(beside) + lines(path), (name, other)


def test_no_file_becomes_less_sound(files: list[tuple[str, Path]], whole: bytes) -> None:
    before: Counter[str] = Counter()
    for name, path in files:
        before += faults(path)
        assert not faults(compose(pieces(path))) - faults(path), name
    assert not faults(whole) - before


def test_footnotes_and_endnotes_are_kept(files: list[tuple[str, Path]], whole: bytes) -> None:
    before: Counter[str] = Counter()
    for _, path in files:
        before += notes(open_package(path))
    assert sum(before.values()) >= 8
    assert notes(open_package(whole)) == before


@pytest.mark.validator
def test_microsofts_validator_finds_no_more_than_in_what_came_in(
    validator: Path, files: list[tuple[str, Path]], whole: bytes, tmp_path: Path
) -> None:
    def told(path: Path) -> Counter[str]:
        done = subprocess.run([str(validator), str(path)], capture_output=True, text=True, check=False)
        said = [str(e.get("description", "")) for e in json.loads(done.stdout)["errors"]]
        return Counter(re.sub(r"'[^']*'", "'…'", text)[:140] for text in said)

    before: Counter[str] = Counter()
    for _, path in files:
        before += told(path)
    (tmp_path / "whole.docx").write_bytes(whole)
    assert not told(tmp_path / "whole.docx") - before


def test_the_same_files_give_the_same_bytes(files: list[tuple[str, Path]]) -> None:
    chosen = [path for _, path in files[:6]]
    assert compose(pieces(*chosen), codec="zlib") == compose(pieces(*chosen), codec="zlib")


# ---------------------------------------------------------------- made for one purpose


def word(body: str, styles: str = "", settings: str = "", header: str = "", rels: str = "") -> bytes:
    """A Word file of a few parts."""
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    wml = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    parts = {"word/document.xml": f'<w:document xmlns:w="{NS}" xmlns:r="{base}"><w:body>{body}</w:body></w:document>'}
    leads, types = rels, f'<Override PartName="/word/document.xml" ContentType="{wml}.document.main+xml"/>'
    for kind, tag, inner in (
        ("styles", "styles", styles),
        ("settings", "settings", settings),
        ("header", "hdr", header),
    ):
        if inner:
            parts[f"word/{kind}.xml"] = f'<w:{tag} xmlns:w="{NS}">{inner}</w:{tag}>'
            leads += f'<Relationship Id="r-{kind}" Type="{base}/{kind}" Target="{kind}.xml"/>'
            types += f'<Override PartName="/word/{kind}.xml" ContentType="{wml}.{kind}+xml"/>'
    space = "http://schemas.openxmlformats.org/package/2006/"
    parts["word/_rels/document.xml.rels"] = f'<Relationships xmlns="{space}relationships">{leads}</Relationships>'
    parts["_rels/.rels"] = (
        f'<Relationships xmlns="{space}relationships"><Relationship Id="r1" Type="{base}/officeDocument" Target="word/document.xml"/></Relationships>'
    )
    parts["[Content_Types].xml"] = (
        f'<Types xmlns="{space}content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{types}</Types>'
    )
    return write_package({name: text.encode() for name, text in parts.items()})


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def field(code: str, shown: str) -> str:
    return (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'<w:r><w:t>{shown}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )


def style(name: str, size: int, default: bool = False) -> str:
    on = ' w:default="1"' if default else ""
    return f'<w:style w:type="paragraph" w:styleId="S{name.replace(" ", "")}"{on}><w:name w:val="{name}"/><w:rPr><w:sz w:val="{size}"/></w:rPr></w:style>'


def codes(root: Any) -> list[str]:
    return [str(n.text).strip() for n in root.iter(f"{W}instrText")]


def test_a_style_of_the_same_name_that_differs_is_renamed_and_one_that_does_not_is_shared() -> None:
    one = word(paragraph("een", '<w:pStyle w:val="SNadruk"/>'), style("Normal", 20, True) + style("Nadruk", 30))
    two = word(paragraph("twee", '<w:pStyle w:val="SNadruk"/>'), style("Normal", 20, True) + style("Nadruk", 40))
    sheet = part(compose(pieces(one, two, one)), "word/styles.xml")
    sizes = {s.find(f"{W}name").get(f"{W}val"): s.find(f"{W}rPr/{W}sz").get(f"{W}val") for s in sheet.iter(f"{W}style")}
    assert sizes == {"Normal": "20", "Nadruk": "30", "Nadruk (bijlage 2)": "40"}


def test_a_renamed_heading_stays_a_heading() -> None:
    one = word(paragraph("een", '<w:pStyle w:val="Sheading1"/>'), style("Normal", 20, True) + style("heading 1", 30))
    two = word(paragraph("twee", '<w:pStyle w:val="Sheading1"/>'), style("Normal", 20, True) + style("heading 1", 40))
    sheet = part(compose(pieces(one, two)), "word/styles.xml")
    renamed = next(s for s in sheet.iter(f"{W}style") if s.find(f"{W}name").get(f"{W}val") == "heading 1 (bijlage 2)")
    assert renamed.find(f"{W}pPr/{W}outlineLvl").get(f"{W}val") == "0"


def test_other_defaults_become_a_style_of_their_own() -> None:
    plain = '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="{}"/></w:rPr></w:rPrDefault></w:docDefaults>'
    one = word(paragraph("een"), plain.format(22))
    two = word(paragraph("twee"), plain.format(18))
    made = compose(pieces(one, one, two))
    last = part(made).findall(f".//{W}p")[-1]
    sid = last.find(f"{W}pPr/{W}pStyle").get(f"{W}val")
    sheet = {s.get(f"{W}styleId"): s for s in part(made, "word/styles.xml").iter(f"{W}style")}
    assert sheet[sid].find(f"{W}rPr/{W}sz").get(f"{W}val") == "18"


def test_pages_are_counted_per_document() -> None:
    size = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    one = word(field("NUMPAGES", "9") + size)
    several = word(paragraph("a", f"{size}") + field("NUMPAGES", "9") + size)
    packages = [open_package(one), open_package(several)]
    made = part(compose([Piece(p, f"bijlage {i}", f"_bijlage_{i}", 5) for i, p in enumerate(packages, 1)]))
    assert codes(made) == ["SECTIONPAGES", "PAGEREF _bijlage_2_einde"]
    assert [t.text for t in made.iter(f"{W}t")] == ["5", "a", "5"], "until Word counts, what is known is shown"
    starts = [s.find(f"{W}pgNumType") for s in made.iter(f"{W}sectPr")]
    assert [n.get(f"{W}start") if n is not None else None for n in starts] == ["1", "1", None]


def test_no_document_gets_the_header_of_the_one_before() -> None:
    size = '<w:sectPr xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:headerReference w:type="default" r:id="r-header"/></w:sectPr>'
    one = word(paragraph("een") + size, header="<w:p><w:r><w:t>kop van een</w:t></w:r></w:p>")
    made = compose(pieces(one, word(paragraph("twee"))))
    first, second = part(made).iter(f"{W}sectPr")
    rid = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    assert first.find(f"{W}headerReference").get(rid) != second.find(f"{W}headerReference").get(rid)
    package = open_package(made)
    target = package.relationships(package.main)[second.find(f"{W}headerReference").get(rid)].target
    assert not list(package.xml(target).iter(f"{W}t"))


def test_page_size_and_orientation_stay() -> None:
    wide = '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr>'
    made = part(compose(pieces(word(paragraph("a") + wide), word(paragraph("b")))))
    sizes = [(s.find(f"{W}pgSz").get(f"{W}w"), s.find(f"{W}pgSz").get(f"{W}orient")) for s in made.iter(f"{W}sectPr")]
    assert sizes == [("16838", "landscape"), ("12240", None)], "Word takes US Letter for a file that says nothing"


def test_bookmarks_of_the_same_name_and_their_references_part() -> None:
    mark = '<w:p><w:bookmarkStart w:id="0" w:name="doel"/><w:r><w:t>x</w:t></w:r><w:bookmarkEnd w:id="0"/></w:p>'
    body = (
        mark
        + field("REF doel \\h", "x")
        + '<w:p><w:hyperlink w:anchor="doel"><w:r><w:t>x</w:t></w:r></w:hyperlink></w:p>'
    )
    made = compose(pieces(word(body), word(body)))
    assert codes(part(made)) == ["REF doel \\h", "REF doel_b2 \\h"]
    assert [n.get(f"{W}anchor") for n in part(made).iter(f"{W}hyperlink")] == ["doel", "doel_b2"]
    assert not unsound(made)


@pytest.mark.parametrize(
    ("code", "wanted"),
    [
        (" NUMPAGES  \\* MERGEFORMAT ", " SECTIONPAGES  \\* MERGEFORMAT "),
        (' TOC \\o "1-3" \\h ', ' TOC \\o "1-3" \\h \\b _bijlage_2 \\u '),
        (" SEQ Tabel \\* ARABIC ", " SEQ Tabel_b2 \\* ARABIC "),
        (' TOC \\h \\c "Tabel" ', ' TOC \\h \\c "Tabel_b2" \\b _bijlage_2 '),
        (" STYLEREF 1 ", ' STYLEREF "heading 1 (bijlage 2)" '),
        (' STYLEREF "Kop 1" \\n ', ' STYLEREF "heading 1 (bijlage 2)" \\n '),
        (" PAGEREF _Toc1 \\h ", " PAGEREF _Toc1_b2 \\h "),
        (" PAGE ", " PAGE "),
    ],
)
def test_what_counts_over_a_file_counts_over_its_own_pages(code: str, wanted: str) -> None:
    renamed = Renamed(
        {"_toc1": "_Toc1_b2"}, {"heading 1": "heading 1 (bijlage 2)"}, {"tabel": "Tabel_b2"}, "_bijlage_2"
    )
    assert recoded(code, renamed) == wanted


def test_a_field_that_shows_a_property_of_its_file_shows_it_still() -> None:
    made = part(compose(pieces(word(field("TITLE", "Onze titel") + field("FILENAME \\p", "C:\\x.docx")))))
    assert codes(made) == []
    assert [t.text for t in made.iter(f"{W}t")] == ["Onze titel", "C:\\x.docx"]


def test_headers_of_even_pages_in_one_document_do_not_empty_those_of_another() -> None:
    reference = '<w:sectPr xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:headerReference w:type="default" r:id="r-header"/></w:sectPr>'
    one = word(paragraph("een") + reference, header="<w:p><w:r><w:t>elke bladzijde</w:t></w:r></w:p>")
    two = word(paragraph("twee"), settings="<w:evenAndOddHeaders/>")
    made = part(compose(pieces(one, two)))
    first = next(made.iter(f"{W}sectPr"))
    kinds = {n.get(f"{W}type"): n.values()[-1] for n in first.iter(f"{W}headerReference")}
    assert kinds["even"] == kinds["default"]


def test_notes_begin_anew_only_where_notes_came_before() -> None:
    """LibreOffice takes what the first section of a file says for all of it, and then numbers every note 0."""
    from tests.pdf.test_accessible import MADE

    plain, noted = word(paragraph("x")), MADE["letter"]()
    sections = list(part(compose(pieces(plain, noted, plain, noted))).iter(f"{W}sectPr"))
    anew = [s.find(f"{W}footnotePr/{W}numRestart") is not None for s in sections]
    assert anew[:2] == [False, False]
    assert anew[-1] is True


def test_a_style_that_nothing_uses_is_not_renamed_but_left() -> None:
    sheet = style("Normal", 20, True)
    one = word(paragraph("een", '<w:pStyle w:val="SNadruk"/>'), sheet + style("Nadruk", 30))
    two = word(paragraph("twee"), sheet + style("Nadruk", 40) + style("Eigen", 44))
    names = [n.get(f"{W}val") for n in part(compose(pieces(one, two)), "word/styles.xml").iter(f"{W}name")]
    assert names == ["Normal", "Nadruk", "Eigen"]


# ---------------------------------------------------------------- what may not come in

LINK = '<Relationship Id="rX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}" Target="http://elders.example/x" TargetMode="External"/>'


def test_what_fetches_from_elsewhere_is_refused_with_its_place() -> None:
    body = paragraph("x") + field('INCLUDETEXT "C:\\\\a.docx"', "x") + field("DDEAUTO Excel a b", "x")
    found = refused(open_package(word(body, rels=LINK.format("image")), "eop.docx"))
    assert [f.code for f in found] == ["bundle.external", "bundle.field-fetches", "bundle.field-fetches"]
    assert all(f.place.text().startswith("eop.docx, word/document.xml") for f in found)
    assert all(f.remedy("nl") and f.remedy("en") for f in found)


@pytest.mark.parametrize("kind", ["hyperlink", "attachedTemplate"])
def test_a_link_to_follow_and_a_template_left_behind_are_no_fault(kind: str) -> None:
    docx = word(paragraph("x"), rels=LINK.format(kind))
    assert refused(open_package(docx)) == []
    assert b"elders.example" not in b"".join(open_package(compose(pieces(docx))).parts.values()) or kind == "hyperlink"


def test_macros_are_refused(shared: Path) -> None:
    assert "bundle.macros" in {
        f.code for f in refused(open_package(shared / "material" / "docx" / "poi" / "45690.docm"))
    }


def test_comments_changes_protection_and_signatures_are_told(shared: Path) -> None:
    told: set[str] = set()
    for _, path in foreign():
        told |= {f.code for f in noticed(open_package(path))}
    assert told == {"bundle.has-comments", "bundle.has-changes", "bundle.was-protected", "bundle.was-signed"}


def test_our_own_documents_go_together(tmp_path: Path) -> None:
    from drafting.api.build import Order, build

    results = list(
        build(
            Order(
                source=ROOT / "examples" / "voortgang-2025" / "portfolio.yaml",
                kinds=("letter", "annex"),
                languages="nl",
            )
        )
    )
    made = compose(pieces(*(r.content for r in results)))
    assert not unsound(made)
    assert lines(made) == [line for r in results for line in lines(r.content)]
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        charts = [n for n in archive.namelist() if re.search(r"charts/[^/]*\.xml$", n)]
        assert len(charts) == 2
        assert sum(n.endswith(".xlsx") for n in archive.namelist()) == 2
