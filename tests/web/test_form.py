"""The form of a dossier without a browser: what is not changed stays to the byte, what is changed is one line, nobody's work is lost."""

from __future__ import annotations

import difflib

import pytest

from drafting.api.form import PARTS, form_part, leaves, place_in
from drafting.api.form_changes import Typed, add_entry, save_part
from drafting.errors import InputError
from drafting.intake import parse_dossier
from drafting.intake.labels import FIELDS
from drafting.model import Dossier
from tests.conftest import EXAMPLES

TEXTS = {path.parent.name: path.read_text(encoding="utf-8") for path in EXAMPLES}


def typed(text: str, part: str, **changes: tuple[str, ...]) -> Typed:
    """What a form sends back: every field as it was shown, but for `changes`."""
    return {f.name: f.said for f in leaves(form_part(text, part, "nl"))} | {
        k.replace("__", "/"): v for k, v in changes.items()
    }


def lines(old: str, new: str) -> list[str]:
    """The lines that differ."""
    found = difflib.unified_diff(old.splitlines(), new.splitlines(), n=0, lineterm="")
    return [line for line in found if line[:3] not in ("---", "+++") and line[:2] != "@@"]


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_a_form_that_is_sent_as_it_was_shown_changes_no_byte(name: str) -> None:
    for part in PARTS:
        made = save_part(TEXTS[name], TEXTS[name], part, "nl", typed(TEXTS[name], part))
        assert made.text == TEXTS[name], part
        assert not made.changed


@pytest.mark.parametrize(
    ("part", "field", "said", "line"),
    [
        ("projects", "projects/0/investment", ("1.250.000", "", ""), "    investment: 1250000"),
        ("projects", "projects/0/investment", ("", "", "raming volgt"), '    investment: {open: "raming volgt"}'),
        ("stages", "stages/0/date", ("2026-03-31", "", ""), None),
        ("organisations", "organisations/0/seat", ("Leeuwarden", "", ""), None),
        ("general", "title", ("Andere titel", "Another title", ""), None),
        ("quantities", "quantities/0/scope", ("1, 2", "", ""), None),
    ],
)
def test_a_changed_field_is_one_changed_line(part: str, field: str, said: tuple[str, ...], line: str | None) -> None:
    text = TEXTS["wadchemie"]
    made = save_part(text, text, part, "nl", {**typed(text, part), field: said})
    assert made.changed == [field]
    assert not made.faults
    changed = lines(text, made.text)
    assert len(changed) <= 2
    assert line is None or changed[1] == f"+{line}"
    again = {f.name: f.said for f in leaves(form_part(made.text, part, "nl"))}
    if said[0].isalpha() or said[2]:
        assert again[field] == said


def test_what_is_wrong_is_told_at_its_field_all_at_once() -> None:
    text = TEXTS["wadchemie"]
    wrong = {"projects/0/investment": ("twaalf", "", ""), "projects/1/start": ("morgen", "", "")}
    made = save_part(text, text, "projects", "nl", {**typed(text, "projects"), **wrong})
    assert set(made.faults) == set(wrong)
    assert "geen getal" in made.faults["projects/0/investment"].fact("nl")
    made = save_part(
        text, text, "organisations", "nl", {**typed(text, "organisations"), "organisations/3/kvk": ("123", "", "")}
    )
    assert list(made.faults) == ["organisations/3/kvk"]
    assert made.faults["organisations/3/kvk"].fact("nl")


def test_two_people_on_different_fields_lose_nothing_and_on_the_same_one_choose() -> None:
    shown = TEXTS["wadchemie"]
    theirs = save_part(
        shown, shown, "projects", "nl", {**typed(shown, "projects"), "projects/0/investment": ("1", "", "")}
    ).text
    other = save_part(
        shown, theirs, "projects", "nl", {**typed(shown, "projects"), "projects/1/investment": ("2", "", "")}
    )
    assert not other.clashes
    assert [line for line in lines(shown, other.text) if line[0] == "+"] == ["+    investment: 1", "+    investment: 2"]
    mine: Typed = {**typed(shown, "projects"), "projects/0/investment": ("3", "", "")}
    clash = save_part(shown, theirs, "projects", "nl", mine)
    assert [(c.name, c.was, c.theirs, c.ours) for c in clash.clashes] == [
        ("projects/0/investment", "118000000", "1", "3")
    ]
    assert clash.text == theirs
    assert save_part(shown, theirs, "projects", "nl", mine, {"projects/0/investment": "theirs"}).text == theirs
    ours = save_part(shown, theirs, "projects", "nl", mine, {"projects/0/investment": "ours"})
    assert "+    investment: 3" in lines(theirs, ours.text)


@pytest.mark.parametrize("key", ["organisations", "persons", "sites", "projects", "quantities", "support", "obligations", "stages", "terms", "triggers", "sources", "advice"])  # fmt: skip
def test_a_new_entry_has_an_id_of_its_own_and_what_it_needs(key: str) -> None:
    text = TEXTS["wadchemie"]
    part = next(p for p, names in PARTS.items() if key in names)
    made, first = add_entry(text, part, key)
    again, second = add_entry(made, part, key)
    assert first != second
    assert all(line[0] == "+" for line in lines(text, again))
    assert parse_dossier(again).id == "wadchemie"


def test_a_field_that_is_emptied_is_gone_and_one_that_is_needed_is_told() -> None:
    text = TEXTS["wadchemie"]
    made = save_part(text, text, "projects", "nl", {**typed(text, "projects"), "projects/0/investment": ("", "", "")})
    assert lines(text, made.text) == ["-    investment: 118000000"]
    made = save_part(
        text, text, "organisations", "nl", {**typed(text, "organisations"), "organisations/0/name": ("", "", "")}
    )
    assert made.faults or made.elsewhere or made.text != text


def test_a_text_that_is_no_dossier_is_refused() -> None:
    with pytest.raises(InputError):
        form_part("a: [", "general", "nl")


def test_every_field_has_a_dutch_label_and_every_part_its_fields() -> None:
    held = {name for names in PARTS.values() for name in names}
    assert held | {"id", "companies", "choices"} == set(Dossier.model_fields)
    for text in TEXTS.values():
        for part in PARTS:
            for field in leaves(form_part(text, part, "nl")):
                own = str(next(step for step in reversed(field.path) if isinstance(step, str)))
                assert own in FIELDS or field.path[-2:-1] == ("documents",), own


def test_a_path_of_a_document_leads_to_its_field() -> None:
    text = TEXTS["wadchemie"]
    names = {f.name for f in leaves(form_part(text, "projects", "nl"))}
    project = parse_dossier(text).projects[1]
    assert "/".join(map(str, place_in(text, ["projects", project.id, "investment"]))) in names
