"""Each of the files that were made to hurt ends in a clear answer, within its bounds of time and memory."""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path

import pytest

from drafting.word.reader.numbers import MAX_NUMBER, formatted
from drafting.word.styles import W, read_sheet

SECONDS, MEGABYTES = 10, 300
"""Of the processor: a start of Python and the dictionary are in it, and machines that run tests are slower than desks."""
GIVEN = {
    "wrongroot": ("redline", 6), "many_ns_5000": ("redline", 6), "empty_paras_250000": ("redline", 6),
    "fuzz-docx-redline-145-7adf0e": ("redline", 0), "numstart-letter-2e9": ("check", None),
    "style_chain_1000": ("check", None), "long_para_80k": ("check", None), "share_tree": ("check", None),
}  # fmt: skip


@pytest.mark.parametrize("name", GIVEN)
def test_a_file_that_was_made_to_hurt_ends_in_a_clear_answer(name: str, shared: Path, tmp_path: Path) -> None:
    command, code = GIVEN[name]
    bad = shared / "faults" / "robustness" / f"{name}.docx"
    words = ["check", str(bad)]
    if command == "redline":
        words = [
            "redline",
            str(shared / "faults" / "redline" / "wordnote.docx"),
            str(bad),
            "-o",
            str(tmp_path / "r.docx"),
        ]

    def bounded() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
        resource.setrlimit(resource.RLIMIT_AS, (3 * MEGABYTES * 1_000_000,) * 2)

    run = "import sys; from drafting.cli import main; code = main(sys.argv[1:]); said = open('/proc/self/status').read(); print(said.split('VmHWM:')[1].split()[0], file=sys.stderr); sys.exit(code)"
    done = subprocess.run(
        [sys.executable, "-c", run, *words], capture_output=True, text=True, timeout=90, check=False, preexec_fn=bounded
    )
    assert "Traceback" not in done.stderr
    assert done.returncode == code if code is not None else done.returncode in (0, 1), done.stderr
    assert int(done.stderr.split()[-1]) < MEGABYTES * 1000


def test_a_list_that_begins_at_two_milliard_prints_no_further_than_word() -> None:
    assert len(formatted(2_000_000_000, "lowerLetter")) < 2_000
    assert formatted(2_000_000_000, "decimal") == str(MAX_NUMBER)
    assert (formatted(27, "lowerLetter"), formatted(28, "upperLetter"), formatted(4, "lowerRoman")) == (
        "aa",
        "BB",
        "iv",
    )


def test_styles_that_rest_on_one_another_without_end() -> None:
    from lxml import etree

    chain = "".join(
        f'<w:style w:type="paragraph" w:styleId="S{n}"><w:basedOn w:val="S{n - 1}"/><w:rPr><w:b/></w:rPr></w:style>'
        for n in range(5_000)
    )
    loop = (
        '<w:style w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:styleId="B"><w:basedOn w:val="A"/></w:style>'
    )
    sheet = read_sheet(etree.fromstring(f'<w:styles xmlns:w="{W[1:-1]}">{chain}{loop}</w:styles>'))
    assert sheet.by_id["S4999"].bold
    assert {"A", "B"} <= set(sheet.by_id)
