"""Makes the pictures of the studio in docs/studio/ from a studio that runs: `python docs/make_screens.py` (needs Chromium and pillow)."""

from __future__ import annotations

import io
import shutil
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from drafting.api.dossiers import key_of
from tests.web.conftest import CHROMIUM, Studio

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "docs" / "studio"
EXAMPLES = ROOT / "examples"


def shot(page: Page, name: str, height: int = 800) -> None:
    """A picture of the page as it stands, small enough for a document."""
    page.set_viewport_size({"width": 1280, "height": height})
    page.mouse.move(0, 0)
    picture = Image.open(io.BytesIO(page.screenshot(animations="disabled"))).convert("RGB")
    picture = picture.resize((960, round(picture.height * 960 / picture.width)), Image.Resampling.LANCZOS)
    picture.quantize(64, method=Image.Quantize.FASTOCTREE).save(OUT / f"{name}.png", optimize=True)


def press(page: Page, words: str) -> None:
    """Presses a button and waits for the result."""
    here = page.url
    page.get_by_role("button", name=words, exact=True).click()
    page.wait_for_url(lambda url: url != here)
    page.locator(".tail").wait_for(timeout=120_000)


def main() -> None:
    """Goes through the screens as a user does."""
    OUT.mkdir(exist_ok=True)
    home = Path(tempfile.mkdtemp()) / "maatwerk"
    for name in ("wadchemie", "glasgroep"):
        (home / name).mkdir(parents=True)
        shutil.copy(EXAMPLES / name / "dossier.yaml", home / name)
    (home / ".drafting").mkdir()
    (home / ".drafting" / "settings.yaml").write_text("author: Ministerie van KGG\n")
    studio = Studio(home)
    try:
        with sync_playwright() as running:
            path = next(filter(None, map(shutil.which, CHROMIUM)))
            page = running.chromium.launch(executable_path=path, args=["--no-sandbox", "--lang=nl"]).new_page()
            page.set_default_timeout(60_000)
            page.goto(studio.link)
            through(page, studio.address)
    finally:
        studio.stop()


def through(page: Page, address: str) -> None:
    """Each screen with something on it."""
    dossier = f"{address}/dossier/{key_of('wadchemie/dossier.yaml')}"
    page.goto(f"{dossier}/document/jloi")
    page.fill("#message", "naar Wadchemie gestuurd")
    page.get_by_role("button", name="Bewaar concept").click()
    page.locator(".versions").wait_for()
    page.goto(dossier)
    shot(page, "dossier", 760)
    page.goto(f"{dossier}/deel/projects")
    page.locator("details.entry > summary").first.click()
    shot(page, "formulier", 860)
    page.goto(f"{dossier}/document/jloi")
    shot(page, "document", 900)
    page.goto(f"{dossier}/document/jloi/bepaling/confidentiality?taal=nl")
    page.evaluate("document.querySelectorAll('.stance')[1].scrollIntoView()")
    shot(page, "bepaling", 640)
    page.goto(f"{address}/vergelijk")
    shot(page, "vergelijk", 620)
    page.goto(f"{address}/retour")
    page.select_option("#kept", "wadchemie/jloi@1")
    page.check("#receive")
    page.fill("#sender", "Wadchemie")
    shot(page, "retour", 800)
    page.set_input_files("#returned", EXAMPLES / "wadchemie" / "terug.docx")
    press(page, "Bekijk wat er is gebeurd")
    shot(page, "teruggekomen", 860)
    press(page, "Laat zien wat er verandert")
    shot(page, "overnemen", 700)
    page.goto(f"{address}/portfolio")
    page.set_input_files("#book", EXAMPLES / "voortgang-2025" / "voortgang.xlsx")
    press(page, "Kijk de werkmap na")
    shot(page, "werkmap", 760)
    press(page, "Maak de documenten")
    page.locator("iframe").first.scroll_into_view_if_needed()
    page.wait_for_timeout(800)
    page.evaluate("scrollTo(0, 0)")
    shot(page, "brief", 860)
    page.goto(f"{address}/sjabloon")
    page.set_input_files("#template", EXAMPLES / "brief" / "brief.docx")
    press(page, "Bekijk wat het vraagt")
    shot(page, "sjabloon", 760)
    page.goto(address)
    shot(page, "overzicht", 900)


if __name__ == "__main__":
    main()
