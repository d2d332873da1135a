"""The lists of words that tell whether two words are one (`dictionary/pairs.txt`), and what a word may be beside another."""

from __future__ import annotations

from drafting.checks.dictionary import HERE, Dictionary, word_lists

LISTS = word_lists(HERE / "pairs.txt")
DETERMINERS, PREPOSITIONS, COUNTING = LISTS["determiners"], LISTS["prepositions"], LISTS["counting"]
SMALL = DETERMINERS | PREPOSITIONS | COUNTING | LISTS["small-other"]
# What is measured or counted by them follows without "van"; what stands in apposition; times and what goes with them.
MEASURES, APART, TIMES, EACH, UNITS = (LISTS[k] for k in ("measures", "apart", "times", "each", "units"))
# What begins a compound in the plural; stems of verbs that the list has as nouns as well; verbs that end a subject.
PLURAL_PARTS, STEMS, FINITE = LISTS["plural-parts"], LISTS["stems"], LISTS["finite"]
PARTICLES, SURE_PARTICLES = LISTS["particles"], LISTS["sure-particles"]
# Nouns that stand bare, as what is done, given or had.
BARE = LISTS["bare"]
# Nouns that the list has as stems of verbs only.
NOUNS = LISTS["nouns-too"]
# What goes with a light verb without an article, and those verbs; participles that the list has as nouns too.
BARE_ACTS, LIGHT, PARTICIPLES = LISTS["bare-acts"], LISTS["light"], LISTS["participles"]
PAST = LISTS["past"]
# What holds or is about something, which then stands behind it.
HOLDERS = LISTS["holders"]
ADVERBS = frozenset(["hier", "daar", "waar", "er"])
ENDS = frozenset(',.;:?!)”’"')
NOUN_ENDS = (
    "ing",
    "heid",
    "teit",
    "tie",
    "isme",
    "nis",
    "age",
    "schap",
    "ment",
    "uur",
    "erij",
    "iek",
    "sel",
    "atie",
    "komst",
    "name",
    "gang",
    "plicht",
)
# A noun that begins a compound with these takes an s.
LINKED = ("ing", "heid", "teit", "schap")


def verbal(word: str, words: Dictionary) -> bool:
    """Whether a clause ends here: "waarop het convenant betrekking heeft"."""
    return word in (
        "te",
        "is",
        "zijn",
        "heeft",
        "hebben",
        "wordt",
        "worden",
        "kan",
        "kunnen",
        "was",
        "had",
        "zal",
        "zullen",
        "moet",
        "mag",
    ) or (bool(words.sorts(word) & {"verb", "participle"}) and not words.sorts(word) & {"noun"})


def plural(word: str, words: Dictionary) -> bool:
    """Whether a noun is plural."""
    sorts = words.sorts(word)
    return (
        "nouns" in sorts
        or (word.endswith("en") and "noun" in words.sorts(word[:-2]))
        or word in ("kosten", "lasten", "middelen", "maatregelen")
    )
