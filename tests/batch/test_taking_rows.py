"""A template that goes from row to row has no place in a run that makes a file per row: told before anything is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting.cli.main import main
from tests.word.template.test_merge import docx, field, merge


@pytest.mark.parametrize("code", [" NEXT ", ' NEXTIF "a" = "a" ', ' SKIPIF "a" = "a" '])
def test_a_template_with_fields_that_go_on_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], code: str
) -> None:
    template, rows = tmp_path / "etiket.docx", tmp_path / "rijen.csv"
    template.write_bytes(docx(f"<w:p>{merge('n')}</w:p>", f"<w:p>{field(code)}{merge('n')}</w:p>"))
    rows.write_text("n\nJansen\nDe Vries\n", encoding="utf-8")
    out = tmp_path / "uit"
    assert main(["batch", str(rows), "--template", str(template), "-o", str(out), "--jobs", "1"]) != 0
    assert "etiket.docx: dit sjabloon gaat met NEXT, NEXTIF of SKIPIF" in capsys.readouterr().err
    assert not list(out.glob("*.docx"))
