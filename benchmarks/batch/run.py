"""Batches measured: `python benchmarks/batch/run.py [--save FILE] [--rounds N] [what …]`. See one.py for what is run.

Every run is a process of its own; runs take turns over the rounds, figures are medians. `ten-thousand` is the long one, for memory.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
RUNS: dict[str, list[tuple[str, str, int, int]]] = {
    "merge": [("merge", "docxtpl", 60, 1), ("merge", "drafting", 1000, 1), ("merge", "drafting", 1000, 2)],
    "dossiers": [("dossiers", "drafting", 1000, 1), ("dossiers", "drafting", 1000, 2)],
    "pdf": [
        ("pdf", "one-shot", 6, 1),
        ("pdf", "one-shot", 12, 2),
        ("pdf", "drafting", 60, 1),
        ("pdf", "drafting", 60, 2),
    ],
    "ten-thousand": [("merge", "drafting", 10000, 1), ("merge", "drafting", 10000, 2)],
}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--save", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("what", nargs="*", default=list(RUNS))
    args = parser.parse_args()
    saved: dict[str, Any] = {}
    for what in args.what:
        runs = RUNS[what]
        found: dict[tuple[str, str, int, int], list[dict[str, Any]]] = {one: [] for one in runs}
        for _ in range(1 if what == "ten-thousand" else args.rounds):
            for one in runs:
                command = [sys.executable, str(HERE / "one.py"), *map(str, one)]
                done = subprocess.run(command, capture_output=True, text=True, check=False)
                if done.returncode:
                    sys.exit(done.stderr)
                found[one].append(json.loads(done.stdout))
        print(
            f"\n{what} (load {os.getloadavg()[0]:.1f})\n\n| engine | processes | documents | documents/s | MB at document |\n|---|---|---|---|---|"
        )
        for (_, engine, count, workers), results in found.items():
            rate = statistics.median(r["rate"] for r in results)
            rss = results[0]["rss"]
            print(
                f"| {engine} | {workers} | {count} | {rate:.1f} | {', '.join(f'{n}: {mb:.0f}' for n, mb in rss.items())} |",
                flush=True,
            )
            saved[f"{what} {engine} {workers}"] = {"documents": count, "rate": round(rate, 2), "rss": rss}
    if args.save:
        known = json.loads(args.save.read_text(encoding="utf-8")) if args.save.exists() else {}
        args.save.write_text(json.dumps(known | saved, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
