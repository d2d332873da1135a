"""A redline has no structural fault that neither of its files has."""

from __future__ import annotations

import json
import re
import subprocess
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree

import drafting
from drafting.word.redline.pen import NUMBERED
from tests.word.redline.test_laws import PAIRS, Pair, _lawful, _sources
from tests.word.redline.test_marks import BERT, LONG, MAIN, MORE, _body, _changed, _p, _part
from tests.word.redline.test_redline import STAMP

NS_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
OTHERS = "urn:example:others"


def _topped(docx: bytes, declared: str) -> bytes:
    """The file with more at the top of its document."""

    def change(parts: dict[str, bytes]) -> None:
        plain = re.sub(rb' mc:Ignorable="[^"]*"', b"", parts[MAIN])
        plain = re.sub(rb' xmlns:mc="[^"]*"', b"", plain, count=1)
        parts[MAIN] = plain.replace(b"<w:document ", f'<w:document xmlns:mc="{NS_MC}" {declared} '.encode(), 1)

    return _changed(docx, change)


def test_what_a_reader_may_ignore_in_old_it_may_ignore_in_the_redline() -> None:
    known = _p(LONG).replace("<w:p>", f'<w:p xmlns:z="{OTHERS}" z:mark="1">')
    old = _topped(_body(known, _p(MORE)), f'xmlns:z="{OTHERS}" mc:Ignorable="z"')
    marked = etree.fromstring(_part(_lawful(old, _body(_p(MORE)))))
    prefix = next(p for p, uri in marked.nsmap.items() if uri == OTHERS)
    assert prefix in str(marked.get(f"{{{NS_MC}}}Ignorable")).split()
    # where another namespace has the prefix already, it gets a prefix of its own
    new = _topped(_body(_p(MORE)), 'xmlns:z="urn:example:not-that" mc:Ignorable="z"')
    marked = etree.fromstring(_part(_lawful(old, new)))
    ignored = [marked.nsmap[p] for p in str(marked.get(f"{{{NS_MC}}}Ignorable")).split()]
    assert ignored == ["urn:example:not-that", OTHERS]


def test_a_choice_requires_what_it_did_in_old() -> None:
    choice = f'<mc:AlternateContent xmlns:mc="{NS_MC}"><mc:Choice Requires="z"><w:t>ja</w:t></mc:Choice><mc:Fallback><w:t>nee</w:t></mc:Fallback></mc:AlternateContent>'
    old = _topped(_body(f"<w:p><w:r>{choice}</w:r></w:p>", _p(MORE)), f'xmlns:z="{OTHERS}"')
    marked = etree.fromstring(_part(drafting.redline(old, _body(_p(MORE)), **STAMP)))
    found = next(marked.iter(f"{{{NS_MC}}}Choice"))
    assert found.nsmap[str(found.get("Requires"))] == OTHERS


def test_changes_have_numbers_of_their_own() -> None:
    """Bert's change of a look is told on each piece that his run falls into."""
    look = f'<w:rPr><w:b/><w:rPrChange w:id="7" {BERT.decode()}><w:rPr/></w:rPrChange></w:rPr>'
    old, new = (_body(_p(words).replace("<w:r>", f"<w:r>{look}")) for words in (LONG, LONG.replace("twee", "drie")))
    numbers = Counter(
        node.get(next(k for k in node.attrib if k.endswith("}id")))
        for node in etree.fromstring(_part(_lawful(old, new))).iter(*NUMBERED)
    )
    assert len(numbers) >= 4
    assert set(numbers.values()) == {1}


@pytest.mark.slow
@pytest.mark.validator
@pytest.mark.parametrize("make", PAIRS, ids=lambda m: m.__name__)
def test_microsofts_validator_finds_no_new_sort_of_fault(
    make: Pair, validator: Path, shared: Path, tmp_path: Path
) -> None:
    path = tmp_path / "file.docx"

    def faults(docx: bytes) -> set[tuple[str, str]]:
        path.write_bytes(docx)
        done = subprocess.run([str(validator), str(path)], capture_output=True, text=True, check=False)
        return {(str(e["id"]), re.sub(r"'[^']*'|\d+", "", e["description"])) for e in json.loads(done.stdout)["errors"]}

    bad = {}
    for n, (name, raw) in enumerate(_sources()[::8]):
        if len(raw) < 60_000:
            old, new = make(raw, 70_000 + n)
            found = faults(drafting.redline(old, new, **STAMP))
            more = found - faults(old) - faults(new) if found else found
            if more:
                bad[f"{make.__name__} {70_000 + n} {name}"] = more
    assert bad == {}
