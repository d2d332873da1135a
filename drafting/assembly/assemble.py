"""From dossier, outline and library to a numbered document.

The steps: choose the clauses; fill each in; number everything; define the terms used; resolve the references; make
the nodes. Faults of all steps are told together.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from drafting.admission.budget import Budget
from drafting.assembly.cover import bound, cover_of, properties_of
from drafting.assembly.lacking import told_once
from drafting.assembly.naming import PartyNames
from drafting.assembly.nodes import NodeMaker
from drafting.assembly.numbering import Numbering
from drafting.assembly.outline import Group, Outline
from drafting.assembly.quotes import guillemets
from drafting.assembly.references import References
from drafting.assembly.scope import Scope
from drafting.assembly.selection import ChosenGroup, Selection, Slot
from drafting.assembly.subject import DossierSubject, Subject
from drafting.assembly.terms import Term, available, closure
from drafting.clauses import Library, Part
from drafting.clauses.environment import fill
from drafting.clauses.located import Render
from drafting.clauses.markup import MarkupError, inline, literal, parse
from drafting.errors import AssemblyError, DraftingError, Finding, LibraryError, Place
from drafting.model import Dossier
from drafting.tree import (
    Annex,
    Article,
    Block,
    Chapter,
    Contents,
    DefinedTerm,
    Document,
    PageBreak,
    Preamble,
    Section,
    Signatures,
    Text,
    plain_text,
)

_ANNEX_WORD = {"nl": "Bijlage", "en": "Annex"}


def assemble_document(
    dossier: Dossier,
    outline: Outline,
    library: Library,
    lang: str = "",
    positions: Mapping[str, str] | None = None,
    moment: datetime | None = None,
    name: str = "",
) -> Document:
    """The document of `outline` for `dossier` in `lang` ("": the dossier's language).

    `positions` overrides the dossier's choices for this once; `moment` is the date of the draft; `name` is what
    findings call the dossier. Raises AssemblyError or LibraryError with every fault found.
    """
    return assemble_subject(
        DossierSubject(dossier, outline, name or dossier.id), outline, library, lang, positions, moment
    )


class Reading:
    """What the document of a dossier would say, to compare texts with; never to be written to a file. Nobody's approval is asked for a
    position, and what cannot be resolved (a reference to a lid that another position does not have) reads "?".

    `document`; `nodes`: those of each clause in it; `targets`: what a text can refer to ("clause.label"), by its wid; `faults`.
    """

    def __init__(
        self,
        dossier: Dossier,
        outline: Outline,
        library: Library,
        lang: str = "",
        positions: Mapping[str, str] | None = None,
    ) -> None:
        subject = DossierSubject(dossier, outline, dossier.id)
        self._made = _Assembly(subject, outline, library, lang or subject.language, positions or {}, None, True)
        self.document = self._made.document()
        self.nodes: Mapping[str, tuple[Any, ...]] = self._made.nodes
        self.faults = tuple(self._made.faults)
        self.targets = {target.wid: name for name, target in reversed(self._made.numbering.targets.items())}

    def said(self, expression: str) -> str:
        """What an expression of a clause text prints; "" where it cannot be printed. Raises DraftingError for one that is no expression."""
        self._made.budget = Budget()  # each is a question of its own
        text, render = self._made._render(f"{{{{ {expression} }}}}", "", 1, "", self._made.outline.firmness)
        return "" if render.faults else plain_text(tuple(inline(text, self._made.lang, render.tokens)))


def assemble_subject(
    subject: Subject,
    outline: Outline,
    library: Library,
    lang: str = "",
    positions: Mapping[str, str] | None = None,
    moment: datetime | None = None,
) -> Document:
    """The document of `outline` about `subject`: a dossier, or a portfolio (drafting.assembly.portfolio)."""
    lang = lang or subject.language
    name = subject.name
    if lang not in outline.languages:
        values = {"label": outline.label.get("nl", outline.id), "lang": lang, "known": ", ".join(outline.languages)}
        raise AssemblyError(Finding("assembly.language", Place(name), values))
    fault = subject.fault(lang)
    if fault is not None:
        raise AssemblyError(fault)
    return _Assembly(subject, outline, library, lang, positions or {}, moment).document()


class _Filled:
    """One clause of the document, filled in: its parts, and its heading."""

    def __init__(self, slot: Slot, parts: list[Part], heading: list[Any]) -> None:
        self.slot, self.parts, self.heading = slot, parts, heading
        self.number = ""
        self.wid = ""
        self.eid = ""


class _Assembly:
    def __init__(
        self,
        subject: Subject,
        outline: Outline,
        library: Library,
        lang: str,
        positions: Mapping[str, str],
        moment: datetime | None,
        reading: bool = False,
    ) -> None:
        self.subject, self.outline, self.library, self.lang = subject, outline, library, lang
        self.moment = moment
        self.reading = reading
        self.nodes: dict[str, tuple[Any, ...]] = {}
        self.style = outline.numbering[lang]
        self.selection = Selection(subject, outline, library, lang, positions)
        self.numbering = Numbering(self.style, lang)
        self.faults: list[Finding] = []
        self.present: frozenset[str] = frozenset()
        self.plain_open = outline.open_values == "plain"
        self.budget = Budget()
        self.party_names: PartyNames | None = subject.party_names(library, lang) or None

    def document(self) -> Document:
        groups = self.selection.groups()
        self.faults += self.selection.faults
        self.present = frozenset(slot.clause.id for g in groups for slot in g.slots)
        filled = [(chosen, [self._fill(slot) for slot in chosen.slots]) for chosen in groups]
        self._raise()
        self._number(filled)
        self._define(filled)
        sources = {s.clause.id: (s.clause.source, s.variant.line, s.variant.text) for g in groups for s in g.slots}
        references = References(self.numbering, self.lang, self.style, sources)
        maker = NodeMaker(references, self.lang, self.outline.measure)
        body = self._body(filled, maker)
        title, subtitle = bound(self._outline_text("title")), self._outline_text("subtitle")
        self.faults += references.faults
        self._raise()
        if self.outline.quotes == "guillemets":
            body = [guillemets(node) for node in body]
        return Document(
            kind=self.outline.id,
            lang=self.lang,
            title=title,
            subtitle=subtitle,
            numbering=self.style,
            body=tuple(body),
            properties=properties_of(self.outline, self.lang, title, self.moment, self.subject.day),
            cover=cover_of(self.subject, self.outline, self.lang, title, subtitle, self.moment),
        )

    def _raise(self) -> None:
        if self.faults and not self.reading:
            faults = told_once(self.faults, self.subject)
            library = all(f.code.startswith(("clauses.", "outline.")) for f in faults)
            raise (LibraryError if library else AssemblyError)(faults)

    # ------------------------------------------------------------ filling in

    def _render(self, text: str, source: str, line: int, clause: str, firmness: str) -> tuple[str, Render]:
        render = Render(self.lang, source, line, clause, self.plain_open, self.budget)
        if "{" not in text:
            return self._named(text, render), render  # words only
        template = self.library.texts.compiled(text, source, line)
        scope = Scope(self.subject, self.outline, self.present, firmness)
        return self._named(fill(template, render, scope.names(render)), render), render

    def _named(self, text: str, render: Render) -> str:
        """`text` with the parties called what the subject calls them."""
        return text if self.party_names is None else self.party_names.put(text, render.tokens)

    def _fill(self, slot: Slot) -> _Filled:
        clause, variant = slot.clause, slot.variant
        try:
            text, render = self._render(variant.text, clause.source, variant.line, clause.id, slot.firmness)
            parts = parse(text, clause.role, self.lang, render.tokens)
            heading = self._heading(slot)
        except MarkupError as fault:
            self.faults.append(
                Finding("clauses.markup", Place(clause.source, variant.line + fault.line), {"reason": fault.reason})
            )
            return _Filled(slot, [], [])
        except DraftingError as error:
            self.faults += error.findings
            return _Filled(slot, [], [])
        self.faults += render.faults
        return _Filled(slot, parts, heading)

    def _heading(self, slot: Slot) -> list[Any]:
        written = slot.clause.heading.get(self.lang, "")
        if "{" not in written and self.party_names is None:
            return list(literal(written, self.lang)) if written else []
        text, render = self._render(written, slot.clause.source, 1, slot.clause.id, slot.firmness)
        self.faults += render.faults
        return inline(text, self.lang, render.tokens)

    def _outline_text(self, which: str) -> str:
        written = getattr(self.outline, which)[self.lang]
        if not written:
            return ""
        text, render = self._render(written, self.outline.source, 1, "", self.outline.firmness)
        self.faults += render.faults
        return plain_text(tuple(inline(text, self.lang, render.tokens)))

    # ------------------------------------------------------------ numbering

    def _number(self, filled: list[tuple[ChosenGroup, list[_Filled]]]) -> None:
        articles = annexes = 0
        recitals = parties = 0
        for chosen, clauses in filled:
            sort = chosen.group.sort
            for clause in clauses:
                role = clause.slot.clause.role
                clause.wid = self.numbering.wid(clause.slot.clause.id)
                if sort == "annexes":
                    annexes += 1
                    clause.number, clause.eid, kind = str(annexes), f"att_{annexes}", "annex"
                elif sort in ("chapter", "articles") and role == "article":
                    articles += 1
                    clause.number, clause.eid, kind = str(articles), f"art_{articles}", "article"
                else:
                    clause.number, clause.eid, kind = "", clause.wid, "clause"
                self.numbering.body(clause.slot.clause.id, clause.number, kind, clause.eid, clause.wid, clause.parts)
                if role in ("recital", "parties"):
                    recitals, parties = self._preamble(clause, recitals, parties)
                self._name_rest(clause.parts, clause)

    def _preamble(self, clause: _Filled, recitals: int, parties: int) -> tuple[int, int]:
        """Recitals are lettered, parties numbered through the whole document."""
        from drafting.assembly.numbering import letters

        for part in clause.parts:
            if part.level == "recital":
                recitals += 1
                part.num, part.eid = f"{letters(recitals).upper()}.", f"rec_{recitals}"
                part.wid = self.numbering.wid(clause.slot.clause.id, part.label or str(recitals))
            elif part.level == "party":
                parties += 1
                part.num, part.eid = f"{parties}.", f"party_{parties}"
                part.wid = self.numbering.wid(clause.slot.clause.id, part.label or str(parties))
        return recitals, parties

    def _name_rest(self, parts: list[Part], clause: _Filled) -> None:
        n = 0
        for part in parts:
            if part.level in ("section", "table") and not part.wid:
                n += 1
                part.wid = self.numbering.wid(clause.slot.clause.id, f"{part.level[0]}{n}")
                part.eid = f"{clause.eid}__{'sec' if part.level == 'section' else 'tbl'}_{n}"
            self._name_rest(part.children, clause)

    # ------------------------------------------------------------ terms

    def _define(self, filled: list[tuple[ChosenGroup, list[_Filled]]]) -> None:
        """Fills every `{definitions}` with the terms that the document uses, in alphabetical order."""
        places = [
            (c, i) for _, clauses in filled for c in clauses for i, p in enumerate(c.parts) if p.level == "definitions"
        ]
        if not places:
            return
        terms = available(self.library, self.subject.terms, self.lang)
        contents: dict[str, list[Any]] = {}

        def definition_text(term: Term) -> str:
            if term.id not in contents:
                try:
                    text, render = self._render(term.definition, term.source, 1, "definitions", self.outline.firmness)
                except DraftingError as error:
                    self.faults += error.findings
                    contents[term.id] = []
                    return ""
                self.faults += render.faults
                contents[term.id] = inline(" ".join(text.split()), self.lang, render.tokens)
            return plain_text(tuple(n for n in contents[term.id] if hasattr(n, "text") or hasattr(n, "children")))

        texts = [_words(part) for _, clauses in filled for c in clauses for part in c.parts]
        used = closure(terms, texts, definition_text)
        clause, at = places[0]
        parts = [self._definition(term, contents.get(term.id, []), clause) for term in used]
        for i, part in enumerate(parts):
            part.content.append(Text("." if i == len(parts) - 1 else ";"))
        clause.parts[at : at + 1] = parts

    def _definition(self, term: Term, content: list[Any], clause: _Filled) -> Part:
        part = Part("definition", attributes={"term": term.id}, clause=clause.slot.clause.id)
        part.wid = self.numbering.wid("term", term.id)
        part.eid = f"{clause.eid}__def_{term.id}"
        drawn = literal(term.term, self.lang)
        name = DefinedTerm(term.id, term.term, drawn if len(drawn) > 1 else ())
        part.content = [name, Text(": "), *content]
        return part

    # ------------------------------------------------------------ nodes

    def _body(self, filled: list[tuple[ChosenGroup, list[_Filled]]], maker: NodeMaker) -> list[Any]:
        body: list[Any] = []
        chapters = 0
        for chosen, clauses in filled:
            group = chosen.group
            if group.sort == "contents":
                body += [Contents(group.heading[self.lang], group.levels), PageBreak()]
            elif group.sort == "preamble":
                body.append(self._preamble_node(group, clauses, maker))
            elif group.sort == "chapter":
                chapters += 1
                wid = self.numbering.wid("chapter", str(chapters))
                inside = tuple(self._clause_node(c, maker) for c in clauses)
                body.append(Chapter(wid, f"chp_{chapters}", str(chapters), self._words(group), inside))
            elif group.sort == "signatures":
                body.extend(self._signatures(c, group, maker) for c in clauses)
            elif group.sort == "sections":
                body.extend(self._sections(clauses, maker))
            else:
                body.extend(self._clause_node(c, maker) for c in clauses)
        return body

    def _sections(self, clauses: list[_Filled], maker: NodeMaker) -> list[Any]:
        """Sections in a row: one without a heading is its words only; a deeper one stands in the one before it."""
        made: list[Any] = []
        counts = [0, 0, 0, 0]
        numbered = self.subject.numbered and any(clause.slot.level for clause in clauses)
        for clause in clauses:
            node = self._clause_node(clause, maker)
            if numbered and node.heading:
                counts[node.level - 1 :] = [counts[node.level - 1] + 1, *([0] * (4 - node.level))]
                node = replace(node, num=".".join(str(n) for n in counts[: node.level]))
            if not node.heading:
                made.extend(node.children)
            elif node.level > 1 and made and isinstance(made[-1], Section):
                made[-1] = _hung(made[-1], node)
            else:
                made.append(node)
        return made

    def _words(self, group: Group) -> tuple[Text, ...]:
        return literal(group.heading[self.lang], self.lang) if group.heading.get(self.lang) else ()

    def _preamble_node(self, group: Group, clauses: list[_Filled], maker: NodeMaker) -> Preamble:
        first = clauses[0].slot.clause
        tag = first.tag if len(clauses) == 1 else ""
        self.nodes |= {c.slot.clause.id: maker.body(c.parts) for c in clauses}
        children = tuple(node for c in clauses for node in self.nodes[c.slot.clause.id])
        wid = self.numbering.wid("preamble", first.id)
        return Preamble(wid, f"preamble_{first.id}", self._words(group), tag, children)

    def _clause_node(self, clause: _Filled, maker: NodeMaker) -> Any:
        heading = maker.inline(clause.heading)
        children = maker.body(clause.parts)
        tag = clause.slot.clause.tag
        role = clause.slot.clause.role
        node: Annex | Section | Article
        if role == "annex":
            node = Annex(clause.wid, clause.eid, clause.number, heading, tag, children, _ANNEX_WORD[self.lang])
        elif role == "section":
            tag = "" if clause.slot.level else tag
            node = Section(clause.wid, clause.eid, clause.slot.level or 1, clause.number, heading, children, tag)
        else:
            node = Article(clause.wid, clause.eid, clause.number, heading, tag, children)
        self.nodes[clause.slot.clause.id] = (node,)
        return node

    def _signatures(self, clause: _Filled, group: Group, maker: NodeMaker) -> Signatures:
        lead = tuple(n for n in maker.body(clause.parts) if isinstance(n, Block))
        heading = maker.inline(clause.heading) or self._words(group)
        people, faults = self.subject.signatories(self.lang)
        self.faults += faults
        return Signatures(clause.wid, clause.eid, heading, clause.slot.clause.tag, lead, people)


def _hung(above: Section, node: Section) -> Section:
    """`node` under the last section of `above` that is one level up."""
    last = above.children[-1] if above.children else None
    if isinstance(last, Section) and last.level < node.level:
        return replace(above, children=(*above.children[:-1], _hung(last, node)))
    return replace(above, children=(*above.children, node))


def _words(part: Part) -> str:
    texts = [plain_text(tuple(n for n in part.content if hasattr(n, "text") or hasattr(n, "children")))]
    texts += [
        plain_text(tuple(n for n in cell if hasattr(n, "text") or hasattr(n, "children")))
        for r in part.rows
        for cell in r
    ]
    return "\n".join([*texts, *(_words(child) for child in part.children)])
