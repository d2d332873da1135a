"""A draft's negotiation as one table, from the store alone: the same store gives the same table, whoever asks and whenever."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from drafting import tree
from drafting.api import drafts
from drafting.api.decisions import Decision, kept_decisions
from drafting.api.descent import answered
from drafting.api.kept_reviews import Kept, examine, kept_of, kept_reviews
from drafting.clauses.source import Clause, parse_clause
from drafting.drafts import DraftStore, Revision
from drafting.errors import DraftingError, Finding, Place, UsageError
from drafting.returns import matrix as m
from drafting.returns.net import neutral, new_name
from drafting.returns.records import BOTH, GONE, KEPT, NEW, TRACKED, UNCHANGED, UNTRACKED
from drafting.returns.units import Unit, units_of
from drafting.tree.lines import Line, lines_of, spelled

OUTSIDE = "#outside"
"""The row of what stands outside any clause: cover, headers, footers."""


def matrix(store: DraftStore, draft: str, lang: str = "nl") -> m.Matrix:
    """Every clause of `draft` (such as `delta/jloi`) through every revision that was sent or came back. `lang` is that of the playbook's
    words. Raises StoreError for a draft that is not there, UsageError for one of which nothing was built."""
    draft, _ = drafts.parse_name(draft)
    log = store.log(draft)
    if not any(r.tree for r in log):
        raise UsageError(Finding("review.nothing-sent", Place(draft)))
    reviews, decisions = kept_reviews(store, draft), kept_decisions(store, draft)
    choices = {r.number: _choices(store, r) for r in log if r.tree}
    rounds: list[m.Sent | m.Received] = []
    clauses = _clauses(store, log)
    for one in log:
        if one.tree:
            rounds.append(_sent(store, one, choices[one.number], clauses))
        elif (received := _received(store, one, reviews.get(one.number), decisions, lang)) is not None:
            rounds.append(received)
    books = {key: _book(clause, lang) for key, clause in clauses.items()}
    built_in = next(r.lang for r in reversed(log) if r.tree)
    return m.matrix_of(draft, lang, rounds, books, _own_clauses(choices.values(), built_in))


# ---------------------------------------------------------------- what we sent


def _choices(store: DraftStore, revision: Revision) -> dict[str, Any]:
    dossier = json.loads(store.content(revision.dossier)) if revision.dossier else {}
    return {"choices": dossier.get("choices") or {}, "terms": dossier.get("terms") or []}


def _clauses(store: DraftStore, log: Sequence[Revision]) -> dict[str, Clause]:
    """The clauses of all revisions, each as the latest of them has it."""
    found: dict[str, Clause] = {}
    seen: set[str] = set()
    for revision in reversed(log):
        if not revision.library or revision.library in seen:
            continue
        seen.add(revision.library)
        for name, text in json.loads(store.content(revision.library)).items():
            path = Path(name)
            if name.startswith("clauses/") and path.suffix == ".md" and path.stem not in found:
                try:
                    found[path.stem] = parse_clause(text, name, path.stem, kept=True)
                except DraftingError:  # told by `draft verify`; the table needs its words only
                    continue
    return found


def _sent(store: DraftStore, revision: Revision, chosen: Mapping[str, Any], clauses: Mapping[str, Clause]) -> m.Sent:
    document = tree.loads(store.content(revision.tree).decode())
    units = [u for u in units_of(_lines(document)) if not u.outside]
    positions = {
        k: (v.get("position", ""), v.get("approver", "")) for k, v in chosen["choices"].get("positions", {}).items()
    }
    document_id = revision.draft.partition("/")[2]
    own = {
        t.get("clause")
        for t in chosen["choices"].get("texts") or ()
        if document_id in (t.get("kinds") or (document_id,))
    }
    positions |= {key: (m.OWN, positions.get(key, ("", ""))[1]) for key in own}
    once = json.loads(revision.positions)
    stands: dict[str, m.Stand] = {}
    whole: dict[str, list[Unit]] = {}
    for unit in units:
        whole.setdefault(unit.id, []).append(unit)
    for key, parts in whole.items():
        position, approver = positions.get(key, ("preferred", ""))
        negotiable = key in clauses and clauses[key].negotiable
        lines = [line for part in parts for line in part.lines]
        first = parts[0]
        title = first.lines[0].line.text.partition(":")[0] if first.sort == "definition" else first.heading
        stands[key] = m.Stand(
            first.number, title, first.sort, once.get(key, position) if negotiable else "", approver, lines
        )
    return m.Sent(_round(revision, m.US, revision.author), stands, [parts[0] for parts in whole.values()])


def _lines(document: tree.Document) -> Iterator[Line]:
    """The lines of a document as a Word file has them, signature blocks and all."""
    for node in document.body:
        if isinstance(node, tree.Signatures):
            for signatory in node.signatories:
                for inlines in (signatory.party, signatory.name, signatory.function):
                    text, spans, _, _ = spelled(inlines)
                    yield Line(text, clause=node.clause, role="signature", spans=spans)
        else:
            yield from lines_of(node)


def _round(revision: Revision, side: str, who: str, answers: str = "") -> m.Round:
    return m.Round(revision.name, revision.number, side, who, revision.moment, answers)


def _own_clauses(choices: Iterable[Mapping[str, Any]], lang: str) -> dict[str, str]:
    """The ids that new clauses and definitions got in our dossier, by the name that they have in a return."""
    names: dict[str, str] = {}
    for chosen in choices:
        for one in chosen["choices"].get("bespoke") or ():
            names[new_name((one.get("heading") or {}).get(lang, ""), (one.get("text") or {}).get(lang, ""))] = one["id"]
        for one in chosen["terms"]:
            term, meaning = ((one.get(n) or {}).get(lang, "") for n in ("term", "definition"))
            names[new_name("", f"{term}: {meaning}")] = one["id"]
    return names


# ---------------------------------------------------------------- what came back


def _received(
    store: DraftStore, revision: Revision, kept: Kept | None, decisions: Sequence[Decision], lang: str
) -> m.Received | None:
    """A round of theirs; None for a file that came before anything was built."""
    base = str(kept.review["base"]) if kept is not None else _answered(store, revision)
    if not base:
        return None
    round_ = _round(revision, m.THEM, revision.sender or revision.author, base)
    if kept is None:
        try:
            found = examine(store, revision)
        except DraftingError as error:
            # A file that cannot be judged is a round all the same: it says why.
            words = (("", "; ".join(f.text(lang) for f in error.findings)),)
            return m.Received(round_, {OUTSIDE: m.Asked(KEPT, UNTRACKED, False, "", "", words)})
        if found is None:
            return None
        kept = kept_of(found)
    asked = {}
    for clause in kept.review["clauses"]:
        name = clause["clause"] or new_name(clause["heading"], clause["text"])
        if clause["presence"] != KEPT or clause["moved"] or clause["changed"] != UNCHANGED:
            asked[name] = _asked(clause, kept.net.get(name, ()))
    if kept.review["outside"]:
        asked[OUTSIDE] = _outside(kept.review["outside"])
    decided = {d.what: (d.decision, d.why) for d in decisions if d.sort == "clause" and d.content == revision.docx}
    return m.Received(round_, asked, decided)


def _answered(store: DraftStore, revision: Revision) -> str:
    base = answered(store, revision)
    return base.name if base is not None else ""


def _asked(clause: Mapping[str, Any], words: tuple[tuple[str, str], ...]) -> m.Asked:
    heading = clause.get("heading", "") or (
        " ".join(clause.get("text", "").split()[:8]) if clause["presence"] == NEW else ""
    )
    if clause["presence"] == GONE:
        words = tuple((neutral(e["old"]), "") for e in clause["edits"])
    return m.Asked(
        clause["presence"], clause["changed"], clause["moved"], clause["position"], clause["returned_position"], words,
        clause["returned_number"], heading, clause["sort"], clause.get("after", ""),
    )  # fmt: skip


def _outside(changes: Sequence[Mapping[str, Any]]) -> m.Asked:
    tracked = {c["tracked"] for c in changes}
    how = BOTH if len(tracked) > 1 else TRACKED if tracked == {True} else UNTRACKED
    return m.Asked(
        KEPT, how, False, "", "", tuple((neutral(c["old"]), neutral(c["new"])) for c in changes), sort="outside"
    )


def _book(clause: Clause, lang: str) -> m.Book:
    book = clause.playbook
    approvers = {
        position: str(book[position].get("approver", {}).get(lang, ""))
        for position in ("fallback", "walk_away")
        if isinstance(book.get(position), Mapping)
    }
    return m.Book(str((book.get("asks") or {}).get(lang, "")), approvers)


__all__ = ["OUTSIDE", "matrix"]
