"""Checking a dossier, a draft, a Word file or a text; annotating a Word file; following commitments through the stages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from drafting import tree as t
from drafting.api import places
from drafting.checks import Subject, all_rules, lines_of_text, lines_of_tree
from drafting.checks import check as run_rules
from drafting.errors import DraftingError, Finding
from drafting.intake import load_dossier, read_text
from drafting.locale import get, parse_date
from drafting.model import Dossier, Open, Quantity

DICTIONARIES = ("/usr/share/hunspell/nl_NL.dic", "/usr/share/hunspell/nl.dic", "/usr/share/myspell/dicts/nl.dic")


def check(
    target: str | Path,
    *,
    profile: str = "",
    lang: str = "",
    moment: date | None = None,
    silenced: Iterable[str] = (),
    only: Iterable[str] = (),
) -> list[Finding]:
    """The findings of every rule that applies to `target`: a dossier (.yaml, .json), a Word file or a plain text.

    `profile` is "agreement", "letter" or "statute" (default: agreement for a dossier and for files with articles, else
    letter). `moment` is the document's date. Raises InputError or PackageError for a file that cannot be read.
    """
    path = Path(target)
    if path.suffix.lower() in (".yaml", ".yml", ".json"):
        return check_dossier(load_dossier(path), str(path), lang, moment, silenced, only)
    return run_rules(subject_of(path.read_bytes() if path.exists() else b"", path, profile, lang, moment), silenced, only)


def subject_of(raw: bytes, path: Path, profile: str, lang: str, moment: date | None) -> Subject:
    """What there is to check in a Word file or a text."""
    if path.suffix.lower() in (".docx", ".docm", ".dotx"):
        return word_subject(raw or path, str(path), profile, lang, moment)
    lines = lines_of_text(read_text(path))
    chosen = lang or _guess([line.text for line in lines])
    return Subject(
        str(path), chosen, profile or "letter", lines, moment=moment or _moment([line.text for line in lines]),
        words=_dictionary() if chosen == "nl" else None,
    )  # fmt: skip


def word_subject(source: Path | bytes, name: str, profile: str = "", lang: str = "", moment: date | None = None) -> Subject:
    """A Word file: its tree, its paragraphs and its lines."""
    from drafting.word.reader import read_blocks, read_docx

    document, blocks = read_docx(source, name), read_blocks(source, name)
    lines = lines_of_tree(document)
    texts = [line.text for line in lines]
    chosen = lang or _guess(texts)
    agreement = any(isinstance(n, t.Article) for n in t.walk(document))
    library = places.library()
    return Subject(
        name, chosen, profile or ("agreement" if agreement else "letter"), lines, document, blocks, None,
        moment or _moment(texts), True, _dictionary() if chosen == "nl" else None, library.norms,
        {c.id: tuple(map(str, c.norms)) for c in library},
    )  # fmt: skip


def check_dossier(
    dossier: Dossier, name: str, lang: str = "", moment: date | None = None, silenced: Iterable[str] = (), only: Iterable[str] = ()
) -> list[Finding]:
    """A dossier against itself and across its stages, and each document that it can give."""
    from drafting.api.build import all_kinds, assemble

    found = run_rules(Subject(name, lang or dossier.language, "agreement", dossier=dossier, moment=moment), silenced, only)
    library = places.library()
    norms = {c.id: tuple(map(str, c.norms)) for c in library}
    for kind in all_kinds():
        for one in [lang] if lang else ("nl", "en"):
            try:
                document = assemble(dossier, kind, one, name=name)
            except DraftingError as error:
                found += [f for f in error.findings if f.code not in ("assembly.stage-absent", "assembly.stopped")]
                continue
            title = f"{name}, {kind} ({one})"
            subject = Subject(title, one, "agreement", lines_of_tree(document), document, typeset=True, norms=library.norms, clause_norms=norms)
            found += run_rules(subject, silenced, only)
    return found


def rules() -> list[dict[str, str]]:
    """Every rule: its id, norm, severity and profiles."""
    return [
        {"id": r.id, "norm": r.norm, "severity": str(r.severity), "profiles": ", ".join(r.profiles), "languages": ", ".join(r.langs)}
        for r in all_rules()
    ]


def as_data(findings: Iterable[Finding], lang: str = "nl") -> list[dict[str, str]]:
    """Findings as plain objects: code, severity, place, excerpt, fact, remedy, norm."""
    return [
        {
            "code": f.code.removeprefix("checks."), "severity": str(f.severity), "place": f.place.text(lang),
            "excerpt": f.excerpt, "fact": f.fact(lang), "remedy": f.remedy(lang), "norm": f.norm,
        }
        for f in findings
    ]  # fmt: skip


def annotate(path: Path, findings: Iterable[Finding], lang: str = "nl", moment: str = "") -> bytes:
    """The Word file with a comment at every finding."""
    from drafting.word.annotate import annotated

    notes = [(f.excerpt, f.place.path, f"{f.fact(lang)} {f.remedy(lang)} ({f.norm})") for f in findings]
    return annotated(path, notes, moment)


_DUTCH = frozenset(["de", "het", "een", "van", "en", "is", "voor", "met", "dat", "deze", "niet", "wordt", "zijn"])
_ENGLISH = frozenset(["the", "of", "and", "to", "in", "is", "for", "with", "that", "this", "not", "be", "are"])


def _guess(texts: list[str]) -> str:
    words = [w for text in texts[:60] for w in text.lower().split()]
    return "en" if sum(w in _ENGLISH for w in words) > sum(w in _DUTCH for w in words) else "nl"


def _moment(texts: list[str]) -> date | None:
    """The date of a letter: the first line that is "Den Haag, 30 juni 2025" or "Datum 30 juni 2025"."""
    import re

    for text in texts[:30]:
        match = re.match(r"^(?:Den Haag,|Datum:?)\s+(\d{1,2} \w+ \d{4})\s*$", text.strip())
        if match:
            try:
                return parse_date(match[1])
            except ValueError:
                return None
    return None


@lru_cache(maxsize=1)
def _dictionary() -> Any:
    """Whether a Dutch word is in the installed dictionary (Debian: hunspell-nl), ending by ending; None where there is none."""
    path = next((Path(p) for p in DICTIONARIES if Path(p).is_file()), None)
    if path is None:
        return None
    known = {line.partition("/")[0].strip().casefold() for line in path.read_text(encoding="utf-8", errors="replace").split("\n")}

    def knows(word: str) -> bool:
        plain = word.casefold()
        stems = [plain[: len(plain) - cut] for cut in (0, 1, 2, 3) if len(plain) - cut > 3]
        # Plurals soften the last letter: bedrijf, bedrijven; huis, huizen.
        hard = [stem[:-1] + {"v": "f", "z": "s"}[stem[-1]] for stem in stems if stem[-1] in "vz"]
        return any(stem in known for stem in (*stems, *hard))

    return knows


# ---------------------------------------------------------------- commitments through the stages


@dataclass(frozen=True, slots=True)
class Step:
    """One figure, amount or obligation in one stage; `drift` tells how it differs from the stage before."""

    what: str
    stage: str
    text: str
    drift: str = ""


def trail(dossier: Dossier, lang: str = "nl") -> Iterator[Step]:
    """Each commitment from EoP to agreement, with size and direction of every drift."""
    order = {e.stage: i for i, e in enumerate(dossier.stages)}
    groups: dict[tuple[str, str], list[Quantity]] = {}
    for q in dossier.quantities:
        if q.direction == "reduction":
            groups.setdefault((str(q.substance), q.project or q.site or ""), []).append(q)
    tongue = get(lang)
    for (substance, where), figures in groups.items():
        previous: Quantity | None = None
        last_of_stage = {q.stage: q for q in sorted(figures, key=lambda q: q.year)}
        for stage, q in sorted(last_of_stage.items(), key=lambda pair: order.get(pair[0], 99)):
            text = "".join(p.text for p in tongue.quantity(value=q.value, low=q.low, high=q.high, unit=q.unit.value, per_year=q.per_year, bound=q.bound.value)) if not isinstance(q.value, Open) else f"[●: {q.value.reason}]"
            text += f" ({q.year}, {'/'.join(map(str, q.baseline.years))})"
            yield Step(f"{substance} {where}".strip(), stage.value, text, _drift(previous, q, lang))
            previous = q
    for obligation in dossier.obligations:
        drift = "" if obligation.counterpart else "–"
        yield Step(obligation.id, obligation.stage.value, obligation.text.get(lang), drift)


def _drift(old: Quantity | None, new: Quantity, lang: str) -> str:
    if old is None or old.tonnes is None or new.tonnes is None or old.tonnes == new.tonnes:
        changed = [] if old is None else [w for w, a, b in (("jaar", old.year, new.year), ("basisjaar", old.baseline.years, new.baseline.years)) if a != b]
        return ", ".join(changed)
    tongue = get(lang)
    share = (new.tonnes - old.tonnes) / old.tonnes * 100
    return f"{tongue.number(old.tonnes)} → {tongue.number(new.tonnes)} ton ({'+' if share > 0 else ''}{tongue.number(share, 1)}%)"


