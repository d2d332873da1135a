"""Faults of annexes that come from elsewhere, and of the bundle made of them."""

from drafting.messages import Catalogue

CATALOGUE: Catalogue = {
    "macros": {
        "nl": (
            "dit bestand bevat macro's; een bijlage mag die niet bevatten.",
            "Sla het in Word op als .docx (zonder macro's).",
        ),
        "en": ("this file holds macros, which an annex may not.", "Save it in Word as .docx (without macros)."),
    },
    "active-control": {
        "nl": (
            "dit bestand bevat een ActiveX-besturingselement.",
            "Verwijder het element in Word en sla het bestand op.",
        ),
        "en": ("this file holds an ActiveX control.", "Remove the control in Word and save the file."),
    },
    "external": {
        "nl": (
            "dit bestand haalt iets van elders op ({kind}: {target}).",
            "Verbreek de koppeling in Word (Bestand > Info > Koppelingen naar bestanden bewerken) of voeg de inhoud zelf in.",
        ),
        "en": (
            "this file fetches something from elsewhere ({kind}: {target}).",
            "Break the link in Word (File > Info > Edit Links to Files) or insert the content itself.",
        ),
    },
    "field-fetches": {
        "nl": ("een veld haalt iets van elders op ({field}).", "Zet het veld in Word om in tekst (Ctrl+Shift+F9)."),
        "en": (
            "a field fetches something from elsewhere ({field}).",
            "Turn the field into text in Word (Ctrl+Shift+F9).",
        ),
    },
    "has-changes": {
        "nl": (
            "dit bestand bevat {count} bijgehouden wijzigingen; zij komen zo in de bundel.",
            "Accepteer of weiger ze in Word als de tekst vaststaat.",
        ),
        "en": (
            "this file holds {count} tracked changes, which go into the bundle as they are.",
            "Accept or reject them in Word where the text is final.",
        ),
    },
    "has-comments": {
        "nl": (
            "dit bestand bevat {count} opmerkingen; zij komen zo in de bundel.",
            "Verwijder ze in Word als de bundel naar buiten gaat.",
        ),
        "en": (
            "this file holds {count} comments, which go into the bundle as they are.",
            "Remove them in Word where the bundle goes outside.",
        ),
    },
    "was-protected": {
        "nl": (
            "dit bestand was tegen bewerken beveiligd; in de bundel is het dat niet.",
            "Deel zo nodig alleen de PDF-bundel.",
        ),
        "en": (
            "this file was protected against editing; in the bundle it is not.",
            "Share the PDF bundle only, if that matters.",
        ),
    },
    "was-signed": {
        "nl": (
            "dit bestand is digitaal ondertekend; die handtekening geldt niet voor de bundel.",
            "Bewaar het ondertekende bestand zelf ook.",
        ),
        "en": (
            "this file is digitally signed; that signature does not hold for the bundle.",
            "Keep the signed file itself as well.",
        ),
    },
    "no-file": {
        "nl": ("bijlage {number} heeft nog geen bestand.", "Vul 'file' in, of haal de bijlage van de lijst."),
        "en": ("annex {number} has no file yet.", "Give its 'file', or take the annex from the list."),
    },
    "outside": {
        "nl": (
            "bestand '{found}' ligt buiten de map van het portfolio.",
            "Zet het in die map en geef de naam vanaf daar.",
        ),
        "en": (
            "file '{found}' lies outside the portfolio's folder.",
            "Put it in that folder and give its name from there.",
        ),
    },
    "absent": {
        "nl": ("bijlage {number}: bestand '{found}' bestaat niet.", "Controleer de naam en de map."),
        "en": ("annex {number}: file '{found}' does not exist.", "Check its name and folder."),
    },
    "no-document": {
        "nl": (
            "bijlage {number}: '{found}' is geen document dat uit een portfolio wordt gemaakt.",
            "Kies uit: {known}; of geef een bestand op.",
        ),
        "en": (
            "annex {number}: '{found}' is no document that is made of a portfolio.",
            "Choose from: {known}; or give a file.",
        ),
    },
    "unknown-format": {
        "nl": ("bijlage {number}: '{found}' is geen Word- of PDF-bestand.", "Geef een .docx- of .pdf-bestand op."),
        "en": ("annex {number}: '{found}' is no Word or PDF file.", "Give a .docx or .pdf file."),
    },
    "no-annexes": {
        "nl": ("de brief heeft geen bijlagen; er is niets te bundelen.", "Vul de bijlagen in bij letter.annexes."),
        "en": ("the letter has no annexes; there is nothing to bundle.", "Give the annexes in letter.annexes."),
    },
    "bad-format": {
        "nl": (
            "een bundel is er als Word-bestand en als PDF, niet als {found}.",
            "Kies --format docx of pdf, of laat --format weg voor beide.",
        ),
        "en": ("a bundle comes as a Word file and as a PDF, not as {found}.", "Choose --format docx or pdf."),
    },
    "pdf-encrypted": {
        "nl": ("deze PDF is met een wachtwoord beveiligd.", "Sla de PDF op zonder wachtwoord."),
        "en": ("this PDF is password-protected.", "Save the PDF without a password."),
    },
    "pdf-broken": {
        "nl": (
            "deze PDF is beschadigd ({reason}).",
            "Vraag de afzender om een nieuwe kopie, of druk het document opnieuw af naar PDF.",
        ),
        "en": ("this PDF is damaged ({reason}).", "Ask the sender for a new copy, or print the document to PDF again."),
    },
    "pdf-empty": {
        "nl": ("deze PDF heeft geen pagina's.", "Vraag de afzender om een nieuwe kopie."),
        "en": ("this PDF has no pages.", "Ask the sender for a new copy."),
    },
    "pdf-large": {
        "nl": ("deze PDF is te groot ({found}; ten hoogste {most}).", "Verklein de PDF of splits haar in delen."),
        "en": ("this PDF is too large ({found}; at most {most}).", "Make the PDF smaller or split it."),
    },
    "pdf-script": {
        "nl": (
            "deze PDF bevat programmacode (JavaScript).",
            "Druk het document opnieuw af naar PDF; dan blijft de code weg.",
        ),
        "en": (
            "this PDF holds program code (JavaScript).",
            "Print the document to PDF again, which leaves the code out.",
        ),
    },
    "pdf-action": {
        "nl": (
            "deze PDF start iets buiten het document ({kind}).",
            "Druk het document opnieuw af naar PDF; dan blijft de actie weg.",
        ),
        "en": (
            "this PDF starts something outside the document ({kind}).",
            "Print the document to PDF again, which leaves the action out.",
        ),
    },
    "pdf-files": {
        "nl": ("in deze PDF zitten andere bestanden.", "Haal ze eruit, of druk het document opnieuw af naar PDF."),
        "en": ("this PDF holds other files.", "Take them out, or print the document to PDF again."),
    },
    "pdf-form": {
        "nl": (
            "deze PDF is een formulier dat pas op het scherm wordt opgebouwd (XFA).",
            "Druk het ingevulde formulier af naar PDF.",
        ),
        "en": ("this PDF is a form that is built on the screen only (XFA).", "Print the filled form to PDF."),
    },
    "pdf-restricted": {
        "nl": (
            "deze PDF was tegen wijzigen beveiligd; in de bundel is zij dat niet.",
            "Controleer of u haar mag opnemen.",
        ),
        "en": ("this PDF was protected against changes; in the bundle it is not.", "Check that you may take it in."),
    },
    "pdf-signed": {
        "nl": (
            "deze PDF is digitaal ondertekend; die handtekening geldt niet voor de bundel.",
            "Bewaar de ondertekende PDF zelf ook.",
        ),
        "en": (
            "this PDF is digitally signed; that signature does not hold for the bundle.",
            "Keep the signed PDF itself as well.",
        ),
    },
    "pdf-untagged": {
        "nl": (
            "deze PDF heeft geen structuur voor hulpsoftware; haar pagina's in de bundel zijn niet toegankelijk.",
            "Vraag de maker om een toegankelijke PDF (PDF/UA).",
        ),
        "en": (
            "this PDF has no structure for assistive software; its pages in the bundle are not accessible.",
            "Ask its maker for an accessible PDF (PDF/UA).",
        ),
    },
    "pdf-no-claim": {
        "nl": (
            "deze PDF zegt niet van zichzelf dat zij toegankelijk (PDF/UA) en duurzaam (PDF/A) is; de bundel zegt dat dan ook niet.",
            "Vraag de maker om een PDF/A-2 die ook PDF/UA is.",
        ),
        "en": (
            "this PDF does not say that it is accessible (PDF/UA) and archival (PDF/A); so the bundle does not either.",
            "Ask its maker for a PDF/A-2 that is PDF/UA too.",
        ),
    },
    "word-no-alt": {
        "nl": (
            "{count} afbeeldingen of grafieken hebben geen alternatieve tekst; zij blijven zo.",
            "Laat de maker de alternatieve tekst in Word invullen.",
        ),
        "en": (
            "{count} pictures or charts have no alternative text; they stay so.",
            "Let the maker give the alternative text in Word.",
        ),
    },
    "word-no-headings": {
        "nl": (
            "dit bestand heeft geen koppen; zijn pagina's zijn voor hulpsoftware moeilijk te doorlopen.",
            "Laat de maker kopstijlen gebruiken.",
        ),
        "en": (
            "this file has no headings; its pages are hard to go through with assistive software.",
            "Let the maker use heading styles.",
        ),
    },
    # ---- words on the front page and the cover sheets
    "sheet-annex": {"nl": "Bijlage {number}", "en": "Annex {number}"},
    "piece-front": {"nl": "voorblad", "en": "front page"},
    "piece-sheet": {"nl": "blad bij bijlage {number}", "en": "sheet of annex {number}"},
    "sheet-label": {"nl": "Bijlage bij de brief van {date}", "en": "Annex to the letter of {date}"},
    "sheet-company": {"nl": "Bedrijf", "en": "Company"},
    "sheet-date": {"nl": "Datum", "en": "Date"},
    "sheet-source": {"nl": "Bron", "en": "Source"},
    "sheet-language": {"nl": "Taal", "en": "Language"},
    "sheet-nl": {"nl": "Nederlands", "en": "Dutch"},
    "sheet-en": {"nl": "Engels", "en": "English"},
    "sheet-pages": {"nl": "Aantal pagina's", "en": "Number of pages"},
    "sheet-open": {"nl": "nog niet bekend", "en": "not yet known"},
    "sheet-elsewhere": {
        "nl": "Deze bijlage is een PDF-bestand ({file}). De pagina's ervan staan in de PDF-bundel, achter dit blad.",
        "en": "This annex is a PDF file ({file}). Its pages stand in the PDF bundle, behind this sheet.",
    },
    "front-title": {"nl": "Bijlagen bij de brief ‘{subject}’", "en": "Annexes to the letter ‘{subject}’"},
    "front-letter": {"nl": "Brief van", "en": "Letter of"},
    "front-reference": {"nl": "Kenmerk", "en": "Reference"},
    "front-number": {"nl": "Nummer", "en": "Number"},
    "front-annex": {"nl": "Bijlage", "en": "Annex"},
    "front-list": {
        "nl": "De bijlagen met hun nummer, titel en aantal pagina's",
        "en": "The annexes with their number, title and number of pages",
    },
}
