"""The curves: time of one fill against the number of pages, text from the data; draws `docs/fill-curves.svg`.

`python benchmarks/fill/curves.py [--peers FOLDER]`. Peers as in run.py. Both axes are logarithmic. Figures go to
`benchmarks/fill/curves.json`; with `--draw` the picture is made from those alone.
"""

from __future__ import annotations

import argparse
import json
import math
import shutil
import statistics
import tempfile
from pathlib import Path
from typing import Any

import made
import run

ROOT = Path(__file__).resolve().parents[2]
FIGURES = Path(__file__).with_name("curves.json")
PAGES = (10, 30, 100, 300, 1000)
COLOURS = {
    "docxtpl": "#8a1c1c", "docxtemplater": "#b8860b", "carbone": "#5b5b5b", "drafting-zlib": "#4d88c4", "drafting": "#0b4f8a",
}  # fmt: skip
SAID = {"drafting": "drafting (isal)", "drafting-zlib": "drafting (zlib, niveau 6)"}


def measured(peers: Path | None) -> dict[str, dict[int, float]]:
    """Engine → pages → milliseconds, medians; the engines take turns at each size."""
    engines = [e for e in COLOURS if e not in run.NODE or (peers and shutil.which("node"))]
    found: dict[str, dict[int, float]] = {engine: {} for engine in engines}
    with tempfile.TemporaryDirectory() as name:
        for pages in PAGES:
            made.DOCUMENTS["register"] = _sized(pages)
            run.RUNS["register"] = {engine: 30 if "drafting" in engine and pages < 300 else 3 for engine in engines}
            for engine in engines:
                one: dict[str, Any] = run.measure(engine, "register", Path(name), peers)
                found[engine][pages] = statistics.median(one["ms"])
            print(pages, {e: round(of[pages], 2) for e, of in found.items()}, flush=True)
    return found


def _sized(pages: int) -> Any:
    whole = made.register

    def sized(dialect: made.Dialect = made.JINJA) -> tuple[bytes, dict[str, Any]]:
        return whole(dialect, pages)

    return sized


def drawn(found: dict[str, dict[int, float]]) -> str:
    """The picture as SVG."""
    width, height, left, bottom, top = 760, 440, 70, 50, 30
    right = width - 190
    most = max(ms for of in found.values() for ms in of.values())
    decades = (-1, math.ceil(math.log10(most)))

    def x(pages: float) -> float:
        return left + (math.log10(pages) - 1) / 2 * (right - left)

    def y(ms: float) -> float:
        return height - bottom - (math.log10(ms) - decades[0]) / (decades[1] - decades[0]) * (height - bottom - top)

    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="12" role="img">',
        "<title>Tijd per gevuld document tegen het aantal bladzijden</title>",
        f'<rect width="{width}" height="{height}" fill="white"/>',
    ]
    for power in range(decades[0], decades[1] + 1):
        at = y(10**power)
        said = f"{10**power:g} ms" if power < 3 else f"{10 ** (power - 3):g} s"
        out.append(
            f'<path d="M{left} {at:.1f}H{right}" stroke="#ddd"/><text x="{left - 6}" y="{at + 4:.1f}" text-anchor="end">{said}</text>'
        )
    for pages in PAGES:
        at = x(pages)
        out.append(
            f'<path d="M{at:.1f} {top}V{height - bottom}" stroke="#eee"/><text x="{at:.1f}" y="{height - bottom + 18}" text-anchor="middle">{pages}</text>'
        )
    out.append(
        f'<text x="{(left + right) / 2}" y="{height - 10}" text-anchor="middle">bladzijden (tekst uit de gegevens)</text>'
    )
    ends: list[float] = []
    for engine, of in sorted(found.items(), key=lambda pair: -pair[1][max(pair[1])]):
        points = " ".join(f"{x(p):.1f},{y(ms):.1f}" for p, ms in of.items())
        colour, last = COLOURS[engine], max(of)
        at = max(y(of[last]), ends[-1] + 15 if ends else 0)  # names keep clear of each other
        ends.append(at)
        out.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2.5"/>')
        out += [f'<circle cx="{x(p):.1f}" cy="{y(ms):.1f}" r="3" fill="{colour}"/>' for p, ms in of.items()]
        out.append(f'<text x="{right + 8}" y="{at + 4:.1f}" fill="{colour}">{SAID.get(engine, engine)}</text>')
    return "\n".join([*out, "</svg>", ""])


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--peers", type=Path)
    parser.add_argument("--draw", action="store_true")
    args = parser.parse_args()
    if not args.draw:
        found = measured(args.peers.resolve() if args.peers else None)
        FIGURES.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    known = json.loads(FIGURES.read_text(encoding="utf-8"))
    (ROOT / "docs" / "fill-curves.svg").write_text(
        drawn({e: {int(p): ms for p, ms in of.items()} for e, of in known.items()}), encoding="utf-8"
    )


if __name__ == "__main__":
    main()
