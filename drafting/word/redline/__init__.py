"""Two Word files as one with tracked changes."""

from drafting.word.redline.engine import in_common, redline

__all__ = ["in_common", "redline"]
