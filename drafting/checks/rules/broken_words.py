"""A hyphen that a line break left in the middle of a word: "aan-genomen"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafting.checks.rule import Hit, Rule, Subject

_WORD = re.compile(r"(?<![\w-])([A-Za-zÀ-ÿ][a-zà-ÿ]+)-([a-zà-ÿ]{3,}(?:[’']s)?)(?![\w-])")


_NAME_BEFORE = re.compile(r"[A-Z][\w’.]*[ \u00a0]$")
_VOWELS = "aeiouj"


def find(subject: Subject) -> Iterator[Hit]:
    """A hyphenated word that the dictionary does not hold, while it holds the closed one. What is a word only in its closed
    form, such as a pair of nouns ("koude-warmte"), is left alone; so is a hyphen between vowels ("milieu-eisen")."""
    words = subject.words
    if words is None:
        return
    for line in subject.prose:
        for match in _WORD.finditer(line.text):
            if match[1][-1] in _VOWELS and match[2][0] in _VOWELS:
                continue
            if match[1][0].isupper() and _NAME_BEFORE.search(line.text[: match.start()]):
                continue  # "Green Deal-aanpak": the hyphen belongs to the whole name.
            joined = match[1] + match[2]
            if not words.knows(match[0]) and words.knows(joined):
                yield Hit(line, match[0], {"found": match[0], "right": joined})


RULE = Rule("broken-words", "Woordenlijst, Leidraad 6", find, langs=("nl",))
