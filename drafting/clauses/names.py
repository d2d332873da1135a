"""What a clause text or a Word template may name: each value, function and filter once, with its type, where it is known and what it means.

The check of the library, the reference page and the catalogue read this table; a test holds it to what the scope of a text really offers.
A filter has one meaning wherever it is known. One word had two: `money` is short in clauses (€ 190 miljoen) and was whole in templates
(€ 190.000.000). Templates therefore say `money_whole` (or `euro`); in a template that is there already, `money` keeps what it meant.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from drafting.model import (
    Additionality,
    AdvicePoint,
    AnnexEntry,
    Commitment,
    CompanyGroup,
    DocumentEntry,
    Dossier,
    Exit,
    Instrument,
    Letter,
    Member,
    Organisation,
    Person,
    Progress,
    Project,
    Quantity,
    Reduction,
    Site,
    Source,
    StageGroup,
    Support,
    Surroundings,
    Trigger,
)
from drafting.model.changes import Changes

DOSSIER, PORTFOLIO, TEMPLATE = "dossier", "portfolio", "template"
CLAUSES = (DOSSIER, PORTFOLIO)


@dataclass(frozen=True, slots=True)
class Name:
    """One name. `sort`: value, list, function or filter. `where`: in texts about a dossier, about a portfolio, in Word templates.
    `type`: the model that it is, or gives, where that is one; `nl`, `en`: what it means."""

    name: str
    sort: str
    where: tuple[str, ...]
    nl: str
    en: str
    type: Any = None


def _all(sort: str, where: tuple[str, ...], *rows: tuple[Any, ...]) -> Iterator[Name]:
    for name, nl, en, *kind in rows:
        yield Name(name, sort, where, nl, en, kind[0] if kind else None)


NAMES: tuple[Name, ...] = (
    *_all(
        "list", (DOSSIER,),
        ("parties", "de partijen van dit document, op volgorde", "the parties of this document, in order", Organisation),
        ("others", "de partijen naast bedrijf en staat", "the parties beside company and State", Organisation),
        ("joint", "de bedrijven die samen optreden", "the companies that act jointly", Organisation),
        ("states", "de staat, per hoedanigheid", "the State, by capacity", Organisation),
        ("provinces", "de provincies", "the provinces", Organisation),
        ("authorities", "gemeenten en andere bestuursorganen", "municipalities and other authorities", Organisation),
        ("supports", "de steun", "the support", Support),
        ("reductions", "CO2-cijfers van deze fase per project", "CO2 figures of this stage by project", Quantity),
        ("trajectory", "CO2-cijfers van deze fase zonder project, per jaar", "CO2 figures of this stage without project, by year", Quantity),
        ("steps", "de tussenstappen van het CO2-traject", "the steps of the CO2 trajectory", Quantity),
        ("granted", "CO2-cijfers die al zijn toegezegd", "CO2 figures that were granted already", Quantity),
        ("environment", "de andere cijfers van deze fase (NOx, NH3, water)", "the other figures of this stage (NOx, NH3, water)", Quantity),
        ("quantities", "alle cijfers van het dossier", "all figures of the dossier", Quantity),
        ("advice_request", "wat de AMVI is gevraagd", "what the AMVI was asked"),
        ("advice", "de punten van een advies", "the points of an advice", AdvicePoint),
        ("sites", "de locaties", "the sites", Site),
        ("projects", "de projecten", "the projects", Project),
        ("triggers", "de voorwaarden en gebeurtenissen", "the conditions and events", Trigger),
        ("sources", "de bronnen", "the sources", Source),
    ),
    *_all(
        "value", (DOSSIER,),
        ("company", "het bedrijf", "the company", Organisation),
        ("state", "de (eerste) staatspartij", "the (first) State party", Organisation),
        ("parent", "de moedermaatschappij; vraag eerst fact('has_parent')", "the parent company; ask fact('has_parent') first", Organisation),
        ("guarantor", "de garant; vraag eerst fact('has_guarantor')", "the guarantor; ask fact('has_guarantor') first", Organisation),
        ("support", "de eerste steun", "the first support", Support),
        ("ambition", "de CO2-reductie van het bedrijf in deze fase", "the company's CO2 reduction in this stage", Quantity),
        ("document", "gegevens van dit document: datum, plaats, kenmerk", "this document's data: date, place, reference", DocumentEntry),
        ("additionality", "wat bovenwettelijk is", "what goes beyond the law", Additionality),
        ("surroundings", "omwonenden en omgeving", "neighbours and surroundings", Surroundings),
        ("exit", "het einde van de gesprekken", "the end of the talks", Exit),
        ("track", "het spoor van de aanpak", "the track of the approach"),
        ("sector", "de sector", "the sector"),
        ("joint_name", "hoe de bedrijven samen heten", "what the companies are called together"),
        ("obligations", "de eigen verplichtingen van deze fase", "the dossier's own obligations of this stage"),
        ("stages", "de stappen van het proces", "the steps of the process"),
        ("terms", "de eigen begrippen", "the dossier's own terms"),
        ("governance", "het overleg", "the governance"),
        ("reporting", "de rapportage", "the reporting"),
        ("evaluation", "de evaluatie", "the evaluation"),
        ("duration", "de looptijd", "the duration"),
        ("previous", "de andere documenten, per soort: previous.eop.date", "the other documents, by kind: previous.eop.date"),
    ),
    *_all(
        "list", (PORTFOLIO,),
        ("companies", "de bedrijven met hun stand", "the companies with their progress", Progress),
        ("company_groups", "de bedrijven per groep", "the companies by group", CompanyGroup),
        ("stage_groups", "de bedrijven per fase", "the companies by stage", StageGroup),
        ("reductions", "de reducties opgeteld", "the reductions added up", Reduction),
        ("annexes", "de bijlagen van de brief", "the annexes of the letter", AnnexEntry),
        ("commitments", "de toezeggingen, moties en vragen", "the promises, motions and questions", Commitment),
        ("dossiers", "de dossiers van de bedrijven", "the dossiers of the companies", Dossier),
        ("committee", "de leden van de commissie", "the members of the committee", Member),
        ("instruments", "de instrumenten", "the instruments", Instrument),
    ),
    *_all(
        "value", (PORTFOLIO,),
        ("letter", "de brief", "the letter", Letter),
        ("changes", "wat er veranderde sinds de vorige stand", "what changed since the earlier state", Changes),
        ("reference_day", "de peildatum", "the reference day"),
        ("annex_label", "hoe dit document als bijlage heet", "what this document is called as an annex"),
        ("subject_running", "het onderwerp in een lopende zin", "the subject in a running sentence"),
        ("salutation", "de aanhef", "the salutation"),
        ("closing", "de slotformule", "the closing"),
    ),
    *_all(
        "value", CLAUSES,
        ("lang", "de taal: nl of en", "the language: nl or en"),
        ("firmness", "de hardheid: intention, effort of result", "the firmness: intention, effort or result"),
        ("this", "hoe dit document zichzelf noemt", "what this document calls itself"),
        ("This", "hetzelfde met een hoofdletter", "the same with a capital"),
        ("kind_label", "de naam van de documentsoort", "the name of the kind of document"),
        ("loop", "in een lus: loop.index, loop.last", "in a loop: loop.index, loop.last"),
    ),
    *_all(
        "function", CLAUSES,
        ("ref", "verwijzing: artikel 5, tweede lid", "reference: Article 5(2)"),
        ("Ref", "verwijzing met een hoofdletter", "reference with a capital"),
        ("refs", "verwijzing naar meer dan één artikel", "reference to several articles"),
        ("has", "of een bepaling in dit document staat", "whether a clause is in this document"),
        ("fact", "of een feit waar is", "whether a fact is true"),
        ("verb", "een werkwoord naar hardheid", "a verb by firmness"),
        ("plural", "enkelvoud of meervoud naar een lijst", "singular or plural by a list"),
        ("sign", "een teken als tekst", "a sign as text"),
        ("total", "de som van een veld", "the sum of a field"),
        ("label", "een keuze in woorden", "a choice in words"),
        ("cite", "een bron zoals het document citeert", "a source as the document cites"),
        ("source", "een bron naar id", "a source by id", Source),
        ("person", "een persoon naar id", "a person by id", Person),
    ),
    *_all(
        "function", (DOSSIER,),
        ("organisation", "een organisatie naar id", "an organisation by id", Organisation),
        ("project", "een project naar id", "a project by id", Project),
        ("value", "een waarde naar haar pad in het dossier", "a value by its path in the dossier"),
        ("site", "een locatie naar id", "a site by id", Site),
        ("signatories", "wie voor een partij tekenen", "who sign for a party", Person),
        ("party_name", "een partij zoals het document haar noemt", "a party as the document calls it"),
        ("article", "het lidwoord voor een partij", "the article before a party"),
        ("poss", "het bezittelijk voornaamwoord van een partij", "the possessive of a party"),
        ("pron", "het voornaamwoord van een partij", "the pronoun of a party"),
        ("Pron", "het voornaamwoord met een hoofdletter", "the pronoun with a capital"),
        ("last_year", "het laatste jaar van een reeks cijfers", "the last year of a run of figures"),
        ("joint_article", "het lidwoord voor de bedrijven samen", "the article before the companies together"),
        ("milestone", "de titel van een mijlpaal", "the title of a milestone"),
    ),
    *_all(
        "function", (PORTFOLIO,),
        ("annex", "een bijlage: bijlage 2", "an annex: annex 2"),
        ("annex_number", "het nummer van een bijlage", "the number of an annex"),
        ("on_behalf_of", "namens wie mede wordt geschreven", "on whose behalf it is also written"),
        ("step", "de datum van een stap", "the date of a step"),
        ("stage_reached", "of een fase is bereikt", "whether a stage was reached"),
        ("alike", "of een waarde voor alle gelijk is", "whether a value is the same for all"),
        ("told", "een tekst van een bedrijf", "a text of a company"),
        ("sentence", "een tekst van een bedrijf als zin", "a text of a company as a sentence"),
        ("names", "namen met komma's", "names with commas"),
        ("places", "waar een bedrijf staat", "where a company stands"),
        ("figures", "cijfers in één regel", "figures in one line"),
        ("figure_told", "een cijfer met doeljaar en basisjaar", "a figure with target year and baseline"),
        ("amount", "een hoeveelheid op zichzelf", "a quantity by itself"),
        ("person_name", "de naam van een persoon", "the name of a person"),
        ("company_name", "de korte naam van het bedrijf van een dossier", "the short name of the company of a dossier"),
        ("committee_change", "wat er voor een lid verandert", "what changes for a member"),
        ("stage_name", "een fase met een hoofdletter", "a stage with a capital"),
    ),
    *_all(
        "filter", (*CLAUSES, TEMPLATE),
        ("money_short", "bedrag: € 190 miljoen", "amount: €190 million"),
        ("money_whole", "bedrag: € 190.000.000", "amount: €190,000,000"),
        ("money_exact", "bedrag met centen", "amount with cents"),
        ("money_words", "bedrag met (zegge: …)", "amount with (in words: …)"),
        ("number", "getal: 1.250,5", "number: 1,250.5"),
        ("percent", "49,5%", "49.5%"),
        ("words", "getal in woorden", "number in words"),
        ("ordinal", "rangtelwoord", "ordinal"),
        ("date", "23 juni 2025", "23 June 2025"),
        ("date_short", "datum in cijfers", "date in figures"),
        ("month", "juni 2025", "June 2025"),
        ("enumerate", "a, b en c", "a, b and c"),
        ("capital", "met een hoofdletter", "with a capital"),
    ),
    *_all("filter", CLAUSES, ("money", "hetzelfde als money_short", "the same as money_short")),
    *_all(
        "filter", CLAUSES,
        ("enumerate_or", "a, b of c", "a, b or c"),
        ("quantity", "167 kton CO2 per jaar", "167 kt CO2 per year"),
        ("figure", "waarde en eenheid zonder stof", "value and unit without substance"),
        ("baseline", "de jaren van het basisjaar", "the years of the baseline"),
        ("years", "jaren: 2018 tot en met 2021", "years: 2018 to 2021"),
        ("month_name", "de naam van een maand", "the name of a month"),
        ("name", "een persoon in lopende tekst", "a person in running text"),
        ("formal_name", "een persoon met titels", "a person with titles"),
        ("address", "een adres", "an address"),
        ("label", "een keuze in woorden", "a choice in words"),
        ("effect", "wat een cijfer doet", "what a figure does"),
        ("at_least", "een cijfer als ondergrens", "a figure as a lower bound"),
        ("attr", "een veld naar naam", "a field by name"),
    ),
    *_all(
        "filter", (TEMPLATE,),
        ("euro", "hetzelfde als money_whole", "the same as money_whole"),
        ("money", "ouder, hetzelfde als money_whole", "older, the same as money_whole"),
        ("zegge", "hetzelfde als money_words", "the same as money_words"),
        ("datum", "hetzelfde als date", "the same as date"),
        ("getal", "hetzelfde als number", "the same as number"),
        ("procent", "hetzelfde als percent", "the same as percent"),
        ("woorden", "hetzelfde als words", "the same as words"),
        ("rangtelwoord", "hetzelfde als ordinal", "the same as ordinal"),
        ("opsomming", "hetzelfde als enumerate", "the same as enumerate"),
        ("hoofdletter", "hetzelfde als capital", "the same as capital"),
    ),
)  # fmt: skip
"""All names; a filter may have the name of a function."""


def names_of(where: str, *sorts: str) -> dict[str, Name]:
    """The names that are known somewhere, of some sorts or all but filters, by name."""
    return {n.name: n for n in NAMES if where in n.where and (n.sort in sorts if sorts else n.sort != "filter")}
