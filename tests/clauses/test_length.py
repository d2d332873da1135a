"""Long is not safe: the articles of the example stay within a fifth of the words they had when the library was first judged (6163 in Dutch
and 6431 in English, of the golden files of commit 8853fc0); new annexes are apart."""

from __future__ import annotations

import re

import pytest

from tests.conftest import ROOT

JUDGED = {"nl": 6163, "en": 6431}


def _words(text: str) -> int:
    """The words of the articles, with their headings but without "Artikel 5"."""
    count, within = 0, False
    for line in text.splitlines():
        if re.match(r"#+ (Artikel|Article) \d+", line):
            within, count = True, count + len(line.split()) - 3
        elif line.startswith("## "):
            within = False
        elif within:
            count += len(line.split())
    return count


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_articles_have_not_grown_by_more_than_a_fifth(lang: str) -> None:
    text = (ROOT / "tests" / "golden" / f"wadchemie-agreement-{lang}.md").read_text(encoding="utf-8")
    now = _words(text)
    assert JUDGED[lang] / 2 < now <= JUDGED[lang] * 1.2
