"""Particles that stand apart from their word: "vast gelegd", "samen werking", "daar over", "hier mee"."""

from __future__ import annotations

from drafting.checks.dictionary import Dictionary
from drafting.checks.pairwords import ADVERBS, APART, BARE, COUNTING, DETERMINERS, ENDS, NOUN_ENDS, SURE_PARTICLES

# What "erover" and "hierbij" go before.
_FREE = frozenset(["tevens", "eveneens", "niet", "nog", "wel", "reeds", "al", "echter", "vooral", "eens", "onder"])


def separable(a: str, b: str, before: list[str], following: list[str], words: Dictionary) -> str:
    """A particle and its verb or noun: "vast gelegd", "terug vorderen", "samen werking"."""
    sorts = words.sorts(b)
    previous = before[-1].lower() if before else ""
    right = a + b
    if b.startswith("ge") and len(b) > 5 and not sorts & {"noun", "nouns"}:
        # "waar … op gelet wordt": the preposition goes with the "waar".
        fits = not _stranded(before) and words.listed(right)
        return (
            right
            if fits and (a in SURE_PARTICLES or words.sorts(right) & {"participle", "adjective"} or b[-1] in "dtn")
            else ""
        )
    if a in SURE_PARTICLES and a != "samen" and "verb" in sorts and b.endswith("en") and not sorts & {"nouns"}:
        return right if words.listed(right) and not _stranded(before) else ""
    noun = b.endswith(NOUN_ENDS) or (bool(sorts & {"noun"}) and not sorts & {"verb", "participle", "adjective"})
    if not noun and words.knows(b):
        return ""
    if a in SURE_PARTICLES or not words.knows(b):
        return right if (b.endswith(NOUN_ENDS) or not words.knows(b)) and words.listed(right) else ""
    # "de in koop": an article does not stand before a preposition and a bare noun, but for "de op maat gemaakte …".
    after = following[0] if following else "."
    free = previous in ("de", "een", "van") and b not in BARE and b not in APART
    return right if free and words.listed(right) and not words.sorts(after) & {"adjective", "participle"} else ""


def _stranded(before: list[str]) -> bool:
    """Whether a "daar", "er" or "waar" stands before, whose preposition the particle may be."""
    return any(w.lower() in ADVERBS for w in before)


def pronominal(a: str, b: str, following: list[str], words: Dictionary) -> str:
    """ "daar over", "hier mee": one word, unless the preposition goes with what follows ("daar in de regio")."""
    if b not in ("mee", "toe", "over", "van", "voor", "bij", "door", "uit", "aan", "tegen", "in", "op", "na"):
        return ""
    right = a + b
    if b in ("mee", "toe"):
        return right
    following_word = following[0].lower() if following else ""
    goes_on = (
        not following_word
        or following_word in DETERMINERS | COUNTING | {"het", "de", "een", "ons", "alle", "te", "naar", "hoe", "dat"}
        or following[0][0].isupper()
        or following[0][0].isdigit()
        or following[0] in "€("
    ) and following_word not in _FREE
    if goes_on:
        # "daar over een notitie": one does not say "over een notitie opgesteld" of a place.
        return right if b == "over" and following_word == "een" and a == "daar" else ""
    return (
        right
        if b in ("over", "van", "voor", "bij", "tegen")
        and following_word not in ENDS
        and not following_word.endswith("e")
        and (
            following_word in _FREE
            or (
                bool(words.sorts(following_word) & {"verb", "participle", "adjective"})
                and not words.sorts(following_word) & {"nouns"}
            )
        )
        else ""
    )
