"""The portfolio's workbook: both ways without loss, every fault with its cell, split and merge, files from outside."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from drafting.cli import main
from drafting.errors import DraftingError, Finding, InputError, PackageError, Severity
from drafting.intake import (
    Plain,
    load_dossier,
    load_portfolio,
    portfolio_from_plain,
    portfolio_yaml,
    read_plain,
    to_plain,
)
from drafting.model import Open, Portfolio
from drafting.workbook import examine, merge, read_portfolio, split, template, write_portfolio

EXAMPLES = Path(__file__).resolve().parent.parent.parent / "examples"
PROGRESS = EXAMPLES / "voortgang-2025"


@pytest.fixture
def portfolio() -> Portfolio:
    return load_portfolio(PROGRESS / "portfolio.yaml")


@pytest.fixture
def file(portfolio: Portfolio, tmp_path: Path) -> Path:
    path = tmp_path / "v.xlsx"
    path.write_bytes(write_portfolio(portfolio)[0])
    return path


def changed(path: Path, change: Callable[[Workbook], Any]) -> Path:
    """The workbook with a change made by hand."""
    book = load_workbook(path)
    change(book)
    book.save(path)
    return path


def cell_of(path: Path, sheet: str, row_id: str, heading: str, company: str = "") -> str:
    page = load_workbook(path)[sheet]
    heads = {str(page.cell(1, i).value).removesuffix(" *"): i for i in range(1, page.max_column + 1)}
    for number in range(2, page.max_row + 1):
        if page.cell(number, heads["Id"]).value == row_id and (
            not company or page.cell(number, heads["Bedrijf"]).value == company
        ):
            return str(page.cell(number, heads[heading]).coordinate)
    raise AssertionError(row_id)


def faults(path: Path) -> list[Finding]:
    return [f for f in examine(path)[1] if f.severity == Severity.ERROR]


# ---------------------------------------------------------------- both ways


@pytest.mark.parametrize("name", ["portfolio.yaml", "vorige.yaml"])
def test_a_portfolio_comes_back_from_its_workbook(name: str, tmp_path: Path) -> None:
    held = load_portfolio(PROGRESS / name)
    content, left_out = write_portfolio(held)
    (tmp_path / "v.xlsx").write_bytes(content)
    assert left_out == []
    again = read_portfolio(tmp_path / "v.xlsx")
    assert again == held
    assert write_portfolio(again)[0] == content


@pytest.mark.parametrize("example", ["wadchemie", "glasgroep", "zuivelpoeder", "deltaraffinage"])
def test_an_example_dossier_keeps_its_file_and_loses_nothing(example: str, tmp_path: Path) -> None:
    (tmp_path / "dossier.yaml").write_bytes((EXAMPLES / example / "dossier.yaml").read_bytes())
    dossier = load_dossier(tmp_path / "dossier.yaml")
    plain = {
        "id": "p",
        "letter": {"date": "2026-06-30", "subject": "Voortgang"},
        "companies": [{"dossier": "dossier.yaml"}],
    }
    held = portfolio_from_plain(Plain(plain, "p"), tmp_path)
    assert held.companies == (dossier,)
    path = tmp_path / "v.xlsx"
    path.write_bytes(write_portfolio(held)[0])
    assert read_portfolio(path) == held


def test_the_example_workbook_is_that_of_the_example_portfolio(portfolio: Portfolio) -> None:
    assert read_portfolio(PROGRESS / "voortgang.xlsx") == portfolio


def test_it_also_reads_back_from_yaml(portfolio: Portfolio) -> None:
    assert portfolio_from_plain(read_plain(portfolio_yaml(portfolio), "p.yaml")) == portfolio


@pytest.mark.parametrize("example", ["wadchemie", "glasgroep", "zuivelpoeder", "deltaraffinage", "start"])
def test_what_has_no_column_and_no_file_stands_on_a_sheet_of_its_own(example: str, tmp_path: Path) -> None:
    dossier = load_dossier(EXAMPLES / example / "dossier.yaml")
    plain = {"id": "p", "letter": {"date": "2026-06-30", "subject": "V"}, "companies": [to_plain(dossier)]}
    held = portfolio_from_plain(Plain(plain, "p"))
    content, kept = write_portfolio(held)
    assert f"{dossier.id}.projects" in kept or not dossier.projects
    path = tmp_path / "v.xlsx"
    path.write_bytes(content)
    again = read_portfolio(path)
    assert _alike(again) == _alike(held)
    assert write_portfolio(again)[0] == content


def _alike(portfolio: Portfolio) -> Any:
    """Plain values in which a text for one language only reads as it is printed: for both."""

    def level(value: Any) -> Any:
        if isinstance(value, dict):
            return {k: level(v) for k, v in value.items()}
        return [level(v) for v in value] if isinstance(value, list) else value

    return level(to_plain(portfolio))


def test_a_row_of_that_sheet_whose_owner_is_gone_is_told(tmp_path: Path) -> None:
    dossier = load_dossier(EXAMPLES / "wadchemie" / "dossier.yaml")
    plain = {"id": "p", "letter": {"date": "2026-06-30", "subject": "V"}, "companies": [to_plain(dossier)]}
    path = tmp_path / "v.xlsx"
    path.write_bytes(write_portfolio(portfolio_from_plain(Plain(plain, "p")))[0])
    book = load_workbook(path)
    row = next(r for r in book["Overig"].iter_rows(min_row=2) if str(r[0].value).startswith("support/"))
    at = row[0].coordinate
    row[0].value = "support/weg/conditions"
    next(r for r in book["Overig"].iter_rows(min_row=2) if r[0].value == "projects")[1].value = "{"
    book.save(path)
    found = {f.code: f.place for f in examine(path)[1] if f.place.sheet == "Overig"}
    assert found["workbook.rest-orphan"].cell == at
    assert found["workbook.rest-spoilt"].cell


def test_a_text_that_begins_like_a_formula_stays_a_text(portfolio: Portfolio, tmp_path: Path) -> None:
    plain = to_plain(portfolio)
    plain["companies"][0]["progress"] = "=1+1"
    plain["companies"][0]["obstacles"] = "-2 graden"
    plain["companies"][0]["next_step"] = "@SOM(A1)"
    held = portfolio_from_plain(Plain(plain, "p"))
    path = tmp_path / "v.xlsx"
    path.write_bytes(write_portfolio(held)[0])
    book = load_workbook(path)
    assert not [c for page in book for row in page.iter_rows() for c in row if c.data_type == "f"]
    assert read_portfolio(path) == held


def test_an_empty_workbook_tells_what_is_needed(tmp_path: Path) -> None:
    path = tmp_path / "leeg.xlsx"
    path.write_bytes(template())
    assert sorted(f.values.get("heading", f.code) for f in faults(path)) == [
        "Betreft",
        "Datum",
        "Id",
        "workbook.no-companies",
    ]


# ---------------------------------------------------------------- cells as people type them


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        (datetime(2024, 3, 1), (date(2024, 3, 1), "day")),
        ("1 maart 2024", (date(2024, 3, 1), "day")),
        ("2024-03-01", (date(2024, 3, 1), "day")),
        ("31-03-2024", (date(2024, 3, 31), "day")),
        ("03/31/2024", (date(2024, 3, 31), "day")),
        (45352, (date(2024, 3, 1), "day")),
        ("maart 2024", (date(2024, 3, 1), "month")),
        ("03-2024", (date(2024, 3, 1), "month")),
        (2024, (date(2024, 1, 1), "year")),
    ],
)
def test_a_step_is_dated_as_people_date_it(file: Path, typed: Any, read: tuple[date, str]) -> None:
    at = cell_of(file, "Fasen", "eop", "Datum", "oci")
    changed(file, lambda book: book["Fasen"].__setitem__(at, typed))
    company = read_portfolio(file).company("oci")
    assert company is not None
    assert (company.stages[0].date, company.stages[0].precision) == read


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        (1250, "1250"),
        (0.1, "0.1"),
        ("1.250,50", "1250.50"),
        ("1,250.50", "1250.50"),
        ("1250", "1250"),
        (" 12,5\u00a0", "12.5"),
    ],
)
def test_a_number_is_exact_however_it_is_typed(file: Path, typed: Any, value: str) -> None:
    at = cell_of(file, "Getallen", "co2", "Waarde", "cosun")
    changed(file, lambda book: book["Getallen"].__setitem__(at, typed))
    company = read_portfolio(file).company("cosun")
    assert company is not None
    assert company.quantities[0].value == Decimal(value)


@pytest.mark.parametrize("typed", [185000000, "€ 185 miljoen", "€ 185.000.000,00", "185,000,000.00"])
def test_an_amount_is_read_in_either_notation(file: Path, typed: Any) -> None:
    at = cell_of(file, "Steun", "maatwerk", "Maximum", "nobian")
    changed(file, lambda book: book["Steun"].__setitem__(at, typed))
    company = read_portfolio(file).company("nobian")
    assert company is not None
    assert company.support[0].maximum.amount == 185000000


@pytest.mark.parametrize(
    ("sheet", "row", "company", "heading", "typed", "code"),
    [
        ("Fasen", "eop", "oci", "Datum", "03/04/2025", "workbook.ambiguous-date"),
        ("Fasen", "eop", "oci", "Datum", "31-02-2024", "locale.notation-no-such-day-near"),
        ("Fasen", "eop", "oci", "Datum", "begin dit jaar", "locale.notation-date"),
        ("Fasen", "eop", "oci", "Datum", "1-3-24", "locale.notation-two-digit-year"),
        ("Fasen", "eop", "oci", "Fase", "Afspraakje", "workbook.choice-near"),
        ("Fasen", "eop", "oci", "Gepland", "misschien", "workbook.yes-no"),
        ("Fasen", "eop", "oci", "Bedrijf", "ocy", "workbook.no-company-near"),
        ("Fasen", "eop", "cosun", "Bedrijf", "Cosun B.V.", "workbook.no-company-near"),
        ("Fasen", "eop", "oci", "Bedrijf", "Philips", "workbook.no-company"),
        ("Fasen", "eop", "oci", "Bron", "weg", "model.unknown-id"),
        ("Getallen", "co2", "cosun", "Waarde", "1.250", "locale.notation-ambiguous"),
        ("Getallen", "co2", "cosun", "Waarde", "veel", "locale.notation-number"),
        ("Getallen", "co2", "cosun", "Waarde", "#REF!", "workbook.cell-error"),
        ("Getallen", "co2", "cosun", "Waarde", "?", "workbook.open-reason"),
        ("Getallen", "co2", "cosun", "Waarde", "=A1", "workbook.no-cached"),
        ("Getallen", "co2", "cosun", "Basisjaar", "vroeger", "workbook.years"),
        ("Getallen", "co2", "cosun", "Scope", "4", "workbook.scope"),
        ("Getallen", "co2", "cosun", "Doeljaar", 2030.5, "workbook.whole"),
        ("Getallen", "co2", "cosun", "Eenheid", "GWh", "intake.wrong-unit"),
        ("Steun", "maatwerk", "nobian", "Maximum", "honderd miljoen", "locale.notation-amount"),
        ("Steun", "maatwerk", "nobian", "Maximum", "$ 12", "locale.notation-amount"),
        ("Bedrijven", "oci", "", "KvK-nummer", 1234567, "workbook.noughts"),
        ("Bedrijven", "oci", "", "KvK-nummer", "1.23457E+11", "workbook.mangled"),
        ("Bedrijven", "oci", "", "Naam", None, "workbook.required-row"),
        ("Bedrijven", "oci", "", "Id", "OCI nv", "intake.bad-id"),
        ("Bedrijven", "oci", "", "Dossier", "../weg.yaml", "intake.dossier-outside"),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_sheet_and_cell(
    file: Path, sheet: str, row: str, company: str, heading: str, typed: Any, code: str
) -> None:
    at = cell_of(file, sheet, row, heading, company)
    changed(file, lambda book: book[sheet].__setitem__(at, typed))
    found = [f for f in faults(file) if f.code == code]
    assert found, [f.text() for f in faults(file)]
    assert found[0].place.sheet == sheet
    assert found[0].place.cell == at or code in ("workbook.required-row", "intake.wrong-unit")
    for lang in ("nl", "en"):
        assert found[0].fact(lang)
        assert found[0].remedy(lang)
    with pytest.raises(DraftingError):
        read_portfolio(file)


def test_all_faults_are_told_at_once(file: Path) -> None:
    def spoil(book: Workbook) -> None:
        book["Fasen"][cell_of(file, "Fasen", "eop", "Datum", "oci")] = "31-02-2024"
        book["Getallen"][cell_of(file, "Getallen", "co2", "Waarde", "cosun")] = "veel"
        book["Bronnen"]["B2"] = "Krant"

    changed(file, spoil)
    assert {f.place.sheet for f in faults(file)} == {"Fasen", "Getallen", "Bronnen"}


# ---------------------------------------------------------------- sheets and headings


def test_a_renamed_column_is_told_with_the_one_that_was_meant(file: Path) -> None:
    changed(file, lambda book: book["Fasen"].__setitem__("C1", "Fasse"))
    assert [(f.code, f.values["near"], f.place.cell) for f in faults(file)] == [("workbook.column-near", "Fase", "C1")]


@pytest.mark.parametrize(
    ("sheet", "cell", "heading", "near", "severity"),
    [
        ("Bedrijven", "B1", "Bedrijfsnaam", "Naam", Severity.ERROR),
        ("Locaties", "F1", "Prov.", "Provincie", Severity.ERROR),
        ("Bedrijven", "K1", "Situatieschets", "Situatie", Severity.WARNING),
    ],
)
def test_a_heading_with_a_word_more_is_told_with_the_one_it_holds(
    file: Path, sheet: str, cell: str, heading: str, near: str, severity: Severity
) -> None:
    changed(file, lambda book: book[sheet].__setitem__(cell, heading))
    found = [f for f in examine(file)[1] if f.place.sheet == sheet]
    assert [(f.code, f.values["near"], f.place.cell, f.severity) for f in found] == [
        ("workbook.column-maybe", near, cell, severity)
    ]


def test_a_sheet_of_another_name_is_known_by_its_headings(file: Path) -> None:
    changed(file, lambda book: setattr(book["Getallen"], "title", "Cijfers"))
    assert [(f.code, f.values["near"], f.place.sheet) for f in faults(file)] == [
        ("workbook.sheet-near", "Getallen", "Cijfers")
    ]


def test_a_copy_of_a_sheet_that_is_there_too_is_ones_own(file: Path, portfolio: Portfolio) -> None:
    def copy(book: Workbook) -> None:
        made = book.copy_worksheet(book["Fasen"])
        made.title = "Oud"
        book.move_sheet(made, -20)

    changed(file, copy)
    read, found = examine(file)
    assert read == portfolio
    assert [(f.code, f.place.sheet) for f in found] == [("workbook.sheet-unknown", "Oud")]


def test_a_step_in_the_words_of_a_letter_is_told_with_ours(file: Path) -> None:
    changed(file, lambda book: book["Fasen"].__setitem__("C3", "Joint Letter of Intent"))
    (found,) = faults(file)
    assert (found.code, found.values["near"], found.place.cell) == ("workbook.choice-near", "JLoI", "C3")


def test_what_is_empty_is_told_beside_other_faults_of_its_row_and_of_the_letter(file: Path) -> None:
    def spoil(book: Workbook) -> None:
        book["Fasen"]["C5"] = None
        book["Fasen"]["D5"] = "zomer"
        rows = {str(c.value).removesuffix(" *"): c.row for c in book["Brief"]["A"]}
        book["Brief"].cell(rows["Betreft"], 2).value = None
        book["Brief"].cell(rows["Datum"], 2).value = "gisteren"

    changed(file, spoil)
    found = {(f.place.sheet, f.place.cell, f.code) for f in faults(file)}
    assert {("Fasen", "C5", "workbook.required-row"), ("Fasen", "D5", "locale.notation-date")} <= found
    assert {("Brief", "B12", "workbook.required"), ("Brief", "B9", "locale.notation-date")} <= found


def test_a_build_tells_what_is_odd_in_a_workbook(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    changed(file, lambda book: book["Fasen"].__setitem__("D4", date(2023, 1, 5)))
    assert main(["build", str(file), "--kind", "letter", "-o", str(tmp_path / "uit")]) == 0
    told = capsys.readouterr().err
    assert (
        "blad Fasen, cel D4: stap 'Maatwerkafspraak' van 2023-01-05 staat voor een eerdere stap: 'JLoI' is van 2023-11-21"
        in told
    )


def test_colleagues_may_keep_their_own_headings(file: Path, portfolio: Portfolio) -> None:
    changed(file, lambda book: book["Fasen"].__setitem__("C1", "Status traject"))
    assert read_portfolio(file, {"Fasen": {"Fase": "Status traject"}}) == portfolio


def test_a_column_or_sheet_of_ones_own_is_passed_over_and_told(file: Path, portfolio: Portfolio) -> None:
    def add(book: Workbook) -> None:
        book["Bedrijven"].cell(1, 40, "Wie belt er?")
        book.create_sheet("Kladblok")

    changed(file, add)
    read, found = examine(file)
    assert read == portfolio
    assert [f.code for f in found] == ["workbook.column-unknown", "workbook.sheet-unknown"] or {
        f.code for f in found
    } == {
        "workbook.column-unknown",
        "workbook.sheet-unknown",
    }


def test_a_wrong_sheet_is_told(file: Path) -> None:
    def rename(book: Workbook) -> None:
        book["Bedrijven"].title = "Bedrijfen"

    changed(file, rename)
    assert "workbook.sheet-near" in {f.code for f in faults(file)}


def test_a_hidden_sheet_is_not_read_and_told(file: Path, portfolio: Portfolio) -> None:
    def hide(book: Workbook) -> None:
        book.create_sheet("Kladblok").append(["Naam"])
        book["Kladblok"].sheet_state = "hidden"

    changed(file, hide)
    read, found = examine(file)
    assert [(f.code, f.severity, f.place.sheet) for f in found] == [("workbook.hidden", Severity.WARNING, "Kladblok")]
    assert read == portfolio


def test_a_sheet_of_ours_that_is_hidden_is_a_fault_since_its_facts_would_be_lost(file: Path) -> None:
    changed(file, lambda book: setattr(book["Steun"], "sheet_state", "hidden"))
    assert [(f.code, f.place.sheet) for f in faults(file)] == [("workbook.hidden-ours", "Steun")]


def test_a_merged_number_counts_for_no_row_until_it_is_split(file: Path) -> None:
    at = cell_of(file, "Getallen", "co2", "Waarde", "cosun")
    below = f"{at[0]}{int(at[1:]) + 1}"
    changed(file, lambda book: book["Getallen"].merge_cells(f"{at}:{below}"))
    assert ("workbook.merged", at) in [(f.code, f.place.cell) for f in faults(file)]


def test_cells_merged_sideways_speak_for_their_first_column_only(file: Path, portfolio: Portfolio) -> None:
    at = cell_of(file, "Bedrijven", "oci", "Leefomgeving")
    book = load_workbook(file)
    page = book["Bedrijven"]
    cell = page[at]
    right = page.cell(cell.row, cell.column + 1)
    assert right.value is None
    page.merge_cells(f"{at}:{right.coordinate}")
    book.save(file)
    assert read_portfolio(file) == portfolio


def test_merged_cells_count_for_each_row_they_cover(file: Path, portfolio: Portfolio) -> None:
    def join(book: Workbook) -> None:
        page = book["Locaties"]
        assert page["A2"].value == page["A3"].value == "nobian"
        page.merge_cells("A2:A4")

    changed(file, join)
    assert read_portfolio(file) == portfolio


def test_empty_rows_and_a_title_above_the_headings_do_no_harm(file: Path, portfolio: Portfolio) -> None:
    def shift(book: Workbook) -> None:
        book["Fasen"].insert_rows(1, 2)
        book["Fasen"]["A1"] = "Stappen van alle bedrijven"
        book["Fasen"].insert_rows(6)

    changed(file, shift)
    assert read_portfolio(file) == portfolio


def test_a_formula_counts_by_its_result_and_is_never_run(file: Path, tmp_path: Path) -> None:
    at = cell_of(file, "Getallen", "co2", "Waarde", "cosun")
    changed(file, lambda book: book["Getallen"].__setitem__(at, "=130*2"))
    # What Excel would have saved: the formula with its result.
    out = io.BytesIO()
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = (
                old.read(name)
                .replace(b"<f>130*2</f><v></v>", b"<f>130*2</f><v>261</v>")
                .replace(b"<f>130*2</f><v />", b"<f>130*2</f><v>261</v>")
            )
            new.writestr(name, content)
    file.write_bytes(out.getvalue())
    company = read_portfolio(file).company("cosun")
    assert company is not None
    assert company.quantities[0].value == 261


def test_a_company_under_two_spellings_is_told(file: Path) -> None:
    at = cell_of(file, "Bedrijven", "oci", "Naam")
    changed(file, lambda book: book["Bedrijven"].__setitem__(at, "Cosun B.V."))
    found = examine(file)[1]
    assert [(f.code, f.severity) for f in found] == [("workbook.same-company", Severity.WARNING)]


def test_a_stage_that_goes_backwards_is_told(file: Path) -> None:
    at = cell_of(file, "Fasen", "jloi", "Datum", "nobian")
    changed(file, lambda book: book["Fasen"].__setitem__(at, datetime(2021, 1, 1)))
    assert [(f.code, f.place.cell) for f in examine(file)[1]] == [("workbook.backwards", at)]


def test_a_value_may_be_declared_open(file: Path) -> None:
    at = cell_of(file, "Getallen", "co2", "Waarde", "cosun")
    changed(file, lambda book: book["Getallen"].__setitem__(at, "? wacht op cijfers"))
    company = read_portfolio(file).company("cosun")
    assert company is not None
    assert company.quantities[0].value == Open("wacht op cijfers")


# ---------------------------------------------------------------- split and merge


@pytest.fixture
def parts(portfolio: Portfolio, tmp_path: Path) -> dict[str, Path]:
    made = {}
    for name, content in split(portfolio):
        made[name] = tmp_path / f"deel-{name}.xlsx"
        made[name].write_bytes(content)
    return made


def test_parts_make_the_whole_again(portfolio: Portfolio, parts: dict[str, Path], tmp_path: Path) -> None:
    # In any order, as a shell may give them.
    (tmp_path / "samen.xlsx").write_bytes(merge(sorted(parts.values())))
    assert read_portfolio(tmp_path / "samen.xlsx") == portfolio
    (tmp_path / "samen.xlsx").write_bytes(merge(sorted(parts.values(), reverse=True)))
    assert read_portfolio(tmp_path / "samen.xlsx") == portfolio


def test_a_part_holds_its_company_and_nothing_of_the_others(parts: dict[str, Path]) -> None:
    held = read_portfolio(parts["cosun"])
    assert [c.id for c in held.companies] == ["cosun"]
    assert not held.letter.sections
    with zipfile.ZipFile(parts["cosun"]) as package:
        whole = b"".join(package.read(n) for n in package.namelist()).lower()
    assert b"cosun" in whole
    for other in (b"nobian", b"tata", b"yara", b"hermans", b"geleerd"):
        assert other not in whole


def test_what_colleagues_changed_is_all_there(portfolio: Portfolio, parts: dict[str, Path], tmp_path: Path) -> None:
    changed(parts["oci"], lambda book: book["Brief"].__setitem__("B9", "2025-07-01"))

    def fill(book: Workbook) -> None:
        row = [str(c.value).removesuffix(" *") for c in book["Fasen"][1]]
        values = {
            "Bedrijf": "cosun",
            "Id": "afspraak",
            "Fase": "Maatwerkafspraak",
            "Datum": "18-12-2025",
            "Gepland": "ja",
            "Na": "jloi",
        }
        book["Fasen"].append([values.get(h) for h in row])
        book["Bronnen"].append(["nieuw-bericht", "Overig", None, None, "Een nieuw bericht"])

    changed(parts["cosun"], fill)
    changed(parts["dow"], lambda book: book["Fasen"].delete_rows(3))
    (tmp_path / "samen.xlsx").write_bytes(merge([*parts.values()]))
    read = read_portfolio(tmp_path / "samen.xlsx")
    assert read.letter.date == date(2025, 7, 1)
    cosun, dow, was = read.company("cosun"), read.company("dow"), portfolio.company("dow")
    assert cosun
    assert cosun.stages[-1].date == date(2025, 12, 18)
    assert dow
    assert was
    assert (len(dow.stages), len(was.stages)) == (1, 2)
    assert read.source("nieuw-bericht")


def test_two_colleagues_who_changed_one_cell_are_a_conflict(parts: dict[str, Path]) -> None:
    changed(parts["oci"], lambda book: book["Brief"].__setitem__("B9", "2025-07-01"))
    changed(parts["cosun"], lambda book: book["Brief"].__setitem__("B9", "2025-07-02"))
    with pytest.raises(InputError) as caught:
        merge([parts["oci"], parts["cosun"], *(p for n, p in parts.items() if n not in ("oci", "cosun"))])
    (conflict,) = caught.value.findings
    assert conflict.code == "workbook.conflict"
    assert (conflict.place.source, conflict.place.sheet, conflict.place.cell) == (str(parts["cosun"]), "Brief", "B9")
    assert f"{parts['oci']}, cel B9" in conflict.text()


def test_two_workbooks_that_are_no_parts_are_merged_where_they_agree(file: Path, tmp_path: Path) -> None:
    other = tmp_path / "ander.xlsx"
    other.write_bytes(file.read_bytes())
    at = cell_of(other, "Getallen", "co2", "Waarde", "cosun")
    changed(other, lambda book: book["Getallen"].__setitem__(at, 261))
    with pytest.raises(InputError) as caught:
        merge([file, other])
    assert [(f.code, f.place.cell, f.values["mine"], f.values["theirs"]) for f in caught.value.findings] == [
        ("workbook.conflict", at, "261", "260")
    ]


def test_a_merge_that_would_lose_something_is_refused(parts: dict[str, Path], tmp_path: Path) -> None:
    def spoil(book: Workbook) -> None:
        book["Bedrijven"].cell(1, 40, "Wie belt er?")
        book["Bedrijven"].cell(2, 40, "Jan")
        book.create_sheet("Kladblok").append(["iets"])
        head = [str(c.value).removesuffix(" *") for c in book["Fasen"][1]]
        sources = [str(c.value).removesuffix(" *") for c in book["Bronnen"][1]]
        book["Bronnen"].append(["Webpagina" if h == "Soort" else None for h in sources])
        book["Fasen"].append([{"Bedrijf": "cosun", "Id": "eop", "Fase": "EoP"}.get(str(h)) for h in head])

    changed(parts["cosun"], spoil)
    with pytest.raises(InputError) as caught:
        merge([parts["cosun"], parts["oci"]])
    assert sorted(f.code for f in caught.value.findings) == [
        "workbook.no-letter-part", "workbook.row-twice", "workbook.row-unnamed", "workbook.would-be-lost", "workbook.would-be-lost",
    ]  # fmt: skip


def test_a_cell_that_cannot_be_read_stops_a_merge_rather_than_vanish(parts: dict[str, Path]) -> None:
    at = cell_of(parts["cosun"], "Getallen", "co2", "Waarde", "cosun")
    changed(parts["cosun"], lambda book: book["Getallen"].__setitem__(at, "veel"))
    with pytest.raises(InputError) as caught:
        merge([*parts.values()])
    assert [(f.code, f.place.cell) for f in caught.value.findings] == [("locale.notation-number", at)]


# ---------------------------------------------------------------- files from outside


def spoiled(file: Path, name: str, content: bytes) -> Path:
    with zipfile.ZipFile(file, "a") as package:
        package.writestr(name, content)
    return file


def replaced(file: Path, name: str, content: bytes) -> Path:
    out = io.BytesIO()
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, content if part == name else old.read(part))
    file.write_bytes(out.getvalue())
    return file


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda f: f.write_bytes(b"\xd0\xcf\x11\xe0" + b"\0" * 600), "workbook.locked-or-old"),
        (lambda f: f.write_bytes(b"geen zip"), "workbook.not-excel"),
        (lambda f: f.write_bytes(f.read_bytes()[:2000]), "workbook.broken"),
        (lambda f: spoiled(f, "xl/vbaProject.bin", b"x"), "workbook.macros"),
        (lambda f: spoiled(f, "xl/externalLinks/externalLink1.xml", b"<x/>"), "workbook.external"),
        (lambda f: replaced(f, "xl/styles.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "workbook.broken"),
        (lambda f: replaced(f, "xl/styles.xml", b" " * 9000 + b"<!DOCTYPE a><a/>"), "workbook.broken"),
        (lambda f: replaced(f, "xl/worksheets/sheet2.xml", b"<worksheet><sheetData>"), "workbook.broken"),
        (lambda f: replaced(f, "xl/worksheets/sheet2.xml", b'<x><c r="A1" t="s"><v>7</v></c></x>'), "workbook.broken"),
        (lambda f: spoiled(f, "mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), "workbook.not-excel"),
        (lambda f: spoiled(f, "xl/leeg.xml", b"<a/>"), ""),
    ],
)
def test_a_file_from_outside_is_held_to_bounds(file: Path, make: Callable[[Path], Any], code: str) -> None:
    make(file)
    if not code:
        assert read_portfolio(file).companies
        return
    with pytest.raises(PackageError) as caught:
        read_portfolio(file)
    assert [f.code for f in caught.value.findings] == [code]


def test_a_bomb_is_refused_without_being_unpacked(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from drafting.workbook import grid

    monkeypatch.setattr(grid, "MAX_CONTENT", 50_000)
    with pytest.raises(PackageError) as caught:
        read_portfolio(file)
    assert [f.code for f in caught.value.findings] == ["workbook.too-large"]


@pytest.mark.parametrize("name", ["v.csv", "v.ods", "v.xls"])
def test_another_format_is_refused_with_the_remedy(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("a;b")
    with pytest.raises(PackageError) as caught:
        read_portfolio(tmp_path / name)
    assert [f.code for f in caught.value.findings] == ["workbook.other-format"]


# ---------------------------------------------------------------- the command


def test_the_command_makes_checks_splits_and_merges(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["workbook", "new", str(tmp_path / "nieuw.xlsx")]) == 0
    assert main(["workbook", "check", str(tmp_path / "nieuw.xlsx")]) == 1
    assert main(["workbook", "check", str(file)]) == 0
    assert main(["workbook", "split", str(file), "-o", str(tmp_path / "uit")]) == 0
    parts = sorted(str(p) for p in (tmp_path / "uit").iterdir())
    assert len(parts) == 12
    assert main(["workbook", "merge", *parts, "-o", str(tmp_path / "samen.xlsx")]) == 0
    assert main(["workbook", "yaml", str(tmp_path / "samen.xlsx"), "-o", str(tmp_path / "p.yaml")]) == 0
    assert {c.id for c in load_portfolio(tmp_path / "p.yaml").companies} == {
        c.id for c in read_portfolio(file).companies
    }
    assert "nog niet bekend voor cosun" in capsys.readouterr().out
    assert main(["workbook", "new", str(file)]) == 7


def test_json_tells_the_same_as_text(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import json

    at = cell_of(file, "Getallen", "co2", "Waarde", "cosun")
    changed(file, lambda book: book["Getallen"].__setitem__(at, "veel"))
    assert main(["workbook", "check", str(file), "--format", "json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told[0]["code"] == "locale.notation-number"
    assert (told[0]["file"], told[0]["sheet"], told[0]["cell"]) == (str(file), "Getallen", at)
    changed(file, lambda book: book["Getallen"].__setitem__(at, 260))
    assert main(["workbook", "check", str(file), "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert {
        "code": "missing",
        "severity": "info",
        "file": str(file),
        "company": "oci",
        "field": "obstacles",
        "reason": "de brief noemt geen knelpunten",
    } in told


def test_letter_and_annex_are_built_from_a_workbook(file: Path, tmp_path: Path) -> None:
    assert main(["build", str(file), "--kind", "all", "-o", str(tmp_path / "uit"), "--format", "md"]) == 0
    assert sorted(p.name for p in (tmp_path / "uit").iterdir()) == [
        "voortgang-2025-annex-nl.md",
        "voortgang-2025-beslisnota-nl.md",
        "voortgang-2025-letter-nl.md",
    ]
