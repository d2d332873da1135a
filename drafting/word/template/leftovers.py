"""What stands in a template's own text and reads as a place to fill in, but is none: «naam», ${naam}, [naam], half a tag. Told, never
left in a letter unseen. What a template says between `{% raw %}` and what comes from the data is its own business.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from drafting.errors import Finding
from drafting.word.template.merge.asking import folded
from drafting.word.template.part import Source
from drafting.word.template.sandbox import TemplateSandbox

_LEFT = re.compile(r"\{\{|\}\}|\{%|%\}|«[^\W\d][\w .\-]{0,59}(?<! )»|\$\{[^\W\d][\w .\-]{0,59}\}")
_BRACES = ("{{", "}}", "{%", "%}")
_BRACKETS = re.compile(r"\[([^\W\d][\w .\-]{0,59})\]|(?<![{$])\{([^\W\d][\w.\-]{0,59})\}(?!\})")
_HELD = re.compile("\x01(\\d+)\x02")
_MARKUP = re.compile(r"<w:instrText(?: [^>]*)?>[^<]*</w:instrText>|<[^>]*>")
_ENDS = re.compile(r"</w:p>|<w:(?:tab|br|cr)\b[^>]*/>")
_OTHER_TEXT = re.compile(r"<(?:a:t|c:v|t)(?: [^>]*)?>([^<]*(?:\{\{|\{%)[^<]*)<")
_UNFILLED = re.compile(r"(?:^|/)(?:charts|diagrams|glossary)/[^/]+\.xml$")


def own_text(source: Source, environment: TemplateSandbox) -> str:
    """The words of a part that are the template's own: without tags and what they hold, and without raw stretches."""
    out: list[str] = []
    raw = False
    for _, token, text in environment.lex(source.outline):
        if token in ("raw_begin", "raw_end"):
            raw = token == "raw_begin"
        elif token == "data" and not raw:
            xml = _HELD.sub(lambda m: source.held[int(m[1])], text)
            out.append(_MARKUP.sub("", _ENDS.sub("\n", xml)))
        else:
            out.append("\x00")
    words = "".join(out)
    for written, meant in (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
        words = words.replace(written, meant)
    return words


def left(words: str, escaped: bool) -> Iterator[str]:
    """What is left in a part's own words, each once. `escaped`: whether the part writes brackets on purpose (`{_{`), which then say nothing."""
    yield from dict.fromkeys(m[0] for m in _LEFT.finditer(words) if not (escaped and m[0] in _BRACES))


def bracketed(words: str) -> Iterator[tuple[str, str]]:
    """Names in brackets, which are places to fill in only where the data has that name: as written, and the name."""
    yield from dict.fromkeys((m[0], m[1] or m[2]) for m in _BRACKETS.finditer(words))


def asked_in_vain(found: list[tuple[str, str, Finding]], data: Mapping[str, Any], everything: bool) -> list[Finding]:
    """The findings of names in brackets that the data has; all of them where the template asks for nothing else."""
    names = {folded(key) for key in data if isinstance(key, str)}
    return [finding for _, name, finding in found if everything or folded(name) in names]


def unfilled_parts(parts: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Charts, diagrams and building blocks with tags, which nothing fills: the part and the text."""
    for name, raw in parts.items():
        if _UNFILLED.search(name) and (b"{{" in raw or b"{%" in raw):
            for match in _OTHER_TEXT.finditer(raw.decode("utf-8", "replace")):
                yield name, match[1][:80]
