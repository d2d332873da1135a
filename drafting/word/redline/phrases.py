"""The pieces of a line as words, however the runs lie that they are spread over; and words of two files cut at the same places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from drafting.compare import tokens
from drafting.compare.equivalents import plain
from drafting.word.redline.pieces import TEXT, Piece, with_text


class Word(NamedTuple):
    """A word, or what else stands in a line, with the pieces that it is made of; `first` is the number of the piece that it begins in."""

    key: bytes
    pieces: list[Piece]
    firsts: list[int]

    @property
    def light(self) -> bool:
        """Whether it is a space: no reason to pair."""
        text = self.pieces[0].text
        return text is not None and self.key[len(TEXT) :].isspace()


def worded(pieces: Sequence[Piece], strict: bool) -> list[Word]:
    """The words of a line. Where not `strict`, quotes and spaces are told by what they read as."""
    found: list[Word] = []
    n = 0
    while n < len(pieces):
        piece = pieces[n]
        if piece.text is None:
            found.append(Word(piece.key, [piece], [n]))
            n += 1
            continue
        end = n + 1
        while end < len(pieces) and pieces[end].text is not None and _same_hands(piece, pieces[end]):
            end += 1
        found += _cut(pieces[n:end], n, strict)
        n = end
    return found


def _same_hands(one: Piece, other: Piece) -> bool:
    if one.marks is other.marks or one.marks == other.marks:
        return True
    hands = [
        [(adds, [(k, v) for k, v in own if not k.endswith("}id")]) for adds, own in piece.marks]
        for piece in (one, other)
    ]
    return hands[0] == hands[1]


def _cut(pieces: Sequence[Piece], first: int, strict: bool) -> Iterator[Word]:
    texts = [p.text or "" for p in pieces]
    whole = "".join(texts)
    read, where = (whole, None) if strict else plain(whole)
    starts = []
    at = 0
    for text in texts:
        starts.append(at)
        at += len(text)
    n = 0
    begin = last = 0
    for token in tokens(read):
        last += len(token)
        end = last if where is None else where[last] if last < len(where) else len(whole)
        made: list[Piece] = []
        firsts: list[int] = []
        while begin < end:
            piece, text, start = pieces[n], texts[n], starts[n]
            stop = min(end, start + len(text))
            made.append(_part(piece, text[begin - start : stop - start]))
            firsts.append(first + n)
            begin = stop
            if stop == start + len(text):
                n += 1
        if made:
            yield Word(TEXT + token.encode(), made, firsts)


def _part(piece: Piece, text: str) -> Piece:
    return piece if text == piece.text else with_text(piece, text)


def alike_cut(old: Word, new: Word) -> list[tuple[Piece, Piece, int]]:
    """Two words that read the same as pieces that say the same, in pairs, each with the number of the piece of NEW that it is of."""
    if old.pieces[0].text is None:
        return [(old.pieces[0], new.pieces[0], new.firsts[0])]
    sizes = [[len(p.text or "") for p in word.pieces] for word in (old, new)]
    if sum(sizes[0]) != sum(sizes[1]):  # one has signs that nobody sees
        text = "".join(p.text or "" for p in old.pieces)
        return [(_part(old.pieces[0], text), new.pieces[0], new.firsts[0])]
    pairs = []
    i = k = a = b = 0
    while i < len(old.pieces):
        size = min(sizes[0][i] - a, sizes[1][k] - b)
        was, now = old.pieces[i], new.pieces[k]
        pairs.append(
            (_part(was, (was.text or "")[a : a + size]), _part(now, (now.text or "")[b : b + size]), new.firsts[k])
        )
        a, b = a + size, b + size
        if a == sizes[0][i]:
            i, a = i + 1, 0
        if b == sizes[1][k]:
            k, b = k + 1, 0
    return pairs
