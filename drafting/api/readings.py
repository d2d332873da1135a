"""What words of a returned file may mean as a value of the dossier: candidates, none of them proved."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any

from drafting import locale
from drafting.clauses.labels import LABELS
from drafting.locale import NotationError
from drafting.model import LocalText, Money, Open
from drafting.returns.values import bare
from drafting.returns.words import plain as plain_signs

_FIGURE = re.compile(r"[-−]?\d[\d.,  ]*\d|\d")


def readings(value: Any, text: str, lang: str) -> Iterator[Any]:
    """What `text` may be as a value like `value`."""
    words = bare(text)
    if isinstance(value, bool):
        return
    if isinstance(value, Money):
        yield from _amounts(words, lang)
    elif isinstance(value, Enum):
        running = {bare(tongue): e for e, both in LABELS.items() for tongue in (both[1 if lang == "en" else 0],)}
        hit = running.get(words) or next((e for t, e in running.items() if t.casefold() == words.casefold()), None)
        if hit is not None and type(hit) is type(value):
            yield hit.value
        for member in type(value):
            if str(member.value).casefold() == words.casefold():
                yield member.value
    elif isinstance(value, Decimal | int):
        yield from _numbers(words, lang)
    elif isinstance(value, date):
        try:
            yield locale.parse_date(words).isoformat()
        except NotationError:
            return
    elif isinstance(value, LocalText | str):
        old = value.get(lang) if isinstance(value, LocalText) else value
        for candidate in (
            text.strip(),
            text.strip()[:1].lower() + text.strip()[1:],
            text.strip()[:1].upper() + text.strip()[1:],
        ):
            kept = _typed(candidate)
            if kept != old:
                yield kept
    elif isinstance(value, tuple) and all(isinstance(v, int | Decimal) for v in value):
        years = [int(y) for y in re.findall(r"\d+", words)]
        if years:
            yield years
            if len(years) == 2:
                yield list(range(years[0], years[1] + 1))


def _typed(text: str) -> str:
    """A printed text as it is typed into a dossier: plain spaces and quotes."""
    return " ".join(plain_signs(text).split())


def _amounts(words: str, lang: str) -> Iterator[Any]:
    head = re.sub(r"\s*\((?:zegge|in words)[^)]*\)", "", words)
    for text in dict.fromkeys((head, *re.findall(r"€ ?[\d.,]+(?: (?:miljoen|miljard|million|billion))?", words))):
        try:
            amount, _ = locale.parse_money(text.strip(), lang)
        except NotationError:
            continue
        yield figure(amount)


def _numbers(words: str, lang: str) -> Iterator[Any]:
    bare_words = re.sub(r"\s*(?:%|procent|per cent|percent)\Z", "", words)
    try:
        yield figure(locale.parse_number(bare_words, lang))
    except NotationError:
        if (n := _spelled_numbers(lang).get(bare_words.casefold())) is not None:
            yield n
    months = [m.casefold() for m in locale.MONTHS[lang]]
    if words.casefold() in months:
        yield months.index(words.casefold()) + 1
    for text in _FIGURE.findall(words):
        try:
            yield figure(locale.parse_number(text.strip(), lang))
        except NotationError:
            continue


@cache
def _spelled_numbers(lang: str) -> dict[str, int]:
    tongue = locale.get(lang)
    return {tongue.words(n).casefold(): n for n in (*range(0, 1001), *range(1100, 10_001, 100))}


def figure(number: Decimal) -> Any:
    """A number as the dossier holds it: whole where it is whole."""
    return int(number) if number == number.to_integral_value() else number


def solved(value: Any, old: str, new: str, lang: str) -> Iterator[Any]:
    """The values of a part that was printed somewhere in `old`, if `new` prints it otherwise at that spot."""
    for a, b in swaps(old, new):
        if isinstance(value, LocalText | str):
            held = value.get(lang) if isinstance(value, LocalText) else value
            if a and _typed(a) and _typed(a) in _typed(held):
                yield _typed(held).replace(_typed(a), _typed(b), 1).strip()
            elif not a and b and held and bare(held) in bare(new):
                yield _typed(new)
        elif isinstance(value, date) and b:
            # A date changes whole: its day, month and year are printed apart.
            yield from (v for v in readings(value, new, lang) if v != value.isoformat())
        elif isinstance(value, Decimal | int | Money) and not isinstance(value, bool):
            amount = value.amount if isinstance(value, Money) else value
            if isinstance(amount, Open):
                continue
            for before in _numbers(bare(a), lang) if a else ():
                if before == amount:
                    yield from _numbers(bare(b), lang)
        elif isinstance(value, Enum) and a:
            yield from (v for v in readings(value, b, lang) if v != value.value)


def swaps(old: str, new: str) -> list[tuple[str, str]]:
    """The words of `old` that became others in `new`, the longest stretches; and the whole."""
    from drafting.compare.align import align

    a, b = old.split(), new.split()
    found_swaps = [
        (" ".join(a[e.a1 : e.a2]), " ".join(b[e.b1 : e.b2]))
        for e in align([plain_signs(w) for w in a], [plain_signs(w) for w in b])
        if not e.same
    ]
    stripped = [(x.strip(".,;"), y.strip(".,;")) for x, y in found_swaps]
    return list(dict.fromkeys([*found_swaps, *stripped, (old, new)]))


def part_of(old: str, new: str, right: str) -> bool:
    """Whether `new` made only a part of the changes that lead from `old` to `right`."""
    done = set(swaps(bare(old), bare(new))[:-1])
    needed = set(swaps(bare(old), right)[:-1])
    return bool(done) and done < needed


def halves(old: str, new: str) -> bool:
    """Whether a text that says one thing twice, in figures and in words, changed in one of the two only."""
    halves = [re.match(r"(.*?)\s*\((?:zegge|in words)[: ]*(.*)\)\s*$", bare(t)) for t in (old, new)]
    if halves[0] is None or halves[1] is None:
        return False
    return (halves[0][1] == halves[1][1]) != (halves[0][2] == halves[1][2])
