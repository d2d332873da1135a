"""The next draft from new data, with the words that people wrote in the last one: base, ours and theirs as one Word file.

Our changes (data, clauses, outline) are tracked in our name, theirs in theirs; where both changed the same words nothing is chosen, and a
comment says so. Rejecting everything gives what was sent; accepting everything what both made of it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from drafting import messages
from drafting.api import drafts
from drafting.api.adopt import Adopted, Left, taken_over
from drafting.api.adopting.steps import Asked
from drafting.api.conflicts import Told, commented, fought_over, told_of
from drafting.api.descent import answered, keep_renewal
from drafting.api.order import Order
from drafting.api.review import Base, base_of_revision, reviewed
from drafting.drafts import Contents, DraftStore, Revision
from drafting.errors import AssemblyError, Finding, Place, UsageError
from drafting.returns.records import Review

if TYPE_CHECKING:
    from drafting.word.redline.merging import Conflict


@dataclass(frozen=True, slots=True)
class Renewed:
    """One Word file of both: its `content`; how many changes are `ours` and `theirs`; the `conflicts` of the two, each with a comment in
    the file; what of theirs no dossier can hold and stands in the file only (`by_hand`)."""

    content: bytes
    ours: int
    theirs: int
    conflicts: tuple[Told, ...] = ()
    by_hand: tuple[Left, ...] = ()


def renew(
    returned: str,
    dossier: str | Path,
    *,
    store: DraftStore | None = None,
    author: str = "drafting",
    their_author: str = "",
    approver: str = "",
    date: str | datetime | None = None,
) -> Renewed:
    """What came back (a received revision such as `delta/jloi@4`) and what `dossier`, library and outline give now, as one file.

    The base is what the returned file descends from, as the store knows: the revision that was built last before it, or what an earlier
    renewal made. What this one makes is kept beside the received revision, so that the next return can be held against it. Their words
    are carried by the dossier, as `adopt` would put them there, and word by word where no dossier can hold them; the dossier itself
    stays as it is. `author`: in whose name our changes stand; `their_author`: in whose name theirs stand (default: who sent it). Raises
    StoreError, InputError, AssemblyError, UsageError.
    """
    owner = store or drafts.open_store("", Path.cwd())
    try:
        draft, number = drafts.parse_name(returned)
        came = owner.get(draft, number)
        sent = None if came.dossier else answered(owner, came)
        if sent is None:
            raise UsageError(Finding("review.not-received", Place(came.name)))
        moment = date if date is not None else datetime.now(UTC)
        stamp = moment if isinstance(moment, str) else moment.replace(microsecond=0).isoformat()
        base = base_of_revision(owner, sent)
        order = Order(
            source=dossier, kinds=(draft.partition("/")[2],), languages=(base.lang,), positions=base.positions, name=str(dossier)
        )  # fmt: skip
        made, contents = drafts.composed(order, drafts.Entry(author, stamp, came.name))
        if made.draft != draft:
            raise UsageError(
                Finding(
                    "review.other-dossier",
                    Place(str(dossier)),
                    {"found": made.draft, "wanted": draft, "base": came.name},
                )
            )
        found = _Renewing(base, owner.content(came.docx), came, order, contents, approver)
        renewed = found.done(author, their_author or came.sender or "?", moment)
        keep_renewal(owner, came, made, contents, author, stamp)
        return renewed
    finally:
        if owner is not store:
            owner.close()


class _Renewing:
    def __init__(
        self, base: Base, theirs: bytes, came: Revision, order: Order, contents: Contents, approver: str
    ) -> None:
        from drafting.word.revisions import accept_all

        self.base, self.came, self.order = base, came, order
        self.ours = contents.docx
        self.theirs = accept_all(theirs)
        self.review: Review = reviewed(base, theirs)
        self.text = json.dumps(json.loads(contents.dossier), ensure_ascii=False)
        # Clauses whose own words both changed: word by word, for the dossier can hold one text only.
        refused = fought_over(self.review, contents.tree.decode())
        self.asked = Asked(
            refused=frozenset(refused), approver=approver, reason=came.name, name=str(order.source), over=True
        )

    def done(self, author: str, their_author: str, moment: str | datetime) -> Renewed:
        """The file: their words by the dossier first, what it cannot hold by hand, all of it in two names."""
        adopted, before, both = self._carried()
        conflicts = list(told_of(self.review, [one for one in adopted.left if one.reason == "both-changed"], self.text))
        rest = [
            replace(one, reason="by-hand") if one.reason == "declined" else one
            for one in adopted.left
            if one.reason not in ("both-changed", "not-asked")
        ]
        merged: tuple[Conflict, ...] = ()
        if rest:
            lang = self.base.lang or "nl"
            both, merged, marks = by_hand(before, both, self.theirs, their_author, moment, lang)
            conflicts += told_of(self.review, merged, self.text, marks)
        content, mine, others = in_names(self.base.docx, self.ours, both, author, their_author, moment)
        content = commented(content, conflicts, author, moment, self.base.lang or "nl")
        kept = {one.what for one in conflicts}
        return Renewed(
            content,
            mine,
            others,
            tuple(conflicts),
            tuple(one for one in rest if one.what not in kept and one.old != one.new),
        )

    def _carried(self) -> tuple[Adopted, str | Path | bytes, bytes]:
        """What the dossier can hold of theirs; with it what was sent, and what we have now. Where no document can be made with it, what
        was sent and what we have as they are: then everything is carried by hand."""
        adopted = taken_over(self.text, self.review, self.asked)
        try:
            before = self._as_sent(adopted.as_sent)
            return adopted, before, self._now(adopted.text)
        except AssemblyError:
            left = [*adopted.left, *(Left(t.what, "by-hand", t.old, t.new) for t in adopted.taken)]
            return Adopted(self.text, [], left), self.base.docx, self.ours

    def _as_sent(self, text: str) -> bytes:
        from drafting.assembly import assemble_document
        from drafting.intake import parse_dossier
        from drafting.word.writer.document import write_docx

        assert self.base.outline is not None
        assert self.base.library is not None
        document = assemble_document(
            parse_dossier(text),
            self.base.outline,
            self.base.library,
            self.base.lang,
            self.base.positions,
            None,
            "dossier",
        )
        return write_docx(document, self.order.settled().home.templates.frame(self.base.outline))

    def _now(self, text: str) -> bytes:
        from drafting.api.documents import assemble, render
        from drafting.intake import parse_dossier

        home = self.order.settled().home
        (document_id,) = self.order.kinds
        dossier = parse_dossier(text, self.asked.name)
        made = assemble(dossier, document_id, self.base.lang, self.base.positions, workspace=home, name=self.asked.name)
        return render(made, workspace=home)


def renew_filled(
    returned: str | Path | bytes,
    template: str | Path,
    was: Mapping[str, Any],
    now: Mapping[str, Any],
    *,
    author: str = "drafting",
    their_author: str = "",
    date: str | datetime | None = None,
    lang: str = "nl",
) -> Renewed:
    """The same for a file that `fill` made of any template: `returned` is the filled file as people edited it, `was` the data that it was
    filled with, `now` the new data. Raises what `fill` raises."""
    from drafting.api.fill import Template

    ready = Template(template, lang=lang)
    return joined(ready.fill(was), ready.fill(now), returned, author, their_author or "?", date, lang)


def joined(
    base: str | Path | bytes,
    ours: str | Path | bytes,
    theirs: str | Path | bytes,
    author: str,
    their_author: str,
    date: str | datetime | None = None,
    lang: str = "nl",
) -> Renewed:
    """Three files as one, each side's changes in its own name."""
    from drafting.word.revisions import accept_all

    moment = date if date is not None else datetime.now(UTC)
    both, merged, marks = by_hand(base, ours, accept_all(theirs), their_author, moment, lang)
    content, mine, others = in_names(base, ours, both, author, their_author, moment)
    conflicts = tuple(told_of(None, merged, "", marks))
    return Renewed(commented(content, conflicts, author, moment, lang), mine, others, conflicts)


def by_hand(
    base: str | Path | bytes, ours: str | Path | bytes, theirs: bytes, author: str, date: str | datetime, lang: str
) -> tuple[bytes, tuple[Conflict, ...], list[str]]:
    """What both made of `base`, with theirs where both changed the same words; these conflicts; and the words of the comment at each."""
    from drafting.word.redline.merging import merge
    from drafting.word.revisions import accept_all

    stamp = date if isinstance(date, str) else date.strftime("%Y-%m-%dT%H:%M:%SZ")
    marks: list[str] = []

    def note(stood: str) -> str:
        words = messages.text("merge.comment" if stood else "merge.comment-new", lang, base=stood)
        marks.append(f"{words} [{len(marks) + 1}]")
        return marks[-1]

    made = merge(base, ours, theirs, author, stamp, note)
    return accept_all(made.content), made.conflicts, marks[-len(made.conflicts) :] if made.conflicts else []


def in_names(
    base: str | Path | bytes,
    ours: str | Path | bytes,
    both: bytes,
    author: str,
    their_author: str,
    date: str | datetime,
) -> tuple[bytes, int, int]:
    """The base with our changes in our name, and on these theirs in theirs; and how many there are of each."""
    from drafting.api.redline import redline
    from drafting.word.revisions import revisions_of

    marked = redline(base, ours, author=author, date=date)
    content = redline(marked, both, author=their_author, date=date)
    found = [r for r in revisions_of(content) if r.sort != "properties"]
    mine = sum(1 for r in found if r.author == author)
    return content, mine, len(found) - mine


def told(made: Renewed, lang: str) -> list[str]:
    """What the file holds, a line each."""
    lines = [messages.text("review.renewed", lang, ours=made.ours, theirs=made.theirs, conflicts=len(made.conflicts))]
    if made.by_hand:
        lines.append(messages.text("review.by-hand", lang, count=len(made.by_hand)))
    for one in made.by_hand:
        why = messages.text(f"review.left-{one.reason}", lang)
        lines.append("  " + messages.text("review.left-one", lang, what=one.what, reason=why, old=one.old, new=one.new))
    lines += [one.words(lang) for one in made.conflicts]
    return lines
