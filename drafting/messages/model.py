"""Faults of a dossier against itself."""

from drafting.messages import Catalogue

CATALOGUE: Catalogue = {
    "duplicate-id": {
        "nl": ("id '{id}' komt twee keer voor in deze lijst.", "Geef elk onderdeel een eigen id."),
        "en": ("id '{id}' occurs twice in this list.", "Give each entry an id of its own."),
    },
    "unknown-id": {
        "nl": ("'{id}' verwijst naar niets in dit dossier.", "Bekend zijn: {known}."),
        "en": ("'{id}' points to nothing in this dossier.", "Known are: {known}."),
    },
    "unknown-id-near": {
        "nl": ("'{id}' verwijst naar niets in dit dossier.", "Bedoelde u '{near}'? Bekend zijn: {known}."),
        "en": ("'{id}' points to nothing in this dossier.", "Did you mean '{near}'? Known are: {known}."),
    },
    "company-role": {
        "nl": (
            "organisatie '{id}' heeft rol '{role}', niet 'company'.",
            "Noem hier het bedrijf zelf, of verbeter zijn rol.",
        ),
        "en": (
            "organisation '{id}' has role '{role}', not 'company'.",
            "Name the company itself here, or correct its role.",
        ),
    },
    "cycle": {
        "nl": ("'{id}' volgt via andere onderdelen op zichzelf.", "Verwijder een van de verwijzingen in de kring."),
        "en": ("'{id}' follows itself through other entries.", "Remove one of the references in the circle."),
    },
    "annex-one": {
        "nl": (
            "bijlage '{id}' noemt niet één herkomst.",
            "Geef òf document (een soort van drafting), òf file (een Word- of PDF-bestand).",
        ),
        "en": (
            "annex '{id}' does not name one origin.",
            "Give either document (a kind drafting makes) or file (a Word or PDF file).",
        ),
    },
}
