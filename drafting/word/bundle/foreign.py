"""What a Word file of others may not bring into a bundle, and what is worth knowing of what it does bring."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from drafting.errors import Finding, Place, Severity
from drafting.word.bundle.fields import codes
from drafting.word.package.opening import Package
from drafting.word.styles import W

_HARMLESS = ("hyperlink", "attachedTemplate", "mailMergeSource", "mailMergeHeaderSource", "recipientData")
"""External relationships that load nothing by themselves, or that stay behind with the settings."""
_FETCHING = frozenset(("INCLUDETEXT", "INCLUDEPICTURE", "LINK", "DATABASE", "RD", "IMPORT"))
_RUNNING = frozenset(("DDE", "DDEAUTO"))
_STORIES = ("/document.xml", "/header", "/footer", "/footnotes", "/endnotes", "/comments")


def refused(package: Package) -> list[Finding]:
    """Why a file may not be taken in: macros, embedded controls, contents fetched from elsewhere. All at once, with the part."""
    found = []
    name = package.name
    if package.has_macros:
        found.append(Finding("bundle.macros", Place(name)))
    for part in sorted(package.parts):
        if part.endswith(".rels"):
            continue
        if "/activex/" in part.casefold() and part.endswith(".xml"):
            found.append(Finding("bundle.active-control", Place(name, path=part)))
        for relationship in package.relationships(part).values():
            kind = relationship.type.rpartition("/")[2]
            if relationship.external and kind not in _HARMLESS:
                values = {"kind": kind, "target": relationship.target[:120]}
                found.append(Finding("bundle.external", Place(name, path=part), values))
    for part in _stories(package):
        words = Counter((code.split() or [""])[0].upper() for code in codes(package.xml(part)))
        for word in sorted(words.keys() & (_FETCHING | _RUNNING)):
            found.append(Finding("bundle.field-fetches", Place(name, path=part), {"field": word}))
    return found


def noticed(package: Package) -> list[Finding]:
    """What a reader of the bundle may not expect: tracked changes, comments, protection or a signature that is lost."""
    found: list[Finding] = []

    def tell(code: str, **values: object) -> None:
        found.append(Finding(f"bundle.{code}", Place(package.name), values, Severity.WARNING))

    changes = comments = 0
    for part in _stories(package):
        root = package.xml(part)
        changes += sum(1 for _ in root.iter(f"{W}ins", f"{W}del", f"{W}moveFrom", f"{W}moveTo"))
        comments += sum(1 for _ in root.iter(f"{W}commentReference"))
    if changes:
        tell("has-changes", count=changes)
    if comments:
        tell("has-comments", count=comments)
    settings = next(
        (r.target for r in package.relationships(package.main).values() if r.type.endswith("/settings")), ""
    )
    if settings in package.parts and package.xml(settings).find(f"{W}documentProtection") is not None:
        tell("was-protected")
    if any(part.startswith("_xmlsignatures/") for part in package.parts):
        tell("was-signed")
    return found


def _stories(package: Package) -> Iterator[str]:
    for part in sorted(package.parts):
        told = part == package.main or any(word in f"/{part}" for word in _STORIES)
        if told and part.endswith(".xml") and package.xml(part).tag.startswith(W):
            yield part


def told_pages(package: Package) -> int | None:
    """The number of pages that Word noted when it last saved the file; None where it did not."""
    from lxml import etree

    for relationship in package.relationships().values():
        if relationship.type.endswith("/extended-properties") and relationship.target in package.parts:
            node = package.xml(relationship.target).find("{*}Pages")
            if isinstance(node, etree._Element) and (node.text or "").strip().isdigit():
                return int(str(node.text)) or None
    return None
