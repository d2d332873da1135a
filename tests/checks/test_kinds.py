"""Sentences of our own per kind: what a colleague marks is marked, and what looks like it is left alone."""

from __future__ import annotations

from datetime import date

import pytest

from drafting.checks import Subject, check, lines_of_text
from drafting.checks.dictionary import dutch


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
    "Ik bied u het advies aan aan de hand van drie vragen.",
)


@pytest.mark.parametrize(("sentence", "words", "rule"), WRONG, ids=lambda x: str(x)[:30])
def test_a_slip_is_marked_by_its_rule(sentence: str, words: str, rule: str) -> None:
    assert words in _said(sentence, rule)


@pytest.mark.parametrize("sentence", RIGHT, ids=lambda x: x[:30])
def test_what_looks_like_a_slip_is_left_alone(sentence: str) -> None:
    rules = ("compounds", "initialisms", "verbs", "spelling", "doubled-words", "broken-words", "placeholders")
    assert _said(sentence, *rules) == []
