"""What a text from outside asks too much of: the words that stand in the findings of clauses, templates and frames."""

from __future__ import annotations

from drafting.messages import Catalogue

CATALOGUE: Catalogue = {
    "turns": {
        "nl": "meer herhalingen en bewerkingen dan een document nodig heeft: {what}",
        "en": "more turns and calls than a document needs: {what}",
    },
    "memory": {
        "nl": "meer tekst of gegevens dan in een document past: {what}",
        "en": "more text or data than a document can hold: {what}",
    },
    "width": {"nl": "breder dan een pagina ooit is: {what}", "en": "wider than any page: {what}"},
    "number": {
        "nl": "een getal met meer cijfers dan iets betekent: {what}",
        "en": "a number with more figures than mean anything: {what}",
    },
    "nesting": {"nl": "te diep in elkaar: {what}", "en": "nested too deep: {what}"},
    "time": {
        "nl": "meer rekentijd dan een document nodig heeft: {what}",
        "en": "more time than a document needs: {what}",
    },
    "size": {
        "nl": "de tekst is te lang of te diep genest om te lezen",
        "en": "the text is too long or nested too deep to read",
    },
}
