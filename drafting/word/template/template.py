"""`Template`: a Word file in docxtpl's tag language, compiled once and filled many times."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, BinaryIO

from jinja2.exceptions import TemplateSyntaxError, UndefinedError
from jinja2.runtime import new_context

from drafting.admission.sandbox import UNREADABLE
from drafting.errors import DraftingError, Finding, InputError, LibraryError, PackageError, Place, both
from drafting.word.package import zipping
from drafting.word.package.opening import Package, open_package
from drafting.word.package.strict import is_strict
from drafting.word.template import faults
from drafting.word.template.asides import read_texts, without
from drafting.word.template.containers import refilled
from drafting.word.template.contents import ENTRY, without_entries
from drafting.word.template.dialect import MAX_OPEN, has_tags, never_closed
from drafting.word.template.fitting import HALF, without_halves
from drafting.word.template.identity import known_names
from drafting.word.template.leftovers import asked_in_vain, bracketed, left, own_text, unfilled_parts
from drafting.word.template.lists import read_numbering
from drafting.word.template.merge.asking import Rows
from drafting.word.template.merge.storing import equip, put_in, stores, wrong_stores
from drafting.word.template.notes import read_notes, read_relations
from drafting.word.template.part import DECLARATION, LostError, Part, RefusedError, Source, compile_part
from drafting.word.template.place import ParagraphPlace
from drafting.word.template.preparing import Asked, prepared
from drafting.word.template.properties import read_links, read_properties
from drafting.word.template.render import Render
from drafting.word.template.sandbox import TemplateSandbox
from drafting.word.template.tables import settle
from drafting.word.template.values import FromFile

MAX_OUTPUT = 1_000_000_000  # bytes of one filled part; more is a loop without end
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships/"
NOTES = ("footnotes", "endnotes", "comments")

_MAY_BE_LEFT = re.compile(r"[«{}\[]")
_ESCAPED = re.compile(r"\{_[{%]|[%}]_\}")
HALF_BYTE = HALF.encode()

Filters = Mapping[str, Callable[..., Any]]


class Template:
    """A template. `source` is a path, the bytes or an open file; `name` is what findings call it (default: the path).

    `filters` are added to Jinja's own; `restart_lists` see `drafting.word.template.lists`. `codec` is "isal", "zlib" or
    "auto" (isal where it is installed). Raises PackageError for a file that is no sound .docx or holds macros,
    LibraryError for faults in its tags, each with its part and paragraph. Several threads may fill one template at once.
    """

    def __init__(
        self, source: str | Path | bytes | BinaryIO, *, name: str = "", filters: Filters | None = None, codec: str = "auto",
        restart_lists: bool = True,
    ) -> None:  # fmt: skip
        self.raw = source if isinstance(source, bytes) else _read(source)
        self.name = name or (str(source) if isinstance(source, str | Path) else "")
        package = open_package(self.raw, self.name or "sjabloon.docx")
        if package.has_macros:
            raise PackageError(Finding("template.macros", Place(self.name)))
        renamed = _as_document(package, self.name)
        self.filters = dict(filters or {})
        self._codec = zipping.codec(codec)
        self.asked = Asked()
        self._environment = TemplateSandbox(self.filters)
        self._restart_lists = restart_lists
        self.main = package.main
        self._told: dict[tuple[str, frozenset[str]], tuple[Finding, ...]] = {}
        self._left: list[Finding] = []
        self._bracketed: list[tuple[str, str, Finding]] = []
        self.parts = self._compile(package)
        self._stores = stores(package)
        broken, nowhere = wrong_stores(package, self.asked.controls, self._stores, self.name)
        if broken:
            raise PackageError(broken)
        self._left += nowhere
        self.takes_rows = self.asked.fields.takes_rows
        self.most_rows = 1 + self.asked.fields.goes_on
        by_name = {p.name: p for p in self.parts}
        self._notes = read_notes(package, self.main, by_name)
        self._relations = read_relations(package, self.main, by_name)
        found = (
            read_properties(package, self._environment, self.name),
            read_links(package, self.main, self._environment, self.name),
        )
        self._tagged = tuple(tagged for tagged in found if tagged)
        told = [p.told for p in self.parts]
        pointed = frozenset().union(*(t.steady for t in told))
        self._watched = frozenset().union(*(t.conditional for t in told))
        self._pointed = pointed
        self._known = known_names(package.parts[p.name] for p in self.parts)
        self._numbering = read_numbering(package, self.main) if any(p.lists for p in self.parts) else None
        self._doubtful = any(p.doubts for p in self.parts)
        changing = {p.name for p in (*self.parts, *self._notes, *self._tagged, self._numbering) if p is not None}
        changing |= {self._stores[known.binding.store] for known in self.asked.controls.known if known.binding and known.binding.store in self._stores}  # fmt: skip
        packed = zipping.packed_members(self.raw)
        strict = changing and any(m.name == "_rels/.rels" and is_strict(m.unpacked()) for m in packed)
        if strict or renamed:  # the parts that are filled become transitional; all of them must be of one form
            packed = [zipping.pack(name, content, zipping.codec(codec)) for name, content in package.parts.items()]
            self.raw = zipping.write_zip(packed, codec)
        packed.sort(key=lambda m: m.name != zipping.CONTENT_TYPES)
        self._packed = {m.name: m for m in packed}
        self._steady = zipping.lay_out([m for m in packed if m.name not in changing])

    def __reduce__(self) -> tuple[Any, ...]:
        # Compiled code does not travel to another process; what it was made of does, and is compiled there once.
        return compiled, (self.raw, self.name, self.filters, self._codec.name)

    # ------------------------------------------------------------ compiling

    def _compile(self, package: Package) -> tuple[Part, ...]:
        found: list[Part] = []
        wrong: list[Finding] = []
        texts = {
            kind: (name, prepared(package.parts[name], self.name, name, kind, self.asked))
            for name, kind in _templated(package, self.main)
            if name in package.parts
        }
        wrong += self.asked.wrong
        wrong += faults.refused_fields(self.asked.fields, self.name)
        equip(self._environment, self.asked, self.filters)
        notes = read_texts({k: text for k, (_, text) in texts.items() if k in NOTES})
        elsewhere: set[tuple[str, str]] = set()  # notes that are filled where the body refers to them
        for kind, (name, text) in texts.items():
            if kind in NOTES:
                text = without(text, elsewhere)
            if not has_tags(text):
                self._note_left(text, kind, Source(text))
                continue
            if (paragraph := never_closed(text)) is not None:
                where = ParagraphPlace(self.name, part=kind, paragraph=paragraph)
                wrong.append(Finding("template.syntax", where, {"reason": f"{{{{ {{{{ {{{{ … × {MAX_OPEN}"}))
                continue
            try:
                part = compile_part(text, name, kind, self._environment, self._restart_lists, notes)
                found.append(part)
                self._note_left(text, kind, Source(part.outline, list(part.held)))
                elsewhere |= {(aside.kind, aside.number) for aside in part.asides}
            except RefusedError as error:
                wrong += faults.refused(error.tree, text, kind, self.name, self._environment)
            except LostError as error:
                wrong += faults.beside(error.lost, text, kind, self.name)
            except TemplateSyntaxError as error:
                wrong += faults.syntax(error, text, kind, self.name, self._environment)
            except UNREADABLE:
                wrong.append(
                    Finding("template.excess", ParagraphPlace(self.name, part=kind), {"reason": both("budget.size")})
                )
        for name, said in unfilled_parts(package.parts):
            self._left.append(Finding("template.left-over", Place(self.name, path=name), {"words": said}))
        if wrong:
            raise LibraryError(wrong)
        return tuple(found)

    def _note_left(self, text: str, kind: str, source: Source) -> None:
        """Keeps what reads as a place to fill in, but is none."""
        if not any(_MAY_BE_LEFT.search(static) for static in source.held or [text]):
            return
        words = own_text(source, self._environment)
        for said in left(words, _ESCAPED.search(text) is not None):
            where = faults.place_of(text, kind, self.name, said)
            self._left.append(Finding("template.left-over", where, {"words": said}))
        for said, name in bracketed(words):
            where = faults.place_of(text, kind, self.name, said)
            self._bracketed.append((said, name, Finding("template.left-over", where, {"words": said})))

    @property
    def asks(self) -> bool:
        """Whether the template asks for anything at all."""
        tags = any("{" in part.outline for part in self.parts)
        return bool(tags or self._tagged or self.asked.fields.fields or self.asked.controls.known)

    def left_over(self, data: Mapping[str, Any]) -> list[Finding]:
        """What reads as a place to fill in, and is left as it is in every file of this template; or that it asks for nothing."""
        if self.asks and not self._left and not self._bracketed:
            return []
        found = self._left + asked_in_vain(self._bracketed, data, not self.asks)
        if not self.asks and not found:
            found = [Finding("template.asks-nothing", Place(self.name))]
        return found

    @property
    def names(self) -> frozenset[str]:
        """The names that the template asks of its data."""
        return faults.undeclared(self.parts, self._environment) | self.asked.fields.names

    @property
    def tagged_texts(self) -> tuple[tuple[str, str], ...]:
        """The properties and addresses with tags: kind of place and text."""
        return tuple(source for tagged in self._tagged for source in tagged.sources)

    def member(self, part: str) -> bytes:
        """A part as it is in the template."""
        return self._packed[part].unpacked()

    def text(self, part: Part) -> str:
        """The normal XML of a part as it was compiled."""
        return prepared(self.member(part.name), self.name, part.name, part.kind, Asked())

    # ------------------------------------------------------------ filling

    def fill(self, data: Mapping[str, Any], rows: Sequence[Mapping[str, Any]] = ()) -> bytes:
        """The filled Word file. The same data, template and codec give the same bytes. `rows` are those that NEXT goes on to, `data` first.

        Raises InputError with every value that is missing, LibraryError for what the template does wrong (reaching for
        Python, leaving broken XML), each with its part and paragraph; nothing is half done.
        """
        return self._whole(*self._rendered(data, Rows(rows)))

    def _whole(self, render: Render, members: list[zipping.Packed]) -> bytes:
        dropped = self._relations.dropped(render.notes) if self._relations else None
        if dropped or render.added.relationships or render.added.media or render.composition:
            return zipping.write_zip(self._with_added(members, render).values(), self._codec)
        return zipping.close(zipping.lay_out(members, self._steady))

    def fill_next(self, rows: Sequence[Mapping[str, Any]]) -> tuple[bytes | None, int]:
        """The file of the first of `rows`, and how many rows it took (NEXT, NEXTIF); None where SKIPIF leaves it out. Raises as `fill`."""
        taken = Rows(rows)
        render, members = self._rendered(rows[0], taken)
        took = min(max(taken.at, 0) + 1, len(rows))
        return (None if taken.skipped else self._whole(render, members)), took

    def fill_parts(self, data: Mapping[str, Any]) -> dict[str, bytes]:
        """All parts of the filled file by name, content types first, not yet zipped. Raises as `fill`."""
        render, members = self._rendered(data)
        return {name: member.unpacked() for name, member in self._with_added(members, render).items()}

    def _rendered(self, data: Mapping[str, Any], rows: Rows | None = None) -> tuple[Render, list[zipping.Packed]]:
        words = self._word if isinstance(data, FromFile) else None
        render = Render(self.raw, self._numbering.highest if self._numbering else 0, self._known, rows, words)
        try:
            members = self._filled(data, render)
            if self._watched and (gone := render.identities.dangling(self._watched, self._pointed)):
                members = self._without_references(members, gone)
        except DraftingError as error:
            if all(finding.place.source or finding.place.path for finding in error.findings):
                raise
            raise faults.explained(error, self, data) from None
        except Exception as error:
            raise self._explained(error, data) from None
        if render.suspect or self._doubtful:
            self._check(members, render.suspect)
        return render, members

    def _explained(self, error: Exception, data: Mapping[str, Any]) -> DraftingError:
        """Why a filling failed; the same answer for the next row that misses the same names."""
        asked = (str(error), frozenset(data)) if isinstance(error, UndefinedError) else None
        if asked is not None and asked in self._told:
            return InputError(self._told[asked])
        found = faults.explained(error, self, data)
        missing = all(f.code == "template.undefined" and f.values["name"] not in data for f in found.findings)
        if asked is not None and missing and len(self._told) < 64:
            self._told[asked] = found.findings
        return found

    def _word(self, value: bool | None) -> str:
        """How a value of a data file prints that is no text and no number."""
        return "" if value is None else str(self.filters.get("yes or no of a field", str)(value))

    def _filled(self, data: Mapping[str, Any], render: Render) -> list[zipping.Packed]:
        made = {part.name: self._run(part, data, render) for part in self.parts}
        for notes in self._notes:
            mine = made[notes.name].unpacked() if notes.name in made else None
            text = notes.settled(mine, render.notes, render.notes_of(notes.kind, notes.name))
            made[notes.name] = zipping.pack(notes.name, text, self._codec)
        if self._numbering:
            text = self._numbering.with_restarts(render.restarts)
            made[self._numbering.name] = zipping.pack(self._numbering.name, text, self._codec)
        for tagged in self._tagged:
            said = {k: "" if v is None else v for k, v in data.items()} if isinstance(data, FromFile) else data
            made[tagged.name] = zipping.pack(tagged.name, tagged.fill(said), self._codec)
        if render.bound:
            for name, content in put_in(render.bound, self._stores, made, self.member).items():
                made[name] = zipping.pack(name, content, self._codec)
        return list(made.values())

    def _run(self, part: Part, data: Mapping[str, Any], render: Render) -> zipping.Packed:
        environment = self._environment
        context = new_context(environment, None, {}, data, False, environment.globals)  # type: ignore[arg-type]
        context.embed, context.note = render.embed, render.note  # type: ignore[attr-defined]
        context.budget = render.budget  # type: ignore[attr-defined]
        context.rows, context.bound = render.rows_of(part.kind), render.bound  # type: ignore[attr-defined]
        out: list[bytes] = [DECLARATION]
        packer: zipping.Packer | None = None

        printed: list[bytes] = []  # of a part that must be settled as a whole
        size = 0

        def flush() -> None:
            # What was printed is deflated as it comes, so that a long document is never whole in memory.
            nonlocal packer, size
            piece = b"".join(out)
            out.clear()
            if HALF_BYTE in piece:
                piece = without_halves(piece)
            size += len(piece)
            if size > MAX_OUTPUT:
                raise LibraryError(
                    Finding("template.runaway", ParagraphPlace(self.name, part=part.kind), {"limit": MAX_OUTPUT})
                )
            if part.tables or part.containers:
                printed.append(piece)
                return
            if packer is None:
                packer = zipping.Packer(part.name, self._codec)
            packer.feed(piece)

        try:
            part.root(context, out, render.printer(part), self._getter(), render.mark, flush, render.placer(part))
            if packer is not None:
                packer.feed(without_halves(b"".join(out)))
                return packer.finish()
        finally:
            if packer is not None:
                packer.abandon()
        whole = b"".join([*printed, *out])
        # What is printed as text was checked on its way, the template's own text once, when it was compiled.
        proven = part.proven and not (render.rich or render.suspect or part.tables or part.containers)
        if HALF_BYTE in whole:
            whole = without_halves(whole)
        if part.tables:
            whole = settle(whole)
        return zipping.pack(part.name, refilled(whole) if part.containers else whole, self._codec, proven)

    def _getter(self) -> Callable[[Any, str], Any]:
        slow, undefined = self._environment.getattr, self._environment.undefined

        def get(value: Any, name: str) -> Any:
            if value.__class__ is dict:
                try:
                    return value[name]
                except KeyError:
                    return undefined(obj=value, name=name)
            return slow(value, name)

        return get

    def _with_added(self, members: list[zipping.Packed], render: Render) -> dict[str, zipping.Packed]:
        changed = {m.name: m for m in members}
        if render.composition:
            whole = render.composition.members(self._packed, changed, self._codec)
        else:
            whole = {name: changed.get(name, member) for name, member in self._packed.items()}
        if self._relations and (dropped := self._relations.dropped(render.notes)):
            name = self._relations.name
            whole[name] = zipping.pack(name, self._relations.without(whole[name].unpacked(), dropped), self._codec)
            for part in self._relations.needless(dropped):
                whole.pop(part, None)
        if render.added.relationships or render.added.media:
            from drafting.word.template.additions import with_added

            whole = {m.name: m for m in with_added(whole, render.added, self._codec)}
        return whole

    def _without_references(self, members: list[zipping.Packed], gone: set[str]) -> list[zipping.Packed]:
        """Entries of a table of contents that lead nowhere go; raises LibraryError for any other reference."""
        wrong = faults.dangling(self, {name for name in gone if not name.startswith(ENTRY)})
        if wrong:
            raise LibraryError(wrong)
        return [
            zipping.pack(m.name, without_entries(m.unpacked(), gone), self._codec) if m.name == self.main else m
            for m in members
        ]

    def _check(self, members: list[zipping.Packed], everything: bool) -> None:
        made = {m.name: m for m in members}
        wrong: list[Finding] = []
        for part in self.parts:
            if everything or part.doubts:
                wrong += faults.unsound(made[part.name].unpacked(), part, self.text(part), self.name)
        if wrong:
            raise LibraryError(wrong)


def _read(source: str | Path | BinaryIO) -> bytes:
    if not isinstance(source, str | Path):
        return source.read()
    try:
        return Path(source).read_bytes()
    except OSError:
        open_package(source)  # says what is wrong
        raise


_DOCUMENT = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_DOTX = b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"


def _as_document(package: Package, name: str) -> bool:
    """Has a Word template (.dotx) say that it is a document, as what is filled will be; whether it was one. Raises
    PackageError for an Office file of another program."""
    types = package.parts[zipping.CONTENT_TYPES]
    if _DOTX in types:
        package.parts[zipping.CONTENT_TYPES] = types.replace(_DOTX, _DOCUMENT)
        return True
    if _DOCUMENT not in types:
        raise PackageError(Finding("package.not-word", Place(name)))
    return False


def _templated(package: Package, main: str) -> list[tuple[str, str]]:
    """The parts that are filled: body, headers and footers, notes and comments."""
    found = [(main, "body")]
    relationships = sorted(package.relationships(main).values(), key=lambda r: r.target)
    for relationship in relationships:
        for kind in ("header", "footer"):
            if relationship.type in (_RELATION + kind, _STRICT + kind):
                found.append((relationship.target, f"{kind}:{relationship.target.rpartition('/')[2]}"))
    for kind in NOTES:
        found += [(r.target, kind) for r in relationships if r.type in (_RELATION + kind, _STRICT + kind)][:1]
    return list(dict.fromkeys(found))


@lru_cache(maxsize=32)
def _compiled(raw: bytes, name: str, filters: frozenset[tuple[str, Callable[..., Any]]], codec: str) -> Template:
    return Template(raw, name=name, filters=dict(filters), codec=codec)


def compiled(raw: bytes, name: str = "", filters: Filters | None = None, codec: str = "auto") -> Template:
    """The template in `raw`, compiled once per content, name, filters and codec. Raises as `Template`."""
    return _compiled(raw, name, frozenset((filters or {}).items()), codec)
