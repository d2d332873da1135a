"""Letter, annex and memo of a portfolio: what they say, what they count, and what cannot be made."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from drafting import tree
from drafting.api.build import Order, build, render
from drafting.api.portfolio import assemble_portfolio, missing
from drafting.assembly.columns import fitted, needed
from drafting.errors import AssemblyError, DraftingError, LibraryError, UsageError
from drafting.intake import Plain, load_portfolio, portfolio_from_plain, portfolio_to_plain
from drafting.markdown import render as markdown
from drafting.model import Portfolio, Stage
from drafting.model.changes import changes
from drafting.model.progress import all_progress, reductions, sort_name
from tests.conftest import ROOT

PROGRESS = ROOT / "examples" / "voortgang-2025"


@pytest.fixture(scope="module")
def portfolio() -> Portfolio:
    return load_portfolio(PROGRESS / "portfolio.yaml")


@pytest.fixture(scope="module")
def earlier() -> Portfolio:
    return load_portfolio(PROGRESS / "vorige.yaml")


def altered(portfolio: Portfolio, **changed: Any) -> Portfolio:
    """The portfolio with other fields, given as plain values; `letter` is laid over its own."""
    plain = portfolio_to_plain(portfolio)
    plain["letter"] = {**plain["letter"], **changed.pop("letter", {})}
    return portfolio_from_plain(Plain(plain | changed, "proef.yaml"))


@pytest.mark.parametrize("kind", ["letter", "letter-house", "beslisnota", "annex", "memo"])
def test_the_text_of_the_2025_example(kind: str, portfolio: Portfolio, earlier: Portfolio, rewrite: bool) -> None:
    outline, _, form = kind.partition("-")
    text = markdown(assemble_portfolio(portfolio, outline, since=earlier, form=form))
    golden = ROOT / "tests" / "golden" / f"voortgang-2025-{kind}-nl.md"
    if rewrite:
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


# ---------------------------------------------------------------- the letter


def test_the_letterhead_holds_the_lines_of_a_letter(portfolio: Portfolio) -> None:
    cover = assemble_portfolio(portfolio, "letter").cover
    assert cover["date"] == "30\u00a0juni 2025"
    assert cover["subject"] == "Voortgang maatwerkafspraken verduurzaming industrie"
    assert cover["reference"] == "", "an open reference is left blank in the head; build tells it"
    assert cover["annex_count"] == "4"
    assert (
        cover["offices"]
        == "MINISTER VAN KLIMAAT EN GROENE GROEI EN DE STAATSSECRETARIS VAN INFRASTRUCTUUR EN WATERSTAAT"
    )


STYLES = {
    ("name_first", ""): (
        "Geachte Voorzitter,",
        "",
        [
            ("", "S.T.M.\u00a0Hermans", "Minister van Klimaat en Groene Groei"),
            ("", "ing. A.A.\u00a0Aartsen", "Staatssecretaris van Infrastructuur en Waterstaat"),
        ],
    ),
    ("office_first", ""): (
        "Geachte voorzitter,",
        "Hoogachtend,",
        [
            ("DE MINISTER VAN KLIMAAT EN GROENE GROEI,", "S.T.M. (Sophie)\u00a0Hermans", ""),
            ("DE STAATSSECRETARIS VAN INFRASTRUCTUUR EN WATERSTAAT,", "Ing. A.A. (Thierry)\u00a0Aartsen", ""),
        ],
    ),
    ("office_first", "house"): (
        "",
        "",
        [
            ("De minister van Klimaat en Groene Groei, S.Th.M. Hermans", "", ""),
            ("De staatssecretaris van Infrastructuur en Waterstaat, A.A.\u00a0Aartsen", "", ""),
        ],
    ),
}


@pytest.mark.parametrize(("style", "form"), STYLES)
def test_a_letter_is_addressed_and_signed_as_its_ministry_or_the_house_does(
    portfolio: Portfolio, style: str, form: str
) -> None:
    plain = portfolio_to_plain(portfolio)
    persons = [
        {**p, **{"hermans": {"printed_as": "S.Th.M. Hermans"}, "aartsen": {"titles": "ing."}}.get(p["id"], {})}
        for p in plain["persons"]
    ]
    sender = {**plain["letter"]["sender"], "style": style}
    document = assemble_portfolio(altered(portfolio, letter={"sender": sender}, persons=persons), "letter", form=form)
    salutation, closing, signatures = STYLES[style, form]
    (block,) = [n for n in tree.walk(document) if isinstance(n, tree.Signatures)]
    assert [tuple(map(tree.plain_text, (s.party, s.name, s.function))) for s in block.signatories] == signatures
    assert tree.plain_text(block.lead) == closing
    words = markdown(document)
    assert (salutation in words) if salutation else ("Geachte" not in words)


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("nl", "Wij sturen deze brief mede namens de minister van Klimaat en Groene Groei."),
        ("en", "We send this letter also on behalf of the minister van Klimaat en Groene Groei."),
    ],
)
def test_in_whose_name_a_letter_is_written_too_stands_in_its_text(
    portfolio: Portfolio, lang: str, sentence: str
) -> None:
    with_behalf = altered(portfolio, letter={"on_behalf_of": ["hermans"]})
    assert sentence in markdown(assemble_portfolio(with_behalf, "letter", lang)).replace("\u00a0", " ")


def test_the_closing_part_stands_last_and_the_list_of_annexes_only_where_asked(portfolio: Portfolio) -> None:
    letter = markdown(assemble_portfolio(portfolio, "letter"))
    assert letter.index("## Toezeggingen") < letter.index("## Vooruitblik") < letter.index("S.T.M.")
    assert "Bijlagen bij deze brief" not in letter
    listed = markdown(assemble_portfolio(altered(portfolio, letter={"annex_list": True}), "letter"))
    assert listed.index("S.T.M.") < listed.index("## Bijlagen bij deze brief")


def test_the_decision_note_has_the_parts_that_are_filled_in(portfolio: Portfolio) -> None:
    note = assemble_portfolio(portfolio, "beslisnota")
    assert note.title == "Beslisnota bij Kamerbrief over voortgang maatwerkafspraken verduurzaming industrie"
    heads = [tree.plain_text(n.heading) for n in note.body if isinstance(n, tree.Section)]
    assert heads == [
        "Aanleiding",
        "Geadviseerd besluit",
        "Kernpunten",
        "Politieke context",
        "Informatie die niet openbaar gemaakt kan worden",
    ]
    without = altered(portfolio, letter={"decision_note": None})
    with pytest.raises(AssemblyError, match=r"letter\.decision_note"):
        assemble_portfolio(without, "beslisnota")


def test_an_annex_about_one_company_has_no_overview_and_no_chart_of_one(portfolio: Portfolio) -> None:
    order = Order(source=portfolio, kinds=("annex",), formats=("md",), companies=("oci", "nobian"), per="company")
    made = list(build(order))
    assert [b.name for b in made] == ["voortgang-2025-annex-nobian-nl.md", "voortgang-2025-annex-oci-nl.md"]
    text = made[1].content.decode()
    assert "OCI" in text
    for absent in ("Nobian", "Overzicht", "Staafgrafiek", "op te tellen"):
        assert absent not in text
    everything = list(build(Order(source=portfolio, formats=("md",), per="company")))
    assert len(everything) == len(portfolio.companies), "of all kinds, the annex alone is about one company"


@pytest.mark.parametrize(
    ("order", "fault"),
    [
        ({"kinds": ("letter",), "per": "company"}, "letter gaat over alle bedrijven samen"),
        ({"kinds": ("annex",), "per": "company", "companies": ("ocii",)}, "er is geen bedrijf 'ocii'"),
    ],
)
def test_what_cannot_be_made_per_company_is_told(portfolio: Portfolio, order: dict[str, Any], fault: str) -> None:
    with pytest.raises(UsageError, match=fault):
        list(build(Order(source=portfolio, **order)))


def test_a_planned_step_is_shown_as_planned_and_is_no_stage(portfolio: Portfolio) -> None:
    planned = {"id": "jloi", "stage": "jloi", "date": "2026-03", "planned": True}
    company = next(c for c in portfolio_to_plain(portfolio)["companies"] if c["id"] == "oci")
    text = markdown(assemble_portfolio(with_company(portfolio, "oci", stages=[*company["stages"], planned]), "annex"))
    (row,) = re.findall(r"^\| OCI \|.*gepland.*$", text, re.M)
    assert row.endswith("| Expression of Principles | 26-01-2023 | – | 03-2026 (gepland) | – |")


@pytest.mark.parametrize(
    ("event", "words"),
    [
        ({"stage": "execution", "date": "2025-01"}, "Uitvoering, sinds januari 2025."),
        ({"stage": "agreement", "date": "2025-01-20"}, "Bindende maatwerkafspraak, 20\u00a0januari 2025."),
    ],
)
def test_a_stage_that_lasts_is_told_with_since(portfolio: Portfolio, event: dict[str, str], words: str) -> None:
    changed = with_company(portfolio, "oci", stages=[{"id": "nu", **event}])
    assert f"**Fase.** {words}".replace("\u00a0", " ") in markdown(assemble_portfolio(changed, "annex")).replace(
        "\u00a0", " "
    )


def test_numbers_of_a_column_are_written_alike(portfolio: Portfolio) -> None:
    stage = {"id": "eop", "stage": "eop", "date": "2023-01-01"}
    changed = portfolio
    for company, value in (("oci", "1000"), ("zeeland-refinery", "12345.5")):
        figure = {
            "id": "q", "substance": "CO2", "unit": "kton", "value": value, "year": 2030, "baseline": 2020, "scope": [1], "stage": "eop",
        }  # fmt: skip
        changed = with_company(changed, company, quantities=[figure], stages=[stage])
    text = markdown(assemble_portfolio(changed, "annex"))
    assert "| OCI | 1.000,0 |" in text
    assert "| Zeeland Refinery | 12.345,5 |" in text


def test_names_are_sorted_on_their_core() -> None:
    names = ["’t Hart", "Alco", "De Heus", "Gasunie", "IJmond"]
    assert sorted(names, key=sort_name) == ["Alco", "Gasunie", "’t Hart", "De Heus", "IJmond"]


def test_no_word_and_no_date_is_broken_by_its_column() -> None:
    assert fitted([1, 1, 8], [["Noordzeestaal"], ["23-06-2025"], ["kort"]]) == [12, 10, 51]
    assert fitted([1.0, 2.0], [["a"], ["b"]]) == [1.0, 2.0], "what fits stays as the clause has it"
    assert needed(["concept-JLoI"]) < needed(["conceptJLoI"]), "a line may end after a hyphen of words"
    assert needed(["TZ202410-136"]) == needed(["TZ202410 136".replace(" ", "-")]) > needed(["TZ202410"])


def test_annexes_have_one_number_in_letter_list_and_title(portfolio: Portfolio) -> None:
    annexes = portfolio_to_plain(portfolio)["letter"]["annexes"][:3]
    turned = altered(portfolio, letter={"annexes": list(reversed(annexes)), "annex_list": True})
    letter = markdown(assemble_portfolio(turned, "letter"))
    assert "De stand per bedrijf vindt u in bijlage 3." in letter.replace("\u00a0", " ")
    assert "| 3 | Voortgang per bedrijf |" in letter
    assert assemble_portfolio(turned, "annex").title.replace("\u00a0", " ") == "Bijlage 3: voortgang per bedrijf"


def test_citations_follow_the_form(portfolio: Portfolio) -> None:
    def notes(form: str) -> list[str]:
        document = assemble_portfolio(portfolio, "letter", form=form)
        return [tree.plain_text(n.children) for n in tree.walk(document) if isinstance(n, tree.Footnote)]

    assert "Kamerstuk 2024/25, 29\u00a0826, nr.\u00a0259." in notes("")
    assert "Kamerstuk 29\u00a0826, nr.\u00a0259." in notes("house")


def test_the_house_prints_guillemets_and_no_salutation(portfolio: Portfolio) -> None:
    sections = portfolio_to_plain(portfolio)["letter"]["sections"]
    quoted = altered(
        portfolio, letter={"sections": [{**sections[0], "text": 'Een "zin" met aanhaling.'}, *sections[1:]]}
    )
    assert "Een “zin” met aanhaling." in markdown(assemble_portfolio(quoted, "letter"))
    house = markdown(assemble_portfolio(quoted, "letter", form="house"))
    assert "Een «zin» met aanhaling." in house
    assert "Geachte Voorzitter" not in house


def test_sections_are_numbered_when_asked_and_nest_by_level(portfolio: Portfolio) -> None:
    def heads(node: Any) -> list[tuple[int, str]]:
        return [(n.level, n.num) for n in tree.walk(node) if isinstance(n, tree.Section)][:6]

    numbered = assemble_portfolio(altered(portfolio, letter={"numbered": True}), "letter")
    assert heads(numbered) == [(1, "1"), (1, "2"), (2, "2.1"), (2, "2.2"), (2, "2.3"), (1, "3")]
    assert {num for _, num in heads(assemble_portfolio(portfolio, "letter"))} == {""}


# ---------------------------------------------------------------- the annex


def test_a_stage_is_the_latest_step_on_the_day(portfolio: Portfolio) -> None:
    then = altered(portfolio, reference_date="2023-12-31")
    stages = {p.id: p.stage for p in all_progress(then)}
    assert stages["nobian"] == Stage.JLOI
    assert stages["alco"] is None
    assert {p.id: p.stage for p in all_progress(portfolio)}["nobian"] == Stage.AGREEMENT


def test_companies_are_grouped_and_sorted_as_asked(portfolio: Portfolio) -> None:
    def companies(**changed: Any) -> list[str]:
        document = assemble_portfolio(altered(portfolio, **changed), "annex")
        return [tree.plain_text(n.heading) for n in tree.walk(document) if isinstance(n, tree.Section) and n.level > 1]

    assert companies(group_by="none", sort_by="name")[:3] == ["AEB", "Alco Energy Rotterdam", "AnQore"]
    assert companies(group_by="none", sort_by="given")[0] == "Nobian"
    assert companies(group_by="none", sort_by="reduction")[0] == "Dow Benelux"
    assert companies(group_by="province")[:2] == ["Groningen", "Coöperatie Koninklijke Cosun U.A."]
    assert companies(group_by="stage")[-2:] == ["Niet voortgezet", "Dow Benelux"]


def test_charts_hold_the_figures_of_the_table_below_them(portfolio: Portfolio) -> None:
    nodes = list(tree.walk(assemble_portfolio(portfolio, "annex")))
    charts = [n for n in nodes if isinstance(n, tree.Chart)]
    assert [c.description != "" for c in charts] == [True, True]
    stages, carbon = charts
    assert sum(v or 0 for v in stages.series[0].values) == len(portfolio.companies)
    told = {r.company.id: (r.least, r.extra) for r in reductions(all_progress(portfolio))}
    assert carbon.series[0].values[carbon.categories.index("OCI")] == float(told["oci"][0]) == 800
    assert carbon.series[1].values[carbon.categories.index("OCI")] == 900
    assert "Dow" not in carbon.categories  # stopped


def test_what_is_open_reads_as_not_yet_known_and_carries_no_reason(portfolio: Portfolio) -> None:
    text = markdown(assemble_portfolio(portfolio, "annex"))
    assert "nog niet bekend" in text
    for reason in ("niet in de bron", "de brief noemt", "[●"):
        assert reason not in text


def test_everything_missing_is_told_per_company(portfolio: Portfolio) -> None:
    found = {(m.company, m.path) for m in missing(portfolio)}
    assert ("", "letter.reference") in found
    assert ("cosun", "quantities.co2.year") in found
    assert not [p for _, p in found if p.endswith("municipality")]  # nothing prints it


# ---------------------------------------------------------------- the memo


def test_changes_are_told_in_the_order_that_matters(portfolio: Portfolio, earlier: Portfolio) -> None:
    found = changes(earlier, portfolio)
    assert [c.id for c in found.added] == ["aeb", "avr"]
    assert [(c.id, c.old_stage, c.new_stage) for c in found.changed] == [
        ("cosun", Stage.EOP, Stage.JLOI),
        ("anqore", Stage.EOP, Stage.ADVICE_REQUESTED),
    ]
    assert [s.stage for s in found.changed[0].steps] == [Stage.JLOI]
    assert not found.dropped
    assert "nobian" in {c.id for c in found.unchanged}


def test_nothing_changed_is_nothing_to_tell(portfolio: Portfolio) -> None:
    found = changes(portfolio, portfolio)
    assert (found.added, found.dropped, found.changed) == ((), (), ())


def test_a_memo_needs_an_earlier_state(portfolio: Portfolio) -> None:
    with pytest.raises(AssemblyError) as caught:
        assemble_portfolio(portfolio, "memo")
    assert [f.code for f in caught.value.findings] == ["assembly.no-previous"]


# ---------------------------------------------------------------- what cannot be made


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Zie [bijlage:weg].", "assembly.no-such-annex"),
        ("Zie.[^weg]", "assembly.no-such-source"),
        ("{{ letter.weg }}", "clauses.unknown-value"),
        ("{{ ''.__class__ }}", "clauses.unsafe"),
        ("{% if %}", "clauses.jinja-syntax"),
    ],
)
def test_a_fault_in_the_text_of_a_letter_names_its_section(portfolio: Portfolio, text: str, code: str) -> None:
    odd = altered(portfolio, letter={"sections": [{"id": "stuk", "heading": "Kop", "text": text}]})
    with pytest.raises(DraftingError) as caught:
        assemble_portfolio(odd, "letter", name="proef.yaml")
    assert [f.code for f in caught.value.findings] == [code]
    assert caught.value.findings[0].place.source == "proef.yaml, letter.sections.stuk"


def test_an_open_date_without_a_reference_date_cannot_tell_where_companies_stand(portfolio: Portfolio) -> None:
    odd = altered(portfolio, reference_date=None, letter={"date": {"open": "volgt"}})
    with pytest.raises(AssemblyError) as caught:
        assemble_portfolio(odd, "annex")
    assert [f.code for f in caught.value.findings] == ["assembly.no-day"]


def test_an_unknown_form_names_the_known_ones(portfolio: Portfolio) -> None:
    with pytest.raises(LibraryError) as caught:
        assemble_portfolio(portfolio, "letter", form="senaat")
    assert "ministry, house" in caught.value.text()


@pytest.mark.parametrize(
    ("source", "kind", "said"),
    [
        (PROGRESS / "portfolio.yaml", "eop", "letter, beslisnota, annex, memo"),
        (ROOT / "examples" / "wadchemie" / "dossier.yaml", "letter", "eop, jloi, agreement"),
    ],
)
def test_a_kind_of_the_wrong_subject_names_the_right_ones(source: Path, kind: str, said: str) -> None:
    with pytest.raises(UsageError) as caught:
        list(build(Order(source=source, kinds=kind)))
    assert [f.code for f in caught.value.findings] == ["assembly.other-subject"]
    assert said in caught.value.text()


def test_the_day_of_the_annex_is_that_of_the_letter_unless_said(portfolio: Portfolio) -> None:
    assert altered(portfolio, reference_date=None).day == date(2025, 6, 30)


# ---------------------------------------------------------------- marks in texts, figures in charts, many companies


def with_company(portfolio: Portfolio, key: str, **changed: Any) -> Portfolio:
    """The portfolio with fields of one company given anew."""
    companies = [c | changed if c["id"] == key else c for c in portfolio_to_plain(portfolio)["companies"]]
    return altered(portfolio, companies=companies)


def test_a_text_of_a_company_may_cite_and_name_an_annex(portfolio: Portfolio) -> None:
    marked = with_company(portfolio, "nobian", next_step="uitvoering, zie [bijlage:eop-alco].[^cosun-jloi]")
    text = markdown(assemble_portfolio(marked, "annex"))
    assert "**Vervolg.** Uitvoering, zie bijlage 2.[^4]" in text
    assert "[^4]: Kamerstuk 2024/25, 29 826, nr. 259." in text


def test_a_promise_names_its_annex_by_the_number_of_the_list(portfolio: Portfolio) -> None:
    plain = portfolio_to_plain(portfolio)["letter"]
    turned = altered(
        portfolio,
        letter={
            "commitments": [{**plain["commitments"][0], "kept": "met [bijlage:voortgang]"}],
            "annexes": list(reversed(plain["annexes"][:3])),
        },
    )
    assert "| Met bijlage 3. |" in markdown(assemble_portfolio(turned, "letter"))


def test_the_register_holds_promises_motions_and_questions_with_their_state(portfolio: Portfolio) -> None:
    plain = portfolio_to_plain(portfolio)["letter"]["commitments"]
    motion = {
        "id": "motie", "kind": "motion", "members": ["Van der Lee", "Boutkan"], "debate": "commissiedebat industrie", "date": "2025-03-19",
        "reference": "29 826, nr. 215", "state": "underway", "text": "maak bindende afspraken", "kept": "dat volgt uit [bijlage:voortgang]",
    }  # fmt: skip
    question = {
        "id": "vraag",
        "kind": "question",
        "members": "Thijssen",
        "text": "hoe het net wordt verzwaard",
        "state": "open",
    }
    text = markdown(
        assemble_portfolio(altered(portfolio, letter={"commitments": [*plain, motion, question]}), "letter")
    )
    text = text.replace("\u00a0", " ")
    assert "## Toezeggingen, moties en vragen" in text
    assert "Motie 29 826, nr. 215, leden Van der Lee en Boutkan, commissiedebat industrie, 19 maart 2025" in text
    assert "| Maak bindende afspraken. | In uitvoering. Dat volgt uit bijlage 1. |" in text
    assert "| Vraag, lid Thijssen | Hoe het net wordt verzwaard. | Nog niet afgedaan. |" in text
    assert "| Afgedaan. Met bijlage 1" in text
    alone = markdown(assemble_portfolio(portfolio, "letter"))
    assert "## Toezeggingen\n" in alone
    assert "Afgedaan" not in alone


def test_the_letter_tells_the_advice_on_each_company_from_its_dossier(portfolio: Portfolio) -> None:
    advised = with_company(
        portfolio, "alco", advice_request="de haalbaarheid",
        advice=[{"id": "raming", "text": "onderbouw de raming", "done": "de raming is herzien"}],
    )  # fmt: skip
    asked = with_company(advised, "anqore", advice_request="de meetbaarheid")
    text = markdown(assemble_portfolio(asked, "letter"))
    assert "| Alco | Onderbouw de raming. | De raming is herzien. |" in text
    assert "| Alco | Adviesaanvraag: de haalbaarheid | De AMVI heeft geadviseerd. |" in text
    assert "| AnQore | Adviesaanvraag: de meetbaarheid | Het advies is nog niet ontvangen. |" in text
    assert "Adviezen van de AMVI" not in markdown(assemble_portfolio(portfolio, "letter"))


def test_a_mark_to_nothing_is_told_at_the_text_it_stands_in(portfolio: Portfolio) -> None:
    odd = with_company(portfolio, "nobian", next_step="Zie [bijlage:weg] en.[^weg]")
    with pytest.raises(AssemblyError) as caught:
        assemble_portfolio(odd, "annex", name="proef.yaml")
    assert {(f.code, f.place.path) for f in caught.value.findings} == {
        ("assembly.no-such-annex", "companies.nobian.next_step"),
        ("assembly.no-such-source", "companies.nobian.next_step"),
    }


def test_at_most_is_no_certain_quantity(portfolio: Portfolio) -> None:
    told = {r.company.id: (r.least, r.extra) for r in reductions(all_progress(portfolio))}
    assert told["yara"] == (None, 800)
    assert told["nobian"] == (500, None)


def test_a_company_without_a_step_is_counted_as_such(portfolio: Portfolio) -> None:
    text = markdown(assemble_portfolio(with_company(portfolio, "aeb", stages=[]), "annex"))
    assert "| Nog geen stap gezet | 1 | AEB |" in text


def test_places_name_their_province_once(portfolio: Portfolio) -> None:
    text = markdown(assemble_portfolio(portfolio, "annex"))
    assert "**Locatie.** Chemelot (Limburg) en Zuid-Holland." in text
    assert "**Locatie.** Nog niet bekend." in text


def test_web_sources_print_their_site_and_day(portfolio: Portfolio) -> None:
    notes = [
        tree.plain_text(n.children)
        for n in tree.walk(assemble_portfolio(portfolio, "annex"))
        if isinstance(n, tree.Footnote)
    ]
    assert (
        "Kabinet en Zeeland Refinery tekenen een intentieovereenkomst, rijksoverheid.nl, 14\u00a0september 2023."
        in notes
    )


def many(portfolio: Portfolio, count: int) -> Portfolio:
    """`count` companies by other names, the facts of the example by turns."""
    plain, made = portfolio_to_plain(portfolio)["companies"], []
    for i in range(count):
        source = plain[i % len(plain)]
        own = next(o for o in source["organisations"] if o["id"] == source["company"])
        name = f"Proefbedrijf {i:03}"
        made.append(
            source
            | {
                "id": f"proef-{i}",
                "company": f"proef-{i}",
                "organisations": [own | {"id": f"proef-{i}", "name": name, "short_name": name}],
            }
        )
    annexes = [a for a in portfolio_to_plain(portfolio)["letter"]["annexes"] if "company" not in a]
    return altered(portfolio, companies=made, letter={"annexes": annexes, "sections": []})


def test_an_annex_of_three_hundred_companies_stays_usable(portfolio: Portfolio) -> None:
    import time

    big = many(portfolio, 300)
    start = time.process_time()
    document = assemble_portfolio(big, "annex")
    raw = render(document)
    assert time.process_time() - start < 10  # about 1 s on the machine it was written on
    assert len(raw) < 1_000_000
    nodes = list(tree.walk(document))
    assert len([n for n in nodes if isinstance(n, tree.Contents)]) == 1
    carbon = [n for n in nodes if isinstance(n, tree.Chart)][1]
    assert len(carbon.categories) == 30  # more cannot be read; the table below holds them all
    assert "De grafiek toont de dertig grootste; de tabel noemt ze alle." in markdown(document)
    assert not [n for n in tree.walk(assemble_portfolio(portfolio, "annex")) if isinstance(n, tree.Contents)]


# ---------------------------------------------------------------- the memo, what it cannot compare


def test_a_memo_without_changes_says_so(portfolio: Portfolio) -> None:
    text = markdown(assemble_portfolio(portfolio, "memo", since=portfolio))
    assert "Er is geen gegeven gewijzigd." in text
    assert "| Bedrijf |" not in text


def test_states_the_wrong_way_round_are_told(portfolio: Portfolio, earlier: Portfolio) -> None:
    with pytest.raises(AssemblyError) as caught:
        assemble_portfolio(earlier, "memo", since=portfolio)
    assert [f.code for f in caught.value.findings] == ["assembly.since-later"]
    assert "Verwissel de bestanden" in caught.value.text()


def test_changes_are_told_in_lines(portfolio: Portfolio, earlier: Portfolio) -> None:
    from drafting.api.portfolio import changes_told

    lines = list(changes_told(changes(earlier, portfolio), "nl"))
    assert lines[0] == "  AEB: nieuw (verkenning)"
    assert (
        lines[2]
        == "  Cosun: fase van Expression of Principles naar Joint Letter of Intent, 1 stap, 1 cijfer, 3 teksten"
    )
    assert list(changes_told(changes(portfolio, portfolio), "en")) == ["  nothing changed"]


@pytest.mark.parametrize(
    ("day", "session"),
    [
        ("2025-06-30", "2024–2025"),
        ("2025-09-15", "2024–2025"),
        ("2025-09-16", "2025–2026"),
        ("2026-01-05", "2025–2026"),
        ("2020-09-15", "2020–2021"),
    ],
)
def test_the_house_prints_the_parliamentary_year_that_begins_on_prinsjesdag(
    portfolio: Portfolio, day: str, session: str
) -> None:
    moved = altered(portfolio, letter={"date": day}, reference_date=day)
    assert assemble_portfolio(moved, "letter", form="house").cover["session"] == session


@pytest.mark.parametrize("kind", ["letter", "letter-house", "annex", "memo"])
def test_what_is_made_is_accessible(kind: str, tmp_path: Path) -> None:
    from drafting.cli import main

    outline, _, form = kind.partition("-")
    (built,) = build(
        Order(
            source=PROGRESS / "portfolio.yaml", kinds=outline, languages="nl", form=form, since=PROGRESS / "vorige.yaml"
        )
    )
    (tmp_path / "x.docx").write_bytes(built.content)
    assert main(["check", str(tmp_path / "x.docx"), "--only", "accessibility", "--fail-on", "warning"]) == 0
