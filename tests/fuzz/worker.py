"""Runs of one kind in a process of their own, with limits: `python -m tests.fuzz.worker KIND FIRST COUNT …`, or `KIND FILE…`.

A line of JSON for each run that ends in anything but a result or a DraftingError, or that takes more time; the line `at N` before each, so
that a process that is ended by the system tells where it was.
"""

from __future__ import annotations

import json
import resource
import signal
import sys
import tempfile
import traceback
import warnings
from pathlib import Path

from drafting.errors import DraftingError
from tests.fuzz.changing import changed
from tests.fuzz.targets import DONE, SEEDS

SECONDS = 4.0
"""Of the processor, for one run."""
BYTES = 1_500_000_000
"""Of addresses, for the process."""


class _TooLongError(BaseException):
    pass


def run(kind: str, raw: bytes, folder: Path) -> str:
    """What is wrong with a run; "" where nothing is."""

    def stop(*_: object) -> None:
        raise _TooLongError

    signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    try:
        DONE[kind](raw, folder)
    except DraftingError as error:
        if not (error.findings and error.text("nl") and error.text("en")):
            return "a fault without words"
    except _TooLongError:
        return f"more than {SECONDS} s: " + traceback.format_exc(limit=-3)
    except BaseException:
        return traceback.format_exc(limit=-4)
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return ""


def _one(kind: str, called: str, raw: bytes, folder: Path) -> None:
    print(f"at {kind} {called}", flush=True)
    if wrong := run(kind, raw, folder):
        print(json.dumps({"run": f"{kind} {called}", "wrong": wrong}), flush=True)


def main() -> None:
    """Runs FIRST to FIRST + COUNT of each kind, or the files."""
    kind, *rest = sys.argv[1:]
    warnings.simplefilter("ignore")
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if rest and not rest[0].isdigit():
            for file in rest:
                _one(kind, file, Path(file).read_bytes(), folder)
        else:
            for kind, first, count in zip(
                sys.argv[1::3], map(int, sys.argv[2::3]), map(int, sys.argv[3::3]), strict=True
            ):
                seed = SEEDS[kind]()
                for number in range(first, first + count):
                    _one(kind, str(number), changed(seed, number), folder)
    print("done", flush=True)


if __name__ == "__main__":
    main()
