"""What the workbook looks like, as data: its sheets, their columns, and where in a portfolio each column goes."""

from __future__ import annotations

from dataclasses import dataclass

HELP_SHEET = "Uitleg"
LETTER_SHEET = "Brief"
REST_SHEET = "Overig"
"""What has no column and no dossier file, so that nothing is lost; left out where there is nothing."""
BASE_SHEET = "_basis"
"""A hidden sheet that remembers what a part held when it was split off, for merging."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `field`: the name in the model ("baseline.years" for one inside); `sort`: how a cell is read, see
    drafting.workbook.cells; `words` for `choice`: our words by value; `other` for `ref`: the sheet whose ids it names."""

    heading: str
    field: str
    sort: str = "text"
    help: str = ""
    required: bool = False
    words: tuple[tuple[str, str], ...] = ()
    other: str = ""
    width: int = 18
    suggested: tuple[str, ...] = ()
    """What a drop-down offers; anything else is as good."""
    elsewhere: tuple[tuple[str, str], ...] = ()
    """Other words for a choice → ours, to suggest."""
    between: tuple[int, int] | None = None
    """The least and the greatest whole number that make sense."""


COMPANY = Column("Bedrijf", "", "ref", "Id van het bedrijf op blad Bedrijven.", True, other="Bedrijven", width=16)
"""The first column of each sheet that tells of companies."""
COMPANY_OR_ALL = Column(
    "Bedrijf", "", "ref", "Alleen invullen als de regel bij één bedrijf hoort.", other="Bedrijven", width=16
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: rows under headings. `path` is the list in the portfolio; with `company` each row names its company first and
    the list is in that company's dossier; with `shared` it may leave the company out, and then the list is the portfolio's own."""

    title: str
    path: str
    columns: tuple[Column, ...]
    help: str
    company: bool = False
    shared: bool = False
    key: str = "Id"
    """The heading of what names a row."""
    named_by: tuple[str, ...] = ()
    """The headings of which an id is made where a row has none; empty where other rows point to it, so that it must have one."""

    @property
    def all_columns(self) -> tuple[Column, ...]:
        """The columns with the company's, where rows name one: first, or last where they need not."""
        if self.shared:
            return (*self.columns, COMPANY_OR_ALL)
        return (COMPANY, *self.columns) if self.company else self.columns

    def column(self, heading: str) -> Column | None:
        """The column called `heading`, capitals aside."""
        wanted = " ".join(heading.split()).casefold()
        return next((c for c in self.columns if c.heading.casefold() == wanted), None)


STAGES = (
    ("exploration", "Verkenning"), ("eop", "EoP"), ("negotiation", "Onderhandeling"), ("draft_jloi", "Concept-JLoI"),
    ("advice_requested", "Adviesaanvraag AMVI"),
    ("advice", "Advies AMVI"), ("jloi", "JLoI"), ("subsidy", "Maatwerksubsidie"), ("agreement", "Maatwerkafspraak"),
    ("execution", "Uitvoering"), ("discontinued", "Niet voortgezet"),
)  # fmt: skip
STAGES_ELSEWHERE = (
    ("expression of principles", "EoP"), ("intentieovereenkomst", "JLoI"), ("joint letter of intent", "JLoI"),
    ("concept joint letter of intent", "Concept-JLoI"), ("bindende maatwerkafspraak", "Maatwerkafspraak"),
    ("tailor-made agreement", "Maatwerkafspraak"), ("gestopt", "Niet voortgezet"), ("stopgezet", "Niet voortgezet"),
    ("afgevallen", "Niet voortgezet"), ("subsidie", "Maatwerksubsidie"), ("adviesaanvraag", "Adviesaanvraag AMVI"), ("advies", "Advies AMVI"),
)  # fmt: skip
"""What letters and colleagues call a step → the word in our list. Suggested, never taken for granted."""
SUBSTANCES = (
    ("CO2", "CO2"), ("CO2-eq", "CO2-eq"), ("NOx", "NOx"), ("NH3", "NH3"), ("SO2", "SO2"), ("PM10", "PM10"), ("ZZS", "ZZS"),
    ("water", "Water"), ("gas", "Aardgas"), ("electricity", "Elektriciteit"), ("H2", "Waterstof"),
    ("N", "Stikstof"), ("PM2.5", "PM2,5"), ("benzene", "Benzeen"), ("PAH", "PAK"), ("lead", "Lood"), ("odour", "Geur"), ("noise", "Geluid"),
    ("heat", "Warmte"), ("waste", "Afval"), ("other", "Anders"),
)  # fmt: skip
UNITS = tuple(
    (u, u) for u in ("kg", "ton", "kton", "Mton", "m3", "mln m3", "GWh", "TWh", "PJ", "MW", "TJ", "dB", "ouE/s", "%")
)
BOUNDS = (("", "precies"), ("about", "circa"), ("over", "ruim"), ("at_most", "ten hoogste"), ("at_least", "ten minste"))
DIRECTIONS = (("reduction", "daling"), ("level", "niveau"))
RECORDS = (("promise", "Toezegging"), ("motion", "Motie"), ("question", "Vraag"))
RECORD_STATES = (("done", "Afgedaan"), ("underway", "In uitvoering"), ("open", "Nog niet afgedaan"))
KINDS_OF_SOURCE = (
    ("kamerstuk", "Kamerstuk"), ("stcrt", "Staatscourant"), ("toezegging", "Toezegging"), ("document", "Document"),
    ("besluit", "Besluit"), ("url", "Webpagina"), ("overig", "Overig"),
)  # fmt: skip
CHANGES = (
    ("", "geen"),
    ("leaving", "vertrekt"),
    ("new", "nieuw"),
    ("reappointed", "herbenoemd"),
    ("expert_to_member", "van expert naar lid"),
)
STYLES = (("name_first", "eerst de naam"), ("office_first", "eerst de functie"))
SALUTATIONS = (("heer", "heer"), ("mevrouw", "mevrouw"))
LANGUAGES = (("nl", "Nederlands"), ("en", "Engels"))
GROUPINGS = (("none", "niet"), ("stage", "fase"), ("province", "provincie"), ("cluster", "cluster"))
SORTINGS = (("name", "naam"), ("stage", "fase"), ("reduction", "reductie"), ("given", "zoals ingevuld"))
AID = (
    ("notification", "Aanmelding"), ("gber", "AGVV"), ("cisaf", "CISAF"), ("ceeag", "CEEAG"), ("de_minimis", "De-minimis"),
    ("none", "Geen staatssteun"), ("scheme", "Goedgekeurde regeling"),
)  # fmt: skip
NOTIFICATION = (
    ("not_needed", "Niet nodig"), ("planned", "Voorgenomen"), ("pre_notified", "Prenotificatie"), ("notified", "Aangemeld"),
    ("approved", "Goedgekeurd"),
)  # fmt: skip

PROVINCES = (
    "Drenthe", "Flevoland", "Fryslân", "Gelderland", "Groningen", "Limburg", "Noord-Brabant", "Noord-Holland", "Overijssel",
    "Utrecht", "Zeeland", "Zuid-Holland",
)  # fmt: skip
CLUSTERS = ("Chemelot", "Cluster 6", "Noord-Nederland", "Noordzeekanaalgebied", "Rotterdam-Moerdijk", "Zeeland")

_ID = Column("Id", "id", "id", "Korte naam voor verwijzingen: kleine letters, cijfers en streepjes.", True, width=14)
_OWN_ID = Column("Id", "id", "id", "Mag leeg blijven: dan maakt drafting er een uit de regel.", width=14)
_SOURCE = Column("Bron", "source", "ref", "Id van een bron op blad Bronnen.", other="Bronnen", width=14)


def _words(heading: str, field: str, help: str = "", required: bool = False, width: int = 30) -> tuple[Column, Column]:
    """A text in Dutch, and its English where that differs. Headings of the English columns end in "(Engels)"."""
    return (
        Column(heading, field, "words", help, required, width=width),
        Column(f"{heading} (Engels)", field, "english", "Alleen invullen als de Engelse tekst anders is.", width=12),
    )


LETTER: tuple[Column, ...] = (
    Column("Id", "id", "id", "Naam van deze voortgang; de bestandsnamen beginnen ermee.", True),
    Column("Taal", "language", "choice", words=LANGUAGES),
    *_words("Titel", "title"),
    Column(
        "Peildatum", "reference_date", "date", "De dag waarop de bijlage de stand geeft; leeg: de datum van de brief."
    ),
    Column("Groeperen op", "group_by", "choice", words=GROUPINGS),
    Column("Sorteren op", "sort_by", "choice", words=SORTINGS),
    Column("Datum", "letter.date", "date", "De datum van de brief.", True),
    Column("Ons kenmerk", "letter.reference"),
    Column("Uw kenmerk", "letter.their_reference"),
    *_words("Betreft", "letter.subject", required=True),
    Column("Plaats", "letter.place"),
    Column("Genummerde koppen", "letter.numbered", "yes"),
    Column(
        "Ondertekenaars", "letter.signatories", "ids", "Ids van blad Personen, in volgorde, met puntkomma's ertussen."
    ),
    Column("Geadresseerde", "letter.addressee.lines", "lines", "Regels van het adres, met puntkomma's ertussen."),
    *_words("Aanhef", "letter.addressee.salutation"),
    Column("Ministerie", "letter.sender.ministry"),
    Column("Directie", "letter.sender.directorate"),
    Column("Bezoekadres", "letter.sender.visiting_address", "lines"),
    Column("Postadres", "letter.sender.postal_address", "lines"),
    Column("Contact", "letter.sender.contact"),
    Column("Telefoon", "letter.sender.telephone"),
    Column("Website", "letter.sender.website"),
    Column(
        "Retouradres",
        "letter.sender.return_address",
        help="De regel in het venster van de envelop; leeg: het postadres.",
    ),
    Column("Rubricering", "letter.sender.classification", help="Alleen als de brief gerubriceerd is."),
    Column(
        "Stijl van ondertekening",
        "letter.sender.style",
        "choice",
        "Eerst de naam (EZ, KGG), of eerst de functie na 'Hoogachtend,' (IenW).",
        words=STYLES,
    ),
    Column(
        "Mede namens",
        "letter.on_behalf_of",
        "ids",
        "Ids van blad Personen: namens wie de brief ook is, zonder dat zij ondertekenen.",
    ),
    Column(
        "Lijst van bijlagen",
        "letter.annex_list",
        "yes",
        "Ja als onder de ondertekening een lijst van bijlagen moet staan.",
    ),
    Column(
        "Kamerdossiers",
        "letter.dossiers",
        "dossiers",
        "Bijvoorbeeld: 29 826 Industriebeleid; 32 813 Kabinetsaanpak Klimaatbeleid.",
    ),
    Column("Kamernummer", "letter.number", help="Het nummer waaronder de Kamer de brief drukt."),
    *_words("Beslisnota: aan", "letter.decision_note.addressee", "Aan wie de beslisnota is gericht."),
    *_words("Beslisnota: aanleiding", "letter.decision_note.occasion"),
    *_words("Beslisnota: geadviseerd besluit", "letter.decision_note.decisions", "Elke regel begint met een streepje."),
    *_words("Beslisnota: kernpunten", "letter.decision_note.key_points"),
    *_words("Beslisnota: toelichting", "letter.decision_note.explanation"),
    *_words("Beslisnota: politieke context", "letter.decision_note.political_context"),
    *_words("Beslisnota: advies", "letter.decision_note.advice"),
    *_words("Beslisnota: bijlagen", "letter.decision_note.annexes"),
    *_words(
        "Beslisnota: niet openbaar",
        "letter.decision_note.not_public",
        "Wat wordt weggelaten als de nota openbaar wordt.",
    ),
)
"""The sheet Brief: a heading and its value on each row."""

SHEETS: tuple[Sheet, ...] = (
    Sheet("Bedrijven", "companies", (
        _ID,
        *_words("Naam", "name", "De volledige naam.", True),
        *_words("Korte naam", "short_name", "Zoals de brief het bedrijf noemt.", True, 16),
        Column("Organisatie", "company", "id", "Alleen als het bedrijf in het dossierbestand een ander id heeft.", width=14),
        *_words("Rechtsvorm", "legal_form", width=14),
        Column("KvK-nummer", "kvk", "code", "Acht cijfers, als tekst.", width=12),
        Column("Dossier", "dossier", "text", "Bestand met de rest van het dossier, naast deze werkmap.", width=20),
        *_words("Situatie", "summary", width=40),
        *_words("Ambitie", "ambition", width=40),
        *_words("Leefomgeving", "living_environment", width=30),
        *_words("Voortgang", "progress", width=40),
        *_words("Knelpunten", "obstacles", width=40),
        *_words("Vervolg", "next_step", width=30),
    ), "Elk bedrijf op een regel."),
    Sheet("Locaties", "sites", (
        _OWN_ID,
        *_words("Naam", "name", required=True),
        Column("Gemeente", "municipality", required=True),
        Column("Provincie", "province", required=True, suggested=PROVINCES),
        Column("Cluster", "cluster", "words", "Het industriecluster.", width=22, suggested=CLUSTERS),
        Column("Cluster (Engels)", "cluster", "english", "Alleen invullen als de Engelse tekst anders is.", width=12),
    ), "De vestigingen per bedrijf.", True, named_by=("Naam",)),
    Sheet("Fasen", "stages", (
        _OWN_ID,
        Column("Fase", "stage", "choice", "De stap in het proces.", True, STAGES, elsewhere=STAGES_ELSEWHERE),
        Column("Datum", "date", "step", "Dag, maand (oktober 2024) of jaar.", True, width=16),
        Column("Gepland", "planned", "yes", "Ja als de stap nog moet worden gezet.", width=10),
        Column("Na", "after", "ids", "Ids van de stappen ervoor.", width=14),
        _SOURCE,
        *_words("Toelichting", "note"),
    ), "De stappen die elk bedrijf heeft gezet of gaat zetten.", True, named_by=("Fase",)),
    Sheet("Getallen", "quantities", (
        _OWN_ID,
        Column("Stof", "substance", "choice", "", True, SUBSTANCES),
        Column("Waarde", "value", "number", "Eén getal, of laag en hoog.", width=10),
        Column("Laag", "low", "number", width=10),
        Column("Hoog", "high", "number", width=10),
        Column("Eenheid", "unit", "choice", "", True, UNITS, width=10),
        Column("Bedoeld als", "bound", "choice", words=BOUNDS, width=12),
        Column("Per jaar", "per_year", "yes", width=10),
        Column("Doeljaar", "year", "whole", "Het jaar waarin het is bereikt.", True, width=10, between=(1990, 2100)),
        Column("Basisjaar", "baseline.years", "years", "Een jaar, of meer: 2018-2021.", True, width=12),
        Column("Basiswaarde", "baseline.value", "number", "In dezelfde eenheid.", width=12),
        Column("Scope", "scope", "scope", "1, of 1; 2.", True, width=8),
        Column("Richting", "direction", "choice", words=DIRECTIONS, width=10),
        Column("Additioneel", "additional", "number", "Het deel boven de CO2-heffing.", width=12),
        Column("Fase", "stage", "choice", "De stap waarin het getal is genoemd.", True, STAGES, elsewhere=STAGES_ELSEWHERE),
        Column("Project", "project", "text", width=12),
        Column("Locatie", "site", "text", width=12),
        _SOURCE,
        *_words("Toelichting", "note"),
    ), "Elk getal met eenheid, doeljaar, basisjaar en bron.", True, named_by=("Stof", "Fase")),
    Sheet("Steun", "support", (
        _OWN_ID,
        *_words("Instrument", "instrument", required=True),
        Column("Maximum", "maximum", "money", "In euro's: 185000000 of € 185 miljoen.", True),
        Column("Grondslag", "aid_basis", "choice", "", True, AID),
        Column("Aanmelding", "notification", "choice", words=NOTIFICATION),
        _SOURCE,
        Column("Fase", "stage", "choice", "Alleen als de steun per document verschilt: het document waarin zij is afgesproken.", words=STAGES, elsewhere=STAGES_ELSEWHERE),
    ), "Financiële steun per bedrijf.", True, named_by=("Instrument",)),
    Sheet("Secties", "letter.sections", (
        _OWN_ID,
        *_words("Kop", "heading", "Leeg: tekst zonder kop."),
        Column("Niveau", "level", "whole", "1, 2 of 3; leeg is 1.", width=8, between=(1, 3)),
        *_words("Tekst", "text", "Een lege regel begint een alinea. [^bron] is een voetnoot, [bijlage:id] het nummer van een bijlage.", True, 80),
    ), "De tekst van de brief.", named_by=("Kop",)),
    Sheet("Toezeggingen", "letter.commitments", (
        _OWN_ID,
        Column("Nummer", "reference", help="Zoals geregistreerd: TZ202410-136."),
        *_words("Toezegging", "text", "Wat is toegezegd, verzocht of gevraagd.", True, 50),
        *_words("Nagekomen", "kept", "Wat ermee is gedaan.", width=50),
        Column("Datum", "date", "date", width=14),
        _SOURCE,
        Column("Soort", "kind", "choice", "Leeg is een toezegging.", words=RECORDS, width=14),
        Column("Leden", "members", "lines", "Namen van de leden, met puntkomma's ertussen.", width=24),
        *_words("Debat", "debate", "Waar het is toegezegd, ingediend of gevraagd."),
        Column("Stand", "state", "choice", "Leeg is afgedaan.", words=RECORD_STATES, width=18),
    ), "De toezeggingen, moties en vragen waarop deze brief ingaat.", named_by=("Nummer",)),
    Sheet("Bijlagen", "letter.annexes", (
        _OWN_ID,
        *_words("Titel", "title", required=True, width=50),
        Column("Document", "document", "text", "annex: deze bijlage wordt gemaakt."),
        Column("Bestand", "file", "text", "Of een Word- of PDF-bestand naast deze werkmap.", width=30),
        Column("Datum", "date", "date", width=14),
        Column("Bedrijf", "company", "ref", other="Bedrijven", width=14),
        _SOURCE,
        Column("Taal", "language", "choice", words=LANGUAGES, width=12),
    ), "De bijlagen, in de volgorde van hun nummers.", named_by=("Titel",)),
    Sheet("Personen", "persons", (
        _ID,
        Column("Voorletters", "initials", width=12),
        Column("Roepnaam", "given_name", width=14),
        Column("Tussenvoegsel", "prefix", width=14),
        Column("Achternaam", "surname", required=True, width=24),
        Column("Titels", "titles", width=12),
        Column("Aanspreekvorm", "salutation", "choice", words=SALUTATIONS, width=14),
        Column("Naam in druk", "printed_as", help="Zoals de Kamer de naam drukt, als dat anders is: A.Chr. de Wit.", width=18),
        *_words("Functie", "function", "Zonder lidwoord: minister van Klimaat en Groene Groei.", width=50),
    ), "Ondertekenaars en leden van de commissie."),
    Sheet("Commissie", "committee", (
        _OWN_ID,
        Column("Persoon", "person", "ref", "", True, other="Personen", width=14),
        *_words("Rol", "role", width=16),
        Column("Wijziging", "change", "choice", words=CHANGES),
        Column("Benoemd tot", "until", "date", width=14),
        _SOURCE,
    ), "De leden van de adviescommissie.", named_by=("Persoon",)),
    Sheet("Instrumenten", "instruments", (
        _OWN_ID,
        Column("Naam", "name", required=True),
        *_words("Omschrijving", "description", width=50),
        *_words("Stand", "status", width=40),
        _SOURCE,
    ), "De instrumenten die de brief noemt.", named_by=("Naam",)),
    Sheet("Bronnen", "sources", (
        _ID,
        Column("Soort", "kind", "choice", "", True, KINDS_OF_SOURCE, width=14),
        Column("Verwijzing", "reference", help="29 826, nr. 259 of Stcrt. 2025, 20039.", width=24),
        Column("Vergaderjaar", "session", help="2024/25", width=14),
        *_words("Titel", "title", width=50),
        Column("Datum", "date", "date", width=14),
        Column("Webadres", "url", width=50),
    ), "Waar de feiten vandaan komen.", True, True),
    Sheet(REST_SHEET, "", (
        Column("Plaats", "place", "text", "Waar het in het dossier hoort.", True, width=44),
        Column("Inhoud", "content", "text", "Door drafting geschreven.", True, width=90),
    ), "Gegevens die geen eigen kolom hebben. Niet wijzigen; een regel weghalen haalt het gegeven weg.", True, True, "Plaats"),
)  # fmt: skip


def sheet(title: str) -> Sheet | None:
    """The sheet called `title`, capitals aside."""
    return next((s for s in SHEETS if s.title.casefold() == title.strip().casefold()), None)
