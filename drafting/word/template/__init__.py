"""Word templates in docxtpl's tag language: compiled once, filled many times, in a sandbox."""

from drafting.word.template.template import Template, compiled
from drafting.word.template.values import InlineImage, Listing, RichText, RichTextParagraph, Subdocument

__all__ = ["InlineImage", "Listing", "RichText", "RichTextParagraph", "Subdocument", "Template", "compiled"]
