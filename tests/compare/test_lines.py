"""Lines under headings: what changed, came, went and moved is told where it stands, and nothing else."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafting.compare.lines import Said, Told, differences, neutral

ARTICLES = {
    "Artikel 1 Doel": ["Deze overeenkomst regelt de rechten en verplichtingen van partijen.", "Zij geldt voor alle projecten van het bedrijf."],
    "Artikel 2 Steun": ["De Minister verstrekt een subsidie van ten hoogste 40 miljoen euro.", "De subsidie wordt in drie delen betaald."],
    "Artikel 3 Duur": ["De overeenkomst eindigt tien jaar na ondertekening door alle partijen."],
}  # fmt: skip


def said(articles: dict[str, list[str]]) -> list[Said]:
    return [
        line
        for title, lines in articles.items()
        for line in (Said(title.split(" ", 2)[2], title, True), *(Said(text, title) for text in lines))
    ]


OLD = said(ARTICLES)


def test_alike_is_alike() -> None:
    typed = [Said(f"{n}. {one.text}".replace(" ", "\u00a0", 2), one.title, one.heading) for n, one in enumerate(OLD)]
    assert differences(OLD, OLD) == []
    assert differences(OLD, typed) == []
    assert differences([Said("“de Minister” en ’t Rijk")], [Said('"de Minister" en \'t Rijk')]) == []


def test_changed_words_stand_under_their_heading() -> None:
    new = [Said(s.text.replace("40 miljoen", "45 miljoen"), s.title, s.heading) for s in OLD]
    assert differences(OLD, new) == [
        Told("Artikel 2 Steun", "text", ARTICLES["Artikel 2 Steun"][0], new[4].text),
    ]


def test_headings_that_lost_their_style_are_known_by_their_words() -> None:
    new = [Said(s.text.replace("drie delen", "vier delen")) for s in OLD]
    assert [(t.title, t.sort) for t in differences(OLD, new)] == [("Artikel 2 Steun", "text")]


def test_a_whole_article_that_goes_or_comes_is_one_line() -> None:
    less = said({k: v for k, v in ARTICLES.items() if "Steun" not in k})
    assert differences(OLD, less) == [
        Told("Artikel 2 Steun", "removed", "\n".join(["Steun", *ARTICLES["Artikel 2 Steun"]]))
    ]
    assert differences(less, OLD) == [
        Told("Artikel 2 Steun", "added", "", "\n".join(["Steun", *ARTICLES["Artikel 2 Steun"]]))
    ]


def test_an_article_that_stands_elsewhere_moved() -> None:
    order = ["Artikel 2 Steun", "Artikel 3 Duur", "Artikel 1 Doel"]
    told = differences(OLD, said({k: ARTICLES[k] for k in order}))
    assert {t.sort for t in told} == {"moved"}
    assert len(told) == 1


def test_everything_gone_is_told() -> None:
    told = differences(OLD, [])
    assert [t.sort for t in told] == ["removed"] * 3
    assert sum(len(t.old.split("\n")) for t in told) == len(OLD)


WORDS = st.sampled_from(
    [
        "minister",
        "bedrijf",
        "subsidie",
        "betaling",
        "termijn",
        "kton",
        "jaar",
        "project",
        "akkoord",
        "bijlage",
        "partij",
    ]
)
LINES = st.lists(st.lists(WORDS, min_size=1, max_size=7).map(" ".join), max_size=12)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(LINES, LINES)
def test_nothing_is_left_out(old: list[str], new: list[str]) -> None:
    """Each line of either side that the other has not is told, whatever the alignment."""
    told = differences([Said(t) for t in old], [Said(t) for t in new])
    before = {line for t in told for line in t.old.split("\n")}
    after = {line for t in told for line in t.new.split("\n")}
    assert {t for t in old if neutral(t) not in map(neutral, new)} <= before
    assert {t for t in new if neutral(t) not in map(neutral, old)} <= after
    assert bool(told) == ([*map(neutral, old)] != [*map(neutral, new)])
