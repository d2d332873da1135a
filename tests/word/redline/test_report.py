"""What a redline comes to: per article, figures and dates first; in words, as a page, and what is said of earlier changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

import drafting
from drafting.api.redline import changes_page, report, summary
from drafting.cli import main
from drafting.compare.report import Entry, Part, Piece, gathered
from tests.word.redline.test_marks import _body, _p
from tests.word.redline.test_redline import LONG, STAMP, _draft, _made, _text_of, _with_article_moved


@pytest.fixture(scope="module")
def marked() -> bytes:
    return drafting.redline(_draft(), _draft(confidentiality="fallback"), **STAMP)


def test_changes_stand_under_the_article_they_are_in(marked: bytes) -> None:
    assert [p.title for p in report(marked)] == ["Artikel 42 Vertrouwelijkheid"]
    assert [p.title for p in report(marked, "en")] == ["Article 42 Vertrouwelijkheid"]


def test_the_same_words_in_another_link_are_told_as_a_look() -> None:
    link = '<w:p><w:hyperlink w:anchor="{}"><w:r><w:t>Zie artikel 5.</w:t></w:r></w:hyperlink></w:p>'
    old, new = (_body(link.format(where), _p(LONG)) for where in ("a", "b"))
    assert [e.sort for p in report(drafting.redline(old, new, **STAMP)) for e in p.entries] == ["look"]


def test_a_reference_is_told_once(marked: bytes) -> None:
    softer = drafting.redline(_draft(), _draft(milestones="fallback"), **STAMP)
    said = [" ".join("".join(p.text for p in e.pieces).split()) for part in report(softer) for e in part.entries]
    assert "Op vertraging na de verschoven datum is artikel 14 van toepassing." in said


def test_figures_and_dates_come_first() -> None:
    words = Entry("changed", (Piece("de "), Piece("oude", "del"), Piece("nieuwe", "ins"), Piece(" tekst")))
    figure = Entry("changed", (Piece("voor "), Piece("1 mei", "del"), Piece("3 juni", "ins"), Piece(" 2026")))
    part = Part("Artikel 1", (words, figure))
    assert part.ordered == (figure, words)
    assert figure.swaps == (("1 mei", "3 juni"),)
    assert words.swaps == ()


def test_pieces_are_joined_and_parts_follow_the_text() -> None:
    entry = Entry("changed", (Piece("a"), Piece("b"), Piece("", "del"), Piece("c", "ins"), Piece("d", "ins")))
    (one, two) = gathered([("A", entry), ("A", entry), ("B", entry)])
    assert one.entries[0].pieces == (Piece("ab"), Piece("cd", "ins"))
    assert (one.title, len(one.entries), two.title) == ("A", 2, "B")


def test_added_removed_and_moved_are_told_apart() -> None:
    rest = [_text_of(f"Dit is alinea nummer {n} van het document.") for n in range(4)]
    old = _made([_text_of(LONG), *rest, _text_of("Wat hier stond, gaat eruit en komt niet terug.")])
    new = _made([_text_of("Geheel nieuw is deze ene zin aan het begin."), *rest, _text_of(LONG)])
    sorts = [e.sort for p in report(drafting.redline(old, new, **STAMP)) for e in p.entries]
    assert sorted(sorts) == ["added", "moved", "removed"]


def test_a_moved_article_is_told_once() -> None:
    old = _draft()
    found = report(drafting.redline(old, _with_article_moved(old, "costs", "consultation"), **STAMP))
    assert {e.sort for p in found for e in p.entries} == {"moved"}


def test_rows_of_tables_are_told_as_rows() -> None:
    old, new = (
        _made([[("Jaar", "kton"), ("2027", "100")]]),
        _made([[("Jaar", "kton"), ("2027", "100"), ("2028", "140 per jaar")]]),
    )
    (part,) = report(drafting.redline(old, new, **STAMP))
    assert [(e.sort, e.pieces[0].text) for e in part.entries] == [("added", "2028 | 140 per jaar")]


def test_the_summary_reads_in_both_languages(marked: bytes) -> None:
    dutch, english = summary(marked), summary(marked, "en")
    assert dutch.startswith("Artikel 42 Vertrouwelijkheid\n- ")
    assert "[-vijf-]{+tien+}" in dutch
    assert english.startswith("Article 42 Vertrouwelijkheid\n- changed: ")


def test_nothing_changed_is_said() -> None:
    one = _draft()
    same = drafting.redline(one, one, **STAMP)
    assert summary(same) == "Er is geen verschil.\n"
    assert "Er is geen verschil." in changes_page(same)


def test_the_page_is_sound_and_escapes_what_it_shows() -> None:
    old, new = _made([_text_of("de <b>Staat</b> betaalt 5 euro")]), _made([_text_of("de <b>Staat</b> betaalt 7 euro")])
    page = changes_page(drafting.redline(old, new, **STAMP), title="Jansen & Zn")
    root = html.fromstring(page)
    assert root.get("lang") == "nl"
    assert [e.text for e in root.iter("del")] == ["5"]
    assert [e.text for e in root.iter("ins")] == ["7"]
    assert root.find(".//b") is None
    links = {a.get("href") for a in root.iter("a")}
    assert links == {f"#{h.get('id')}" for h in root.iter("h3")}


def test_the_command_writes_redline_summary_and_page_and_tells_of_earlier_changes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = drafting.redline(
        _made([_text_of("een twee drie vier")]),
        _made([_text_of("een twee vijf vier")]),
        author="Bo",
        date="2026-01-01T00:00:00Z",
    )
    (tmp_path / "a.docx").write_bytes(first)
    (tmp_path / "b.docx").write_bytes(_made([_text_of("een twee vijf zes")]))
    out = [str(tmp_path / n) for n in ("r.docx", "r.html", "r.md")]
    words = [
        "redline",
        str(tmp_path / "a.docx"),
        str(tmp_path / "b.docx"),
        "-o",
        out[0],
        "--html",
        out[1],
        "--summary",
        out[2],
        "--author",
        "An",
    ]
    assert main(words) == 0
    assert all(Path(p).stat().st_size for p in out)
    assert "2 wijzigingen van Bo" in capsys.readouterr().err
    Path(out[0]).write_bytes(b"changed by hand")
    assert main(words) == 7  # nothing is overwritten, and nothing is written half
