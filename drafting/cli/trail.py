"""`drafting trail`: each commitment through EoP, JLoI, agreement and letter."""

from __future__ import annotations

import argparse
from pathlib import Path

from drafting import messages


def add(parser: argparse.ArgumentParser, lang: str) -> None:
    """The dossier, by file or by id in the examples or workspace."""
    parser.add_argument(
        "dossier", metavar="dossier.yaml|portfolio.yaml|id", help=messages.text("cli.trail-source", lang)
    )


def run(args: argparse.Namespace, lang: str) -> int:
    """Prints every step with its drift."""
    from drafting.api import places
    from drafting.api.checks import load_source
    from drafting.api.trail import trail

    path = Path(args.dossier)
    if not path.exists():
        workspace = places.workspace_of(Path.cwd())
        homes = [*([workspace] if workspace else []), places.shipped("examples")]
        tried = [home / args.dossier / name for home in homes for name in ("dossier.yaml", "portfolio.yaml")]
        path = next((p for p in tried if p.exists()), path)
    title = ""
    for step in trail(load_source(path), lang):
        if step.what != title:
            title = step.what
            print(f"\n{title}")
        mark = "▼ " if step.softer else ""
        print(f"  {step.stage:<12} {step.text:<60} {mark}{step.drift}".rstrip())
    return 0
