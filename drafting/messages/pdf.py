"""Faults on the way to PDF."""

from drafting.messages import Catalogue

CATALOGUE: Catalogue = {
    "no-office": {
        "nl": (
            "LibreOffice is niet gevonden; zonder LibreOffice kan geen PDF worden gemaakt en worden geen bladzijden geteld.",
            "Installeer LibreOffice Writer, of kies --format docx zonder --paginate.",
        ),
        "en": (
            "LibreOffice was not found; without it no PDF can be made and no pages are counted.",
            "Install LibreOffice Writer, or choose --format docx without --paginate.",
        ),
    },
    "timeout": {
        "nl": (
            "LibreOffice gaf binnen {seconds} seconden geen antwoord.",
            "Probeer het opnieuw, of open het Word-bestand om te zien wat er mis is.",
        ),
        "en": (
            "LibreOffice gave no answer within {seconds} seconds.",
            "Try again, or open the Word file to see what is wrong.",
        ),
    },
    "failed": {
        "nl": (
            "LibreOffice kon het document niet omzetten ({reason}).",
            "Open het Word-bestand om te zien wat er mis is.",
        ),
        "en": ("LibreOffice could not convert the document ({reason}).", "Open the Word file to see what is wrong."),
    },
    "crashed": {
        "nl": (
            "LibreOffice is twee keer vastgelopen op dit document.",
            "Open het Word-bestand om te zien wat er mis is; de andere documenten zijn wel gemaakt.",
        ),
        "en": (
            "LibreOffice crashed on this document twice.",
            "Open the Word file to see what is wrong; the other documents were made.",
        ),
    },
    "not-joined": {
        "nl": (
            "de PDF's konden niet worden samengevoegd ({reason}).",
            "Sla de bijlagen die een PDF zijn opnieuw op als PDF en probeer het nog eens.",
        ),
        "en": (
            "the PDF files could not be joined ({reason}).",
            "Save the annexes that are PDFs as PDF again and retry.",
        ),
    },
}
