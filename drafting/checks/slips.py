"""The nearest word of a dictionary that is one slip of the pen away: a letter too many, lost, exchanged, doubled, or another one.

For a long compound only the part that is wrong is searched, since every guess at a whole compound costs the dictionary a search of
its own.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator

_LETTERS = "etnraisodlghvkmubpjcfzwyxq"
_ACCENTS = {
    "e": "ëéèê", "i": "ï", "o": "öó", "u": "ü", "a": "äáà", "ë": "e", "ï": "i", "ö": "o", "ü": "u", "é": "eë", "è": "e", "c": "ç",
}  # fmt: skip
_SOUNDS = {
    "s": "zc", "z": "s", "f": "v", "v": "f", "d": "t", "t": "d", "c": "ks", "k": "c", "y": "i", "i": "ey", "e": "ai", "a": "e", "g": "h", "h": "g",
}  # fmt: skip
_LONG = 12


def nearest(word: str, knows: Callable[[str], bool], part: Callable[[str], bool], sure: Callable[[str], bool]) -> str:
    """The first known word that is one slip from `word`; "" where none is. `part` tells whether a word may begin or end a compound,
    `sure` whether a word stands in the list itself: a compound that the dictionary makes up is no remedy for an unlikely slip."""
    for group in (_accents, _likely):
        for candidate in group(word):
            if knows(candidate):
                return candidate
    if len(word) <= _LONG:
        return next((c for c in _any(word) if sure(c)), "")
    for i in range(len(word) - 4, 3, -1):
        left, right = word[:i], word[i:]
        if len(right) <= _LONG and part(left):
            for candidate in (*_likely(right), *_any(right)):
                if len(candidate) > 3 and part(candidate) and knows(left + candidate):
                    return left + candidate
        elif len(left) <= _LONG and part(right):
            for candidate in (*_likely(left), *_any(left)):
                if len(candidate) > 3 and part(candidate) and knows(candidate + right):
                    return candidate + right
    return ""


def apart(one: str, other: str) -> bool:
    """Whether two words differ by exactly one slip."""
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    a, b = one[start:], other[start:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])


def bare(word: str) -> str:
    """Without accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))


def _accents(word: str) -> Iterator[str]:
    for i, letter in enumerate(word):
        for other in _ACCENTS.get(letter, ""):
            yield word[:i] + other + word[i + 1 :]
    if "-" in word:
        yield word.replace("-e", "ë", 1)


def _likely(word: str) -> Iterator[str]:
    """Letters exchanged, doubled or single, mistaken for their sound."""
    size = len(word)
    yield from (word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(size - 1) if word[i] != word[i + 1])
    yield from (word[:i] + word[i + 1 :] for i in range(1, size) if word[i] == word[i - 1])
    yield from (word[:i] + word[i] + word[i:] for i in range(1, size))
    yield from (word[:i] + other + word[i + 1 :] for i in range(1, size) for other in _SOUNDS.get(word[i], ""))


def _any(word: str) -> Iterator[str]:
    """A letter lost, too many, or another one."""
    size = len(word)
    yield from (word[:i] + letter + word[i:] for i in range(1, size + 1) for letter in _LETTERS)
    yield from (word[:i] + word[i + 1 :] for i in range(1, size))
    yield from (word[:i] + letter + word[i + 1 :] for i in range(1, size) for letter in _LETTERS)
