"""Theme fonts and colours as plain ones: a Word file has one theme, so a document that had another names what it meant."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from drafting.word.package.opening import Package
from drafting.word.styles import W, value

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_FONT = {"ascii": "asciiTheme", "hAnsi": "hAnsiTheme", "eastAsia": "eastAsiaTheme", "cs": "cstheme"}
_SCHEME = {
    "bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2", "background1": "lt1", "text1": "dk1", "background2": "lt2",
    "text2": "dk2", "light1": "lt1", "dark1": "dk1", "light2": "lt2", "dark2": "dk2", "hyperlink": "hlink",
    "followedHyperlink": "folHlink",
}  # fmt: skip


@dataclass(slots=True)
class Theme:
    """What a theme stands for: colours by slot ("accent1" → "4F81BD"), fonts by name ("minorHAnsi" → "Calibri")."""

    part: str = ""
    raw: bytes = b""
    colours: Mapping[str, str] = field(default_factory=dict)
    fonts: Mapping[str, str] = field(default_factory=dict)


def read_theme(package: Package) -> Theme:
    """The theme of a file; an empty one where it has none."""
    part = next((r.target for r in package.relationships(package.main).values() if r.type.endswith("/theme")), "")
    if part not in package.parts:
        return Theme()
    root = package.xml(part)
    colours: dict[str, str] = {}
    scheme = root.find(f".//{A}clrScheme")
    for slot in scheme if scheme is not None else ():
        for colour in slot:
            colours[etree.QName(slot).localname] = str(colour.get("lastClr") or colour.get("val") or "000000")
    fonts: dict[str, str] = {}
    for size in ("major", "minor"):
        kind = root.find(f".//{A}{size}Font")
        if kind is None:
            continue
        for tag, names in (("latin", ("HAnsi", "Ascii")), ("ea", ("EastAsia",)), ("cs", ("Bidi",))):
            node = kind.find(f"{A}{tag}")
            for name in names:
                fonts[f"{size}{name}"] = str(node.get("typeface", "")) if node is not None else ""
    return Theme(part, package.parts[part], colours, fonts)


def without_theme(root: etree._Element, theme: Theme) -> None:
    """Writes out, in a story or a style sheet, what its theme says."""
    for node in root.iter("*"):
        if node.tag == f"{W}rFonts":
            for plain, themed in _FONT.items():
                name = value(node, themed)
                if not name:
                    continue
                del node.attrib[f"{W}{themed}"]
                if theme.fonts.get(name):
                    node.set(f"{W}{plain}", theme.fonts[name])
        elif node.tag.startswith(W):
            _colour(node)
        elif node.tag == f"{A}schemeClr":
            slot = str(node.get("val", ""))
            colour = theme.colours.get(_SCHEME.get(slot, slot))
            if colour:
                node.tag = f"{A}srgbClr"
                node.set("val", colour)
        elif node.tag in (f"{A}latin", f"{A}ea", f"{A}cs") and str(node.get("typeface", "")).startswith("+"):
            size = "major" if str(node.get("typeface")).startswith("+mj") else "minor"
            kind = {"lt": "HAnsi", "ea": "EastAsia", "cs": "Bidi"}.get(str(node.get("typeface"))[-2:], "HAnsi")
            if theme.fonts.get(size + kind):
                node.set("typeface", theme.fonts[size + kind])


def _colour(node: etree._Element) -> None:
    """The value beside a theme colour is what Word last worked out, so it stays."""
    for name in list(node.attrib):
        local = etree.QName(str(name)).localname
        if local.startswith("theme") and local not in ("theme",) and str(name).startswith(W):
            if local == "themeColor" and node.tag == f"{W}color" and not value(node):
                node.set(f"{W}val", "auto")
            del node.attrib[name]
