"""Made the first version of the Word frames. From then on each frame.docx is the source: restyle it in Word.

Run by hand, only to start anew: `python docs/make_frames.py`. Writes templates/<kind>/frame.docx; styles and lists are those
of drafting/word/house.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from lxml import etree

from drafting.word.package.zipping import Plain, write_zip

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
W15 = 'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
FONT = "Calibri"
BLUE = "154273"  # a dark blue that keeps 9.5:1 contrast on white


def house(part: str) -> str:
    """A part of the house style without the white space between its elements."""
    path = Path(__file__).resolve().parent.parent / "drafting" / "word" / "house" / part
    root = etree.parse(path, etree.XMLParser(remove_blank_text=True)).getroot()
    return HEAD + etree.tostring(root, encoding="unicode")


def cover(key: str, rpr: str = "", shown: str = "") -> str:
    """A placeholder in a control that keeps its name, so that a reader of the finished file finds the value back."""
    return (
        f'<w:sdt><w:sdtPr><w:tag w:val="cover:{key}"/><w15:appearance w15:val="hidden"/></w:sdtPr>'
        f"<w:sdtContent>{t(shown or '{{ ' + key + ' }}', rpr)}</w:sdtContent></w:sdt>"
    )


def p(pstyle: str, *runs: str, extra: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{pstyle}"/>{extra}</w:pPr>{"".join(runs)}</w:p>'


def t(text: str, rpr: str = "") -> str:
    return f'<w:r>{f"<w:rPr>{rpr}</w:rPr>" if rpr else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


TAB = "<w:r><w:tab/></w:r>"


def field(code: str, shown: str) -> str:
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{shown}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def contract_document() -> str:
    line, first = '<w:tabs><w:tab w:val="left" w:pos="1701"/></w:tabs>', '<w:spacing w:before="720" w:after="40"/>'
    body = [
        p("Omslagsoort", cover("kind_label")),
        p("Titel", cover("title")),
        p("Ondertitel", cover("subtitle")),
        p("Omslagregel", t("{%p for party in parties %}")),
        p("Omslagregel", cover("parties[]", shown="{{ party }}"), t("{% if not loop.last %};{% endif %}")),
        p("Omslagregel", t("{%p endfor %}")),
        p("Omslagregel", t("{%p if date %}")),
        p("Omslagregel", cover("label_date"), TAB, cover("date"), extra=line + first),
        p("Omslagregel", cover("label_status"), TAB, cover("status"), extra=line),
        p("Omslagregel", t("{%p else %}")),
        p("Omslagregel", cover("label_status"), TAB, cover("status"), extra=line + first),
        p("Omslagregel", t("{%p endif %}")),
        p("Omslagregel", cover("label_version"), TAB, cover("version"), extra=line),
        p("Omslagregel", t("{%p if reference %}")),
        p("Omslagregel", cover("label_reference"), TAB, cover("reference"), extra=line),
        p("Omslagregel", t("{%p endif %}")),
        p("Omslagregel", t("{%p if confidentiality %}")),
        p("Omslagregel", cover("confidentiality", "<w:b/>"), extra='<w:spacing w:before="240" w:after="40"/>'),
        p("Omslagregel", t("{%p endif %}")),
        '<w:p><w:pPr><w:pStyle w:val="Standaard"/><w:sectPr>' + REFERENCES + '<w:type w:val="nextPage"/>' + PAGE + "<w:titlePg/></w:sectPr></w:pPr></w:p>",
        p("Standaard", t("{{ body }}")),
        "<w:sectPr>" + REFERENCES + '<w:type w:val="nextPage"/>' + PAGE + "</w:sectPr>",
    ]  # fmt: skip
    return f'{HEAD}<w:document {W} {R} {W15} {MC} mc:Ignorable="w15"><w:body>{"".join(body)}</w:body></w:document>'


REFERENCES = (
    '<w:headerReference w:type="default" r:id="rId10"/><w:headerReference w:type="first" r:id="rId12"/>'
    '<w:footerReference w:type="default" r:id="rId11"/><w:footerReference w:type="first" r:id="rId13"/>'
)
PAGE = (
    '<w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1588" w:right="1418" w:bottom="1304" w:left="1418" w:header="709" w:footer="624" w:gutter="0"/>'
)


def header() -> str:
    version = [cover("label_version"), t(" "), cover("version"), t(" ("), cover("status"), t(")")]
    return f'{HEAD}<w:hdr {W} {R} {W15} {MC} mc:Ignorable="w15">{p("Koptekst", cover("title"), TAB, *version)}</w:hdr>'


def footer() -> str:
    page = [cover("label_page"), t(" "), field("PAGE", "1"), t(" "), cover("label_of"), t(" "), field("NUMPAGES", "1")]
    return f'{HEAD}<w:ftr {W} {R} {W15} {MC} mc:Ignorable="w15">{p("Voettekst", t("{{ confidentiality }}"), TAB, *page)}</w:ftr>'


def empty(root: str, pstyle: str) -> str:
    border = '<w:pBdr><w:bottom w:val="nil"/></w:pBdr>' if root == "hdr" else ""
    return f'{HEAD}<w:{root} {W} {R}><w:p><w:pPr><w:pStyle w:val="{pstyle}"/>{border}</w:pPr></w:p></w:{root}>'


def notes() -> str:
    return (
        f"{HEAD}<w:footnotes {W} {R}>"
        '<w:footnote w:type="separator" w:id="-1"><w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:separator/></w:r></w:p></w:footnote>'
        '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
        "</w:footnotes>"
    )


SETTINGS = (
    f'{HEAD}<w:settings {W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/><w:autoHyphenation w:val="0"/><w:characterSpacingControl w:val="doNotCompress"/>'
    '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
    '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    '<w:compatSetting w:name="overrideTableStyleFontSizeAndJustification" w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>'
    '<w:compatSetting w:name="enableOpenTypeFeatures" w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>'
    '<w:compatSetting w:name="doNotFlipMirrorIndents" w:uri="http://schemas.microsoft.com/office/word" w:val="1"/></w:compat>'
    '<w:themeFontLang w:val="nl-NL"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
)
FONTS = f'{HEAD}<w:fonts {W}><w:font w:name="{FONT}"><w:panose1 w:val="020F0502020204030204"/><w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>'
A = "http://schemas.openxmlformats.org/drawingml/2006/main"


def _theme() -> str:
    """A theme of our own: Word expects the part; its colours are the frame's."""
    colours = {"dk1": "1B1B1B", "lt1": "FFFFFF", "dk2": BLUE, "lt2": "F3F3F3", "accent1": BLUE, "accent2": "39870C", "accent3": "B36200",
               "accent4": "673327", "accent5": "007BC7", "accent6": "42145F", "hlink": "0B4F9E", "folHlink": "42145F"}  # fmt: skip
    scheme = "".join(f'<a:{k}><a:srgbClr val="{v}"/></a:{k}>' for k, v in colours.items())
    font = f'<a:latin typeface="{FONT}"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="9525">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'{HEAD}<a:theme xmlns:a="{A}" name="Maatwerk"><a:themeElements><a:clrScheme name="Maatwerk">{scheme}</a:clrScheme>'
        f'<a:fontScheme name="Maatwerk"><a:majorFont>{font}</a:majorFont><a:minorFont>{font}</a:minorFont></a:fontScheme>'
        f'<a:fmtScheme name="Maatwerk"><a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst>'
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


WML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
TYPES = (
    f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
    + "".join(
        f'<Override PartName="/{part}" ContentType="{ct}"/>'
        for part, ct in (
            ("word/document.xml", f"{WML}.document.main+xml"), ("word/styles.xml", f"{WML}.styles+xml"),
            ("word/numbering.xml", f"{WML}.numbering+xml"), ("word/settings.xml", f"{WML}.settings+xml"),
            ("word/fontTable.xml", f"{WML}.fontTable+xml"), ("word/footnotes.xml", f"{WML}.footnotes+xml"),
            ("word/header1.xml", f"{WML}.header+xml"), ("word/footer1.xml", f"{WML}.footer+xml"),
            ("word/header2.xml", f"{WML}.header+xml"), ("word/footer2.xml", f"{WML}.footer+xml"),
            ("word/theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml"),
            ("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
            ("docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"),
        )
    )
    + "</Types>"
)  # fmt: skip
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELS = (
    f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
    '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    f'<Relationship Id="rId3" Type="{OFFICE}/extended-properties" Target="docProps/app.xml"/></Relationships>'
)
DOCRELS = f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' + "".join(
    f'<Relationship Id="{rid}" Type="{OFFICE}/{kind}" Target="{target}"/>'
    for rid, kind, target in (
        ("rId1", "styles", "styles.xml"), ("rId2", "numbering", "numbering.xml"), ("rId3", "settings", "settings.xml"),
        ("rId4", "fontTable", "fontTable.xml"), ("rId5", "footnotes", "footnotes.xml"), ("rId6", "theme", "theme/theme1.xml"), ("rId10", "header", "header1.xml"),
        ("rId11", "footer", "footer1.xml"), ("rId12", "header", "header2.xml"), ("rId13", "footer", "footer2.xml"),
    )
) + "</Relationships>"  # fmt: skip
CORE = f'{HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"></cp:coreProperties>'
APP = (
    f'{HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"></Properties>'
)


COLUMN = 8562  # 151 mm: where the column of references begins
COLUMN_WIDTH = 2721  # 48 mm
LETTER_PAGE = (
    '<w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="2608" w:right="3629" w:bottom="1418" w:left="1588" w:header="680" w:footer="624" w:gutter="0"/>'
)
"""A4 with the text some 118 mm wide beside the column of references, which stays empty below them."""


def framed(x: int, y: int, width: int) -> str:
    """Paragraphs that follow one another with the same frame stand together at this place of the page (twips). They stay
    paragraphs, so that a screen reader reads them in order, which a text box or a layout table does not promise."""
    return (
        f'<w:framePr w:w="{width}" w:hSpace="0" w:vSpace="0" w:wrap="around" w:vAnchor="page" w:hAnchor="page" w:x="{x}" w:y="{y}"/>'
        '<w:widowControl w:val="0"/>'
    )


def letter_document(house_form: bool) -> str:
    """The letter: as the ministry sends it (with the column of references beside the text), or as the House prints it."""
    line = '<w:tabs><w:tab w:val="left" w:pos="1701"/></w:tabs><w:spacing w:before="0" w:after="20"/>'
    if house_form:
        top = [
            p("Adres", t("{%p for d in dossiers %}")),
            p("Adres", t("{{ d.number }}", "<w:b/>"), TAB, t("{{ d.title }}", "<w:b/>"), extra=line),
            p("Adres", t("{%p endfor %}")),
            p("Adres", t("{% if number %}Nr. {{ number }}{% endif %}", "<w:b/>"), TAB, t("BRIEF VAN DE {{ offices }}", "<w:b/>"),
              extra='<w:tabs><w:tab w:val="left" w:pos="1701"/></w:tabs><w:spacing w:before="240" w:after="240"/><w:ind w:left="1701" w:hanging="1701"/>'),
            p("Standaard", t("Aan de Voorzitter van de Tweede Kamer der Staten-Generaal")),
            p("Standaard", cover("place"), t(", "), cover("date")),
        ]  # fmt: skip
        page = PAGE
    else:
        top = [*references(), *address(), *subject()]
        page = LETTER_PAGE
    last = "<w:sectPr>" + REFERENCES + '<w:type w:val="nextPage"/>' + page + "<w:titlePg/></w:sectPr>"
    body = [*top, p("Standaard", t("{{ body }}")), last]
    return f'{HEAD}<w:document {W} {R} {W15} {MC} mc:Ignorable="w15"><w:body>{"".join(body)}</w:body></w:document>'


def references() -> list[str]:
    """The column beside the first page: who sends, where, and the references, a label above each. Read before the address."""
    place = framed(COLUMN, 2608, COLUMN_WIDTH)
    made = []

    def block(key: str, *lines: str) -> None:
        made.extend((p("Kolom", t("{%p if " + key + " %}")), *lines, p("Kolom", t("{%p endif %}"))))

    def lines(key: str) -> list[str]:
        return [
            p("Kolom", t("{%p for line in " + key + " %}")),
            p("Kolom", t("{{ line }}"), extra=place),
            p("Kolom", t("{%p endfor %}")),
        ]

    block("directorate", p("Kolomkop", t("{{ directorate }}"), extra=place))
    block("visiting_address", p("Kolomkop", cover("label_visiting_address"), extra=place), *lines("visiting_address"))
    block("postal_address", p("Kolomkop", cover("label_postal_address"), extra=place), *lines("postal_address"))
    block("website", p("Kolom", t("{{ website }}"), extra=place))
    block("contact", p("Kolomkop", cover("label_contact"), extra=place), p("Kolom", t("{{ contact }}"), extra=place))
    block("telephone", p("Kolom", cover("label_telephone"), t(" {{ telephone }}"), extra=place))
    for label, key in (
        ("label_our_reference", "reference"),
        ("label_your_reference", "their_reference"),
        ("label_annexes", "annex_count"),
    ):
        block(key, p("Kolomkop", cover(label), extra=place), p("Kolom", cover(key), extra=place))
    return made


def address() -> list[str]:
    """The line in the envelope's window and the addressee."""
    return [
        p("Kolom", t("{%p if return_address %}")),
        p("Kolom", cover("label_return_address"), t(" {{ return_address }}"), extra='<w:spacing w:after="180"/>'),
        p("Kolom", t("{%p endif %}")),
        p("Adres", t("{%p for line in addressee %}")),
        p("Adres", t("{{ line }}")),
        p("Adres", t("{%p endfor %}")),
    ]


def subject() -> list[str]:
    """Datum and Betreft, and three blank lines before the salutation (Rijkshuisstijl, Corpsgroottes sjablonen)."""
    tabs = '<w:tabs><w:tab w:val="left" w:pos="1134"/></w:tabs>'
    return [
        p("Adres", cover("label_date"), TAB, cover("date"), extra=f'{tabs}<w:spacing w:before="1200" w:after="0"/><w:ind w:left="1134" w:hanging="1134"/>'),
        p("Adres", cover("label_subject"), TAB, cover("subject"), extra=f'{tabs}<w:spacing w:before="0" w:after="720"/><w:ind w:left="1134" w:hanging="1134"/>'),
    ]  # fmt: skip


def classified(y: int) -> list[str]:
    """The rubricering in the left margin (Vir-BI), at this height of the page."""
    return [
        p("Kolomkop", t("{%p if classification %}")),
        p("Kolomkop", t("{{ classification }}"), extra=framed(227, y, 1247)),
        p("Kolomkop", t("{%p endif %}")),
    ]


def _header(*rows: str) -> str:
    return f'{HEAD}<w:hdr {W} {R} {W15} {MC} mc:Ignorable="w15">{"".join(rows)}</w:hdr>'


def letter_header() -> str:
    """Follow-on pages: the short form of the column, with directorate, date and ons kenmerk."""
    place = framed(COLUMN, 1247, COLUMN_WIDTH)
    return _header(
        *classified(680),
        p("Kolomkop", t("{{ directorate }}"), extra=place),
        p("Kolomkop", cover("label_date"), extra=place),
        p("Kolom", cover("date"), extra=place),
        p("Kolom", t("{%p if header_reference %}")),
        p("Kolomkop", cover("label_our_reference"), extra=place),
        p("Kolom", t("{{ header_reference }}"), extra=place),
        p("Kolom", t("{%p endif %}")),
        p("Kolom"),
    )


def letter_first_header() -> str:
    """The first page: room for the state mark in the middle (none is shipped), the ministry's name beside it."""
    place = framed(6577, 1134, 4706)
    return _header(
        *classified(680),
        p("Kolom", t("{%p if ministry %}")),
        p("Kolom", t("{{ ministry }}", '<w:sz w:val="23"/>'), extra=place),
        p("Kolom", t("{%p endif %}")),
        p("Kolom"),
    )


def letter_footer() -> str:
    """The page's number in the column of references, and the rubricering once more."""
    page = [cover("label_page"), t(" "), field("PAGE", "1"), t(" "), cover("label_of"), t(" "), field("NUMPAGES", "1")]
    at = COLUMN - 1588
    row = p("Kolom", TAB, *page, extra=f'<w:tabs><w:tab w:val="left" w:pos="{at}"/></w:tabs><w:ind w:right="-2834"/>')
    return f'{HEAD}<w:ftr {W} {R} {W15} {MC} mc:Ignorable="w15">{"".join(classified(16158))}{row}</w:ftr>'


def house_header() -> str:
    runs = [
        t(
            "Tweede Kamer, {% if session %}vergaderjaar {{ session }}{% endif %}{% if dossiers %}, {{ dossiers[0].number }}{% endif %}{% if number %}, nr. {{ number }}{% endif %}"
        )
    ]
    return f'{HEAD}<w:hdr {W} {R} {W15} {MC} mc:Ignorable="w15">{p("Koptekst", *runs)}</w:hdr>'


def house_first_header() -> str:
    """What the House prints at the head of a paper: whose it is, and the parliamentary year."""
    bare = '<w:pBdr><w:bottom w:val="nil"/></w:pBdr><w:spacing w:before="0" w:after="0"/>'
    rows = [
        p(
            "Koptekst",
            t("Tweede Kamer der Staten-Generaal", f'<w:b/><w:color w:val="{BLUE}"/><w:sz w:val="26"/>'),
            extra=bare,
        ),
        p("Koptekst", t("{%p if session %}")),
        p("Koptekst", t("Vergaderjaar {{ session }}"), extra=bare),
        p("Koptekst", t("{%p endif %}")),
        p("Koptekst", extra='<w:pBdr><w:bottom w:val="nil"/></w:pBdr><w:spacing w:before="0" w:after="240"/>'),
    ]
    return f'{HEAD}<w:hdr {W} {R} {W15} {MC} mc:Ignorable="w15">{"".join(rows)}</w:hdr>'


LETTER_FONT = "Verdana"
LETTER_SIZES = {
    "Kop1": 18, "Kop2": 18, "Kop3": 18, "Kop4": 18, "Tabeltekst": 16, "Bijschrift": 16, "Voetnoottekst": 14, "Koptekst": 13, "Voettekst": 13,
}  # fmt: skip
"""Half points. The text of a letter is 9 on 12 points, references 6.5 on 9 (Rijkshuisstijl); those of tables and notes are our own."""


def letter_styles(ministry: bool) -> str:
    """The house style with room to sign, and nothing bold in a signature; a ministry's letter in Verdana, 9 on 12 points, without colour."""
    root = etree.fromstring(house("styles.xml").split("\n", 1)[1].encode())
    ns = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    above = {"Ondertekenaar": "480", "Ondertekenaarnaam": "960", "Ondertekenaarfunctie": "0"}
    for style in root.iterfind(f"{ns}style"):
        sid = style.get(f"{ns}styleId")
        if sid in above:
            for bold in (*style.iter(f"{ns}b"), *style.iter(f"{ns}bCs")):
                bold.getparent().remove(bold)
            spacing = style.find(f"{ns}pPr/{ns}spacing")
            if spacing is None:
                raise SystemExit(f"{sid} has no spacing")
            spacing.set(f"{ns}before", above[sid])
        if ministry:
            _plain(style, sid, ns)
    if ministry:
        fonts = root.find(f"{ns}docDefaults/{ns}rPrDefault/{ns}rPr")
        paragraph = root.find(f"{ns}docDefaults/{ns}pPrDefault/{ns}pPr/{ns}spacing")
        for key in ("ascii", "hAnsi", "eastAsia", "cs"):
            fonts.find(f"{ns}rFonts").set(f"{ns}{key}", LETTER_FONT)
        for key in ("sz", "szCs"):
            fonts.find(f"{ns}{key}").set(f"{ns}val", "18")
        paragraph.attrib.update({f"{ns}after": "240", f"{ns}line": "240", f"{ns}lineRule": "atLeast"})
        for text in (_column("Kolom", "", 0), _column("Kolomkop", "<w:b/><w:bCs/>", 90)):
            root.append(etree.fromstring(text))
    return HEAD + etree.tostring(root, encoding="unicode")


def _plain(style: etree._Element, sid: str, ns: str) -> None:
    """One style as letters of ministries have it: no colour, sizes of the letter, blank lines as room."""
    for color in list(style.iter(f"{ns}color")):
        color.getparent().remove(color)
    for key in ("sz", "szCs"):
        for size in style.iter(f"{ns}{key}"):
            size.set(f"{ns}val", str(LETTER_SIZES.get(sid, 18)))
    if sid in ("Kop1", "Kop2", "Kop3", "Kop4"):
        spacing, looks = style.find(f"{ns}pPr/{ns}spacing"), style.find(f"{ns}rPr")
        spacing.attrib.update({f"{ns}before": "240", f"{ns}after": "0", f"{ns}line": "240", f"{ns}lineRule": "atLeast"})
        if sid != "Kop1":
            looks.remove(looks.find(f"{ns}b"))
            looks.remove(looks.find(f"{ns}bCs"))
            for tag in ("iCs", "i"):
                looks.insert(0, etree.Element(f"{ns}{tag}"))


def _column(sid: str, looks: str, before: int) -> str:
    return (
        f'<w:style {W} w:type="paragraph" w:customStyle="1" w:styleId="{sid}"><w:name w:val="{sid}"/><w:basedOn w:val="Standaard"/><w:qFormat/>'
        f'<w:pPr><w:spacing w:before="{before}" w:after="0" w:line="180" w:lineRule="exact"/></w:pPr>'
        f'<w:rPr>{looks}<w:sz w:val="13"/><w:szCs w:val="13"/></w:rPr></w:style>'
    )


def letter_fonts() -> str:
    """Verdana, with DejaVu Sans where a machine has none; no font is shipped."""
    return (
        f'{HEAD}<w:fonts {W}><w:font w:name="{LETTER_FONT}"><w:altName w:val="DejaVu Sans"/><w:panose1 w:val="020B0604030504040204"/>'
        '<w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>'
    )


def flat_contents() -> str:
    """The house style with a plain, close table of contents: for kinds without chapters, whose articles stand at its first level."""
    root = etree.fromstring(house("styles.xml").split("\n", 1)[1].encode())
    ns = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    style = next(s for s in root.iterfind(f"{ns}style") if s.get(f"{ns}styleId") == "Inhopg1")
    spacing, looks = style.find(f"{ns}pPr/{ns}spacing"), style.find(f"{ns}rPr")
    if spacing is None or looks is None:
        raise SystemExit("Inhopg1 has no spacing or looks")
    spacing.attrib.clear()
    for key, said in (("after", "0"), ("line", "240"), ("lineRule", "auto")):
        spacing.set(f"{ns}{key}", said)
    for bold in list(looks):
        looks.remove(bold)
    for size in ("sz", "szCs"):  # some fifty articles on one page
        etree.SubElement(looks, f"{ns}{size}").set(f"{ns}val", "19")
    return HEAD + etree.tostring(root, encoding="unicode")


def page_footer() -> str:
    page = [cover("label_page"), t(" "), field("PAGE", "1"), t(" "), cover("label_of"), t(" "), field("NUMPAGES", "1")]
    return f'{HEAD}<w:ftr {W} {R} {W15} {MC} mc:Ignorable="w15">{p("Voettekst", TAB, *page)}</w:ftr>'


def annex_document() -> str:
    body = [
        p("Titel", cover("title")),
        p("Ondertitel", cover("subtitle")),
        p("Standaard", t("{{ body }}")),
        "<w:sectPr>" + REFERENCES + '<w:type w:val="nextPage"/>' + PAGE + "</w:sectPr>",
    ]
    return f'{HEAD}<w:document {W} {R} {W15} {MC} mc:Ignorable="w15"><w:body>{"".join(body)}</w:body></w:document>'


def note_document() -> str:
    """The decision note: what it is for, to whom, on what; then its parts. An empty reference is left out."""
    line = '<w:tabs><w:tab w:val="left" w:pos="1701"/></w:tabs><w:spacing w:before="0" w:after="40"/><w:ind w:left="1701" w:hanging="1701"/>'
    body = [
        p("Omslagregel", cover("label_for_signature", "<w:b/>"), extra='<w:spacing w:before="0" w:after="240"/>'),
        p("Titel", cover("title", '<w:sz w:val="36"/><w:szCs w:val="36"/>')),
        p("Omslagregel", cover("label_to", "<w:b/>"), TAB, cover("note_addressee"), extra=line),
        p("Omslagregel", cover("label_note_subject", "<w:b/>"), TAB, cover("subject"), extra=line),
        p("Omslagregel", cover("label_date", "<w:b/>"), TAB, cover("date"), extra=line),
        p("Omslagregel", t("{%p if reference %}")),
        p("Omslagregel", cover("label_our_reference", "<w:b/>"), TAB, cover("reference"), extra=line),
        p("Omslagregel", t("{%p endif %}")),
        p("Standaard", t("{{ body }}")),
        "<w:sectPr>" + REFERENCES + '<w:type w:val="nextPage"/>' + PAGE + "</w:sectPr>",
    ]
    return f'{HEAD}<w:document {W} {R} {W15} {MC} mc:Ignorable="w15"><w:body>{"".join(body)}</w:body></w:document>'


def note_header() -> str:
    return f'{HEAD}<w:hdr {W} {R} {W15} {MC} mc:Ignorable="w15">{p("Koptekst", t("{{ kind_label }}"), TAB, cover("date"))}</w:hdr>'


def annex_header() -> str:
    return f'{HEAD}<w:hdr {W} {R} {W15} {MC} mc:Ignorable="w15">{p("Koptekst", cover("title"), TAB, cover("reference_day"))}</w:hdr>'


def sheet_document() -> str:
    """The cover sheet before each annex of a bundle, and the front page of the bundle: what it is, and its facts a line each."""
    line = '<w:tabs><w:tab w:val="left" w:pos="2268"/></w:tabs><w:spacing w:before="0" w:after="80"/><w:ind w:left="2268" w:hanging="2268"/>'
    body = [
        p("Omslagsoort", cover("kind_label")),
        p("Titel", cover("title"), extra='<w:outlineLvl w:val="0"/>'),
        p("Omslagregel", t("{%p for line in lines %}")),
        p("Omslagregel", t("{{ line.label }}", "<w:b/>"), TAB, t("{{ line.text }}"), extra=line),
        p("Omslagregel", t("{%p endfor %}")),
        p("Standaard", extra='<w:spacing w:before="0" w:after="240"/>'),
        p("Standaard", t("{{ body }}")),
        "<w:sectPr>" + REFERENCES + '<w:type w:val="nextPage"/>' + PAGE + "</w:sectPr>",
    ]
    return f'{HEAD}<w:document {W} {R} {W15} {MC} mc:Ignorable="w15"><w:body>{"".join(body)}</w:body></w:document>'


def sheet_header() -> str:
    return f'{HEAD}<w:hdr {W} {R} {W15} {MC} mc:Ignorable="w15">{p("Koptekst", t("{{ bundle_title }}"), TAB, t("{{ bundle_date }}"))}</w:hdr>'


def frame(document: str, **others: str) -> bytes:
    """A frame of this main part; `others` replace parts by name (header1, header2, footer1, footer2)."""
    parts = {
        "[Content_Types].xml": TYPES, "_rels/.rels": RELS, "word/document.xml": document, "word/_rels/document.xml.rels": DOCRELS,
        "word/styles.xml": house("styles.xml"), "word/numbering.xml": house("numbering.xml"), "word/settings.xml": SETTINGS,
        "word/fontTable.xml": FONTS, "word/footnotes.xml": notes(), "word/theme/theme1.xml": _theme(), "word/header1.xml": header(), "word/footer1.xml": footer(),
        "word/header2.xml": empty("hdr", "Koptekst"), "word/footer2.xml": empty("ftr", "Voettekst"), "docProps/core.xml": CORE, "docProps/app.xml": APP,
    }  # fmt: skip
    parts |= {f"word/{name}.xml": text for name, text in others.items()}
    return write_zip([Plain(name, text.encode()) for name, text in parts.items()], "zlib")


if __name__ == "__main__":
    templates = Path(__file__).resolve().parent.parent / "templates"
    for kind in ("eop", "jloi", "agreement"):
        (templates / kind).mkdir(exist_ok=True)
        own = {"styles": flat_contents()} if kind != "agreement" else {}
        (templates / kind / "frame.docx").write_bytes(frame(contract_document(), **own))
    letter = {
        "header1": letter_header(),
        "header2": letter_first_header(),
        "footer1": letter_footer(),
        "footer2": letter_footer(),
        "styles": letter_styles(True),
        "fontTable": letter_fonts(),
    }
    printed = {
        "styles": letter_styles(False),
        "header1": house_header(),
        "header2": house_first_header(),
        "footer1": page_footer(),
        "footer2": page_footer(),
    }
    annex = {"header1": annex_header(), "footer1": page_footer()}
    (templates / "letter" / "frame.docx").write_bytes(frame(letter_document(False), **letter))
    (templates / "letter" / "frame-house.docx").write_bytes(frame(letter_document(True), **printed))
    for kind in ("annex", "memo"):
        (templates / kind / "frame.docx").write_bytes(frame(annex_document(), **annex))
    (templates / "beslisnota").mkdir(exist_ok=True)
    (templates / "beslisnota" / "frame.docx").write_bytes(
        frame(note_document(), header1=note_header(), footer1=page_footer())
    )
    (templates / "bundle").mkdir(exist_ok=True)
    (templates / "bundle" / "frame.docx").write_bytes(
        frame(sheet_document(), header1=sheet_header(), footer1=empty("ftr", "Voettekst"))
    )
