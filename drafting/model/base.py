"""What every model shares: strictness, values declared open, texts in two languages."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints, field_validator
from pydantic_core import PydanticCustomError


@dataclass(frozen=True, slots=True)
class Open:
    """A value that is declared open, with the reason: `open: wacht op advies AMVI`, or one reason per language,
    `open: {nl: wacht op advies AMVI, en: awaiting AMVI advice}`. Prints as `[●: reden]`.

    `reason` is the Dutch one, or the only one; `english` is "" where there is no other.
    """

    reason: str
    english: str = ""

    def said(self, lang: str) -> str:
        """The reason in `lang`; the only one where there is no other."""
        return self.english if lang == "en" and self.english else self.reason


def is_open(value: object) -> bool:
    """Whether `value` was declared open."""
    return isinstance(value, Open)


class Model(BaseModel):
    """Base of all models: unknown fields are faults, objects are frozen, any field's value may be declared open.

    A validator is built when it is first used: a command uses one or two of the forty.
    """

    model_config = ConfigDict(
        extra="forbid", frozen=True, arbitrary_types_allowed=True, revalidate_instances="never", defer_build=True
    )

    @field_validator("*", mode="wrap")
    @classmethod
    def _open_value_passes(cls, value: Any, validate: Callable[[Any], Any]) -> Any:
        if isinstance(value, Open):
            return value
        if isinstance(value, dict) and value.keys() == {"open"}:
            return _opened(value["open"])
        return validate(value)


def _opened(reason: Any) -> Open:
    """What `open:` declares. Raises PydanticCustomError where it gives no reason."""
    told = {"nl": reason} if isinstance(reason, str) else reason
    if (
        isinstance(told, dict)
        and told
        and told.keys() <= {"nl", "en"}
        and all(isinstance(r, str) and r.strip() for r in told.values())
    ):
        dutch, english = told.get("nl", "").strip(), told.get("en", "").strip()
        return Open(dutch or english, english if dutch else "")
    raise PydanticCustomError("open_without_reason", "an open value needs a reason")


class LocalText(Model):
    """A text in Dutch and English; a plain string stands for both."""

    nl: str = ""
    en: str = ""

    def get(self, lang: str) -> str:
        """The text in `lang`; the other language's where this one is missing."""
        return (self.en or self.nl) if lang == "en" else (self.nl or self.en)


def _as_local(value: Any) -> Any:
    return {"nl": value, "en": value} if isinstance(value, str) else value


def _as_decimal(value: Any) -> Any:
    if isinstance(value, bool):
        raise PydanticCustomError("number_expected", "a number is expected")
    if isinstance(value, int):
        return Decimal(value)
    if isinstance(value, float):
        # repr gives the shortest decimal that reads back the same: the figure the user typed.
        return Decimal(repr(value))
    if isinstance(value, str):
        text = value.strip()
        if re.fullmatch(r"[+-]?[1-9][0-9]{0,2}\.[0-9]{3}", text):  # a number by itself, without quotes, is what it is
            raise PydanticCustomError("number_two_ways", "a number reads two ways", {"found": text})
        if "," in text or text.count(".") > 1:
            raise PydanticCustomError(
                "number_notation", "a number is written plainly", {"found": text, "plain": _plain(text)}
            )
        try:
            return Decimal(text)
        except ArithmeticError:
            raise PydanticCustomError("number_expected", "a number is expected") from None
    return value


def _plain(text: str) -> str:
    """How a number with separators is written plainly: the last separator is the decimal one unless it groups."""
    last = max(text.rfind(","), text.rfind("."))
    head, tail = text[:last], text[last + 1 :]
    digits = head.replace(".", "").replace(",", "").replace(" ", "")
    grouping = len(tail) == 3 and text.count(text[last]) >= 1 and ("," in head) + ("." in head) <= 1
    mixed = ("," in text) and ("." in text)
    if grouping and not mixed:
        return digits + tail
    return f"{digits}.{tail}"


Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]
"""An id: lower case letters, digits and single hyphens ("site-moerdijk")."""

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""One line of text, not empty."""

Words = Annotated[LocalText, BeforeValidator(_as_local)]
"""A `LocalText`, or a plain string for both languages."""

Number = Annotated[Decimal, BeforeValidator(_as_decimal)]
"""An exact decimal number; never a binary float."""
