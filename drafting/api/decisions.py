"""What was decided of a return, clause by clause and value by value: taken over, refused or still open, by whom, when and why.

Decisions stand in the store's audit trail, an entry each, never changed: a later one of the same clause comes after it. Each says what
the review had found, so that it can be held against base and returned file again.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from drafting.api import drafts
from drafting.api.adopt import Adopted
from drafting.api.kept_reviews import BY
from drafting.api.proposals import as_json
from drafting.api.review import Base, base_of_revision, content_of, reviewed
from drafting.drafts import DraftStore, Happened, sha
from drafting.errors import DraftingError, Finding, Place
from drafting.returns.net import new_name
from drafting.returns.records import NEW, ClauseReview, Review, ValueReview

DECIDE = "decide"
TAKEN, REFUSED, OPEN = "taken", "refused", "open"


@dataclass(frozen=True, slots=True)
class Decision:
    """Besluit: `what` (a clause id, a value path, or "+" and the heading of a new clause) is `taken`, `refused` or `open`; `why` is the
    reason given, or for an open one the code of what stands in the way. `base` is the number of the revision that was sent, `returned`
    what came back and `content` the hash of its bytes; `found` what the review said of it; `by` which reader said so."""

    what: str
    sort: str
    decision: str
    why: str
    base: int
    returned: str
    content: str
    found: Mapping[str, Any]
    by: str = BY
    author: str = ""
    moment: str = ""

    def detail(self) -> str:
        """The words of its entry in the trail."""
        told = {name: getattr(self, name) for name in _DETAIL}
        return json.dumps(told, sort_keys=True, ensure_ascii=False, default=as_json)

    def same(self, other: Decision | None) -> bool:
        """Whether another says the same of the same return, whoever said it and when."""
        return other is not None and self.detail() == other.detail()


_DETAIL = ("what", "sort", "decision", "why", "base", "returned", "content", "found", "by")


def decisions_of(
    found: Review,
    made: Adopted,
    base: int,
    returned: str,
    content: bytes,
    *,
    refused: Collection[str] = (),
    wanted: Collection[str] = (),
    why: str = "",
) -> list[Decision]:
    """The decisions that adopting `made` of a review: of every clause and value that it touches (`wanted`: of these clauses only)."""
    left = {one.what: one.reason for one in reversed(made.left)}
    taken = {one.what for one in made.taken}
    declined = frozenset(refused)
    titles = {one.new for one in made.taken if one.sort in ("bespoke", "term")}

    def decided(what: str, sort: str, names: Collection[str], facts: Mapping[str, Any], done: bool) -> Decision:
        stands = next((left[name] for name in names if name in left), "")
        verdict = REFUSED if declined & set(names) else TAKEN if done and not stands else OPEN
        # One reason is given: for what is refused, where anything is.
        reason = {REFUSED: why, TAKEN: "" if declined else why, OPEN: stands or "not-asked"}[verdict]
        return Decision(what, sort, verdict, reason, base, returned, sha(content), facts)

    decisions: list[Decision] = []
    for clause in found.clauses:
        if not clause.touched or (wanted and clause.clause not in wanted):
            continue
        if clause.presence == NEW:
            what = new_name(clause.heading, clause.text)
            new = (what, clause.heading or " ".join(clause.text.split()))
            short = [n for n in left if n and new[1].startswith(n.rstrip("…"))]
            done = clause.heading in titles or any(t and t.rstrip("…") in clause.text for t in titles)
            decisions.append(decided(what, "clause", (*new, *short), _facts(clause), done))
        else:
            by_value = any(v.names & taken for v in found.values if v.within(clause.clause))
            done = clause.clause in taken or by_value or clause.clause not in left
            decisions.append(decided(clause.clause, "clause", (clause.clause,), _facts(clause), done))
    of_clauses = {d.what: d.decision for d in decisions}
    for value in found.values:
        if wanted and not any(value.within(clause) for clause in wanted):
            continue
        done = value.path in taken or of_clauses.get(value.clause) == TAKEN
        decisions.append(decided(value.path, "value", sorted(value.names), _value_facts(value), done))
    return decisions


def _facts(clause: ClauseReview) -> dict[str, Any]:
    return {
        "presence": clause.presence, "moved": clause.moved, "changed": clause.changed, "position": clause.position,
        "returned_position": clause.returned_position, "edits": [[e.old, e.new, e.tracked] for e in clause.edits],
    }  # fmt: skip


def _value_facts(value: ValueReview) -> dict[str, Any]:
    return {"status": value.status, "old": value.old, "new": value.new, "new_value": as_json(value.new_value)}


def decide(
    store: DraftStore, draft: str, decisions: Sequence[Decision], author: str, moment: str, contents: Sequence[bytes]
) -> int:
    """Keeps decisions with what they are about, all of them or none; what was decided the same already is not said again. Returns how many
    are new."""

    def entries(there: list[dict[str, Any]]) -> list[Happened]:
        last: dict[tuple[str, str, str], Decision] = {}
        for one in _read(there):
            last[one.what, one.sort, one.content] = one
        fresh = [d for d in decisions if not d.same(last.get((d.what, d.sort, d.content)))]
        return [Happened(DECIDE, draft, d.base, author, moment, d.detail()) for d in fresh]

    return store.append(entries, draft, contents)


def kept_decisions(store: DraftStore, draft: str) -> list[Decision]:
    """All decisions of a draft, the first first."""
    return list(_read(store.happened(draft)))


def _read(entries: Sequence[Mapping[str, Any]]) -> Iterator[Decision]:
    for entry in entries:
        if entry["action"] != DECIDE:
            continue
        told = json.loads(entry["detail"])
        yield Decision(**{name: told[name] for name in _DETAIL}, author=entry["author"], moment=entry["moment"])


def keep_adopted(
    store: DraftStore | None,
    base: str,
    returned: str | Path,
    found: Review,
    made: Adopted,
    *,
    author: str,
    moment: str,
    refused: Collection[str] = (),
    wanted: Collection[str] = (),
    why: str = "",
) -> int:
    """Keeps what adopting decided, where the base is a revision of `store`. The returned file's bytes and the dossier that came of it are
    kept with it, so that the decisions can be checked, and adopting done again, whatever becomes of the files."""
    if store is None or not drafts.is_name(base):
        return 0
    draft, number = drafts.parse_name(base)
    name = str(returned) if drafts.is_name(str(returned)) else Path(returned).name
    source = content_of(str(returned), store)
    content = source if isinstance(source, bytes) else Path(source).read_bytes()
    of = store.get(draft, number).number
    decisions = decisions_of(found, made, of, name, content, refused=refused, wanted=wanted, why=why)
    return decide(store, draft, decisions, author, moment, (content, made.text.encode()))


def recomputed(store: DraftStore, draft: str) -> Iterator[Finding]:
    """Every decision's findings, made again from the base and the returned file and held against what it says was found."""
    groups: dict[tuple[int, str], list[Decision]] = {}
    for one in kept_decisions(store, draft):
        groups.setdefault((one.base, one.content), []).append(one)
    for (number, content), decisions in groups.items():
        place = Place(f"{draft}@{number}")
        if any(d.by != BY for d in decisions):
            by = next(d.by for d in decisions if d.by != BY)
            yield Finding("drafts.other-reader", place, {"by": by})
            continue
        try:
            facts = _found_again(base_of_revision(store, store.get(draft, number)), store.content(content))
        except DraftingError as error:
            yield from error.findings
            continue
        for one in decisions:
            if facts.get((one.what, one.sort)) != json.loads(json.dumps(one.found, default=as_json)):
                yield Finding("drafts.different-decision", place, {"what": one.what, "returned": one.returned})


def _found_again(base: Base, content: bytes) -> dict[tuple[str, str], Any]:
    found = reviewed(base, content)
    facts: dict[tuple[str, str], Any] = {}
    for clause in found.clauses:
        what = new_name(clause.heading, clause.text) if clause.presence == NEW else clause.clause
        facts[what, "clause"] = _facts(clause)
    facts.update({(v.path, "value"): _value_facts(v) for v in found.values})
    return {key: json.loads(json.dumps(fact, default=as_json)) for key, fact in facts.items()}


__all__ = ["Decision", "decide", "decisions_of", "keep_adopted", "kept_decisions", "recomputed"]
