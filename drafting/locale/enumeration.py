"""Enumerations in a sentence and the ends of list items.

Sources: Aanwijzingen voor de regelgeving 3.59 (each item but the last ends with a semicolon, "en" or "of" after the
penultimate; older number 101) and the old 63 (never "en/of"), as in DOMAIN.md section 2.
"""

from __future__ import annotations

from collections.abc import Iterable

_WORDS = {"nl": {"and": "en", "or": "of"}, "en": {"and": "and", "or": "or"}}
_KNOWN = {"and": "and", "en": "and", "or": "or", "of": "or"}


def conjunction(lang: str, word: str = "and") -> str:
    """ "en" or "of" in the language, asked for by the word of either. Raises ValueError for any other, "en/of" too."""
    try:
        return _WORDS[lang][_KNOWN[word]]
    except KeyError:
        raise ValueError(f"{word!r} does not join an enumeration") from None


def separators(lang: str, count: int, word: str = "and") -> tuple[str, ...]:
    """What stands between `count` entries: ", " and before the last " en "."""
    last = f" {conjunction(lang, word)} "
    return (*((", ",) * (count - 2)), last) if count > 1 else ()


def enumerate_texts(lang: str, entries: Iterable[str], word: str = "and") -> str:
    """a, b en c; "" for no entries."""
    texts = list(entries)
    return "".join(t + s for t, s in zip(texts, (*separators(lang, len(texts), word), ""), strict=False))


def list_end(lang: str, remaining: int, word: str = "and") -> str:
    """What ends a list item that has `remaining` items after it: ";", "; en" or "."; the word never stands alone on a line."""
    joint = conjunction(lang, word)
    if remaining == 0:
        return "."
    return f";\u00a0{joint}" if remaining == 1 else ";"
