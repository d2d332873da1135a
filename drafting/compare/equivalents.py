"""Characters that read the same: quotes, spaces and hyphens as programs and keyboards put them for one another. Pure."""

from __future__ import annotations

_SAME = {
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u02bc", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033", '"'),
    **dict.fromkeys("\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "),
    **dict.fromkeys("\u2010\u2011", "-"),
    **dict.fromkeys(
        "\u00ad\u200b\u200c\u200d\u2060\ufeff", ""
    ),  # seen by nobody: soft hyphens, joiners, marks of order
}
_TABLE = str.maketrans(_SAME)
_UNSEEN = frozenset(sign for sign, read in _SAME.items() if not read)


def plain(text: str) -> tuple[str, list[int]]:
    """A text as it reads, and of each of its characters where it stands in `text`; "‘a\u00adb’" reads as "'ab'"."""
    read = text.translate(_TABLE)
    if len(read) == len(text):
        return read, list(range(len(text)))
    return read, [n for n, sign in enumerate(text) if sign not in _UNSEEN]


def reads(text: str) -> str:
    """A text as it reads: equal for texts that differ by such characters only."""
    return text if text.isascii() else text.translate(_TABLE)
