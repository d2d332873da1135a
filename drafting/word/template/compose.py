"""Subdocuments: another file's content with all it needs, taken in as a document comes into a bundle (`drafting.word.bundle`).

Its notes, comments, links, pictures, lists and bookmarks come along under numbers and names of their own, each time it is printed. A style
that the template has under the same name is the template's, as docxtpl has it: what is taken in wears the clothes of the house.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from copy import deepcopy
from itertools import count
from pathlib import PurePath

from lxml import etree

from drafting.errors import Finding, InputError, PackageError
from drafting.word.bundle import fields, stories
from drafting.word.bundle.compose import read_piece, separators, take_notes, take_stores
from drafting.word.bundle.foreign import refused
from drafting.word.bundle.growing import MC, Growing, R
from drafting.word.bundle.lists import Lists, renumber
from drafting.word.bundle.piece import Piece, Read
from drafting.word.bundle.sheets import Taken, insert
from drafting.word.bundle.theme import read_theme, without_theme
from drafting.word.package import zipping
from drafting.word.package.opening import CONTENT_TYPES, Package, open_package
from drafting.word.package.parts import OFFICE
from drafting.word.package.soundness import PPR
from drafting.word.styles import W, value
from drafting.word.template.values import Subdocument, quoteattr

_FIRST = 20_001  # of notes and comments: above any that a template has, and that Word takes
_FIRST_MARK, _FIRST_CONTROL, _SPARE_LISTS = 500_001, 200_000_001, 50_000
_KINDS = {
    "footnotes": "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml",
    "endnotes": "application/vnd.openxmlformats-officedocument.wordprocessingml.endnotes+xml",
    "comments": "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml",
    "numbering": "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml",
    "styles": "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml",
}
_ROOT = re.compile(rb"<(?:\w+:)?(?:document|hdr|ftr|footnotes|endnotes|comments)\b[^>]*>")


class _Host(Growing):
    """The template's package, to which subdocuments add parts and relationships; what it has itself stays as it is."""

    def __init__(self, package: Package) -> None:
        super().__init__()
        self.main = package.main
        self.parts = {n: c for n, c in package.parts.items() if n != CONTENT_TYPES and not n.endswith(".rels")}
        self.known = frozenset(self.parts)
        for part in self.parts:
            found = package.relationships(part)
            self.relations[part] = [(i, r.type, r.target, r.external) for i, r in found.items()]
        self.settled = {part: len(entries) for part, entries in self.relations.items()}
        self.control, self.mark = count(_FIRST_CONTROL), count(_FIRST_MARK)
        self.footnote, self.endnote, self.comment = count(_FIRST), count(_FIRST), count(_FIRST)

    def relate(self, part: str, kind: str, target: str, external: bool = False) -> str:
        """As in a bundle, under an id that the template does not have."""
        known = self.relations.setdefault(part, [])
        for rid, its_kind, its_target, its_external in known:
            if (its_kind, its_target, its_external) == (kind, target, external):
                return rid
        rid = f"rIdSub{len(known) + 1}"
        known.append((rid, kind, target, external))
        return rid


class Composition:
    """The template's package of one filling, into which subdocuments bring what they need."""

    def __init__(self, raw: bytes) -> None:
        self._package = open_package(raw)
        self._host = _Host(self._package)
        self._theme = read_theme(self._package)
        self._host.named |= {
            r.type.rpartition("/")[2]: r.target for r in self._package.relationships(self._package.main).values() if not r.external
        }  # fmt: skip
        self._styles = _Styles(self._root("styles"))
        numbering = self._root("numbering")
        self._lists = _lists_above(numbering)
        self._since = self._lists.count(), len(self._lists.pictures)
        self._before = self._lists.count()
        self._notes = {sort: etree.Element(W + sort) for sort in ("footnotes", "endnotes", "comments")}
        self._read: dict[int, tuple[Subdocument, Package]] = {}
        self._times = 0
        body = self._package.xml(self._package.main)
        self._host.bookmarks = {value(n, "name").casefold() for n in body.iter(f"{W}bookmarkStart")}
        self._last_section = body.find(f"{W}body/{W}sectPr")

    def _root(self, sort: str) -> etree._Element | None:
        part = self._host.named.get(sort, "")
        return self._package.xml(part) if part in self._package.parts else None

    def xml(self, value: Subdocument, next_id: Callable[[], int], part: str) -> str:
        """The body of a subdocument, its last section left out, as it may stand in `part`. Raises InputError or PackageError."""
        package = self._opened(value)
        self._times += 1
        key, host = f"s{self._times}", self._host
        host.drawing = iter(next_id, None)  # type: ignore[assignment]
        one = read_piece(host, Piece(package, key, ""), key)
        if one.theme.raw != self._theme.raw:
            for root in (one.body, one.sheet.root, *(r for _, r in one.notes.values())):
                without_theme(root, one.theme)
        done: dict[str, str] = {}
        nums = self._numbered(one, done)
        self._dressed(one, nums)
        self._fitted(one, nums, done)
        self._sections(one.body)
        take_notes(host, one, self._notes, done)
        host.adopt(package, package.main, one.body, part, key, done)
        return "".join(_printed(b) for b in one.body if isinstance(b.tag, str) and b.tag != f"{W}sectPr")

    def _opened(self, value: Subdocument) -> Package:
        known = self._read.get(id(value))
        if known is None:
            shown = value.source if isinstance(value.source, str) else getattr(value.source, "name", "…")
            try:
                raw = value.read()
            except OSError:
                raise InputError(Finding("template.subdocument-missing", values={"path": shown})) from None
            package = open_package(raw, PurePath(str(shown)).name)
            if faults := refused(package):
                raise PackageError(faults)
            known = self._read[id(value)] = (value, package)
        return known[1]

    def _numbered(self, one: Read, done: dict[str, str]) -> dict[str, str]:
        """The lists of a subdocument, as lists of its own each time. Gives num id there → num id here."""
        self._before = self._lists.count()
        package = one.piece.package
        for relationship in package.relationships(package.main).values():
            if relationship.type.endswith("/numbering") and relationship.target in package.parts:
                root = deepcopy(package.xml(relationship.target))
                into = self._host.named.get("numbering", "word/numbering.xml")
                self._host.adopt(package, relationship.target, root, into, one.key, done)
                return self._lists.take(root, one.key)
        return {}

    def _dressed(self, one: Read, nums: dict[str, str]) -> None:
        used = stories.styles_used(one.body, one.notes, one.piece.package)
        since = self._before
        listed = [*self._lists.abstracts[since[0] :], *self._lists.nums[since[1] :]]
        used |= {value(n) for a in listed for n in a.iter(f"{W}styleLink", f"{W}numStyleLink")}
        ids, new, numbered = self._styles.take(one.sheet.root, used, one.key, nums)
        self._lists.restyle(since, {old: ids[old] for old in new})
        for root in (one.body, *(r for _, r in one.notes.values())):
            _say_numbers(root, numbered)
            stories.dress(root, Taken(ids))

    def _fitted(self, one: Read, nums: dict[str, str], done: dict[str, str]) -> None:
        host, roots = self._host, [one.body, *(r for _, r in one.notes.values())]
        stories.mark_ids(host, roots)
        renamed = fields.Renamed(stories.bookmark_names(host, roots, one.key), pages="NUMPAGES")
        bound = take_stores(host, one, done)
        for root in roots:
            renumber(root, nums)
            stories.objects(host, root, one.key, {})
            stories.stores(root, bound)
            fields.rewrite(root, renamed)

    def _sections(self, body: etree._Element) -> None:
        """Sections within a subdocument have the headers of the template: theirs are of a file of its own."""
        own = [] if self._last_section is None else list(self._last_section.iterfind(f"{W}headerReference")) + list(self._last_section.iterfind(f"{W}footerReference"))  # fmt: skip
        for section in list(body.iter(f"{W}sectPr")):
            if section.getparent() is body:
                continue
            within = section.getparent()
            for node in list(section.iter(f"{W}headerReference", f"{W}footerReference")):
                parent = node.getparent()
                if parent is not None:
                    parent.remove(node)
            for at, node in enumerate(own):
                copied = deepcopy(node)
                rid = str(copied.get(f"{R}id", ""))
                lead = self._package.relationships(self._package.main).get(rid)
                if lead is not None and within is not None and within.tag == f"{W}pPr":
                    section.insert(at, copied)

    # ------------------------------------------------------------ the package

    def members(self, members: Mapping[str, zipping.Packed], changed: Mapping[str, zipping.Packed], codec: zipping.Codec) -> dict[str, zipping.Packed]:  # fmt: skip
        """The members of the whole package: the template's, what was filled in, and what subdocuments brought."""
        whole: dict[str, zipping.Packed] = {**members, **changed}
        now: dict[str, bytes] = {}

        def read(name: str) -> bytes | None:
            return now.get(name) or (whole[name].unpacked() if name in whole else None)

        host, ignored = self._host, [self._host.prefixes[p] for p in self._host.ignorable]
        for sort, notes in self._notes.items():
            if len(notes):
                name = self._part(sort)
                now[name] = _with_notes(read(name), notes, sort)
        if self._styles.new:
            name = self._part("styles")
            now[name] = _with_children(read(name), "styles", self._styles.new)
        if self._lists.count() != self._since[0]:
            name = self._part("numbering")
            now[name] = self._with_lists(read(name))
        for name in {host.main, *host.relations, *now} if ignored else ():
            if name.endswith(".xml") and name not in host.parts.keys() - host.known and (raw := read(name)):
                now[name] = ignoring(raw, ignored)
        new = {n: c for n, c in host.parts.items() if n not in host.known}
        now |= new
        types = read(CONTENT_TYPES) or b""
        lines = "".join(f'<Override PartName="/{n}" ContentType={quoteattr(host.types[n])}/>' for n in host.types)
        now[CONTENT_TYPES] = types.replace(b"</Types>", lines.encode() + b"</Types>")
        for part, entries in host.relations.items():
            fresh = entries[host.settled.get(part, 0) :]
            if fresh:
                folder, _, base = part.rpartition("/")
                name = f"{folder}/_rels/{base}.rels"
                now[name] = _with_relations(read(name), fresh, folder)
        return whole | {name: zipping.pack(name, raw, codec) for name, raw in now.items()}

    def _part(self, sort: str) -> str:
        """The part for notes, styles or lists; a new one where the template has none."""
        if sort not in self._host.named:
            folder = self._host.main.rpartition("/")[0]
            name = f"{folder}/{sort}.xml".lstrip("/")
            self._host.named[sort] = name
            self._host.types[name] = _KINDS[sort]
            self._host.relate(self._host.main, f"{OFFICE}/{sort}", name)
        return self._host.named[sort]

    def _with_lists(self, raw: bytes | None) -> bytes:
        root = etree.fromstring(raw) if raw else etree.Element(f"{W}numbering")
        (abstracts, nums), pictures = self._since
        _behind(root, self._lists.pictures[pictures:], ("numPicBullet",))
        _behind(root, self._lists.abstracts[abstracts:], ("numPicBullet", "abstractNum"))
        _behind(root, self._lists.nums[nums:], ("numPicBullet", "abstractNum", "num"))
        return _written(root)


def _behind(root: etree._Element, nodes: list[etree._Element], after: tuple[str, ...]) -> None:
    at = max((i for i, child in enumerate(root, 1) if str(child.tag) in {W + t for t in after}), default=0)
    for node in reversed(nodes):
        root.insert(at, node)


def _written(root: etree._Element) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _with_notes(raw: bytes | None, notes: etree._Element, sort: str) -> bytes:
    root = etree.fromstring(raw) if raw else etree.Element(W + sort, nsmap={"w": W[1:-1]})
    if not raw and sort != "comments":
        separators(root, sort.removesuffix("s"))
    root.extend(deepcopy(node) for node in notes)
    return _written(root)


def _with_children(raw: bytes | None, sort: str, nodes: list[etree._Element]) -> bytes:
    root = etree.fromstring(raw) if raw else etree.Element(W + sort, nsmap={"w": W[1:-1]})
    root.extend(nodes)
    return _written(root)


def _with_relations(raw: bytes | None, entries: list[tuple[str, str, str, bool]], folder: str) -> bytes:
    import posixpath

    text = (raw or b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>').decode()
    text = re.sub(r"<Relationships([^>]*[^/])/>", r"<Relationships\1></Relationships>", text)
    lines = ""
    for rid, kind, target, external in entries:
        there = target if external else posixpath.relpath(target, folder or ".")
        mode = ' TargetMode="External"' if external else ""
        lines += f'<Relationship Id="{rid}" Type={quoteattr(kind)} Target={quoteattr(there)}{mode}/>'
    return text.replace("</Relationships>", lines + "</Relationships>").encode()


def ignoring(raw: bytes, uris: list[str]) -> bytes:
    """A part whose root says that the elements and attributes of `uris` may be passed over (`mc:Ignorable`)."""
    found = _ROOT.search(raw)
    if found is None:
        return raw
    head = found[0].decode()
    declared = {uri: prefix for prefix, uri in re.findall(r'xmlns:([\w.-]+)="([^"]*)"', head)}
    said = re.search(r'(\w+):Ignorable="([^"]*)"', head)
    listed = said[2].split() if said else []
    added = ""
    for uri in (MC[1:-1], *uris):
        if uri not in declared:
            prefix = next(f"sub{n}" for n in count(1) if f"sub{n}" not in declared.values())
            declared[uri], added = prefix, f'{added} xmlns:{prefix}="{uri}"'
    more = [declared[uri] for uri in uris if declared[uri] not in listed]
    if more:
        line = f' {declared[MC[1:-1]]}:Ignorable="{" ".join([*listed, *more])}"'
        head = head.replace(" " + said[0], "") if said else head
        added += line
    end = -2 if head.endswith("/>") else -1
    head = head[:end] + added + head[end:]
    return raw[: found.start()] + head.encode() + raw[found.end() :]


def _printed(block: etree._Element) -> str:
    """A block by itself, with no more prefixes than it needs; those that are named in values count."""
    alone = etree.fromstring(etree.tostring(block, with_tail=False))
    named = {p for n in alone.iter("*") for a in ("Requires", f"{MC}Ignorable") for p in str(n.get(a, "")).split()}
    etree.cleanup_namespaces(alone, keep_ns_prefixes=list(named))
    return etree.tostring(alone, encoding="unicode")


def _lists_above(root: etree._Element | None) -> Lists:
    """Lists whose next ones have ids that neither the template nor what it repeats will have."""
    if root is None:
        return Lists(nums=_held(_SPARE_LISTS))
    highest = {
        tag: max((int(value(n, name)) for n in root.iterfind(W + tag) if value(n, name).isdigit()), default=0)
        for tag, name in (("numPicBullet", "numPicBulletId"), ("abstractNum", "abstractNumId"), ("num", "numId"))
    }
    return Lists(_held(highest["numPicBullet"] + 1), _held(highest["abstractNum"] + 1), _held(highest["num"] + _SPARE_LISTS))  # fmt: skip


def _held(places: int) -> list[etree._Element]:
    place = etree.Element("held")
    return [place] * places


def _say_numbers(root: etree._Element, numbered: Mapping[str, etree._Element]) -> None:
    """Paragraphs whose style numbered them there say so themselves, where the style here is the template's."""
    for paragraph in root.iter(f"{W}p"):
        properties = paragraph.find(f"{W}pPr")
        style = value(properties.find(f"{W}pStyle")) if properties is not None else ""
        if properties is not None and style in numbered and properties.find(f"{W}numPr") is None:
            insert(properties, deepcopy(numbered[style]), PPR)


class _Styles:
    """The styles of the template, and those that subdocuments bring because it has none of that name."""

    def __init__(self, root: etree._Element | None) -> None:
        self.new: list[etree._Element] = []
        self._ids: set[str] = set()
        self._by_name: dict[tuple[str, str], str] = {}
        for node in root.iterfind(f"{W}style") if root is not None else ():
            self._add(node)

    def _add(self, node: etree._Element) -> None:
        self._ids.add(value(node, "styleId"))
        self._by_name.setdefault(_name(node), value(node, "styleId"))

    def take(
        self, root: etree._Element, used: set[str], key: str, nums: Mapping[str, str]
    ) -> tuple[dict[str, str], set[str], dict[str, etree._Element]]:
        """Takes in the styles that are used and those they rest on. Gives id there → id here; which of them are new; and the numbering of
        those that are the template's (by id there)."""
        raw = {value(n, "styleId"): n for n in root.iterfind(f"{W}style")}
        waiting, needed = list(used), list[str]()
        while waiting:
            sid = waiting.pop()
            if sid in raw and sid not in needed:
                needed.append(sid)
                waiting += [value(raw[sid].find(W + tag)) for tag in ("basedOn", "link")]
        ids: dict[str, str] = {}
        made: dict[str, etree._Element] = {}
        numbered: dict[str, etree._Element] = {}
        for sid in sorted(needed):
            known = self._by_name.get(_name(raw[sid]))
            if known is not None:
                ids[sid] = known
                if (numbering := _numbering(sid, raw)) is not None and value(raw[sid], "type") == "paragraph":
                    numbered[sid] = numbering
                continue
            copied = made[sid] = deepcopy(raw[sid])
            ids[sid] = sid if sid not in self._ids else f"{sid}-{key}"
            copied.set(f"{W}styleId", ids[sid])
            copied.attrib.pop(f"{W}default", "")
            self._add(copied)
        for copied in made.values():
            for tag in ("basedOn", "link", "next"):
                for node in copied.findall(W + tag):
                    if value(node) in ids:
                        node.set(f"{W}val", ids[value(node)])
                    else:
                        copied.remove(node)
            for node in copied.iter(f"{W}numId"):
                node.set(f"{W}val", nums.get(value(node), "0"))
            self.new.append(copied)
        return ids, set(made), numbered


def _name(style: etree._Element) -> tuple[str, str]:
    return value(style, "type"), (value(style.find(f"{W}name")) or value(style, "styleId")).casefold()


def _numbering(sid: str, raw: Mapping[str, etree._Element]) -> etree._Element | None:
    """The numbering that a style gives, itself or by what it rests on."""
    seen: set[str] = set()
    while sid in raw and sid not in seen:
        seen.add(sid)
        found = raw[sid].find(f"{W}pPr/{W}numPr")
        if found is not None:
            return found
        sid = value(raw[sid].find(f"{W}basedOn"))
    return None
