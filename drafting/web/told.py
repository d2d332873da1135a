"""Findings and notes as plain values, as pages show them and the record keeps them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from drafting.errors import Finding


def of_findings(findings: Iterable[Finding], lang: str) -> list[dict[str, Any]]:
    """Findings in `lang`, each once: place, fact, remedy, severity; sheet and cell by themselves."""
    made: dict[str, dict[str, Any]] = {}
    for f in findings:
        made.setdefault(
            f.text(lang),
            {
                "code": f.code, "severity": f.severity.value, "place": f.place.text(lang), "sheet": f.place.sheet, "cell": f.place.cell,
                "line": f.place.line or 0, "path": f.place.path, "fact": f.fact(lang), "remedy": f.remedy(lang),
            },
        )  # fmt: skip
    return list(made.values())
