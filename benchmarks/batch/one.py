"""One run of a batch: `python one.py <what> <engine> <count> <workers>`. Prints {"seconds", "rate", "rss": {documents: MB}}.

What: "merge" (records through the 20-page template of benchmarks/fill), "dossiers" (dossiers to 28-page agreements), "pdf" (a page of
Word and its PDF). Engine: "drafting", "docxtpl" (merge only), "one-shot" (pdf: LibreOffice started for each). The clock runs from the
first input to the last document in place. Memory is that of this process and its workers together, not of LibreOffice.
"""

from __future__ import annotations

import json
import os
import re
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
FROZEN = ROOT / "benchmarks" / "frozen"
sys.path.insert(0, str(ROOT / "benchmarks" / "fill"))
MARKS = (100, 300, 1000, 3000, 10000)


def held() -> float:
    """MB resident in this process and its children."""
    me = os.getpid()
    children = Path(f"/proc/{me}/task/{me}/children").read_text().split()
    total = 0
    for pid in [str(me), *children]:
        try:
            found = re.search(r"VmRSS:\s*(\d+)", Path(f"/proc/{pid}/status").read_text())
            total += int(found[1]) if found else 0
        except OSError:
            continue
    return round(total / 1024, 1)


def jobs(what: str, count: int, options: Any, folder: Path) -> Iterator[Any]:
    from drafting.batch import Job

    if what == "dossiers":
        from drafting.intake import dossier_json, load_dossier

        text = dossier_json(load_dossier(FROZEN / "dossier.yaml"))
        for k in range(count):
            yield Job(str(k), text.replace('"id": "wadchemie"', f'"id": "bedrijf-{k:05d}"', 1), options=options)
        return
    values = json.loads((folder / "values.json").read_text(encoding="utf-8"))
    for k in range(count):
        yield Job(str(k), "", values | {"nr": k}, options=options)


def drafting(what: str, count: int, workers: int, folder: Path, kept: bool = True) -> dict[str, Any]:
    from drafting.batch import Options, run

    out = folder / "out"
    if what == "dossiers":
        options = Options(str(out), ("agreement",), ("nl",), workspace=str(FROZEN))
    else:
        options = Options(
            str(out),
            formats=("pdf",) if what == "pdf" else ("docx",),
            template=str(folder / "brief.docx"),
            pattern="{nr}",
        )
    if not kept:
        from drafting.pdf import pool

        pool.uno_python = lambda: None  # type: ignore[assignment]
    rss: dict[int, float] = {}
    done = 0
    start = time.perf_counter()
    for outcome in run(jobs(what, count, options, folder), options, workers=workers):
        assert outcome.result == "done", outcome.findings
        done += 1
        if done in MARKS:
            rss[done] = held()
        if count > 2000:
            (out / outcome.output).unlink()  # ten thousand of them would fill the disk
    assert done == count
    return {"seconds": time.perf_counter() - start, "rss": rss}


def docxtpl(count: int, folder: Path) -> dict[str, Any]:
    from docxtpl import DocxTemplate

    values = json.loads((folder / "values.json").read_text(encoding="utf-8"))
    rss: dict[int, float] = {}
    (folder / "out").mkdir()
    start = time.perf_counter()
    for k in range(count):
        template = DocxTemplate(folder / "brief.docx")
        template.render(values | {"nr": k}, autoescape=True)
        template.save(folder / "out" / f"{k}.docx")
        if k + 1 in MARKS:
            rss[k + 1] = held()
    return {"seconds": time.perf_counter() - start, "rss": rss}


def main() -> None:
    what, engine, count, workers = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if what != "dossiers":
            import made

            raw, values = made.agreement() if what == "merge" else made.prose(pages=1)
            (folder / "brief.docx").write_bytes(raw)
            (folder / "values.json").write_text(json.dumps(values), encoding="utf-8")
        found = (
            docxtpl(count, folder)
            if engine == "docxtpl"
            else drafting(what, count, workers, folder, engine != "one-shot")
        )
    found["rate"] = count / found["seconds"]
    print(json.dumps(found))


if __name__ == "__main__":
    main()
