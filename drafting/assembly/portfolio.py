"""A portfolio as the subject of a document: the letter to parliament, its annexes, the memo of what changed."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from drafting import locale
from drafting.assembly import telling
from drafting.assembly.outline import Outline
from drafting.assembly.scope import citation
from drafting.assembly.subject import OwnText, clause_function, said
from drafting.assembly.telling import DASH
from drafting.clauses import Library
from drafting.clauses.labels import LABELS
from drafting.clauses.located import NOT_KNOWN, Located, Render, Shown, as_texts, unwrap, value_key
from drafting.errors import Finding, Place
from drafting.model import PORTFOLIO_FACTS, Choices, LocalText, Open, Portfolio, Stage, Term
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
            "committee": (portfolio.committee, "committee"),
            "instruments": (portfolio.instruments, "instruments"),
            "changes": (changes, "changes"),
        }

    def party_names(self, library: Library, lang: str) -> None:
        """A letter calls nobody by a word of the library."""
        return None

    def _label(self, lang: str) -> str:
        """What this document is called as an annex of the letter: "Bijlage 1", or "Bijlage" where the letter does not list it."""
        annexes = self.portfolio.letter.annexes
        entries = () if isinstance(annexes, Open) else annexes
        at = next((i for i, a in enumerate(entries, 1) if a.document == self.outline.id), None)
        word = _ANNEX[lang].capitalize()
        return f"{word} {at}" if at else word

    def holds(self, fact: str) -> bool:
        """Whether a fact of drafting.model.PORTFOLIO_FACTS is true of the portfolio."""
        return PORTFOLIO_FACTS[fact].holds(self.portfolio)

    def fault(self, lang: str) -> Finding | None:
        """A document that tells where companies stand needs its day; one that tells changes needs what to compare with."""
        if self.portfolio.day is None:
            return Finding("assembly.no-day", Place(self.name, path="letter.date"))
        if self.changes is None and "changes" in self.outline.needs:
            return Finding(
                "assembly.no-previous", Place(self.name), {"label": self.outline.label.get(lang, self.outline.id)}
            )
        return None

    def own(self, slot: str, lang: str) -> tuple[OwnText, ...]:
        """The sections of the letter, with their short marks for notes and annexes written out."""
        sections = self.portfolio.letter.sections
        made = []
        depth = 0
        for section in () if slot != "sections" or isinstance(sections, Open) else sections:
            place = f"{self.name}, letter.sections.{section.id}"
            heading, text = section.heading, section.text
            if isinstance(heading, Open) or isinstance(text, Open):
                written = NOT_KNOWN[lang].capitalize() + "."
            else:
                written = _marks(text.en if lang == "en" else text.nl)
            shown_heading = "" if isinstance(heading, Open) else (heading.en if lang == "en" else heading.nl)
            # Headings skip no level, whatever was filled in: a reader's voice lists them by it (WCAG 2.1, 1.3.1).
            level = min(section.level, depth + 1) if shown_heading else section.level
            depth = level if shown_heading else depth
            made.append(OwnText(section.id, level, shown_heading, written, place))
        return tuple(made)

    def signatories(self, lang: str) -> tuple[tuple[Signatory, ...], list[Finding]]:
        """Per bewindspersoon the function line and the name line, in the order they sign."""
        blocks = []
        people = self.portfolio.letter.signatories
        for key in () if isinstance(people, Open) else people:
            person = self.portfolio.person(key)
            if person is None:
                continue
            function = said(person.function, lang).strip() if not isinstance(person.function, Open) else NOT_KNOWN[lang]
            article = "De " if lang == "nl" else "The "
            name = locale.get(lang).person(
                initials=person.initials or person.given_name, prefix=person.prefix, surname=person.surname,
                titles=person.titles, salutation="", belgian=person.belgian, form="signature",
            )  # fmt: skip
            path = f"persons.{person.id}"
            line = (Text(article), Value(value_key(f"{path}.function"), (Text(function),)), Text(","))
            blocks.append(Signatory(line, (Value(value_key(f"{path}.surname"), (Text(name),)),), ()))
        return tuple(blocks), []

    def cover(self, lang: str, moment: datetime | None) -> dict[str, Any]:
        """The letterhead: sender, addressee, the lines of datum, kenmerk and betreft, and what the House prints above."""
        letter = self.portfolio.letter

        def tell(value: Any) -> str:
            return NOT_KNOWN[lang] if isinstance(value, Open) else said(value, lang)

        sender = None if isinstance(letter.sender, Open) else letter.sender
        people = () if isinstance(letter.signatories, Open) else letter.signatories
        offices = [tell(p.function) for key in people if (p := self.portfolio.person(key))]
        count = 0 if isinstance(letter.annexes, Open) else len(letter.annexes)
        return {
            "sender": [] if sender is None else [line for line in (sender.ministry, sender.directorate) if line],
            "sender_address": [] if sender is None else [*sender.visiting_address, *sender.postal_address],
            "sender_contact": []
            if sender is None
            else [w for w in (sender.contact, sender.telephone, sender.website) if w],
            "addressee": [NOT_KNOWN[lang]] if isinstance(letter.addressee, Open) else list(letter.addressee.lines),
            "reference": tell(letter.reference),
            "header_reference": "" if isinstance(letter.reference, Open) else letter.reference,
            "their_reference": tell(letter.their_reference),
            "subject": tell(letter.subject),
            "annex_count": str(count) if count else "",
            "place": tell(letter.place),
            "reference_day": said(self.portfolio.day, lang),
            "dossiers": []
            if isinstance(letter.dossiers, Open)
            else [{"number": d.number, "title": d.title} for d in letter.dossiers],
            "number": tell(letter.number),
            "session": "" if isinstance(letter.date, Open) else _session(letter.date),
            "offices": _offices(offices),
            "directorate": "" if sender is None else sender.directorate or sender.ministry,
            **{key: words[lang] for key, words in _WORDS.items()},
        }

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
        known = [] if isinstance(self.portfolio.letter.annexes, Open) else [a.id for a in self.portfolio.letter.annexes]
        if key not in known:
            self._fault(render, "assembly.no-such-annex", path, id=key, known=", ".join(known) or DASH)
            return (Text("?"),)
        return (Value(value_key(f"letter.annexes.{key}"), (Text(str(known.index(key) + 1)),)),)

    def _source(self, render: Render, key: str, path: str = "") -> Located:
        found = self.portfolio.source(key)
        if found is None:
            known = ", ".join(s.id for s in self.portfolio.sources) or DASH
            self._fault(render, "assembly.no-such-source", path, id=key, known=known)
        return Located(found or _Nothing, f"sources.{key}", render)

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
        def person(key: Any) -> Located:
            bare = str(unwrap(key))
            return Located(portfolio.person(bare), f"persons.{bare}", render)

        @clause_function
        def step(event: Any, form: str = "long") -> Shown:
            """The date of a step as far as it is known, "long" or "short"; a dash where it was not taken."""
            return telling.step(render, event, form)

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
        def person_name(key: Any) -> Shown:
            """The first name or initials and surname of a person of the portfolio."""
            found = portfolio.person(str(unwrap(key)))
            if found is None:
                return Shown((Text(DASH),))
            name = locale.get(render.lang).person(
                initials=found.given_name or found.initials, prefix=found.prefix, surname=found.surname, titles="",
                salutation="", belgian=found.belgian,
            )  # fmt: skip
            return Shown((Value(value_key(f"persons.{found.id}.surname"), (Text(name),)),))

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
            "stage_name": stage_name, "figure_told": figure_told, "amount": amount, "figures": figures, "person_name": person_name, "committee_change": committee_change, "sentence": sentence, "annex": annex, "annex_number": annex_number, "source": source, "person": person, "step": step,
            "told": told, "names": names, "places": places,
        }  # fmt: skip


class _NoSource:
    """Stands in for a source that was not found, so that one fault is told and not a second one about its fields."""

    title, reference, session, url, id = LocalText(nl="?", en="?"), "?", "", "", "?"


_Nothing: Any = _NoSource()

_WORDS: dict[str, dict[str, str]] = {
    "label_our_reference": {"nl": "Ons kenmerk", "en": "Our reference"},
    "label_your_reference": {"nl": "Uw kenmerk", "en": "Your reference"},
    "label_subject": {"nl": "Betreft", "en": "Subject"},
    "label_annexes": {"nl": "Bijlage(n)", "en": "Annex(es)"},
    "label_reference_day": {"nl": "Peildatum", "en": "Reference date"},
}


_CHANGES: dict[str, dict[str, str]] = {
    "": {"nl": DASH, "en": DASH},
    "leaving": {"nl": "vertrekt", "en": "leaves"},
    "new": {"nl": "nieuw", "en": "new"},
    "reappointed": {"nl": "herbenoemd", "en": "reappointed"},
    "expert_to_member": {"nl": "van expert naar lid", "en": "from expert to member"},
}


def _session(day: date) -> str:
    """The parliamentary year of a day, from the third Tuesday of September (Grondwet, art. 65): "2024–2025"."""
    first = date(day.year, 9, 1)
    opening = 15 + (1 - first.weekday()) % 7
    begun = day.year if day >= date(day.year, 9, opening) else day.year - 1
    return f"{begun}–{begun + 1}"


def _offices(offices: list[str]) -> str:
    """The offices of the signatories as the House prints them above a letter."""
    loud = [office.upper() for office in offices]
    return ", DE ".join(loud[:-1]) + (" EN DE " if len(loud) > 1 else "") + loud[-1] if loud else ""


def _marks(text: str) -> str:
    """The short marks of letter texts as clause markup: a note that cites a source, the number of an annex."""
    text = _NOTE.sub(r"^[{{ cite(source('\1')) }}.]", text)
    return _ANNEX_MARK.sub(r"{{ annex('\1') }}", text)
