"""A text taken over in one language: build and check say per clause that the other is behind, until it is brought level."""

from __future__ import annotations

from pathlib import Path

from drafting.api.adopt import adopt
from drafting.api.build import build
from drafting.api.checks import check
from drafting.api.order import Order
from drafting.api.review import reviewed
from drafting.intake.splice import put_entry
from tests.conftest import ROOT
from tests.review.cases import base
from tests.review.returns import File, text

SOURCE = ROOT / "examples" / "wadchemie" / "dossier.yaml"


def _told(path: Path) -> list[tuple[str, str]]:
    """What build says of the two languages, and check as well."""
    (made,) = build(Order(source=path, kinds=("jloi",), languages=("nl",)))
    built = [(f.code, str(f.values["clause"])) for f in made.notices if f.code.startswith("review.")]
    found = [(f.code, str(f.values["clause"])) for f in check(path) if f.code.startswith("review.")]
    assert built == found
    return built


def test_the_other_language_is_behind_until_it_is_brought_level(tmp_path: Path) -> None:
    sent = base("wadchemie", "jloi")
    file = File(sent.docx)
    delay = next(p for p in file.paras(file.clause("milestones")) if "drie maanden" in text(p))
    file.replace(delay, "drie maanden", "zes maanden", False)
    made = adopt(SOURCE.read_text(encoding="utf-8"), reviewed(sent, file.bytes()))
    path = tmp_path / "dossier.yaml"
    path.write_text(made.text, encoding="utf-8")
    assert set(_told(path)) == {("review.behind", "milestones"), ("review.languages-differ", "milestones")}
    lines = [f.text("nl") for f in check(path) if f.code == "review.languages-differ"]
    assert any("6 m" in line for line in lines)
    assert (
        "duty=" in made.text.split("{: #reach")[1].split("}")[0]
    )  # what the library says of a lid that nobody touched
    own = made.text[made.text.index('- clause: "milestones"') :]
    assert "zes maanden" in own
    (held,) = list(_dossier(made.text).choices.texts)
    english = (
        "1. The Company endeavours to reach each Milestone no later than on the date given for it in {{ ref('annex-projects') }}. {: #reach}\n"
        "2. The Company reports an expected delay of more than six months to the Steering Committee within four weeks, with the cause and "
        "the consequences for the CO2 reduction. {: #notice}"
    )
    both = {"clause": "milestones", "kinds": ["jloi"], "text": {"nl": held.text.nl, "en": english}}
    path.write_text(put_entry(made.text, ("choices", "texts", 0), both), encoding="utf-8")
    assert "review.behind" not in {code for code, _ in _told(path)}
    assert not any("6 m" in f.text("nl") for f in check(path))
    wrong = {**both, "text": {**both["text"], "en": english.replace("four weeks", "five weeks")}}  # type: ignore[dict-item]
    path.write_text(put_entry(made.text, ("choices", "texts", 0), wrong), encoding="utf-8")
    assert any("5 w" in f.text("en") for f in check(path) if f.code == "review.languages-differ")


def _dossier(text_: str):  # type: ignore[no-untyped-def]
    from drafting.intake import parse_dossier

    return parse_dossier(text_)
