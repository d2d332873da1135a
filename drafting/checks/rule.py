"""What a rule is, and what it looks at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from drafting.checks.dictionary import Dictionary
from drafting.errors import Finding, Place, Severity
from drafting.model import Dossier, Portfolio
from drafting.tree import Document, walk

PROFILES = ("agreement", "letter", "statute")


@dataclass(frozen=True, slots=True)
class TextLine:
    """One paragraph of text: its words, where a reader finds it, and what it is ("text", "heading", "note", "cell").

    `index` is its position among the paragraphs of a Word file, -1 where it has none; `num` its number where that is no
    part of the words.
    """

    text: str
    place: str
    sort: str = "text"
    index: int = -1
    line: int | None = None
    num: str = ""


@dataclass(frozen=True, slots=True)
class Subject:
    """What is checked: its lines always; its tree, its Word paragraphs and its dossier where there are any.

    `moment` is the date of the document, None where unknown; `typeset` says whether subscripts and non-breaking spaces
    could be seen (a Word file) or not (plain text). `words` is the Dutch dictionary, None where there is none. `outline` holds the articles
    of a text whose tree has none; `facts` what a Word file's own marks tell (`drafting.word.reader.survey`); `against` the dossier or
    portfolio that a file is to agree with; `outgoing` whether it is to go out as it is, so that what is left over in it is an error.
    """

    name: str
    lang: str
    profile: str
    lines: tuple[TextLine, ...] = ()
    tree: Document | None = None
    blocks: tuple[Any, ...] = ()
    dossier: Dossier | None = None
    moment: date | None = None
    typeset: bool = False
    words: Dictionary | None = None
    outline: Document | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)
    against: Dossier | Portfolio | None = None
    outgoing: bool = False
    norms: dict[str, Any] = field(default_factory=dict)
    clause_norms: dict[str, tuple[str, ...]] = field(default_factory=dict)
    kept: dict[str, tuple[Any, ...]] = field(default_factory=dict, compare=False, repr=False)

    @property
    def structure(self) -> Document | None:
        """The tree, or where that has no articles the outline, if there is one."""
        return self.outline or self.tree

    def nodes(self) -> tuple[Any, ...]:
        """Every node of the tree, in reading order; none where there is no tree."""
        if "nodes" not in self.kept:
            self.kept["nodes"] = tuple(walk(self.tree)) if self.tree is not None else ()
        return self.kept["nodes"]

    @property
    def prose(self) -> Iterator[TextLine]:
        """The lines of running text and notes, without headings and table cells."""
        return (line for line in self.lines if line.sort in ("text", "note"))


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule found: the line (or None), the words it is about, and the values of its sentence; `name` where a rule has
    more than one sentence."""

    line: TextLine | None
    excerpt: str = ""
    values: dict[str, Any] = field(default_factory=dict)
    name: str = ""
    place: str = ""
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: `id` names its sentences in `messages.checks`; `norm` is what it rests on; `profiles` where it applies;
    `default` whether it runs unasked."""

    id: str
    norm: str
    find: Callable[[Subject], Iterable[Hit]]
    severity: Severity = Severity.WARNING
    profiles: tuple[str, ...] = PROFILES
    langs: tuple[str, ...] = ("nl", "en")
    default: bool = True


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, by its file's name."""
    folder = Path(__file__).parent / "rules"
    names = sorted(p.stem for p in folder.glob("*.py") if p.stem != "__init__")
    return tuple(import_module(f"drafting.checks.rules.{name}").RULE for name in names)


def check(
    subject: Subject, silenced: Iterable[str] = (), only: Iterable[str] = (), also: Iterable[str] = ()
) -> list[Finding]:
    """All findings of the rules that apply, in reading order, each once. `silenced`, `only` and `also` are rule ids; `also`
    adds rules that are off by default."""
    off, wanted, added = set(silenced), set(only), set(also)
    order: dict[int, int] = {id(line): i for i, line in enumerate(subject.lines)}
    found: dict[str, tuple[int, Finding]] = {}
    for rule in all_rules():
        applies = subject.profile in rule.profiles and subject.lang in rule.langs and rule.id not in off
        if (
            not applies
            or (wanted and rule.id not in wanted)
            or (not wanted and not rule.default and rule.id not in added)
        ):
            continue
        for hit in rule.find(subject):
            line = hit.line or _line_of(subject, hit)
            place = hit.place or (line.place if line else "")
            finding = Finding(
                f"checks.{hit.name or rule.id}",
                Place(subject.name, line.line if line else None, path=place),
                hit.values,
                hit.severity or rule.severity,
                _excerpt(hit.excerpt),
                rule.norm,
            )
            found.setdefault(repr(finding), (order.get(id(line), -1) if line else -1, finding))
    return [finding for _, finding in sorted(found.values(), key=lambda pair: pair[0])]


def _line_of(subject: Subject, hit: Hit) -> TextLine | None:
    """The line that holds the words of a hit that names none."""
    words = hit.excerpt.strip()[:60]
    return next((line for line in subject.lines if words in line.text), None) if len(words) > 3 else None


def _excerpt(text: str) -> str:
    """At most ten words."""
    words = text.split()
    return " ".join(words[:10]) + (" …" if len(words) > 10 else "")
