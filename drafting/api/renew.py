"""The next draft from new data, with the words that people wrote in the last one: base, ours and theirs as one Word file.

Our changes (data, clauses, outline) are tracked in our name, theirs in theirs; where both changed the same words nothing is chosen, and a
comment says so. Rejecting everything gives what was sent; accepting everything what both made of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from drafting import messages
from drafting.api import drafts
from drafting.api.adopt import Left, adopt
from drafting.api.review import base_of_revision, reviewed
from drafting.api.three_way import merge
from drafting.drafts import DraftStore
from drafting.errors import Finding, Place, UsageError

if TYPE_CHECKING:
    from drafting.word.redline.merging import Conflict


@dataclass(frozen=True, slots=True)
class Renewed:
    """One Word file of both: its `content`; how many changes are `ours` and `theirs`; the `conflicts` of the two; what of theirs could not
    be carried into a new draft and is not in the file (`left`)."""

    content: bytes
    ours: int
    theirs: int
    conflicts: tuple[Conflict, ...] = ()
    left: tuple[Left, ...] = ()


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

    The base is the revision that was built last before it, as the store knows. Their words are carried by the dossier, as `adopt` would
    put them there, so that a file that lost its controls elsewhere is no trouble; the dossier itself stays as it is. `author`: in whose
    name our changes stand; `their_author`: in whose name theirs stand (default: who sent it). Raises StoreError, InputError,
    AssemblyError, UsageError.
    """
    from drafting.api.documents import assemble, render
    from drafting.api.workspace import workspace_around
    from drafting.intake import parse_dossier, read_text

    owner = store or drafts.open_store("", Path.cwd())
    try:
        draft, number = drafts.parse_name(returned)
        came = owner.get(draft, number)
        built = [r for r in owner.log(draft) if r.dossier and r.number < came.number]
        if came.dossier or not built:
            raise UsageError(Finding("review.not-received", Place(came.name)))
        base = base_of_revision(owner, built[-1])
        theirs = owner.content(came.docx)
    finally:
        if owner is not store:
            owner.close()
    text, name = read_text(dossier), str(dossier)
    adopted = adopt(text, reviewed(base, theirs), approver=approver, reason=came.name, name=name)
    kind, home = draft.partition("/")[2], workspace_around(dossier)

    def rendered(said: str) -> bytes:
        document = assemble(parse_dossier(said, name), kind, base.lang, base.positions, workspace=home, name=name)
        return render(document, workspace=home)

    ours, both = rendered(text), rendered(adopted.text)
    return _named(base.docx, ours, both, author, their_author or came.sender or "?", date, (), tuple(adopted.left))


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
    made = merge(base, ours, accept_all(theirs), author=their_author, date=moment, lang=lang)
    return _named(base, ours, accept_all(made.content), author, their_author, moment, made.conflicts, ())


def _named(
    base: str | Path | bytes,
    ours: str | Path | bytes,
    both: bytes,
    author: str,
    their_author: str,
    date: str | datetime | None,
    conflicts: tuple[Conflict, ...],
    left: tuple[Left, ...],
) -> Renewed:
    """The base with our changes in our name, and on these theirs in theirs."""
    from drafting.api.redline import redline
    from drafting.word.revisions import revisions_of

    moment = date if date is not None else datetime.now(UTC)
    marked = redline(base, ours, author=author, date=moment)
    content = redline(marked, both, author=their_author, date=moment)
    found = [r for r in revisions_of(content) if r.sort != "properties"]
    mine = sum(1 for r in found if r.author == author)
    return Renewed(content, mine, len(found) - mine, conflicts, left)


def told(made: Renewed, lang: str) -> list[str]:
    """What the file holds, a line each."""
    lines = [messages.text("review.renewed", lang, ours=made.ours, theirs=made.theirs, conflicts=len(made.conflicts))]
    if made.left:
        lines.append(messages.text("review.left", lang, count=len(made.left)))
    for one in made.left:
        why = messages.text(f"review.left-{one.reason}", lang)
        lines.append("  " + messages.text("review.left-one", lang, what=one.what, reason=why, old=one.old, new=one.new))
    for conflict in made.conflicts:
        values = {"place": conflict.place, "base": conflict.base, "ours": conflict.ours, "theirs": conflict.theirs}
        lines.append(f"{messages.text('merge.conflict', lang, **values)} {messages.remedy('merge.conflict', lang)}")
    return lines
