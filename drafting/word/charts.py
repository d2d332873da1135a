"""Native charts (not yet written)."""

from __future__ import annotations

from dataclasses import dataclass, field

from drafting.tree import Chart


@dataclass(frozen=True, slots=True)
class ChartPart:
    """A chart as it goes into the package: the drawing in the text, and its parts by name within `word/`."""

    number: int
    drawing: str
    xml: bytes = b""
    workbook: bytes = b""
    extra: dict[str, bytes] = field(default_factory=dict)


def chart_part(node: Chart, number: int, drawing_id: int, width: int) -> ChartPart:
    """A chart's part."""
    return ChartPart(number, "")
