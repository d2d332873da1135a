"""Parliamentary papers: read in every live style, written in each."""

from __future__ import annotations

import pytest

from drafting.locale import NBSP, Citation, OtherPaper, find_citations, joined, parse_citation, render_citation

CASES = {
    "Kamerstukken II 2009/10, 27858, nr. 88, p. 3": Citation("27858", "88", "2009/10", "II", "", "3"),
    "Kamerstukken I 2008/09, 31700 VI, D, p. 4": Citation("31700", "D", "2008/09", "I", "VI", "4"),
    "Kamerstuk 2024/25, 29 826, nr. 234.": Citation("29826", "234", "2024/25"),
    "Kamerstuk 2024/2025, 30 872, nr. 306": Citation("30872", "306", "2024/25"),
    "Kamerstuk 2022/23, 36 200 XIII, nr. 116": Citation("36200", "116", "2022/23", "", "XIII"),
    "Kamerstuk 2024/25, 21 501-30, nr. 621": Citation("21501-30", "621", "2024/25"),
    "(Kamerstuk 29 826, nr. 260)": Citation("29826", "260"),
    "Kamerstukken 29 826 en 32 813, nr. 173": Citation("29826", "173", others=("32813",)),
    "29 826/203": Citation("29826", "203"),
}


@pytest.mark.parametrize(("text", "record"), CASES.items())
def test_every_style_is_read_to_one_record(text: str, record: Citation) -> None:
    assert parse_citation(text) == record


@pytest.mark.parametrize("record", CASES.values())
@pytest.mark.parametrize("style", ["legal", "ministry", "house"])
def test_what_is_written_reads_back(record: Citation, style: str) -> None:
    again = parse_citation(joined(render_citation(record, style)))
    assert again is not None
    assert (again.dossier, again.number, again.chapter, again.others) == (record.dossier, record.number, record.chapter, record.others)


def test_the_three_styles() -> None:
    record = Citation("29826", "234", "2024/25", "II", "", "3")
    legal = render_citation(record, "legal")
    assert legal[0].italic
    assert joined(legal).replace(NBSP, " ") == "Kamerstukken II 2024/25, 29826, nr. 234, p. 3"
    assert joined(render_citation(record, "ministry")).replace(NBSP, " ") == "Kamerstuk 2024/25, 29 826, nr. 234, p. 3"
    assert joined(render_citation(record, "house")).replace(NBSP, " ") == "Kamerstuk 29 826, nr. 234, p. 3"


def test_what_is_no_kamerstuk_is_told_apart() -> None:
    text = "Zie 2025Z06432, 2025D31003, TZ202410-136 en Stcrt. 2025, 20039."
    assert [f for _, _, f in find_citations(text)] == [
        OtherPaper("zaak", "2025Z06432"), OtherPaper("document", "2025D31003"),
        OtherPaper("toezegging", "TZ202410-136"), OtherPaper("stcrt", "2025, 20039"),
    ]  # fmt: skip
