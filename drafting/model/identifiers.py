"""Dutch identifiers; btw-id and IBAN checked with python-stdnum, the others here (stdnum brings half the network library along).

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


def _rsin(value: str) -> str:
    plain = re.sub(r"[\s.-]", "", value)
    number = plain.zfill(9)
    if not re.fullmatch(r"[0-9]{1,9}", plain) or int(number) == 0:
        raise _fault("RSIN", value, "123456782")
    figures = [int(figure) for figure in number]
    if (sum((9 - i) * figure for i, figure in enumerate(figures[:8])) - figures[8]) % 11:  # the elfproef
        raise _fault("RSIN", value, "123456782")
    return number


def _postcode(value: str) -> str:
    plain = re.sub(r"[\s-]", "", value).upper().removeprefix("NL")
    found = re.fullmatch(r"([1-9][0-9]{3})(?!SA|SD|SS)([A-Z]{2})", plain)
    if found is None:
        raise _fault("postcode", value, "2500 EK")
    return f"{found[1]} {found[2]}"


Rsin = Annotated[str, AfterValidator(_rsin)]
VatId = Annotated[str, AfterValidator(_stdnum("btw-id", "NL123456782B90", "nl.btw", "NL"))]
Iban = Annotated[str, AfterValidator(_stdnum("IBAN", "NL91ABNA0417164300", "iban"))]
Postcode = Annotated[str, AfterValidator(_postcode)]
