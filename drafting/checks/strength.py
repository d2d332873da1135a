"""How firmly a promise is worded, so that a later, softer wording can be told."""

from __future__ import annotations

import re

# The firmest that fits counts. Within a grade the wordings are as good as each other.
_GRADES: dict[str, tuple[tuple[int, str], ...]] = {
    "nl": (
        (
            1,
            r"streeft?(?: ernaar| naar)|streven(?: ernaar| naar)|beoog[dt]?|beogen|is voornemens|zijn voornemens|onderzoek(?:t|en)|overweeg[dt]?|overwegen|verkent|verkennen|heeft de intentie|hebben de intentie|spreekt de intentie uit|bekijkt|wenst",
        ),
        (
            2,
            r"spant zich in|spannen zich in|inspanningsverplichting|doet al het redelijke|zet zich in|zetten zich in|werkt? toe naar|bevordert|bevorderen",
        ),
        (
            3,
            r"verplicht(?:en)? zich|is verplicht|zijn verplicht|is gehouden|garandeert|garanderen|zal|zullen|draagt zorg|dragen zorg|moet|dient te|resultaatsverplichting|realiseert|realiseren|reduceert|verstrekt|levert|biedt|betaalt",
        ),
    ),
    "en": (
        (1, r"aims? to|intends? to|seeks? to|explores?|considers?|strives? to|aspires? to|investigates?|may"),
        (
            2,
            r"(?:uses?|shall use|makes?) (?:its |their )?(?:best|reasonable) (?:efforts|endeavours)|endeavou?rs? to|works? towards|undertakes? reasonable efforts",
        ),
        (
            3,
            r"undertakes? to|commits? (?:itself |themselves )?to|shall|is obliged|are obliged|guarantees?|must|will|realises?|provides?|pays?|offers?|delivers?|reduces?",
        ),
    ),
}


def grade(text: str, lang: str) -> tuple[int, str]:
    """1 intention, 2 effort, 3 result, with the words that say so; (0, "") where no wording is known. A softening word wins:
    "zal onderzoeken" promises an inquiry only."""
    for level, pattern in _GRADES[lang]:
        if match := re.search(rf"\b(?:{pattern})\b", text, re.IGNORECASE):
            return level, match[0]
    return 0, ""
