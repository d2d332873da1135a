"""Faults of Word, Excel and PDF files that come from outside."""

from drafting.messages import Catalogue

CATALOGUE: Catalogue = {
    "missing-file": {
        "nl": ("dit bestand bestaat niet.", "Controleer de naam en de map."),
        "en": ("this file does not exist.", "Check its name and folder."),
    },
    "unreadable": {
        "nl": (
            "dit bestand kan niet worden gelezen ({reason}).",
            "Controleer de rechten, of maak een kopie en gebruik die.",
        ),
        "en": ("this file cannot be read ({reason}).", "Check its permissions, or use a copy."),
    },
    "encrypted-or-old": {
        "nl": (
            "dit bestand is met een wachtwoord beveiligd of heeft het oude Word-formaat (.doc).",
            "Open het in Word, haal het wachtwoord eraf en sla het op als .docx.",
        ),
        "en": (
            "this file is password-protected or in the old Word format (.doc).",
            "Open it in Word, remove the password and save it as .docx.",
        ),
    },
    "macros": {
        "nl": (
            "dit bestand bevat macro's (.docm) en wordt niet bewerkt.",
            "Sla het in Word op als .docx, zonder macro's.",
        ),
        "en": ("this file holds macros (.docm) and is not worked on.", "Save it in Word as .docx, without macros."),
    },
    "not-word": {
        "nl": ("dit is geen Word-bestand (.docx).", "Geef een .docx-bestand op."),
        "en": ("this is not a Word file (.docx).", "Give a .docx file."),
    },
    "broken-zip": {
        "nl": (
            "dit bestand is beschadigd ({reason}).",
            "Vraag de afzender om een nieuwe kopie, of laat Word het herstellen.",
        ),
        "en": ("this file is damaged ({reason}).", "Ask the sender for a new copy, or let Word repair it."),
    },
    "too-large": {
        "nl": (
            "dit bestand wordt bij het uitpakken onredelijk groot ({what}); dat past niet bij een document.",
            "Vertrouw het niet; vraag de afzender om een nieuwe kopie.",
        ),
        "en": (
            "this file unpacks to an unreasonable size ({what}), which no document does.",
            "Do not trust it; ask the sender for a new copy.",
        ),
    },
    "duplicate-part": {
        "nl": ("onderdeel {part} staat er twee keer in.", "Laat Word het bestand openen en opnieuw opslaan."),
        "en": ("part {part} is in it twice.", "Let Word open the file and save it again."),
    },
    "no-main-part": {
        "nl": ("in dit bestand zit geen document.", "Geef een .docx-bestand op dat Word kan openen."),
        "en": ("there is no document in this file.", "Give a .docx file that Word can open."),
    },
    "broken-xml": {
        "nl": (
            "onderdeel {part} is beschadigd ({reason}).",
            "Vraag om een nieuwe kopie, of laat Word het bestand herstellen.",
        ),
        "en": ("part {part} is damaged ({reason}).", "Ask for a new copy, or let Word repair the file."),
    },
    "doctype": {
        "nl": (
            "onderdeel {part} bevat een documenttypedeclaratie; dat hoort niet in een Word-bestand en kan een aanval zijn.",
            "Vertrouw het bestand niet; vraag de afzender om een nieuwe kopie.",
        ),
        "en": (
            "part {part} holds a document type declaration, which does not belong in a Word file and may be an attack.",
            "Do not trust the file; ask the sender for a new copy.",
        ),
    },
}
