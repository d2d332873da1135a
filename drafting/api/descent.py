"""What a returned file descends from: the revision that was built last before it came, or what a renewal made of new data since; and
which draft or revision a file fits best, where it fits the one that was named badly."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from drafting import tree
from drafting.drafts import Contents, DraftStore, Happened, Revision, sha
from drafting.errors import Finding, InputError, Place
from drafting.returns.words import Said, said
from drafting.tree.lines import Line, lines_of

RENEW = "renew"
_PARTS = ("dossier", "library", "frame", "tree", "docx")
_TOLD = (*_PARTS, "lang", "positions", "writer")
CLEARLY = 0.02
"""By so much more of its paragraphs must a file fit another revision before that is said."""


def keep_renewal(store: DraftStore, of: Revision, made: Revision, contents: Contents, author: str, moment: str) -> None:
    """Keeps what a renewal of the received revision `of` was made of, so that what comes back next is held against that."""
    blobs = {name: getattr(contents, name) for name in _PARTS}
    told = {name: getattr(made, name) for name in ("lang", "positions", "writer")}
    detail = json.dumps({**told, **{name: sha(blob) for name, blob in blobs.items()}}, sort_keys=True)

    def entries(there: list[dict[str, object]]) -> list[Happened]:
        known = any(e["action"] == RENEW and e["number"] == of.number and e["detail"] == detail for e in there)
        return [] if known else [Happened(RENEW, of.draft, of.number, author, moment, detail)]

    store.append(entries, of.draft, tuple(blobs.values()))


def bases(store: DraftStore, received: Revision) -> list[Revision]:
    """All that a received file may be an answer to, the first first: what was built before it, and renewals of what came before it."""
    built = [r for r in store.log(received.draft) if r.dossier and r.number < received.number]
    renewed = [r for r in _renewals(store, received) if r.number < received.number]
    return sorted([*built, *renewed], key=lambda r: (r.number, r.origin == RENEW))


def _renewals(store: DraftStore, received: Revision) -> Iterator[Revision]:
    for entry in store.happened(received.draft):
        if entry["action"] == "save" and entry["number"] == received.number:
            return  # what was made after it came cannot be what it answers
        if entry["action"] != RENEW:
            continue
        told = json.loads(entry["detail"])
        facts = {name: told[name] for name in _TOLD}
        yield replace(
            Revision(received.draft, entry["author"], entry["moment"], "", RENEW, number=entry["number"]), **facts
        )


def answered(store: DraftStore, received: Revision) -> Revision | None:
    """What a received revision answers: the last that was built or renewed before it, unless it clearly fits an earlier one better; None
    where nothing was built."""
    found = bases(store, received)
    if len(found) < 2:
        return found[-1] if found else None
    from drafting.word.reader.returned import read_lines

    return best_of(store, found[-LATELY:], read_lines(store.content(received.docx), received.name).lines)


def best_of(store: DraftStore, revisions: Sequence[Revision], lines: Iterable[Line]) -> Revision:
    """The revision that a file fits best; the last of those that it fits as well."""
    return _best(store, revisions, paragraphs(lines))


def _best(
    store: DraftStore, revisions: Sequence[Revision], words: Counter[tuple[str, ...]], margin: float = CLEARLY
) -> Revision:
    best, fit = revisions[-1], fitting(words, _of_tree(store, revisions[-1]))
    for one in reversed(revisions[:-1]):
        part = fitting(words, _of_tree(store, one))
        if part > fit + margin:
            best, fit = one, part
    return best


LATELY = 6
"""So many revisions of a draft are looked at: a file that answers one before these is a rare find, and each costs time."""


def told_apart(store: DraftStore, base: Revision, accepted: Iterable[Said], part: float) -> list[Finding]:
    """What is odd in that this file came back of `base`: it fits another revision better, or another was sent since. Raises InputError where
    it clearly is of another draft. `part`: how much of the base's words came back."""
    words = Counter(one.keys for one in accepted if len(one.keys) > 4)
    own = fitting(words, _of_tree(store, base))
    if own < ANOTHER and (near := _nearest_draft(store, base.draft, words, own + 2 * CLEARLY)):
        values = {"base": base.name, "part": f"{part:.0%}", "near": near}
        raise InputError(Finding("review.not-a-return", Place(), values))
    built = [r for r in store.log(base.draft) if r.tree]
    lately = [r for r in built if r.number != base.number][-LATELY:]
    best = _best(store, [*lately, base], words, 0.0) if own < 1.0 else base
    if best.number != base.number:
        return [Finding("review.other-revision", Place(), {"base": base.name, "near": best.name})]
    if built and built[-1].number > base.number:
        return [Finding("review.older", Place(), {"base": base.name, "last": built[-1].name})]
    return []


ANOTHER = 0.75
"""A file that has more of the paragraphs of a draft is not asked whether it is of another."""


def _nearest_draft(store: DraftStore, draft: str, words: Counter[tuple[str, ...]], least: float) -> str:
    """The other draft in the store whose latest built revision a file fits best; "" where it fits none better than `least`."""
    best, fit = "", least
    for other in store.drafts():
        built = [r for r in store.log(other) if r.tree] if other != draft else []
        part = fitting(words, _of_tree(store, built[-1])) if built else 0.0
        if part > fit:
            best, fit = built[-1].name, part
    return best


def paragraphs(lines: Iterable[Line]) -> Counter[tuple[str, ...]]:
    """The paragraphs of a text of more than a few words, as they are compared."""
    return Counter(keys for line in lines if len(keys := said(line).keys) > 4)


def fitting(words: Counter[tuple[str, ...]], others: Counter[tuple[str, ...]]) -> float:
    """The part of the paragraphs of both that are the same."""
    whole = sum(words.values()) + sum(others.values())
    return 2 * sum((words & others).values()) / whole if whole else 0.0


def _of_tree(store: DraftStore, revision: Revision) -> Counter[tuple[str, ...]]:
    return paragraphs(lines_of(tree.loads(store.content(revision.tree).decode())))


__all__ = ["RENEW", "answered", "bases", "best_of", "fitting", "keep_renewal", "paragraphs", "told_apart"]
