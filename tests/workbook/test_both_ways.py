"""Any portfolio comes back from its workbook, whatever its texts and figures are."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from lxml import etree

from drafting.admission.characters import refused
from drafting.intake import Plain, portfolio_from_plain
from drafting.model import Stage, Unit
from drafting.workbook import read_portfolio, write_portfolio

# What people write, and what means something to Excel, to XML or to the workbook itself. A space at either end is no content.
_ODD = [
    "=1+1",
    "+31 70",
    "-5",
    "@naam",
    "? vraag",
    "open: raam",
    "\\pad",
    "#REF!",
    "(geen)",
    "_x000D_",
    "a\u00a0b",
    "x\ny",
    "x\n",
    "a;b",
    "]]>",
    "<b>&amp;",
    "\x07bel",
    "é\u0301",
    "😀",
    "1.250",
    "31-12-2025",
    "n.n.b.",
    "ja",
    "a\tb",
]
# Characters that every door refuses (drafting.admission) come from no file; a text of nothing but U+FEFF is an empty cell, as spaces are.
_PLAIN = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Zs", "Zl", "Zp", "Cc")), min_size=1, max_size=30
).filter(lambda text: text.strip("\ufeff") != "" and not any(refused(text)))
TEXT = st.one_of(st.sampled_from(_ODD), _PLAIN)
LINE = st.one_of(st.sampled_from([o for o in _ODD if not o.endswith("\n")]), _PLAIN)
OPEN = st.fixed_dictionaries({"open": st.one_of(st.just("wacht op advies"), st.just({"nl": "wacht", "en": "waiting"}))})
WORDS = st.one_of(TEXT, OPEN, st.fixed_dictionaries({"nl": TEXT, "en": TEXT}), st.fixed_dictionaries({"en": TEXT}))
NUMBER = st.one_of(
    st.decimals(-(10**6), 10**6, places=3), st.decimals(0, 10**12, places=0), st.just(Decimal("0.1")),
    st.just(Decimal("1234567890123456.789")), OPEN,
)  # fmt: skip
DAY = st.one_of(st.dates(date(1990, 1, 1), date(2100, 1, 1)).map(date.isoformat), OPEN)
YEAR = st.one_of(st.integers(1990, 2100), OPEN)
STEP = st.one_of(DAY, st.just("2022-12"), st.just(2022), st.just("2024"))


def optional(**fields: st.SearchStrategy[Any]) -> dict[str, st.SearchStrategy[Any]]:
    return fields


def entries(required: dict[str, Any], more: dict[str, Any], most: int = 3) -> st.SearchStrategy[list[dict[str, Any]]]:
    one = st.fixed_dictionaries(required, optional=more)
    return st.lists(one, max_size=most).map(lambda made: [{"id": f"e-{i}", **e} for i, e in enumerate(made)])


QUANTITIES = entries(
    {
        "substance": st.sampled_from(["CO2", "NOx"]),
        "unit": st.sampled_from([u.value for u in (Unit.KTON, Unit.MTON, Unit.PERCENT)]),
        "year": YEAR,
        "baseline": st.one_of(
            OPEN,
            st.fixed_dictionaries(
                {"years": st.lists(st.integers(1990, 2100), min_size=1, max_size=4)}, optional={"value": NUMBER}
            ),
        ),
        "scope": st.one_of(OPEN, st.lists(st.integers(1, 3), min_size=1, max_size=3)),
        "value": NUMBER,
        "stage": st.sampled_from([s.value for s in Stage]),
    },
    optional(
        bound=st.sampled_from(["about", "over", "at_most", "at_least"]),
        per_year=st.booleans(),
        direction=st.just("level"),
        additional=NUMBER,
        note=WORDS,
    ),
)
SUPPORT = entries(
    {
        "instrument": WORDS,
        "maximum": st.one_of(
            OPEN,
            st.decimals(0, 10**9, places=2),
            st.fixed_dictionaries({"amount": st.decimals(0, 10**6, places=2), "currency": st.just("USD")}),
        ),
        "aid_basis": st.one_of(OPEN, st.just("gber")),
    },
    optional(share=NUMBER, conditions=st.lists(TEXT, max_size=2), budget_year=YEAR, repayment=WORDS),
)
COMPANY = st.fixed_dictionaries(
    {
        "name": WORDS,
        "short_name": WORDS,
        "quantities": QUANTITIES,
        "support": SUPPORT,
        "stages": entries({"stage": st.just("eop"), "date": STEP}, {"planned": st.booleans(), "note": WORDS}),
        "sources": entries({"kind": st.just("url")}, {"title": WORDS, "url": TEXT, "date": DAY}, 1),
        "municipality": st.one_of(LINE, OPEN),
    },
    optional=optional(title=WORDS, summary=WORDS, ambition=WORDS, obstacles=WORDS, next_step=WORDS, language=st.just("en"),
             triggers=entries({"event": WORDS, "threshold": NUMBER}, {}, 1)),
)  # fmt: skip
LETTER = st.fixed_dictionaries(
    {"date": DAY, "subject": WORDS},
    optional={
        "reference": st.one_of(TEXT, OPEN),
        "numbered": st.booleans(),
        "sections": entries({"text": WORDS}, {"heading": WORDS, "level": st.integers(1, 3)}),
        "commitments": entries(
            {"text": WORDS},
            {
                "reference": TEXT,
                "kept": WORDS,
                "date": DAY,
                "kind": st.sampled_from(["promise", "motion", "question"]),
                "debate": WORDS,
                "members": st.lists(LINE, min_size=1, max_size=2),
                "state": st.sampled_from(["done", "underway", "open"]),
            },
        ),
        "annexes": entries({"title": WORDS, "document": st.just("annex")}, {"date": DAY, "language": st.just("en")}),
        "addressee": st.fixed_dictionaries(
            {"lines": st.lists(LINE, min_size=1, max_size=3)}, optional={"salutation": WORDS}
        ),
        "sender": st.fixed_dictionaries({"ministry": LINE}, optional={"visiting_address": st.lists(TEXT, max_size=2)}),
        "dossiers": st.lists(
            st.fixed_dictionaries({"number": st.sampled_from(["29 826", "36 200 XIII", "?"]), "title": LINE}),
            max_size=2,
        ),
    },
)


def _company(i: int, c: dict[str, Any]) -> dict[str, Any]:
    own = {k: c.pop(k) for k in ("name", "short_name")}
    site = {"id": "s", "name": "Locatie", "municipality": c.pop("municipality"), "province": "Zeeland"}
    others = (
        [{"id": "staat", "role": "state", "name": "Staat", "short_name": "Staat", "seat": "Den Haag"}] if i == 0 else []
    )
    made = [*others, {"id": f"c-{i}", "role": "company", "address": {"street": "A", "city": "B"}, **own}]
    return {"id": f"c-{i}", "company": f"c-{i}", "organisations": made, "sites": [site], **c}


PORTFOLIO = st.fixed_dictionaries(
    {"letter": LETTER, "companies": st.lists(COMPANY, min_size=1, max_size=3), "title": WORDS}
)


# Without shrinking: these values are large, and a failing one says enough.
@settings(
    max_examples=25,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(PORTFOLIO)
def test_any_portfolio_comes_back(tmp_path_factory: pytest.TempPathFactory, plain: dict[str, Any]) -> None:
    plain = {"id": "p", **plain, "companies": [_company(i, dict(c)) for i, c in enumerate(plain["companies"])]}
    held = portfolio_from_plain(Plain(plain, "p"))
    content, _ = write_portfolio(held)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for name in package.namelist():
            root = etree.fromstring(package.read(name))
            assert not root.findall(".//{*}f"), "no cell may be a formula"
    path = tmp_path_factory.mktemp("w") / "p.xlsx"
    path.write_bytes(content)
    again = read_portfolio(path)
    assert again == held
    assert write_portfolio(again)[0] == content


def test_a_text_too_long_for_a_cell_is_not_cut(tmp_path: Path) -> None:
    text = "é<&>\n" * 20_000
    plain = {
        "id": "p",
        "letter": {"date": "2026-01-01", "subject": "S", "sections": [{"id": "lang", "text": text}]},
        "companies": [_company(0, {"name": "A", "short_name": "A", "municipality": "B", "summary": text})],
    }
    held = portfolio_from_plain(Plain(plain, "p"))
    path = tmp_path / "p.xlsx"
    path.write_bytes(write_portfolio(held)[0])
    assert read_portfolio(path) == held
