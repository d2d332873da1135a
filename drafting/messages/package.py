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
    "no-file": {
        "nl": (
            "dit is geen bestand maar een map, een apparaat of een doorgeefluik.",
            "Geef een gewoon .docx-bestand op.",
        ),
        "en": ("this is no file but a folder, a device or a pipe.", "Give an ordinary .docx file."),
    },
    "is-empty": {
        "nl": ("dit bestand is leeg.", "Vraag de afzender om een nieuwe kopie."),
        "en": ("this file is empty.", "Ask the sender for a new copy."),
    },
    "is-old-word": {
        "nl": ("dit bestand heeft het oude Word-formaat (.doc).", "Open het in Word en sla het op als .docx."),
        "en": ("this file is in the old Word format (.doc).", "Open it in Word and save it as .docx."),
    },
    "is-workbook": {
        "nl": ("dit is een werkmap (Excel), geen Word-bestand.", "Geef een .docx-bestand op."),
        "en": ("this is a workbook (Excel), not a Word file.", "Give a .docx file."),
    },
    "is-presentation": {
        "nl": ("dit is een presentatie (PowerPoint), geen Word-bestand.", "Geef een .docx-bestand op."),
        "en": ("this is a presentation (PowerPoint), not a Word file.", "Give a .docx file."),
    },
    "is-other-office": {
        "nl": (
            "dit is een bestand van een ander kantoorprogramma (Visio, Pages), geen Word-bestand.",
            "Sla het daar op als .docx, of geef een .docx-bestand op.",
        ),
        "en": (
            "this is a file of another office program (Visio, Pages), not a Word file.",
            "Save it as .docx there, or give a .docx file.",
        ),
    },
    "is-opendocument": {
        "nl": (
            "dit is een OpenDocument-tekst (.odt), geen Word-bestand.",
            "Open het in LibreOffice of Word en sla het op als .docx.",
        ),
        "en": (
            "this is an OpenDocument text (.odt), not a Word file.",
            "Open it in LibreOffice or Word and save it as .docx.",
        ),
    },
    "is-wrong-root": {
        "nl": (
            "onderdeel {part} is geen Word-document: het begint met <{found}>.",
            "Vraag de afzender om een nieuwe kopie, of laat Word het bestand herstellen.",
        ),
        "en": (
            "part {part} is no Word document: it begins with <{found}>.",
            "Ask the sender for a new copy, or let Word repair the file.",
        ),
    },
    "is-pdf": {
        "nl": (
            "dit is een PDF, geen Word-bestand.",
            "Vraag om het Word-bestand; een PDF kan niet als tekst worden vergeleken of bewerkt.",
        ),
        "en": (
            "this is a PDF, not a Word file.",
            "Ask for the Word file; a PDF cannot be compared or worked on as text.",
        ),
    },
    "is-rtf": {
        "nl": ("dit is een RTF-bestand, geen Word-bestand (.docx).", "Open het in Word en sla het op als .docx."),
        "en": ("this is an RTF file, not a Word file (.docx).", "Open it in Word and save it as .docx."),
    },
    "is-html": {
        "nl": ("dit is een webpagina (HTML), geen Word-bestand.", "Open hem in Word en sla hem op als .docx."),
        "en": ("this is a web page (HTML), not a Word file.", "Open it in Word and save it as .docx."),
    },
    "is-flat-xml": {
        "nl": ("dit is Word-XML in één bestand, geen .docx.", "Open het in Word en sla het op als .docx."),
        "en": ("this is Word XML in one file, not a .docx.", "Open it in Word and save it as .docx."),
    },
    "is-mail": {
        "nl": ("dit is een e-mailbericht (Outlook), geen Word-bestand.", "Sla de bijlage op en geef die op."),
        "en": ("this is an e-mail message (Outlook), not a Word file.", "Save the attachment and give that."),
    },
    "is-picture": {
        "nl": ("dit is een afbeelding, geen Word-bestand.", "Geef een .docx-bestand op."),
        "en": ("this is a picture, not a Word file.", "Give a .docx file."),
    },
    "is-archive": {
        "nl": (
            "dit is een archief (rar, 7z, gz), geen Word-bestand.",
            "Pak het uit en geef het .docx-bestand op dat erin zit.",
        ),
        "en": ("this is an archive (rar, 7z, gz), not a Word file.", "Unpack it and give the .docx file inside."),
    },
    "bad-name": {
        "nl": (
            "een onderdeel heeft een naam die buiten het bestand wijst of niet kan bestaan ({part}).",
            "Vertrouw het bestand niet; vraag de afzender om een nieuwe kopie.",
        ),
        "en": (
            "a part has a name that points outside the file or cannot exist ({part}).",
            "Do not trust the file; ask the sender for a new copy.",
        ),
    },
    "encoding": {
        "nl": (
            "onderdeel {part} staat in een tekencode die een Word-bestand niet mag hebben.",
            "Vertrouw het bestand niet; laat Word het openen en opnieuw opslaan.",
        ),
        "en": (
            "part {part} is in a character code that a Word file may not have.",
            "Do not trust the file; let Word open it and save it again.",
        ),
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
    "too-long": {
        "nl": (
            "dit document heeft {count} alinea's; meer dan {most} worden niet vergeleken.",
            "Is het een document van deze lengte, vergelijk het dan in delen; zo niet, vertrouw het niet.",
        ),
        "en": (
            "this document has {count} paragraphs; more than {most} are not compared.",
            "If it is a document of that length, compare it in parts; if not, do not trust it.",
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
    "no-note": {
        "nl": (
            "dit document verwijst naar noot {id}, maar die is er niet.",
            "Vraag de afzender om een nieuwe kopie, of laat Word het bestand herstellen.",
        ),
        "en": (
            "this document refers to note {id}, which is not there.",
            "Ask the sender for a new copy, or have Word repair the file.",
        ),
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
