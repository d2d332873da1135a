"""What something in a line prints as, in plain text: also what is no letter (symbols, breaks, boxes, pictures, equations)."""

from __future__ import annotations

from lxml import etree

NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{NS}}}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_TEXTS = frozenset((f"{W}t", f"{W}delText", f"{M}t"))
_SIGNS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "\N{NON-BREAKING HYPHEN}",
    f"{W}softHyphen": "\N{SOFT HYPHEN}",
    f"{W}drawing": "▣",
    f"{W}pict": "▣",
    f"{W}object": "▣",
    f"{W}footnoteReference": "†",
    f"{W}endnoteReference": "†",
    f"{W}pgNum": "#",
}
_BREAKS = {"page": "⤓", "column": "⤓"}
# What Word puts in for ticked and empty boxes and bullets, from fonts whose letters are pictures.
_PICTURED = {
    ("wingdings", 0xFE): "☑", ("wingdings", 0xFD): "☒", ("wingdings", 0x78): "☒", ("wingdings", 0xA8): "☐", ("wingdings", 0x6F): "☐",
    ("wingdings", 0x71): "❑", ("wingdings", 0x72): "❒", ("wingdings", 0xFC): "✓", ("wingdings", 0xFB): "✗", ("wingdings", 0xE0): "→",
    ("wingdings", 0xDF): "←", ("wingdings", 0xA7): "▪", ("wingdings 2", 0x52): "☑", ("wingdings 2", 0x54): "☒", ("wingdings 2", 0x50): "✓",
    ("wingdings 2", 0x30): "☐", ("wingdings 2", 0xA3): "☐", ("symbol", 0xB7): "•", ("symbol", 0xB3): "≥", ("symbol", 0xA3): "≤",
    ("symbol", 0xB1): "±", ("symbol", 0xB4): "×", ("symbol", 0x6D): "μ", ("symbol", 0x44): "Δ", ("symbol", 0x53): "Σ",
    ("symbol", 0xAE): "→", ("symbol", 0xB0): "°", ("symbol", 0x61): "α", ("symbol", 0x62): "β",
}  # fmt: skip


def said(node: etree._Element) -> str:
    """The text of all that stands in `node`: a tab as a tab, a break as a new line, a page break as ⤓, a picture as ▣, a note as †, a
    symbol and a box as what they draw."""
    found: list[str] = []
    _say(node, found)
    return "".join(found)


def _say(node: etree._Element, found: list[str]) -> None:
    waiting = [node]
    while waiting:
        one = waiting.pop()
        tag = one.tag
        if (
            tag == _FALLBACK
            or not isinstance(tag, str)
            or (tag.endswith("Pr") and tag != f"{M}naryPr" and tag != f"{M}dPr")
        ):
            continue
        if tag in _TEXTS:
            found.append(one.text or "")
        elif tag == f"{W}br":
            found.append(_BREAKS.get(str(one.get(f"{W}type", "")), "\n"))
        elif tag == f"{W}sym":
            found.append(symbol(one))
        elif tag == f"{W}checkBox":
            found.append(_box(one))
        elif tag in (f"{M}chr", f"{M}begChr"):
            found.append(str(one.get(f"{M}val", "")))
        elif tag in _SIGNS:
            found.append(_SIGNS[tag])
        waiting.extend(reversed(one))


def symbol(node: etree._Element) -> str:
    """What a `w:sym` draws; where its font is not known, font and place in it."""
    font, place = str(node.get(f"{W}font", "")), str(node.get(f"{W}char", ""))
    try:
        code = int(place, 16)
    except ValueError:
        return f"[{font} {place}]"
    if (drawn := _PICTURED.get((font.casefold(), code & 0xFF))) is not None:
        return drawn
    private = 0xE000 <= code < 0xF900 or font.casefold().startswith(("wingdings", "webdings"))
    return f"[{font} {place}]" if private or code < 0x20 or 0xD800 <= code < 0xE000 or code > 0x10FFFF else chr(code)


def _box(node: etree._Element) -> str:
    """A box of an old form, ticked or not."""
    ticked = node.find(f"{W}checked")
    if ticked is None:
        ticked = node.find(f"{W}default")
    return "☒" if ticked is not None and ticked.get(f"{W}val", "1") not in ("0", "false", "off") else "☐"
