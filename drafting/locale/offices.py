"""Ministries, bodies and laws that were renamed, split, merged or repealed, each with the days on which it was called so.

One table for checks and for the letter. Sources: the Almanak of the government and the royal decrees of the cabinets' beginnings (14 October
2010, 5 November 2012, 26 October 2017, 10 January 2022, 2 July 2024, 23 February 2026); an office may outlive its ministry: since 23 February
2026 there is a Minister van Klimaat en Groene Groei at the Ministerie van Economische Zaken en Klimaat.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Office:
    """A name in use from `since` until (not on) `until`; `sort` is "ministry", "minister" (the office only), "body" or "law"; `short` how
    it is abbreviated; `now` what it is called after, and `then` what it was called before."""

    sort: str
    name: str
    short: tuple[str, ...]
    since: date
    until: date
    now: str = ""
    then: str = ""


_OLD, _OPEN = date(1900, 1, 1), date(9999, 1, 1)
_2010, _2012, _2017, _2022, _2024, _2026 = (
    date(2010, 10, 14), date(2012, 11, 5), date(2017, 10, 26), date(2022, 1, 10), date(2024, 7, 2), date(2026, 2, 23),
)  # fmt: skip

OFFICES: tuple[Office, ...] = (
    Office("ministry", "Economische Zaken", ("EZ",), _OLD, _2010, "Economische Zaken, Landbouw en Innovatie"),
    Office("ministry", "Economische Zaken, Landbouw en Innovatie", ("EL&I", "ELI"), _2010, _2012, "Economische Zaken"),
    Office("ministry", "Economische Zaken", ("EZ",), _2012, _2017, "Economische Zaken en Klimaat"),
    Office(
        "ministry",
        "Economische Zaken en Klimaat",
        ("EZK",),
        _2017,
        _2024,
        "Economische Zaken of Klimaat en Groene Groei",
        "Economische Zaken",
    ),
    Office("ministry", "Economische Zaken", ("EZ",), _2024, _2026, "Economische Zaken en Klimaat"),
    Office(
        "ministry",
        "Klimaat en Groene Groei",
        ("KGG",),
        _2024,
        _2026,
        "Economische Zaken en Klimaat",
        "Economische Zaken en Klimaat",
    ),
    Office("ministry", "Economische Zaken en Klimaat", ("EZK",), _2026, _OPEN),
    Office("minister", "Klimaat en Groene Groei", ("KGG",), _2024, _OPEN, "", "minister voor Klimaat en Energie"),
    Office(
        "minister",
        "Klimaat en Energie",
        ("KE", "K&E"),
        _2022,
        _2024,
        "minister van Klimaat en Groene Groei",
        "minister van Economische Zaken en Klimaat",
    ),
    Office(
        "ministry",
        "Landbouw, Natuur en Voedselkwaliteit",
        ("LNV",),
        _OLD,
        _2010,
        "Economische Zaken, Landbouw en Innovatie",
    ),
    Office(
        "ministry",
        "Landbouw, Natuur en Voedselkwaliteit",
        ("LNV",),
        _2017,
        _2024,
        "Landbouw, Visserij, Voedselzekerheid en Natuur",
        "Economische Zaken",
    ),
    Office(
        "ministry",
        "Landbouw, Visserij, Voedselzekerheid en Natuur",
        ("LVVN",),
        _2024,
        _OPEN,
        "",
        "Landbouw, Natuur en Voedselkwaliteit",
    ),
    Office(
        "minister",
        "Natuur en Stikstof",
        (),
        _2022,
        _2024,
        "minister van Landbouw, Visserij, Voedselzekerheid en Natuur",
    ),
    Office(
        "ministry",
        "Volkshuisvesting, Ruimtelijke Ordening en Milieubeheer",
        ("VROM",),
        _OLD,
        _2010,
        "Infrastructuur en Milieu (nu Volkshuisvesting en Ruimtelijke Ordening)",
    ),
    Office(
        "ministry",
        "Verkeer en Waterstaat",
        ("VenW", "V&W"),
        _OLD,
        _2010,
        "Infrastructuur en Milieu (nu Infrastructuur en Waterstaat)",
    ),
    Office(
        "ministry",
        "Infrastructuur en Milieu",
        ("IenM", "I&M"),
        _2010,
        _2017,
        "Infrastructuur en Waterstaat",
        "Verkeer en Waterstaat of VROM",
    ),
    Office("ministry", "Infrastructuur en Waterstaat", ("IenW", "I&W"), _2017, _OPEN, "", "Infrastructuur en Milieu"),
    Office(
        "ministry",
        "Volkshuisvesting en Ruimtelijke Ordening",
        ("VRO",),
        _2024,
        _OPEN,
        "",
        "Binnenlandse Zaken en Koninkrijksrelaties",
    ),
    Office(
        "minister",
        "Volkshuisvesting en Ruimtelijke Ordening",
        ("VRO",),
        _2022,
        _OPEN,
        "",
        "Binnenlandse Zaken en Koninkrijksrelaties",
    ),
    Office("ministry", "Veiligheid en Justitie", ("VenJ", "V&J"), _2010, _2017, "Justitie en Veiligheid", "Justitie"),
    Office("ministry", "Justitie en Veiligheid", ("JenV", "J&V"), _2017, _OPEN, "", "Veiligheid en Justitie"),
    Office("ministry", "Asiel en Migratie", ("AenM", "A&M"), _2024, _OPEN, "", "Justitie en Veiligheid"),
    Office(
        "ministry",
        "Welzijn, Volksgezondheid en Cultuur",
        ("WVC",),
        _OLD,
        date(1994, 8, 22),
        "Volksgezondheid, Welzijn en Sport",
    ),
    Office(
        "body",
        "Agentschap NL",
        ("AgentschapNL",),
        date(2010, 1, 1),
        date(2014, 1, 1),
        "Rijksdienst voor Ondernemend Nederland (RVO)",
        "SenterNovem",
    ),
    Office("body", "SenterNovem", (), date(2004, 5, 1), date(2010, 1, 1), "Agentschap NL (nu RVO)"),
    Office("body", "Rijksdienst voor Ondernemend Nederland", (), date(2014, 1, 1), _OPEN, "", "Agentschap NL"),
    Office(
        "body",
        "Nederlandse Mededingingsautoriteit",
        ("NMa",),
        date(1998, 1, 1),
        date(2013, 4, 1),
        "Autoriteit Consument en Markt (ACM)",
    ),
    Office(
        "body", "Autoriteit Consument en Markt", (), date(2013, 4, 1), _OPEN, "", "Nederlandse Mededingingsautoriteit"
    ),
    Office(
        "body",
        "Raad voor Verkeer en Waterstaat",
        (),
        _OLD,
        date(2012, 8, 1),
        "Raad voor de leefomgeving en infrastructuur",
    ),
    Office("body", "VROM-raad", (), _OLD, date(2012, 8, 1), "Raad voor de leefomgeving en infrastructuur"),
    Office("body", "VROM-Inspectie", (), _OLD, date(2012, 1, 1), "Inspectie Leefomgeving en Transport (ILT)"),
    Office(
        "body",
        "Inspectie Leefomgeving en Transport",
        (),
        date(2012, 1, 1),
        _OPEN,
        "",
        "VROM-Inspectie of Inspectie Verkeer en Waterstaat",
    ),
    Office("body", "Algemene Energieraad", (), _OLD, date(2012, 1, 1), "Raad voor de leefomgeving en infrastructuur"),
    Office("body", "Europese Gemeenschap", (), _OLD, date(2009, 12, 1), "Europese Unie"),
    Office("law", "Wet openbaarheid van bestuur", ("Wob",), _OLD, date(2022, 5, 1), "Wet open overheid (Woo)"),
    Office("law", "Wet open overheid", ("Woo",), date(2021, 10, 1), _OPEN, "", "Wet openbaarheid van bestuur (Wob)"),
)


def called(sort: str, name: str, day: date) -> bool:
    """Whether `name` (or its short form) was in use on `day` for a ministry, a minister, a body or a law; an office counts as long as its
    ministry lives. True where the table does not know the name."""
    known = [
        o
        for o in OFFICES
        if name in (o.name, *o.short) and (o.sort == sort or (sort == "minister" and o.sort == "ministry"))
    ]
    return not known or any(o.since <= day < o.until for o in known)


def named_instead(sort: str, name: str, day: date) -> str:
    """What it was called on `day`, "" where the table does not tell."""
    known = [
        o
        for o in OFFICES
        if name in (o.name, *o.short) and (o.sort == sort or (sort == "minister" and o.sort == "ministry"))
    ]
    past = [o for o in known if o.until <= day]
    if past:
        return max(past, key=lambda o: o.until).now
    to_come = [o for o in known if o.since > day]
    return min(to_come, key=lambda o: o.since).then if to_come else ""
