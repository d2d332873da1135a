"""Outlines: which clauses a kind of document has, in what order, and under which named facts. Data, no program text."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

import yaml

from drafting.assembly.columns import MEASURE
from drafting.clauses.source import FIRMNESSES, load_yaml, yaml_faults
from drafting.errors import Finding, LibraryError, Place
from drafting.model import FACTS, PORTFOLIO_FACTS, Fact, Stage
from drafting.watched import Watched

NUMBERINGS = ("statute", "contract")
GROUPS = ("contents", "preamble", "chapter", "articles", "sections", "signatures", "annexes")
FACTS_OF: dict[str, Mapping[str, Fact[Any]]] = {"dossier": FACTS, "portfolio": PORTFOLIO_FACTS}
"""What a document may be about, and the facts its outline may ask for."""
_FIELDS = {
    "id", "label", "abbreviation", "title", "subtitle", "this", "firmness", "stage", "numbering", "languages", "frame",
    "body", "order", "open_values", "sectioned", "subject", "citations", "forms", "needs", "gathers", "measure", "per_company",
    "asks", "complete",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """One clause in an outline: its id, the facts that must hold, and the firmness if it differs from the outline's.

    With `own` it names no clause but a slot for the texts that the subject brings (the sections of a letter)."""

    clause: str
    when: tuple[str, ...] = ()
    firmness: str = ""
    own: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """A run of clauses of one sort: `sort` is one of GROUPS; `heading` per language, empty where it has none."""

    sort: str
    heading: Mapping[str, str]
    entries: tuple[Entry, ...] = ()
    levels: int = 1
    when: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outline:
    """A kind of document: everything that distinguishes it from the others.

    `firmness`: intention, effort or result; `stage`: the step of the process it belongs to; `numbering` per language;
    `this`: what it calls itself; `open_values`: "marked" (`[●: reden]`) or "plain" ("nog niet bekend"). `subject`: what it is
    about ("dossier" or "portfolio"); `citations`: the style of parliamentary papers; `forms`: by name, another frame and style;
    `asks`: facts without which there is no such document; `complete`: facts without which it is made but is not complete; `needs`: "changes" for a document that compares with an earlier state; `gathers`: "annexes" for a file that puts the annexes of
    a letter together.
    """

    id: str
    label: Mapping[str, str]
    abbreviation: str
    title: Mapping[str, str]
    subtitle: Mapping[str, str]
    this: Mapping[str, str]
    firmness: str
    stage: Stage | None
    numbering: Mapping[str, str]
    languages: tuple[str, ...]
    frame: Path
    groups: tuple[Group, ...]
    source: str
    order: int = 0
    open_values: str = "marked"
    subject: str = "dossier"
    citations: str = "ministry"
    forms: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    needs: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    complete: tuple[str, ...] = ()
    quotes: str = ""
    signatures: str = ""
    per_company: bool = False
    measure: float = MEASURE
    form: str = ""
    gathers: str = ""

    def in_form(self, form: str) -> Outline:
        """The outline in one of its `forms`: another frame, another style of citation. Raises LibraryError with the known ones."""
        if not form or (form == "ministry" and form not in self.forms):
            return self
        if form not in self.forms:
            known = ", ".join(("ministry", *self.forms))
            raise LibraryError(Finding("outline.unknown-form", Place(self.source), {"form": form, "known": known}))
        chosen = self.forms[form]
        frame = self.frame.parent / chosen.get("frame", self.frame.name)
        left_out = _words(chosen.get("omit"))
        groups = tuple(replace(g, entries=tuple(e for e in g.entries if e.clause not in left_out)) for g in self.groups)
        return replace(
            self,
            form=form,
            frame=frame,
            citations=chosen.get("citations", self.citations),
            quotes=chosen.get("quotes", self.quotes),
            signatures=chosen.get("signatures", self.signatures),
            measure=float(chosen.get("measure", self.measure)),
            groups=groups,
        )

    def place_of(self, word: str) -> Place:
        """Where the outline's file says `word`."""
        path = self.frame.parent / "outline.yaml"
        return _place(self.source, path.read_text(encoding="utf-8") if path.is_file() else "", word)

    @property
    def clause_ids(self) -> tuple[str, ...]:
        """Every clause the outline names, in order."""
        return tuple(entry.clause for group in self.groups for entry in group.entries if not entry.own)


def read_outline(path: Path, name: str) -> Outline:
    """The outline in the file at `path`. Raises LibraryError with every fault, with its place where known."""
    try:
        text = path.read_text(encoding="utf-8")
        plain = load_yaml(text)
    except (yaml.YAMLError, OSError, UnicodeDecodeError) as error:
        raise LibraryError(yaml_faults(error, name, "outline.broken")) from None
    if not isinstance(plain, dict):
        raise LibraryError(Finding("outline.broken", Place(name, 1), {"reason": "mapping expected"}))
    faults = list(_faults(plain, text, name))
    if faults:
        raise LibraryError(faults)
    numbering = plain.get("numbering", "statute")
    return Outline(
        id=plain["id"],
        label=_local(plain["label"]),
        abbreviation=str(plain.get("abbreviation") or plain["id"]),
        title=_local(plain["title"]),
        subtitle=_local(plain.get("subtitle", "")),
        this=_local(plain.get("this", plain["label"])),
        firmness=plain["firmness"],
        stage=Stage(plain["stage"]) if plain.get("stage") else None,
        numbering=numbering if isinstance(numbering, dict) else {"nl": numbering, "en": numbering},
        languages=tuple(plain.get("languages", ("nl", "en"))),
        frame=path.parent / plain.get("frame", "frame.docx"),
        groups=tuple(_groups(plain["body"])),
        source=name,
        order=plain.get("order", 0),
        open_values=plain.get("open_values", "marked"),
        subject=plain.get("subject", "dossier"),
        citations=plain.get("citations", "ministry"),
        forms=plain.get("forms") or {},
        needs=_words(plain.get("needs")),
        asks=_words(plain.get("asks")),
        complete=_words(plain.get("complete")),
        gathers=str(plain.get("gathers", "")),
        measure=float(plain.get("measure", MEASURE)),
        per_company=bool(plain.get("per_company", False)),
    )


def _local(value: Any) -> dict[str, str]:
    return {k: str(v) for k, v in value.items()} if isinstance(value, dict) else {"nl": str(value), "en": str(value)}


def _words(value: Any) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value or ())


def _groups(body: Iterable[Mapping[str, Any]]) -> Iterator[Group]:
    for block in body:
        sort = next(s for s in GROUPS if s in block)
        head = block[sort]
        if sort == "chapter":
            yield Group(sort, _local(head), tuple(_entries(block.get("articles", ()))), when=_words(block.get("when")))
        elif sort == "contents":
            yield Group(sort, _local(head or ""), when=_words(block.get("when")), levels=block.get("levels", 1))
        else:
            yield Group(sort, _local(block.get("heading", "")), tuple(_entries(head)), when=_words(block.get("when")))


def _entries(value: Any) -> Iterator[Entry]:
    for entry in [value] if isinstance(value, str | dict) else value:
        if isinstance(entry, str):
            yield Entry(entry)
        else:
            yield Entry(
                entry.get("clause", ""), _words(entry.get("when")), entry.get("firmness", ""), entry.get("own", "")
            )


def _place(name: str, text: str, word: str) -> Place:
    """The first line that has `word` as a word of its own, else the first that holds it, else the first."""
    whole = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])")
    lines = list(enumerate(text.split("\n"), 1))
    exact = (i for i, line in lines if whole.search(line.partition("#")[0]))
    return Place(name, next(exact, next((i for i, line in lines if word in line), 1)))


def _faults(plain: dict[str, Any], text: str, name: str) -> Iterator[Finding]:
    def place(word: str) -> Place:
        return _place(name, text, word)

    for key in plain.keys() - _FIELDS:
        yield Finding("outline.unknown-field", place(f"{key}:"), {"field": key, "known": ", ".join(sorted(_FIELDS))})
    for key in ("id", "label", "title", "firmness", "body"):
        if key not in plain:
            yield Finding("outline.missing-field", Place(name, 1), {"field": key})
    facts = FACTS_OF.get(str(plain.get("subject", "dossier")))
    if facts is None:
        facts = FACTS
        yield Finding("outline.bad-word", place("subject:"), {"found": plain["subject"], "known": ", ".join(FACTS_OF)})
    if plain.get("firmness", "result") not in FIRMNESSES:
        yield Finding(
            "outline.bad-word", place("firmness:"), {"found": plain["firmness"], "known": ", ".join(FIRMNESSES)}
        )
    if plain.get("stage") and plain["stage"] not in {s.value for s in Stage}:
        known = ", ".join(s.value for s in Stage)
        yield Finding("outline.bad-word", place("stage:"), {"found": plain["stage"], "known": known})
    for fact in (*_words(plain.get("asks")), *_words(plain.get("complete"))):
        if fact not in facts:
            yield Finding("outline.unknown-fact", place(fact), {"found": fact, "known": ", ".join(facts)})
    for block in plain.get("body") or ():
        if not isinstance(block, dict) or not any(s in block for s in GROUPS):
            yield Finding("outline.bad-group", place("body:"), {"known": ", ".join(GROUPS)})
            continue
        entries = block.get("articles") if "chapter" in block else block[next(s for s in GROUPS if s in block)]
        for entry in entries if isinstance(entries, list) else ():
            for fact in (*_words(block.get("when")), *(_words(entry.get("when")) if isinstance(entry, dict) else ())):
                if fact.removeprefix("not ") not in facts:
                    yield Finding("outline.unknown-fact", place(fact), {"found": fact, "known": ", ".join(facts)})
            if isinstance(entry, dict) and "clause" not in entry and "own" not in entry:
                yield Finding("outline.missing-field", place("body:"), {"field": "clause"})


class Templates:
    """The folders of document kinds, `<kind>/outline.yaml` with its frame; an earlier folder wins by id."""

    def __init__(self, folders: Iterable[Path]) -> None:
        self.folders = tuple(Path(f) for f in folders)
        self._read: dict[str, Outline] = {}
        self._frames: dict[Path, bytes] = {}
        self._watched = Watched()

    def refresh(self) -> bool:
        """Forgets every outline and frame that changed, came or went since it was read; whether there was any."""
        return self._watched.refresh()

    @property
    def all_kinds(self) -> tuple[str, ...]:
        """All kinds, in the order of the process."""
        found = {p.parent.name for f in self.folders for p in f.glob("*/outline.yaml")}
        return tuple(sorted(found, key=lambda k: (self.outline(k).order, k)))

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds that are made of one dossier."""
        return self.about("dossier")

    def about(self, subject: str) -> tuple[str, ...]:
        """The kinds that are about `subject` ("dossier", "portfolio"), in the order of the process."""
        return tuple(k for k in self.all_kinds if self.outline(k).subject == subject)

    def outline(self, kind: str) -> Outline:
        """The outline of `kind`. Raises LibraryError where there is none (with the known kinds) or it has faults."""
        if kind not in self._read:
            for folder in self.folders:
                path = folder / kind / "outline.yaml"
                self._watched.saw(path, lambda: self._read.pop(kind, None))
                if path.is_file():
                    self._read[kind] = read_outline(path, str(Path(folder.name) / kind / "outline.yaml"))
                    break
            else:
                known = sorted({p.parent.name for f in self.folders for p in f.glob("*/outline.yaml")})
                near = difflib.get_close_matches(kind, known, n=1, cutoff=0.5)
                code = "outline.unknown-kind-near" if near else "outline.unknown-kind"
                raise LibraryError(
                    Finding(
                        code, Place(path="--kind"), {"kind": kind, "near": "".join(near), "known": ", ".join(known)}
                    )
                )
        return self._read[kind]

    def frame(self, outline: Outline) -> bytes:
        """The bytes of the outline's frame; a frame in an earlier folder wins. Raises LibraryError where it is missing."""
        for folder in self.folders:
            path = folder / outline.id / outline.frame.name
            if path not in self._frames:
                if not path.is_file():
                    continue
                self._watched.saw(path, partial(self._frames.pop, path, None))
                self._frames[path] = path.read_bytes()
            return self._frames[path]
        raise LibraryError(Finding("outline.no-frame", Place(outline.source), {"frame": outline.frame.name}))
