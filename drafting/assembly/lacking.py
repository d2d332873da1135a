"""What a document lacks, told by the facts of its subject: once per fact, not once per clause that asks for it."""

from __future__ import annotations

from collections.abc import Iterable

from drafting.assembly.outline import Outline
from drafting.assembly.subject import DossierSubject, Subject
from drafting.clauses import Library
from drafting.errors import Finding, Place, Severity
from drafting.model import FACTS

_ASKED = ("clauses.missing-value", "clauses.missing-language")


def told_once(faults: Iterable[Finding], subject: Subject) -> list[Finding]:
    """The faults with every value that clauses ask for and the subject lacks as one finding at the subject's own path, which names
    the clauses; all other faults as they are, each once."""
    found = _each_once(faults)
    asked: dict[tuple[str, str], list[Finding]] = {}
    for fault in found:
        if fault.code in _ASKED:
            asked.setdefault((fault.code, subject.entry_of(str(fault.values["path"]))), []).append(fault)
    made: list[Finding] = []
    for fault in found:
        if fault.code not in _ASKED:
            made.append(fault)
            continue
        key = (fault.code, subject.entry_of(str(fault.values["path"])))
        if key in asked:
            made.append(_about(subject, key[1], asked.pop(key)))
    return made


def _about(subject: Subject, path: str, faults: list[Finding]) -> Finding:
    asking = dict.fromkeys(f.place.source.rpartition("/")[2].removesuffix(".md") for f in faults)
    return subject.lacking(faults[0], path, ", ".join(asking))


def _each_once(faults: Iterable[Finding]) -> list[Finding]:
    made: list[Finding] = []
    for fault in faults:
        if fault not in made:
            made.append(fault)
    return made


def incomplete(subject: DossierSubject, outline: Outline, library: Library, lang: str) -> list[Finding]:
    """For every fact that the outline calls for and that does not hold: the articles that a reader of such a document looks for
    and that are not there, and the field that brings them."""
    found = []
    for name in outline.complete:
        if subject.holds(name):
            continue
        gated = [e.clause for g in outline.groups for e in g.entries if name in e.when or name in g.when]
        headings = [library.clause(c).heading.get(lang, c) for c in gated if c in library]
        field = FACTS[name].field or name
        values = {
            "field": field,
            "label": outline.label.get(lang, outline.id),
            "clauses": ", ".join(dict.fromkeys(h for h in headings if h)),
        }
        code = "assembly.incomplete" if headings else "assembly.incomplete-fact"
        found.append(Finding(code, Place(subject.name, path=field.partition(".")[0]), values, Severity.WARNING))
    return found
