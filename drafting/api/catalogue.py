"""The clause catalogue: every clause with its texts, playbook, notes and norms in one Word file, to review and comment."""

from __future__ import annotations

import re

from drafting import messages
from drafting.api import places
from drafting.api.clauses import norms
from drafting.api.documents import render
from drafting.api.workspace import Where
from drafting.assembly.cover import WORDS
from drafting.clauses import Clause, Variant
from drafting.clauses.names import NAMES
from drafting.model import FACTS, PORTFOLIO_FACTS
from drafting.tree import Block, BodyNode, Cell, Column, Contents, Document, Row, Section, Table, Text

_PRINTED = re.compile(r"\{\{\s*(.*?)\s*\}\}")
_REFERENCE = re.compile(r"[Rr]efs?\((.*)\)")
_PRONOUN = re.compile(r"(poss|pron|Pron)\(")
_PRONOUNS = {"nl": {"poss": "zijn", "pron": "het", "Pron": "Het"}, "en": {"poss": "its", "pron": "it", "Pron": "It"}}
"""What the library's own words for a party take; a dossier with another name may need another."""
_CHOICE = re.compile(r"(?:plural\([^,]+|verb\(\s*'[^']*'),?\s*(.*)\)")
_STATEMENT = re.compile(r"\{%-?\s*(if|elif|else|endif|for|endfor|set)\b\s*(.*?)\s*-?%\}")
_TAG = re.compile(r"\s*\{:\s.*\}\s*$|\{(?:and|or)\}")
_QUOTED = re.compile(r"'([^']*)'")
END = "◂"
_TABLE = re.compile(r"\{:\s*(?:table|chart)\b")


def catalogue(lang: str = "nl", topic: str = "", workspace: Where = None, moment: str = "") -> bytes:
    """The catalogue as a .docx, headings and labels in `lang`, every clause in both languages; without a `topic` it ends with
    the table of norms. For internal use: it holds positions and notes, which no document to the other side ever does."""
    library = places.library(workspace)
    clauses = sorted((c for c in library if not topic or c.topic == topic), key=lambda c: (c.topic, c.id))
    sections: list[BodyNode] = []
    for name in dict.fromkeys(c.topic for c in clauses):
        inside = tuple(_clause(c, lang) for c in clauses if c.topic == name)
        sections.append(Section(f"topic-{name}", f"sec_{name}", 1, "", (Text(name.capitalize()),), inside))
    if not topic:
        heading = (Text(_say("norm-overview", lang)),)
        sections.append(Section("norm-overview", "sec_norms", 1, "", heading, (_norms(lang, workspace),)))
        heading = (Text(_say("names", lang)),)
        sections.append(Section("names", "sec_names", 1, "", heading, (_names(lang),)))
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
    # A heading may be one of two: both are read here.
    heading = re.sub(r"\{%.*?%\}", "", re.sub(r"\{%-?\s*else\s*-?%\}", " / ", clause.heading.get(lang, "")))
    title = f"{clause.id}: {heading}" if heading else clause.id
    children: list[BodyNode] = [_facts(clause, lang)]
    for variant in clause.variants:
        cell = ", ".join(variant.positions) + (f" : {', '.join(variant.firmnesses)}" if variant.firmnesses else "")
        wid = f"{clause.id[:24]}-{variant.lang}-{variant.line}"
        children.append(
            Section(
                wid,
                wid,
                3,
                "",
                (Text(f"{variant.lang}: {cell}"),),
                tuple(_text(variant, variant.lang if variant.lang != lang else "")),
            )
        )
    return Section(f"clause-{clause.id}", f"clause_{clause.id}", 2, "", (Text(title),), tuple(children))


def _facts(clause: Clause, lang: str) -> Table:
    rows = [
        (_say("version", lang), str(clause.version)),
        (_say("norms", lang), ", ".join(map(str, clause.norms)) or "–"),
    ]
    book = clause.playbook
    if book:
        rows += [
            (_say(part, lang), str(book[part].get(lang, ""))) for part in ("asks", "gives", "counter") if part in book
        ]
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


def _norms(lang: str, workspace: Where) -> Table:
    """Directive × kind × clauses; what must be met and is not says so in bold."""
    outlines = places.templates(workspace)
    rows = []
    for row in norms(workspace):
        lines = [
            (outlines.outline(k).label[lang], ", ".join(row.clauses.get(k, ())), k in row.gaps) for k in row.needed
        ]
        for number, (kind, clauses, gap) in enumerate(lines or [("–", _say("outside", lang), False)]):
            first = (row.norm, row.text[lang], row.force) if number == 0 else ("", "", "")
            rows.append(Row((*map(_cell, first), _cell(kind), _cell(_say("gap", lang) if gap else clauses, bold=gap))))
    header = Row(tuple(_cell(_say(n, lang), True) for n in ("norm", "norm-text", "force", "kind-column", "met-by")))
    columns = (Column(5), Column(6), Column(4), Column(6), Column(10))
    return Table(columns, header, tuple(rows), description=_say("norm-overview", lang))


def _names(lang: str) -> Table:
    """What a text may name: name, where, what it means."""
    rows = tuple(
        Row(
            (
                _cell(known.name),
                _cell(_say(f"sort-{known.sort}", lang)),
                _cell(", ".join(known.where)),
                _cell(known.en if lang == "en" else known.nl),
            )
        )
        for known in NAMES
    )
    header = Row(tuple(_cell(_say(n, lang), True) for n in ("name", "sort", "where", "meaning")))
    return Table((Column(4), Column(2), Column(4), Column(8)), header, rows, description=_say("names", lang))


def _cell(text: str, header: bool = False, bold: bool = False) -> Cell:
    return Cell((Block((Text(text, bold),), "cell"),), header)


def _text(variant: Variant, lang: str) -> list[Block]:
    """A text as it is written, one block a line: values as [path], references as [→ clause], conditions in words, in italics
    where they stand on a line of their own."""
    blocks: list[Block] = []
    for line in variant.text.split("\n"):
        if _TABLE.match(line.strip()):
            continue
        plain = _readable(_TAG.sub("", line), variant.lang).strip()
        if not plain or plain.startswith("|---"):
            continue
        alone = bool(_STATEMENT.match(line.strip()))
        if alone and not plain.strip(f"{END} ") and blocks:
            last = blocks[-1]
            blocks[-1] = Block((*last.children, Text(f" {plain}", italic=True, lang=lang)), last.style)
            continue
        role = "continuation" if re.match(r"\s*(?:[a-z]\.|\d+°)\s", line) else "body"
        blocks.append(Block((Text(plain, italic=alone, lang=lang),), role))
    return blocks


def _readable(line: str, lang: str) -> str:
    """A line of a text without its template language."""
    if _STATEMENT.fullmatch(line.strip()):
        return _statement(line.strip(), lang)
    line = _PRINTED.sub(lambda m: _value(m[1], lang), line)
    return re.sub(" +", " ", _STATEMENT.sub(lambda m: _inline(m[1], m[2], lang), line)).replace(" ]", "]")


def _value(expression: str, lang: str) -> str:
    expression = re.sub(r"\s+if fact\(.*", "", expression)
    if expression in ("this", "This"):
        words = _say("this", lang)
        return f"[{words.capitalize() if expression == 'This' else words}]"
    if match := _PRONOUN.match(expression):
        return _PRONOUNS[lang][match[1]]
    if match := _REFERENCE.match(expression):
        return f"[→ {', '.join(_QUOTED.findall(match[1]))}]"
    if match := _CHOICE.match(expression):
        return f"[{' / '.join(w or '–' for w in _QUOTED.findall(match[1]))}]"
    path = expression.split("|")[0].strip()
    return "" if path in ("''", '""') else f"[{path}]"


def _statement(line: str, lang: str) -> str:
    """A condition or loop on a line of its own: "▸ er is financiële steun:", "▸ anders:"; its end is a mark."""
    words = []
    for match in _STATEMENT.finditer(line):
        if match[1] in ("endif", "endfor"):
            words.append(END)
        elif match[1] == "else":
            words.append(f"▸ {_say('else', lang)}:")
        elif match[1] == "for":
            words.append(f"▸ {_say('each', lang)} {match[2].partition(' in ')[2]}:")
        elif match[1] in ("if", "elif"):
            words.append(f"▸ {_condition(match[2], lang)}:")
    return " ".join(words)


def _inline(word: str, rest: str, lang: str) -> str:
    """A condition within a sentence: "[er is financiële steun: … | anders: …]"."""
    if word in ("if", "for"):
        return f" [{_condition(rest, lang) if word == 'if' else _say('each', lang) + ' ' + rest.partition(' in ')[2]}: "
    if word == "elif":
        return f" | {_condition(rest, lang)}: "
    return {"else": f" | {_say('else', lang)}: ", "endif": "]", "endfor": "]"}.get(word, "")


def _condition(rest: str, lang: str) -> str:
    """A condition in words: a fact by its description, a clause that is in the document, other tests as they are written."""
    facts = {**PORTFOLIO_FACTS, **FACTS}

    def fact(match: re.Match[str]) -> str:
        known = facts.get(match[1])
        return str(getattr(known, lang)) if known else match[1]

    rest = re.sub(r"fact\('([^']*)'\)", fact, rest)
    rest = re.sub(r"has\(([^)]*)\)", lambda m: f"{m[1].replace(chr(39), '')} {_say('included', lang)}", rest)
    for word in ("not", "and", "or"):
        rest = re.sub(rf"(?<![\w-]){word}(?![\w-])", _say(word, lang), rest)
    return rest
