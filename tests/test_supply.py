"""What comes with the product: every package pinned and held by its hashes, none under the AGPL, the licence in the wheel, a bill of materials."""

from __future__ import annotations

import importlib.util
import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.conftest import ROOT

CI = ROOT / ".ci"
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PINS = dict(line.split("==") for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").split())
EXTRAS = PROJECT["project"]["optional-dependencies"]
AGPL = {"pymupdf", "pymupdf-layout", "pymupdf4llm"}
PEERS = {"python-redlines", "python-redlines-docxodus"}
"""Installed by hand, to be measured beside ours (benchmarks/redline)."""


def _script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, CI / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


lock, sbom = _script("lock"), _script("sbom")


def _held(path: Path) -> dict[str, tuple[str, int]]:
    """Package → version and number of hashes."""
    found: dict[str, tuple[str, int]] = {}
    for entry in re.split(r"\n(?=\S)", path.read_text(encoding="utf-8").strip()):
        name, version = re.match(r"(\S+)==(\S+)", entry).groups()  # type: ignore[union-attr]
        found[sbom.normal(name)] = (version, len(re.findall(r"--hash=sha256:[0-9a-f]{64}", entry)))
    return found


def test_the_lock_holds_every_pin_with_its_hashes_and_nothing_else() -> None:
    for path, names in lock.wanted().items():
        held = _held(path)
        pinned = {sbom.normal(n.partition("==")[0]): n.partition("==")[2] for n in names}
        assert {name: version for name, (version, _) in held.items()} == pinned
        assert all(count for _, count in held.values())


def test_pins_are_what_product_tests_and_benchmarks_need_and_nothing_else() -> None:
    needed = set(
        sbom.needed(
            [
                *PROJECT["project"]["dependencies"],
                *EXTRAS["dev"],
                *EXTRAS["dask"],
                *EXTRAS["postgres"],
                *EXTRAS["studio"],
            ]
        )
    )
    assert {sbom.normal(name) for name in PINS} - PEERS == needed


def test_the_build_backend_is_pinned() -> None:
    assert all(re.fullmatch(r"[\w-]+==[\w.]+", one) for one in PROJECT["build-system"]["requires"])


@pytest.mark.parametrize("extra", ["", *sorted(set(EXTRAS) - {"dev"})])
def test_nothing_under_the_agpl_comes_with_the_product(extra: str) -> None:
    needed = sbom.needed([*PROJECT["project"]["dependencies"], *EXTRAS.get(extra, [])])
    assert AGPL.isdisjoint(needed)
    for part in sbom.bill([extra] if extra else [])["components"]:
        assert not re.search(r"AGPL|AFFERO", json.dumps(part["licenses"]), re.IGNORECASE), part["name"]


def test_a_bill_of_materials_names_all_with_version_licence_and_hashes() -> None:
    out = subprocess.run([sys.executable, str(CI / "sbom.py")], capture_output=True, text=True, check=True).stdout
    made = json.loads(out)
    assert out == json.dumps(sbom.bill(), indent=1, ensure_ascii=False) + "\n"
    assert (made["bomFormat"], made["specVersion"], made["metadata"]["component"]["name"]) == (
        "CycloneDX",
        "1.6",
        PROJECT["project"]["name"],
    )
    references = {c["bom-ref"] for c in made["components"]}
    for part in made["components"]:
        assert part["version"] == {sbom.normal(n): v for n, v in PINS.items()}[part["name"]]
        assert part["licenses"], part["name"]
        assert part["properties"], part["name"]
    for one in made["dependencies"]:
        assert set(one["dependsOn"]) <= references


def test_no_file_names_a_package_host() -> None:
    for path in (*CI.iterdir(), ROOT / "Makefile", ROOT / "constraints.txt", ROOT / "pyproject.toml"):
        if path.is_file():
            assert not re.search(
                r"pypi\.org|pythonhosted|https?://[^\s\"']*simple", path.read_text(encoding="utf-8")
            ), path


def test_the_licence_comes_with_the_wheel() -> None:
    assert PROJECT["project"]["license-files"] == ["LICENSE"]
    assert (
        "EUPL" in (ROOT / "LICENSE").read_text(encoding="utf-8")
        or "EUROPEAN UNION PUBLIC LICENCE" in (ROOT / "LICENSE").read_text(encoding="utf-8").upper()
    )
