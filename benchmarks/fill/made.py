"""The templates of the measurement, made by script as Word saves them: runs split, rsids, proofErr, styles in full.

`agreement()`: 20 pages, 540 paragraphs, about 400 values, nested loops, tables of 25 and 40 rows. `prose(pages)`: the text
stands in the template, few values. `register()`: few paragraphs in the template, the text comes from the data.
"""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

_TEXT = (
    "de onderneming verplicht zich jegens de Staat tot vermindering van de uitstoot op de locatie binnen de termijn die in"
    " bijlage twee is vastgelegd waarbij partijen in goed overleg treden over de voortgang van projecten vergunningen en"
    " infrastructuur en waarbij de provincie als bevoegd gezag haar publiekrechtelijke verantwoordelijkheden behoudt zoals"
    " bedoeld in artikel vijf tweede lid met inachtneming van het toetsingskader staatssteun redelijkheid en billijkheid"
)
WORDS = _TEXT.split()
NAMESPACES = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" mc:Ignorable="w14 w15"'
)


@dataclass(frozen=True)
class Dialect:
    """How a template language writes a value, a loop or condition over paragraphs, and one over rows.

    `value(path, scopes)` gets the loops around it as (variable, list) pairs; `begin` and `end` are the tags of paragraphs of
    their own ("" where there is none); `copies` says that the end of a loop is marked by its entries written once more.
    """

    value: Callable[[str, list[tuple[str, str]]], str]
    begin: Callable[[str, str], str]
    end: Callable[[str, str], str]
    condition: tuple[str, str]
    rows_of_their_own: bool = False
    copies: bool = False


def _bare(path: str, scopes: list[tuple[str, str]]) -> str:
    """A path without its loop variable: `{kop}` inside `{#artikelen}`."""
    first, _, rest = path.partition(".")
    return "{" + (rest if any(first == variable for variable, _ in scopes) else path) + "}"


def _indexed(path: str, scopes: list[tuple[str, str]]) -> str:
    """carbone's: `{d.artikelen[i].leden[i].tekst}`."""
    known = dict(scopes)
    first, _, rest = path.partition(".")
    while first in known:
        whole = f"{known[first]}[i]." + rest
        first, _, rest = whole.partition(".")
        if "[" in first:
            return "{d." + whole + "}"
    return "{d." + path + "}"


JINJA = Dialect(
    lambda path, scopes: "{{ " + path + " }}", lambda v, of: "{%p for " + v + " in " + of + " %}", lambda v, of: "{%p endfor %}",
    ("{%p if steun %}", "{%p endif %}"), rows_of_their_own=True,
)  # fmt: skip
CURLY = Dialect(
    _bare,
    lambda v, of: "{#" + of.rpartition(".")[2] + "}",
    lambda v, of: "{/" + of.rpartition(".")[2] + "}",
    ("{#steun}", "{/steun}"),
)
CARBONE = Dialect(
    _indexed, lambda v, of: "", lambda v, of: "", ("{d.steun:ifEQ(true):showBegin}", "{d.steun:showEnd}"), copies=True
)
DIALECTS = {"docxtpl": JINJA, "docxtemplater": CURLY, "easy-template-x": CURLY, "carbone": CARBONE}


class Writer:
    """Paragraphs the way Word saves them. Seeded: the same template each time."""

    def __init__(self, seed: int = 7, dialect: Dialect = JINJA) -> None:
        self.dialect = dialect
        self.scopes: list[tuple[str, str]] = []
        self.chance = random.Random(seed)  # for the markup
        self.say = random.Random(seed + 1)  # for the words, so that all dialects hold the same
        self.out: list[str] = []

    def hex(self) -> str:
        return f"{self.chance.randrange(16**8):08X}"

    def words(self, n: int) -> str:
        return " ".join(self.say.choice(WORDS) for _ in range(n))

    def run(self, text: str, bold: bool = False) -> str:
        look = ("<w:b/><w:bCs/>" if bold else "") + '<w:sz w:val="18"/><w:szCs w:val="18"/><w:lang w:val="nl-NL"/>'
        rsid = f' w:rsidRPr="00{self.hex()[:6]}"' if self.chance.random() < 0.6 else ""
        space = ' xml:space="preserve"' if text != text.strip() else ""
        return f"<w:r{rsid}><w:rPr>{look}</w:rPr><w:t{space}>{text}</w:t></w:r>"

    def tag(self, tag: str) -> str:
        """A tag as Word splits it once it has been edited and spell-checked: in two of three cases over three runs."""
        if self.chance.random() < 0.33:
            return self.run(tag)
        edge = 2 if tag.startswith(("{{", "{%")) else 1
        proof = '<w:proofErr w:type="spellStart"/>', '<w:proofErr w:type="spellEnd"/>'
        return self.run(tag[:edge]) + proof[0] + self.run(tag[edge:-edge]) + proof[1] + self.run(tag[-edge:])

    def value(self, path: str) -> str:
        """The tag of a value."""
        return self.dialect.value(path, self.scopes)

    def alone(self, tag: str) -> None:
        """A tag in a paragraph of its own, where the dialect has one."""
        if tag:
            self.add(self.paragraph(self.tag(tag)))

    def loop(self, variable: str, of: str, content: Callable[[], None]) -> None:
        """A loop over paragraphs."""
        self.scopes.append((variable, of))
        self.alone(self.dialect.begin(variable, of))
        start = len(self.out)
        content()
        if self.dialect.copies:
            list_name = of.rpartition(".")[2]
            first = self.out[start].replace(f"{list_name}[i]", f"{list_name}[i+1]")
            self.out.append(first)
        self.alone(self.dialect.end(variable, of))
        self.scopes.pop()

    def paragraph(self, *content: str, style: str = "BodyText") -> str:
        ids = f'w14:paraId="{self.hex()}" w14:textId="77777777" w:rsidR="00{self.hex()[:6]}" w:rsidRDefault="00{self.hex()[:6]}"'
        look = (
            f'<w:pStyle w:val="{style}"/><w:jc w:val="both"/>'
            '<w:rPr><w:sz w:val="18"/><w:szCs w:val="18"/><w:lang w:val="nl-NL"/></w:rPr>'
        )
        return f"<w:p {ids}><w:pPr>{look}</w:pPr>{''.join(content)}</w:p>"

    def text(self, words: int, *tags: str) -> str:
        """Running text in runs of a dozen words, with tags between."""
        runs = [self.run(self.words(12) + " ") for _ in range(max(words // 12, 1))]
        for i, tag in enumerate(tags):
            runs.insert(min(len(runs), 1 + 2 * i), self.tag(tag) + self.run(" "))
        return self.paragraph(*runs)

    def add(self, xml: str) -> None:
        self.out.append(xml)

    def table(self, variable: str, of: str, names: list[str]) -> None:
        """A table with a header and a row per entry."""
        width = 9000 // len(names)
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for _ in names)
        rows = [self.row([self.run(n.capitalize(), True) for n in names], width)]
        self.scopes.append((variable, of))
        begin, end = self.dialect.begin(variable, of), self.dialect.end(variable, of)
        cells = [self.tag(self.value(f"{variable}.{n}")) for n in names]
        rest = [""] * (len(names) - 1)
        if self.dialect.rows_of_their_own:
            rows.append(self.row([self.tag(begin.replace("{%p", "{%tr")), *rest], width))
            rows.append(self.row(cells, width))
            rows.append(self.row([self.tag(end.replace("{%p", "{%tr")), *rest], width))
        elif self.dialect.copies:
            row = self.row(cells, width)
            rows += [row, row.replace("[i]", "[i+1]")]
        else:
            cells[0] = self.tag(begin) + cells[0]
            cells[-1] += self.tag(end)
            rows.append(self.row(cells, width))
        self.scopes.pop()
        look = (
            '<w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/><w:tblLook w:val="04A0"/></w:tblPr>'
        )
        self.add(f"<w:tbl>{look}<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>")

    def row(self, cells: list[str], width: int) -> str:
        made = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>{self.paragraph(c)}</w:tc>'
            for c in cells
        )
        return f'<w:tr w:rsidR="00{self.hex()[:6]}" w:rsidTr="00{self.hex()[:6]}">{made}</w:tr>'


@cache
def _scaffold() -> dict[str, bytes]:
    from docx import Document

    made = io.BytesIO()
    Document().save(made)
    with zipfile.ZipFile(made) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def package(body: list[str]) -> bytes:
    """The body in a package with the styles of a normal Word file."""
    section = (
        '<w:sectPr w:rsidR="00A12B3C"><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1417" w:bottom="1417"'
        ' w:left="1417" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>'
    )
    xml = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:document {NAMESPACES}><w:body>{"".join(body)}{section}</w:body></w:document>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in _scaffold().items():
            archive.writestr(name, xml.encode() if name == "word/document.xml" else data)
    return out.getvalue()


def agreement(dialect: Dialect = JINJA) -> tuple[bytes, dict[str, Any]]:
    """Template and data: 20 pages, 540 paragraphs, about 400 values."""
    w = Writer(dialect=dialect)
    fields = [f"veld_{i}" for i in range(60)]
    values: dict[str, Any] = {name: f"waarde {i} & Zn" for i, name in enumerate(fields)}
    values["partij"] = {f"deel_{i}": f"Partij {i}" for i in range(40)}
    values["artikelen"] = [
        {"kop": f"Artikel {i}", "leden": [{"tekst": f"Lid {i}.{j}", "grond": "art. 5"} for j in range(4)]}
        for i in range(10)
    ]
    values["projecten"] = [
        {"naam": f"Project {i}", "jaar": 2025 + i % 10, "kton": i * 3, "fase": "uitvoering"} for i in range(25)
    ]
    values["betalingen"] = [
        {"datum": f"{i % 28 + 1} juni 2026", "bedrag": 1000 * i, "status": "gepland"} for i in range(40)
    ]
    values["steun"] = True

    def article() -> None:
        w.add(w.paragraph(w.tag(w.value("artikel.kop")), style="Heading2"))
        w.loop("lid", "artikel.leden", lambda: w.add(w.text(18, w.value("lid.tekst"), w.value("lid.grond"))))

    for i in range(130):
        w.add(w.text(24, w.value(fields[i % 60])) if i % 2 else w.text(30))
    w.loop("artikel", "artikelen", article)
    w.table("p", "projecten", ["naam", "jaar", "kton", "fase"])
    w.alone(dialect.condition[0])
    for i in range(40):
        w.add(w.text(24, w.value(f"partij.deel_{i}")))
    w.alone(dialect.condition[1])
    w.table("b", "betalingen", ["datum", "bedrag", "status"])
    for i in range(93):
        w.add(w.text(24, w.value(fields[i % 60])) if i % 4 == 0 else w.text(30))
    return package(w.out), values


def prose(dialect: Dialect = JINJA, pages: int = 107) -> tuple[bytes, dict[str, Any]]:
    """Template and data: the text in the template, a value on every page or so."""
    w = Writer(11, dialect)
    for i in range(pages * 15):
        w.add(w.text(60, w.value(f"veld_{i % 60}")) if i % 15 == 0 else w.text(72))
    return package(w.out), {f"veld_{i}": f"waarde {i}" for i in range(60)}


def register(dialect: Dialect = JINJA, pages: int = 1000) -> tuple[bytes, dict[str, Any]]:
    """Template and data: a template of half a page, the text of `pages` pages (24 lines each) in the data."""
    w = Writer(13, dialect)

    def chapter() -> None:
        w.add(w.paragraph(w.tag(w.value("hoofdstuk.kop")), style="Heading1"))
        w.loop("alinea", "hoofdstuk.alineas", lambda: w.add(w.paragraph(w.tag(w.value("alinea.tekst")))))

    w.add(w.text(12, w.value("titel")))
    w.loop("hoofdstuk", "hoofdstukken", chapter)
    chapters = [
        {"kop": f"Hoofdstuk {i}", "alineas": [{"tekst": w.words(16).capitalize() + "."} for _ in range(240)]}
        for i in range(pages // 10)
    ]
    return package(w.out), {"titel": "Register", "hoofdstukken": chapters}


DOCUMENTS = {"agreement": agreement, "prose": prose, "register": register}
