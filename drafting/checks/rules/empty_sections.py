"""Headings with nothing under them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafting import tree as t
from drafting.checks.rule import Hit, Rule, Subject

# In a file by others chapters and articles may have one style.
_ARTICLE = re.compile(r"^(?:Artikel|Article|§|[A-Z]?\d+[.:]?)\b", re.IGNORECASE)


_GROUP = re.compile(r"^(?:Hoofdstuk|Titel|Afdeling|Deel|Paragraaf|Chapter|Part|Title|Division)\b", re.IGNORECASE)


def find(subject: Subject) -> Iterator[Hit]:
    """Articles, annexes, chapters and sections without any text. A heading that is followed by a lower one is not empty,
    nor is a title above it, nor the last of a file, under which a signature may stand."""
    if subject.tree is None:
        return
    nodes = [n for n in subject.nodes() if isinstance(n, t.Article | t.Annex | t.Chapter | t.Section)]
    # First headings without text are the document's title and what stands under it.
    while len(nodes) > 2 and isinstance(nodes[0], t.Section) and not nodes[0].children:
        nodes = nodes[1:]
    # Headings are a habit of the text where several of one level have words under them; a lone one may be an author or a motto.
    habit = {
        level
        for level in range(1, 10)
        if sum(bool(n.children) for n in nodes if isinstance(n, t.Section) and n.level == level) > 1
    }
    for node, following in zip(nodes, [*nodes[1:], None]):
        if isinstance(node, t.Section) and node.level not in habit:
            continue
        heading = t.plain_text(node.heading).strip()
        grouping = isinstance(node, t.Section) and _GROUP.match(heading)
        if node.children or len(heading) < 3 or following is None or grouping:
            continue
        if _ARTICLE.match(t.plain_text(following.heading)) and not _ARTICLE.match(t.plain_text(node.heading)):
            continue
        if isinstance(node, t.Annex) or (
            type(following) is type(node) and getattr(following, "level", 1) == getattr(node, "level", 1)
        ):
            yield Hit(None, t.plain_text(node.heading), {"heading": t.plain_text(node.heading)}, place=node.num)


RULE = Rule("empty-sections", "werkwijze: een kop kondigt tekst aan", find)
