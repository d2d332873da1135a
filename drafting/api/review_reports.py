"""A review as a file: text, JSON, a page, a Word letter or an Excel list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafting.api.documents import render
from drafting.api.review_text import as_data, as_text, counts, groups, how, remarks_on, say, short, title_of
from drafting.assembly.cover import WORDS
from drafting.returns.records import ClauseReview, Review
from drafting.tree import Block, BodyNode, BulletList, Cell, Column, Document, Row, Section, Table, Text

FORMATS = ("text", "json", "html", "docx", "xlsx")
WIDE = 400
"""The most that is shown of a stretch of words in a report."""


def report(found: Review, format: str = "text", lang: str = "nl") -> bytes:
    """The review in one of `FORMATS`, in `lang`."""
    if format == "json":
        return as_data(found).encode()
    if format == "text":
        return as_text(found, lang).encode()
    if format == "xlsx":
        from drafting.workbook.listing import listing

        heads, rows = table_of(found, lang)
        return listing(say("sheet", lang), heads, rows)
    return render(document_of(found, lang), format)


# ---------------------------------------------------------------- the letter and the page


def document_of(found: Review, lang: str) -> Document:
    """The report as a document: what was established, the counts, then the clauses, silent changes first."""
    title = say("title", lang, draft=found.base or found.draft)
    body: list[BodyNode] = [block(say("established", lang, base=found.base or found.draft)), _counts(found, lang)]
    if not found.touched:
        body = [block(say("nothing", lang, count=counts(found)["clauses"]))]
    elif found.clauses:
        body.append(_overview(found, lang))
    for n, (head, clauses) in enumerate(groups(found), 1):
        inside = tuple(_clause(c, f"{n}-{i}", lang) for i, c in enumerate(clauses, 1))
        body.append(section(f"group-{n}", 1, say(head, lang), inside))
    if found.values:
        body.append(section("values", 1, say("head-values", lang), (_values(found, lang),)))
    for name, rows in _lists(found, lang):
        body.append(section(name, 1, say(f"head-{name}", lang), (_bullets(rows),)))
    return cover_of(title, say("report", lang), tuple(body), lang)


def cover_of(title: str, label: str, body: tuple[BodyNode, ...], lang: str) -> Document:
    """A report as a document of ours."""
    labels = {k: v[lang] for k, v in WORDS.items()}
    cover = {
        "title": title, "subtitle": "", "kind_label": label, "parties": [], "status": "", "version": "", "date": "",
        "reference": "", "confidentiality": "", "reference_day": "", "label_reference_day": "", **labels,
    }  # fmt: skip
    properties = {"title": title, "language": {"nl": "nl-NL", "en": "en-GB"}[lang]}
    return Document("memo", lang, title, "", "statute", body, properties, cover)


def block(words: str) -> Block:
    """A paragraph."""
    return Block((Text(words),))


def section(wid: str, level: int, heading: str, inside: tuple[BodyNode, ...]) -> Section:
    """A heading with what is under it."""
    return Section(f"review-{wid}", f"review-{wid}", level, "", (Text(heading),), inside)


def cells(words: tuple[str, ...], header: bool = False) -> Row:
    """A row of words; a line each where they have several."""
    return Row(tuple(Cell(tuple(Block((Text(line),), "cell") for line in w.split("\n")), header) for w in words))


def table(
    wid: str, widths: tuple[float, ...], heads: tuple[str, ...], rows: Sequence[tuple[str, ...]], about: str
) -> Table:
    """A table of words, with what it is about for who cannot see it."""
    columns = tuple(Column(w) for w in widths)
    return Table(columns, cells(heads, True), tuple(cells(r) for r in rows), (), about, f"review-{wid}")


def _counts(found: Review, lang: str) -> Block:
    return block(say("counts", lang, **counts(found)))


def _overview(found: Review, lang: str) -> Table:
    """A line for each clause that something happened to: forty of them fit on the first page."""
    rows = [
        (title_of(c, lang), how(c, lang), "; ".join(remarks_on(c, lang)))
        for _, clauses in groups(found)
        for c in clauses
    ]
    heads = (say("column-clause", lang), say("column-what", lang), say("column-remark", lang))
    return table("overview", (3, 2, 3), heads, rows, say("overview", lang))


def _clause(clause: ClauseReview, wid: str, lang: str) -> Section:
    inside: list[BodyNode] = [block(how(clause, lang))]
    inside += [block(remark) for remark in remarks_on(clause, lang)]
    nothing = say("nothing-there", lang)
    rows = [
        (
            short(e.old, WIDE) or nothing,
            short(e.new, WIDE) or nothing,
            f"{e.author} {e.date[:10]}".strip() or say("untracked", lang),
        )
        for e in clause.edits
    ]
    if rows:
        heads = (say("column-old", lang), say("column-new", lang), say("column-whose", lang))
        inside.append(table(f"edits-{wid}", (4, 4, 2), heads, rows, title_of(clause, lang)))
    return section(wid, 2, title_of(clause, lang), tuple(inside))


def _values(found: Review, lang: str) -> Table:
    nothing = say("nothing-there", lang)
    rows = []
    for v in found.values:
        status = say(f"value-{v.status}", lang, parts=", ".join(v.parts) or v.path)
        rows.append(
            (
                v.path,
                v.old or nothing,
                v.new or nothing,
                f"{status} {'' if v.new_value is None else v.new_value}".strip(),
            )
        )
    heads = (say("column-path", lang), say("column-old", lang), say("column-new", lang), say("column-what", lang))
    return table("values", (3, 3, 3, 3), heads, rows, say("head-values", lang))


def _lists(found: Review, lang: str) -> Iterator[tuple[str, list[str]]]:
    nothing = say("nothing-there", lang)
    if found.ours:
        yield (
            "ours",
            [
                f"{o.clause}: {short(o.old) or nothing} → {short(o.new) or nothing}: {say(f'state-{o.state}', lang)}"
                for o in found.ours
            ],
        )
    if found.outside:
        yield (
            "outside",
            [
                f"{say(f'place-{o.place}', lang)}: {short(o.old) or nothing} → {short(o.new) or nothing}"
                for o in found.outside
            ],
        )
    if found.comments:
        yield "comments", [f"{c.clause or '–'}: {c.author}: {short(c.text, WIDE)}" for c in found.comments]


def _bullets(rows: list[str]) -> BulletList:
    return BulletList(tuple((Block((Text(row),), "bullet"),) for row in rows))


# ---------------------------------------------------------------- the list


def table_of(found: Review, lang: str) -> tuple[list[str], list[list[str]]]:
    """The review as rows: one for each edit of each clause, silent ones first."""
    names = ("clause", "id", "what", "remark", "old", "new", "whose", "path", "proposal")
    rows: list[list[str]] = []
    for _, clauses in groups(found):
        for c in clauses:
            told = [title_of(c, lang), c.clause, how(c, lang), "; ".join(remarks_on(c, lang))]
            for e in c.edits:
                whose = f"{e.author} {e.date[:10]}".strip() or say("untracked", lang)
                rows.append([*told, e.old, e.new, whose, "", ""])
            if not c.edits:
                rows.append([*told, "", "", "", "", ""])
    for v in found.values:
        status = say(f"value-{v.status}", lang, parts=", ".join(v.parts) or v.path)
        proposal = "" if v.new_value is None else str(v.new_value)
        whose = say("tracked" if v.tracked else "untracked", lang)
        rows.append([say("head-values", lang), v.clause, status, "", v.old, v.new, whose, v.path, proposal])
    for o in found.outside:
        rows.append([say(f"place-{o.place}", lang), "", say("tracked" if o.tracked else "untracked", lang), "", o.old, o.new, o.author, "", ""])  # fmt: skip
    for c2 in found.comments:
        rows.append([say("head-comments", lang), c2.clause, "", "", "", c2.text, c2.author, "", ""])
    return [say(f"column-{n}", lang) for n in names], rows
