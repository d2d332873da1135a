"""Active content in a file that goes out: what it runs, fetches or opens when it is opened or clicked."""

from __future__ import annotations

from collections.abc import Iterator

from drafting.checks.rule import Hit, Rule, Subject
from drafting.errors import Severity


def find(subject: Subject) -> Iterator[Hit]:
    """Every item of active content; only for Word files."""
    for trace in subject.facts.get("traces", ()):
        if trace.active:
            yield Hit(None, "", {"what": trace.said}, place=trace.part)


RULE = Rule("active-content", "BIO2 8.07", find, Severity.WARNING)
