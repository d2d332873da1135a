"""Comparing plain sequences: alignment and token differences. Knows no XML."""

from drafting.compare.align import Edit, align, similarity, tokens

__all__ = ["Edit", "align", "similarity", "tokens"]
