"""Nothing that stands beside a tag in the place of a paragraph, row or cell vanishes: it is kept, or told before anything is filled."""

from __future__ import annotations

from typing import Any

import pytest

from drafting.errors import DraftingError, LibraryError
from drafting.word.package.soundness import unsound
from drafting.word.template import Template
from tests.word.template.made import docx, footnote, p, part, run, tbl, tc, text, tr

BREAK = '<w:r><w:br w:type="page"/></w:r>'
PICTURE = "<w:r><w:pict/></w:r>"
SECTION = '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr>'


def told(*blocks: str, **more: Any) -> list[tuple[str, Any]]:
    with pytest.raises(LibraryError) as caught:
        Template(docx(*blocks, **more), name="brief.docx")
    return [(f.code.removeprefix("template."), f.place.paragraph) for f in caught.value.findings]


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        ((p("{%p if x %}Het bedrijf"), p("a"), p("{%p endif %} Slot")), [("beside", 1), ("beside", 3)]),
        ((p("Voor", "{{p x }}"),), [("beside", 1)]),
        ((p("{#p weg #} blijft"),), [("beside", 1)]),
        ((p("{{ y }} {%p if x %}"), p("{%p endif %}")), [("beside", 1)]),
        ((tbl(2, tr("{%tr for q in x %}", "weg"), tr("{{ q }}", ""), tr("{%tr endfor %}", "")),), [("beside", 1)]),
        ((tbl(2, tr(tc("{%tc for q in x %}", "weg"), tc("{{ q }}"), tc("{%tc endfor %}"))),), [("beside", 1)]),
        ((f"<w:p>{run('{%p if x %}')}{BREAK}</w:p>", p("{%p endif %}")), [("beside-break", 1)]),
        ((f"<w:p>{run('{%p if x %}')}{PICTURE}</w:p>", p("{%p endif %}")), [("beside-picture", 1)]),
        ((p("a"), p("{%p if x %}{%p if y %}"), p("{%p endif %}"), p("{%p endif %}")), [("two-tags", 2)]),
        ((tbl(1, tr("{%tr for q in x %}{{ q }}{%tr endfor %}")),), [("two-tags", 1)]),
    ],
)  # fmt: skip
def test_what_would_vanish_beside_a_tag_is_told_at_its_paragraph(
    blocks: tuple[str, ...], expected: list[tuple[str, int]]
) -> None:
    found = told(*blocks)
    assert [entry for entry in expected if entry not in found] == []


def test_a_note_beside_a_tag_is_told() -> None:
    found = told(f"<w:p>{run('{%p if x %}')}{footnote(1)}</w:p>", p("{%p endif %}"), footnotes={1: "noot"})
    assert ("beside-note", 1) in found


def test_the_message_holds_the_words() -> None:
    with pytest.raises(DraftingError) as caught:
        Template(docx(p("{%p if x %}Het bedrijf betaalt."), p("{%p endif %}")), name="brief.docx")
    assert "“Het bedrijf betaalt.” staat bij een {%p … %}-tag" in caught.value.text("nl")
    assert "would vanish" in caught.value.text("en")


def test_remarks_and_spaces_beside_a_tag_are_no_words() -> None:
    raw = docx(p(" {%p if x %} {# let op #} "), p("a"), p("{%p endif %}"))
    assert text(Template(raw).fill({"x": 1}))[0] == "a"


@pytest.mark.parametrize("shown", [True, False])
def test_a_section_break_in_a_tags_paragraph_survives(shown: bool) -> None:
    raw = docx(p("voor"), p("{%p if x %}"), p("in"), p("{%p endif %}", properties=SECTION), p("na"))
    made = Template(raw).fill({"x": shown})
    assert part(made, "word/document.xml").count(b'w:orient="landscape"') == 1
    said = [line for line in text(made) if line]
    assert said == (["voor", "in", "na"] if shown else ["voor", "na"])


def test_a_section_break_before_a_block_stands_before_it() -> None:
    raw = docx(p("voor"), p("{%p for i in x %}", properties=SECTION), p("{{ i }}"), p("{%p endfor %}"), p("na"))
    xml = part(Template(raw).fill({"x": [1, 2, 3]}), "word/document.xml")
    assert xml.count(b"landscape") == 1
    assert xml.index(b"voor") < xml.index(b"landscape") < xml.index(b">1<")


@pytest.mark.parametrize("shown", [True, False])
def test_a_bookmark_that_begins_in_a_tags_paragraph_is_kept(shown: bool) -> None:
    raw = docx(
        f'<w:p><w:bookmarkStart w:id="7" w:name="Deel"/>{run("{%p if x %}")}</w:p>',
        f'<w:p>{run("tekst")}<w:bookmarkEnd w:id="7"/></w:p>',
        p("{%p endif %}"), '<w:p><w:fldSimple w:instr=" REF Deel \\h "><w:r><w:t>x</w:t></w:r></w:fldSimple></w:p>',
    )  # fmt: skip
    made = Template(raw).fill({"x": shown})
    assert unsound(made) == []
    assert part(made, "word/document.xml").count(b'w:name="Deel"') == 1


def test_a_remark_on_a_tag_goes_with_it_as_a_whole() -> None:
    raw = docx(
        f'<w:p><w:commentRangeStart w:id="3"/>{run("{%p if x %}")}<w:r><w:commentReference w:id="3"/></w:r></w:p>',
        f'<w:p>{run("a")}<w:commentRangeEnd w:id="3"/></w:p>', p("{%p endif %}"),
    )  # fmt: skip
    made = Template(raw).fill({"x": True})
    assert b"comment" not in part(made, "word/document.xml")


def test_a_no_break_space_behind_the_letter_is_a_space() -> None:
    raw = docx(tbl(1, tr("{%tr\u00a0for q in x %}"), tr("{{ q }}"), tr("{%tr\u00a0endfor %}")))
    assert text(Template(raw).fill({"x": ["a", "b"]}))[:2] == ["a", "b"]


def test_what_stands_around_a_run_tag_keeps_its_look() -> None:
    raw = docx(p("voor {%r if x %}midden{%r endif %} na", look="<w:b/>"))
    xml = part(Template(raw).fill({"x": True}), "word/document.xml").decode()
    for words in ("voor ", "midden", " na"):
        assert f'<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">{words}</w:t>' in xml
