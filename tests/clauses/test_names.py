"""The registry of names holds exactly what a text can see, and a filter has one meaning wherever it is known."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO

import docx
import pytest

import drafting
from drafting.api import filters
from drafting.api.clauses import sample_for
from drafting.api.fill import FILTERS as OF_TEMPLATES
from drafting.api.workspace import opened
from drafting.assembly.portfolio import PortfolioSubject
from drafting.assembly.scope import Scope
from drafting.assembly.subject import DossierSubject
from drafting.clauses.check import NAMES as CHECKED
from drafting.clauses.environment import FILTERS
from drafting.clauses.located import Render
from drafting.clauses.names import CLAUSES, NAMES, TEMPLATE, names_of
from drafting.model import Dossier
from tests.conftest import ROOT


@pytest.mark.parametrize(("where", "kind"), [("dossier", "agreement"), ("portfolio", "letter")])
def test_the_scope_of_a_text_offers_exactly_the_registered_names(where: str, kind: str) -> None:
    workspace = opened()
    outline = workspace.templates.outline(kind)
    clause = next(c for c in workspace.library if c.subject == where)
    sample = sample_for(workspace.library, clause)
    subject = (
        DossierSubject(sample, outline, "p")
        if isinstance(sample, Dossier)
        else PortfolioSubject(sample, outline, "p", None)
    )
    offered = set(Scope(subject, outline, frozenset(), "effort").names(Render("nl", "proef.md", 1, "proef", False)))
    assert offered == names_of(where).keys() - {"loop"}
    assert CHECKED[where].known == names_of(where).keys()


def test_the_filters_are_exactly_the_registered_ones() -> None:
    for where in CLAUSES:
        assert FILTERS.keys() == names_of(where, "filter").keys()
    assert set(filters.NAMES) == set(OF_TEMPLATES) == names_of(TEMPLATE, "filter").keys()


def test_each_name_is_registered_once_for_each_place_and_means_something_in_both_languages() -> None:
    seen = [(n.name, n.sort == "filter", where) for n in NAMES for where in n.where]
    assert len(seen) == len(set(seen))
    assert all(n.nl and n.en for n in NAMES)


SAMPLES = {
    "money_short": Decimal(190_000_000), "money_whole": Decimal(190_000_000), "money_exact": Decimal("1250.5"),
    "money_words": Decimal(1250), "number": Decimal("1250.5"), "percent": Decimal("49.5"), "words": 12, "ordinal": 12,
    "date": "day", "date_short": "day", "month": "day", "enumerate": ["a", "b", "c"], "capital": "ijs",
}  # fmt: skip


def test_a_filter_of_clauses_and_templates_prints_the_same_in_both() -> None:
    both = names_of("dossier", "filter").keys() & names_of(TEMPLATE, "filter").keys()
    assert both - {"money"} == SAMPLES.keys()
    from datetime import date

    from drafting.clauses.environment import fill
    from drafting.clauses.located import Located
    from drafting.clauses.markup import inline
    from drafting.clauses.texts import Texts
    from drafting.tree import plain_text

    for lang in ("nl", "en"):
        for name, value in SAMPLES.items():
            bare = date(2025, 6, 23) if value == "day" else value
            render = Render(lang, "proef.md", 1, "proef", False)
            given = bare if isinstance(bare, str | list) else Located(bare, "proef", render)
            text = fill(Texts().compiled(f"{{{{ x | {name} }}}}", "proef.md", 1), render, {"x": given})
            assert plain_text(tuple(inline(text, lang, render.tokens))) == _plain(filters.apply(name, lang, bare)), (
                lang,
                name,
            )


def _plain(made: object) -> str:
    return made if isinstance(made, str) else "".join(p.text for p in made)  # type: ignore[attr-defined]


def test_an_older_template_keeps_what_money_meant() -> None:
    made = docx.Document()
    made.add_paragraph("{{ x | money }} {{ x | euro }} {{ x | money_whole }} {{ x | money_short }}")
    buffer = BytesIO()
    made.save(buffer)
    filled = docx.Document(BytesIO(drafting.Template(buffer.getvalue()).fill({"x": 190_000_000})))
    whole = "€\u00a0190.000.000"
    assert filled.paragraphs[0].text == f"{whole} {whole} {whole} €\u00a0190\u00a0miljoen"


def test_the_guide_names_nothing_that_is_not_registered() -> None:
    import re

    guide = (ROOT / "docs" / "clauses.md").read_text(encoding="utf-8")
    filters_told = guide.partition("\nFilters: ")[2].partition("\n\n")[0]
    told = set(re.findall(r"`([a-z_]+)`", filters_told))
    assert told <= names_of("dossier", "filter").keys()
