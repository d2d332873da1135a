"""A team: behind the organisation's sign-in, with rights by group. No browser: the proxy is what counts here."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.web.client import Visitor, given
from tests.web.conftest import Studio

BRIEF = ROOT / "examples" / "brief" / "brief.docx"
WAD = ROOT / "examples" / "wadchemie" / "dossier.yaml"


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    """A studio that believes 127.0.0.1 as the proxy, and knows three groups."""
    folder = tmp_path_factory.mktemp("team")
    rights = folder / "rechten.yaml"
    rights.write_text("lezers: read\njuristen: draft\nhoofd: approve\n")
    (folder / "wad").mkdir()
    (folder / "wad" / "dossier.yaml").write_bytes(WAD.read_bytes())
    made = Studio(
        folder, "--behind-proxy", "X-Forwarded-User", "--trusted-proxy", "127.0.0.1/32", "--groups-header", "X-Forwarded-Groups",
        "--rights", str(rights),
    )  # fmt: skip
    yield made
    made.stop()


def member(team: Studio, name: str, groups: str) -> Visitor:
    """Somebody whom the proxy signed in."""
    return Visitor(team.address, {"X-Forwarded-User": name, "X-Forwarded-Groups": groups})


def test_nobody_comes_in_without_the_proxy_saying_who(team: Studio) -> None:
    answer = Visitor(team.address).get("/")
    assert answer.status == 401
    assert "niet aangemeld" in answer.text
    assert member(team, "J. Jansen", "lezers").get("/").status == 200
    assert Visitor(team.address).get("/binnen?sleutel=x").status == 403


def test_the_header_is_believed_from_the_proxy_alone(tmp_path: Path) -> None:
    from drafting.web.access import Gate
    from drafting.web.settings import Settings

    gate = Gate(Settings(tmp_path, behind_proxy="X-User", trusted_proxy=("10.0.0.5", "10.1.0.0/16")))
    said = {"x-user": "J. Jansen"}
    assert gate.visitor(said, {}, "10.0.0.5") is not None
    assert gate.visitor(said, {}, "10.1.2.3") is not None
    for peer in ("10.0.0.6", "127.0.0.1", "", "unix"):
        assert gate.visitor(said, {}, peer) is None, peer
    assert gate.visitor({"x-user": " "}, {}, "10.0.0.5") is None


@pytest.mark.parametrize(("groups", "right"), [("lezers", "read"), ("juristen;lezers", "draft"), ("hoofd,lezers", "approve"), ("gasten", "read"), ("", "read")])  # fmt: skip
def test_rights_by_group(tmp_path: Path, groups: str, right: str) -> None:
    from drafting.web.access import Gate
    from drafting.web.settings import Settings

    table = {"lezers": "read", "juristen": "draft", "hoofd": "approve"}
    gate = Gate(
        Settings(tmp_path, behind_proxy="X-User", trusted_proxy=("10.0.0.5",), groups_header="X-Groups", rights=table)
    )
    visitor = gate.visitor({"x-user": "J", "x-groups": groups}, {}, "10.0.0.5")
    assert visitor is not None
    assert visitor.right == right


def test_who_may_read_changes_nothing_and_who_may_draft_approves_nothing(team: Studio) -> None:
    reader = member(team, "R. Lezer", "lezers")
    fields = reader.form("/sjabloon")
    answer = reader.post("/sjabloon", fields, [given("template", BRIEF)])
    assert answer.status == 403
    assert "lezen, niet wijzigen" in answer.text
    from drafting.api.dossiers import key_of, state_of

    drafter, chief = member(team, "J. Jurist", "juristen"), member(team, "H. Hoofd", "hoofd")
    path = f"/dossier/{key_of('wad/dossier.yaml')}/document/jloi"
    clause = f"{path}/bepaling/confidentiality"
    file = team.folder / "wad" / "dossier.yaml"

    def choice(visitor: Visitor) -> dict[str, str | list[str]]:
        was = state_of(file.read_text(encoding="utf-8"))
        return visitor.form(clause) | {"deed": "position", "position": "walk_away", "reason": "uiterste", "approver": "H. Hoofd", "was": was}  # fmt: skip

    refused = drafter.post(clause, choice(drafter))
    assert refused.status == 400
    assert "‘approve’" in refused.text
    assert file.read_bytes() == WAD.read_bytes()
    # Nor by way of the text.
    text, was = file.read_text(encoding="utf-8"), state_of(file.read_text(encoding="utf-8"))
    sly = text + "\nchoices:\n  positions:\n    confidentiality: {position: walk_away, reason: x, approver: H. Hoofd}\n"
    written = f"/dossier/{key_of('wad/dossier.yaml')}/tekst"
    assert "choices:" not in text
    assert drafter.post(written, drafter.form(written) | {"text": sly, "was": was}).status == 403
    assert file.read_bytes() == WAD.read_bytes()
    assert chief.post(clause, choice(chief)).status == 303
    saved = drafter.form(path) | {"message": "eerste", "label": "", "based": ""}
    assert drafter.post(f"{path}/bewaren", saved).status == 303
    page = drafter.get(path).text
    assert "J. Jurist" in page
    status = "/concept/wadchemie/jloi/1/status"
    assert drafter.post(status, drafter.form(path) | {"status": "definitief"}).status == 400
    assert chief.post(status, chief.form(path) | {"status": "ter-review", "back": path}).status == 303


def test_a_form_of_one_is_none_of_another_and_every_change_is_in_the_trail(team: Studio) -> None:
    one, other = member(team, "A", "juristen"), member(team, "B", "juristen")
    fields = one.form("/sjabloon")
    assert other.post("/sjabloon", fields, [given("template", BRIEF)]).status == 400
    assert one.post("/sjabloon", fields, [given("template", BRIEF)]).status == 303
    from drafting.web.ledger import Ledger

    deeds = Ledger(team.folder / ".drafting" / "studio").deeds()
    assert ("A", "work-template") in {(who, what) for _, who, what, _ in deeds}


def test_image_and_compose_file_say_what_they_should() -> None:
    """Parsed only: no container engine runs here."""
    import yaml

    compose = yaml.safe_load((ROOT / "deploy" / "compose.yaml").read_text(encoding="utf-8"))
    assert set(compose["services"]) == {"studio", "database", "proxy"}
    studio = compose["services"]["studio"]
    assert "ports" not in studio  # only the proxy is reached from outside
    assert "--behind-proxy" in studio["command"]
    lines = (ROOT / "deploy" / "Dockerfile").read_text(encoding="utf-8").splitlines()
    known = ("FROM", "RUN", "COPY", "WORKDIR", "USER", "ENV", "EXPOSE", "ENTRYPOINT", "CMD", "VOLUME", "#", " ", "")
    assert all(line.startswith(known) for line in lines)
    assert any(line.startswith("USER ") and "root" not in line for line in lines)
