"""The page: every word of the tree, headings without gaps, links that lead somewhere, and nothing of a value read as markup."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import lxml.html
import pytest
from hypothesis import HealthCheck, given, settings

from drafting import tree as t
from drafting.html import render
from tests.word.writer.trees import documents, everything

SCHEMES = [("nl", "statute"), ("en", "contract")]


def _page(document: t.Document) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(render(document))


def _squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize(("lang", "numbering"), SCHEMES)
def test_every_block_of_the_tree_is_on_the_page(lang: str, numbering: str) -> None:
    document = everything(lang, numbering)
    shown = _squeezed(_page(document).text_content())
    for node in t.walk(document):
        if isinstance(node, t.Block | t.Footnote):
            without_notes = tuple(n for n in node.children if not isinstance(n, t.Footnote))
            assert all(_squeezed(t.plain_text(n)) in shown for n in without_notes)
        if isinstance(node, t.Item | t.Paragraph | t.Recital):
            assert _squeezed(f"{node.num}{t.plain_text(node.content[:1])}") in shown


@pytest.mark.parametrize(("lang", "numbering"), SCHEMES)
def test_headings_skip_no_level_and_the_first_is_the_only_one_of_its_sort(lang: str, numbering: str) -> None:
    levels = [int(h.tag[1]) for h in _page(everything(lang, numbering)).iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(b <= a + 1 for a, b in pairwise(levels))


@pytest.mark.parametrize(("lang", "numbering"), SCHEMES)
def test_ids_are_unique_and_links_lead_to_them(lang: str, numbering: str) -> None:
    page = _page(everything(lang, numbering))
    ids = [e.get("id") for e in page.iter() if e.get("id")]
    assert len(ids) == len(set(ids))
    targets = [a.get("href")[1:] for a in page.iter("a") if a.get("href", "").startswith("#")]
    assert set(targets) <= set(ids)
    assert len(targets) > 10


def test_language_title_and_header_cells_are_declared() -> None:
    page = _page(everything("nl", "statute"))
    assert page.get("lang") == "nl-NL"
    assert page.findtext("head/title") == "Afspraak Jansen & Zn"
    assert [s.text_content() for s in page.iter("span") if s.get("lang") == "en-GB"] == ["tailor-made agreement"]
    assert all(th.get("scope") in ("col", "row") for th in page.iter("th"))
    assert not list(page.iter("script", "iframe", "img", "link"))


def test_open_values_are_marked_and_values_keep_their_path() -> None:
    page = _page(everything("nl", "statute"))
    assert [(m.get("data-value"), m.text_content()) for m in page.iter("mark")] == [
        ("support.a.date", "[●: nog te bepalen]")
    ]
    assert any(s.get("data-value") == "support.a.maximum" for s in page.iter("span"))


@pytest.mark.parametrize(
    "evil", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</style><b>", "&lt;b&gt;"]
)
def test_no_value_is_read_as_markup(evil: str) -> None:
    text = t.Text(evil, lang=evil)
    nodes = (
        text, t.Value(evil, (text,), True), t.DefinedTerm(evil, evil), t.Link("javascript:alert(1)", (text,)), t.Link(f"https://e.org/{evil}", (text,)),
        t.Withheld(evil, evil), t.Footnote((text,)), t.CrossReference(evil, (text,)),
    )  # fmt: skip
    document = everything("nl", "statute")
    block = t.Block(nodes)
    chart = t.Chart("bar", evil, (evil,), (t.Series(evil, (1.0,)),), evil, evil)
    cover = {**document.cover, "title": evil, "parties": [evil], "status": evil, "label_status": evil}
    page = _page(replace(document, title=evil, subtitle=evil, cover=cover, body=(block, chart)))
    assert not list(page.iter("script", "img", "b"))
    assert not [a for a in page.iter() if any(k.startswith("on") for k in a.keys())]  # noqa: SIM118
    assert not [a for a in page.iter("a") if a.get("href", "").startswith("javascript")]
    assert evil in page.text_content()


@given(documents())
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_document_gives_a_page(document: t.Document) -> None:
    page = _page(document)
    for item in (n for n in t.walk(document) if isinstance(n, t.Paragraph | t.Item)):
        assert page.get_element_by_id(item.wid).find("span").text == item.num
