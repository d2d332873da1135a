"""The lock: names, versions and the hashes of all files of each version, of what continuous integration installs.

`python .ci/lock.py` makes lock.txt anew from constraints.txt, and lock-build.txt from the build backend's pins in pyproject.toml and SETUPTOOLS
(one package, docopt, has no wheel); it needs uv on the path, which asks the index that it is set up for. The build tools are installed first,
so that nothing is built in isolation, with packages that nobody locked. `--applies` says by its exit code whether the lock covers this Python and system: the set of
packages is that of these versions of Python, and each has a file for them there; elsewhere packages are installed by name and version.
"""

from __future__ import annotations

import platform
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

HERE = Path(__file__).resolve().parent
LOCK, BUILD = HERE / "lock.txt", HERE / "lock-build.txt"
SETUPTOOLS = "setuptools==84.2.1"
COVERED = ((3, 11), (3, 12), (3, 13))
"""CPython on Linux with glibc, x86_64; looked at by `uv pip install --dry-run` for each."""


def applies() -> bool:
    """Whether the lock covers this Python and system."""
    return (
        sys.version_info[:2] in COVERED
        and platform.python_implementation() == "CPython"
        and platform.system() == "Linux"
        and platform.machine() == "x86_64"
        and platform.libc_ver()[0] == "glibc"
    )


def wanted() -> dict[Path, list[str]]:
    """`name==version` of all that is locked, by the file it stands in."""
    project = tomllib.loads((HERE.parent / "pyproject.toml").read_text(encoding="utf-8"))
    pins = (HERE.parent / "constraints.txt").read_text(encoding="utf-8").split()
    return {BUILD: [SETUPTOOLS, *project["build-system"]["requires"]], LOCK: pins}


def made(names: list[str]) -> str:
    """The lock of `names`. Raises CalledProcessError where the index does not have it all."""
    with tempfile.TemporaryDirectory() as folder:
        asked, lock = Path(folder, "names.txt"), Path(folder, "lock.txt")
        asked.write_text("\n".join(sorted(names, key=str.casefold)) + "\n", encoding="utf-8")
        options = [
            "--universal",
            "--no-deps",
            "--generate-hashes",
            "--no-header",
            "--no-annotate",
            "--no-emit-index-url",
        ]
        subprocess.run(
            ["uv", "pip", "compile", str(asked), *options, "--python-version", "3.11", "--quiet", "-o", str(lock)],
            check=True,
        )
        return lock.read_text(encoding="utf-8")


def main() -> int:
    """0 where it was made, or applies."""
    if "--applies" in sys.argv[1:]:
        return 0 if applies() else 1
    for path, names in wanted().items():
        path.write_text(made(names), encoding="utf-8")
        print(f"{path.name}: {len(names)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
