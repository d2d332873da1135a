"""Word's merge fields in a part, made into tags of ours: MERGEFIELD with its switches, IF, NEXT, NEXTIF, SKIPIF, MERGEREC and sums.

A field is a row of runs (`begin`, code, `separate`, result, `end`) or a `w:fldSimple`; codes hold fields in turn. What is known of a
field stays in a table; its tag holds the number there and the name, so that a message can say «naam». The look is that of the
result, as Word keeps it. ECMA-376 part 1, 17.16.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from drafting.word.styles import W, value
from drafting.word.template.merge.pictures import Switches, read_switches

FUNCTION = "__word__"
SHOWN = re.compile(FUNCTION + r'\((?:"([^"]*)", )?\d+\)')
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_OURS = re.compile(
    rb"MERGEFIELD|MERGEREC|MERGESEQ|NEXTIF|SKIPIF|[ >\"]NEXT[ <\"]|ADDRESSBLOCK|GREETINGLINE", re.IGNORECASE
)
_NOT_FILLED = ("ADDRESSBLOCK", "GREETINGLINE", "ASK", "FILLIN", "DATABASE")
_QUOTES = '"“”„'
_SIGNS = re.compile(r"<>|<=|>=|=|<|>")
MAX_DEPTH = 20


@dataclass(frozen=True, slots=True)
class Operand:
    """One side of a comparison, or a sum: texts and numbers of other fields."""

    pieces: tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What a field asks: `word` is its kind; `name` of a MERGEFIELD; `left`, `sign`, `right` of a comparison; `left` of a sum."""

    word: str
    name: str = ""
    switches: Switches = field(default_factory=Switches)
    left: Operand = Operand(())
    sign: str = "="
    right: Operand = Operand(())


@dataclass(slots=True)
class Table:
    """The fields of a template, and those that cannot be filled: part, paragraph and code."""

    fields: list[Known] = field(default_factory=list)
    refused: list[tuple[str, int, str]] = field(default_factory=list)

    def add(self, known: Known) -> int:
        self.fields.append(known)
        return len(self.fields) - 1

    @property
    def names(self) -> frozenset[str]:
        """The names that MERGEFIELDs ask for."""
        return frozenset(known.name for known in self.fields if known.word == "MERGEFIELD")

    @property
    def goes_on(self) -> int:
        """How often a file of this template may go on to the next row."""
        return sum(known.word in ("NEXT", "NEXTIF") for known in self.fields)

    @property
    def takes_rows(self) -> bool:
        """Whether a file of this template takes several rows, or may skip one."""
        return any(known.word in ("NEXT", "NEXTIF", "SKIPIF") for known in self.fields)


def may_hold_fields(raw: bytes) -> bool:
    """Whether a part could hold a merge field, its name split over runs or not."""
    return (b"fldChar" in raw or b"fldSimple" in raw) and (_OURS.search(raw) is not None or _split(raw))


def _split(raw: bytes) -> bool:
    codes = b"".join(re.findall(rb"<w:instrText[^>]*>([^<]*)<", raw))
    return _OURS.search(b" " + codes + b" ") is not None


@dataclass(slots=True)
class _Field:
    """A field while it is read. `code` holds its runs and the fields within; `runs` all that is its own, marks included."""

    begin: etree._Element
    code: list[Any] = field(default_factory=list)
    result: list[Any] = field(default_factory=list)
    separate: etree._Element | None = None
    end: etree._Element | None = None

    def text(self) -> str:
        return "".join(_said(run) for run in self.code if not isinstance(run, _Field))

    @property
    def word(self) -> str:
        return (self.text().split() or [""])[0].upper()

    def everything(self) -> Iterator[etree._Element]:
        yield self.begin
        for part in (self.code, self.result):
            for one in part:
                if isinstance(one, _Field):
                    yield from one.everything()
                else:
                    yield one
        if self.separate is not None:
            yield self.separate
        if self.end is not None:
            yield self.end


def _said(run: etree._Element) -> str:
    return "".join(n.text or "" for n in run.iter(f"{W}instrText", f"{W}t"))


def rewrite(root: etree._Element, table: Table, part: str) -> None:
    """Makes tags of the merge fields in a part."""
    _simple_as_complex(root)
    _alone(root)
    work = _Rewriting(root, table, part)
    for one in _read(root):
        work.outer(one)


def _simple_as_complex(root: etree._Element) -> None:
    for node in list(root.iter(f"{W}fldSimple")):
        code = value(node, "instr")
        if not _OURS.search(f" {code} ".encode()) and code.split()[:1] != ["IF"]:
            continue
        look = node.find(f"{W}r/{W}rPr")
        made = [_mark("begin", look), _run(code, look, "instrText"), _mark("separate", look)]
        made += [child for child in node if child.tag != f"{W}fldData"] + [_mark("end", look)]
        parent = node.getparent()
        if parent is None:
            continue
        at = parent.index(node)
        parent.remove(node)
        for i, child in enumerate(made):
            parent.insert(at + i, child)


def _alone(root: etree._Element) -> None:
    """Runs that hold a mark of a field and more, cut so that each holds one thing."""
    for run in [
        r for r in root.iter(f"{W}r") if r.find(f"{W}fldChar") is not None or r.find(f"{W}instrText") is not None
    ]:
        look = run.find(f"{W}rPr")
        things = [child for child in run if child is not look]
        for thing in things[1:]:
            made = etree.Element(f"{W}r")
            if look is not None:
                made.append(deepcopy(look))
            last = things[things.index(thing) - 1].getparent()
            made.append(thing)
            assert last is not None
            last.addnext(made)


def _read(root: etree._Element) -> list[_Field]:
    """The outermost fields of a part, in their order."""
    stack: list[_Field] = []
    found: list[_Field] = []
    for run in root.iter(f"{W}r"):
        mark = run.find(f"{W}fldChar")
        kind = value(mark, "fldCharType") if mark is not None else ""
        if kind == "begin":
            stack.append(_Field(run))
        elif kind == "separate" and stack:
            stack[-1].separate = run
        elif kind == "end" and stack:
            one = stack.pop()
            one.end = run
            if stack:
                (stack[-1].code if stack[-1].separate is None else stack[-1].result).append(one)
            else:
                found.append(one)
        elif stack:
            (stack[-1].code if stack[-1].separate is None else stack[-1].result).append(run)
    return found


class _Rewriting:
    def __init__(self, root: etree._Element, table: Table, part: str) -> None:
        self.table, self.part = table, part
        self.root = root

    def outer(self, one: _Field, depth: int = 0) -> None:
        """A field that stands in the text."""
        try:
            self._outer(one, depth)
        except ValueError:  # no comparison that could be read
            self.refuse(one)

    def _outer(self, one: _Field, depth: int) -> None:
        word = one.word
        if depth > MAX_DEPTH:
            self.refuse(one)
        elif word in _PRINTED:
            self.replace(one, self.tag(one))
        elif word == "IF":
            self.choice(one, depth)
        elif word == "=" or word.startswith("="):
            if self.holds_merge(one):
                self.replace(one, self.tag(one))
        elif word in _NOT_FILLED:
            if word in ("ADDRESSBLOCK", "GREETINGLINE") or self.table.fields:
                self.refuse(one)
        else:
            for inner in [*one.code, *one.result]:
                if isinstance(inner, _Field):
                    self.within(inner, one, depth + 1)

    def within(self, inner: _Field, outer: _Field, depth: int) -> None:
        """A field in the code, or the result, of one that is not ours (a link, a picture)."""
        if inner in outer.result:
            self.outer(inner, depth)
        elif inner.word in _PRINTED:
            self.replace(inner, self.tag(inner), "instrText")
        elif inner.word in ("IF", "=") and self.holds_merge(inner):
            self.refuse(inner)

    def holds_merge(self, one: _Field) -> bool:
        return any(isinstance(i, _Field) and (i.word in _PRINTED or self.holds_merge(i)) for i in one.code)

    def refuse(self, one: _Field) -> None:
        number = _paragraph_number(self.root, one.begin)
        self.table.refused.append((self.part, number, " ".join(one.text().split())[:60]))

    # ------------------------------------------------------------ tags

    def tag(self, one: _Field) -> str:
        return "{{ " + self.call(one) + " }}"

    def call(self, one: _Field) -> str:
        """The call that a field becomes, its place in the table taken."""
        number = self.number(one)
        name = self.table.fields[number].name
        told = f'"{name}", ' if re.fullmatch(r"[\w .\-]+", name) else ""
        return f"{FUNCTION}({told}{number})"

    def number(self, one: _Field) -> int:
        word = one.word
        code = one.text().strip()
        if word == "MERGEFIELD":
            # The name itself may come from a field; that is rare, and read as its text.
            rest = code[len("MERGEFIELD") :].strip()
            quoted = re.match(r'["“]([^"”]*)["”]', rest)
            name = quoted[1] if quoted else re.split(r"\s+(?=\\)|\s*$", rest, maxsplit=1)[0]
            return self.table.add(
                Known(word, name.strip(), read_switches(rest[len(name) :] if not quoted else rest[quoted.end() :]))
            )
        if word in ("NEXTIF", "SKIPIF"):
            tokens = self.tokens(one)
            left, sign, right = _comparison(tokens[1:])
            return self.table.add(Known(word, "", Switches(), self.operand(left), sign, self.operand(right)))
        if word == "=" or word.startswith("="):
            pieces = self.atoms_as_operand(one)
            return self.table.add(Known("=", "", read_switches(code), pieces))
        return self.table.add(Known(word, "", read_switches(code)))

    def operand(self, token: list[Any]) -> Operand:
        made: list[str | int] = []
        for atom in token:
            if isinstance(atom, _Field):
                if atom.word in _PRINTED or (atom.word[:1] == "=" and self.holds_merge(atom)):
                    made.append(self.number(atom))
                else:
                    made.append("".join(_said(r) for r in atom.result if not isinstance(r, _Field)))
            elif made and isinstance(made[-1], str):
                made[-1] += atom[0]
            else:
                made.append(atom[0])
        return Operand(tuple(made))

    def atoms_as_operand(self, one: _Field) -> Operand:
        atoms = list(_atoms(one))
        first = next(i for i, a in enumerate(atoms) if not isinstance(a, _Field) and a[0] == "=")
        kept: list[Any] = []
        for atom in atoms[first + 1 :]:
            if not isinstance(atom, _Field) and atom[0] == "\\":
                break
            kept.append(atom)
        return self.operand(kept)

    def tokens(self, one: _Field) -> list[list[Any]]:
        return [token for token, _ in _tokens(list(_atoms(one)))]

    # ------------------------------------------------------------ in the text

    def replace(self, one: _Field, tag: str, element: str = "t") -> None:
        shown = next((r for r in one.result if not isinstance(r, _Field) and r.find(f"{W}t") is not None), None)
        coded = next((r for r in one.code if not isinstance(r, _Field)), one.begin)
        if "\\* charformat" in one.text().lower():
            shown = None
        look = (shown if shown is not None else coded).find(f"{W}rPr")
        one.begin.addprevious(_run(tag, look, element))
        _remove(one)

    def choice(self, one: _Field, depth: int) -> None:
        """`IF`: its texts stay where they stand, between a condition's tags."""
        atoms = list(_atoms(one))
        tokens = _tokens(atoms)
        try:
            left, sign, right, yes, no = _parts(tokens)
        except ValueError:
            if self.holds_merge(one):
                self.refuse(one)
            return
        if not self.holds_merge(one):
            return  # not of the merge: Word works it out from the document
        known = Known("IF", "", Switches(), self.operand(left), sign, self.operand(right))
        number = self.table.add(known)
        name = next((self.table.fields[p].name for p in known.left.pieces if isinstance(p, int)), "")
        told = f'"{name}", ' if re.fullmatch(r"[\w .\-]+", name) else ""
        spans = {"yes": yes, "no": no}
        where: dict[int, str] = {}
        for which, span in spans.items():
            for i in range(*span):
                where[i] = which
        look = one.begin.find(f"{W}rPr")
        one.begin.addprevious(_run(f"{{% if {FUNCTION}({told}{number}) %}}", look))
        last: etree._Element | None = None
        turned = False
        dropped: list[_Field] = []
        pieces: list[tuple[etree._Element, str]] = []
        for i, atom in enumerate(atoms):
            side = where.get(i)
            if isinstance(atom, _Field):
                if side is None:
                    dropped.append(atom)
                    continue
                if side == "no" and not turned:
                    atom.begin.addprevious(_run("{% else %}", look))
                    turned = True
                self.outer(atom, depth + 1)
                continue
            text, run = atom
            if side is None:
                continue
            if side == "no" and not turned:
                run.addprevious(_run("{% else %}", look))
                turned, last = True, None
            if last is run and pieces:
                made, said = pieces[-1]
                pieces[-1] = (made, said + text)
                _text_of(made, said + text)
            else:
                made = _run(text, run.find(f"{W}rPr"))
                run.addprevious(made)
                pieces.append((made, text))
            last = run
        for node in dropped:
            _remove(node)
        after = one.separate if one.separate is not None else one.end
        assert after is not None
        if not turned:
            after.addprevious(_run("{% else %}", look))
        after.addprevious(_run("{% endif %}", look))
        self.join(one, after)
        for run in [
            one.begin,
            *(r for r in one.code if not isinstance(r, _Field)),
            *(r for r in (one.separate, one.end) if r is not None),
        ]:
            _drop(run)
        for shown in one.result:
            if isinstance(shown, _Field):
                _remove(shown)
            else:
                _drop(shown)

    def join(self, one: _Field, after: etree._Element) -> None:
        """A result of several paragraphs goes as a whole: what stands behind the field goes on where its code ended."""
        here, there = _paragraph_of(after), _paragraph_of(one.end) if one.end is not None else None
        if here is None or there is None or here is there or here.getparent() is not there.getparent():
            return
        tail = []
        node = one.end
        while node is not None and node.getparent() is not there:
            node = node.getparent()
        if node is None:
            return
        tail = list(node.itersiblings())
        between = []
        sibling = here.getnext()
        while sibling is not None and sibling is not there:
            between.append(sibling)
            sibling = sibling.getnext()
        holder = here.getparent()
        if sibling is None or holder is None:
            return
        here.extend(tail)
        for gone in (*between, there):
            holder.remove(gone)


_PRINTED = ("MERGEFIELD", "MERGEREC", "MERGESEQ", "NEXT", "NEXTIF", "SKIPIF")


def _atoms(one: _Field) -> Iterator[Any]:
    """The code as letters, each with its run, and fields."""
    for part in one.code:
        if isinstance(part, _Field):
            yield part
        else:
            for letter in _said(part):
                yield letter, part


def _tokens(atoms: list[Any]) -> list[tuple[list[Any], tuple[int, int]]]:
    """The words of a code: quoted ones without their quotes; signs of comparison by themselves. Each with where it stands."""
    found: list[tuple[list[Any], tuple[int, int]]] = []
    i = 0
    while i < len(atoms):
        atom = atoms[i]
        letter = "" if isinstance(atom, _Field) else atom[0]
        if letter.isspace():
            i += 1
            continue
        if letter and letter in _QUOTES:
            start = i = i + 1
            while i < len(atoms) and (isinstance(atoms[i], _Field) or atoms[i][0] not in _QUOTES):
                i += 2 if not isinstance(atoms[i], _Field) and atoms[i][0] == "\\" else 1
            found.append((atoms[start:i], (start, i)))
            i += 1
            continue
        if letter and letter in "<>=":
            start = i
            while i < len(atoms) and not isinstance(atoms[i], _Field) and atoms[i][0] in "<>=":
                i += 1
            found.append((atoms[start:i], (start, i)))
            continue
        start = i
        while i < len(atoms):
            here = atoms[i]
            if not isinstance(here, _Field) and (here[0].isspace() or here[0] in "<>=" or here[0] in _QUOTES):
                break
            i += 1
        found.append((atoms[start:i], (start, i)))
    return found


def _word_of(token: list[Any]) -> str:
    return "".join(a[0] for a in token if not isinstance(a, _Field))


def _comparison(tokens: list[list[Any]]) -> tuple[list[Any], str, list[Any]]:
    if len(tokens) < 2:
        return tokens[0] if tokens else [], "=", []
    sign = _word_of(tokens[1])
    if not _SIGNS.fullmatch(sign):
        raise ValueError(sign)
    return tokens[0], sign, tokens[2] if len(tokens) > 2 else []


def _parts(
    tokens: list[tuple[list[Any], tuple[int, int]]],
) -> tuple[list[Any], str, list[Any], tuple[int, int], tuple[int, int]]:
    """Left, sign, right, and where the texts for yes and no stand. Raises ValueError for what is no comparison."""
    if len(tokens) < 4:
        raise ValueError("IF")
    # An empty side is written as nothing at all before the sign.
    first = _word_of(tokens[1][0])
    rest = (
        tokens[1:]
        if not _SIGNS.fullmatch(first) or any(isinstance(a, _Field) for a in tokens[1][0])
        else [([], (0, 0)), *tokens[1:]]
    )
    if len(rest) < 4:
        raise ValueError("IF")
    sign = _word_of(rest[1][0])
    if not _SIGNS.fullmatch(sign):
        raise ValueError(sign)
    no = rest[4][1] if len(rest) > 4 and not _word_of(rest[4][0]).startswith("\\") else (0, 0)
    return rest[0][0], sign, rest[2][0], rest[3][1], no


# ---------------------------------------------------------------- runs


def _run(text: str, look: etree._Element | None, element: str = "t") -> etree._Element:
    run = etree.Element(f"{W}r")
    if look is not None:
        run.append(deepcopy(look))
    node = etree.SubElement(run, W + element)
    node.text = text
    node.set(_SPACE, "preserve")
    return run


def _text_of(run: etree._Element, text: str) -> None:
    node = run.find(f"{W}t")
    assert node is not None
    node.text = text


def _mark(kind: str, look: etree._Element | None) -> etree._Element:
    run = etree.Element(f"{W}r")
    if look is not None:
        run.append(deepcopy(look))
    etree.SubElement(run, f"{W}fldChar").set(f"{W}fldCharType", kind)
    return run


def _drop(run: etree._Element) -> None:
    parent = run.getparent()
    if parent is not None:
        parent.remove(run)


def _remove(one: _Field) -> None:
    for run in one.everything():
        _drop(run)


def _paragraph_of(node: etree._Element) -> etree._Element | None:
    return next(node.iterancestors(f"{W}p"), None)


def _paragraph_number(root: etree._Element, node: etree._Element) -> int:
    paragraph = _paragraph_of(node)
    return next((i for i, p in enumerate(root.iter(f"{W}p"), 1) if p is paragraph), 1)
