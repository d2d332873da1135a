"""What the studio refuses, and what it keeps to itself. No browser: these are what a program could send."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.web.client import Visitor, given
from tests.web.conftest import Studio

BRIEF = ROOT / "examples" / "brief" / "brief.docx"
BOOK = ROOT / "examples" / "voortgang-2025" / "voortgang.xlsx"


@pytest.fixture(scope="module")
def lone(tmp_path_factory: pytest.TempPathFactory) -> Studio:
    """A studio of its own: its link is used here."""
    made = Studio(tmp_path_factory.mktemp("werkmap"), "--max-upload", "6")
    yield made
    made.stop()


@pytest.fixture(scope="module")
def visitor(lone: Studio) -> Visitor:
    """Somebody who came in."""
    made = Visitor(lone.address)
    assert made.come_in(lone.link).status == 303
    return made


def test_a_link_lets_one_browser_in_once(lone: Studio, visitor: Visitor) -> None:
    other = Visitor(lone.address)
    again = other.come_in(lone.link)
    assert again.status == 403
    assert "werkt niet (meer)" in again.text
    assert "druk daar op Enter" in again.text
    assert other.get("/").status == 401
    assert visitor.get("/").status == 200


def test_a_session_of_somebody_else_is_none(lone: Studio) -> None:
    other = Visitor(lone.address, cookies={f"studio-{lone.address.rpartition(':')[2]}": "eyJ2IjoieCJ9.x.y"})
    answer = other.get("/portfolio")
    assert answer.status == 401
    assert "sessie is geëindigd" in answer.text


def test_every_answer_tells_the_browser_what_it_may_not(visitor: Visitor) -> None:
    for path in ("/", "/werk/0000", "/stijl/studio.css"):
        headers = visitor.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"


def test_no_page_holds_a_script_or_style_of_its_own_or_loads_from_elsewhere(visitor: Visitor) -> None:
    for path in ("/", "/vergelijk", "/retour", "/portfolio", "/sjabloon"):
        text = visitor.get(path).text
        assert not re.search(r"<script(?![^>]* src=\"/stijl/)", text)
        assert "<style" not in text
        assert " style=" not in text
        assert " on" not in re.sub(r">[^<]*<", "><", text)
        assert not re.search(r"(?:src|href)=\"(?:https?:)?//", text)


def test_another_host_another_origin_and_no_origin_are_refused(visitor: Visitor) -> None:
    assert visitor.ask("GET", "/", Host="evil.example").status == 421
    fields = visitor.form("/vergelijk")
    files = [given("old", BRIEF), given("new", BRIEF)]
    assert visitor.post("/vergelijk", fields, files, Origin="https://evil.example").status == 403
    assert visitor.post("/vergelijk", fields, files, Origin="").status == 403
    assert visitor.post("/vergelijk", fields, files, Origin="null").status == 403


def test_a_form_without_our_mark_is_refused_and_says_what_to_do(visitor: Visitor) -> None:
    files = [given("old", BRIEF), given("new", BRIEF)]
    for mark in ("", "nep", visitor.form("/vergelijk")["mark"] + "x"):
        answer = visitor.post("/vergelijk", {"mark": mark, "nonce": "1"}, files)
        assert answer.status == 400
        assert "Dit formulier is verlopen" in answer.text


def test_what_is_too_large_is_refused_in_words(visitor: Visitor) -> None:
    answer = visitor.post("/vergelijk", visitor.form("/vergelijk"), [("old", "groot.docx", b"x" * 7_000_000)])
    assert answer.status == 413
    assert "groter dan 6 MB" in answer.text


def test_names_of_files_lead_nowhere(lone: Studio, visitor: Visitor) -> None:
    for name in ("../../../../etc/cron.d/x.docx", "..\\\\..\\\\boot.docx", "/etc/passwd.docx", ".htaccess.docx", "con.docx", "a\u202egpj.docx"):  # fmt: skip
        work = visitor.post("/sjabloon", visitor.form("/sjabloon"), [("template", name, BRIEF.read_bytes())]).to
        assert work.startswith("/werk/"), name
        visitor.done(work)
        room = lone.folder / ".drafting" / "studio" / "werk" / work.rpartition("/")[2]
        kept = sorted(p.name for p in (room / "in").iterdir())
        assert len(kept) == 1
        assert all(not n.startswith(".") and "/" not in n and "\\" not in n and "\u202e" not in n for n in kept)
    assert {p.name for p in lone.folder.iterdir()} == {".drafting"}


def test_no_address_reaches_a_file_that_is_no_result(visitor: Visitor) -> None:
    fields = visitor.form("/sjabloon")
    work = visitor.post("/sjabloon", fields, [given("template", BRIEF)]).to
    visitor.done(work)
    for path in (
        "/werk/../../studio.db", "/werk/..%2f..%2fstudio.db", f"{work}/bestand/0", f"{work}/bestand/-1", f"{work}/bestand/../in/brief.docx",
        f"{work}/beeld/0", "/stijl/../pages/base.html", "/stijl/..%2f..%2fapp.py", "/werk/x", f"{work}/bestand/99",
    ):  # fmt: skip
        assert visitor.get(path).status == 404, path


def test_the_wrong_kind_of_file_is_told_at_its_field(visitor: Visitor) -> None:
    answer = visitor.post("/vergelijk", visitor.form("/vergelijk"), [given("old", BOOK), ("new", "leeg.docx", b"")])
    assert answer.status == 422
    assert "voortgang.xlsx is geen bestand dat hier hoort" in answer.text
    assert "leeg.docx is leeg" in answer.text
    assert 'aria-invalid="true"' in answer.text


@pytest.mark.parametrize(
    ("content", "said"),
    [(BOOK.read_bytes(), "Excel"), (b"%PDF-1.7 x", "PDF"), (b"PK\x03\x04 half", "zip"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "")],
)  # fmt: skip
def test_a_file_that_is_something_else_than_its_name_says(visitor: Visitor, content: bytes, said: str) -> None:
    work = visitor.post("/vergelijk", visitor.form("/vergelijk"), [("old", "x.docx", content), given("new", BRIEF)]).to
    page = visitor.done(work).text
    assert "Vergelijken lukte niet" in page
    assert "x.docx" in page
    assert said.lower() in page.lower()
    assert "Traceback" not in page


def test_a_zip_bomb_and_a_file_with_macros_are_met(visitor: Visitor) -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(BRIEF) as source, zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as target:
        for member in source.namelist():
            target.writestr(member, source.read(member))
        with target.open("word/media/x.xml", "w", force_zip64=True) as stream:
            for _ in range(30):
                stream.write(b"\0" * 4_000_000)
    work = visitor.post("/sjabloon", visitor.form("/sjabloon"), [("template", "bom.docx", bomb.getvalue())]).to
    page = visitor.done(work).text
    assert "Het sjabloon kan niet worden gebruikt" in page
    macros = io.BytesIO()
    with zipfile.ZipFile(BRIEF) as source, zipfile.ZipFile(macros, "w") as target:
        for member in source.namelist():
            target.writestr(member, source.read(member))
        target.writestr("word/vbaProject.bin", b"x")
    work = visitor.post("/sjabloon", visitor.form("/sjabloon"), [("template", "macro.docx", macros.getvalue())]).to
    assert "macro" in visitor.done(work).text.lower()


def test_the_same_form_posted_again_gives_the_same_work_and_other_files_other_work(visitor: Visitor) -> None:
    fields = visitor.form("/sjabloon")
    first = visitor.post("/sjabloon", fields, [given("template", BRIEF)]).to
    assert visitor.post("/sjabloon", fields, [given("template", BRIEF)]).to == first
    other = visitor.post("/sjabloon", fields, [given("template", BRIEF, "ander.docx")]).to
    assert other != first
    visitor.done(first)
    visitor.done(other)
    fresh = visitor.post("/sjabloon", visitor.form("/sjabloon"), [given("template", BRIEF)]).to
    assert fresh != first
    assert "gaf u eerder" in visitor.done(fresh).text or "Opnieuw" not in visitor.done(fresh).text


def test_logs_hold_no_names_of_files_and_no_words(lone: Studio, visitor: Visitor) -> None:
    visitor.get("/?zoek=geheimwoord")
    assert "/vergelijk" in lone.told
    assert "brief.docx" not in lone.told
    assert "geheimwoord" not in lone.told


def test_a_studio_that_others_can_reach_needs_a_sign_in(tmp_path: Path) -> None:
    from drafting.errors import UsageError
    from drafting.web.serve import serve
    from drafting.web.settings import Settings

    with pytest.raises(UsageError, match="--behind-proxy"):
        serve(Settings(tmp_path, host="0.0.0.0"), lambda *_: None)
    with pytest.raises(UsageError, match="--trusted-proxy"):
        serve(Settings(tmp_path, host="0.0.0.0", behind_proxy="X-Forwarded-User"), lambda *_: None)
    assert not list(tmp_path.iterdir())


def test_nothing_is_half_kept_where_the_disk_is_full(
    lone: Studio, visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The ledger by itself: a disk that fills up while files come in."""
    from drafting.errors import OutputError
    from drafting.web import uploads
    from drafting.web.ledger import WAITING, Ledger, Work

    ledger = Ledger(lone.folder / ".drafting" / "proef")
    work = Work(ledger.new_id(), "compare", "x", "y", "nl", WAITING, {}, {}, "2026", "", "", "", "", 0)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(uploads, "_copied", full)
    with pytest.raises(OutputError, match="schijf is vol"):
        uploads._kept(ledger, work, "n", [("old", BRIEF, "")])
    assert not list((ledger.folder / "werk").iterdir())
    assert ledger.latest() == []


def test_a_locked_record_is_told_and_nothing_is_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sqlite3

    from drafting.errors import StoreError
    from drafting.web import ledger as module
    from drafting.web.ledger import Ledger

    monkeypatch.setattr(module, "PATIENCE", 0.1)
    ledger = Ledger(tmp_path)
    other = sqlite3.connect(ledger.path, isolation_level=None)
    other.execute("begin exclusive")
    with pytest.raises(StoreError, match="even in gebruik"):
        ledger.note("x", "y", "z")
    other.execute("rollback")
    other.close()
    ledger.note("x", "y", "z")
    assert ledger.deeds()[0][1:] == ("x", "y", "z")
