"""What a template asks for: as a tree, as an empty data file that fills it, and left blank where the data has it not."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document

from drafting.api.output import write_file
from drafting.cli import main
from drafting.errors import DraftingError
from tests.word.template.made import docx, p

ASKS = docx(
    p("{{ klant.naam }}, {{ klant.adres.plaats }}")
    + p("{%p for r in regels %}")
    + p("{{ r.titel }}: {{ r.bedrag }}{% if r.korting %} (min {{ r.korting }}){% endif %}")
    + p("{%p endfor %}")
    + p("{% if akkoord %}Akkoord.{% endif %} {{ dag | datum }} {{ steden | opsomming }}")
)


@pytest.fixture
def template(tmp_path: Path) -> Path:
    path = tmp_path / "brief.docx"
    path.write_bytes(ASKS)
    return path


def test_the_names_are_a_tree(template: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fill", str(template), "--names"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "akkoord", "dag", "klant", "  naam", "  adres", "    plaats", "regels[]", "  titel", "  bedrag", "  korting", "steden[]",
    ]  # fmt: skip


def test_the_empty_file_has_all_that_is_asked_and_fills_the_template_once_filled_in(
    template: Path, tmp_path: Path
) -> None:
    data, out = tmp_path / "leeg.yaml", tmp_path / "uit.docx"
    assert main(["fill", str(template), "--names", "-o", str(data)]) == 0
    text = data.read_text(encoding="utf-8")
    assert "plaats: ''" in text
    data.write_text(text.replace("dag: ''", "dag: 2026-06-01").replace("naam: ''", "naam: Jansen"), encoding="utf-8")
    assert main(["fill", str(template), str(data), "-o", str(out)]) == 0
    assert "Jansen" in Document(str(out)).paragraphs[0].text
    with pytest.raises(DraftingError, match=r"leeg\.yaml"):  # what somebody filled in is not overwritten
        write_file(data, b"", False)


def test_what_is_missing_stays_blank_where_asked_and_is_told(
    template: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data, out = tmp_path / "deel.yaml", tmp_path / "uit.docx"
    data.write_text(
        "klant: {naam: Jansen}\nregels: [{titel: Eerste, bedrag: 5}, {titel: Tweede}]\ndag: 2026-06-01\n",
        encoding="utf-8",
    )
    assert main(["fill", str(template), str(data), "-o", str(out)]) != 0
    assert not out.exists()
    capsys.readouterr()
    assert main(["fill", str(template), str(data), "-o", str(out), "--blank"]) == 0
    told = capsys.readouterr().err
    for path in ("akkoord", "klant.adres", "regels.2.bedrag", "steden"):
        assert path in told
    assert "regels.1.bedrag" not in told
    read = [one.text for one in Document(str(out)).paragraphs]
    assert read[0] == "Jansen, "
    assert read[1:3] == ["Eerste: 5", "Tweede: "]
