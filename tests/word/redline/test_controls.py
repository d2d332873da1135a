"""Content controls that only one file has around the same words: they come and go by themselves, the words stay."""

from __future__ import annotations

from lxml import etree

import drafting
from drafting.word.package.soundness import unsound
from drafting.word.revisions import revisions_of
from tests.word.redline.mutate import W, stripped
from tests.word.redline.test_laws import _holds, _lawful
from tests.word.redline.test_marks import LONG, MORE, _body, _p, _part
from tests.word.redline.test_redline import STAMP, _draft


def _control(inside: str, tag: str = "x") -> str:
    return f'<w:sdt><w:sdtPr><w:tag w:val="{tag}"/></w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>'


def _words(marked: bytes) -> list[tuple[str, str]]:
    return [
        (r.old.strip(), r.new.strip()) for r in revisions_of(marked) if r.sort != "mark" and (r.old + r.new).strip()
    ]


def test_a_draft_that_lost_its_controls_has_no_words_marked() -> None:
    draft = _draft()
    bare = stripped(draft)
    for old, new in ((draft, bare), (bare, draft)):
        marked = _lawful(old, new)
        assert _words(marked) == []
        assert [f.text() for f in unsound(marked) if f not in unsound(new)] == []


def test_what_changed_in_a_draft_that_lost_its_controls_is_all_that_is_marked() -> None:
    draft, changed = _draft(), _draft(confidentiality="fallback")
    whole, bare = (_words(drafting.redline(draft, new, **STAMP)) for new in (changed, stripped(changed)))
    assert 0 < sum(len(o + n) for o, n in bare) < 1.6 * sum(len(o + n) for o, n in whole)
    _lawful(draft, stripped(changed))


def test_a_control_in_a_line() -> None:
    plain = _p("Het Bedrijf betaalt 100 euro per jaar.")
    held = plain.replace(
        "100 euro", "</w:t></w:r>" + _control("<w:r><w:t>100 euro</w:t></w:r>") + '<w:r><w:t xml:space="preserve">'
    )
    other = held.replace('w:val="x"', 'w:val="y"')
    nested = held.replace("<w:r><w:t>100 euro</w:t></w:r>", _control("<w:r><w:t>100 euro</w:t></w:r>", "inner"))
    for one, two in ((plain, held), (held, plain), (held, other), (held, nested), (nested, held)):
        assert _words(_lawful(_body(one), _body(two))) == []
    changed = held.replace("100 euro", "200 euro")
    assert _words(_lawful(_body(plain), _body(changed))) == [("100", ""), ("", "200")]


def test_a_control_around_paragraphs() -> None:
    two = _p(LONG) + _p(MORE)
    pairs = (
        (two + _p("Slot."), _control(two) + _p("Slot.")),
        (_control(two, "a") + _p("Slot."), _control(two, "b") + _p("Slot.")),
        (_control(two, "a") + _p("Slot."), _control(_p(LONG), "b") + _control(_p(MORE), "c") + _p("Slot.")),
        (_control(_p(LONG) + _control(_p(MORE), "inner"), "a") + _p("Slot."), two + _p("Slot.")),
    )
    for one, other in pairs:
        for old, new in ((one, other), (other, one)):
            assert _words(_lawful(_body(old), _body(new))) == []


def test_no_word_is_marked_for_controls_that_cross() -> None:
    first, middle, last = (_p(f"{LONG} {n}") for n in range(3))
    old, new = _body(_control(first + middle, "a") + last), _body(first + _control(middle + last, "b"))
    assert _words(drafting.redline(old, new, **STAMP)) == []
    strict = drafting.redline(old, new, strict=True, **STAMP)  # the law to the letter: two that cross cannot be tracked
    _holds(strict, old, new, "keep", True)
    assert _words(strict)


def test_another_article_in_the_place_of_one_is_not_looked_through() -> None:
    old = _control(_p(LONG), "clause:one@1") + _p("Slot.")
    new = _control(_p("Dit artikel gaat over iets heel anders dan het vorige."), "clause:two@1") + _p("Slot.")
    assert len(_words(_lawful(_body(old), _body(new)))) == 2


def test_a_control_that_comes_is_marked_as_word_does() -> None:
    """17.13.5.4: a range around its start, another around its end."""
    root = etree.fromstring(_part(drafting.redline(_body(_p(LONG)), _body(_control(_p(LONG))), **STAMP)))
    order = [
        etree.QName(n).localname
        for n in root.iter(f"{W}customXmlInsRangeStart", f"{W}customXmlInsRangeEnd", f"{W}sdt", f"{W}t")
    ]
    assert order == [
        "customXmlInsRangeStart",
        "sdt",
        "customXmlInsRangeEnd",
        "t",
        "customXmlInsRangeStart",
        "customXmlInsRangeEnd",
    ]


def test_a_range_without_an_end_goes_over_nothing() -> None:
    start, end = (
        f'<w:customXmlInsRange{e} w:id="3" w:author="Bert" w:date="2025-05-05T05:05:05Z"/>' for e in ("Start", "End")
    )
    for content, opened in ((_p(LONG), False), (end + _p(LONG), True)):
        docx = _body(start, _control(content), _p(MORE))
        assert (b"<w:sdt>" not in _part(drafting.reject_all(docx))) == opened
        assert b"<w:sdt>" in _part(drafting.accept_all(docx))
