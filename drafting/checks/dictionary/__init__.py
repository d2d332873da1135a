"""The Dutch dictionary of OpenTaal, asked through Hunspell: it knows compounds ("verduurzamingsinvesteringen") and inflections.

`dutch()` gives None where the package `chunspell` cannot be loaded; the rules that need words then stay silent.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


class Dictionary:
    """Whether a word is spelt as the Woordenlijst has it, whether it is English."""

    def __init__(self, dutch: Any, english: Any) -> None:
        self._dutch, self._english = dutch, english
        self._known: dict[str, bool] = {}

    def knows(self, word: str) -> bool:
        """Whether `word` is Dutch, as it stands or in small letters."""
        plain = word.replace("’", "'").replace("\u2011", "-")
        if plain not in self._known:
            self._known[plain] = bool(self._dutch.spell(plain) or self._dutch.spell(plain.lower()))
        return self._known[plain]

    def name(self, word: str) -> bool:
        """Whether `word` is Dutch with a capital only."""
        return not self._dutch.spell(word) and bool(self._dutch.spell(word.capitalize()))

    def english(self, word: str) -> bool:
        """Whether `word` is English."""
        plain = word.replace("’", "'")
        return plain.isascii() and bool(self._english.spell(plain))


@lru_cache(maxsize=1)
def dutch() -> Dictionary | None:
    """The dictionary, loaded once (0.2 s)."""
    try:
        from hunspell import Hunspell
    except ImportError:
        return None
    return Dictionary(Hunspell("nl", hunspell_data_dir=str(HERE)), Hunspell("en_US"))
