"""Three Word files as one: what both sides made of the same draft."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from drafting import messages

if TYPE_CHECKING:
    from drafting.word.redline.merging import Merged


def merge(
    base: str | Path | bytes,
    ours: str | Path | bytes,
    theirs: str | Path | bytes,
    *,
    author: str = "drafting",
    date: str | datetime | None = None,
    lang: str = "nl",
) -> Merged:
    """What two sides made of `base`, as one Word file: `ours`, with what they changed in `theirs` as tracked changes on it.

    Rejecting all gives `ours`; accepting all adds their changes. Where both changed the same words nothing is chosen: the
    difference is a tracked change with a comment in `lang`. Changes that the files already carry count as accepted. `date`: of the
    changes (default: now, UTC). The result's `content` is the file; `theirs`, `ours` count the differences of each side;
    `conflicts` tells those of both. Raises PackageError for a file that cannot be read safely.
    """
    from drafting.word.redline.merging import merge as join

    moment = date if date is not None else datetime.now(UTC)
    stamp = moment if isinstance(moment, str) else moment.strftime("%Y-%m-%dT%H:%M:%SZ")

    def note(stood: str) -> str:
        return messages.text("merge.comment" if stood else "merge.comment-new", lang, base=stood)

    return join(base, ours, theirs, author, stamp, note)
