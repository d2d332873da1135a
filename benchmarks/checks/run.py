"""Measures the rules on real prose: found, missed, false alarms per rule. Run: python benchmarks/checks/run.py

The hand-made list is benchmarks/checks/letter.tsv; the letter and two covenants are read from ../shared, where present.
In the covenants every finding but double spaces (the conversion's own) is printed, to be judged by hand.
"""

from __future__ import annotations

import sys
import time
from collections import defaultdict
from datetime import date
from pathlib import Path

from drafting.api.checks import check

HERE = Path(__file__).resolve().parent
MATERIAL = HERE.parent.parent.parent / "shared" / "material"


def main() -> int:
    """Prints the table; 0, or 1 where the material is not there."""
    letter = MATERIAL / "kamerbrief-29826-260.txt"
    if not letter.exists():
        print("../shared is not here")
        return 1
    expected = [tuple(line.split("\t")) for line in (HERE / "letter.tsv").read_text(encoding="utf-8").splitlines() if "\t" in line]
    start = time.perf_counter()
    found = [(f.code.removeprefix("checks."), f.excerpt) for f in check(letter, profile="letter", moment=date(2025, 6, 30))]
    seconds = time.perf_counter() - start
    table: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for rule, words in expected:
        hit = any(code.startswith(rule.split("-")[0]) and words in excerpt for code, excerpt in found)
        table[rule][0 if hit else 1] += 1
    for code, excerpt in found:
        if not any(words in excerpt and code.startswith(rule.split("-")[0]) for rule, words in expected):
            table[code][2] += 1
            print("not on the list:", code, "«", excerpt, "»")
    print(f"\n{'rule':<22}{'found':>7}{'missed':>8}{'false':>7}")
    for rule in sorted(table):
        print(f"{rule:<22}{table[rule][0]:>7}{table[rule][1]:>8}{table[rule][2]:>7}")
    print(f"{len(found)} findings in {seconds:.2f} s\n")
    for path in sorted((MATERIAL / "norms").glob("*.md")):
        others = [f for f in check(path, profile="statute") if f.code != "checks.typography-double"]
        print(path.name, len(others))
        for finding in others:
            print("   ", finding.code.removeprefix("checks."), "«", finding.excerpt, "»")
    return 0


if __name__ == "__main__":
    sys.exit(main())
