"""The round of collecting: parts that carry what they cite, their status, the annex of each by itself, and one workbook again."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from drafting.api import workbook as api
from drafting.cli import main
from drafting.errors import InputError, UsageError
from tests.conftest import ROOT

WORKBOOK = ROOT / "examples" / "voortgang-2025" / "voortgang.xlsx"


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("delen")
    for name, content in api.split(WORKBOOK):
        (folder / name).write_bytes(content)
    return folder


def copied(sent: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "terug"
    folder.mkdir()
    for path in sent.iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    return folder


def put(path: Path, sheet: str, cell: str, value: str) -> None:
    book = openpyxl.load_workbook(path)
    book[sheet][cell] = value
    book.save(path)


def test_every_part_checks_clean_and_gives_its_annex_under_its_own_name(sent: Path, tmp_path: Path) -> None:
    for path in sorted(sent.iterdir()):
        assert [f for f in api.check(path).findings if f.severity == "error"] == [], path.name
    assert main(["batch", str(sent), "--kind", "annex", "-o", str(tmp_path / "uit")]) == 0
    made = sorted(p.name for p in (tmp_path / "uit").glob("*.docx"))
    companies = sorted(p.stem.removeprefix("voortgang-") for p in sent.iterdir() if not p.stem.endswith("_brief"))
    assert made == [f"voortgang-2025-annex-{c}-nl.docx" for c in companies]
    assert main(["build", str(sent / "voortgang-aeb.xlsx"), "-o", str(tmp_path / "een")]) == 0
    assert [p.name for p in (tmp_path / "een").iterdir()] == ["voortgang-2025-annex-aeb-nl.docx"]


def test_a_source_that_is_cited_and_not_there_is_told_by_its_cell_in_check_and_build(
    sent: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = copied(sent, tmp_path)
    put(folder / "voortgang-yara.xlsx", "Bedrijven", "Q2", "Het besluit is genomen.[^niet-hier]")
    (finding,) = [f for f in api.check(folder / "voortgang-yara.xlsx").findings if f.severity == "error"]
    assert (finding.place.sheet, finding.place.cell) == ("Bedrijven", "Q2")
    assert "niet-hier" in finding.fact("nl")
    assert main(["build", str(folder / "voortgang-yara.xlsx"), "-o", str(tmp_path / "uit")]) == 5
    assert "blad Bedrijven, cel Q2" in capsys.readouterr().err


def test_status_tells_who_returned_what(sent: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = copied(sent, tmp_path)
    (folder / "voortgang-dow.xlsx").unlink()
    put(folder / "voortgang-yara.xlsx", "Bedrijven", "Q2", "Nieuwe voortgang.")
    put(folder / "voortgang-oci.xlsx", "Fasen", "C2", "geen fase")
    (folder / "anders.xlsx").write_bytes(WORKBOOK.read_bytes())
    parts, others = api.status(folder)
    states = {p.company: p.state for p in parts}
    assert states.pop("dow") == "absent"
    assert states.pop("yara") == states.pop("oci") == "changed"
    assert set(states.values()) == {"untouched"}
    assert [p.name for p in others] == ["anders.xlsx"]
    yara = next(p for p in parts if p.company == "yara")
    assert [(h, c.sheet, c.cell) for h, c in yara.changed] == [("Voortgang", "Bedrijven", "Q2")]
    assert next(p for p in parts if p.company == "oci").errors >= 1
    assert main(["workbook", "status", str(folder)]) == 1
    told = capsys.readouterr().out
    assert "dow: niet in deze map" in told
    assert "yara: 1 cel gewijzigd" in told
    assert main(["workbook", "status", str(folder), "--format", "json"]) == 1
    assert {p["company"] for p in json.loads(capsys.readouterr().out)} == {p.company for p in parts}
    assert main(["workbook", "status", str(sent)]) == 0


def test_a_folder_is_merged_and_no_company_vanishes(sent: Path, tmp_path: Path) -> None:
    folder = copied(sent, tmp_path)
    put(folder / "voortgang-yara.xlsx", "Bedrijven", "Q2", "Nieuwe voortgang.")
    out = tmp_path / "samen.xlsx"
    assert main(["workbook", "merge", str(folder), "-o", str(out)]) == 0
    checked = api.check(out)
    assert checked.portfolio is not None
    assert len(checked.portfolio.companies) == 11
    assert "Nieuwe voortgang." in str(next(c for c in checked.portfolio.companies if c.id == "yara").progress)
    (folder / "voortgang-dow.xlsx").unlink()
    with pytest.raises(InputError, match="dow"):
        api.merge([folder])


def test_a_folder_without_parts_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="workbook split"):
        api.status(tmp_path)
