"""Many PDF files as one, without losing what makes them readable: structure, links, bookmarks, language.

A structure tree is more than its elements: the pages point into its parent tree by numbers, elements are known by IDs, names of
elements by a role map. All four are joined here. Norm: ISO 32000-1, 14.7 and 12.3.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from drafting.errors import ComponentError, Finding
from drafting.pdf.goals import Mark, bookmarks, explicit, named, outline
from drafting.pdf.metadata import claims, put_metadata
from drafting.pdf.saving import saved


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the bundle under one bookmark: its files in order (a cover sheet, then the annex). `label` is how its pages are
    called: "2" gives "2-1", "2-2" …; the pages of its first file `sheet` where that has a name of its own. `lang` is the language of
    a file that does not say it."""

    title: str
    files: tuple[bytes, ...]
    label: str = ""
    sheet: str = ""
    lang: str = ""


def bundled(parts: Sequence[Part], *, title: str, lang: str, subject: str = "") -> bytes:
    """All parts as one PDF with a bookmark each, under which each file's own bookmarks stand.

    `title` and `lang` ("nl-NL") are those of the whole. It says that it keeps PDF/A-2b and PDF/UA-1 only where every file in it
    says so of itself. Raises ComponentError for a file that cannot be joined.
    """
    import pikepdf

    out = pikepdf.new()
    opened: list[Any] = []
    try:
        joined = _Joined(out, pikepdf)
        kept = (True, True)
        marks: list[Mark] = []
        labels: list[Any] = []
        for part in parts:
            first = len(out.pages)
            holder = joined.part(part.title)
            own = Mark(part.title, first, None, [])
            for number, raw in enumerate(part.files):
                source = pikepdf.open(io.BytesIO(raw))
                opened.append(source)
                said = claims(source)
                kept = (kept[0] and said[0], kept[1] and said[1])
                labels += [len(out.pages), _label(pikepdf, part, number)]
                below = joined.take(source, holder, lang, part.lang)
                own.children += (
                    below if number or not part.sheet else []
                )  # a cover sheet is what the bookmark itself leads to
            marks.append(own)
        joined.finish()
        out.Root["/PageLabels"] = pikepdf.Dictionary(Nums=pikepdf.Array(labels))
        outline(out, marks, pikepdf)
        out.Root["/Lang"] = pikepdf.String(lang)
        out.Root["/PageMode"] = pikepdf.Name.UseOutlines
        if subject:
            out.docinfo["/Subject"] = pikepdf.String(subject)
        put_metadata(out, title=title, archive=kept[0], accessible=kept[1])
        return saved(out)
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, IndexError, AttributeError) as error:
        raise ComponentError(Finding("pdf.not-joined", values={"reason": str(error)[:200]})) from None
    finally:
        for source in opened:
            source.close()
        out.close()


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has. Raises ComponentError for no sound PDF."""
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(pdf)) as document:
            return len(document.pages)
    except pikepdf.PdfError as error:
        raise ComponentError(Finding("pdf.failed", values={"reason": str(error)[:200]})) from None


def _label(pikepdf: Any, part: Part, number: int) -> Any:
    """How pages are called: the sheet by its name, the others by the part's label and their own number."""
    if number == 0 and part.sheet:
        return pikepdf.Dictionary(P=pikepdf.String(part.sheet))
    prefix = f"{part.label}-" if part.label else ""
    return pikepdf.Dictionary(S=pikepdf.Name.D, P=pikepdf.String(prefix), St=1)


class _Joined:
    """The structure of the bundle while files are added."""

    def __init__(self, out: Any, pikepdf: Any) -> None:
        self.out, self._pikepdf = out, pikepdf
        self._nums: list[Any] = []
        self._next = 0
        self._roles: dict[str, str] = {}
        self._classes: dict[str, Any] = {}
        self._ids: list[tuple[str, Any]] = []
        self._files = 0
        self._layers: list[Any] = []
        self.root = out.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot))
        self.top = self._element("/Document", self.root)
        self._kids: list[Any] = []

    def _element(self, role: str, parent: Any) -> Any:
        pikepdf = self._pikepdf
        return self.out.make_indirect(
            pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name(role), P=parent, K=pikepdf.Array())
        )

    def part(self, title: str) -> Any:
        """A new part of the document."""
        made = self._element("/Part", self.top)
        made["/T"] = self._pikepdf.String(title)
        self._kids.append(made)
        return made

    def take(self, source: Any, holder: Any, lang: str, spoken: str = "") -> list[Mark]:
        """Adds a file: its pages, its structure under `holder`. Gives its bookmarks."""
        pikepdf, out = self._pikepdf, self.out
        first = len(out.pages)
        self._files += 1
        _flatten(source, pikepdf)
        goals = named(source, pikepdf)
        explicit(source, goals, pikepdf)
        marks = list(bookmarks(source, goals, first, pikepdf))
        out.pages.extend(source.pages)
        if "/OutputIntents" in source.Root and "/OutputIntents" not in out.Root:
            out.Root["/OutputIntents"] = _copied(out, source, "/OutputIntents")
        if "/OCProperties" in source.Root:
            self._layers.append(_copied(out, source, "/OCProperties"))
        if isinstance(source.Root.get("/StructTreeRoot"), pikepdf.Dictionary):
            self._structure(
                _copied(out, source, "/StructTreeRoot"), holder, first, str(source.Root.get("/Lang", "")), lang
            )
        else:
            for page in out.pages[first:]:
                for node in (page.obj, *page.obj.get("/Annots", [])):
                    for key in ("/StructParents", "/StructParent"):
                        if isinstance(node, pikepdf.Dictionary) and key in node:
                            del node[key]
        return marks

    def _structure(self, root: Any, holder: Any, first: int, own_lang: str, lang: str) -> None:
        pikepdf, offset = self._pikepdf, self._next
        for page in self.out.pages[first:]:
            self._shift(page, offset)
        highest = -1
        if "/ParentTree" in root:
            for key, value in pikepdf.NumberTree(root["/ParentTree"]).items():
                self._nums += [int(key) + offset, value]
                highest = max(highest, int(key))
        self._next = offset + highest + 1
        renamed = self._names(root, "/RoleMap", self._roles)
        classes = self._names(root, "/ClassMap", self._classes)
        kids = root.get("/K")
        tops = list(kids) if isinstance(kids, pikepdf.Array) else [kids] if kids is not None else []
        section = self._element("/Sect", holder)
        inner: list[Any] = []
        for top in tops:
            if str(top.get("/S", "")) == "/Document":
                below = top.get("/K")
                for kid in list(below) if isinstance(below, pikepdf.Array) else [below] if below is not None else []:
                    if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                        kid["/P"] = section
                        inner.append(kid)
                    else:  # content that hangs on the document itself
                        top["/S"] = pikepdf.Name.Sect
                        top["/P"] = section
                        inner.append(top)
                        break
            else:
                top["/P"] = section
                inner.append(top)
        section["/K"] = pikepdf.Array(inner)
        if own_lang and own_lang.casefold() != lang.casefold():
            section["/Lang"] = pikepdf.String(own_lang)
        holder["/K"] = pikepdf.Array([*holder["/K"], section])
        for element in _elements(section, pikepdf):
            self._rename(element, renamed, classes)

    def _rename(self, element: Any, roles: dict[str, str], classes: dict[str, str]) -> None:
        pikepdf, prefix = self._pikepdf, f"f{self._files}-"
        if str(element.get("/S", "")) in roles:
            element["/S"] = pikepdf.Name(roles[str(element["/S"])])
        if "/ID" in element:
            name = prefix + str(element["/ID"])
            element["/ID"] = pikepdf.String(name)
            self._ids.append((name, element))
        if classes and "/C" in element:
            held = element["/C"]
            names = list(held) if isinstance(held, pikepdf.Array) else [held]
            element["/C"] = pikepdf.Array(
                [pikepdf.Name(classes.get(str(n), str(n))) if isinstance(n, pikepdf.Name) else n for n in names]
            )
        attributes = element.get("/A")
        for one in list(attributes) if isinstance(attributes, pikepdf.Array) else [attributes]:
            if isinstance(one, pikepdf.Dictionary) and isinstance(one.get("/Headers"), pikepdf.Array):
                one["/Headers"] = pikepdf.Array([pikepdf.String(prefix + str(h)) for h in one["/Headers"]])

    def _names(self, root: Any, key: str, known: dict[str, Any]) -> dict[str, str]:
        """Joins a map of names with that of the bundle. Gives the names that mean something else here, with their new ones."""
        renamed: dict[str, str] = {}
        theirs = root.get(key)
        for name, value in theirs.items() if isinstance(theirs, self._pikepdf.Dictionary) else ():
            if name in known and known[name] != value:
                renamed[str(name)] = f"{name}-{self._files}"
            known[renamed.get(str(name), str(name))] = value
        return renamed

    def _shift(self, page: Any, offset: int) -> None:
        """The numbers by which a page and what is on it point into the parent tree."""
        pikepdf = self._pikepdf
        if "/StructParents" in page.obj:
            page.obj["/StructParents"] = int(page.obj["/StructParents"]) + offset
        for annotation in page.obj.get("/Annots", []):
            if isinstance(annotation, pikepdf.Dictionary) and "/StructParent" in annotation:
                annotation["/StructParent"] = int(annotation["/StructParent"]) + offset
        self._shift_forms(page.obj.get("/Resources"), offset)

    def _shift_forms(self, resources: Any, offset: int, depth: int = 0) -> None:
        pikepdf = self._pikepdf
        forms = resources.get("/XObject") if isinstance(resources, pikepdf.Dictionary) else None
        if depth > 10 or not isinstance(forms, pikepdf.Dictionary):
            return
        for _, form in forms.items():
            if "/Drafting" in form:
                continue
            for key in ("/StructParent", "/StructParents"):
                if key in form:
                    form[key] = int(form[key]) + offset
                    form["/Drafting"] = True  # a form may be on many pages; taken off again in `finish`
            self._shift_forms(form.get("/Resources"), offset, depth + 1)

    def finish(self) -> None:
        """Writes what was gathered."""
        pikepdf, out = self._pikepdf, self.out
        for node in out.objects:
            if isinstance(node, pikepdf.Stream) and "/Drafting" in node:
                del node["/Drafting"]
        if self._layers:
            out.Root["/OCProperties"] = _layers(self._layers, pikepdf)
        if not any(len(kid["/K"]) for kid in self._kids):
            return
        self.top["/K"] = pikepdf.Array([kid for kid in self._kids if len(kid["/K"])])
        self.root["/K"] = pikepdf.Array([self.top])
        self.root["/ParentTree"] = out.make_indirect(pikepdf.Dictionary(Nums=pikepdf.Array(self._nums)))
        self.root["/ParentTreeNextKey"] = self._next
        if self._roles:
            self.root["/RoleMap"] = pikepdf.Dictionary(self._roles)
        if self._classes:
            self.root["/ClassMap"] = pikepdf.Dictionary(self._classes)
        if self._ids:
            names = [
                entry
                for name, element in sorted(self._ids, key=lambda e: e[0])
                for entry in (pikepdf.String(name), element)
            ]
            self.root["/IDTree"] = out.make_indirect(pikepdf.Dictionary(Names=pikepdf.Array(names)))
        out.Root["/StructTreeRoot"] = self.root


def _copied(out: Any, source: Any, key: str) -> Any:
    """What hangs on a file's root, as an object of the bundle. Pages must be there already: what points to them then does here."""
    node = source.Root[key]
    if not node.is_indirect:
        node = source.Root[key] = source.make_indirect(node)
    return out.copy_foreign(node)


def _elements(top: Any, pikepdf: Any) -> Iterator[Any]:
    waiting, seen = [top], 0
    while waiting and seen < 3_000_000:
        node = waiting.pop()
        seen += 1
        if isinstance(node, pikepdf.Array):
            waiting += reversed(list(node))
        elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
            yield node
            if "/K" in node:
                waiting.append(node["/K"])


def _flatten(source: Any, pikepdf: Any) -> None:
    """Fields become what they show: the names of fields of several files would be one field."""
    form = source.Root.get("/AcroForm")
    if not isinstance(form, pikepdf.Dictionary):
        return
    if len(form.get("/Fields", [])):
        source.generate_appearance_streams()
        source.flatten_annotations()
    del source.Root["/AcroForm"]


def _layers(groups: Sequence[Any], pikepdf: Any) -> Any:
    """The layers of all files, shown and hidden as each has them."""
    every: list[Any] = []
    hidden: list[Any] = []
    for group in groups:
        every += list(group.get("/OCGs", []))
        usual = group.get("/D", pikepdf.Dictionary())
        hidden += list(usual.get("/OFF", []))
        if str(usual.get("/BaseState", "")) == "/OFF":
            shown = {n.objgen for n in usual.get("/ON", [])}
            hidden += [n for n in group.get("/OCGs", []) if n.objgen not in shown]
    usual = pikepdf.Dictionary(Name=pikepdf.String("bundle"), Order=pikepdf.Array(every), OFF=pikepdf.Array(hidden))
    return pikepdf.Dictionary(OCGs=pikepdf.Array(every), D=usual)
