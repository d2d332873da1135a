"""The articles, leden, onderdelen and annexes of a text that has no such nodes: a plain text, or a Word file by others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from drafting import tree as t
from drafting.checks.rule import TextLine

_ARTICLE = re.compile(
    r"^(?:Artikel|Article|ARTIKEL|ARTICLE)[ \u00a0]+(\d+(?:\.\d+)?[a-z]{0,2})\b[.:]?[ \u00a0]*[–-]?[ \u00a0]*(.*)$"
)
_ANNEX = re.compile(r"^(?:Bijlage|BIJLAGE|Annex|ANNEX|Appendix)[ \u00a0]+(\d+|[A-Z]|[IVX]+)\b[.:]?[ \u00a0]*(.*)$")
_PARAGRAPH = re.compile(r"^(?:\d+\.)?(\d{1,2})[.)]\s*(?=\D)|^\d{1,2}\.(\d{1,2})\s+(?=[A-Z])|^\((\d{1,2})\)\s*")
_ITEM = re.compile(r"^\(?([a-z])[.)]\s*(?=\S)")
_SUBITEM = re.compile(r"^(\d+)°\.?\s*|^\(([ivx]+)\)\s*")
_ROMAN = re.compile(r"^\(?([ivx]{1,4})[.)]\s*(?=\S)")
_DEFINITION = re.compile(
    r"^\(?(?:[a-z]{1,2}[.)]\s*)?[“\"‘']?([A-Za-zÀ-ÿ][\w\u00c0-\u017f ’'-]{1,50}?)[”\"’']?\s*(?::|\bmeans\b|\bbetekent\b)\s+(?=\S)"
)
_INTRODUCES = re.compile(r"verstaan onder:?$|following meanings?\b.*:$", re.IGNORECASE)
_DEFINES = re.compile(r"begrip|defini", re.IGNORECASE)


@dataclass(slots=True)
class _Open:
    """An article or annex while it is being read."""

    annex: bool
    num: str
    heading: str
    defines: bool = False
    entries: list[t.Paragraph | t.Item | t.SubItem | t.Block | t.Definition] = field(default_factory=list)


def outline(lines: Sequence[TextLine], lang: str) -> t.Document | None:
    """A document of articles and annexes with their leden and onderdelen, as far as the lines' own numbers tell; None where
    there are fewer than two articles. Only what rules ask: numbers, defined terms, ends of list entries."""
    opened: list[_Open] = []
    for line in lines:
        if line.sort in ("note", "cell"):
            continue
        text = line.text.strip()
        head = _ARTICLE.match(text) or _ANNEX.match(text)
        if head and _is_heading(line, head[2]):
            opened.append(_Open(head.re is _ANNEX, head[1], head[2]))
        elif opened and line.sort == "heading" and not opened[-1].entries and not opened[-1].heading:
            opened[-1].heading = text
        elif opened:
            # "3. Bijzondere eisen" as a heading within an article is no lid.
            heading = line.sort == "heading" and _PARAGRAPH.match(text)
            opened[-1].entries.append(t.Block((t.Text(text),)) if heading else _entry(text, line.num, opened[-1]))
    if sum(not o.annex for o in opened) < 2:
        return None
    body = tuple(_close(o, i) for i, o in enumerate(opened))
    return t.Document("", lang, "", "", "statute", body)


def _is_heading(line: TextLine, rest: str) -> bool:
    """A heading by its style, or a short line that says no more than a name."""
    if line.sort == "heading":
        return True
    return len(rest) < 80 and not rest.endswith((".", ";", ",", ":")) and (not rest or rest[0].isupper())


def _entry(text: str, num: str, home: _Open) -> t.Paragraph | t.Item | t.SubItem | t.Block | t.Definition:
    if num:
        text = text if text.startswith(num) else f"{num} {text}"
    if (_DEFINES.search(home.heading) or home.defines) and (match := _DEFINITION.match(text)):
        term = match[1].strip()
        rest = (t.Text(text[: match.start(1)]), t.DefinedTerm(term, term), t.Text(text[match.end(1) :]))
        return t.Definition(term, term, term, rest)
    home.defines = home.defines or bool(_INTRODUCES.search(text))
    content = (t.Text(text),)
    if match := _SUBITEM.match(text):
        return t.SubItem("", "", match[1] or match[2], content)
    if (match := _ROMAN.match(text)) and _under_letter(match[1], home):
        return t.SubItem("", "", match[1], content)
    if match := _PARAGRAPH.match(text):
        return t.Paragraph("", "", match[1] or match[2] or match[3], content)
    if match := _ITEM.match(text):
        return t.Item("", "", match[1], content)
    return t.Block(content)


def _under_letter(roman: str, home: _Open) -> bool:
    """Whether "i)" counts under a letter: the last letter is no "h", or the one before was such a count."""
    last = home.entries[-1] if home.entries else None
    if isinstance(last, t.SubItem):
        return True
    return roman == "i" and isinstance(last, t.Item) and last.num != "h"


def _close(read: _Open, index: int) -> t.Article | t.Annex:
    heading = (t.Text(read.heading),) if read.heading else ()
    children = tuple(_nested(read.entries))
    if read.annex:
        return t.Annex("", "", read.num, heading, "", children)
    return t.Article("", f"o{index}", read.num, heading, "", children)


def _nested(entries: list[t.Paragraph | t.Item | t.SubItem | t.Block | t.Definition]) -> Iterator[t.BodyNode]:
    """Onderdelen under their lid, subonderdelen under their onderdeel. A list goes on while its letters do."""
    i = 0
    while i < len(entries):
        entry = entries[i]
        inner = {t.Paragraph: (t.Item, t.SubItem), t.Item: (t.SubItem,)}.get(type(entry), ())
        j = i + 1
        while j < len(entries) and isinstance(entries[j], inner):
            j += 1
        if j > i + 1 and isinstance(entry, t.Paragraph):
            yield t.Paragraph("", "", entry.num, entry.content, tuple(_nested(entries[i + 1 : j])))
        elif j > i + 1 and isinstance(entry, t.Item):
            yield t.Item("", "", entry.num, entry.content, tuple(_nested(entries[i + 1 : j])))
        else:
            yield entry
        i = j
