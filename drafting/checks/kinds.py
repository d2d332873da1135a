"""What kind of agreement a document by others is, by its title or first lines."""

from __future__ import annotations

import re

from drafting.checks.rule import Subject

_KINDS = (
    ("eop", re.compile(r"\bExpression of Principles\b|\bEoP\b")),
    (
        "jloi",
        re.compile(
            r"\bJoint Letter of Intent\b|\bJLoI\b|\b[Ii]ntentieovereenkomst\b|\bletter of intent\b", re.IGNORECASE
        ),
    ),
    (
        "covenant",
        re.compile(
            r"\b(?:[Cc]onvenant|CONVENANT|[Cc]ovenant|[Bb]estuursovereenkomst|[Ii]ntentieverklaring|[Gg]reen [Dd]eal)\b"
        ),
    ),
    (
        "agreement",
        re.compile(
            r"\b(?:[Mm]aatwerkafspraak|[Tt]ailor-made [Aa]greement|[Oo]vereenkomst|OVEREENKOMST|[Aa]greement|AGREEMENT)\b"
        ),
    ),
)


def kind_of(subject: Subject) -> str:
    """ "eop", "jloi", "covenant", "agreement" or "". A document of ours says it itself; of another the title decides, that is
    the first line that names a kind among the first eight, and is no sentence."""
    if subject.tree is not None and subject.tree.kind:
        return subject.tree.kind
    title = subject.tree.title if subject.tree is not None else ""
    heads = [
        title,
        *(
            line.text
            for line in subject.lines[:8]
            if len(line.text) < 160 and not line.text.rstrip().endswith((".", ";", ",", ":"))
        ),
    ]
    # A scheme or decision about covenants is none itself.
    if any(
        re.search(
            r"\b(?:[Bb]esluit|[Rr]egeling|[Ww]et|[Vv]erordening|[Aa]anwijzingen|[Bb]eschikking)\b|subsidieregeling",
            head,
        )
        for head in heads
    ):
        return ""
    return next((kind for head in heads for kind, pattern in _KINDS if pattern.search(head)), "")
