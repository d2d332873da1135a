"""YAML, JSON and (through `workbook`) Excel into the model; every fault carries file and line, all at once."""

from drafting.intake.dossier import (
    dossier_from_plain,
    dossier_json,
    load_dossier,
    parse_dossier,
    read_text,
    to_plain,
    validate,
)
from drafting.intake.plain import Plain, read_plain
from drafting.intake.schema import schema

__all__ = [
    "Plain",
    "dossier_from_plain",
    "dossier_json",
    "load_dossier",
    "parse_dossier",
    "read_plain",
    "read_text",
    "schema",
    "to_plain",
    "validate",
]
