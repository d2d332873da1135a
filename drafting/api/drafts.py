"""Keeping drafts: building and saving a revision, rebuilding it, comparing two, taking in a received file."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from drafting import __version__, tree
from drafting.api import places
from drafting.api.differences import Change, compare_around, compare_files, compare_trees
from drafting.api.documents import in_name_of, open_values
from drafting.api.order import Order
from drafting.api.workspace import opened
from drafting.assembly import Outline, Templates, assemble_document
from drafting.clauses import POSITIONS, Library
from drafting.drafts import Contents, DraftStore, Revision
from drafting.errors import DraftingError, Finding, Place, StoreError, UsageError
from drafting.intake import dossier_json, load_dossier, parse_stored
from drafting.model import Dossier
from drafting.word.writer import VERSION

if TYPE_CHECKING:
    from drafting.word.package.opening import Package

CODEC = "zlib6"
WRITER = f"drafting {__version__} writer {VERSION} {CODEC}"
"""What made a revision: one built by another writer is not held against what this one would make."""
_NAME = re.compile(r"(?P<draft>[a-z0-9-]+/[a-z0-9-]+)(?:@(?P<number>\d+))?\Z")


def parse_name(name: str) -> tuple[str, int | None]:
    """`delta/jloi@3` → ("delta/jloi", 3); without a number None. Raises UsageError."""
    match = _NAME.match(name)
    if match is None:
        raise UsageError(Finding("drafts.bad-name", values={"found": name}))
    return match["draft"], int(match["number"]) if match["number"] else None


def is_name(text: str) -> bool:
    """Whether `text` names a revision (and no file)."""
    return "@" in text and _NAME.match(text) is not None and not Path(text).exists()


def open_store(url: str, *starts: Path, new: bool = True) -> DraftStore:
    """The store at `url`, or of the nearest workspace upwards from the first of `starts` that has one. `new`: it may be made where
    there is none yet. Raises StoreError where there is none, or its file is empty or something else."""
    if not url:
        workspace = next((w for w in map(places.workspace_of, starts) if w is not None), None)
        if workspace is None:
            raise StoreError(Finding("drafts.no-store"))
        url = str(workspace / places.MARKER / "drafts.db")
    if "://" not in url:
        url = f"sqlite:///{Path(url).resolve()}"
    path = Path(url.removeprefix("sqlite:///").partition("?")[0]) if url.startswith("sqlite:///") else None
    if path is not None and not new:
        if not path.exists():
            raise StoreError(Finding("drafts.absent", Place(str(path))))
        if path.is_file() and path.stat().st_size == 0:
            raise StoreError(Finding("drafts.empty-file", Place(str(path))))
    return DraftStore(url)


@contextmanager
def store_at(url: str, workspace: str | Path, new: bool = False) -> Iterator[DraftStore]:
    """The store at `url`, or of a workspace, closed afterwards. Raises StoreError."""
    store = open_store(url, Path(workspace), new=new)
    try:
        yield store
    finally:
        store.close()


# ---------------------------------------------------------------- saving


@dataclass(frozen=True, slots=True)
class Entry:
    """Logboekregel: who does something with a draft, when (ISO 8601, UTC) and why."""

    author: str
    moment: str
    message: str = ""


def save(
    store: DraftStore, order: Order, entry: Entry, *, label: str = "", based_on: int | None = None
) -> tuple[Revision, bool]:
    """Builds the one document that is ordered and keeps it with all it was made of, under a `label` for its header. Returns the
    revision, and whether it is new. Raises StoreError where `based_on` is given and is not the latest."""
    revision, contents = composed(order, entry, label)
    before = _latest_number(store, revision.draft)
    try:
        saved = store.save(revision, contents, based_on)
    except StoreError as error:
        raise StoreError([_with_articles(store, revision.draft, based_on, f) for f in error.findings]) from None
    return saved, saved.number != before


def composed(order: Order, entry: Entry, label: str = "") -> tuple[Revision, Contents]:
    """The one document that is ordered as a revision that is not kept yet, and all that it is made of."""
    order = order.settled()
    (kind,) = order.kinds
    dossier = order.source if isinstance(order.source, Dossier) else load_dossier(str(order.at))
    templates, library = order.home.templates, order.home.library
    outline = templates.outline(kind)
    lang = next(iter(order.languages), "")
    document = assemble_document(dossier, outline, library, lang, order.positions, order.moment, order.called)
    document = in_name_of(order.author, _labelled(document, label))
    frame = templates.frame(outline)
    contents = Contents(
        dossier=dossier_json(dossier).encode(),
        library=_bundle(document, outline, library, templates),
        frame=frame,
        tree=tree.dumps(document, indent=None).encode(),
        docx=_write(document, frame),
        clauses=clause_versions(document),
    )
    revision = Revision(
        draft=f"{dossier.id}/{kind}", author=entry.author, moment=entry.moment, message=entry.message, origin="built",
        lang=document.lang, label=label, writer=WRITER, built=order.moment.isoformat() if order.moment else "",
        positions=json.dumps(dict(order.positions), sort_keys=True), open_values=len(open_values(document)),
    )  # fmt: skip
    return revision, contents


def _labelled(document: tree.Document, label: str) -> tree.Document:
    return replace(document, cover={**document.cover, "version": label}) if label else document


def _with_articles(store: DraftStore, draft: str, based_on: int | None, finding: Finding) -> Finding:
    """A refusal because another saved first, with the articles in which theirs differs from what this one was based on."""
    if finding.code != "drafts.not-latest":
        return finding
    try:
        changes = diff(store, store.get(draft, based_on), store.get(draft))
    except DraftingError:  # based on a revision that is not there, or on a file that cannot be read as articles
        return finding
    articles = "; ".join(dict.fromkeys(c.article for c in changes if c.article))
    return (
        replace(finding, code="drafts.not-latest-articles", values={**finding.values, "articles": articles})
        if articles
        else finding
    )


def _latest_number(store: DraftStore, draft: str) -> int:
    try:
        return store.get(draft).number
    except StoreError:
        return 0


def _write(document: tree.Document, frame: bytes) -> bytes:
    from drafting.word.writer.document import write_docx

    return write_docx(document, frame)


def clause_versions(document: tree.Document) -> dict[str, int]:
    """The clauses of a document with their versions, from the tags of its nodes."""
    tags = {n.clause for n in tree.walk(document) if getattr(n, "clause", "")}
    return {clause: int(version) for clause, _, version in (t.partition("@") for t in tags)}


def _bundle(document: tree.Document, outline: Outline, library: Library, templates: Templates) -> bytes:
    """The outline, the clause files it names, and the terms: all that is needed to build the document again."""
    files = {"outline.yaml": _outline_text(outline, templates)}
    for clause_id in outline.clause_ids:
        if clause_id in library:
            clause = library.clause(clause_id)
            files[f"clauses/{clause.topic}/{clause.id}.md"] = clause.raw
    for folder in library.folders:
        for name in ("terms.yaml",):
            path = folder / name
            if path.is_file():
                files.setdefault(f"clauses/{name}", path.read_text(encoding="utf-8"))
    return json.dumps(files, sort_keys=True, ensure_ascii=False).encode()


def _outline_text(outline: Outline, templates: Templates) -> str:
    for folder in templates.folders:
        path = folder / outline.id / "outline.yaml"
        if path.is_file():
            return path.read_text(encoding="utf-8")
    return ""


def receive(store: DraftStore, draft: str, path: Path, entry: Entry, sender: str = "") -> Revision:
    """A received Word file as the next revision, byte for byte. Raises PackageError for what is no sound Word file."""
    from drafting.word.package.opening import open_package
    from drafting.word.reader.tags import clauses_in

    package = open_package(path)
    clauses = clauses_in(package) or _known_again(store, draft, package)
    revision = Revision(draft, entry.author, entry.moment, entry.message, origin="received", sender=sender)
    return store.save(revision, Contents(docx=path.read_bytes(), clauses=clauses))


def _known_again(store: DraftStore, draft: str, package: Package) -> dict[str, int]:
    """The clauses of a file that came back without its controls, or with opaque names in them: by the bookmarks that survive, held
    against the latest revision that was built."""
    from drafting.word.reader.tags import wids_in

    try:
        built = next((r for r in reversed(store.log(draft)) if r.tree), None)
    except StoreError:
        return {}
    if built is None:
        return {}
    document = tree.loads(store.content(built.tree).decode())
    there = wids_in(package, document)
    found = (n.clause.partition("@") for n in tree.walk(document) if getattr(n, "clause", "") and n.wid in there)
    return {clause: int(version) for clause, _, version in found}


def restore(store: DraftStore, draft: str, number: int, entry: Entry) -> Revision:
    """An earlier revision as the newest one, bytes and all."""
    old = store.get(draft, number)
    contents = Contents(
        **{n: store.content(getattr(old, n)) for n in ("dossier", "library", "frame", "tree", "docx")},
        clauses=store.clauses_of(old),
    )
    fresh = replace(
        old,
        number=0,
        parent=None,
        author=entry.author,
        moment=entry.moment,
        message=entry.message,
        origin="restored",
        digest="",
        status="concept",
    )
    return store.save(fresh, contents)


def log_data(store: DraftStore, draft: str) -> list[dict[str, Any]]:
    """The revisions of a draft as plain objects, the newest first: all that is kept of each, and its clauses with their versions."""
    return [
        {**asdict(r), "name": r.name, "positions": json.loads(r.positions), "clauses": store.clauses_of(r)}
        for r in reversed(store.log(draft))
    ]


# ---------------------------------------------------------------- rebuilding


@dataclass(frozen=True, slots=True)
class Verified:
    """The outcome of `verify`: how many revisions, what is wrong, and which cannot be rebuilt here (no tampering); how many entries the
    trail has and its head; with an expected head, how many entries came after it."""

    count: int
    findings: tuple[Finding, ...]
    elsewhere: tuple[Revision, ...]
    entries: int = 0
    head: str = ""
    since: int = 0


def verify(store: DraftStore, expected: str = "") -> Verified:
    """The whole store: every hash and chain, to the end that it had; and every built revision of this writer version rebuilt and
    compared. `expected` is a head that was noted earlier: it must still be in the trail."""
    findings, entries, head = store.verified()
    elsewhere: list[Revision] = []
    count = since = 0
    if any(f.code in _UNREADABLE for f in findings):
        return Verified(0, tuple(findings), (), entries, head)
    if expected:
        came = store.since(expected)
        since = came or 0
        if came is None:
            findings.append(Finding("drafts.other-head", values={"expected": expected[:16]}))
    wrong = {f.place for f in findings}
    for draft in store.drafts():
        for revision in store.log(draft):
            count += 1
            if revision.origin == "received" or Place(revision.name) in wrong:
                continue
            if revision.writer != WRITER:
                elsewhere.append(revision)
                continue
            try:
                findings += list(_compare_rebuilt(store, revision))
            except StoreError:
                continue  # told already: its bytes are missing or changed
            except DraftingError as error:
                findings += [replace(f, place=Place(revision.name)) for f in error.findings]
    return Verified(count, tuple(findings), tuple(elsewhere), entries, head, since)


_UNREADABLE = ("drafts.wrong-type", "drafts.damaged-file", "drafts.damaged", "drafts.failed", "drafts.unreachable")
"""What makes reading on pointless: the rest is told when this is mended."""


def _compare_rebuilt(store: DraftStore, revision: Revision) -> Iterator[Finding]:
    kept, made = _parts(store.content(revision.docx)), _parts(rebuild(store, revision))
    for part in sorted(kept.keys() | made.keys()):
        if kept.get(part) != made.get(part):
            yield Finding("drafts.different-rebuild", Place(revision.name), {"part": part})


def _parts(docx: bytes) -> dict[str, bytes]:
    from drafting.word.package.opening import open_package

    return open_package(docx).parts


def rebuild(store: DraftStore, revision: Revision) -> bytes:
    """The Word file of a built revision, made again from what was kept."""
    document = document_of(store, revision)
    return _write(document, store.content(revision.frame))


@dataclass(frozen=True, slots=True)
class MadeOf:
    """What a built revision was made of, as it was then."""

    dossier: Dossier
    outline: Outline
    library: Library
    positions: Mapping[str, str]


@contextmanager
def made_of(store: DraftStore, revision: Revision, changed: Mapping[str, str] | None = None) -> Iterator[MadeOf]:
    """Dossier, outline, library and positions of a built revision; the library reads its files as long as this lasts."""
    files: dict[str, str] = json.loads(store.content(revision.library)) | dict(changed or {})
    kept = {Path(name).stem for name in files if name.startswith("clauses/") and name.endswith(".md")}
    dossier, _ = stored_dossier(store, revision)
    dossier = _with_choices_of(dossier, kept)
    positions = {clause: p for clause, p in json.loads(revision.positions).items() if clause in kept}
    kind = revision.draft.partition("/")[2]
    with tempfile.TemporaryDirectory(prefix="drafting-") as name:
        folder = Path(name)
        for file, text in files.items():
            path = folder / (f"templates/{kind}/{file}" if file == "outline.yaml" else file)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        outline = Templates([folder / "templates"]).outline(kind)
        yield MadeOf(dossier, outline, Library([folder / "clauses"], opened().texts, kept=True), positions)


def document_of(store: DraftStore, revision: Revision, changed: Mapping[str, str] | None = None) -> tree.Document:
    """The document of a built revision, assembled again; `changed` replaces files of its library by name."""
    with made_of(store, revision, changed) as kept_of:
        built = datetime.fromisoformat(revision.built) if revision.built else None
        document = assemble_document(
            kept_of.dossier,
            kept_of.outline,
            kept_of.library,
            revision.lang,
            kept_of.positions,
            built,
            revision.name,
        )
    # In whose name a file stands is no part of what it was made of; the tree that was kept tells it.
    written = tree.loads(store.content(revision.tree).decode()) if revision.tree else document
    return in_name_of(written.properties.get("creator", ""), _labelled(document, revision.label))


def positions_in(store: DraftStore, revision: Revision) -> dict[str, str]:
    """The positions that a revision was built with, other than preferred: those of the dossier's choices and those asked for once."""
    given: dict[str, str] = json.loads(revision.positions)
    if revision.dossier:
        clauses = store.clauses_of(revision)
        chosen = stored_dossier(store, revision)[0].choices.positions
        given = {c: choice.position.value for c, choice in chosen.items() if c in clauses} | given
    return {c: p for c, p in given.items() if p != POSITIONS[0]}


def stored_dossier(store: DraftStore, revision: Revision) -> tuple[Dossier, list[Finding]]:
    """The dossier of a built revision, and what of it this version reads otherwise than the one that kept it."""
    return parse_stored(store.content(revision.dossier).decode(), revision.name)


def _with_choices_of(dossier: Dossier, clauses: Collection[str]) -> Dossier:
    """The dossier with its choices for `clauses` only. A revision keeps the clauses of its own kind; a dossier chooses for
    all kinds at once, and what it chose for another one was checked when the revision was made."""
    made = dossier.choices
    ours = {*clauses, *(b.id for b in made.bespoke)}
    choices = made.model_copy(
        update={
            "positions": {c: p for c, p in made.positions.items() if c in ours},
            "omitted": {c: o for c, o in made.omitted.items() if c in ours},
            "bespoke": tuple(b for b in made.bespoke if b.kinds or b.after in ours),
        }
    )
    return dossier.model_copy(update={"choices": choices})


# ---------------------------------------------------------------- comparing


def diff(store: DraftStore, old: Revision, new: Revision) -> list[Change]:
    """What differs, article by article: data, clause versions and text between revisions that were built; with one that came back, every
    line of the whole document, whatever program saved it. Raises PackageError for a file that can no longer be read."""
    if old.tree and new.tree:
        before, after = (tree.loads(store.content(r.tree).decode()) for r in (old, new))
        around = compare_around(store.content(old.docx), store.content(new.docx), after.lang)
        return [*compare_trees(before, after), *around]
    return compare_files(store.content(old.docx), store.content(new.docx), old.lang or new.lang or "nl")


def kept_tree(store: DraftStore, revision: Revision) -> tree.Document | None:
    """The tree of a revision that was built, or of the latest built one before a file that came back; None where there is none."""
    built = next((r for r in reversed(store.log(revision.draft)) if r.tree and r.number <= revision.number), None)
    return tree.loads(store.content(built.tree).decode()) if built is not None else None


def export(store: DraftStore, revision: Revision) -> bytes:
    """The kept Word file, exactly."""
    return store.content(revision.docx)


def previews(store: DraftStore, clause: str, text: str) -> Iterator[tuple[Revision, list[Change], bytes]]:
    """What a changed clause file would do to each draft whose latest revision holds it: the changes, and the redrafted
    Word file (to be redlined against the kept one)."""
    for latest in store.uses(clause):
        kept = (
            r for r in reversed(store.log(latest.draft)) if r.origin != "received" and clause in store.clauses_of(r)
        )
        revision = next(kept, None)  # a file that came back cannot be drafted anew: what it answered can
        if revision is None:
            continue
        files = json.loads(store.content(revision.library))
        name = next((f for f in files if f.endswith(f"/{clause}.md")), "")
        changed = document_of(store, revision, {name: text})
        before = tree.loads(store.content(revision.tree).decode())
        yield revision, list(compare_trees(before, changed)), _write(changed, store.content(revision.frame))


def redlined(store: DraftStore, revision: Revision, docx: bytes) -> bytes:
    """A redline of `docx` against the kept Word file of `revision`."""
    from importlib import import_module

    made: bytes = import_module("drafting.api.redline").redline(store.content(revision.docx), docx)
    return made


def is_final(store: DraftStore, name: str) -> bool:
    """Whether a revision's status is final or signed: it goes out as it is."""
    from drafting.drafts.store import CLOSED

    draft, number = parse_name(name)
    return store.get(draft, number).status in CLOSED


def revision_file(store: DraftStore, name: str) -> tuple[str, bytes, Dossier | None]:
    """The name, the Word file and the dossier of a revision; None for one that was received."""
    draft, number = parse_name(name)
    revision = store.get(draft, number)
    dossier = stored_dossier(store, revision)[0] if revision.dossier else None
    return revision.name, store.content(revision.docx), dossier
