"""Made the first version of the Word frames. From then on each frame.docx is the source: restyle it in Word.

Run by hand, only to start anew: `python templates/make_frames.py`. Writes templates/<kind>/frame.docx.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from drafting.word.package import write_package

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
W15 = 'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
FONT = "Calibri"
BLUE = "154273"  # a dark blue that keeps 9.5:1 contrast on white

STYLES: list[tuple[str, str, str, str, str]] = [
    # id, name, based on, pPr, rPr
    ("Artikelkop", "Artikelkop", "Kop2", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>', ""),
    ("Lid", "Lid", "Standaard", '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>', ""),
    ("Onderdeel", "Onderdeel", "Standaard", '<w:numPr><w:ilvl w:val="2"/><w:numId w:val="1"/></w:numPr><w:spacing w:after="60"/>', ""),
    ("Subonderdeel", "Subonderdeel", "Standaard", '<w:numPr><w:ilvl w:val="3"/><w:numId w:val="1"/></w:numPr><w:spacing w:after="60"/>', ""),
    ("Hoofdstuk", "Hoofdstuk", "Kop1", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>', ""),
    ("Bijlagekop", "Bijlagekop", "Kop1", '<w:pageBreakBefore/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>', ""),
    ("BijlageLid", "Bijlage lid", "Standaard", '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="3"/></w:numPr>', ""),
    ("BijlageOnderdeel", "Bijlage onderdeel", "Standaard", '<w:numPr><w:ilvl w:val="2"/><w:numId w:val="3"/></w:numPr><w:spacing w:after="60"/>', ""),
    ("BijlageSubonderdeel", "Bijlage subonderdeel", "Standaard", '<w:numPr><w:ilvl w:val="3"/><w:numId w:val="3"/></w:numPr><w:spacing w:after="60"/>', ""),
    ("Partij", "Partij", "Standaard", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="4"/></w:numPr>', ""),
    ("Overweging", "Overweging", "Standaard", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="5"/></w:numPr>', ""),
    ("OverwegingOnderdeel", "Overweging onderdeel", "Standaard", '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="5"/></w:numPr><w:spacing w:after="60"/>', ""),
    ("OverwegingSubonderdeel", "Overweging subonderdeel", "Standaard", '<w:numPr><w:ilvl w:val="2"/><w:numId w:val="5"/></w:numPr><w:spacing w:after="60"/>', ""),
    ("Opsomming", "Opsomming", "Standaard", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="6"/></w:numPr><w:spacing w:after="60"/>', ""),
    ("Begrip", "Begrip", "Standaard", '<w:ind w:left="567"/><w:spacing w:after="80"/>', ""),
    ("Aanhef", "Aanhef", "Standaard", "<w:keepNext/>", ""),
    ("Vervolg", "Vervolg", "Standaard", '<w:ind w:left="567"/>', ""),
    ("Tabeltekst", "Tabeltekst", "Standaard", '<w:spacing w:before="40" w:after="40" w:line="240" w:lineRule="auto"/>', '<w:sz w:val="19"/><w:szCs w:val="19"/>'),
    ("Tabelkop", "Tabelkop", "Tabeltekst", "<w:keepNext/>", f'<w:b/><w:color w:val="{BLUE}"/>'),
    ("Ondertekenaar", "Ondertekenaar", "Standaard", '<w:keepNext/><w:keepLines/><w:spacing w:before="360" w:after="40"/>', "<w:b/>"),
    ("OndertekeningRegel", "Ondertekening regel", "Standaard", '<w:keepNext/><w:keepLines/><w:tabs><w:tab w:val="left" w:pos="1701"/><w:tab w:val="left" w:leader="underscore" w:pos="6804"/></w:tabs><w:spacing w:before="40" w:after="40"/>', ""),
    ("Omslagsoort", "Omslag soort", "Standaard", '<w:spacing w:before="2400" w:after="120"/>', f'<w:caps/><w:color w:val="{BLUE}"/><w:spacing w:val="20"/><w:sz w:val="24"/><w:szCs w:val="24"/>'),
    ("Omslagregel", "Omslag regel", "Standaard", '<w:spacing w:after="40"/>', ""),
    ("Inhoudskop", "Inhoudskop", "Standaard", '<w:keepNext/><w:spacing w:before="0" w:after="200"/>', f'<w:b/><w:color w:val="{BLUE}"/><w:sz w:val="32"/><w:szCs w:val="32"/>'),
]


def style(sid: str, name: str, based: str, ppr: str, rpr: str, kind: str = "paragraph", extra: str = "") -> str:
    based_on = f'<w:basedOn w:val="{based}"/>' if based else ""
    ppr = _ordered(ppr)
    return (
        f'<w:style w:type="{kind}" w:customStyle="1" w:styleId="{sid}"><w:name w:val="{name}"/>{based_on}{extra}<w:qFormat/>'
        + (f"<w:pPr>{ppr}</w:pPr>" if ppr else "")
        + (f"<w:rPr>{rpr}</w:rPr>" if rpr else "")
        + "</w:style>"
    )


_PPR = ["keepNext", "keepLines", "pageBreakBefore", "widowControl", "numPr", "pBdr", "shd", "tabs", "spacing", "ind", "contextualSpacing", "jc", "outlineLvl"]


def _ordered(ppr: str) -> str:
    import re

    whole = re.findall(r"<w:numPr>.*?</w:numPr>|<w:tabs>.*?</w:tabs>|<w:pBdr>.*?</w:pBdr>|<w:\w+(?:\s[^>]*)?/>", ppr)
    return "".join(sorted(whole, key=lambda x: _PPR.index(re.match(r"<w:(\w+)", x)[1])))


def built_in(sid: str, name: str, based: str, ppr: str, rpr: str, kind: str = "paragraph", default: str = "", nxt: str = "") -> str:
    return (
        f'<w:style w:type="{kind}"{default} w:styleId="{sid}"><w:name w:val="{name}"/>'
        + (f'<w:basedOn w:val="{based}"/>' if based else "")
        + (f'<w:next w:val="{nxt}"/>' if nxt else "")
        + "<w:qFormat/>"
        + (f"<w:pPr>{ppr}</w:pPr>" if ppr else "")
        + (f"<w:rPr>{rpr}</w:rPr>" if rpr else "")
        + "</w:style>"
    )


def heading(n: int, size: int, before: int, after: int) -> str:
    return built_in(
        f"Kop{n}", f"heading {n}", "Standaard",
        f'<w:keepNext/><w:keepLines/><w:spacing w:before="{before}" w:after="{after}" w:line="264" w:lineRule="auto"/><w:outlineLvl w:val="{n - 1}"/>',
        f'<w:b/><w:bCs/><w:color w:val="{BLUE}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>', nxt="Standaard",
    )  # fmt: skip


def styles() -> str:
    fonts = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
    out = [
        HEAD, f"<w:styles {W}>",
        f'<w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="nl-NL" w:eastAsia="nl-NL" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>',
        '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="0" w:defUnhideWhenUsed="0" w:defQFormat="0" w:count="376"/>',
        built_in("Standaard", "Normal", "", "", "", default=' w:default="1"'),
        '<w:style w:type="character" w:default="1" w:styleId="Standaardalinea-lettertype"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>',
        '<w:style w:type="table" w:default="1" w:styleId="Standaardtabel"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
        '<w:style w:type="numbering" w:default="1" w:styleId="Geenlijst"><w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/></w:style>',
        heading(1, 28, 480, 200), heading(2, 23, 320, 120), heading(3, 21, 240, 80), heading(4, 21, 200, 60),
        built_in("Titel", "Title", "Standaard", '<w:spacing w:before="0" w:after="160" w:line="240" w:lineRule="auto"/>', f'<w:b/><w:color w:val="{BLUE}"/><w:sz w:val="52"/><w:szCs w:val="52"/>'),
        built_in("Ondertitel", "Subtitle", "Standaard", '<w:spacing w:after="480"/>', '<w:sz w:val="26"/><w:szCs w:val="26"/>'),
        built_in("Inhopg1", "toc 1", "Standaard", '<w:tabs><w:tab w:val="left" w:pos="1701"/><w:tab w:val="right" w:leader="dot" w:pos="9070"/></w:tabs><w:spacing w:before="120" w:after="20"/><w:ind w:left="1701" w:right="567" w:hanging="1701"/>', "<w:b/>"),
        built_in("Inhopg2", "toc 2", "Standaard", '<w:tabs><w:tab w:val="left" w:pos="1701"/><w:tab w:val="right" w:leader="dot" w:pos="9070"/></w:tabs><w:spacing w:after="0"/><w:ind w:left="1701" w:right="567" w:hanging="1361"/>', ""),
        built_in("Inhopg3", "toc 3", "Standaard", '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9070"/></w:tabs><w:spacing w:after="0"/><w:ind w:left="680"/>', ""),
        built_in("Koptekst", "header", "Standaard", f'<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="4" w:color="{BLUE}"/></w:pBdr><w:tabs><w:tab w:val="right" w:pos="9070"/></w:tabs><w:spacing w:after="0" w:line="240" w:lineRule="auto"/>', '<w:color w:val="404040"/><w:sz w:val="17"/><w:szCs w:val="17"/>'),
        built_in("Voettekst", "footer", "Standaard", '<w:tabs><w:tab w:val="right" w:pos="9070"/></w:tabs><w:spacing w:after="0" w:line="240" w:lineRule="auto"/>', '<w:color w:val="404040"/><w:sz w:val="17"/><w:szCs w:val="17"/>'),
        built_in("Voetnoottekst", "footnote text", "Standaard", '<w:spacing w:after="40" w:line="240" w:lineRule="auto"/>', '<w:sz w:val="18"/><w:szCs w:val="18"/>'),
        built_in("Voetnootmarkering", "footnote reference", "Standaardalinea-lettertype", "", '<w:vertAlign w:val="superscript"/>', kind="character"),
        built_in("Hyperlink", "Hyperlink", "Standaardalinea-lettertype", "", '<w:color w:val="0B4F9E"/><w:u w:val="single"/>', kind="character"),
        built_in("Bijschrift", "caption", "Standaard", '<w:keepNext/><w:spacing w:before="160" w:after="80" w:line="240" w:lineRule="auto"/>', f'<w:b/><w:bCs/><w:color w:val="{BLUE}"/><w:sz w:val="19"/><w:szCs w:val="19"/>'),
        '<w:style w:type="table" w:customStyle="1" w:styleId="Maatwerktabel"><w:name w:val="Maatwerktabel"/><w:basedOn w:val="Standaardtabel"/><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
        f'<w:tblPr><w:tblBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="{BLUE}"/><w:bottom w:val="single" w:sz="8" w:space="0" w:color="{BLUE}"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="BFBFBF"/></w:tblBorders></w:tblPr></w:style>',
    ]  # fmt: skip
    out += [style(*s) for s in STYLES]
    return "".join(out) + "</w:styles>"


def level(ilvl: int, fmt: str, text: str, pstyle: str, left: int, hanging: int, rpr: str = "", suff: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{ilvl}"><w:start w:val="1"/><w:numFmt w:val="{fmt}"/>'
        + (f'<w:pStyle w:val="{pstyle}"/>' if pstyle else "")
        + suff
        + f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr>'
        + (f"<w:rPr>{rpr}</w:rPr>" if rpr else "")
        + "</w:lvl>"
    )


def abstract(aid: int, levels: str, kind: str = "multilevel") -> str:
    return f'<w:abstractNum w:abstractNumId="{aid}"><w:multiLevelType w:val="{kind}"/>{levels}</w:abstractNum>'


def numbering() -> str:
    plain = '<w:b w:val="0"/>'
    lists = [
        level(0, "decimal", "Artikel %1", "Artikelkop", 1361, 1361)
        + level(1, "decimal", "%2.", "Lid", 567, 567, plain)
        + level(2, "lowerLetter", "%3.", "Onderdeel", 1021, 454)
        + level(3, "decimal", "%4°.", "Subonderdeel", 1531, 510),
        level(0, "decimal", "Hoofdstuk %1", "Hoofdstuk", 1871, 1871),
        level(0, "decimal", "Bijlage %1", "Bijlagekop", 1531, 1531)
        + level(1, "decimal", "%2.", "BijlageLid", 567, 567)
        + level(2, "lowerLetter", "%3.", "BijlageOnderdeel", 1021, 454)
        + level(3, "decimal", "%4°.", "BijlageSubonderdeel", 1531, 510),
        level(0, "decimal", "%1.", "Partij", 567, 567),
        level(0, "upperLetter", "%1.", "Overweging", 567, 567)
        + level(1, "lowerLetter", "%2.", "OverwegingOnderdeel", 1021, 454)
        + level(2, "decimal", "%3°.", "OverwegingSubonderdeel", 1531, 510),
        level(0, "bullet", "•", "Opsomming", 567, 284),
    ]
    out = [HEAD, f"<w:numbering {W}>"]
    out += [abstract(i, levels) for i, levels in enumerate(lists)]
    out += [f'<w:num w:numId="{i + 1}"><w:abstractNumId w:val="{i}"/></w:num>' for i in range(len(lists))]
    return "".join(out) + "</w:numbering>"


def p(pstyle: str, *runs: str, extra: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{pstyle}"/>{extra}</w:pPr>{"".join(runs)}</w:p>'


def t(text: str, rpr: str = "") -> str:
    return f"<w:r>{f'<w:rPr>{rpr}</w:rPr>' if rpr else ''}<w:t xml:space=\"preserve\">{text}</w:t></w:r>"


TAB = "<w:r><w:tab/></w:r>"


def field(code: str, shown: str) -> str:
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{shown}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def contract_document() -> str:
    line = '<w:tabs><w:tab w:val="left" w:pos="1701"/></w:tabs>'
    body = [
        p("Omslagsoort", t("{{ kind_label }}")),
        p("Titel", t("{{ title }}")),
        p("Ondertitel", t("{{ subtitle }}")),
        p("Omslagregel", t("{%p for party in parties %}")),
        p("Omslagregel", t("{{ party }}{% if not loop.last %};{% endif %}")),
        p("Omslagregel", t("{%p endfor %}")),
        p("Omslagregel", t("{{ label_date }}"), TAB, t("{{ date }}"), extra=line + '<w:spacing w:before="720" w:after="40"/>'),
        p("Omslagregel", t("{{ label_status }}"), TAB, t("{{ status }}"), extra=line),
        p("Omslagregel", t("{{ label_version }}"), TAB, t("{{ version }}"), extra=line),
        p("Omslagregel", t("{%p if reference %}")),
        p("Omslagregel", t("{{ label_reference }}"), TAB, t("{{ reference }}"), extra=line),
        p("Omslagregel", t("{%p endif %}")),
        p("Omslagregel", t("{%p if confidentiality %}")),
        p("Omslagregel", t("{{ confidentiality }}", "<w:b/>")),
        p("Omslagregel", t("{%p endif %}")),
        '<w:p><w:pPr><w:pStyle w:val="Standaard"/></w:pPr><w:r><w:br w:type="page"/></w:r></w:p>',
        p("Standaard", t("{{ body }}")),
        '<w:sectPr><w:headerReference w:type="default" r:id="rId10"/><w:headerReference w:type="first" r:id="rId12"/><w:footerReference w:type="default" r:id="rId11"/><w:footerReference w:type="first" r:id="rId13"/>'
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1701" w:right="1418" w:bottom="1418" w:left="1418" w:header="709" w:footer="624" w:gutter="0"/><w:titlePg/></w:sectPr>',
    ]  # fmt: skip
    return f"{HEAD}<w:document {W} {R} {W15} {MC} mc:Ignorable=\"w15\"><w:body>{''.join(body)}</w:body></w:document>"


def header() -> str:
    return f"{HEAD}<w:hdr {W} {R}>" + p("Koptekst", t("{{ title }}"), TAB, t("{{ label_version }} {{ version }} ({{ status }})")) + "</w:hdr>"


def footer() -> str:
    return (
        f"{HEAD}<w:ftr {W} {R}>"
        + p("Voettekst", t("{{ confidentiality }}"), TAB, t("{{ label_page }} "), field("PAGE", "1"), t(" {{ label_of }} "), field("NUMPAGES", "1"))
        + "</w:ftr>"
    )


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
FONTS = (
    f'{HEAD}<w:fonts {W}><w:font w:name="{FONT}"><w:panose1 w:val="020F0502020204030204"/><w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>'
)
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
        f'<a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>'
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
CORE = (
    f'{HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"></cp:coreProperties>'
)
APP = f'{HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Microsoft Office Word</Application></Properties>'


def frame(document: str) -> bytes:
    parts = {
        "[Content_Types].xml": TYPES, "_rels/.rels": RELS, "word/document.xml": document, "word/_rels/document.xml.rels": DOCRELS,
        "word/styles.xml": styles(), "word/numbering.xml": numbering(), "word/settings.xml": SETTINGS, "word/fontTable.xml": FONTS,
        "word/footnotes.xml": notes(), "word/theme/theme1.xml": _theme(), "word/header1.xml": header(), "word/footer1.xml": footer(),
        "word/header2.xml": empty("hdr", "Koptekst"), "word/footer2.xml": empty("ftr", "Voettekst"), "docProps/core.xml": CORE, "docProps/app.xml": APP,
    }  # fmt: skip
    return write_package({name: text.encode() for name, text in parts.items()})


if __name__ == "__main__":
    here = Path(__file__).resolve().parent
    for kind in ("eop", "jloi", "agreement"):
        (here / kind).mkdir(exist_ok=True)
        (here / kind / "frame.docx").write_bytes(frame(contract_document()))
