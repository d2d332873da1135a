"""Pictures, subdocuments, rich text with links, notes that go with their reference, lists that start anew."""

from __future__ import annotations

import io
import re
from pathlib import Path

import docxtpl
import pytest
from docx import Document

from drafting.errors import InputError
from drafting.word.template import InlineImage, RichText, RichTextParagraph, Subdocument, Template
from tests.word.template.made import by_docxtpl, docx, footnote, names, p, part, png, run, tbl, tc, text, tr, with_part

PNG = png(10, 5)
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def body(raw: bytes) -> str:
    return part(raw, "word/document.xml").decode()


def test_a_picture_joins_the_package_with_its_size_and_alt_text() -> None:
    made = Template(docx(p("voor {{ beeld }} na"))).fill({"beeld": InlineImage(PNG, height=10, alt="Logo & merk")})
    assert "word/media/fill1.png" in names(made)
    xml = body(made)
    assert 'cx="720000" cy="360000"' in xml
    assert 'descr="Logo &amp; merk"' in xml
    assert b'Extension="png"' in part(made, "[Content_Types].xml")
    opened = Document(io.BytesIO(made))
    assert len(opened.inline_shapes) == 1
    assert opened.part.related_parts["rIdFill1"].blob == PNG
    assert text(made)[0] == "voor  na"


def test_the_same_picture_twice_is_in_the_package_once_and_every_drawing_has_its_own_id() -> None:
    raw = docx(p("{% for i in l %}{{ beeld }}{% endfor %}"), header="{{ beeld }}")
    made = Template(raw).fill({"l": [1, 2, 3], "beeld": InlineImage(PNG)})
    assert [n for n in names(made) if "media/fill" in n] == ["word/media/fill1.png"]
    assert len(set(re.findall(r'<wp:docPr id="(\d+)"', body(made)))) == 3
    assert b"fill1.png" in part(made, "word/_rels/header1.xml.rels")


def test_docxtpls_own_picture_is_accepted(tmp_path: Path) -> None:
    file = tmp_path / "a.png"
    file.write_bytes(PNG)
    raw = docx(p("{{ beeld }}"))
    mine = docxtpl.InlineImage(docxtpl.DocxTemplate(io.BytesIO(raw)), str(file), width=360000)
    made = Template(raw).fill({"beeld": mine})
    theirs = by_docxtpl(raw, {}, lambda t: {"beeld": docxtpl.InlineImage(t, str(file), width=360000)})
    extent = re.compile(r'<wp:extent cx="\d+" cy="\d+"/>')
    assert extent.findall(body(made)) == extent.findall(body(theirs)) != []


def test_a_picture_in_a_macro_is_printed() -> None:
    raw = docx(p("{% macro m(x) %}[{{ x }}]{% endmacro %}{{ m(beeld) }}"))
    made = Template(raw).fill({"beeld": InlineImage(PNG)})
    assert len(Document(io.BytesIO(made)).inline_shapes) == 1


def test_rich_text_with_an_address_becomes_a_link() -> None:
    made = Template(docx(p("{{r a }}"))).fill(
        {"a": RichText("hier", url="https://example.org/?a=1&b=2", underline=True)}
    )
    assert '<w:hyperlink r:id="rIdFill1"' in body(made)
    assert b'Target="https://example.org/?a=1&amp;b=2" TargetMode="External"' in part(
        made, "word/_rels/document.xml.rels"
    )


@pytest.mark.parametrize("look", [{"bold": True}, {"color": "#FF0000", "size": 24}, {"underline": "double", "strike": True},
                                  {"font": "eastAsia:Arial"}, {"superscript": True, "lang": "en-GB"}, {"style": "Emphasis", "highlight": "#FFFF00"}])  # fmt: skip
def test_rich_text_of_ours_has_the_text_and_the_look_of_docxtpls(look: dict[str, object]) -> None:
    raw = docx(p("{{r a }}"))
    ours = body(Template(raw).fill({"a": RichText("x & <y>", **look)}))
    theirs = body(by_docxtpl(raw, {"a": docxtpl.RichText("x & <y>", **look)}))
    found = [
        set(re.findall(r"<w:(?!shd)[a-zA-Z]+[^>]*/>", re.search(r"<w:rPr>.*?</w:rPr>", xml)[0]))
        for xml in (ours, theirs)
    ]  # type: ignore[index]
    assert found[0] == found[1]
    assert "x &amp; &lt;y&gt;" in ours


def test_rich_paragraphs_stand_for_the_paragraph_of_their_tag() -> None:
    rich = RichTextParagraph("een", parastyle="Heading1").add(RichText("twee", bold=True))
    assert text(Template(docx(p("{{p a }}"), p("drie"))).fill({"a": rich}))[:3] == ["een", "twee", "drie"]


def _subdocument() -> bytes:
    document = Document()
    document.add_heading("Bijlage", 1)
    document.add_paragraph("punt", style="List Bullet")
    document.add_picture(io.BytesIO(PNG))
    document.add_table(1, 2).cell(0, 0).text = "cel"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_a_subdocument_brings_its_text_lists_and_pictures(tmp_path: Path) -> None:
    file = tmp_path / "bijlage.docx"
    file.write_bytes(_subdocument())
    raw = docx(p("voor"), p("{{p bijlage }}"), p("na {{ a }}"), footnotes={1: "noot"}, header="{{ a }}")
    made = Template(raw).fill({"bijlage": Subdocument(str(file)), "a": "x"})
    theirs = by_docxtpl(raw, {"a": "x"}, lambda t: {"bijlage": t.new_subdoc(str(file))})
    assert text(made) == text(theirs)
    opened = Document(io.BytesIO(made))
    assert len(opened.inline_shapes) == 1
    embed = re.search(r'r:embed="([^"]+)"', body(made))
    assert embed
    assert opened.part.related_parts[embed[1]].blob == PNG
    assert '<w:pStyle w:val="ListBullet"/>' in body(made)


def test_a_subdocument_in_a_loop_has_drawings_with_ids_of_their_own() -> None:
    raw = docx(p("{%p for i in l %}"), p("{{p bijlage }}"), p("{%p endfor %}"))
    made = Template(raw).fill({"bijlage": Subdocument(_subdocument()), "l": [1, 2]})
    ids = re.findall(r'<wp:docPr(?: [^>]*?)? id="(\d+)"', body(made))
    assert len(ids) == len(set(ids)) == 2


def test_a_dropped_condition_takes_its_footnote_along() -> None:
    raw = docx(
        f"<w:p>{run('altijd')}{footnote(1)}</w:p>", p("{%p if a %}"), f"<w:p>{run('soms')}{footnote(2)}</w:p>", p("{%p endif %}"),
        footnotes={1: "blijft", 2: "geheim {{ b }}", 3: "wees"},
    )  # fmt: skip
    template = Template(raw)
    kept = part(template.fill({"a": True, "b": "woord"}), "word/footnotes.xml")
    assert b"geheim woord" in kept
    dropped = part(template.fill({"a": False, "b": "woord"}), "word/footnotes.xml")
    assert b"geheim" not in dropped
    assert b"blijft" in dropped
    assert b"w:separator" in dropped


NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="5"/></w:numPr>'


def _numbers(raw: bytes) -> list[str]:
    return re.findall(r'<w:numId w:val="(\d+)"/>', body(raw))


def test_a_list_in_an_inner_loop_starts_anew_with_each_turn_of_the_outer() -> None:
    raw = docx(p("{%p for c in l %}"), p("{{ c.kop }}"), p("{%p for i in c.punten %}"), p("{{ i }}", properties=NUMBERED),
               p("{%p endfor %}"), p("{%p endfor %}"))  # fmt: skip
    values = {"l": [{"kop": "A", "punten": [1, 2]}, {"kop": "B", "punten": []}, {"kop": "C", "punten": [3, 4]}]}
    made = Template(raw).fill(values)
    first, second, third, fourth = _numbers(made)
    assert first == second == "5"
    assert third == fourth != "5"
    numbering = part(made, "word/numbering.xml").decode()
    new = re.search(rf'<w:num w:numId="{third}"><w:abstractNumId w:val="(\d+)"/>.*?</w:num>', numbering)
    assert new
    assert '<w:startOverride w:val="1"/>' in new[0]
    old = re.search(r'<w:num w:numId="5"[^>]*><w:abstractNumId w:val="(\d+)"/>', numbering)
    assert old
    assert old[1] == new[1]
    assert text(made) == text(by_docxtpl(raw, values))
    assert set(_numbers(Template(raw, restart_lists=False).fill(values))) == {"5"}


def test_a_list_that_is_the_loop_counts_on() -> None:
    raw = docx(p("{%p for i in l %}"), p("{{ i }}", properties=NUMBERED), p("toelichting"), p("{%p endfor %}"))
    assert _numbers(Template(raw).fill({"l": [1, 2, 3]})) == ["5", "5", "5"]


def test_a_written_out_list_in_a_loop_starts_anew() -> None:
    raw = docx(
        p("{%p for i in l %}"), p("kop"), p("a", properties=NUMBERED), p("b", properties=NUMBERED), p("{%p endfor %}")
    )
    found = _numbers(Template(raw).fill({"l": [1, 2]}))
    assert found[0] == found[1] == "5"
    assert found[2] == found[3] != "5"


def test_a_table_without_room_for_its_cells_widens_its_grid_and_keeps_its_width() -> None:
    made = Template(docx(tbl(2, tr("{%tc for i in l %}", "{{ i }}", "{%tc endfor %}")))).fill({"l": [1, 2, 3, 4]})
    widths = [int(w) for w in re.findall(r'<w:gridCol w:w="(\d+)"/>', body(made))]
    assert widths == [1000] * 4


def test_cells_get_a_span_where_they_had_no_properties() -> None:
    raw = docx(tbl(2, f"<w:tr><w:tc>{p('{% colspan 2 %}x')}</w:tc></w:tr>", tr(tc("a"), tc("b"))))
    assert '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>' in body(Template(raw).fill({}))


def test_an_address_with_a_tag_is_filled_in() -> None:
    raw = docx(f'<w:p><w:hyperlink r:id="rIdLink">{run("{{ adres }}")}</w:hyperlink></w:p>')
    link = '<Relationship Id="rIdLink" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="%7b%7b%20adres%20%7d%7d" TargetMode="External"/>'
    raw = with_part(
        raw,
        "word/_rels/document.xml.rels",
        lambda xml: xml.replace(b"</Relationships>", link.encode() + b"</Relationships>"),
    )
    made = Template(raw).fill({"adres": "https://example.org/?a=1&b=2"})
    assert b'Target="https://example.org/?a=1&amp;b=2"' in part(made, "word/_rels/document.xml.rels")
    assert text(made)[0] == "https://example.org/?a=1&b=2"
    with pytest.raises(InputError, match="adres van een koppeling"):
        Template(raw).fill({})


def test_docxtpls_own_rich_text_keeps_its_text() -> None:
    raw = docx(p("{{r a }}"))
    theirs = docxtpl.DocxTemplate(io.BytesIO(raw))
    rich = docxtpl.RichText("hier", url_id=theirs.build_url_id("https://example.org"), bold=True)
    made = Template(io.BytesIO(raw)).fill({"a": rich})
    assert text(made)[:1] == ["hier"]
    assert "<w:hyperlink" not in body(made)


def test_docxtpls_own_subdocument_brings_its_text_and_pictures() -> None:
    raw = docx(p("{{p b }}"), p("{{ c }}"))
    theirs = docxtpl.DocxTemplate(io.BytesIO(raw))
    sub = theirs.new_subdoc()
    sub.add_paragraph("los opgebouwd")
    sub.add_picture(io.BytesIO(png(4, 2)))
    made = Template(io.BytesIO(raw)).fill({"b": sub, "c": InlineImage(png(2, 2), width=10)})
    assert text(made)[0] == "los opgebouwd"
    related = dict(
        re.findall(r'Id="(rIdFill\d+)"[^>]*Target="([^"]*)"', part(made, "word/_rels/document.xml.rels").decode())
    )
    shown = re.findall(r'r:embed="([^"]*)"', body(made))
    assert [part(made, "word/" + related[rid]) for rid in shown] == [png(4, 2), png(2, 2)]


def test_docxtpls_own_subdocument_with_what_it_cannot_bring_is_told() -> None:
    raw = docx(p("x"), p("{{p b }}"))
    theirs = docxtpl.DocxTemplate(io.BytesIO(raw))
    sub = theirs.new_subdoc()
    sub.add_paragraph("met een grafiek").runs[0]._r.set(f"{{{RELATIONS}}}id", "rId1")
    with pytest.raises(InputError, match="alinea 2"):
        Template(io.BytesIO(raw)).fill({"b": sub})


def test_a_template_in_the_strict_form_becomes_transitional_as_a_whole() -> None:
    strict = docx(p("Aan {{ a }}"), header="Kop {{ a }}")
    for name in names(strict):
        if name.endswith((".xml", ".rels")):
            strict = with_part(strict, name, _strict)
    made = Template(strict).fill({"a": "Wad"})
    assert text(made)[0] == "Aan Wad"
    assert not [name for name in names(made) if b"purl.oclc.org" in part(made, name)]
    assert Template(strict).fill({"a": "Wad"}) == made


def _strict(raw: bytes) -> bytes:
    raw = raw.replace(b"/extended-properties", b"/extendedProperties")
    return re.sub(
        rb"http://schemas\.openxmlformats\.org/(officeDocument|wordprocessingml|drawingml)/2006/",
        rb"http://purl.oclc.org/ooxml/\1/",
        raw,
    )


def test_a_dropped_condition_takes_its_picture_and_link_along() -> None:
    document = Document()
    document.add_paragraph("{%p if a %}")
    document.add_picture(io.BytesIO(png(3, 3)))
    document.add_paragraph("{%p endif %}")
    document.add_picture(io.BytesIO(png(4, 4)))
    out = io.BytesIO()
    document.save(out)
    link = '<Relationship Id="rIdLink" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="https://geheim.example" TargetMode="External"/>'
    raw = with_part(
        out.getvalue(),
        "word/_rels/document.xml.rels",
        lambda xml: xml.replace(b"</Relationships>", link.encode() + b"</Relationships>"),
    )
    raw = with_part(raw, "word/document.xml", lambda xml: xml.replace(
        b"</w:body>", f'<w:p>{run("{% if a %}")}<w:hyperlink r:id="rIdLink">{run("hier")}</w:hyperlink>{run("{% endif %}")}</w:p></w:body>'.encode()))  # fmt: skip
    template = Template(raw)
    pictures = [n for n in names(raw) if n.startswith("word/media/")]
    assert len(pictures) == 2
    assert set(names(template.fill({"a": True}))) == set(names(raw))
    dropped = template.fill({"a": False})
    assert len([n for n in names(dropped) if n.startswith("word/media/")]) == 1
    assert b"geheim.example" not in part(dropped, "word/_rels/document.xml.rels")
    assert len(Document(io.BytesIO(dropped)).inline_shapes) == 1
    assert template.fill_parts({"a": False}).keys() == set(names(dropped))


def test_paragraphs_in_a_loop_do_not_repeat_their_id() -> None:
    raw = docx(
        p("{%p for i in l %}"),
        '<w:p w14:paraId="0A0B0C0D" w14:textId="77777777" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml">'
        + run("{{ i }}")
        + "</w:p>",
        p("{%p endfor %}"),
    )
    assert "w14:paraId" not in body(Template(raw).fill({"l": [1, 2]}))
