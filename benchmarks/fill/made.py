"""The templates of the measurement, made by script as Word saves them: runs split, rsids, proofErr, styles in full.

`agreement()`: 20 pages, 540 paragraphs, about 400 values, nested loops, tables of 25 and 40 rows. `prose(pages)`: the text
stands in the template, few values. `register()`: few paragraphs in the template, the text comes from the data.
"""

from __future__ import annotations

import io
import random
import zipfile
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


class Writer:
    """Paragraphs the way Word saves them. Seeded: the same template each time."""

    def __init__(self, seed: int = 7) -> None:
        self.chance = random.Random(seed)
        self.out: list[str] = []

    def hex(self) -> str:
        return f"{self.chance.randrange(16**8):08X}"

    def words(self, n: int) -> str:
        return " ".join(self.chance.choice(WORDS) for _ in range(n))

    def run(self, text: str, bold: bool = False) -> str:
        look = ("<w:b/><w:bCs/>" if bold else "") + '<w:sz w:val="18"/><w:szCs w:val="18"/><w:lang w:val="nl-NL"/>'
        rsid = f' w:rsidRPr="00{self.hex()[:6]}"' if self.chance.random() < 0.6 else ""
        space = ' xml:space="preserve"' if text != text.strip() else ""
        return f"<w:r{rsid}><w:rPr>{look}</w:rPr><w:t{space}>{text}</w:t></w:r>"

    def tag(self, tag: str) -> str:
        """A tag as Word splits it once it has been edited and spell-checked: in two of three cases over three runs."""
        if self.chance.random() < 0.33:
            return self.run(tag)
        name = tag[2:-2]
        proof = '<w:proofErr w:type="spellStart"/>', '<w:proofErr w:type="spellEnd"/>'
        return self.run(tag[:2]) + proof[0] + self.run(name) + proof[1] + self.run(tag[-2:])

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

    def table(self, loop: str, fields: list[str]) -> None:
        width = 9000 // len(fields)
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for _ in fields)
        rows = [self.row([self.run(f.split(".")[-1].strip(" }").capitalize(), True) for f in fields], width)]
        rows.append(self.row([self.tag("{%tr for " + loop + " %}")] + [""] * (len(fields) - 1), width))
        rows.append(self.row([self.tag(f) for f in fields], width))
        rows.append(self.row([self.tag("{%tr endfor %}")] + [""] * (len(fields) - 1), width))
        look = '<w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/><w:tblLook w:val="04A0"/></w:tblPr>'
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


def agreement() -> tuple[bytes, dict[str, Any]]:
    """Template and data: 20 pages, 540 paragraphs, about 400 values."""
    w = Writer()
    fields = [f"veld_{i}" for i in range(60)]
    values: dict[str, Any] = {name: f"waarde {i} & Zn" for i, name in enumerate(fields)}
    values["partij"] = {f"deel_{i}": f"Partij {i}" for i in range(40)}
    values["artikelen"] = [
        {"kop": f"Artikel {i}", "leden": [{"tekst": f"Lid {i}.{j}", "grond": "art. 5"} for j in range(4)]} for i in range(10)
    ]
    values["projecten"] = [
        {"naam": f"Project {i}", "jaar": 2025 + i % 10, "kton": i * 3, "fase": "uitvoering"} for i in range(25)
    ]
    values["betalingen"] = [{"datum": f"{i % 28 + 1} juni 2026", "bedrag": 1000 * i, "status": "gepland"} for i in range(40)]
    values["steun"] = True
    for i in range(130):
        w.add(w.text(24, "{{ " + fields[i % 60] + " }}") if i % 2 else w.text(30))
    w.add(w.paragraph(w.tag("{%p for artikel in artikelen %}")))
    w.add(w.paragraph(w.tag("{{ artikel.kop }}"), style="Heading2"))
    w.add(w.paragraph(w.tag("{%p for lid in artikel.leden %}")))
    w.add(w.text(18, "{{ lid.tekst }}", "{{ lid.grond }}"))
    w.add(w.paragraph(w.tag("{%p endfor %}")))
    w.add(w.paragraph(w.tag("{%p endfor %}")))
    w.table("p in projecten", ["{{ p.naam }}", "{{ p.jaar }}", "{{ p.kton }}", "{{ p.fase }}"])
    w.add(w.paragraph(w.tag("{%p if steun %}")))
    for i in range(40):
        w.add(w.text(24, "{{ partij.deel_" + str(i) + " }}"))
    w.add(w.paragraph(w.tag("{%p endif %}")))
    w.table("b in betalingen", ["{{ b.datum }}", "{{ b.bedrag }}", "{{ b.status }}"])
    for i in range(93):
        w.add(w.text(24, "{{ " + fields[i % 60] + " }}") if i % 4 == 0 else w.text(30))
    return package(w.out), values


def prose(pages: int = 107) -> tuple[bytes, dict[str, Any]]:
    """Template and data: the text in the template, a value on every page or so."""
    w = Writer(11)
    for i in range(pages * 15):
        w.add(w.text(60, "{{ veld_" + str(i % 60) + " }}") if i % 15 == 0 else w.text(72))
    return package(w.out), {f"veld_{i}": f"waarde {i}" for i in range(60)}


def register(pages: int = 1000) -> tuple[bytes, dict[str, Any]]:
    """Template and data: a template of a page, the text of `pages` pages in the data."""
    w = Writer(13)
    w.add(w.text(12, "{{ titel }}"))
    w.add(w.paragraph(w.tag("{%p for hoofdstuk in hoofdstukken %}")))
    w.add(w.paragraph(w.tag("{{ hoofdstuk.kop }}"), style="Heading1"))
    w.add(w.paragraph(w.tag("{%p for alinea in hoofdstuk.alineas %}")))
    w.add(w.paragraph(w.tag("{{ alinea }}")))
    w.add(w.paragraph(w.tag("{%p endfor %}")))
    w.add(w.paragraph(w.tag("{%p endfor %}")))
    chapters = [
        {"kop": f"Hoofdstuk {i}", "alineas": [w.words(16).capitalize() + "." for _ in range(240)]} for i in range(pages // 10)
    ]
    return package(w.out), {"titel": "Register", "hoofdstukken": chapters}
