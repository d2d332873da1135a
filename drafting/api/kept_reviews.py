"""Reviews that the store keeps beside the files that they are of, so that nobody has to read those again; and whether they still hold."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from drafting import __version__
from drafting.api.descent import answered, told_apart
from drafting.api.proposals import as_json
from drafting.api.review import Base, base_of_revision, compared_with, judged
from drafting.drafts import DraftStore, Happened, Revision, sha
from drafting.errors import DraftingError, Finding, Place
from drafting.returns.net import Net, net_of
from drafting.returns.records import READER, Review
from drafting.returns.verdicts import Compared

REVIEW = "review"
BY = f"drafting {__version__} reader {READER}"
"""What judged a return: a verdict of another reader is not held against what this one would say."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A review in plain form: its JSON (`review`), and per clause what it asks for in all (`net`: words that became others)."""

    review: dict[str, Any]
    net: Net

    def content(self) -> bytes:
        """The bytes that are kept; the same for the same review."""
        told = {"review": self.review, "net": {key: [list(pair) for pair in pairs] for key, pairs in self.net.items()}}
        return json.dumps(told, ensure_ascii=False, sort_keys=True, default=as_json).encode()


def kept_of(found: Review) -> Kept:
    """A review as it is kept."""
    compared: Compared = found.seen[1]
    plain = json.loads(json.dumps(found.to_data(), default=as_json))
    return Kept(plain, net_of(compared, found))


def examine(store: DraftStore, received: Revision, base: Base | None = None) -> Review | None:
    """The review of a received revision against the one that it answers. Raises what `review` raises."""
    sent = answered(store, received)
    if sent is None:
        return None
    base = base or base_of_revision(store, sent)
    compared, lang = compared_with(base, store.content(received.docx))
    notes = told_apart(store, sent, [label.said for label in compared.accepted.labelled], compared.likeness)
    found = judged(base, compared, lang)
    return replace(found, notes=(*found.notes, *notes))


def keep(store: DraftStore, received: Revision, found: Review, author: str, moment: str) -> None:
    """Keeps a review beside the received revision, once."""
    content = kept_of(found).content()
    told = {"base": found.base, "hash": sha(content), "by": BY}
    detail = json.dumps(told, sort_keys=True)

    def entries(there: list[dict[str, Any]]) -> list[Happened]:
        known = any(e["action"] == REVIEW and e["number"] == received.number and e["detail"] == detail for e in there)
        return [] if known else [Happened(REVIEW, received.draft, received.number, author, moment, detail)]

    store.append(entries, received.draft, (content,))


def kept_reviews(store: DraftStore, draft: str) -> dict[int, Kept]:
    """The reviews that are kept of a draft and that this reader made, by the number of what was received."""
    found: dict[int, Kept] = {}
    for entry in store.happened(draft):
        told = _told(entry) if entry["action"] == REVIEW else {}
        if told.get("by") != BY:
            continue
        data = json.loads(store.content(told["hash"]))
        net = {key: tuple((a, b) for a, b in pairs) for key, pairs in data["net"].items()}
        found[entry["number"]] = Kept(data["review"], net)
    return found


def _told(entry: dict[str, Any]) -> dict[str, Any]:
    try:
        told = json.loads(entry["detail"])
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}


def recomputed(store: DraftStore, draft: str) -> Iterator[Finding]:
    """Every kept review of this reader, made again from base and returned file and held against what was kept."""
    for entry in store.happened(draft):
        if entry["action"] != REVIEW:
            continue
        place, told = Place(f"{draft}@{entry['number']}"), _told(entry)
        if told.get("by") != BY:
            yield Finding("drafts.other-reader", place, {"by": told.get("by", "–")})
            continue
        try:
            kept = store.content(told["hash"])
            found = examine(store, store.get(draft, entry["number"]))
        except DraftingError as error:
            yield from error.findings
            continue
        if found is None or kept_of(found).content() != kept:
            yield Finding("drafts.different-review", place)


__all__ = ["BY", "Kept", "examine", "keep", "kept_of", "kept_reviews", "recomputed"]
