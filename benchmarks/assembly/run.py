"""Assembling and writing our own documents, measured: `python benchmarks/assembly/run.py [--save FILE]`.

The agreement of the example Wadchemie, warm: assembled (chosen, filled, numbered, cross-referenced), written, both. And
paragraphs of three runs (plain, bold, plain) written from the tree, beside python-docx: µs a paragraph, zip left out in both.
Processor time of this process, so that what else runs on the machine counts less; medians.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx

from drafting.api import places
from drafting.api.build import assemble
from drafting.intake import load_dossier
from drafting.tree import Annex, Block, Document, Text
from drafting.word.writer.document import write_docx, write_parts
from drafting.word.writer.frame import compile_frame
from drafting.word.writer.lists import scheme_of

FROZEN = Path(__file__).resolve().parents[1] / "frozen"
PARAGRAPHS = 5_000


def spent(work: Callable[[], Any], times: int) -> float:
    """Milliseconds of processor time, the median."""
    found = []
    for _ in range(times):
        start = time.process_time()
        work()
        found.append((time.process_time() - start) * 1000)
    return statistics.median(found)


def ours(document: Document, frame: bytes, blocks: int) -> Callable[[], Any]:
    """Writes `blocks` paragraphs of three runs as an annex of an otherwise empty document."""
    texts = (
        Text("Partijen spannen zich in om "),
        Text("vóór 1 januari 2030", bold=True),
        Text(" de installatie te bouwen & te starten."),
    )
    annex = Annex(
        wid="a",
        eid="annex_1",
        num="1",
        heading=(Text("Lang"),),
        clause="lang@1",
        children=tuple(Block(texts) for _ in range(blocks)),
    )
    long = replace(document, body=(annex,))
    scheme = scheme_of(long)
    compiled = compile_frame(frame, "frame.docx", scheme)
    return lambda: write_parts(long, compiled, scheme)


def theirs(blocks: int) -> None:
    """The same by python-docx."""
    made = docx.Document()
    for _ in range(blocks):
        paragraph = made.add_paragraph()
        paragraph.add_run("Partijen spannen zich in om ")
        paragraph.add_run("vóór 1 januari 2030").bold = True
        paragraph.add_run(" de installatie te bouwen & te starten.")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("--save", type=Path)
    args = parser.parse_args()
    dossier = load_dossier(FROZEN / "dossier.yaml")
    templates = places.templates(FROZEN)
    outline = templates.outline("agreement")
    frame = templates.frame(outline)
    document = assemble(dossier, "agreement", "nl", workspace=FROZEN)
    write_docx(document, frame)
    found = {
        "assembled, ms": spent(lambda: assemble(dossier, "agreement", "nl", workspace=FROZEN), 41),
        "written, ms": spent(lambda: write_docx(document, frame), 41),
        "both, ms": spent(lambda: write_docx(assemble(dossier, "agreement", "nl", workspace=FROZEN), frame), 41),
    }
    empty = spent(ours(document, frame, 1), 9)
    long = spent(ours(document, frame, PARAGRAPHS), 9)
    found["a three-run paragraph from the tree, µs"] = (long - empty) / PARAGRAPHS * 1000
    found["by python-docx, µs"] = spent(lambda: theirs(500), 3) / 500 * 1000
    for what, figure in found.items():
        print(f"{what}: {figure:.2f}")
    if args.save:
        args.save.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
