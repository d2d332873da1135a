"""The returned words of a clause as clause markup: values and references that are unchanged stay placeholders, leden keep their ids."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from drafting.returns.pairing import Pair, alike, pairs
from drafting.returns.words import Numbering, Said, aligned
from drafting.tree.lines import Span

_MARKERS = {"paragraph": "1.", "item": "a.", "subitem": "1°.", "recital": "A.", "party": "1.", "bullet": "-"}
_ROLES = {
    "annex-paragraph": "paragraph", "annex-item": "item", "annex-subitem": "subitem", "recital-item": "item",
    "recital-subitem": "subitem", "lead": "body", "": "body",
}  # fmt: skip
_ANY_MARKER = re.compile(r"(?:\d{1,3}\.|[a-z]{1,2}\.|\d{1,3}°\.?|[A-Z]\.|-|#{3,6}|\||\{)\s")
INDENT = {"paragraph": "", "item": "   ", "subitem": "      ", "continuation": "   "}


@dataclass(frozen=True, slots=True)
class Placeholders:
    """What prints again what stands there: `value` gives for a dossier path and its printed text an expression of clause texts, "" where
    there is none; `target` for a wid the name by which a text refers to it ("clause.label")."""

    clause: str
    value: Callable[[str, str], str] = lambda path, text: ""
    target: Mapping[str, str] = field(default_factory=dict)
    referred: Callable[[str, str], str] = lambda name, text: ""


class UntakeableError(Exception):
    """Words that clause markup cannot hold: cells of a table, notes; the message names them."""


def markup_of(old: Sequence[Said], new: Sequence[Said], numbers: Numbering, held: Placeholders) -> str:
    """The text of a clause (without its heading) that reads as `new`; `old` is what it reads today, without its heading too.

    Raises UntakeableError where a table or note changed."""
    made: list[str] = []
    counts: dict[str, int] = {}
    before = "body"
    for a, b in pairs(old, new, numbers):
        if b is None:
            if a is not None and (a.line.cell is not None or a.line.zone == "note"):
                raise UntakeableError(a.line.text)
            continue
        role = _role(a, b, before)
        if b.line.cell is not None or b.line.zone == "note" or (a is not None and a.line.cell is not None):
            raise UntakeableError(b.line.text)
        said = _line((a, b), numbers, held)
        label = _label(a, held.clause)
        marker = _marker(role, counts)
        indent = INDENT.get(role, "")
        if not marker:
            made.append("")
            said = opened(said)
        made.append(f"{indent}{marker}{' ' if marker else ''}{said}{f' {{: #{label}}}' if label else ''}")
        before = role
    return "\n".join(made).strip("\n")


def _marker(role: str, counts: dict[str, int]) -> str:
    """The mark of a level with the number that a reader of the markup expects; it is counted anew when it is read."""
    if role not in _MARKERS:
        return ""
    n = counts[role] = counts.get(role, 0) + 1
    for deeper in {"paragraph": ("item", "subitem"), "item": ("subitem",)}.get(role, ()):
        counts.pop(deeper, None)
    if role in ("paragraph", "party", "subitem"):
        return f"{n}{_MARKERS[role][1:]}"
    return f"{chr(96 + n)}." if role == "item" and n < 27 else _MARKERS[role]


def heading_of(old: Said | None, new: Said, numbers: Numbering, held: Placeholders) -> str:
    """The heading as markup."""
    return _line((old, new), numbers, held)


def _role(a: Said | None, b: Said, before: str) -> str:
    """What a paragraph is: as it was; as its style or number says; else as the one before it."""
    for one in (a, b):
        if one is not None:
            role = _ROLES.get(one.line.role, one.line.role)
            if role in _MARKERS or (role in ("body", "continuation") and a is not None):
                return role
    label = b.number
    if re.match(r"\d+°", label):
        return "subitem"
    if re.match(r"\(?[a-z]{1,2}[.)]", label):
        return "item"
    if re.match(r"\d", label):
        return "paragraph"
    return before if before in _MARKERS and not label else "body"


def _label(a: Said | None, clause: str) -> str:
    """The id of a lid, where it has one of its own."""
    if a is None or not a.line.wids or _ROLES.get(a.line.role, a.line.role) not in _MARKERS:
        return ""
    last = a.line.wids[-1].rpartition("--")[2]
    return "" if re.fullmatch(r"\d+|[a-z]{1,2}|[ivx]+|x\d+", last) or "~" in last else last


def _line(pair: Pair, numbers: Numbering, held: Placeholders) -> str:
    a, b = pair
    assert b is not None
    text, start = b.line.text, b.tokens[0].start if b.tokens else 0
    pieces: list[str] = []
    at = start
    for begin, end, said in sorted(_kept(a, b, numbers, held)) if a is not None else ():
        if begin < at:
            continue
        pieces += [literal(text[at:begin]), said]
        at = end
    pieces.append(literal(text[at:]))
    return " ".join("".join(pieces).split())


def _kept(a: Said, b: Said, numbers: Numbering, held: Placeholders) -> list[tuple[int, int, str]]:
    """Where in `b` stand the values and references of `a`, and what prints them."""
    found: list[tuple[int, int, str]] = []
    edits = aligned(a.tokens, b.tokens, numbers)
    spans = [s for s in a.line.spans if s.sort in ("value", "cross")]
    for span in sorted(spans, key=lambda s: (s.sort != "cross", s.start)):
        place = _across(a, b, span, edits, alike(a, b, numbers))
        if place is None:
            continue
        words = a.line.text[span.start : span.end]
        if span.sort == "value":
            said = held.value(span.key, words)
        else:
            name = held.target.get(span.key, "")
            said = held.referred(name, words) if name else ""
        if said:
            found.append((*place, f"{{{{ {said} }}}}"))
    return found


def _across(a: Said, b: Said, span: Span, edits: Sequence[object], whole: bool) -> tuple[int, int] | None:
    inside = [i for i, t in enumerate(a.tokens) if span.start <= t.start and t.end <= span.end]
    if not inside:
        return None
    for e in edits:
        if e.same and e.a1 <= inside[0] and inside[-1] < e.a2:  # type: ignore[attr-defined]
            shift = e.b1 - e.a1  # type: ignore[attr-defined]
            return b.tokens[inside[0] + shift].start, b.tokens[inside[-1] + shift].end
    return None


def literal(text: str) -> str:
    """Words as clause markup: nothing in them is read as markup or as a template."""
    plain = (
        text.replace("\u00a0", " ").replace("\t", " ").replace("\n", " ").replace("\ue000", "").replace("\ue001", "")
    )
    out = "".join(f"{{{{ sign('{sign}') }}}}" if sign in "{}*" else sign for sign in plain)
    return out.replace("^[", "{{ sign('^') }}[")


def opened(text: str) -> str:
    """A line that begins as a list would, so that it is read as words."""
    return f"{{{{ sign('{text[0]}') }}}}{text[1:]}" if _ANY_MARKER.match(text) and not text.startswith("{{") else text
