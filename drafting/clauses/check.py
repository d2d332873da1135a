"""What can be found in clause texts without filling them in: names that the model does not know, languages that differ,
words that a clause may not use, duties without debtor or time, positions without their playbook."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple, get_args, get_origin

from jinja2 import nodes as j
from pydantic import BaseModel

from drafting.clauses import combinations
from drafting.clauses.environment import environment, parsed
from drafting.clauses.library import Library
from drafting.clauses.located import PROPERTIES
from drafting.clauses.names import CLAUSES, DOSSIER, names_of
from drafting.clauses.parity import TAG, parity
from drafting.clauses.source import Clause, Variant
from drafting.errors import Finding, LibraryError, Place
from drafting.model import Dossier, Person
from drafting.model.base import own_type

OF_DOSSIER = tuple(
    n for n, known in names_of(DOSSIER, "value").items() if known.type is None and n in Dossier.model_fields
)
"""Values that are a field of the dossier by the same name."""
SEVERAL_RESULTS: dict[str, type[BaseModel]] = {"signatories": Person}


class _Names(NamedTuple):
    """What the texts about one sort of subject may name, and what each name is: read from `drafting.clauses.names`."""

    lists: Mapping[str, type[BaseModel]]
    single: Mapping[str, type[BaseModel]]
    results: Mapping[str, type[BaseModel]]
    known: frozenset[str]


def _names_of(where: str) -> _Names:
    def typed(sort: str) -> dict[str, type[BaseModel]]:
        return {n: k.type for n, k in names_of(where, sort).items() if k.type is not None and n not in SEVERAL_RESULTS}

    return _Names(typed("list"), typed("value"), typed("function"), frozenset(names_of(where)))


NAMES = {where: _names_of(where) for where in CLAUSES}

# Words that one text may not use, with the directive that says so (Ar, older numbering; renumber before quoting).
BANNED: dict[str, tuple[tuple[str, str], ...]] = {
    "nl": (
        ("en/of", "Ar 63"),
        ("c.q.", "Ar 66"),
        ("indien en voor zover", "Ar 62"),
        ("alsmede", "B1"),
        ("teneinde", "B1"),
        ("middels", "B1"),
    ),
    "en": (("and/or", "Ar 63"), ("hereunder", "plain English"), ("whatsoever", "plain English")),
}


def static_findings(clauses: Iterable[Clause], library: Library) -> Iterator[Finding]:
    """Every finding about the texts as they are written."""
    for clause in clauses:
        for variant in clause.variants:
            yield from _names(clause, variant)
            yield from _words(clause, variant)
            yield from _duties(clause, variant)
        yield from parity(clause)
        yield from _positions(clause)
        yield from combinations.faults(clause, library)
        yield from _norms(clause, library)


# ---------------------------------------------------------------- names against the model


def _names(clause: Clause, variant: Variant) -> Iterator[Finding]:
    try:
        tree = parsed(variant.text, clause.source, variant.line)
    except LibraryError as error:
        yield from error.findings
        return
    yield from _Walker(clause, variant).walk(tree, {})


class _Walker:
    """Follows names through a template: what each stands for in the model, and which field does not exist."""

    def __init__(self, clause: Clause, variant: Variant) -> None:
        self.clause, self.variant = clause, variant
        self.names = NAMES.get(clause.subject, NAMES["dossier"])

    def walk(self, node: j.Node, local: dict[str, Any]) -> Iterator[Finding]:
        if isinstance(node, j.For):
            yield from self.walk(node.iter, local)
            inner = dict(local)
            for name in [node.target] if isinstance(node.target, j.Name) else []:
                inner[name.name] = _entry(self.type_of(node.iter, local))
            for child in (*node.body, *node.else_):
                yield from self.walk(child, inner)
            return
        if isinstance(node, j.Assign) and isinstance(node.target, j.Name):
            local[node.target.name] = self.type_of(node.node, local)
        if (
            isinstance(node, j.Name)
            and node.ctx == "load"
            and node.name not in self.names.known
            and node.name not in local
        ):
            yield self._fault(node, node.name, _near(node.name, [*self.names.known, *local]))
        if isinstance(node, j.Getattr):
            owner = _model(self.type_of(node.node, local))
            if owner is not None and node.attr not in owner.model_fields and node.attr not in PROPERTIES:
                yield self._fault(node, f"{owner.__name__}.{node.attr}", _near(node.attr, list(owner.model_fields)))
        if isinstance(node, j.Filter) and node.name not in environment().filters:
            yield self._fault(node, f"| {node.name}", _near(node.name, list(environment().filters)))
        for child in node.iter_child_nodes():
            yield from self.walk(child, local)

    def type_of(self, node: j.Node, local: dict[str, Any]) -> Any:
        if isinstance(node, j.Name):
            if node.name in local:
                return local[node.name]
            if node.name in self.names.lists:
                return _Several(self.names.lists[node.name])
            if node.name in self.names.single:
                return self.names.single[node.name]
            if node.name in OF_DOSSIER and self.clause.subject == "dossier":
                return Dossier.model_fields[node.name].annotation
            return None
        if isinstance(node, j.Getattr):
            owner = _model(self.type_of(node.node, local))
            return owner.model_fields[node.attr].annotation if owner and node.attr in owner.model_fields else None
        if isinstance(node, j.Call) and isinstance(node.node, j.Name):
            if node.node.name in SEVERAL_RESULTS:
                return _Several(SEVERAL_RESULTS[node.node.name])
            return self.names.results.get(node.node.name)
        if isinstance(node, j.Getitem):
            return _entry(self.type_of(node.node, local))
        return None

    def _fault(self, node: j.Node, name: str, near: str) -> Finding:
        hint = (
            f"Bedoelde u '{near}'? / Did you mean '{near}'?" if near else "Zie docs/clauses.md. / See docs/clauses.md."
        )
        place = Place(self.clause.source, self.variant.line + node.lineno - 1)
        return Finding("clauses.unknown-name", place, {"name": name, "hint": hint})


def fields_of_terms(library: Library) -> frozenset[str]:
    """The fields that the definitions of the library's terms name."""
    texts = tuple(
        Variant(lang, ("preferred",), (), text.definition, 1)
        for term in library.terms.values()
        for lang, text in term.texts.items()
    )
    return named_fields(Clause("terms", 1, "terms", "article", {}, "clauses/terms.yaml", variants=texts))


def named_fields(clause: Clause) -> frozenset[str]:
    """The fields of the model that the texts of a clause name: "Support.maximum", "Quantity.value" for what a filter prints whole."""
    found: set[str] = set()
    for variant in clause.variants:
        walker = _Walker(clause, variant)
        try:
            tree = parsed(variant.text, clause.source, variant.line)
        except LibraryError:
            continue  # told by the check
        _note(walker, tree, {}, found)
    return frozenset(found)


def _note(walker: _Walker, node: j.Node, local: dict[str, Any], found: set[str]) -> None:
    if isinstance(node, j.For):
        _note(walker, node.iter, local, found)
        inner = dict(local)
        if isinstance(node.target, j.Name):
            inner[node.target.name] = _entry(walker.type_of(node.iter, local))
        for child in (*node.body, *node.else_):
            _note(walker, child, inner, found)
        return
    if isinstance(node, j.Getattr):
        owner = _model(walker.type_of(node.node, local))
        if owner is not None:
            found.add(f"{owner.__name__}.{node.attr}")
    if isinstance(node, j.Filter) and node.node is not None:
        whole = _model(walker.type_of(node.node, local))
        if whole is not None:
            found.update(f"{whole.__name__}.{name}" for name in whole.model_fields)
            if node.name == "baseline":
                found.add("Baseline.years")
    if isinstance(node, j.Name) and node.name in OF_DOSSIER:
        found.add(f"Dossier.{node.name}")
    for child in node.iter_child_nodes():
        _note(walker, child, local, found)


def _model(annotation: Any) -> type[BaseModel] | None:
    bare = own_type(annotation)
    return bare if isinstance(bare, type) and issubclass(bare, BaseModel) else None


class _Several:
    """A list of one model, as the type of a name."""

    def __init__(self, model: type[BaseModel]) -> None:
        self.model = model


def _entry(annotation: Any) -> Any:
    if isinstance(annotation, _Several):
        return annotation.model
    bare = own_type(annotation)
    args = [a for a in get_args(bare) if a is not Ellipsis]
    return args[-1] if get_origin(bare) in (tuple, list, dict) and args else None


def _near(name: str, known: list[str]) -> str:
    import difflib

    return next(iter(difflib.get_close_matches(name, known, n=1, cutoff=0.6)), "")


# ---------------------------------------------------------------- words and duties


def _words(clause: Clause, variant: Variant) -> Iterator[Finding]:
    for number, line in enumerate(variant.text.split("\n")):
        prose = re.sub(r"\{\{.*?\}\}|\{%.*?%\}|\{:.*?\}|\^\[.*?\]", "", line)
        place = Place(clause.source, variant.line + number)
        for word, norm in BANNED[variant.lang]:
            if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", prose, re.IGNORECASE):
                yield Finding("clauses.banned-word", place, {"word": word, "norm": norm}, norm=norm)
        if clause.role == "article" and re.search(r"[(\[]", prose):
            yield Finding("clauses.brackets", place, {}, norm="Ar 64")
        if re.search(r"spant zich in|streeft? ernaar|uses reasonable endeavours|aims? (?:to|for)", prose):
            first = re.split(r"\.\s", prose)[0]
            if re.search(r"verplicht zich|verbindt zich|undertakes to", first):
                yield Finding("clauses.mixed-duty", place, {})


_LID = re.compile(r"^\s*(?:\d+\.|[a-z]\.|\d+°\.?)\s")
_STRIP = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{:.*?\}")
_EFFORT = {
    "nl": re.compile(r"\b(?:spant zich in|spannen zich in|streeft|streven)\b"),
    "en": re.compile(r"\b(?:uses? reasonable endeavours|aims? (?:to|for))\b"),
}
_TALKS = {  # an effort that needs no such verb: consulting, negotiating, considering
    "nl": re.compile(r"overleg|onderhandel|bespre|\bspreken\b|bezien|voortgang"),
    "en": re.compile(r"consult|negotiat|discuss|\btalk\b|consider|progress"),
}
_PARTY = {
    "nl": r"(?:Het Bedrijf|De Minister|De Staat|De Garant|De Provincie|(?:Elke|Een) Partij|Partijen)",
    "en": r"(?:The (?:Company|Minister|State|Guarantor|Province|Parties)|(?:Each|A) Party)",
}
_UNDERTAKES = {  # a Party that does something, as against what it may, is or has
    "nl": re.compile(
        rf"(?:^|[.;] ){_PARTY['nl']} (?!kan\b|kunnen\b|mag\b|mogen\b|is\b|zijn\b|heeft\b|hebben\b|draagt de naam)\w*(?:t|en)\b"
    ),
    "en": re.compile(
        rf"(?:^|[.;] ){_PARTY['en']} (?!may\b|can\b|cannot\b|is\b|are\b|has\b|have\b|that\b|whose\b|which\b)\w+\b"
    ),
}


def _duties(clause: Clause, variant: Variant) -> Iterator[Finding]:
    """Every duty is tagged with debtor and time, and its tag says what its verb says: effort or result, never both."""
    lang = variant.lang
    for number, line in enumerate(variant.text.split("\n")):
        if not _LID.match(line):
            continue
        tag = TAG.search(line)
        words = tag[1] if tag else ""
        place = Place(clause.source, variant.line + number)
        if "duty=none" in words or clause.role not in ("article", "annex"):
            continue
        prose = _LID.sub("", _STRIP.sub("", line)).strip()
        if "duty=" not in words:
            if _EFFORT[lang].search(prose) or _UNDERTAKES[lang].search(prose):
                yield Finding("clauses.untagged-duty", place, {})
            continue
        if "debtor=" not in words or ("deadline=" not in words and "trigger=" not in words):
            yield Finding("clauses.incomplete-duty", place, {})
        effort = bool(_EFFORT[lang].search(prose))
        if (effort and "duty=result" in words) or (
            "duty=effort" in words and not effort and not _TALKS[lang].search(prose)
        ):
            yield Finding("clauses.mixed-duty", place, {})


# ---------------------------------------------------------------- positions and norms


def _positions(clause: Clause) -> Iterator[Finding]:
    place = Place(clause.source)
    have = {p for v in clause.variants for p in v.positions}
    if "preferred" not in have:
        yield Finding("clauses.no-preferred", place, {})
    if clause.negotiable:
        for position in ("fallback", "walk_away"):
            if position not in have:
                yield Finding("clauses.position-missing", place, {"position": position})
            entry = clause.playbook.get(position)
            if not isinstance(entry, dict) or not entry.get("when") or not entry.get("approver"):
                yield Finding("clauses.playbook-missing", place, {"position": position})
        if not clause.playbook.get("asks"):
            yield Finding("clauses.playbook-missing", place, {"position": "asks"})


def _norms(clause: Clause, library: Library) -> Iterator[Finding]:
    sets = library.norms.get("sets", {})
    for norm in clause.norms:
        if str(norm).partition("/")[0] not in sets:
            yield Finding("clauses.unknown-norm", Place(clause.source), {"norm": norm, "known": ", ".join(sets)})
