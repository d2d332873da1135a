"""A studio that runs, and a browser before it: Debian's Chromium, driven by Playwright."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT

AXE = ROOT / ".venv" / "npm" / "node_modules" / "axe-core" / "axe.min.js"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
LINK = re.compile(r"http://\S+/binnen\?sleutel=\S+")


class Studio:
    """A studio in a process of its own."""

    def __init__(self, folder: Path, *words: str, workers: int = 1, **environment: str) -> None:
        self.folder, self.words, self.workers, self.environment = folder, words, workers, environment
        self.told = ""
        self.start()

    def start(self) -> None:
        """Starts it, and waits for its link."""
        command = [sys.executable, "-m", "drafting", "serve", str(self.folder), "--no-browser", "--workers", str(self.workers), *self.words]  # fmt: skip
        environment = {**os.environ, "PYTHONPATH": str(ROOT), **self.environment}
        self.process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment, cwd=self.folder)
        self.told = ""
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        until = time.monotonic() + 60
        while time.monotonic() < until and self.process.poll() is None:
            if found := LINK.search(self.told) or re.search(r"http://[\d.]+:\d+", self.told):
                self.link = found[0]
                self.address = self.link.partition("/binnen")[0]
                if self._answers():
                    return
            time.sleep(0.05)
        raise AssertionError(f"the studio did not start: {self.told}")

    def _answers(self) -> bool:
        import urllib.error
        import urllib.request

        try:
            urllib.request.urlopen(f"{self.address}/stijl/studio.css", timeout=5).close()
        except (OSError, urllib.error.URLError):
            return False
        return True

    def _read(self) -> None:
        assert self.process.stderr is not None
        for line in self.process.stderr:
            self.told += line

    def kill(self) -> None:
        """Ends it as a machine that loses its power does."""
        self.process.kill()
        self._gone()

    def _gone(self) -> None:
        self.process.wait()
        self._reader.join(5)
        assert self.process.stderr is not None
        self.process.stderr.close()

    def stop(self) -> None:
        """Ends it in order."""
        self.process.terminate()
        try:
            self.process.wait(15)
        except subprocess.TimeoutExpired:
            self.process.kill()
        self._gone()


@pytest.fixture(scope="session")
def playwright() -> Iterator[Any]:
    """Playwright."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with sync_api.sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser(playwright: Any) -> Iterator[Any]:
    """Chromium."""
    path = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if path is None:
        pytest.skip("Chromium is not installed")
    made = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
    yield made
    made.close()


@pytest.fixture(scope="session")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    """A studio in an empty workspace, for the tests that leave nothing behind that others would trip over."""
    made = Studio(tmp_path_factory.mktemp("werkmap"))
    yield made
    made.stop()


@pytest.fixture(scope="session")
def session(studio: Studio, browser: Any) -> Iterator[Any]:
    """A browser that came in by the one-time link."""
    made = browser.new_context(locale="nl-NL", viewport={"width": 1280, "height": 900})
    page = made.new_page()
    page.goto(studio.link)
    yield made
    made.close()


@pytest.fixture
def page(session: Any, studio: Studio) -> Iterator[Any]:
    """A page of that browser, at the overview."""
    made = session.new_page()
    made.set_default_timeout(30_000)
    made.goto(studio.address)
    yield made
    made.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """axe-core, from npm."""
    if not AXE.exists():
        pytest.skip("the npm package axe-core is not installed")
    return AXE.read_text(encoding="utf-8")


RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]


def accessible(page: Any, axe: str) -> None:
    """No finding of axe on a page as it stands, and nothing that makes it scroll sideways on a telephone."""
    page.evaluate(axe)  # the protocol's own evaluation: the page's policy is for the page
    found = page.evaluate("rules => axe.run(document, {runOnly: {type: 'tag', values: rules}, iframes: false})", RULES)
    told = [
        (v["id"], [n["html"][:160] + " | " + n["failureSummary"][:200] for n in v["nodes"][:3]])
        for v in found["violations"]
    ]
    assert not told, (page.url, told)
    for width in (400, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{page.url} scrolls sideways at {width}: {wide}"
