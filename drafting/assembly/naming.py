"""What the clauses call the parties, put into the words of this dossier.

The library speaks of "het Bedrijf" and "the Company"; its terms.yaml says which party each such word is (`party:`). Where the dossier
calls that party something else ("TSN"), every place in the rendered text takes that name, with the article that belongs to it.
Values of the dossier are tokens by then, so only the library's own words are touched.
"""

from __future__ import annotations

import re
from typing import Any

from drafting import locale
from drafting.clauses import Library
from drafting.clauses.markup import END, START
from drafting.locale.nouns import Naming, naming
from drafting.model import Dossier, LocalText, Open, Organisation, Role, told
from drafting.tree import Text

_ROLES = {"state": Role.STATE, "province": Role.PROVINCE, "parent": Role.PARENT, "guarantor": Role.GUARANTOR}
_ARTICLES = {"nl": "Het|het|De|de", "en": "The|the"}


def named(name: LocalText | Open, written: LocalText | Open, lang: str, *, public: bool = False) -> tuple[str, Naming]:
    """A short name in `lang` with its article and pronouns; an open name reads as open values do."""
    said = told(name, lang)
    if said.startswith("[●"):
        return said, Naming("", *naming(lang, "x")[1:])
    article = "" if isinstance(written, Open) else told(written.en if lang == "en" else written.nl, lang)
    return said, naming(lang, said, article, public=public)


def of_party(party: Organisation, lang: str) -> tuple[str, Naming]:
    """An organisation's short name with its article and pronouns."""
    return named(party.short_name, party.article, lang, public=party.is_public)


def of_company(dossier: Dossier, lang: str) -> tuple[str, Naming]:
    """What the documents call the company: its short name, or the name for several companies together."""
    company = dossier.organisation(dossier.company)
    if dossier.companies or company is None:
        return named(dossier.joint_name, LocalText(), lang)
    return of_party(company, lang)


class PartyNames:
    """The library's words for parties in one language, and what stands in their place in one kind of document of this dossier."""

    def __init__(self, dossier: Dossier, kind: str, library: Library, lang: str) -> None:
        self.lang = lang
        self._names: dict[str, tuple[str, str]] = {}
        for term in library.terms.values():
            text = term.texts.get(lang)
            found = _found(dossier, kind, term.party, lang) if term.party and text is not None else None
            if text is None or found is None:
                continue
            usual = naming(lang, text.term)
            short, own = found
            if (short, own.article) != (text.term, usual.article):
                self._names[text.term] = (own.article, short)
        words = "|".join(map(re.escape, sorted(self._names, key=len, reverse=True)))
        self._pattern = re.compile(rf"(?<!\w)({_ARTICLES[lang]}) ({words})(?!\w)") if words else None

    def __bool__(self) -> bool:
        return self._pattern is not None

    def put(self, text: str, tokens: list[Any]) -> str:
        """`text` with the library's words replaced by tokens for the dossier's names; as it is where they are the same."""
        if self._pattern is None:
            return text

        def one(match: re.Match[str]) -> str:
            article, short = self._names[match[2]]
            said = f"{article} {short}" if article else short
            if match[1][0].isupper():
                said = said[:1].upper() + said[1:]
            pieces = locale.get(self.lang).running(said)
            tokens.append(tuple(Text(p.text, italic=p.italic, position=p.position) for p in pieces))
            return f"{START}{len(tokens) - 1}{END}"

        return self._pattern.sub(one, text)


def _found(dossier: Dossier, kind: str, party: str, lang: str) -> tuple[str, Naming] | None:
    if party == "company":
        return of_company(dossier, lang)
    role = _ROLES.get(party)
    having = dossier.acting(kind, role) if role is not None else ()
    # Several provinces are named together ("de Provincies"), in the parties' list.
    if not having or (role == Role.PROVINCE and len(having) > 1):
        return None
    return of_party(having[0], lang)
