"""Defined terms: which a document uses, and the definitions that belong to them, alphabetically (directive 7)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from drafting.clauses import Library
from drafting.model import Term as DossierTerm
from drafting.model import told


@dataclass(frozen=True, slots=True)
class Term:
    """A term that this document may use: its forms, its definition in clause markup, and where that was written."""

    id: str
    term: str
    forms: tuple[str, ...]
    definition: str
    source: str
    introduced: str = ""


def available(library: Library, own: Iterable[DossierTerm], lang: str) -> dict[str, Term]:
    """The library's terms and the subject's own, by id; the subject's win."""
    found = {
        key: Term(key, text.term, text.forms, text.definition, held.source, held.introduced)
        for key, held in library.terms.items()
        if (text := held.texts.get(lang)) is not None
    }
    for term in own:
        word = told(term.term, lang)
        found[term.id] = Term(term.id, word, (word,), told(term.definition, lang), f"terms.{term.id}")
    return found


class Finder:
    """Finds defined terms in text, the longest form first, whole words only, capitals as written."""

    def __init__(self, terms: Mapping[str, Term]) -> None:
        self._of = {form: key for key, term in terms.items() for form in (term.term, *term.forms)}
        forms = sorted(self._of, key=len, reverse=True)
        self._pattern = re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, forms)) + r")(?!\w)") if forms else None

    def used(self, text: str) -> set[str]:
        """The ids of the terms that `text` uses."""
        return {self._of[m] for m in self._pattern.findall(text)} if self._pattern else set()


def closure(terms: Mapping[str, Term], texts: Iterable[str], definition_text: Callable[[Term], str]) -> list[Term]:
    """The terms used in `texts` and in the definitions of those, without the ones introduced elsewhere, sorted."""
    finder = Finder(terms)
    used: set[str] = set()
    todo: set[str] = set()
    for text in texts:
        todo |= finder.used(text)
    while todo:
        used |= todo
        todo = (
            set().union(*(finder.used(definition_text(terms[key])) for key in todo if not terms[key].introduced)) - used
        )
    return sorted((terms[k] for k in used if not terms[k].introduced), key=lambda t: sort_key(t.term))


def sort_key(term: str) -> str:
    """Alphabetical order without regard to capitals, accents and subscripts."""
    plain = unicodedata.normalize("NFKD", term)
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()
