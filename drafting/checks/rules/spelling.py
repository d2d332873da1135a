"""Words that the dictionary does not hold and that are one slip from one it does: "onmiddelijk", "subsidiering", "uitvoeringsprogamma"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

from drafting.checks.dictionary import Dictionary
from drafting.checks.rule import Hit, Rule, Subject
from drafting.checks.slips import apart, bare, nearest

_WORD = re.compile(
    r"(?<![\w@./&’'-])[A-Za-zÀ-ÿ]{4,}(?![\w@/&’'-]|\.\w)|(?<![\w@./&’'-])ge-[aeiou][a-zà-ÿ]{4,}(?![\w@/&’'-])"
)
# Of words with a hyphen each part is looked at: "CO2-reducite", "waterstof-infrastuctuur".
_PART = re.compile(r"(?<=[\w₂]-)[a-zà-ÿ]{6,}(?![\w@/&’'-]|\.\w)|(?<![\w@./&’'-])[a-zà-ÿ]{6,}(?=-[a-zà-ÿ]{3})")
_VOWEL = re.compile(r"[aeiouyà-ÿ]")
# English words of grammar: what stands beside them is English too ("license to operate").
_ENGLISH = frozenset(["the", "of", "to", "and", "for", "with", "by", "on", "a", "from", "or"])
# What is two words.
_OPEN = {
    "voorzover": "voor zover", "zonodig": "zo nodig", "ondermeer": "onder meer", "zosnel": "zo snel", "terzake": "ter zake", "tengevolge": "ten gevolge",
    "tenaanzien": "ten aanzien", "temidden": "te midden", "zoveelmogelijk": "zo veel mogelijk", "tenbehoeve": "ten behoeve", "inplaats": "in plaats",
    "tenopzichte": "ten opzichte", "terwille": "ter wille", "zoals": "", "teniet": "", "nogal": "", "zogoed": "zo goed", "eenieder": "", "hunnen": "",
}  # fmt: skip
# Names and bodies that everybody writes, so that a slip in them can be told though it has a capital.
_NAMED = ["Nederland", "Duitsland", "België", "Frankrijk", "Luxemburg", "Oostenrijk", "Spanje", "Portugal", "Italië", "Ierland", "Denemarken", "Zweden", "Finland", "Noorwegen", "Polen", "Tsjechië", "Slowakije", "Slovenië", "Hongarije", "Roemenië", "Bulgarije", "Griekenland", "Kroatië", "Cyprus", "Malta", "Estland", "Letland", "Litouwen", "Zwitserland", "Oekraïne", "Rusland", "Engeland", "Schotland", "Europa", "Europese", "Groningen", "Friesland", "Fryslân", "Drenthe", "Overijssel", "Gelderland", "Flevoland", "Utrecht", "Zeeland", "Limburg", "Noord-Holland", "Zuid-Holland", "Noord-Brabant", "Amsterdam", "Rotterdam", "Eindhoven", "IJmuiden", "Terneuzen", "Geleen", "Delfzijl", "Staatscourant", "Staatsblad", "Commissie", "Ministerie", "Minister", "Staatssecretaris", "Kamerbrief", "Kamercommissie", "Tweede", "Eerste", "Kamer", "Rijksdienst", "Onderneming", "Klimaat", "Waterstaat", "Infrastructuur", "Economische", "Financiën", "Adviescommissie", "Commissaris", "Voorzitter"]  # fmt: skip
_BRITISH = (
    (re.compile(r"our(?=$|s$|ed$|ing$|able$|s?$|al$)"), "or"), (re.compile(r"is(?=(?:e|ed|es|ing|ation|ations|ational|able|er|ers)$)"), "iz"),
    (re.compile(r"ys(?=(?:e|ed|es|ing)$)"), "yz"), (re.compile(r"(?<=[nts])tre(?=$|s$)"), "ter"), (re.compile(r"ll(?=(?:ed|ing|er|ers)$)"), "l"),
    (re.compile(r"ence(?=$|s$)"), "ense"), (re.compile(r"amme(?=$|s$)"), "am"), (re.compile(r"ogue(?=$|s$)"), "og"), (re.compile(r"(?<=l)l?ment"), "lment"),
    (re.compile(r"l(?=$|s$|ment)"), "ll"), (re.compile(r"dgement"), "dgment"), (re.compile(r"([ao])e(?=[a-z])"), r"e"), (re.compile(r"met?re"), "meter"),
    (re.compile(r"iser(?=$|s$)"), "izer"), (re.compile(r"(?<=i)l(?=ful)"), "ll"), (re.compile(r"yre(?=$|s$)"), "ire"),
)  # fmt: skip


def find(subject: Subject) -> Iterator[Hit]:
    """No names, no other language, nothing that is used often (a term of the trade), nothing without a near word."""
    words = subject.words
    if words is None:
        return
    knows, part = _judges(words, subject.lang)
    counts = Counter(m[0].casefold() for line in subject.lines for m in _WORD.finditer(line.text))
    written = {m[0] for line in subject.lines for m in _WORD.finditer(line.text)}
    told: set[str] = set()
    for line in subject.lines:
        text = line.text.replace("\u00ad", "")
        if "lorem ipsum" in text.lower():
            continue
        for match in _WORD.finditer(text):
            word = match[0]
            plain = word.casefold()
            if plain in told or knows(word) or not _VOWEL.search(plain):
                continue
            near = ""
            if word[0].isupper() and not _starts(text, match.start()):
                near = _named(word, written, counts) if word[1:] == word[1:].lower() else ""
            elif (
                word[1:] == word[1:].lower()
                and not _name(text, match)
                and not _foreign(text, match, words, subject.lang)
            ):
                near = _near(plain, knows, part, words, subject.lang) if counts[plain] <= 9 else ""
            if near and counts[plain] <= (9 if bare(near) == bare(plain) else 2):
                yield Hit(line, word, {"found": word, "right": near})
            told.add(plain)
        for match in _PART.finditer(text) if "-" in text else ():
            plain = match[0]
            if (
                plain in told
                or knows(plain)
                or any(words.english(plain[:k]) for k in (None, -1, -2))
                or counts[plain] > 2
                or (subject.lang == "en" and words.knows(plain))
            ):
                continue
            told.add(plain)
            if near := _near(plain, knows, part, words, subject.lang):
                yield Hit(line, plain, {"found": plain, "right": near})


def _judges(words: Dictionary, lang: str) -> tuple[Callable[[str], bool], Callable[[str], bool]]:
    """What knows a word, and what knows a part of a compound."""
    if lang == "en":
        return (lambda w: words.english(w) or words.english(w.lower()) or _british(w.lower(), words)), (lambda w: False)
    return words.knows, lambda w: len(w) > 3 and words.knows(w) and words.listed(w)


def _british(word: str, words: Dictionary) -> bool:
    return any(pattern.search(word) and words.english(pattern.sub(other, word, count=1)) for pattern, other in _BRITISH)


def _foreign(text: str, match: re.Match[str], words: Dictionary, lang: str) -> bool:
    """Whether the word is of another language than the text."""
    word = match[0]
    if lang == "en":
        return words.knows(word) or (len(word) < 5 and not word.islower())
    return words.english(word) or (word.isascii() and _british(word.lower(), words)) or _in_english(text, match)


def _starts(text: str, at: int) -> bool:
    """Whether a sentence begins here, so that the capital says nothing."""
    before = text[:at].rstrip(" \u00a0*_“‘\"'(")
    return not before or before[-1] in ".:?!–"


_AFTER_NAME = re.compile(r"^[,]?[ \u00a0](?:[BNCS]\.?[VE]\.?|[A-Z][\w&.-]*|Ltd|GmbH|plc|Inc)\b|^ & ")


def _name(text: str, match: re.Match[str]) -> bool:
    """Whether a word that begins a line is a name: one with a capital or a legal form follows."""
    return match[0][0].isupper() and bool(_AFTER_NAME.match(text[match.end() :]))


def _in_english(text: str, match: re.Match[str]) -> bool:
    before = text[: match.start()].lower().split()[-2:]
    after = text[match.end() :].lower().split()[:2]
    return any(w.strip("(),.;:“”‘’") in _ENGLISH for w in (*before, *after))


def _named(word: str, written: set[str], counts: Counter[str]) -> str:
    """A name or a defined term that lost or won a letter: one that everybody writes, or that this text writes otherwise."""
    if len(word) < 6 or counts[word.casefold()] > 1:
        return ""
    common = next((n for n in _NAMED if apart(word, n) or (word != n and bare(word) == bare(n))), "")
    return common or next(
        (
            w
            for w in written
            if len(w) > 7 and w[0].isupper() and apart(word, w) and w[-2:] == word[-2:] and counts[w.casefold()] > 1
        ),
        "",
    )


def _near(word: str, knows: Callable[[str], bool], part: Callable[[str], bool], words: Dictionary, lang: str) -> str:
    """The nearest word; "" where there is none, or where the word is an inflection or a compound of words that are known."""
    if lang == "nl" and word in _OPEN:
        return _OPEN[word]
    if lang == "nl" and (linked := _unlinked(word, words)):
        return linked
    if lang == "nl" and (_inflected(word, words) or _compound(word, words)):
        return next((c for c in _accented(word) if knows(c)), "")
    if len(word) < 5 and word not in ("wort", "word"):
        return ""
    near = nearest(word, knows, part, sure=(lambda w: knows(w) and words.listed(w)) if lang == "nl" else knows)
    if lang == "en" and len(near) == len(word) and near[:-1] == word[:-1]:
        return ""
    longer, shorter = (near, word) if len(near) > len(word) else (word, near)
    # No more than an ending that the list leaves out.
    return (
        ""
        if longer.startswith(shorter)
        and longer[len(shorter) :] in ("s", "e", "n")
        and (lang == "en" or near is shorter)
        else near
    )


def _unlinked(word: str, words: Dictionary) -> str:
    """The word with the s that its first part always takes and that an s after it hides: "staatsteun"."""
    for match in re.finditer(r"(?:ing|heid|teit|schap|staat|bedrijf|verkeer|arbeid)(?=s|c|z|[a-z]{4})", word):
        at = match.end()
        right = f"{word[:at]}s{word[at:]}"
        if len(word) - at > 3 and words.knows(word[:at]) and words.knows(word[at:]) and words.knows(right):
            return right
    return ""


def _accented(word: str) -> Iterator[str]:
    for plain, accented in (
        ("ie", "ië"),
        ("ee", "eë"),
        ("oe", "oë"),
        ("ei", "eï"),
        ("oo", "oö"),
        ("ae", "aë"),
        ("ue", "uë"),
        ("e", "é"),
        ("e", "è"),
    ):
        at = -1
        while (at := word.find(plain, at + 1)) >= 0:
            yield word[:at] + accented + word[at + len(plain) :]


def _inflected(word: str, words: Dictionary) -> bool:
    """A plural that the list leaves out ("gezagen"), or an adjective's ending."""
    return any(
        word.endswith(end) and "noun" in words.sorts(word[: -len(end)])
        for end in ("en", "s")
        if len(word) > len(end) + 3
    )


_PREFIXES = (
    "tele", "her", "pre", "multi", "sub", "inter", "co", "trans", "micro", "macro", "bio", "geo", "thermo", "elektro", "cyber", "hyper", "mega",
)  # fmt: skip


def _compound(word: str, words: Dictionary) -> bool:
    """Whether two words of the list make this one, or one of them and a prefix, though the dictionary does not combine them."""
    if any(word.startswith(p) and len(word) > len(p) + 3 and words.knows(word[len(p) :]) for p in _PREFIXES):
        return True
    return any(
        words.knows(word[:i])
        and _ends_compound(word[i:], words)
        and (len(word[:i]) > 3 or words.sorts(word[:i]) & {"noun", "stem"})
        for i in range(3, len(word) - 2)
    )


def _ends_compound(rest: str, words: Dictionary) -> bool:
    tails = (rest, rest[1:]) if rest[0] == "s" else (rest,)
    return any(
        len(t) > 2
        and (
            (words.knows(t) and bool(words.sorts(t) & ({"noun", "nouns", "stem"} if len(t) > 4 else {"noun", "nouns"})))
            or (len(t) > 4 and words.english(t))
        )
        for t in tails
    )


RULE = Rule("spelling", "Woordenlijst Nederlandse Taal (Spellingwet); for English the list of SCOWL", find)
