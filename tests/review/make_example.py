"""Makes examples/wadchemie/terug.docx: what the other side sends back, saved by LibreOffice. Run by hand when the example changes:
`python -m tests.review.make_example`."""

from __future__ import annotations

import copy
import tempfile
from pathlib import Path

from drafting.api.documents import assemble, render
from drafting.intake import load_dossier
from tests.conftest import ROOT
from tests.review.returns import File, W, in_office, text


def example() -> bytes:
    """The JLoI of Wadchemie with the maximum changed in silence, one tracked change, one article gone and one fallback reached."""
    dossier = load_dossier(ROOT / "examples" / "wadchemie" / "dossier.yaml")
    file = File(render(assemble(dossier, "jloi", "nl")))
    # The maximum, in every place that prints it: changed in one only, it would contradict itself.
    for old, new in (("61.000.000", "65.000.000"), ("eenenzestig", "vijfenzestig"), ("61\u00a0miljoen", "65 miljoen")):
        for p in [p for p in file.body.iter(f"{W}p") if old in text(p)]:
            file.replace(p, old, new, False)
    delay = next(p for p in file.paras(file.clause("milestones")) if "drie maanden" in text(p))
    file.replace(delay, "drie maanden", "zes maanden", True)
    gone = file.clause("surroundings")
    gone.getparent().remove(gone)
    other = File(render(assemble(dossier, "jloi", "nl", {"confidentiality": "fallback"})))
    theirs = [copy.deepcopy(p) for p in other.clause("confidentiality").find(f"{W}sdtContent")]
    here = file.clause("confidentiality").find(f"{W}sdtContent")
    for block in list(here):
        here.remove(block)
    for block in theirs:
        here.append(block)
    with tempfile.TemporaryDirectory() as name:
        return in_office({"terug": file.bytes()}, Path(name), False)["terug"]


if __name__ == "__main__":
    (ROOT / "examples" / "wadchemie" / "terug.docx").write_bytes(example())
