"""A number in words against what is counted: "de vier pijlers: a, b en c", "vijf aanbevelingen:" above six, "twaalf (18)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafting.checks.figures import WORDS
from drafting.checks.rule import Hit, Rule, Subject, TextLine

_N = "|".join(sorted((re.escape(w) for w in WORDS if w not in ("een", "one")), key=len, reverse=True))
_BOTH = re.compile(rf"\b(?P<word>{_N}) \((?P<figure>\d{{1,3}})\)", re.IGNORECASE)
# "drie onderwerpen: …", "the four conditions are …"
_HEAD = re.compile(
    rf"(?<![\w’.-])(?<!in )(?P<n>{_N}) (?P<noun>(?:(?!van\b|of\b)[\w-]+ ){{0,2}}[a-zà-ÿ-]{{3,}})(?P<gap>(?: (?:zijn|are)(?= [a-z])| (?:[\w’-]+ ){{0,9}}?[\w’-]+)?(?::| are(?= (?:a|an|the) ))) ?(?P<list>.*)$",
    re.IGNORECASE,
)
_ENTRY = re.compile(r"^\s*(?:[-–•*·]|\(?[a-z0-9]{1,2}[.)]|\d{1,2}°\.?)\s")
_AFTER = re.compile(rf"^(?:De|Deze|The|These) (?P<n>{_N}) (?P<noun>[a-zà-ÿ-]{{4,}})\b", re.IGNORECASE)
_MEASURES = re.compile(
    r"^(?:jaar|jaren|maanden|maand|weken|week|dagen|dag|uur|keer|maal|procent|miljoen|miljard|duizend|euro|kton|ton|years?|months?|weeks?|days?|hours?|times|million|billion|percent|per|genomen|te|neemt|nemen|in|van|op)\b"
)


def find(subject: Subject) -> Iterator[Hit]:
    """In one sentence, over a list, and right after a list."""
    lines = [line for line in subject.lines if line.sort in ("text", "heading")]
    for i, line in enumerate(lines):
        for match in _BOTH.finditer(line.text):
            if WORDS[match["word"].lower()] != int(match["figure"]):
                yield Hit(
                    line, match[0], {"found": match[0], "count": match["figure"], "said": match["word"]}, "counts-both"
                )
        yield from _brackets(line)
        for sentence in re.split(r"(?<=[a-zà-ÿ)\d][.?!])\s+(?=[A-Z])", line.text):
            yield from _sentence(line, sentence)
        after = _AFTER.match(_bare(line.text))
        if after is not None and not _MEASURES.match(after["noun"]):
            size = _list_before(lines, i)
            count = _value(after["n"])
            if size > 1 and size != count:
                yield Hit(line, after[0], {"found": after[0], "said": after["n"], "count": size}, "counts")
        if line.text.rstrip().endswith(":"):
            yield from _over(line, lines, i)


def _bare(text: str) -> str:
    return re.sub(r"^\s*(?:\d{1,2}(?:\.\d{1,2})?[.)]?|[a-z][.)])\s+", "", text)


_IN_BRACKETS = re.compile(
    rf"(?<![\w’.-])(?P<n>{_N}) (?P<noun>[a-zà-ÿ-]{{4,}}(?: [a-zà-ÿ-]+){{0,2}}) \((?P<list>[^()]{{6,160}})\)",
    re.IGNORECASE,
)


def _brackets(line: TextLine) -> Iterator[Hit]:
    """ "de vier bedrijven (A, B en C)"."""
    for match in _IN_BRACKETS.finditer(line.text):
        listed = match["list"]
        if _MEASURES.match(match["noun"]) or re.search(
            r"[;:\d]|\b(?:zoals|waaronder|onder|zie|o\.a\.|bijvoorbeeld|such|including|e\.g\.|die|dat|which)\b", listed
        ):
            continue
        items = _items(listed) if "," in listed or " en " in listed or " and " in listed else []
        count = _value(match["n"])
        if len(items) > 1 and count and len(items) != count and all(len(x.split()) <= 5 for x in items):
            yield Hit(
                line,
                match[0],
                {"found": f"{match['n']} {match['noun']}", "said": match["n"], "count": len(items)},
                "counts",
            )


def _sentence(line: TextLine, sentence: str) -> Iterator[Hit]:
    match = _HEAD.search(sentence)
    if (
        match is None
        or (match["n"].isdigit() and re.search(r"\b(?:artikel|article|lid|clause)", sentence))
        or not match["list"]
        or _MEASURES.match(match["noun"])
        or not match["list"].rstrip().endswith((".", ";"))
    ):
        return
    listed = match["list"].rstrip(".; ")
    # No figures, no brackets, no sentence: names or a few words each.
    if re.search(
        r"[;:()\d]|\b(?:is|zijn|wordt|worden|heeft|hebben|was|are|has|have|will|zal|bedragen|die|dat|which|that|waarvan)\b",
        listed,
    ):
        return
    items = _items(listed)
    count = _value(match["n"])
    # "twee namens de een en twee namens de ander" counts otherwise.
    odd = len(items) > 1 and count and len(items) != count and all(len(x.split()) <= 6 for x in items)
    if odd and len(match["gap"].split()) < 9 and not any(x.split()[0].lower() in WORDS for x in items):
        yield Hit(
            line,
            sentence[match.start() :],
            {"found": f"{match['n']} {match['noun']}", "said": match["n"], "count": len(items)},
            "counts",
        )


def _items(listed: str) -> list[str]:
    parts = re.split(r",\s+(?:en|and|of|or)\s+|,\s+", listed)
    last = re.split(r"\s+(?:en|and|alsmede|evenals)\s+", parts[-1])
    if len(last) > 2 or (len(parts) > 1 and len(last) == 1 and not re.search(r",\s+(?:en|and)\s", listed)):
        return []
    # "een vertegenwoordiger van A en B": one item where nothing was listed before and both sides are long.
    return [x for x in (*parts[:-1], *last) if x.strip()]


def _over(line: TextLine, lines: list[TextLine], i: int) -> Iterator[Hit]:
    tail = re.split(r"(?<=[a-z)\d][.?!])\s+(?=[A-Z])", line.text.rstrip())[-1]
    found = [
        m
        for m in re.finditer(
            rf"(?<![\w’.-])(?<!in )(?P<n>{_N}|\d{{1,2}}) (?P<noun>[a-zà-ÿ-]{{3,}})", tail, re.IGNORECASE
        )
        if not _MEASURES.match(m["noun"])
    ]
    listed = found and found[0]["n"].isdigit() and re.search(r"\b(?:artikel|lid|onderdeel|article|clause)", tail)
    if len(found) != 1 or len(tail) > 160 or listed:
        return
    size = _list_after(lines, i)
    count = _value(found[0]["n"])
    if (
        size > 1
        and count > 1
        and size != count
        and not re.search(r"\b(?:onder andere|onder meer|waaronder|including|among)\b", tail)
    ):
        yield Hit(line, tail[-90:], {"found": found[0][0], "said": found[0]["n"], "count": size}, "counts")


def _list_after(lines: list[TextLine], i: int) -> int:
    return _run(list(lines[i + 1 : i + 32]))


def _list_before(lines: list[TextLine], i: int) -> int:
    j = i
    if j > 0 and re.match(r"^(?:Artikel|Article)\b", lines[j - 1].text):
        j -= 1
    end = j
    while j > 0 and _entry(lines[j - 1]) and not _nested(lines[j - 1]):
        j -= 1
    first = lines[j].text if j < end else ""
    return (
        _run(lines[j:end])
        if j < end
        and re.match(r"^\s*(?:[-–•*]|\(?[a1][.)])\s", first)
        and j > 0
        and lines[j - 1].text.rstrip().endswith(":")
        else 0
    )


def _run(lines: list[TextLine]) -> int:
    """How many entries of one form stand in a row, from the first."""
    count, form = 0, ""
    for line in lines:
        match = _ENTRY.match(f"{line.num} {line.text}" if line.num else line.text)
        if match is None:
            break
        form_here = "n" if re.search(r"\d", match[0]) else "a" if re.search(r"[a-z]", match[0]) else "-"
        form = form or form_here
        if form_here != form:
            return 0
        count += 1
    return count


def _entry(line: TextLine) -> bool:
    return bool(_ENTRY.match(f"{line.num} {line.text}" if line.num else line.text))


def _nested(line: TextLine) -> bool:
    return bool(re.match(r"^\s*\(?[ivx]{2,}[.)]", line.text))


def _value(word: str) -> int:
    return int(word) if word.isdigit() else WORDS.get(word.lower(), 0)


RULE = Rule("counts", "werkwijze: een aantal in woorden klopt met wat er staat", find)
