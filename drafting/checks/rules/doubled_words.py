"""A word that stands twice: "de de"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafting.checks.rule import Hit, Rule, Subject

_TITLES = re.compile(r"\b(?:de heer (?:dhr\.|de heer)|mevrouw (?:mevr\.|mw\.|mevrouw))(?=\s)")
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
        "bij",
        "wie",
        "u",
        "uit",
    ]
)
# A particle that ends its verb may meet the preposition that follows ("neemt een belangrijke plaats in in het beleid"): those verbs.
_PARTICLES = {
    "in": r"ga|gaat|gaan|ging|gingen|zet|zetten|neem|neemt|nemen|nam|namen|treed|treedt|treden|trad|stem|stemt|stemmen|stemde|dien|dient|dienen|vul|vult|vullen|stel|stelt|stellen|stelde|"
    r"speelt|spelen|bouwt|bouwen|schat|schatten|boekt|trekt|trekken|voert|voeren|last|richt|richten|brengt|houdt|hield|haakt|springt|deelt|delen|leidt|loopt|zit|zitten",
    "op": r"neem|neemt|nemen|nam|treedt|treden|trad|los|lost|lossen|stel|stelt|stellen|stelde|zegt|zeggen|lever|levert|leveren|leverde|leg|legt|leggen|volg|volgt|volgen|roep|roept|roepen|riep|"
    r"loopt|lopen|liep|stapt|doe|doet|merk|merkt|merken|vraagt|vat|pak|pakt|pakken|schort|schorten|start|starten|bouwt|bouwen|geeft|wekt|wekken|hoogt|houdt|houden|past|let|kijkt|gaat|gaan|zet",
    "aan": r"bied|biedt|bieden|bood|neem|neemt|nemen|nam|pas|past|passen|sluit|sluiten|sloot|toon|toont|tonen|vraag|vraagt|vragen|vroeg|geef|geeft|geven|gaf|kondig|kondigt|kondigen|kondigde|"
    r"stuur|stuurt|sturen|dring|dringt|haal|haalt|leg|legt|leggen|wijs|wijst|wijzen|spoor|ga|gaat|gaan|trek|trekt|moedig|lever|levert|vul|vult|spreekt|merkt|houdt|wend|wendt|wenden|komt|staat",
    "voor": r"stel|stelt|stellen|stelde|bereid|bereidt|bereiden|schrijf|schrijft|schrijven|leg|legt|leggen|legde|kom|komt|komen|kwam|doe|doet|doen|deed|stond|staat|staan|schiet|ligt|liggen|heeft|hebben|"
    r"had|zit|neemt|nemen|zorgt|gaat",
}
_PREPOSITIONS = r"(?:in|op|aan|van|voor|door|met|bij|over|uit|naar|tot|onder|tegen|na|volgens|tijdens|binnen)"


def _meets(word: str, before: str) -> bool:
    """Whether two clauses may meet at the double word."""
    sentence = before.rpartition(". ")[2]
    if word == "het":
        # "in het het kader" cannot be; "dat het het kabinet lukt" can.
        return bool(sentence.strip()) and not re.search(rf"\b{_PREPOSITIONS}\s$", sentence, re.IGNORECASE)
    verbs = _PARTICLES.get(word)
    return verbs is not None and bool(re.search(rf"\b(?:{verbs})\b", sentence, re.IGNORECASE))


_SMALL = frozenset(
    ["de", "het", "een", "en", "van", "te", "the", "a", "of", "to", "is", "er", "ook", "wij", "zij", "we", "it", "and"]
)


def find(subject: Subject) -> Iterator[Hit]:
    """Small words that follow themselves. Words that may meet at the end of a clause are left alone."""
    for line in subject.prose:
        for title in _TITLES.finditer(line.text):
            yield Hit(line, title[0], {"found": title[0], "word": title[0].split()[-1]})
        for match in _DOUBLE.finditer(line.text):
            word = match[1].lower()
            # "De de" is one word twice; "de Staat staat" is not.
            starts = not line.text[: match.start()].rstrip() or line.text[: match.start()].rstrip()[-1] in ".:?!"
            if match[1] != match[2] and (match[2][0].isupper() or word not in _SMALL or not starts):
                continue
            if word not in _MEET and len(word) > 1 and not _meets(word, line.text[: match.start()]):
                yield Hit(
                    line,
                    line.text[max(0, match.start() - 20) : match.end() + 20],
                    {"found": match[0], "word": match[1]},
                )


RULE = Rule("doubled-words", "werkwijze: nalezen op dubbele woorden", find)
