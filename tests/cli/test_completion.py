"""Completion in the shell itself."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from drafting.cli.completion import script
from drafting.cli.main import COMMANDS

needs_bash = pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not here")


def completed(*words: str) -> list[str]:
    """What bash offers for the last of these words."""
    line = " ".join(f'"{w}"' for w in words)
    asked = f"COMP_WORDS=({line}); COMP_CWORD={len(words) - 1}; _drafting; printf '%s\\n' \"${{COMPREPLY[@]}}\""
    told = subprocess.run(
        ["bash", "-c", script("bash") + asked], capture_output=True, text=True, check=True, timeout=20
    )
    return told.stdout.split()


@needs_bash
def test_commands_options_actions_and_values_are_completed() -> None:
    assert completed("drafting", "") == list(COMMANDS)
    assert completed("drafting", "rev") == ["review", "revisions"]
    assert completed("drafting", "build", "--for") == ["--force", "--form", "--format"]
    assert completed("drafting", "build", "--lang", "") == ["nl", "en"]
    assert "merge" in completed("drafting", "workbook", "me")
    assert completed("drafting", "workbook", "merge", "--format", "j") == ["json"]


def test_both_shells_get_a_script() -> None:
    assert "bashcompinit" in script("zsh")
    assert "bashcompinit" not in script("bash")
