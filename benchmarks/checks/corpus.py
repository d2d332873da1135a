"""Measures the rules on the corpus of faults (`tests/checks/corpus`): recall per kind, precision per rule, and on clean twins.

    PYTHONPATH=. python benchmarks/checks/corpus.py [dev|held|all] [--say] [--kind KIND]

A finding is right where its words overlap a fault of a kind that the rule is about; elsewhere it is wrong, also in the clean twin, unless
it stands on words that are marked as a matter of taste. What a rule says of the file as a whole (accessibility, directives that
are asked for) is left out.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from drafting.api import checks as api
from drafting.errors import Finding
from tests.checks import faulty

IDS = sorted((r["id"] for r in api.rules()), key=len, reverse=True)
WORDS = {"spelling", "compound", "reference"}
OF_WORDS = ("spelling", "broken-words", "doubled-words", "initialisms", "compounds", "verbs", "capitals", "typography")
WHOLE = (
    "accessibility",
    "musts",
    "enforceability",
    "nonbreaking",
    "typography-formula",
    "dates-used",
    "empty-sections",
    "no-articles",
)


def rule_of(code: str) -> str:
    """The rule that a code belongs to."""
    return next((i for i in IDS if code == i or code.startswith(f"{i}-")), code)


def main() -> int:
    """Prints the tables."""
    part = next((a for a in sys.argv[1:] if a in ("dev", "held", "all")), "dev")
    say = "--say" in sys.argv
    only = sys.argv[sys.argv.index("--kind") + 1] if "--kind" in sys.argv else ""
    total, hit = Counter[str](), Counter[str]()
    right, wrong, twin = Counter[str](), Counter[str](), Counter[str]()
    for text in faulty.texts():
        if part != "all" and text.held_out != (part == "held"):
            continue
        _measure(text, say, only, (total, hit, right, wrong, twin))
    print(f"\n{part}: recall per kind")
    for kind in faulty.KINDS:
        print(f"  {kind:<10} {hit[kind]:>4} of {total[kind]:>4}  {hit[kind] / max(1, total[kind]):.0%}")
    print(f"  {'all':<10} {hit.total():>4} of {total.total():>4}  {hit.total() / total.total():.0%}")
    print("rule: right, wrong in the faulty texts, in the twins")
    for rule in sorted({*right, *wrong, *twin}):
        print(f"  {rule:<20} {right[rule]:>4} {wrong[rule]:>4} {twin[rule]:>4}")
    r, w = right.total(), wrong.total()
    print(f"  precision {r / max(1, r + w):.1%} ({r} right, {w} wrong); {twin.total()} in the clean twins")
    return 0


def _measure(text: faulty.CorpusText, say: bool, only: str, counters: tuple[Counter[str], ...]) -> None:
    total, hit, right, wrong, twin = counters
    groups: dict[tuple[str, str], bool] = {}
    found = _findings(text, text.wrong, False)
    met: set[int] = set()
    for finding in found:
        matches = [i for i, f in enumerate(text.faults) if f.kind != "none" and _about(finding, f)]
        rule = rule_of(_code(finding))
        if matches:
            met.update(matches)
            right[rule] += 1
        elif not any(f.free and _near(finding, f) for f in text.faults):
            wrong[rule] += 1
            if say and (not only or only == rule):
                print(f"false: {text.name} {_code(finding)} « {finding.excerpt} » {finding.fact('nl')}")
    for i, fault in enumerate(text.faults):
        if fault.kind == "none":
            continue
        key = (fault.kind, fault.group or f"#{i}")
        groups[key] = groups.get(key, False) or i in met
        if say and i not in met and (not only or only == fault.kind):
            print(f"missed: {text.name} {fault.kind}{'#' + fault.group if fault.group else ''} « {fault.words} »")
    for (kind, _), done in groups.items():
        total[kind] += 1
        hit[kind] += done
    for finding in _findings(text, text.right, True):
        if any(f.free and _near(finding, f) for f in text.faults):
            continue
        twin[rule_of(_code(finding))] += 1
        if say and (not only or only == rule_of(_code(finding))):
            print(f"twin: {text.name} {_code(finding)} « {finding.excerpt} » {finding.fact('nl')}")


def _findings(text: faulty.CorpusText, lines: tuple[str, ...], clean: bool) -> list[Finding]:
    content = faulty.word_file(lines, clean)
    found = api.check_word(content, f"{text.name}.docx", profile=text.profile)
    return [f for f in found if not _code(f).startswith(WHOLE)]


def _code(finding: Finding) -> str:
    return finding.code.removeprefix("checks.")


def _about(finding: Finding, fault: faulty.Fault) -> bool:
    words = _code(finding).startswith(OF_WORDS)
    if words and fault.kind not in (*WORDS, "leftover" if _code(finding).startswith("typography") else ""):
        return False
    if not words and fault.kind in ("spelling", "compound"):
        return False
    return _near(finding, fault)


def _near(finding: Finding, fault: faulty.Fault) -> bool:
    """Whether the words of a finding and of a fault overlap in the fault's paragraph; the words it names count before its excerpt."""
    paragraph = _plain(fault.paragraph)
    excerpt = _plain(finding.excerpt.removesuffix("…"))
    named = _plain(str(finding.values.get("found", "")))
    if not excerpt and not named:
        return False
    fault_words = _plain(fault.words)
    if excerpt and excerpt not in paragraph and fault_words not in excerpt:
        return False
    at = paragraph.find(fault_words)
    if _code(finding).startswith(("arithmetic", "counts", "totals")) and excerpt in paragraph and at >= 0:
        # Which of the parts is wrong nobody can tell: the sentence is the fault.
        start = paragraph.find(excerpt)
        end = paragraph.find(". ", start + len(excerpt))
        return start - 60 <= at < (end if end >= 0 else len(paragraph))
    for words in (named, excerpt):
        if words and words in paragraph and at >= 0:
            starts = [m.start() for m in re.finditer(re.escape(words), paragraph)]
            return any(s < at + max(1, len(fault_words)) and at < s + len(words) for s in starts)
    return bool(fault_words) and fault_words in excerpt


def _plain(text: str) -> str:
    return " ".join(text.replace("|", " ").replace("\u00a0", " ").split())


if __name__ == "__main__":
    sys.exit(main())
