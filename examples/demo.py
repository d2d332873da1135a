"""`make demo`: every document of the examples into out/, and out/index.html that shows them; five lines on the screen."""

from __future__ import annotations

import html
import io
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from contextlib import redirect_stderr, redirect_stdout, suppress
from pathlib import Path

from drafting.cli import main

EXAMPLES = Path(__file__).resolve().parent
KINDS = {
    "eop": ("Expression of Principles", "Expression of Principles"),
    "jloi": ("Joint Letter of Intent", "Joint Letter of Intent"),
    "agreement": ("Maatwerkafspraak", "Tailor-made Agreement"),
    "letter": ("Kamerbrief", "Letter to parliament"),
    "letter-house": ("Kamerbrief zoals de Kamer hem drukt", "Letter as the House prints it"),
    "beslisnota": ("Beslisnota", "Decision note"),
    "annex": ("Bijlage voortgang per bedrijf", "Annex on progress by company"),
    "memo": ("Memo met wijzigingen", "Memo of changes"),
    "bundle": ("Bundel van bijlagen", "Bundle of annexes"),
    "exit": ("Document bij beëindiging", "Exit document"),
}
_NAME = re.compile(
    r"(?P<id>.+?)-(?P<kind>" + "|".join(sorted(KINDS, key=len, reverse=True)) + r")-(?P<lang>nl|en)\.(?:docx|pdf)"
)


def demo(out: Path = Path("out")) -> int:
    """Runs the command line as a user would; returns the worst exit code. What went wrong is told in its own words."""
    worst, told = 0, ""
    dossiers = [d for d in sorted(EXAMPLES.glob("*/dossier.yaml")) if d.parent.name != "start"]
    for dossier in dossiers:
        code, said = _run(["build", dossier, "--lang", "nl", "--lang", "en", "-o", out, "--force"])
        worst, told = max(worst, code), told + (said if code else "")
    progress = EXAMPLES / "voortgang-2025"
    for words in (
        ["build", progress / "voortgang.xlsx", "--since", progress / "vorige.yaml", "-o", out, "--force"],
        ["build", progress / "voortgang.xlsx", "--kind", "letter", "--form", "house", "-o", out, "--force"],
    ):
        code, said = _run(words)
        worst, told = max(worst, code), told + (said if code else "")
    code, review = _returned(out)
    worst = max(worst, code)
    made = sorted(p for p in out.iterdir() if _NAME.fullmatch(p.name))
    print(f"{len(made)} documenten gemaakt uit {len(dossiers)} dossiers en een portfolio / documents made, in {out}/")
    pictures = _pictures(made, out)
    (out / "index.html").write_text(_page(made, out, review), encoding="utf-8")
    if not pictures:
        print("zonder plaatjes en PDF: daarvoor is LibreOffice nodig / no pictures and PDF: these need LibreOffice")
    if told:
        print(told.strip(), file=sys.stderr)
    print("zelf een dossier beginnen / start one yourself: drafting init mijn-werkmap --example wadchemie")
    print("uitleg / guide: docs/handleiding.md (Nederlands), README.md (English)")
    print(f"open: {out / 'index.html'}")
    return worst


def _returned(out: Path) -> tuple[int, str]:
    """What came back of a draft: what a review says of it, what of it was taken over into a dossier of its own, the next draft from new data
    with their words in it, and the table of the negotiation. Exit 1 of these says that something changed or is open."""
    home, store = EXAMPLES / "wadchemie", out / "concepten.db"
    store.unlink(missing_ok=True)
    back, dossier, after = home / "terug.docx", home / "dossier.yaml", out / "dossier-na-terug.yaml"
    new = out / "dossier-nieuw.yaml"
    new.write_text(dossier.read_text(encoding="utf-8").replace("share: 40", "share: 38"), encoding="utf-8")
    kept = ["--store", store]
    worst, said = 0, ""
    for words, well in (
        (["draft", "save", dossier, "--kind", "jloi", "-m", "verstuurd", *kept], (0,)),
        (["review", "wadchemie/jloi@1", back, *kept], (1,)),
        (["draft", "import", "wadchemie/jloi", back, "--from", "Wadchemie", "-m", "reactie", *kept], (0,)),
        (
            ["adopt", "wadchemie/jloi@1", "wadchemie/jloi@2", "--dossier", dossier, "-o", after, "--force", *kept],
            (0, 1),
        ),
        (
            ["renew", "wadchemie/jloi@2", new, "-o", out / "samen.docx", "--author", "Minister", "--force", *kept],
            (0, 1),
        ),
        (["matrix", "wadchemie/jloi", "-o", out / "matrix.xlsx", "--force", *kept], (0, 1)),
    ):
        shown = io.StringIO()
        with redirect_stdout(shown):
            code, faults = _run_shown(words)
        worst = max(worst, 0 if code in well else code or 1)
        said += f"$ drafting {' '.join(_short(w) for w in words)}\n{shown.getvalue()}{'' if code in well else faults}\n"
    return worst, said


def _short(word: str | Path) -> str:
    path = word if isinstance(word, Path) else None
    return str(path.relative_to(EXAMPLES.parent) if path and path.is_relative_to(EXAMPLES.parent) else word)


def _run_shown(words: Sequence[str | Path]) -> tuple[int, str]:
    said = io.StringIO()
    with redirect_stderr(said):
        code = main([str(w) for w in words])
    return code, said.getvalue()


def _run(words: Sequence[str | Path]) -> tuple[int, str]:
    with redirect_stdout(io.StringIO()):
        return _run_shown(words)


def _pictures(made: Iterable[Path], out: Path) -> bool:
    """The first page of each Word file as a small picture, by one run of LibreOffice; whether there is one."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    folder = out / "beeld"
    wanted = [p for p in made if p.suffix == ".docx"]
    if office is None or not wanted:
        return False
    folder.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as profile, suppress(OSError, subprocess.TimeoutExpired):
        subprocess.run(
            [office, f"-env:UserInstallation={Path(profile).as_uri()}", "--headless", "--convert-to", "png", "--outdir", str(folder), *map(str, wanted)],
            capture_output=True, timeout=240, check=False,
        )  # fmt: skip
    return any(folder.glob("*.png"))


_STYLE = """
body{font:16px/1.5 Calibri,Carlito,system-ui,sans-serif;color:#1b1b1b;max-width:70rem;margin:2rem auto;padding:0 1rem}
h1{color:#154273;margin-bottom:0}h2{color:#154273;margin:2.2rem 0 .6rem;border-bottom:2px solid #154273}
ul{list-style:none;padding:0;display:grid;grid-template-columns:repeat(auto-fill,minmax(11rem,1fr));gap:1.2rem}
li{display:flex;flex-direction:column}img{width:100%;border:1px solid #ccc}figure{margin:0}a{color:#0b4f9e}
.leeg{aspect-ratio:210/297;border:1px solid #ccc;background:#f3f3f3}p{max-width:46rem}pre{white-space:pre-wrap;background:#f3f3f3;padding:1rem}small{color:#404040}
@media print{h2{break-after:avoid}li{break-inside:avoid}}
"""


def _page(made: Sequence[Path], out: Path, review: str) -> str:
    """The page, Dutch with the English beside it: a picture, a line and a link for each document."""
    groups: dict[str, list[tuple[Path, str, str]]] = {}
    for path in made:
        if match := _NAME.fullmatch(path.name):
            groups.setdefault(match["id"], []).append((path, match["kind"], match["lang"]))
    parts = [
        '<!DOCTYPE html><html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">',
        f"<title>drafting: voorbeelden</title><style>{_STYLE}</style></head><body>",
        "<h1>drafting</h1><p>Documenten van de maatwerkaanpak, gemaakt uit de voorbeelden. De bedrijven van de dossiers zijn verzonnen; "
        "het portfolio berust op openbare feiten.</p>"
        '<p lang="en">Documents of the tailor-made approach, built from the examples. The companies of the dossiers are invented; the '
        "portfolio rests on public facts.</p>",
    ]
    for name, entries in groups.items():
        parts.append(f"<h2>{html.escape(name)}</h2><ul>")
        for path, kind, lang in sorted(entries, key=lambda e: (list(KINDS).index(e[1]), e[2] != "nl", e[0].suffix)):
            picture = out / "beeld" / f"{path.stem}.png"
            label = KINDS[kind][lang == "en"]
            shown = (
                f'<img src="beeld/{picture.name}" alt="" loading="lazy">'
                if picture.is_file() and path.suffix == ".docx"
                else '<div class="leeg"></div>'
            )
            sort = "Word" if path.suffix == ".docx" else "PDF"
            parts.append(
                f'<li lang="{lang}"><a href="{path.name}"><figure>{shown}<figcaption>{html.escape(label)}</figcaption></figure></a>'
                f"<small>{sort}, {'Nederlands' if lang == 'nl' else 'English'}</small></li>"
            )
        parts.append("</ul>")
    parts.append(
        "<h2>Terug van de andere kant</h2><p>examples/wadchemie/terug.docx is wat het bedrijf van de JLoI maakte, opgeslagen door LibreOffice. "
        'Wat is er veranderd, wat is ervan overgenomen in het dossier, en hoe ziet het volgende concept eruit (<a href="samen.docx">samen.docx</a>, '
        '<a href="matrix.xlsx">matrix.xlsx</a>)?</p><p lang="en">What the company made of the JLoI, saved by LibreOffice: what changed, what of '
        "it was taken over into the dossier, and what the next draft looks like.</p>"
        f"<pre>{html.escape(review)}</pre>"
    )
    return "".join([*parts, "</body></html>\n"])


if __name__ == "__main__":
    sys.exit(demo())
