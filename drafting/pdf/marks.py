"""What stands where on a page of ours: the marked contents with their text and place, and what is painted outside them.

Written for what LibreOffice writes: one marked content per run of text, text placed by `Td` or `Tm`. Norm: ISO 32000-1, 14.6.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

Matrix = tuple[float, float, float, float, float, float]
_ONE: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_BEGIN_PATH = frozenset(("m", "re"))
_PAINT = frozenset(("S", "s", "f", "F", "f*", "B", "B*", "b", "b*"))
_TEXT = frozenset(("Tj", "TJ", "'", '"'))


@dataclass(slots=True)
class Mark:
    """A marked content: `x` and `y` where its first text begins (points from the lower left), and its text."""

    x: float | None = None
    y: float | None = None
    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What it reads."""
        return "".join(self.pieces)


@dataclass(slots=True)
class Painted:
    """A page read: its marks by number, its instructions, and which of them paint outside any mark (first, last)."""

    marks: dict[int, Mark]
    instructions: list[Any]
    loose: list[tuple[int, int]]


def _times(a: Matrix, b: Matrix) -> Matrix:
    return (
        a[0] * b[0] + a[1] * b[2], a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2], a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4], a[4] * b[1] + a[5] * b[3] + b[5],
    )  # fmt: skip


def read_page(page: Any, fonts: dict[tuple[int, int], Font]) -> Painted:
    """The contents of a page. `fonts` keeps what was read of fonts, for the next page."""
    import pikepdf

    names = _fonts_of(page, fonts)
    instructions = list(pikepdf.parse_content_stream(page))
    marks: dict[int, Mark] = {}
    loose: list[tuple[int, int]] = []
    open_marks: list[tuple[int | None, str | None]] = []  # its number, the text it says to be read as
    matrix, saved = _ONE, list[Matrix]()
    line, font = _ONE, Font()
    path = -1
    for i, instruction in enumerate(instructions):
        operator, operands = str(instruction.operator), instruction.operands
        if operator == "BDC":
            properties = operands[1] if len(operands) > 1 else None
            number = actual = None
            if isinstance(properties, pikepdf.Dictionary):
                number = int(properties["/MCID"]) if "/MCID" in properties else None
                actual = str(properties["/ActualText"]) if "/ActualText" in properties else None
            open_marks.append((number, actual))
            mark = _current(marks, open_marks)
            if actual is not None and mark is not None:
                mark.pieces.append(actual)
        elif operator == "BMC":
            open_marks.append((None, None))
        elif operator == "EMC":
            if open_marks:
                open_marks.pop()
        elif operator == "q":
            saved.append(matrix)
        elif operator == "Q":
            matrix = saved.pop() if saved else _ONE
        elif operator == "cm":
            matrix = _times(_matrix(operands), matrix)
        elif operator == "BT":
            line = _ONE
        elif operator in ("Td", "TD"):
            line = _times((1.0, 0.0, 0.0, 1.0, float(operands[0]), float(operands[1])), line)
        elif operator == "Tm":
            line = _matrix(operands)
        elif operator == "Tf":
            font = names.get(str(operands[0]), Font())
        elif operator in _TEXT:
            mark = _current(marks, open_marks)
            if mark is not None:
                if mark.x is None:
                    mark.x, mark.y = _times(line, matrix)[4:]
                if not any(actual is not None for _, actual in open_marks):
                    mark.pieces.append(font.text(operands[-1]))
        elif operator in _BEGIN_PATH:
            path = i if path < 0 else path
        elif operator in _PAINT:
            if path >= 0 and not open_marks:
                loose.append((path, i))
            path = -1
        elif operator == "n":
            path = -1
        elif operator in ("Do", "sh") and not open_marks:
            loose.append((i, i))
    return Painted(marks, instructions, loose)


def _current(marks: dict[int, Mark], open_marks: list[tuple[int | None, str | None]]) -> Mark | None:
    for number, _ in reversed(open_marks):
        if number is not None:
            return marks.setdefault(number, Mark())
    return None


def _matrix(operands: Any) -> Matrix:
    a, b, c, d, e, f = (float(n) for n in operands[:6])
    return a, b, c, d, e, f


def as_artifacts(painted: Painted) -> bytes:
    """The page's contents with what is painted outside any mark marked as an artifact (ISO 14289-1, 7.1): the rules of
    headers and footers, which LibreOffice leaves bare."""
    import pikepdf

    begin = pikepdf.ContentStreamInstruction([pikepdf.Name.Artifact], pikepdf.Operator("BMC"))
    end = pikepdf.ContentStreamInstruction([], pikepdf.Operator("EMC"))
    firsts = {first for first, _ in painted.loose}
    lasts = {last for _, last in painted.loose}
    out: list[Any] = []
    for i, instruction in enumerate(painted.instructions):
        if i in firsts:
            out.append(begin)
        out.append(instruction)
        if i in lasts:
            out.append(end)
    return bytes(pikepdf.unparse_content_stream(out))


# ---------------------------------------------------------------- fonts


class Font:
    """How the codes of a font read: from its ToUnicode map. Without one nothing is read."""

    def __init__(self, codes: dict[int, str] | None = None, width: int = 1) -> None:
        self._codes, self._width = codes or {}, width

    def text(self, operand: Any) -> str:
        """The text of what `Tj` or `TJ` shows."""
        import pikepdf

        pieces = list(operand) if isinstance(operand, pikepdf.Array) else [operand]
        return "".join(self._decoded(bytes(piece)) for piece in pieces if isinstance(piece, pikepdf.String))

    def _decoded(self, raw: bytes) -> str:
        width = self._width
        codes = (int.from_bytes(raw[i : i + width], "big") for i in range(0, len(raw), width))
        return "".join(self._codes.get(code, "") for code in codes)


def _fonts_of(page: Any, known: dict[tuple[int, int], Font]) -> dict[str, Font]:
    made: dict[str, Font] = {}
    resources = page.obj.get("/Resources")
    fonts = resources.get("/Font") if resources is not None else None
    for name, font in (fonts or {}).items():
        key = font.objgen
        if key == (0, 0) or key not in known:
            known[key] = _font(font)
        made[str(name)] = known[key]
    return made


def _font(font: Any) -> Font:
    import pikepdf

    stream = font.get("/ToUnicode")
    if not isinstance(stream, pikepdf.Stream):
        return Font()
    codes = dict(_to_unicode(stream.read_bytes()))
    return Font(codes, 2 if str(font.get("/Subtype")) == "/Type0" else 1)


def _to_unicode(raw: bytes) -> Iterator[tuple[int, str]]:
    """Code → text of a ToUnicode map (Adobe technical note 5014)."""
    import re

    for block in re.finditer(rb"beginbfchar(.*?)endbfchar", raw, re.DOTALL):
        for code, said in re.findall(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f\s]*)>", block[1]):
            yield int(code, 16), _utf16(said)
    for block in re.finditer(rb"beginbfrange(.*?)endbfrange", raw, re.DOTALL):
        for first, last, said in re.findall(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block[1]):
            start = _utf16(said)
            for step, code in enumerate(range(int(first, 16), min(int(last, 16), 0xFFFF) + 1)):
                yield code, start[:-1] + chr(ord(start[-1]) + step) if start else ""
        for first, _, listed in re.findall(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*\[(.*?)\]", block[1], re.DOTALL):
            for step, said in enumerate(re.findall(rb"<([0-9A-Fa-f\s]*)>", listed)):
                yield int(first, 16) + step, _utf16(said)


def _utf16(said: bytes) -> str:
    return bytes.fromhex("".join(said.decode("ascii").split())).decode("utf-16-be", "ignore")
