"""Whether two Dutch words that stand side by side are one: by the dictionary, by what they are and by what stands around them.

A pair is told only where it cannot be two words: where one half is no word of its own ("vergunnings aanvraag"), where a bare stem
or a singular stands before the noun that its article or numeral belongs to ("een meet instrument", "drie sector tafels"), or where a
sentence begins with an article and two nouns ("De subsidie regeling wordt …"). A subject and an object that meet ("krijgt de sector
subsidie") are left alone.
"""

from __future__ import annotations

from drafting.checks.dictionary import Dictionary

_DETERMINERS = frozenset(
    [
        "de",
        "het",
        "een",
        "deze",
        "dit",
        "die",
        "dat",
        "geen",
        "elk",
        "elke",
        "ieder",
        "iedere",
        "welk",
        "welke",
        "mijn",
        "uw",
        "zijn",
        "haar",
        "hun",
        "ons",
        "onze",
        "dezelfde",
        "hetzelfde",
    ]
)
_PREPOSITIONS = frozenset(
    [
        "aan",
        "achter",
        "bij",
        "binnen",
        "boven",
        "buiten",
        "door",
        "in",
        "langs",
        "met",
        "na",
        "naar",
        "naast",
        "namens",
        "onder",
        "op",
        "over",
        "per",
        "rond",
        "sinds",
        "te",
        "tegen",
        "tijdens",
        "tot",
        "tussen",
        "uit",
        "van",
        "vanaf",
        "via",
        "volgens",
        "voor",
        "zonder",
        "inzake",
        "omtrent",
        "qua",
    ]
)
_COUNTING = frozenset(
    [
        "alle",
        "beide",
        "diverse",
        "enkele",
        "meerdere",
        "verschillende",
        "sommige",
        "vele",
        "veel",
        "weinig",
        "twee",
        "drie",
        "vier",
        "vijf",
        "zes",
        "zeven",
        "acht",
        "negen",
        "tien",
        "elf",
        "twaalf",
        "dertien",
        "veertien",
        "vijftien",
        "zestien",
        "zeventien",
        "achttien",
        "negentien",
        "twintig",
        "dertig",
        "veertig",
        "vijftig",
        "honderd",
    ]
)
_SMALL = (
    _DETERMINERS
    | _PREPOSITIONS
    | _COUNTING
    | frozenset(
        [
            "en",
            "of",
            "maar",
            "want",
            "dus",
            "als",
            "dan",
            "dat",
            "die",
            "wat",
            "wie",
            "waar",
            "hoe",
            "toen",
            "indien",
            "omdat",
            "doordat",
            "zodat",
            "hoewel",
            "terwijl",
            "wanneer",
            "mits",
            "tenzij",
            "noch",
            "ook",
            "nog",
            "al",
            "wel",
            "niet",
            "nooit",
            "ooit",
            "er",
            "hier",
            "daar",
            "daarom",
            "echter",
            "immers",
            "zo",
            "zeer",
            "heel",
            "erg",
            "te",
            "om",
            "toch",
            "reeds",
            "steeds",
            "vaak",
            "soms",
            "altijd",
            "straks",
            "nu",
            "ik",
            "je",
            "jij",
            "u",
            "hij",
            "zij",
            "ze",
            "wij",
            "we",
            "men",
            "zich",
            "mij",
            "ons",
            "hen",
            "hun",
            "haar",
            "hem",
            "het",
            "is",
            "was",
            "zijn",
            "waren",
            "wordt",
            "worden",
            "werd",
            "werden",
            "heeft",
            "hebben",
            "had",
            "hadden",
            "kan",
            "kunnen",
            "kon",
            "konden",
            "zal",
            "zullen",
            "zou",
            "zouden",
            "moet",
            "moeten",
            "mag",
            "mogen",
            "wil",
            "willen",
            "gaat",
            "gaan",
            "komt",
            "komen",
            "laat",
            "laten",
            "doet",
            "doen",
            "goed",
            "groot",
            "klein",
            "nieuw",
            "meer",
            "minder",
            "meest",
            "veel",
            "weinig",
            "beter",
            "best",
            "eerst",
            "laatst",
            "ander",
            "andere",
            "eigen",
            "heel",
            "half",
            "hele",
            "halve",
            "vol",
            "volle",
            "puur",
            "enige",
            "zelf",
            "slechts",
            "alleen",
            "samen",
            "verder",
            "weer",
            "eerder",
            "later",
            "vandaag",
            "morgen",
            "gisteren",
            "circa",
            "ruim",
            "bijna",
            "vrijwel",
            "ongeveer",
            "sub",
            "aanhef",
        ]
    )
)
# What is measured or counted by them follows without "van".
_MEASURES = frozenset(
    [
        "aantal",
        "soort",
        "type",
        "ton",
        "kilo",
        "gram",
        "liter",
        "meter",
        "kilometer",
        "hectare",
        "euro",
        "cent",
        "procent",
        "percent",
        "miljoen",
        "miljard",
        "duizend",
        "honderd",
        "graad",
        "jaar",
        "maand",
        "week",
        "dag",
        "uur",
        "minuut",
        "keer",
        "maal",
        "stuk",
        "paar",
        "deel",
        "stel",
        "reeks",
        "scala",
        "scale",
        "groep",
        "hoeveelheid",
        "vorm",
        "fase",
        "lid",
        "artikel",
        "onderdeel",
        "bijlage",
        "nummer",
        "paragraaf",
        "hoofdstuk",
        "stap",
        "punt",
        "kolom",
        "tabel",
        "figuur",
        "scope",
        "cluster",
        "categorie",
        "klasse",
        "niveau",
        "titel",
        "mol",
        "watt",
        "kilowatt",
        "megawatt",
        "kant",
        "zijde",
        "rand",
        "half",
        "kwart",
        "vat",
        "zak",
        "pot",
        "fles",
        "glas",
        "kopje",
        "periode",
        "percentage",
        "bedrag",
        "totaal",
        "gemiddelde",
        "voet",
        "noot",
        "versie",
        "mevrouw",
        "meneer",
        "heer",
        "mensen",
    ]
)
_APART = frozenset(
    [
        "bruto",
        "netto",
        "minus",
        "plus",
        "standaard",
        "concept",
        "maat",
        "verband",
        "zaken",
        "eerste",
        "begin",
        "werking",
        "kracht",
        "sector",
        "thema",
        "regeling",
        "tegemoetkoming",
        "dienst",
        "eenheid",
        "besluit",
        "wet",
    ]
)
_TIMES = frozenset(
    ["kwartaal", "halfjaar", "seizoen", "zomer", "winter", "najaar", "voorjaar", "avond", "ochtend", "nacht", "weekend"]
)
_EACH = frozenset(
    ["per", "elk", "ieder", "dit", "dat", "vorig", "volgend", "afgelopen", "komend", "het", "deze", "vorige"]
)
_UNITS = frozenset(["ton", "kton", "mton", "kilo", "kg", "m³", "liter", "hectare", "kubieke", "procent"])
# What begins a compound in the plural.
_PLURAL_PARTS = frozenset(["kosten", "lasten", "goederen", "personen", "gegevens", "middelen", "consumenten"])
# Stems of verbs that the list has as nouns as well.
_STEMS = frozenset(["meet", "doorloop", "lever", "voorhang", "stook", "vaar", "spoel", "stort", "verbruik"])
_PARTICLES = frozenset(
    [
        "terug",
        "toe",
        "overeen",
        "samen",
        "vast",
        "mee",
        "weg",
        "neer",
        "tegemoet",
        "aan",
        "af",
        "op",
        "uit",
        "voor",
        "in",
        "bij",
        "door",
        "om",
        "over",
        "onder",
        "na",
        "binnen",
        "achter",
        "tegen",
    ]
)
_SURE_PARTICLES = frozenset(["terug", "toe", "overeen", "samen", "mee", "vast", "weg", "neer", "tegemoet"])
_ADVERBS = frozenset(["hier", "daar", "waar", "er"])
_ENDS = frozenset(',.;:?!)”’"')
# Nouns that stand bare, as what is done, given or had.
_BARE = frozenset(
    [
        "subsidie",
        "steun",
        "hulp",
        "zorg",
        "aandacht",
        "ruimte",
        "informatie",
        "onderzoek",
        "overleg",
        "toezicht",
        "advies",
        "bezwaar",
        "beroep",
        "uitstel",
        "uitvoering",
        "toestemming",
        "toegang",
        "werk",
        "geld",
        "energie",
        "stroom",
        "gas",
        "water",
        "warmte",
        "stikstof",
        "waterstof",
        "elektriciteit",
        "ammoniak",
        "tijd",
        "inzicht",
        "draagvlak",
        "gebruik",
        "rekening",
        "verslag",
        "vertrouwen",
        "contact",
        "kritiek",
        "schade",
        "winst",
        "verlies",
        "belang",
        "invloed",
        "gevolg",
        "gebrek",
        "sprake",
        "plaats",
        "deel",
        "voorrang",
        "voordeel",
        "nadeel",
        "recht",
        "reden",
        "behoefte",
        "kennis",
        "ervaring",
        "inzet",
        "druk",
        "hinder",
        "last",
        "baat",
        "kans",
        "zekerheid",
        "inzage",
        "afstand",
        "betrekking",
        "ontheffing",
        "vrijstelling",
        "advies",
        "toepassing",
        "uitspraak",
        "verlof",
        "partij",
        "aanleiding",
        "onderdeel",
        "voorwaarde",
        "verlof",
        "bijstand",
        "actie",
        "wetgeving",
        "oordeel",
        "staal",
        "beleid",
        "personeel",
        "materiaal",
        "bericht",
        "antwoord",
        "uitleg",
        "goedkeuring",
        "instemming",
        "medewerking",
        "opdracht",
    ]
)
_NOUN_ENDS = (
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
_FIXED = {
    "zo dra": "zodra", "zo lang": "", "zosnel": "zo snel", "te gelijk": "tegelijk", "boven dien": "bovendien",
    "voor al": "vooral", "in dien": "indien", "niet temin": "niettemin", "des ondanks": "desondanks", "even eens": "eveneens",
    "als of": "alsof", "naar mate": "naarmate", "voor zover": "", "in zake": "inzake", "ten minste": "", "in werking": "", "in gang": "", "in stand": "", "op dracht": "opdracht", "te recht": "", "te gemoet": "tegemoet",
    "over eenkomst": "overeenkomst", "alle een": "alleen", "der gelijke": "dergelijke", "zo wel": "", "zo als": "zoals", "even als": "evenals",
    "daar naast": "daarnaast", "daar entegen": "daarentegen", "hier na": "", "er aan": "", "op nieuw": "opnieuw", "in middels": "inmiddels",
    "waar onder": "waaronder", "daar onder": "", "daar bij": "", "hier in": "", "er op": "", "al dus": "aldus", "voort aan": "voortaan",
    "eigen lijk": "eigenlijk", "ter mijn": "termijn", "over heid": "overheid", "over heden": "",
}  # fmt: skip


def joined(first: str, second: str, before: list[str], following: list[str], words: Dictionary) -> str:
    """The one word that `first` and `second` ought to be, "" where they may be two. `before` and `following` are the tokens around."""
    a, b = first.lower(), second
    pair = f"{a} {b}"
    if pair in _FIXED:
        return _case(_FIXED[pair], first)
    if a in _ADVERBS:
        return _case(_pronominal(a, b, following), first)
    if (
        "-" in pair
        or "’" in pair
        or "'" in pair
        or b in _SMALL
        or (a in _SMALL and a not in _PARTICLES)
        or len(pair) < 7
    ):
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
    if a in _PARTICLES:
        return _case(_separable(a, b, before, following, words), first)
    if a in _MEASURES or (a in _TIMES and before and before[-1].lower() in _EACH):
        return ""
    known_a, known_b = words.knows(a), words.knows(b)
    if b in ("baar", "heid", "lijk", "loos", "matig", "lijkheid", "baarheid"):
        return _case(a + b, first) if words.listed(a + b) else ""
    if known_a and known_b and not _cannot_be_two(a, b, before, following, words):
        return ""
    right = a + b
    if not words.knows(right):
        # The linking s is forgotten too: "uitvoering kosten".
        linked = (
            a.endswith(("ing", "heid", "teit", "schap"))
            and known_a
            and known_b
            and b not in _BARE
            and not words.sorts(b) & {"adjective", "verb", "participle"}
            and len(before) < 4
        )
        right = f"{a}s{b}" if linked and words.knows(f"{a}s{b}") else ""
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


def _cannot_be_two(a: str, b: str, before: list[str], following: list[str], words: Dictionary) -> bool:
    """Whether the place tells that two words of the list are meant as one."""
    sorts_a, sorts_b = words.sorts(a), words.sorts(b)
    if not sorts_b & {"noun", "nouns"} or "adjective" in sorts_a or len(a) < 3 or a in _APART or b in ("minus", "plus"):
        return False
    previous = before[-1].lower() if before else ""
    after = following[0] if following else "."
    start = next((k for k in range(len(before) - 1, -1, -1) if before[k] in ".:;–“"), -1)
    since = before[start + 1 :]
    initial = _opens(since, words)
    plural_a, many = _plural(a, words), _plural(b, words)
    acts = bool(sorts_b & {"verb", "participle", "adjective"}) and not b.endswith(_NOUN_ENDS)
    if a in _STEMS or ("stem" in sorts_a and not sorts_a & {"noun", "nouns"}):
        # A bare stem is a verb only with "ik", "je" or as a command.
        return bool(since) and not acts and not {w.lower() for w in since} & {"ik", "je", "jij", "u"}
    if not sorts_a & {"noun", "nouns"} or ("verb" in sorts_a and "noun" not in sorts_a):
        return False
    if plural_a and a not in _PLURAL_PARTS and not initial:
        return False
    if acts and (plural_a or sorts_b & {"participle", "adjective"} or not (initial and "nouns" in sorts_b)):
        return False
    adjective = previous.endswith("e") and previous not in _SMALL and "adjective" in words.sorts(previous)
    if previous in _UNITS:
        return many and not plural_a
    if previous in _COUNTING or (previous.isdigit() and len(previous) < 5 and not 1900 < int(previous) < 2100):
        # "drie sector tafels": what is counted is plural.
        return many and not plural_a
    if not since:
        # A list item, or a sentence, that is no more than the pair.
        return bool(before) and after in _ENDS and not plural_a and b not in _BARE
    if initial and since and (previous in _DETERMINERS or len(since) > 1):
        return not many or _verbal(after, words) or after.lower() in _PREPOSITIONS
    if _verbal(after, words) and not (len(since) > 1 and since[-2].lower() in _PREPOSITIONS):
        return False
    bare = many or b in _BARE or b.endswith(("heid", "teit")) or "noun" not in sorts_b
    if not bare:
        return previous in _DETERMINERS or adjective
    return (
        b in _BARE
        and previous == "een"
        and len(since) > 1
        and since[-2].lower() in (*_PREPOSITIONS, "om")
        and after == "van"
    )


def _opens(since: list[str], words: Dictionary) -> bool:
    """Whether what stands before in the sentence is no more than a preposition, an article and adjectives: then no verb has come, and
    what meets is no subject and object."""
    rest = [w.lower() for w in since]
    if rest and rest[0] in _PREPOSITIONS:
        rest = rest[1:]
        if not rest:
            return False
    if rest and rest[0] in _DETERMINERS:
        rest = rest[1:]
    elif rest and rest[0] != since[0].lower():
        return False
    return len(rest) < 3 and all(w.endswith("e") and "adjective" in words.sorts(w) for w in rest)


def _verbal(word: str, words: Dictionary) -> bool:
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


def _plural(word: str, words: Dictionary) -> bool:
    sorts = words.sorts(word)
    return (
        "nouns" in sorts
        or (word.endswith("en") and "noun" in words.sorts(word[:-2]))
        or word in ("kosten", "lasten", "middelen", "maatregelen")
    )


def _separable(a: str, b: str, before: list[str], following: list[str], words: Dictionary) -> str:
    """A particle and its verb or noun: "vast gelegd", "terug vorderen", "samen werking"."""
    sorts = words.sorts(b)
    previous = before[-1].lower() if before else ""
    right = a + b
    if b.startswith("ge") and len(b) > 5 and not sorts & {"noun", "nouns"}:
        # "waar … op gelet wordt": the preposition goes with the "waar".
        fits = not _stranded(before) and words.listed(right)
        return (
            right
            if fits and (a in _SURE_PARTICLES or words.sorts(right) & {"participle", "adjective"} or b[-1] in "dtn")
            else ""
        )
    if a in _SURE_PARTICLES and a != "samen" and "verb" in sorts and b.endswith("en") and not sorts & {"nouns"}:
        return right if words.listed(right) and not _stranded(before) else ""
    noun = b.endswith(_NOUN_ENDS) or (bool(sorts & {"noun"}) and not sorts & {"verb", "participle", "adjective"})
    if not noun and words.knows(b):
        return ""
    if a in _SURE_PARTICLES or not words.knows(b):
        return right if (b.endswith(_NOUN_ENDS) or not words.knows(b)) and words.listed(right) else ""
    # "de in koop": an article does not stand before a preposition and a bare noun, but for "de op maat gemaakte …".
    after = following[0] if following else "."
    free = previous in ("de", "een", "van") and b not in _BARE and b not in _APART
    return right if free and words.listed(right) and not words.sorts(after) & {"adjective", "participle"} else ""


def _stranded(before: list[str]) -> bool:
    """Whether a "daar", "er" or "waar" stands before, whose preposition the particle may be."""
    return any(w.lower() in _ADVERBS for w in before)


def _pronominal(a: str, b: str, following: list[str]) -> str:
    """ "daar over", "hier mee": one word, unless the preposition goes with what follows ("daar in de regio")."""
    if b not in ("mee", "toe", "over", "van", "voor", "bij", "door", "uit", "aan", "tegen", "in", "op", "na"):
        return ""
    right = a + b
    if b in ("mee", "toe"):
        return right
    following_word = following[0].lower() if following else ""
    goes_on = (
        not following_word
        or following_word in _DETERMINERS | _COUNTING | {"het", "de", "een", "ons", "alle", "te", "naar", "hoe", "dat"}
        or following[0][0].isupper()
        or following[0][0].isdigit()
        or following[0] in "€("
    )
    if goes_on:
        # "daar over een notitie": one does not say "over een notitie opgesteld" of a place.
        return right if b == "over" and following_word == "een" and a == "daar" else ""
    return (
        right
        if b in ("over", "van", "voor", "bij", "tegen")
        and following_word not in _ENDS
        and not following_word.endswith("e")
        else ""
    )


def _case(word: str, like: str) -> str:
    return word[:1].upper() + word[1:] if word and like[:1].isupper() else word
