"""Cross-references: pending ones become words and live numbers, once everything has its number."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from drafting import locale
from drafting.assembly.numbering import Numbering, Target
from drafting.clauses import PendingReference
from drafting.errors import Finding, Place
from drafting.tree import CrossReference, Reference, Text

_ORDER = ("article", "annex", "paragraph", "item", "subitem")


class References:
    """Resolves the references of one document; faults are collected in `faults`."""

    def __init__(
        self, numbering: Numbering, lang: str, style: str, sources: Mapping[str, tuple[str, int, str]]
    ) -> None:
        self.numbering, self.style, self.sources = numbering, style, sources
        self.tongue = locale.get(lang)
        self.faults: list[Finding] = []

    def resolve(self, pending: PendingReference) -> tuple[Any, ...]:
        """The inline nodes of a reference; a missing target is a fault of the clause it stands in."""
        targets: list[Target] = []
        for written in pending.targets:
            name = f"{pending.clause}{written}" if written.startswith(".") else written
            target = self.numbering.targets.get(name)
            if target is None:
                self._missing(pending, written, name)
            else:
                targets.append(target)
        if not targets:
            return (Text("?"),)
        if len(targets) > 1:
            return self._several(targets, pending)
        return (self._one(targets[0], pending),)

    def _missing(self, pending: PendingReference, written: str, name: str) -> None:
        source, line, text = self.sources.get(pending.clause, (pending.clause, pending.line, ""))
        line += next(
            (i for i, said in enumerate(text.split("\n")) if re.search(rf"['\"]{re.escape(written)}['\"]", said)), 0
        )
        clause = name.partition(".")[0]
        code = "assembly.no-such-label" if clause in self.numbering.targets else "assembly.no-such-clause"
        self.faults.append(Finding(code, Place(source, line), {"target": name, "clause": pending.clause}))

    def _one(self, target: Target, pending: PendingReference) -> CrossReference:
        numbers: dict[str, Any] = dict(target.numbers)
        here = self.numbering.targets.get(pending.clause)
        if here is not None and target.wid != here.wid and all(target.wids.get(r) == w for r, w in here.wids.items()):
            # Within its own article only the lid or onderdeel is named ("het tweede lid").
            for role in here.numbers:
                numbers.pop(role, None)
        pieces = self.tongue.reference(**numbers, style=self.style)
        return _cross_reference(target, pieces, pending.capital)

    def _several(self, targets: list[Target], pending: PendingReference) -> tuple[Any, ...]:
        if all(set(t.numbers) == {"article"} for t in targets):
            numbered = sorted({int(t.numbers["article"]): t for t in targets}.items())
            pieces = self.tongue.references(articles=[str(n) for n, _ in numbered])
            by_number = {str(n): t for n, t in numbered}
            children = tuple(
                Reference(by_number[p.text].wid, p.text) if p.role == "article" else Text(p.text) for p in pieces
            )
            return (CrossReference(numbered[0][1].wid, children),)
        single = [self._one(t, PendingReference((), pending.clause)) for t in targets]
        separators = self.tongue.separators(len(single), "and")
        nodes: list[Any] = []
        for i, node in enumerate(single):
            nodes.append(node)
            if i < len(separators):
                nodes.append(Text(separators[i]))
        return tuple(nodes)


def _cross_reference(target: Target, pieces: Any, capital: bool) -> CrossReference:
    children: list[Text | Reference] = []
    for i, piece in enumerate(pieces):
        text = piece.text[:1].upper() + piece.text[1:] if capital and i == 0 else piece.text
        if piece.role in target.wids:
            children.append(Reference(target.wids[piece.role], text, piece.form))
        else:
            children.append(Text(text))
    return CrossReference(target.wid, tuple(children))
