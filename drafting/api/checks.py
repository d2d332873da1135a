"""Checking a dossier, a draft, a Word file or a text; annotating a Word file; following commitments through the stages."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from drafting import tree as t
from drafting.api import places
from drafting.api.languages import behind, clauses_in
from drafting.api.lines import at_lines
from drafting.api.sources import source_at
from drafting.api.workspace import Where, workspace_around
from drafting.checks import Subject, TextLine, all_rules, lines_of_text, lines_of_tree
from drafting.checks import check as run_rules
from drafting.checks.days import document_day
from drafting.checks.dictionary import dutch
from drafting.checks.kinds import kind_of
from drafting.checks.outline import outline
from drafting.clauses.check import fields_of_terms, named_fields
from drafting.clauses.combinations import clashes
from drafting.errors import DraftingError, Finding, InputError, Place
from drafting.intake import load_dossier, load_portfolio, read_text
from drafting.model import Dossier, Portfolio, Stage, known
from drafting.watched import stamp

WORD = (".docx", ".docm", ".dotx", ".dotm")


def check(
    target: str | Path,
    *,
    profile: str = "",
    lang: str = "",
    moment: date | None = None,
    silenced: Iterable[str] = (),
    only: Iterable[str] = (),
    also: Iterable[str] = (),
    against: str | Path = "",
    outgoing: bool | None = None,
) -> list[Finding]:
    """The findings of every rule that applies to `target`: a dossier or portfolio (.yaml, .json), a Word file or a plain text.

    `profile` is "agreement", "letter" or "statute" (default: agreement for a dossier and for files with articles, else
    letter). `moment` is the document's date; `against` a dossier or portfolio whose figures and stages the document is to
    have. `silenced`, `only` and `also` are rule ids. `outgoing` says whether the file is to go out as it is (default: a letter is, and what
    says of itself that it is final). Raises InputError or PackageError for a file that cannot be read.
    """
    path = source_at(target)
    asked = (tuple(silenced), tuple(only), tuple(also))
    if path.suffix.lower() in (".yaml", ".yml", ".json"):
        source = load_source(path)
        home = workspace_around(path)
        if isinstance(source, Portfolio):
            return check_portfolio(source, str(path), lang, *asked, workspace=home)
        return at_lines(check_dossier(source, str(path), lang, moment, *asked, workspace=home), path)
    if not path.is_file():
        raise InputError(Finding("intake.no-file", Place(str(path))))
    subject = _outgoing(subject_of(path, profile, lang, moment), outgoing)
    if against:
        subject = held_against(subject, load_source(Path(against)))
    return run_rules(subject, *asked)


def check_word(
    content: bytes,
    name: str,
    *,
    profile: str = "",
    lang: str = "",
    moment: date | None = None,
    silenced: Iterable[str] = (),
    only: Iterable[str] = (),
    also: Iterable[str] = (),
    against: str | Path | Dossier | Portfolio | None = None,
    outgoing: bool | None = None,
) -> list[Finding]:
    """`check` for a Word file in memory, such as a draft's revision; `against` may be a dossier that is loaded already."""
    subject = _outgoing(word_subject(content, name, profile, lang, moment), outgoing)
    if against:
        subject = held_against(subject, load_source(Path(against)) if isinstance(against, str | Path) else against)
    return run_rules(subject, silenced, only, also)


def day_of(path: Path) -> tuple[date, str] | None:
    """The day of the document in a Word file or a text, with the words that it was taken from; None where it says none."""
    if is_word_file(path):
        return document_day([line.text for line in lines_of_tree(_read_once(path, str(path))[0])])
    return document_day([line.text for line in lines_of_text(read_text(path))])


def _outgoing(subject: Subject, asked: bool | None) -> Subject:
    """`subject`, to go out or not: as asked, else where it is a letter by others, or where its own properties call it final."""
    final = str(subject.facts.get("status", "")).lower() in (
        "final",
        "definitief",
        "vastgesteld",
        "ondertekend",
        "signed",
    )
    ours = subject.tree is not None and bool(subject.tree.kind)
    return replace(
        subject, outgoing=asked if asked is not None else final or (subject.profile == "letter" and not ours)
    )


def is_word_file(path: Path) -> bool:
    """Whether a file is taken as a Word file: by its name, or by its first bytes (a renamed or an old .doc file)."""
    if path.suffix.lower() in WORD:
        return True
    from drafting.word.package.opening import is_word, read_file

    return is_word(read_file(path))


def load_source(path: Path) -> Dossier | Portfolio:
    """The dossier or portfolio in a file, told apart by what it holds. Raises InputError."""
    return (
        load_portfolio(path)
        if re.search(r"^(?:companies:|\s*\"companies\":)", read_text(path), re.MULTILINE)
        else load_dossier(path)
    )


def subject_of(path: Path, profile: str, lang: str, moment: date | None) -> Subject:
    """What there is to check in a Word file or a text."""
    if is_word_file(path):
        return word_subject(path, str(path), profile, lang, moment)
    from drafting.word.package.opening import read_file, refuse_foreign

    refuse_foreign(read_file(path), str(path))
    lines = lines_of_text(read_text(path))
    texts = [line.text for line in lines]
    chosen = lang or _guess(texts)
    articles = outline(lines, chosen)
    library = places.library()
    return Subject(
        str(path), chosen, profile or ("agreement" if articles or _agreed(texts) else "letter"), lines, outline=articles,
        moment=moment or _moment(texts), words=dutch(), norms=library.norms,
    )  # fmt: skip


def word_subject(
    source: Path | bytes, name: str, profile: str = "", lang: str = "", moment: date | None = None
) -> Subject:
    """A Word file: its tree, its paragraphs, its lines and what its marks tell."""
    document, blocks, facts = _read_once(source, name)
    lines = lines_of_tree(document)
    texts = [line.text for line in lines]
    facts["evident"] = bool(_guess(texts, ""))
    chosen = lang or _guess(texts, "en" if facts["lang"].startswith("en") else "nl")
    # A file in a third language that says too little to tell is no Dutch to be spelt.
    readable = facts["evident"] or facts["lang"][:2] in ("", "nl", "en")
    own = any(isinstance(n, t.Article) for n in t.walk(document))
    articles = None if own else outline(lines, chosen)
    library = places.library()
    return Subject(
        name, chosen, profile or ("agreement" if own or articles or _agreed(texts) else "letter"), lines, document, blocks, None,
        moment or _moment(texts), True, dutch() if readable else None, articles, facts,
        norms=library.norms, clause_norms={c.id: tuple(map(str, c.norms)) for c in library},
    )  # fmt: skip


def _read_once(source: Path | bytes, name: str) -> tuple[t.Document, Any, dict[str, Any]]:
    """A Word file read whole; the last one is kept, for a check asks for it twice. Its facts are the caller's own."""
    from drafting.word.reader.survey import read_whole

    if isinstance(source, bytes):
        return read_whole(source, name)
    document, blocks, facts = _kept(source, name, stamp(source))
    return document, blocks, dict(facts)


@lru_cache(maxsize=1)
def _kept(path: Path, name: str, _: object) -> tuple[t.Document, Any, dict[str, Any]]:
    from drafting.word.reader.survey import read_whole

    return read_whole(path, name)


def held_against(subject: Subject, source: Dossier | Portfolio) -> Subject:
    """`subject`, to be held against `source`; for a document of ours also value by value."""
    from drafting.api.documents import assemble

    printed: dict[str, set[str]] = {}
    kind = subject.tree.kind if subject.tree is not None else ""
    if kind and isinstance(source, Dossier):
        with suppress(DraftingError):
            for node in t.walk(assemble(source, kind, subject.lang)):
                if isinstance(node, t.Value):
                    printed.setdefault(node.path, set()).add(t.plain_text(node.children))
    return replace(subject, against=source, facts={**subject.facts, "printed": printed})


def check_dossier(
    dossier: Dossier,
    name: str,
    lang: str = "",
    moment: date | None = None,
    silenced: Iterable[str] = (),
    only: Iterable[str] = (),
    also: Iterable[str] = (),
    workspace: Where = None,
) -> list[Finding]:
    """A dossier against itself and across its stages, and each document that it can give."""
    from drafting.api.build import kinds_of, lacking
    from drafting.api.documents import assemble
    from drafting.api.once import Told

    asked = (tuple(silenced), tuple(only), tuple(also))
    library, templates = places.library(workspace), places.templates(workspace)

    def named(clause_id: str) -> frozenset[str]:
        return named_fields(library.clause(clause_id))

    norms = {c.id: tuple(map(str, c.norms)) for c in library}
    documents: list[tuple[str, str, tuple[t.Document, ...]]] = []
    told = Told(name)
    for kind in kinds_of(dossier, workspace):
        made = []
        for one in [lang] if lang else ("nl", "en"):
            try:
                document = assemble(dossier, kind, one, workspace=workspace, name=name)
            except DraftingError as error:
                told.lack(f for f in error.findings if f.code not in ("assembly.stage-absent", "assembly.stopped"))
                continue
            made.append(document)
            day = moment or _day_of(dossier, kind, templates.outline(kind).stage)
            subject = tree_subject(document, f"{name}, {kind} ({one})", "agreement", day)
            told.add(document, run_rules(replace(subject, norms=library.norms, clause_norms=norms), *asked))
        if made and not only:
            told.lack(behind(dossier, kind, {c for one in made for c in clauses_in(one)}, name, workspace))
        if made and not only and "incomplete" not in asked[0]:
            told.lack(lacking(dossier, kind, name, workspace))
        stage = templates.outline(kind).stage
        documents.append((kind, stage.value if stage else "", tuple(made)))
    absent = [kind for kind, _, made in documents if not made]
    to_come = {f for k in absent for c in templates.outline(k).clause_ids if c in library for f in named(c)}
    to_come |= fields_of_terms(library) if absent else set()
    facts = {"documents": tuple(documents), "to_come": to_come}
    positions = {k: c.position.value for k, c in dossier.choices.positions.items()}
    present = {
        n.clause.partition("@")[0]
        for _, _, made in documents
        for tree in made
        for n in t.walk(tree)
        if getattr(n, "clause", "")
    }
    if not only:
        told.lack(clashes(library, present, positions, name))
    subject = Subject(name, lang or dossier.language, "agreement", dossier=dossier, moment=moment, facts=facts)
    return run_rules(subject, *asked) + told.all()


def check_portfolio(
    portfolio: Portfolio,
    name: str,
    lang: str = "",
    silenced: Iterable[str] = (),
    only: Iterable[str] = (),
    also: Iterable[str] = (),
    workspace: Where = None,
) -> list[Finding]:
    """Each company of a portfolio by itself and across its stages, then the letter and its annexes."""
    from drafting.api.build import portfolio_kinds
    from drafting.api.portfolio import assemble_portfolio

    asked = (tuple(silenced), tuple(only), tuple(also))
    found: list[Finding] = []
    for company in portfolio.companies:
        subject = Subject(
            f"{name}, {company.id}", lang or portfolio.language, "agreement", dossier=company, moment=portfolio.day
        )
        found += run_rules(subject, *asked)
    for kind in portfolio_kinds(workspace, False, "md"):
        try:
            document = assemble_portfolio(portfolio, kind, lang or None, workspace=workspace, name=name)
        except DraftingError as error:
            found += error.findings
            continue
        subject = tree_subject(document, f"{name}, {kind}", "letter", portfolio.day)
        found += run_rules(replace(subject, against=portfolio), *asked)
    return found


def _day_of(dossier: Dossier, kind: str, stage: Stage | None) -> date | None:
    """The day of a document of a dossier: its own, or where that is open that of its step."""
    entry = dossier.documents.get(kind)
    own = known(entry.date) if entry is not None else None
    steps = (known(e.date) for e in dossier.stages if e.stage == stage)
    return own or next((day for day in steps if day is not None), None)


def tree_subject(document: t.Document, name: str, profile: str, moment: date | None = None) -> Subject:
    """A document that has been assembled, before it is written."""
    return Subject(
        name, document.lang, profile, lines_of_tree(document), document, moment=moment, typeset=True, words=dutch()
    )


def rules() -> list[dict[str, str]]:
    """Every rule: its id, norm, severity and profiles."""
    return [
        {
            "id": r.id,
            "norm": r.norm,
            "severity": str(r.severity),
            "profiles": ", ".join(r.profiles),
            "languages": ", ".join(r.langs),
            "default": "yes" if r.default else "no",
        }
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


def annotate(source: Path | bytes, findings: Iterable[Finding], lang: str = "nl", moment: str = "") -> bytes:
    """The Word file with a comment at every finding."""
    from drafting.word.comments import annotated

    notes = [(f.excerpt, f.place.path, f"{f.fact(lang)} {f.remedy(lang)} ({f.norm})") for f in findings]
    return annotated(source, notes, moment)


_DUTCH = frozenset(["de", "het", "een", "van", "en", "is", "voor", "met", "dat", "deze", "niet", "wordt", "zijn"])
_ENGLISH = frozenset(["the", "of", "and", "to", "in", "is", "for", "with", "that", "this", "not", "be", "are"])


def _guess(texts: list[str], otherwise: str = "nl") -> str:
    """The language of the first lines by their small words; `otherwise` where they say too little."""
    words = [w for text in texts[:60] for w in text.lower().split()]
    english, dutch_words = sum(w in _ENGLISH for w in words), sum(w in _DUTCH for w in words)
    return otherwise if max(english, dutch_words) < 4 else "en" if english > dutch_words else "nl"


def _agreed(texts: list[str]) -> bool:
    """Whether a text without articles is an agreement all the same: its title says so, and nobody is greeted."""
    greeted = any(re.match(r"(?:Geachte|Dear|Aan de |Beste )", text.strip()) for text in texts[:40])
    numbered = sum(bool(re.match(r"\d{1,2}(?:\.\d{1,2})?[.)]? \S", text)) for text in texts)
    return (
        not greeted and numbered >= 3 and bool(kind_of(Subject("", "", "", tuple(TextLine(x, "") for x in texts[:8]))))
    )


def _moment(texts: list[str]) -> date | None:
    """The day of the document, by its own words."""
    found = document_day(texts)
    return found[0] if found else None
