"""All annexes of a letter in one Word file and one PDF: their numbers, their pages, what may not come in, and what is told."""

from __future__ import annotations

import io
import itertools
import json
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from drafting.api.annexes import looked_through
from drafting.api.bundle import Bundled, bundle
from drafting.api.order import Order
from drafting.api.portfolio import assemble_portfolio
from drafting.cli import main
from drafting.errors import DraftingError, Finding
from drafting.intake import Plain, load_portfolio, portfolio_from_plain, portfolio_to_plain
from drafting.markdown import render as markdown
from drafting.model import Portfolio
from drafting.word import read_blocks, unsound
from tests.conftest import ROOT, SHARED
from tests.pdf.test_accessible import notes_of, outloud_faults, page_faults
from tests.word.bundle.test_compose import LINK, field, paragraph, word

PROGRESS = ROOT / "examples" / "voortgang-2025"
MATERIAL = SHARED / "material" / "docx"


@pytest.fixture(scope="module")
def portfolio() -> Portfolio:
    return load_portfolio(PROGRESS / "portfolio.yaml")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of one's own with the example and its annexes."""
    return Path(shutil.copytree(PROGRESS, tmp_path / "voortgang"))


@pytest.fixture
def no_office(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a machine without LibreOffice."""
    monkeypatch.setattr("drafting.pdf.office.office_path", lambda: None)
    monkeypatch.setattr("drafting.pdf.pool.available", lambda: False)


def with_annexes(portfolio: Portfolio, *annexes: dict[str, Any]) -> Portfolio:
    plain = portfolio_to_plain(portfolio)
    for i, annex in enumerate(annexes, 1):
        annex.setdefault("id", f"b{i}")
        annex.setdefault("title", f"Stuk {i}")
    plain["letter"]["annexes"] = list(annexes)
    plain["letter"]["sections"] = [{"id": "tekst", "text": "Wij informeren u."}]
    return portfolio_from_plain(Plain(plain, "proef.yaml"))


def faults(portfolio: Portfolio, folder: Path) -> tuple[Finding, ...]:
    with pytest.raises(DraftingError) as told:
        list(
            bundle(portfolio, "nl", folder=folder, formats=("docx",), order=Order(source=portfolio, name="proef.yaml"))
        )
    return told.value.findings


def made(portfolio: Portfolio, folder: Path, *formats: str) -> dict[str, Bundled]:
    return {b.format: b for b in bundle(portfolio, "nl", folder=folder, formats=formats or ("docx", "pdf"))}


def texts(docx: bytes) -> list[str]:
    return [b.text for b in read_blocks(docx) if b.text.strip()]


# ---------------------------------------------------------------- numbers


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_letter_list_annexes_and_bundle_use_the_same_numbers(
    portfolio: Portfolio, order: tuple[int, ...], no_office: None
) -> None:
    assert isinstance(portfolio.letter.annexes, tuple)
    annexes = tuple(portfolio.letter.annexes[i] for i in order)
    letter = portfolio.letter.model_copy(update={"annexes": annexes, "annex_list": True})
    moved = portfolio.model_copy(update={"letter": letter})
    wanted = {entry.id: number for number, entry in enumerate(annexes, 1)}
    titles = {entry.id: entry.title.get("nl") for entry in annexes}  # type: ignore[union-attr]

    told = markdown(assemble_portfolio(moved, "letter")).replace("\u00a0", " ")
    assert f"De stand per bedrijf vindt u in bijlage {wanted['voortgang']}." in told
    assert f"Hun EoP’s zijn bijlage {wanted['eop-alco']} en bijlage {wanted['eop-cosun']} bij deze brief." in told
    assert f"Met bijlage {wanted['voortgang']} en met het onderdeel over samenwerking" in told
    rows = re.findall(r"^\| (\d) \| (.+?) \|$", told, re.M)
    assert rows == [(str(n), titles[key]) for key, n in wanted.items()]
    assert markdown(assemble_portfolio(moved, "annex")).startswith(f"# Bijlage {wanted['voortgang']}: voortgang")

    words = made(moved, PROGRESS, "docx")["docx"].content
    cells = [b.text for b in read_blocks(words) if b.cell][: 3 * 4]
    assert list(zip(cells[3::3], cells[4::3], strict=True)) == rows
    sheets = [(m[1], m[2]) for t in texts(words) if (m := re.fullmatch(r"Bijlage (\d): ([A-Z].+)", t))]
    assert sheets == rows
    assert f"Bijlage {wanted['voortgang']}: voortgang per bedrijf" in [t.replace("\u00a0", " ") for t in texts(words)]


@pytest.mark.office
def test_the_pdf_has_a_bookmark_and_page_names_for_each_annex(portfolio: Portfolio, office: str) -> None:
    letter = portfolio.letter.model_copy(update={"annexes": tuple(reversed(portfolio.letter.annexes[:3]))})  # type: ignore[index]
    pdf = made(portfolio.model_copy(update={"letter": letter}), PROGRESS, "pdf")["pdf"].content
    with pikepdf.open(io.BytesIO(pdf)) as document, document.open_outline() as outline:
        assert [str(item.title) for item in outline.root][1:] == [
            "Bijlage 1: Expression of Principles Coöperatie Koninklijke Cosun",
            "Bijlage 2: Expression of Principles Alco Energy Rotterdam",
            "Bijlage 3: Voortgang per bedrijf",
        ]
        assert "Leeswijzer" in {str(item.title) for item in outline.root[3].children}
        assert [page.label for page in document.pages][:6] == ["0", "1", "1-1", "2", "2-1", "3"]
        assert str(document.Root["/Lang"]) == "nl-NL"


# ---------------------------------------------------------------- pages


@pytest.mark.office
def test_pages_are_counted_per_annex_and_told_on_sheet_and_front(portfolio: Portfolio, office: str) -> None:
    both = made(portfolio, PROGRESS)
    with pikepdf.open(io.BytesIO(both["pdf"].content)) as document:
        labels = [page.label for page in document.pages]
    counts = [sum(label.startswith(f"{n}-") for label in labels) for n in (1, 2, 3, 4)]
    assert counts[0] > 5
    assert len(labels) == 1 + 4 + sum(counts)
    cells = [b.text for b in read_blocks(both["docx"].content) if b.cell]
    assert cells[5:15:3] == [str(n) for n in counts]
    sheets = [t for t in texts(both["docx"].content) if t.startswith("Aantal pagina's\t")]
    assert [s.partition("\t")[2] for s in sheets] == [str(n) for n in counts]


def test_a_pdf_in_the_word_bundle_is_its_sheet_with_a_reference(portfolio: Portfolio, no_office: None) -> None:
    three = portfolio.letter.model_copy(update={"annexes": portfolio.letter.annexes[:3]})  # type: ignore[index]
    words = texts(made(portfolio.model_copy(update={"letter": three}), PROGRESS, "docx")["docx"].content)
    assert (
        words[-1]
        == "Deze bijlage is een PDF-bestand (eop-cosun.pdf). De pagina's ervan staan in de PDF-bundel, achter dit blad."
    )


# ---------------------------------------------------------------- soundness


def test_the_word_bundle_is_sound(portfolio: Portfolio, tmp_path: Path, no_office: None) -> None:
    audit = pytest.importorskip("openxml_audit")
    content = made(portfolio, PROGRESS, "docx")["docx"].content
    assert [f.text() for f in unsound(content)] == []
    path = tmp_path / "bundel.docx"
    path.write_bytes(content)
    assert [e.description for e in audit.OpenXmlValidator().validate(str(path)).errors] == []


def test_the_word_bundle_is_accessible(portfolio: Portfolio, tmp_path: Path, no_office: None) -> None:
    (tmp_path / "bundel.docx").write_bytes(made(portfolio, PROGRESS, "docx")["docx"].content)
    assert main(["check", str(tmp_path / "bundel.docx"), "--only", "accessibility", "--fail-on", "warning"]) == 0


@pytest.mark.validator
def test_microsofts_validator_finds_nothing_in_the_word_bundle(
    portfolio: Portfolio, tmp_path: Path, validator: Path, no_office: None
) -> None:
    path = tmp_path / "bundel.docx"
    path.write_bytes(made(portfolio, PROGRESS, "docx")["docx"].content)
    done = subprocess.run([str(validator), str(path)], capture_output=True, text=True, check=False)
    assert json.loads(done.stdout)["errors"] == []


def test_cover_sheets_bring_no_styles_of_their_own_twice(portfolio: Portfolio, no_office: None) -> None:
    with zipfile.ZipFile(io.BytesIO(made(portfolio, PROGRESS, "docx")["docx"].content)) as archive:
        names = re.findall(r'<w:name w:val="([^"]*)"', archive.read("word/styles.xml").decode())
    renamed = [n for n in names if "(" in n]
    ours = [n for n in renamed if not n.endswith("(bijlage 2)")]
    assert ours == ["Opsomming (bijlage 4)"], (
        "all but the one file of others, and the list of the note, which counts by itself"
    )
    assert "heading 1 (bijlage 2)" in renamed


@pytest.mark.office
def test_a_bundle_of_sound_annexes_keeps_both_norms(portfolio: Portfolio, office: str, tmp_path: Path) -> None:
    from drafting.api.build import build

    (own,) = build(Order(source=PROGRESS / "portfolio.yaml", kinds="letter", languages="nl", formats="pdf"))
    (tmp_path / "brief.pdf").write_bytes(own.content)
    ours = with_annexes(portfolio, {"document": "annex"}, {"file": "brief.pdf"})
    content = made(ours, tmp_path, "pdf")["pdf"].content
    assert page_faults(content, "ua1") == []
    assert page_faults(content, "2b") == []
    notes = {
        note
        for one in build(Order(source=PROGRESS / "portfolio.yaml", kinds=("letter", "annex"), languages="nl"))
        for note in notes_of(one.content)
    }
    assert outloud_faults(content, tmp_path, notes) == []


@pytest.mark.office
def test_faults_of_others_are_told_and_the_bundle_claims_nothing(portfolio: Portfolio, office: str) -> None:
    both = made(portfolio, PROGRESS)
    assert [f.code for f in both["docx"].notices] == ["bundle.pdf-untagged", "bundle.pdf-no-claim"]
    assert all("eop-cosun.pdf" in f.text("nl") and f.remedy("en") for f in both["docx"].notices)
    told = page_faults(both["pdf"].content, "ua1")
    labels = [page.label for page in pikepdf.open(io.BytesIO(both["pdf"].content)).pages]
    foreign = {f"page {at} " for at, label in enumerate(labels, 1) if label.startswith("3-")}
    assert all("PDF/UA" in t or any(page in t for page in foreign) for t in told), told


@pytest.mark.office
def test_a_file_that_libreoffice_cannot_lay_out_costs_the_pdf_only_and_is_named(
    portfolio: Portfolio, office: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from drafting.errors import ComponentError

    def fails(docx: bytes) -> bytes:
        raise ComponentError(Finding("pdf.timeout", values={"seconds": 180}))

    monkeypatch.setattr("drafting.api.paging.foreign_to_pdf", fails)
    both = made(portfolio, PROGRESS)
    assert both["docx"].error is None
    assert both["docx"].content
    assert both["pdf"].error is not None
    assert [f.place.source for f in both["pdf"].error.findings] == ["bijlagen/eop-alco.docx"]


# ---------------------------------------------------------------- files of others


def material() -> Iterator[tuple[str, str]]:
    if (MATERIAL / "manifest.json").is_file():
        for entry in json.loads((MATERIAL / "manifest.json").read_text())["files"]:
            yield entry["file"], entry["expected"]


NOTICES = {
    f"bundle.{n}"
    for n in ("has-changes", "has-comments", "was-protected", "was-signed", "word-no-alt", "word-no-headings")
}


@pytest.mark.parametrize(("file", "expected"), list(material()))
def test_each_odd_word_file_is_an_annex_or_refused_with_its_reason(
    portfolio: Portfolio, file: str, expected: str, no_office: None
) -> None:
    one = with_annexes(portfolio, {"file": file})
    # What an annex has that nobody sees on its pages is told, and no reason to refuse it.
    told = [f for f in looked_through(one, MATERIAL) if not (f.code.startswith("inspect.") and f.severity == "warning")]
    refused = any(f.code not in NOTICES for f in told)
    assert refused or not expected.startswith("must be refused")
    assert expected != "must be read" or not refused
    if refused:
        found = faults(one, MATERIAL)
        assert all(f.fact("nl") and f.remedy("nl") and f.remedy("en") for f in found)
        assert {f.place.source for f in found} == {file}
        return
    theirs = texts((MATERIAL / file).read_bytes())
    content = texts(made(one, MATERIAL, "docx")["docx"].content)
    assert content[len(content) - len(theirs) :] == theirs


def _locked() -> bytes:
    """The head of an OLE container: what Word writes for a file with a password, and what .doc is."""
    return bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)


def _pdf(change: Any = None, **saving: Any) -> bytes:
    document = pikepdf.new()
    document.add_blank_page()
    if change:
        change(document)
    out = io.BytesIO()
    document.save(out, **saving)
    return out.getvalue()


def _script(document: Any) -> None:
    action = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
    document.Root["/OpenAction"] = action


BAD = {
    "wachtwoord.docx": (_locked(), "wachtwoord"),
    "oud.doc": (_locked(), ".doc"),
    "stuk.docx": (b"PK\x03\x04 en dan niets", "beschadigd"),
    "leeg.docx": (b"", "dit bestand is leeg"),
    "koppeling.docx": (word(paragraph("x"), rels=LINK.format("image")), "elders"),
    "veld.docx": (word(field('INCLUDETEXT "C:\\\\a.docx"', "x")), "elders"),
    "geheim.pdf": (_pdf(encryption=pikepdf.Encryption(owner="a", user="b")), "wachtwoord"),
    "stuk.pdf": (b"%PDF-1.7 en dan niets", "beschadigd"),
    "script.pdf": (_pdf(_script), "programmacode"),
    "plaatje.png": (b"\x89PNG", "geen Word- of PDF-bestand"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_may_not_come_in_is_refused_by_name_with_a_remedy(portfolio: Portfolio, tmp_path: Path, name: str) -> None:
    content, words = BAD[name]
    (tmp_path / name).write_bytes(content)
    (found,) = faults(with_annexes(portfolio, {"file": name}), tmp_path)
    assert words in found.text("nl")
    assert name in found.text("nl")
    assert found.remedy("nl")
    assert found.remedy("en")


@pytest.mark.parametrize(
    "file", ["../buiten.docx", "/etc/passwd.docx", "C:\\map\\x.docx", "https://elders.example/x.docx"]
)
def test_a_file_outside_the_folder_is_not_read(portfolio: Portfolio, tmp_path: Path, file: str) -> None:
    (tmp_path / "map").mkdir()
    (tmp_path / "buiten.docx").write_bytes(word(paragraph("x")))
    assert [f.code for f in faults(with_annexes(portfolio, {"file": file}), tmp_path / "map")] == ["bundle.outside"]


def test_a_link_that_leads_outside_is_not_followed(portfolio: Portfolio, tmp_path: Path) -> None:
    (tmp_path / "map").mkdir()
    (tmp_path / "buiten.docx").write_bytes(word(paragraph("x")))
    (tmp_path / "map" / "x.docx").symlink_to(tmp_path / "buiten.docx")
    assert [f.code for f in faults(with_annexes(portfolio, {"file": "x.docx"}), tmp_path / "map")] == ["bundle.outside"]


@pytest.mark.parametrize("kind", ["bundle", "agreement", "onzin"])
def test_a_document_that_no_portfolio_gives_is_told_with_those_it_does(
    portfolio: Portfolio, tmp_path: Path, kind: str
) -> None:
    (found,) = faults(with_annexes(portfolio, {"document": kind}), tmp_path)
    assert found.code == "bundle.no-document"
    assert "letter, beslisnota, annex, memo" in found.remedy("nl")


def test_a_letter_without_annexes_has_no_bundle(portfolio: Portfolio, tmp_path: Path) -> None:
    assert [f.code for f in faults(with_annexes(portfolio), tmp_path)] == ["bundle.no-annexes"]


def test_looking_through_finds_the_same_without_making_anything(portfolio: Portfolio, tmp_path: Path) -> None:
    for name, (content, _) in BAD.items():
        (tmp_path / name).write_bytes(content)
    all_bad = with_annexes(portfolio, *({"file": name} for name in BAD), {"document": "bundle"}, {"file": "weg.pdf"})
    found = looked_through(all_bad, tmp_path)
    assert [f.code for f in found] == [f.code for f in faults(all_bad, tmp_path)]
    assert {f.severity for f in found} == {"warning"}


# ---------------------------------------------------------------- on the command line


def _replaced(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.office
def test_one_command_gives_word_and_pdf(folder: Path, office: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", str(folder / "voortgang.xlsx"), "--kind", "bundle", "-o", str(folder / "uit")]) == 0
    assert sorted(p.name for p in (folder / "uit").iterdir()) == [
        "voortgang-2025-bundle-nl.docx",
        "voortgang-2025-bundle-nl.pdf",
    ]
    assert "eop-cosun.pdf: deze PDF heeft geen structuur voor hulpsoftware" in capsys.readouterr().err


def test_all_bad_annexes_are_told_at_once_and_harm_no_other_document(
    folder: Path, no_office: None, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "bijlagen" / "eop-alco.docx").write_bytes(_locked())
    (folder / "bijlagen" / "eop-cosun.pdf").unlink()
    assert main(["build", str(folder / "voortgang.xlsx"), "--kind", "all", "-o", str(folder / "uit")]) == 3
    assert sorted(p.name for p in (folder / "uit").iterdir()) == [
        "voortgang-2025-annex-nl.docx",
        "voortgang-2025-beslisnota-nl.docx",
        "voortgang-2025-letter-nl.docx",
    ]
    told = capsys.readouterr().err.splitlines()
    assert len(told) == 2
    assert "bijlagen/eop-alco.docx: dit bestand is met een wachtwoord beveiligd" in told[0]
    assert re.search(
        r"voortgang\.xlsx, blad Bijlagen, cel E4: bijlage 3: bestand 'bijlagen/eop-cosun\.pdf' bestaat niet", told[1]
    )


def test_a_portfolio_in_yaml_names_the_line(folder: Path, no_office: None, capsys: pytest.CaptureFixture[str]) -> None:
    _replaced(folder / "portfolio.yaml", "bijlagen/eop-cosun.pdf", "bijlagen/eop-kosun.pdf")
    line = next(i for i, t in enumerate((folder / "portfolio.yaml").read_text("utf-8").splitlines(), 1) if "kosun" in t)
    assert main(["build", str(folder / "portfolio.yaml"), "--kind", "bundle", "-o", str(folder / "uit")]) == 3
    assert f"regel {line}: bijlage 3: bestand 'bijlagen/eop-kosun.pdf' bestaat niet" in capsys.readouterr().err
    assert not (folder / "uit").exists()


@pytest.mark.parametrize(("kind", "code"), [("bundle", 8), ("all", 0)])
def test_without_libreoffice_the_word_bundle_is_made_and_the_pdf_told(
    folder: Path, kind: str, code: int, no_office: None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", str(folder / "voortgang.xlsx"), "--kind", kind, "-o", str(folder / "uit")]) == code
    names = {p.name for p in (folder / "uit").iterdir()}
    assert "voortgang-2025-bundle-nl.docx" in names
    assert not any(n.endswith(".pdf") for n in names)
    assert "LibreOffice" in capsys.readouterr().err


@pytest.mark.parametrize("format", ["docx", "pdf"])
def test_one_format_is_given_where_one_is_asked_for(folder: Path, format: str, no_office: None) -> None:
    code = main(
        ["build", str(folder / "voortgang.xlsx"), "--kind", "bundle", "--format", format, "-o", str(folder / "uit")]
    )
    names = [p.name for p in (folder / "uit").iterdir()] if (folder / "uit").is_dir() else []
    assert (code, names) == ((0, ["voortgang-2025-bundle-nl.docx"]) if format == "docx" else (8, []))


def test_other_formats_are_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    args = ["build", str(folder / "portfolio.yaml"), "--kind", "bundle", "--format", "html", "-o", str(folder / "uit")]
    assert main(args) == 2
    assert "niet als html" in capsys.readouterr().err
    assert not (folder / "uit").exists()


def test_checking_a_workbook_tells_annexes_with_their_cells(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "bijlagen" / "eop-alco.docx").unlink()
    assert main(["workbook", "check", str(folder / "voortgang.xlsx")]) == 0
    assert "blad Bijlagen, cel E3: bijlage 2: bestand 'bijlagen/eop-alco.docx' bestaat niet" in capsys.readouterr().out
