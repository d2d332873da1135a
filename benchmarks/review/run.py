"""What came back, timed: review with and without ids, adopting, renewing, the matrix of twenty revisions, fifty returns on all cores.

Run: python benchmarks/review/run.py. The input is the frozen dossier with its frozen clauses; returns are made here. Clock and
processor time are told side by side, medians of three; on a busy machine only the second says much.
"""

from __future__ import annotations

import io
import os
import re
import statistics
import tempfile
import time
import zipfile
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import drafting
import drafting.api.review
from drafting.api import drafts
from drafting.api.kept_reviews import examine, keep
from drafting.api.order import Order
from drafting.api.review import Base, reviewed
from drafting.drafts import DraftStore, Revision

FROZEN = Path(__file__).resolve().parents[1] / "frozen"
WORKERS = os.cpu_count() or 1
KIND = "agreement"
IDS = (
    rb"<w:bookmark(?:Start|End)\b[^>]*/>",
    rb"</?w:sdtContent>",
    rb"<w:sdtPr>.*?</w:sdtPr>",
    rb"<w:sdtEndPr>.*?</w:sdtEndPr>",
    rb"</?w:sdt>",
)


def edited(docx: bytes, n: int = 0, bare: bool = False) -> bytes:
    """The file with a word changed in some paragraphs; `bare`: and without controls and bookmarks."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as archive, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in archive.namelist():
            content = archive.read(name)
            if name == "word/document.xml":
                places = [m.start() for m in re.finditer(rb" schriftelijk ", content)]
                for at in places[n % 7 :: 7]:
                    content = content[:at] + b" onverwijld   " + content[at + len(b" schriftelijk ") :]
                for pattern in IDS if bare else ():
                    content = re.sub(pattern, b"", content, flags=re.S)
            made.writestr(name, content)
    return out.getvalue()


def timed(name: str, work: Callable[[], object], rounds: int = 3) -> None:
    """Prints the median of some runs, after one to warm up."""
    work()
    clock, processor = [], []
    for _ in range(rounds):
        began, used = time.perf_counter(), time.process_time()
        work()
        clock.append(time.perf_counter() - began)
        processor.append(time.process_time() - used)
    print(f"{name:<44} {statistics.median(clock):6.2f} s, processor {statistics.median(processor):6.2f} s")


def saved(store: DraftStore, dossier: Path, n: int) -> Revision:
    """The next revision of ours."""
    order = Order(source=dossier, kinds=(KIND,), languages=("nl",), workspace=FROZEN, name="dossier.yaml")
    return drafts.save(store, order, drafts.Entry("bench", f"2026-01-{n + 1:02}T10:00:00+00:00", "v"))[0]


def received(store: DraftStore, draft: str, docx: bytes, folder: Path, n: int) -> Revision:
    """A return, with its review kept as `draft import` does."""
    path = folder / f"terug{n}.docx"
    path.write_bytes(docx)
    entry = drafts.Entry("bench", f"2026-01-{n + 1:02}T12:00:00+00:00", "terug")
    came = drafts.receive(store, draft, path, entry, "Wederpartij")
    found = examine(store, came)
    if found is not None:
        keep(store, came, found, entry.author, entry.moment)
    return came


def judged(job: tuple[bytes, bytes]) -> int:
    """One of the fifty, in a process of its own."""
    sent, returned = job
    return sum(c.touched for c in reviewed(Base("", "", sent, "nl"), returned).clauses)


def main() -> None:
    """All of it."""
    print(f"load {os.getloadavg()[0]:.1f}, {WORKERS} cores")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / "dossier.yaml"
        source.write_bytes((FROZEN / "dossier.yaml").read_bytes())
        store = DraftStore(f"sqlite:///{folder / 'a.db'}")
        first = saved(store, source, 0)
        sent = store.content(first.docx)
        with_ids, without = edited(sent), edited(sent, bare=True)
        base = drafting.api.review.base_of_revision(store, first)
        reviewed(base, with_ids)
        timed("review, ids there", lambda: reviewed(base, with_ids))
        timed("review, no id at all", lambda: reviewed(base, without))
        text = source.read_text(encoding="utf-8")
        timed("adopt (review done)", lambda: drafting.adopt(text, reviewed(base, with_ids)))
        came = received(store, first.draft, with_ids, folder, 0)
        # The frozen dossier stands beside clauses of its own: the renewal is made in that workspace.
        here = folder / "dossier.yaml"
        (folder / "clauses").symlink_to(FROZEN / "clauses")
        (folder / "templates").symlink_to(FROZEN / "templates")
        (folder / ".drafting").mkdir()
        timed("renew", lambda: drafting.renew(came.name, here, store=store, date="2026-02-01T00:00:00Z"))
        for n in range(1, 10):
            now = text.replace("number: 14", f"number: {14 + n}").replace('version: "0.1"', f'version: "0.{n + 1}"')
            source.write_text(now + f"# {n}\n", encoding="utf-8")
            one = saved(store, source, n)
            received(store, first.draft, edited(store.content(one.docx), n), folder, n)
        print(f"matrix over {len(store.log(first.draft))} revisions")
        timed("matrix", lambda: drafting.matrix(store, first.draft))
        jobs = [(sent, edited(sent, n)) for n in range(50)]
        began = time.perf_counter()
        alone = [judged(job) for job in jobs]
        single = time.perf_counter() - began
        with ProcessPoolExecutor(WORKERS) as pool:
            list(pool.map(judged, jobs[:WORKERS]))
            began = time.perf_counter()
            assert list(pool.map(judged, jobs)) == alone
            print(f"50 returns: {single:.1f} s on one core, {time.perf_counter() - began:.1f} s on {WORKERS}")
        store.close()


if __name__ == "__main__":
    main()
