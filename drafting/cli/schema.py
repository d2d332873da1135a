"""`drafting schema`: the JSON Schema of a dossier."""

from __future__ import annotations

import argparse
import json


def add(parser: argparse.ArgumentParser, lang: str) -> None:
    """No arguments."""


def run(args: argparse.Namespace, lang: str) -> int:
    """Prints the schema."""
    from drafting.intake import schema

    print(json.dumps(schema(), ensure_ascii=False, indent=2))
    return 0
