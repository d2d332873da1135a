"""What a check of a dossier tells of several documents, once per fact: not per language, nor per document that the same words stand in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from drafting.api.documents import open_values
from drafting.errors import Finding, Place
from drafting.tree import Document

_OF_KIND = "checks.musts"
"""What no clause of a kind of document is about: the same in both languages."""
_PLACEHOLDER = "checks.placeholders"


@dataclass(slots=True)
class Told:
    """Findings of the documents of one dossier, gathered document by document."""

    name: str
    _open: dict[str, tuple[str, list[str], Finding]] = field(default_factory=dict)
    _found: dict[tuple[object, ...], Finding] = field(default_factory=dict)

    def add(self, document: Document, findings: Iterable[Finding]) -> None:
        """Takes in what the rules found in a document. An open value of the dossier becomes a finding at its own path."""
        called = f"{document.kind} ({document.lang})"
        printed: dict[str, list[str]] = {}
        for path, shown in open_values(document):
            printed.setdefault(shown, []).append(path)
        for finding in findings:
            paths = printed.get(str(finding.values.get("found", ""))) if finding.code == _PLACEHOLDER else None
            for path in paths or ():
                _, where, _ = self._open.setdefault(path, (str(finding.values["found"]), [], finding))
                if called not in where:
                    where.append(called)
            if not paths:
                self._take(finding)

    def lack(self, findings: Iterable[Finding]) -> None:
        """Takes in what stands in the way of a document, or is missing from it."""
        for finding in findings:
            self._take(finding)

    def _take(self, finding: Finding) -> None:
        key: tuple[object, ...] = (finding.code, _plain(finding.values), finding.excerpt, finding.norm)
        if finding.code.startswith(_OF_KIND):
            key = (finding.code, finding.norm, finding.place.source.rpartition(" (")[0])
        if finding.place.source == self.name:
            key = (*key, finding.place)
        first = self._found.get(key)
        if first is None:
            self._found[key] = finding
        elif finding.place != first.place:
            other = finding.place.source.removeprefix(f"{self.name}, ")
            more = ", ".join(x for x in (other, finding.place.path) if x)
            if first.place.source == finding.place.source:
                more = finding.place.path
            if more and more not in first.place.path.split("; "):
                self._found[key] = replace(first, place=replace(first.place, path=f"{first.place.path}; {more}"))

    def all(self) -> list[Finding]:
        """The open values, in reading order, then everything else."""
        made = []
        for path, (shown, where, first) in self._open.items():
            values = {"found": shown, "documents": ", ".join(where)}
            made.append(
                replace(
                    first, code="checks.placeholders-open", place=Place(self.name, path=path), values=values, excerpt=""
                )
            )
        return [*made, *self._found.values()]


def _plain(values: Mapping[str, object]) -> Sequence[tuple[str, str]]:
    """The values of a finding, to compare; the texts that ask for a value differ by language and say nothing of the fact."""
    return tuple((k, str(v)) for k, v in sorted(values.items()) if k != "asked")
