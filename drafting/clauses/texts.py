"""Clause texts compiled by Jinja, each once: what depends on nothing but the text is kept, and no more than a bounded number."""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from functools import _lru_cache_wrapper

    import jinja2

MOST = 4_000
"""Texts kept: the shipped library has some 1,000 in all its cells; a dossier's own texts come and go."""


class Texts:
    """At most `most` compiled texts, the least used going first. Several threads may ask at once."""

    def __init__(self, most: int = MOST) -> None:
        self.most = most

    @cached_property
    def _kept(self) -> _lru_cache_wrapper[jinja2.Template]:
        from drafting.clauses.environment import compile_text  # Jinja is loaded where a text is filled in

        return lru_cache(maxsize=self.most)(compile_text)

    def compiled(self, text: str, source: str, line: int) -> jinja2.Template:
        """`text`, of which the first line is line `line` of `source`, ready to be filled in. Raises LibraryError."""
        return self._kept(text, source, line)

    def __len__(self) -> int:
        return self._kept.cache_info().currsize
