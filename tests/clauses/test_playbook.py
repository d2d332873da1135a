"""What a negotiating team counts on: the depth of each kind, a playbook for every topic by name, previews of every text,
gaps in the norms that show, walk-away only with a named approval, and a workspace that may override or add."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

import drafting
from drafting import tree
from drafting.api import clauses as api
from drafting.api import places
from drafting.clauses import POSITIONS
from drafting.cli import main
from drafting.intake import load_dossier
from drafting.model import Choices
from tests.conftest import ROOT

LIBRARY = places.library()
WADCHEMIE = ROOT / "examples" / "wadchemie" / "dossier.yaml"

TOPICS = {
    "confidentiality": "confidentiality", "Woo": "disclosure-woo", "support and its cap": "support-cap",
    "state-aid standstill": "state-aid", "conditions precedent": "conditions-precedent", "FID": "investment-decision",
    "milestones and delay": "milestones", "change in law": "change-in-law", "levies and tariffs": "levies-tariffs",
    "hardship": "hardship", "clawback": "determination-recovery", "profit sharing": "profit-sharing",
    "parent guarantee": "parent-guarantee", "monitoring": "monitoring", "verification": "verification",
    "information rights": "information-rights", "term and long-stop date": "term", "termination": "termination",
    "liability": "liability", "transfer": "transfer", "change of control": "change-of-control", "disputes": "disputes",
    "language": "language",
}  # fmt: skip
ANNEXES = {
    "project sheets": "annex-projects", "CO2 trajectory": "annex-trajectory", "milestones and payments": "annex-payments",
    "governance": "annex-governance", "model report": "annex-report", "communication protocol": "annex-communication",
}  # fmt: skip


@pytest.mark.parametrize(("kind", "least"), [("eop", 12), ("jloi", 24), ("agreement", 32)])
def test_a_kind_has_its_depth(kind: str, least: int) -> None:
    document = drafting.assemble(load_dossier(WADCHEMIE), kind, "nl")
    assert len([n for n in tree.walk(document) if isinstance(n, tree.Article)]) >= least


@pytest.mark.parametrize("topic", TOPICS)
def test_every_topic_has_positions_and_a_playbook(topic: str) -> None:
    clause = LIBRARY.clause(TOPICS[topic])
    assert clause.negotiable
    for lang in ("nl", "en"):
        assert {p for v in clause.variants if v.lang == lang for p in v.positions} == set(POSITIONS)
        for part in ("asks", "gives", "counter"):
            assert len(clause.playbook[part][lang]) > 20, part
        for position in ("fallback", "walk_away"):
            assert len(clause.playbook[position]["when"][lang]) > 20
            assert clause.playbook[position]["approver"][lang]


def test_the_threshold_for_levies_and_tariffs_is_stated() -> None:
    for position in POSITIONS:
        assert re.search(r"more than \d+%", api.preview_text("levies-tariffs", "en", position))


def test_the_agreement_has_every_annex_and_the_definitions_may_stand_in_one() -> None:
    document = drafting.assemble(load_dossier(WADCHEMIE), "agreement", "nl")
    found = {n.wid for n in tree.walk(document) if isinstance(n, tree.Annex)}
    assert set(ANNEXES.values()) <= found
    assert "Begrippen" in api.preview_text("annex-definitions", "nl")


@pytest.mark.parametrize("clause_id", LIBRARY.ids)
def test_every_text_can_be_previewed(clause_id: str) -> None:
    clause = LIBRARY.clause(clause_id)
    for variant in clause.variants:
        for position in variant.positions:
            for firmness in variant.firmnesses or ("",):
                text = api.preview_text(clause_id, variant.lang, position, firmness)
                assert not re.search(r"\{[{%:]|None(?!\.)|\bUndefined\b", text), (clause_id, position, firmness)
                assert text.strip() or clause_id == "letter-signatures"


def _workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, **clauses: str) -> Path:
    """A workspace one stands in, with clause files of its own."""
    assert main(["init", str(tmp_path / "ws")]) == 0
    for name, text in clauses.items():
        topic = re.search(r"(?m)^topic: (\S+)", text)
        assert topic is not None
        (tmp_path / "ws" / "clauses" / topic[1]).mkdir(parents=True, exist_ok=True)
        (tmp_path / "ws" / "clauses" / topic[1] / f"{name.replace('_', '-')}.md").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path / "ws")
    return tmp_path / "ws"


def test_a_gap_in_the_norms_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    term = LIBRARY.clause("term").raw.replace("norms: [AvC-2003/19]\n", "")
    _workspace(tmp_path, monkeypatch, term=term)
    capsys.readouterr()
    assert main(["clauses", "norms"]) == 1
    out = capsys.readouterr().out
    block = out[out.index("AvC-2003/19") : out.index("AvC-2003/20")]
    assert [line.split()[0] for line in block.splitlines() if "GAT:" in line] == ["eop", "jloi", "agreement"]
    assert out.splitlines()[-1] == "Gaten: 3"
    assert "\033[31m" not in out  # red on a terminal only
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert main(["clauses", "norms"]) == 1
    assert capsys.readouterr().out.count("\033[31m") == 3


def test_a_workspace_overrides_and_adds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    costs = LIBRARY.clause("costs").raw.replace(
        "Elke Partij draagt de eigen kosten", "Iedere Partij betaalt de eigen kosten"
    )
    own = costs.replace("id: costs", "id: own-costs")
    folder = _workspace(tmp_path, monkeypatch, costs=costs, own_costs=own)
    shutil.copytree(ROOT / "templates" / "eop", folder / "templates" / "eop")
    outline = folder / "templates" / "eop" / "outline.yaml"
    outline.write_text(
        outline.read_text(encoding="utf-8").replace("      - costs\n", "      - costs\n      - own-costs\n"),
        encoding="utf-8",
    )
    capsys.readouterr()
    assert main(["clauses", "check"]) == 0
    assert main(["clauses", "list", "--topic", "final"]) == 0
    assert "own-costs" in capsys.readouterr().out
    assert main(["build", "dossier.yaml", "--kind", "eop", "--format", "md", "--lang", "nl", "-o", "uit"]) == 0
    assert (
        next((folder / "uit").glob("*.md")).read_text(encoding="utf-8").count("Iedere Partij betaalt de eigen kosten")
        == 2
    )


def test_walk_away_without_a_named_approval_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["build", str(WADCHEMIE), "--kind", "agreement", "--lang", "nl", "--format", "md", "-o", str(tmp_path)]
    assert main([*arguments, "--set", "liability=walk_away", "--set", "term=walk_away"]) != 0
    told = capsys.readouterr().err
    assert "'liability'" in told
    assert "'term'" in told
    assert "approver" in told
    assert "Traceback" not in told
    assert list(tmp_path.iterdir()) == []
    assert main([*arguments, "--set", "liability=fallback"]) == 0


def test_walk_away_with_a_named_approval_is_built() -> None:
    dossier = load_dossier(WADCHEMIE)
    choices = Choices.model_validate(
        {
            "positions": {
                "liability": {"position": "walk_away", "reason": "proef", "approver": "A. de Bruin, 3 maart 2026"}
            }
        }
    )
    document = drafting.assemble(dossier.model_copy(update={"choices": choices}), "agreement", "nl")
    article = next(n for n in tree.walk(document) if isinstance(n, tree.Article) and n.wid == "liability")
    assert "ten hoogste een vijfde" in tree.plain_text(article.children)


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("position", POSITIONS)
def test_a_grant_that_was_awarded_first_is_not_promised_again(position: str, lang: str) -> None:
    """The side branch: no application, no decision still to be taken, no notification still to be made."""
    dossier = load_dossier(ROOT / "examples" / "zuivelpoeder" / "dossier.yaml")
    chosen = {c.id: {"position": position, "reason": "proef", "approver": "proef"} for c in LIBRARY if c.negotiable}
    dossier = dossier.model_copy(update={"choices": Choices.model_validate({"positions": chosen})})
    document = drafting.assemble(dossier, "agreement", lang)
    texts = {n.wid: tree.plain_text(n.children) for n in tree.walk(document) if isinstance(n, tree.Article)}
    given, asks, notifies = {
        "nl": ("De Minister heeft voor de Projecten", "vraagt de Steun aan", "aan te melden"),
        "en": ("has provided a", "applies for the Support", "notif"),
    }[lang]
    assert given in texts["support"]
    assert asks not in texts["support-decision"]
    assert notifies not in texts["state-aid"].replace("notification is not needed", "")
    assert len(texts) == len(
        [
            n
            for n in tree.walk(
                drafting.assemble(load_dossier(ROOT / "examples" / "zuivelpoeder" / "dossier.yaml"), "agreement", lang)
            )
            if isinstance(n, tree.Article)
        ]
    )


def test_a_grant_after_the_agreement_does_not_change_it() -> None:
    from drafting.model import FACTS, StageEvent

    dossier = load_dossier(ROOT / "examples" / "zuivelpoeder" / "dossier.yaml")
    holds = FACTS["has_grant"].holds
    assert holds(dossier)
    before = [e for e in dossier.stages if e.id not in ("subsidie", "maatwerkafspraak")]
    signed = StageEvent.model_validate({"id": "maatwerkafspraak", "stage": "agreement", "date": "2025-12-01"})
    grant = next(e for e in dossier.stages if e.id == "subsidie")
    assert not holds(dossier.model_copy(update={"stages": (*before, signed, grant)}))
    assert not holds(dossier.model_copy(update={"stages": (*before, grant.model_copy(update={"planned": True}))}))
    assert holds(dossier.model_copy(update={"stages": (*before, grant)}))


@pytest.mark.parametrize("clause_id", LIBRARY.ids)
def test_every_article_of_a_statute_waits_for_a_jurist(clause_id: str) -> None:
    """Numbers of statutes, cited as norm or named in a text or note, stand under `verify`; directives whose text is at hand do not."""
    clause = LIBRARY.clause(clause_id)
    marked = " ".join(clause.verify)
    cited = {n.partition("/")[2] for n in clause.norms if not n.startswith(("AvC-", "AvS/", "Ar/"))}
    words = " ".join(v.text for v in clause.variants) + " ".join(map(str, clause.note.values()))
    cited |= {number.rstrip(".") for number in re.findall(r"\b\d:\d+[a-z]?\b", words)}
    assert {number for number in cited if number not in marked} == set()
