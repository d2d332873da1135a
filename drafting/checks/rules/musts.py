"""The musts of the Aanwijzingen voor convenanten: each met by a clause that cites it, or in a document by others by an
article that speaks of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafting import tree as t
from drafting.checks.kinds import kind_of
from drafting.checks.rule import Hit, Rule, Subject
from drafting.errors import Severity

# Directive 16 has a rule of its own: `enforceability`.
_SPOKEN = {
    "AvC-2003/5": r"vertegenwoordigd|rechtsgeldig|handelend|namens|hierna|ondertekenaars|partijen|represented|acting|hereinafter|parties",
    "AvC-2003/7": r"verstaan onder|begrip|definiti|verplicht|zal|zullen|spann?en? zich in|streven|doel|shall|definition|means|undertake|aim",
    "AvC-2003/19": r"inwerking|in werking|looptijd|duur|eindigt|geldt tot|ingang|looptermijn|entry into force|enters into force|takes effect|term of|duration|expire|effective date",
    "AvC-2003/25": r"Staatscourant|openbaar|bekendgemaakt|bekendmaking|gepubliceerd|publicatie|Government Gazette|publish|publication|public",
}


def find(subject: Subject) -> Iterator[Hit]:
    """Documents whose articles carry clause ids by their norms; others by their words."""
    if subject.tree is None and subject.outline is None:
        return
    clauses, whole = _known(subject)
    kind = kind_of(subject)
    cited = {norm for c in clauses for norm in subject.clause_norms.get(c, ())}
    for entry in subject.norms.get("directives", ()):
        norm, missing = entry["norm"], False
        if entry["force"] != "must":
            continue
        if norm in cited:
            continue
        if whole and cited:
            about = entry.get("with", ())  # a norm on grants asks nothing of a document without one
            missing = kind in entry.get("kinds", ()) and (not about or bool(clauses & set(about)))
        elif kind and norm in _SPOKEN:
            missing = not any(re.search(_SPOKEN[norm], line.text, re.IGNORECASE) for line in subject.lines)
        if missing:
            values = {"norm": norm, "text": entry["text"][subject.lang]}
            newer = _lapsed(subject, norm)
            # What the directives of 2025 ask beyond their first is not known here: worth knowing, no must of the old text.
            yield Hit(None, "", values, "musts-2025" if newer else "musts", severity=Severity.INFO if newer else None)


def _lapsed(subject: Subject, norm: str) -> bool:
    """Whether the set that `norm` is of no longer applied on the document's day (norms.yaml: `until`)."""
    until = subject.norms.get("sets", {}).get(norm.partition("/")[0], {}).get("until")
    return subject.moment is not None and until is not None and str(subject.moment)[:10] > str(until)[:10]


_UNITS = (t.Article, t.Annex, t.Section, t.Preamble, t.Signatures)


def _known(subject: Subject) -> tuple[set[str], bool]:
    """The clauses that a document is known to hold, and whether nearly every article of it is known: only then is what is not there missing.

    A clause is known by the control around it or, where another program took that away, by the bookmark of its heading; a file that lost
    those as well is judged by its words.
    """
    found: set[str] = set()
    units = known = 0
    for node in subject.nodes():
        clause = getattr(node, "clause", "").partition("@")[0]
        named = getattr(node, "wid", "").partition("--")[0]
        own = clause or (named if isinstance(node, _UNITS) and named in subject.clause_norms else "")
        if own:
            found.add(own)
        if isinstance(node, t.Article | t.Annex):
            units += 1
            known += bool(own)
        elif isinstance(node, t.Party | t.Recital):
            found.add(named)  # they stand in a preamble; their ids are in the wids
    return found, bool(found) and known >= 0.9 * units


RULE = Rule(
    "musts",
    "Aanwijzingen voor convenanten 2003, aanwijzingen 5, 7, 9, 10, 13, 16, 19, 25; vanaf 11 oktober 2025 die van 2025",
    find,
    Severity.ERROR,
    ("agreement",),
)
