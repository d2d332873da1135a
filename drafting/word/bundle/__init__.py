"""Many Word files as one: each keeps its own styles, lists, notes, headers, pages and numbering.

Entry: `compose`. What may not come in: `refused`; what is worth knowing of what does: `noticed`.
"""

from drafting.word.bundle.compose import compose
from drafting.word.bundle.foreign import noticed, refused, told_pages
from drafting.word.bundle.piece import Piece

__all__ = ["Piece", "compose", "noticed", "refused", "told_pages"]
