"""Comparing plain sequences: alignment and token differences. Knows no XML."""

from drafting.compare.align import Edit, align, align_words, likeness, similarity, tokens, words_of
from drafting.compare.moves import moves

__all__ = ["Edit", "align", "align_words", "likeness", "moves", "similarity", "tokens", "words_of"]
