"""How changes are marked: splits and merges by their mark, sections, headers, lists, notes, text boxes, tables; and whose they are."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import drafting
from drafting.word.revisions import revisions_of
from tests.word.redline.mutate import mutated
from tests.word.redline.oracle import view
from tests.word.redline.test_bad_input import _with
from tests.word.redline.test_laws import _lawful
from tests.word.redline.test_redline import STAMP, _draft, _made, _text_of

MAIN = "word/document.xml"
BERT = b'w:author="Bert" w:date="2025-05-05T05:05:05Z"'
LONG = "Partijen overleggen ten minste twee keer per jaar over de voortgang van het Project."
MORE = "Het Bedrijf stuurt de Staat uiterlijk op 1 maart een verslag over het voorgaande jaar."


def _part(docx: bytes, name: str = MAIN) -> bytes:
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return archive.read(name)


def _changed(docx: bytes, change: Callable[[dict[str, bytes]], None]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        parts = {n: archive.read(n) for n in archive.namelist()}
    change(parts)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def _swapped(docx: bytes, old: bytes, new: bytes, part: str = MAIN) -> bytes:
    def change(parts: dict[str, bytes]) -> None:
        assert old in parts[part]
        parts[part] = parts[part].replace(old, new, 1)

    return _changed(docx, change)


def _body(*paragraphs: str) -> bytes:
    xml = "".join(paragraphs).encode()
    return _with(
        lambda p: p.update(
            {MAIN: re.sub(rb"<w:body>.*?(?=<w:sectPr)", lambda _: b"<w:body>" + xml, p[MAIN], flags=re.DOTALL)}
        )
    )


def _p(text: str, properties: str = "") -> str:
    return f'<w:p>{f"<w:pPr>{properties}</w:pPr>" if properties else ""}<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def _told(marked: bytes) -> list[tuple[str, str]]:
    return [(r.sort, (r.old or r.new).strip()) for r in revisions_of(marked)]


def test_a_paragraph_that_is_split_is_marked_by_its_mark_only() -> None:
    marked = _lawful(_body(_p(f"{LONG} {MORE}")), _body(_p(LONG), _p(MORE)))
    assert [t for t in _told(marked) if t[1]] == [("mark", "¶")]


def test_paragraphs_that_are_merged_are_marked_by_their_mark_only() -> None:
    marked = _lawful(_body(_p(LONG), _p(MORE)), _body(_p(f"{LONG} {MORE}")))
    assert [t for t in _told(marked) if t[1]] == [("mark", "¶")]


def test_an_untouched_paragraph_stays_byte_for_byte() -> None:
    old, new = _draft(), _draft(confidentiality="fallback")
    marked = _part(_lawful(old, new))
    single = re.compile(rb"<w:p[ >](?:(?!<w:p[ >]).)*?</w:p>", re.DOTALL)
    before = set(single.findall(_part(old)))
    kept = [p for p in single.findall(_part(new)) if p in before]
    assert len(kept) > 300
    assert [p for p in kept if p not in marked] == []


def test_parts_that_did_not_change_are_copied_as_they_are() -> None:
    old, new = _draft(), _draft(confidentiality="fallback")
    marked = drafting.redline(old, new, **STAMP)
    for name in ("word/styles.xml", "word/numbering.xml", "word/settings.xml"):
        assert _part(marked, name) == _part(new, name)


def test_page_setup_is_a_tracked_change() -> None:
    old = _body(_p(LONG))
    new = _swapped(old, b"w:left=", b'w:gutter1="0" w:left='.replace(b'w:gutter1="0" ', b""))
    new = re.sub(rb'(<w:pgMar [^>]*w:left=")\d+', rb"\g<1>999", _part(new))
    marked = _lawful(old, _with(lambda p: p.update({MAIN: new})))
    assert b"<w:sectPrChange " in _part(marked)


def test_a_list_of_the_same_number_that_is_another_list_is_told() -> None:
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    old = _body(_p(LONG, listed), _p(MORE))
    numbered = re.sub(
        rb'(<w:num w:numId="1"[^>]*>\s*<w:abstractNumId w:val=")\d+', rb"\g<1>2", _part(old, "word/numbering.xml")
    )
    assert numbered != _part(old, "word/numbering.xml")
    new = _changed(old, lambda p: p.update({"word/numbering.xml": numbered}))
    marked = _lawful(old, new)
    assert b"<w:pPrChange " in _part(marked)


def test_the_list_shows_what_is_no_text() -> None:
    inserted = f'<w:p><w:ins w:id="5" {BERT.decode()}><w:r><w:tab/><w:t>a</w:t><w:br/><w:drawing/></w:r></w:ins></w:p>'
    found = revisions_of(_body(inserted))
    assert [(r.sort, r.new) for r in found] == [("insertion", "\ta\n▣")]


def test_a_link_is_the_same_whether_it_counts_as_visited() -> None:
    link = '<w:p><w:hyperlink w:anchor="einde" w:history="1"><w:r><w:t>Zie het einde.</w:t></w:r></w:hyperlink></w:p>'
    assert revisions_of(_lawful(_body(link, _p(LONG)), _body(link.replace(' w:history="1"', ""), _p(LONG)))) == []


def test_a_style_under_another_id_is_the_same_style() -> None:
    """Word in another language, and other programmes, give styles other ids; their names stay."""
    old = _draft()

    def renamed(parts: dict[str, bytes]) -> None:
        for name in [n for n in parts if n.endswith(".xml") and n.startswith("word/")]:
            for one, other in (
                (b"Kop1", b"Heading1"),
                (b"Artikelkop", b"Artikel-kop"),
                (b"Voetnootmarkering", b"FootnoteRef"),
            ):
                refers = rb'((?:styleId|(?:[pr]Style|basedOn|next|link) w:val)=)"' + one + b'"'
                parts[name] = re.sub(refers, rb'\1"' + other + b'"', parts[name])

    new = _changed(old, renamed)
    assert _part(new) != _part(old)
    assert revisions_of(_lawful(old, new)) == []


def test_a_header_that_only_one_file_has_is_marked() -> None:
    bare = _body(_p(LONG))

    def headed(parts: dict[str, bytes]) -> None:
        w = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        parts["word/header1.xml"] = b"<w:hdr " + w + b"><w:p><w:r><w:t>Vertrouwelijk concept</w:t></w:r></w:p></w:hdr>"
        rels = "word/_rels/document.xml.rels"
        kind = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/header"
        parts[rels] = parts[rels].replace(
            b"</Relationships>", b'<Relationship Id="rIdH" Type="' + kind + b'" Target="header1.xml"/></Relationships>'
        )
        reference = b'<w:headerReference xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" w:type="default" r:id="rIdH"/>'
        parts[MAIN] = re.sub(rb"(<w:sectPr[^>]*>)", rb"\1" + reference, parts[MAIN])
        kind = b"application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
        parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
            b"</Types>", b'<Override PartName="/word/header1.xml" ContentType="' + kind + b'"/></Types>'
        )

    with_header = _changed(bare, headed)
    for old, new, sort in ((bare, with_header, "insertion"), (with_header, bare, "deletion")):
        found = [r for r in revisions_of(_lawful(old, new)) if r.place.startswith("header")]
        assert [(r.sort, r.old or r.new) for r in found if r.sort != "mark"] == [(sort, "Vertrouwelijk concept")]


def test_a_note_is_marked_in_its_own_text(shared: Path) -> None:
    old = (shared / "material" / "docx" / "docxcompose" / "footnotes_with_hyperlinks.docx").read_bytes()
    words = re.search(rb"<w:t[^>]*>([^<]{4,})</w:t>", _part(old, "word/footnotes.xml"))
    assert words is not None
    new = _swapped(old, words[1], words[1] + b" en verder", "word/footnotes.xml")
    found = revisions_of(_lawful(old, new))
    assert [(r.sort, r.new.strip()) for r in found] == [("insertion", "en verder")]
    assert found[0].place.startswith("footnotes")


def test_a_column_width_and_a_cell_look_are_changes_of_properties() -> None:
    old = _made([[("Jaar", "kton"), ("2027", "100")]])
    new = re.sub(rb"<w:tcW ", rb'<w:shd w:val="clear" w:fill="EEEEEE"/><w:tcW ', _part(old), count=1).replace(
        b'<w:shd w:val="clear" w:fill="EEEEEE"/>', b"", 1
    )
    new = re.sub(rb"(<w:tcW [^>]*/>)", rb'\1<w:shd w:val="clear" w:fill="EEEEEE"/>', new, count=1)
    marked = _lawful(old, _changed(old, lambda p: p.update({MAIN: new})))
    assert {r.sort for r in revisions_of(marked)} == {"properties"}


# ---------------------------------------------------------------- earlier authors


def _bert(name: str, inside: str = "") -> str:
    return (
        f'<w:{name} w:id="7" {BERT.decode()}>{inside}</w:{name}>' if inside else f'<w:{name} w:id="7" {BERT.decode()}/>'
    )


def _by(marked: bytes, author: str) -> list[tuple[str, str]]:
    return [(r.sort, (r.old or r.new).strip()) for r in revisions_of(marked) if r.author == author]


def test_changes_that_only_new_carries_stay_and_nothing_is_added() -> None:
    old = _body(_p(LONG), _p(MORE))
    added = _bert("ins", '<w:r><w:t xml:space="preserve"> Dit voegde Bert toe.</w:t></w:r>')
    new = _body(_p(LONG).replace("</w:p>", f"{added}</w:p>"), _p(MORE, f"<w:rPr>{_bert('ins')}</w:rPr>"), _p(""))
    new = _swapped(new, b'<w:p><w:r><w:t xml:space="preserve"></w:t></w:r></w:p>', b"<w:p/>")
    marked = _lawful(old, new)
    assert _by(marked, "Bert") == [("insertion", "Dit voegde Bert toe."), ("mark", "¶")]
    assert _by(marked, "An") == []
    assert {r.date for r in revisions_of(marked)} == {"2025-05-05T05:05:05Z"}


def test_a_change_by_an_earlier_author_stays_his_beside_ours() -> None:
    gone = _bert("del", "<w:r><w:delText>ten minste </w:delText></w:r>")
    carrying = _p("Partijen overleggen ").replace(
        "</w:p>", f"{gone}<w:r><w:t>twee keer per jaar over de voortgang.</w:t></w:r></w:p>"
    )
    old, new = _body(carrying), _body(carrying.replace("twee", "drie"))
    marked = _lawful(old, new)
    assert _by(marked, "Bert") == [("deletion", "ten minste")]
    assert _by(marked, "An") == [("deletion", "twee"), ("insertion", "drie")]


def test_what_an_earlier_author_added_and_new_dropped_is_in_both_hands() -> None:
    added = _bert("ins", '<w:r><w:t xml:space="preserve"> binnen tien werkdagen na ontvangst</w:t></w:r>')
    old, new = _body(_p(LONG).replace("</w:p>", f"{added}</w:p>")), _body(_p(LONG))
    marked = _lawful(old, new)
    assert ("insertion", "binnen tien werkdagen na ontvangst") in _by(marked, "Bert")
    assert ("deletion", "binnen tien werkdagen na ontvangst") in _by(marked, "An")


def test_a_change_that_new_accepted_keeps_the_name_of_its_author() -> None:
    added = _bert("ins", '<w:r><w:t xml:space="preserve"> binnen tien werkdagen</w:t></w:r>')
    old = _body(_p(LONG).replace("</w:p>", f"{added}</w:p>"))
    new = _body(_p(f"{LONG} binnen tien werkdagen"))
    marked = _lawful(old, new)
    assert _by(marked, "An") == []
    assert _by(marked, "Bert") == [("insertion", "binnen tien werkdagen")]


def test_changes_can_be_settled_first() -> None:
    base = _draft()
    old, new = mutated(base, 3, True), mutated(mutated(base, 3, True), 4)
    for existing in ("accept", "reject"):
        marked = _lawful(old, new, existing)
        assert {r.author for r in revisions_of(marked)} <= {"An"}


def test_tracked_rows_stay_with_their_author() -> None:
    rows = [("Jaar", "kton"), ("2027", "100 per jaar"), ("2028", "140 per jaar")]
    base = _made([rows, _text_of(LONG)])
    row = b'<w:trPr><w:ins w:id="7" ' + BERT + b"/></w:trPr>"
    tracked = _changed(base, lambda p: p.update({MAIN: p[MAIN].replace(b"</w:tr><w:tr>", b"</w:tr><w:tr>" + row, 1)}))
    tracked = tracked if row in _part(tracked) else _changed(
        base, lambda p: p.update({MAIN: re.sub(rb"(</w:tr>\s*<w:tr>)", lambda m: m[1] + row, p[MAIN], count=1)})
    )  # fmt: skip
    assert row in _part(tracked)
    changed = _swapped(tracked, b"140", b"150")
    marked = _lawful(tracked, changed)
    assert [s for s, _ in _by(marked, "Bert")] == ["row"]
    assert view(marked, False) == view(base, True) or b"2027" in _part(marked)
