"""Both engines side by side on the real pairs beside the checkout: exact pairs, characters marked, time.

Run: python benchmarks/redline/run.py [--peer]. The peer is python-redlines with its Docxodus engine, where it is installed.
Exact: accepting gives NEW and rejecting gives OLD in the text of every paragraph of the body, of notes, headers and footers, by this
project's own accept and reject. Characters marked: letters in insertions and deletions. Times are medians of three runs.
"""

from __future__ import annotations

import argparse
import io
import json
import re
import statistics
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

from lxml import etree

import drafting

FROZEN = Path(__file__).resolve().parents[1] / "frozen"
MATERIAL = Path(__file__).resolve().parents[2].parent / "shared" / "material" / "redline"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Engine = Callable[[bytes, bytes], bytes]


def words(docx: bytes) -> list[list[str]]:
    """The text of each paragraph of the body, and of each that says something in notes, headers and footers."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        found = [_texts(archive.read("word/document.xml"))]
        for sort in ("footnotes", "endnotes", "header", "footer"):
            parts = sorted(n for n in archive.namelist() if re.fullmatch(rf"word/{sort}\w*\.xml", n))
            found.append(sorted(t for n in parts for t in _texts(archive.read(n)) if t.strip()))
    return found


def letters(docx: bytes) -> int:
    """How many letters stand in insertions and deletions."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        stories = [
            n
            for n in archive.namelist()
            if re.fullmatch(r"word/(?:document|footnotes|endnotes|comments|header\w*|footer\w*)\.xml", n)
        ]
        changes = (c for n in stories for c in etree.fromstring(archive.read(n)).iter(f"{W}ins", f"{W}del"))
        return sum(len(t.text or "") for change in changes for t in change.iter(f"{W}t", f"{W}delText"))


def _texts(part: bytes) -> list[str]:
    return ["".join(t.text or "" for t in p.iter(f"{W}t")) for p in etree.fromstring(part).iter(f"{W}p")]


def ours(old: bytes, new: bytes) -> bytes:
    """This project."""
    return drafting.redline(old, new, author="bench", date="2026-01-01T00:00:00Z")


def peer() -> Engine | None:
    """Docxodus through python-redlines, or None."""
    try:
        from python_redlines.engines import DocxodusEngine
    except ImportError:
        return None
    engine = DocxodusEngine()

    def run(old: bytes, new: bytes) -> bytes:
        made = engine.run_redline("bench", old, new)
        return bytes(made[0] if isinstance(made, tuple) else made)

    return run


def measure(name: str, engine: Engine, pairs: list[dict[str, str]], runs: int) -> None:
    """Prints a line for the engine."""
    exact = marked = failed = 0
    total = 0.0
    for pair in pairs:
        old, new = (MATERIAL / pair["before"]).read_bytes(), (MATERIAL / pair["after"]).read_bytes()
        times = []
        made = b""
        try:
            for _ in range(runs):
                start = time.perf_counter()
                made = engine(old, new)
                times.append(time.perf_counter() - start)
        except Exception as error:
            failed += 1
            print("  ", name, pair["id"], type(error).__name__, str(error)[:80])
            continue
        total += statistics.median(times)
        marked += letters(made)
        accepted = words(drafting.accept_all(made)) == words(drafting.accept_all(new))
        rejected = words(drafting.reject_all(made)) == words(drafting.reject_all(old))
        exact += accepted and rejected
    print(f"{name:<10} exact {exact}/{len(pairs)}  failed {failed}  characters marked {marked}  {total:.2f} s in all")


def main() -> int:
    """0, or 1 where the material is not there."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--peer", action="store_true")
    args = parser.parse_args()
    if not MATERIAL.is_dir():
        print("../shared is not here")
        return 1
    pairs = json.loads((MATERIAL / "manifest.json").read_text())["pairs"]
    measure("drafting", ours, pairs, 3)
    other = peer() if args.peer else None
    if other is not None:
        measure("Docxodus", other, pairs, 1)
    dossier = drafting.load_dossier(FROZEN / "dossier.yaml")
    old = drafting.render(drafting.assemble(dossier, "agreement", workspace=FROZEN), workspace=FROZEN)
    new = drafting.render(
        drafting.assemble(
            dossier, "agreement", positions={"confidentiality": "fallback", "milestones": "fallback"}, workspace=FROZEN
        ),
        workspace=FROZEN,
    )
    for name, engine in (("drafting", ours), ("Docxodus", other)):
        if engine is not None:
            times = []
            for _ in range(5 if engine is ours else 2):
                start = time.perf_counter()
                engine(old, new)
                times.append(time.perf_counter() - start)
            print(f"{name:<10} our agreement, {len(old)} bytes: {statistics.median(times) * 1000:.0f} ms")
    return 0


if __name__ == "__main__":
    sys.exit(main())
