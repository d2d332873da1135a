"""Addresses in running text and on an envelope, and the names of countries.

Source: PostNL (DOMAIN.md section 4): postcode with its letters apart, two spaces before the town in capitals; abroad the
country in capitals on a line of its own.
"""

from __future__ import annotations

import re
from functools import lru_cache

from drafting.locale.typography import NBSP

_DUTCH = re.compile(r"([1-9][0-9]{3}) ?([A-Z]{2})")


def postcode(text: str, country: str = "NL") -> str:
    """A postcode in its proper form: 2594 AC with a non-breaking space; what is no Dutch one only in capitals."""
    code = " ".join(text.replace(NBSP, " ").upper().split())
    match = _DUTCH.fullmatch(code) if country in ("NL", "") else None
    return f"{match[1]}{NBSP}{match[2]}" if match else code


def address(
    lang: str,
    *,
    street: str,
    number: str = "",
    postcode: str = "",
    city: str = "",
    country: str = "NL",
    form: str = "running",
) -> str:
    """An address: "running" (Havenweg 12, 4782 PM Moerdijk) or "postal" (lines as on an envelope, parted by newlines).

    `country` is an ISO 3166 code, named only where it is not NL. Raises ValueError for another form.
    """
    if form not in ("running", "postal"):
        raise ValueError(f"{form!r} is no form of an address")
    home = country in ("NL", "")
    code = _postcode(postcode, country)
    first = f"{street}{NBSP}{number}" if number else street
    if form == "postal":
        joint = "  " if home else " "
        lines = [first, joint.join(w for w in (code, city.upper()) if w)]
        if not home:
            lines.append(country_name(country, lang).upper())
        return "\n".join(line for line in lines if line)
    place = " ".join(w for w in (code, city) if w)
    return ", ".join(w for w in (first, place, "" if home else country_name(country, lang)) if w)


_postcode = postcode  # The parameter of `address` bears the same name.


@lru_cache(maxsize=1_000)
def country_name(code: str, lang: str) -> str:
    """A country's name by its ISO 3166 code, from CLDR; an unknown code comes back as it is."""
    from babel import Locale as BabelLocale

    return str(BabelLocale.parse(lang).territories.get(code.upper(), code))
