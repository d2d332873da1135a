"""The portfolio's workbook: its file, its sheets, its cells; and what the command says."""

from drafting.messages import Catalogue

CATALOGUE: Catalogue = {
    "broken": {
        "nl": (
            "dit bestand is geen leesbare Excel-werkmap ({reason}).",
            "Open het in Excel en sla het opnieuw op als .xlsx.",
        ),
        "en": ("this file is no readable Excel workbook ({reason}).", "Open it in Excel and save it anew as .xlsx."),
    },
    "locked-or-old": {
        "nl": (
            "dit bestand is met een wachtwoord beveiligd, of het is een oude .xls-werkmap.",
            "Haal het wachtwoord weg, of sla het op als .xlsx.",
        ),
        "en": (
            "this file is protected by a password, or it is an old .xls workbook.",
            "Remove the password, or save it as .xlsx.",
        ),
    },
    "other-format": {
        "nl": ("'{found}' is geen .xlsx-werkmap.", "Sla het op als .xlsx."),
        "en": ("'{found}' is no .xlsx workbook.", "Save it as .xlsx."),
    },
    "too-large": {
        "nl": (
            "deze werkmap is groter dan {limit} MB, ingepakt of uitgepakt.",
            "Splits hem, of haal afbeeldingen en lege regels weg.",
        ),
        "en": (
            "this workbook is larger than {limit} MB, packed or unpacked.",
            "Split it, or remove pictures and empty rows.",
        ),
    },
    "macros": {
        "nl": ("deze werkmap bevat macro's en wordt niet gelezen.", "Sla hem op als .xlsx zonder macro's."),
        "en": ("this workbook holds macros and is not read.", "Save it as .xlsx without macros."),
    },
    "external": {
        "nl": (
            "deze werkmap haalt gegevens uit andere bestanden.",
            "Verbreek de koppelingen (Gegevens, Koppelingen bewerken) en sla hem opnieuw op.",
        ),
        "en": (
            "this workbook takes its contents from other files.",
            "Break the links (Data, Edit links) and save it anew.",
        ),
    },
    "not-excel": {
        "nl": (
            "dit bestand heet .xlsx maar is geen Excel-werkmap.",
            "Open het en sla het op als Excel-werkmap (.xlsx).",
        ),
        "en": (
            "this file is called .xlsx but is no Excel workbook.",
            "Open it and save it as an Excel workbook (.xlsx).",
        ),
    },
    "hidden-ours": {
        "nl": ("dit blad is verborgen.", "Maak het zichtbaar, of verwijder het als het niet mee moet tellen."),
        "en": ("this sheet is hidden.", "Show it, or delete it if it must not count."),
    },
    "sheet-twice": {
        "nl": ("blad '{sheet}' staat er twee keer.", "Verwijder er een, of pas --columns aan."),
        "en": ("sheet '{sheet}' is there twice.", "Delete one, or mend --columns."),
    },
    "merged": {
        "nl": (
            "deze cel is samengevoegd tot en met {last}; onduidelijk is voor welke regel '{heading}' geldt.",
            "Splits de cellen en zet het getal op de goede regel.",
        ),
        "en": (
            "this cell is merged down to {last}; for which row '{heading}' counts is unclear.",
            "Split the cells and put the number in the right row.",
        ),
    },
    "percent": {
        "nl": (
            "hier staat een percentage ({found}), maar de eenheid van deze regel is {unit}.",
            "Kies eenheid %, of vul het getal in {unit} in.",
        ),
        "en": (
            "this is a percentage ({found}), but the unit of this row is {unit}.",
            "Choose unit %, or fill in the figure in {unit}.",
        ),
    },
    "not-known": {
        "nl": (
            "'{found}' is geen waarde voor '{heading}'.",
            "Laat de cel leeg, of zet een vraagteken met de reden: ? wacht op cijfers.",
        ),
        "en": (
            "'{found}' is no value for '{heading}'.",
            "Leave the cell empty, or put a question mark with the reason: ? awaiting figures.",
        ),
    },
    "made-a-date": {
        "nl": (
            "Excel heeft hier een datum van gemaakt ({found}).",
            "Maak de cel op als tekst en typ '{heading}' opnieuw.",
        ),
        "en": ("Excel made a date of this ({found}).", "Format the cell as text and type '{heading}' again."),
    },
    "month-only": {
        "nl": ("hier staat alleen een maand ({found}).", "Vul de hele datum in, met de dag."),
        "en": ("this is a month only ({found}).", "Fill in the whole date, with its day."),
    },
    "range-in-cell": {
        "nl": ("'{found}' is een bereik.", "Zet het laagste getal in 'Laag' en het hoogste in 'Hoog'."),
        "en": ("'{found}' is a range.", "Put the lowest figure in 'Laag' and the highest in 'Hoog'."),
    },
    "bound-in-cell": {
        "nl": ("'{found}' is meer dan een getal.", "Zet hier alleen het getal, en kies '{label}' bij 'Bedoeld als'."),
        "en": (
            "'{found}' is more than a number.",
            "Put only the number here, and choose '{label}' under 'Bedoeld als'.",
        ),
    },
    "unit-in-cell": {
        "nl": ("'{found}' is een getal met een eenheid.", "Zet hier alleen het getal, en kies {unit} bij 'Eenheid'."),
        "en": ("'{found}' is a number with a unit.", "Put only the number here, and choose {unit} under 'Eenheid'."),
    },
    "noughts": {
        "nl": (
            "Excel heeft de nullen vooraan weggehaald ({found}).",
            "Maak de cel op als tekst en typ {near}, als dat is bedoeld.",
        ),
        "en": (
            "Excel took away the noughts in front ({found}).",
            "Format the cell as text and type {near}, if that is meant.",
        ),
    },
    "hidden": {
        "nl": ("dit blad is verborgen en is niet gelezen.", "Maak het zichtbaar als het mee moet tellen."),
        "en": ("this sheet is hidden and was not read.", "Show it if it must count."),
    },
    "sheet-near": {
        "nl": (
            "dit blad is niet bekend.",
            "Bedoelde u '{near}'? Geef het die naam, of noem het in --columns onder Blad.",
        ),
        "en": (
            "this sheet is not known.",
            "Did you mean '{near}'? Give it that name, or name it in --columns under Blad.",
        ),
    },
    "sheet-unknown": {
        "nl": ("dit blad is niet bekend en is niet gelezen.", ""),
        "en": ("this sheet is not known and was not read.", ""),
    },
    "sheet-absent": {
        "nl": ("blad '{sheet}' ontbreekt.", "Voeg het toe, of begin met: drafting workbook new."),
        "en": ("sheet '{sheet}' is missing.", "Add it, or begin with: drafting workbook new."),
    },
    "no-headings": {
        "nl": ("dit blad heeft geen regel met koppen.", "Nodig zijn ten minste: {known}."),
        "en": ("this sheet has no row of headings.", "Needed are at least: {known}."),
    },
    "column-twice": {
        "nl": ("kop '{heading}' staat er twee keer.", "Verwijder er een."),
        "en": ("heading '{heading}' is there twice.", "Remove one."),
    },
    "column-near": {
        "nl": ("kop '{found}' is niet bekend.", "Bedoelde u '{near}'? Hernoem de kop, of noem hem in --columns."),
        "en": ("heading '{found}' is not known.", "Did you mean '{near}'? Rename it, or name it in --columns."),
    },
    "column-maybe": {
        "nl": (
            "kolom '{found}' is niet bekend en is niet gelezen.",
            "Bedoelde u '{near}'? Hernoem de kop, of noem hem in --columns.",
        ),
        "en": (
            "column '{found}' is not known and was not read.",
            "Did you mean '{near}'? Rename it, or name it in --columns.",
        ),
    },
    "column-unknown": {
        "nl": ("kolom '{found}' is niet bekend en is niet gelezen.", ""),
        "en": ("column '{found}' is not known and was not read.", ""),
    },
    "column-absent": {
        "nl": ("kolom '{heading}' ontbreekt.", "Voeg hem toe, of zeg met --columns hoe hij hier heet."),
        "en": ("column '{heading}' is missing.", "Add it, or say with --columns what it is called here."),
    },
    "too-many-rows": {
        "nl": ("dit blad heeft meer dan {limit} regels.", "Verwijder lege regels onderaan."),
        "en": ("this sheet has more than {limit} rows.", "Remove empty rows at the end."),
    },
    "no-cached": {
        "nl": (
            "deze formule heeft geen uitkomst in het bestand.",
            "Open de werkmap in Excel en sla hem op, of vul de waarde in.",
        ),
        "en": (
            "this formula has no result in the file.",
            "Open the workbook in Excel and save it, or fill in the value.",
        ),
    },
    "cell-error": {
        "nl": ("deze cel bevat de fout {found}.", "Herstel de formule, of vul de waarde in."),
        "en": ("this cell holds the error {found}.", "Mend the formula, or fill in the value."),
    },
    "open-reason": {
        "nl": ("een open waarde heeft een reden nodig.", "Schrijf bijvoorbeeld: ? wacht op advies."),
        "en": ("an open value needs a reason.", "Write for instance: ? awaiting advice."),
    },
    "open-id": {
        "nl": (
            "'{heading}' kan niet open blijven: andere regels verwijzen ernaar.",
            "Geef een korte naam: kleine letters, cijfers en streepjes.",
        ),
        "en": (
            "'{heading}' cannot be left open: other rows point to it.",
            "Give a short name: lower case letters, digits and hyphens.",
        ),
    },
    "required-id": {
        "nl": (
            "'Id' is in regel {row} niet ingevuld.",
            "Geef een korte naam: kleine letters, cijfers en streepjes, bijvoorbeeld {near}.",
        ),
        "en": (
            "'Id' in row {row} is not filled in.",
            "Give a short name: lower case letters, digits and hyphens, such as {near}.",
        ),
    },
    "ambiguous-date": {
        "nl": ("'{found}' kan twee dagen zijn.", "Schrijf de maand voluit, of jaar-maand-dag."),
        "en": ("'{found}' can be two days.", "Write the month in words, or year-month-day."),
    },
    "mangled": {
        "nl": (
            "Excel heeft dit nummer veranderd ({found}): nullen of cijfers zijn weg.",
            "Maak de cel op als tekst en typ het nummer opnieuw.",
        ),
        "en": (
            "Excel changed this number ({found}): noughts or figures are gone.",
            "Format the cell as text and type the number again.",
        ),
    },
    "currency": {
        "nl": ("'{found}' is geen bedrag in euro's.", "Reken het om naar euro's."),
        "en": ("'{found}' is no amount in euros.", "Convert it to euros."),
    },
    "whole": {
        "nl": ("'{found}' is geen geheel getal.", "Vul een geheel getal in."),
        "en": ("'{found}' is no whole number.", "Fill in a whole number."),
    },
    "yes-no": {
        "nl": ("'{found}' is geen ja of nee.", "Vul ja of nee in."),
        "en": ("'{found}' is no yes or no.", "Fill in ja or nee."),
    },
    "choice": {
        "nl": ("'{found}' staat niet in de lijst.", "Kies uit: {known}."),
        "en": ("'{found}' is not in the list.", "Choose from: {known}."),
    },
    "choice-near": {
        "nl": ("'{found}' staat niet in de lijst.", "Bedoelde u '{near}'? Kies uit: {known}."),
        "en": ("'{found}' is not in the list.", "Did you mean '{near}'? Choose from: {known}."),
    },
    "years": {
        "nl": ("'{found}' is geen jaar of reeks van jaren.", "Schrijf 2021, 2018-2021 of 2019; 2021."),
        "en": ("'{found}' is no year or run of years.", "Write 2021, 2018-2021 or 2019; 2021."),
    },
    "scope": {
        "nl": ("'{found}' is geen scope.", "Schrijf 1, of 1; 2."),
        "en": ("'{found}' is no scope.", "Write 1, or 1; 2."),
    },
    "dossiers": {
        "nl": ("'{found}' is geen Kamerdossier met titel.", "Schrijf: 29 826 Industriebeleid."),
        "en": ("'{found}' is no House dossier with its title.", "Write: 29 826 Industriebeleid."),
    },
    "required": {
        "nl": ("'{heading}' is niet ingevuld.", "Vul het in, of zet een vraagteken met de reden: ? nog niet bekend."),
        "en": ("'{heading}' is not filled in.", "Fill it in, or put a question mark with the reason: ? not yet known."),
    },
    "required-row": {
        "nl": (
            "'{heading}' is in regel {row} niet ingevuld.",
            "Vul het in, of zet een vraagteken met de reden: ? nog niet bekend.",
        ),
        "en": (
            "'{heading}' in row {row} is not filled in.",
            "Fill it in, or put a question mark with the reason: ? not yet known.",
        ),
    },
    "no-companies": {
        "nl": ("er staan geen bedrijven op dit blad.", "Vul ten minste een bedrijf in."),
        "en": ("there are no companies on this sheet.", "Fill in at least one."),
    },
    "no-company": {
        "nl": ("bedrijf '{found}' staat niet op blad Bedrijven.", "Bekend zijn: {known}."),
        "en": ("company '{found}' is not on sheet Bedrijven.", "Known are: {known}."),
    },
    "same-company": {
        "nl": (
            "'{found}' lijkt hetzelfde bedrijf als '{other}' in cel {cell}.",
            "Voeg de regels samen, of maak het verschil duidelijk.",
        ),
        "en": (
            "'{found}' seems the same company as '{other}' in cell {cell}.",
            "Merge the rows, or make the difference clear.",
        ),
    },
    "backwards": {
        "nl": (
            "stap '{stage}' van {date} staat voor een eerdere stap: '{other}' is van {other_date}.",
            "Controleer beide datums.",
        ),
        "en": (
            "step '{stage}' of {date} stands before an earlier step: '{other}' is of {other_date}.",
            "Check both dates.",
        ),
    },
    "no-company-near": {
        "nl": ("bedrijf '{found}' staat niet als id op blad Bedrijven.", "Bedoelde u '{near}'?"),
        "en": ("company '{found}' is not on sheet Bedrijven as an id.", "Did you mean '{near}'?"),
    },
    "row-twice": {
        "nl": ("id '{id}' staat er al, in cel {cell}.", "Geef elke regel een eigen id, of voeg de regels samen."),
        "en": ("id '{id}' is there already, in cell {cell}.", "Give each row an id of its own, or join the rows."),
    },
    "row-unnamed": {
        "nl": (
            "deze regel heeft geen '{heading}', zodat niet te zien is welke regel het is.",
            "Geef hem een eigen id.",
        ),
        "en": ("this row has no '{heading}', so it is unclear which row it is.", "Give it an id of its own."),
    },
    "no-sites": {
        "nl": ("dit bedrijf heeft geen locatie.", "Voeg er een toe op blad Locaties."),
        "en": ("this company has no site.", "Add one on sheet Locaties."),
    },
    "figure": {
        "nl": ("een getal heeft óf 'Waarde' nodig, óf 'Laag' en 'Hoog'.", "Vul een van de twee in."),
        "en": ("a figure needs either 'Waarde', or 'Laag' and 'Hoog'.", "Fill in one of the two."),
    },
    "annex-origin": {
        "nl": (
            "bijlage '{id}' noemt niet één herkomst.",
            "Vul òf 'Document' in (annex), òf 'Bestand' (een Word- of PDF-bestand).",
        ),
        "en": (
            "annex '{id}' does not name one origin.",
            "Fill in either 'Document' (annex) or 'Bestand' (a Word or PDF file).",
        ),
    },
    "rest-orphan": {
        "nl": (
            "'{found}' hoort bij een regel die er niet meer is, en telt niet mee.",
            "Verwijder deze regel, of zet de andere terug.",
        ),
        "en": (
            "'{found}' belongs to a row that is gone, and does not count.",
            "Delete this row, or put the other back.",
        ),
    },
    "rest-spoilt": {
        "nl": (
            "de inhoud van '{found}' is niet meer te lezen.",
            "Zet de oorspronkelijke inhoud terug, of verwijder de regel.",
        ),
        "en": ("the content of '{found}' can no longer be read.", "Put the original content back, or delete the row."),
    },
    "would-be-lost": {
        "nl": (
            "'{found}' kent drafting niet en zou bij het samenvoegen verdwijnen.",
            "Verwijder het, of noem het in --columns.",
        ),
        "en": (
            "'{found}' is unknown to drafting and would be lost in the merge.",
            "Delete it, or name it in --columns.",
        ),
    },
    "no-letter-part": {
        "nl": (
            "het deel met de brief ontbreekt; zijn naam eindigt op '-{name}.xlsx'.",
            "Geef alle delen mee, ook dat.",
        ),
        "en": (
            "the part with the letter is missing; its name ends in '-{name}.xlsx'.",
            "Give all parts, that one too.",
        ),
    },
    "conflict": {
        "nl": (
            "'{heading}' is hier '{mine}' en in {other}, cel {cell}, '{theirs}'.",
            "Maak beide gelijk en voeg opnieuw samen.",
        ),
        "en": (
            "'{heading}' is '{mine}' here and '{theirs}' in {other}, cell {cell}.",
            "Make them the same and merge again.",
        ),
    },
    "bad-columns": {
        "nl": ("dit is geen lijst van koppen.", "Schrijf per blad: Bedrijven: {{Naam: uw kop}}."),
        "en": ("this is no list of headings.", "Write per sheet: Bedrijven: {{Naam: your heading}}."),
    },
    "no-out": {"nl": ("waar moet het resultaat komen?", "Geef -o."), "en": ("where should the result go?", "Give -o.")},
    "checked": {
        "nl": "bedrijven gelezen: {count}; fouten: {errors}; waarschuwingen: {warnings}.",
        "en": "companies read: {count}; faults: {errors}; warnings: {warnings}.",
    },
    "not-read": {
        "nl": "niet gelezen; fouten: {errors}; waarschuwingen: {warnings}.",
        "en": "not read; faults: {errors}; warnings: {warnings}.",
    },
    "left-out": {
        "nl": "  op blad Overig, omdat er geen kolom voor is: {paths}",
        "en": "  on sheet Overig, having no column: {paths}",
    },
    "complete": {"nl": "  compleet: {names}", "en": "  complete: {names}"},
    "action": {
        "nl": "new: nieuwe werkmap; check: controleren; split: per bedrijf; merge: samenvoegen; status: wie heeft wat teruggestuurd; yaml: als portfolio",
        "en": "new: a new workbook; check: check it; split: one per company; merge: join; status: who returned what; yaml: as a portfolio",
    },
    "files": {
        "nl": "de werkmap(pen); bij merge en status ook een map",
        "en": "the workbook(s); for merge and status also a folder",
    },
    "letter-part": {
        "nl": (
            "dit is het deel met de brief; er horen geen bedrijven in.",
            "Voeg het samen met de andere delen: drafting workbook merge.",
        ),
        "en": (
            "this is the part with the letter; no companies belong in it.",
            "Join it with the other parts: drafting workbook merge.",
        ),
    },
    "no-parts": {
        "nl": ("hier staat geen deel dat met 'workbook split' is gemaakt.", "Geef de map met de teruggestuurde delen."),
        "en": ("no part made by 'workbook split' is here.", "Give the folder with the parts that came back."),
    },
    "status-absent": {"nl": "{company}: niet in deze map", "en": "{company}: not in this folder"},
    "status-untouched": {
        "nl": "{company}: niets gewijzigd sinds de verzending ({file})",
        "en": "{company}: nothing changed since it was sent ({file})",
    },
    "status-changed": {
        "nl": "{company}: {count} cellen gewijzigd ({file})",
        "en": "{company}: {count} cells changed ({file})",
    },
    "status-changed-one": {"nl": "{company}: 1 cel gewijzigd ({file})", "en": "{company}: 1 cell changed ({file})"},
    "part-absent": {
        "nl": (
            "het deel van {company} ontbreekt; zonder dat deel zou dit bedrijf uit de werkmap verdwijnen.",
            "Geef ook dat deel mee; is het nog niet terug, dan zoals het is verstuurd.",
        ),
        "en": (
            "the part of {company} is missing; without it this company would be gone from the workbook.",
            "Give that part too; if it is not back yet, as it was sent.",
        ),
    },
    "status-cells": {"nl": "  gewijzigd: {cells}", "en": "  changed: {cells}"},
    "status-open": {"nl": "  nog niet bekend: {paths}", "en": "  not yet known: {paths}"},
    "status-errors": {
        "nl": "  fouten: {count} (drafting workbook check {file})",
        "en": "  faults: {count} (drafting workbook check {file})",
    },
    "status-other": {"nl": "geen deel van deze ronde: {files}", "en": "no part of this round: {files}"},
    "status-total": {
        "nl": "{changed} terug met wijzigingen, {untouched} ongewijzigd, {absent} afwezig; {errors} met fouten, {open} met iets onbekends.",
        "en": "{changed} back with changes, {untouched} untouched, {absent} absent; {errors} with faults, {open} with something unknown.",
    },
    "status-twice": {"nl": "{company}: twee bestanden: {files}", "en": "{company}: two files: {files}"},
    "from": {"nl": "vul de nieuwe werkmap met dit portfolio", "en": "fill the new workbook with this portfolio"},
}
