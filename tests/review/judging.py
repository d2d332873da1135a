"""Holds a review against what an edit says must be told."""

from __future__ import annotations

from typing import Any

from tests.review.returns import Expected


def wrong(told: dict[str, Any], expected: Expected) -> list[str]:
    """Everything that a review (its JSON) tells otherwise than it should."""
    faults: list[str] = []
    by_id = {c["clause"]: c for c in told["clauses"] if c["clause"]}
    free = {c for pair in expected.either for c in pair}
    for clause, fields in expected.clauses.items():
        found = by_id.get(clause)
        if found is None:
            faults.append(f"{clause}: not told")
            continue
        faults += [f"{clause}.{k}: {found[k]!r}, not {v!r}" for k, v in fields.items() if found[k] != v]
    for c in told["clauses"]:
        if c["presence"] == "new":
            continue
        if c["clause"] in expected.clauses or c["clause"] in free:
            continue
        if c["presence"] != "kept" or c["moved"] or c["changed"] != "none":
            faults.append(
                f"{c['clause']}: called {c['presence']}/{c['changed']}/{'moved' if c['moved'] else ''} {c['edits'][:2]}"
            )
    for pair in expected.either:
        both = [by_id[c] for c in pair]
        if not (all(c["changed"] != "none" for c in both) or all(c["moved"] for c in both)):
            faults.append(f"{pair}: {[(c['changed'], c['moved']) for c in both]}")
    new = [c for c in told["clauses"] if c["presence"] == "new"]
    if len(new) != len(expected.new):
        faults.append(f"new: {[(c['heading'], c['text'][:40]) for c in new]}, not {len(expected.new)}")
    else:
        for found, fields in zip(new, expected.new, strict=True):
            faults += [f"new.{k}: {found[k]!r}, not {v!r}" for k, v in fields.items() if found[k] != v]
    if bool(told["outside"]) != bool(expected.outside):
        faults.append(f"outside: {told['outside'][:2]}")
    if len(told["comments"]) != len(expected.comments):
        faults.append(f"comments: {told['comments']}")
    for found, fields in zip(told["comments"], expected.comments, strict=False):
        faults += [f"comment.{k}: {found[k]!r}, not {v!r}" for k, v in fields.items() if found[k] != v]
    return faults
