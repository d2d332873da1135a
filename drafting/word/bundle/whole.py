"""What a bundle says once for all its documents: styles, lists, notes, settings, fonts, theme, properties."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from copy import deepcopy

from lxml import etree

from drafting.word.bundle.growing import Growing
from drafting.word.bundle.piece import Read
from drafting.word.bundle.sheets import Sheets, canonical
from drafting.word.bundle.theme import Theme
from drafting.word.package.parts import OFFICE, WML, to_bytes
from drafting.word.styles import W, value
from drafting.word.writer.document import core_properties

_DRAWING_TYPES = "application/vnd.openxmlformats-officedocument.theme+xml"


def finish(
    growing: Growing,
    roots: dict[str, etree._Element],
    numbering: etree._Element,
    sheets: Sheets,
    theme: Theme,
    read: Sequence[Read],
    even: bool,
    properties: dict[str, str],
) -> None:
    """Writes the parts that all documents share, and the text of them all."""
    styles = growing.root("styles")
    sheets.fill(styles)
    made = {"styles": styles, "numbering": numbering, "footnotes": roots["footnotes"], "endnotes": roots["endnotes"]}
    if len(roots["comments"]):
        made["comments"] = roots["comments"]
    made["settings"] = _settings(growing, read, even)
    growing.parts = {growing.main: b"", **growing.parts}
    growing.types[growing.main] = f"{WML}.document.main+xml"
    for sort, root in made.items():
        name = f"word/{sort}.xml"
        growing.parts[name], growing.types[name] = to_bytes(root), f"{WML}.{sort}+xml"
        growing.relate(growing.main, f"{OFFICE}/{sort}", name)
    fonts = _fonts(growing, read)
    if fonts is not None:
        growing.parts["word/fontTable.xml"], growing.types["word/fontTable.xml"] = (
            to_bytes(fonts),
            f"{WML}.fontTable+xml",
        )
        growing.relate(growing.main, f"{OFFICE}/fontTable", "word/fontTable.xml")
    if theme.raw:
        one = next(o for o in read if o.theme.raw == theme.raw)
        name = growing.take(one.piece.package, theme.part, "bundle", {})
        growing.types[name] = _DRAWING_TYPES
        growing.relate(growing.main, f"{OFFICE}/theme", name)
    growing.parts[growing.main] = to_bytes(roots["document"])
    growing.relate("", f"{OFFICE}/officeDocument", growing.main)
    growing.parts["docProps/core.xml"] = core_properties(properties)
    growing.types["docProps/core.xml"] = "application/vnd.openxmlformats-package.core-properties+xml"
    growing.relate(
        "", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml"
    )


def _settings(growing: Growing, read: Sequence[Read], even: bool) -> etree._Element:
    """Settings hold for a whole file: those that most pieces have, where they differ; notes count per section."""
    root = growing.root("settings")

    def most(tag: str) -> None:
        found = [one.settings.find(W + tag) for one in read if one.settings is not None]
        texts = Counter(canonical(n) for n in found if n is not None)
        if texts:
            best = max(texts.values())
            root.append(deepcopy(next(n for n in found if n is not None and texts[canonical(n)] == best)))

    def on(tag: str) -> None:
        etree.SubElement(root, W + tag)

    most("zoom")
    most("defaultTabStop")
    most("autoHyphenation")
    most("hyphenationZone")
    if even:
        on("evenAndOddHeaders")
    most("characterSpacingControl")
    for sort in ("footnote", "endnote"):
        habits = etree.SubElement(root, f"{W}{sort}Pr")
        if sort == "endnote":
            etree.SubElement(habits, f"{W}pos").set(f"{W}val", "sectEnd")
        for number in ("-1", "0"):
            etree.SubElement(habits, W + sort).set(f"{W}id", number)
    most("compat")
    most("themeFontLang")
    most("clrSchemeMapping")
    most("decimalSymbol")
    most("listSeparator")
    return root


def _fonts(growing: Growing, read: Sequence[Read]) -> etree._Element | None:
    root = growing.root("fonts")
    known: set[str] = set()
    for one in read:
        package = one.piece.package
        part = next(
            (r.target for r in package.relationships(package.main).values() if r.type.endswith("/fontTable")), ""
        )
        if part not in package.parts:
            continue
        theirs = deepcopy(package.xml(part))
        for node in list(theirs):
            if node.tag != f"{W}font" or value(node, "name") in known:
                theirs.remove(node)
        growing.adopt(package, part, theirs, "word/fontTable.xml", one.key, {})
        for node in list(theirs):
            known.add(value(node, "name"))
            root.append(node)
    return root if len(root) else None
