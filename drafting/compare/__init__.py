"""Comparing plain sequences: alignment and token differences. Knows no XML."""

from drafting.compare.align import Edit, align, similarity, tokens
from drafting.compare.moves import moves

__all__ = ["Edit", "align", "moves", "similarity", "tokens"]
