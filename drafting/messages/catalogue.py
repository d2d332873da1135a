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
    "this": {"nl": "dit document", "en": "this document"},
    "if": {"nl": "als", "en": "if"},
    "not": {"nl": "niet", "en": "not"},
    "included": {"nl": "erin staat", "en": "is included"},
    "else": {"nl": "anders", "en": "otherwise"},
    "each": {"nl": "voor elk van", "en": "for each of"},
    "norm-overview": {"nl": "Normen en bepalingen", "en": "Norms and clauses"},
    "norm": {"nl": "Norm", "en": "Norm"},
    "norm-text": {"nl": "Wat zij vraagt", "en": "What it asks"},
    "force": {"nl": "Kracht", "en": "Force"},
    "kind-column": {"nl": "Soort document", "en": "Kind of document"},
    "met-by": {"nl": "Bepalingen", "en": "Clauses"},
    "gap": {"nl": "GAT", "en": "GAP"},
    "outside": {"nl": "buiten het document", "en": "outside the document"},
}
