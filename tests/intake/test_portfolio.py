"""Portfolios: many dossiers and a letter; a dossier file under what the portfolio says of a company."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from drafting.errors import InputError
from drafting.intake import load_portfolio, portfolio_from_plain, portfolio_to_plain
from drafting.intake.plain import Plain
from drafting.model import Portfolio

LETTER = """\
id: voortgang
letter:
  date: 2025-06-30
  subject: Voortgang
  signatories: [m1]
  annexes:
    - {id: bedrijven, title: Voortgang per bedrijf, document: annex}
persons:
  - {id: m1, initials: A.B., surname: Jansen}
sources:
  - {id: brief, kind: kamerstuk, reference: "29 826, nr. 1"}
companies:
"""
COMPANY = """\
  - id: {id}
    company: {id}
    organisations: [{{id: {id}, role: company, name: Bedrijf {id}, short_name: {id}}}]
    sites: [{{id: s, name: Fabriek, municipality: Delft, province: Zuid-Holland}}]
    stages: [{{id: e1, stage: eop, date: 2024-01-01, source: brief}}]
"""
DOSSIER = """\
id: alfa
company: alfa
organisations:
  - {id: alfa, role: company, name: Alfa B.V., short_name: Alfa}
sites: [{id: s, name: Fabriek, municipality: Delft, province: Zuid-Holland}]
stages:
  - {id: e1, stage: eop, date: 2024-01-01}
projects:
  - {id: p, title: Elektrisch fornuis, site: s}
"""


def written(folder: Path, companies: str) -> Path:
    path = folder / "portfolio.yaml"
    path.write_text(LETTER + companies, encoding="utf-8")
    return path


def test_a_portfolio_holds_its_dossiers_and_its_letter(tmp_path: Path) -> None:
    portfolio = load_portfolio(written(tmp_path, COMPANY.format(id="alfa") + COMPANY.format(id="beta")))
    assert [c.id for c in portfolio.companies] == ["alfa", "beta"]
    assert portfolio.day == date(2025, 6, 30)
    assert portfolio.source("brief") is not None


def test_it_reads_back_from_its_plain_values(tmp_path: Path) -> None:
    portfolio = load_portfolio(written(tmp_path, COMPANY.format(id="alfa")))
    assert portfolio_from_plain(Plain(portfolio_to_plain(portfolio), "p")) == portfolio


def test_what_the_portfolio_says_is_laid_over_the_dossier_file(tmp_path: Path) -> None:
    (tmp_path / "alfa.yaml").write_text(DOSSIER, encoding="utf-8")
    over = "  - {id: alfa, dossier: alfa.yaml, progress: Loopt., stages: [{id: e2, stage: jloi, date: 2025-01-01}, {id: e1, date: 2024-02-02}]}\n"
    portfolio = load_portfolio(written(tmp_path, over))
    company = portfolio.companies[0]
    assert [p.id for p in company.projects] == ["p"]
    assert [(e.id, e.date) for e in company.stages] == [("e1", date(2024, 2, 2)), ("e2", date(2025, 1, 1))]
    assert portfolio.files == {"alfa": "alfa.yaml"}
    assert portfolio_from_plain(Plain(portfolio_to_plain(portfolio), "p"), tmp_path) == portfolio


def test_a_fault_has_its_place_in_the_file_it_came_from(tmp_path: Path) -> None:
    (tmp_path / "alfa.yaml").write_text(DOSSIER.replace("site: s}", "site: t}"), encoding="utf-8")
    over = "  - id: alfa\n    dossier: alfa.yaml\n    stages: [{id: e1, source: weg}]\n"
    with pytest.raises(InputError) as caught:
        load_portfolio(written(tmp_path, over))
    places = {(Path(f.place.source).name, f.place.line) for f in caught.value.findings}
    assert places == {("alfa.yaml", 9), ("portfolio.yaml", 15)}


@pytest.mark.parametrize("name", ["../alfa.yaml", "/alfa.yaml", "C:\\alfa.yaml", "geen.yaml"])
def test_a_dossier_file_lies_in_the_folder_and_exists(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError) as caught:
        load_portfolio(written(tmp_path, f"  - {{id: alfa, dossier: '{name}'}}\n"))
    assert [f.code for f in caught.value.findings] == [
        "intake.dossier-absent" if name == "geen.yaml" else "intake.dossier-outside"
    ]


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    text = LETTER.replace("[m1]", "[m2]").replace("document: annex", "document: annex, file: a.docx")
    path = tmp_path / "portfolio.yaml"
    path.write_text(text + COMPANY.format(id="alfa") + COMPANY.format(id="alfa"), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        load_portfolio(path)
    assert sorted(f.code for f in caught.value.findings) == [
        "model.annex-one",
        "model.duplicate-id",
        "model.unknown-id",
    ]


def test_a_portfolio_needs_a_company(tmp_path: Path) -> None:
    path = tmp_path / "portfolio.yaml"
    path.write_text(LETTER.replace("companies:", "companies: []"), encoding="utf-8")
    with pytest.raises(InputError):
        load_portfolio(path)
    assert Portfolio.model_fields["companies"].is_required()
