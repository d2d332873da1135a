"""Every faulty dossier in tests/bad/dossier gives exactly the text beside it: place, fact, remedy, all at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting.errors import InputError
from drafting.intake import load_dossier, parse_dossier

BAD = sorted((Path(__file__).parent.parent / "bad" / "dossier").glob("*.yaml"))


@pytest.mark.parametrize("path", BAD, ids=lambda p: p.stem)
def test_a_faulty_dossier_is_told_in_both_languages(path: Path, rewrite: bool) -> None:
    with pytest.raises(InputError) as caught:
        parse_dossier(path.read_text(encoding="utf-8"), "dossier.yaml")
    said = f"{caught.value.text('nl')}\n---\n{caught.value.text('en')}\n"
    golden = path.with_suffix(".txt")
    if rewrite:
        golden.write_text(said, encoding="utf-8")
    assert said == golden.read_text(encoding="utf-8")


def test_json_gives_places_too() -> None:
    with pytest.raises(InputError) as caught:
        parse_dossier('{\n "id": "x",\n "company": "x",\n "organisations": [],\n "sites": [], "foo": 1\n}', "d.json")
    lines = {f.code: f.place.line for f in caught.value.findings}
    assert lines["intake.unknown-field"] == 5
    assert lines["intake.too-few"] in (4, 5)


def test_a_billion_laughs_is_bounded() -> None:
    bomb = "a0: &a0 [x]\n" + "".join(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]\n" for i in range(1, 12))
    with pytest.raises(InputError) as caught:
        parse_dossier(bomb)
    assert caught.value.findings[0].code == "intake.too-deep"


def test_a_python_tag_is_refused() -> None:
    with pytest.raises(InputError) as caught:
        parse_dossier("id: !!python/object/apply:os.system ['true']\n")
    assert caught.value.findings[0].code == "intake.tag"


@pytest.mark.parametrize(
    ("text", "value"), [("no", "no"), ("010", 10), ("12:30", "12:30"), ("2026-01-01", "2026-01-01"), ("yes", "yes")]
)
def test_scalars_follow_yaml_1_2(text: str, value: object) -> None:
    from drafting.intake import read_plain

    assert read_plain(f"a: {text}", "x").value["a"] == value


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        load_dossier(tmp_path / "geen.yaml")
    assert caught.value.findings[0].code == "intake.no-file"


def test_a_file_in_another_encoding(tmp_path: Path) -> None:
    path = tmp_path / "latin.yaml"
    path.write_bytes("naam: coöperatie".encode("latin-1"))
    with pytest.raises(InputError) as caught:
        load_dossier(path)
    assert caught.value.findings[0].code == "intake.encoding"
