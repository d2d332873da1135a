"""A review in words, for the screen: silent changes first."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from drafting import messages
from drafting.api.proposals import as_json
from drafting.returns.records import ClauseReview, Edit, Review, ValueReview

LOOK = 0.9
"""Below this confidence a person is asked to look."""


def say(name: str, lang: str, **values: object) -> str:
    """A sentence of the catalogue."""
    return messages.text(f"review.{name}", lang, **values)


def as_data(found: Review) -> str:
    """The review as JSON text."""
    return json.dumps(found.to_data(), ensure_ascii=False, indent=1, default=as_json) + "\n"


def as_text(found: Review, lang: str = "nl") -> str:
    """The review for the screen, in `lang`."""
    return "\n".join(_lines(found, lang)) + "\n"


MANY = 6
"""As many names stand in a line of the short form."""


def in_short(found: Review, returned: str, lang: str) -> Iterator[str]:
    """What a review found, in a few lines: the counts, silent changes by name first."""
    if not found.touched:
        yield say("nothing", lang, count=counts(found)["clauses"])
        return
    yield say("counts", lang, **counts(found))
    for head, clauses in groups(found):
        names = [title_of(c, lang) + (f" ({how(c, lang)})" if c.presence != "kept" else "") for c in clauses]
        yield say(head.replace("head", "short"), lang, names=_some(names))
    if found.values:
        told = [f"{v.path} {short(v.old, 40)} → {short(v.new, 40) or say('nothing-there', lang)}" for v in found.values]
        yield say("short-values", lang, names=_some(told))
    yield say("short-more", lang, base=found.base, returned=returned)


def _some(names: Sequence[str]) -> str:
    return "; ".join(names[:MANY]) + (f"; … (+{len(names) - MANY})" if len(names) > MANY else "")


def counts(found: Review) -> dict[str, int]:
    """The numbers of the first line."""
    clauses = found.clauses
    kept = [c for c in clauses if c.presence == "kept"]
    return {
        "clauses": sum(1 for c in clauses if c.presence != "new"),
        **{how: sum(1 for c in kept if c.changed == how) for how in ("untracked", "tracked", "both")},
        "gone": sum(1 for c in clauses if c.presence == "gone"),
        "new": sum(1 for c in clauses if c.presence == "new"),
        "moved": sum(1 for c in clauses if c.moved),
        "values": len(found.values),
        "outside": len(found.outside),
        "comments": len(found.comments),
    }


def groups(found: Review) -> list[tuple[str, list[ClauseReview]]]:
    """The clauses that something happened to, silent ones first."""
    touched = [c for c in found.clauses if c.touched]
    silent = [c for c in touched if c.changed in ("untracked", "both")]
    tracked = [c for c in touched if c.changed == "tracked"]
    moved = [c for c in touched if c.changed == "none"]
    return [(n, g) for n, g in (("head-silent", silent), ("head-tracked", tracked), ("head-moved", moved)) if g]


def title_of(clause: ClauseReview, lang: str) -> str:
    """How users call a clause: "Artikel 12 Maximum van de Steun", "Begrip amvi", "Overweging B"."""
    number = clause.number or clause.returned_number
    if clause.sort == "definition":
        return f"{say('sort-definition', lang)} {clause.clause or clause.text.partition(':')[0][:40]}".strip()
    if clause.sort == "recital":
        return f"{say('sort-recital', lang)} {number}".strip()
    if number and not clause.clause.startswith("annex"):
        return f"{say('sort-clause', lang)} {number} {clause.heading}".strip()
    return " ".join(filter(None, (number, clause.heading or clause.clause)))


def how(clause: ClauseReview, lang: str) -> str:
    """What happened to it, in a few words."""
    words = [say(clause.presence, lang)] if clause.presence != "kept" else []
    words += [say("moved", lang)] if clause.moved else []
    words += [say(clause.changed, lang)] if clause.changed != "none" else []
    return ", ".join(words)


def remarks_on(clause: ClauseReview, lang: str) -> Iterator[str]:
    """What else is to be known of it: its position, and whether a person must look."""
    if clause.returned_position and clause.returned_position != clause.position:
        yield say("to-position", lang, position=clause.returned_position, built=clause.position)
    if clause.confidence < LOOK:
        by = say(f"by-{clause.identified_by or 'text'}", lang)
        yield say("look", lang, by=by, confidence=f"{clause.confidence:.2f}")


def short(text: str, most: int = 160) -> str:
    """A text that fits on a line or two."""
    words = " ".join(text.split())
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def edit_line(edit: Edit, lang: str) -> str:
    """An edit as one line."""
    nothing = say("nothing-there", lang)
    whose = f" ({say('by-whom', lang, author=edit.author, date=edit.date[:10])})" if edit.author else ""
    return f"«{short(edit.old)}» → «{short(edit.new)}»{whose}".replace("«»", nothing)


def _lines(found: Review, lang: str) -> Iterator[str]:
    yield say("title", lang, draft=found.base or found.draft)
    numbers = counts(found)
    if not found.touched and not found.comments and not found.ours:
        yield say("nothing", lang, count=numbers["clauses"])
        return
    yield say("counts", lang, **numbers)
    for head, clauses in groups(found):
        yield ""
        yield say(head, lang)
        for clause in clauses:
            name = f" [{clause.clause}]" if clause.clause else ""
            yield f"  {title_of(clause, lang)}{name}: {how(clause, lang)}"
            yield from (f"    {line}" for line in remarks_on(clause, lang))
            yield from (f"    - {edit_line(edit, lang)}" for edit in clause.edits)
    if found.values:
        yield ""
        yield say("head-values", lang)
        for value in found.values:
            yield from value_lines(value, lang)
    for head, rows in _rest(found, lang):
        yield ""
        yield head
        yield from (f"  {row}" for row in rows)


def value_lines(value: ValueReview, lang: str) -> Iterator[str]:
    """A value with what became of it, and what follows."""
    status = say(f"value-{value.status}", lang, parts=", ".join(value.parts) or value.path)
    yield f"  {value.path}: «{short(value.old)}» → «{short(value.new)}»: {status}".replace(
        "«»", say("nothing-there", lang)
    )
    for path, new in value.writes:
        yield "    " + say("proposal", lang, path=path, value=new)
    for path, old, new in value.follows:
        yield "    " + say("follows", lang, path=path, old=old, new=new)
    for reason in value.needs:
        yield "    " + say("needs", lang, reason=reason)


def _rest(found: Review, lang: str) -> Iterator[tuple[str, Sequence[str]]]:
    nothing = say("nothing-there", lang)
    if found.ours:
        yield (
            say("head-ours", lang),
            [
                f"[{o.clause}] «{short(o.old)}» → «{short(o.new)}»: {say(f'state-{o.state}', lang)}".replace(
                    "«»", nothing
                )
                for o in found.ours
            ],
        )
    if found.outside:
        yield say("head-outside", lang), [
            f"{say(f'place-{o.place}', lang)}: «{short(o.old)}» → «{short(o.new)}» ({say('tracked' if o.tracked else 'untracked', lang)})".replace("«»", nothing)
            for o in found.outside
        ]  # fmt: skip
    if found.comments:
        yield say("head-comments", lang), [f"[{c.clause or '-'}] {c.author}: {short(c.text)}" for c in found.comments]
