"""Parliamentary papers: one record, read from and written in the three live styles (DOMAIN.md section 2).

1. "legal": Leidraad voor juridische auteurs and Ar 3.43: *Kamerstukken II* 2024/25, 29826, nr. 234, p. 3.
2. "ministry": letters of ministries: Kamerstuk 2024/25, 29 826, nr. 234.
3. "house": publications of the House: Kamerstuk 29 826, nr. 260.

Papers that are no Kamerstukken (a case, a House document, a promise, the Staatscourant, a judgment) have a record of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from drafting.locale.enumeration import enumerate_texts
from drafting.locale.pieces import Piece
from drafting.locale.typography import EN_DASH, NBSP

STYLES = ("legal", "ministry", "house")
"""The three live styles of a citation."""


@dataclass(frozen=True, slots=True)
class Citation:
    """One parliamentary paper. `chamber` "II" or "I" or "" (unsaid); `session` "2024/25" or ""; `dossier` digits with an
    optional part ("21501-30"); `chapter` a budget chapter in Roman ("XIII"); `number` as printed ("234", or a letter in
    the Eerste Kamer); `page` "3", "3-5" or ""; `others` the dossiers under which the same paper is filed as well."""

    dossier: str
    number: str = ""
    session: str = ""
    chamber: str = ""
    chapter: str = ""
    page: str = ""
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OtherPaper:
    """Something that is no Kamerstuk: `kind` "zaak" (2025Z06432), "document" (2025D31003), "toezegging" (TZ202410-136),
    "stcrt" (number "2025, 20039"), "stb", "trb", "handelingen" ("II 2024/25, nr. 45, item 7"), "aanhangsel" ("II 2024/25,
    nr. 1234") or "ecli"."""

    kind: str
    number: str


_GAP = "[ \u00a0\u202f]"
_SESSION = rf"(?P<s1>(?:19|20)[0-9]{{2}}){_GAP}?[/\u2013-]{_GAP}?(?P<s2>[0-9]{{4}}|[0-9]{{2}})(?![0-9])"
_DOSSIER = (
    rf"(?<![0-9])(?P<d1>[0-9]{{2}})(?:{_GAP}|\.)?(?P<d2>[0-9]{{3}})(?![0-9])(?:-(?P<part>[0-9]{{1,2}})(?![0-9]))?"
)
_CHAPTER = rf"(?:(?:{_GAP}|-)(?P<chapter>[IVXLC]+[A-Z]?|[A-Z])(?=\s*(?:[,;./)]|$|[Nn]rs?\b|en\b)))?"
_PAGE = r"(?:,\s*(?:p|pp|blz|pag)\.\s*(?P<page>[0-9]+(?:[-\u2013][0-9]+)?))?"
_NUMBER = r"(?:,?\s*[Nn](?:rs?\b\.?|o\.|ummers?\b)\s*(?P<number>[0-9]{1,5}|[A-Z]{1,3})(?![A-Za-z0-9]))"
# Only where several are announced: "nr. 234 en 25 juni" is one number and a date.
_MORE = r"(?P<more>(?:(?<=[0-9])(?:\s*,\s*|\s+en\s+)[0-9]{1,5}(?![0-9]|\s[0-9]{3}\b))*)"
_NUMBERS = rf"(?:,?\s*[Nn](?:rs\b\.?|rn\.|ummers\b)\s*(?P<first>[0-9]{{1,5}})(?![A-Za-z0-9]){_MORE})"
_HEAD = (
    r"(?:\b(?:Kamerstuk(?:ken)?|[Tt]weede\s+Kamer,?\s+vergaderjaar|[Ee]erste\s+Kamer,?\s+vergaderjaar)(?:\s+(?P<chamber>I{1,2})\b)?"
    r"|\b(?P<abbr>TK|EK)\b)"
)
_KAMERSTUK = (
    rf"(?P<head>{_HEAD}),?\s+(?:(?:vergaderjaar\s+)?{_SESSION},?\s*)?{_DOSSIER}{_CHAPTER}"
    rf"(?P<others>(?:\s*(?:,|en)\s*[0-9]{{2}}{_GAP}?[0-9]{{3}}(?![0-9]))*)"
    rf"(?:{_NUMBERS}|{_NUMBER}|/(?P<slash>[0-9]{{1,5}})(?![0-9])|,\s*(?P<letter>[A-Z]{{1,2}})(?=[,.;)]|$))?{_PAGE}"
)
_SHORT = (
    rf"^(?:{_SESSION},\s*)?{_DOSSIER}{_CHAPTER}(?P<others>(?:\s*(?:,|en)\s*[0-9]{{2}}{_GAP}?[0-9]{{3}}(?![0-9]))*)"
    rf"(?:{_NUMBER}|(?:/|,\s*)(?P<slash>[0-9]{{1,5}})(?![0-9])){_PAGE}$"
)
# The name under which a paper is published: kst-29826-260, kst-36200-XIII-116.
_PUBLISHED = r"\bkst-(?P<d1>[0-9]{2})(?P<d2>[0-9]{3})(?:-(?P<part>[0-9]{1,2}))?(?:-(?P<chapter>[IVXLC]+[A-Z]?))?-(?P<number>[0-9]{1,5}|[A-Z]{1,2})\b"
_PROCEEDINGS = rf"(?P<chamber>I{{1,2}}),?\s+{_SESSION},\s*nr\.\s*(?P<no>[0-9]+)"
_OTHERS = (
    ("zaak", r"\b(?P<n>20[0-9]{2}Z[0-9]{5})\b"),
    ("document", r"\b(?P<n>20[0-9]{2}D[0-9]{5})\b"),
    ("toezegging", r"\b(?P<n>TZ20[0-9]{4}-[0-9]{3})\b"),
    ("stcrt", r"\b(?:Stcrt\.|Staatscourant),?\s+(?P<y>(?:19|20)[0-9]{2}),?\s*(?:nr\.?\s*)?(?P<no>[0-9]+)"),
    ("stb", r"\b(?:Stb\.|Staatsblad),?\s+(?P<y>(?:19|20)[0-9]{2}),?\s*(?:nr\.?\s*)?(?P<no>[0-9]+)"),
    ("trb", r"\b(?:Trb\.|Tractatenblad),?\s+(?P<y>(?:19|20)[0-9]{2}),?\s*(?:nr\.?\s*)?(?P<no>[0-9]+)"),
    ("aanhangsel", rf"\bAanhangsel(?:\s+van\s+de)?\s+Handelingen\s+{_PROCEEDINGS}"),
    ("handelingen", rf"(?<!Aanhangsel )(?<!van de )\bHandelingen\s+{_PROCEEDINGS}(?:,\s*item\s*(?P<item>[0-9]+))?"),
    ("ecli", r"\b(?P<n>ECLI:[A-Z]{2}:[A-Z0-9]{1,7}:[0-9]{4}:[A-Z0-9.]{1,25}(?<!\.))"),
)
_LABELS = {
    "stcrt": f"Stcrt.{NBSP}",
    "stb": f"Stb.{NBSP}",
    "trb": f"Trb.{NBSP}",
    "handelingen": f"Handelingen{NBSP}",
    "aanhangsel": f"Aanhangsel Handelingen{NBSP}",
}


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compiled when first asked for: most runs of the command cite nothing."""
    return re.compile(pattern)


def _session(first: str | None, second: str | None) -> str:
    return f"{first}/{second[-2:]}" if first and second else ""


def _record(match: re.Match[str]) -> Citation:
    g = {k: v or "" for k, v in match.groupdict().items()}
    others = tuple(re.sub(r"[^0-9]", "", o) for o in re.findall(rf"[0-9]{{2}}{_GAP}?[0-9]{{3}}", g.get("others", "")))
    chamber = g.get("chamber", "") or {"TK": "II", "EK": "I"}.get(g.get("abbr", ""), "")
    if not chamber and g.get("head", ""):
        chamber = (
            {"t": "II", "T": "II", "e": "I", "E": "I"}.get(g["head"][0], "") if "vergaderjaar" in g["head"] else ""
        )
    return Citation(
        dossier=f"{g['d1']}{g['d2']}" + (f"-{g['part']}" if g["part"] else ""),
        number=next((g[k] for k in ("first", "number", "slash", "letter") if g.get(k)), ""),
        session=_session(g.get("s1"), g.get("s2")),
        chamber=chamber,
        chapter=g.get("chapter", ""),
        page=g.get("page", "").replace(EN_DASH, "-"),
        others=others,
    )


def parse_citation(text: str) -> Citation | None:
    """The paper that `text` cites, in any of the styles and their usual slips; None where it is no Kamerstuk. Of several
    numbers ("nrs. 234 en 235") the first; `find_citations` gives them all."""
    text = text.strip().rstrip(".")
    match = _compiled(_KAMERSTUK).search(text) or _compiled(_SHORT).match(text) or _compiled(_PUBLISHED).search(text)
    return _record(match) if match else None


# What may stand before the word Kamerstuk and belongs to it: "2024/25, Kamerstuk 29 826, nr. 260".
_LEAD = rf"(?:Kamerstuk(?:ken)?[\s,]*)?(?:{_SESSION},?\s*)?"


def find_citations(text: str) -> Iterator[tuple[int, int, Citation | OtherPaper]]:
    """Every citation in `text` with its start and end, in reading order. One of several numbers ("nrs. 234 en 235") is
    several records, all with the place of the whole."""
    found: list[tuple[int, int, Citation | OtherPaper]] = []
    for match in _compiled(_KAMERSTUK).finditer(text):
        record = _record(match)
        numbers = re.findall(r"[0-9]+", match["more"] or "")
        found += [(match.start(), match.end(), r) for r in (record, *(replace(record, number=n) for n in numbers))]
    found += [(m.start(), m.end(), _record(m)) for m in _compiled(_PUBLISHED).finditer(text)]
    for kind, pattern in _OTHERS:
        found += [
            (m.start(), m.end(), OtherPaper(kind, _number_of(kind, m))) for m in _compiled(pattern).finditer(text)
        ]
    yield from sorted(found, key=lambda f: f[:2])


def _number_of(kind: str, match: re.Match[str]) -> str:
    g = match.groupdict()
    if "n" in g:
        return str(match["n"])
    if "y" in g:
        return f"{match['y']}, {match['no']}"
    item = f", item {g['item']}" if g.get("item") else ""
    return f"{match['chamber']} {_session(match['s1'], match['s2'])}, nr. {match['no']}{item}"


def render_citation(citation: Citation, style: str = "ministry", further: Sequence[str] = ()) -> tuple[Piece, ...]:
    """`citation` in style "legal", "ministry" or "house", its spaces non-breaking where a line must not end.

    `further` numbers of the same dossier follow its own: nrs. 234 en 235. A number that is a letter is of the Eerste Kamer; a
    legal citation names the Tweede where nothing says otherwise. Raises ValueError for another style.
    """
    if style not in STYLES:
        raise ValueError(f"{style!r} is no style of citation")
    c = citation
    number = f"nr.{NBSP}{c.number}" if c.number[:1].isdigit() else c.number
    if further:
        number = f"nrs.{NBSP}{enumerate_texts('nl', [c.number, *further])}"
    tail = (f", {number}" if number else "") + (f", p.{NBSP}{c.page.replace('-', EN_DASH)}" if c.page else "")
    chapter = f"{NBSP}{c.chapter}" if c.chapter else ""
    if style == "legal":
        chamber = c.chamber or ("I" if c.number.isalpha() else "II")
        session = f" {c.session}," if c.session else ""
        dossiers = " en ".join([c.dossier + chapter, *c.others])
        return (Piece(f"Kamerstukken{NBSP}{chamber}", italic=True), Piece(f"{session} {dossiers}{tail}"))
    dossiers = " en ".join([_grouped(c.dossier) + chapter, *map(_grouped, c.others)])
    word = "Kamerstukken" if c.others or further else "Kamerstuk"
    chamber = f"{NBSP}I" if c.chamber == "I" else ""
    session = f"{c.session}, " if c.session and style == "ministry" else ""
    return (Piece(f"{word}{chamber} {session}{dossiers}{tail}"),)


def cited(text: str, style: str = "ministry") -> Iterator[str | tuple[Piece, ...]]:
    """`text` in parts: its Kamerstukken rendered in `style`, what stands around them as it is. Nothing is lost but a full stop
    at the end of the last paper and a word or session said twice ("Kamerstuk 2024/25, Kamerstuk 29 826, nr. 260")."""
    text = text.strip()
    if short := _compiled(_SHORT).match(text.rstrip(".")):
        yield render_citation(_record(short), style)
        return
    groups: dict[tuple[int, int], list[Citation]] = {}
    for start, end, found in find_citations(text):
        if isinstance(found, Citation):
            groups.setdefault((start, end), []).append(found)
    at = 0
    for (start, end), (record, *further) in groups.items():
        before = text[at:start]
        lead = _compiled(_LEAD).fullmatch(before) if at == 0 else None
        if lead and not record.session:
            record = replace(record, session=_session(lead["s1"], lead["s2"]))
        if before and not lead:
            yield before
        yield render_citation(record, style, [f.number for f in further])
        at = end
    rest = text[at:]
    if rest and not (at and rest == "."):
        yield rest


def render_paper(paper: OtherPaper) -> tuple[Piece, ...]:
    """A paper that is no Kamerstuk, as it is cited: 2025Z06432, Stcrt. 2025, 20039."""
    number = paper.number.replace("nr. ", f"nr.{NBSP}").replace("item ", f"item{NBSP}")
    return (Piece(f"{_LABELS.get(paper.kind, '')}{number}"),)


def _grouped(dossier: str) -> str:
    return f"{dossier[:2]}{NBSP}{dossier[2:]}"
