"""A portfolio of many companies measured: `python benchmarks/portfolio/run.py [--companies 300] [--save FILE] [what …]`.

The companies are those of the 2025 example, over and over under other names. What: `workbook` (made), `check`, `annex`, `letter`, `memo`
(against the same without the last tenth), `annex-pdf`, `bundle` (Word and PDF, with one Word file of others). Each is the command line
in a process of its own: seconds on the clock, and the largest resident memory of it and (for PDF) of LibreOffice.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
FROZEN = ROOT / "benchmarks" / "frozen"
EXAMPLE = FROZEN / "portfolio"
WHAT = ("workbook", "check", "letter", "annex", "memo", "annex-pdf", "bundle")


def made(count: int, folder: Path) -> None:
    """Portfolios of `count` companies, and of nine tenths of them at an earlier day, in `folder`."""
    from drafting.intake import load_portfolio, portfolio_to_plain, portfolio_yaml
    from drafting.intake.plain import Plain
    from drafting.intake.portfolio import portfolio_from_plain

    plain = portfolio_to_plain(load_portfolio(EXAMPLE / "portfolio.yaml"))
    own = plain["companies"]
    plain["companies"] = [_named(own[i % len(own)], i) for i in range(count)]
    for annex in plain["letter"]["annexes"]:
        annex.pop("company", None)
    plain["letter"]["annexes"] = [a for a in plain["letter"]["annexes"] if not str(a.get("file", "")).endswith(".pdf")]
    for section in plain["letter"]["sections"]:
        section["text"]["nl"] = section["text"]["en"] = re.sub(
            r" en \[bijlage:eop-cosun\]", "", section["text"]["nl"].replace("\n", " ")
        )
    for part in (".drafting", "clauses", "templates"):
        shutil.copytree(FROZEN / part, folder / part)  # the folder is a workspace with the frozen texts
    (folder / "bijlagen").mkdir()
    (folder / "bijlagen" / "eop-alco.docx").write_bytes((EXAMPLE / "bijlagen" / "eop-alco.docx").read_bytes())
    (folder / "nu.yaml").write_text(portfolio_yaml(portfolio_from_plain(Plain(plain, "nu"))), encoding="utf-8")
    before = plain | {"companies": plain["companies"][: count * 9 // 10], "reference_date": "2025-03-17"}
    before["letter"] = plain["letter"] | {"date": "2025-03-17"}
    (folder / "toen.yaml").write_text(portfolio_yaml(portfolio_from_plain(Plain(before, "toen"))), encoding="utf-8")


def _named(company: dict[str, Any], i: int) -> dict[str, Any]:
    """A company under another name and id."""
    copied: dict[str, Any] = json.loads(json.dumps(company, default=str))
    number = f"{i:03}"
    old = copied["company"]
    copied["id"] = copied["company"] = f"{old[:20]}-{number}"
    for organisation in copied["organisations"]:
        if organisation["id"] == old:
            organisation["id"] = copied["company"]
            for name in ("name", "short_name"):
                organisation[name] = {lang: f"{text} {number}" for lang, text in organisation[name].items()}
    return copied


def measured(words: list[str], folder: Path) -> dict[str, Any]:
    """One command: its seconds, its memory and that of what it started, in MB, and the size of what it wrote."""
    out = folder / "uit"
    for path in out.glob("*") if out.is_dir() else ():
        path.unlink()
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", _RUN, *words], cwd=folder, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    seconds = time.perf_counter() - began
    told = re.search(r"memory (\d+) (\d+)$", done.stderr.strip())
    if told is None:
        raise SystemExit(done.stderr[-2000:])
    size = sum(p.stat().st_size for p in out.glob("*")) if out.is_dir() else 0
    return {
        "seconds": round(seconds, 2),
        "mb": int(told[1]) // 1024,
        "mb_started": int(told[2]) // 1024,
        "kb_written": size // 1024,
    }


_RUN = """
import resource, sys
from drafting.cli import main
code = main(sys.argv[1:])
print("memory", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=sys.stderr)
sys.exit(code)
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--companies", type=int, default=300)
    parser.add_argument("--save", type=Path)
    parser.add_argument("what", nargs="*", default=list(WHAT))
    args = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    found: dict[str, Any] = {"companies": args.companies}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made(args.companies, folder)
        build = ["build", "nu.xlsx", "-o", "uit", "--force", "--kind"]
        commands = {
            "workbook": ["workbook", "new", "nu.xlsx", "--from", "nu.yaml", "--force"],
            "check": ["workbook", "check", "nu.xlsx"],
            "letter": [*build, "letter"],
            "annex": [*build, "annex"],
            "memo": [*build, "memo", "--since", "toen.yaml"],
            "annex-pdf": [*build, "annex", "--format", "pdf"],
            "bundle": [*build, "bundle"],
        }
        measured(commands["workbook"], folder)  # the others read it
        for what in args.what:
            found[what] = measured(commands[what], folder)
            print(what, found[what], flush=True)
    if args.save:
        args.save.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
