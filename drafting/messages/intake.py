"""Faults of dossiers as they are read."""

from drafting.messages import Catalogue

CATALOGUE: Catalogue = {
    "no-file": {
        "nl": ("dit bestand bestaat niet.", "Controleer de naam en de map."),
        "en": ("this file does not exist.", "Check its name and folder."),
    },
    "unreadable": {
        "nl": ("dit bestand kan niet worden gelezen ({reason}).", "Controleer de rechten."),
        "en": ("this file cannot be read ({reason}).", "Check its permissions."),
    },
    "encoding": {
        "nl": ("dit bestand is geen UTF-8-tekst.", "Sla het op als UTF-8."),
        "en": ("this file is not UTF-8 text.", "Save it as UTF-8."),
    },
    "too-large": {
        "nl": (
            "dit bestand is te groot (meer dan {limit} tekens).",
            "Een dossier is een tekst van hooguit enkele honderden kilobytes.",
        ),
        "en": (
            "this file is too large (more than {limit} characters).",
            "A dossier is a text of some hundreds of kilobytes at most.",
        ),
    },
    "too-deep": {
        "nl": (
            "dit bestand heeft te veel of te diep geneste onderdelen.",
            "Gebruik geen verwijzingen (&, *) die zichzelf vermenigvuldigen.",
        ),
        "en": ("this file has too many or too deeply nested parts.", "Use no aliases (&, *) that multiply themselves."),
    },
    "open-quote": {
        "nl": (
            "het aanhalingsteken ({quote}) dat hier een tekst opent, sluit haar niet waar zij eindigt.",
            'Sluit het aan het eind van de waarde; hoort het bij de tekst zelf, schrijf dan "\'s-Gravenhage".',
        ),
        "en": (
            "the quotation mark ({quote}) that opens a text here does not close it where it ends.",
            'Close it at the end of the value; if it belongs to the text itself, write "\'s-Gravenhage".',
        ),
    },
    "swallowed": {
        "nl": (
            "'{found}' leest YAML niet als tekst (# begint een opmerking, & een anker), dus het staat niet in het resultaat.",
            "Zet de hele waarde tussen aanhalingstekens, als het erbij hoort.",
        ),
        "en": (
            "YAML does not read '{found}' as text (# begins a comment, & an anchor), so it is not in the result.",
            "Put the whole value between quotation marks, if it belongs there.",
        ),
    },
    "tab": {
        "nl": ("deze regel springt in met een tab; dat mag niet in YAML.", "Gebruik spaties."),
        "en": ("this line is indented with a tab, which YAML does not allow.", "Use spaces."),
    },
    "syntax": {
        "nl": (
            "dit is geen geldige YAML of JSON ({reason}).",
            "Kijk naar de inspringing, de dubbele punt en de aanhalingstekens op deze regel.",
        ),
        "en": (
            "this is not valid YAML or JSON ({reason}).",
            "Look at the indentation, the colon and the quotes on this line.",
        ),
    },
    "odd-key": {
        "nl": ("een veldnaam moet een woord zijn.", "Schrijf: naam: waarde"),
        "en": ("a field name must be a word.", "Write: name: value"),
    },
    "repeated-key": {
        "nl": ("veld '{key}' staat er al op regel {first}.", "Laat er een van de twee staan."),
        "en": ("field '{key}' is already at line {first}.", "Keep one of the two."),
    },
    "tag": {
        "nl": ("het label '{tag}' is niet toegestaan.", "Haal het weg."),
        "en": ("the tag '{tag}' is not allowed.", "Remove it."),
    },
    "not-a-mapping": {
        "nl": (
            "hier staat geen dossier: er worden velden verwacht.",
            "`drafting init` geeft een dossier om mee te beginnen.",
        ),
        "en": ("there is no dossier here: fields are expected.", "`drafting init` gives a dossier to start from."),
    },
    "unknown-field": {
        "nl": ("onbekend veld '{name}' in {where}.", "Bekend zijn: {known}."),
        "en": ("unknown field '{name}' in {where}.", "Known are: {known}."),
    },
    "unknown-field-near": {
        "nl": ("onbekend veld '{name}' in {where}.", "Bedoelde u '{near}'?"),
        "en": ("unknown field '{name}' in {where}.", "Did you mean '{near}'?"),
    },
    "unknown-word": {
        "nl": ("'{found}' is geen bekende waarde voor '{name}'.", "Kies uit: {known}."),
        "en": ("'{found}' is not a known value for '{name}'.", "Choose from: {known}."),
    },
    "unknown-word-near": {
        "nl": ("'{found}' is geen bekende waarde voor '{name}'.", "Bedoelde u '{near}'? Bekend zijn: {known}."),
        "en": ("'{found}' is not a known value for '{name}'.", "Did you mean '{near}'? Known are: {known}."),
    },
    "missing": {
        "nl": ("veld '{name}' ontbreekt in {where}.", "Vul het in, of verklaar het open: {name}: {{open: reden}}."),
        "en": ("field '{name}' is missing in {where}.", "Fill it in, or declare it open: {name}: {{open: reason}}."),
    },
    "text-expected": {
        "nl": ("'{name}' moet tekst zijn, gevonden is '{found}'.", "Zet de tekst tussen aanhalingstekens."),
        "en": ("'{name}' must be text, found is '{found}'.", "Put the text between quotes."),
    },
    "whole-expected": {
        "nl": ("'{name}' moet een geheel getal zijn, gevonden is '{found}'.", "Schrijf alleen cijfers."),
        "en": ("'{name}' must be a whole number, found is '{found}'.", "Write digits only."),
    },
    "truth-expected": {
        "nl": ("'{name}' moet true of false zijn, gevonden is '{found}'.", "Schrijf true of false."),
        "en": ("'{name}' must be true or false, found is '{found}'.", "Write true or false."),
    },
    "list-expected": {
        "nl": ("'{name}' moet een lijst zijn.", "Begin elke regel van de lijst met een streepje: - …"),
        "en": ("'{name}' must be a list.", "Begin each entry of the list with a dash: - …"),
    },
    "mapping-expected": {
        "nl": ("'{name}' moet uit velden bestaan, gevonden is '{found}'.", "Schrijf de velden ingesprongen eronder."),
        "en": ("'{name}' must consist of fields, found is '{found}'.", "Write the fields indented below it."),
    },
    "number-expected": {
        "nl": ("'{name}' moet een getal zijn, gevonden is '{found}'.", "Schrijf bijvoorbeeld 1250.50, zonder eenheid."),
        "en": ("'{name}' must be a number, found is '{found}'.", "Write, for instance, 1250.50, without a unit."),
    },
    "number-two-ways": {
        "nl": (
            "'{found}' is in het Nederlands een ander getal dan in het Engels.",
            "Schrijf het getal zonder aanhalingstekens: een punt voor de decimalen, niets tussen de duizendtallen.",
        ),
        "en": (
            "'{found}' is another number in Dutch than in English.",
            "Write the number without quotes: a point before the decimals, nothing between thousands.",
        ),
    },
    "number-notation": {
        "nl": (
            "'{found}' is geen getal zoals een dossier het schrijft.",
            "Schrijf {plain}: een punt voor de decimalen, niets tussen de duizendtallen.",
        ),
        "en": (
            "'{found}' is not a number as a dossier writes it.",
            "Write {plain}: a point before the decimals, nothing between thousands.",
        ),
    },
    "too-few": {
        "nl": ("'{name}' is leeg.", "Geef er minstens een op."),
        "en": ("'{name}' is empty.", "Give at least one."),
    },
    "empty": {
        "nl": ("'{name}' is leeg.", "Vul het in, of verklaar het open: {{open: reden}}."),
        "en": ("'{name}' is empty.", "Fill it in, or declare it open: {{open: reason}}."),
    },
    "too-long": {"nl": ("'{name}' is te lang.", "Kort het in."), "en": ("'{name}' is too long.", "Shorten it.")},
    "may-not-be-open": {
        "nl": ("'{name}' in {where} kan niet open zijn.", "Vul een waarde in."),
        "en": ("'{name}' in {where} cannot be open.", "Fill in a value."),
    },
    "may-not-be-open-optional": {
        "nl": ("'{name}' in {where} kan niet open zijn.", "Vul een waarde in, of laat '{name}' weg."),
        "en": ("'{name}' in {where} cannot be open.", "Fill in a value, or leave '{name}' out."),
    },
    "may-not-be-open-whole": {
        "nl": (
            "'{name}' in {where} kan niet als geheel open zijn.",
            "Geef wat er bekend is en verklaar daarbinnen open wat nog niet vaststaat, of laat '{name}' weg.",
        ),
        "en": (
            "'{name}' in {where} cannot be open as a whole.",
            "Give what is known and declare open inside it what is not yet settled, or leave '{name}' out.",
        ),
    },
    "open-left-out": {
        "nl": (
            "'{name}' in {where} stond open; dat kan in deze versie niet meer en het is niet meegelezen.",
            "Vul het in voor de volgende versie.",
        ),
        "en": (
            "'{name}' in {where} was declared open; this version has no such thing and left it out.",
            "Fill it in for the next revision.",
        ),
    },
    "schema-number": {
        "nl": ("'schema' is het nummer van de vorm van dit bestand.", "Schrijf: schema: {schema}"),
        "en": ("'schema' is the number of this file's form.", "Write: schema: {schema}"),
    },
    "schema-newer": {
        "nl": (
            "dit bestand is van een nieuwere versie (schema {found}; deze versie kent {schema}).",
            "Gebruik een nieuwere versie van drafting.",
        ),
        "en": (
            "this file is of a newer version (schema {found}; this version knows {schema}).",
            "Use a newer version of drafting.",
        ),
    },
    "upgrade-open": {
        "nl": ("'{name}' in {where} kan niet meer open zijn en is weggehaald.", "Vul het in zodra het bekend is."),
        "en": ("'{name}' in {where} can no longer be open and was taken out.", "Fill it in once it is known."),
    },
    "upgrade-by-hand": {
        "nl": ("'{name}' in {where} kan niet meer open zijn, en kan niet weg.", "Vul een waarde in."),
        "en": ("'{name}' in {where} can no longer be open, and cannot be left out.", "Fill in a value."),
    },
    "upgrade-schema": {
        "nl": ("dit bestand is nu van schema {schema}.", "U hoeft niets te doen."),
        "en": ("this file is now of schema {schema}.", "There is nothing to do."),
    },
    "upgrade-in-place": {
        "nl": ("dit bestand kan niet op zijn plaats worden aangepast ({reason}).", "Pas het met de hand aan."),
        "en": ("this file cannot be changed where it stands ({reason}).", "Change it by hand."),
    },
    "bad-character": {
        "nl": (
            "hier staat een teken dat in geen document kan staan ({found}).",
            "Haal het weg: het is bij plakken of exporteren meegekomen.",
        ),
        "en": (
            "there is a character here that no document can hold ({found}).",
            "Remove it: it came along with a paste or an export.",
        ),
    },
    "number-size": {
        "nl": (
            "'{found}' ({figures} tekens) is als getal niet te gebruiken.",
            "Controleer het, of zet een kenmerk tussen aanhalingstekens.",
        ),
        "en": (
            "'{found}' ({figures} characters) is of no use as a number.",
            "Check it, or put a reference between quotes.",
        ),
    },
    "open-reason": {
        "nl": (
            "een open waarde heeft een reden nodig.",
            "Schrijf: open: wacht op advies AMVI; of per taal: open: {{nl: …, en: …}}",
        ),
        "en": (
            "an open value needs a reason.",
            "Write: open: awaiting AMVI advice; or per language: open: {{nl: …, en: …}}",
        ),
    },
    "quantity-figure": {
        "nl": ("een hoeveelheid heeft óf 'value', óf 'low' en 'high' nodig.", "Geef een van de twee."),
        "en": ("a quantity needs either 'value', or 'low' and 'high'.", "Give one of the two."),
    },
    "date-expected": {
        "nl": ("'{found}' is geen datum.", "Schrijf jaar-maand-dag: 2026-03-31."),
        "en": ("'{found}' is not a date.", "Write year-month-day: 2026-03-31."),
    },
    "date-notation": {
        "nl": ("'{found}' is een datum in een andere schrijfwijze.", "Schrijf jaar-maand-dag: 2026-03-31."),
        "en": ("'{found}' is a date in another notation.", "Write year-month-day: 2026-03-31."),
    },
    "no-such-day": {
        "nl": ("'{found}' bestaat niet in de kalender.", "Controleer dag en maand."),
        "en": ("'{found}' does not exist in the calendar.", "Check day and month."),
    },
    "bad-id": {
        "nl": (
            "'{found}' is geen bruikbaar id.",
            "Gebruik kleine letters, cijfers en enkele koppeltekens, hoogstens 40 tekens.",
        ),
        "en": (
            "'{found}' is not a usable id.",
            "Use lower case letters, digits and single hyphens, at most 40 characters.",
        ),
    },
    "pattern": {
        "nl": ("'{found}' is geen bekende waarde voor '{name}'.", "Kies uit: {pattern}."),
        "en": ("'{found}' is not a known value for '{name}'.", "Choose from: {pattern}."),
    },
    "greater-than-equal": {
        "nl": ("'{name}' is {found}; dat moet minstens {limit} zijn.", "Verbeter het getal."),
        "en": ("'{name}' is {found}; it must be at least {limit}.", "Correct the number."),
    },
    "less-than-equal": {
        "nl": ("'{name}' is {found}; dat mag hoogstens {limit} zijn.", "Verbeter het getal."),
        "en": ("'{name}' is {found}; it may be at most {limit}.", "Correct the number."),
    },
    "greater-than": {
        "nl": ("'{name}' is {found}; dat moet meer dan {limit} zijn.", "Verbeter het getal."),
        "en": ("'{name}' is {found}; it must be more than {limit}.", "Correct the number."),
    },
    "less-than": {
        "nl": ("'{name}' is {found}; dat moet minder dan {limit} zijn.", "Verbeter het getal."),
        "en": ("'{name}' is {found}; it must be less than {limit}.", "Correct the number."),
    },
    "identifier": {
        "nl": ("'{found}' klopt niet als {what}.", "Controleer het nummer; de vorm is {form}."),
        "en": ("'{found}' is not a valid {what}.", "Check the number; its form is {form}."),
    },
    "end-before-start": {
        "nl": ("het einde ({end}) ligt vóór het begin ({start}) in {where}.", "Verbeter een van de twee datums."),
        "en": ("the end ({end}) lies before the start ({start}) in {where}.", "Correct one of the two dates."),
    },
    "above-cap": {
        "nl": (
            "de termijnen tellen op tot {total}, boven het maximum van {maximum}.",
            "Verlaag een termijn of verhoog het maximum.",
        ),
        "en": (
            "the instalments add up to {total}, above the maximum of {maximum}.",
            "Lower an instalment or raise the maximum.",
        ),
    },
    "wrong-unit": {
        "nl": ("eenheid '{unit}' past niet bij {substance}.", "Kies uit: {allowed}."),
        "en": ("unit '{unit}' does not fit {substance}.", "Choose from: {allowed}."),
    },
    "range-order": {
        "nl": ("de ondergrens {low} ligt boven de bovengrens {high}.", "Wissel ze om."),
        "en": ("the low end {low} lies above the high end {high}.", "Swap them."),
    },
    "year-twice": {
        "nl": ("jaar {year} staat twee keer in deze lijst.", "Houd per jaar één getal."),
        "en": ("year {year} stands twice in this list.", "Keep one figure for each year."),
    },
    "path-without-figures": {
        "nl": (
            "een referentiepad (yardstick: path) heeft geen getallen.",
            "Geef bij 'path' per jaar een getal, of declareer het open.",
        ),
        "en": (
            "a reference path (yardstick: path) has no figures.",
            "Give a figure for each year under 'path', or declare it open.",
        ),
    },
    "substance-unnamed": {
        "nl": ("een stof of hinder van de soort 'other' heeft geen naam.", "Geef de naam bij 'name'."),
        "en": ("a substance or nuisance of the kind 'other' has no name.", "Give its name under 'name'."),
    },
    "unknown-article": {
        "nl": (
            "'{found}' is geen lidwoord.",
            "Kies nl: de, het of - (geen); en: the of - (geen). Weglaten kan: dan volgt het uit de naam.",
        ),
        "en": (
            "'{found}' is no article.",
            "Choose nl: de, het or - (none); en: the or - (none). It may be left out: it then follows from the name.",
        ),
    },
    "money-cents": {
        "nl": ("bedrag {found} heeft meer dan twee decimalen.", "Rond af op centen."),
        "en": ("amount {found} has more than two decimals.", "Round to cents."),
    },
    "other": {
        "nl": ("'{name}' klopt niet: {reason}.", "Zie `drafting schema`."),
        "en": ("'{name}' is wrong: {reason}.", "See `drafting schema`."),
    },
    "dossier-outside": {
        "nl": (
            "dossierbestand '{found}' ligt niet in de map van dit bestand.",
            "Geef een naam binnen die map, zonder '..', bijvoorbeeld dossiers/cosun.yaml.",
        ),
        "en": (
            "dossier file '{found}' is not in this file's folder.",
            "Give a name inside that folder, without '..', such as dossiers/cosun.yaml.",
        ),
    },
    "dossier-absent": {
        "nl": ("dossierbestand '{found}' bestaat niet.", "Controleer de naam, of laat het veld leeg."),
        "en": ("dossier file '{found}' does not exist.", "Check its name, or leave the field empty."),
    },
}
