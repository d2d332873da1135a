"""A bill of materials of the product (CycloneDX 1.6, JSON): `python .ci/sbom.py > drafting.cdx.json`, in an environment that has it installed.

The product and what its dependencies need, with versions, licences and the hashes of the lock; `--extra NAME` adds an extra's. The same
environment gives the same bytes: no moment, no number drawn by chance.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tomllib
import uuid
from collections.abc import Iterable
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement

HERE = Path(__file__).resolve().parent


def normal(name: str) -> str:
    """A package's name as indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def needed(requirements: Iterable[str]) -> dict[str, set[str]]:
    """What requirements need here, each package with what it needs itself. Raises SystemExit for one that is not installed."""
    found: dict[str, set[str]] = {}
    seen: set[tuple[str, tuple[str, ...]]] = set()
    todo = [Requirement(r) for r in requirements]
    while todo:
        one = todo.pop()
        key = (normal(one.name), tuple(sorted(one.extras)))
        if key in seen:
            continue
        seen.add(key)
        try:
            own = distribution(one.name)
        except PackageNotFoundError:
            raise SystemExit(f"{one.name} is not installed") from None
        inner = [q for q in map(Requirement, own.requires or []) if _holds(q, one.extras)]
        found.setdefault(key[0], set()).update(normal(q.name) for q in inner)
        todo += inner
    return found


def _holds(requirement: Requirement, extras: Iterable[str]) -> bool:
    marker = requirement.marker
    return marker is None or any(marker.evaluate({"extra": extra}) for extra in (*extras, ""))


def hashes() -> dict[str, list[str]]:
    """The SHA-256 of the files of each package, as the lock has them."""
    found: dict[str, list[str]] = {}
    name = ""
    for line in (HERE / "lock.txt").read_text(encoding="utf-8").splitlines():
        if "==" in line:
            name = normal(line.partition("==")[0])
        found.setdefault(name, []).extend(re.findall(r"sha256:([0-9a-f]{64})", line))
    return found


def licence(own: Distribution) -> list[dict[str, Any]]:
    """What a package says of its licence: an expression, a name, or its classifiers."""
    said: Any = own.metadata
    if expression := said.get("License-Expression"):
        return [{"expression": expression}]
    names = [c.rpartition(" :: ")[2] for c in said.get_all("Classifier") or [] if c.startswith("License ::")]
    text = (said.get("License") or "").strip().partition("\n")[0]
    return [{"license": {"name": name[:120]}} for name in names or ([text] if text else [])]


def bill(extras: Iterable[str] = ()) -> dict[str, Any]:
    """The bill of materials."""
    project = tomllib.loads((HERE.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *(r for e in extras for r in project["optional-dependencies"][e])]
    tree, known = needed(wanted), hashes()
    version = re.search(
        r'__version__ = "([^"]+)"', (HERE.parent / "drafting" / "__init__.py").read_text(encoding="utf-8")
    )
    whole = {
        "type": "application", "bom-ref": project["name"], "name": project["name"], "version": version[1] if version else "0",
        "licenses": [{"license": {"id": project["license"]["text"]}}],
    }  # fmt: skip
    references = {name: f"pkg:pypi/{name}@{distribution(name).version}" for name in tree}
    components = [
        {
            "type": "library", "bom-ref": references[name], "name": name, "version": distribution(name).version, "purl": references[name],
            "licenses": licence(distribution(name)),
            "properties": [{"name": "sha256 of a distributed file", "value": h} for h in sorted(known.get(name, []))],
        }
        for name in sorted(tree)
    ]  # fmt: skip
    first = sorted({references[normal(Requirement(r).name)] for r in wanted})
    rest = [{"ref": references[n], "dependsOn": sorted(references[i] for i in tree[n])} for n in sorted(tree)]
    body = {"components": components, "dependencies": [{"ref": project["name"], "dependsOn": first}, *rest]}
    number = uuid.uuid5(uuid.NAMESPACE_OID, json.dumps([whole, body], sort_keys=True))
    return {
        "bomFormat": "CycloneDX", "specVersion": "1.6", "serialNumber": f"urn:uuid:{number}", "version": 1,
        "metadata": {"component": whole}, **body,
    }  # fmt: skip


def main() -> int:
    """Writes it to standard output."""
    parser = argparse.ArgumentParser(description="A bill of materials (CycloneDX).")
    parser.add_argument("--extra", action="append", default=[])
    print(json.dumps(bill(parser.parse_args().extra), indent=1, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
