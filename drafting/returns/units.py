"""The clauses of the draft that was sent, each with its lines; and what stands outside any clause.

A recital, a definition, an article, an annex and a signature block are each one unit, named by its own id. Where a file knows no
ids (another's contract), its articles are the units, named by their numbers or headings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from drafting.returns.words import Said, plain, said, typed_heading, without_label
from drafting.tree.lines import Line

CONTENTS = "contents"
_RECITALS = ("recital", "recital-item", "recital-subitem")
_HEADS = ("article", "annex", "chapter", "preamble", "signatures")


@dataclass(slots=True)
class Unit:
    """One clause, or (`outside`) a stretch of lines that belongs to none: cover, chapter heading, table of contents.

    `id` is the clause's, the term's for a definition; `version` that of the clause; `within` the id of the unit that it is part of
    (a definition of its article). `headed`: its first line is its heading."""

    id: str
    lines: list[Said] = field(default_factory=list)
    version: str = ""
    sort: str = "clause"
    within: str = ""
    headed: bool = False

    @property
    def outside(self) -> bool:
        """Whether it is no clause."""
        return self.sort in ("outside", CONTENTS)

    @property
    def number(self) -> str:
        """Its bare number ("5", "B"), "" where it has none."""
        if not self.lines or self.sort == "definition" or (self.sort == "clause" and not self.headed):
            return ""
        label = self.lines[0].number.strip()
        return label.split()[-1].strip(".()") if label else ""

    @property
    def heading(self) -> str:
        """The words of its heading."""
        return " ".join(self.lines[0].line.text.split()) if self.headed and self.lines else ""


def units_of(lines: Iterable[Line], named: Mapping[str, str] | None = None) -> list[Unit]:
    """The units of a draft in reading order. `named`: for a text that stands between recitals and articles the clause that it is."""
    body = [line for line in lines if line.zone in ("body", "note")]
    ours = any(line.clause or line.part or any("--" in w for w in line.wids) for line in body)
    return _of_ours(body, named or {}) if ours else _of_others(body)


# ---------------------------------------------------------------- drafts of ours


def _of_ours(lines: Sequence[Line], named: Mapping[str, str]) -> list[Unit]:
    made: list[Unit] = []
    last_clause = ""

    def unit(key: str, sort: str, version: str = "", within: str = "", headed: bool = False) -> Unit:
        if made and made[-1].id == key and made[-1].sort == sort and sort != "outside":
            return made[-1]
        made.append(Unit(key, [], version, sort, within, headed))
        return made[-1]

    for line in lines:
        words = said(line)
        if not words.tokens and line.cell is None:
            continue
        clause, _, version = line.clause.partition("@")
        wid = line.wids[-1] if line.wids else ""
        recital = line.role in _RECITALS or wid.startswith("recital-")
        if line.zone == "note" and made:
            made[-1].lines.append(words)
            continue
        if line.contents or line.role in ("contents", "toc-1", "toc-2"):
            unit(CONTENTS, CONTENTS).lines.append(words)
        elif recital and not line.role.startswith("preamble") and wid and not clause:
            unit(wid.partition("--")[0], "recital").lines.append(words)
        elif recital and made and made[-1].sort == "recital" and not wid:
            made[-1].lines.append(words)
        elif line.role == "definition":
            term = wid.removeprefix("term--") or next((s.key for s in line.spans if s.sort == "term"), "")
            unit(term or f"{clause}-{len(made)}", "definition", "", clause or last_clause).lines.append(words)
        elif clause:
            head = line.role in _HEADS
            at = unit(clause, "clause", version, "", head)
            at.lines.append(words)
        elif key := named.get(" ".join(t.key for t in words.tokens), ""):
            unit(key, "clause").lines.append(words)
        else:
            sort = "chapter" if line.role in _HEADS else ""
            if not made or made[-1].sort != "outside" or sort or made[-1].id:
                made.append(Unit(sort, [], "", "outside"))
            made[-1].lines.append(words)
        last_clause = clause or last_clause
    return made


# ---------------------------------------------------------------- contracts of others


def _of_others(lines: Sequence[Line]) -> list[Unit]:
    words = [said(line) for line in lines]
    heads = [_is_head(one) for one in words]
    made: list[Unit] = []
    taken: set[str] = set()
    for one, head in zip(words, heads, strict=True):
        if not one.tokens and one.line.cell is None:
            continue
        if one.line.contents:
            if not made or made[-1].sort != CONTENTS:
                made.append(Unit(CONTENTS, [], "", CONTENTS))
        elif head:
            bare = without_label(one) or one
            label = one.line.number or bare.label
            name = _slug(label if re.search(r"[A-Za-z]", label) and re.search(r"\d", label) else one.line.text)
            key, n = name or "clause", 2
            while key in taken:
                key, n = f"{name}-{n}", n + 1
            taken.add(key)
            made.append(Unit(key, [], "", "clause", "", True))
            one = bare
        elif not made or made[-1].sort == CONTENTS:
            made.append(Unit("", [], "", "outside"))
        made[-1].lines.append(one)
    return made


def _is_head(one: Said) -> bool:
    line = one.line
    if line.cell is not None or line.zone != "body" or line.contents or not one.tokens:
        return False
    return line.role in _HEADS or (line.level is not None and line.level <= 2) or typed_heading(one)


def _slug(text: str) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", plain(text).casefold()))[:40].strip("-")
