"""A program of its own that saves revisions until it is killed: `python -m tests.drafts.saver URL DRAFT`. Prints a line
for each save that was told to be done."""

from __future__ import annotations

import sys
from itertools import count

from drafting.drafts import Contents, DraftStore, Revision


def main() -> None:
    url, draft = sys.argv[1:]
    store = DraftStore(url)
    start = len(store.log(draft)) if draft in store.drafts() else 0
    for i in count(start):
        revision = Revision(draft, "saver", "2026-01-01T00:00:00+00:00", f"nr {i}", "built")
        content = f"{draft} {i}".encode() * 2000
        saved = store.save(revision, Contents(docx=content, tree=content[:100], clauses={"costs": 1}))
        print(saved.number, flush=True)


if __name__ == "__main__":
    main()
