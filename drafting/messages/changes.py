"""The summary of a redline in words."""

from drafting.messages import Catalogue

CATALOGUE: Catalogue = {
    "start": {"nl": "Begin van het document", "en": "Start of the document"},
    "changed": {"nl": "gewijzigd", "en": "changed"},
    "added": {"nl": "toegevoegd", "en": "added"},
    "removed": {"nl": "vervallen", "en": "removed"},
    "moved": {"nl": "verplaatst naar hier", "en": "moved here"},
    "look": {"nl": "opmaak gewijzigd", "en": "formatting changed"},
    "figures": {"nl": "  getal of datum: {old} → {new}", "en": "  figure or date: {old} → {new}"},
    "nothing": {"nl": "(niets)", "en": "(nothing)"},
    "none": {"nl": "Er is geen verschil.", "en": "There is no difference."},
    "existing": {
        "nl": "let op: {file} bevat al {count} wijzigingen van {authors}; {what}.",
        "en": "note: {file} already holds {count} changes by {authors}; {what}.",
    },
    "strangers": {
        "nl": "let op: deze twee bestanden hebben bijna niets gemeen. Controleer of u de goede twee vergelijkt; nu is bijna alles vervangen.",
        "en": "note: these two files have almost nothing in common. Check that these are the two you mean; nearly all is marked as replaced.",
    },
    "kept": {"nl": "die blijven op naam van wie ze maakte", "en": "they stay in the names of those who made them"},
    "accepted": {"nl": "die zijn eerst aanvaard", "en": "they were accepted first"},
    "rejected": {"nl": "die zijn eerst verworpen", "en": "they were rejected first"},
}
