"""What a file gives away, and what it does when it is opened."""

from drafting.messages import Catalogue

CATALOGUE: Catalogue = {
    "group-who": {"nl": "Wie en wanneer", "en": "Who and when"},
    "group-work": {"nl": "Waaraan is gewerkt", "en": "What was worked on"},
    "group-hidden": {"nl": "Wat een lezer niet ziet", "en": "What a reader does not see"},
    "group-names": {"nl": "Namen in het bestand", "en": "Names inside the file"},
    "group-links": {"nl": "Paden", "en": "Paths"},
    "group-inside": {"nl": "Onderdelen van het bestand", "en": "Parts of the file"},
    "group-active": {"nl": "Actieve inhoud", "en": "Active content"},
    "author": {"nl": "maker: {found}", "en": "author: {found}"},
    "dates": {"nl": "datum: {found}", "en": "date: {found}"},
    "company": {"nl": "organisatie: {found}", "en": "organisation: {found}"},
    "program": {"nl": "programma: {found}", "en": "program: {found}"},
    "people": {"nl": "persoon met account: {found}", "en": "person with an account: {found}"},
    "editors": {"nl": "wie mag bewerken: {found}", "en": "who may edit: {found}"},
    "tracked": {"nl": "bijgehouden wijzigingen van {found}", "en": "tracked changes by {found}"},
    "comments": {"nl": "opmerkingen van {found}", "en": "comments by {found}"},
    "properties": {"nl": "eigenschap {found}", "en": "property {found}"},
    "custom-properties": {"nl": "eigen eigenschap {found}", "en": "custom property {found}"},
    "title": {"nl": "titel of onderwerp: {found}", "en": "title or subject: {found}"},
    "counts": {"nl": "telling: {found}", "en": "count: {found}"},
    "rsids": {"nl": "kenmerken van bewerkingssessies", "en": "marks of editing sessions"},
    "variables": {"nl": "documentvariabele {found}", "en": "document variable {found}"},
    "hidden-text": {"nl": "verborgen tekst: {found}", "en": "hidden text: {found}"},
    "invisible-text": {
        "nl": "onzichtbare tekst (wit of piepklein): {found}",
        "en": "invisible text (white or tiny): {found}",
    },
    "cropped": {
        "nl": "een bijgesneden afbeelding, waarvan het weggesneden deel nog in het bestand zit",
        "en": "a cropped picture, of which the part cut off is still in the file",
    },
    "unused-notes": {"nl": "noot waarnaar niets verwijst: {found}", "en": "note that nothing refers to: {found}"},
    "unused-comments": {
        "nl": "opmerking waarnaar niets verwijst: {found}",
        "en": "comment that nothing refers to: {found}",
    },
    "alternative-text": {"nl": "pad in de alternatieve tekst: {found}", "en": "path in the alternative text: {found}"},
    "picture-metadata": {"nl": "gegevens in een afbeelding ({found})", "en": "metadata in a picture ({found})"},
    "tags": {"nl": "naam van een besturingselement: {found}", "en": "name of a content control: {found}"},
    "bookmarks": {"nl": "bladwijzer {found}", "en": "bookmark {found}"},
    "path": {"nl": "pad of interne koppeling in de tekst: {found}", "en": "path or internal link in the text: {found}"},
    "template": {"nl": "sjabloon: {found}", "en": "template: {found}"},
    "custom-xml": {"nl": "eigen XML ({found})", "en": "custom XML ({found})"},
    "thumbnail": {"nl": "miniatuur van de eerste bladzijde", "en": "thumbnail of the first page"},
    "orphan": {"nl": "onderdeel waar niets naartoe leidt ({found})", "en": "part that nothing leads to ({found})"},
    "building-blocks": {"nl": "bouwstenen", "en": "building blocks"},
    "printer": {"nl": "instellingen van een printer", "en": "settings of a printer"},
    "embedded": {"nl": "ingesloten bestand ({found})", "en": "embedded file ({found})"},
    "book-with-more": {
        "nl": "ingesloten werkmap met meer gegevens dan het document toont (bladen / cellen: {found})",
        "en": "embedded workbook with more data than the document shows (sheets / cells: {found})",
    },
    "attachment": {"nl": "bijlage in het bestand: {found}", "en": "attachment in the file: {found}"},
    "signature": {"nl": "digitale handtekening", "en": "digital signature"},
    "macros": {
        "nl": ("macro's ({found}).", "Sla het bestand op zonder macro's (.docx)."),
        "en": ("macros ({found}).", "Save the file without macros (.docx)."),
    },
    "active-control": {
        "nl": ("een ActiveX-element ({found}).", "Vervang het door tekst of een inhoudsbesturingselement."),
        "en": ("an ActiveX control ({found}).", "Replace it by text or a content control."),
    },
    "ole": {
        "nl": (
            "een ingesloten object dat bij dubbelklikken een programma start ({found}).",
            "Vervang het door een afbeelding of tabel.",
        ),
        "en": (
            "an embedded object that starts a program on a double click ({found}).",
            "Replace it by a picture or a table.",
        ),
    },
    "linked-ole": {
        "nl": (
            "een object dat van elders wordt opgehaald ({found}).",
            "Verbreek de koppeling (Bestand, Info, Koppelingen bewerken).",
        ),
        "en": ("an object that is fetched from elsewhere ({found}).", "Break the link (File, Info, Edit Links)."),
    },
    "running-field": {
        "nl": (
            "een veld dat een programma start of aanstuurt ({found}).",
            "Vertrouw het bestand niet; verwijder het veld.",
        ),
        "en": ("a field that starts or drives a program ({found}).", "Do not trust the file; remove the field."),
    },
    "fetching-field": {
        "nl": ("een veld dat inhoud van elders ophaalt ({found}).", "Vervang het door de inhoud zelf (Ctrl+Shift+F9)."),
        "en": (
            "a field that fetches content from elsewhere ({found}).",
            "Replace it by the content itself (Ctrl+Shift+F9).",
        ),
    },
    "button-field": {
        "nl": ("een veld dat bij aanklikken een opdracht uitvoert ({found}).", "Verwijder het veld."),
        "en": ("a field that runs a command when clicked ({found}).", "Remove the field."),
    },
    "composed-field": {
        "nl": (
            "een veld waarvan de opdracht door andere velden wordt samengesteld.",
            "Vertrouw het bestand niet; verwijder het veld.",
        ),
        "en": ("a field whose command is composed by other fields.", "Do not trust the file; remove the field."),
    },
    "script-link": {
        "nl": (
            "een koppeling die programmacode uitvoert ({found}).",
            "Vertrouw het bestand niet; verwijder de koppeling.",
        ),
        "en": ("a link that runs program code ({found}).", "Do not trust the file; remove the link."),
    },
    "file-link": {
        "nl": (
            "een koppeling naar een bestand op een machine of schijf ({found}).",
            "Verwijder de koppeling of geef een webadres.",
        ),
        "en": ("a link to a file on a machine or share ({found}).", "Remove the link or give a web address."),
    },
    "remote-template": {
        "nl": (
            "een sjabloon dat bij openen van elders wordt opgehaald ({found}).",
            "Maak het los (Ontwikkelaars, Documentsjabloon), of gebruik --clean.",
        ),
        "en": (
            "a template that is fetched from elsewhere on opening ({found}).",
            "Detach it (Developer, Document Template), or use --clean.",
        ),
    },
    "linked-picture": {
        "nl": ("een afbeelding die van elders wordt opgehaald ({found}).", "Sluit de afbeelding in het bestand in."),
        "en": ("a picture that is fetched from elsewhere ({found}).", "Embed the picture in the file."),
    },
    "external": {
        "nl": (
            "een verwijzing die bij openen iets van elders haalt ({found}).",
            "Verwijder haar, of sluit de inhoud in.",
        ),
        "en": ("a relation that fetches something from elsewhere ({found}).", "Remove it, or embed the content."),
    },
    "alt-chunk": {
        "nl": (
            "een ingevoegd bestand dat pas bij openen tekst wordt ({found}); wat erin staat is hier niet gelezen, vergeleken of nagekeken.",
            "Open het bestand in Word en sla het op: dan wordt het gewone tekst.",
        ),
        "en": (
            "an inserted file that becomes text only on opening ({found}); what it holds was not read, compared or checked here.",
            "Open the file in Word and save it: it then becomes ordinary text.",
        ),
    },
    "add-in": {
        "nl": ("een invoegtoepassing of eigen menu ({found}).", "Verwijder die uit het bestand."),
        "en": ("an add-in or a menu of its own ({found}).", "Remove it from the file."),
    },
    "mail-merge": {
        "nl": (
            "een koppeling met een gegevensbron voor samenvoegen ({found}).",
            "Kies in Word 'Gewoon document', of gebruik --clean.",
        ),
        "en": (
            "a connection with a data source for mail merge ({found}).",
            "Choose 'Normal Word Document' in Word, or use --clean.",
        ),
    },
    "odd-part": {
        "nl": ("een onderdeel met een naam die niet in een document hoort ({found}).", "Vertrouw het bestand niet."),
        "en": ("a part with a name that does not belong in a document ({found}).", "Do not trust the file."),
    },
    "action": {
        "nl": ("een handeling bij openen of klikken ({found}).", "Vertrouw het bestand niet."),
        "en": ("an action on opening or clicking ({found}).", "Do not trust the file."),
    },
    "taken-out": {"nl": "gaat eruit met --clean", "en": "taken out by --clean"},
    "stays": {"nl": "blijft", "en": "stays"},
    "nothing": {
        "nl": "{file}: niets gevonden dat een lezer niet ziet.",
        "en": "{file}: nothing found that a reader does not see.",
    },
    "head": {
        "nl": "{file}: {count} soorten, waarvan --clean er {cleaned} weghaalt.",
        "en": "{file}: {count} sorts, of which --clean takes out {cleaned}.",
    },
    "and-more": {"nl": "… en nog {count}", "en": "… and {count} more"},
    "needs-out": {
        "nl": (
            "--clean schrijft een kopie, maar er is geen bestand voor opgegeven.",
            "Geef -o schoon.docx, of bij meer bestanden een map.",
        ),
        "en": (
            "--clean writes a copy, but no file for it was given.",
            "Give -o clean.docx, or a folder for several files.",
        ),
    },
    "no-clean": {
        "nl": ("-o zonder --clean: er is niets om te schrijven.", "Geef --clean erbij."),
        "en": ("-o without --clean: there is nothing to write.", "Add --clean."),
    },
}
