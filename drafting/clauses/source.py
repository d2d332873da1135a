"""Reading one clause file: front matter and the texts per language, position and firmness, each with its line.

The format is docs/clauses.md. Faults are collected and raised together as LibraryError.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from drafting.admission.bounds import overrun
from drafting.admission.characters import refused
from drafting.errors import Finding, LibraryError, Place
from drafting.model import Position

POSITIONS = tuple(p.value for p in Position)
FIRMNESSES = ("intention", "effort", "result")
ROLES = ("article", "recital", "parties", "section", "signatures", "annex")
LANGUAGES = ("nl", "en")
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
MAX_ID = 28

_FIELDS = {
    "id", "version", "topic", "role", "heading", "norms", "negotiable", "playbook", "note", "verify", "sample",
    "subject",
}  # fmt: skip
_LANG = re.compile(r"#\s+(\S+)\s*$")
_CELLS = re.compile(r"##\s+([^#].*?)\s*$")


@dataclass(frozen=True, slots=True)
class Variant:
    """One text of a clause: its language, the cells it serves, the text, and its first line in the file.

    `firmnesses` is empty where it serves every firmness that no other text of its position names.
    """

    lang: str
    positions: tuple[str, ...]
    firmnesses: tuple[str, ...]
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Clause:
    """A (model)bepaling: one unit of the library, all its languages and positions."""

    id: str
    version: int
    topic: str
    role: str
    heading: Mapping[str, str]
    source: str
    norms: tuple[str, ...] = ()
    negotiable: bool = False
    playbook: Mapping[str, Any] = field(default_factory=dict)
    note: Mapping[str, str] = field(default_factory=dict)
    verify: tuple[str, ...] = ()
    sample: Mapping[str, Any] = field(default_factory=dict)
    variants: tuple[Variant, ...] = ()
    raw: str = ""
    subject: str = "dossier"

    @property
    def tag(self) -> str:
        """How documents name it: `<id>@<version>`."""
        return f"{self.id}@{self.version}"

    def variant(self, lang: str, position: str, firmness: str) -> Variant | None:
        """The text for one cell: the one that names the firmness, else the one that names none; None if there is none."""
        general = None
        for variant in self.variants:
            if variant.lang == lang and position in variant.positions:
                if firmness in variant.firmnesses:
                    return variant
                if not variant.firmnesses:
                    general = variant
        return general


class _Loader(yaml.CSafeLoader if hasattr(yaml, "CSafeLoader") else yaml.SafeLoader):  # type: ignore[misc]
    """Safe YAML with the booleans of YAML 1.2 only: "no", "on" and "yes" are words."""


_Loader.yaml_implicit_resolvers = {
    first: [
        (tag, regexp)
        for tag, regexp in resolvers
        if tag not in ("tag:yaml.org,2002:bool", "tag:yaml.org,2002:timestamp")
    ]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"(?:true|false|True|False)\Z"), list("tfTF"))


@dataclass(frozen=True, slots=True)
class Repeated:
    """A key that stands twice in one mapping: the second would silently win. Lines count from 1."""

    key: str
    line: int
    first: int


class RepeatedKeysError(yaml.YAMLError):
    """Every key that stands twice."""

    def __init__(self, keys: list[Repeated]) -> None:
        super().__init__(", ".join(k.key for k in keys))
        self.keys = keys


def load_yaml(text: str, kept: bool = False) -> Any:
    """YAML of the library's own files, within bounds. Raises yaml.YAMLError, and its RepeatedKeysError for keys that stand
    twice; `kept`: in what an earlier version kept the second of them wins, as it did then."""
    if (too_far := overrun(text)) is not None:
        mark = yaml.Mark("", 0, too_far.line - 1, too_far.column - 1, None, 0)
        raise yaml.MarkedYAMLError(problem="too large, or nested too deep", problem_mark=mark)
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        if node is None:
            return None
        repeated = [] if kept else list(_repeated(node))
        if repeated:
            raise RepeatedKeysError(repeated)
        return loader.construct_document(node)
    except ValueError as error:  # a date that does not exist, a number of thousands of figures
        raise yaml.MarkedYAMLError(problem=str(error)) from None
    finally:
        loader.dispose()


def _repeated(node: yaml.Node) -> Iterator[Repeated]:
    if isinstance(node, yaml.SequenceNode):
        for entry in node.value:
            yield from _repeated(entry)
    if isinstance(node, yaml.MappingNode):
        seen: dict[str, int] = {}
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode) and key.value != "<<":
                line = key.start_mark.line + 1
                if key.value in seen:
                    yield Repeated(str(key.value), line, seen[key.value])
                seen.setdefault(key.value, line)
            yield from _repeated(value)


def yaml_faults(error: Exception, name: str, code: str, shift: int = 0) -> list[Finding]:
    """A YAML fault of a library file as findings: each repeated key, or `code` with the reason. `shift` is added to its lines."""
    if isinstance(error, RepeatedKeysError):
        return [
            Finding("clauses.repeated-key", Place(name, k.line + shift), {"key": k.key, "first": k.first + shift})
            for k in error.keys
        ]
    mark = getattr(error, "problem_mark", None)
    line = mark.line + 1 + shift if mark is not None else None
    return [Finding(code, Place(name, line), {"reason": getattr(error, "problem", None) or str(error)})]


def read_clause(path: Path, name: str, kept: bool = False) -> Clause:
    """The clause in the file at `path`, called `name` in findings. Raises LibraryError with every fault."""
    try:
        raw = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise LibraryError(Finding("clauses.unreadable", Place(name), {"reason": str(error)})) from None
    return parse_clause(raw, name, path.stem, kept)


def parse_clause(raw: str, name: str, stem: str, kept: bool = False) -> Clause:
    """The clause written in `raw`; `stem` is the id that its file name gives; `kept` as for `load_yaml`."""
    faults = [
        Finding("clauses.bad-character", Place(name, raw.count("\n", 0, at) + 1), {"found": char})
        for at, char in (() if kept else refused(raw))
    ]
    if faults:
        raise LibraryError(faults)
    front, body, first = _split(raw, name)
    try:
        fields = load_yaml(front, kept) or {}
    except yaml.YAMLError as error:
        raise LibraryError(yaml_faults(error, name, "clauses.front-matter", 1)) from None
    if not isinstance(fields, dict):
        raise LibraryError(Finding("clauses.front-matter", Place(name, 1), {"reason": "mapping expected"}))
    faults += _field_faults(fields, front, name, stem)
    variants = tuple(_variants(body, name, first, faults))
    if faults:
        raise LibraryError(faults)
    return Clause(
        id=fields["id"],
        version=fields["version"],
        topic=fields["topic"],
        role=fields["role"],
        heading=_local(fields.get("heading", "")),
        source=name,
        norms=tuple(fields.get("norms") or ()),
        negotiable=bool(fields.get("negotiable", False)),
        playbook=fields.get("playbook") or {},
        note=_local(fields.get("note") or ""),
        verify=tuple(fields.get("verify") or ()),
        sample=fields.get("sample") or {},
        variants=variants,
        raw=raw,
        subject=fields.get("subject", "dossier"),
    )


def _local(value: Any) -> dict[str, str]:
    if isinstance(value, dict):
        return {str(k): str(v) for k, v in value.items()}
    return {lang: str(value) for lang in LANGUAGES}


def _split(raw: str, name: str) -> tuple[str, str, int]:
    """Front matter, body, and the body's first line number."""
    lines = raw.split("\n")
    if lines[0].strip() != "---" or "---" not in [line.strip() for line in lines[1:]]:
        raise LibraryError(Finding("clauses.no-front-matter", Place(name, 1)))
    end = next(i for i in range(1, len(lines)) if lines[i].strip() == "---")
    return "\n".join(lines[1:end]), "\n".join(lines[end + 1 :]), end + 2


def _field_faults(fields: dict[str, Any], front: str, name: str, stem: str) -> Iterator[Finding]:
    def place(key: str) -> Place:
        lines = front.split("\n")
        return Place(name, next((i + 2 for i, line in enumerate(lines) if line.startswith(f"{key}:")), 1))

    for key in fields.keys() - _FIELDS:
        yield Finding("clauses.unknown-field", place(key), {"field": key, "known": ", ".join(sorted(_FIELDS))})
    for key in ("id", "version", "topic", "role"):
        if key not in fields:
            yield Finding("clauses.missing-field", Place(name, 1), {"field": key})
    key = fields.get("id", stem)
    if not isinstance(key, str) or not ID.match(key) or len(key) > MAX_ID:
        yield Finding("clauses.bad-id", place("id"), {"id": key})
    elif key != stem:
        yield Finding("clauses.other-name", place("id"), {"id": key, "stem": stem})
    if not isinstance(fields.get("version", 1), int) or isinstance(fields.get("version", 1), bool):
        yield Finding("clauses.bad-version", place("version"))
    if fields.get("role", "article") not in ROLES:
        yield Finding("clauses.bad-role", place("role"), {"found": fields.get("role"), "known": ", ".join(ROLES)})
    if fields.get("role") in ("article", "annex") and not fields.get("heading"):
        yield Finding("clauses.missing-field", Place(name, 1), {"field": "heading"})
    if fields.get("negotiable") and not fields.get("playbook"):
        yield Finding("clauses.missing-field", place("negotiable"), {"field": "playbook"})


def _variants(body: str, name: str, first: int, faults: list[Finding]) -> Iterator[Variant]:
    lang = ""
    cells: tuple[tuple[str, ...], tuple[str, ...]] | None = None
    start = 0
    lines: list[str] = []
    seen: dict[tuple[str, str, str], int] = {}

    def finish() -> Iterator[Variant]:
        if cells is None:
            if "".join(lines).strip():
                faults.append(Finding("clauses.stray-text", Place(name, start)))
            return
        text = "\n".join(lines)
        if not text.strip():
            faults.append(Finding("clauses.empty-text", Place(name, start)))
        for position in cells[0]:
            for firmness in cells[1] or ("",):
                key = (lang, position, firmness)
                if key in seen:
                    faults.append(Finding("clauses.cell-twice", Place(name, start), {"first": seen[key]}))
                seen[key] = start
        yield Variant(lang, cells[0], cells[1], text, start + 1)

    for number, line in enumerate(body.split("\n"), first):
        if match := _LANG.match(line):
            yield from finish()
            lang, cells, start, lines = match[1], None, number, []
            if lang not in LANGUAGES:
                faults.append(Finding("clauses.bad-language", Place(name, number), {"found": lang}))
        elif match := _CELLS.match(line):
            yield from finish()
            start, lines = number, []
            cells = _cells(match[1], Place(name, number), faults)
            if not lang:
                faults.append(Finding("clauses.no-language", Place(name, number)))
        else:
            if not lines and not line.strip() and cells is None:
                start = number
                continue
            lines.append(line)
    yield from finish()


def _cells(text: str, place: Place, faults: list[Finding]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    left, _, right = text.partition(":")
    positions = tuple(p.strip() for p in left.split(",") if p.strip())
    firmnesses = tuple(f.strip() for f in right.split(",") if f.strip())
    for found, known in ((positions, POSITIONS), (firmnesses, FIRMNESSES)):
        for word in found:
            if word not in known:
                faults.append(Finding("clauses.bad-cell", place, {"found": word, "known": ", ".join(known)}))
    return positions, firmnesses
