"""Forms that grammar decides at sight: "het advies word", "is gebeurt", "de provincies heeft", "hun hebben", "groter als", "ten alle tijden"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafting.checks.dictionary import Dictionary
from drafting.checks.persons import AUX, CHECKS
from drafting.checks.rule import Hit, Rule, Subject

_G = "[ \u00a0]"
_PHRASES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(rf"(?<![\w-]){pattern}(?![\w-])"), right)
    for pattern, right in (
        (rf"[Tt]en? all?en?{_G}tijden?(?<!te allen tijde)(?<!Te allen tijde)", "te allen tijde"),
        (rf"[Mm]et{_G}namen(?={_G}(?:voor|in|de|het|bij|door|op))", "met name"),
        (rf"ten{_G}opzichten{_G}van", "ten opzichte van"),
        (
            rf"[Hh]un(?={_G}(?:hebben|hadden|willen|kunnen|moeten|zullen|zouden|waren|gaan|doen|vinden|weten){_G}(?!van|is|worden))",
            "zij",
        ),
        (rf"(?:indien|omdat|als|zodat|wanneer){_G}hun(?={_G}(?:door|niet|daar|er|ook|zelf|dit|dat|het|de)\b)", "… zij"),
        (rf"[Ii]ndien{_G}en{_G}voorzover", "voor zover"),
        (
            rf"(?:groter|kleiner|hoger|lager|beter|slechter|sneller|langzamer|langer|korter|ouder|jonger|duurder|goedkoper|zwaarder|sterker|zwakker|eerder|meer|minder){_G}als(?={_G}(?:verwacht|gedacht|voorzien|gepland|nodig|voorheen|in{_G}\d|de|het|een|die|dat|bij|vorig|geraamd|begroot)\b)(?!{_G}een{_G}(?:gevolg|onderdeel))",
            "… dan",
        ),
        (rf"(?<=ander{_G})als(?={_G}(?:verwacht|gedacht|voorzien|gepland|geraamd|begroot)\b)", "dan"),
        (rf"[Zz]o{_G}spoedig{_G}mogenlijk", "zo spoedig mogelijk"),
        (rf"als{_G}bedoelt", "als bedoeld"),
        (rf"(?:bedoelt|genoemt)(?={_G}in{_G}(?:artikel|het|bijlage))", "bedoeld"),
        (r"wort", "wordt"),
        (rf"[Uu]{_G}word", "u wordt"),
        (rf"[Ww]ord{_G}u", "wordt u"),
        (rf"reden{_G}temeer", "reden te meer"),
        (rf"reeds{_G}eerder{_G}al|al{_G}reeds|ook{_G}tevens|tevens{_G}ook|tevens{_G}eveneens", "één van beide"),
        (rf"even{_G}(?:groot|hoog|veel|lang|snel|goed){_G}dan", "even … als"),
        (
            rf"(?:anders|niemand{_G}anders|niets{_G}anders){_G}als(?={_G}(?:de|het|een|in|bij|verwacht|voorzien)\b)",
            "anders dan",
        ),
        (rf"dat{_G}hetgene|hetgene", "hetgeen"),
        (
            rf"[Dd]e{_G}(?:besluit|bedrijf|rapport|advies|project|onderzoek|convenant|kabinet|doel|plan|programma|akkoord|budget|ministerie|beleid|proces|traject|voorstel|bedrag|gevolg|gebied|overleg|verzoek)(?={_G}(?:is|van|heeft|wordt|voor|in|dat)\b)",
            "het …",
        ),
        (
            rf"[Hh]et{_G}(?:afspraak|minister|regeling|subsidie|overeenkomst|vergunning|maatregel|gemeente|provincie|industrie|sector|reductie|bijdrage|brief|bijlage|datum|verklaring|wet|partij|investering|ambitie|aanvraag)(?={_G}(?:is|van|heeft|wordt|voor|die)\b)",
            "de …",
        ),
        (rf"het{_G}bevoegde{_G}gezag", "het bevoegd gezag"),
    )
)
_WORD = re.compile(r"[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ’'-]*|\d[\d.,]*|[^\w\s]")
# Forms of the first person, and what they are with the third.
_FIRST = {
    "word": "wordt", "heb": "heeft", "bied": "biedt", "vind": "vindt", "houd": "houdt", "leid": "leidt", "rijd": "rijdt", "zend": "zendt",
    "verbind": "verbindt", "treed": "treedt", "vergoed": "vergoedt", "besteed": "besteedt", "aanbied": "aanbiedt", "ontbreek": "ontbreekt",
    "verkrijg": "verkrijgt", "verwerk": "verwerkt", "bevorder": "bevordert", "onderschrijf": "onderschrijft", "strek": "strekt", "draag": "draagt",
    "neem": "neemt", "verleen": "verleent", "beslis": "beslist", "streef": "streeft", "geschied": "geschiedt", "bevind": "bevindt", "meld": "meldt",
    "dien": "dient", "krijg": "krijgt", "verstrek": "verstrekt", "ondersteun": "ondersteunt", "wijs": "wijst", "onthoud": "onthoudt", "bestaa": "bestaat",
}  # fmt: skip
_NOUNS = frozenset(["meld", "dien", "strek", "draag", "neem", "wijs", "beslis"])
_SINGULAR = {
    "is": "zijn", "wordt": "worden", "heeft": "hebben", "moet": "moeten", "kan": "kunnen", "wil": "willen", "wilt": "willen", "krijgt": "krijgen",
    "dient": "dienen", "vindt": "vinden", "voert": "voeren", "spant": "spannen", "kunt": "kunnen", "word": "worden", "heb": "hebben",
    "geeft": "geven", "maakt": "maken", "betaalt": "betalen", "doet": "doen", "gaat": "gaan", "biedt": "bieden", "draagt": "dragen", "neemt": "nemen",
    "realiseerd": "realiseren", "behandeld": "behandelen", "werd": "werden", "was": "waren",
}  # fmt: skip
_IMPERSONAL = frozenset(
    [
        "gevraagd",
        "verzocht",
        "verteld",
        "geadviseerd",
        "aangeraden",
        "aangeboden",
        "toegestaan",
        "gewezen",
        "verboden",
        "meegedeeld",
        "gemeld",
        "opgedragen",
        "toegekend",
        "verleend",
        "verstrekt",
        "vergoed",
    ]
)
_MANY = frozenset(
    [
        "de",
        "deze",
        "die",
        "alle",
        "beide",
        "veel",
        "enkele",
        "sommige",
        "meerdere",
        "verschillende",
        "diverse",
        "twee",
        "drie",
        "vier",
        "vijf",
        "zes",
        "zeven",
        "acht",
        "negen",
        "tien",
        "onze",
        "uw",
        "mijn",
    ]
)
# Singulars that look like plurals.
_ONE = (
    "haven",
    "regen",
    "keten",
    "wagen",
    "oven",
    "toren",
    "molen",
    "jongen",
    "zegen",
    "deken",
    "varken",
    "teken",
    "wezen",
    "leven",
    "gegeven",
    "voornemen",
    "vermogen",
    "streven",
    "verleden",
    "heden",
    "laken",
    "buiten",
    "binnen",
    "tussen",
    "boven",
    "bodem",
    "examen",
    "volumen",
    "stelsel",
    "proces",
)
_THIRD = {
    "verklaard": "verklaart", "overlegd": "overlegt", "verkeerd": "verkeert", "beheerd": "beheert", "verleend": "verleent", "betekend": "betekent",
    "bepaald": "bepaalt", "betaald": "betaalt", "gebeurd": "gebeurt", "verwijderd": "verwijdert", "beoordeeld": "beoordeelt", "erkend": "erkent",
    "gehoord": "", "vertrouwd": "vertrouwt", "berust": "", "behandeld": "behandelt",
}  # fmt: skip


def find(subject: Subject) -> Iterator[Hit]:
    """Fixed phrases; first persons without "ik"; participles with a t after their auxiliary; plurals with a singular verb."""
    words = subject.words
    if words is None:
        return
    for line in subject.prose:
        for pattern, right in _PHRASES:
            for match in pattern.finditer(line.text):
                if match[0].lower() != right:
                    yield Hit(line, match[0], {"found": match[0], "right": right}, "verbs-phrase")
        for sentence in re.split(r"(?<=[.;:?!])\s+(?=[A-Z“(])", line.text):
            tokens = _WORD.findall(sentence)
            low = [t.lower() for t in tokens]
            told: set[int] = set()
            for i, right in (
                *_first(tokens, words),
                *_participles(tokens, words),
                *_agree(tokens, words),
                *_third(tokens),
                *(hit for wrong in CHECKS for hit in wrong(tokens, low, words)),
            ):
                if i in told:
                    continue
                told.add(i)
                excerpt = " ".join(tokens[max(0, i - 2) : i + 1])
                yield Hit(line, excerpt if excerpt in line.text else tokens[i], {"found": tokens[i], "right": right})


def _first(tokens: list[str], words: Dictionary) -> Iterator[tuple[int, str]]:
    """ "Het advies word": a first person without "ik", "je" or "u" in its sentence, after a noun or a pronoun."""
    low = [t.lower() for t in tokens]
    if {"ik", "je", "jij", "jullie", "u"} & set(low):
        return
    for i, word in enumerate(low):
        if word not in _FIRST or i == 0 or tokens[i][0].isupper():
            continue
        before, after = low[i - 1], low[i + 1] if i + 1 < len(low) else "."
        subject = (
            before in ("er", "die", "dat", "dit", "hij", "zij", "het", "men", "deze", "daarbij")
            or bool(words.sorts(before) & {"noun"})
            or tokens[i - 1][0].isupper()
        )
        sure = word in (
            "word",
            "heb",
            "bied",
            "vind",
            "houd",
            "leid",
            "zend",
            "vergoed",
            "treed",
            "ontbreek",
            "geschied",
            "bevorder",
            "verkrijg",
            "verwerk",
            "aanbied",
            "strek",
        )
        plural = words.sorts(before) & {"nouns"} and "noun" not in words.sorts(before)
        if plural:
            yield i, _SINGULAR.get(word, _FIRST[word][:-1] + "en")
        elif word in ("vergoed", "besteed", "geschied") and set(low) & (AUX | {"worden"}):
            continue
        elif (sure and (subject or before in (",", "") or after in (".", ","))) or (
            not sure
            and subject
            and after
            in (
                "het",
                "de",
                "een",
                "zorg",
                "zich",
                "dat",
                "in",
                "tot",
                "binnen",
                "schriftelijk",
                "hiervoor",
                "medewerking",
            )
        ):
            yield i, _FIRST[word]


def _participles(tokens: list[str], words: Dictionary) -> Iterator[tuple[int, str]]:
    """ "is gebeurt", "zijn verhoogt", "wordt herstelt": after an auxiliary, where the form with a d is a word as well."""
    low = [t.lower() for t in tokens]
    for i in range(1, len(low)):
        word = low[i]
        if (
            not word.endswith("t")
            or len(word) < 6
            or (low[i - 1] not in AUX and not (i + 1 < len(low) and low[i + 1] in AUX and i > 1))
        ):
            continue
        if (
            re.match(r"ge|be|ver|her|ont|er", word)
            and "verb" in words.sorts(word)
            and words.knows(word[:-1] + "d")
            and "participle" not in words.sorts(word)
        ):
            after = low[i + 1] if i + 1 < len(low) else "."
            ends = after in (
                ".",
                ",",
                ";",
                "naar",
                "in",
                "met",
                "door",
                "tot",
                "en",
                "voor",
                "op",
                "na",
                "wordt",
                "is",
                "van",
                "worden",
                "aan",
                "te",
                "om",
            )
            if ends and not words.sorts(word) & {"noun", "adjective"}:
                yield i, word[:-1] + "d"


def _agree(tokens: list[str], words: Dictionary) -> Iterator[tuple[int, str]]:
    """ "De provincies heeft": an article, a plural and a singular verb at the beginning of a sentence or clause."""
    low = [t.lower() for t in tokens]
    for i in range(1, len(low)):
        if low[i] not in _SINGULAR or tokens[i][0].isupper():
            continue
        noun = low[i - 1]
        start = i - 2
        first = tokens[i - 1] if start < 0 else low[start]
        opens = (
            (start == 0 and first in _MANY)
            or (start < 0 and tokens[i - 1][0].isupper())
            or (start > 0 and first in _MANY and low[start - 1] in (",", "dat", "omdat", "waarbij"))
        )
        if start > 0 and not opens:
            # "De betrokken gemeenten heeft".
            opens = (
                start == 1
                and low[0] in _MANY
                and low[1].endswith(("e", "en"))
                and bool(words.sorts(low[1]) & {"adjective", "participle"})
            )
        if not opens or not _many(noun, words) or noun.endswith(_ONE):
            continue
        rest = set(low[i + 1 :])
        if low[i] in ("wordt", "werd", "is") and rest & _IMPERSONAL:
            continue
        yield i, _SINGULAR[low[i]]


def _many(noun: str, words: Dictionary) -> bool:
    sorts = words.sorts(noun)
    if noun in ("partijen", "gedeputeerden", "lidstaten", "bedrijven", "omwonenden", "maatregelen"):
        return True
    return (
        "nouns" in sorts
        and not sorts & {"noun"}
        and (noun.endswith("en") or re.search(r"(?:ies|ers|els|eurs|ors|es)$", noun) is not None)
    )


def _third(tokens: list[str]) -> Iterator[tuple[int, str]]:
    """ "Verhuurder verklaard dat": a participle as the only verb, right after the subject that begins the sentence."""
    low = [t.lower() for t in tokens]
    if set(low) & (AUX | {"kan", "kunnen", "zal", "zullen", "moet", "moeten", "mag", "is", "wordt"}):
        return
    for i in (1, 2):
        if (
            i < len(low) - 1
            and _THIRD.get(low[i])
            and (tokens[0][0].isupper() and (i == 1 or low[0] in ("de", "het", "een", "deze", "dit")))
        ) and low[i + 1] in ("dat", "zich", "met", "in", "de", "het", "een", "voor", "medewerking", "niet", "op"):
            yield i, _THIRD[low[i]]


RULE = Rule("verbs", "Woordenlijst, Leidraad 11 (werkwoorden); taaladvies.net", find, langs=("nl",))
