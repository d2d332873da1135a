"""Whether the place of two nouns tells that they are one: what stands before and after them, and what they may be by themselves."""

from __future__ import annotations

from dataclasses import dataclass

from drafting.checks.dictionary import Dictionary
from drafting.checks.pairwords import (
    APART,
    BARE,
    BARE_ACTS,
    COUNTING,
    DETERMINERS,
    ENDS,
    FINITE,
    HOLDERS,
    LIGHT,
    LINKED,
    LISTS,
    NOUN_ENDS,
    NOUNS,
    PARTICIPLES,
    PAST,
    PLURAL_PARTS,
    PREPOSITIONS,
    SMALL,
    STEMS,
    UNITS,
    plural,
    verbal,
)  # fmt: skip

_AFTER_OBJECT = frozenset(["het", "ik", "de", "een", "u", "wij", "er", "men", "zich"])
# A plural verb before "de" and a singular: the plural that it belongs to is still to come.
_MANY_VERBS = frozenset(
    [
        "zijn",
        "worden",
        "waren",
        "werden",
        "hebben",
        "kunnen",
        "moeten",
        "zullen",
        "mogen",
        "blijven",
        "komen",
        "gelden",
        "golden",
        "noemen",
        "noemden",
        "vormen",
        "bepalen",
        "leiden",
    ]
)
_NO = frozenset[str]()


@dataclass(frozen=True, slots=True)
class Pair:
    """Two words, the tokens around them, and what each may be."""

    a: str
    b: str
    before: list[str]
    following: list[str]
    words: Dictionary

    @property
    def sorts_a(self) -> frozenset[str]:
        return self.words.sorts(self.a) | ({"noun"} if self.a in NOUNS else _NO)

    @property
    def sorts_b(self) -> frozenset[str]:
        return self.words.sorts(self.b)

    @property
    def previous(self) -> str:
        return self.before[-1].lower() if self.before else ""

    @property
    def after(self) -> str:
        return self.following[0] if self.following else "."

    @property
    def since(self) -> list[str]:
        """The tokens of the sentence before the pair."""
        start = next((k for k in range(len(self.before) - 1, -1, -1) if self.before[k] in ".:;–“"), -1)
        return self.before[start + 1 :]

    @property
    def determined(self) -> bool:
        """Whether an article or an inflected adjective stands right before."""
        previous = self.previous
        if previous in DETERMINERS:
            return True
        if previous in ("e", "de", "ste") and len(self.before) > 1 and self.before[-2].isdigit():
            return True
        if (
            len(self.before) > 1
            and self.before[-2].lower() in ("een", "geen", "elk", "ieder")
            and "adjective" in self.words.sorts(previous)
        ):
            return True
        forms = self.words.sorts(previous) | self.words.sorts(previous[:-1])
        return previous.endswith("e") and previous not in SMALL and bool(forms & {"adjective", "participle"})


def cannot_be_two(pair: Pair) -> bool:
    """Whether the place tells that two words of the list are meant as one."""
    if not _nouns(pair):
        return False
    a, b, words = pair.a, pair.b, pair.words
    since, previous = pair.since, pair.previous
    plural_a, many = plural(a, words), plural(b, words)
    acts = bool(pair.sorts_b & {"verb", "participle", "adjective"}) and not b.endswith(NOUN_ENDS)
    if a in STEMS or ("stem" in pair.sorts_a and not pair.sorts_a & {"noun", "nouns"}):
        # A bare stem is a verb only with "ik", "je" or as a command.
        return bool(since) and not acts and not {w.lower() for w in since} & {"ik", "je", "jij", "u"}
    if not pair.sorts_a & {"noun", "nouns"} or ("verb" in pair.sorts_a and "noun" not in pair.sorts_a):
        return False
    counted = previous in COUNTING or (previous.isdigit() and len(previous) < 5 and not 1900 < int(previous) < 2100)
    if counted or previous in UNITS:
        # "drie sector tafels": what is counted is plural.
        return many and not plural_a and not acts
    initial = _opens(since, words)
    if a in APART or (plural_a and a not in PLURAL_PARTS and not initial):
        return False
    if acts and (plural_a or pair.sorts_b & {"participle", "adjective"} or not (initial and many)):
        return False
    if not since:
        return _by_itself(pair, plural_a)
    return _at_start(pair, many) if initial else _within(pair, many, plural_a)


def _nouns(pair: Pair) -> bool:
    """Whether both may be nouns that make a compound, and no phrase says otherwise."""
    a, b, sorts_b, before = pair.a, pair.b, pair.sorts_b, pair.before
    if not sorts_b & {"noun", "nouns"} or ("adjective" in pair.sorts_a - {"noun"} and "noun" not in pair.sorts_a):
        return False
    if "adjective" in pair.sorts_a or len(a) < 3 or b in ("minus", "plus"):
        return False
    if b.startswith("ge") and b.endswith(("en", "d", "t")) and ("noun" not in sorts_b or b in PARTICIPLES):
        return False
    if not pair.words.listed(a) and (b.endswith("ing") or "nouns" in sorts_b) and "noun" in pair.sorts_a:
        return (
            False  # "de expertpool vergunningverlening", "oplegbrief ontwerpbesluiten": what it is about stands behind
        )
    if a in LISTS["english-first"]:
        return False
    if a in HOLDERS and (not pair.words.listed(b) or b.endswith("ing")):
        return False  # "het verzoek contracteerruimte"
    if a.endswith("e") and pair.words.sorts(a[:-1]) & {"adjective", "participle"}:
        return False  # "gedeputeerde staten"
    if b.endswith("er") and "adjective" in pair.words.sorts(b[:-2]):
        return False  # "bij de verantwoording intensiever te controleren"
    if b in PAST and pair.previous:
        return False
    if a == "doel" and pair.previous == "het" and len(before) > 1 and before[-2].lower() in ("met", "tot", "als"):
        return False
    # "geef ik met deze brief invulling aan"
    return not (b in BARE_ACTS and {w.lower() for w in before} & LIGHT)


def _by_itself(pair: Pair, plural_a: bool) -> bool:
    """A list item, or a sentence, that is no more than the pair; one that goes on with a verb."""
    if plural_a or pair.b in BARE or pair.a.endswith(LINKED):
        return False
    if not pair.before:
        return pair.after == ":" or (pair.after in FINITE and "noun" in pair.sorts_b | pair.words.sorts(pair.b))
    topic = "nouns" in pair.sorts_b or not pair.words.listed(pair.a)
    return (pair.after in ENDS and not topic) or (pair.before[-1] == "." and pair.after in FINITE)


def _at_start(pair: Pair, many: bool) -> bool:
    """At the beginning of a sentence no verb has come yet, so that no subject meets an object."""
    b, words, since, previous, after = pair.b, pair.words, pair.since, pair.previous, pair.after
    may_act = ("stem" in pair.sorts_b and b.endswith(("t", "d"))) or b in PAST
    if may_act and after not in FINITE:
        return False
    if (b in BARE and (not verbal(after, words) or since[0][0].islower())) or (many and previous in ("dat", "dit")):
        return False
    if after.lower() in _AFTER_OBJECT:
        return False
    if previous in DETERMINERS or len(since) > 1:
        return not many or verbal(after, words) or after.lower() in PREPOSITIONS
    return _within(pair, many, False)


def _within(pair: Pair, many: bool, plural_a: bool) -> bool:
    """In the middle of a sentence: only what cannot be an object by itself."""
    a, b, since, previous, after = pair.a, pair.b, pair.since, pair.previous, pair.after
    two_back = since[-2].lower() if len(since) > 1 else ""
    if many and not plural_a and two_back in _MANY_VERBS and previous in ("de", "deze", "die", "onze"):
        return True
    if previous == "het" and two_back in PREPOSITIONS and a.endswith(("ie", "heid", "teit", "ing", "age")) and not many:
        return True  # "voor het industrie beleid": the article belongs to the second word
    if verbal(after, pair.words) and two_back not in PREPOSITIONS:
        return False
    bare = many or b in BARE or b.endswith(("heid", "teit")) or "noun" not in pair.sorts_b
    if not bare:
        return pair.determined
    return previous == "een" and not many and two_back in {*PREPOSITIONS, "om"} and after == "van"


def _opens(since: list[str], words: Dictionary) -> bool:
    """Whether what stands before in the sentence is no more than a preposition, an article and adjectives: then no verb has come, and
    what meets is no subject and object."""
    rest = [w.lower() for w in since]
    if rest and rest[0] in PREPOSITIONS:
        rest = rest[1:]
        if not rest:
            return False
    if rest and rest[0] in DETERMINERS:
        rest = rest[1:]
    elif rest and rest[0] != since[0].lower():
        return False
    return len(rest) < 3 and all(w.endswith("e") and "adjective" in words.sorts(w) for w in rest)
