"""A worker: a process of its own that does one piece of work after another, told by lines of JSON on its standard input.

Long work does not slow the pages, a piece that is cancelled or hangs ends with its process, and nothing is shared but the folder of the
work. While it works the process stands in the folder of the files that were given, so that findings name them as the user does.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import threading
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from drafting.errors import DraftingError
from drafting.web.told import of_findings

Say = Callable[[dict[str, Any]], None]


def main() -> None:
    """Reads work from standard input until that closes."""
    # What libraries print must not come between the lines.
    out = os.fdopen(os.dup(1), "w", encoding="utf-8", buffering=1)
    os.dup2(2, 1)

    def say(message: dict[str, Any]) -> None:
        out.write(json.dumps(message) + "\n")
        out.flush()

    threading.Thread(target=_end_with_parent, args=(os.getppid(),), daemon=True).start()
    from drafting.api import build, redline, review  # noqa: F401  (loaded before there is work)

    for line in sys.stdin:
        say(done(json.loads(line), say))


def _end_with_parent(parent: int) -> None:
    """Ends this process when the studio is gone: its work is done again by the next one, in the same folder."""
    while os.getppid() == parent:
        time.sleep(0.3)
    os._exit(1)


def done(task: dict[str, Any], say: Say) -> dict[str, Any]:
    """Does one piece of work; its result, or why there is none."""
    from drafting.web.tasks import TASKS, Task

    room = Path(task["room"])
    out = room / "out"
    shutil.rmtree(out, ignore_errors=True)  # of an attempt that was broken off
    try:
        out.mkdir()
        os.chdir(room / "in")
        made = Task(out, task["lang"], task["asked"], task["files"], task["workspace"], task["store"], say)
        told = TASKS[task["sort"]](made)
        made.gather()
        return {"state": "done", "told": told, "files": made.files}
    except DraftingError as error:
        return {"state": "failed", "told": {"faults": of_findings(error.findings, task["lang"])}}
    except OSError as error:
        return {"state": "failed", "told": {"disk": error.strerror or type(error).__name__}}
    except Exception as error:
        traceback.print_exc()
        last = error.__traceback__
        while last is not None and last.tb_next is not None:
            last = last.tb_next
        where = "" if last is None else f"{Path(last.tb_frame.f_code.co_filename).name}:{last.tb_lineno}"
        return {"state": "failed", "told": {"crashed": f"{type(error).__name__}, {where}"}}
    finally:
        os.chdir(room)


if __name__ == "__main__":
    main()
