"""A value fits its place: runs between runs, paragraphs between paragraphs, or it is refused with the tag to use."""

from __future__ import annotations

from typing import Any

import docxtpl
import pytest

from drafting.errors import DraftingError
from drafting.word.package.soundness import unsound
from drafting.word.template import InlineImage, RichText, RichTextParagraph, Subdocument, Template
from tests.word.template.made import docx, p, part, png, run, tbl, text, tr

SUB = docx(p("uit het subdocument"))
RICH = RichText("vet", bold=True)
LINK = '<w:p><w:hyperlink w:anchor="_top">%s</w:hyperlink></w:p>'


def body(raw: bytes, values: dict[str, Any]) -> str:
    made = Template(raw).fill(values)
    assert [f.text() for f in unsound(made) if f.code != "soundness.no-style"] == []
    xml = part(made, "word/document.xml").decode()
    return xml[xml.index("<w:body>") :]


def test_rich_text_in_a_plain_tag_closes_and_reopens_its_run() -> None:
    xml = body(docx(p("Tekst {{ x }} einde", look="<w:i/>")), {"x": RICH})
    assert (
        '<w:t xml:space="preserve">Tekst </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">vet</w:t></w:r>'
        '<w:r><w:rPr><w:i/></w:rPr><w:t xml:space="preserve"> einde</w:t></w:r>'
    ) in xml


@pytest.mark.parametrize("tag", ["{{ x }}", "{{r x }}", "{{p x }}"])
@pytest.mark.parametrize(
    "value",
    [
        RICH, RichTextParagraph(RICH), "gewoon", "regel\neinde", "alinea\aeinde", InlineImage(png(2, 2)), Subdocument(SUB), 12, 1.5,
        docxtpl.RichText("van docxtpl\ttab", bold=True), docxtpl.RichTextParagraph(docxtpl.RichText("van docxtpl")),
    ],
    ids=lambda v: type(v).__name__,
)  # fmt: skip
def test_any_value_in_any_tag_gives_a_sound_file(tag: str, value: Any) -> None:
    alone = body(docx(p(tag)), {"x": value})
    assert "<w:body><w:r>" not in alone
    assert "<w:p><w:t" not in alone
    if tag != "{{p x }}":
        amid = body(docx(p("voor ", tag, " na", look="<w:b/>", properties='<w:jc w:val="both"/>')), {"x": value})
        assert "voor " in amid
        assert " na" in amid
    body(docx(tbl(1, tr(tag))), {"x": value})


def test_plain_text_in_the_place_of_a_paragraph_keeps_its_look() -> None:
    xml = body(docx(p("{{p x }}", look="<w:b/>", properties='<w:jc w:val="both"/>')), {"x": "tekst"})
    assert '<w:p><w:pPr><w:jc w:val="both"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">tekst</w:t></w:r></w:p>' in xml  # fmt: skip


def test_a_subdocument_amid_words_parts_the_paragraph_and_alone_leaves_no_empty_one() -> None:
    assert text(Template(docx(p("voor {{ s }} na"))).fill({"s": Subdocument(SUB)}))[:3] == [
        "voor ", "uit het subdocument", " na",
    ]  # fmt: skip
    assert text(Template(docx(p("a"), p("{{ s }}"), p("b"))).fill({"s": Subdocument(SUB)}))[:3] == [
        "a", "uit het subdocument", "b",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("block", "value"),
    [
        (LINK % run("{{ x }}"), Subdocument(SUB)),
        (LINK % run("{{ x }}"), RichTextParagraph(RICH)),
        ('<w:p><w:r><w:instrText>{{ x }}</w:instrText></w:r></w:p>', RICH),
        (tbl(1, '<w:tr><w:tc><w:tcPr><w:shd w:fill="{{ x }}"/></w:tcPr><w:p/></w:tc></w:tr>'), RICH),
        (tbl(1, tr("{{tr x }}")), "tekst"),
    ],
)  # fmt: skip
def test_what_cannot_fit_is_refused_with_the_tag_to_use(block: str, value: Any) -> None:
    with pytest.raises(DraftingError) as caught:
        Template(docx(block), name="brief.docx").fill({"x": value})
    assert caught.value.findings[0].code == "template.wrong-place"
    assert "{{p … }}" in caught.value.text()
    assert "alinea 1" in caught.value.text()


def test_a_new_paragraph_within_a_link_is_a_new_line() -> None:
    xml = body(docx(LINK % run("{{ x }}")), {"x": "een\atwee\fdrie"})
    assert xml.count("<w:p>") == 1
    assert xml.count("<w:br") == 2
