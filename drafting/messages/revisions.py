"""Words of tracked changes."""

from drafting.messages import Catalogue

CATALOGUE: Catalogue = {
    "insertion": {"nl": "toegevoegd", "en": "inserted"},
    "deletion": {"nl": "verwijderd", "en": "deleted"},
    "moved-here": {"nl": "hierheen", "en": "moved here"},
    "moved-away": {"nl": "verplaatst", "en": "moved away"},
    "mark": {"nl": "alineamarkering", "en": "paragraph mark"},
    "row": {"nl": "tabelrij", "en": "table row"},
    "cell": {"nl": "tabelcel", "en": "table cell"},
    "merge": {"nl": "cellen samengevoegd", "en": "cells merged"},
    "section": {"nl": "sectie", "en": "section"},
    "number": {"nl": "nummer", "en": "number"},
    "properties": {"nl": "opmaak", "en": "formatting"},
    "count": {"nl": "{count} wijzigingen.", "en": "{count} changes."},
    "no-out": {
        "nl": ("er is geen bestand voor het resultaat opgegeven.", "Geef -o schoon.docx."),
        "en": ("no file for the result was given.", "Give -o clean.docx."),
    },
}
