"""Dutch identifiers, checked with python-stdnum where it knows them.

KvK-nummer (8 digits) and vestigingsnummer (12) have no check digit. RSIN: 9 digits, elfproef. Btw-id: `NL`, 9
digits, `B`, 2 digits (elfproef or mod 97). IBAN: ISO 13616. Postcode: four digits, not starting with 0, two letters.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import import_module
from typing import Annotated

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError


def _fault(what: str, found: str, form: str) -> PydanticCustomError:
    return PydanticCustomError("identifier", "{what} is not valid", {"what": what, "found": found, "form": form})


def _digits(what: str, count: int) -> Callable[[str], str]:
    def check(value: str) -> str:
        plain = re.sub(r"[\s.]", "", value)
        if not re.fullmatch(rf"\d{{{count}}}", plain):
            raise _fault(what, value, "0" * count)
        return plain

    return check


def _stdnum(what: str, form: str, module: str, prefix: str = "") -> Callable[[str], str]:
    def check(value: str) -> str:
        # Loaded with the first number that there is: it brings half the network library along.
        from stdnum.exceptions import ValidationError

        try:
            return prefix + str(import_module(f"stdnum.{module}").validate(value))
        except ValidationError:
            raise _fault(what, value, form) from None

    return check


KvkNumber = Annotated[str, AfterValidator(_digits("KvK-nummer", 8))]
EstablishmentNumber = Annotated[str, AfterValidator(_digits("vestigingsnummer", 12))]
Rsin = Annotated[str, AfterValidator(_stdnum("RSIN", "123456782", "nl.bsn"))]
VatId = Annotated[str, AfterValidator(_stdnum("btw-id", "NL123456782B90", "nl.btw", "NL"))]
Iban = Annotated[str, AfterValidator(_stdnum("IBAN", "NL91ABNA0417164300", "iban"))]
Postcode = Annotated[str, AfterValidator(_stdnum("postcode", "2500 EK", "nl.postcode"))]
