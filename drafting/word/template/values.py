"""Values that are more than text: rich text, listings, pictures, subdocuments. The same names and arguments as docxtpl's,
without its first argument (`tpl`); docxtpl's own objects are accepted too, see `adopted`.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from drafting.errors import Finding


def escaped(text: str) -> str:
    """Text for XML, in an element or a quoted attribute."""
    for sign, written in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        text = text.replace(sign, written)
    return text


def quoteattr(text: str) -> str:
    """An attribute's value with its quotes."""
    return f'"{escaped(text)}"'


UNDERLINES = ("single", "double", "thick", "dotted", "dash", "dotDash", "dotDotDash", "wave")
EMU_PER_MM = 36_000


def _text(value: Any) -> str:
    if isinstance(value, bytes):
        return value.decode("utf-8", errors="ignore")
    return str(value)


def _value(element: str, value: Any) -> str:
    return f"<w:{element} w:val={quoteattr(str(value))}/>"


class FromFile(dict[str, Any]):
    """Values as a data file or a row has them: what is empty there (null) prints nothing, and what is true prints ja or yes by the
    document's language. Values of Python print as docxtpl prints them. `notes`: what is to be told of the file."""

    __slots__ = ("notes",)
    notes: tuple[Finding, ...]

    def __init__(self, values: Any = (), notes: tuple[Finding, ...] = ()) -> None:
        super().__init__(values)
        self.notes = notes

    def __reduce__(self) -> tuple[Any, ...]:
        return FromFile, (dict(self), self.notes)


class RichText:
    """Runs with a look of their own, printed by `{{r name }}`. Chain with `add`.

    `style` is a character style's id; `color` and `highlight` RRGGBB; `size` half points; `underline` True or one of
    UNDERLINES; `font` a name, or `region:name`; `url` an address that the run links to; `lang` as in "en-GB".
    """

    def __init__(self, text: Any = None, **look: Any) -> None:
        self.runs: list[tuple[str, str]] = []  # (xml of the run, address or "")
        if text:
            self.add(text, **look)

    def add(
        self, text: Any, *, style: str = "", color: str = "", highlight: str = "", size: int | str | None = None,
        subscript: bool = False, superscript: bool = False, bold: bool = False, italic: bool = False,
        underline: bool | str = False, strike: bool = False, font: str = "", url: str = "", rtl: bool = False,
        lang: str = "",
    ) -> RichText:  # fmt: skip
        """Adds a run, or the runs of another RichText. Returns self."""
        if isinstance(text, RichText):
            self.runs += text.runs
            return self
        # In the schema's order (ECMA-376 part 1, 17.3.2.28).
        look = _value("rStyle", style) if style else ""
        if font:
            region, _, name = font.rpartition(":")
            fonts = {"ascii": name, "hAnsi": name, "cs": name} | ({region: name} if region else {})
            look += "<w:rFonts" + "".join(f" w:{k}={quoteattr(v)}" for k, v in fonts.items()) + "/>"
        if bold:
            look += "<w:b/><w:bCs/>" if rtl else "<w:b/>"
        if italic:
            look += "<w:i/><w:iCs/>" if rtl else "<w:i/>"
        look += "<w:strike/>" if strike else ""
        look += _value("color", color.removeprefix("#")) if color else ""
        look += _value("sz", size) + _value("szCs", size) if size else ""
        if underline:
            look += _value("u", underline if underline in UNDERLINES else "single")
        if highlight:
            look += f'<w:shd w:val="clear" w:color="auto" w:fill={quoteattr(highlight.removeprefix("#"))}/>'
        if subscript or superscript:
            look += _value("vertAlign", "superscript" if superscript else "subscript")
        look += '<w:rtl w:val="true"/>' if rtl else ""
        look += _value("lang", lang) if lang else ""
        properties = f"<w:rPr>{look}</w:rPr>" if look else ""
        xml = f'<w:r>{properties}<w:t xml:space="preserve">{escaped(_text(text))}</w:t></w:r>'
        self.runs.append((xml, url))
        return self


class RichTextParagraph:
    """Whole paragraphs, printed by `{{p name }}`. `parastyle` is a paragraph style's id."""

    def __init__(self, text: Any = None, *, parastyle: str = "") -> None:
        self.paragraphs: list[tuple[RichText, str]] = []
        if text:
            self.add(text, parastyle=parastyle)

    def add(self, text: Any, *, parastyle: str = "") -> RichTextParagraph:
        """Adds a paragraph. Returns self."""
        self.paragraphs.append((text if isinstance(text, RichText) else RichText(text), parastyle))
        return self


class Listing:
    r"""Text with line breaks (\n), tabs (\t), new paragraphs (\a) and page breaks (\f), in the look of its place.

    Plain texts are printed so too; the class is there because docxtpl has it.
    """

    def __init__(self, text: Any) -> None:
        self.text = _text(text)

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class InlineImage:
    """A picture in the line. `source` is a path, the bytes, or a file; `width` and `height` in mm, one of them enough;
    `anchor` an address it links to; `alt` what it shows, for who cannot see it."""

    source: Any
    width: float | None = None
    height: float | None = None
    anchor: str = ""
    alt: str = ""

    def read(self) -> bytes:
        """The bytes of the picture. Raises OSError."""
        return _read(self.source)


@dataclass(frozen=True, slots=True)
class Subdocument:
    """Another Word file, printed by `{{p name }}` with its styles, lists, pictures and notes. `source` as for InlineImage."""

    source: Any

    def read(self) -> bytes:
        """The bytes of the file. Raises OSError."""
        return _read(self.source)


def _read(source: Any) -> bytes:
    if isinstance(source, bytes):
        return source
    if hasattr(source, "read"):
        start = source.tell() if hasattr(source, "tell") else None
        read: bytes = source.read()
        if start is not None:
            source.seek(start)
        return read
    return Path(source).read_bytes()
