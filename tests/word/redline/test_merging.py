"""Three files as one: what each side changed is there, what both changed is left to choose, and nothing is dropped (law 3)."""

from __future__ import annotations

import io
import json
import re
import subprocess
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import drafting
from drafting.cli import main
from drafting.word import read_blocks
from drafting.word.package.soundness import unsound
from tests.conftest import ROOT, SHARED
from tests.word.redline.test_redline import _seen

STAMP = {"author": "Delta B.V.", "date": "2026-01-01T00:00:00Z"}
WADCHEMIE = drafting.load_dossier(ROOT / "examples" / "wadchemie" / "dossier.yaml")


def seen(source: bytes) -> list[tuple[Any, ...]]:
    """What a reader sees of the body; a comment at it is no part of the text."""
    return [
        (own, tuple(x for x in letters if x[0] != "commentReference"), cells) for own, letters, cells in _seen(source)
    ]


def built(**positions: str) -> bytes:
    return drafting.render(
        drafting.assemble(WADCHEMIE, "jloi", positions={k.replace("_", "-"): v for k, v in positions.items()})
    )


def rewritten(source: bytes, before: str, after: str) -> bytes:
    """The file with other words in its body."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(source)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            raw = old.read(name)
            new.writestr(name, raw.replace(before.encode(), after.encode()) if name == "word/document.xml" else raw)
    assert before.encode() in _document(source)
    return out.getvalue()


@pytest.fixture(scope="module")
def base() -> bytes:
    return built()


def test_changes_in_different_places_are_all_there(base: bytes) -> None:
    ours, theirs = built(confidentiality="fallback"), built(termination="fallback")
    made = drafting.merge(base, ours, theirs, **STAMP)
    assert seen(drafting.reject_all(made.content)) == seen(ours)
    assert seen(drafting.accept_all(made.content)) == seen(built(confidentiality="fallback", termination="fallback"))
    assert made.conflicts == ()
    assert made.theirs > 0
    assert made.ours > 0


def test_who_changed_nothing_takes_what_the_other_changed(base: bytes) -> None:
    other = built(confidentiality="fallback", termination="fallback")
    ours_only, theirs_only, agreed = (
        drafting.merge(base, *pair, **STAMP) for pair in ((other, base), (base, other), (other, other))
    )
    for made in (ours_only, agreed):
        assert seen(drafting.accept_all(made.content)) == seen(other)
        assert b"w:ins " not in _document(made.content)
        assert b"w:del " not in _document(made.content)
    assert seen(drafting.accept_all(theirs_only.content)) == seen(other)
    assert seen(drafting.reject_all(theirs_only.content)) == seen(base)


def test_what_both_changed_is_left_to_choose(base: bytes, validator: Path, tmp_path: Path) -> None:
    ours = built(confidentiality="fallback")
    theirs = rewritten(built(termination="fallback"), "tot vijf jaar na", "tot twee jaar na")
    made = drafting.merge(base, ours, theirs, **STAMP)
    (conflict,) = made.conflicts
    assert (conflict.base, conflict.ours, conflict.theirs) == ("vijf", "tien", "twee")
    assert conflict.place.startswith("Dit artikel geldt tot")
    assert seen(drafting.reject_all(made.content)) == seen(ours)
    accepted = " ".join(b.text for b in read_blocks(drafting.accept_all(made.content)))
    assert "tot twee jaar na" in accepted
    with zipfile.ZipFile(io.BytesIO(made.content)) as archive:
        comments = archive.read("word/comments.xml").decode()
    assert "Eerst stond hier: «vijf»." in comments
    assert 'w:author="Delta B.V."' in comments
    assert unsound(made.content) == []
    path = tmp_path / "samen.docx"
    path.write_bytes(made.content)
    told = subprocess.run([validator, path], capture_output=True, text=True, timeout=120, check=False).stdout
    assert json.loads(told)["errors"] == []


def test_their_tracked_changes_and_looks_count(base: bytes) -> None:
    theirs = drafting.redline(
        base, rewritten(base, "tot vijf jaar na", "tot twee jaar na"), author="Advocaat", date="2026-01-01T00:00:00Z"
    )
    ours = rewritten(base, "binnen vier weken", "binnen vijf weken")
    made = drafting.merge(base, ours, theirs, **STAMP)
    text = " ".join(b.text for b in read_blocks(drafting.accept_all(made.content)))
    assert "tot twee jaar na" in text
    assert "binnen vijf weken" in text
    assert made.conflicts == ()
    bold = _bold(base)
    only_ours, only_theirs = drafting.merge(base, bold, base, **STAMP), drafting.merge(base, base, bold, **STAMP)
    assert seen(drafting.accept_all(only_ours.content)) == seen(bold)
    assert b"rPrChange" not in _document(only_ours.content)
    assert seen(drafting.accept_all(only_theirs.content)) == seen(bold)
    assert seen(drafting.reject_all(only_theirs.content)) == seen(base)


def test_the_command_line_tells_whose_is_what(base: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, content in {
        "base": base,
        "ours": rewritten(base, "tot vijf jaar na", "tot tien jaar na"),
        "theirs": rewritten(base, "tot vijf jaar na", "tot twee jaar na"),
    }.items():
        (tmp_path / f"{name}.docx").write_bytes(content)
    files = [str(tmp_path / f"{n}.docx") for n in ("base", "ours", "theirs")]
    out = tmp_path / "samen.docx"
    assert main(["merge", *files, "-o", str(out), "--author", "Delta B.V."]) == 1
    told = capsys.readouterr()
    assert "1 van beide" in told.out
    assert "bij ons staat «tien», bij hen «twee»" in told.err
    assert out.is_file()
    out.write_bytes(out.read_bytes() + b"\0")  # somebody worked on it
    assert main(["merge", *files, "-o", str(out)]) == 7
    assert main(["merge", files[0], files[1], files[0], "-o", str(out), "--force"]) == 0
    assert main(["merge", files[0], str(tmp_path / "geen.docx"), files[0], "-o", str(out), "--force"]) == 6


# ---------------------------------------------------------------- drawn at random

WORDS = ("de", "Minister", "verleent", "het", "Bedrijf", "steun", "van", "€ 1.250.000", "binnen", "vier", "weken", "na")
lines = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(" ".join), min_size=1, max_size=6)
changes = st.lists(
    st.tuples(
        st.integers(0, 7),
        st.sampled_from(["gone", "new", "word", "cut"]),
        st.integers(0, 8),
        st.sampled_from(["nieuw", "ander", "anders"]),
    ),
    max_size=3,
)


def _changed(text: list[str], made: list[tuple[int, str, int, str]], mark: str) -> list[str]:
    out = list(text)
    for at, how, word, what in made:
        if how == "new" or not out:
            out.insert(min(at, len(out)), f"{mark} {what} lid dat er nog niet was")
            continue
        at %= len(out)
        if how == "gone":
            del out[at]
        else:
            parts = out[at].split(" ")
            parts[word % len(parts)] = f"{mark}{what}" if how == "word" else ""
            out[at] = " ".join(p for p in parts if p)
    return out


def _file(text: list[str]) -> bytes:
    document = docx.Document()
    for line in text:
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@given(lines, changes, changes)
@settings(max_examples=15, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
def test_nothing_that_either_wrote_is_dropped(text: list[str], by_us: list[Any], by_them: list[Any]) -> None:
    base, ours, theirs = _file(text), _file(_changed(text, by_us, "wij")), _file(_changed(text, by_them, "zij"))
    made = drafting.merge(base, ours, theirs, **STAMP)
    rejected, accepted = drafting.reject_all(made.content), drafting.accept_all(made.content)
    assert seen(rejected) == seen(ours)
    there = _words(rejected) | _words(accepted)
    for side in (ours, theirs):
        assert not (_words(side) - _words(base)) - there
    assert seen(drafting.accept_all(drafting.merge(base, ours, base, **STAMP).content)) == seen(ours)
    assert seen(drafting.accept_all(drafting.merge(base, base, theirs, **STAMP).content)) == seen(theirs)


def _real() -> list[tuple[Path, Path]]:
    folder = SHARED / "material" / "redline"
    if not folder.is_dir():
        return []
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    return [(folder / p["before"], folder / p["after"]) for p in manifest["pairs"]]


def test_the_laws_hold_on_real_pairs(shared: Path) -> None:
    for before, after in _real()[::9]:
        old, new = before.read_bytes(), after.read_bytes()
        assert seen(drafting.accept_all(drafting.merge(old, new, old, **STAMP).content)) == seen(
            drafting.accept_all(new)
        ), before.name
        theirs = drafting.merge(old, old, new, **STAMP).content
        assert seen(drafting.accept_all(theirs)) == seen(drafting.accept_all(new)), before.name
        assert seen(drafting.reject_all(theirs)) == seen(drafting.accept_all(old)), before.name


def _words(source: bytes) -> Counter[str]:
    return Counter(word for block in read_blocks(source) for word in block.text.split())


def _document(source: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(source)) as archive:
        return archive.read("word/document.xml")


def _bold(source: bytes) -> bytes:
    """The file with one run of plain words bold."""
    run = re.search(rb"<w:r><w:t[^>]*>[^<]{40,}</w:t></w:r>", _document(source))
    assert run is not None
    return rewritten(source, run[0].decode(), run[0].decode().replace("<w:r>", "<w:r><w:rPr><w:b/></w:rPr>", 1))
