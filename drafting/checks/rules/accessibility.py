"""Accessibility of a Word file: headings, header rows, merged cells, alternative text, text boxes, typed lists and notes,
links, contrast, a title and languages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafting.checks.rule import Hit, Rule, Subject

_BARE = re.compile(
    r"^(?:https?://\S+|www\.\S+|hier|klik hier|lees meer|link|here|click here|read more)$", re.IGNORECASE
)


def find(subject: Subject) -> Iterator[Hit]:
    """What a screen reader needs; only for Word files."""
    if not subject.blocks or subject.tree is None:
        return
    yield from _blocks(subject)
    yield from _marks(subject)
    if not subject.tree.properties.get("title"):
        yield Hit(None, "", {}, "accessibility-title")


def _blocks(subject: Subject) -> Iterator[Hit]:
    last: int | None = None
    for block in subject.blocks:
        if block.level and block.text.strip():
            if last is not None and block.level > last + 1:
                yield Hit(
                    None, block.text, {"level": block.level, "last": last}, "accessibility-heading", block.text[:40]
                )
            last = block.level
        if any(d is None or not d.strip() for d in block.drawings):
            yield Hit(None, block.text[:60], {}, "accessibility-alt", block.text[:40])
        if block.in_text_box and block.text.strip():
            yield Hit(None, block.text[:60], {}, "accessibility-box", block.text[:40])


def _marks(subject: Subject) -> Iterator[Hit]:
    facts = subject.facts
    if not facts:
        return
    if not facts["lang"]:
        yield Hit(None, "", {}, "accessibility-language")
    elif facts["lang"][:2] != subject.lang and facts.get("evident"):
        yield Hit(None, "", {"found": facts["lang"], "right": subject.lang}, "accessibility-language-other")
    if not any(b.level for b in subject.blocks) and len(facts["bold_headings"]) > 1:
        yield Hit(None, facts["bold_headings"][0], {"count": len(facts["bold_headings"])}, "accessibility-bold")
    for name, key in (("merged", "merged"), ("header", "headerless"), ("list", "typed_lists"), ("note", "typed_notes")):
        if facts[key]:
            yield Hit(None, facts[key][0], {"count": len(facts[key])}, f"accessibility-{name}")
    for text in facts["links"]:
        if _BARE.match(text):
            yield Hit(None, text, {"found": text}, "accessibility-link")
    if facts["faint"]:
        text, ratio = facts["faint"][0]
        yield Hit(None, text, {"ratio": ratio, "count": len(facts["faint"])}, "accessibility-contrast")
    if subject.lang == "nl":
        for text in facts["foreign"]:
            yield Hit(None, text, {}, "accessibility-foreign")


RULE = Rule("accessibility", "WCAG 2.1 AA (EN 301 549): 1.1.1, 1.3.1, 1.4.3, 2.4.2, 2.4.4, 3.1.1, 3.1.2", find)
