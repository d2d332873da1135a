"""Personal data that do not belong in a document that becomes public: BSN, IBAN, mobile numbers, personal e-mail, officials below the level that is
public (Woo 5.1, eerste lid, onderdelen d en e, en tweede lid, onderdeel e)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafting.checks.rule import Hit, Rule, Subject

_G = "[ \u00a0]"
_NINE = re.compile(r"(?<![\d.])(\d{9}|\d{3}[. ]\d{3}[. ]\d{3}|\d{4}[. ]\d{2}[. ]\d{3})(?![\d])")
_BSN = re.compile(r"\b(?:BSN|[Bb]urgerservicenummer|[Ss]ofinummer)\b")
_IBAN = re.compile(
    rf"\b(?:NL\d\d{_G}?[A-Z]{{4}}(?:{_G}?\d){{10}}|(?:BE|DE|FR|LU|GB|ES|IT|AT|IE)\d\d(?:{_G}?[A-Z0-9]{{2,4}}){{3,7}})\b"
)
_MOBILE = re.compile(
    r"(?<![\d+])(?:\+31|0031|0)[ \u00a0]?(?:\(0\))?[ \u00a0]?6[ \u00a0–-]{0,3}\d(?:[ \u00a0.-]?\d){7}(?!\d)"
)
_MAIL = re.compile(r"\b([A-Za-z][\w.+-]*)@([\w-]+(?:\.[\w-]+)*\.[a-z]{2,})\b")
_FREE = re.compile(
    r"^(?:gmail|hotmail|outlook|live|msn|yahoo|icloud|ziggo|planet|kpnmail|xs4all|home|hetnet|telfort|upcmail|casema|protonmail|proton|me)\.",
    re.IGNORECASE,
)
_DESK = re.compile(
    r"^(?:info|post|postbus|contact|secretariaat|secretary|woo|pers|press|klantcontact|helpdesk|loket|subsidie|amvi|meldpunt|bezwaar|griffie|cie\.|noreply|no-reply|data|privacy|fg|servicedesk|juridisch|bestuur|directie|communicatie|support|office|mail)",
    re.IGNORECASE,
)
_TITLE = r"(?:drs\.|mr\.|ir\.|dr\.|ing\.|prof\.|[Dd]e heer|[Mm]evrouw|[Mm]w\.|[Dd]hr\.|Mr|Ms|Mrs)"
_INITIAL = r"(?:[A-Z]\.[ ]?(?:[A-Z][a-z]?\.[ ]?){0,4}|[A-Z][a-zà-ÿ]+ )"
_SURNAME = r"(?:(?:van|de|den|der|ten|ter|Van|De) ){0,2}[A-Z][a-zà-ÿ]+(?:-[A-Z][a-zà-ÿ]+)?"
_PERSON = rf"(?:{_TITLE} )*{_INITIAL}(?:{_TITLE} )*{_SURNAME}"
_JOB = r"(?:(?:senior|junior|coördinerend|coordinerend|plaatsvervangend|eerste)[ -])?(?:beleidsmedewerker|beleidsadviseur|beleidscoördinator|medewerker|adviseur|jurist|projectleider|projectmedewerker|secretaresse|managementondersteuner|inspecteur|dossierhouder|behandelaar|policy officer|policy advisor|advisor|adviser|legal counsel|case officer)"
_OFFICIAL = re.compile(rf"(?P<name>{_PERSON})(?:, | \(| – )(?P<job>{_JOB})\b")
_OFFICIAL_FIRST = re.compile(
    rf"\b(?P<job>[Ss]ecretaris(?: is)?|{_JOB}|[Cc]ase officer):? (?P<name>{_INITIAL}{_SURNAME})(?=,| \(| ?\d|$)"
)
_CONTACT = re.compile(
    rf"^(?:[Bb]ehandeld door|[Cc]ontactpersoon|[Ii]nlichtingen bij|[Cc]ontact person|[Bb]ehandelaar)\W*(?P<name>{_PERSON})?\W*$"
)
_DOCUMENT = re.compile(
    r"\b(?:paspoort(?:nummer)?|rijbewijs(?:nummer)?|identiteitskaart(?:nummer)?|passport(?: number)?)\b[ :]*(?:nr\.? )?(?=[A-Z0-9]*\d)[A-Z0-9]{8,9}\b",
    re.IGNORECASE,
)
_BORN = re.compile(r"\bgeboren(?: op)? \d{1,2}[- ](?:\d{1,2}|\w+)[- ](?:19|20)\d\d\b")
_UNIT = re.compile(rf"\b(?P<name>{_PERSON}) van (?:de )?(?:directie|afdeling|eenheid|team|dienst)\b")


def find(subject: Subject) -> Iterator[Hit]:
    """Wherever they stand. Ministers, directors and spokespersons are public; who handles a file is not."""
    for i, line in enumerate(subject.lines):
        text = line.text
        if any(c.isdigit() for c in text):
            if _BSN.search(text):
                for match in _NINE.finditer(text):
                    if _eleven(re.sub(r"\D", "", match[1])):
                        yield Hit(line, match[0], {"found": match[0]}, "personal-bsn")
            for pattern, name in (
                (_IBAN, "personal-iban"),
                (_MOBILE, "personal-mobile"),
                (_DOCUMENT, "personal-document"),
                (_BORN, "personal-born"),
            ):
                for match in pattern.finditer(text):
                    yield Hit(line, match[0], {"found": match[0]}, name)
        if "@" in text:
            for match in _MAIL.finditer(text):
                if _FREE.match(match[2]) or (
                    not _DESK.match(match[1])
                    and re.search(r"^[a-z]{1,}[._][a-z]{2,}|^[a-z]\.[a-z]", match[1], re.IGNORECASE)
                ):
                    yield Hit(line, match[0], {"found": match[0]}, "personal-mail")
        if line.sort == "note":
            continue
        for pattern in (_OFFICIAL, _OFFICIAL_FIRST, _UNIT):
            for match in pattern.finditer(text):
                yield Hit(line, match[0], {"found": match["name"]}, "personal-official")
        if (contact := _CONTACT.match(text.strip())) is not None and subject.profile == "letter" and i < 40:
            following = subject.lines[i + 1] if i + 1 < len(subject.lines) else None
            if contact["name"]:
                yield Hit(line, text, {"found": contact["name"]}, "personal-official")
            elif following is not None and re.fullmatch(_PERSON, following.text.strip()):
                yield Hit(following, following.text.strip(), {"found": following.text.strip()}, "personal-official")


def _eleven(digits: str) -> bool:
    """The test that every BSN passes."""
    total = sum(int(d) * w for d, w in zip(digits, (9, 8, 7, 6, 5, 4, 3, 2, -1), strict=True))
    return total % 11 == 0 and digits != "000000000"


RULE = Rule("personal", "Woo 5.1, eerste lid, onder d en e, en tweede lid, onder e; AVG art. 5", find)
