"""Prose that is not finished: a paragraph that stands twice, a bracket that is never closed, a sentence that breaks off, no space after a full
stop."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafting.checks.rule import Hit, Rule, Subject, TextLine

_GLUED = re.compile(
    r"(?<![\w./@-])([a-zà-ÿ]{3,}[.;?!])([A-Z][a-zà-ÿ]+)\b(?![./@])|(?<![\w./@-])([a-zà-ÿ]{3,},)([a-zà-ÿ]{3,})\b(?![./@])"
)
_HANGING = frozenset(
    [
        "de",
        "het",
        "een",
        "en",
        "of",
        "maar",
        "want",
        "van",
        "in",
        "op",
        "met",
        "voor",
        "door",
        "aan",
        "bij",
        "naar",
        "over",
        "te",
        "om",
        "dat",
        "die",
        "als",
        "uit",
        "tot",
        "tussen",
        "tegen",
        "deze",
        "dit",
        "zijn",
        "haar",
        "hun",
        "uw",
        "mijn",
        "ons",
        "onze",
        "per",
        "onder",
        "is",
        "zal",
        "zullen",
        "wordt",
        "worden",
        "the",
        "a",
        "an",
        "and",
        "or",
        "of",
        "in",
        "on",
        "with",
        "for",
        "by",
        "to",
        "from",
        "that",
        "which",
        "shall",
        "will",
        "is",
        "are",
    ]
)
_ENDS = (".", ":", ";", "?", "!", ")", "”", '"', "’", "…", ",", "»", "]")
_SENTENCE = re.compile(
    r"(?<![ (]nr[.])(?<![ (]nrs[.])(?<![ (]art[.])(?<![ (]mr[.])(?<![ (]drs[.])(?<![ (]ir[.])(?<![ (]dr[.])(?<![ (]ca[.])(?<![A-Z][.])(?<=[.?!])\s+(?=[A-Z“])"
)
# The title of a regulation ends without a stop.
_TITLE = re.compile(
    r"^(?:HERDRUK )?(?:Regeling|Besluit|Wet|Rijkswet|Verordening|Beleidsregels?|Aanwijzing|Circulaire|Ministeriële regeling) (?:van|tot|houdende|\w+)\b|\b(?:tot|houdende) (?:wijziging|vaststelling|regels|intrekking)\b|https?://|file://"
)


def find(subject: Subject) -> Iterator[Hit]:
    """Running text only; a list of names, an address or a signature is no sentence."""
    prose = [line for line in subject.prose if line.sort == "text"]
    yield from _twice(prose, subject)
    for i, line in enumerate(prose):
        text = line.text.strip()
        for match in _GLUED.finditer(text):
            yield Hit(
                line, text[max(0, match.start() - 15) : match.end() + 15], {"found": match[0]}, "unfinished-glued"
            )
        following = prose[i + 1].text if i + 1 < len(prose) else ""
        if (at := _open(text)) >= 0 and _open_end(following) <= 0:
            yield Hit(line, text[at : at + 50], {"found": text[at : at + 30]}, "unfinished-bracket")
        last = text.rstrip("\u00a0 ").rpartition(" ")[2]
        if (
            len(text) > 50
            and not text.endswith(_ENDS)
            and text[0].isupper()
            and last.isalpha()
            and not _TITLE.search(text)
        ):
            sentences = _SENTENCE.split(text)
            goes_on = following[:1].islower() or re.match(r"(?:[-–•]|\(?[a-z0-9]{1,2}[.)])\s", following)
            broken = last in _HANGING or (
                len(sentences) > 1 and subject.profile == "letter" and len(sentences[-1].split()) > 2
            )
            if broken and not goes_on:
                yield Hit(line, text[-50:], {"found": " ".join(text.split()[-4:])}, "unfinished-end")


def _open(text: str) -> int:
    """Where a bracket is that nothing closes; -1 where there is none."""
    stack: list[int] = []
    for i, char in enumerate(text):
        if char == "(":
            stack.append(i)
        elif char == ")" and stack:
            stack.pop()
    return stack[-1] if stack else -1


def _open_end(text: str) -> int:
    """How many brackets a line closes more than it opens."""
    return text.count(")") - text.count("(")


def _twice(prose: list[TextLine], subject: Subject) -> Iterator[Hit]:
    """The same paragraph right after itself (in a letter anywhere), or the same sentence in one paragraph or the next."""
    seen: dict[str, int] = {}
    before: set[str] = set()
    for i, line in enumerate(prose):
        text = " ".join(line.text.split())
        near = text in seen and seen[text] >= i - (3 if subject.profile == "letter" else 1)
        sentences = [s for s in _SENTENCE.split(text) if len(s) > 35 and s.endswith(".")]
        if near and len(text) > 60:
            yield Hit(line, text[:80], {"found": text[:40]}, "unfinished-twice")
        else:
            known = set(before) if subject.profile == "letter" else set()
            for sentence in sentences:
                if sentence in known:
                    yield Hit(line, sentence[:80], {"found": sentence[:40]}, "unfinished-twice")
                known.add(sentence)
        seen[text] = i
        before = set(sentences)


RULE = Rule("unfinished", "werkwijze: nalezen voor verzending", find)
