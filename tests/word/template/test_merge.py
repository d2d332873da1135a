"""Word's own mail merge fields and tagged content controls, filled from the same data; what nothing fills is told."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from drafting.api.fill import Template
from drafting.cli import main
from drafting.errors import DraftingError, LibraryError, PackageError
from drafting.locale.shown import Day, counted
from drafting.word.package.soundness import unsound
from drafting.word.template.merge.asking import reckoned
from drafting.word.template.merge.pictures import compares
from tests.word.template.made import docx, p, part, run, tbl, text, tr, with_part

SECTION = '<w:sectPr><w:headerReference xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" w:type="default" r:id="%s"/></w:sectPr>'  # fmt: skip


def char(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def code(text: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve">{text}</w:instrText></w:r>'


def field(*pieces: str, shown: str = "«x»") -> str:
    """A field of codes and fields within it."""
    inner = "".join(piece if piece.startswith("<w:r>") else code(piece) for piece in pieces)
    return f"{char('begin')}{inner}{char('separate')}{run(shown)}{char('end')}"


def merge(name: str, switches: str = "") -> str:
    return field(f" MERGEFIELD {name} {switches} ")


def said(block: str, **values: Any) -> str:
    made = Template(docx(f"<w:p>{block}</w:p>")).fill(values)
    assert [f.text() for f in unsound(made)] == []
    return text(made)[0]


@pytest.mark.parametrize(
    ("switches", "value", "expected"),
    [
        ("", "An & Zn", "An & Zn"),
        (r"\* MERGEFORMAT", "An", "An"),
        (r"\* Upper", "ede", "EDE"),
        (r"\* Lower", "EDE", "ede"),
        (r"\* FirstCap", "de heer", "De heer"),
        (r"\* Caps", "jan de vries", "Jan De Vries"),
        (r'\# "#.##0,00"', "1250.5", "1.250,50"),
        (r'\# "#,##0.00"', "1250.5", "1.250,50"),
        (r'\# "€ #.##0,00"', "€ 1.250,50", "€ 1.250,50"),
        (r"\# 0", "12,6", "13"),
        (r"\# 0,00", 3, "3,00"),
        (r"\# #.##0", 1234567, "1.234.567"),
        (r'\# "0%"', 12, "12%"),
        (r'\# "#.##0;(#.##0);nihil"', -1250, "(1.250)"),
        (r'\# "#.##0;(#.##0);nihil"', 0, "nihil"),
        (r'\@ "d MMMM yyyy"', "2025-06-23", "23 juni 2025"),
        (r'\@ "dddd d MMMM jjjj"', "23-06-2025", "maandag 23 juni 2025"),
        (r'\@ "dd-MM-yy"', "2025-06-03", "03-06-25"),
        (r"\* CardText", 12, "twaalf"),
        (r"\* OrdText", 12, "twaalfde"),
        (r"\* Roman", 14, "XIV"),
        (r'\b "t.a.v. " \f ","', "An", "t.a.v. An,"),
        (r'\b "t.a.v. " \f ","', "", ""),
    ],
)  # fmt: skip
def test_a_merge_field_prints_by_its_switches_in_dutch(switches: str, value: Any, expected: str) -> None:
    assert said(merge("naam", switches), naam=value) == expected


@pytest.mark.parametrize("asked", ["Naam_bedrijf", "naam_bedrijf", '"Naam bedrijf"', "NAAM_BEDRIJF"])
def test_names_are_found_as_word_finds_them(asked: str) -> None:
    assert said(merge(asked), **{"Naam bedrijf": "Wad"}) == "Wad"


def test_a_code_split_over_runs_and_a_simple_field_are_filled_in_the_look_of_their_result() -> None:
    split = f"{char('begin')}{code(' MERGE')}{code('FIELD na')}{code('am ')}{char('separate')}{run('«naam»', '<w:b/>')}{char('end')}"
    assert said(split, naam="An") == "An"
    assert b"<w:b/>" in part(Template(docx(f"<w:p>{split}</w:p>")).fill({"naam": "An"}), "word/document.xml")
    assert said(f'<w:fldSimple w:instr=" MERGEFIELD naam ">{run("«naam»")}</w:fldSimple>', naam="An") == "An"


def test_a_name_that_the_data_lacks_is_told_at_its_place() -> None:
    with pytest.raises(DraftingError) as caught:
        Template(docx(p("a"), f"<w:p>{merge('naam')}</w:p>"), name="brief.docx").fill({"naan": 1})
    assert "alinea 2 (“«naam»”): 'naam' staat niet in de gegevens" in caught.value.text()
    assert "Bedoelde u 'naan'?" in caught.value.text()


@pytest.mark.parametrize(("sex", "expected"), [("M", "de heer An"), ("V", "mevrouw An")])
def test_an_if_chooses_its_text_with_fields_in_it(sex: str, expected: str) -> None:
    block = field(" IF ", merge("geslacht"), ' = "M" "de heer ', merge("naam"), '" "mevrouw ', merge("naam"), '" ')
    assert said(block, geslacht=sex, naam="An") == expected


def test_an_if_within_an_if() -> None:
    inner = field(" IF ", merge("b"), ' &gt; 10 "veel" "weinig" ')
    block = field(" IF ", merge("a"), ' = "ja" "', inner, '" "geen" ')
    assert [said(block, a=a, b=b) for a, b in (("ja", 12), ("ja", 2), ("nee", 1))] == ["veel", "weinig", "geen"]


def test_an_if_over_several_paragraphs_leaves_none_of_its_old_result() -> None:
    begin = f"<w:p>{char('begin')}{code(' IF ')}{merge('a')}{code(' = 1 ' + chr(34) + 'een')}</w:p>"
    middle = (
        f"<w:p>{code('twee' + chr(34) + ' ' + chr(34) + 'niets' + chr(34) + ' ')}{char('separate')}{run('oud')}</w:p>"
    )
    end = f"<w:p>{run('oud')}{char('end')}{run(' na')}</w:p>"
    raw = docx(begin, middle, end)
    assert text(Template(raw).fill({"a": 1}))[:2] == ["een", "twee na"]
    assert text(Template(raw).fill({"a": 2}))[0] == "niets na"


def test_a_field_that_reckons_is_reckoned() -> None:
    assert said(field(" = ", merge("bedrag"), r' * 1,21 \# "#.##0,00" '), bedrag="1000") == "1.210,00"
    assert [str(reckoned(s)) for s in ("1+2*3", "(1+2)*3", "2^3", "10%", "1/0", "a")] == [
        "7", "9", "8", "0.1", "!Syntaxisfout", "!Syntaxisfout",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("left", "sign", "right", "expected"),
    [
        ("10", ">", "9", True), ("1.250,50", "=", "1250.5", True), ("Ede", "=", "ede", False), ("Ede", "=", "E*", True),
        ("Ede", "<>", "E?e", False), ("", "=", "", True), ("", "<>", "", False), ("b", ">", "a", True),
    ],
)  # fmt: skip
def test_word_compares_numbers_as_numbers_and_text_by_its_letters(
    left: str, sign: str, right: str, expected: bool
) -> None:
    assert compares(left, sign, right) is expected


def test_next_nextif_and_skipif_take_rows() -> None:
    rows = [{"n": "a"}, {"n": "b"}, {"n": "c"}]
    labels = docx(f"<w:p>{merge('n')}</w:p>", f"<w:p>{field(' NEXT ')}{merge('n')}</w:p>")
    made, took = Template(labels).fill_next(rows)
    assert made is not None
    assert (text(made)[:2], took) == (["a", "b"], 2)
    last, took = Template(labels).fill_next(rows[2:])
    assert last is not None
    assert (text(last)[:2], took) == (["c", ""], 1)
    assert Template(labels).takes_rows
    nextif = docx(f"<w:p>{field(' NEXTIF ', merge('n'), ' = a ')}{merge('n')}</w:p>")
    assert [text(Template(nextif).fill_next(rows[i:])[0] or b"")[0] for i in (0, 1)] == ["b", "b"]
    skip = docx(f"<w:p>{field(' SKIPIF ', merge('n'), ' = a ')}{merge('n')}</w:p>")
    assert [Template(skip).fill_next(rows[i:])[0] is None for i in (0, 1)] == [True, False]


@pytest.mark.parametrize("one", ["ADDRESSBLOCK", "GREETINGLINE"])
def test_a_field_that_is_never_filled_is_told(one: str) -> None:
    with pytest.raises(LibraryError) as caught:
        Template(docx(p("a"), f"<w:p>{field(f' {one} ')}</w:p>"), name="brief.docx")
    assert f"alinea 2: het samenvoegveld {{ {one} }} wordt niet ingevuld" in caught.value.text()


# ---------------------------------------------------------------- controls


def control(tag: str, content: str, more: str = "") -> str:
    return f'<w:sdt><w:sdtPr><w:tag w:val="{tag}"/><w:id w:val="9"/>{more}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>'


LIST = '<w:dropDownList><w:listItem w:displayText="Ja, graag" w:value="j"/></w:dropDownList>'


@pytest.mark.parametrize(
    ("block", "values", "expected"),
    [
        (f"<w:p>{run('Aan ')}{control('naam', run('Klik hier'), '<w:showingPlcHdr/>')}</w:p>", {"naam": "An"}, "Aan An"),
        (f"<w:p>{run('Aan ')}{control('naam', run('Klik hier'), '<w:showingPlcHdr/>')}</w:p>", {}, "Aan Klik hier"),
        (control("naam", p("oud") + p("ouder")), {"naam": "nieuw"}, "nieuw"),
        (tbl(1, "<w:tr>" + control("naam", f"<w:tc>{p('oud')}</w:tc>") + "</w:tr>", tr("b")), {"Naam": "cel"}, "cel"),
        (f"<w:p>{control('keuze', run('…'), LIST)}</w:p>", {"keuze": "j"}, "Ja, graag"),
        (f"<w:p>{control('dag', run('…'), '<w:date><w:dateFormat w:val=' + chr(34) + 'd MMMM yyyy' + chr(34) + '/></w:date>')}</w:p>", {"dag": "2025-06-23"}, "23 juni 2025"),
        (f"<w:p>{control('value:project.naam', run('blijft'))}</w:p>", {"value:project.naam": "x"}, "blijft"),
    ],
)  # fmt: skip
def test_a_control_with_a_tag_is_filled_where_the_data_has_it(
    block: str, values: dict[str, Any], expected: str
) -> None:
    made = Template(docx(block)).fill(values)
    assert [f.text() for f in unsound(made)] == []
    assert text(made)[0] == expected
    assert (b"showingPlcHdr" in part(made, "word/document.xml")) == ("Klik" in expected)


def test_a_choice_that_is_none_is_told_with_the_choices() -> None:
    with pytest.raises(DraftingError) as caught:
        Template(docx(f"<w:p>{control('keuze', run('…'), LIST)}</w:p>"), name="brief.docx").fill({"keuze": "misschien"})
    assert "Ja, graag" in caught.value.text()


def test_a_tick_follows_the_data() -> None:
    tick = '<w14:checkbox xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w14:checked w14:val="0"/></w14:checkbox>'
    for value, sign in ((True, "☒"), ("nee", "☐")):
        made = Template(docx(f"<w:p>{control('akkoord', run('☐'), tick)}</w:p>")).fill({"akkoord": value})
        assert text(made)[0] == sign
        assert (b'w14:val="1"' in part(made, "word/document.xml")) == (sign == "☒")


def test_a_bound_control_is_filled_in_its_xml_too() -> None:
    binding = '<w:dataBinding w:prefixMappings="xmlns:a=\'urn:x\'" w:xpath="/a:d[1]/a:naam[1]" w:storeItemID="{AAAAAAAA-0000-0000-0000-000000000001}"/>'
    raw = docx(f"<w:p>{control('naam', run('oud'), binding)}</w:p>")
    raw = with_part(raw, "customXml/item1.xml", lambda _: b'<d xmlns="urn:x"><naam>oud</naam></d>')
    raw = with_part(raw, "customXml/itemProps1.xml", lambda _: b'<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" ds:itemID="{AAAAAAAA-0000-0000-0000-000000000001}"/>')  # fmt: skip
    raw = with_part(raw, "customXml/_rels/item1.xml.rels", lambda _: b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXmlProps" Target="itemProps1.xml"/></Relationships>')  # fmt: skip
    made = Template(raw).fill({"naam": "J & Z"})
    assert text(made)[0] == "J & Z"
    assert b"<naam>J &amp; Z</naam>" in part(made, "customXml/item1.xml")


# ---------------------------------------------------------------- what is left


@pytest.mark.parametrize("left", ["«naam»", "${naam}", "[naam]", "naam }}", "{naam}"])
def test_a_place_that_nothing_fills_is_told_and_ends_in_1(
    left: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "t.docx").write_bytes(docx(p("a"), p(f"Geachte {left},"), p("{{ naam }}")))
    (tmp_path / "d.json").write_text('{"naam": "«An» {{ x }} [naam]"}')
    assert main(["fill", str(tmp_path / "t.docx"), str(tmp_path / "d.json"), "-o", str(tmp_path / "r.docx")]) == 1
    told = capsys.readouterr().err
    assert "alinea 2" in told
    assert told.count("\n") == 1


def test_what_is_raw_or_from_the_data_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "t.docx").write_bytes(docx(p("{% raw %}{{ ruw }} «x»{% endraw %} [sic] {{ naam }} {_{ x }_}")))
    (tmp_path / "d.json").write_text('{"naam": "«An» ${x} [naam]"}')
    assert main(["fill", str(tmp_path / "t.docx"), str(tmp_path / "d.json"), "-o", str(tmp_path / "r.docx")]) == 0


def test_a_template_that_asks_for_nothing_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "t.docx").write_bytes(docx(p("Geachte heer,")))
    (tmp_path / "d.json").write_text('{"naam": "An"}')
    assert main(["fill", str(tmp_path / "t.docx"), str(tmp_path / "d.json"), "-o", str(tmp_path / "r.docx")]) == 1
    assert "vraagt niets" in capsys.readouterr().err


# ---------------------------------------------------------------- tracked changes, sections, numbers


def deleted(words: str) -> str:
    return f'<w:p><w:del w:id="2" w:author="J" w:date="2025-01-01T00:00:00Z"><w:r><w:delText>{words}</w:delText></w:r></w:del></w:p>'


def test_a_deleted_tag_is_refused_with_advice_or_read_as_accepted(tmp_path: Path) -> None:
    raw = docx(deleted("{%p if x %}"), p("tekst {{ x }}"), deleted("{%p endif %}"))
    with pytest.raises(LibraryError) as caught:
        Template(raw, name="brief.docx")
    assert [f.place.paragraph for f in caught.value.findings] == [1, 3]  # type: ignore[attr-defined]
    assert "--changes accept" in caught.value.text()
    (tmp_path / "t.docx").write_bytes(raw)
    (tmp_path / "d.json").write_text('{"x": "An"}')
    out = tmp_path / "r.docx"
    assert (
        main(["fill", str(tmp_path / "t.docx"), str(tmp_path / "d.json"), "-o", str(out), "--changes", "accept"]) == 0
    )
    assert "tekst An" in text(out.read_bytes())


def test_deleted_words_that_are_no_tags_stay() -> None:
    raw = docx(deleted("oud"), p("{{ x }}"))
    assert b">oud</w:delText>" in part(Template(raw).fill({"x": 1}), "word/document.xml")


@pytest.mark.parametrize("shown", [True, False])
def test_a_dropped_section_hands_on_its_header(shown: bool) -> None:
    raw = docx(p("voor"), p("{%p if x %}"), p("", properties="SECTION"), p("{%p endif %}"), p("na"), header="KOP")
    xml = part(raw, "word/document.xml").decode()
    import re

    rid = re.search(r'<w:headerReference[^>]*r:id="(\w+)"', xml)
    assert rid is not None
    xml = re.sub(r"<w:headerReference[^>]*/>", "", xml).replace("SECTION", SECTION % rid[1])
    made = Template(with_part(raw, "word/document.xml", lambda _: xml.encode())).fill({"x": shown})
    assert part(made, "word/document.xml").decode().count("headerReference") == (2 if shown else 1)


def test_numbers_of_a_file_count_with_those_of_a_template(tmp_path: Path) -> None:
    (tmp_path / "d.json").write_text('{"x": 1.5}')
    from drafting.api.fill import read_values

    raw = docx(p("{{ x * 1.21 }} {{ 1.5 + x }} {{ 3.0 - x }} {{ x / 0.5 }} {{ x is float }}"))
    assert text(Template(raw).fill(read_values(tmp_path / "d.json")))[0] == "1.815 3.0 1.5 3 ja"


@pytest.mark.parametrize(
    ("switches", "value", "expected"),
    [
        (r'\@ "d MMM yyyy"', "2025-03-02", "2 mrt 2025"),
        (r'\@ "ddd d MMM"', "2025-10-01", "wo 1 okt"),
        (r'\@ "dd-MM-yyyy"', "23 juni 2025", "23-06-2025"),
        (r'\@ "d-M-yy"', "maandag 23 juni 2025", "23-6-25"),
        (r'\@ "d-M-yy"', "n.t.b.", "n.t.b."),
        (r'\# "0,00"', "12 euro", "12,00"),
        (r'\# "#.##0"', "€ 1,25 miljoen", "1.250.000"),
        (r'\# "#.##0,00"', "1 250,50", "1.250,50"),
        (r'\# "0,0%"', "12%", "12,0%"),
        (r'\# "0,00"', "n.v.t.", "n.v.t."),
        (r'\# "0,0"', "-0,04", "0,0"),
        (r'\# "-0,0"', "-0,04", "0,0"),
        (r'\# "0,0"', "-0,06", "-0,1"),
        (r"\* FirstCap", "de BV X", "De BV X"),
        (r"\* FirstCap", "NV", "NV"),
    ],
)  # fmt: skip
def test_what_people_type_is_read_and_shortened_as_word_does(switches: str, value: Any, expected: str) -> None:
    assert said(merge("naam", switches), naam=value) == expected


def test_days_and_months_are_short_in_english_too() -> None:
    made = Template(docx(f"<w:p>{merge('d', chr(92) + '@ ' + chr(34) + 'ddd d MMM' + chr(34))}</w:p>"), lang="en")
    assert text(made.fill({"d": "2025-10-01"})) == ["Wed 1 Oct"]


def test_a_cell_counts_by_what_it_holds_and_prints_what_it_shows() -> None:
    share, price = counted(Decimal("0.15"), "15%", True), counted(Decimal("1234.5"), "€ 1.234,50")
    above = field(" IF ", merge("x"), ' &gt; "0,1" "ja" "nee" ')
    for block, value, expected in (
        (merge("x"), share, "15%"),
        (merge("x", r'\# "0%"'), share, "15%"),
        (field(" = ", merge("x"), r' * 100 \# "0" '), share, "15"),
        (above, share, "ja"),
        (field(" IF ", merge("x"), ' = "15%" "ja" "nee" '), share, "ja"),
        (merge("x"), price, "€ 1.234,50"),
        (merge("x", r'\# "#.##0"'), price, "1.235"),
        (field(" = ", merge("x"), r' * 2 \# "0,00" '), price, "2469,00"),
        (merge("x"), Day(date(2025, 6, 1), "jun-25"), "jun-25"),
        (merge("x", r'\@ "d MMMM yyyy"'), Day(date(2025, 6, 1), "jun-25"), "1 juni 2025"),
    ):
        assert said(block, x=value) == expected


def bound(xml: bytes, path: str) -> bytes:
    """A template with a control that is bound to `path` of an XML part."""
    control = f'<w:sdt><w:sdtPr><w:tag w:val="naam"/><w:dataBinding w:xpath="{path}" w:storeItemID="{{AAAAAAAA-0000-0000-0000-000000000001}}"/></w:sdtPr><w:sdtContent>{p("oud")}</w:sdtContent></w:sdt>'  # fmt: skip
    raw = with_part(docx(control), "customXml/item1.xml", lambda _: xml)
    raw = with_part(raw, "customXml/itemProps1.xml", lambda _: b'<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" ds:itemID="{AAAAAAAA-0000-0000-0000-000000000001}"/>')  # fmt: skip
    return with_part(raw, "customXml/_rels/item1.xml.rels", lambda _: b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXmlProps" Target="itemProps1.xml"/></Relationships>')  # fmt: skip


def test_xml_behind_a_control_that_is_broken_or_not_where_it_points_is_told() -> None:
    with pytest.raises(PackageError, match=r"customXml/item1\.xml"):
        Template(bound(b"<d><naam>", "/d/naam"))
    assert Template(bound(b"<d><naam/></d>", "/d/naam")).left_over({"naam": "x"}) == []
    for path in ("/d/anders", "/d/naam[", "count(/d)"):
        made = Template(bound(b"<d><naam/></d>", path))
        assert [f.code for f in made.left_over({"naam": "x"})] == ["template.bound-nowhere"]
        assert text(made.fill({"naam": "x"})) == ["x"]
