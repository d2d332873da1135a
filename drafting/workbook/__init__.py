"""Excel: the portfolio's workbook (made, read, split, merged), and rows of records for batches."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from drafting.workbook.parts import LETTER_PART, merge, split
    from drafting.workbook.portfolio import (
        annex_places,
        examine,
        in_cells,
        part_of,
        read_noticed,
        read_portfolio,
        template,
        write_portfolio,
    )
    from drafting.workbook.rows import name_of, read_rows, sheet_rows
    from drafting.workbook.status import PartStatus, statuses

__all__ = [
    "LETTER_PART",
    "PartStatus",
    "annex_places",
    "examine",
    "in_cells",
    "merge",
    "name_of",
    "part_of",
    "read_noticed",
    "read_portfolio",
    "read_rows",
    "sheet_rows",
    "split",
    "statuses",
    "template",
    "write_portfolio",
]

_ELSEWHERE = {
    **dict.fromkeys(("name_of", "read_rows", "sheet_rows"), "rows"),
    **dict.fromkeys(("LETTER_PART", "merge", "split"), "parts"),
    **dict.fromkeys(("PartStatus", "statuses"), "status"),
}


def __getattr__(name: str) -> Any:
    # Resolved when first asked for: reading rows needs no model.
    if name not in __all__:
        raise AttributeError(f"module 'drafting.workbook' has no attribute {name!r}")
    module = import_module(f"drafting.workbook.{_ELSEWHERE.get(name, 'portfolio')}")
    found = globals()[name] = getattr(module, name)
    return found
