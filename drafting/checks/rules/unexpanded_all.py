"""Every abbreviation that is never written out; off by default, see `unexpanded`."""

from __future__ import annotations

from drafting.checks.rule import Rule
from drafting.checks.rules.unexpanded import find_all
from drafting.errors import Severity

RULE = Rule(
    "unexpanded-all",
    "Schrijfwijzer: een afkorting voluit bij het eerste gebruik",
    find_all,
    Severity.INFO,
    ("letter",),
    default=False,
)
