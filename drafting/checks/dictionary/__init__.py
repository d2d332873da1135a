"""The Dutch dictionary of OpenTaal, asked through Hunspell: it knows compounds ("verduurzamingsinvesteringen") and inflections.

`dutch()` gives None where the package `chunspell` cannot be loaded; the rules that need words then stay silent.
"""

from __future__ import annotations

from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
# Flags of the list (their legend stands in nl.aff): nouns without a plural can begin or end a compound only; stems of verbs.
_MASS = frozenset(["Cc", "Ch", "Cd", "Ce", "Ca", "Cb"])
_STEMS = frozenset(["V3", "Vp", "Vq", "Va", "Vb"])


class Dictionary:
    """Whether a word is spelt as the Woordenlijst has it, whether it is English."""

    def __init__(self, dutch: Any, english: Any) -> None:
        self._dutch, self._english = dutch, english
        self._known: dict[str, bool] = {}
        self._sorts: dict[str, frozenset[str]] = {}

    def knows(self, word: str) -> bool:
        """Whether `word` is Dutch, as it stands or in small letters."""
        plain = word.replace("’", "'").replace("\u2011", "-")
        if plain not in self._known:
            self._known[plain] = bool(self._dutch.spell(plain) or self._dutch.spell(plain.lower()))
        return self._known[plain]

    def name(self, word: str) -> bool:
        """Whether `word` is Dutch with a capital only."""
        return not self._dutch.spell(word) and bool(self._dutch.spell(word.capitalize()))

    @cached_property
    def _listed(self) -> dict[str, str]:
        """The words of the list with their flags; a word that stands in it twice has the flags of both."""
        found: dict[str, str] = {}
        for line in (HERE / "nl.dic").read_text(encoding="utf-8").replace("ĳ", "ij").split("\n"):
            word, _, flags = line.partition("/")
            flags = flags.partition(" ")[0]
            found[word] = found[word] + flags if word in found else flags
        return found

    def listed(self, word: str) -> bool:
        """Whether the list itself holds `word` or its base, not only its parts."""
        return word in self._listed or any(stem in self._listed for stem in self._stems(word))

    def sorts(self, word: str) -> frozenset[str]:
        """What `word` may be: "noun" (singular), "nouns" (plural), "adjective", "stem" (of a verb), "verb" (any other form of
        it), "participle"; empty where the list does not tell (small words, compounds that it makes up)."""
        if word not in self._sorts:
            self._sorts[word] = frozenset(self._sorted(word)) or (self._end(word) if self.knows(word) else frozenset())
        return self._sorts[word]

    def _sorted(self, word: str) -> Iterator[str]:
        flags = self._listed.get(word, "")
        pairs = {flags[i : i + 2] for i in range(0, len(flags), 2)}
        if any(p[0] in "ZXY" for p in pairs) or (pairs & _MASS and not pairs & _STEMS):
            yield "noun"
        if any(p[0] == "A" for p in pairs):
            yield "adjective"
        if pairs & _STEMS:
            yield "stem"
        if "Vi" in pairs:
            yield "verb"
        if "Ve" in pairs:
            yield "participle"
        for analysis in self._dutch.analyze(word):
            if "ts:NN2" in analysis:
                yield "nouns"
            elif "ts:VB" in analysis:
                yield "verb"
            elif "ts:AJ" in analysis:
                yield "adjective"
            if " pa:" in analysis and "ts:" not in analysis.rpartition("pa:")[2]:
                last = analysis.rpartition("pa:")[2].split()[0]
                yield from self.sorts(last) if last != word else ()

    def _end(self, word: str) -> frozenset[str]:
        """What the longest listed end of a compound is, where the rest is known as well."""
        for i in range(4, len(word) - 3):
            if word[i:] in self._listed and self.knows(word[:i]):
                return self.sorts(word[i:]) & {"noun", "nouns"}
        return frozenset()

    def _stems(self, word: str) -> tuple[str, ...]:
        return tuple(
            a.rpartition("st:")[2].split()[0] for a in self._dutch.analyze(word) if "st:" in a and " pa:" not in a
        )

    def english(self, word: str) -> bool:
        """Whether `word` is English."""
        plain = word.replace("’", "'")
        return plain.isascii() and bool(self._english.spell(plain))


@cache
def word_lists(path: Path) -> dict[str, frozenset[str]]:
    """The lists of words of a file: a line that ends with a colon names what follows."""
    found: dict[str, set[str]] = {}
    name = ""
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.endswith(":") and not line.startswith((" ", "#")):
            name = line[:-1]
            found[name] = set()
        elif name:
            found[name].update(line.split())
    return {k: frozenset(v) for k, v in found.items()}


@lru_cache(maxsize=1)
def dutch() -> Dictionary | None:
    """The dictionary, loaded once (0.2 s)."""
    try:
        from hunspell import Hunspell
    except ImportError:
        return None
    return Dictionary(Hunspell("nl", hunspell_data_dir=str(HERE)), Hunspell("en_US"))
