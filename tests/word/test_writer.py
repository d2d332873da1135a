"""What the Word files must be: valid, sound, with live numbers that agree with what is printed, and leaking nothing."""

from __future__ import annotations

import io
import json
import re
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

import drafting
from drafting import tree
from drafting.api import places
from drafting.api.portfolio import assemble_portfolio
from drafting.errors import DraftingError, LibraryError, PackageError
from drafting.intake import load_dossier, load_portfolio
from drafting.word.writer.document import write_docx
from drafting.word.writer.lists import position
from tests.conftest import EXAMPLES, ROOT

NS = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
W = f"{{{NS['w']}}}"
KINDS = ("eop", "jloi", "agreement")


def _documents() -> list[tuple[str, tree.Document]]:
    found = []
    for path in EXAMPLES:
        dossier = load_dossier(path)
        for kind in KINDS:
            for lang in ("nl", "en"):
                try:
                    document = drafting.assemble(dossier, kind, lang)
                except DraftingError as error:
                    if {f.code for f in error.findings} <= {
                        "assembly.stage-absent",
                        "assembly.stopped",
                        "assembly.fact-absent",
                    }:
                        continue
                    raise
                found.append((f"{dossier.id}-{kind}-{lang}", document))
    return found + list(_of_portfolio())


def _of_portfolio() -> Iterator[tuple[str, tree.Document]]:
    """Letter, annex and memo of the progress example; the letter also as the House prints it."""
    folder = ROOT / "examples" / "voortgang-2025"
    portfolio, earlier = load_portfolio(folder / "portfolio.yaml"), load_portfolio(folder / "vorige.yaml")
    for kind, form in (("letter", ""), ("letter", "house"), ("annex", ""), ("memo", "")):
        yield f"{portfolio.id}-{kind}{form}-nl", assemble_portfolio(portfolio, kind, since=earlier, form=form)


DOCUMENTS = dict(_documents())
FILES = {name: drafting.render(document) for name, document in DOCUMENTS.items()}


def _parts(docx: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return {n: archive.read(n) for n in archive.namelist()}


@pytest.fixture(params=sorted(FILES), scope="module")
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def parts(name: str) -> dict[str, bytes]:
    return _parts(FILES[name])


@pytest.fixture(scope="module")
def body(parts: dict[str, bytes]) -> Any:
    return etree.fromstring(parts["word/document.xml"])


@pytest.mark.validator
def test_microsofts_validator_finds_nothing(validator: Path, tmp_path: Path) -> None:
    for name, docx in FILES.items():
        (tmp_path / f"{name}.docx").write_bytes(docx)
        done = subprocess.run(
            [str(validator), str(tmp_path / f"{name}.docx")], capture_output=True, text=True, check=False
        )
        assert json.loads(done.stdout)["errors"] == [], name


def test_a_second_validator_finds_nothing(tmp_path: Path) -> None:
    audit = pytest.importorskip("openxml_audit")
    for name, docx in FILES.items():
        path = tmp_path / f"{name}.docx"
        path.write_bytes(docx)
        result = (
            audit.validate_docx(str(path))
            if hasattr(audit, "validate_docx")
            else audit.OpenXmlValidator().validate(str(path))
        )
        assert not list(result.errors), name


def test_every_part_follows_the_schema(shared: Path) -> None:
    schema = etree.XMLSchema(etree.parse(str(shared / "xsd" / "all.xsd")))
    for name, docx in FILES.items():
        for part, raw in _parts(docx).items():
            if not (part.startswith("word/") and part.endswith(".xml")) or "theme" in part:
                continue
            root = etree.fromstring(raw)
            # Markup compatibility: what is declared ignorable is taken out before validating (ECMA-376 part 3).
            root.attrib.pop("{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable", None)
            for node in list(root.iter("{http://schemas.microsoft.com/office/word/2012/wordml}*")):
                node.getparent().remove(node)
            assert schema.validate(root), (name, part, schema.error_log.last_error)


def test_fields_are_balanced_and_point_to_bookmarks_that_exist(name: str, body: Any) -> None:
    bookmarks = [b.get(f"{W}name") for b in body.iter(f"{W}bookmarkStart")]
    assert len(bookmarks) == len(set(bookmarks))
    assert all(len(b) <= 40 for b in bookmarks)
    depth = 0
    for mark in body.iter(f"{W}fldChar"):
        depth += {"begin": 1, "end": -1}.get(mark.get(f"{W}fldCharType"), 0)
        assert depth >= 0
    assert depth == 0
    codes = [t.text for t in body.iter(f"{W}instrText")]
    for code in codes:
        if match := re.match(r"\s*REF (\S+)", code):
            assert match[1] in bookmarks
    # Only agreements refer to articles; a letter names its annexes, whose numbers are values.
    assert any("REF" in c for c in codes) == any(isinstance(n, tree.CrossReference) for n in tree.walk(DOCUMENTS[name]))
    for link in body.iter(f"{W}hyperlink"):
        anchor = link.get(f"{W}anchor")
        assert anchor is None or anchor in bookmarks


def test_ids_are_unique_and_tags_fit(parts: dict[str, bytes]) -> None:
    ids: list[str] = []
    for part, raw in parts.items():
        if part.startswith("word/") and part.endswith(".xml"):
            root = etree.fromstring(raw)
            for properties in root.iter(f"{W}sdtPr"):
                ids.append(properties.find(f"{W}id").get(f"{W}val"))
                assert len(properties.find(f"{W}tag").get(f"{W}val")) <= 64
                alias = properties.find(f"{W}alias")
                assert alias is None or len(alias.get(f"{W}val")) <= 64
    assert len(ids) == len(set(ids)) > 20


def test_styles_and_lists_that_are_used_exist(parts: dict[str, bytes], body: Any) -> None:
    styles = {s.get(f"{W}styleId") for s in etree.fromstring(parts["word/styles.xml"]).iter(f"{W}style")}
    used = {s.get(f"{W}val") for tag in ("pStyle", "rStyle", "tblStyle") for s in body.iter(f"{W}{tag}")}
    assert used <= styles
    numbering = etree.fromstring(parts["word/numbering.xml"])
    nums = {n.get(f"{W}numId") for n in numbering.iter(f"{W}num")}
    assert {n.get(f"{W}val") for n in body.iter(f"{W}numId")} <= nums


# CT_RPr, in the order of the schema.
_RPR = [
    "rStyle",
    "rFonts",
    "b",
    "bCs",
    "i",
    "iCs",
    "caps",
    "smallCaps",
    "strike",
    "color",
    "spacing",
    "sz",
    "szCs",
    "highlight",
    "u",
    "vertAlign",
    "lang",
]


def test_run_properties_stand_in_the_order_of_the_schema(parts: dict[str, bytes]) -> None:
    for part, raw in parts.items():
        if part.startswith("word/") and part.endswith(".xml"):
            for properties in etree.fromstring(raw).iter(f"{W}rPr"):
                names = [etree.QName(c).localname for c in properties]
                assert names == sorted(names, key=_RPR.index), part


def _word_numbers(parts: dict[str, bytes]) -> list[str]:
    """The numbers that Word would print, paragraph by paragraph, computed from styles.xml and numbering.xml."""
    styles = etree.fromstring(parts["word/styles.xml"])
    numbering = etree.fromstring(parts["word/numbering.xml"])
    of_style: dict[str, tuple[str, int]] = {}
    for style in styles.iter(f"{W}style"):
        num = style.find("w:pPr/w:numPr/w:numId", NS)
        if num is not None:
            level = style.find("w:pPr/w:numPr/w:ilvl", NS)
            of_style[style.get(f"{W}styleId")] = (
                num.get(f"{W}val"),
                int(level.get(f"{W}val")) if level is not None else 0,
            )
    abstract_of = {n.get(f"{W}numId"): n.find("w:abstractNumId", NS).get(f"{W}val") for n in numbering.iter(f"{W}num")}
    overrides = {
        (n.get(f"{W}numId"), int(o.get(f"{W}ilvl"))): int(o.find("w:startOverride", NS).get(f"{W}val"))
        for n in numbering.iter(f"{W}num") for o in n.iter(f"{W}lvlOverride")
    }  # fmt: skip
    levels = {
        (a.get(f"{W}abstractNumId"), int(lvl.get(f"{W}ilvl"))): (lvl.find("w:numFmt", NS).get(f"{W}val"), lvl.find("w:lvlText", NS).get(f"{W}val"))
        for a in numbering.iter(f"{W}abstractNum") for lvl in a.iter(f"{W}lvl")
    }  # fmt: skip
    counts: dict[str, list[int]] = {}
    started: set[tuple[str, int]] = set()
    printed = []
    for paragraph in etree.fromstring(parts["word/document.xml"]).iter(f"{W}p"):
        own = paragraph.find("w:pPr/w:numPr", NS)
        style = paragraph.find("w:pPr/w:pStyle", NS)
        if own is not None:
            num, level = own.find("w:numId", NS).get(f"{W}val"), int(own.find("w:ilvl", NS).get(f"{W}val"))
        elif style is not None and style.get(f"{W}val") in of_style:
            num, level = of_style[style.get(f"{W}val")]
        else:
            continue
        abstract = abstract_of[num]
        count = counts.setdefault(abstract, [0] * 9)
        if (num, level) in overrides and (num, level) not in started:
            started.add((num, level))
            count[level] = overrides[(num, level)]
        else:
            count[level] += 1
        count[level + 1 :] = [0] * (8 - level)
        form, text = levels[(abstract, level)]
        if form == "bullet":
            continue
        numbers = [
            _number(n, levels[(abstract, at)][0]) if (abstract, at) in levels else "" for at, n in enumerate(count)
        ]
        printed.append(re.sub(r"%(\d)", lambda m, numbers=numbers: numbers[int(m[1]) - 1], text))
    return printed


def _number(n: int, form: str) -> str:
    from drafting.assembly.numbering import letters, roman

    return {"decimal": str(n), "lowerLetter": letters(n), "upperLetter": letters(n).upper(), "lowerRoman": roman(n)}[
        form
    ]


def test_what_word_numbers_is_what_the_tree_says(name: str, parts: dict[str, bytes]) -> None:
    words = {"nl": ("Artikel", "Hoofdstuk", "Bijlage"), "en": ("Article", "Chapter", "Annex")}[DOCUMENTS[name].lang]
    expected = []
    for node in tree.walk(DOCUMENTS[name]):
        if isinstance(node, tree.Article | tree.Chapter | tree.Annex):
            word = words[(tree.Article, tree.Chapter, tree.Annex).index(type(node))]
            expected.append(f"{word} {node.num}")
        elif isinstance(node, tree.Paragraph | tree.Item | tree.SubItem | tree.Party | tree.Recital):
            expected.append(node.num)
    assert _word_numbers(parts) == expected


@pytest.mark.parametrize(
    ("num", "role", "lang", "value"),
    [
        ("1.", "paragraph", "nl", 1), ("5.2", "paragraph", "en", 2), ("(b)", "item", "en", 2), ("(i)", "subitem", "en", 1),
        ("(i)", "item", "en", 9), ("(iv)", "subitem", "en", 4), ("1°.", "subitem", "nl", 1), ("C.", "recital", "nl", 3), ("aa.", "item", "nl", 27),
    ],
)  # fmt: skip
def test_a_printed_number_stands_for_its_position(num: str, role: str, lang: str, value: int) -> None:
    assert position(num, role, lang) == value


def test_a_list_that_starts_anew_without_a_new_lid_is_restarted() -> None:
    item = lambda wid, num: tree.Item(wid, wid, num, (tree.Text("x"),))  # noqa: E731
    article = tree.Article(
        "a", "art_1", "1", (tree.Text("Kop"),), "a@1",
        (tree.Block((tree.Text("Eerst:"),)), item("a--1", "a."), item("a--2", "b."), tree.Block((tree.Text("Dan:"),)), item("a--3", "a."), item("a--4", "b.")),
    )  # fmt: skip
    document = tree.Document("eop", "nl", "T", "", "statute", (article,), cover=next(iter(DOCUMENTS.values())).cover)
    assert _word_numbers(_parts(drafting.render(document))) == ["Artikel 1", "a.", "b.", "a.", "b."]


def test_headings_skip_no_level(parts: dict[str, bytes], body: Any) -> None:
    styles = {}
    for style in etree.fromstring(parts["word/styles.xml"]).iter(f"{W}style"):
        level, based = style.find("w:pPr/w:outlineLvl", NS), style.find("w:basedOn", NS)
        styles[style.get(f"{W}styleId")] = (
            int(level.get(f"{W}val")) if level is not None else None,
            based.get(f"{W}val") if based is not None else "",
        )

    def level_of(sid: str) -> int | None:
        level, based = styles.get(sid, (None, ""))
        return level if level is not None else level_of(based) if based else None

    last = -1
    for paragraph in body.iter(f"{W}p"):
        style, own = paragraph.find("w:pPr/w:pStyle", NS), paragraph.find("w:pPr/w:outlineLvl", NS)
        level = (
            int(own.get(f"{W}val"))
            if own is not None
            else level_of(style.get(f"{W}val"))
            if style is not None
            else None
        )
        if level is not None:
            assert level <= last + 1
            last = level


def test_tables_have_header_rows_alt_text_and_no_merged_cells(name: str, body: Any) -> None:
    tables = list(body.iter(f"{W}tbl"))
    assert tables or "eop" in name
    for table in tables:
        assert table.find("w:tr/w:trPr/w:tblHeader", NS) is not None
        assert table.find("w:tblPr/w:tblDescription", NS) is not None
        assert table.find(".//w:gridSpan", NS) is None
        assert table.find(".//w:vMerge", NS) is None


def test_no_question_on_opening_and_no_author(parts: dict[str, bytes]) -> None:
    assert b"updateFields" not in parts["word/settings.xml"]
    assert b"creator" not in parts["docProps/core.xml"]
    assert b"lastModifiedBy" not in parts["docProps/core.xml"]


def test_the_language_is_declared(name: str, parts: dict[str, bytes]) -> None:
    lang = {"nl": "nl-NL", "en": "en-GB"}[DOCUMENTS[name].lang]
    default = etree.fromstring(parts["word/styles.xml"]).find("w:docDefaults/w:rPrDefault/w:rPr/w:lang", NS)
    assert default.get(f"{W}val") == lang
    assert f"<dc:language>{lang}</dc:language>".encode() in parts["docProps/core.xml"]


def test_the_same_input_gives_the_same_bytes(name: str) -> None:
    assert drafting.render(DOCUMENTS[name]) == FILES[name]


def test_nothing_that_is_not_printed_is_in_any_part() -> None:
    secrets = [
        "preferred", "fallback", "walk_away", "projectleider maatwerk", "3 februari 2026", "recepturen", "Wens van beide provincies",
        "wettelijke regeling voldoende", "Herstructurering", "Eis van de Belgische moeder", "aanwijzing 7", "niet-afdwingbaarheid",
    ]  # fmt: skip
    for name, docx in FILES.items():
        for part, raw in _parts(docx).items():
            for secret in secrets:
                assert secret.encode() not in raw, (name, part, secret)


def test_dossier_values_that_are_not_printed_stay_out() -> None:
    dossier = load_dossier(ROOT / "examples" / "wadchemie" / "dossier.yaml")
    eop = b"".join(_parts(FILES["wadchemie-eop-nl"]).values())
    for value in ("62000000", "62.000.000", "118.000.000", "NL-200400987", "123456782", "pre_notified"):
        assert value.encode() not in eop
    assert dossier.support[0].maximum


def test_a_name_with_an_ampersand_prints_whole() -> None:
    document = drafting.assemble(load_dossier(EXAMPLES[0]), "eop")
    import dataclasses

    changed = dataclasses.replace(
        document, title="Jansen & Zn <B.V.>", cover={**document.cover, "title": "Jansen & Zn <B.V.>"}
    )
    parts = _parts(drafting.render(changed))
    assert b"Jansen &amp; Zn &lt;B.V.&gt;" in parts["word/document.xml"]
    assert b"Jansen &amp; Zn &lt;B.V.&gt;" in parts["word/header1.xml"]


def _frame_with(change: Any) -> bytes:
    from drafting.word.package.opening import write_package

    templates = places.templates()
    frame = _parts(templates.frame(templates.outline("eop")))
    frame["word/document.xml"] = change(frame["word/document.xml"].decode()).encode()
    return write_package(frame)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda xml: xml.replace("{{ body }}", "tekst"), "frame.no-slot"),
        (lambda xml: xml.replace("{{ subtitle }}", "{{ body }}"), "frame.several-slots"),
        (lambda xml: xml.replace("{{ subtitle }}", "{{ onbekend }}"), "frame.unknown-placeholder"),
        (lambda xml: xml.replace("{{ subtitle }}", "{{ subtitle +* }}"), "frame.syntax"),
        (lambda xml: xml.replace("{{ subtitle }}", "{{ ''.__class__.__mro__ }}"), "frame.unknown-placeholder"),
    ],
)
def test_a_frame_with_faults_is_told(change: Any, code: str) -> None:
    document = next(iter(DOCUMENTS.values()))
    with pytest.raises((LibraryError, DraftingError)) as caught:
        write_docx(document, _frame_with(change))
    assert code in {f.code for f in caught.value.findings} or "unsafe" in caught.value.text()


def test_a_corrupt_frame_is_told() -> None:
    with pytest.raises(PackageError):
        write_docx(next(iter(DOCUMENTS.values())), b"PK\x03\x04 kapot")


@pytest.mark.office
def test_it_keeps_its_shape_through_libreoffice(office: str) -> None:
    from drafting.pdf import from_docx

    pypdf = pytest.importorskip("pikepdf")
    pdf = pypdf.open(io.BytesIO(from_docx(FILES["wadchemie-agreement-nl"])))
    assert 15 <= len(pdf.pages) <= 33  # 32 with the key terms, the new subjects and the annexes of 2026
    assert "/StructTreeRoot" in pdf.Root
    assert "/Outlines" in pdf.Root
    assert str(pdf.Root.Lang) == "nl-NL"


def test_bars_that_stand_alone_say_their_figures_and_stacked_ones_do_not() -> None:
    from drafting import tree as t
    from drafting.word.writer.charts import chart_part

    alone = t.Chart("bar", "Aantal", ("een", "twee"), (t.Series("n", (1.0, 2.0)),), "", "Twee staven.")
    stacked = t.Chart("bar", "Aantal", ("een",), (t.Series("a", (1.0,)), t.Series("b", (2.0,))), "", "Een staaf.", True)
    assert b'<c:showVal val="1"/>' in chart_part(alone, 1, 1, 9000).xml
    assert b"c:dLbls" not in chart_part(stacked, 1, 1, 9000).xml
