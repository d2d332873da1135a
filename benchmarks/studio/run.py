"""Twenty users clicking for two minutes: how long each waits for a preview. `python benchmarks/studio/run.py [users] [seconds]`

Every user goes on as people do: look at a document, change a field, look again, open a clause, the overview; a second or two between. The
studio and the users share this machine.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import statistics
import sys
import tempfile
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

from drafting.api.dossiers import key_of  # noqa: E402
from tests.web.client import Visitor  # noqa: E402
from tests.web.conftest import Studio  # noqa: E402


def user(number: int, studio: Studio, cookies: dict[str, str], until: float, waited: dict[str, list[float]]) -> None:
    """One user, on a dossier of an own."""
    drawn = random.Random(number)
    visitor = Visitor(studio.address, cookies=dict(cookies))
    home = f"/dossier/{key_of(f'bedrijf-{number}/dossier.yaml')}"
    while time.monotonic() < until:
        kind = drawn.choice(("eop", "jloi", "jloi", "agreement"))
        for sort, path in (
            ("preview", f"{home}/document/{kind}"),
            ("form", f"{home}/deel/projects"),
            ("preview", f"{home}/document/{kind}?taal=en"),
            ("overview", "/"),
        ):
            started = time.monotonic()
            answer = visitor.get(path)
            waited.setdefault(sort, []).append(time.monotonic() - started)
            assert answer.status == 200, (path, answer.status)
            time.sleep(drawn.uniform(1.0, 3.0))


def main(users: int = 20, seconds: float = 120) -> None:
    """Prints the figures, and keeps them in results.json."""
    home = Path(tempfile.mkdtemp())
    for n in range(users):
        (home / f"bedrijf-{n}").mkdir()
        shutil.copy(ROOT / "benchmarks" / "frozen" / "dossier.yaml", home / f"bedrijf-{n}")
    studio = Studio(home)
    try:
        first = Visitor(studio.address)
        first.come_in(studio.link)
        first.get(f"/dossier/{key_of('bedrijf-0/dossier.yaml')}/document/jloi")  # the library is read once
        waited: dict[str, list[float]] = {}
        until = time.monotonic() + seconds
        threads = [threading.Thread(target=user, args=(n, studio, first.cookies, until, waited)) for n in range(users)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    finally:
        studio.stop()
    found = {
        sort: {"count": len(t), "median": round(statistics.median(t), 3), "p95": round(sorted(t)[int(len(t) * 0.95)], 3), "longest": round(max(t), 3)}
        for sort, t in waited.items()
    }  # fmt: skip
    result = {
        "users": users,
        "seconds": seconds,
        "cores": os.cpu_count(),
        "load": round(os.getloadavg()[0], 1),
        "waits": found,
    }
    print(json.dumps(result, indent=1))
    Path(__file__).with_name("results.json").write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*(int(a) for a in sys.argv[1:]))
