"""`drafting upgrade`: what changed is spliced in, a line told per change, every other byte as it was."""

from __future__ import annotations

import difflib
import json
from pathlib import Path

import pytest

from drafting.cli.main import main
from drafting.errors import InputError
from drafting.intake import dossier_json, load_dossier, parse_dossier, read_plain
from drafting.intake.form import SCHEMA
from drafting.intake.splicing import Edit, spliced
from tests.conftest import ROOT

OLD = ROOT / "tests" / "old" / "v0_1_0"


def test_an_old_dossier_changes_in_what_must_and_nothing_else(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "dossier.yaml"
    before = (OLD / "opengelaten.yaml").read_bytes()
    path.write_bytes(before)
    assert main(["upgrade", str(path)]) == 0
    told = capsys.readouterr().out
    assert "regel 63" in told
    assert "'country'" in told
    assert "'depends_on'" in told
    changed = [
        line
        for line in difflib.ndiff(before.decode().splitlines(), path.read_bytes().decode().splitlines())
        if line[0] in "+-"
    ]
    assert changed == ["+ schema: 2", "-     country: {open: nagaan}", "-     depends_on: {open: nagaan}"]
    load_dossier(path)
    assert main(["upgrade", str(path)]) == 0
    assert "niets veranderd" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["glasgroep.yaml", "zuivelpoeder.yaml"])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_one_line_comes_in_where_nothing_else_changed(tmp_path: Path, name: str, ends: str) -> None:
    path = tmp_path / name
    before = b"\xef\xbb\xbf" + (OLD / name).read_bytes().replace(b"\n", ends.encode())
    path.write_bytes(before)
    assert main(["upgrade", str(path)]) == 0
    after = path.read_bytes()
    assert after.replace(b"schema: 2" + ends.encode(), b"", 1) == before
    assert load_dossier(path) == load_dossier(OLD / name)


def test_nothing_is_written_where_it_is_only_asked_what_would_change(tmp_path: Path) -> None:
    path, out = tmp_path / "d.yaml", tmp_path / "nieuw.yaml"
    path.write_bytes((OLD / "glasgroep.yaml").read_bytes())
    assert main(["upgrade", str(path), "--dry-run"]) == 0
    assert main(["upgrade", str(path), "-o", str(out)]) == 0
    assert path.read_bytes() == (OLD / "glasgroep.yaml").read_bytes()
    out.write_bytes(out.read_bytes() + b"# mijn aantekening\n")
    assert main(["upgrade", str(path), "-o", str(out)]) == 7, "what a person changed is not overwritten"
    load_dossier(out)


def test_what_cannot_be_left_out_is_told_and_stays(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "d.yaml"
    text = (OLD / "glasgroep.yaml").read_text(encoding="utf-8").replace("kind: result", "kind: {open: nog kiezen}", 1)
    path.write_text(text, encoding="utf-8")
    assert main(["upgrade", str(path), "--ui", "en"]) == 1
    assert "'kind'" in capsys.readouterr().err
    assert path.read_text(encoding="utf-8") == text


def test_a_stored_dossier_says_its_form_and_json_is_upgraded_too(tmp_path: Path) -> None:
    dossier = load_dossier(OLD / "glasgroep.yaml")
    plain = json.loads(dossier_json(dossier))
    assert plain.pop("schema") == SCHEMA
    path = tmp_path / "d.json"
    path.write_text(json.dumps(plain, ensure_ascii=False), encoding="utf-8")
    assert main(["upgrade", str(path)]) == 0
    assert json.loads(path.read_text(encoding="utf-8")) == plain | {"schema": SCHEMA}
    assert load_dossier(path) == dossier


@pytest.mark.parametrize(("said", "code"), [("99", "intake.schema-newer"), ("nieuw", "intake.schema-number")])
def test_a_form_that_is_not_known_is_refused(said: str, code: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_dossier(f"schema: {said}\n" + (OLD / "glasgroep.yaml").read_text(encoding="utf-8"))
    assert [f.code for f in caught.value.findings] == [code]


BLOCK = """# kop
a: 1  # één
b:
  - x: 1
    y: {p: "é", q: 2}   # 'q'
    # tussenin
    z: >
      regels
      onder elkaar

  - {x: 3, y: 4}
c: "slot"
"""


@pytest.mark.parametrize(
    ("edit", "gone", "came"),
    [
        (Edit("remove", ("a",)), "a: 1  # één\n", "# één\n"),
        (Edit("remove", ("b", 0, "x")), "x: 1\n    ", ""),
        (Edit("remove", ("b", 0, "y")), "    y: {p: \"é\", q: 2}   # 'q'\n", "    # 'q'\n"),
        (Edit("remove", ("b", 0, "y", "p")), 'p: "é", ', ""),
        (Edit("remove", ("b", 0, "y", "q")), ", q: 2", ""),
        (Edit("remove", ("b", 1, "y")), ", y: 4", ""),
        (Edit("remove", ("c",)), 'c: "slot"\n', ""),
        (Edit("rename", ("b", 0, "z"), "tekst"), "z: >", "tekst: >"),
        (Edit("set", ("b", 0, "y"), "5"), '{p: "é", q: 2}', "5"),
        (Edit("add", ("b", 1, "w"), "0"), "{x: 3", "{w: 0, x: 3"),
        (Edit("add", ("b", 0, "w"), "0"), "- x: 1", "- w: 0\n    x: 1"),
        (Edit("add", ("schema",), "2"), "# kop\n", "# kop\nschema: 2\n"),
    ],
)
def test_a_splice_changes_its_own_bytes_only(edit: Edit, gone: str, came: str) -> None:
    made = spliced(BLOCK, [edit])
    if edit.sort == "remove" and edit.path == ("a",):
        assert made == BLOCK.replace(gone, came)
    else:
        assert made == BLOCK.replace(gone, came, 1)
    value = read_plain(made, "x").value
    for step in edit.path[:-1]:
        value = value[step]
    assert (edit.path[-1] in value) == (edit.sort in ("set", "add"))


def test_several_splices_at_once_keep_their_places() -> None:
    made = spliced(BLOCK, [Edit("remove", ("a",)), Edit("rename", ("c",), "d"), Edit("set", ("b", 1, "x"), "[é]")])
    assert read_plain(made, "x").value.keys() == {"b", "d"}
    assert read_plain(made, "x").value["b"][1] == {"x": ["é"], "y": 4}
