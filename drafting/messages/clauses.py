"""Faults of clause files, of the library, and of values met while a clause is filled in."""

from drafting.messages import Catalogue

CATALOGUE: Catalogue = {
    "repeated-key": {
        "nl": ("'{key}' staat hier voor de tweede keer; de eerste keer op regel {first}.", "Laat er één staan."),
        "en": ("'{key}' stands here for the second time; the first is on line {first}.", "Keep one of them."),
    },
    "version-not-raised": {
        "nl": (
            "de tekst van '{id}' is veranderd, maar de versie is nog {version}.",
            "Maak er versie {needed} van; `drafting clauses lock --raise` doet dat.",
        ),
        "en": (
            "the text of '{id}' was changed, but its version still is {version}.",
            "Make it version {needed}; `drafting clauses lock --raise` does.",
        ),
    },
    "not-locked": {
        "nl": ("versie {version} van '{id}' staat nog niet vast.", "Geef `drafting clauses lock`."),
        "en": ("version {version} of '{id}' is not locked yet.", "Run `drafting clauses lock`."),
    },
    "no-folder": {
        "nl": (
            "hier is geen werkmap met eigen bepalingen.",
            "Ga in een werkmap staan, of wijs de map aan met --folder.",
        ),
        "en": (
            "there is no workspace with clauses of its own here.",
            "Stand in a workspace, or name the folder with --folder.",
        ),
    },
    "kind-without-norms": {
        "nl": (
            "documentsoort '{kind}' staat in geen lijst van normen: er wordt niets van geëist.",
            "Noem haar in norms.yaml bij de normen waaraan zij moet voldoen, of onder `outside`.",
        ),
        "en": (
            "document kind '{kind}' stands in no list of norms: nothing is asked of it.",
            "Name it in norms.yaml with the norms that it must meet, or under `outside`.",
        ),
    },
    "unreadable": {
        "nl": ("dit bestand kan niet worden gelezen ({reason}).", "Sla het op als UTF-8-tekst."),
        "en": ("this file cannot be read ({reason}).", "Save it as UTF-8 text."),
    },
    "broken-yaml": {
        "nl": (
            "dit is geen geldige YAML ({reason}).",
            "Verbeter de inspringing of de aanhalingstekens op deze plaats.",
        ),
        "en": ("this is not valid YAML ({reason}).", "Correct the indentation or the quotes here."),
    },
    "no-front-matter": {
        "nl": (
            "het kopblok tussen twee regels '---' ontbreekt.",
            "Begin het bestand met '---', de velden en weer '---'.",
        ),
        "en": (
            "the front matter between two lines '---' is missing.",
            "Begin the file with '---', the fields, and '---' again.",
        ),
    },
    "bad-character": {
        "nl": (
            "hier staat een teken dat in geen document kan staan ({found}).",
            "Haal het weg: het is bij plakken meegekomen.",
        ),
        "en": (
            "there is a character here that no document can hold ({found}).",
            "Remove it: it came along with a paste.",
        ),
    },
    "front-matter": {
        "nl": (
            "het kopblok is geen geldige YAML ({reason}).",
            "Verbeter de inspringing of de aanhalingstekens op deze plaats.",
        ),
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
        "nl": (
            "'{id}' is geen bruikbaar id.",
            "Gebruik kleine letters, cijfers en enkele koppeltekens, hoogstens 28 tekens.",
        ),
        "en": (
            "'{id}' is not a usable id.",
            "Use lower case letters, digits and single hyphens, at most 28 characters.",
        ),
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
    "unknown-value": {
        "nl": ("de waarde '{found}' bestaat niet.", "Bekend zijn: {known}."),
        "en": ("the value '{found}' does not exist.", "Known are: {known}."),
    },
    "unknown-value-near": {
        "nl": ("de waarde '{found}' bestaat niet.", "Bedoelde u '{near}'?"),
        "en": ("the value '{found}' does not exist.", "Did you mean '{near}'?"),
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
        "nl": (
            "deze tekst probeert bij Python zelf te komen ({reason}); dat mag niet.",
            "Gebruik alleen waarden uit het dossier.",
        ),
        "en": (
            "this text tries to reach Python itself ({reason}), which is not allowed.",
            "Use values from the dossier only.",
        ),
    },
    "excess": {
        "nl": (
            "deze tekst vraagt {reason}.",
            "Kijk of een lus, macro of herhaling niet te ver gaat.",
        ),
        "en": (
            "this text asks for {reason}.",
            "See whether a loop, macro or repetition goes too far.",
        ),
    },
    "wordless": {
        "nl": (
            "hier wordt iets afgedrukt dat geen woorden heeft ({reason}): een functie, of een lijst die nog niet is gemaakt.",
            "Roep de functie aan met haakjes, of maak er een lijst of opsomming van.",
        ),
        "en": (
            "this prints something that has no words ({reason}): a function, or a list that is not made yet.",
            "Call the function with brackets, or make a list or enumeration of it.",
        ),
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
        "nl": (
            "'{path}' is nodig maar ontbreekt in het dossier.",
            "Vul het in, of verklaar het open: {{open: reden}}.",
        ),
        "en": ("'{path}' is needed but missing in the dossier.", "Fill it in, or declare it open: {{open: reason}}."),
    },
    "missing-language": {
        "nl": ("'{path}' heeft geen tekst in taal '{lang}'.", "Vul de tekst in die taal in."),
        "en": ("'{path}' has no text in language '{lang}'.", "Fill in the text in that language."),
    },
    "wrong-value": {
        "nl": (
            "'{path}' is geen {wanted}, maar filter '{filter}' vraagt dat.",
            "Gebruik een ander filter of een andere waarde.",
        ),
        "en": ("'{path}' is not a {wanted}, which filter '{filter}' asks for.", "Use another filter or another value."),
    },
    "markup": {
        "nl": ("de opmaak klopt hier niet: {reason}.", "Zie docs/clauses.md, 'Structure'."),
        "en": ("the markup is wrong here: {reason}.", "See docs/clauses.md, 'Structure'."),
    },
    "banned-word": {
        "nl": ("'{word}' hoort niet in een bepaling ({norm}).", "Schrijf het uit, of kies een gewoner woord."),
        "en": ("'{word}' does not belong in a clause ({norm}).", "Write it out, or choose a plainer word."),
    },
    "brackets": {
        "nl": ("in een bepaling staan geen haakjes (Ar 64).", "Maak er een bijzin of een eigen zin van."),
        "en": ("a clause has no brackets (Ar 64).", "Make it a subordinate clause or a sentence of its own."),
    },
    "mixed-duty": {
        "nl": ("inspanning en resultaat staan in één zin door elkaar.", "Splits de zin."),
        "en": ("effort and result are mixed in one sentence.", "Split the sentence."),
    },
    "incomplete-duty": {
        "nl": (
            "bij deze verplichting ontbreekt de schuldenaar, of een termijn of aanleiding.",
            "Vul debtor= en deadline= of trigger= aan.",
        ),
        "en": ("this duty lacks its debtor, or a deadline or trigger.", "Add debtor= and deadline= or trigger=."),
    },
    "untagged-duty": {
        "nl": ("deze verplichting is niet gemerkt.", 'Voeg toe: {{: duty=… debtor=… deadline="…" }}'),
        "en": ("this duty is not tagged.", 'Add: {{: duty=… debtor=… deadline="…" }}'),
    },
    "one-language": {
        "nl": ("deze tekst ({cell}) bestaat alleen in taal '{lang}'.", "Schrijf haar ook in de andere taal."),
        "en": ("this text ({cell}) exists in language '{lang}' only.", "Write it in the other language too."),
    },
    "parity": {
        "nl": (
            "de talen verschillen in {what}: {odd} (Nederlands vanaf regel {other}).",
            "Maak beide teksten gelijk van bouw.",
        ),
        "en": (
            "the languages differ in {what}: {odd} (Dutch from line {other}).",
            "Give both texts the same structure.",
        ),
    },
    "no-preferred": {
        "nl": ("deze bepaling heeft geen voorkeurstekst.", "Schrijf '## preferred'."),
        "en": ("this clause has no preferred text.", "Write '## preferred'."),
    },
    "clash": {
        "nl": (
            "'{clause}' op {position} naast '{other}' op {other_position} laat een gat: {why}.",
            "Kies een andere positie, of schrijf een bepaling op maat die het gat dicht (choices.bespoke).",
        ),
        "en": (
            "'{clause}' at {position} beside '{other}' at {other_position} leaves a gap: {why}.",
            "Choose another position, or write a bespoke clause that closes the gap (choices.bespoke).",
        ),
    },
    "clash-unsound": {
        "nl": (
            "een afhankelijkheid met '{with}' in het draaiboek klopt niet.",
            "Geef at, with, positions en why (nl en en), met bepalingen en posities die bestaan.",
        ),
        "en": (
            "a dependency on '{with}' in the playbook is not in order.",
            "Give at, with, positions and why (nl and en), with clauses and positions that exist.",
        ),
    },
    "position-missing": {
        "nl": (
            "deze bepaling is onderhandelbaar maar heeft geen tekst '{position}'.",
            "Schrijf die tekst, of zet negotiable op false.",
        ),
        "en": (
            "this clause is negotiable but has no text '{position}'.",
            "Write that text, or set negotiable to false.",
        ),
    },
    "playbook-missing": {
        "nl": ("in het playbook ontbreekt '{position}' (wanneer en wie akkoord geeft).", "Vul het aan."),
        "en": ("the playbook lacks '{position}' (when, and who approves).", "Add it."),
    },
    "unknown-norm": {
        "nl": (
            "norm '{norm}' hoort bij geen bekende verzameling.",
            "Kies uit: {known}, of vul clauses/norms.yaml aan.",
        ),
        "en": ("norm '{norm}' belongs to no known set.", "Choose from: {known}, or extend clauses/norms.yaml."),
    },
    "outline-unknown": {
        "nl": ("de outline van '{kind}' noemt bepaling '{id}', die niet bestaat.", "Verbeter de outline."),
        "en": ("the outline of '{kind}' names clause '{id}', which does not exist.", "Correct the outline."),
    },
}
