"""English passages in Dutch text carry their language (WCAG 3.1.2)."""

from __future__ import annotations

from drafting import locale
from drafting.locale import Piece


def test_english_in_dutch_is_marked_as_english() -> None:
    assert locale.get("nl").running("een Joint Letter of Intent (JLoI) met") == (
        Piece("een "),
        Piece("Joint Letter of Intent", lang="en"),
        Piece(" (JLoI) met"),
    )


def test_a_whole_english_text_is_one_piece() -> None:
    assert locale.get("nl").running("Expression of Principles") == (Piece("Expression of Principles", lang="en"),)


def test_compounds_and_english_texts_are_left_alone() -> None:
    assert locale.get("nl").running("de Term Sheet-fase") == (Piece("de Term Sheet-fase"),)
    assert locale.get("en").running("a Joint Letter of Intent") == (Piece("a Joint Letter of Intent"),)


def test_dutch_without_english_stays_as_it_was() -> None:
    assert locale.get("nl").running("minder CO2") == (Piece("minder CO"), Piece("2", "sub"))
