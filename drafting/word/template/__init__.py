"""Word templates in docxtpl's tag language: compiled once, filled many times, in a sandbox."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from drafting.word.template.replacing import Replacements
    from drafting.word.template.template import Template, compiled
    from drafting.word.template.values import InlineImage, Listing, RichText, RichTextParagraph, Subdocument

__all__ = [
    "InlineImage",
    "Listing",
    "Replacements",
    "RichText",
    "RichTextParagraph",
    "Subdocument",
    "Template",
    "compiled",
]


def __getattr__(name: str) -> Any:
    # Loaded when asked for: a frame needs the dialect only.
    if name not in __all__:
        raise AttributeError(name)
    home = {"Template": "template", "compiled": "template", "Replacements": "replacing"}.get(name, "values")
    return getattr(import_module(f"{__name__}.{home}"), name)
