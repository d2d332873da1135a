"""Parliamentary papers: read in every live style, written in each."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting import locale
from drafting.locale import (
    NBSP,
    Citation,
    OtherPaper,
    Piece,
    find_citations,
    joined,
    parse_citation,
    render_citation,
    render_paper,
)
from tests.locale.tables import rows

CASES = {
    text: Citation(dossier, number, session, chamber, chapter, page, tuple(others.split()))
    for text, dossier, number, session, chamber, chapter, page, others in rows("citations.tsv", "\t")
}
NL = locale.get("nl")


def plain(pieces: tuple[Piece, ...]) -> str:
    return joined(pieces).replace(NBSP, " ")


@pytest.mark.parametrize(("text", "record"), CASES.items())
def test_every_style_is_read_to_one_record(text: str, record: Citation) -> None:
    assert parse_citation(text) == record


@pytest.mark.parametrize(("text", "record"), CASES.items())
def test_spaces_that_do_not_break_are_read_as_well(text: str, record: Citation) -> None:
    assert parse_citation(text.replace(" ", NBSP)) == record


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Kamerstuk 2025Z06432",
        "12 345",
        "tel. 29 826 12",
        "de Kamer",
        "2024/25",
        "Kamerstuk",
        "kst-1",
        "artikel 5, nr. 3",
    ],
)
def test_what_cites_no_paper_gives_none(text: str) -> None:
    assert parse_citation(text) is None


CITATIONS = st.builds(
    Citation,
    dossier=st.from_regex(r"\A[1-9][0-9]{4}(-[1-9][0-9]?)?\Z"),
    number=st.from_regex(r"\A[1-9][0-9]{0,3}\Z"),
    session=st.integers(1995, 2030).map(lambda y: f"{y}/{(y + 1) % 100:02d}"),
    chamber=st.just("II"),
    chapter=st.sampled_from(["", "XIII", "VI", "IIA", "XVIII"]),
    page=st.sampled_from(["", "3", "12-14"]),
    others=st.lists(st.from_regex(r"\A[1-9][0-9]{4}\Z"), max_size=3).map(tuple),
)


@given(CITATIONS)
def test_the_legal_style_reads_back_as_it_was(record: Citation) -> None:
    assert parse_citation(joined(render_citation(record, "legal"))) == record


@given(CITATIONS, st.sampled_from(["ministry", "house"]))
def test_the_other_styles_lose_only_what_they_do_not_print(record: Citation, style: str) -> None:
    again = parse_citation(joined(render_citation(record, style)))
    assert again == Citation(
        record.dossier,
        record.number,
        record.session if style == "ministry" else "",
        "",
        record.chapter,
        record.page,
        record.others,
    )


@given(CITATIONS, st.sampled_from(["legal", "ministry", "house"]))
def test_a_citation_is_found_in_running_text(record: Citation, style: str) -> None:
    cited = joined(render_citation(record, style))
    text = f"Zie daarover {cited}; en verder."
    [(start, end, found)] = list(find_citations(text))
    assert text[start:end] == cited
    assert found == parse_citation(cited)


def test_the_three_styles() -> None:
    record = Citation("29826", "234", "2024/25", "II", "", "3")
    legal = render_citation(record, "legal")
    assert [p.text.replace(NBSP, " ") for p in legal if p.italic] == ["Kamerstukken II"]
    assert plain(legal) == "Kamerstukken II 2024/25, 29826, nr. 234, p. 3"
    assert plain(render_citation(record, "ministry")) == "Kamerstuk 2024/25, 29 826, nr. 234, p. 3"
    assert plain(render_citation(record, "house")) == "Kamerstuk 29 826, nr. 234, p. 3"
    with pytest.raises(ValueError, match="style"):
        render_citation(record, "apa")


def test_a_letter_is_a_paper_of_the_eerste_kamer() -> None:
    record = Citation("31700", "D", "2008/09", "", "VI")
    assert plain(render_citation(record, "legal")) == "Kamerstukken I 2008/09, 31700 VI, D"
    assert plain(render_citation(Citation("31700", "D", chamber="I"), "ministry")) == "Kamerstuk I 31 700, D"


def test_spaces_in_a_citation_do_not_break() -> None:
    assert joined(render_citation(Citation("29826", "260"), "house")) == f"Kamerstuk 29{NBSP}826, nr.{NBSP}260"


def test_several_numbers_are_several_papers() -> None:
    text = "Kamerstukken II 2024/25, 29 826, nrs. 234, 235 en 240"
    found = list(find_citations(text))
    assert [(text[start:end], p.number, p.session) for start, end, p in found if isinstance(p, Citation)] == [
        (text, "234", "2024/25"), (text, "235", "2024/25"), (text, "240", "2024/25"),
    ]  # fmt: skip


OTHERS = {
    "2025Z06432": OtherPaper("zaak", "2025Z06432"),
    "2025D31003": OtherPaper("document", "2025D31003"),
    "TZ202410-136": OtherPaper("toezegging", "TZ202410-136"),
    "Stcrt. 2025, 20039": OtherPaper("stcrt", "2025, 20039"),
    "Stb. 2023, 12": OtherPaper("stb", "2023, 12"),
    "Trb. 2016, 94": OtherPaper("trb", "2016, 94"),
    "Handelingen II 2024/25, nr. 45, item 7": OtherPaper("handelingen", "II 2024/25, nr. 45, item 7"),
    "Aanhangsel Handelingen II 2024/25, nr. 1234": OtherPaper("aanhangsel", "II 2024/25, nr. 1234"),
    "ECLI:NL:RBZWB:2024:7489": OtherPaper("ecli", "ECLI:NL:RBZWB:2024:7489"),
}


@pytest.mark.parametrize(("text", "paper"), OTHERS.items())
def test_what_is_no_kamerstuk_is_told_apart_and_written_back(text: str, paper: OtherPaper) -> None:
    assert list(find_citations(f"({text}).")) == [(1, 1 + len(text), paper)]
    assert plain(render_paper(paper)) == text


def test_the_staatscourant_in_its_other_spellings() -> None:
    for text in ("Stcrt. 2025, nr. 20039", "Staatscourant 2025, 20039", "Staatscourant 2025 nr. 20039"):
        assert [p for _, _, p in find_citations(text)] == [OtherPaper("stcrt", "2025, 20039")]


def test_all_kinds_in_reading_order() -> None:
    text = "Zie 2025Z06432, Kamerstuk 29 826, nr. 260, 2025D31003, TZ202410-136 en Stcrt. 2025, 20039."
    kinds = [p.kind if isinstance(p, OtherPaper) else "kamerstuk" for _, _, p in find_citations(text)]
    assert kinds == ["zaak", "kamerstuk", "document", "toezegging", "stcrt"]


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("Kamerstuk 29 826, nr. 260, bijlage 1", "Kamerstuk 29 826, nr. 260, bijlage 1"),
        ("29 826/203", "Kamerstuk 29 826, nr. 203"),
        ("2024/25, Kamerstuk 29 826, nr. 260", "Kamerstuk 2024/25, 29 826, nr. 260"),
        ("Kamerstuk Kamerstuk 29 826, nr. 260", "Kamerstuk 29 826, nr. 260"),
        ("zie TK 2024-2025, 29826, nr. 260 en verder", "zie Kamerstuk 2024/25, 29 826, nr. 260 en verder"),
        ("geen stuk, CO2", "geen stuk, CO2"),
        ("(Kamerstuk 29 826, nr. 260).", "(Kamerstuk 29 826, nr. 260)."),
        ("Kamerstuk 29 826, nr. 260.", "Kamerstuk 29 826, nr. 260"),
        ("Kamerstuk 29826, nrs. 234 en 235, p. 3", "Kamerstukken 29 826, nrs. 234 en 235, p. 3"),
        ("Kamerstuk 29826, nr. 234 en Kamerstuk 32 813/5", "Kamerstuk 29 826, nr. 234 en Kamerstuk 32 813, nr. 5"),
    ],
)
def test_nothing_said_around_a_paper_is_lost_when_it_is_cited(text: str, cited: str) -> None:
    assert plain(NL.cite(text)) == cited


LETTER = Path(__file__).parents[2].parent / "shared" / "material" / "kamerbrief-29826-260.txt"


@pytest.mark.skipif(not LETTER.exists(), reason="the letter of 30 June 2025 is not beside this checkout")
def test_every_paper_of_a_real_letter_is_found() -> None:
    text = LETTER.read_text(encoding="utf-8")
    papers = [p for _, _, p in find_citations(text)]
    announced = re.findall(r"Kamerstuk(?:ken)? (?:[0-9/]+, )?[0-9]{2} ?[0-9]{3}", text)
    assert len([p for p in papers if isinstance(p, Citation) and p.number]) == len(announced) == 16
    assert {p.kind for p in papers if isinstance(p, OtherPaper)} == {"toezegging", "stcrt"}
    assert Citation("36200", "116", "2022/23", "", "XIII") in papers
    assert Citation("21501-30", "621", "2024/25") in papers


@given(st.text(max_size=200))
def test_any_text_is_searched_without_a_fault_and_its_places_are_real(text: str) -> None:
    for start, end, _ in find_citations(text):
        assert 0 <= start < end <= len(text)
