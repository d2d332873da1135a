"""Dossiers in the browser: from an empty workspace to documents that can be signed, and what two people, faults and crashes do to them."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import drafting
from drafting.api.dossiers import key_of, state_of
from tests.conftest import ROOT
from tests.web.client import Visitor, given
from tests.web.conftest import Studio, accessible
from tests.web.test_screens import BOOK, EXAMPLES, downloaded, menu, press

WAD = EXAMPLES / "wadchemie" / "dossier.yaml"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    """A studio of its own: it begins empty."""
    made = Studio(tmp_path_factory.mktemp("leeg"))
    yield made
    made.stop()


def opened(desk: Studio, browser: Any) -> Any:
    """A browser that came in by a fresh link's session."""
    made = browser.new_context(locale="nl-NL", viewport={"width": 1280, "height": 900}, accept_downloads=True)
    page = made.new_page()
    page.set_default_timeout(60_000)
    page.goto(desk.link)
    return page


@pytest.fixture(scope="module")
def seat(desk: Studio, browser: Any) -> Iterator[Any]:
    """The page before that studio."""
    page = opened(desk, browser)
    yield page
    page.context.close()


def test_from_an_empty_workspace_to_documents_a_return_and_a_letter(
    seat: Any, desk: Studio, axe: str, tmp_path: Path
) -> None:
    """The task that somebody who has never seen the command line is given, button by button."""
    page = seat
    assert "nog geen dossier" in page.inner_text("main")
    # A dossier.
    page.get_by_role("link", name="Nieuw dossier").click()
    accessible(page, axe)
    page.fill("#id", "wadchemie")
    page.get_by_label("Een kopie van het voorbeeld wadchemie").check()
    page.get_by_role("button", name="Maak het dossier").click()
    page.wait_for_url("**/dossier/*")
    assert (desk.folder / "wadchemie" / "dossier.yaml").is_file()
    accessible(page, axe)
    dossier = page.url
    # A value in the form.
    page.get_by_role("link", name="Projecten").click()
    page.locator("details.entry > summary").first.click()
    page.get_by_label("Investering", exact=True).first.fill("119.500.000")
    page.get_by_role("button", name="Bewaar", exact=True).first.click()
    page.get_by_role("status").wait_for()
    accessible(page, axe)
    changed = drafting.load_dossier(desk.folder / "wadchemie" / "dossier.yaml").projects[0].investment
    assert str(changed.amount) == "119500000"
    # EoP, JLoI and agreement in both languages, the last kept as a draft first.
    for kind, name in (
        ("eop", "Expression of Principles"),
        ("jloi", "Joint Letter of Intent"),
        ("agreement", "Maatwerkafspraak"),
    ):
        page.goto(dossier)
        page.get_by_role("link", name=name).click()
        page.locator(".document h1").wait_for()
        if kind == "jloi":
            accessible(page, axe)
            page.fill("#message", "eerste versie")
            page.get_by_role("button", name="Bewaar concept").click()
            page.locator(".versions").wait_for()
            sent = downloaded(page, "Word-bestand", tmp_path)
        page.get_by_label("Engels").check()
        press(page, "Maak het document")
        names = page.locator("ul.files a.file").all_inner_texts()
        assert [n.split()[0] for n in names] == [f"wadchemie-{kind}-nl.docx", f"wadchemie-{kind}-en.docx"]
    made = downloaded(page, "wadchemie-agreement-nl.docx", tmp_path)
    built = drafting.render(
        drafting.assemble(drafting.load_dossier(desk.folder / "wadchemie" / "dossier.yaml"), "agreement")
    )
    assert made == built
    # A return of the draft that was sent: what was changed in silence comes first.
    assert sent.startswith(b"PK")
    menu(page, "Retour")
    accessible(page, axe)
    page.select_option("#kept", "wadchemie/jloi@1")
    page.set_input_files("#returned", EXAMPLES / "wadchemie" / "terug.docx")
    press(page, "Bekijk wat er is gebeurd")
    assert page.locator("main h2:visible").first.inner_text().startswith("Stil gewijzigd")
    assert page.locator("ins", has_text="65.000.000").count()
    accessible(page, axe)
    # The letter with its annexes, from the workbook.
    menu(page, "Portfolio")
    accessible(page, axe)
    page.set_input_files("#book", BOOK)
    press(page, "Kijk de werkmap na")
    assert "bedrijven gelezen: 11; fouten: 0" in page.inner_text(".result")
    assert "ontbreekt nog" in page.inner_text("main")
    accessible(page, axe)
    press(page, "Maak de documenten")
    assert downloaded(page, "voortgang-2025-letter-nl.docx", tmp_path).startswith(b"PK")
    frame = page.frame_locator("iframe").first
    frame.locator("h1").wait_for()
    assert "Voortgang" in frame.locator("h1").inner_text()
    accessible(page, axe)
    # All of it in the overview.
    menu(page, "Overzicht")
    assert "jloi@1" in page.inner_text("main")
    accessible(page, axe)


def test_a_position_with_its_playbook_and_the_words_that_differ(seat: Any, desk: Studio, axe: str) -> None:
    page = seat
    _copied(desk, "posities")
    page.goto(f"{desk.address}/dossier/{key_of('posities/dossier.yaml')}/document/jloi")
    page.locator("a.position", has_text="andere positie voor Artikel 33").click()
    assert "De wederpartij vraagt" in page.inner_text(".playbook")
    assert page.locator(".stance ins").count() > 3
    accessible(page, axe)
    page.get_by_label("terugval").check()
    page.get_by_role("button", name="Kies deze positie").click()
    assert "geen reden" in page.get_by_role("alert").inner_text()
    page.get_by_label("terugval").check()
    page.locator("#reason").fill("na overleg")
    page.get_by_role("button", name="Kies deze positie").click()
    page.locator(".document h1").wait_for()
    assert page.locator("a.position.fallback", has_text="Artikel 33").count() == 1
    assert "tien jaar na het einde" in page.inner_text(".document")
    # From a value in the document to its field.
    page.locator(".document a.value").nth(5).click()
    assert "/deel/" in page.url


def _copied(desk: Studio, name: str) -> Path:
    path = desk.folder / name / "dossier.yaml"
    path.parent.mkdir(exist_ok=True)
    shutil.copy(WAD, path)
    return path


def test_a_dossier_with_faults_is_shown_and_mended_as_text(seat: Any, desk: Studio, axe: str) -> None:
    page, path = seat, _copied(desk, "kapot")
    good = path.read_text(encoding="utf-8")
    path.write_text(good.replace("investment:", "investering:", 1), encoding="utf-8")
    page.goto(f"{desk.address}/")
    row = page.locator("tr", has_text="fouten: verbeter ze als tekst")
    row.get_by_role("link").first.click()
    assert "investering" in page.get_by_role("alert").inner_text()
    accessible(page, axe)
    page.locator("#text").fill(page.locator("#text").input_value().replace("investering:", "investment:", 1))
    page.get_by_role("button", name="Bewaar").click()
    page.wait_for_url("**/dossier/*")
    assert path.read_text(encoding="utf-8") == good


@pytest.mark.slow
def test_two_browsers_on_one_dossier_see_each_other_and_lose_nothing(
    seat: Any, desk: Studio, browser: Any, axe: str
) -> None:
    path = _copied(desk, "samen")
    page = seat
    address = f"{desk.address}/dossier/{key_of('samen/dossier.yaml')}/deel/projects"
    other = page.context.new_page()
    for one in (page, other):
        one.goto(address)
        one.locator("details.entry > summary").first.click()
    for one, amount in ((other, "1"), (page, "2")):
        one.locator('[id="f/projects/0/investment"]').fill(amount)
        one.get_by_role("button", name="Bewaar", exact=True).first.click()
    alert = page.get_by_role("alert")
    alert.wait_for()
    assert "kies" in alert.inner_text()
    accessible(page, axe)
    assert "investment: 1\n" in path.read_text(encoding="utf-8")
    page.get_by_label("zoals ik het schreef").check()
    page.get_by_role("button", name="Bewaar", exact=True).first.click()
    page.get_by_role("status").wait_for()
    assert "investment: 2\n" in path.read_text(encoding="utf-8")
    other.close()


# ---------------------------------------------------------------- slow


@pytest.mark.slow
def test_the_same_bytes_as_the_command_line_for_ten_documents(tmp_path: Path) -> None:
    desk = Studio(tmp_path / "werk" if (tmp_path / "werk").mkdir() is None else tmp_path)
    try:
        (desk.folder / "wad").mkdir()
        source = desk.folder / "wad" / "dossier.yaml"
        shutil.copy(WAD, source)
        shutil.copy(BOOK, desk.folder / "voortgang.xlsx")
        visitor = Visitor(desk.address)
        visitor.come_in(desk.link)
        made: dict[str, bytes] = {}
        for kind in ("eop", "jloi", "agreement"):
            path = f"/dossier/{key_of('wad/dossier.yaml')}/document/{kind}"
            fields = visitor.form(path) | {"formats": "docx", "languages": ["nl", "en"], "date": "2026-03-31"}
            made |= visitor.results(visitor.post(f"{path}/maken", fields).to)
        check = visitor.post("/portfolio", visitor.form("/portfolio"), [given("book", BOOK)]).to
        visitor.done(check)
        fields = visitor.form(check) | {"wanted": ["letter", "letter.house", "annex"], "formats": "docx", "languages": "nl", "date": "2026-03-31"}  # fmt: skip
        made |= visitor.results(visitor.post(f"/portfolio/{check.rpartition('/')[2]}/maken", fields).to)
        first, second = made["wadchemie-jloi-nl.docx"], (EXAMPLES / "wadchemie" / "terug.docx").read_bytes()
        fields = visitor.form("/vergelijk") | {"author": "KGG", "date": "2026-03-31", "existing": "keep"}
        made |= visitor.results(
            visitor.post("/vergelijk", fields, [("old", "a.docx", first), ("new", "b.docx", second)]).to
        )
        out = tmp_path / "uit"
        (tmp_path / "a.docx").write_bytes(first)
        (tmp_path / "b.docx").write_bytes(second)
        common = ["--date", "2026-03-31", "-o", str(out)]
        for words in (
            ["build", str(source), "--kind", "eop", "--kind", "jloi", "--kind", "agreement", "--lang", "nl", "--lang", "en", *common],
            ["build", str(desk.folder / "voortgang.xlsx"), "--kind", "letter", "--kind", "annex", *common],
            ["build", str(desk.folder / "voortgang.xlsx"), "--kind", "letter", "--form", "house", *common],
            ["redline", str(tmp_path / "a.docx"), str(tmp_path / "b.docx"), "--author", "KGG", "--date", "2026-03-31", "-o", str(out / "verschil.docx")],
        ):  # fmt: skip
            subprocess.run([sys.executable, "-m", "drafting", *words], check=True, cwd=ROOT, capture_output=True)
        documents = {p.name: p.read_bytes() for p in out.iterdir()}
        assert len(documents) == 10
        assert {n: c == made.get(n) for n, c in documents.items()} == dict.fromkeys(documents, True)
    finally:
        desk.stop()


@pytest.mark.slow
def test_a_studio_that_is_killed_in_mid_save_has_whole_files_and_does_the_work_again(tmp_path: Path) -> None:
    desk = Studio(tmp_path)
    visitor = Visitor(desk.address)
    visitor.come_in(desk.link)
    source = tmp_path / "wad" / "dossier.yaml"
    source.parent.mkdir()
    shutil.copy(WAD, source)
    template = EXAMPLES / "brief" / "brief.docx"
    asks = visitor.post("/sjabloon", visitor.form("/sjabloon"), [given("template", template)]).to
    visitor.done(asks)
    head = (
        "naam;straat;postcode;plaats;datum;aanhef;jaar;uitstoot;subsidie;punten;afzender;kenmerk",
        "a;b;c;d;2026-01-01;e;2020;1;2;;g;",
    )
    rows = head[0] + "\n" + "".join(f"{head[1]}{n}\n" for n in range(6000))
    fields = visitor.form(asks) | {"pattern": "{kenmerk}", "formats": "docx"}
    work = visitor.post(f"/sjabloon/{asks.rpartition('/')[2]}/veel", fields, [("rows", "rijen.csv", rows.encode())]).to
    part = f"/dossier/{key_of('wad/dossier.yaml')}"
    saved = visitor.form(f"{part}/tekst") | {
        "text": source.read_text(encoding="utf-8").replace("118000000", "118000001")
    }
    saved["was"] = state_of(source.read_text(encoding="utf-8"))
    visitor.post(f"{part}/tekst", saved)
    desk.kill()
    assert drafting.load_dossier(source).id == "wadchemie"
    assert not list(tmp_path.rglob("*.part"))
    desk.start()
    try:
        visitor.address = desk.address
        visitor.cookies = {}
        visitor.come_in(desk.link)
        page = visitor.done(work, 120).text
        assert "6000 gemaakt" in page
    finally:
        desk.stop()


@pytest.mark.slow
def test_a_reload_in_mid_job_and_a_cancel(tmp_path: Path, browser: Any) -> None:
    desk = Studio(tmp_path)
    try:
        page = opened(desk, browser)
        menu(page, "Sjabloon")
        page.set_input_files("#template", EXAMPLES / "brief" / "brief.docx")
        press(page, "Bekijk wat het vraagt")
        rows = tmp_path / "rijen.csv"
        head = "naam;straat;postcode;plaats;datum;aanhef;jaar;uitstoot;subsidie;punten;afzender;kenmerk\n"
        rows.write_text(head + "".join(f"a;b;c;d;2026-01-01;e;2020;1;2;;g;{n}\n" for n in range(20_000)))
        asked = page.url
        page.set_input_files("#rows", rows)
        page.fill("#pattern", "{kenmerk}")
        page.get_by_role("button", name="Maak de brieven").click()
        page.locator(".working").wait_for()
        page.reload()
        page.locator(".working").wait_for()
        page.get_by_role("button", name="Stop").click()
        page.get_by_role("heading", name="Gestopt").wait_for()
        room = next((tmp_path / ".drafting" / "studio" / "werk").glob("*/out/brieven"), None)
        assert room is None or page.get_by_role("link", name="Download").count() == 0
        page.goto(asked)
        rows.write_text(head + "".join(f"a;b;c;d;2026-01-01;e;2020;1;2;;g;{n}\n" for n in range(200)))
        page.set_input_files("#rows", rows)
        page.fill("#pattern", "{kenmerk}")
        press(page, "Maak de brieven")
        assert "200 gemaakt" in page.inner_text(".result")
        page.context.close()
    finally:
        desk.stop()


@pytest.mark.slow
def test_forty_megabytes_are_taken_in(tmp_path: Path) -> None:
    import io
    import os
    import zipfile

    desk = Studio(tmp_path)
    try:
        visitor = Visitor(desk.address)
        visitor.come_in(desk.link)
        large = io.BytesIO()
        with zipfile.ZipFile(EXAMPLES / "brief" / "brief.docx") as source, zipfile.ZipFile(large, "w") as target:
            for member in source.namelist():
                target.writestr(member, source.read(member))
            target.writestr("word/media/plaatje.bin", os.urandom(40_000_000))
        started = time.monotonic()
        work = visitor.post("/sjabloon", visitor.form("/sjabloon"), [("template", "groot.docx", large.getvalue())]).to
        assert "vraagt 12 gegevens" in visitor.done(work).text
        assert time.monotonic() - started < 60
    finally:
        desk.stop()


@pytest.mark.slow
def test_a_pdf_of_an_agreement_in_two_languages(tmp_path: Path, browser: Any, office: str) -> None:
    desk = Studio(tmp_path)
    try:
        (tmp_path / "wad").mkdir()
        shutil.copy(WAD, tmp_path / "wad" / "dossier.yaml")
        page = opened(desk, browser)
        page.get_by_role("link", name="maatwerkafspraak", exact=True).click()
        page.get_by_label("pdf").check()
        page.get_by_label("Engels").check()
        press(page, "Maak het document")
        content = downloaded(page, "wadchemie-agreement-en.pdf", tmp_path)
        assert content.startswith(b"%PDF-")
        page.context.close()
    finally:
        desk.stop()


@pytest.mark.slow
def test_a_return_goes_into_the_dossier_as_the_command_line_would_put_it(tmp_path: Path) -> None:
    """Kept as a version, taken over, renewed, and the matrix of it all."""
    desk = Studio(tmp_path)
    try:
        source = tmp_path / "wad" / "dossier.yaml"
        source.parent.mkdir()
        shutil.copy(WAD, source)
        visitor = Visitor(desk.address)
        visitor.come_in(desk.link)
        path = f"/dossier/{key_of('wad/dossier.yaml')}/document/jloi"
        assert visitor.post(f"{path}/bewaren", visitor.form(path) | {"message": "verstuurd"}).status == 303
        fields = visitor.form("/retour") | {"kept": "wadchemie/jloi@1", "receive": "1", "sender": "Wadchemie"}
        work = visitor.post("/retour", fields, [given("returned", EXAMPLES / "wadchemie" / "terug.docx")]).to
        page = visitor.done(work).text
        assert "Bewaard als wadchemie/jloi@2" in page
        adopt = f"/retour/{work.rpartition('/')[2]}/overnemen"
        shown = visitor.post(adopt, visitor.form(work) | {"dossier": key_of("wad/dossier.yaml")}).to
        page = visitor.done(shown).text
        assert "65000000" in page
        assert source.read_bytes() == WAD.read_bytes()
        keep = f"/retour/{shown.rpartition('/')[2]}/overnemen"
        fields = visitor.form(shown) | {"approver": ""}
        assert fields["keep"] == "1"
        kept = visitor.done(visitor.post(keep, fields).to).text
        assert "Het dossier is bewaard" in kept
        shutil.copy(WAD, tmp_path / "cli.yaml")
        url = f"sqlite:///{tmp_path / '.drafting' / 'drafts.db'}"
        words = [
            "adopt",
            "wadchemie/jloi@1",
            "wadchemie/jloi@2",
            "--dossier",
            str(tmp_path / "cli.yaml"),
            "--store",
            url,
        ]
        subprocess.run([sys.executable, "-m", "drafting", *words], cwd=ROOT, capture_output=True, check=False)
        assert (tmp_path / "cli.yaml").read_text() == source.read_text()
        renewed = visitor.results(
            visitor.post(f"{path}/vernieuwen", visitor.form(path) | {"received": "wadchemie/jloi@2"}).to
        )
        assert renewed["samen.docx"].startswith(b"PK")
        matrix = visitor.results(
            visitor.post("/concept/wadchemie/jloi/matrix", visitor.form(path) | {"rounds": "2"}).to
        )
        assert set(matrix) >= {"matrix.xlsx", "matrix.docx"}
    finally:
        desk.stop()


@pytest.mark.slow
def test_without_libreoffice_a_pdf_says_so_and_word_is_made(tmp_path: Path) -> None:
    (tmp_path / "wad").mkdir()
    shutil.copy(WAD, tmp_path / "wad" / "dossier.yaml")
    desk = Studio(tmp_path, PATH=str(tmp_path))
    try:
        visitor = Visitor(desk.address)
        visitor.come_in(desk.link)
        path = f"/dossier/{key_of('wad/dossier.yaml')}/document/eop"
        fields = visitor.form(path) | {"formats": ["docx", "pdf"], "languages": "nl", "date": ""}
        work = visitor.post(f"{path}/maken", fields).to
        page = visitor.done(work).text
        assert "LibreOffice" in page
        assert "wadchemie-eop-nl.docx" in visitor.results(work)
    finally:
        desk.stop()
