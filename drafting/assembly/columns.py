"""Columns wide enough for what stands in them: a word or a date is never broken for want of room ("Noordzeest|aal").

Widths are told in ems of the table's text; how many fit on a line is the outline's `measure`. Estimates, of a common text face: what a
machine draws may differ by some hundredths, for which each column has room.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import ceil, gcd

MEASURE = 47.0
"""Ems of table text beside one another on upright A4 with ordinary margins, at 9.5 points."""
_MARGINS = 1.25
"""Ems: the room left and right in a cell, and a little for faces that run wider."""
_UNITS = 72
"""Of so many parts is a column's share told: so few that no two sets of shares give the same widths in twips (drafting/word/reader reads them back)."""
_BREAK = re.compile(r"[ \t\n]+|(?<=[^\W\d])[-–/](?=[^\W\d])|(?<=[^\W\d])[-–](?=\d)")
"""Where a line may end: at a space, and after a hyphen of words; not within a date or a number ("23-06-2025", "TZ202410-136")."""
_NARROW = frozenset("ijlt.,;:'’‘|()[]!\u00a0-–fr")
_WIDE = frozenset("mwMW%@€")


def width(text: str) -> float:
    """About how many ems `text` takes on one line."""
    return sum(0.3 if c in _NARROW else 0.82 if c in _WIDE else 0.6 if c.isupper() else 0.51 for c in text)


def needed(texts: Sequence[str]) -> float:
    """Ems that a column needs so that no word of `texts` is broken; the hyphen that ends a line counts."""
    words = (word for text in texts for word in _BREAK.split(text))
    return max((width(word) for word in words), default=0.0) + 0.35 + _MARGINS


def fitted(weights: Sequence[float], texts: Sequence[Sequence[str]], measure: float = MEASURE) -> list[float]:
    """The weights of columns that hold `texts` (per column), as near to `weights` as the words allow.

    Unchanged where every word fits already. Where not all can fit, each gives in alike.
    """
    total = sum(weights) or 1.0
    wanted = [measure * w / total for w in weights]
    least = [needed(column) for column in texts]
    if all(w >= n for w, n in zip(wanted, least, strict=True)):
        return list(weights)
    if (short := sum(least)) >= measure:
        return _whole([measure * n / short for n in least], measure)
    over = sum(max(0.0, n - w) for w, n in zip(wanted, least, strict=True))
    room = sum(max(0.0, w - n) for w, n in zip(wanted, least, strict=True))
    return _whole(
        [n if w < n else w - over * (w - n) / room for w, n in zip(wanted, least, strict=True)], measure
    )  # fmt: skip


def _whole(ems: Sequence[float], measure: float) -> list[float]:
    """Ems as whole shares in lowest terms."""
    shares = [max(1, ceil(_UNITS * e / measure - 1e-9)) for e in ems]
    common = gcd(*shares)
    return [float(s // common) for s in shares]
