"""Words that the dictionary does not hold and that look like one it does: "onmiddelijk", "subsidiering"."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from drafting.checks.dictionary import Dictionary
from drafting.checks.rule import Hit, Rule, Subject

_WORD = re.compile(r"(?<![\w@./&’'-])[A-Za-zÀ-ÿ]{5,}(?![\w@/&’'-]|\.\w)")
# English words of grammar: what stands beside them is English too ("license to operate").
_ENGLISH = frozenset(["the", "of", "to", "and", "for", "with", "by", "on", "a", "from", "or"])


def find(subject: Subject) -> Iterator[Hit]:
    """Dutch text only; no names, no English, nothing that is used often (a term of the trade), nothing without a near word."""
    words = subject.words
    if words is None:
        return
    counts = Counter(m[0].casefold() for line in subject.lines for m in _WORD.finditer(line.text))
    told: set[str] = set()
    for line in subject.lines:
        for match in _WORD.finditer(line.text):
            word = match[0]
            plain = word.casefold()
            if plain in told or words.knows(word) or (word[0].isupper() and not _starts(line.text, match.start())):
                continue
            if word[1:] != word[1:].lower() or words.english(word) or _in_english(line.text, match):
                continue
            near = _near(plain, words)
            if near and counts[plain] <= (9 if _bare(near) == _bare(plain) else 2):
                told.add(plain)
                yield Hit(line, word, {"found": word, "right": near})


def _starts(text: str, at: int) -> bool:
    """Whether a sentence begins here, so that the capital says nothing."""
    before = text[:at].rstrip(" \u00a0*_“‘\"'(")
    return not before or before[-1] in ".:?!–"


def _in_english(text: str, match: re.Match[str]) -> bool:
    before = text[: match.start()].lower().split()[-2:]
    after = text[match.end() :].lower().split()[:2]
    return any(w.strip("(),.;:“”‘’") in _ENGLISH for w in (*before, *after))


_ACCENTS = {
    "e": "ëéèê",
    "i": "ï",
    "o": "öó",
    "u": "ü",
    "a": "äáà",
    "ë": "e",
    "ï": "i",
    "ö": "o",
    "ü": "u",
    "é": "eë",
    "è": "e",
    "c": "ç",
}
_SOUNDS = {
    "s": "zc",
    "z": "s",
    "f": "v",
    "v": "f",
    "d": "t",
    "t": "d",
    "c": "ks",
    "k": "c",
    "y": "i",
    "i": "ey",
    "e": "ai",
    "a": "e",
}
_PREFIXES = (
    "tele",
    "her",
    "de",
    "pre",
    "re",
    "multi",
    "sub",
    "inter",
    "co",
    "trans",
    "micro",
    "macro",
    "bio",
    "geo",
    "thermo",
    "elektro",
    "cyber",
    "on",
)
_LETTERS = "etnraisodlghvkmubpjcfz"


def _near(word: str, words: Dictionary) -> str:
    """The nearest word of the dictionary that is one slip away; "" where none is, or where the word is a compound of two
    that it holds."""
    for candidate in _accents(word):
        if words.knows(candidate):
            return candidate
    if len(word) < 7 or _compound(word, words):
        return ""
    return next((c for c in _slips(word) if words.knows(c)), "")


def _accents(word: str) -> Iterator[str]:
    for i, letter in enumerate(word):
        for other in _ACCENTS.get(letter, ""):
            yield word[:i] + other + word[i + 1 :]


def _compound(word: str, words: Dictionary) -> bool:
    """Whether two words that the dictionary holds make this one, or one of them and a prefix."""
    whole = any(word.startswith(p) and words.knows(word[len(p) :]) for p in _PREFIXES)
    return whole or any(
        words.knows(word[:i])
        and (words.knows(word[i:]) or words.english(word[i:]) or (word[i] == "s" and words.knows(word[i + 1 :])))
        for i in range(3, len(word) - 2)
    )


def _slips(word: str) -> Iterator[str]:
    """Letters exchanged, doubled or single, mistaken for their sound, missing; not at the ends, where words are inflected."""
    inner = range(1, len(word) - 1)
    yield from (
        word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in inner if word[i] != word[i + 1] and i < len(word) - 2
    )
    yield from (word[:i] + word[i + 1 :] for i in inner if word[i] == word[i - 1])
    yield from (word[:i] + word[i] + word[i:] for i in inner)
    yield from (word[:i] + other + word[i + 1 :] for i in inner for other in _SOUNDS.get(word[i], ""))
    if len(word) <= 14:
        yield from (word[:i] + letter + word[i:] for i in inner for letter in _LETTERS)


def _bare(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))


RULE = Rule("spelling", "Woordenlijst Nederlandse Taal (Spellingwet)", find, langs=("nl",))
