"""The screens as people use them: a browser, files, buttons; every page looked at by axe."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

import drafting
from tests.conftest import ROOT
from tests.web.conftest import Studio, accessible

EXAMPLES = ROOT / "examples"
BOOK = EXAMPLES / "voortgang-2025" / "voortgang.xlsx"
LETTER = {
    "naam": "Delta & Zonen B.V.", "straat": "Kade 1", "postcode": "4782 PM", "plaats": "Moerdijk", "datum": "2026-03-31",
    "aanhef": "heer De Vries", "jaar": "2022", "uitstoot": "184500", "subsidie": "2000000", "punten": "warmte\nwaterstof",
    "afzender": "J. Jansen", "kenmerk": "MW-1",
}  # fmt: skip


@pytest.fixture(scope="session")
def drafts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A letter of intent as it was, and as it is."""
    folder = tmp_path_factory.mktemp("bestanden")
    dossier = drafting.load_dossier(EXAMPLES / "wadchemie" / "dossier.yaml")
    made = {"oud": {}, "nieuw": {"confidentiality": "fallback"}}
    paths = {}
    for name, positions in made.items():
        paths[name] = folder / f"{name}.docx"
        paths[name].write_bytes(drafting.render(drafting.assemble(dossier, "jloi", positions=positions)))
    return paths


def press(page: Any, words: str) -> None:
    """Presses a button, and waits for the result where one is on its way."""
    here = page.url
    page.get_by_role("button", name=words, exact=True).click()
    page.wait_for_url(lambda url: url != here)
    page.locator(".tail").wait_for(timeout=90_000)


def menu(page: Any, words: str) -> None:
    """Goes to a screen."""
    page.get_by_role("navigation").get_by_role("link", name=words).click()
    page.wait_for_load_state()


def downloaded(page: Any, words: str, to: Path) -> bytes:
    """A file as the browser keeps it."""
    with page.expect_download() as waiting:
        page.get_by_role("link", name=words).first.click()
    path = to / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path.read_bytes()


def test_two_files_compared_and_a_template_filled(page: Any, axe: str, drafts: dict[str, Path], tmp_path: Path) -> None:
    assert page.get_by_role("heading", level=1).inner_text() == "Wat wilt u doen?"
    accessible(page, axe)
    # Two files compared; first without choosing them.
    menu(page, "Vergelijk")
    page.get_by_role("button", name="Vergelijk").click()
    assert page.get_by_role("alert").get_by_role("link").count() == 2
    page.locator("#fouten:focus").wait_for()
    accessible(page, axe)
    page.set_input_files("#old", drafts["oud"])
    page.set_input_files("#new", drafts["nieuw"])
    page.fill("#author", "Ministerie van KGG")
    page.get_by_text("Meer keuzes").click()
    page.fill("#date", "2026-03-31")
    press(page, "Vergelijk")
    assert "Artikel 33 Vertrouwelijkheid" in page.inner_text("main")
    marked = downloaded(page, "Download verschil.docx", tmp_path)
    day = datetime(2026, 3, 31)
    assert marked == drafting.redline(drafts["oud"], drafts["nieuw"], author="Ministerie van KGG", date=day)
    accessible(page, axe)
    # A template: one letter by the form, then one for each row.
    menu(page, "Sjabloon")
    page.set_input_files("#template", EXAMPLES / "brief" / "brief.docx")
    press(page, "Bekijk wat het vraagt")
    asked = page.url
    assert "hoofdtekst, alinea 2" in page.inner_text("main")
    accessible(page, axe)
    for name, value in LETTER.items():
        page.fill(f'[id="v.{name}"]', value)
    press(page, "Maak de brief")
    accessible(page, axe)
    page.goto(asked)
    page.set_input_files("#rows", EXAMPLES / "brief" / "adressen.csv")
    page.fill("#pattern", "{kvk}-{naam}")
    press(page, "Maak de brieven")
    assert "2 gemaakt, 0 behouden, 0 mislukt" in page.inner_text(".result")
    accessible(page, axe)
    # All of it is still there.
    menu(page, "Overzicht")
    assert page.locator("tbody tr").count() >= 4
    accessible(page, axe)


@pytest.mark.slow
def test_a_return_is_shown_with_silent_changes_first(page: Any, axe: str, drafts: dict[str, Path]) -> None:
    menu(page, "Retour")
    accessible(page, axe)
    page.set_input_files("#base", drafts["oud"])
    page.set_input_files("#returned", EXAMPLES / "wadchemie" / "terug.docx")
    press(page, "Bekijk wat er is gebeurd")
    heads = page.locator("main h2:visible").all_inner_texts()
    assert heads[0].startswith("Stil gewijzigd")
    assert page.locator("ins", has_text="65.000.000").count()
    assert page.get_by_role("link", name="verslag.xlsx").count() == 1
    accessible(page, axe)


def test_another_language_by_one_link(page: Any, studio: Studio) -> None:
    menu(page, "Vergelijk")
    page.get_by_role("link", name="English").click()
    assert page.url.endswith("/vergelijk")
    assert page.get_by_role("heading", level=1).inner_text() == "Compare two Word files"
    assert page.locator("html").get_attribute("lang") == "en"
    page.get_by_role("link", name="Nederlands").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Vergelijk twee Word-bestanden"


def test_without_scripts_and_by_keyboard_only(
    browser: Any, session: Any, studio: Studio, drafts: dict[str, Path]
) -> None:
    """Everything works where scripts are off; the first Tab leads past the menu, and the form is sent by Enter."""
    plain = browser.new_context(java_script_enabled=False, storage_state=session.storage_state())
    page = plain.new_page()
    page.goto(f"{studio.address}/vergelijk")
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Naar de inhoud"
    page.set_input_files("#old", drafts["oud"])
    page.set_input_files("#new", drafts["oud"])
    page.locator("#author").press("Enter")
    page.locator(".tail").wait_for(timeout=60_000)
    assert "geen verschil" in page.inner_text(".result").lower()
    plain.close()
