"""An annex that goes to parliament says what it carries that nobody sees on its pages."""

from __future__ import annotations

from drafting.api.annexes import _unseen
from drafting.word.package.opening import open_package
from tests.word.template.made import docx, p


def test_hidden_and_invisible_text_of_an_annex_are_told() -> None:
    raw = docx(
        p("Voor ieder te lezen."), p("De Staat gaat tot 90 miljoen.", look="<w:vanish/>"), p("Intern: niet delen.", look='<w:color w:val="FFFFFF"/>')
    )  # fmt: skip
    found = _unseen(open_package(raw, "bijlage.docx"), raw)
    assert {f.code for f in found} == {"inspect.hidden-text", "inspect.invisible-text"}
    assert "90 miljoen" in " ".join(f.text("nl") for f in found)
    assert all(f.place.source == "bijlage.docx" for f in found)


def test_an_annex_without_them_is_let_be() -> None:
    raw = docx(p("Voor ieder te lezen."))
    assert _unseen(open_package(raw, "bijlage.docx"), raw) == []
