"""How the files of this folder were made: run with drafting 0.1.0 (commit ff4fed5) on the path, in an empty folder.

They are what users of that version have: dossiers, a store with revisions, statuses and a file that came back, a workbook,
Word files. Never made anew: what later versions must go on reading is what that version wrote.
"""

from __future__ import annotations

import shutil
import sys
from datetime import datetime
from pathlib import Path

from drafting import workbook
from drafting.api import drafts
from drafting.drafts import DraftStore
from drafting.intake import load_portfolio

EXAMPLES, OUT = Path(sys.argv[1]), Path(sys.argv[2])


def moment(day: int) -> str:
    return f"2026-04-{day:02}T09:00:00+00:00"


def main() -> None:
    for name in ("glasgroep", "zuivelpoeder"):
        shutil.copy(EXAMPLES / name / "dossier.yaml", OUT / f"{name}.yaml")
    store = DraftStore(f"sqlite:///{OUT / 'drafts.db'}")

    def save(file: str, kind: str, day: int, message: str, **more: object) -> str:
        revision, _ = drafts.save(
            store, OUT / file, kind, author="jansen", moment=moment(day), message=message,
            built=datetime(2026, 4, day), **more,
        )  # fmt: skip
        return revision.name

    # Positions of clauses that only the agreement has: an EoP and a JLoI of the same dossier.
    save("glasgroep.yaml", "eop", 1, "eerste versie")
    save("zuivelpoeder.yaml", "jloi", 1, "eerste versie")
    text = (OUT / "glasgroep.yaml").read_text(encoding="utf-8")
    save("glasgroep.yaml", "agreement", 2, "eerste versie", lang="en")
    (OUT / "glasgroep-2.yaml").write_text(text.replace("notice_months: 6", "notice_months: 9"), encoding="utf-8")
    save("glasgroep-2.yaml", "eop", 3, "na overleg", label="0.2")
    store.set_status("glasgroep/eop", 2, "ter-review", "jansen", moment(4))
    docx = drafts.export(store, store.get("glasgroep/eop", 1))
    (OUT / "glasgroep-eop.docx").write_bytes(docx)
    from drafting.api.redline import redline

    newer = drafts.export(store, store.get("glasgroep/eop", 2))
    (OUT / "terug.docx").write_bytes(redline(docx, newer))
    drafts.receive(
        store, "glasgroep/eop", OUT / "terug.docx", author="jansen", moment=moment(5), message="terug", sender="Glasgroep"
    )  # fmt: skip
    store.record("export", "glasgroep/eop", 2, "jansen", moment(6), "glasgroep-eop.docx")
    # Declared open where this version let anything be open.
    opened = text.replace("    country: BE\n", "    country: {open: nagaan}\n", 1).replace(
        "id: glasgroep\n", "id: opengelaten\n", 1
    )
    opened = opened.replace("per_year: true", "per_year: {open: nagaan}").replace(
        "depends_on: [restwarmte]", "depends_on: {open: nagaan}"
    )
    (OUT / "opengelaten.yaml").write_text(opened, encoding="utf-8")
    save("opengelaten.yaml", "eop", 7, "met het land nog open")
    store.close()
    book, _ = workbook.write_portfolio(load_portfolio(EXAMPLES / "voortgang-2025" / "vorige.yaml"))
    (OUT / "vorige.xlsx").write_bytes(book)


main()
