"""Whether two Dutch words that stand side by side are one: by the dictionary, by what they are and by what stands around them.

A pair is told only where it cannot be two words: where one half is no word of its own ("vergunnings aanvraag"), where a bare stem
or a singular stands before the noun that its article or numeral belongs to ("een meet instrument", "drie sector tafels"), or where a
sentence begins with an article and two nouns ("De subsidie regeling wordt …"). A subject and an object that meet ("krijgt de sector
subsidie") are left alone.
"""

from __future__ import annotations

from drafting.checks.adjacency import Pair, cannot_be_two
from drafting.checks.dictionary import Dictionary
from drafting.checks.pairwords import ADVERBS, BARE, DETERMINERS, EACH, LINKED, LISTS, MEASURES, PARTICLES, SMALL, TIMES
from drafting.checks.particles import pronominal, separable

_FIXED = {
    "zo dra": "zodra", "zo lang": "", "zosnel": "zo snel", "te gelijk": "tegelijk", "boven dien": "bovendien",
    "voor al": "vooral", "in dien": "indien", "niet temin": "niettemin", "des ondanks": "desondanks", "even eens": "eveneens",
    "als of": "alsof", "naar mate": "naarmate", "voor zover": "", "in zake": "inzake", "ten minste": "", "in werking": "", "in gang": "", "in stand": "", "op dracht": "opdracht", "te recht": "", "te gemoet": "tegemoet",
    "over eenkomst": "overeenkomst", "alle een": "alleen", "der gelijke": "dergelijke", "zo wel": "", "zo als": "zoals", "even als": "evenals",
    "daar naast": "daarnaast", "daar entegen": "daarentegen", "hier na": "", "er aan": "", "op nieuw": "opnieuw", "in middels": "inmiddels",
    "waar onder": "waaronder", "daar onder": "", "daar bij": "", "hier in": "", "er op": "", "al dus": "aldus", "voort aan": "voortaan",
    "in tact": "intact", "daar bovenop": "daarbovenop", "voor alsnog": "vooralsnog", "onder tussen": "ondertussen", "uit eindelijk": "uiteindelijk",
    "des alniettemin": "desalniettemin", "hier boven": "hierboven", "hier onder": "hieronder", "al hoewel": "alhoewel", "al hier": "alhier", "al daar": "aldaar",
    "tot stand koming": "totstandkoming", "ge lijk": "gelijk", "ter beschikkingstelling": "terbeschikkingstelling", "daar tegenover": "daartegenover",
    "waar tegenover": "waartegenover", "er naast": "ernaast", "bij gevoegd": "bijgevoegd", "bij gaand": "bijgaand", "on danks": "ondanks", "zo doende": "zodoende",
    "hoe zeer": "", "als ook": "alsook", "als nog": "", "als mede": "alsmede", "zelf standig": "zelfstandig", "mede werking": "medewerking",
    "eigen lijk": "eigenlijk", "ter mijn": "termijn", "over heid": "overheid", "over heden": "",
}  # fmt: skip


def joined(first: str, second: str, before: list[str], following: list[str], words: Dictionary) -> str:
    """The one word that `first` and `second` ought to be, "" where they may be two. `before` and `following` are the tokens around."""
    a, b = first.lower(), second
    pair = f"{a} {b}"
    if pair in _FIXED:
        if following[:1] == ["te"]:
            return ""  # "op nieuw te bouwen terreinen"
        return _case(_FIXED[pair], first)
    if a in ADVERBS:
        return _case(pronominal(a, b, following, words), first)
    if "-" in pair or "’" in pair or "'" in pair or b in SMALL or (a in SMALL and a not in PARTICLES) or len(pair) < 7:
        return ""
    if first != a and before and before[-1] not in ".:;–“(":
        # "de Omgevings wet": with a capital within a sentence it is a name, unless it is no word.
        return (
            f"{first}{b}"
            if a.endswith("s")
            and not words.knows(a)
            and not words.knows(first)
            and words.knows(b)
            and words.knows(a + b)
            else ""
        )
    if a in PARTICLES:
        return _case(separable(a, b, before, following, words), first)
    if a in MEASURES or (a in TIMES and before and before[-1].lower() in EACH):
        return ""
    known_a, known_b = words.knows(a), words.knows(b)
    if b in LISTS["adjectives"]:
        # "energie intensieve", "emissie arme": the second half does not stand alone before a noun.
        clash = a[-1] in "aeiou" and b[0] in "aeiou"
        right = f"{a}-{b}" if clash else a + b
        fits = bool(words.sorts(a) & {"noun", "stem"}) and "adjective" not in words.sorts(a)
        return _case(right, first) if fits and (words.knows(right) or clash) else ""
    if b in ("baar", "heid", "lijk", "loos", "matig", "lijkheid", "baarheid"):
        return _case(a + b, first) if words.listed(a + b) else ""
    pair_ = Pair(a, b, before, following, words)
    if known_a and known_b and not cannot_be_two(pair_):
        return ""
    right = _closed(pair_) if known_a and known_b else a + b if words.knows(a + b) else ""
    if not right or len(right) < 6:
        return ""
    if not known_a or not known_b:
        sure = (
            words.listed(right)
            or (a.endswith("s") and not known_a)
            or (known_b and len(a) > 3 and bool(words.sorts(b) & {"noun", "nouns"}))
        )
        english = not known_a and not a.endswith("s") and words.english(a)
        return _case(right, first) if sure and not english else ""
    return _case(right, first)


def _closed(pair: Pair) -> str:
    """The compound of two known words: as the dictionary has it, with the s that was forgotten too ("uitvoering kosten"), or, where the first
    of a sentence's words tell that they are one, as it would be made."""
    a, b, words = pair.a, pair.b, pair.words
    plain, linked = a + b, f"{a}s{b}"
    nouns = bool(pair.sorts_b & {"noun", "nouns"}) and not pair.sorts_b & {"adjective", "participle"}
    if a.endswith(LINKED):
        if words.listed(plain):
            return plain
        fits = (
            b not in BARE
            and nouns
            and bool(pair.since)
            and (len(pair.since) < 4 or (pair.determined and not b.endswith("ing")))
        )
        if not fits:
            return ""
        return linked if words.knows(linked) else plain if words.knows(plain) else ""
    if words.knows(plain):
        return plain
    if nouns and _first(pair) and words.listed(a) and words.listed(b) and not words.english(b):
        return plain
    # A compound of three parts, which the dictionary does not make: "broeikasgas reductieopgave".
    heavy = (
        not words.listed(b) and pair.sorts_b == {"noun"} and not b.endswith(("ing", "tie")) and "noun" in pair.sorts_a
    )
    return plain if heavy and len(a) > 4 and len(b) > 6 and not a.endswith("e") else ""


def _first(pair: Pair) -> bool:
    """Whether the pair comes right after the article that begins its sentence, so that it can be nothing but its subject."""
    since = pair.since
    begins = bool(since) and since[0][0].isupper() and len(since) < 3 and pair.previous in DETERMINERS
    return begins and "nouns" not in pair.sorts_a and min(len(pair.a), len(pair.b)) > 3 and pair.b not in BARE


def _case(word: str, like: str) -> str:
    return word[:1].upper() + word[1:] if word and like[:1].isupper() else word
