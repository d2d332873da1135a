"""Files of earlier versions brought up to date: what changed is spliced into the text, a line told per change.

A dossier or portfolio may say `schema:`, the number of the form it was written in; without it, it is taken to be of any
earlier one. `STEPS` says per number what changed; a later change of the model adds one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from drafting.errors import Finding, InputError, Place, Severity
from drafting.intake.faults import needed, refused_opens
from drafting.intake.form import SCHEMA, said_schema, taken_schema
from drafting.intake.plain import Plain, read_plain
from drafting.intake.portfolio import is_portfolio
from drafting.intake.splicing import Edit, spliced
from drafting.model import Dossier, Portfolio

Step = Callable[[Plain], Iterator[tuple[Edit, Finding]]]


def _opens(plain: Plain) -> Iterator[tuple[Edit, Finding]]:
    """Fields that may no longer be open and have a value of their own when left out."""
    root = Portfolio if is_portfolio(plain.value) else Dossier
    for path, refused in dict(refused_opens(plain, root)).items():
        values = {"name": refused.values["name"], "where": refused.values["where"]}
        if needed(path, root):
            yield Edit("set", path), Finding("intake.upgrade-by-hand", refused.place, values, Severity.WARNING)
        else:
            yield Edit("remove", path), Finding("intake.upgrade-open", refused.place, values, Severity.INFO)


STEPS: dict[int, Step] = {2: _opens}
"""What changed with each form, by its number: changes with the line that tells each. A change to be made by hand sets nothing."""


@dataclass(frozen=True, slots=True)
class Upgraded:
    """A text brought up to date, and its changes; what is left to be done by hand among them, as warnings."""

    text: str
    changes: tuple[Finding, ...]


def upgraded(text: str, name: str) -> Upgraded:
    """`text` in this version's form. Raises InputError for a text that is no mapping, is of a newer version, or cannot be
    changed where it stands."""
    plain = read_plain(text, name)
    if not isinstance(plain.value, dict):
        raise InputError(Finding("intake.not-a-mapping", plain.place(())))
    was = taken_schema(plain)
    if was == SCHEMA:
        return Upgraded(text, ())
    told: list[Finding] = []
    for number, step in STEPS.items():
        if number <= was:
            continue
        edits = []
        for edit, finding in step(plain):
            told.append(finding)
            if finding.severity != Severity.WARNING:
                edits.append(edit)
        text = _spliced(text, edits, name)
        plain = read_plain(text, name)
        taken_schema(plain)
    if any(f.severity == Severity.WARNING for f in told):
        return Upgraded(text, tuple(told))  # not of this form yet
    said = said_schema(text, name) is not None
    text = _spliced(text, [Edit("set" if said else "add", ("schema",), str(SCHEMA))], name)
    told.append(Finding("intake.upgrade-schema", Place(name, 1), {"schema": SCHEMA}, Severity.INFO))
    return Upgraded(text, tuple(told))


def _spliced(text: str, edits: list[Edit], name: str) -> str:
    try:
        return spliced(text, edits) if edits else text
    except (KeyError, ValueError) as error:
        raise InputError(Finding("intake.upgrade-in-place", Place(name), {"reason": str(error)})) from None
