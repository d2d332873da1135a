"""`build … --template`: a dossier in any docxtpl template."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from drafting.api.dossier_template import dossier_values, fill_dossier
from drafting.cli import main
from drafting.errors import InputError
from drafting.intake import load_dossier
from drafting.model import Open
from tests.conftest import ROOT

SOURCE = ROOT / "examples" / "wadchemie" / "dossier.yaml"


def _template(path: Path, *lines: str) -> Path:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    document.save(str(path))
    return path


def _said(content: bytes) -> list[str]:
    import io

    return [p.text for p in docx.Document(io.BytesIO(content)).paragraphs]


def test_the_fields_of_the_dossier_are_there_by_their_own_names(tmp_path: Path) -> None:
    dossier = load_dossier(SOURCE)
    brief = _template(
        tmp_path / "brief.docx",
        "{{ title }}",
        "{%p for o in organisations %}",
        "{{ o.name }}",
        "{%p endfor %}",
        "{{ stages[0].date | datum }}",
    )
    ((name, content),) = fill_dossier(brief, dossier, "nl")
    assert name == "wadchemie-brief-nl.docx"
    said = _said(content)
    assert said[0] == "Maatwerkaanpak Wadchemie"
    assert said[1:-1] == [o.name.get("nl") for o in dossier.organisations]
    assert said[-1].split()[-1].isdigit()
    assert _said(dict(fill_dossier(brief, dossier, "en")).popitem()[1])[0] == dossier.title.get("en")  # type: ignore[union-attr]


def test_an_open_value_prints_its_reason_through_any_filter(tmp_path: Path) -> None:
    dossier = load_dossier(SOURCE)
    money = next(s for s in dossier.support if not isinstance(s.maximum, Open) and s.maximum is not None)
    asked = money.model_copy(update={"maximum": Open("wacht op besluit")})
    changed = dossier.model_copy(update={"support": (asked, money)})
    brief = _template(
        tmp_path / "b.docx",
        "{{ support[0].maximum | euro }}",
        "{{ support[1].maximum | euro }}",
        "{{ support[1].maximum.amount | euro }}",
    )
    said = _said(dict(fill_dossier(brief, changed)).popitem()[1])
    assert said[0] == "[●: wacht op besluit]"
    assert said[1].startswith("€")
    assert said[1] == said[2]


def test_what_the_dossier_does_not_have_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        list(fill_dossier(_template(tmp_path / "b.docx", "{{ bestaatniet }}"), load_dossier(SOURCE)))
    assert "bestaatniet" in caught.value.text("nl")


def test_values_are_plain_all_the_way_down() -> None:
    seen: set[str] = set()

    def walk(value: object) -> None:
        seen.add(type(value).__name__)
        for entry in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            walk(entry)

    walk(dossier_values(load_dossier(SOURCE)))
    assert seen <= {"dict", "list", "str", "int", "bool", "Decimal", "date", "NoneType", "OpenText"}


def test_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    brief = str(_template(tmp_path / "brief.docx", "{{ id }}"))
    assert main(["build", str(SOURCE), "--template", brief, "--lang", "nl", "--lang", "en", "-o", str(tmp_path)]) == 0
    assert {p.name for p in tmp_path.glob("wad*")} == {"wadchemie-brief-nl.docx", "wadchemie-brief-en.docx"}
    assert main(["build", str(SOURCE), "--template", brief, "--kind", "eop", "-o", str(tmp_path)]) == 2
    assert "--template" in capsys.readouterr().err
