"""Redlines: two Word files as one with tracked changes."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path


def redline(
    old: str | Path | bytes, new: str | Path | bytes, *, author: str = "drafting", date: str | datetime | None = None, existing: str = "keep"
) -> bytes:
    """One Word file in which accepting every change gives `new` and rejecting every change gives `old`.

    `date`: of the changes (default: now, UTC). `existing`: "keep", "accept" or "reject" the changes that the files already
    carry. Raises PackageError for a file that cannot be read safely.
    """
    from drafting.word.redline import redline as mark

    moment = date if date is not None else datetime.now(UTC)
    stamp = moment if isinstance(moment, str) else moment.strftime("%Y-%m-%dT%H:%M:%SZ")
    return mark(old, new, author, stamp, existing)
