"""Files changed by chance end in a result or in a clear fault: some hundred runs by default, thousands with the slow tests.

What was found is kept in `found/KIND-….bin` and run each time. To look for more: `python -m tests.fuzz.worker docx 100000 5000`.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafting.errors import DraftingError
from tests.conftest import ROOT
from tests.fuzz.targets import DONE
from tests.fuzz.worker import run

FOUND = Path(__file__).parent / "found"
FEW = {
    "docx": 8,
    "redline": 8,
    "xlsx": 3,
    "pdf": 60,
    "yaml": 20,
    "json": 15,
    "csv": 60,
    "clause": 40,
    "template": 20,
    "frame": 4,
}
MANY = {"docx": 500, "redline": 400, "xlsx": 120, "pdf": 3000, "yaml": 1000, "json": 1000, "csv": 3000, "clause": 1500, "template": 1000, "frame": 200}  # fmt: skip


def _fuzzed(*words: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.fuzz.worker", *words], cwd=ROOT, capture_output=True, text=True, check=False
    )
    lines = done.stdout.splitlines()
    wrong = [f"{one['run']}: {one['wrong']}" for line in lines if line.startswith("{") for one in [json.loads(line)]]
    if not lines or lines[-1] != "done":
        wrong.append(f"ended {lines[-1:]} with {done.returncode}: {done.stderr[-2000:]}")
    return wrong


def test_a_changed_file_ends_in_a_result_or_a_clear_fault() -> None:
    assert FEW.keys() == DONE.keys()
    assert _fuzzed(*(word for kind, count in FEW.items() for word in (kind, "0", str(count)))) == []


@pytest.mark.slow
@pytest.mark.parametrize("kind", DONE)
def test_thousands_of_changed_files_end_in_a_result_or_a_clear_fault(kind: str) -> None:
    assert _fuzzed(kind, "1000", str(MANY[kind])) == []


@pytest.mark.parametrize("kind", sorted({path.name.partition("-")[0] for path in FOUND.glob("*.bin")}))
def test_what_was_found_once_is_mended(kind: str) -> None:
    assert _fuzzed(kind, *map(str, sorted(FOUND.glob(f"{kind}-*.bin")))) == []


def test_the_fuzzer_sees_what_goes_wrong(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def fails(raw: bytes, folder: Path) -> None:
        raise KeyError(raw)

    def loops(raw: bytes, folder: Path) -> None:
        while True:
            pass

    monkeypatch.setitem(DONE, "csv", fails)
    assert "KeyError" in run("csv", b"x", tmp_path)
    monkeypatch.setattr("tests.fuzz.worker.SECONDS", 0.05)
    monkeypatch.setitem(DONE, "csv", loops)
    assert "more than" in run("csv", b"x", tmp_path)


# ---------------------------------------------------------------- texts made of the words of their language

_WORDS = st.sampled_from(
    [
        "{{",
        "}}",
        "{%",
        "%}",
        "{#",
        "#}",
        "if",
        "else",
        "endif",
        "for",
        "in",
        "endfor",
        "set",
        "macro",
        "endmacro",
        "call",
        "endcall",
        "filter",
        "endfilter",
        "a",
        "b.c",
        "[",
        "]",
        "(",
        ")",
        ",",
        "|",
        "upper",
        "join",
        "~",
        "+",
        "*",
        "**",
        "%",
        "==",
        "not",
        "is",
        "defined",
        "'x'",
        "1",
        "1e9",
        "range",
        "loop.index",
        "namespace",
        "ns.x",
        "=",
        ":",
        "{",
        "}",
        "\\",
        '"',
        "'",
        "\n",
        "&",
        "<",
        ">",
        "é",
        "\u202e",
    ]
)
_TEXTS = st.lists(_WORDS, max_size=30).map(" ".join)


@given(_TEXTS)
@settings(max_examples=40, deadline=None, derandomize=True)
def test_any_text_of_the_template_language_ends_in_a_text_or_a_fault(text: str) -> None:
    from drafting.clauses.environment import compile_text, fill
    from drafting.clauses.located import Render

    try:
        fill(compile_text(text, "a.md", 1), Render("nl", "a.md", 1), {"a": 1, "b": {"c": [1, 2]}})
    except DraftingError as error:
        told = error.text("nl"), error.text("en")
    else:
        told = "made", "made"
    assert all(told)


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.sampled_from(["open: x", "1.250", "2025-02-30"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["id", "company", "projects", "stages", "support", "x"]), inner, max_size=4),
    max_leaves=20,
)  # fmt: skip


@given(_VALUES)
@settings(max_examples=40, deadline=None, derandomize=True)
def test_any_json_ends_in_a_dossier_or_a_fault(value: object) -> None:
    from drafting.intake import parse_dossier

    try:
        parse_dossier(json.dumps(value), "a.json")
    except DraftingError as error:
        told = error.text("nl"), error.text("en")
    else:
        told = "made", "made"
    assert all(told)
