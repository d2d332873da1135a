"""Reads `tables/spellout.txt` and spells numbers by its rules: a second way to the same words."""

from __future__ import annotations

import re
from pathlib import Path

Rules = list[tuple[int, str]]


def read() -> dict[str, Rules]:
    """The rule sets by name, each in falling order of size."""
    sets: dict[str, Rules] = {}
    for line in (Path(__file__).parent / "tables" / "spellout.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or not line:
            continue
        if line.startswith("["):
            rules = sets.setdefault(line.strip("[]"), [])
            continue
        base, _, text = line.partition(": ")
        rules.insert(0, (int(base), text))
    return sets


SETS = read()


def spell(lang: str, n: int, name: str = "") -> str:
    """`n` by the rules of `lang`."""
    base, text = next(rule for rule in SETS[name or lang] if rule[0] <= n)
    if text.startswith("_") or "=" in text:
        return text.replace("_", " ").replace("=", spell(lang, n))
    size = 1
    while size * 10 <= base:
        size *= 10
    if base >= 1000:  # a group of three figures: "tweehonderdduizend" is two hundred times the same size
        size = 1000 ** ((len(str(base)) - 1) // 3)
    many, rest = divmod(n, size)
    text = re.sub(r"\[(.*)\]", r"\1" if rest else "", text)
    if "<<" in text:
        text = text.replace("<<", spell(lang, many))
    if ">%en>" in text:
        text = text.replace(">%en>", spell(lang, rest, f"{lang}-en"))
    return text.replace(">>", spell(lang, rest) if rest else "")
