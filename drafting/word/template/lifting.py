"""`{%p … %}` takes the place of the paragraph it stands in; `{%tr … %}`, `{%tc … %}` and `{%r … %}` those of row, cell and run.

docxtpl drops whatever else stands there. Here a section break and the marks of ranges (bookmarks, permissions) survive: before
the tag, or behind one that ends a block. Words, breaks, notes and pictures cannot: they are noted, and told before anything is filled.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

LIFTED, BAR, STOP = "\x13", "\x17", "\x12"
"""`{{p x }}` leaves a mark of what it stood in: LIFTED element BAR paragraph properties BAR run properties STOP."""

_CLOSERS = {"{%": "%}", "{{": "}}", "{#": "#}"}
_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
_WORDS = re.compile(r"<w:(?:t|instrText)(?: [^>]*)?>([^<]*)</w:(?:t|instrText)>")
_OTHER_TAG = re.compile(r"\{[{%#](?:tr|tc|p|r) ")
_THINGS = (
    ("break", re.compile(r'<w:br [^>]*w:type="(?:page|column)"|<w:pageBreakBefore/>')),
    ("note", re.compile(r"<w:(?:footnote|endnote)Reference[ /]")),
    ("picture", re.compile(r"<w:(?:drawing|pict|object)[ />]")),
    ("symbol", re.compile(r"<w:sym[ /]|<m:oMath[ >]")),
)
_SECTION = re.compile(r"<w:sectPr(?: [^>]*)?(?:/>|>.*?</w:sectPr>)", re.DOTALL)
_PROPERTIES = re.compile(r"<w:pPr>(?:(?!<w:pPrChange[ >]).)*?</w:pPr>|<w:pPr>.*?</w:pPrChange></w:pPr>", re.DOTALL)
_LOOK = re.compile(r"<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>", re.DOTALL)
_RANGE = re.compile(r"<w:(?:bookmark|perm)(?:Start|End)(?: [^>]*)?/>")
_PEN = re.compile(r'<w:bookmarkStart [^>]*w:name="_GoBack"')
_COMMENTED = re.compile(r'<w:commentReference [^>]*?w:id="(-?\d+)"')


@dataclass(frozen=True, slots=True)
class Lost:
    """What would vanish beside a tag: `line` of the outline, the tag's `element`, a sort (`words`, `two-tags`, `break`, `note`,
    `picture`, `symbol`) and the words."""

    line: int
    element: str
    sort: str
    words: str = ""


def lift(text: str, element: str, openers: tuple[str, ...], lost: list[Lost] | None) -> str:
    """The tags of `element` ("p", "tr", "tc", "r") in the place of what they stand in. Adds to `lost` what cannot be kept."""
    wanted = [opener + element + " " for opener in openers]
    if not any(tag in text for tag in wanted):
        return text
    starts = [m.start() for m in re.finditer(rf"<w:{element}[ >]", text)]
    tags = sorted((m.start(), m[1]) for m in re.finditer(rf"({'|'.join(map(re.escape, openers))}){element} ", text))
    out: list[str] = []
    commented: set[str] = set()
    done, t = 0, 0
    end_mark = f"</w:{element}>"
    for s, start in enumerate(starts):
        if start < done:
            continue
        until = starts[s + 1] if s + 1 < len(starts) else len(text)
        while t < len(tags) and tags[t][0] < start:
            t += 1
        here = []
        while t < len(tags) and tags[t][0] < until:
            here.append(tags[t])
            t += 1
        for at, opener in reversed(here):
            close = text.find(_CLOSERS[opener], at)
            end = text.find(end_mark, close) if close >= 0 else -1
            if end < 0:
                continue
            end += len(end_mark)
            inner = text[at + len(opener) + len(element) + 1 : close + 2]
            before, after = text[start:at], text[close + 2 : end]
            line = text.count("\n", 0, at) + 1
            if lost is not None:
                note_lost(before + after, element, line, lost)
            commented.update(_COMMENTED.findall(before + after))
            first, last = _kept(before, after, element, inner)
            ghost = _ghost(before, after, element) if opener == "{{" and lost is not None else ""
            # Line breaks of the paragraphs that go keep the count: those before the tag before it, the rest behind.
            out += (text[done:start], "\n" * before.count("\n"), first, ghost, opener, " ", inner, last, "\n" * after.count("\n"))  # fmt: skip
            done = end
            break
    whole = "".join([*out, text[done:]])
    for number in commented:  # a remark about a tag goes with it, wherever it began
        whole = re.sub(rf'<w:commentRange(?:Start|End) [^>]*?w:id="{number}"[^>]*/>', "", whole)
    return whole


def note_lost(rest: str, element: str, line: int, lost: list[Lost]) -> None:
    """Adds what `rest`, the XML around a tag, holds that a reader would miss."""
    rest = _COMMENT.sub("", rest)
    said = " ".join(" ".join(_WORDS.findall(rest)).split())
    if _OTHER_TAG.search(said + " "):
        lost.append(Lost(line, element, "two-tags", said))
    elif said:
        lost.append(Lost(line, element, "words", said))
    for sort, found in _THINGS:
        if found.search(rest) and not (sort == "break" and "pageBreakBefore" in found.search(rest)[0]):  # type: ignore[index]
            lost.append(Lost(line, element, sort))


def _kept(before: str, after: str, element: str, inner: str) -> tuple[str, str]:
    """What survives of a paragraph, row or cell, before the tag and behind it."""
    if element == "r":
        return "", ""
    ranges = "".join(m for m in _RANGE.findall(before + after) if not _PEN.match(m))
    if element == "p" and "<w:sectPr" in before and (section := _SECTION.search(before)):
        properties = _PROPERTIES.search(before)
        held = properties[0] if properties and section[0] in properties[0] else f"<w:pPr>{section[0]}</w:pPr>"
        ranges += f"<w:p>{held}</w:p>"
    return ("", ranges) if inner.strip().startswith("end") or _is_value(inner) else (ranges, "")


def _is_value(inner: str) -> bool:
    return inner.endswith("}}")


def _ghost(before: str, after: str, element: str) -> str:
    properties = _PROPERTIES.search(before) if element in ("p", "r") else None
    held = _SECTION.sub("", properties[0]) if properties else ""
    at = max(before.rfind("<w:r>"), before.rfind("<w:r "))
    look = _LOOK.search(before, at) if at >= 0 else None
    return f"{LIFTED}{element}{BAR}{held}{BAR}{look[0] if look else ''}{STOP}"
