"""One Python engine: `python one.py <engine> <template.docx> <data.json> <runs> <out.docx>`. Prints {"ms": [...],
"cpu": [...], "rss": MB}: time on the clock and of the processor.

Engines: docxtpl, drafting (isal), drafting-zlib (level 6), floor and floor-zlib (checksum, deflate and lay out the bytes
that drafting makes, nothing more).
"""

from __future__ import annotations

import io
import json
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any


def docxtpl(raw: bytes, values: dict[str, Any]) -> Callable[[], bytes]:
    from docxtpl import DocxTemplate

    def run() -> bytes:
        template = DocxTemplate(io.BytesIO(raw))
        template.render(values, autoescape=True)
        out = io.BytesIO()
        template.save(out)
        return out.getvalue()

    return run


def ours(codec: str) -> Callable[[bytes, dict[str, Any]], Callable[[], bytes]]:
    def make(raw: bytes, values: dict[str, Any]) -> Callable[[], bytes]:
        from drafting.api.fill import Template

        template = Template(raw, codec=codec)
        return lambda: template.fill(values)

    return make


def floor(codec: str) -> Callable[[bytes, dict[str, Any]], Callable[[], bytes]]:
    def make(raw: bytes, values: dict[str, Any]) -> Callable[[], bytes]:
        from drafting.api.fill import Template
        from drafting.word.package import zipping

        template = Template(raw, codec=codec)
        body = template.fill_parts(values)[template.main]
        rest = zipping.lay_out([m for m in zipping.packed_members(raw) if m.name != template.main])
        how = zipping.codec(codec)
        return lambda: zipping.close(zipping.lay_out([zipping.pack(template.main, body, how)], rest))

    return make


ENGINES: dict[str, Callable[[bytes, dict[str, Any]], Callable[[], bytes]]] = {
    "docxtpl": docxtpl, "drafting": ours("isal"), "drafting-zlib": ours("zlib"),
    "floor": floor("isal"), "floor-zlib": floor("zlib"),
}  # fmt: skip


def highest() -> int:
    """The most memory this process held, in MB. Not ru_maxrss: that begins at what the parent held."""
    status = Path("/proc/self/status").read_text()
    return int(re.search(r"VmHWM:\s*(\d+)", status)[1]) // 1024  # type: ignore[index]


def main() -> None:
    engine, template, values, runs, out = sys.argv[1:]
    run = ENGINES[engine](Path(template).read_bytes(), json.loads(Path(values).read_text(encoding="utf-8")))
    made = run()
    ms, cpu = [], []
    for _ in range(int(runs)):
        start, worked = time.perf_counter(), time.process_time()
        made = run()
        ms.append((time.perf_counter() - start) * 1000)
        cpu.append((time.process_time() - worked) * 1000)
    Path(out).write_bytes(made)
    print(json.dumps({"ms": ms, "cpu": cpu, "rss": highest()}))


if __name__ == "__main__":
    main()
