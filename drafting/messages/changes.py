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
    "no-words": {"nl": "Er is geen verschil in woorden.", "en": "There is no difference in words."},
    "beside": {"nl": "Verder:", "en": "Also:"},
    "beside-letters": {
        "nl": "opmaak van letters gewijzigd in {count} alinea(s)",
        "en": "formatting of letters changed in {count} paragraph(s)",
    },
    "beside-lines": {"nl": "opmaak van alinea’s gewijzigd: {count}", "en": "formatting of paragraphs changed: {count}"},
    "beside-tables": {
        "nl": "opmaak of indeling gewijzigd van {count} tabel(len)",
        "en": "formatting or layout changed of {count} table(s)",
    },
    "beside-pages": {
        "nl": "pagina-instelling gewijzigd van {count} sectie(s)",
        "en": "page set-up changed of {count} section(s)",
    },
    "beside-cells": {
        "nl": "cellen toegevoegd, vervallen of samengevoegd: {count}",
        "en": "cells added, removed or merged: {count}",
    },
    "beside-controls": {
        "nl": "besturingselementen die om blijvende woorden kwamen of verdwenen: {count}",
        "en": "content controls that came or went around words that stay: {count}",
    },
    "beside-others": {
        "nl": "{count} besturingselement(en) staan in maar één van de twee bestanden; niet gemarkeerd, de oude zijn bewaard",
        "en": "{count} content control(s) stand in only one of the two files; not marked, the old ones are kept",
    },
    "beside-signs": {
        "nl": "{count} teken(s) anders geschreven (aanhalingstekens, spaties, koppeltekens); niet gemarkeerd",
        "en": "{count} sign(s) written otherwise (quotes, spaces, hyphens); not marked",
    },
    "beside-fields": {
        "nl": "{count} verwijzing(en) en andere velden zijn gewone tekst geworden; niet gemarkeerd",
        "en": "{count} reference(s) and other fields have become plain text; not marked",
    },
    "beside-links": {
        "nl": "{count} koppeling(en) (hyperlinks) zijn gewone tekst geworden; niet gemarkeerd",
        "en": "{count} hyperlink(s) have become plain text; not marked",
    },
    "beside-styles": {
        "nl": "{count} alinea(s) met een stijl onder een andere naam; niet gemarkeerd",
        "en": "{count} paragraph(s) with a style of another name; not marked",
    },
    "beside-looks": {
        "nl": "{count} woord(en) die vet, cursief of anders nadruk hadden of kregen, door het programma dat het bestand bewaarde; niet gemarkeerd",
        "en": "{count} word(s) that lost or got bold, italics or other emphasis, by the programme that saved the file; not marked",
    },
    "beside-numbers": {
        "nl": "{count} alinea(s) zonder het nummer dat er eerst voor stond; niet gemarkeerd",
        "en": "{count} paragraph(s) without the number that stood before them; not marked",
    },
    "beside-comments": {
        "nl": "{count} opmerking(en) staan niet meer in de nieuwe tekst; zij zijn bewaard waar hun woorden staan",
        "en": "{count} comment(s) are no longer in the new text; they are kept where their words stand",
    },
    "beside-chunks": {
        "nl": "{count} ingevoegd(e) bestand(en) (altChunk) verschillen; de inhoud is niet vergeleken",
        "en": "{count} embedded file(s) (altChunk) differ; what they hold was not compared",
    },
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
