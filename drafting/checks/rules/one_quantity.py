"""One quantity with two values, in other words or another unit: "Nobian reduceert in 2030 500 kton CO₂" and "… 0,4 Mton minder uitstoot van Nobian in 2030"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from drafting.checks.claims import Claim, agree, claims
from drafting.checks.rule import Hit, Rule, Subject
from drafting.errors import Severity


def find(subject: Subject) -> Iterator[Hit]:
    """Whose, what, unit and year must be the same; substance and base year may be left out once. Three values are a list."""
    groups: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    for claim in claims(subject):
        if (
            claim.year
            or claim.base
            or (claim.measure in ("support", "investment", "capacity") and claim.whose[0].isupper())
        ):
            groups[(claim.whose.casefold(), claim.measure, claim.unit, claim.year)].append(claim)
    for said in groups.values():
        if len({c.value for c in said}) != 2:
            continue
        first = said[0]
        other = next(c for c in said if c.value != first.value)
        same = all(not a or not b or a == b for a, b in ((first.substance, other.substance), (first.base, other.base)))
        if same and not agree(first, other):
            values = {"found": other.text, "then": first.text, "whose": first.whose}
            yield Hit(other.line, other.text, values)


RULE = Rule("one-quantity", "werkwijze: een getal heeft één waarde, in brief en bijlage", find, Severity.ERROR)
