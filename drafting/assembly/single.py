"""One clause by itself: filled in from a sample, numbered as if it were the first article. For previews and checks."""

from __future__ import annotations

from drafting.assembly.assemble import assemble_subject
from drafting.assembly.outline import Entry, Group, Outline
from drafting.assembly.portfolio import PortfolioSubject
from drafting.assembly.subject import DossierSubject, Subject
from drafting.clauses import Clause, Library, Variant
from drafting.errors import DraftingError
from drafting.model import Dossier, Portfolio
from drafting.model.changes import changes
from drafting.tree import BodyNode

# Where a clause of each role stands in a document.
_SORTS = {
    "article": "articles",
    "recital": "preamble",
    "parties": "preamble",
    "section": "sections",
    "signatures": "signatures",
    "annex": "annexes",
}


def render_clause(
    clause: Clause, variant: Variant, outline: Outline, sample: Dossier | Portfolio, library: Library
) -> list[BodyNode]:
    """The nodes of one text of a clause, alone in a document of `outline`'s kind.

    References to other clauses of the outline resolve: the outline's other clauses stand beside it, but only this one is
    returned. Raises LibraryError or AssemblyError with every fault of this text.
    """
    from dataclasses import replace

    firmness = variant.firmnesses[0] if variant.firmnesses else outline.firmness
    position = variant.positions[0]
    groups = []
    present = False
    for group in outline.groups:
        entries = []
        for entry in group.entries:
            if entry.clause == clause.id:
                present = True
                entries.append(Entry(clause.id, (), firmness))
            else:
                entries.append(replace(entry, when=()) if _sound(entry.clause, library) else entry)
        groups.append(replace(group, entries=tuple(entries), when=()))
    if not present:
        groups.append(Group(_SORTS[clause.role], {"nl": "", "en": ""}, (Entry(clause.id, (), firmness),)))
    only = replace(outline, groups=tuple(groups), stage=outline.stage)
    if isinstance(sample, Portfolio):
        before = sample.model_copy(update={"companies": sample.companies[:1]})
        subject: Subject = PortfolioSubject(sample, only, clause.source, changes(before, sample))
    else:
        subject = DossierSubject(_approved(sample, clause.id, position), only, clause.source)
    document = assemble_subject(subject, only, library, variant.lang)
    every = _clauses(document.body)
    own = [n for n in every if getattr(n, "clause", "") == clause.tag]
    if not own and clause.role == "section" and not clause.heading.get(variant.lang):
        own = [n for n in document.body if not getattr(n, "clause", "")]  # words without a heading stand by themselves
    return own or [n for n in every if getattr(n, "wid", "").startswith(f"{clause.id}--")]


def _sound(clause_id: str, library: Library) -> bool:
    try:
        library.clause(clause_id)
    except DraftingError:
        return False
    return True


def _approved(dossier: Dossier, clause_id: str, position: str) -> Dossier:
    """The sample with this position chosen and approved, so that a walk-away text can be looked at."""
    from drafting.model import Choices, Position, PositionChoice

    choice = PositionChoice(position=Position(position), reason="sample", approver="sample")
    return dossier.model_copy(update={"choices": Choices(positions={clause_id: choice})})


def _clauses(nodes: tuple[BodyNode, ...]) -> list[BodyNode]:
    found: list[BodyNode] = []
    for node in nodes:
        found.append(node)
        found += _clauses(getattr(node, "children", ()) if not isinstance(getattr(node, "children", ()), str) else ())
    return found
