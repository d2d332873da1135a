"""The Dutch and English message catalogue: every sentence a user can see, side by side, found by code.

A code is `room.name` ("intake.unknown-field"); its room is the module here that holds it, loaded when first asked
for. An entry gives per language either one sentence, or a pair (fact, remedy). Sentences are `str.format` patterns.
`tests/test_messages.py` holds both languages to the same placeholders.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Any, NamedTuple

Sentence = str | tuple[str, str]
Catalogue = dict[str, dict[str, Sentence]]

LANGUAGES = ("nl", "en")


class Both(NamedTuple):
    """A value that itself reads differently in the two languages: the name of a part, say."""

    nl: str
    en: str


@cache
def _room(name: str) -> Catalogue:
    module = import_module(f"drafting.messages.{name}")
    catalogue: Catalogue = module.CATALOGUE
    return catalogue


def _pick(code: str, lang: str, part: int) -> str:
    room, _, name = code.partition(".")
    entry = _room(room.replace("-", "_"))[name]
    sentence = entry["en" if lang.startswith("en") else "nl"]
    if isinstance(sentence, str):
        return sentence if part == 0 else ""
    return sentence[part]


def text(code: str, lang: str = "nl", /, **values: Any) -> str:
    """The sentence of `code` in `lang` ("nl" or "en"), filled with `values`. Raises KeyError for an unknown code."""
    return _pick(code, lang, 0).format(**_said(values, lang))


def remedy(code: str, lang: str = "nl", /, **values: Any) -> str:
    """The remedy that belongs to `code`; empty where it has none."""
    return _pick(code, lang, 1).format(**_said(values, lang))


def both(code: str, /, **values: Any) -> Both:
    """The sentence of `code` in both languages, as a value of another sentence."""
    return Both(text(code, "nl", **values), text(code, "en", **values))


def _said(values: dict[str, Any], lang: str) -> dict[str, Any]:
    return {k: (v.en if lang.startswith("en") else v.nl) if isinstance(v, Both) else v for k, v in values.items()}
