"""`drafting schema`: the JSON Schema of a dossier."""

from __future__ import annotations

import argparse

from drafting.cli.streams import print_json


def add(parser: argparse.ArgumentParser, lang: str) -> None:
    """No arguments."""


def run(args: argparse.Namespace, lang: str) -> int:
    """Prints the schema."""
    from drafting.intake import schema

    print_json(schema(), indent=2)
    return 0
