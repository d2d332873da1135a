"""Texts of a dossier in one language only: the other language is behind until it is brought level; and what the two say differently."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from drafting import tree
from drafting.api import places
from drafting.api.workspace import Where
from drafting.clauses import Library
from drafting.clauses.parity import parity
from drafting.clauses.source import Clause, Variant
from drafting.errors import Finding, Place, Severity
from drafting.model import ClauseText, Dossier, LocalText

BOTH = ("nl", "en")


def behind(
    dossier: Dossier, document_id: str, present: Collection[str], called: str, workspace: Where = None
) -> list[Finding]:
    """For each text of the dossier that stands in a document (`present`: its clauses) in one language only, that the other is behind; and
    wherever both languages say something, the numbers, references and duties in which they differ. None for a document in one language."""
    outline = places.templates(workspace).outline(document_id)
    if set(outline.languages) != set(BOTH):
        return []
    library = places.library(workspace)
    found: list[Finding] = []
    for held in dossier.choices.texts:
        if held.clause in present and document_id in (held.kinds or (document_id,)):
            found += _of_text(held, dossier, library, called, outline.firmness)
    for bespoke in dossier.choices.bespoke:
        if bespoke.id in present and document_id in (bespoke.kinds or (document_id,)):
            found += _missing(bespoke.text, bespoke.id, called, f"choices.bespoke.{bespoke.id}")
    used = {d for d in present if d.startswith("term:")}
    for term in dossier.terms:
        if f"term:{term.id}" in used and isinstance(term.definition, LocalText):
            found += _missing(term.definition, term.id, called, f"terms.{term.id}")
    return found


def clauses_in(document: tree.Document) -> set[str]:
    """The clauses of a document, and as "term:<id>" the terms that it defines."""
    nodes = list(tree.walk(document))
    clauses = {n.clause.partition("@")[0] for n in nodes if getattr(n, "clause", "")}
    return clauses | {f"term:{n.term}" for n in nodes if isinstance(n, tree.Definition)}


def _missing(text: LocalText, name: str, called: str, path: str) -> Iterator[Finding]:
    has = [lang for lang in BOTH if isinstance(text.own(lang), str) and text.own(lang)]
    if len(has) == 1:
        values = {"clause": name, "lang": has[0], "path": path}
        yield Finding("review.behind", Place(called, path=path), values, Severity.WARNING)


def _of_text(held: ClauseText, dossier: Dossier, library: Library, called: str, firmness: str) -> Iterator[Finding]:
    path = f"choices.texts.{held.clause}"
    missing = list(_missing(held.text, held.clause, called, path))
    yield from missing
    if held.clause not in library:
        return
    clause = library.clause(held.clause)
    chosen = dossier.choices.positions.get(held.clause)
    position = chosen.position.value if chosen else "preferred"
    texts = {lang: _said(held, lang) or _of_library(clause, lang, position, firmness) for lang in BOTH}
    if not all(texts.values()):
        return
    variants = tuple(Variant(lang, (position,), (), text, 1) for lang, text in texts.items())
    odd = parity(replace(clause, variants=variants, source=called))
    yield from (_differing(one, held.clause, called, path) for one in odd)


def _said(held: ClauseText, lang: str) -> str:
    text = held.text.own(lang)
    return text if isinstance(text, str) else ""


def _of_library(clause: Clause, lang: str, position: str, firmness: str) -> str:
    found: Sequence[Variant | None] = [clause.variant(lang, p, firmness) for p in (position, "preferred")]
    return next((v.text for v in found if v is not None), "")


def _differing(one: Finding, clause: str, called: str, path: str) -> Finding:
    values = {"clause": clause, "what": one.values.get("what", ""), "odd": one.values.get("odd", "")}
    return Finding("review.languages-differ", Place(called, path=path), values, Severity.WARNING)


__all__ = ["behind", "clauses_in"]
