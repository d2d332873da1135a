"""Every rule finds its bad cases and leaves its good ones alone. The cases are files: see cases/README.md."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from drafting import tree as t
from drafting.api import checks as api
from drafting.checks import Subject, all_rules, check, lines_of_tree
from drafting.checks.dictionary import dutch
from drafting.intake import dossier_json, load_dossier, parse_dossier
from tests.conftest import ROOT

CASES = Path(__file__).parent / "cases"
TEXTS, WORDS, DOSSIERS = (sorted(CASES.glob(f"*.{form}")) for form in ("txt", "docx", "yaml"))
FOUND_IN_WORD = {
    "empty-sections.nl": {"empty-sections"},
    "accessibility.nl": {
        "alt", "language-other", "merged", "header", "title", "heading", "link", "contrast", "note", "list", "foreign",
    },
    "accessibility-bold.nl": {"language", "bold"},
    "marks.nl": {"nonbreaking", "placeholders-lit", "typography-formula"},
    "totals.nl": {"totals", "empty-sections"},
}  # fmt: skip
# Rules whose bad cases are built in this file, since they are about the fields and notes of our own documents.
BUILT = {"typed-references", "plotted", "active-content", "unprinted", "idle-party", "no-articles"}


def _codes(findings: Any) -> set[str]:
    return {f.code.removeprefix("checks.") for f in findings}


def _head(path: Path) -> tuple[dict[str, str], str]:
    raw = path.read_text(encoding="utf-8")
    return dict(re.findall(r"^% (\w+): (.*)$", raw, re.MULTILINE)), re.sub(
        r"^% .*\n", "", raw, flags=re.MULTILINE
    ).lstrip("\n")


@pytest.mark.parametrize("path", TEXTS, ids=lambda p: p.name)
def test_a_text_gives_what_it_says(path: Path, tmp_path: Path) -> None:
    head, text = _head(path)
    copy = tmp_path / path.name
    copy.write_text(text, encoding="utf-8")
    against = ROOT / "examples" / head["against"] / "dossier.yaml" if "against" in head else ""
    moment = date.fromisoformat(head["date"]) if "date" in head else None
    found = api.check(
        copy,
        profile=head.get("profile", ""),
        lang=head["lang"],
        moment=moment,
        against=against,
        also=head.get("also", "").split(),
    )
    expected = set(head.get("expect", "").split())
    if ".good." in path.name:
        assert [f.text() for f in found] == []
    else:
        assert expected
        assert expected <= _codes(found)
        assert all(f.excerpt or not f.place.line for f in found)


@pytest.mark.parametrize("path", WORDS, ids=lambda p: p.name)
def test_a_word_file_gives_its_faults(path: Path) -> None:
    # The filler of these files repeats itself.
    found = api.check(path, profile="letter", lang="nl", also=["nonbreaking"], silenced=["unfinished"])
    name = path.name.rpartition(".docx")[0]
    if name.endswith(".good"):
        assert [f.text() for f in found] == []
    else:
        key = name.removesuffix(".bad")
        prefix = "accessibility-" if key.startswith("accessibility") else ""
        assert {f"{prefix}{code}" for code in FOUND_IN_WORD[key]} == _codes(found)


def _patched(path: Path) -> tuple[set[str], str]:
    """The dossier of a case: an example with some fields set and some entries added."""
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    plain = json.loads(dossier_json(load_dossier(ROOT / "examples" / case["base"] / "dossier.yaml")))
    for place, value in case.get("set", {}).items():
        node: Any = plain
        *steps, last = place.split("/")
        for step in steps:
            node = (
                node[step]
                if isinstance(node, dict)
                else node[int(step)]
                if step.isdigit()
                else next(x for x in node if x["id"] == step)
            )
        node[last] = value
    for field, entries in case.get("add", {}).items():
        plain.setdefault(field, []).extend(entries)
    return set(case.get("expect", ())), json.dumps(plain)


@pytest.mark.parametrize("path", DOSSIERS, ids=lambda p: p.name)
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_dossier_gives_its_faults(path: Path, lang: str) -> None:
    expected, text = _patched(path)
    found = check(Subject(path.name, lang, "agreement", dossier=parse_dossier(text)))
    assert _codes(found) == expected
    assert all(f.place.path for f in found)


def test_every_rule_has_a_norm_words_and_cases() -> None:
    from drafting.messages.checks import CATALOGUE

    bad = {code for path in TEXTS for code in _head(path)[0].get("expect", "").split()}
    bad |= {f"accessibility-{c}" if k.startswith("acc") else c for k, codes in FOUND_IN_WORD.items() for c in codes}
    bad |= {code for path in DOSSIERS for code in _patched(path)[0]} | BUILT
    for rule in all_rules():
        assert rule.norm
        assert any(code == rule.id or code.startswith(f"{rule.id}-") for code in bad), rule.id
    for code, said in CATALOGUE.items():
        assert {"nl", "en"} == set(said)
        assert any(code == rule.id or code.startswith(f"{rule.id}-") for rule in all_rules()), code
    # Each bad case has its good one.
    for path in (*TEXTS, *WORDS, *DOSSIERS):
        assert path.with_name(path.name.replace(".bad.", ".good.")).exists()


def test_each_sentence_can_be_told_in_both_languages(tmp_path: Path) -> None:
    for path in TEXTS:
        head, text = _head(path)
        copy = tmp_path / path.name
        copy.write_text(text, encoding="utf-8")
        for finding in api.check(copy, profile=head.get("profile", ""), lang=head["lang"]):
            assert finding.fact("nl") != finding.fact("en")
            assert finding.remedy("nl")
            assert finding.remedy("en")


# ---------------------------------------------------------------- our own documents, with fields


def _article(*children: object, num: str = "1") -> t.Document:
    article = t.Article(f"a{num}", f"art_{num}", num, (t.Text("Kop"),), "", children)  # type: ignore[arg-type]
    return t.Document("agreement", "nl", "T", "", "statute", (article,))


def _lid(*content: object, num: str = "1.") -> t.Paragraph:
    return t.Paragraph("p" + num, "p" + num, num, content)  # type: ignore[arg-type]


def _found(document: t.Document) -> set[str]:
    return _codes(check(Subject("x", "nl", "agreement", lines_of_tree(document), document, typeset=True)))


def test_a_reference_typed_among_fields_is_told() -> None:
    field = t.CrossReference("a1", (t.Reference("a1", "1"),))
    assert "typed-references" in _found(_article(_lid(t.Text("Zie artikel 1, en "), field)))
    assert _found(_article(_lid(t.Text("Zie artikel 6 van de Mededingingswet, en "), field))) == set()


def test_faults_of_a_tree_are_found() -> None:
    assert "numbering" in _found(_article(_lid(t.Text("x")), num="2"))
    assert "references" in _found(_article(_lid(t.Text("Zie artikel 1, vijfde lid."))))
    definition = t.Definition("d", "d", "x", (t.DefinedTerm("x", "Kolenhoop"), t.Text(": iets.")))
    assert "terms-unused" in _found(_article(definition))


def test_a_document_of_ours_without_a_must_is_told() -> None:
    import drafting
    from drafting.api import places

    document = drafting.assemble(load_dossier(ROOT / "examples" / "wadchemie" / "dossier.yaml"), "agreement")
    kept = tuple(n for n in document.body if not isinstance(n, t.Chapter) or n.num != "8")
    library = places.library()
    norms = {c.id: tuple(map(str, c.norms)) for c in library}
    short = t.Document(document.kind, "nl", document.title, "", document.numbering, kept)
    subject = Subject("x", "nl", "agreement", (), short, norms=library.norms, clause_norms=norms)
    assert any(f.code == "checks.musts" and "19" in f.values["norm"] for f in check(subject))


def test_the_dictionary_knows_compounds_and_names() -> None:
    words = dutch()
    assert words is not None
    assert words.knows("verduurzamingsinvesteringen")
    assert words.knows("maatwerkafspraken")
    assert words.knows("risico’s")
    assert not words.knows("onmiddelijk")
    assert not words.knows("aan-genomen")
    assert words.name("amsterdam")
    assert not words.name("haven")
    assert words.english("agreement")
    assert not words.english("overeenkomst")
