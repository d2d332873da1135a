"""Defined terms: defined twice, defined but not used, used but not defined, written with another capital, and one concept
under two names."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from drafting import tree as t
from drafting.checks.rule import Hit, Rule, Subject, TextLine

_ARTICLE = {
    "nl": r"(?:[Dd]e|[Hh]et|een|elke|iedere|ieder|haar|hun|zijn|geen)",
    "en": r"(?:[Tt]he|an?|each|any|every|its|their|no)",
}
_CAPITAL = "([A-Z][a-zà-ÿ]{3,}(?:-?[a-zà-ÿ]+)*)"
# Institutions, and nouns that are names where they have a capital (Ar 93).
_NAMES = frozenset([
    "Staat", "Minister", "Ministerie", "Staatssecretaris", "Kamer", "Rijk", "Commissie", "Staatscourant", "Staatsblad",
    "Koning", "Tweede", "Eerste", "Europese", "Nederlandse", "Unie", "Raad", "Provincie", "Wet", "Besluit", "Regeling",
    "Verordening", "Richtlijn", "Verdrag", "Partij", "Partijen", "Party", "Parties", "State", "Minister", "Ministry",
    "Commission", "Government", "Province", "Act", "Kingdom", "Union", "Council", "Voorzitter", "Artikel", "Bijlage",
    "Article", "Annex", "Kamerstuk", "Kamerstukken", "Gemeente", "Gedeputeerde", "Rijksoverheid", "Republiek",
    "Koninkrijk", "Aanwijzingen", "Handelsregister", "Dutch", "European", "Netherlands",
])  # fmt: skip
_SHORT = re.compile(
    r"\((?:hierna|hereinafter|hereafter)(?: te noemen| genoemd| ook| referred to as| the)?:?\s*[“\"‘']?([A-Za-zÀ-ÿ][\w &À-ÿ-]{1,40}?)[”\"’']?\)"
)


_FULL = re.compile(
    r"[A-Z][\w\u00c0-\u017f&.-]*(?: (?:(?:van|de|der|het|en|of|the|for|voor|&) )*[A-Z][\w\u00c0-\u017f&.-]*)+$"
)
_NAMED = re.compile(
    r"(?:hierna|hereinafter|hereafter|afzonderlijk|individually|collectively|gezamenlijk|each)\b[^.;:]{0,40}?:?[ \u00a0][“\"‘'(]*(?:(?:de|het|een|the|a)[ \u00a0])?[“\"‘']?([A-Z][\w-]+(?:[ \u00a0][A-Z][\w-]+)*)"
)


def find(subject: Subject) -> Iterator[Hit]:
    """Compares the definitions with the text outside them."""
    yield from _short_names(subject)
    document = subject.structure
    if document is None:
        if subject.profile != "statute":
            yield from _small(subject, set())
        return
    defined = [n for n in t.walk(document) if isinstance(n, t.DefinedTerm)]
    for term, count in Counter(d.text for d in defined).items():
        if count > 1:
            yield Hit(None, term, {"term": term}, "terms-twice")
    text = "\n".join(line.text for line in subject.lines)
    for node in defined:
        # Of several words the longest tells: "verzamelen van gegevens" is used where gegevens are "verzameld".
        longest = max(node.text.split(), key=len)
        stem = re.sub(r"(?:en|s)$", "", longest) if len(longest) > 6 else longest
        if len(re.findall(re.escape(stem), text, re.IGNORECASE)) < 2:
            yield Hit(None, node.text, {"term": node.text}, "terms-unused")
    yield from _two_names(document)
    if subject.profile == "agreement":
        yield from _small(subject, {d.text for d in defined})
    if len(defined) >= 3 and subject.profile == "agreement":
        known = {d.text for d in defined} | {m[1] for line in subject.lines for m in _NAMED.finditer(line.text)}
        yield from _undefined(subject, known)
        yield from _capitals(subject, known)


def _stem(term: str) -> str:
    """Without the ending of a plural, vowels single: Mijlpalen and Mijlpaal are one."""
    bare = re.sub(r"(?:en|s|[’']s)$", "", term) if len(term) > 6 else term
    return re.sub(r"([aeou])\1(?=[^aeou]$)|([^aeiou])\2$", r"\1\2", bare)


def _undefined(subject: Subject, defined: set[str]) -> Iterator[Hit]:
    """A common noun that has a capital in the middle of sentences, three times or more, in a text that defines its terms."""
    pattern = re.compile(
        rf"\b{_ARTICLE[subject.lang]}[ \u00a0]{_CAPITAL}\b(?![ \u00a0-][A-Z]|[ \u00a0](?:van|der|of)[ \u00a0][A-Z])"
    )
    counts: Counter[str] = Counter()
    first: dict[str, TextLine] = {}
    stems = {_stem(w).casefold() for term in defined for w in (term, *term.split())}
    for line in subject.prose:
        for match in pattern.finditer(line.text):
            word = match[1]
            # An adjective begins a name ("de Algemene wet bestuursrecht"), nouns seldom end so.
            if (
                word in _NAMES
                or re.search(r"[^i]e$|(?:wet|besluit|regeling|verordening|verdrag|akkoord|fonds|programma)$", word)
                or _stem(word).casefold() in stems
                or any(word.casefold().startswith(s) for s in stems if len(s) > 4)
            ):
                continue
            counts[word] += 1
            first.setdefault(word, line)
    whole = " ".join(line.text for line in subject.lines)
    for word, count in counts.items():
        words = subject.words
        common = words is not None and (
            words.knows(word.lower()) and not words.name(word.lower())
            if subject.lang == "nl"
            else words.english(word.lower())
        )
        named = re.search(rf"[“\"‘']{re.escape(word)}[”\"’']", whole)
        if count >= 3 and common and not named:
            yield Hit(first[word], word, {"term": word, "count": count}, "terms-undefined")


def _capitals(subject: Subject, defined: set[str]) -> Iterator[Hit]:
    """A term with a capital that stands without it now and then. Only long terms: a short one is an ordinary word too."""
    text = "\n".join(line.text for line in subject.lines)
    for term in sorted(defined):
        small = term[0].lower() + term[1:]
        if (" " not in term and len(term) < 18) or not term[0].isupper() or small not in text:
            continue
        pattern = re.compile(rf"(?<![\w-]){re.escape(small)}(?![\w-])")
        hits = [(line, m) for line in subject.prose for m in pattern.finditer(line.text)]
        capital = sum(len(re.findall(rf"(?<![\w-]){re.escape(term)}(?![\w-])", line.text)) for line in subject.prose)
        if hits and capital >= 3 * len(hits):
            for line, match in hits:
                yield Hit(
                    line,
                    line.text[max(0, match.start() - 20) : match.end() + 20],
                    {"term": term, "found": small},
                    "terms-capitals",
                )


_QUOTED = re.compile(
    r"(?:\((?:the|de|het|hierna:?(?: te noemen:?)?)?[ \u00a0]?[“\"‘']([A-Z][\w-]+(?:[ \u00a0][A-Z][\w-]+){0,2})[”\"’']\)|^[“\"‘']([A-Z][\w-]+(?:[ \u00a0][A-Z][\w-]+){0,2})[”\"’'] (?:means|betekent)\b)"
)
_HEREAFTER = re.compile(r"\bhierna(?: te noemen| genoemd)?:?[ \u00a0](?:de|het|the)[ \u00a0]([A-Z][a-zà-ÿ]{3,})\b")
# What is written with and without its capital for other reasons.
_COMMON = frozenset(
    [
        "staat",
        "state",
        "party",
        "parties",
        "partij",
        "partijen",
        "minister",
        "provincie",
        "province",
        "gemeente",
        "overheden",
    ]
)


def _small(subject: Subject, defined: set[str]) -> Iterator[Hit]:
    """A term that was given a capital, once or twice without it, after "de", "het" or "the"; it must keep its capital elsewhere. In a text by
    others only: ours takes its terms from one place."""
    if subject.tree is not None and subject.tree.kind:
        return
    named = {(m[1] or m[2]) for line in subject.lines for m in _QUOTED.finditer(line.text)}
    hereafter = {m[1] for line in subject.lines for m in _HEREAFTER.finditer(line.text)}
    text = "\n".join(line.text for line in subject.prose)
    article = r"(?:[Dd]e|[Hh]et|[Dd]eze|[Dd]it|[Dd]ie)" if subject.lang == "nl" else r"(?:[Tt]he|[Tt]his)"
    for term in sorted(defined | named | hereafter):
        small = term.lower()
        if (
            not term[0].isupper()
            or len(term) < 3
            or term.isupper()
            or (small in _COMMON and term not in hereafter)
            or not re.search(r"[a-z]{3}", term)
        ):
            continue
        ends = r"(?:en|s)?" if subject.lang == "nl" else "s?"
        kept = len(re.findall(rf"(?<![\w-]){re.escape(term)}{ends}(?![\w-])", text))
        bare = " " in small or small not in _EVERYDAY
        lead = rf"(?:{article}[ \u00a0])" if len(small) < 12 and " " not in small else rf"(?:{article}[ \u00a0])?"
        hits = [
            (line, m)
            for line in subject.prose
            for m in re.finditer(
                rf"(?<![\w-]){lead}(?P<term>{re.escape(small)}{ends})(?![\w-]|[ \u00a0](?:(?:van|of)[ \u00a0](?:de|het|the|artikel|Economische|[A-Z])|[A-Z]))",
                line.text,
            )
        ]
        formal = term in defined | named and bare and len(small) > 4 and len(hits) == 1
        if 0 < len(hits) <= 2 and (formal or (kept >= (2 if bare else 3) and kept > len(hits))):
            order = {id(x): k for k, x in enumerate(subject.lines)}
            first = next(
                (order[id(x)] for x in subject.lines if re.search(rf"(?<![\w-]){re.escape(term)}(?![\w-])", x.text)), 0
            )
            for line, match in hits:
                if order[id(line)] >= first:
                    yield Hit(line, match[0], {"term": term, "found": match["term"]}, "terms-capitals")


_EVERYDAY = frozenset(["agreement", "overeenkomst", "afspraak", "convenant", "letter", "brief", "gas", "plan"])


def _two_names(document: t.Document) -> Iterator[Hit]:
    """Two terms that are defined in the same words."""
    by_text: dict[str, list[str]] = defaultdict(list)
    for node in t.walk(document):
        if isinstance(node, t.Definition):
            said = t.plain_text(node.content)
            body = re.sub(r"\W+", " ", said[said.find(node.term) + len(node.term) :].casefold()).strip()
            if len(body) > 20 and node.term not in by_text[body]:
                by_text[body].append(node.term)
    for terms in by_text.values():
        if len(terms) > 1:
            yield Hit(None, terms[1], {"term": terms[1], "other": terms[0]}, "terms-names")


def _short_names(subject: Subject) -> Iterator[Hit]:
    """One full name with two short ones ("hierna: …"), or a short one for two full names."""
    full_of: dict[str, str] = {}
    short_of: dict[str, str] = {}
    for line in subject.prose:
        for match in _SHORT.finditer(line.text):
            short = match[1].strip()
            name = _FULL.search(line.text[max(0, match.start() - 120) : match.start()].strip())
            full = name[0] if name else ""
            if len(full) < 6:
                continue
            if short_of.setdefault(full, short) != short:
                yield Hit(line, f"{full} {match[0]}", {"term": short, "other": short_of[full]}, "terms-names")
            elif full_of.setdefault(short, full) != full:
                yield Hit(line, f"{full} {match[0]}", {"term": short}, "terms-twice")


RULE = Rule("terms", "AvC 2003, aanwijzing 7; Ar 58, 93, 121-123 (oude nummering)", find)
