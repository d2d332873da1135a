"""Two Word files as one with tracked changes."""

from drafting.word.redline.engine import redline, settles

__all__ = ["redline", "settles"]
