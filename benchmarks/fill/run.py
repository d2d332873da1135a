"""Filling a template, measured against peers in one run: `python benchmarks/fill/run.py [--peers FOLDER] [--save FILE]`.

Every engine runs in a process of its own, warm, on the same document in its own dialect; the text out is checked to be the
same. Figures are medians in milliseconds; memory is the process's highest. The Node peers are taken from FOLDER (default: this
one), where `npm install` was run on package.json, as `make bench` does; where they are not there they are left out.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path
from typing import Any

import made
from lxml import etree

HERE = Path(__file__).parent
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PYTHON = ("docxtpl", "drafting", "drafting-zlib", "floor", "floor-zlib")
NODE = ("docxtemplater", "easy-template-x", "carbone")
ROUNDS = 3  # the engines take turns, so that a busy moment of the machine does not hit one of them alone
RUNS = {
    "agreement": {"docxtpl": 5, "drafting": 150, "floor": 150, "drafting-zlib": 40, "floor-zlib": 40},
    "prose": {"docxtpl": 1, "drafting": 20, "floor": 20},
    "register": {"docxtpl": 1, "easy-template-x": 1},
}


def words(file: Path) -> list[str]:
    """The paragraphs that say something."""
    with zipfile.ZipFile(file) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    said = ("".join(t.text or "" for t in par.iter(W + "t")).strip() for par in root.iter(W + "p"))
    return [text for text in said if text]


def measure(engine: str, document: str, folder: Path, peers: Path) -> dict[str, Any]:
    """Medians and memory of one engine on one document, and what it wrote."""
    raw, values = made.DOCUMENTS[document](made.DIALECTS.get(engine, made.JINJA))
    if engine == "easy-template-x" and "steun" in values:
        # There a condition is a scope of its own, and a path a plain name.
        values["steun"] = [{f"partij.{name}": value for name, value in values["partij"].items()}]
    template, data, out = folder / f"{engine}.docx", folder / "data.json", folder / f"{engine}-out.docx"
    template.write_bytes(raw)
    data.write_text(json.dumps(values), encoding="utf-8")
    runs = str(RUNS[document].get(engine, 8 if document == "agreement" else 4))
    node = engine in NODE
    command = ["node", str(HERE / "peers.mjs")] if node else [sys.executable, str(HERE / "one.py")]
    done = subprocess.run(
        [*command, engine, str(template), str(data), runs, str(out)], cwd=peers if node else None,
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    found = json.loads(done.stdout.strip().splitlines()[-1])
    return {
        "ms": found["ms"],
        "cpu": found["cpu"],
        "rss": found["rss"],
        "bytes": out.stat().st_size,
        "text": words(out),
    }


def whole_process(folder: Path, command: list[str], times: int = 9) -> tuple[float, float]:
    """The medians of a whole process, on the clock and of the processor, in milliseconds; byte code on disk for all alike, as after
    an installation."""
    env = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"} | {
        "PYTHONPYCACHEPREFIX": str(folder / "pyc")
    }
    subprocess.run(command, check=True, cwd=folder, capture_output=True, env=env)
    spent, worked = [], []
    for _ in range(times):
        start, before = time.perf_counter(), _of_children()
        subprocess.run(command, check=True, cwd=folder, capture_output=True, env=env)
        spent.append((time.perf_counter() - start) * 1000)
        worked.append((_of_children() - before) * 1000)
    return statistics.median(spent), statistics.median(worked)


def _of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def processes(folder: Path) -> dict[str, tuple[float, float]]:
    """Start, fill, write, stop: from the command line."""
    raw, values = made.agreement()
    (folder / "brief.docx").write_bytes(raw)
    (folder / "g.json").write_text(json.dumps(values), encoding="utf-8")
    ours = [sys.executable, "-c", "import sys; from drafting.cli import main; sys.exit(main(sys.argv[1:]))"]
    dossier = str(HERE.parents[1] / "benchmarks" / "frozen" / "dossier.yaml")
    return {
        "python -c pass": whole_process(folder, [sys.executable, "-c", "pass"]),
        "drafting fill": whole_process(folder, [*ours, "fill", "brief.docx", "g.json", "-f", "-o", "o.docx"]),
        "drafting build": whole_process(folder, [*ours, "build", dossier, "--kind", "agreement", "--force"]),
        "docxtpl": whole_process(
            folder, [sys.executable, "-m", "docxtpl", "-o", "-q", "brief.docx", "g.json", "d.docx"]
        ),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("--peers", type=Path)
    parser.add_argument("--save", type=Path)
    parser.add_argument("documents", nargs="*", default=list(made.DOCUMENTS))
    args = parser.parse_args()
    peers = (args.peers or HERE).resolve()
    there = shutil.which("node") and (peers / "node_modules").is_dir()
    engines = [*PYTHON, *(NODE if there else ())]
    saved: dict[str, Any] = {"load before": os.getloadavg()[0]}
    print(f"load of the machine before: {saved['load before']:.1f}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for document in args.documents:
            found: dict[str, dict[str, Any]] = {}
            for _ in range(ROUNDS):
                for engine in engines:
                    one = measure(engine, document, folder, peers)
                    for clock in ("ms", "cpu"):
                        one[clock] += found[engine][clock] if engine in found else []
                    found[engine] = one
            for one in found.values():
                one["ms"], one["cpu"] = statistics.median(one["ms"]), statistics.median(one["cpu"])
            base, said = found["docxtpl"], found["docxtpl"]["text"]
            print(
                f"\n{document}: {len(said)} paragraphs\n\n| engine | ms | × docxtpl | ms of processor | × docxtpl | MB | kB out | same text |\n|---|---|---|---|---|---|---|---|"
            )
            for engine, one in found.items():
                same = "yes" if one.pop("text") == said else "NO"
                print(
                    f"| {engine} | {one['ms']:.2f} | {base['ms'] / one['ms']:.1f} | {one['cpu']:.2f} | {base['cpu'] / one['cpu']:.1f} | {one['rss']} | {one['bytes'] // 1000} | {same} |"
                )
                one["same"] = same == "yes"
            for codec in ("", "-zlib"):
                ratio, worked = (
                    found[f"drafting{codec}"][clock] / found[f"floor{codec}"][clock] for clock in ("ms", "cpu")
                )
                print(f"drafting{codec} is {ratio:.2f} × its floor; by the processor's time {worked:.2f} ×")
            saved[document] = found
        saved["whole process"] = processes(folder)
        print(
            "\nwhole process, ms (of the processor): "
            + ", ".join(f"{what} {ms:.0f} ({cpu:.0f})" for what, (ms, cpu) in saved["whole process"].items())
        )
    if args.save:
        known = json.loads(args.save.read_text(encoding="utf-8")) if args.save.exists() else {}
        args.save.write_text(json.dumps(known | saved, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
