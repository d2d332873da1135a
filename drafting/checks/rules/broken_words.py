"""A hyphen that a line break left in the middle of a word: "aan-genomen"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from drafting.checks.rule import Hit, Rule, Subject

_HYPHEN = re.compile(r"(?<![\w-])([a-zà-ÿ]{2,})-([a-zà-ÿ]{3,}(?:[’'][a-z])?)(?![\w-])")
# Hyphens that belong: these stand before any noun, or between vowels that would be read together.
_BELONGS = frozenset({"niet", "net", "non", "oud", "ex", "vice", "bijna", "quasi", "semi", "pro", "anti", "sociaal", "publiek", "juridisch", "mede", "interim", "concept", "kosten", "win", "na", "minister", "full", "part"})


def find(subject: Subject) -> Iterator[Hit]:
    """A word with a hyphen whose closed form stands elsewhere in the text, or in the dictionary."""
    text = "\n".join(line.text for line in subject.lines).casefold()
    sure: list[Hit] = []
    perhaps: list[Hit] = []
    closed = set(re.findall(r"[a-zà-ÿ]{5,}", text))
    for line in subject.prose:
        for match in _HYPHEN.finditer(line.text):
            first, second = match[1], match[2]
            if first in _BELONGS or _vowels(first, second):
                continue
            bare = re.sub(r"[’'].*", "", second)
            joined = first + bare
            known = any(w.startswith(joined[: max(6, len(joined) - 2)]) and abs(len(w) - len(joined)) <= 4 for w in closed)
            hit = Hit(line, match[0], {"found": match[0], "right": joined})
            if known or _closed(first, bare, subject.words):
                sure.append(hit)
            elif subject.words is not None and len(bare) > 4 and subject.words(first) and subject.words(bare):
                perhaps.append(hit)
    # Two nouns side by side may be a pair ("koude-warmte"). Only in a text that was plainly pasted from narrow columns is
    # such a hyphen more likely a line break.
    yield from sure
    if len(sure) >= 3:
        yield from perhaps


# These and a participle or verb make one word: aangenomen, uitgevoerd.
_SEPARABLE = frozenset(["aan", "af", "bij", "door", "in", "mee", "na", "om", "onder", "op", "over", "samen", "terug", "toe", "uit", "voor", "weg"])


def _closed(first: str, second: str, words: Callable[[str], bool] | None) -> bool:
    """Whether the two are one word by the dictionary: as they stand, as a compound with a linking s, or as a separable
    prefix with a verb's form."""
    if first in _SEPARABLE and second.startswith("ge") and len(second) > 5:
        return True
    if words is None:
        return False
    if words(first + second):
        return True
    linked = first.endswith("s") and (first.endswith("ings") or words(first[:-1]))
    return linked and len(second) > 4 and words(second)


def _vowels(first: str, second: str) -> bool:
    """Whether the letters would be read together (zee-egel)."""
    return first[-1] in "aeiou" and second[0] in "aeiouij"


RULE = Rule("broken-words", "Woordenlijst, Leidraad 6", find, langs=("nl",))
