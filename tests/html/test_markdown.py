"""Markdown previews: nothing lost, structure kept, nothing of a value read as a mark."""

from __future__ import annotations

from dataclasses import replace

import pytest

from drafting import tree as t
from drafting.markdown import render
from tests.word.writer.trees import everything

MD = pytest.importorskip("markdown_it").MarkdownIt("commonmark", {"html": False}).enable("table")


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _shown(markdown: str) -> str:
    """The words that a reader of the rendered page sees."""
    words = []
    for token in MD.parse(markdown):
        words += [c.content for c in token.children or [] if c.type in ("text", "code_inline")]
        if token.type in ("code_block", "fence", "html_block"):
            words.append(f"<{token.type}>")
    return "".join(words)


def test_leden_hold_their_onderdelen_and_what_follows_them() -> None:
    text = render(everything("nl", "statute"))
    assert (
        "1. Een lid met onderdelen:\n\n   - a. een onderdeel:\n\n     - 1°. een subonderdeel;\n\n       gaat verder op deze hoogte\n"
        in text
    )
    assert "**CO<sub>2</sub>-reductie**: minder uitstoot;" in text
    assert "| Project | kton | jaar |\n   |---|---:|:---:|" in text


@pytest.mark.parametrize(("lang", "numbering"), [("nl", "statute"), ("en", "contract")])
def test_no_word_is_lost_and_nothing_becomes_code(lang: str, numbering: str) -> None:
    document = everything(lang, numbering)
    shown = _squeezed(_shown(render(document)))
    assert "<code_block>" not in shown
    for node in t.walk(document):
        if isinstance(node, t.Text):
            assert _squeezed(node.text) in shown, node.text


@pytest.mark.parametrize(
    "evil",
    [
        "# kop",
        "- punt",
        "1. een",
        "> citaat",
        "*sterk*",
        "_schuin_",
        "<b>x</b>",
        "a | b",
        "[x](http://e.org)",
        "`code`",
        "&amp; zo",
        "\\* al",
    ],
)
def test_no_value_is_read_as_a_mark(evil: str) -> None:
    cell = t.Cell((t.Block((t.Text(evil),), "cell"),))
    table = t.Table((t.Column(),), t.Row((t.Cell((t.Block((t.Text("kop"),), "cell"),), True),)), (t.Row((cell,)),))
    document = replace(
        everything("nl", "statute"), body=(t.Block((t.Text(evil),)), table), title="T", subtitle="", cover={}
    )
    tokens = MD.parse(render(document))
    assert {tok.type for tok in tokens} <= {
        "heading_open", "heading_close", "inline", "paragraph_open", "paragraph_close", "table_open", "table_close", "thead_open", "thead_close",
        "tbody_open", "tbody_close", "tr_open", "tr_close", "th_open", "th_close", "td_open", "td_close",
    }  # fmt: skip
    assert sum(tok.type == "heading_open" for tok in tokens) == 1
    assert _squeezed(_shown(render(document))).count(_squeezed(evil)) == 2
