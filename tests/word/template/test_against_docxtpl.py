"""docxtpl is the dialect's authority: the same template and data give the same text here."""

from __future__ import annotations

from typing import Any

import pytest
from docxtpl import Listing, RichText, RichTextParagraph

from drafting.word.template import Template
from tests.word.template.made import all_text, by_docxtpl, docx, footnote, grid, p, part, run, tbl, tc, tr

PEOPLE = {
    "people": [{"name": "Jansen & Zn", "age": 41, "tags": ["a", "b"]}, {"name": "<Bakker>", "age": 7, "tags": []}]
}
MATRIX = {"cols": ["x", "y", "z"], "rows": [{"label": "r1", "cells": [1, 2, 3]}, {"label": "r2", "cells": [4, 5, 6]}]}

CASES: dict[str, tuple[tuple[str, ...], dict[str, Any]]] = {
    "values": ((p("Aan {{ a }} en {{ b.c }} en {{ d[0] }} en {{ d[1].e }}"),), {"a": "x", "b": {"c": 1}, "d": [2.5, {"e": None}]}),
    "ampersand, quotes and brackets": ((p("{{ a }}"),), {"a": "Jansen & Zn <\"'> €"}),
    "a tag split over runs": ((p("Aan {", "{ a", " }", "}, en {% ", "if a", " %}ja{%", " endif %}"),), {"a": "x"}),
    "a tag split with proofing marks": (
        (f'<w:p>{run("{{ ")}<w:proofErr w:type="spellStart"/>{run("a")}<w:proofErr w:type="spellEnd"/>{run(" }}")}</w:p>',),
        {"a": "x"},
    ),
    "curled quotes in a tag": ((p("{% if a == “x” %}ja{% else %}nee{% endif %} {{ d[‘k’] }}"),), {"a": "x", "d": {"k": 1}}),
    "comparison in a tag": ((p("{% if a > 1 and a < 9 %}ja{% endif %}"),), {"a": 5}),
    "paragraph loop": ((p("{%p for q in people %}"), p("{{ q.name }} {{ loop.index }}"), p("{%p endfor %}")), PEOPLE),
    "paragraph condition": ((p("{%p if a %}"), p("ja"), p("{%p else %}"), p("nee"), p("{%p endif %}")), {"a": 0}),
    "elif": ((p("{% if a == 1 %}een{% elif a == 2 %}twee{% else %}meer{% endif %}"),), {"a": 2}),
    "nested paragraph loops": (
        (p("{%p for q in people %}"), p("{{ q.name }}"), p("{%p for t in q.tags %}"), p("- {{ t }}"), p("{%p endfor %}"),
         p("{%p endfor %}")),
        PEOPLE,
    ),
    "row loop": ((tbl(2, tr("naam", "leeftijd"), tr("{%tr for q in people %}", ""), tr("{{ q.name }}", "{{ q.age }}"), tr("{%tr endfor %}", "")),), PEOPLE),
    "nested row loops": (
        (tbl(2, tr("{%tr for q in people %}", ""), tr("{{ q.name }}", ""), tr("{%tr for t in q.tags %}", ""), tr("", "{{ t }}"),
             tr("{%tr endfor %}", ""), tr("{%tr endfor %}", "")),),
        PEOPLE,
    ),
    "row condition": ((tbl(2, tr("a", "b"), tr("{%tr if a %}", ""), tr("c", "d"), tr("{%tr endif %}", "")),), {"a": False}),
    "cell loop": (
        (tbl(2, tr("", "{%tc for c in cols %}", "{{ c }}", "{%tc endfor %}"),
             tr("{%tr for r in rows %}"), tr("{{ r.label }}", "{%tc for c in r.cells %}", "{{ c }}", "{%tc endfor %}"),
             tr("{%tr endfor %}")),),
        MATRIX,
    ),
    "fewer cells after a loop": ((tbl(5, tr("a", "{%tc for c in cols %}", "{{ c }}", "{%tc endfor %}")),), MATRIX),
    "column span": ((tbl(3, tr("a", "b", "c"), tr(tc("{% colspan n %}{{ t }}"))),), {"n": 3, "t": "breed"}),
    "cell background": ((tbl(1, tr(tc("{% cellbg kleur %}{{ t }}"))),), {"kleur": "FF0000", "t": "rood"}),
    "vertical merge": (
        (tbl(2, tr("{%tr for c in cols %}", ""), tr("samen {% vm %}hoofd", "{{ c }}"), tr("{%tr endfor %}", "")),),
        MATRIX,
    ),
    "horizontal merge": ((tbl(3, tr("{%tc for c in cols %}", "{% hm %}breed {{ c }}", "{%tc endfor %}")),), MATRIX),
    "horizontal merge of a span": (
        (tbl(6, tr("{%tc for c in cols %}", tc("{% hm %}breed {{ c }}", properties='<w:tcW w:w="1" w:type="dxa"/><w:gridSpan w:val="2"/>'), "{%tc endfor %}")),),
        MATRIX,
    ),
    "run tags": ((p("Voor {%r if a %}", "midden", "{%r endif %} na", " slot"),), {"a": True}),
    "comments": ((p("a{# weg #}b"), p("{#p weg #}"), tbl(1, tr("{#tr weg #}"), tr("blijft"))), {}),
    "escaped tags": ((p("{_{ a }_} en {_% if %_}"),), {}),
    "white space control": ((p("een"), p("{%- if a %}"), p("twee"), p("{% endif -%}"), p("drie")), {"a": True}),
    "white space in expressions": ((p("x {{- a -}} y"),), {"a": "m"}),
    "set and macros": (
        (p("{% set k = 3 %}{{ k * 2 }}"), p("{% macro m(x) %}[{{ x }}]{% endmacro %}{{ m(a) }}{{ m('b') }}")),
        {"a": "A&B"},
    ),
    "filters": ((p("{{ a|upper }} {{ l|join(', ') }} {{ l|length }} {{ f|round(1) }} {{ z|default('geen') }} {{ a|e }}"),),
                {"a": "x&y", "l": ["p", "q"], "f": 2.345}),
    "filter block": ((p("{% filter upper %}luid {{ a }}{% endfilter %}"),), {"a": "x"}),
    "call block": ((p("{% macro m() %}<{{ caller() }}>{% endmacro %}{% call m() %}in {{ a }}{% endcall %}".replace("<", "[").replace(">", "]")),), {"a": 1}),
    "blocks and captured text": (
        (p("{% block b %}in {{ a }}{% endblock %} {% set k %}<{{ a }}>{% endset %}{{ k }}{% autoescape true %}{{ a }}{% endautoescape %}".replace("<", "(").replace(">", ")")),),
        {"a": "x & y"},
    ),
    "loop aids": (
        (p("{% set c = cycler('p', 'q') %}{% set j = joiner(', ') %}{% for x in l %}{{ j() }}{{ loop.cycle('a', 'b') }}{{ c.next() }}{{ x }}{{ loop.changed(x) }}{{ loop.previtem|default('-') }}{% endfor %}"),
         p("{% for g in m|groupby('k') %}{{ g.grouper }}:{{ g.list|map(attribute='v')|join('/') }};{% endfor %}"), p("{{ m|selectattr('v', 'gt', 1)|list|length }} {{ 'een'[:2] }} {{ l[-1] }}")),
        {"l": [1, 1, 2], "m": [{"k": "a", "v": 1}, {"k": "b", "v": 2}, {"k": "a", "v": 3}]},
    ),
    "with and raw": ((p("{% with k = a %}{{ k }}{% endwith %} {% raw %}{{ ruw }}{% endraw %}"),), {"a": 1}),
    "for else": ((p("{% for x in l %}{{ x }}{% else %}leeg{% endfor %}"),), {"l": []}),
    "loop filter, unpacking and recursion": (
        (p("{% for k, v in d.items() if v %}{{ k }}={{ v }};{% endfor %}"), p("{% for n in t recursive %}{{ n.v }}({{ loop(n.c) }}){% endfor %}")),
        {"d": {"a": 1, "b": 0}, "t": [{"v": 1, "c": [{"v": 2, "c": []}]}]},
    ),
    "breaks, tabs, paragraphs and pages in a value": ((p("voor {{ a }} na", look="<w:b/>", properties='<w:jc w:val="both"/>'),), {"a": "1\n2\t3\a4\f5"}),
    "listing": ((p("{{ a }}"),), {"a": Listing("een & twee\ndrie")}),
    "rich text": ((p("voor {{r a }} na"),), {"a": RichText("vet & <schuin>", bold=True, italic=True, color="#ff0000")}),
    "rich text with a break": ((p("{{r a }}"),), {"a": RichText("een\ntwee\tdrie", bold=True)}),
    "rich paragraphs": ((p("{{p a }}"),), {"a": RichTextParagraph(RichText("alinea"), parastyle="Heading1")}),
    "a table in a cell": (
        (tbl(1, f'<w:tr><w:tc><w:tcPr><w:tcW w:w="1" w:type="dxa"/></w:tcPr>{tbl(1, tr("{%tr for c in cols %}"), tr("{{ c }}"), tr("{%tr endfor %}"))}{p("slot")}</w:tc></w:tr>'),),
        MATRIX,
    ),
    "a condition over several paragraphs": ((p("a {% if a %}b"), p("c"), p("d{% endif %} e")), {"a": False}),
    "numbers, booleans and none": ((p("{{ a }} {{ b }} {{ c }} {{ d }}"),), {"a": 10**20, "b": True, "c": None, "d": 1.10}),
    "attributes of objects": ((p("{{ a.real }} {{ s.upper() }} {{ d.x }} {{ d['keys'] }}"),), {"a": 3, "s": "klein", "d": {"x": 1, "keys": "k"}}),
    "inline condition": ((p("{{ 'ja' if a else 'nee' }} {{ a ~ '-' ~ 1 }} {{ a is defined }}"),), {"a": 0}),
    "literal tab and newline in the template": ((p("a\tb\nc {{ a }}"),), {"a": 1}),
    "empty paragraphs and attributes": (('<w:p w:rsidR="00A1"/>', p("{%p if a %}"), '<w:p/>', p("{%p endif %}"), p("x")), {"a": 1}),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_the_text_is_what_docxtpl_gives(case: str) -> None:
    blocks, values = CASES[case]
    raw = docx(*blocks)
    ours, theirs = Template(raw).fill(values), by_docxtpl(raw, values)
    assert all_text(ours) == all_text(theirs)


@pytest.mark.parametrize("case", [c for c in CASES if "cell" in c or "row" in c or "column" in c or "merge" in c])
def test_tables_have_the_grid_that_docxtpl_gives(case: str) -> None:
    blocks, values = CASES[case]
    raw = docx(*blocks)
    if case == "a table in a cell":
        pytest.skip("docxtpl counts the rows of an inner table for the outer one too")
    assert grid(Template(raw).fill(values)) == grid(by_docxtpl(raw, values))


def test_headers_footers_footnotes_and_properties_are_filled() -> None:
    raw = docx(
        f"<w:p>{run('tekst')}{footnote(1)}</w:p>",
        header="Kop {{ a }}", footer="Voet {% if b %}{{ a }}{% endif %}", footnotes={1: "Noot {{ a }}"},
        properties={"title": "Titel {{ a }}", "author": "{{ b }}", "subject": "zonder"},
    )  # fmt: skip
    values = {"a": "Wad en Zee", "b": "J. Jansen"}
    ours, theirs = Template(raw).fill(values), by_docxtpl(raw, values)
    assert all_text(ours) == all_text(theirs)
    for said in (b"Titel Wad en Zee", b"J. Jansen"):
        assert said in part(ours, "docProps/core.xml")


def test_a_property_prints_its_ampersand_once() -> None:
    ours = Template(docx(p("x"), properties={"title": "{{ a }}"})).fill({"a": "Jansen & Zn"})
    assert b">Jansen &amp; Zn<" in part(ours, "docProps/core.xml")


def test_merged_and_coloured_cells_have_their_properties_in_the_schemas_order() -> None:
    properties = '<w:tcW w:w="2000" w:type="dxa"/><w:vAlign w:val="center"/>'
    raw = docx(tbl(2, tr(tc("{% colspan 2 %}{% cellbg k %}x", properties=properties))))
    xml = part(Template(raw).fill({"k": "00FF00"}), "word/document.xml").decode()
    cell = xml[xml.index("<w:tcPr>") : xml.index("</w:tcPr>")]
    order = [cell.index(name) for name in ("<w:tcW", "<w:gridSpan", "<w:shd", "<w:vAlign")]
    assert order == sorted(order)
