"""What differs between two revisions of a draft: between two that were built by their trees, with one that came back by their lines."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from drafting import messages, tree
from drafting.compare.lines import Said, differences
from drafting.tree.words import WORDS


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: in which article (or under which heading, on which part of the page), of what sort ("added", "removed", "moved",
    "values", "clause", "text", "numbers"), old and new."""

    article: str
    sort: str
    old: str = ""
    new: str = ""


def compare_files(old: bytes, new: bytes, lang: str) -> list[Change]:
    """The changes between two Word files, in their words alone: whatever program saved them. `lang` is that of the words between ("Koptekst").
    Raises PackageError."""
    from drafting.word.reader.lines import PLACES, read_lines

    before, after = read_lines(old), read_lines(new)
    found: list[Change] = []
    for place in PLACES:
        fixed = "" if place == "body" else messages.text(f"drafts.place-{place}", lang)
        sides = [
            [Said(line.text, fixed or line.title, line.heading) for line in lines if line.place == place]
            for lines in (before, after)
        ]
        found += [Change(t.title, t.sort, t.old, t.new) for t in differences(*sides)]
    numbered = [sum(bool(line.number) for line in lines) for lines in (before, after)]
    if numbered[0] > 3 and numbered[1] < numbered[0] / 2:
        said = messages.text("drafts.numbers-gone", lang, count=numbered[0] - numbered[1])
        found.insert(0, Change("", "numbers", "", said))
    return found


def compare_around(old: bytes, new: bytes, lang: str) -> list[Change]:
    """The changes in what stands around the text of two files that were built: headers and footers."""
    from drafting.word.reader.lines import read_lines

    before, after = read_lines(old), read_lines(new)
    found: list[Change] = []
    for place in ("header", "footer"):
        title = messages.text(f"drafts.place-{place}", lang)
        sides = [[Said(line.text, title) for line in lines if line.place == place] for lines in (before, after)]
        found += [Change(t.title, t.sort, t.old, t.new) for t in differences(*sides)]
    return found


def compare_trees(before: tree.Document, after: tree.Document) -> Iterator[Change]:
    """The changes between two documents, in the order of the newer one; what was removed comes last."""
    cover = messages.text("drafts.place-cover", after.lang)
    for key in dict.fromkeys((*before.cover, *after.cover)):
        old_value, new_value = (_printed(document.cover.get(key)) for document in (before, after))
        if old_value != new_value:
            yield Change(cover, "text", old_value, new_value)
    olds, news = _units(before), _units(after)
    for wid, node in news.items():
        title = title_of(node, after.lang)
        if wid not in olds:
            yield Change(title, "added", "", "\n".join(unit_lines(node)))
            continue
        old = olds[wid]
        headings = (
            tree.plain_text(old.heading),
            tree.plain_text(node.heading),
        )  # not their numbers: those follow from others
        if headings[0] != headings[1]:
            yield Change(title, "text", *headings)
        if getattr(old, "clause", "") != getattr(node, "clause", ""):
            yield Change(title, "clause", getattr(old, "clause", ""), getattr(node, "clause", ""))
        values_old, values_new = _values(old), _values(node)
        for path in dict.fromkeys([*values_old, *values_new]):
            if values_old.get(path, "") != values_new.get(path, ""):
                yield Change(
                    title, "values", f"{path}: {values_old.get(path, '–')}", f"{path}: {values_new.get(path, '–')}"
                )
        yield from _texts(title, unit_lines(old), unit_lines(node))
    yield from _texts(messages.text("drafts.place-between", after.lang), _between(before), _between(after))
    for wid, node in olds.items():
        if wid not in news:
            yield Change(title_of(node, before.lang), "removed", "\n".join(unit_lines(node)), "")


_UNITS = (tree.Article, tree.Annex, tree.Preamble, tree.Section, tree.Signatures)


def _units(document: tree.Document) -> dict[str, Any]:
    return {n.wid: n for n in tree.walk(document) if isinstance(n, _UNITS)}


def _between(document: tree.Document) -> list[str]:
    """What stands in no article, annex or section: headings of chapters, and paragraphs and tables beside them."""
    found: list[str] = []

    def visit(node: Any) -> None:
        if isinstance(node, (*_UNITS, tree.Contents, tree.PageBreak)):
            return
        if isinstance(node, tree.Chapter):
            found.append(" ".join(filter(None, (node.num, tree.plain_text(node.heading)))))
            for child in node.children:
                visit(child)
        else:
            found.extend(line for line in tree.plain_text(node).split("\n") if line)

    for node in document.body:
        visit(node)
    return found


def _printed(value: Any) -> str:
    return "\n".join(map(str, value)) if isinstance(value, list | tuple) else "" if value is None else str(value)


def title_of(node: Any, lang: str) -> str:
    """How users call a unit of a document: "Artikel 12 Maximum van de Steun"."""
    number, heading = getattr(node, "num", ""), tree.plain_text(node.heading)
    words = WORDS.get(lang, WORDS["nl"])
    before = words.article if isinstance(node, tree.Article) else words.annex if isinstance(node, tree.Annex) else ""
    return " ".join(filter(None, (before if number else "", number, heading)))


def _values(node: Any) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for value in tree.walk(node):
        if isinstance(value, tree.Value):
            texts = found.setdefault(value.path, [])
            if (text := tree.plain_text(value.children)) not in texts:
                texts.append(text)
    return {path: " / ".join(texts) for path, texts in found.items()}


def _texts(title: str, old: list[str], new: list[str]) -> Iterator[Change]:
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for op, a1, a2, b1, b2 in matcher.get_opcodes():
        if op != "equal":
            yield Change(title, "text", "\n".join(old[a1:a2]), "\n".join(new[b1:b2]))


def unit_lines(node: Any) -> list[str]:
    """The lines of a unit: its paragraphs and tables, its signature blocks, and the words of its notes."""
    parts = (*getattr(node, "lead", ()), *getattr(node, "signatories", ()), *getattr(node, "children", ()))
    notes = (tree.plain_text(n.children) for n in tree.walk(node) if isinstance(n, tree.Footnote))
    return [line for text in (*map(tree.plain_text, parts), *notes) for line in text.split("\n") if line]
