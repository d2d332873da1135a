"""Faults of clause files, of the library, and of values met while a clause is filled in."""

from drafting.messages import Catalogue

CATALOGUE: Catalogue = {
    "unreadable": {
        "nl": ("dit bestand kan niet worden gelezen ({reason}).", "Sla het op als UTF-8-tekst."),
        "en": ("this file cannot be read ({reason}).", "Save it as UTF-8 text."),
    },
    "broken-yaml": {
        "nl": ("dit is geen geldige YAML ({reason}).", "Verbeter de inspringing of de aanhalingstekens op deze plaats."),
        "en": ("this is not valid YAML ({reason}).", "Correct the indentation or the quotes here."),
    },
    "no-front-matter": {
        "nl": ("het kopblok tussen twee regels '---' ontbreekt.", "Begin het bestand met '---', de velden en weer '---'."),
        "en": ("the front matter between two lines '---' is missing.", "Begin the file with '---', the fields, and '---' again."),
    },
    "front-matter": {
        "nl": ("het kopblok is geen geldige YAML ({reason}).", "Verbeter de inspringing of de aanhalingstekens op deze plaats."),
        "en": ("the front matter is not valid YAML ({reason}).", "Correct the indentation or the quotes here."),
    },
    "unknown-field": {
        "nl": ("onbekend veld '{field}' in het kopblok.", "Bekend zijn: {known}."),
        "en": ("unknown field '{field}' in the front matter.", "Known are: {known}."),
    },
    "missing-field": {
        "nl": ("veld '{field}' ontbreekt in het kopblok.", "Vul het in; zie docs/clauses.md."),
        "en": ("field '{field}' is missing in the front matter.", "Fill it in; see docs/clauses.md."),
    },
    "bad-id": {
        "nl": ("'{id}' is geen bruikbaar id.", "Gebruik kleine letters, cijfers en enkele koppeltekens, hoogstens 28 tekens."),
        "en": ("'{id}' is not a usable id.", "Use lower case letters, digits and single hyphens, at most 28 characters."),
    },
    "other-name": {
        "nl": ("id '{id}' past niet bij de bestandsnaam '{stem}.md'.", "Maak ze gelijk."),
        "en": ("id '{id}' does not match the file name '{stem}.md'.", "Make them the same."),
    },
    "bad-version": {
        "nl": ("de versie is geen geheel getal.", "Schrijf bijvoorbeeld: version: 2"),
        "en": ("the version is not a whole number.", "Write, for instance: version: 2"),
    },
    "bad-role": {
        "nl": ("onbekende rol '{found}'.", "Kies uit: {known}."),
        "en": ("unknown role '{found}'.", "Choose from: {known}."),
    },
    "stray-text": {
        "nl": ("hier staat tekst buiten een variant.", "Zet er een kop zoals '## preferred' boven."),
        "en": ("there is text outside a variant here.", "Put a heading such as '## preferred' above it."),
    },
    "empty-text": {
        "nl": ("deze variant heeft geen tekst.", "Schrijf de tekst, of haal de kop weg."),
        "en": ("this variant has no text.", "Write the text, or remove the heading."),
    },
    "cell-twice": {
        "nl": ("deze positie en stelligheid hebben al een tekst op regel {first}.", "Laat er een van de twee staan."),
        "en": ("this position and firmness have a text already at line {first}.", "Keep one of the two."),
    },
    "bad-language": {
        "nl": ("onbekende taal '{found}'.", "Schrijf '# nl' of '# en'."),
        "en": ("unknown language '{found}'.", "Write '# nl' or '# en'."),
    },
    "no-language": {
        "nl": ("deze variant staat niet onder een taal.", "Zet er '# nl' of '# en' boven."),
        "en": ("this variant stands under no language.", "Put '# nl' or '# en' above it."),
    },
    "bad-cell": {
        "nl": ("'{found}' is geen positie of stelligheid.", "Kies uit: {known}."),
        "en": ("'{found}' is not a position or firmness.", "Choose from: {known}."),
    },
    "unknown-clause": {
        "nl": ("bepaling '{id}' bestaat niet.", "`drafting clauses list` toont alle bepalingen."),
        "en": ("clause '{id}' does not exist.", "`drafting clauses list` shows all clauses."),
    },
    "unknown-clause-near": {
        "nl": ("bepaling '{id}' bestaat niet.", "Bedoelde u '{near}'?"),
        "en": ("clause '{id}' does not exist.", "Did you mean '{near}'?"),
    },
    "no-text": {
        "nl": (
            "bepaling '{id}' heeft geen tekst voor {lang}, positie {position}, stelligheid {firmness}.",
            "Schrijf die tekst, of kies een andere positie.",
        ),
        "en": (
            "clause '{id}' has no text for {lang}, position {position}, firmness {firmness}.",
            "Write that text, or choose another position.",
        ),
    },
    "jinja-syntax": {
        "nl": ("de sjabloontaal klopt hier niet ({reason}).", "Kijk of elke {{{{, {{% en aanhaling wordt gesloten."),
        "en": ("the template language is wrong here ({reason}).", "See whether every {{{{, {{% and quote is closed."),
    },
    "unsafe": {
        "nl": ("deze tekst probeert bij Python zelf te komen ({reason}); dat mag niet.", "Gebruik alleen waarden uit het dossier."),
        "en": ("this text tries to reach Python itself ({reason}), which is not allowed.", "Use values from the dossier only."),
    },
    "unknown-name": {
        "nl": ("onbekende naam '{name}'.", "{hint}"),
        "en": ("unknown name '{name}'.", "{hint}"),
    },
    "template-failed": {
        "nl": ("deze tekst kan niet worden ingevuld ({reason}).", "Controleer de namen en filters op deze regel."),
        "en": ("this text cannot be filled in ({reason}).", "Check the names and filters on this line."),
    },
    "missing-value": {
        "nl": ("'{path}' is nodig maar ontbreekt in het dossier.", "Vul het in, of verklaar het open: {{open: reden}}."),
        "en": ("'{path}' is needed but missing in the dossier.", "Fill it in, or declare it open: {{open: reason}}."),
    },
    "missing-language": {
        "nl": ("'{path}' heeft geen tekst in taal '{lang}'.", "Vul de tekst in die taal in."),
        "en": ("'{path}' has no text in language '{lang}'.", "Fill in the text in that language."),
    },
    "wrong-value": {
        "nl": ("'{path}' is geen {wanted}, maar filter '{filter}' vraagt dat.", "Gebruik een ander filter of een andere waarde."),
        "en": ("'{path}' is not a {wanted}, which filter '{filter}' asks for.", "Use another filter or another value."),
    },
    "markup": {
        "nl": ("de opmaak klopt hier niet: {reason}.", "Zie docs/clauses.md, 'Structure'."),
        "en": ("the markup is wrong here: {reason}.", "See docs/clauses.md, 'Structure'."),
    },
}
