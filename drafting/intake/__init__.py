"""YAML, JSON and (through `workbook`) Excel into the model; every fault carries file and line, all at once."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from drafting.intake.dossier import (
        dossier_from_plain,
        dossier_json,
        load_dossier,
        parse_dossier,
        parse_stored,
        read_text,
        to_plain,
        validate,
    )
    from drafting.intake.json_schema import schema
    from drafting.intake.plain import Plain, read_plain
    from drafting.intake.portfolio import (
        is_portfolio,
        load_portfolio,
        portfolio_from_plain,
        portfolio_to_plain,
        portfolio_yaml,
    )

__all__ = [
    "Plain",
    "dossier_from_plain",
    "dossier_json",
    "is_portfolio",
    "load_dossier",
    "load_portfolio",
    "parse_dossier",
    "parse_stored",
    "portfolio_from_plain",
    "portfolio_to_plain",
    "portfolio_yaml",
    "read_plain",
    "read_text",
    "schema",
    "to_plain",
    "validate",
]

# Resolved when first asked for: reading plain YAML (`drafting fill`) needs neither the model nor pydantic.
_ELSEWHERE = {"Plain": "plain", "read_plain": "plain", "schema": "json_schema"} | dict.fromkeys(
    ("is_portfolio", "load_portfolio", "portfolio_from_plain", "portfolio_to_plain", "portfolio_yaml"), "portfolio"
)


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'drafting.intake' has no attribute {name!r}")
    module = import_module(f"drafting.intake.{_ELSEWHERE.get(name, 'dossier')}")
    found = globals()[name] = getattr(module, name)
    return found
