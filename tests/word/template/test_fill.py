"""`drafting.fill` and `drafting fill`: any template with a YAML or JSON file."""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import pickle
import subprocess
import sys
from pathlib import Path

import pytest
from docx import Document

import drafting
from drafting.api.fill import FILTERS, compiled_template, read_values
from drafting.api.filters import NAMES
from drafting.cli import fill as command
from drafting.errors import DraftingError, InputError, OutputError, PackageError, UsageError
from drafting.intake.plain import as_written_in_json, read_plain
from drafting.word.template import Template
from tests.word.template.made import docx, names, p, part, png, text, with_part


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "brief.docx").write_bytes(docx(
        p("Geachte {{ naam }}, op {{ dag|datum }} is {{ bedrag|zegge }} verleend ({{ deel|procent }})."),
        p("{{r let_op }}"), p("{{ adres }}"), p("{{ beeld }}"), p("{{p bijlage }}"), p("{{ steden|opsomming }} {{ aantal|woorden }}"),
    ))  # fmt: skip
    (tmp_path / "bijlage.docx").write_bytes(docx(p("Uit de bijlage")))
    (tmp_path / "beeld").mkdir()
    (tmp_path / "beeld/logo.png").write_bytes(png(4, 4))
    (tmp_path / "gegevens.yaml").write_text(
        "naam: Jansen & Zn\ndag: 2025-06-23\nbedrag: 1250000\ndeel: 49.5\naantal: 12\nsteden: [Delft, Gouda, Leiden]\n"
        'let_op: {$richtext: [{text: "Let op: ", bold: true}, {text: rood, color: "C00000"}]}\n'
        "adres: {$listing: [Havenweg 12, Moerdijk]}\n"
        "beeld: {$image: beeld/logo.png, height_mm: 12, alt: Logo}\nbijlage: {$subdoc: bijlage.docx}\n",
        encoding="utf-8",
    )
    return tmp_path


def _run(*words: str) -> int:
    parser = argparse.ArgumentParser()
    command.add(parser, "nl")
    return command.run(parser.parse_args(list(words)), "nl")


def test_the_command_fills_a_template_from_yaml(folder: Path) -> None:
    out = folder / "ingevuld.docx"
    assert _run(str(folder / "brief.docx"), str(folder / "gegevens.yaml"), "-o", str(out)) == 0
    said = text(out.read_bytes())
    assert said[0] == (
        "Geachte Jansen & Zn, op 23\u00a0juni 2025 is €\u00a01.250.000 (zegge: een miljoen tweehonderdvijftigduizend euro)"
        " verleend (49,5%)."
    )
    assert said[1:3] == ["Let op: rood", "Havenweg 12\nMoerdijk"]
    assert "Uit de bijlage" in said
    assert "Delft, Gouda en Leiden twaalf" in said
    assert "word/media/fill1.png" in names(out.read_bytes())
    assert not list(folder.glob(".*.part"))


def test_json_says_the_same_as_yaml(folder: Path) -> None:
    values = {"a": "x", "l": [1, 2.5, "y", {"d": 0}]}
    (folder / "g.json").write_text(json.dumps(values), encoding="utf-8")
    raw = docx(p("{{ a }} {{ l[0] }} {{ l[1] }} {{ l[2] }} {{ l[3] }}"))
    assert text(drafting.fill(raw, folder / "g.json")) == text(drafting.fill(raw, values))


@pytest.mark.parametrize(("lang", "said"), [("nl", " ja nee"), ("en", " yes no")])
def test_null_and_true_of_a_data_file_print_as_people_write_them(folder: Path, lang: str, said: str) -> None:
    raw = docx(p("{{ n }} {{ w }} {{ f }}{% if f or n %}!{% endif %}{% if w is true and n is none %}.{% endif %}"))
    for name, written in (("g.json", '{"n": null, "w": true, "f": false}'), ("g.yaml", "n:\nw: true\nf: false\n")):
        (folder / name).write_text(written, encoding="utf-8")
        assert text(drafting.fill(raw, folder / name, lang=lang)) == [said + "."]
    assert text(drafting.fill(raw, {"n": None, "w": True, "f": False})) == ["None True False."]


def test_the_short_way_through_json_gives_what_the_yaml_reader_gives(folder: Path) -> None:
    said = '{"a": 1.50, "b": [1e3, -0.0, 12345678901234567890, null, true], "c": {"d": "é\\n\\u20ac"}, "e": {}}'
    file = folder / "s.json"
    file.write_text(said, encoding="utf-8")
    plain = read_plain(said, "s.json", as_written_in_json).value
    assert repr(read_values(file)) == repr(plain)
    for bad in ('{"a": 1, "a": 2}', '{"a": NaN', '{"a": 1} x', '{"a":' + "[" * 5000):
        file.write_text(bad, encoding="utf-8")
        with pytest.raises(InputError):
            read_values(file)


def test_an_existing_file_is_kept_unless_forced(folder: Path) -> None:
    out = folder / "a.docx"
    out.write_text("van mij")
    words = (str(folder / "brief.docx"), str(folder / "gegevens.yaml"), "-o", str(out))
    with pytest.raises(OutputError, match="bestaat al"):
        _run(*words)
    assert out.read_text() == "van mij"
    assert _run(*words, "--force") == 0
    assert _run(*words[:-1], str(folder / "nieuw/a.docx")) == 0  # as every command, it makes the folder
    assert (folder / "nieuw" / "a.docx").read_bytes() == out.read_bytes()


def test_the_command_shows_which_names_a_template_asks(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(str(folder / "brief.docx"), "--names") == 0
    assert capsys.readouterr().out.split() == [
        "aantal", "adres", "bedrag", "beeld", "bijlage", "dag", "deel", "let_op", "naam", "steden[]",
    ]  # fmt: skip
    with pytest.raises(UsageError):
        _run(str(folder / "brief.docx"))


def test_every_wrong_marked_value_is_told_with_its_line(folder: Path) -> None:
    file = folder / "fout.yaml"
    (folder.parent / "buiten.png").write_bytes(png(1, 1))
    (folder / "link.png").symlink_to(folder.parent / "buiten.png")
    file.write_text(
        "a: {$image: ../buiten.png}\nb: {$image: weg.png}\nc: {$richtext: [{text: x, blink: true}]}\n"
        "d: {$onzin: 1}\ne: {$image: beeld/logo.png, height_mm: -1}\nf: {$subdoc: /etc/passwd}\ng: {$image: link.png}\n"
        "h: {$image: beeld/logo.png, breedte: 2}\ni: {$listing: x, y: 1}\nj: {$subdoc: weg.docx}\n",
        encoding="utf-8",
    )
    with pytest.raises(InputError) as caught:
        read_values(file)
    found = [(f.place.line, f.code) for f in caught.value.findings]
    marked = "template.marked-value"
    assert found == [
        (1, "template.outside"), (2, "template.image-missing"), (3, marked), (4, marked), (5, marked), (6, "template.outside"),
        (7, "template.outside"), (8, marked), (9, marked), (10, "template.subdocument-missing"),
    ]  # fmt: skip
    assert "fout.yaml, regel 1: '../buiten.png' ligt buiten de map van het gegevensbestand." in caught.value.text()
    assert "line 3: $richtext is wrong: blink: True." in caught.value.text("en")


@pytest.mark.parametrize("content", ["- 1\n", "tekst\n", "a: [\n", "a: 1\na: 2\n", "\tx: 1\n", ""])
def test_data_that_is_no_mapping_or_no_yaml_is_told(folder: Path, content: str) -> None:
    file = folder / "x.yaml"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=r"x\.yaml"):
        read_values(file)


def test_a_data_file_that_is_not_there_is_told(folder: Path) -> None:
    with pytest.raises(InputError, match="bestaat niet"):
        read_values(folder / "weg.yaml")


def test_a_filter_on_the_wrong_sort_of_value_is_told_at_its_paragraph() -> None:
    template = drafting.Template(docx(p("a"), p("{{ x|euro }}"), p("{{ x|datum }}")), name="b.docx")
    with pytest.raises(InputError) as caught:
        template.fill({"x": "veel"})
    assert caught.value.text("nl").split("\n") == [
        "b.docx, hoofdtekst, alinea 2 (“{{ x|euro }}”): filter 'euro' kan niets met 'veel'. Geef een getal als 1250 of 1250.50.",
        "b.docx, hoofdtekst, alinea 3 (“{{ x|datum }}”): filter 'datum' kan niets met 'veel'. Geef een datum als 2025-06-23.",
    ]
    assert "Give a number such as 1250 or 1250.50." in caught.value.text("en")


def test_filters_speak_the_language_asked() -> None:
    raw = docx(
        p("{{ d|date }} {{ b|money }} {{ l|enumerate('or') }} {{ s|capital }} {{ n|number(1) }} {{ 3|ordinal }}")
    )
    values = {"d": "2025-06-23", "b": 1500, "l": ["a", "b"], "s": "ijmuiden", "n": "2.25"}
    assert text(drafting.Template(raw, lang="en").fill(values))[0].startswith("23\u00a0June 2025 €1,500 a or b")
    assert text(drafting.Template(raw).fill(values))[0] == "23\u00a0juni 2025 €\u00a01.500 a of b IJmuiden 2,3 derde"


@pytest.mark.parametrize(
    ("said", "printed"),
    [
        ("12,5", "€\u00a012,50"),
        ("1.250,75", "€\u00a01.250,75"),
        ("-3,10", "€\u00a0-3,10"),
        ("1.250.000", "€\u00a01.250.000,00"),
        ("1250.5", "€\u00a01.250,50"),
        ("0,125", "€\u00a00,13"),
    ],
)
def test_figures_as_dutch_excel_writes_them_in_csv(said: str, printed: str) -> None:
    assert text(drafting.Template(docx(p("{{ x|euro('exact') }}"))).fill({"x": said}))[0] == printed


@pytest.mark.parametrize("said", ["1.250", "1,250"])
def test_a_figure_that_may_be_read_in_two_ways_is_refused(said: str) -> None:
    with pytest.raises(InputError, match=r"kan niets met '1.250'. Geef een getal als 1250 of 1250\.50"):
        drafting.Template(docx(p("{{ x|euro }}"))).fill({"x": said})


def test_a_date_as_dutch_excel_writes_it_in_csv() -> None:
    assert text(drafting.Template(docx(p("{{ x|datum }}"))).fill({"x": "3-2-2025"}))[0] == "3\u00a0februari 2025"


def test_a_word_template_file_becomes_a_document() -> None:
    raw = with_part(
        docx(p("{{ x }}")),
        "[Content_Types].xml",
        lambda types: types.replace(b".document.main+xml", b".template.main+xml"),
    )
    made = drafting.Template(raw).fill({"x": "goed"})
    assert text(made)[0] == "goed"
    assert b".template.main+xml" not in part(made, "[Content_Types].xml")
    assert Document(io.BytesIO(made)).paragraphs[0].text == "goed"


def test_a_workbook_is_no_template(tmp_path: Path) -> None:
    import openpyxl

    openpyxl.Workbook().save(tmp_path / "rijen.xlsx")
    with pytest.raises(PackageError, match="geen Word-bestand"):
        drafting.Template(tmp_path / "rijen.xlsx")


def test_the_names_of_the_filters_are_one_list() -> None:
    assert set(FILTERS) == set(NAMES)


@pytest.mark.parametrize("codec", ["zlib", "auto"])
def test_the_same_data_give_the_same_bytes(codec: str) -> None:
    raw = docx(
        p("{{ a }}"), p("{%p for i in l %}"), p("{{ i }} en nog wat tekst erbij"), p("{%p endfor %}"), header="{{ a }}"
    )
    values = {"a": "x", "l": list(range(6000))}
    sums = {hashlib.sha256(Template(raw, codec=codec).fill(values)).hexdigest() for _ in range(3)}
    assert len(sums) == 1
    assert len(text(Template(raw, codec=codec).fill(values))) >= 6000


def test_parts_are_given_unzipped_too() -> None:
    template = drafting.Template(docx(p("{{ a }}"), header="{{ a }}"))
    parts = template.fill_parts({"a": "x"})
    whole = template.fill({"a": "x"})
    assert set(parts) == set(names(whole))
    assert all(part(whole, name) == content for name, content in parts.items())
    assert next(iter(parts)) == "[Content_Types].xml"


def test_a_template_travels_to_another_process() -> None:
    template = drafting.Template(docx(p("{{ a|euro }}")), name="x", codec="zlib")
    again = pickle.loads(pickle.dumps(template))
    assert again.fill({"a": 1}) == template.fill({"a": 1})
    assert again.name == "x"


def test_a_template_is_compiled_once_for_its_content() -> None:
    raw = docx(p("{{ a }}"))
    assert compiled_template(raw, "x") is compiled_template(bytes(bytearray(raw)), "x")
    assert compiled_template(raw, "x") is not compiled_template(raw, "x", "en")


def test_members_that_do_not_change_are_copied_as_they_are() -> None:
    from drafting.word.package.zipping import packed_members

    raw = docx(p("{{ a }}"))
    before = {m.name: m for m in packed_members(raw)}
    after = {m.name: m for m in packed_members(Template(raw).fill({"a": "y"}))}
    assert {n for n in before if before[n] != after[n]} == {"word/document.xml"}


def test_a_template_without_tags_comes_back_with_its_text() -> None:
    raw = docx(p("zonder", " velden"))
    assert text(Template(raw).fill({})) == text(raw)


def test_every_template_of_others_fills_or_says_why(shared: Path) -> None:
    for file in sorted((shared / "material/docx").rglob("*.docx")):
        try:
            made = Template(file).fill({})
        except DraftingError:
            continue
        if Template(file).asked.fields.fields:
            continue  # fields of Word's own mail merge are filled
        assert text(made, Template(file).main) == text(file.read_bytes(), Template(file).main), file


def test_marked_values_from_python_need_a_folder(folder: Path) -> None:
    raw = docx(p("{{ adres }}"))
    values = {"adres": {"$listing": ["een", "twee"]}}
    assert text(drafting.fill(raw, values, folder=folder))[0] == "een\ntwee"
    assert text(drafting.fill(raw, values))[0] == str(values["adres"])


def test_the_command_imports_nothing_it_does_not_use(folder: Path) -> None:
    (folder / "x.docx").write_bytes(docx(p("{{ a }}")))
    (folder / "x.json").write_text('{"a": 1}')
    code = (
        "import argparse, sys; from drafting.cli import fill; q = argparse.ArgumentParser(); fill.add(q);"
        "fill.run(q.parse_args(['x.docx', 'x.json', '-o', 'y.docx']));"
        "heavy = 'docx docxtpl docxcompose pydantic babel sqlalchemy openpyxl asyncio urllib.request drafting.locale drafting.model'.split();"
        "print([m for m in heavy if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("lang", "said"), [("nl", "overschrijf een bestaand bestand"), ("en", "overwrite an existing file")]
)
def test_help_shows_the_marked_values(lang: str, said: str) -> None:
    parser = argparse.ArgumentParser()
    command.add(parser, lang)
    shown = parser.format_help()
    assert said in shown
    assert all(mark in shown for mark in ("$image", "$richtext", "$listing", "$subdoc"))
