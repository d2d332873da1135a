"""The clause catalogue: every clause with its texts, playbook, notes and norms in one Word file, to review and comment."""

from __future__ import annotations

import re
from pathlib import Path

from drafting import messages
from drafting.api import places
from drafting.api.build import render
from drafting.assembly.cover import WORDS
from drafting.clauses import Clause, Variant
from drafting.tree import Block, BodyNode, Cell, Column, Contents, Document, Row, Section, Table, Text

_PRINTED = re.compile(r"\{\{\s*(.*?)\s*\}\}")
_TAGS = re.compile(r"\{%.*?%\}|\{:[^{}]*\}|\{(?:and|or)\}")


def catalogue(lang: str = "nl", topic: str = "", workspace: Path | None = None, moment: str = "") -> bytes:
    """The catalogue as a .docx, headings and labels in `lang`, every clause in both languages. For internal use: it
    holds positions and notes, which no document to the other side ever does."""
    library = places.library(workspace)
    clauses = sorted((c for c in library if not topic or c.topic == topic), key=lambda c: (c.topic, c.id))
    sections: list[BodyNode] = []
    for name in dict.fromkeys(c.topic for c in clauses):
        inside = tuple(_clause(c, lang) for c in clauses if c.topic == name)
        sections.append(Section(f"topic-{name}", f"sec_{name}", 1, "", (Text(name.capitalize()),), inside))
    title = _say("title", lang)
    document = Document(
        kind="agreement", lang=lang, title=title, subtitle=_say("subtitle", lang), numbering="statute",
        body=(Contents(_say("contents", lang), 2), *sections),
        properties={"title": title, "language": {"nl": "nl-NL", "en": "en-GB"}[lang]},
        cover={
            "title": title, "subtitle": _say("subtitle", lang), "kind_label": _say("kind", lang), "parties": [],
            "status": _say("internal", lang), "version": library.digest()[:8], "date": moment, "reference": "",
            "confidentiality": _say("internal", lang), **{k: v[lang] for k, v in WORDS.items()},
        },
    )  # fmt: skip
    return render(document, workspace=workspace)


def _say(name: str, lang: str) -> str:
    return messages.text(f"catalogue.{name}", lang)


def _clause(clause: Clause, lang: str) -> Section:
    heading = clause.heading.get(lang, "")
    title = f"{clause.id}: {heading}" if heading else clause.id
    children: list[BodyNode] = [_facts(clause, lang)]
    for variant in clause.variants:
        cell = ", ".join(variant.positions) + (f" : {', '.join(variant.firmnesses)}" if variant.firmnesses else "")
        wid = f"{clause.id[:24]}-{variant.lang}-{variant.line}"
        children.append(
            Section(wid, wid, 3, "", (Text(f"{variant.lang}: {cell}"),), tuple(_text(variant, variant.lang if variant.lang != lang else "")))
        )
    return Section(f"clause-{clause.id}", f"clause_{clause.id}", 2, "", (Text(title),), tuple(children))


def _facts(clause: Clause, lang: str) -> Table:
    rows = [(_say("version", lang), str(clause.version)), (_say("norms", lang), ", ".join(map(str, clause.norms)) or "–")]
    book = clause.playbook
    if book:
        rows.append((_say("asks", lang), str(book.get("asks", {}).get(lang, ""))))
        for position in ("fallback", "walk_away"):
            entry = book.get(position) or {}
            when, approver = entry.get("when", {}).get(lang, ""), entry.get("approver", {}).get(lang, "")
            rows.append((position, f"{when} {_say('approver', lang)}: {approver}."))
    if clause.note.get(lang):
        rows.append((_say("note", lang), clause.note[lang]))
    rows += [(_say("verify", lang), v) for v in clause.verify]
    made = tuple(Row((_cell(a), _cell(b))) for a, b in rows)
    header = Row((_cell(_say("item", lang), True), _cell(_say("content", lang), True)))
    return Table((Column(1), Column(4)), header, made, description=f"{_say('facts', lang)} {clause.id}")


def _cell(text: str, header: bool = False) -> Cell:
    return Cell((Block((Text(text),), "cell"),), header)


def _text(variant: Variant, lang: str) -> list[Block]:
    """A text as it is written, values as [path]; one block a line."""
    blocks = []
    for line in variant.text.split("\n"):
        plain = _TAGS.sub("", _PRINTED.sub(lambda m: f"[{m[1]}]", line)).strip()
        if plain and not plain.startswith("|---"):
            blocks.append(Block((Text(plain, lang=lang),)))
    return blocks
