"""The musts of the Aanwijzingen voor convenanten: a document of ours meets each by a clause that cites it."""

from __future__ import annotations

from collections.abc import Iterator

from drafting import tree as t
from drafting.checks.rule import Hit, Rule, Subject
from drafting.errors import Severity


def find(subject: Subject) -> Iterator[Hit]:
    """Documents whose articles carry clause ids. The rule set is that of 2003, the only one known in full; for documents
    from 11 October 2025 on the numbers of 2025 are to be verified."""
    if subject.tree is None:
        return
    clauses = {n.clause.partition("@")[0] for n in t.walk(subject.tree) if getattr(n, "clause", "")}
    # Parties and recitals stand in a preamble; their ids are in the wids.
    clauses |= {n.wid.partition("--")[0] for n in t.walk(subject.tree) if isinstance(n, t.Party | t.Recital)}
    if not clauses:
        return
    cited = {norm for c in clauses for norm in subject.clause_norms.get(c, ())}
    for entry in subject.norms.get("directives", ()):
        concerned = {subject.tree.kind} & set(entry.get("kinds", ()))
        if entry["force"] == "must" and concerned and entry["norm"] not in cited:
            yield Hit(None, "", {"norm": entry["norm"], "text": entry["text"][subject.lang]})


RULE = Rule("musts", "Aanwijzingen voor convenanten 2003, aanwijzingen 5, 7, 9, 10, 16, 19, 25", find, Severity.ERROR, ("agreement",))
