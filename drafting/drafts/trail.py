"""The audit trail, each entry chained to the one before by its hash, and what is wrong in a store when its hashes are followed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from drafting.drafts.revision import Revision, digest_of, sha
from drafting.errors import Finding, Place


def entry_hash(entry: Mapping[str, Any]) -> str:
    """The hash of an entry, with that of the one before in it."""
    told = {k: entry[k] for k in ("sequence", "moment", "author", "action", "draft", "number", "detail", "previous")}
    return sha(json.dumps(told, sort_keys=True, ensure_ascii=False).encode())


def clauses_hash(clauses: Mapping[str, int]) -> str:
    """The hash of the clauses of a revision with their versions; part of what the trail says was saved."""
    return sha(json.dumps(sorted(clauses.items())).encode())


def sealed_hash(clauses: Mapping[tuple[str, int], Mapping[str, int]]) -> str:
    """The hash of the clauses of several revisions, by draft and number."""
    return sha(json.dumps([[*key, sorted(found.items())] for key, found in sorted(clauses.items())]).encode())


def broken_chain(entries: list[dict[str, Any]]) -> Iterator[Finding]:
    """Where the trail was changed: the first entry that does not follow from the one before."""
    previous = ""
    for expected, entry in enumerate(entries, 1):
        values = {"sequence": entry["sequence"], "moment": entry["moment"], "author": entry["author"]}
        if entry["sequence"] != expected or entry["previous"] != previous or entry_hash(entry) != entry["hash"]:
            yield Finding("drafts.broken-chain", Place(f"{entry['draft']}@{entry['number']}"), values)
            return
        previous = entry["hash"]


def changed_revisions(revisions: list[Revision], kept: set[str]) -> Iterator[Finding]:
    """Revisions that are not what their hashes say, in the order of their drafts and numbers; `kept` are the hashes of the bytes
    that are there."""
    last: dict[str, int] = {}
    for revision in revisions:
        place = Place(revision.name)
        if digest_of(revision) != revision.digest:
            yield Finding("drafts.changed-revision", place)
        if revision.number != last.get(revision.draft, 0) + 1:
            yield Finding("drafts.gap", place)
        last[revision.draft] = revision.number
        for name in ("dossier", "library", "frame", "tree", "docx"):
            hash_ = getattr(revision, name)
            if hash_ and hash_ not in kept:
                yield Finding("drafts.missing-blob", place, {"hash": hash_[:12]})
