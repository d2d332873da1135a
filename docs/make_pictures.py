"""The pictures in README.md, made from the examples: a page of an agreement, a redline, a review. Needs LibreOffice, pdftoppm and Chromium.

python docs/make_pictures.py            # writes docs/pictures/*.png
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import drafting

HERE = Path(__file__).parent
OUT = HERE / "pictures"
ROOT = HERE.parent
WIDTH = 560


def page(content: bytes, words: str, name: str) -> None:
    """The last page of a Word file that has these words: behind the contents, the article itself."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "a.docx")
        source.write_bytes(content)
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        subprocess.run(
            ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, source],
            check=True, capture_output=True, timeout=180,
        )  # fmt: skip
        told = subprocess.run(["pdftotext", "-layout", Path(folder, "a.pdf"), "-"], check=True, capture_output=True)
        pages = told.stdout.decode().split("\f")
        number = max(i for i, text in enumerate(pages, 1) if words in text)
        pick = ["-f", str(number), "-l", str(number), "-singlefile"]
        made = Path(folder, "page")
        subprocess.run(
            ["pdftoppm", "-png", "-scale-to-x", str(WIDTH), "-scale-to-y", "-1", *pick, Path(folder, "a.pdf"), made],
            check=True,
        )
        shutil.copy(f"{made}.png", OUT / f"{name}.png")


def screen(html: bytes, name: str, height: int) -> None:
    """A web page as the browser shows it."""
    chromium = shutil.which("chromium") or "chromium"
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "a.html")
        source.write_bytes(html)
        subprocess.run(
            [chromium, "--headless", "--no-sandbox", "--hide-scrollbars", f"--window-size=900,{height}",
             f"--screenshot={OUT / f'{name}.png'}", source.as_uri()],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip


def main() -> int:
    """Makes all three."""
    OUT.mkdir(exist_ok=True)
    dossier = drafting.load_dossier(ROOT / "examples" / "wadchemie" / "dossier.yaml")
    agreement = drafting.render(drafting.assemble(dossier, "agreement"))
    page(agreement, "Een vermindering telt niet mee", "bladzijde")
    softer = drafting.render(drafting.assemble(dossier, "jloi", positions={"confidentiality": "fallback"}))
    before = drafting.render(drafting.assemble(dossier, "jloi"))
    marked = drafting.redline(before, softer, author="Ministerie", date="2026-06-01T09:00:00Z")
    page(marked, "Dit artikel geldt tot", "redline")
    with tempfile.TemporaryDirectory() as folder:
        store = ["--store", str(Path(folder, "concepten.db"))]
        example = ROOT / "examples" / "wadchemie"
        command = [sys.executable, "-m", "drafting"]
        given = ["draft", *store, "save", str(example / "dossier.yaml"), "--kind", "jloi", "--author", "a"]
        subprocess.run([*command, *given], check=True, capture_output=True)
        out = Path(folder, "verslag.html")
        asked = ["review", "wadchemie/jloi@1", str(example / "terug.docx"), "--format", "html", "-o", str(out), *store]
        told = subprocess.run([*command, *asked], capture_output=True)
        if told.returncode not in (0, 1):
            raise SystemExit(told.stderr.decode())
        screen(out.read_bytes(), "review", 700)
    return 0


if __name__ == "__main__":
    sys.exit(main())
