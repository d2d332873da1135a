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
        source = dossier.relative_to(Path.cwd()) if dossier.is_relative_to(Path.cwd()) else dossier
        print(f"$ drafting build {source} --kind all --lang nl --lang en -o out/ --force")
        worst = max(worst, main(["build", str(source), "--kind", "all", "--lang", "nl", "--lang", "en", "-o", "out", "--force"]))
    return worst


if __name__ == "__main__":
    sys.exit(demo())
