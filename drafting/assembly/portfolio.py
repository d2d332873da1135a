"""A portfolio as the subject of a document: the letter to parliament, its annexes, the memo of what changed."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from drafting import locale
from drafting.assembly import letterhead, telling
from drafting.assembly.outline import Outline
from drafting.assembly.scope import citation
from drafting.assembly.subject import OwnText, clause_function, gone
from drafting.assembly.telling import DASH
from drafting.clauses import Library
from drafting.clauses.labels import LABELS
from drafting.clauses.located import NOT_KNOWN, Located, Render, Shown, as_texts, person_value, unwrap, value_key
from drafting.errors import Finding, Place
from drafting.model import PORTFOLIO_FACTS, Choices, LocalText, Open, Portfolio, Stage, Term, listed
from drafting.model.progress import NO_STEP, all_progress, by_stage, groups, reductions
from drafting.tree import Footnote, Signatory, Text, Value

_STAGE_LABELS = {
    s: LocalText(nl=LABELS[s][0][:1].upper() + LABELS[s][0][1:], en=LABELS[s][1][:1].upper() + LABELS[s][1][1:])
    for s in Stage
}
_ANNEX = {"nl": "bijlage", "en": "annex"}
_NOTE = re.compile(r"\[\^([a-z0-9-]+)\]")
_ANNEX_MARK = re.compile(r"\[(?:bijlage|annex):([a-z0-9-]+)\]")


class PortfolioSubject:
    """A portfolio as the subject of a document of `outline`'s kind; `name` is what findings call it.

    `changes` are those of drafting.model.changes, for the memo; None where there is nothing to compare with.
    """

    def __init__(self, portfolio: Portfolio, outline: Outline, name: str, changes: Any = None) -> None:
        self.portfolio, self.outline, self.name = portfolio, outline, name
        self.language, self.choices = portfolio.language, Choices()
        self.terms: tuple[Term, ...] = ()
        self.day: Any = portfolio.letter.date
        self.changes = changes
        self.numbered = portfolio.letter.numbered is True
        companies = all_progress(portfolio)
        self.values: dict[str, tuple[Any, str]] = {
            "letter": (portfolio.letter, "letter"),
            "reference_day": (portfolio.day or portfolio.letter.date, "reference_date"),
            "companies": (companies, "companies"),
            "company_groups": (groups(portfolio, companies, _STAGE_LABELS), "companies"),
            "stage_groups": (by_stage(companies), "companies"),
            "reductions": (reductions(companies), "companies"),
            "annex_label": (LocalText(nl=self._label("nl"), en=self._label("en")), "letter.annexes"),
            "annexes": (portfolio.letter.annexes, "letter.annexes"),
            "commitments": (portfolio.letter.commitments, "letter.commitments"),
            "dossiers": (portfolio.companies, "companies"),
            "committee": (portfolio.committee, "committee"),
            "instruments": (portfolio.instruments, "instruments"),
            "changes": (changes, "changes"),
            "subject_running": (letterhead.running_subject(portfolio), "letter.subject"),
            "salutation": (letterhead.salutation(portfolio.letter), "letter.addressee.salutation"),
            "closing": (letterhead.closing(portfolio.letter, outline.signatures), "letter.sender.style"),
        }

    def party_names(self, library: Library, lang: str) -> None:
        """A letter calls nobody by a word of the library."""
        return None

    def _label(self, lang: str) -> str:
        """What this document is called as an annex of the letter: "Bijlage 1", or "Bijlage" where the letter does not list it."""
        annexes = listed(self.portfolio.letter.annexes)
        at = next((i for i, a in enumerate(annexes, 1) if a.document == self.outline.id), None)
        word = _ANNEX[lang].capitalize()
        return f"{word} {at}" if at else word

    def holds(self, fact: str) -> bool:
        """Whether a fact of drafting.model.PORTFOLIO_FACTS is true of the portfolio."""
        return PORTFOLIO_FACTS[fact].holds(self.portfolio)

    def fault(self, lang: str) -> Finding | None:
        """A document that tells where companies stand needs its day; one that tells changes needs what to compare with."""
        if self.portfolio.day is None:
            return Finding("assembly.no-day", Place(self.name, path="letter.date"))
        if self.portfolio.letter.decision_note is None and "decision_note" in self.outline.needs:
            return Finding("assembly.no-decision-note", Place(self.name, path="letter.decision_note"))
        if self.changes is None and "changes" in self.outline.needs:
            return Finding(
                "assembly.no-previous", Place(self.name), {"label": self.outline.label.get(lang, self.outline.id)}
            )
        return None

    def own(self, slot: str, lang: str) -> tuple[OwnText, ...]:
        """The sections of the letter, with their short marks for notes and annexes written out."""
        if slot == "decision_note":
            return letterhead.note_sections(self.portfolio, lang, self.name, _marks)
        sections = listed(self.portfolio.letter.sections)
        # The letter's last part closes it: what the outline itself adds stands before it.
        last = len(sections) - 1 if len(sections) > 1 else len(sections)
        made = []
        depth = 0
        for section in {"sections": sections[:last], "closing": sections[last:]}.get(slot, ()):
            place = f"{self.name}, letter.sections.{section.id}"
            heading, text = section.heading, section.text
            words = text if isinstance(text, Open) else text.own(lang)
            title = heading if isinstance(heading, Open) else heading.own(lang)
            if isinstance(title, Open) or isinstance(words, Open):
                written = NOT_KNOWN[lang].capitalize() + "."
            else:
                written = _marks(words)
            shown_heading = "" if isinstance(title, Open) else title
            # Headings skip no level, whatever was filled in: a reader's voice lists them by it (WCAG 2.1, 1.3.1).
            level = min(section.level, depth + 1) if shown_heading else section.level
            depth = level if shown_heading else depth
            made.append(OwnText(section.id, level, shown_heading, written, place))
        return tuple(made)

    def signatories(self, lang: str) -> tuple[tuple[Signatory, ...], list[Finding]]:
        """Per bewindspersoon the lines of the signature, in the order they sign, as the sender's ministry or the House writes them."""
        return letterhead.signatories(self.portfolio, self.outline.signatures, lang), []

    def entry_of(self, path: str) -> str:
        """The path as it is."""
        return path

    def lacking(self, fault: Finding, path: str, asked: str) -> Finding:
        """A value that is not there."""
        return gone(fault, Place(self.name, path=path), asked)

    def cover(self, lang: str, moment: datetime | None) -> dict[str, Any]:
        """The letterhead: sender, addressee, the lines of datum, kenmerk and betreft, and what the House prints above."""
        return letterhead.cover(self.portfolio, lang)

    # ------------------------------------------------------------ marks in texts

    def _marked(self, render: Render, sort: str, key: str, path: str) -> tuple[Any, ...]:
        """A mark as a note that cites the source, or as the annex by its number."""
        if sort:
            cited = citation(render, self._source(render, key, path), self.outline.citations)
            return (Footnote((*cited.nodes, Text("."))),)
        return (Text(f"{_ANNEX[render.lang]}\u00a0"), *self._annex_number(render, key, path))

    def _unnoted(self, render: Render, sort: str, key: str, path: str) -> tuple[Any, ...]:
        """The same where notes stand in another place of the document already: in an overview."""
        return () if sort else self._marked(render, sort, key, path)

    def _annex_number(self, render: Render, key: str, path: str = "") -> tuple[Any, ...]:
        ids = [a.id for a in listed(self.portfolio.letter.annexes)]
        if key not in ids:
            self._fault(render, "assembly.no-such-annex", path, id=key, known=", ".join(ids) or DASH)
            return (Text("?"),)
        return (Value(value_key(f"letter.annexes.{key}"), (Text(str(ids.index(key) + 1)),)),)

    def _source(self, render: Render, key: str, path: str = "") -> Located:
        found = self.portfolio.source(key)
        if found is None:
            known = ", ".join(s.id for s in self.portfolio.sources) or DASH
            self._fault(render, "assembly.no-such-source", path, id=key, known=known)
        return Located(found or _Nothing, f"sources.{key}", render)

    def _company_name(self, render: Render, dossier: Any) -> Shown:
        bare = unwrap(dossier)
        company = bare.organisation(bare.company)
        path = f"companies.{bare.id}.short_name"
        return telling.told(render, Located(company.short_name if company else None, path, render), telling.no_marks)

    def _fault(self, render: Render, code: str, path: str, **values: Any) -> None:
        """A fault in a text of the portfolio is told at that text, one in a clause at its line."""
        if not path:
            render.fault(code, **values)
        elif (finding := Finding(code, Place(self.name, path=path), values)) not in render.faults:
            render.faults.append(finding)

    # ------------------------------------------------------------ functions

    def functions(self, render: Render) -> Mapping[str, Callable[..., Any]]:
        """`annex`, `annex_number`, `source`, `person`, and the ways in which an annex tells a step or a figure."""
        portfolio = self.portfolio

        @clause_function
        def annex_number(key: Any) -> Shown:
            """The number of an annex of the letter, by its place in the list."""
            return Shown(self._annex_number(render, str(unwrap(key))))

        @clause_function
        def annex(key: Any) -> Shown:
            """An annex as the text names it: "bijlage 2"."""
            return Shown((Text(f"{_ANNEX[render.lang]}\u00a0"), *annex_number(key).nodes))

        @clause_function
        def source(key: Any) -> Located:
            return self._source(render, str(unwrap(key)))

        @clause_function
        def on_behalf_of() -> Shown:
            """The offices in whose name the letter is written too: "de minister van X en de staatssecretaris van Y"."""
            return Shown(tuple(letterhead.offices(portfolio, render.lang)))

        @clause_function
        def person(key: Any) -> Located:
            bare = str(unwrap(key))
            return Located(portfolio.person(bare), f"persons.{bare}", render)

        @clause_function
        def step(event: Any, form: str = "long") -> Shown:
            """The date of a step as far as it is known, "long" or "short"; a dash where it was not taken."""
            return telling.step(render, event, form)

        @clause_function
        def stage_reached(stage: Any, event: Any) -> Shown:
            """A stage with its day: "Expression of Principles, 26 januari 2023", "Uitvoering, sinds januari 2025"."""
            return telling.stage_reached(render, stage, event)

        @clause_function
        def alike(value: Any, others: Any, field: str) -> Shown:
            """A number written as the same field of the others in its column."""
            return telling.alike(render, value, [getattr(other, field) for other in others])

        @clause_function
        def told(value: Any) -> Shown:
            """A text of a company; "nog niet bekend" where it is open, a dash where there is none. Without its notes."""
            return telling.told(render, value, self._unnoted)

        @clause_function
        def names(entries: Any, field: str = "short_name") -> Shown:
            """Names or places of a list, with commas: "Groningen, Overijssel en Zuid-Holland"."""
            return telling.names(render, entries, field)

        @clause_function
        def sentence(value: Any) -> Shown:
            """A text of a company as a sentence of its own, with its notes; also where it is not known."""
            return telling.sentence(render, value, self._marked)

        @clause_function
        def places(company: Any) -> Shown:
            """Where a company stands: each place with its province, a province named like the place once."""
            return telling.places(render, company.sites)

        @clause_function
        def figures(quantities: Any) -> Shown:
            """Quantities in one line, each with its substance: "NOx: 10–50%; water: 17%"; a dash where there are none."""
            return telling.figures(render, quantities)

        @clause_function
        def company_name(dossier: Any) -> Shown:
            """The short name of the company of a dossier."""
            return self._company_name(render, dossier)

        @clause_function
        def person_name(key: Any) -> Shown:
            """The titles, first name or initials and surname of a person of the portfolio."""
            found = portfolio.person(str(unwrap(key)))
            if found is None:
                return Shown((Text(DASH),))
            name = person_value(
                render, found, lambda p: locale.get(render.lang).person(
                    initials=p.given_name or p.initials, prefix=p.prefix, surname=p.surname, titles=p.titles, salutation="",
                    belgian=p.belgian, form="signature",
                ),
            )  # fmt: skip
            return Shown((name,))

        @clause_function
        def committee_change(word: Any) -> str:
            """What changes for a member of the committee, in words."""
            return _CHANGES[str(unwrap(word))]["nl" if render.lang == "nl" else "en"]

        @clause_function
        def stage_name(stage: Any) -> Shown:
            """A stage with a capital; that no step was taken where there is none."""
            bare = unwrap(stage)
            words = NO_STEP if bare is None else _STAGE_LABELS[bare]
            return Shown(as_texts(locale.get(render.lang).running(words.get(render.lang))))

        @clause_function
        def amount(quantity: Any) -> Shown:
            """A quantity of carbon by itself: "0,4 Mton CO2-equivalent per jaar"."""
            return telling.amount(render, quantity)

        @clause_function
        def figure_told(quantity: Any) -> Shown:
            """A quantity with its target year and baseline, or that they are not known; a dash where there is none."""
            return telling.figure_told(render, quantity)

        return {
            "stage_name": stage_name, "company_name": company_name, "figure_told": figure_told, "amount": amount, "figures": figures, "person_name": person_name, "committee_change": committee_change, "sentence": sentence, "annex": annex, "annex_number": annex_number, "on_behalf_of": on_behalf_of, "source": source, "person": person, "step": step,
            "told": told, "stage_reached": stage_reached, "alike": alike, "names": names, "places": places,
        }  # fmt: skip


class _NoSource:
    """Stands in for a source that was not found, so that one fault is told and not a second one about its fields."""

    title, reference, session, url, id = LocalText(nl="?", en="?"), "?", "", "", "?"


_Nothing: Any = _NoSource()

_CHANGES: dict[str, dict[str, str]] = {
    "": {"nl": DASH, "en": DASH},
    "leaving": {"nl": "vertrekt", "en": "leaves"},
    "new": {"nl": "nieuw", "en": "new"},
    "reappointed": {"nl": "herbenoemd", "en": "reappointed"},
    "expert_to_member": {"nl": "van expert naar lid", "en": "from expert to member"},
}


def _marks(text: str) -> str:
    """The short marks of letter texts as clause markup: a note that cites a source, the number of an annex."""
    text = _NOTE.sub(r"^[{{ cite(source('\1')) }}.]", text)
    return _ANNEX_MARK.sub(r"{{ annex('\1') }}", text)
