"""The law: accepting all gives NEW, rejecting all gives OLD, paragraph by paragraph, in text and formatting; for pairs made
by hand, drawn at random, of our own drafts, and for the real ones beside the checkout."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

import drafting
from drafting.cli import main
from drafting.compare import align, tokens
from drafting.errors import PackageError
from drafting.word.package.soundness import unsound
from drafting.word.revisions import revisions_of
from tests.conftest import ROOT, SHARED

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STAMP = {"author": "An", "date": "2026-01-01T00:00:00Z"}


def _seen(docx_bytes: bytes) -> list[tuple[Any, ...]]:
    """What a reader sees of the body, written from the standard and not from the engine: for each paragraph its properties
    and its text letter by letter with the formatting of each; tabs, breaks, notes and pictures as one sign each."""
    with zipfile.ZipFile(io.BytesIO(docx_bytes)) as archive:
        body = etree.fromstring(archive.read("word/document.xml")).find(f"{W}body")
    found = []
    for paragraph in body.iter(f"{W}p"):
        properties = paragraph.find(f"{W}pPr")
        own = (
            () if properties is None else tuple(_plain(c) for c in properties if c.tag not in (f"{W}rPr", f"{W}sectPr"))
        )
        letters: list[tuple[str, bytes]] = []
        for run in paragraph.iter(f"{W}r"):
            rpr = run.find(f"{W}rPr")
            look = b"" if rpr is None or not len(rpr) else _plain(rpr)
            for child in run:
                if child.tag == f"{W}t":
                    letters += [(c, look) for c in child.text or ""]
                elif child.tag not in (f"{W}rPr", f"{W}lastRenderedPageBreak"):
                    letters.append((etree.QName(child).localname, look))
        cells = sum(1 for a in paragraph.iterancestors() if a.tag == f"{W}tc")
        found.append((own, tuple(letters), cells))
    return found


def _plain(node: Any) -> bytes:
    return re.sub(rb' (?:xmlns:\w+|w:rsid\w*)="[^"]*"', b"", etree.tostring(node, method="c14n"))


def _lawful(old: bytes, new: bytes) -> bytes:
    marked = drafting.redline(old, new, strict=True, **STAMP)
    assert _seen(drafting.accept_all(marked)) == _seen(drafting.accept_all(new))
    assert _seen(drafting.reject_all(marked)) == _seen(drafting.reject_all(old))
    return marked


def _made(blocks: list[Any]) -> bytes:
    document = docx.Document()
    for block in blocks:
        if isinstance(block, list):
            table = document.add_table(rows=0, cols=2)
            for one, two in block:
                cells = table.add_row().cells
                cells[0].text, cells[1].text = one, two
            continue
        text, style, bold = block
        paragraph = document.add_paragraph(style=style)
        for k, word in enumerate(text.split(" ")):
            run = paragraph.add_run(word + " ")
            run.bold = (bold and k % 3 == 0) or None
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


WORDS = st.lists(
    st.sampled_from(
        [
            "de",
            "Staat",
            "het",
            "Bedrijf",
            "betaalt",
            "€",
            "1.250.000",
            "uiterlijk",
            "12,5%",
            "Project",
            "&",
            "Zn",
            "CO2",
            "niet",
            "wel",
        ]
    ),
    max_size=9,
).map(" ".join)
PARAGRAPH = st.tuples(WORDS, st.sampled_from(["Normal", "Heading 1", "List Bullet"]), st.booleans())
TABLE = st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=4)
BLOCKS = st.lists(st.one_of(PARAGRAPH, PARAGRAPH, PARAGRAPH, TABLE), max_size=7)


@st.composite
def _pairs(draw: st.DrawFn) -> tuple[list[Any], list[Any]]:
    """A document and an edit of it: blocks dropped, moved, changed, added."""
    old = draw(BLOCKS)
    new: list[Any] = []
    for block in old:
        fate = draw(st.sampled_from(["same", "same", "same", "drop", "change", "new before"]))
        if fate == "new before":
            new.append(draw(st.one_of(PARAGRAPH, TABLE)))
        if fate == "change":
            new.append(draw(TABLE) if isinstance(block, list) else (draw(WORDS), block[1], block[2]))
        elif fate != "drop":
            new.append(block)
    return old, new


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(_pairs())
def test_the_law_over_pairs_drawn_at_random(pair: tuple[list[Any], list[Any]]) -> None:
    _lawful(_made(pair[0]), _made(pair[1]))


def test_what_is_deleted_among_equal_paragraphs_comes_back_in_its_place() -> None:
    empty = ("", "Normal", False)
    _lawful(_made([empty] * 4 + [("de", "Normal", False), empty]), _made([empty] * 5))


@pytest.mark.slow
@settings(max_examples=600, deadline=None, suppress_health_check=list(HealthCheck))
@given(_pairs())
def test_the_law_over_six_hundred_pairs(pair: tuple[list[Any], list[Any]]) -> None:
    _lawful(_made(pair[0]), _made(pair[1]))


def _real() -> list[dict[str, str]]:
    manifest = SHARED / "material" / "redline" / "manifest.json"
    return json.loads(manifest.read_text())["pairs"] if manifest.exists() else []


@pytest.mark.parametrize("pair", _real(), ids=lambda p: p["id"])
def test_the_law_over_real_pairs(pair: dict[str, str]) -> None:
    folder = SHARED / "material" / "redline"
    _lawful((folder / pair["before"]).read_bytes(), (folder / pair["after"]).read_bytes())


def _errors(schema: Any, docx_bytes: bytes) -> set[str]:
    found = set()
    with zipfile.ZipFile(io.BytesIO(docx_bytes)) as archive:
        for name in archive.namelist():
            if re.match(r"word/(document|header\d*|footer\d*|footnotes|endnotes|numbering|styles)\.xml$", name):
                root = etree.fromstring(archive.read(name))
                root.attrib.pop("{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable", None)
                if not schema.validate(root):
                    found |= {re.sub(r"\d+", "#", e.message) for e in schema.error_log}
    return found


def test_no_real_pair_gets_a_new_fault_of_schema(shared: Path) -> None:
    schema = etree.XMLSchema(etree.parse(str(shared / "xsd" / "all.xsd")))
    folder = shared / "material" / "redline"
    worse = {}
    for pair in _real():
        old, new = (folder / pair["before"]).read_bytes(), (folder / pair["after"]).read_bytes()
        fresh = _errors(schema, drafting.redline(old, new, **STAMP)) - _errors(schema, old) - _errors(schema, new)
        if fresh:
            worse[pair["id"]] = fresh
    assert worse == {}


def _draft(**positions: str) -> bytes:
    dossier = drafting.load_dossier(ROOT / "examples" / "wadchemie" / "dossier.yaml")
    return drafting.render(drafting.assemble(dossier, "agreement", positions=positions))


def test_our_own_drafts_change_only_where_a_clause_changed() -> None:
    marked = _lawful(_draft(), _draft(confidentiality="fallback"))
    found = revisions_of(marked)
    said = " ".join(r.old + r.new for r in found)
    assert "tien" in said
    assert 2 <= len(found) <= 40
    assert {r.author for r in found} == {"An"}


def test_whole_figures_change() -> None:
    old, new = (
        _made([("De Steun is € 1.250.000 per jaar", "Normal", False)]),
        _made([("De Steun is € 1.350.000 per jaar", "Normal", False)]),
    )
    changes = {(r.old.strip(), r.new.strip()) for r in revisions_of(_lawful(old, new))}
    assert changes == {("€ 1.250.000", ""), ("", "€ 1.350.000")}


def test_identical_files_have_no_changes() -> None:
    one = _draft()
    assert revisions_of(drafting.redline(one, one, **STAMP)) == []


@pytest.mark.parametrize("bad", [b"", b"PK\x03\x04kapot", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 600])
def test_what_cannot_be_read_is_told(bad: bytes) -> None:
    with pytest.raises(PackageError):
        drafting.redline(bad, _made([]), **STAMP)


@given(st.lists(st.sampled_from("abcd"), max_size=30), st.lists(st.sampled_from("abcd"), max_size=30))
def test_an_alignment_covers_both_sides_in_order(a: list[str], b: list[str]) -> None:
    edits = align(a, b)
    assert [x for e in edits for x in a[e.a1 : e.a2]] == a
    assert [x for e in edits for x in b[e.b1 : e.b2]] == b
    assert all(a[e.a1 : e.a2] == b[e.b1 : e.b2] for e in edits if e.same)


@given(st.text())
def test_tokens_give_the_text_back(text: str) -> None:
    assert "".join(tokens(text)) == text


def test_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, text in (("a", "een twee"), ("b", "een drie")):
        (tmp_path / f"{name}.docx").write_bytes(_made([(text, "Normal", False)]))
    words = [
        "redline",
        str(tmp_path / "a.docx"),
        str(tmp_path / "b.docx"),
        "-o",
        str(tmp_path / "r.docx"),
        "--author",
        "An",
    ]
    assert main(words) == 0
    assert "2 wijzigingen" in capsys.readouterr().out
    (tmp_path / "r.docx").write_bytes(b"van een ander")
    assert main(words) == 7


# ---------------------------------------------------------------- moves

LONG = "De Partijen overleggen ten minste twee keer per jaar over de voortgang."


def _sorts(marked: bytes) -> list[str]:
    return [r.sort for r in revisions_of(marked) if r.sort != "mark"]


def _text_of(words: str) -> tuple[str, str, bool]:
    return (words, "Normal", False)


def test_a_paragraph_that_stands_elsewhere_is_a_move() -> None:
    rest = [_text_of(f"Dit is alinea nummer {n} van het document.") for n in range(4)]
    marked = _lawful(_made([_text_of(LONG), *rest]), _made([*rest, _text_of(LONG)]))
    assert set(_sorts(marked)) == {"moved-away", "moved-here"}
    body = zipfile.ZipFile(io.BytesIO(marked)).read("word/document.xml")
    names = re.findall(rb'<w:move(From|To)RangeStart [^>]*w:name="(\w+)"', body)
    assert sorted(names) == [(b"From", b"drafting1"), (b"To", b"drafting1")]
    assert body.count(b"RangeEnd") == 2
    assert b"delText" not in body


def test_a_paragraph_that_stayed_between_changed_ones_is_no_move() -> None:
    old = [_text_of("Eerste zin van dit stuk hier."), _text_of(LONG), _text_of("Laatste zin van dit stuk hier.")]
    new = [_text_of("Heel iets anders om mee te beginnen."), _text_of(LONG), _text_of("Slot.")]
    assert not {"moved-away", "moved-here"} & set(_sorts(_lawful(_made(old), _made(new))))


def test_short_or_repeated_paragraphs_are_not_moves() -> None:
    short = [_text_of("Kop"), *[_text_of(f"Dit is alinea nummer {n} van het document.") for n in range(3)]]
    marked = _lawful(_made(short), _made([*short[1:], short[0]]))
    assert not {"moved-away", "moved-here"} & set(_sorts(marked))
    twice = [_text_of(LONG), _text_of("Dit is een andere alinea van het stuk."), _text_of(LONG)]
    assert not {"moved-away", "moved-here"} & set(_sorts(_lawful(_made(twice), _made(twice[1:2]))))


def _with_article_moved(docx_bytes: bytes, clause: str, after: str) -> bytes:
    """The file with the content control of one clause put behind that of another, as one would drag it in Word."""
    with zipfile.ZipFile(io.BytesIO(docx_bytes)) as archive:
        parts = {n: archive.read(n) for n in archive.namelist()}
    root = etree.fromstring(parts["word/document.xml"])

    def control(name: str) -> Any:
        return next(
            s for s in root.iter(f"{W}sdt")
            if (t := s.find(f"{W}sdtPr/{W}tag")) is not None and str(t.get(f"{W}val")).startswith(f"clause:{name}@")
        )  # fmt: skip

    control(after).addnext(control(clause))
    parts["word/document.xml"] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    return out.getvalue()


def test_a_moved_article_of_ours_is_a_move_and_nothing_else() -> None:
    old = _draft()
    marked = _lawful(old, _with_article_moved(old, "costs", "consultation"))
    assert set(_sorts(marked)) == {"moved-away", "moved-here"}


@st.composite
def _shuffled(draw: st.DrawFn) -> tuple[list[Any], list[Any]]:
    """A document and an edit of it in which blocks also change places."""
    old, new = draw(_pairs())
    longer = [(f"{b[0]} {LONG} {n}", b[1], b[2]) if isinstance(b, tuple) else b for n, b in enumerate(old)]
    made = [longer[old.index(b)] if b in old else b for b in new]
    if made and draw(st.booleans()):
        made.insert(draw(st.integers(0, len(made))), made.pop(draw(st.integers(0, len(made) - 1))))
    return longer, made


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(_shuffled())
def test_the_law_holds_where_blocks_change_places(pair: tuple[list[Any], list[Any]]) -> None:
    _lawful(_made(pair[0]), _made(pair[1]))


@pytest.mark.slow
@settings(max_examples=600, deadline=None, suppress_health_check=list(HealthCheck))
@given(_shuffled())
def test_the_law_holds_over_six_hundred_pairs_with_moves(pair: tuple[list[Any], list[Any]]) -> None:
    _lawful(_made(pair[0]), _made(pair[1]))


def test_a_move_follows_the_schema_and_is_sound(shared: Path) -> None:
    schema = etree.XMLSchema(etree.parse(str(shared / "xsd" / "all.xsd")))
    old = _draft()
    new = _with_article_moved(old, "costs", "consultation")
    marked = drafting.redline(old, new, **STAMP)
    # Office's own extensions are no part of the schema: their faults differ in what stands around them.
    fresh = {e for e in _errors(schema, marked) - _errors(schema, old) if "wordml}appearance" not in e}
    assert fresh == set()
    assert not [f for f in unsound(marked) if f not in unsound(old)]


# ---------------------------------------------------------------- reading well


def test_the_same_words_in_another_appearance_are_not_marked_as_new_words() -> None:
    old, new = (
        _made([("een twee drie vier vijf zes zeven acht", "Normal", False)]),
        _made([("een twee drie vier vijf zes zeven acht", "Normal", True)]),
    )
    found = revisions_of(_lawful(old, new))
    assert {r.sort for r in found} == {"properties"}


def test_a_phrase_that_changed_reads_as_one_change() -> None:
    old = _made([_text_of("Partijen vragen advies aan een onafhankelijke deskundige die zij samen aanwijzen.")])
    new = _made([_text_of("Partijen volgen het advies van een onafhankelijke deskundige over de Mijlpalen.")])
    found = [(r.sort, (r.old or r.new).strip()) for r in revisions_of(_lawful(old, new))]
    assert ("deletion", "die zij samen aanwijzen") in found
    assert ("insertion", "over de Mijlpalen") in found


def test_paragraphs_are_paired_so_that_most_words_stay() -> None:
    far = _text_of("De vergoeding bedraagt honderd euro per maand voor ieder gezin met kinderen.")
    old = [_text_of("De vergoeding bedraagt tien euro per dag voor vervoer."), far]
    new = [
        _text_of("De vergoeding bedraagt honderd euro per maand voor vervoer."),
        _text_of(far[0].replace("honderd", "negentig")),
    ]
    found = [(r.old or r.new).strip() for r in revisions_of(_lawful(_made(old), _made(new)))]
    assert {"honderd", "negentig"} <= set(found)
    assert len(found) <= 6
