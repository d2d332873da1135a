"""Every fault is found at its paragraph, all at once, in Dutch and English; nothing reaches Python."""

from __future__ import annotations

import os
import time
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import docxtpl
import pytest

from drafting.errors import DraftingError, InputError, LibraryError, PackageError
from drafting.word.template import InlineImage, Template
from tests.word.template.made import docx, p, part, tbl, text, tr, with_part


def fault(raw: bytes, values: dict[str, Any] | None = None) -> DraftingError:
    with pytest.raises(DraftingError) as caught:
        Template(raw, name="brief.docx").fill(values or {})
    return caught.value


def test_every_missing_value_is_told_with_its_paragraph_and_text() -> None:
    raw = docx(p("Aan {{ naam }}"), p("niets"), tbl(1, tr("{%tr for r in rijen %}"), tr("{{ r.bedrag }}"), tr("{%tr endfor %}")),
               p("{% if b.c > 1 %}x{% endif %} {{ b.d.e }}"), header="Kop {{ kenmerk }}")  # fmt: skip
    error = fault(raw, {"naam2": 1, "rijen": [{}, {"bedrag": 2}, {}], "b": {}})
    assert isinstance(error, InputError)
    assert error.text("nl").split("\n") == [
        "brief.docx, hoofdtekst, alinea 1 (“Aan {{ naam }}”): 'naam' staat niet in de gegevens. Vul het aan, of verbeter de"
        " naam in het sjabloon. Bedoelde u 'naam2'?",
        "brief.docx, hoofdtekst, alinea 4 (“{{ r.bedrag }}”): 'r.bedrag' staat niet in de gegevens. Vul het aan, of verbeter de"
        " naam in het sjabloon.",
        "brief.docx, hoofdtekst, alinea 6 (“{% if b.c > 1 %}x{% endif %} {{ b.d.e }}”): 'b.c' staat niet in de gegevens. Vul"
        " het aan, of verbeter de naam in het sjabloon.",
        "brief.docx, hoofdtekst, alinea 6 (“{% if b.c > 1 %}x{% endif %} {{ b.d.e }}”): 'b.d' staat niet in de gegevens. Vul"
        " het aan, of verbeter de naam in het sjabloon.",
        "brief.docx, koptekst (header1.xml), alinea 1 (“Kop {{ kenmerk }}”): 'kenmerk' staat niet in de gegevens. Vul het aan,"
        " of verbeter de naam in het sjabloon.",
    ]
    assert "brief.docx, header (header1.xml), paragraph 1" in error.text("en")


def test_a_paragraph_keeps_its_number_when_others_are_lifted_out_before_it() -> None:
    raw = docx(p("{%p if a %}"), p("x"), p("{%p endif %}"), tbl(2, tr("{%tr for q in a %}", ""), tr("{{ q }}", "y"), tr("{%tr endfor %}", "")),
               p("{{ fout }}"))  # fmt: skip
    assert "alinea 10 (“{{ fout }}”)" in fault(raw, {"a": [1]}).text()


def test_a_missing_property_value_is_told_with_the_property() -> None:
    error = fault(docx(p("x"), properties={"title": "Over {{ onderwerp }}"}))
    assert "eigenschap title (“Over {{ onderwerp }}”): 'onderwerp' staat niet in de gegevens" in error.text()


def test_every_expression_that_jinja_cannot_read_is_told() -> None:
    error = fault(docx(p("goed {{ a }}"), p("{{ b + }}"), p("{{ c | }}"), p("{%p for x in y %}"), p("z")))
    assert isinstance(error, LibraryError)
    said = error.text()
    assert "alinea 2 (“{{ b + }}”)" in said
    assert "alinea 3 (“{{ c | }}”)" in said
    assert (
        "alinea 4 (“{%p for x in y %}”): 'for' wordt hier geopend maar nergens gesloten. Zet er {% endfor %} onder."
        in said
    )


@pytest.mark.parametrize(
    "tag", ["{{ x|bestaatniet }}", "{% if x is bestaatniet %}{% endif %}", "{% onzin %}", "{% endif %}"]
)
def test_an_unknown_filter_test_or_tag_is_told(tag: str) -> None:
    assert "alinea 2" in fault(docx(p("a"), p(tag)), {"x": 1}).text()


REACHES = [
    "{{ x.__class__ }}",
    "{{ x['__class__'] }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ x|attr('__class__') }}",
    "{{ x|attr('__cla' ~ 'ss__') }}",
    "{{ x['__cla' ~ 'ss__'] }}",
    "{{ f.__globals__ }}",
    "{{ f.func_globals.os }}",
    "{{ '{0.__class__}'.format(x) }}",
    "{{ '{0.__class__}'|format(x) }}{{ ('%s'|format)(x).__class__ }}",
    "{{ l.append(1) }}",
    "{{ d.update({'a': 1}) }}",
    "{{ m.system('true') }}",
    "{{ self.__init__ }}",
    "{{ cycler.__init__.__globals__ }}",
    "{{ namespace.__init__ }}",
    "{{ [x]|map(attribute='__class__')|list }}",
    "{{ kind.mro() }}",
    "{{ kind('1') }}",
    "{{ path.read_text() }}",
    "{{ path.unlink() }}",
    "{{ opened('/etc/passwd') }}",
    "{{ run('true') }}",
    "{{ evaluate('1') }}",
    "{{ beeld.read() }}",
    "{{ beeld.source }}",
    "{{ theirs.tpl.save('x') }}",
    "{% include 'a' %}",
    "{% import 'a' as b %}",
    "{% extends 'a' %}",
    "{{ 'x' * 1000000000 }}",
    "{{ 9 ** 99999999 }}",
    "{{ 'x'.ljust(1000000000) }}",
    "{{ 'x'|center(1000000000) }}",
    "{{ '%1000000000d' % 1 }}",
    "{{ '%1000000000d'|format(1) }}",
    "{{ '{:>1000000000}'.format(1) }}",
    "{% for i in range(100000000) %}{% endfor %}",
    "{% for a in long %}{% for b in long %}{% endfor %}{% endfor %}",
    "{% for a in s %}{% for b in s %}{% for c in s %}{% for d in s %}{% endfor %}{% endfor %}{% endfor %}{% endfor %}",
    "{% macro n(x) %}{% if x %}{{ n(x - 1) }}{{ n(x - 1) }}{% endif %}{% endmacro %}{{ n(60) }}",
    "{% for a in een recursive %}{% if loop.depth < 60 %}{{ loop(een) }}{{ loop(een) }}{% endif %}{% endfor %}",
    "{% for i in range(3000) %}{% for j in range(3000) %}{% endfor %}{% endfor %}",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "{{ lipsum() }}",
]


@pytest.mark.parametrize("tag", REACHES)
def test_a_template_cannot_reach_python_or_run_away(tag: str) -> None:
    values = {"x": 1, "f": lambda: 1, "l": [], "d": {}, "m": os, "kind": int, "path": Path("."), "opened": open, "run": os.system,
              "evaluate": eval, "long": range(10_000), "s": "x" * 100, "een": [1], "beeld": InlineImage(b""), "theirs": docxtpl.InlineImage(docxtpl.DocxTemplate("x"), "y")}  # fmt: skip
    error = fault(docx(p("eerst"), p(tag)), values)
    assert "alinea 2" in error.text("nl")
    assert "paragraph 2" in error.text("en")
    assert (values["l"], values["d"]) == ([], {})


def test_a_function_of_jinja_that_gets_a_wrong_value_is_not_called_missing() -> None:
    error = fault(docx(p("x"), p("{% for i in range(n) %}{{ i }}{% endfor %}")), {"n": "drie"})
    assert "alinea 2" in error.text()
    assert "'range'" not in error.text()


def test_reaching_python_is_called_that() -> None:
    error = fault(docx(p("{{ x.__class__ }}")), {"x": 1})
    assert isinstance(error, LibraryError)
    assert "dit sjabloon probeert bij Python zelf te komen (.__class__); dat mag een sjabloon niet." in error.text()


def test_a_condition_that_crosses_a_table_is_told_only_where_it_breaks_the_file() -> None:
    raw = docx(p("{% if a %}"), tbl(1, tr("{% endif %}x")))
    assert text(Template(raw).fill({"a": True}))[:2] == ["", "x"]
    error = fault(raw, {"a": False})
    assert "alinea 1 (“{% if a %}”): na het invullen is dit deel geen geldige XML meer" in error.text()


def test_markup_of_the_data_that_is_no_xml_is_told() -> None:
    assert "geen geldige XML" in fault(docx(p("{{ a|safe }}")), {"a": "<w:b>"}).text()


def test_a_picture_that_is_missing_or_no_picture_is_told_at_its_paragraph() -> None:
    raw = docx(p("a"), p("{{ een }}"), p("{{ twee }}"))
    error = fault(raw, {"een": InlineImage("weg.png"), "twee": InlineImage(b"geen plaatje")})
    assert isinstance(error, InputError)
    assert "alinea 2 (“{{ een }}”): afbeelding 'weg.png' bestaat niet." in error.text()
    assert "alinea 3 (“{{ twee }}”): '…' is geen afbeelding die Word kan tonen." in error.text()


def _changed(raw: bytes, name: str, content: bytes) -> bytes:
    return with_part(raw, name, lambda _: content)


def test_what_is_no_sound_word_file_is_refused() -> None:
    good = docx(p("{{ a }}"))
    bad = {
        "not a zip": b"tekst",
        "old or encrypted": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500),
        "cut off": good[: len(good) // 2],
        "a flipped byte": good[:2000] + bytes([good[2000] ^ 255]) + good[2001:],
        "broken XML": _changed(good, "word/document.xml", b"<w:document>"),
        "a document type": _changed(good, "word/document.xml", b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'),
        "macros": _changed(good, "word/vbaProject.bin", b"x"),
        "no document": _changed(good, "_rels/.rels", b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'),
    }  # fmt: skip
    for what, raw in bad.items():
        with pytest.raises(PackageError) as caught:
            Template(raw, name="x.docx").fill({"a": 1})
        assert "x.docx" in caught.value.text(), what


def test_a_file_that_is_not_there_is_told() -> None:
    with pytest.raises(PackageError, match="bestaat niet"):
        Template("nergens.docx")


def test_characters_that_xml_cannot_hold_are_left_out() -> None:
    made = Template(docx(p("{{ a }}"))).fill({"a": "een\x00\x01\x0b\x1f\ufffe\ud800twee"})
    assert text(made)[0] == "eentwee"


def test_a_failing_fill_leaves_the_template_as_it_was() -> None:
    template = Template(docx(p("{{ a }}"), p("{{ b }}")))
    good = template.fill({"a": 1, "b": 2})
    with pytest.raises(InputError):
        template.fill({"a": 1})
    assert template.fill({"a": 1, "b": 2}) == good


def test_xml_in_values_is_text() -> None:
    made = Template(docx(p("{{ a }}"))).fill({"a": "</w:t></w:r><w:r><w:t>{{ b }}&amp;"})
    assert text(made)[0] == "</w:t></w:r><w:r><w:t>{{ b }}&amp;"
    assert b"&lt;/w:t&gt;" in part(made, "word/document.xml")


class _Person(NamedTuple):
    name: str

    def shout(self) -> str:
        return self.name.upper()


def test_plain_values_and_objects_of_the_caller_keep_their_methods() -> None:
    values = {
        "d": date(2025, 6, 23),
        "n": Decimal("1.50"),
        "s": "a,b",
        "p": _Person("jan"),
        "f": lambda x: x + 1,
        "m": {"k": 1},
    }
    raw = docx(p("{{ d.year }} {{ d.strftime('%d') }} {{ n.quantize(n) }} {{ s.split(',')[1] }} {{ p.name }} {{ p.shout() }} {{ f(1) }}"),
               p("{% for k, v in m.items() %}{{ k }}{{ v }}{% endfor %}{{ dict(a=1)['a'] }}{% set ns = namespace(x=1) %}{% set ns.x = 2 %}{{ ns.x }}"))  # fmt: skip
    assert text(Template(raw).fill(values))[:2] == ["2025 23 1.50 b jan JAN 2", "k112"]


@pytest.mark.parametrize(
    "tag", ["{% for i in l %}" * 40 + "x" + "{% endfor %}" * 40, "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}"]
)
def test_nesting_beyond_reason_is_told(tag: str) -> None:
    with pytest.raises(LibraryError, match="hoofdtekst"):
        Template(docx(p(tag)), name="x.docx")


@pytest.mark.parametrize("opener", ["{{", "{%", "{%p ", "{#", "{", "{{r x "])
def test_openers_without_end_are_refused_at_once(opener: str) -> None:
    error = fault(docx(p("a"), p(opener * 30_000), p(*["{"] * 1000)))
    assert "alinea 2" in error.text()


def test_a_long_paragraph_is_shown_around_what_is_wrong() -> None:
    raw = docx(p("woord " * 40 + "{{ goed }} en " + "woord " * 40 + "{{ partij.naam }} " + "woord " * 40))
    place = fault(raw, {"goed": 1, "partij": {}}).findings[0].place
    assert "{{ partij.naam }}" in place.path
    assert len(place.path) <= 80
    assert place.path[0] == place.path[-1] == "…"


@pytest.mark.parametrize(
    ("tag", "code", "near"),
    [
        ("{% tr for r in l %}", "marker-apart", "{%tr … %}"),
        ("{%- tr for r in l %}", "marker-apart", "{%tr … %}"),
        ("{% p if x %}", "marker-apart", "{%p … %}"),
        ("{{ Naam bedrijf }}", "name-space", "Naam_bedrijf"),
        ("{{ naam van het bedrijf }}", "name-space", "naam_van_het_bedrijf"),
    ],
)
def test_a_tag_that_is_nearly_one_says_how_it_is_written(tag: str, code: str, near: str) -> None:
    found = fault(docx(p("voor"), p(tag))).findings
    assert [f.code for f in found if f.code.startswith("template.mark") or f.code.startswith("template.name")] == [
        f"template.{code}"
    ]
    assert near in found[0].text("nl")
    assert near in found[0].text("en")
    assert "alinea 2" in found[0].text("nl")


@pytest.mark.parametrize(
    ("asked", "known", "meant"),
    [
        ("Naam", "naam", "naam"),
        ("naam_bedrijf", "Naam-bedrijf", "Naam-bedrijf"),
        ("KvK-nummer", "KvK_nummer", "KvK_nummer"),
        ("bedrg", "bedrag", "bedrag"),
    ],
)
def test_the_nearest_known_name_is_told(asked: str, known: str, meant: str) -> None:
    assert f"Bedoelde u '{meant}'?" in fault(docx(p("{{ " + asked + " }}")), {known: 1, "elders": 2}).text("nl")


def test_missing_names_take_time_by_their_number_only_and_are_looked_for_once_a_batch() -> None:
    def seconds(count: int) -> float:
        template = Template(docx(*(p(f"Aan {{{{ naam_{i} }}}}") for i in range(count))), name="b")
        began = time.process_time()
        for row in range(5):
            with pytest.raises(InputError) as caught:
                template.fill({f"veld_{i}": row for i in range(50)})
            assert len(caught.value.findings) == count
        return time.process_time() - began

    seconds(50)
    assert seconds(1600) < 30 * seconds(200)  # 8 times as many; by the square it would be 64 times as long
