"""A party that no article gives a right or a duty."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafting import tree as t
from drafting.checks.rule import Hit, Rule, Subject
from drafting.model import LocalText, Organisation, Role

_TOGETHER = {Role.PROVINCE: r"Provincies?|Provinces?"}


def find(subject: Subject) -> Iterator[Hit]:
    """Each party of each document (facts `documents`) against the names that the articles use, definitions aside."""
    dossier = subject.dossier
    if dossier is None:
        return
    for kind, _, trees in subject.facts.get("documents", ()):
        for tree in trees[:1]:
            parties = dossier.parties(kind)
            names = {p.id: name for p in parties if (name := _name(p, tree.lang))}
            text = "\n".join(_articles(tree))
            for party in parties:
                if party.id not in names or _speaks(text, party, names):
                    continue
                if (
                    party.role == Role.COMPANY
                    and party.id in (dossier.company, *dossier.companies)
                    and dossier.companies
                ):
                    continue  # bound under the name for the companies together
                values = {"party": names[party.id], "kind": kind}
                yield Hit(None, names[party.id], values, place=f"documents.{kind}.parties")


def _name(party: Organisation, lang: str) -> str:
    name = party.short_name.get(lang) if isinstance(party.short_name, LocalText) else ""
    return name if isinstance(name, str) else ""


def _articles(tree: t.Document) -> Iterator[str]:
    for article in (n for n in t.walk(tree) if isinstance(n, t.Article)):
        for node in t.walk(article):
            if isinstance(node, t.Paragraph | t.Item | t.SubItem):
                yield t.plain_text(node.content)
            elif isinstance(node, t.Block):
                yield t.plain_text(node.children)


def _speaks(text: str, party: Organisation, names: dict[str, str]) -> bool:
    """Whether the articles name the party; a longer name that begins with this one ("Minister van IenW") is another's."""
    own = names[party.id]
    longer = [n for n in names.values() if n != own and n.startswith(own)]
    for other in longer:
        text = re.sub(rf"(?<!\w){re.escape(other)}(?!\w)", "", text)
    plain = re.escape(own).replace(r"\ ", r"[ \u00a0]")
    pattern = rf"(?<!\w)(?:{plain}{'|' + _TOGETHER[party.role] if party.role in _TOGETHER else ''})(?!\w)"
    return re.search(pattern, text) is not None


RULE = Rule("idle-party", "Aanwijzingen voor convenanten 2003, aanwijzingen 5 en 7", find)
