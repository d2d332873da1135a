"""`make demo`: builds every document of the example dossiers into out/, and says what was written."""

from __future__ import annotations

import sys
from pathlib import Path

from drafting.cli import main

EXAMPLES = Path(__file__).resolve().parent


def demo() -> int:
    """Runs the command line as a user would; returns the worst exit code."""
    worst = 0
    for dossier in sorted(EXAMPLES.glob("*/dossier.yaml")):
        if dossier.parent.name == "start":
            continue
        source = _shown(dossier)
        print(f"$ drafting build {source} --kind all --lang nl --lang en -o out/ --force")
        worst = max(
            worst, main(["build", str(source), "--kind", "all", "--lang", "nl", "--lang", "en", "-o", "out", "--force"])
        )
    progress = EXAMPLES / "voortgang-2025"
    commands = (
        ["build", progress / "voortgang.xlsx", "--kind", "all", "--since", progress / "vorige.yaml"],
        ["build", progress / "voortgang.xlsx", "--kind", "letter", "--form", "house"],
    )
    for words in commands:
        given = [str(_shown(w)) if isinstance(w, Path) else w for w in words] + ["-o", "out", "--force"]
        print(f"$ drafting {' '.join(given)}")
        worst = max(worst, main(given))
    return max(worst, _returned())


def _returned() -> int:
    """What came back of a draft: told, and taken over into a dossier of its own. Exit 1 of a review says that something changed."""
    home = EXAMPLES / "wadchemie"
    store = Path("out/concepten.db")
    store.unlink(missing_ok=True)
    back, dossier = str(_shown(home / "terug.docx")), str(_shown(home / "dossier.yaml"))
    kept = ["--store", str(store)]
    worst = 0
    for words, well in (
        (["draft", "save", dossier, "--kind", "jloi", "-m", "verstuurd", *kept], (0,)),
        (["review", "wadchemie/jloi@1", back, *kept], (1,)),
        (["adopt", "wadchemie/jloi@1", back, "--dossier", dossier, "-o", "out/dossier-na-terug.yaml", "--force", *kept], (0, 1)),
    ):  # fmt: skip
        print(f"$ drafting {' '.join(words)}")
        code = main(words)
        worst = max(worst, 0 if code in well else code or 1)
    return worst


def _shown(path: Path) -> Path:
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


if __name__ == "__main__":
    sys.exit(demo())
