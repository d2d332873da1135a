"""What one document knows of a dossier: the support of its stage, and no grant or approval of a later day."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from drafting.intake import load_dossier
from drafting.model import FACTS, Dossier, NotificationStatus, Stage, Support, listed
from drafting.model.staging import at_document, supports_in
from tests.conftest import ROOT

WADCHEMIE = ROOT / "examples" / "wadchemie" / "dossier.yaml"


def _support(id: str, stage: Stage | None, maximum: int = 1) -> Support:
    return Support(id=id, instrument="subsidie", maximum=maximum, aid_basis="gber", stage=stage)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("stage", "held"),
    [
        (Stage.EOP, {"always"}),
        (Stage.JLOI, {"always", "letter"}),
        (Stage.SUBSIDY, {"always", "letter"}),
        (Stage.AGREEMENT, {"always", "bound"}),
        (Stage.EXECUTION, {"always", "bound"}),
        (None, {"always", "bound"}),
    ],
)
def test_a_document_has_the_support_of_its_stage_or_of_the_nearest_before_it(
    stage: Stage | None, held: set[str]
) -> None:
    supports = (_support("always", None), _support("letter", Stage.JLOI), _support("bound", Stage.AGREEMENT))
    assert {s.id for s in supports_in(supports, stage)} == held


def _with_grant(**support: Any) -> Dossier:
    dossier = load_dossier(WADCHEMIE)
    first = listed(dossier.support)[0].model_copy(update=support)
    return dossier.model_copy(update={"support": (first,)})


def test_a_grant_of_a_later_day_is_not_known_to_an_earlier_document() -> None:
    dossier = _with_grant(decided=date(2026, 1, 15), decision="WM-26")
    known = {
        kind: at_document(dossier, kind, stage)
        for kind, stage in (("jloi", Stage.JLOI), ("agreement", Stage.AGREEMENT))
    }
    assert not FACTS["has_grant"].holds(known["jloi"])  # signed on 22 May 2025
    assert listed(known["jloi"].support)[0].decision is None
    assert FACTS["has_grant"].holds(known["agreement"])  # 28 May 2026
    assert listed(known["agreement"].support)[0].decision == "WM-26"


def test_an_approval_of_a_later_day_is_a_notification_to_an_earlier_document() -> None:
    dossier = _with_grant(notification=NotificationStatus.APPROVED, approved=date(2025, 12, 1))
    assert listed(at_document(dossier, "jloi", Stage.JLOI).support)[0].notification == NotificationStatus.NOTIFIED
    assert FACTS["is_approved"].holds(at_document(dossier, "agreement", Stage.AGREEMENT))


def test_where_the_day_of_the_grant_is_open_the_order_of_the_steps_decides() -> None:
    dossier = load_dossier(ROOT / "tests" / "deals" / "yara.yaml")
    assert not FACTS["has_grant"].holds(at_document(dossier, "eop", Stage.EOP))
    assert FACTS["has_grant"].holds(at_document(dossier, "jloi", Stage.JLOI))
