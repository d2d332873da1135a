"""Filling any Word template in docxtpl's tag language: `Template` with our locale filters, `fill` from a data file."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from drafting.admission.bounds import too_large
from drafting.admission.characters import refused
from drafting.errors import Finding, InputError, Place
from drafting.word.template.template import Template as _Template
from drafting.word.template.template import compiled as _compiled
from drafting.word.template.values import FromFile as FromFile

if TYPE_CHECKING:
    from drafting.word.template.asking import Asked
    from drafting.word.template.replacing import Replacements

FILTERS = (
    "euro", "money", "money_whole", "money_short", "money_exact", "date_short", "month", "zegge", "money_words", "datum", "date", "getal", "number", "procent", "percent", "woorden", "words",
    "rangtelwoord", "ordinal", "opsomming", "enumerate", "hoofdletter", "capital",
)  # fmt: skip
"""The names of `drafting.api.filters`, kept here so that it is imported only where one is called."""

FIELD_WORDS = ("month name", "day name", "short name", "signs", "yes or no", "ordinal figure", "number", "day")
"""What the switches of Word's own fields need of a language beside the filters."""

Filters = Mapping[str, Callable[..., Any]]


CompiledTemplate = _Template


class Template(_Template):
    """A Word template: compiled once, filled many times by `fill(data)`.

    `source` is a path, the bytes or an open file. `lang` ("nl" or "en") is the language of the filters `euro`, `datum`, `getal`, … (see
    `drafting.api.filters`). `codec` is "isal", "zlib" or "auto". Raises PackageError or LibraryError, see there.
    """

    def __init__(
        self, source: str | Path | bytes | BinaryIO, *, name: str = "", lang: str = "nl", codec: str = "auto",
        filters: Filters | None = None,
    ) -> None:  # fmt: skip
        super().__init__(source, name=name, filters=locale_filters(lang) | dict(filters or {}), codec=codec)
        self._again = (lang, codec, dict(filters or {}))

    def replacing(self, replacements: Replacements) -> Template:
        """This template with pictures, media, embedded files or members replaced; compiled anew. Raises InputError."""
        from drafting.word.template.replacing import replaced

        lang, codec, filters = self._again
        return Template(
            replaced(self.raw, replacements, self.name), name=self.name, lang=lang, codec=codec, filters=filters
        )

    def __reduce__(self) -> tuple[Any, ...]:
        return _remade, (self.raw, self.name, *self._again)


def _remade(raw: bytes, name: str, lang: str, codec: str, filters: dict[str, Callable[..., Any]]) -> Template:
    return Template(raw, name=name, lang=lang, codec=codec, filters=filters)


def compiled_template(raw: bytes, name: str = "", lang: str = "nl", codec: str = "auto") -> _Template:
    """The template in `raw`, compiled once per process for its content and these settings."""
    return _compiled(raw, name, locale_filters(lang), codec)


def fill(
    template: str | Path | bytes | BinaryIO, data: Mapping[str, Any] | str | Path, *, folder: str | Path | None = None,
    lang: str = "nl", codec: str = "auto",
) -> bytes:  # fmt: skip
    """`template` filled with `data`: values, or the path of a YAML or JSON file.

    Marked values (`$richtext`, `$listing`, `$image`, `$subdoc`) work in a file, their paths inside its folder; in values
    only where `folder` says what their paths are inside of.
    Raises PackageError, LibraryError (the template) or InputError (the data), with every fault that was found.
    """
    values: Mapping[str, Any]
    if not isinstance(data, Mapping):
        values, replacements = read_filling(data)
    else:
        values, replacements = (dict(data), None) if folder is None else _marked(data, folder)
    made = Template(template, lang=lang, codec=codec)
    return (made.replacing(replacements) if replacements else made).fill(values)


def asked_of(template: _Template) -> tuple[Asked, ...]:
    """What a template asks of its data, each name with what it takes and where it stands: what a form is made of."""
    from drafting.word.template.asking import asked_of as asked

    return asked(template)


def read_values(path: str | Path) -> dict[str, Any]:
    """The values in a YAML or JSON file, its marked values made real. Raises InputError with every fault."""
    return read_filling(path)[0]


def read_filling(path: str | Path) -> tuple[FromFile, Replacements | None]:
    """The values in a YAML or JSON file, and what it replaces in the template (`$replace`). Raises InputError, every fault."""
    text = _text(path)
    simple = _simple_json(text)
    if simple is not None:
        return FromFile(simple), None
    from drafting.intake.plain import as_written, as_written_in_json, read_plain
    from drafting.intake.swallowed import swallowed
    from drafting.word.template.plain import revived, taken_replacements

    json = text.lstrip()[:1] == "{"
    plain = read_plain(text, str(path), as_written_in_json if json else as_written)
    notes = () if json else tuple(swallowed(text, str(path)))
    if not isinstance(plain.value, dict):
        raise InputError(Finding("template.not-a-mapping", Place(str(path))))
    replacements = taken_replacements(plain.value, Path(path).parent, plain.place)
    values: dict[str, Any] = revived(plain.value, Path(path).parent, plain.place)
    return FromFile(values, notes), replacements or None


# What stands for a character that no document can hold, or for half of one: the YAML reader has its place.
_ESCAPED = re.compile(r"\\u(?:00[01]|[dD][89a-fA-F]|[fF][dDfF][dDfF])")


def _simple_json(text: str) -> dict[str, Any] | None:
    """The values of a sound JSON object without marked values: the YAML reader gives the same, with the place of each, at
    the cost of loading it. None for anything else."""
    if not text.startswith("{") or '"$' in text or len(text) > 1_000_000:
        return None
    import json
    from decimal import Decimal

    def exact(word: str) -> Any:
        number = Decimal(word)
        if str(number) == word:
            return number
        from drafting.locale.shown import Exact

        return Exact(number, word)

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(pairs)
        if len(made) < len(pairs):
            raise ValueError
        return made

    def refuse(word: str) -> None:
        raise ValueError(word)

    def bounded(kind: Callable[[str], Any]) -> Callable[[str], Any]:
        return lambda word: refuse(word) if too_large(word) else kind(word)

    if _ESCAPED.search(text) or next(refused(text), None):
        return None
    try:
        found: dict[str, Any] = json.loads(
            text,
            parse_float=bounded(exact),
            parse_int=bounded(lambda word: exact(word) if word == "-0" else int(word)),
            parse_constant=refuse,
            object_pairs_hook=once,
        )
    except (ValueError, RecursionError):
        return None
    return found


def marked_values(data: Mapping[str, Any], folder: str | Path) -> dict[str, Any]:
    """Values with their marked ones (`$image`, …) made real; paths stay inside `folder`. Raises InputError, every fault."""
    return _marked(data, folder)[0]


def _marked(data: Mapping[str, Any], folder: str | Path) -> tuple[dict[str, Any], Replacements | None]:
    from drafting.word.template.plain import revived, taken_replacements

    def locate(path: tuple[str | int, ...]) -> Place:
        return Place(path=".".join(map(str, path)))

    values = dict(data)
    replacements = taken_replacements(values, Path(folder), locate)
    made: dict[str, Any] = revived(values, Path(folder), locate)
    return made, replacements or None


def _text(path: str | Path) -> str:
    place = Place(str(path))
    try:
        return Path(path).read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise InputError(Finding("package.missing-file", place)) from None
    except UnicodeDecodeError as error:
        raise InputError(Finding("template.unreadable", place, {"reason": str(error)})) from None
    except OSError as error:
        raise InputError(Finding("package.unreadable", place, {"reason": error.strerror or str(error)})) from None


@cache
def locale_filters(lang: str) -> dict[str, Callable[..., Any]]:
    """The filters of a language, loaded when first called: the locale room is not imported for a template without them.

    Beside these, what Word's own fields need of a language, under names that no template can write."""
    said: dict[str, Callable[..., Any]] = {name: _lazy(name, lang) for name in FILTERS}
    return said | {f"{name} of a field": _said(name, lang) for name in FIELD_WORDS}


def _said(name: str, lang: str) -> Callable[..., Any]:
    def said(*args: Any) -> Any:
        from drafting.api.filters import field_word

        return field_word(name, lang, *args)

    return said


def _lazy(name: str, lang: str) -> Callable[..., Any]:
    def filtered(value: Any, *args: Any, **kwargs: Any) -> Any:
        from drafting.api.filters import apply

        return apply(name, lang, value, *args, **kwargs)

    filtered.__name__ = name
    return filtered
