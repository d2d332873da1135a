"""What the checks say."""

from drafting.messages import Catalogue

CATALOGUE: Catalogue = {
    "placeholders": {
        "nl": ('hier staat nog een open plaats: {found}.', 'Vul haar in, of haal haar weg.'),
        "en": ('an open place is left here: {found}.', 'Fill it in, or remove it.'),
    },
    "references": {
        "nl": ("'{found}' bestaat niet in dit document.", 'Controleer het nummer.'),
        "en": ("'{found}' does not exist in this document.", 'Check the number.'),
    },
    "typed-references": {
        "nl": ("'{found}' is getypt, terwijl andere verwijzingen velden zijn.", 'Vervang het door een verwijzing (Invoegen, Kruisverwijzing).'),
        "en": ("'{found}' is typed, while other references are fields.", 'Replace it by a cross-reference (Insert, Cross-reference).'),
    },
    "numbering": {
        "nl": ('nummer {found} staat waar {expected} hoort.', 'Herstel de nummering.'),
        "en": ('number {found} stands where {expected} belongs.', 'Mend the numbering.'),
    },
    "list-punctuation": {
        "nl": ('onderdeel {num} eindigt niet zoals een opsomming hoort.', "Puntkomma na elk onderdeel, 'en' of 'of' na het voorlaatste, punt na het laatste."),
        "en": ('item {num} does not end as a list should.', "A semicolon after each item, 'and' or 'or' after the last but one, a full stop after the last."),
    },
    "empty-sections": {
        "nl": ("onder '{heading}' staat niets.", 'Vul de tekst aan, of haal de kop weg.'),
        "en": ("there is nothing under '{heading}'.", 'Add the text, or remove the heading.'),
    },
    "terms-twice": {
        "nl": ("'{term}' is twee keer gedefinieerd.", 'Houd één definitie.'),
        "en": ("'{term}' is defined twice.", 'Keep one definition.'),
    },
    "terms-unused": {
        "nl": ("'{term}' is gedefinieerd maar wordt niet gebruikt.", 'Haal de definitie weg.'),
        "en": ("'{term}' is defined but not used.", 'Remove the definition.'),
    },
    "terms": {
        "nl": ("'{term}' is niet in orde.", 'Controleer de definitie.'),
        "en": ("'{term}' is not in order.", 'Check the definition.'),
    },
    "abbreviations": {
        "nl": ("'{short}' wordt opnieuw voluit geschreven.", 'Gebruik na de eerste keer alleen de afkorting.'),
        "en": ("'{short}' is written out again.", 'After the first time use the abbreviation only.'),
    },
    "abbreviations-two": {
        "nl": ("'{short}' staat eerst voor '{first}' en nu voor '{now}'.", 'Kies één schrijfwijze.'),
        "en": ("'{short}' first stands for '{first}' and now for '{now}'.", 'Choose one.'),
    },
    "name-drift": {
        "nl": ("'{found}' staat elders als '{usual}'.", 'Kies één schrijfwijze.'),
        "en": ("'{found}' stands elsewhere as '{usual}'.", 'Choose one.'),
    },
    "amount-words": {
        "nl": ("de woorden '{found}' horen niet bij het bedrag.", 'Bij dit bedrag hoort: {expected}.'),
        "en": ("the words '{found}' do not match the amount.", 'The amount reads: {expected}.'),
    },
    "totals": {
        "nl": ('het totaal is {said}, maar de regels tellen op tot {added}.', 'Verbeter het totaal of een regel.'),
        "en": ('the total is {said}, but the rows add up to {added}.', 'Correct the total or a row.'),
    },
    "dates": {
        "nl": ("'{found}' is niet de dag van {date}.", 'Dat is een {right}.'),
        "en": ("'{found}' is not the day of {date}.", 'It is a {right}.'),
    },
    "dates-none": {
        "nl": ("'{found}' bestaat niet in de kalender.", 'Controleer dag en maand.'),
        "en": ("'{found}' does not exist in the calendar.", 'Check day and month.'),
    },
    "dates-jl": {
        "nl": ("'{found}' heeft een jaartal en 'jl.'.", 'Schrijf een van de twee.'),
        "en": ("'{found}' has a year and 'jl.'.", 'Write one of the two.'),
    },
    "dates-jl-future": {
        "nl": ("'{found}' ligt na de datum van het document; 'jl.' past daar niet bij.", 'Controleer de datum.'),
        "en": ("'{found}' lies after the document's date; 'jl.' does not fit.", 'Check the date.'),
    },
    "citations": {
        "nl": ('deze vindplaats klopt niet.', 'Controleer haar.'),
        "en": ('this citation is not right.', 'Check it.'),
    },
    "citations-case": {
        "nl": ("'{found}' is geen Kamerstuk: dit is een zaak-, document- of toezeggingnummer.", 'Noem het bij zijn eigen soort, of zoek het Kamerstuknummer op.'),
        "en": ("'{found}' is no parliamentary paper: it is the number of a case, document or promise.", "Name it as what it is, or look up the paper's number."),
    },
    "citations-session": {
        "nl": ("vergaderjaar '{found}' bestaat niet.", 'Een vergaderjaar loopt over twee opeenvolgende jaren: 2024/25.'),
        "en": ("session '{found}' does not exist.", 'A session runs over two consecutive years: 2024/25.'),
    },
    "citations-chapter": {
        "nl": ("bij de begroting hoort een hoofdstuk ('{found}').", 'Voeg het Romeinse cijfer toe: 36 200 XIII.'),
        "en": ("a budget has a chapter ('{found}').", 'Add the Roman numeral: 36 200 XIII.'),
    },
    "citations-notation": {
        "nl": ("vergaderjaar '{found}' is anders geschreven dan elders in dit stuk.", 'Kies één schrijfwijze: 2024/25.'),
        "en": ("session '{found}' is written differently from the others here.", 'Choose one notation: 2024/25.'),
    },
    "citations-grouping": {
        "nl": ("'{found}' schrijft het dossiernummer anders dan elders.", 'Kies één schrijfwijze: 29 826.'),
        "en": ("'{found}' writes the dossier number differently from the others.", 'Choose one notation: 29 826.'),
    },
    "citations-number": {
        "nl": ('nummer {found} past niet bij dit dossier: de andere nummers lopen tot {others}.', 'Controleer het nummer.'),
        "en": ('number {found} does not fit this dossier: the others go up to {others}.', 'Check the number.'),
    },
    "statute-style": {
        "nl": ("'{found}' hoort niet in deze tekst ({norm}).", 'Schrijf liever: {instead}.'),
        "en": ("'{found}' does not belong in this text ({norm}).", 'Rather write: {instead}.'),
    },
    "initialisms": {
        "nl": ("'{found}' is niet juist gespeld.", 'Schrijf: {right}.'),
        "en": ("'{found}' is misspelt.", 'Write: {right}.'),
    },
    "broken-words": {
        "nl": ("'{found}' heeft een afbreekstreepje midden in het woord.", 'Schrijf: {right}.'),
        "en": ("'{found}' has a hyphen left in the middle of the word.", 'Write: {right}.'),
    },
    "typography": {
        "nl": ('de typografie klopt hier niet.', 'Verbeter haar.'),
        "en": ('the typography is wrong here.', 'Mend it.'),
    },
    "typography-double": {
        "nl": ('hier staan twee spaties.', 'Laat er een staan.'),
        "en": ('there are two spaces here.', 'Keep one.'),
    },
    "typography-space": {
        "nl": ('hier staat een spatie voor een leesteken.', 'Haal haar weg.'),
        "en": ('there is a space before a mark.', 'Remove it.'),
    },
    "typography-quotes": {
        "nl": ('{found} heeft rechte aanhalingstekens.', 'Gebruik gekrulde: “…”.'),
        "en": ('{found} has straight quotation marks.', 'Use curled ones: “…”.'),
    },
    "typography-formula": {
        "nl": ("'{found}' staat zonder subscript.", 'Zet het cijfer in subscript.'),
        "en": ("'{found}' stands without its subscript.", 'Set the figure in subscript.'),
    },
    "accessibility": {
        "nl": ('dit is niet toegankelijk.', 'Verbeter het.'),
        "en": ('this is not accessible.', 'Mend it.'),
    },
    "accessibility-heading": {
        "nl": ('kopniveau {level} volgt op niveau {last}.', 'Sla geen niveau over.'),
        "en": ('heading level {level} follows level {last}.', 'Skip no level.'),
    },
    "accessibility-alt": {
        "nl": ('een afbeelding heeft geen alternatieve tekst.', 'Beschrijf haar, of merk haar als decoratief.'),
        "en": ('a picture has no alternative text.', 'Describe it, or mark it as decorative.'),
    },
    "accessibility-box": {
        "nl": ('hier staat tekst in een tekstvak.', 'Zet de tekst in het document zelf.'),
        "en": ('there is text in a text box.', 'Put the text in the document itself.'),
    },
    "accessibility-header": {
        "nl": ('een tabel heeft geen kopregel.', 'Merk de eerste rij als kopregel die wordt herhaald.'),
        "en": ('a table has no header row.', 'Mark the first row as a repeated header row.'),
    },
    "accessibility-title": {
        "nl": ('het document heeft geen titel in zijn eigenschappen.', 'Vul Bestand, Info, Titel in.'),
        "en": ('the document has no title in its properties.', 'Fill in File, Info, Title.'),
    },
    "musts": {
        "nl": ('geen bepaling voldoet aan {norm}: {text}.', 'Neem een bepaling op die dit regelt (`drafting clauses norms`).'),
        "en": ('no clause meets {norm}: {text}.', 'Include a clause that does (`drafting clauses norms`).'),
    },
    "withheld-emissions": {
        "nl": ('hier is informatie over emissies weggelaten; dat staat de Woo niet toe.', 'Maak de emissiegegevens openbaar.'),
        "en": ('information on emissions is withheld here, which the Open Government Act does not allow.', 'Disclose the emission data.'),
    },
    "signatories": {
        "nl": ("{name} is op {date} niet bevoegd om '{kind}' te tekenen.", 'Controleer de volmacht (mandate) of de datum.'),
        "en": ("{name} has no authority to sign '{kind}' on {date}.", 'Check the mandate or the date.'),
    },
    "stage-order": {
        "nl": ("'{stage}' ({date}) ligt vóór '{before}' ({earlier}), waarop het volgt.", 'Verbeter een van de datums.'),
        "en": ("'{stage}' ({date}) lies before '{before}' ({earlier}), which it follows.", 'Correct one of the dates.'),
    },
    "stage-order-document": {
        "nl": ("fase '{stage}' is van {date}, maar het document van {document}.", 'Maak de datums gelijk.'),
        "en": ("stage '{stage}' is of {date}, but its document of {document}.", 'Make the dates equal.'),
    },
    "project-sums": {
        "nl": ("'{id}' is {total} ton, maar de projecten tellen op tot {sum} ton.", 'Verbeter het totaal of een project.'),
        "en": ("'{id}' is {total} tonnes, but the projects add up to {sum} tonnes.", 'Correct the total or a project.'),
    },
    "baselines": {
        "nl": ("'{id}' heeft basisjaar {now}, '{other}' heeft {then}.", 'Gebruik hetzelfde basisjaar, of licht het verschil toe.'),
        "en": ("'{id}' has baseline {now}, '{other}' has {then}.", 'Use the same baseline, or explain the difference.'),
    },
}
