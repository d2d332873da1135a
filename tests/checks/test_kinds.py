"""Sentences of our own per kind: what a colleague marks is marked, and what looks like it is left alone."""

from __future__ import annotations

import io
from datetime import date

import docx
import pytest

from drafting import tree as t
from drafting.checks import Subject, check, lines_of_text, lines_of_tree
from drafting.checks.dictionary import dutch
from drafting.word.comments import annotated


def _said(text: str, *rules: str, profile: str = "letter", lang: str = "nl", moment: date | None = None) -> list[str]:
    subject = Subject("t", lang, profile, lines_of_text(text), words=dutch(), moment=moment)
    return [str(f.values.get("found") or f.excerpt) for f in check(subject, only=rules)]


WRONG = (
    ("De warmte kavels worden in het najaar vastgesteld.", "warmte kavels", "compounds"),
    ("De stad wil een nieuwe biogas studie van het Rijk.", "biogas studie", "compounds"),
    ("Wij steunen energie intensieve bedrijven.", "energie intensieve", "compounds"),
    ("Hier speelt het beleid voor het industrie cluster mee.", "industrie cluster", "compounds"),
    ("In de brief zijn de vergunning voorschriften beschreven.", "vergunning voorschriften", "compounds"),
    ("Alle wet en regelgeving is daarop aangepast.", "wet en regelgeving", "compounds"),
    ("De haven bleef geheel in tact.", "in tact", "compounds"),
    ("De lidstaten zijn het er over eens.", "er over", "compounds"),
    ("Dat volgt uit het EU pakket van vorig jaar.", "EU pakket", "initialisms"),
    ("De regeling geldt voor een SDE beschikking.", "SDE beschikking", "initialisms"),
    ("Daarom vindt ik dit verstandig.", "vindt", "verbs"),
    ("Ik wordt daarin gesteund.", "wordt", "verbs"),
    ("Dit laat zien hoe wij met de sector tempo wil maken.", "wil", "verbs"),
    ("De minister en de staatssecretaris heeft dit besproken.", "heeft", "verbs"),
    ("Het bestuur hebben daarover geadviseerd.", "hebben", "verbs"),
    ("Deze keuze heeft geleidt tot uitstel.", "geleidt", "verbs"),
    ("Het plan beantwoord aan de eisen.", "beantwoord", "verbs"),
    ("Dit is een reden temeer om door te gaan.", "reden temeer", "verbs"),
    ("Het Rijk vergoedt de staatsteun niet.", "staatsteun", "spelling"),
    ("De CO2-redcutie valt tegen.", "redcutie", "spelling"),
    ("In het het rapport staat meer.", "het het", "doubled-words"),
    ("Dat staat in in de bijlage.", "in in", "doubled-words"),
    ("Samen leveren zij 600 kton: 250, 200 en 100 kton.", "600 kton", "arithmetic"),
    ("De uitstoot is samen 220 ton: 180 ton naar lucht en 20 ton naar water.", "220 ton", "arithmetic"),
    ("De vraag is 0,7 Mton (70 kton).", "70 kton", "arithmetic"),
    ("De bijdrage is met 20% verhoogd, van € 300.000 naar € 400.000.", "20%", "arithmetic"),
    ("De drie havens (Delfzijl, Vlissingen, Moerdijk en Velsen) doen mee.", "drie havens", "counts"),
    ("Tussen 2029 en 2027 wordt gebouwd.", "2029", "quantities"),
    ("De MJA3 loopt af. Onder de MJA 3 en de MJA3 viel ook dit.", "MJA 3", "name-drift"),
    ("Met Noord-Gas is gesproken. Noord Gas tekent, en Noord Gas betaalt.", "Noord-Gas", "name-drift"),
    ("Zie https://rijksportaal.overheid-i.nl/x voor meer.", "https://rijksportaal.overheid-i.nl/x", "traces"),
    ("Namens hen tekent de heer dhr. Van Dalen.", "de heer dhr.", "doubled-words"),
)
RIGHT = (
    "Zo geef ik met deze brief invulling aan de toezegging.",
    "Partijen die aan het convenant gebonden zijn, melden dat.",
    "Het is uitgesloten dat er bij subsidies onder die grens verslagen komen.",
    "Het programma heeft als doel personen te beschermen met het doel bedrijven te helpen.",
    "De expertpool vergunningverlening en het loket verduurzaming blijven bestaan.",
    "Het verzoek contracteerruimte is ingediend bij het CBS binnen zes weken.",
    "De Green Deal-aanpak is toegepast op het model PARIS en op de pilot EPK.",
    "De ACM besluit in mei en de RDI start in juni.",
    "Houtstook neemt een belangrijke plaats in in het beleid.",
    "Wij weten dat het het kabinet niet is gelukt.",
    "Rendemint B.V. tekent mee.",
    "De gedeputeerde staten van Utrecht stemmen in.",
    "De broeikasgassen methaan en lachgas nemen af.",
    "De papierindustrie stoot minder uit.",
    "Dat weet ik, en laat ik daarbij opmerken dat ik verwacht dat het lukt.",
    "De Kamer hebben wij daarover eerder bericht.",
    "Een groot aantal bedrijven zijn gestart; de helft hebben wij gesproken.",
    "De betaling geschiedt per kwartaal.",
    "Zoals wij eerder schreven wil het bedrijf dit.",
    "De nadere uitwerking volgt.",
    "Dit geldt op nieuw te bouwen terreinen.",
    "Samen leveren zij 550 kton: 250, 200 en 100 kton.",
    "De uitstoot is samen 200 ton: 180 ton naar lucht en 20 ton naar water.",
    "De vraag is 0,7 Mton (700 kton), een stijging met 40%, van € 300.000 naar € 420.000.",
    "De drie havens (Delfzijl, Vlissingen en Moerdijk) doen mee; de vier (zie bijlage 2, en verder) niet.",
    "Het budget steeg in de periode 2025-2027. Met Noord Gas en de MJA3 is dat anders dan met de MJA2.",
    "Ik bied u het advies aan aan de hand van drie vragen.",
)


@pytest.mark.parametrize(("sentence", "words", "rule"), WRONG, ids=lambda x: str(x)[:30])
def test_a_slip_is_marked_by_its_rule(sentence: str, words: str, rule: str) -> None:
    assert words in _said(sentence, rule)


@pytest.mark.parametrize("sentence", RIGHT, ids=lambda x: x[:30])
def test_what_looks_like_a_slip_is_left_alone(sentence: str) -> None:
    rules = (
        "compounds",
        "initialisms",
        "verbs",
        "spelling",
        "doubled-words",
        "broken-words",
        "placeholders",
        "arithmetic",
        "counts",
        "quantities",
        "name-drift",
    )
    assert _said(sentence, *rules) == []


def test_one_quantity_in_other_words_and_units_has_one_value() -> None:
    letter = (
        "In 2030 vermindert Zoutchemie de CO2-uitstoot met 500 kton ten opzichte van 2020.\n"
        "Zoutchemie realiseert in 2030 een reductie van {} CO2.\n"
    )
    assert _said(letter.format("0,4 Mton"), "one-quantity") == ["0,4 Mton"]
    assert _said(letter.format("0,5 Mton"), "one-quantity") == []
    assert _said(letter.format("circa 0,49 Mton"), "one-quantity") == []
    aid = "De subsidie aan Zoutchemie bedraagt € 190 miljoen.\nHet Rijk verleent Zoutchemie € 0,{} miljard steun.\n"
    assert _said(aid.format("29"), "one-quantity") == ["€ 0,29 miljard"]
    assert _said(aid.format("19"), "one-quantity") == []
    # Another year, another company, a part or a scenario is another quantity.
    for other in (
        "Zoutchemie realiseert in 2035 een reductie van 0,9 Mton CO2.",
        "Glasfabriek realiseert in 2030 een reductie van 0,9 Mton CO2.",
        "Waarvan in 2030 bij Zoutchemie 90 kton reductie van CO2 zonder steun.",
        "In de eerste raming was dat voor Zoutchemie in 2030 600 kton reductie.",
    ):
        assert _said(letter.splitlines()[0] + "\n" + other, "one-quantity") == []


def _tabled(sentence: str, *nodes: t.BodyNode) -> list[str]:
    body = (t.Block((t.Text(sentence),)), *nodes)
    document = t.Document("", "nl", "", "", "statute", body)
    subject = Subject("t", "nl", "letter", lines_of_tree(document), tree=document, words=dutch())
    return [f.values["found"] for f in check(subject, only=["plotted"])]


def _row(*cells: str) -> t.Row:
    return t.Row(tuple(t.Cell((t.Block((t.Text(c),)),)) for c in cells))


def test_a_figure_in_the_text_is_held_against_tables_and_charts() -> None:
    table = t.Table(
        (),
        _row("Bedrijf", "CO₂-reductie in 2030 (kton)", "Investering (€ miljoen)"),
        (_row("Zoutchemie", "500", "120"), _row("Glasfabriek", "80", "30")),
    )
    chart = t.Chart("column", "CO₂-reductie", ("2030", "2035"), (t.Series("Zoutchemie", (500.0, 700.0)),), "kton")
    right, wrong = (f"Zoutchemie vermindert de CO2-uitstoot in 2030 met {n} kton." for n in (500, 400))
    for figure in (table, chart):
        assert _tabled(right, figure) == []
        assert _tabled(wrong, figure) == ["400 kton"]
    assert _tabled("Glasfabriek investeert € 0,3 miljard.", table) == ["€ 0,3 miljard"]
    assert _tabled("Glasfabriek vermindert de CO2-uitstoot in 2040 met 400 kton.", table, chart) == []


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("De bijdrage uit de IPCEI is toegekend.", True),
        ("De bijdrage uit de IPCEI (Important Project of Common European Interest) is toegekend.", False),
        ("Het Important Project of Common European Interest (IPCEI) is toegekend.", False),
        ("De bijdrage uit de IPCEI is toegekend.\nIPCEI: Important Project of Common European Interest.", False),
        ("De bijdrage van de RVO en het RIVM is toegekend.", False),
    ],
)
def test_an_abbreviation_of_the_field_is_written_out_somewhere(sentence: str, told: bool) -> None:
    assert bool(_said(sentence, "unexpanded")) is told


def test_a_comment_on_a_short_word_stands_at_that_word() -> None:
    file = docx.Document()
    for text in ("Postbus 20018", "Bijlage(n)", "2", "Zie bijlage 2."):
        file.add_paragraph(text)
    kept = io.BytesIO()
    file.save(kept)
    marked = docx.Document(io.BytesIO(annotated(kept.getvalue(), [("2", "", "de kop noemt 2")])))
    starts = [p.text for p in marked.paragraphs if p._p.xpath("./w:commentRangeStart")]
    assert starts == ["2"]
