"""`drafting trail`: each commitment through EoP, JLoI and agreement."""

from __future__ import annotations

import argparse
from pathlib import Path

from drafting import messages


def add(parser: argparse.ArgumentParser, lang: str) -> None:
    """The dossier, by file or by id in the examples or workspace."""
    parser.add_argument("dossier", metavar="dossier.yaml|id", help=messages.text("cli.build-source", lang))


def run(args: argparse.Namespace, lang: str) -> int:
    """Prints every step with its drift."""
    from drafting.api import places
    from drafting.api.checks import trail
    from drafting.intake import load_dossier

    path = Path(args.dossier)
    if not path.exists():
        workspace = places.workspace_of(Path.cwd())
        tried = [*([workspace / args.dossier / "dossier.yaml"] if workspace else []), places.shipped("examples") / args.dossier / "dossier.yaml"]
        path = next((p for p in tried if p.exists()), path)
    title = ""
    for step in trail(load_dossier(path), lang):
        if step.what != title:
            title = step.what
            print(f"\n{title}")
        print(f"  {step.stage:<12} {step.text:<60} {step.drift}")
    return 0
