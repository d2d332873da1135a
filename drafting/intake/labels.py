"""What users call the parts of a dossier: for the place in a message. English names are those of the file itself."""

from __future__ import annotations

from drafting.messages import Both

PARTS = {
    "organisations": "organisaties", "persons": "personen", "sites": "locaties", "projects": "projecten",
    "quantities": "hoeveelheden", "support": "steun", "instalments": "termijnen", "obligations": "verplichtingen",
    "stages": "fasen", "sources": "bronnen", "terms": "begrippen", "triggers": "hardheidsgronden",
    "governance": "overleg", "reporting": "rapportage", "evaluation": "evaluatie", "duration": "looptijd",
    "documents": "documenten", "choices": "keuzes", "positions": "posities", "omitted": "weggelaten bepalingen",
    "bespoke": "maatwerkbepalingen", "milestones": "mijlpalen", "permits": "vergunningen",
    "infrastructure": "infrastructuur", "address": "adres", "baseline": "uitgangswaarde", "maximum": "maximum",
    "amount": "bedrag", "investment": "investering", "mandate": "volmacht",
}  # fmt: skip


def label_of_path(path: tuple[str | int, ...]) -> Both:
    """The part that a path lies in: ("support", 0, "subsidie_max") is in "steun"; the top level is "het dossier"."""
    for step in reversed(path[:-1]):
        if isinstance(step, str) and step in PARTS:
            return Both(PARTS[step], step)
    return Both("het dossier", "the dossier")


FIELDS = {
    "nl": "Nederlands", "en": "Engels", "activity": "activiteit", "acts_for": "handelt voor (rechtspersoon)", "additional": "aanvullend deel", "additionality": "aanvullendheid", "address": "adres",
    "advice": "advies van de AMVI", "advice_request": "adviesaanvraag aan de AMVI", "after": "volgt op", "aid_basis": "grondslag staatssteun", "ambition": "ambitie", "amount": "bedrag", "approved": "goedgekeurd op", "applied": "aangevraagd op",
    "approver": "akkoord van", "article": "lidwoord", "authority": "bevoegd gezag", "baseline": "uitgangswaarde", "basis": "grondslag", "belgian": "Belgische naam", "bespoke": "eigen bepalingen",
    "binding": "bindend", "bound": "soort grens", "budget_article": "begrotingsartikel", "budget_year": "begrotingsjaar", "business_case": "businesscase", "by": "door", "capacities": "hoedanigheid",
    "case": "zaaknummer", "chair": "voorzitter", "choices": "keuzes", "city": "plaats", "classification": "rubricering", "clause": "bepaling", "cluster": "cluster", "company": "bedrijf",
    "companies": "bedrijven", "compatibility": "verenigbaarheid", "conclusion": "conclusie", "condition": "voorwaarde", "conditions": "voorwaarden", "confidential": "vertrouwelijk",
    "consequence": "gevolg", "contribution": "brengt in", "costs": "subsidiabele kosten", "counterpart": "tegenprestatie", "country": "land", "creditor": "jegens", "currency": "munt", "date": "datum",
    "deadline": "termijn", "debtor": "wie is verplicht", "decided": "besluit genomen", "decision": "beschikking", "definition": "omschrijving", "delay_step": "verlaging bij vertraging",
    "depends_on": "hangt af van", "description": "beschrijving", "direction": "richting", "documents": "documenten", "done": "opgevolgd", "door": "blijft open", "due_day": "dag van inlevering",
    "due_month": "maand van inlevering", "duration": "looptijd", "effect": "gevolg voor omgeving", "end": "einde", "enforceable": "afdwingbaar", "establishment": "vestigingsnummer",
    "ets_permit": "emissievergunning", "evaluation": "evaluatie", "event": "gebeurtenis", "exit": "beëindiging", "extension_years": "verlenging in jaren", "finding": "bevinding",
    "first_year": "eerste jaar", "function": "functie", "funding_gap": "financieringstekort", "given_name": "roepnaam", "governance": "overleg", "heading": "kop", "health": "gezondheid", "high": "hoogste waarde",
    "iban": "IBAN", "id": "kenmerk in het dossier", "infrastructure": "infrastructuur", "initials": "voorletters", "installations": "installaties", "instalments": "termijnen", "instrument": "instrument",
    "instruments": "generieke instrumenten", "investment": "investering", "joint_name": "gezamenlijke naam", "kind": "soort", "kinds": "documenten", "kvk": "KvK-nummer", "language": "taal",
    "law": "wet", "legal_basis": "wettelijke grondslag", "legal_form": "rechtsvorm", "living_environment": "leefomgeving", "long_stop": "uiterste datum", "low": "laagste waarde",
    "maintenance_years": "instandhouding in jaren", "mandate": "volmacht", "maximum": "maximum", "measure": "maatstaf", "milestone": "mijlpaal", "milestones": "mijlpalen", "monitoring": "meten",
    "municipality": "gemeente", "name": "naam", "next_step": "volgende stap", "nitrogen": "stikstofruimte", "note": "toelichting", "notice_months": "opzegtermijn in maanden", "notification": "melding bij de Commissie",
    "number": "nummer", "obligations": "verplichtingen", "obstacles": "knelpunten", "office": "ambt", "omitted": "weggelaten bepalingen", "operator": "beheerder", "order": "volgorde",
    "organisation": "organisatie", "organisations": "partijen en andere organisaties", "owner": "verantwoordelijke", "parent": "moedermaatschappij", "parties": "partijen", "path": "pad in cijfers", "per_year": "per jaar",
    "period": "periode", "permit": "vergunning", "permits": "vergunningen", "persons": "personen", "place": "plaats", "planned": "nog gepland", "position": "positie", "positions": "posities", "postcode": "postcode",
    "precision": "nauwkeurigheid van de datum", "prefix": "tussenvoegsel", "prevailing": "doorslaggevende taal", "printed_as": "gedrukt als", "production": "productie", "production_unit": "eenheid van productie",
    "profit_share": "winstdeling", "progress": "voortgang", "project": "project", "projects": "projecten", "province": "provincie", "quantities": "hoeveelheden", "reason": "reden", "reasons": "redenen", "reference": "kenmerk",
    "register_entry": "buitenlands register", "regulation": "regeling", "remedy": "gevolg bij tekortkoming", "repayment": "terugbetaling", "reporting": "rapportage", "represented_by": "vertegenwoordigd door",
    "required": "wettelijk verplicht deel", "retention_years": "bewaartermijn in jaren", "review": "beoordeling", "risks": "risico’s", "role": "rol", "rsin": "RSIN", "salutation": "aanhef", "scope": "scope", "seat": "zetel", "sector": "sector",
    "secured_by": "geborgd door", "session": "vergaderjaar", "share": "aandeel", "short_name": "korte naam", "signed_in": "getekend in", "site": "locatie", "sites": "locaties", "source": "bron", "sources": "bronnen", "stage": "fase",
    "stages": "fasen van het traject", "start": "begin", "status": "status", "steering_per_year": "stuurgroep per jaar", "street": "straat", "substance": "stof", "summary": "samenvatting", "support": "steun",
    "surname": "achternaam", "surroundings": "omgeving", "technology": "techniek", "term": "begrip", "terms": "begrippen", "text": "tekst", "texts": "eigen teksten", "threshold": "drempel", "title": "titel", "titles": "titels",
    "track": "spoor", "triggers": "hardheidsgronden", "unit": "eenheid", "url": "webadres", "valid_from": "geldig vanaf", "valid_until": "geldig tot", "value": "waarde", "vat": "btw-id", "verifier": "verificateur",
    "version": "versie", "working_per_year": "werkgroep per jaar", "works_start": "begin van de werken", "year": "jaar", "yearly_clawback": "jaarlijkse terugvordering", "years": "jaren", "yardstick": "maatstaf",
}  # fmt: skip
"""What users call the fields, for a form. English names are those of the file itself."""


def label_of_field(name: str) -> Both:
    """A field as users call it."""
    return Both(FIELDS.get(name, name.replace("_", " ")), name.replace("_", " "))
