"""Words of the clause catalogue."""

from drafting.messages import Catalogue

CATALOGUE: Catalogue = {
    "title": {"nl": "Catalogus van bepalingen", "en": "Catalogue of clauses"},
    "subtitle": {"nl": "Teksten, posities, toelichting en normen", "en": "Texts, positions, notes and norms"},
    "kind": {"nl": "Werkdocument", "en": "Working document"},
    "contents": {"nl": "Inhoud", "en": "Contents"},
    "internal": {"nl": "intern", "en": "internal"},
    "version": {"nl": "Versie", "en": "Version"},
    "norms": {"nl": "Normen", "en": "Norms"},
    "asks": {"nl": "De wederpartij vraagt", "en": "The other side asks"},
    "approver": {"nl": "Akkoord", "en": "Approval"},
    "note": {"nl": "Toelichting", "en": "Note"},
    "verify": {"nl": "Na te lopen", "en": "To verify"},
    "item": {"nl": "Onderdeel", "en": "Item"},
    "content": {"nl": "Inhoud", "en": "Content"},
    "facts": {"nl": "Gegevens van bepaling", "en": "Facts of clause"},
}
