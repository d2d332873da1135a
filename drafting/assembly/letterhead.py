"""What stands around the text of a letter to parliament: its head, its closing words, its signatures.

Three ways are alive: EZ, EZK and KGG put the name before the office, without closing words; IenW closes with "Hoogachtend,", the office
in capitals and the name with titles and first name; the House prints office and name on one line, without salutation or closing words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from drafting import locale
from drafting.assembly.subject import OwnText, said
from drafting.clauses.located import NOT_KNOWN, Render, person_value, value_key
from drafting.locale import capital
from drafting.model import Letter, LocalText, Open, Person, Portfolio, Sender, SignatureStyle, known, listed
from drafting.tree import Inline, Signatory, Text, Value

PRINTED = "print"
"""The `signatures` of an outline's form in which letters are signed as the House prints them."""
_SALUTATIONS = {
    SignatureStyle.NAME_FIRST: LocalText(nl="Geachte Voorzitter,", en="Dear President,"),
    SignatureStyle.OFFICE_FIRST: LocalText(nl="Geachte voorzitter,", en="Dear President,"),
}
_CLOSINGS = {
    SignatureStyle.NAME_FIRST: LocalText(),
    SignatureStyle.OFFICE_FIRST: LocalText(nl="Hoogachtend,", en="Yours sincerely,"),
}
_ARTICLE = {"nl": "De ", "en": "The "}
_WORDS: dict[str, dict[str, str]] = {
    "label_our_reference": {"nl": "Ons kenmerk", "en": "Our reference"},
    "label_your_reference": {"nl": "Uw kenmerk", "en": "Your reference"},
    "label_subject": {"nl": "Betreft", "en": "Subject"},
    "label_annexes": {"nl": "Bijlage(n)", "en": "Annex(es)"},
    "label_reference_day": {"nl": "Peildatum", "en": "Reference date"},
    "label_return_address": {"nl": "> Retouradres", "en": "> Return address"},
    "label_visiting_address": {"nl": "Bezoekadres", "en": "Visiting address"},
    "label_postal_address": {"nl": "Postadres", "en": "Postal address"},
    "label_contact": {"nl": "Contactpersoon", "en": "Contact"},
    "label_for_signature": {"nl": "TER ONDERTEKENING", "en": "FOR SIGNATURE"},
    "label_to": {"nl": "Aan", "en": "To"},
    "label_note_subject": {"nl": "Onderwerp", "en": "Subject"},
    "label_telephone": {"nl": "T", "en": "T"},
}


def style_of(letter: Letter) -> SignatureStyle:
    """How the sender's ministry signs; as EZ and KGG do where no sender is given."""
    sender = known(letter.sender)
    return SignatureStyle.NAME_FIRST if sender is None else sender.style


def salutation(letter: Letter) -> LocalText | Open:
    """How the letter addresses who gets it: its own words, else those of the sender's style."""
    addressee = known(letter.addressee)
    given = LocalText() if addressee is None else addressee.salutation
    return given if given else _SALUTATIONS[style_of(letter)]


def closing(letter: Letter, signatures: str) -> LocalText:
    """The closing words before the signatures; none where the style has none, and none in print."""
    return LocalText() if signatures == PRINTED else _CLOSINGS[style_of(letter)]


def signatories(portfolio: Portfolio, signatures: str, lang: str) -> tuple[Signatory, ...]:
    """Per bewindspersoon the lines of the signature, in the order they sign."""
    found = [portfolio.person(key) for key in listed(portfolio.letter.signatories)]
    draw = _printed if signatures == PRINTED else _DRAWN[style_of(portfolio.letter)]
    return tuple(draw(person, lang) for person in found if person is not None)


def _office(person: Person, lang: str) -> str:
    return _tell(person.function, lang).strip()


def _value(person: Person, field: str, text: str) -> Inline:
    return Value(value_key(f"persons.{person.id}.{field}"), (Text(text),))


def _named(person: Person, lang: str, draw: Callable[[Any], str]) -> Inline:
    """The name as `draw` writes it of a person whose parts are all texts; that it is not known yet where it is open."""
    return person_value(Render(lang, "", 0, plain_open=True), person, draw)


def _written(lang: str, person: Any, first: str, titles: str = "") -> str:
    return locale.get(lang).person(
        initials=first, prefix=person.prefix, surname=person.surname, titles=titles, salutation="", belgian=person.belgian,
        form="signature",
    )  # fmt: skip


def _name_first(person: Person, lang: str) -> Signatory:
    """ "S.T.M. Hermans", under it "Minister van Klimaat en Groene Groei"."""
    name = _named(person, lang, lambda p: _written(lang, p, p.initials or p.given_name, p.titles))
    return Signatory((), (name,), (_value(person, "function", capital(_office(person, lang))),))


def _office_first(person: Person, lang: str) -> Signatory:
    """ "DE MINISTER VAN INFRASTRUCTUUR EN WATERSTAAT,", under it "Ing. R. (Robert) Tieman"."""

    def draw(p: Any) -> str:
        given = f" ({p.given_name})" if p.initials and p.given_name else ""
        return capital(_written(lang, p, f"{p.initials or p.given_name}{given}", p.titles))

    office = _value(person, "function", _office(person, lang).upper())
    return Signatory((Text(_ARTICLE[lang].upper()), office, Text(",")), (_named(person, lang, draw),), ())


def _printed(person: Person, lang: str) -> Signatory:
    """ "De minister van Klimaat en Groene Groei, S.Th.M. Hermans", on one line."""
    name = _named(person, lang, lambda p: p.printed_as or _written(lang, p, p.initials or p.given_name))
    office = _value(person, "function", _office(person, lang))
    return Signatory((Text(_ARTICLE[lang]), office, Text(", "), name), (), ())


_DRAWN = {SignatureStyle.NAME_FIRST: _name_first, SignatureStyle.OFFICE_FIRST: _office_first}


def offices(portfolio: Portfolio, lang: str) -> list[Inline]:
    """The offices in whose name the letter is written too: "de minister van X en de staatssecretaris van Y"."""
    people = [p for key in listed(portfolio.letter.on_behalf_of) if (p := portfolio.person(key))]
    separators = locale.get(lang).separators(len(people), "and")
    nodes: list[Inline] = []
    for i, person in enumerate(people):
        nodes += [Text(_ARTICLE[lang].lower()), _value(person, "function", _office(person, lang))]
        nodes += [Text(separators[i])] if i < len(separators) else []
    return nodes


def cover(portfolio: Portfolio, lang: str) -> dict[str, Any]:
    """The values of a letter's frame: sender, addressee, datum, kenmerk and betreft, and what the House prints above."""
    letter = portfolio.letter

    def tell(value: Any) -> str:
        return _tell(value, lang)

    def blank(value: Any) -> str:
        """A reference that is not known yet is left blank in the head; `build` tells it."""
        return "" if isinstance(value, Open) else said(value, lang)

    ranks = [tell(p.function) for key in listed(letter.signatories) if (p := portfolio.person(key))]
    count = len(listed(letter.annexes))
    note = letter.decision_note
    return {
        **_from(known(letter.sender), lang),
        "addressee": _lines(letter.addressee if isinstance(letter.addressee, Open) else letter.addressee.lines, lang),
        "reference": blank(letter.reference),
        "header_reference": blank(letter.reference),
        "their_reference": blank(letter.their_reference),
        "subject": tell(letter.subject),
        "annex_count": str(count) if count else "",
        "place": tell(letter.place),
        "reference_day": said(portfolio.day, lang),
        "dossiers": [{"number": tell(d.number), "title": tell(d.title)} for d in listed(letter.dossiers)],
        "number": blank(letter.number),
        "session": "" if isinstance(letter.date, Open) else session(letter.date),
        "offices": _loud(ranks),
        "note_addressee": "" if note is None else tell(note.addressee),
        **{key: words[lang] for key, words in _WORDS.items()},
    }


def _tell(value: Any, lang: str) -> str:
    """A value in words; that it is not known yet where it is open."""
    own = value.own(lang) if isinstance(value, LocalText) else value
    return NOT_KNOWN[lang] if isinstance(own, Open) else said(value, lang)


def _lines(value: Any, lang: str) -> list[str]:
    return [NOT_KNOWN[lang]] if isinstance(value, Open) else list(value)


def _from(sender: Sender | None, lang: str) -> Mapping[str, Any]:
    """What the head tells of the sender; the old names stay for frames of a ministry's own."""
    if sender is None:
        return {
            "sender": [], "sender_address": [], "sender_contact": [], "directorate": "", "ministry": "", "return_address": "",
            "visiting_address": [], "postal_address": [], "contact": "", "telephone": "", "website": "", "classification": "",
        }  # fmt: skip
    visiting, postal = _lines(sender.visiting_address, lang), _lines(sender.postal_address, lang)
    words = {
        name: _tell(getattr(sender, name), lang)
        for name in ("ministry", "directorate", "contact", "telephone", "website", "return_address", "classification")
    }
    return {
        **words,
        "sender": [line for line in (words["ministry"], words["directorate"]) if line],
        "sender_address": [*visiting, *postal],
        "sender_contact": [w for w in (words["contact"], words["telephone"], words["website"]) if w],
        "directorate": words["directorate"] or words["ministry"],
        "return_address": words["return_address"] or " ".join(postal),
        "visiting_address": visiting,
        "postal_address": postal,
        "classification": words["classification"].upper(),
    }


_NOTE_PARTS: tuple[tuple[str, LocalText], ...] = (
    ("occasion", LocalText(nl="Aanleiding", en="Occasion")),
    ("decisions", LocalText(nl="Geadviseerd besluit", en="Decision advised")),
    ("key_points", LocalText(nl="Kernpunten", en="Key points")),
    ("explanation", LocalText(nl="Toelichting", en="Explanation")),
    ("political_context", LocalText(nl="Politieke context", en="Political context")),
    ("advice", LocalText(nl="Advies", en="Advice")),
    ("annexes", LocalText(nl="Bijlagen", en="Annexes")),
    ("not_public", LocalText(nl="Informatie die niet openbaar gemaakt kan worden", en="Information that cannot be made public")),
)  # fmt: skip
"""The headings of a beslisnota, in the order of published notes (facts in the docstring of DecisionNote)."""


def note_sections(portfolio: Portfolio, lang: str, name: str, marks: Callable[[str], str]) -> tuple[OwnText, ...]:
    """The parts of the decision note that are filled in, each under its heading; `marks` writes out marks for notes and annexes."""
    note = portfolio.letter.decision_note
    if note is None:
        return ()
    made = []
    for field, heading in _NOTE_PARTS:
        value = getattr(note, field)
        text = _tell(value, lang)
        text = f"{capital(text)}." if text == NOT_KNOWN[lang] else text
        if text:
            place = f"{name}, letter.decision_note.{field}"
            made.append(OwnText(f"note-{field.replace('_', '-')}", 1, said(heading, lang), marks(text), place))
    return tuple(made)


def running_subject(portfolio: Portfolio) -> LocalText | Open:
    """The subject of the letter within a sentence: "voortgang maatwerkafspraken". A name that begins it keeps its capital."""
    subject = portfolio.letter.subject
    if isinstance(subject, Open):
        return subject
    parties = [o for company in portfolio.companies for o in company.organisations]
    names = {
        _tell(name, lang).split(" ")[0] for o in parties for name in (o.name, o.short_name) for lang in ("nl", "en")
    }
    return LocalText(**{
        lang: own if isinstance(own := subject.own(lang), Open) else _lowered(own, names) for lang in ("nl", "en")
    })  # fmt: skip


def _lowered(text: str, names: set[str]) -> str:
    first = text.split(" ")[0]
    return text if first in names or first[1:] != first[1:].lower() else text[:1].lower() + text[1:]


def session(day: date) -> str:
    """The parliamentary year of a day, from the third Tuesday of September (Grondwet, art. 65): "2024–2025"."""
    first = date(day.year, 9, 1)
    opening = 15 + (1 - first.weekday()) % 7
    begun = day.year if day >= date(day.year, 9, opening) else day.year - 1
    return f"{begun}–{begun + 1}"


def _loud(ranks: list[str]) -> str:
    """The offices of the signatories as the House prints them above a letter."""
    loud = [office.upper() for office in ranks]
    return ", DE ".join(loud[:-1]) + (" EN DE " if len(loud) > 1 else "") + loud[-1] if loud else ""
