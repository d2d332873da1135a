"""What commands tell beside their work, in one voice."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path


def tell_active(sources: Iterable[tuple[str | Path | bytes, str]], lang: str) -> None:
    """Tells on standard error what the Word files that a command carries on run, fetch or open: it never passes in silence."""
    from drafting.api.inspect import active_content

    for finding in active_content(sources):
        print(finding.text(lang), file=sys.stderr)
