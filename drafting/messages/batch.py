"""Words of batch runs."""

from drafting.messages import Catalogue

CATALOGUE: Catalogue = {
    "empty-name": {
        "nl": (
            "de bestandsnaam is leeg: {fields} heeft geen waarde.",
            "Vul het aan, of kies met --name een ander veld.",
        ),
        "en": ("the file name is empty: {fields} has no value.", "Supply it, or choose another field with --name."),
    },
    "empty-field": {
        "nl": ("in de bestandsnaam is {fields} leeg.", "Vul het aan, of kies met --name een ander veld."),
        "en": ("{fields} is empty in the file name.", "Supply it, or choose another field with --name."),
    },
    "nothing": {
        "nl": ("hier staat niets om te maken.", "Geef een map met dossiers, een werkmap of een bestand met regels."),
        "en": ("there is nothing to build here.", "Give a folder of dossiers, a workbook or a file of lines."),
    },
    "nothing-built": {
        "nl": ("voor dit dossier kan nog geen document worden gemaakt.", "Voeg fasen toe onder stages."),
        "en": ("no document can be made for this dossier yet.", "Add stages."),
    },
    "bad-line": {
        "nl": ("deze regel is geen geldige JSON ({reason}).", "Schrijf één JSON-object per regel."),
        "en": ("this line is not valid JSON ({reason}).", "Write one JSON object a line."),
    },
    "not-a-record": {
        "nl": ("deze regel is geen record met velden.", 'Schrijf per regel één JSON-object: {{"naam": "waarde"}}.'),
        "en": ("this line is no record with fields.", 'Write one JSON object a line: {{"name": "value"}}.'),
    },
    "open-quote": {
        "nl": (
            "een aanhalingsteken dat hier begint wordt nergens gesloten; de regels erna zouden in één cel verdwijnen.",
            "Sluit het, of haal het weg; een aanhalingsteken in een cel schrijft u dubbel.",
        ),
        "en": (
            "a quotation mark that opens here is never closed; the rows after it would vanish into one cell.",
            "Close or remove it; a quotation mark inside a cell is written twice.",
        ),
    },
    "bad-quote": {
        "nl": (
            "na het sluitende aanhalingsteken staat nog tekst.",
            "Zet de hele cel tussen aanhalingstekens, en die erbinnen dubbel.",
        ),
        "en": (
            "there is text after the closing quotation mark.",
            "Put the whole cell between quotation marks, and those inside it twice.",
        ),
    },
    "long-cell": {
        "nl": ("een cel in deze rij is langer dan te verwerken is.", "Kort de cel in."),
        "en": ("a cell of this row is longer than can be handled.", "Shorten the cell."),
    },
    "repeated-heading": {
        "nl": ("de kop '{found}' staat er meer dan eens.", "Geef elke kolom een eigen naam."),
        "en": ("the heading '{found}' stands there more than once.", "Give each column a name of its own."),
    },
    "no-sheet": {
        "nl": ("blad '{found}' staat niet in deze werkmap.", "Kies met --sheet een van: {known}."),
        "en": ("sheet '{found}' is not in this workbook.", "Choose with --sheet one of: {known}."),
    },
    "sheet-hidden": {
        "nl": (
            "verborgen en niet gelezen: {sheets}; de rijen komen van blad '{read}'.",
            "Kies met --sheet een ander blad, als dat is bedoeld.",
        ),
        "en": (
            "hidden and not read: {sheets}; the rows come from sheet '{read}'.",
            "Choose another sheet with --sheet, if that is meant.",
        ),
    },
    "sheet-left": {
        "nl": (
            "niet gelezen: {sheets}; de rijen komen van blad '{read}'.",
            "Kies met --sheet een ander blad, als dat is bedoeld.",
        ),
        "en": (
            "not read: {sheets}; the rows come from sheet '{read}'.",
            "Choose another sheet with --sheet, if that is meant.",
        ),
    },
    "sheet-hidden-read": {
        "nl": ("dit blad is verborgen; zijn rijen zijn wel gebruikt.", "Maak het zichtbaar en kijk of het klopt."),
        "en": ("this sheet is hidden; its rows were used all the same.", "Unhide it and see whether it is right."),
    },
    "above-headings": {
        "nl": (
            "de koppen staan in rij {row}; rij {rows} erboven is niet gebruikt.",
            "Haal weg wat erboven staat, als een andere rij is bedoeld.",
        ),
        "en": (
            "the headings are in row {row}; row {rows} above it was not used.",
            "Remove what stands above, if another row is meant.",
        ),
    },
    "hidden-rows": {
        "nl": (
            "verborgen (of weggefilterd), en toch gebruikt: rij {rows}.",
            "Verwijder die rijen uit het bestand, als ze niet meedoen.",
        ),
        "en": (
            "hidden (or filtered out), and used all the same: row {rows}.",
            "Delete those rows if they are not meant.",
        ),
    },
    "hidden-columns": {
        "nl": ("verborgen, en toch gebruikt: kolom {columns}.", "Kijk of wat erin staat nog klopt."),
        "en": ("hidden, and used all the same: column {columns}.", "See whether what it holds is still right."),
    },
    "no-heading": {
        "nl": (
            "kolom {columns} heeft geen kop in rij {row}; wat erin staat is niet gebruikt.",
            "Geef elke kolom een kop.",
        ),
        "en": (
            "column {columns} has no heading in row {row}; what it holds was not used.",
            "Give each column a heading.",
        ),
    },
    "no-heading-csv": {
        "nl": ("kolom {columns} heeft geen kop; wat erin staat is niet gebruikt.", "Geef elke kolom een kop."),
        "en": ("column {columns} has no heading; what it holds was not used.", "Give each column a heading."),
    },
    "skipped": {
        "nl": (
            "overgeslagen door SKIPIF in het sjabloon ({count}): rij {rows}.",
            "Pas de voorwaarde aan, als dat niet is bedoeld.",
        ),
        "en": (
            "left out by SKIPIF in the template ({count}): row {rows}.",
            "Mend the condition, if that is not meant.",
        ),
    },
    "no-column": {
        "nl": ("--columns noemt de kop '{found}', en die is er niet.", "De koppen zijn: {known}."),
        "en": ("--columns names the heading '{found}', which is not there.", "The headings are: {known}."),
    },
    "bad-columns": {
        "nl": (
            "'{found}' zegt niet welke naam bij welke kop hoort.",
            "Schrijf naam=kop, of noem een bestand met regels als: naam: kop.",
        ),
        "en": (
            "'{found}' does not say which name goes with which heading.",
            "Write name=heading, or name a file of lines like: name: heading.",
        ),
    },
    "mangled": {
        "nl": (
            "'{field}' is '{found}': Excel heeft hier een lang getal afgerond weggeschreven.",
            "Maak de kolom in Excel op als tekst, vul het nummer opnieuw in en sla het bestand opnieuw op.",
        ),
        "en": (
            "'{field}' is '{found}': Excel wrote a long number here in rounded form.",
            "Format the column as text in Excel, fill in the number again and save the file anew.",
        ),
    },
    "bad-row": {
        "nl": (
            "deze rij heeft {found} cellen; de kop heeft er {wanted}.",
            "Zet waarden met een scheidingsteken erin tussen aanhalingstekens.",
        ),
        "en": (
            "this row has {found} cells; the heading has {wanted}.",
            "Put values that hold a delimiter between quotes.",
        ),
    },
    "bad-workbook": {
        "nl": ("dit is geen leesbare Excel-werkmap ({reason}).", "Sla haar op als .xlsx."),
        "en": ("this is not a readable Excel workbook ({reason}).", "Save it as .xlsx."),
    },
    "cell-error": {
        "nl": ("'{field}' bevat de Excel-fout {found}.", "Herstel de formule."),
        "en": ("'{field}' holds the Excel error {found}.", "Mend the formula."),
    },
    "bad-pattern": {
        "nl": (
            "'{pattern}' is geen bruikbaar patroon voor namen ({reason}).",
            "Schrijf bijvoorbeeld {{kvk}}-{{naam}}.",
        ),
        "en": ("'{pattern}' is not a usable pattern for names ({reason}).", "Write, for instance, {{kvk}}-{{name}}."),
    },
    "unknown-field": {
        "nl": ("veld '{field}' van het patroon komt niet voor.", "Bekend zijn: {known}."),
        "en": ("field '{field}' of the pattern does not occur.", "Known are: {known}."),
    },
    "collision": {
        "nl": (
            "{output} is ook de naam van wat {first} geeft; dat gaat voor.",
            "Geef de dossiers verschillende id's, of een ander patroon met --name.",
        ),
        "en": (
            "{output} is also the name of what {first} gives, which goes first.",
            "Give the dossiers different ids, or another pattern with --name.",
        ),
    },
    "crashed": {
        "nl": (
            "het maken is onverwacht mislukt ({reason}).",
            "Dit kan een fout in drafting zijn; meld het met dit dossier.",
        ),
        "en": (
            "building failed unexpectedly ({reason}).",
            "This may be a fault of drafting; report it with this dossier.",
        ),
    },
    "worker-died": {
        "nl": (
            "het proces dat dit dossier maakte is gestopt.",
            "Is er genoeg geheugen? Probeer dit dossier afzonderlijk.",
        ),
        "en": ("the process that built this dossier died.", "Is there enough memory? Try this dossier by itself."),
    },
    "no-dask": {
        "nl": (
            "voor --engine dask is het pakket 'distributed' nodig.",
            "Installeer maatwerk-drafting met de extra 'dask'.",
        ),
        "en": ("--engine dask needs the package 'distributed'.", "Install maatwerk-drafting with the extra 'dask'."),
    },
    "no-scheduler": {
        "nl": ("de dask-scheduler op {address} antwoordt niet ({reason}).", "Controleer het adres en of hij aanstaat."),
        "en": (
            "the dask scheduler at {address} does not answer ({reason}).",
            "Check the address and whether it is up.",
        ),
    },
    "progress": {
        "nl": "{done} gemaakt, {failed} mislukt, {rate}{left}",
        "en": "{done} done, {failed} failed, {rate}{left}",
    },
    "and-more": {"nl": "en nog {more} (zie manifest.jsonl)", "en": "and {more} more (see manifest.jsonl)"},
    "per-second": {"nl": "{rate} per seconde", "en": "{rate} per second"},
    "per-minute": {"nl": "{rate} per minuut", "en": "{rate} per minute"},
    "left": {"nl": ", nog {minutes} min", "en": ", {minutes} min left"},
    "left-seconds": {"nl": ", nog {seconds} s", "en": ", {seconds} s left"},
    "summary": {
        "nl": "{done} gemaakt, {kept} behouden, {failed} mislukt.",
        "en": "{done} done, {kept} kept, {failed} failed.",
    },
}
