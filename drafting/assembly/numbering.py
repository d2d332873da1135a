"""Numbers and ids: what each part prints, where it stands (`eid`), and what it is called in every draft (`wid`)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from drafting.clauses import Part

MAX_WID = 38
"""A Word bookmark holds 40 characters; ours begin with an underscore."""


def letters(n: int) -> str:
    """1 → a, 26 → z, 27 → aa."""
    text = ""
    while n:
        n, rest = divmod(n - 1, 26)
        text = chr(97 + rest) + text
    return text


def roman(n: int) -> str:
    """1 → i, 4 → iv, 14 → xiv."""
    text = ""
    for value, sign in (
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ):
        while n >= value:
            text += sign
            n -= value
    return text


@dataclass(slots=True)
class Target:
    """Something that can be referred to, with the numbers on the way to it and the wids they belong to."""

    part: Part | None
    wid: str
    role: str
    numbers: dict[str, str] = field(default_factory=dict)
    wids: dict[str, str] = field(default_factory=dict)


class Numbering:
    """Numbers parts in one document and keeps what references may point to."""

    def __init__(self, style: str, lang: str) -> None:
        self.style, self.lang = style, lang
        self.targets: dict[str, Target] = {}
        self._wids: set[str] = set()

    def wid(self, *names: str) -> str:
        """A stable name of at most 38 characters from a clause id and labels; never given twice."""
        wid = "--".join(names)
        if len(wid) > MAX_WID:
            wid = f"{wid[: MAX_WID - 7].rstrip('-')}-{hashlib.sha256(wid.encode()).hexdigest()[:6]}"
        base, n = wid, 2
        while wid in self._wids:
            wid = f"{base[: MAX_WID - 4]}-x{n}"
            n += 1
        self._wids.add(wid)
        return wid

    def body(self, clause: str, number: str, role: str, eid: str, wid: str, parts: list[Part]) -> None:
        """Numbers the parts of one clause that stands as article, annex or section `number` ("" where it has none).

        An article of a single lid has no leden: its text stands unnumbered, and who refers to that lid refers to the article.
        """
        numbers = {role: number} if number else {}
        wids = {role: wid}
        self.targets[clause] = Target(None, wid, role, numbers, wids)
        if role == "article" and (label := _unnumber_only_lid(parts)):
            self.targets[f"{clause}.{label}"] = Target(None, wid, role, numbers, wids)
        self._level(parts, clause, number, eid, wid, numbers, wids)

    def _level(
        self,
        parts: list[Part],
        clause: str,
        number: str,
        eid: str,
        wid: str,
        numbers: dict[str, str],
        wids: dict[str, str],
    ) -> None:
        counts: dict[str, int] = {}
        for part in parts:
            if part.level in ("section", "table"):
                if part.level == "section":
                    counts.pop("lid", None)
                counts.pop("item", None)
            if part.level in ("lid", "block"):
                counts.pop("item", None)
            n = counts[part.level] = counts.get(part.level, 0) + 1
            part.clause = clause
            self._one(part, n, clause, number, eid, wid, numbers, wids)

    def _one(
        self,
        part: Part,
        n: int,
        clause: str,
        number: str,
        eid: str,
        wid: str,
        numbers: dict[str, str],
        wids: dict[str, str],
    ) -> None:
        shape = _SHAPES.get(part.level)
        if shape is None:
            self._level(part.children, clause, number, eid, wid, numbers, wids)
            return
        role, akn = shape
        part.num, bare = self._number(part.level, n, number)
        part.eid = f"{eid}__{akn}_{bare.replace('°', '').replace('.', '-')}" if eid else f"{akn}_{bare}"
        part.wid = self.wid(wid, part.label or bare.replace("°", "").replace(".", "-").lower())
        own_numbers, own_wids = {**numbers, role: bare}, {**wids, role: part.wid}
        if part.label:
            self.targets[f"{clause}.{part.label}"] = Target(part, part.wid, role, own_numbers, own_wids)
        self._level(part.children, clause, number, part.eid, part.wid, own_numbers, own_wids)

    def _number(self, level: str, n: int, article: str) -> tuple[str, str]:
        """What is printed, and the bare number for references."""
        contract = self.style == "contract"
        if level == "lid":
            return (f"{article}.{n}", str(n)) if contract and article.isdigit() else (f"{n}.", str(n))
        # Onderdelen are a. and 1°. in Dutch (Ar 3.59), (a) and (i) in English.
        brackets = self.lang == "en"
        if level == "item":
            return (f"({letters(n)})" if brackets else f"{letters(n)}."), letters(n)
        if level == "subitem":
            return (f"({roman(n)})", roman(n)) if brackets else (f"{n}°.", f"{n}°")
        return f"{n}.", str(n)


def _unnumber_only_lid(parts: list[Part]) -> str:
    """Makes the only lid of an article a text without a number, its onderdelen after it. Gives the lid's label."""
    leden = [i for i, part in enumerate(parts) if part.level == "lid"]
    if len(leden) != 1:
        return ""
    at = leden[0]
    lid = parts[at]
    for child in lid.children:
        if child.style == "continuation":
            child.style = "body"
    children, lid.children, lid.level = lid.children, [], "block"
    parts[at + 1 : at + 1] = children
    return lid.label


_SHAPES = {
    "lid": ("paragraph", "para"),
    "item": ("item", "item"),
    "subitem": ("subitem", "point"),
}
