"""What a rule is, and what it looks at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from drafting.errors import Finding, Place, Severity
from drafting.model import Dossier
from drafting.tree import Document

PROFILES = ("agreement", "letter", "statute")


@dataclass(frozen=True, slots=True)
class TextLine:
    """One paragraph of text: its words, where a reader finds it, and what it is ("text", "heading", "note", "cell").

    `index` is its position among the paragraphs of a Word file, -1 where it has none.
    """

    text: str
    place: str
    sort: str = "text"
    index: int = -1
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Subject:
    """What is checked: its lines always; its tree, its Word paragraphs and its dossier where there are any.

    `moment` is the date of the document, None where unknown; `typeset` says whether subscripts and non-breaking spaces
    could be seen (a Word file) or not (plain text). `words` answers whether a Dutch word is in the dictionary.
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
    words: Callable[[str], bool] | None = None
    norms: dict[str, Any] = field(default_factory=dict)
    clause_norms: dict[str, tuple[str, ...]] = field(default_factory=dict)

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


def check(subject: Subject, silenced: Iterable[str] = (), only: Iterable[str] = ()) -> list[Finding]:
    """All findings of the rules that apply, in reading order, each once. `silenced` and `only` are rule ids."""
    off, wanted = set(silenced), set(only)
    found: list[tuple[int, Finding]] = []
    for rule in all_rules():
        applies = subject.profile in rule.profiles and subject.lang in rule.langs and rule.id not in off
        if not applies or (wanted and rule.id not in wanted) or (not wanted and not rule.default):
            continue
        for hit in rule.find(subject):
            order = subject.lines.index(hit.line) if hit.line in subject.lines else -1
            finding = Finding(
                f"checks.{hit.name or rule.id}",
                Place(subject.name, hit.line.line if hit.line else None, path=hit.place or (hit.line.place if hit.line else "")),
                hit.values,
                rule.severity,
                _excerpt(hit.excerpt),
                rule.norm,
            )
            if all(finding != other for _, other in found):
                found.append((order, finding))
    return [finding for _, finding in sorted(found, key=lambda pair: pair[0])]


def _excerpt(text: str) -> str:
    """At most ten words."""
    words = text.split()
    return " ".join(words[:10]) + (" …" if len(words) > 10 else "")
