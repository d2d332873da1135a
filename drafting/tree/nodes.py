"""The nodes. Plain frozen dataclasses with slots: they are made by the thousand, so nothing here validates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

# ---------------------------------------------------------------- inline


@dataclass(frozen=True, slots=True)
class Text:
    """A run of text in one appearance. `position` is "", "sub" or "sup"; `lang` only where it differs from the document."""

    text: str
    bold: bool = False
    italic: bool = False
    position: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Value:
    """A value from the dossier, with the dossier path it came from (at most 58 characters; longer ones come as a
    short stable key). In Word a content control tagged `value:<path>`. `open` means declared open: it reads
    `[●: reden]`, highlighted."""

    path: str
    children: tuple[Text, ...]
    open: bool = False


@dataclass(frozen=True, slots=True)
class DefinedTerm:
    """Begrip (AKN `def`), where it is defined: bold in the text. `term` is its id in the list of terms. `children`
    draw the same text where it needs more than one appearance ("CO", subscript "2", "-reductie"); else empty."""

    term: str
    text: str
    children: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """One piece of a cross-reference that follows a number: the number of the node with wid `target`, as it prints.

    `form`: "number" as numbered ("5", "2", "b", "1°"); "ordinal" in words ("tweede", "second")."""

    target: str
    text: str
    form: str = "number"


@dataclass(frozen=True, slots=True)
class CrossReference:
    """Verwijzing (AKN `ref`): pieces of plain text and of `Reference`, e.g. "artikel " + 5 + ", " + tweede + " lid".

    `target` is the wid of the deepest node that is meant."""

    target: str
    children: tuple[Text | Reference, ...]


@dataclass(frozen=True, slots=True)
class Footnote:
    """Voetnoot (AKN `authorialNote`); a real one in Word. Numbered by order of appearance."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink to an outside address; its text says where it leads (WCAG 2.4.4)."""

    href: str
    children: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A line break inside a block (addresses)."""


@dataclass(frozen=True, slots=True)
class Withheld:
    """A passage left out of this edition, with its Woo ground ("5.1.1c"). The words themselves are not here:
    what is withheld is nowhere in the file. Prints `[vertrouwelijk: Woo 5.1.1c]`."""

    ground: str
    label: str


Inline = Text | Value | DefinedTerm | CrossReference | Footnote | Link | LineBreak | Withheld

# ---------------------------------------------------------------- leaf blocks


@dataclass(frozen=True, slots=True)
class Block:
    """A Word paragraph that carries no number of its own. `style` is a role, not a Word style name:
    "body" (lid-less text under an article), "lead" (opening words, "Overwegende dat:"), "title", "subtitle", "between"
    (connecting words such as "en" between parties), "continuation" (goes on after a list, at the level it stands),
    "note", "caption", "address", "date"."""

    children: tuple[Inline, ...]
    style: str = "body"


@dataclass(frozen=True, slots=True)
class BulletList:
    """An unnumbered list; each entry is a tuple of blocks."""

    entries: tuple[tuple[Block, ...], ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A table column: relative width (weights, any sum) and alignment "left", "right" or "center"."""

    width: float = 1.0
    align: str = "left"


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell; `header` for a cell that heads its row. Never merged."""

    children: tuple[Block, ...]
    header: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A table row."""

    cells: tuple[Cell, ...]
    total: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table: one header row that repeats on each page, body rows that do not break. `description` is its alt text."""

    columns: tuple[Column, ...]
    header: Row
    rows: tuple[Row, ...]
    caption: tuple[Inline, ...] = ()
    description: str = ""
    wid: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """One series of a chart; `values` beside the chart's categories, None where there is none."""

    name: str
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A native Word chart that a secretary can edit. `form`: "bar" (horizontal), "column" or "line".
    `description` is its alt text; the same figures stand in a table beside it."""

    form: str
    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str = ""
    description: str = ""
    stacked: bool = False
    wid: str = ""


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts on a new page."""


@dataclass(frozen=True, slots=True)
class Contents:
    """Inhoudsopgave (AKN `toc`): a field with its entries filled in from the tree."""

    heading: str
    levels: int = 1


# ---------------------------------------------------------------- structure


@dataclass(frozen=True, slots=True)
class SubItem:
    """Subonderdeel (AKN `point`), numbered 1° (or (i))."""

    wid: str
    eid: str
    num: str
    content: tuple[Inline, ...]
    children: tuple[BodyNode, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """Onderdeel (AKN `item`), numbered a. (or (a)). Children: SubItem, continuation blocks."""

    wid: str
    eid: str
    num: str
    content: tuple[Inline, ...]
    children: tuple[BodyNode, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lid (AKN `paragraph`), numbered 1. (or 5.1). Children: Item, Table, continuation blocks."""

    wid: str
    eid: str
    num: str
    content: tuple[Inline, ...]
    children: tuple[BodyNode, ...] = ()


@dataclass(frozen=True, slots=True)
class Definition:
    """One entry of the list of terms (AKN `item` with `def`): `term` id, `content` starts with its DefinedTerm."""

    wid: str
    eid: str
    term: str
    content: tuple[Inline, ...]
    children: tuple[BodyNode, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """Artikel (AKN `article`): one clause. `clause` is "<id>@<version>". Children: Paragraph, or Block and Item
    where there are no leden, Definition, Table. `num` is the bare number ("5")."""

    wid: str
    eid: str
    num: str
    heading: tuple[Inline, ...]
    clause: str
    children: tuple[BodyNode, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """Hoofdstuk (AKN `chapter`): groups articles. `num` is the bare number."""

    wid: str
    eid: str
    num: str
    heading: tuple[Inline, ...]
    children: tuple[BodyNode, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A headed part that is no article: of a letter, an annex. `level` 1 to 4; `num` empty where it has no number.
    `clause` empty where it did not come from the library by itself."""

    wid: str
    eid: str
    level: int
    num: str
    heading: tuple[Inline, ...]
    children: tuple[BodyNode, ...]
    clause: str = ""


@dataclass(frozen=True, slots=True)
class Party:
    """Partij: one numbered block of the parties' list."""

    wid: str
    eid: str
    num: str
    content: tuple[Inline, ...]
    children: tuple[BodyNode, ...] = ()


@dataclass(frozen=True, slots=True)
class Recital:
    """Overweging (AKN `recital`), lettered A., B., …"""

    wid: str
    eid: str
    num: str
    content: tuple[Inline, ...]
    children: tuple[BodyNode, ...] = ()


@dataclass(frozen=True, slots=True)
class Preamble:
    """What stands before the articles: parties, recitals, and the words that lead into the articles. `heading` may
    be empty."""

    wid: str
    eid: str
    heading: tuple[Inline, ...]
    clause: str
    children: tuple[BodyNode, ...]


@dataclass(frozen=True, slots=True)
class Signatory:
    """Ondertekenaar: for which party (`party`, with capacities), `name`, `function`; place and date stay to be filled
    in by hand on `lines` (labels such as "Plaats", "Datum", "Handtekening")."""

    party: tuple[Inline, ...]
    name: tuple[Inline, ...]
    function: tuple[Inline, ...]
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Signatures:
    """The signature blocks: `lead` above them; each block stays on one page."""

    wid: str
    eid: str
    heading: tuple[Inline, ...]
    clause: str
    lead: tuple[Block, ...]
    signatories: tuple[Signatory, ...]


@dataclass(frozen=True, slots=True)
class Annex:
    """Bijlage (AKN `attachment`): starts on a new page; `num` is the bare number ("1"). `label` is the word before the
    number ("Bijlage", "Annex")."""

    wid: str
    eid: str
    num: str
    heading: tuple[Inline, ...]
    clause: str
    children: tuple[BodyNode, ...]
    label: str = "Bijlage"


BodyNode = (
    Block
    | BulletList
    | Table
    | Chart
    | PageBreak
    | Contents
    | SubItem
    | Item
    | Paragraph
    | Definition
    | Article
    | Chapter
    | Section
    | Party
    | Recital
    | Preamble
    | Signatures
    | Annex
)


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document, numbered and resolved.

    `kind` is the outline's id; `lang` "nl" or "en"; `numbering` "statute" (Artikel 5 / 1. / a. / 1°.) or "contract"
    (Article 5 / 5.1 / (a) / (i)). `title` and `subtitle` stand on the cover. `properties` go into the file's own
    properties: title, subject, creator, keywords, created (ISO 8601). `cover` holds what the frame's docxtpl
    placeholders print (plain strings, lists and mappings only): status, version, date, parties, letterhead …
    Nothing else of the dossier is here.
    """

    kind: str
    lang: str
    title: str
    subtitle: str
    numbering: str
    body: tuple[BodyNode, ...]
    properties: Mapping[str, str] = field(default_factory=dict)
    cover: Mapping[str, Any] = field(default_factory=dict)


Node = Document | Inline | BodyNode | Reference | Cell | Row | Column | Series | Signatory
