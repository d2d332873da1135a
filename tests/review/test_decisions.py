"""Decisions on what came back: kept in the trail, never changed, recomputed, and there whole or not at all."""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from drafting.api.decisions import decide, decisions_of, kept_decisions, recomputed
from drafting.api.kept_reviews import kept_reviews
from drafting.api.kept_reviews import recomputed as reviews_again
from drafting.cli import main
from drafting.drafts import DraftStore
from tests.conftest import ROOT

HOME = ROOT / "examples" / "wadchemie"
BACK = HOME / "terug.docx"


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with what was sent and what came back."""
    path = tmp_path_factory.mktemp("store") / "a.db"
    kept = ["--store", f"sqlite:///{path}"]
    assert main(["draft", "save", str(HOME / "dossier.yaml"), "--kind", "jloi", "-m", "v", *kept]) == 0
    assert main(["draft", "import", "wadchemie/jloi", str(BACK), "--from", "Wadchemie", *kept]) == 0
    return path


@pytest.fixture
def url(once: Path, tmp_path: Path) -> str:
    """A copy of that store."""
    return f"sqlite:///{shutil.copy(once, tmp_path / 'a.db')}"


def _adopt(url: str, out: Path, *more: str) -> int:
    words = ["adopt", "wadchemie/jloi@1", "wadchemie/jloi@2", "--dossier", str(HOME / "dossier.yaml"), "-o", str(out)]
    return main([*words, "--author", "an", "--store", url, *more])


def test_a_decision_says_who_what_when_and_why(url: str, tmp_path: Path) -> None:
    assert _adopt(url, tmp_path / "a.yaml", "--refuse", "surroundings", "--reason", "omgeving blijft") == 0
    store = DraftStore(url)
    found = {(d.what, d.sort): d for d in kept_decisions(store, "wadchemie/jloi")}
    assert {k[0]: d.decision for k, d in found.items()} == {
        "key-terms": "taken", "milestones": "taken", "support-cap": "taken", "confidentiality": "taken", "surroundings": "refused",
        "support.maatwerksubsidie.maximum": "taken",
    }  # fmt: skip
    refused = found["surroundings", "clause"]
    assert (refused.author, refused.why, refused.base, refused.returned) == (
        "an",
        "omgeving blijft",
        1,
        "wadchemie/jloi@2",
    )
    assert refused.found["presence"] == "gone"
    assert refused.moment
    # The same once more says nothing new; a change of mind comes after, and what was said before stays.
    count, head = store.head()
    assert _adopt(url, tmp_path / "a.yaml", "--refuse", "surroundings", "--reason", "omgeving blijft", "--force") == 0
    assert store.head() == (count, head)
    _adopt(url, tmp_path / "a.yaml", "--force")
    of = [d.decision for d in kept_decisions(store, "wadchemie/jloi") if d.what == "surroundings"]
    assert of == ["refused", "taken"]
    assert store.since(head) == 1
    assert store.verify() == []
    assert [*recomputed(store, "wadchemie/jloi"), *reviews_again(store, "wadchemie/jloi")] == []
    store.close()


def test_a_review_or_decision_that_says_otherwise_is_found(
    url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _adopt(url, tmp_path / "a.yaml")
    assert main(["draft", "verify", "--reviews", "--store", url]) == 0
    assert "nagerekend: 7" in capsys.readouterr().out
    store = DraftStore(url)
    (one,) = [d for d in kept_decisions(store, "wadchemie/jloi") if d.what == "milestones"]
    lie = replace(one, found={**one.found, "edits": [["drie", "negen", True]]})
    assert decide(store, "wadchemie/jloi", [lie], "bo", one.moment, ()) == 1
    other = replace(one, by="drafting 0.0.1 reader 0", content="0" * 64)
    assert decide(store, "wadchemie/jloi", [other], "bo", one.moment, ()) == 1
    codes = [f.code for f in recomputed(store, "wadchemie/jloi")]
    assert codes == ["drafts.different-decision", "drafts.other-reader"]
    assert main(["draft", "verify", "--reviews", "--store", url]) == 1
    assert "milestones" in capsys.readouterr().err
    # A decision that is rewritten in the database is found by the chain.
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE audit SET detail = replace(detail, 'taken', 'refused') WHERE sequence = 5"))
    engine.dispose()
    assert [f.code for f in store.verify()] == ["drafts.broken-chain"]
    store.close()


@pytest.mark.slow
def test_open_decisions_say_what_stands_in_the_way(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from tests.review.cases import base
    from tests.review.returns import File
    from tests.review.returns import text as words_of

    url = f"sqlite:///{tmp_path / 'a.db'}"
    dossier = str(HOME / "dossier.yaml")
    assert main(["draft", "save", dossier, "--kind", "agreement", "-m", "v", "--store", url]) == 0
    file = File(base("wadchemie", "agreement").docx)
    for old, new in (("40%", "een redelijk deel"), ("zegge: eenenzestig", "zegge: vijfenzestig")):
        p = next(p for p in file.body.iter("{*}p") if old in words_of(p))
        file.replace(p, old.rpartition(": ")[2], new.rpartition(": ")[2], False)
    back = tmp_path / "terug.docx"
    back.write_bytes(file.bytes())
    words = ["adopt", "wadchemie/agreement@1", str(back), "--dossier", dossier, "-o", str(tmp_path / "n.yaml")]
    assert main([*words, "--store", url]) == 1
    store = DraftStore(url)
    found = {d.what: (d.decision, d.why) for d in kept_decisions(store, "wadchemie/agreement")}
    assert found["support.maatwerksubsidie.maximum"][0] == "open"
    assert "contradicts" in {why for _, why in found.values()}
    # The bytes that came back are kept: the decisions can be made again without the file.
    back.unlink()
    assert list(recomputed(store, "wadchemie/agreement")) == []
    assert main(["draft", "decisions", "wadchemie/agreement", "--store", url]) == 0
    assert "spreekt zichzelf" not in capsys.readouterr().err
    store.close()


def test_a_dry_run_decides_nothing(url: str, tmp_path: Path) -> None:
    _adopt(url, tmp_path / "a.yaml", "--dry-run")
    store = DraftStore(url)
    assert kept_decisions(store, "wadchemie/jloi") == []
    assert set(kept_reviews(store, "wadchemie/jloi")) == {2}
    store.close()
    assert not (tmp_path / "a.yaml").exists()


def test_what_is_refused_stays_as_it_was_sent(url: str) -> None:
    """A refused value is not smuggled in as a text; an unknown name is told."""
    from drafting.api.adopt import adopt
    from drafting.api.review import review
    from drafting.errors import UsageError

    store = DraftStore(url)
    found = review("wadchemie/jloi@1", BACK, store=store)
    source = (HOME / "dossier.yaml").read_text(encoding="utf-8")
    made = adopt(source, found, refused=["support.maatwerksubsidie.maximum"])
    assert "maximum: 61000000" in made.text
    assert "65" not in made.text.replace(source, "")
    assert {one.reason for one in made.left} == {"declined"}
    decisions = decisions_of(
        found, made, 1, "terug.docx", b"x", refused=["support.maatwerksubsidie.maximum"], why="te veel"
    )
    assert {d.what: d.decision for d in decisions}["support.maatwerksubsidie.maximum"] == "refused"
    with pytest.raises(UsageError) as caught:
        adopt(source, found, clauses=["maximum-steun"])
    assert "support-cap" in caught.value.text("nl")
    store.close()


KILLED = """
import sys
from drafting.cli import main
main(["adopt", "wadchemie/jloi@1", "wadchemie/jloi@2", "--dossier", sys.argv[1], "--author", "an", "--store", sys.argv[2]])
"""


def _kills(once: Path, folder: Path, times: int) -> None:
    """Adopting in place, killed at drawn moments: the dossier is the old or the new one to the byte, the trail holds all decisions or
    none, and asking again finishes the work."""
    draw = random.Random(18)
    whole = ""
    started = time.monotonic()
    for n in range(times + 1):
        here = folder / str(n)
        here.mkdir()
        url, dossier = f"sqlite:///{here / 'a.db'}", here / "dossier.yaml"
        dossier.write_bytes((HOME / "dossier.yaml").read_bytes())
        before = dossier.read_text(encoding="utf-8")
        shutil.copy(once, here / "a.db")
        words = [sys.executable, "-c", KILLED, str(dossier), url]
        if n == 0:
            started = time.monotonic()
            subprocess.run(words, check=True, capture_output=True)
            whole, lasted = dossier.read_text(encoding="utf-8"), time.monotonic() - started
            continue
        process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(draw.uniform(0.5, 1.0) * lasted)
        process.send_signal(signal.SIGKILL)
        process.wait()
        store = DraftStore(url)
        assert store.verify() == []
        assert len(kept_decisions(store, "wadchemie/jloi")) in (0, 6)
        now = dossier.read_text(encoding="utf-8")
        assert now in (before, whole)
        if now == whole:
            assert len(kept_decisions(store, "wadchemie/jloi")) == 6
        subprocess.run(words, check=True, capture_output=True)
        assert dossier.read_text(encoding="utf-8") == whole
        assert len(kept_decisions(store, "wadchemie/jloi")) == 6
        assert [d.decision for d in kept_decisions(store, "wadchemie/jloi")] == ["taken"] * 6
        store.close()


def test_what_stops_between_the_two_writes_is_finished_by_asking_again(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed after the decisions and before the dossier: nothing is half, and the same again says nothing twice."""
    from drafting.api import output

    class Killed(BaseException):
        pass

    def killed(*_: object) -> None:
        raise Killed

    out = tmp_path / "n.yaml"
    with monkeypatch.context() as patched:
        patched.setattr(output, "write_file", killed)
        with pytest.raises(Killed):
            _adopt(url, out)
    assert not out.exists()
    store = DraftStore(url)
    head = store.head()
    assert len(kept_decisions(store, "wadchemie/jloi")) == 6
    assert _adopt(url, out) == 0
    assert "65000000" in out.read_text(encoding="utf-8")
    assert store.head() == head
    store.close()


@pytest.mark.slow
def test_adopting_killed_at_thirty_moments(once: Path, tmp_path: Path) -> None:
    _kills(once, tmp_path, 30)
