"""A word that stands twice: "de de"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafting.checks.rule import Hit, Rule, Subject

_DOUBLE = re.compile(r"(?<![\w’'-])([A-Za-zÀ-ÿ]+)[ \u00a0]+(\1)(?![\w’'-])", re.IGNORECASE)
# "die die", "dat dat", "zijn zijn", "had had": two clauses that meet.
_MEET = frozenset(
    [
        "die",
        "dat",
        "zijn",
        "had",
        "that",
        "was",
        "haar",
        "deze",
        "het",
        "bij",
        "wie",
        "u",
        "voor",
        "op",
        "in",
        "aan",
        "uit",
    ]
)


_SMALL = frozenset(
    ["de", "het", "een", "en", "van", "te", "the", "a", "of", "to", "is", "er", "ook", "wij", "zij", "we", "it", "and"]
)


def find(subject: Subject) -> Iterator[Hit]:
    """Small words that follow themselves. Words that may meet at the end of a clause are left alone."""
    for line in subject.prose:
        for match in _DOUBLE.finditer(line.text):
            word = match[1].lower()
            # "De de" is one word twice; "de Staat staat" is not.
            starts = not line.text[: match.start()].rstrip() or line.text[: match.start()].rstrip()[-1] in ".:?!"
            if match[1] != match[2] and (match[2][0].isupper() or word not in _SMALL or not starts):
                continue
            if word not in _MEET and len(word) > 1:
                yield Hit(
                    line,
                    line.text[max(0, match.start() - 20) : match.end() + 20],
                    {"found": match[0], "word": match[1]},
                )


RULE = Rule("doubled-words", "werkwijze: nalezen op dubbele woorden", find)
