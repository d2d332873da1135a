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
from drafting.clauses.located import NOT_KNOWN, value_key
from drafting.locale import capital
from drafting.model import Letter, LocalText, Open, Person, Portfolio, Sender, SignatureStyle
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


def sender_of(letter: Letter) -> Sender | None:
    """Who sends the letter, where that is known."""
    return None if isinstance(letter.sender, Open) else letter.sender


def style_of(letter: Letter) -> SignatureStyle:
    """How the sender's ministry signs; as EZ and KGG do where no sender is given."""
    sender = sender_of(letter)
    return SignatureStyle.NAME_FIRST if sender is None or isinstance(sender.style, Open) else sender.style


def salutation(letter: Letter) -> LocalText | Open:
    """How the letter addresses who gets it: its own words, else those of the sender's style."""
    addressee = letter.addressee
    given = LocalText() if isinstance(addressee, Open) else addressee.salutation
    return given if isinstance(given, Open) or given.nl or given.en else _SALUTATIONS[style_of(letter)]


def closing(letter: Letter, signatures: str) -> LocalText:
    """The closing words before the signatures; none where the style has none, and none in print."""
    return LocalText() if signatures == PRINTED else _CLOSINGS[style_of(letter)]


def signatories(portfolio: Portfolio, signatures: str, lang: str) -> tuple[Signatory, ...]:
    """Per bewindspersoon the lines of the signature, in the order they sign."""
    people = portfolio.letter.signatories
    found = [portfolio.person(key) for key in (() if isinstance(people, Open) else people)]
    draw = _printed if signatures == PRINTED else _DRAWN[style_of(portfolio.letter)]
    return tuple(draw(person, lang) for person in found if person is not None)


def _office(person: Person, lang: str) -> str:
    return NOT_KNOWN[lang] if isinstance(person.function, Open) else said(person.function, lang).strip()


def _value(person: Person, field: str, text: str) -> Inline:
    return Value(value_key(f"persons.{person.id}.{field}"), (Text(text),))


def _named(person: Person, lang: str, first: str, titles: str = "") -> str:
    return locale.get(lang).person(
        initials=first, prefix=person.prefix, surname=person.surname, titles=titles, salutation="", belgian=person.belgian,
        form="signature",
    )  # fmt: skip


def _name_first(person: Person, lang: str) -> Signatory:
    """ "S.T.M. Hermans", under it "Minister van Klimaat en Groene Groei"."""
    name = _named(person, lang, person.initials or person.given_name, person.titles)
    office = (_value(person, "function", capital(_office(person, lang))),)
    return Signatory((), (_value(person, "surname", name),), office)


def _office_first(person: Person, lang: str) -> Signatory:
    """ "DE MINISTER VAN INFRASTRUCTUUR EN WATERSTAAT,", under it "Ing. R. (Robert) Tieman"."""
    office = _office(person, lang).upper()
    given = f" ({person.given_name})" if person.initials and person.given_name else ""
    name = capital(_named(person, lang, f"{person.initials or person.given_name}{given}", person.titles))
    line = (Text(_ARTICLE[lang].upper()), _value(person, "function", office), Text(","))
    return Signatory(line, (_value(person, "surname", name),), ())


def _printed(person: Person, lang: str) -> Signatory:
    """ "De minister van Klimaat en Groene Groei, S.Th.M. Hermans", on one line."""
    name = person.printed_as or _named(person, lang, person.initials or person.given_name)
    line = (
        Text(_ARTICLE[lang]), _value(person, "function", _office(person, lang)), Text(", "), _value(person, "surname", name),
    )  # fmt: skip
    return Signatory(line, (), ())


_DRAWN = {SignatureStyle.NAME_FIRST: _name_first, SignatureStyle.OFFICE_FIRST: _office_first}


def offices(portfolio: Portfolio, lang: str) -> list[Inline]:
    """The offices in whose name the letter is written too: "de minister van X en de staatssecretaris van Y"."""
    keys = portfolio.letter.on_behalf_of
    people = [p for key in (() if isinstance(keys, Open) else keys) if (p := portfolio.person(key))]
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
        return NOT_KNOWN[lang] if isinstance(value, Open) else said(value, lang)

    def blank(value: Any) -> str:
        """A reference that is not known yet is left blank in the head; `build` tells it."""
        return "" if isinstance(value, Open) else said(value, lang)

    people = () if isinstance(letter.signatories, Open) else letter.signatories
    ranks = [tell(p.function) for key in people if (p := portfolio.person(key))]
    count = 0 if isinstance(letter.annexes, Open) else len(letter.annexes)
    return {
        **_from(sender_of(letter)),
        "addressee": [NOT_KNOWN[lang]] if isinstance(letter.addressee, Open) else list(letter.addressee.lines),
        "reference": blank(letter.reference),
        "header_reference": blank(letter.reference),
        "their_reference": blank(letter.their_reference),
        "subject": tell(letter.subject),
        "annex_count": str(count) if count else "",
        "place": tell(letter.place),
        "reference_day": said(portfolio.day, lang),
        "dossiers": []
        if isinstance(letter.dossiers, Open)
        else [{"number": d.number, "title": d.title} for d in letter.dossiers],
        "number": blank(letter.number),
        "session": "" if isinstance(letter.date, Open) else session(letter.date),
        "offices": _loud(ranks),
        "note_addressee": ""
        if letter.decision_note is None or isinstance(letter.decision_note, Open)
        else tell(letter.decision_note.addressee),
        **{key: words[lang] for key, words in _WORDS.items()},
    }


def _from(sender: Sender | None) -> Mapping[str, Any]:
    """What the head tells of the sender; the old names stay for frames of a ministry's own."""
    if sender is None:
        return {
            "sender": [], "sender_address": [], "sender_contact": [], "directorate": "", "ministry": "", "return_address": "",
            "visiting_address": [], "postal_address": [], "contact": "", "telephone": "", "website": "", "classification": "",
        }  # fmt: skip
    return {
        "sender": [line for line in (sender.ministry, sender.directorate) if line],
        "sender_address": [*sender.visiting_address, *sender.postal_address],
        "sender_contact": [w for w in (sender.contact, sender.telephone, sender.website) if w],
        "directorate": sender.directorate or sender.ministry,
        "ministry": sender.ministry,
        "return_address": sender.return_address or " ".join(sender.postal_address),
        "visiting_address": list(sender.visiting_address),
        "postal_address": list(sender.postal_address),
        "contact": sender.contact,
        "telephone": sender.telephone,
        "website": sender.website,
        "classification": sender.classification.upper(),
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
    if note is None or isinstance(note, Open):
        return ()
    made = []
    for field, heading in _NOTE_PARTS:
        if text := _told(getattr(note, field), lang):
            place = f"{name}, letter.decision_note.{field}"
            made.append(OwnText(f"note-{field.replace('_', '-')}", 1, said(heading, lang), marks(text), place))
    return tuple(made)


def _told(value: LocalText | Open, lang: str) -> str:
    """A text as it prints; that it is not known yet, as a sentence."""
    return capital(NOT_KNOWN[lang]) + "." if isinstance(value, Open) else said(value, lang)


def running_subject(portfolio: Portfolio) -> LocalText | Open:
    """The subject of the letter within a sentence: "voortgang maatwerkafspraken". A name that begins it keeps its capital."""
    subject = portfolio.letter.subject
    if isinstance(subject, Open):
        return subject
    parties = [o for company in portfolio.companies for o in company.organisations]
    names = {said(n, lang).split(" ")[0] for o in parties for n in (o.name, o.short_name) for lang in ("nl", "en")}
    return LocalText(nl=_lowered(subject.nl, names), en=_lowered(subject.en, names))


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
