"""Two Word files as one with tracked changes."""

from drafting.word.redline.engine import dressed_as, in_common, redline

__all__ = ["dressed_as", "in_common", "redline"]
