"""A value that is more than text, in the place where its tag stands: runs and paragraphs ended before it and begun again behind.

==============  ==========================================  =====================================
tag              runs (rich text, a picture)                 paragraphs (a subdocument, a table)
==============  ==========================================  =====================================
``{{ x }}``      between two runs                            between two paragraphs
``{{r x }}``     in the place of the run                     between two paragraphs
``{{p x }}``     in a paragraph as that of the tag           in the place of the paragraph
==============  ==========================================  =====================================

Where that cannot be (in a link, a control, an attribute) it is refused with the tag to use.
"""

from __future__ import annotations

import re

from drafting import messages
from drafting.errors import Finding, InputError
from drafting.word.template.codegen import Surroundings
from drafting.word.template.listing import broken

_KEEP = '<w:t xml:space="preserve">'


class _What(str):
    """A sort of value, in the language it is asked in."""

    __slots__ = ()

    def __format__(self, spec: str) -> str:
        return messages.text(f"template.wrong-place.{self!s}", spec or "nl")


def _refused(sort: str) -> InputError:
    return InputError(Finding("template.wrong-place", values={"what": _What(sort)}))


def fitted(runs: str, around: Surroundings) -> str:
    """Runs in the place of a tag. Raises InputError where no run can stand."""
    if around.closed or around.lifted in ("tr", "tc"):
        raise _refused("rich")
    if around.in_text:
        return f"</w:t></w:r>{runs}<w:r>{around.run}{_KEEP}"
    if around.lifted == "p":
        return f"<w:p>{around.paragraph}{runs}</w:p>"
    return runs


def between(blocks: str, around: Surroundings) -> str:
    """Paragraphs and tables in the place of a tag. Raises InputError where none can stand."""
    if around.closed or around.lifted in ("tr", "tc"):
        raise _refused("blocks")
    if around.in_text:
        if not around.splits:
            raise _refused("blocks")
        return f"</w:t></w:r></w:p>{HALF}{blocks}{HALF}<w:p>{around.paragraph}<w:r>{around.run}{_KEEP}"
    if around.lifted == "r":
        if not around.splits:
            raise _refused("blocks")
        return f"</w:p>{HALF}{blocks}{HALF}<w:p>{around.paragraph}"
    return blocks


def in_paragraph(text: str, around: Surroundings) -> str:
    """Escaped text in the place of a run or paragraph, in its look; nothing for nothing. Raises InputError for rows and cells."""
    if not text.strip():
        return ""
    if around.lifted in ("tr", "tc"):
        raise _refused("text")
    inside = Surroundings(True, around.run, around.paragraph, "", around.lifted == "p" or around.splits)
    run = f"<w:r>{around.run}{_KEEP}{broken(text, inside)}</w:t></w:r>"
    return f"<w:p>{around.paragraph}{run}</w:p>" if around.lifted == "p" else run


HALF = "\x1a"
"""Stands where a paragraph was ended for paragraphs of a value, and where it goes on: a half without words is taken out."""
EMPTY_RUNS = rb"(?:<w:r(?: [^>]*)?>(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?(?:<w:t(?: [^>]*)?></w:t>|<w:t/>)?</w:r>|<w:proofErr [^>]*/>)*"
_BEFORE = re.compile(rb"<w:p(?: [^>]*)?>(?:<w:pPr>(?:(?!</w:pPr>|<w:sectPr).)*</w:pPr>|<w:pPr/>)?" + EMPTY_RUNS + rb"</w:p>\x1a", re.DOTALL)  # fmt: skip
_BEHIND = re.compile(rb"\x1a<w:p>(?:<w:pPr>(?:(?!</w:pPr>|<w:sectPr).)*</w:pPr>)?" + EMPTY_RUNS + rb"</w:p>", re.DOTALL)


def without_halves(xml: bytes) -> bytes:
    """`xml` without the halves of ended paragraphs that say nothing, and without their marks."""
    return _BEHIND.sub(b"", _BEFORE.sub(b"", xml)).replace(b"\x1a", b"")
