"""Measures the rules on real and on planted prose: found, missed and false alarms per rule, and how long it takes.

    PYTHONPATH=. python benchmarks/checks/run.py [--table]

`letter.tsv` is what a careful colleague marks in the real letter; `planted/*.tsv` what was put into texts of our own. In official
texts (../shared) every finding was judged by hand: `judged.tsv` holds the wrong ones, so that all others count as right. `--table`
prints the table of docs/checks.md. The real material is read where it is present; the planted texts always.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections import Counter
from datetime import date
from pathlib import Path

import drafting
from drafting.api.checks import check, rules
from drafting.errors import DraftingError, Finding
from drafting.intake import load_dossier

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
FROZEN = HERE.parent / "frozen"
MATERIAL = ROOT.parent / "shared" / "material"
ALSO = ("unexpanded-all",)
OTHER_LANGUAGES = ("arabic_align", "repack-paragraph-sectpr", "document-d3120f", "footnotes_with_hyperlinks")
"""Word files whose prose is neither Dutch nor English."""
IDS = sorted((r["id"] for r in rules()), key=len, reverse=True)


def rule_of(code: str) -> str:
    """The rule that a code belongs to."""
    return next(i for i in IDS if code == i or code.startswith(f"{i}-"))


def pairs(path: Path) -> list[tuple[str, str]]:
    """The code (or its beginning) and the words of each line."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [(line.split("\t")[0], line.split("\t")[1]) for line in lines if "\t" in line and not line.startswith("#")]


def held(
    found: list[Finding], expected: list[tuple[str, str]], say: bool
) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """Found, missed and false, per rule."""
    said = [(f.code.removeprefix("checks."), f.excerpt) for f in found]
    hit, missed, false = Counter[str](), Counter[str](), Counter[str]()
    for code, words in expected:
        counter = hit if any(c.startswith(code) and words in e for c, e in said) else missed
        counter[rule_of(code)] += 1
        if say and counter is missed:
            print("missed:", code, "«", words, "»")
    for code, excerpt in said:
        if not any(code.startswith(c) and w in excerpt for c, w in expected):
            false[rule_of(code)] += 1
            if say:
                print("false:", code, "«", excerpt, "»")
    return hit, missed, false


def official() -> list[tuple[Path, str]]:
    """The official Dutch texts, with their profile; of each law before and after a change, the later text only."""
    norms = [
        (p, "agreement" if "convenant-" in p.name else "statute") for p in sorted((MATERIAL / "norms").glob("*.md"))
    ]
    laws = [(p, "statute") for p in sorted((MATERIAL / "redline" / "nl").rglob("*-after.docx"))]
    return [*norms, *laws]


def word_files() -> list[Path]:
    """The Word files made by others, in Dutch or English."""
    return sorted(
        p
        for p in (MATERIAL / "docx").rglob("*.do*")
        if p.suffix in (".docx", ".docm", ".dotx") and p.stem not in OTHER_LANGUAGES
    )


def judged(paths: list[tuple[Path, str]], say: bool) -> tuple[Counter[str], Counter[str]]:
    """Right and wrong findings per rule, by the hand-made list of wrong ones."""
    wrong = pairs(HERE / "judged.tsv")
    right, false = Counter[str](), Counter[str]()
    for path, profile in paths:
        try:
            found = check(path, profile=profile)
        except DraftingError:
            continue
        for finding in found:
            code, key = finding.code.removeprefix("checks."), finding.excerpt
            bad = any(code.startswith(c) and (w in key or w == path.name) for c, w in wrong)
            (false if bad else right)[rule_of(code)] += 1
            if say:
                print("wrong:" if bad else "right:", path.name[:40], code, "«", key, "»")
    return right, false


def seconds() -> list[str]:
    """How long a long agreement takes, the first time and warm."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.docx"
        dossier = load_dossier(FROZEN / "dossier.yaml")
        path.write_bytes(drafting.render(drafting.assemble(dossier, "agreement", workspace=FROZEN), workspace=FROZEN))
        taken = []
        for _ in range(4):
            start = time.perf_counter()
            check(path)
            taken.append(time.perf_counter() - start)
    return [f"{t:.2f}" for t in taken]


def main() -> int:
    """Prints the table."""
    say = "--table" not in sys.argv
    letter: tuple[Counter[str], ...] = (Counter(), Counter(), Counter())
    planted: tuple[Counter[str], ...] = (Counter(), Counter(), Counter())
    real: tuple[Counter[str], ...] = (Counter(), Counter())
    if MATERIAL.exists():
        found = check(MATERIAL / "kamerbrief-29826-260.txt", profile="letter", moment=date(2025, 6, 30), also=ALSO)
        letter = held(found, pairs(HERE / "letter.tsv"), say)
        real = judged([*official(), *((p, "") for p in word_files())], say)
    for text in sorted((HERE / "planted").glob("*.txt")):
        for total, part in zip(planted, held(check(text), pairs(text.with_suffix(".tsv")), say), strict=True):
            total.update(part)
    print("| rule | letter: found | missed | false | planted: found | missed | false | other texts: right | wrong |")
    print("|---|---|---|---|---|---|---|---|---|")
    columns = (*letter, *planted, *real)
    for rule in sorted(IDS):
        row = [c[rule] for c in columns]
        if any(row):
            print(f"| {rule} | " + " | ".join(str(n) if n else "" for n in row) + " |")
    print("| **all** | " + " | ".join(f"**{c.total()}**" for c in columns) + " |")
    print(f"\nA long agreement ({', '.join(seconds())} s: the first time, then warm).")
    return 0


if __name__ == "__main__":
    sys.exit(main())
