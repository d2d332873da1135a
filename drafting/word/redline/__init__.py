"""Two Word files as one with tracked changes."""

from drafting.word.redline.engine import redline

__all__ = ["redline"]
