"""Names, titles, sorting; addresses and countries."""

from __future__ import annotations

import pytest

from drafting import locale
from drafting.locale import NBSP, ordered_titles, sort_key

NL, EN = locale.get("nl"), locale.get("en")


@pytest.mark.parametrize(
    ("person", "form", "name"),
    [
        ({"surname": "Berg", "initials": "J.", "prefix": "van den"}, "running", "J. van den Berg"),
        ({"surname": "Berg", "initials": "J. P.", "prefix": "van den"}, "running", "J.P. van den Berg"),
        ({"surname": "Berg", "initials": "Jan Willem", "prefix": "van den"}, "running", "Jan Willem van den Berg"),
        ({"surname": "Berg", "prefix": "van den", "salutation": "heer"}, "address", "de heer Van den Berg"),
        (
            {"surname": "Ven-van Dijk", "prefix": "van der", "salutation": "mevrouw"},
            "address",
            "mevrouw Van der Ven-van Dijk",
        ),
        ({"surname": "Ven-van Dijk", "prefix": "van der"}, "running", "Van der Ven-van Dijk"),
        ({"surname": "Hart", "prefix": "'t", "salutation": "heer"}, "address", "de heer ’t Hart"),
        ({"surname": "Hof", "prefix": "in 't", "initials": "P."}, "running", "P. in ’t Hof"),
        ({"surname": "Ancona", "prefix": "d'", "initials": "J."}, "running", "J. d’Ancona"),
        ({"surname": "O'Neill", "initials": "S."}, "running", "S. O’Neill"),
        ({"surname": "Damme", "prefix": "Van", "belgian": True, "salutation": "heer"}, "address", "de heer Van Damme"),
        (
            {"surname": "Brouckère", "prefix": "de", "belgian": True, "salutation": "heer"},
            "address",
            "de heer de Brouckère",
        ),
        (
            {"surname": "Berg", "initials": "J.", "titles": "ir. dr. MSc", "salutation": "heer"},
            "formal",
            "de heer dr. ir. J. Berg, MSc",
        ),
        ({"surname": "Berg", "initials": "J.", "titles": "Mr"}, "signature", "mr. J. Berg"),
        ({"surname": "Berg", "initials": "J.", "prefix": "van den"}, "sort", "Berg, J. van den"),
        ({"surname": "Damme", "initials": "P.", "prefix": "Van", "belgian": True}, "sort", "Van Damme, P."),
        ({"surname": "Berg"}, "sort", "Berg"),
    ],
)
def test_names(person: dict[str, str], form: str, name: str) -> None:
    assert NL.person(**person, form=form).replace(NBSP, " ") == name  # type: ignore[arg-type]


def test_an_english_name() -> None:
    assert EN.person(surname="Berg", prefix="van den", salutation="heer", form="address") == "Mr Van den Berg"


def test_an_unknown_form_is_refused() -> None:
    with pytest.raises(ValueError, match="form"):
        NL.person(surname="Berg", form="full")
    with pytest.raises(ValueError, match="form"):
        NL.address(street="Kade", form="full")


@pytest.mark.parametrize(
    ("given", "before", "after"),
    [
        ("dr. prof.", "prof. dr.", ""), ("drs. ir. mr.", "mr. ir. drs.", ""), ("mr. dr.", "mr. dr.", ""), ("dr. mr.", "dr. mr.", ""), ("ing. drs.", "drs. ing.", ""),
        ("ir. prof. dr.", "prof. dr. ir.", ""), ("mr. mr.", "mr.", ""), ("LLM, mr.", "mr.", "LLM"), ("MSc MBA", "", "MSc MBA"), ("ds. mr.", "ds. mr.", ""), ("", "", ""),
    ],
)  # fmt: skip
def test_titles_in_the_order_the_language_advice_gives(given: str, before: str, after: str) -> None:
    assert ordered_titles(given) == (before, after)


def test_sorting_is_on_the_core_of_the_name() -> None:
    people = [
        ("Zwart", "", "A."),
        ("Berg", "van den", "J."),
        ("Berg", "", "K."),
        ("Élan", "d'", "M."),
        ("Dijk", "van", "B."),
        ("berg", "van", "A."),
    ]
    assert [p[0] for p in sorted(people, key=lambda p: sort_key(*p))] == [
        "berg",
        "Berg",
        "Berg",
        "Dijk",
        "Élan",
        "Zwart",
    ]
    assert sort_key("Damme", "Van", "P.", belgian=True) > sort_key("Vaal")


def test_a_dutch_address_as_postnl_wants_it() -> None:
    where = {"street": "Postbus", "number": "20401", "postcode": "2500ek", "city": "Den Haag"}
    assert NL.address(**where).replace(NBSP, " ") == "Postbus 20401, 2500 EK Den Haag"
    assert NL.address(**where, form="postal").replace(NBSP, " ") == "Postbus 20401\n2500 EK  DEN HAAG"


def test_an_address_abroad_names_its_country() -> None:
    where = {"street": "Wetstraat", "number": "16", "postcode": "1000", "city": "Brussel", "country": "BE"}
    assert NL.address(**where).replace(NBSP, " ") == "Wetstraat 16, 1000 Brussel, België"
    assert EN.address(**where).replace(NBSP, " ") == "Wetstraat 16, 1000 Brussel, Belgium"
    assert NL.address(**where, form="postal").replace(NBSP, " ") == "Wetstraat 16\n1000 BRUSSEL\nBELGIË"


def test_an_address_with_gaps() -> None:
    assert NL.address(street="Havenweg", city="Moerdijk") == "Havenweg, Moerdijk"
    assert NL.address(street="Havenweg", city="Moerdijk", country="XQ") == "Havenweg, Moerdijk, XQ"
