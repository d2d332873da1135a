"""What every model shares: strictness, values declared open, pointers, texts in two languages."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any, TypeVar, Union, get_args

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    StringConstraints,
)
from pydantic_core import PydanticCustomError, core_schema

T = TypeVar("T")


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

    def marked(self, lang: str) -> str:
        """How it prints in a document under negotiation: `[●: reason]`."""
        return f"[●: {self.said(lang)}]"


def told(value: Any, lang: str) -> str:
    """A plain value as text: an open one marked, a text in `lang`, what is absent as nothing."""
    if isinstance(value, Open):
        return value.marked(lang)
    if isinstance(value, LocalText):
        return value.get(lang)
    return "" if value is None else str(value)


OPEN_MARK = {"$comment": "open"}
"""What stands in a JSON schema for an open value, until drafting.intake.json_schema puts its definition there."""


class _MayBeOpen:
    """Reads `open:` where a field may hold it; anything else is for the field's own type, whose faults keep their places."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        own: Any = Union[tuple(a for a in get_args(source) if a is not Open)]  # noqa: UP007 - made of what there is
        return core_schema.no_info_wrap_validator_function(_or_open, handler(own))

    def __get_pydantic_json_schema__(self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler) -> Any:
        return {"anyOf": [handler(schema), dict(OPEN_MARK)]}


Maybe = Annotated[T | Open, _MayBeOpen()]
"""`Maybe[T]`: a T, or declared open (`Open`). Fields whose type does not say so refuse `open:` (intake.may-not-be-open).

Limits go inside it: `Maybe[Annotated[int, Field(ge=1)]]`; a field that may be left out too is `Maybe[T] | None`.
"""


def _or_open(value: Any, validate: Callable[[Any], Any]) -> Any:
    if isinstance(value, Open):
        return value
    return _opened(value["open"]) if declares_open(value) else validate(value)


def own_type(annotation: Any) -> Any:
    """What a field holds when it is neither absent nor open: its annotation without `| None`, `| Open` and `Annotated`."""
    while True:
        if hasattr(annotation, "__metadata__"):
            annotation = annotation.__origin__
            continue
        parts = get_args(annotation)
        own = [part for part in parts if part not in (type(None), Open)]
        if len(own) != 1 or len(own) == len(parts):
            return annotation
        annotation = own[0]


def known(value: Maybe[T] | None) -> T | None:
    """What is known of a value: None where it is open, or absent."""
    return None if isinstance(value, Open) else value


def listed(entries: Maybe[tuple[T, ...]]) -> tuple[T, ...]:
    """The entries of a list that are known: none of one that is open as a whole."""
    return () if isinstance(entries, Open) else entries


def declares_open(value: object) -> bool:
    """Whether a plain value declares something open: a mapping with the one key `open`."""
    return isinstance(value, dict) and value.keys() == {"open"}


class Model(BaseModel):
    """Base of all models: unknown fields are faults, objects are frozen, a field says itself whether it may be open.

    A validator is built when it is first used: a command uses one or two of the forty.
    """

    model_config = ConfigDict(
        extra="forbid", frozen=True, arbitrary_types_allowed=True, revalidate_instances="never", defer_build=True
    )


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
    """A text in Dutch and English, each of which may be open; a plain string stands for both."""

    nl: Maybe[str] = ""
    en: Maybe[str] = ""

    def __bool__(self) -> bool:
        """Whether there is a text, or one to come, in either language."""
        return bool(self.nl or self.en)

    def own(self, lang: str) -> Maybe[str]:
        """The text in `lang` itself; empty where it is missing."""
        return self.en if lang == "en" else self.nl

    def get(self, lang: str) -> str:
        """The text in `lang`; the other language's where this one is missing; `[●: reason]` where it is open."""
        first, second = (self.en, self.nl) if lang == "en" else (self.nl, self.en)
        return told(first or second, lang)


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


@dataclass(frozen=True, slots=True)
class To:
    """What an id points to: `Annotated[Id, To("organisations")]`. It must exist there (drafting.model.references).

    `list`: a list of the dossier or portfolio that the id stands in (sources may stand in the portfolio around it too); a
    list inside one of its entries is written with the field that names the entry: `To("projects[project].milestones")`.
    """

    list: str


@dataclass(frozen=True, slots=True)
class Beyond:
    """What an id names outside the dossier ("clauses", "documents"): checked by who has those, not by the model."""

    what: str


ToSource = Annotated[Id, To("sources")]
"""The id of a source of this dossier or of the portfolio that it stands in."""

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""One line of text, not empty."""

Words = Annotated[LocalText, BeforeValidator(_as_local)]
"""A `LocalText`, or a plain string for both languages."""

Number = Annotated[Decimal, BeforeValidator(_as_decimal)]
"""An exact decimal number; never a binary float."""
