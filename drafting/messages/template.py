"""Faults of Word templates and of what they are filled with."""

from drafting.messages import Catalogue

CATALOGUE: Catalogue = {
    "format": {
        "nl": ("een ingevuld sjabloon wordt docx of pdf, niet {found}.", "Kies --format docx of --format pdf."),
        "en": ("a filled template becomes docx or pdf, not {found}.", "Choose --format docx or --format pdf."),
    },
    "nothing-to-replace": {
        "nl": (
            "'{what}' staat niet in het sjabloon.",
            "Kijk in Word naar naam, titel of beschrijving van de afbeelding.",
        ),
        "en": ("'{what}' is not in the template.", "See in Word what the picture's name, title or description is."),
    },
    "picture-format": {
        "nl": ("wat '{what}' vervangt moet een {wanted}-bestand zijn.", "Zet de nieuwe afbeelding om naar {wanted}."),
        "en": ("what replaces '{what}' must be a {wanted} file.", "Convert the new picture to {wanted}."),
    },
    "replace-refused": {
        "nl": (
            "'{what}' is een deel van het document zelf en wordt niet vervangen.",
            "Vervang alleen afbeeldingen en ingesloten bestanden.",
        ),
        "en": (
            "'{what}' is part of the document itself and is not replaced.",
            "Replace pictures and embedded files only.",
        ),
    },
    "syntax": {
        "nl": (
            "hier klopt de sjabloontaal niet ({reason}).",
            "Kijk of elke {{{{, {{% en elk aanhalingsteken gesloten is.",
        ),
        "en": ("the template language is wrong here ({reason}).", "See whether every {{{{, {{% and quote is closed."),
    },
    "marker-apart": {
        "nl": (
            "in '{found}' staat de letter van de alinea, rij of cel ({marker}) los van de tag.",
            "Schrijf hem er direct achter: {{%{marker} … %}}.",
        ),
        "en": (
            "in '{found}' the letter of the paragraph, row or cell ({marker}) stands apart from the tag.",
            "Write it directly behind: {{%{marker} … %}}.",
        ),
    },
    "name-space": {
        "nl": (
            "'{name}' is geen naam: een naam heeft geen spaties.",
            "Schrijf {near}; in een reeks heet een kolom met die kop ook zo.",
        ),
        "en": (
            "'{name}' is no name: a name has no spaces.",
            "Write {near}; in a batch a column with that heading is called so too.",
        ),
    },
    "unclosed": {
        "nl": ("'{tag}' wordt hier geopend maar nergens gesloten.", "Zet er {{% end{tag} %}} onder."),
        "en": ("'{tag}' is opened here and never closed.", "Put {{% end{tag} %}} below it."),
    },
    "beside": {
        "nl": (
            "“{words}” staat bij een {{%{element} … %}}-tag en zou met die tag uit het document verdwijnen.",
            "Zet de tag alleen in zijn alinea, rij of cel ({element}), of gebruik een gewone tag ({{% … %}}, {{{{ … }}}}).",
        ),
        "en": (
            "“{words}” stands beside a {{%{element} … %}} tag and would vanish from the document with that tag.",
            "Put the tag alone in its paragraph, row or cell ({element}), or use a plain tag ({{% … %}}, {{{{ … }}}}).",
        ),
    },
    "beside-break": {
        "nl": (
            "bij een {{%{element} … %}}-tag staat een pagina- of kolomeinde, dat met die tag zou verdwijnen.",
            "Zet het einde in een eigen alinea.",
        ),
        "en": (
            "beside a {{%{element} … %}} tag stands a page or column break, which would vanish with that tag.",
            "Put the break in a paragraph of its own.",
        ),
    },
    "beside-note": {
        "nl": (
            "bij een {{%{element} … %}}-tag staat een noot, die met die tag zou verdwijnen.",
            "Zet de noot in een andere alinea.",
        ),
        "en": (
            "beside a {{%{element} … %}} tag stands a note, which would vanish with that tag.",
            "Put the note in another paragraph.",
        ),
    },
    "beside-picture": {
        "nl": (
            "bij een {{%{element} … %}}-tag staat een afbeelding of tekstvak, die met die tag zou verdwijnen.",
            "Veranker de afbeelding in een andere alinea.",
        ),
        "en": (
            "beside a {{%{element} … %}} tag stands a picture or text box, which would vanish with that tag.",
            "Anchor the picture in another paragraph.",
        ),
    },
    "beside-symbol": {
        "nl": (
            "bij een {{%{element} … %}}-tag staat een symbool of formule, die met die tag zou verdwijnen.",
            "Zet het symbool in een andere alinea.",
        ),
        "en": (
            "beside a {{%{element} … %}} tag stands a symbol or formula, which would vanish with that tag.",
            "Put the symbol in another paragraph.",
        ),
    },
    "two-tags": {
        "nl": (
            "bij een {{%{element} … %}}-tag staat een tweede zulke tag (“{words}”); een van beide zou verdwijnen.",
            "Geef elke {{%{element} … %}}-tag een eigen alinea, rij of cel.",
        ),
        "en": (
            "beside a {{%{element} … %}} tag stands another such tag (“{words}”); one of the two would vanish.",
            "Give every {{%{element} … %}} tag a paragraph, row or cell of its own.",
        ),
    },
    "dangling": {
        "nl": (
            "deze verwijzing wijst naar bladwijzer '{name}', die met een voorwaarde of lus is weggevallen.",
            "Zet de verwijzing onder dezelfde voorwaarde als haar doel.",
        ),
        "en": (
            "this reference leads to bookmark '{name}', which a condition or loop left out.",
            "Put the reference under the same condition as what it refers to.",
        ),
    },
    "tracked-tag": {
        "nl": (
            "een bijgehouden wijziging verwijdert hier een tag (“{words}”); het is niet te zien of die nog geldt.",
            "Accepteer of weiger de wijzigingen in het sjabloon, of geef --changes accept mee.",
        ),
        "en": (
            "a tracked change deletes a tag here (“{words}”); whether it still counts cannot be seen.",
            "Accept or reject the changes in the template, or pass --changes accept.",
        ),
    },
    "field-not-filled": {
        "nl": (
            "het samenvoegveld {{ {field} }} wordt niet ingevuld.",
            "Zet de velden waaruit het bestaat er los in (MERGEFIELD), of gebruik tags ({{{{ … }}}}).",
        ),
        "en": (
            "the merge field {{ {field} }} is not filled.",
            "Put in the fields that it consists of (MERGEFIELD), or use tags ({{{{ … }}}}).",
        ),
    },
    "bound-nowhere": {
        "nl": (
            "besturingselement '{tag}' is gekoppeld aan XML-gegevens, maar de koppeling ({path}) vindt niets.",
            "Koppel het in Word opnieuw, of haal de koppeling weg.",
        ),
        "en": (
            "content control '{tag}' is bound to XML, but its path ({path}) finds nothing.",
            "Bind it anew in Word, or remove the binding.",
        ),
    },
    "left-over": {
        "nl": (
            "“{words}” leest als een invulplaats, maar wordt door niets ingevuld en staat zo in het resultaat.",
            "Schrijf {{{{ naam }}}}, of zet het tussen {{% raw %}} en {{% endraw %}} als het zo moet blijven.",
        ),
        "en": (
            "“{words}” reads as a place to fill in, but nothing fills it, and so it stands in the result.",
            "Write {{{{ name }}}}, or put it between {{% raw %}} and {{% endraw %}} if it is to stay.",
        ),
    },
    "asks-nothing": {
        "nl": (
            "dit sjabloon vraagt niets: er staat geen tag, samenvoegveld of besturingselement met een naam in.",
            "Kijk of dit het goede bestand is; schrijf {{{{ naam }}}} waar iets moet komen.",
        ),
        "en": (
            "this template asks for nothing: there is no tag, merge field or content control with a name in it.",
            "See whether this is the right file; write {{{{ name }}}} where something is to come.",
        ),
    },
    "no-choice": {
        "nl": ("'{found}' is geen keuze van besturingselement '{tag}'.", "Kies uit: {choices}."),
        "en": ("'{found}' is no choice of content control '{tag}'.", "Choose from: {choices}."),
    },
    "control-value": {
        "nl": ("besturingselement '{tag}' kan geen lijst of groep waarden tonen.", "Geef er één tekst of getal voor."),
        "en": ("content control '{tag}' cannot show a list or group of values.", "Give one text or number for it."),
    },
    "wrong-place": {
        "nl": (
            "{what} past niet op de plaats van deze tag.",
            "Zet de tag alleen in een alinea, zo: {{{{p … }}}}.",
        ),
        "en": (
            "{what} does not fit the place of this tag.",
            "Put the tag alone in a paragraph, like this: {{{{p … }}}}.",
        ),
    },
    "wrong-place.rich": {"nl": "opgemaakte tekst of een afbeelding", "en": "rich text or a picture"},
    "wrong-place.blocks": {
        "nl": "een subdocument (of een waarde van hele alinea's)",
        "en": "a subdocument (or a value of whole paragraphs)",
    },
    "wrong-place.text": {"nl": "gewone tekst", "en": "plain text"},
    "undefined": {
        "nl": ("'{name}' staat niet in de gegevens.", "Vul het aan, of verbeter de naam in het sjabloon.{meant:nl}"),
        "en": ("'{name}' is not in the data.", "Supply it, or correct the name in the template.{meant:en}"),
    },
    "meant": {"nl": " Bedoelde u '{known}'?", "en": " Did you mean '{known}'?"},
    "unsafe": {
        "nl": (
            "dit sjabloon probeert bij Python zelf te komen ({reason}); dat mag een sjabloon niet.",
            "Vertrouw het sjabloon niet, of haal deze aanroep eruit.",
        ),
        "en": (
            "this template tries to reach Python itself ({reason}), which a template may not.",
            "Do not trust the template, or take this call out.",
        ),
    },
    "excess": {
        "nl": (
            "hier wordt meer gevraagd dan een document nodig heeft ({reason}).",
            "Kijk of een lus, macro of herhaling niet te ver gaat.",
        ),
        "en": (
            "this asks for more than a document needs ({reason}).",
            "See whether a loop, macro or repetition goes too far.",
        ),
    },
    "wordless": {
        "nl": (
            "hier wordt iets afgedrukt dat geen woorden heeft ({reason}): een functie, of een lijst die nog niet is gemaakt.",
            "Roep de functie aan met haakjes, of maak er een tekst van (|join, |list).",
        ),
        "en": (
            "this prints something that has no words ({reason}): a function, or a list that is not made yet.",
            "Call the function with brackets, or make a text of it (|join, |list).",
        ),
    },
    "refused-tag": {
        "nl": (
            "'{tag}' kan niet in een Word-sjabloon.",
            "Zet de tekst in het sjabloon zelf, of gebruik een subdocument.",
        ),
        "en": (
            "'{tag}' cannot be used in a Word template.",
            "Put the text in the template itself, or use a subdocument.",
        ),
    },
    "failed": {
        "nl": ("dit kan niet worden ingevuld ({reason}).", "Kijk of de waarde van de soort is die hier nodig is."),
        "en": ("this cannot be filled in ({reason}).", "See whether the value is of the sort that is needed here."),
    },
    "broken-structure": {
        "nl": (
            "na het invullen is dit deel geen geldige XML meer ({reason}).",
            "Laat een voorwaarde of lus in dezelfde tabel, cel of alinea eindigen als waar zij begint ({{%p … %}}, {{%tr … %}}),"
            " en gebruik '|safe' alleen voor gegevens die zelf geldige XML zijn.",
        ),
        "en": (
            "once filled in, this part is no longer sound XML ({reason}).",
            "End a condition or loop in the table, cell or paragraph it begins in ({{%p … %}}, {{%tr … %}}), and use '|safe'"
            " only for values that are sound XML themselves.",
        ),
    },
    "macros": {
        "nl": ("dit sjabloon bevat macro's (VBA).", "Sla het op als .docx zonder macro's."),
        "en": ("this template holds macros (VBA).", "Save it as a .docx without macros."),
    },
    "runaway": {
        "nl": ("het resultaat wordt onredelijk groot (meer dan {limit} bytes).", "Kijk of een lus te vaak herhaalt."),
        "en": ("the result grows beyond reason (over {limit} bytes).", "See whether a loop repeats too often."),
    },
    "too-large": {
        "nl": ("het resultaat is groter dan {limit} bytes.", "Splits het document."),
        "en": ("the result is larger than {limit} bytes.", "Split the document."),
    },
    "image-missing": {
        "nl": (
            "afbeelding '{path}' bestaat niet.",
            "Controleer de naam; paden gelden vanaf de map van het gegevensbestand.",
        ),
        "en": ("image '{path}' does not exist.", "Check its name; paths start from the data file's folder."),
    },
    "subdocument-missing": {
        "nl": (
            "subdocument '{path}' bestaat niet.",
            "Controleer de naam; paden gelden vanaf de map van het gegevensbestand.",
        ),
        "en": ("subdocument '{path}' does not exist.", "Check its name; paths start from the data file's folder."),
    },
    "outside": {
        "nl": ("'{path}' ligt buiten de map van het gegevensbestand.", "Zet het bestand in die map of eronder."),
        "en": ("'{path}' lies outside the data file's folder.", "Put the file in that folder or below it."),
    },
    "image-broken": {
        "nl": ("'{path}' is geen afbeelding die Word kan tonen.", "Gebruik PNG, JPEG, GIF, BMP of TIFF."),
        "en": ("'{path}' is not a picture that Word can show.", "Use PNG, JPEG, GIF, BMP or TIFF."),
    },
    "marked-value": {
        "nl": ("{mark} klopt niet: {reason}.", "Zie `drafting fill --help`."),
        "en": ("{mark} is wrong: {reason}.", "See `drafting fill --help`."),
    },
    "not-a-mapping": {
        "nl": ("de gegevens moeten bestaan uit namen met waarden.", "Begin het bestand met `naam: waarde`."),
        "en": ("the data must be names with values.", "Begin the file with `name: value`."),
    },
    "unreadable": {
        "nl": ("de gegevens kunnen niet worden gelezen ({reason}).", "Verbeter het bestand op deze plaats."),
        "en": ("the data cannot be read ({reason}).", "Correct the file here."),
    },
    "filter-value": {
        "nl": ("filter '{filter}' kan niets met {found}.", "Geef {wanted:nl}."),
        "en": ("filter '{filter}' cannot work with {found}.", "Give {wanted:en}."),
    },
    "wanted.number": {"nl": "een getal als 1250 of 1250.50", "en": "a number such as 1250 or 1250.50"},
    "wanted.date": {"nl": "een datum als 2025-06-23", "en": "a date such as 2025-06-23"},
    "wanted.list": {"nl": "een lijst", "en": "a list"},
    "wanted.text": {"nl": "tekst", "en": "text"},
    "usage": {
        "nl": (
            "geef een gegevensbestand en -o.",
            "Bijvoorbeeld: drafting fill brief.docx gegevens.yaml -o ingevuld.docx",
        ),
        "en": ("give a file with values and -o.", "For example: drafting fill letter.docx values.yaml -o filled.docx"),
    },
    "place.paragraph": {"nl": "alinea {paragraph}", "en": "paragraph {paragraph}"},
    "place.body": {"nl": "hoofdtekst", "en": "body"},
    "place.header": {"nl": "koptekst ({part})", "en": "header ({part})"},
    "place.footer": {"nl": "voettekst ({part})", "en": "footer ({part})"},
    "place.footnotes": {"nl": "voetnoten", "en": "footnotes"},
    "place.endnotes": {"nl": "eindnoten", "en": "endnotes"},
    "place.comments": {"nl": "opmerkingen", "en": "comments"},
    "place.link": {"nl": "adres van een koppeling", "en": "address of a link"},
    "place.properties": {"nl": "eigenschap {part}", "en": "property {part}"},
}
