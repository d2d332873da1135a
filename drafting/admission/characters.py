"""Characters: those that no document can hold, and those that are seldom what they look like.

Norms: XML 1.0, production 2 (Char); Unicode 15, section 23.7 (noncharacters); UTS 39 (what is mistaken for something else).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Literal

_REFUSED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(chr(plane + end) for plane in range(0x10000, 0x110000, 0x10000) for end in (0xFFFE, 0xFFFF))
    + "]"
)
_CONTROL = bytes([*range(9), 11, 12, *range(14, 32)])

Oddity = Literal["direction", "zero-width", "private", "control", "scripts", "digits"]
"""What is odd: the direction of writing turned about, a character without width, one that means something in one font only,
a control character of the upper half, letters of two scripts in a word, figures of another script."""

_ODD: tuple[tuple[Oddity, re.Pattern[str]], ...] = (
    ("direction", re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")),
    ("zero-width", re.compile("[\u180e\u200b-\u200d\u2060-\u2064\ufeff]")),
    ("private", re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")),
    ("control", re.compile("[\x7f-\x84\x86-\x9f]")),
)
_WORD = re.compile(r"[^\W\d_]{2,}")
# Greek letters that are taken for Latin ones; the others stand beside Latin letters in science (Δt, μm, βHCH).
_GREEK_LOOKALIKES = frozenset("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧικνορυχ")


def refused(text: str) -> Iterator[tuple[int, str]]:
    """Where `text` holds a character that no document can hold, and its name ("U+0007")."""
    if text.isprintable():
        return
    for found in _REFUSED.finditer(text):
        yield found.start(), named(found[0])


def named(char: str) -> str:
    """A character by its number: "U+202E"."""
    return f"U+{ord(char):04X}"


def odd(text: str) -> Iterator[tuple[int, str, Oddity]]:
    """What in `text` is seldom what it looks like: where, the characters themselves, and what is odd."""
    if text.isascii():
        return
    for sort, pattern in _ODD:
        for found in pattern.finditer(text):
            yield found.start(), found[0], sort
    for found in _WORD.finditer(text):
        if not found[0].isascii() and _mixed(found[0]):
            yield found.start(), found[0], "scripts"
    for at, char in enumerate(text):
        if not char.isascii() and unicodedata.category(char) == "Nd":
            yield at, char, "digits"


def _mixed(word: str) -> bool:
    """Whether letters of Latin and of a script that is mistaken for it stand in one word."""
    scripts = {_script(char) for char in word}
    return "LATIN" in scripts and len(scripts - {""}) > 1


def _script(char: str) -> str:
    if char.isascii():
        return "LATIN"
    name = unicodedata.name(char, "")
    first = name.partition(" ")[0]
    if first == "GREEK":
        return first if char in _GREEK_LOOKALIKES else ""
    return first if first in ("LATIN", "CYRILLIC", "ARMENIAN", "CHEROKEE", "FULLWIDTH", "MATHEMATICAL") else ""


def unholdable(xml: bytes) -> str:
    """The first character in the bytes of an XML part that it cannot hold; "" where there is none. Reads fast; a part in
    UTF-16, which only others write, is theirs."""
    if xml[:2] in (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<"):
        return ""
    if len(xml.translate(None, _CONTROL)) != len(xml):
        return named(chr(next(byte for byte in xml if byte in _CONTROL)))
    if b"\xef" not in xml:  # one byte is looked for much faster than three
        return ""
    for last, name in ((b"\xef\xbf\xbe", "U+FFFE"), (b"\xef\xbf\xbf", "U+FFFF")):
        if last in xml:
            return name
    return ""
