"""The two languages of every clause say the same: a difference planted in a shipped clause, of each kind, is found and named."""

from __future__ import annotations

from dataclasses import replace

import pytest

from drafting.api import places
from drafting.clauses import Clause
from drafting.clauses.check import static_findings
from drafting.clauses.parity import parity

LIBRARY = places.library()


def _english(clause_id: str, position: str, old: str, new: str) -> Clause:
    """A shipped clause with its English text changed, in the first cell of `position` that holds `old`."""
    clause = LIBRARY.clause(clause_id)
    at = next(i for i, v in enumerate(clause.variants) if v.lang == "en" and position in v.positions and old in v.text)
    variant = clause.variants[at]
    changed = (
        *clause.variants[:at],
        replace(variant, text=variant.text.replace(old, new, 1)),
        *clause.variants[at + 1 :],
    )
    return replace(clause, variants=changed)


def _what(clause: Clause) -> set[str]:
    return {str(f.values["what"]) for f in parity(clause) if f.code == "clauses.parity"}


@pytest.mark.parametrize("clause_id", LIBRARY.ids)
def test_both_languages_of_a_clause_agree(clause_id: str) -> None:
    assert [f.text("nl") for f in parity(LIBRARY.clause(clause_id))] == []


@pytest.mark.parametrize(
    ("clause_id", "position", "old", "new", "what"),
    [
        pytest.param("costs", "preferred", "2. This also", "This also", "structure", id="a lid that became a sentence"),
        pytest.param("termination", "preferred", "{% if has('budget-proviso') %}\n", "{% if has('support') %}\n", "structure", id="another condition around an onderdeel"),
        pytest.param("termination", "preferred", "   d. a Project", "1. a Project", "structure", id="an onderdeel that became a lid"),
        pytest.param("support-cap", "preferred", "{{ support.share | percent }}", "40%", "parameters", id="a value written out"),
        pytest.param("delay", "preferred", "fact('has_support')", "fact('has_province')", "conditions", id="another fact within a sentence"),
        pytest.param("liability", "preferred", "ref('public-powers.no-breach')", "ref('public-powers.intact')", "references", id="another reference"),
        pytest.param("hardship", "walk_away", "within six months", "within five months", "figures", id="another period in words"),
        pytest.param("hardship", "walk_away", "six months' notice", "six weeks' notice", "figures", id="another unit of time"),
        pytest.param("liability", "fallback", "one tenth", "one fifth", "figures", id="another fraction"),
        pytest.param("determination-recovery", "preferred", "4:48 to 4:50", "4:48 to 4:49", "figures", id="another article of the law"),
        pytest.param("support-cap", "preferred", "is not raised", "is raised", "obligations", id="a not that fell out"),
        pytest.param("state-aid", "preferred", "uses reasonable endeavours to notify", "notifies", "obligations", id="an effort that became a result"),
        pytest.param("monitoring", "fallback", "the Minister may ask", "the Minister asks", "obligations", id="a may that became a duty"),
        pytest.param("transfer", "preferred", "debtor=parties", "debtor=company", "duties", id="another debtor"),
        pytest.param("transfer", "preferred", 'deadline="dertien weken vooraf"', 'deadline="acht weken vooraf"', "duties", id="another deadline in the tag"),
        pytest.param("transfer", "preferred", "duty=result", "duty=effort", "duties", id="another sort of duty"),
        pytest.param("transfer", "preferred", "#merger", "#fusion", "labels", id="another label"),
    ],
)  # fmt: skip
def test_a_planted_difference_is_found(clause_id: str, position: str, old: str, new: str, what: str) -> None:
    assert what in _what(_english(clause_id, position, old, new))


def test_duties_that_changed_places_are_found() -> None:
    """The same tags in the text as a whole, each at another lid: a bag of duties would not see it."""
    clause = LIBRARY.clause("verification")
    english = next(v for v in clause.variants if v.lang == "en" and "preferred" in v.positions)
    swapped = english.text.replace("debtor=state", "@").replace(
        "#verify duty=result debtor=company", "#verify duty=result debtor=state"
    )
    assert "duties" in _what(
        replace(
            clause,
            variants=tuple(
                replace(v, text=swapped.replace("@", "debtor=company")) if v is english else v for v in clause.variants
            ),
        )
    )


def test_a_text_in_one_language_only_is_found() -> None:
    clause = LIBRARY.clause("levies-tariffs")
    lone = replace(
        clause, variants=tuple(v for v in clause.variants if not (v.lang == "en" and "fallback" in v.positions))
    )
    assert [f.code for f in parity(lone)] == ["clauses.one-language"]


def test_a_difference_names_both_lines() -> None:
    finding = next(parity(_english("hardship", "walk_away", "within six months", "within five months")))
    text = finding.text("nl")
    lines = LIBRARY.clause("hardship").raw.split("\n")
    dutch = int(str(finding.values["other"]))
    assert finding.place.line
    assert lines[finding.place.line - 1].startswith("3. If the consultation")
    assert lines[dutch - 1].startswith("3. Als het overleg")
    assert "5 m, 6, 6 m" in text


def test_the_library_has_no_static_fault() -> None:
    assert [f.text("en") for f in static_findings(list(LIBRARY), LIBRARY)] == []
