"""Clause texts are sandboxed, located, and cannot be tricked by values."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import drafting
from drafting import tree
from drafting.clauses import Library
from drafting.errors import DraftingError, LibraryError
from drafting.intake import dossier_json, load_dossier, parse_dossier
from tests.conftest import ROOT

WADCHEMIE = ROOT / "examples" / "wadchemie" / "dossier.yaml"
HEAD = "---\nid: costs\nversion: 1\ntopic: final\nrole: article\nheading: {nl: Kosten, en: Costs}\n---\n\n# nl\n\n## preferred\n\n"
LINE = HEAD.count("\n") + 1


def _library(tmp_path: Path, text: str) -> Library:
    folder = tmp_path / "clauses" / "final"
    folder.mkdir(parents=True)
    (folder / "costs.md").write_text(HEAD + text, encoding="utf-8")
    return Library([tmp_path / "clauses", ROOT / "clauses"])


def _build(tmp_path: Path, text: str) -> tree.Document:
    return drafting.assemble(load_dossier(WADCHEMIE), "eop", "nl", library=_library(tmp_path, text))


def _article(document: tree.Document) -> tree.Article:
    return next(n for n in tree.walk(document) if isinstance(n, tree.Article) and n.wid == "costs")


def test_a_workspace_clause_overrides_by_id(tmp_path: Path) -> None:
    assert tree.plain_text(_article(_build(tmp_path, "1. Eigen tekst.\n")).children) == "Eigen tekst."


@pytest.mark.parametrize(
    "attack",
    [
        "{{ ''.__class__.__mro__ }}", "{{ company.__class__ }}", "{{ company.model_dump() }}", "{{ ref.__globals__ }}",
        "{{ company._value }}", "{{ ''.join.__self__ }}", "{{ lipsum.__globals__ }}", "{{ cycler.__init__ }}",
        "{{ self.__init__ }}", "{% include 'x' %}", "{% import 'os' as os %}", "{{ range(10**9) | list }}",
        "{{ company | attr('_value') }}", "{{ company | attr('__class__') }}x{{ dict }}", "{{ '%s' | format(company) }}",
    ],
)  # fmt: skip
def test_reaching_python_through_a_text_is_refused(tmp_path: Path, attack: str) -> None:
    with pytest.raises(LibraryError) as caught:
        _build(tmp_path, f"1. {attack}\n")
    finding = caught.value.findings[0]
    assert finding.code in (
        "clauses.unsafe",
        "clauses.template-failed",
        "clauses.jinja-syntax",
        "clauses.unknown-value",
        "clauses.unknown-value-near",
    )
    assert finding.place.line == LINE


def test_a_syntax_error_names_file_and_line(tmp_path: Path) -> None:
    with pytest.raises(LibraryError) as caught:
        _build(tmp_path, "1. Goed.\n2. {{ company.name }\n")
    place = caught.value.findings[0].place
    assert (place.source, place.line) == ("clauses/final/costs.md", LINE + 1)


def test_an_unknown_name_names_the_line_it_stands_on(tmp_path: Path) -> None:
    with pytest.raises(LibraryError) as caught:
        _build(tmp_path, "1. Goed.\n{% if company.kvk %}\n2. {{ bedrijf.naam }}.\n{% endif %}\n")
    assert caught.value.findings[0].place.line == LINE + 2
    assert "bedrijf" in caught.value.text()


def test_a_value_is_never_read_as_markup(tmp_path: Path) -> None:
    plain = json.loads(dossier_json(load_dossier(WADCHEMIE)))
    evil = "1. **vet** {: #x } {and} ^[noot] {{ 7 * 7 }} & <w:p/> {% raw %}"
    next(o for o in plain["organisations"] if o["id"] == "wadchemie")["name"] = evil
    document = drafting.assemble(
        parse_dossier(json.dumps(plain)), "eop", library=_library(tmp_path, "1. {{ company.name }}\n2. Einde.\n")
    )
    paragraph = _article(document).children[0]
    assert isinstance(paragraph, tree.Paragraph)
    assert [type(n) for n in paragraph.content] == [tree.Value]
    assert tree.plain_text(paragraph.content).replace("\u00a0", " ") == evil


def test_a_loop_over_nothing_leaves_nothing(tmp_path: Path) -> None:
    document = _build(tmp_path, "1. Lijst:\n{% for p in [] %}\n   a. nooit{and}\n{% endfor %}\n2. Einde.\n")
    assert [tree.plain_text(p.content) for p in _article(document).children] == ["Lijst:", "Einde."]  # type: ignore[union-attr]


def test_list_ends_follow_from_what_remains(tmp_path: Path) -> None:
    document = _build(
        tmp_path,
        "1. Lijst:\n   a. een{and}\n{% if false %}\n   b. twee{and}\n{% endif %}\n   c. drie{or}\n   d. vier{or}\n2. Einde.\n",
    )
    items = _article(document).children[0].children  # type: ignore[union-attr]
    assert [(i.num, tree.plain_text(i.content)) for i in items] == [
        ("a.", "een;"),
        ("b.", "drie;\u00a0of"),
        ("c.", "vier."),
    ]  # type: ignore[union-attr]


def test_a_footnote_is_a_node_with_its_own_values(tmp_path: Path) -> None:
    document = _build(tmp_path, "1. Tekst.^[Zie {{ company.name }}.]\n")
    notes = [n for n in tree.walk(_article(document)) if isinstance(n, tree.Footnote)]
    assert tree.plain_text(notes[0].children) == "Zie Wadchemie Delfzijl B.V.."


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("id: costs\n", "clauses.no-front-matter"),
        ("---\nid: Kosten\nversion: een\nfoo: 1\n---\n\n# nl\n\n## preferred\n\nx\n", "clauses.bad-id"),
        (HEAD.replace("# nl", "# fr") + "x\n", "clauses.bad-language"),
        (HEAD.replace("## preferred", "## beste") + "x\n", "clauses.bad-cell"),
        (HEAD + "x\n\n## preferred\n\ny\n", "clauses.cell-twice"),
    ],
)
def test_a_faulty_clause_file_is_told(tmp_path: Path, text: str, code: str) -> None:
    folder = tmp_path / "clauses" / "final"
    folder.mkdir(parents=True)
    (folder / "costs.md").write_text(text, encoding="utf-8")
    found = Library([tmp_path / "clauses"]).faults()
    assert code in {f.code for f in found}
    assert all(f.place.source == "clauses/final/costs.md" for f in found)


def test_the_shipped_library_reads_without_faults() -> None:
    library = Library([ROOT / "clauses"])
    assert library.faults() == ()
    assert len(library.ids) > 60
    with pytest.raises(DraftingError):
        library.clause("bestaat-niet")
