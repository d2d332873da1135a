"""What the paragraphs of a document say."""

from __future__ import annotations

from lxml import etree

from drafting.compare.equivalents import reads
from drafting.word.package.opening import Package
from drafting.word.redline.keys import W


def paragraphs(package: Package) -> list[tuple[etree._Element, str]]:
    """The paragraphs of the main text of a file that say something, and what that is: as it reads, without spaces at its ends."""
    told = (
        (p, reads("".join([t.text or "" for t in p.iter(f"{W}t")])).strip())
        for p in package.xml(package.main).iter(f"{W}p")
    )
    return [(p, said) for p, said in told if said]
