"""Who acts and the form of the verb: "geeft ik", "hoe wij … wil realiseren", "het college hebben", "heeft geleidt", "de verspreidde brief".

Each function takes the tokens of one sentence, as they stand and in small letters, and gives the place of a wrong form with the right one. All look at what stands right beside
the verb or at the beginning of a sentence, and leave the rest alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafting.checks.dictionary import Dictionary
from drafting.checks.pairwords import DETERMINERS, PREPOSITIONS

Found = Iterator[tuple[int, str]]

AUX = frozenset(
    [
        "is",
        "zijn",
        "was",
        "waren",
        "wordt",
        "worden",
        "werd",
        "werden",
        "heeft",
        "hebben",
        "had",
        "hadden",
        "ben",
        "heb",
    ]
)
_IRREGULAR = {
    "heeft": "heb",
    "is": "ben",
    "gaat": "ga",
    "staat": "sta",
    "doet": "doe",
    "ziet": "zie",
    "zal": "",
    "kan": "",
}
_PLURALS = {
    "wil": "willen", "zal": "zullen", "kan": "kunnen", "moet": "moeten", "mag": "mogen", "heeft": "hebben", "wordt": "worden", "is": "zijn", "was": "waren",
    "had": "hadden", "zou": "zouden", "moest": "moesten", "kon": "konden", "wilde": "wilden", "gaat": "gaan", "doet": "doen", "neemt": "nemen",
}  # fmt: skip
_SINGULARS = {v: k for k, v in _PLURALS.items() if k not in ("wilde", "moest", "kon", "gaat", "doet", "neemt")}
_CONJUNCTIONS = frozenset(
    [
        "dat",
        "hoe",
        "omdat",
        "zodat",
        "wat",
        "waar",
        "waarop",
        "waarin",
        "waarmee",
        "waarvan",
        "waardoor",
        "waarbij",
        "als",
        "indien",
        "zoals",
        "of",
        "wanneer",
        "nu",
        "die",
        "doordat",
        "opdat",
    ]
)
_LAST = {
    "kom": "komt", "ga": "gaat", "sta": "staat", "blijf": "blijft", "geef": "geeft", "maak": "maakt", "neem": "neemt", "breng": "brengt", "leid": "leidt",
    "draag": "draagt", "bied": "biedt", "krijg": "krijgt", "vind": "vindt", "houd": "houdt", "word": "wordt", "vereis": "vereist", "bevat": "",
}  # fmt: skip
_OFFICES = frozenset(
    [
        "minister",
        "staatssecretaris",
        "provincie",
        "gemeente",
        "staat",
        "bedrijf",
        "onderneming",
        "voorzitter",
        "directeur",
        "wethouder",
        "gedeputeerde",
        "commissie",
        "rijk",
        "koper",
        "verkoper",
    ]
)
# Singulars that a plural verb may go with.
_GROUPS = frozenset(
    [
        "aantal",
        "paar",
        "deel",
        "helft",
        "meerderheid",
        "reeks",
        "serie",
        "groep",
        "rest",
        "merendeel",
        "tiental",
        "veertig",
        "team",
        "stel",
        "scala",
        "handvol",
    ]
)
_SPEAKERS = frozenset(["ik", "je", "jij", "jullie", "u", "wij", "we"])


def first_person(tokens: list[str], low: list[str], words: Dictionary) -> Found:
    """ "geeft ik", "ik wordt": the third person beside "ik"."""
    for i, word in enumerate(low):
        if word != "ik":
            continue
        for k in (i - 1, i + 1):
            if not 0 <= k < len(low) or (k == i + 1 and i and low[i - 1] in _IRREGULAR):
                continue
            right = _without_t(low[k], words)
            done = k == i + 1 and bool(set(low[k + 1 : k + 3]) & (AUX | {"zou", "wil"}))
            if right and not done:
                yield k, right


def _without_t(word: str, words: Dictionary) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    stem = word[:-1]
    sorts = words.sorts(word)
    third = word.endswith("t") and len(word) > 4 and "stem" in words.sorts(stem)
    return stem if third and "verb" in sorts and not sorts & {"stem", "noun", "adjective", "participle"} else ""


def we(tokens: list[str], low: list[str], words: Dictionary) -> Found:
    """ "hoe wij sneller vergunningen wil verlenen", "wij heeft": the singular with "wij"."""
    for i, word in enumerate(low):
        if word not in ("wij", "we"):
            continue
        if i + 1 < len(low) and low[i + 1] in _PLURALS and low[i + 1] != "was":
            yield i + 1, _PLURALS[low[i + 1]]
            continue
        if i == 0 or low[i - 1] not in _CONJUNCTIONS:
            continue
        for k in range(i + 1, min(len(low), i + 14)):
            if low[k] in _PLURALS:
                after = low[k + 1] if k + 1 < len(low) else "."
                ends = after in (".", ",", ";") or (
                    after.endswith(("en", "d", "t")) and bool(words.sorts(after) & {"verb", "participle"})
                )
                if ends and not _subject(low[k - 1], words, low[k - 2]):
                    yield k, _PLURALS[low[k]]
                break
            if (
                low[k] in _CONJUNCTIONS
                or low[k] in ",.;:"
                or low[k] in _SINGULARS
                or low[k] in ("het", "er", "hij", "dit")
            ):
                break


def _subject(word: str, words: Dictionary, before: str) -> bool:
    """Whether what stands before the verb may be its subject: an article and a singular."""
    return before in ("de", "het", "dit", "die", "onze", "mijn") and "nouns" not in words.sorts(word)


def last_stem(tokens: list[str], low: list[str], words: Dictionary) -> Found:
    """ "… dat de stijging tot stilstand kom, …": a bare stem that ends a clause with a subject of its own."""
    if _SPEAKERS & set(low):
        return
    for i in range(3, len(low)):
        after = low[i + 1] if i + 1 < len(low) else "."
        if not _LAST.get(low[i]) or after not in (",", ".", ";", "en") or low[i - 1] in DETERMINERS | PREPOSITIONS:
            continue
        if set(low[:i]) & {
            "dat",
            "die",
            "als",
            "omdat",
            "zodat",
            "indien",
            "wanneer",
            "waardoor",
            "waarmee",
        } and words.sorts(low[i - 1]) & {
            "noun",
            "nouns",
        }:
            yield i, _LAST[low[i]]


def two_actors(tokens: list[str], low: list[str], words: Dictionary) -> Found:
    """ "De minister en de staatssecretaris heeft": two who act, one verb of one."""
    match = re.match(r"(?:de|het) (\w+) en (?:de |het )?(\w+) (\w+)\b", " ".join(low))
    if match and match[1] in _OFFICES and match[2] in _OFFICES and match[3] in _PLURALS:
        yield len(match[0].split()) - 1, _PLURALS[match[3]]


def one_actor(tokens: list[str], low: list[str], words: Dictionary) -> Found:
    """ "Het college hebben": an article and a singular that begin a sentence, with a plural verb."""
    if len(low) < 4 or tokens[0] not in ("De", "Het", "Dit", "Deze"):
        return
    noun, verb, after = low[1], low[2], low[3]
    sorts = words.sorts(noun)
    single = "noun" in sorts and "nouns" not in sorts and not noun.endswith(("en", "s", "ij")) and noun not in _GROUPS
    object_first = after in {
        "wij",
        "we",
        "zij",
        "ze",
        "de",
        "het",
        "deze",
        "die",
        "er",
        "alle",
        "veel",
        "beide",
        "meer",
    } or "nouns" in words.sorts(after)
    if verb in _SINGULARS and single and not object_first and tokens[1] not in ("Staten",) and "en" not in low[:3]:
        yield 2, _SINGULARS[verb]


def with_d(tokens: list[str], low: list[str], words: Dictionary) -> Found:
    """ "heeft geleidt tot": a participle that has won a t."""
    for i in range(1, len(low)):
        word = low[i]
        near = set(low[max(0, i - 6) : i]) & AUX or (i + 1 < len(low) and low[i + 1] in AUX)
        if (
            word not in ("geschiedt", "gebiedt")
            and word.endswith("dt")
            and word.startswith("ge")
            and len(word) > 5
            and near
            and "participle" in words.sorts(word[:-1])
        ):
            yield i, word[:-1]


def past_as_adjective(tokens: list[str], low: list[str], words: Dictionary) -> Found:
    """ "de verspreidde brief": the past tense where an article and a noun ask for the participle."""
    for i in range(1, len(low) - 1):
        word = low[i]
        if not re.search(r"(?:dd|tt)e$", word) or low[i - 1] not in ("de", "het", "een", "deze", "onze", "mijn", "uw"):
            continue
        right = word[:-2] + "e"
        known = words.sorts(word[:-2]) & {"participle", "adjective"}
        if known and "verb" in words.sorts(word) and words.sorts(low[i + 1]) & {"noun", "nouns"}:
            yield i, right


def third_person(tokens: list[str], low: list[str], words: Dictionary) -> Found:
    """ "Het rapport beantwoord aan", "en verminderd de uitstoot": a participle or stem as the only verb, where a t belongs."""
    if _SPEAKERS & set(low) or set(low) & (
        AUX | {"kan", "kunnen", "zal", "zullen", "moet", "moeten", "mag", "mogen", "te", "zoals", "als"}
    ):
        return
    for i in range(1, len(low) - 1):
        word = low[i]
        if not word.endswith("d") or len(word) < 6 or not re.match(r"be|ver|ont|her|er|ge", word):
            continue
        begins = tokens[0][0].isupper() and (
            (i == 1 and low[0] in ("hij", "zij", "dit", "dat"))
            or (i == 2 and low[0] in ("de", "het", "een", "deze", "dit") and "noun" in words.sorts(low[1]))
        )
        joins = low[i - 1] == "en" and i > 3
        after = low[i + 1]
        if not (begins or joins) or after not in (
            "de",
            "het",
            "een",
            "zich",
            "haar",
            "zijn",
            "deze",
            *(("aan", "dat") if begins else ()),
        ):
            continue
        right = f"{word}t" if words.knows(f"{word}t") else f"{word[:-1]}t"
        if words.sorts(word) & {"participle", "stem"} and "verb" in words.sorts(right) and right != word:
            yield i, right


CHECKS = (first_person, we, last_stem, two_actors, one_actor, with_d, past_as_adjective, third_person)
