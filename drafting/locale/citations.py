"""Parliamentary papers: one record, read from and written in the three live styles (DOMAIN.md section 2).

1. "legal": Leidraad voor juridische auteurs and Ar 3.43: *Kamerstukken II* 2024/25, 29826, nr. 234, p. 3.
2. "ministry": letters of ministries: Kamerstuk 2024/25, 29 826, nr. 234.
3. "house": publications of the House: Kamerstuk 29 826, nr. 260.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from drafting.locale.pieces import Piece
from drafting.locale.typography import NBSP


@dataclass(frozen=True, slots=True)
class Citation:
    """One parliamentary paper. `chamber` "II" or "I" or "" (unsaid); `session` "2024/25" or ""; `dossier` digits with an
    optional part ("21501-30"); `chapter` a budget chapter in Roman ("XIII"); `number` as printed ("234", or a letter in
    the Eerste Kamer); `page` or ""."""

    dossier: str
    number: str = ""
    session: str = ""
    chamber: str = ""
    chapter: str = ""
    page: str = ""
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OtherPaper:
    """Something that is no Kamerstuk: `kind` "zaak" (2025Z06432), "document" (2025D31003), "toezegging" (TZ202410-136) or
    "stcrt" (Stcrt. 2025, 20039)."""

    kind: str
    number: str


_DOSSIER = r"(?P<d1>\d{2})[ \u00a0]?(?P<d2>\d{3})(?P<part>-\d{1,2})?"
_SESSION = r"(?P<s1>(?:19|20)\d{2})[/-](?P<s2>\d{2}(?:\d{2})?)"
_NUMBER = r"(?:,?\s*(?:nr\.?|nummer)\s*(?P<number>\d{1,5}|[A-Z]{1,3}))"
KAMERSTUK = re.compile(
    rf"Kamerstuk(?:ken)?(?:\s+(?P<chamber>I{{1,2}}))?,?\s+(?:{_SESSION},?\s*)?{_DOSSIER}(?:\s+(?P<chapter>[IVXLC]+[A-Z]?))?"
    rf"(?P<others>(?:\s*(?:,|en)\s*\d{{2}}[ \u00a0]?\d{{3}}(?!\d))*)"
    rf"(?:{_NUMBER}|,\s*(?P<letter>[A-Z]{{1,3}})(?![a-z]))?(?:,\s*p\.\s*(?P<page>\d+(?:-\d+)?))?",
)
SHORT = re.compile(rf"^(?:{_SESSION},\s*)?{_DOSSIER}(?:\s+(?P<chapter>[IVXLC]+[A-Z]?))?(?:/|{_NUMBER}|,\s*)(?P<short>\d+)?(?:,\s*p\.\s*(?P<page>\d+))?$")
OTHERS = (
    ("zaak", re.compile(r"(?<![\w])(?P<n>20\d{2}Z\d{5})(?!\d)")),
    ("document", re.compile(r"(?<![\w])(?P<n>20\d{2}D\d{5})(?!\d)")),
    ("toezegging", re.compile(r"(?<![\w])(?P<n>TZ20\d{4}-\d{3})(?!\d)")),
    ("stcrt", re.compile(r"(?:Stcrt\.|Staatscourant)\s+(?P<n>20\d{2},\s*(?:nr\.\s*)?\d+)")),
)


def _session(first: str | None, second: str | None) -> str:
    return f"{first}/{second[-2:]}" if first and second else ""


def _record(match: re.Match[str]) -> Citation:
    g = match.groupdict()
    others = tuple(re.sub(r"\D", "", o) for o in re.findall(r"\d{2}[ \u00a0]?\d{3}", g.get("others") or ""))
    return Citation(
        dossier=f"{g['d1']}{g['d2']}{g['part'] or ''}",
        number=g.get("number") or g.get("letter") or g.get("short") or "",
        session=_session(g.get("s1"), g.get("s2")),
        chamber=g.get("chamber") or "",
        chapter=g.get("chapter") or "",
        page=g.get("page") or "",
        others=others,
    )


def parse_citation(text: str) -> Citation | None:
    """The paper that `text` cites, in any of the styles and their usual slips; None where it is no Kamerstuk."""
    text = text.strip().rstrip(".")
    match = KAMERSTUK.search(text) or SHORT.match(text)
    return _record(match) if match else None


def find_citations(text: str) -> Iterator[tuple[int, int, Citation | OtherPaper]]:
    """Every citation in `text` with its start and end, in reading order."""
    found: list[tuple[int, int, Citation | OtherPaper]] = [(m.start(), m.end(), _record(m)) for m in KAMERSTUK.finditer(text)]
    for kind, pattern in OTHERS:
        found += [(m.start(), m.end(), OtherPaper(kind, m["n"])) for m in pattern.finditer(text)]
    yield from sorted(found, key=lambda f: f[:2])


def render_citation(citation: Citation, style: str = "ministry") -> tuple[Piece, ...]:
    """`citation` in style "legal", "ministry" or "house", spaces in dossier numbers non-breaking."""
    c = citation
    number = f"nr.{NBSP}{c.number}" if c.number.isdigit() else c.number
    page = f", p.{NBSP}{c.page}" if c.page else ""
    chapter = f" {c.chapter}" if c.chapter else ""
    if style == "legal":
        head = Piece(f"Kamerstukken {c.chamber or 'II'}", italic=True)
        session = f" {c.session}," if c.session else ""
        rest = "".join(f" en {o}" for o in c.others)
        return (head, Piece(f"{session} {c.dossier}{chapter}{rest}" + (f", {number}" if number else "") + page))
    dossiers = " en ".join([_grouped(c.dossier) + chapter, *map(_grouped, c.others)])
    word = "Kamerstukken" if c.others else "Kamerstuk"
    session = f"{c.session}, " if c.session and style == "ministry" else ""
    return (Piece(f"{word} {session}{dossiers}" + (f", {number}" if number else "") + page),)


def _grouped(dossier: str) -> str:
    return f"{dossier[:2]}{NBSP}{dossier[2:]}"
