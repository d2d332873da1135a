"""Every sandbox has a budget: what has been tried on sandboxes ends at once, in little memory, and in a finding with its place.

Each attack runs in this process; its time is the processor's, its memory the most that the process held beyond what it held before.
"""

from __future__ import annotations

import datetime
import decimal
import io
import re
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from drafting.admission import budget, prices
from drafting.admission.budget import Budget, ExcessError
from drafting.admission.sandbox import Sandbox
from drafting.clauses.environment import compile_text, fill
from drafting.clauses.located import Located, Render
from drafting.errors import DraftingError, Finding
from drafting.word.template.template import Template
from tests.admission.attacks import ENDLESS, ESCAPES, WORDLESS
from tests.word.template.made import docx, p

SECONDS = 2.0
MEGABYTES = 200
ADDRESS = re.compile(r"0x[0-9a-f]{6,}")
GIVEN = {
    "big": list(range(2000)),
    "key": "__class__",
    "day": datetime.date(2025, 1, 1),
    "exact": decimal.Decimal("1e600"),
    "a": "x",
}


def _in_word(text: str) -> str:
    raw = Template(docx(p(text)), name="brief.docx").fill(GIVEN)
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return re.sub("<[^>]*>", "", archive.read("word/document.xml").decode())


def _in_property(text: str) -> str:
    raw = Template(docx(p("x"), properties={"title": text[:255]}), name="brief.docx").fill(GIVEN)
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return archive.read("docProps/core.xml").decode()


def _in_clause(text: str) -> str:
    render = Render("nl", "clauses/final/costs.md", 7)
    given = {"big": Located(GIVEN["big"], "big", render)}
    return fill(compile_text(f"1. Goed.\n2. {text}\n", render.source, render.line), render, given)


def _in_frame(text: str) -> str:
    from drafting.word.writer.frame import compile_frame
    from drafting.word.writer.lists import Scheme

    frame = compile_frame(docx(p("{{ body }}"), p(text)), "brief.docx", Scheme("nl", "statute", "Bijlage"))
    return "".join(frame.filled({name: value for name, value in GIVEN.items() if name != "exact"}).values())


SANDBOXES: dict[str, Callable[[str], str]] = {"Word": _in_word, "clause": _in_clause, "frame": _in_frame}


class _Measured:
    """Time of the processor and memory of what ran; the machine says neither everywhere."""

    def __init__(self) -> None:
        self.start = time.process_time()
        self.before = self._held("VmRSS")
        if self.before:
            Path("/proc/self/clear_refs").write_text("5")

    @staticmethod
    def _held(name: str) -> int:
        status = Path("/proc/self/status")
        found = re.search(rf"{name}:\s*(\d+)", status.read_text()) if status.exists() else None
        return int(found[1]) // 1024 if found else 0

    def check(self) -> None:
        assert time.process_time() - self.start < SECONDS
        assert self._held("VmHWM") - self.before < MEGABYTES


@pytest.fixture
def measured() -> Iterator[_Measured]:
    found = _Measured()
    yield found
    found.check()


def _refused(run: Callable[[str], str], text: str) -> Finding:
    with pytest.raises(DraftingError) as caught:
        run(text)
    finding = caught.value.findings[0]
    for lang in ("nl", "en"):
        assert not ADDRESS.search(finding.text(lang))
        assert "Error" not in finding.text(lang)
    assert finding.place.source in ("brief.docx", "clauses/final/costs.md")
    return finding


def _drawn(attacks: dict[str, str], every: int) -> list[Any]:
    """Each attack in each sandbox; by default one of so many, the others with the slow tests."""
    pairs = [(name, sandbox) for name in attacks for sandbox in SANDBOXES]
    return [
        pytest.param(*pair, marks=() if number % every == 0 else pytest.mark.slow, id=" in ".join(pair))
        for number, pair in enumerate(pairs)
    ]


@pytest.mark.parametrize(("name", "sandbox"), _drawn(ENDLESS, 25))
def test_work_without_end_is_refused(name: str, sandbox: str, measured: _Measured) -> None:
    finding = _refused(SANDBOXES[sandbox], ENDLESS[name])
    if sandbox == "Word":
        assert finding.code in ("template.excess", "template.unsafe")
    else:  # what a clause does not know by name (range, most filters) is told as that; a frame reaches no fields
        assert finding.code.partition(".")[0] in ("clauses", "frame")


@pytest.mark.parametrize(("name", "sandbox"), _drawn(ESCAPES, 6))
def test_ways_to_python_are_refused(name: str, sandbox: str, measured: _Measured) -> None:
    finding = _refused(SANDBOXES[sandbox], ESCAPES[name])
    known = (
        "unsafe",
        "wordless",
        "refused-tag",
        "syntax",
        "undefined",
        "jinja-syntax",
        "unknown-value",
        "template-failed",
        "unknown-value-near",
        "failed",
        "unknown-placeholder",
    )
    assert finding.code.partition(".")[2] in known


@pytest.mark.parametrize(("name", "sandbox"), _drawn(WORDLESS, 5))
def test_what_has_no_words_prints_no_address(name: str, sandbox: str) -> None:
    finding = _refused(SANDBOXES[sandbox], WORDLESS[name])
    if sandbox == "Word":
        assert finding.code in ("template.wordless", "template.unsafe")


LOOPS = {
    "loops": "{% for a in big %}{% for b in big %}{% for c in big %}{% endfor %}{% endfor %}{% endfor %}",
    "generators": "{% for a in big|select %}{% for b in big|select %}{% for c in big|select %}{% endfor %}{% endfor %}{% endfor %}",
    "texts": "{% set y = 'aaaaaaaaaa' * 999999 %}{% set x = y ~ y ~ y %}",
    "recursion": "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "power": "{% set a = 9 %}{{ a ** 999999999 }}",
    "shared": "{% set a = [1] %}" + "".join(f"{{% set a{i + 1} = [a{i or ''}, a{i or ''}] %}}" for i in range(40)) + "{{ a40|join }}",
}  # fmt: skip


@pytest.mark.parametrize("name", LOOPS)
def test_a_clause_says_at_which_line_it_asks_too_much(name: str, measured: _Measured) -> None:
    finding = _refused(_in_clause, LOOPS[name])
    assert finding.code == "clauses.excess"
    assert finding.place.line == 8


@pytest.mark.parametrize("name", ["power", "texts"])
def test_a_property_of_a_file_has_the_same_budget(name: str, measured: _Measured) -> None:
    assert _refused(_in_property, LOOPS[name]).code == "template.excess"


def test_all_texts_of_a_document_have_one_budget_together() -> None:
    shared = Budget()
    text = compile_text("{% for a in big %}{% for b in big %}{% endfor %}{% endfor %}", "a.md", 1)

    def filled() -> None:
        render = Render("nl", "a.md", 1, budget=shared)
        fill(text, render, {"big": Located(list(range(1000)), "big", render)})

    filled()
    shared.spend(budget.UNITS - 1_500_000, "for … in …")
    with pytest.raises(DraftingError):
        filled()


@pytest.mark.parametrize(
    "text",
    [
        "{{ '1e9999999'|getal }}", "{{ 1e9999999|getal }}", "{{ '1e9999999'|woorden }}", "{{ '1e9999999'|euro }}", "{{ '1e9999999'|zegge }}",
        "{{ '1e9999999'|procent }}", "{{ '1e9999999'|rangtelwoord }}", "{{ 1.5|getal(1000000000) }}", "{{ ('9' * 1000000)|getal }}",
        "{{ '1e-9999999'|getal }}", "{{ '-1e9999999'|euro('short') }}", "{{ 'nan'|getal }}", "{{ 'inf'|euro }}",
    ],
)  # fmt: skip
def test_filters_of_a_language_refuse_numbers_that_nothing_is_measured_in(text: str, measured: _Measured) -> None:
    from drafting.api.fill import locale_filters

    raw = docx(p(text))
    with pytest.raises(DraftingError) as caught:
        Template(raw, name="brief.docx", filters=locale_filters("nl")).fill({})
    assert caught.value.findings[0].code in ("template.filter-value", "template.excess")


@pytest.mark.parametrize("text", ["{{ 1e9999999 | number }}", "{{ 1e9999999 | words }}", "{{ 1e9999999 | money }}", "{{ 1e9999999 | percent }}"])  # fmt: skip
def test_so_do_those_of_clauses(text: str, measured: _Measured) -> None:
    render = Render("nl", "a.md", 1)
    fill(compile_text(text, "a.md", 1), render, {})
    assert [f.code for f in render.faults] == ["clauses.wrong-value"]


# ---------------------------------------------------------------- what documents do is let be


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{% for a in big %}{{ a }}{% if not loop.last %}, {% endif %}{% endfor %}", "0, 1, 2"),
        ("{{ big|map('string')|join('-') }}", "0-1-2"),
        ("{{ big|select('odd')|list }}", "[1]"),
        ("{{ [big, big] }}", "[[0, 1, 2], [0, 1, 2]]"),
        ("{{ big[1:] + [9] }}", "[1, 2, 9]"),
        ("{{ 'a' * 3 ~ 1 ~ none }}", "aaa1None"),
        ("{{ '%05.1f|%s'|format(2.25, 'x') }}", "002.2|x"),
        ("{{ '{:>5}|{a}'.format(7, a='é') }}", "    7|é"),
        ("{{ '{a} {b}'.format_map({'a': 1, 'b': 2}) }}", "1 2"),
        ("{{ 'x,y'.split(',')|join(';') }}", "x;y"),
        ("{{ ', '.join(big|map('string')) }}", "0, 1, 2"),
        ("{{ 2 ** 10 }} {{ 7 // 2 }} {{ 7 % 4 }} {{ 2 ** -1 }}", "1024 3 3 0.5"),
        ("{{ big|sum }} {{ big|max }} {{ big|sort(reverse=true) }}", "3 2 [2, 1, 0]"),
        ("{{ rows|sum(attribute='n') }} {{ rows|map(attribute='n')|list }}", "3 [1, 2]"),
        ("{{ rows|groupby('n')|length }} {{ rows|sort(attribute='n', reverse=true)|map(attribute='n')|first }}", "2 2"),
        ("{{ rows|join(', ', attribute='n') }}", "1, 2"),
        ("{{ big|batch(2, 'x')|list }}", "[[0, 1], [2, 'x']]"),
        ("{{ 'a b c'|wordwrap(2)|length }} {{ 'abc'|center(9)|length }} {{ 'a\\nb'|indent(2)|length }}", "5 9 5"),
        ("{{ 'abc'.translate({97: 'z'}) }} {{ 'abc'.replace('a', 'bb') }} {{ 'a'.zfill(3) }}", "zbc bbbc 00a"),
        ("{{ day.strftime('%d-%m-%Y') }} {{ day.year }}", "01-01-2025 2025"),
        ("{{ (1).to_bytes(2, 'big')|length }} {{ 'a'.encode('utf-8')|length }}", "2 1"),
        ("{{ {'a': 1}.items()|list }} {{ dict(a=1).get('a') }}", "[('a', 1)] 1"),
        ("{% macro m(n) %}{% if n %}{{ n }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(20) }}", "2019181716151413121110987654321"),
        ("{% set ns = namespace(t=0) %}{% for a in big %}{% set ns.t = ns.t + a %}{% endfor %}{{ ns.t }}", "3"),
        ("{% for a in tree recursive %}{{ a.n }}{% if a.sub %}({{ loop(a.sub) }}){% endif %}{% endfor %}", "1(2)"),
        ("{{ 1 in big }} {{ 'b' in 'abc' }} {{ big == [0, 1, 2] }} {{ 1 is in big }} {{ (1, 2) < (1, 3) }}", "True True True True True"),
        ("{% set c = cycler('a', 'b') %}{% for a in big %}{{ c.next() }}{% endfor %}", "aba"),
        ("{% for a in range(3) %}{{ loop.cycle('x', 'y') }}{% endfor %}", "xyx"),
        ("{% set b %}{% for a in big %}<{{ a }}>{% endfor %}{% endset %}{{ b|length }}", "27"),
        ("{{ day }} {{ 1.5 }} {{ true }} {{ none }}", "2025-01-01 1.5 True None"),
        ("{{ 10 ** 100 > 1 }}", "True"),
    ],
)  # fmt: skip
def test_what_documents_do_comes_out_as_ever(text: str, said: str) -> None:
    data = {
        "big": [0, 1, 2],
        "day": GIVEN["day"],
        "rows": [{"n": 1}, {"n": 2}],
        "tree": [{"n": 1, "sub": [{"n": 2, "sub": []}]}],
    }
    raw = Template(docx(p(text)), name="brief.docx").fill(data)
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        found = re.sub("<[^>]*>", "", archive.read("word/document.xml").decode()).strip()
    for written, meant in (("&lt;", "<"), ("&gt;", ">"), ("&#39;", "'"), ("&amp;", "&")):
        found = found.replace(written, meant)
    assert found.strip() == said.strip()


def test_a_thousand_pages_fit_the_budget() -> None:
    rows = [
        {"naam": f"Bedrijf {i}", "bedrag": decimal.Decimal(i), "locaties": [f"plaats {j}" for j in range(5)]}
        for i in range(10_000)
    ]
    text = "{% for r in rows %}{{ r.naam|upper }} {{ '%09.2f'|format(r.bedrag) }} {{ r.locaties|sort|join(', ') }}{% endfor %}"
    made = Template(docx(p(text)), name="brief.docx").fill({"rows": rows})
    assert len(made) > 10_000


# ---------------------------------------------------------------- nothing without a price


def test_every_filter_and_comparison_of_jinja_has_a_price() -> None:
    import jinja2

    made = Sandbox(undefined=jinja2.StrictUndefined)
    for name, inner in jinja2.defaults.DEFAULT_FILTERS.items():
        assert name == "random" or made.filters[name] is not inner, name
    for name in prices.COMPARING:
        assert made.tests[name] is not jinja2.defaults.DEFAULT_TESTS[name], name
    assert {"random"}.isdisjoint(made.filters)
    assert "lipsum" not in made.globals


def test_a_budget_pays_before_it_makes() -> None:
    left = Budget()
    with pytest.raises(ExcessError) as caught:
        left.text(budget.STRING + 1, "… * 10")
    assert caught.value.limit == "memory"
    assert caught.value.reason.nl != caught.value.reason.en
    with pytest.raises(ExcessError):
        left.spend(budget.UNITS + 1, "for … in …")


def test_the_processors_time_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    moments = iter([0.0, 0.5, 0.9, 1.2])
    monkeypatch.setattr(budget.time, "thread_time", lambda: next(moments) + 1)  # type: ignore[attr-defined]
    left = Budget()
    for _ in range(3):
        left.spend(2_000, "for … in …")
    with pytest.raises(ExcessError) as caught:
        left.spend(2_000, "for … in …")
    assert caught.value.limit == "time"
