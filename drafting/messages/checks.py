"""What the checks say."""

from drafting.messages import Catalogue

CATALOGUE: Catalogue = {
    "support-money": {
        "nl": ("de bedragen van de steun kloppen niet.", "Reken ze na."),
        "en": ("the amounts of the support are not in order.", "Recalculate them."),
    },
    "support-money-share": {
        "nl": (
            "het maximum van {maximum} is meer dan {share}% van de kosten ({costs}): dat is {most}.",
            "Verlaag het maximum, of verbeter het percentage of de kosten.",
        ),
        "en": (
            "the maximum of {maximum} is more than {share}% of the costs ({costs}): that is {most}.",
            "Lower the maximum, or correct the percentage or the costs.",
        ),
    },
    "support-money-incidental": {
        "nl": (
            "een incidentele subsidie is er voor ten hoogste {years} jaar; deze loopt van {start} tot en met {end}.",
            "Verkort de periode, of kies een andere grondslag (legal_basis).",
        ),
        "en": (
            "an incidental grant is for at most {years} years; this one runs from {start} to {end}.",
            "Shorten the period, or choose another basis (legal_basis).",
        ),
    },
    "support-money-incentive": {
        "nl": (
            "de werkzaamheden begonnen op {begun}, vóór de aanvraag van {applied}: dan ontbreekt het stimulerend effect.",
            "Controleer de datums, of laat de steun voor deze werkzaamheden vervallen.",
        ),
        "en": (
            "the works began on {begun}, before the application of {applied}: the incentive effect is then missing.",
            "Check the dates, or drop the support for these works.",
        ),
    },
    "binding-results": {
        "nl": ("een resultaat is niet bindend te maken.", "Controleer het getal."),
        "en": ("a result cannot be made binding.", "Check the figure."),
    },
    "binding-results-vague": {
        "nl": (
            "'{id}' is een bindend resultaat met '{bound}': daaraan is niemand te houden.",
            "Laat 'bound' weg of kies at_least; de tekst zegt 'ten minste'.",
        ),
        "en": (
            "'{id}' is a binding result with '{bound}': nobody can be held to that.",
            "Leave 'bound' out or choose at_least; the text says 'at least'.",
        ),
    },
    "binding-results-range": {
        "nl": (
            "een bindend resultaat van {low} tot {high} bindt alleen aan het eerste getal.",
            "Geef één getal (value).",
        ),
        "en": ("a binding result of {low} to {high} binds to the first figure only.", "Give one figure (value)."),
    },
    "binding-results-term": {
        "nl": (
            "de looptijd eindigt op {end}, voordat over doeljaar {year} is gerapporteerd ({due}).",
            "Verleng de looptijd, of vervroeg de rapportage.",
        ),
        "en": (
            "the term ends on {end}, before target year {year} has been reported on ({due}).",
            "Extend the term, or report earlier.",
        ),
    },
    "binding-results-decision": {
        "nl": (
            "project '{id}' heeft geen mijlpaal voor het definitief investeringsbesluit: de termijnen daarvan hebben geen begin.",
            "Geef het project een mijlpaal met kind: fid; een datum die nog niet bekend is, mag open zijn.",
        ),
        "en": (
            "project '{id}' has no milestone for the final investment decision: its periods have no beginning.",
            "Give the project a milestone of kind fid; a date that is not known yet may be open.",
        ),
    },
    "binding-results-path": {
        "nl": (
            "in {year} ligt de uitstoot {below} {unit} onder het Basispad, niet {additional} {unit}.",
            "Controleer het additionele deel, het pad en de referentie-uitstoot.",
        ),
        "en": (
            "in {year} the emissions lie {below} {unit} below the Reference Path, not {additional} {unit}.",
            "Check the additional part, the path and the baseline emissions.",
        ),
    },
    "mandates": {
        "nl": (
            "op {date} ({kind}) bestond dit ambt of ministerie niet: {office}.",
            "Noem wie toen bevoegd was, met een eigen organisatie per tijdvak, of verbeter de datum.",
        ),
        "en": (
            "on {date} ({kind}) this office or ministry did not exist: {office}.",
            "Name who had authority then, with an organisation for each period, or correct the date.",
        ),
    },
    "unprinted": {
        "nl": (
            "'{path}' is ingevuld, maar staat in geen van de stukken ({kinds}).",
            "Haal de waarde weg, of neem een bepaling op die haar noemt (choices.bespoke, of een eigen verplichting).",
        ),
        "en": (
            "'{path}' is filled in, but stands in none of the documents ({kinds}).",
            "Remove the value, or add a clause that names it (choices.bespoke, or an obligation of its own).",
        ),
    },
    "idle-party": {
        "nl": (
            "{party} is partij bij {kind}, maar geen artikel geeft deze partij een recht of een plicht.",
            "Geef de partij een bijdrage (contribution) of een eigen verplichting (obligations), of haal haar uit de partijen.",
        ),
        "en": (
            "{party} is a party to {kind}, but no article gives this party a right or a duty.",
            "Give the party a contribution or an obligation of its own (obligations), or take it out of the parties.",
        ),
    },
    "active-content": {
        "nl": (
            "het bestand bevat actieve inhoud: {what}.",
            "Haal het eruit voordat het bestand de deur uitgaat, of leg het de afzender voor.",
        ),
        "en": (
            "the file holds active content: {what}.",
            "Take it out before the file is sent, or ask the sender about it.",
        ),
    },
    "placeholders-note": {
        "nl": ("dit is een aantekening van de schrijvers aan elkaar: '{found}'.", "Verwerk haar en haal haar weg."),
        "en": ("this is a note of the writers to each other: '{found}'.", "Deal with it and remove it."),
    },
    "placeholders-status": {
        "nl": ("'{found}' noemt een status of versie op een stuk dat uitgaat.", "Haal de vermelding weg."),
        "en": ("'{found}' names a status or version on a document that goes out.", "Remove it."),
    },
    "traces-inserted": {
        "nl": ("bijgehouden invoeging van {author}: '{found}'.", "Aanvaard of verwerp haar voor verzending."),
        "en": ("tracked insertion by {author}: '{found}'.", "Accept or reject it before sending."),
    },
    "traces-inserteds": {
        "nl": ("het bestand heeft {count} bijgehouden invoegingen.", "Verwerk ze voordat het uitgaat."),
        "en": ("the file has {count} tracked insertions.", "Deal with them before it goes out."),
    },
    "traces-deleted": {
        "nl": (
            "bijgehouden verwijdering van {author}: '{found}' is nog te lezen.",
            "Aanvaard of verwerp haar voor verzending.",
        ),
        "en": ("tracked deletion by {author}: '{found}' can still be read.", "Accept or reject it before sending."),
    },
    "traces-deleteds": {
        "nl": ("het bestand heeft {count} bijgehouden verwijderingen.", "Verwerk ze voordat het uitgaat."),
        "en": ("the file has {count} tracked deletions.", "Deal with them before it goes out."),
    },
    "traces-comment": {
        "nl": ("opmerking van {author} in het bestand: '{found}'.", "Verwijder haar voor verzending."),
        "en": ("comment by {author} in the file: '{found}'.", "Remove it before sending."),
    },
    "traces-comments": {
        "nl": ("het bestand heeft {count} opmerkingen.", "Verwijder ze voordat het uitgaat."),
        "en": ("the file has {count} comments.", "Remove them before it goes out."),
    },
    "traces-hidden": {
        "nl": ("verborgen tekst in het bestand: '{found}'.", "Verwijder haar voor verzending."),
        "en": ("hidden text in the file: '{found}'.", "Remove it before sending."),
    },
    "traces-hiddens": {
        "nl": ("het bestand heeft verborgen tekst op {count} plaatsen.", "Verwijder haar voordat het uitgaat."),
        "en": ("the file has hidden text in {count} places.", "Remove it before it goes out."),
    },
    "traces-stale": {
        "nl": ("de verwijzing toont '{found}', maar verwijst naar '{right}'.", "Werk de velden bij (Ctrl+A, F9)."),
        "en": ("the reference shows '{found}' but points to '{right}'.", "Update the fields (Ctrl+A, F9)."),
    },
    "traces-inside": {
        "nl": (
            "'{found}' is een schijf of een interne site; een lezer buiten komt daar niet.",
            "Verwijs naar een openbare plaats, of haal de verwijzing weg.",
        ),
        "en": (
            "'{found}' is a disk or an internal site that readers outside cannot reach.",
            "Refer to a public place, or remove it.",
        ),
    },
    "unfinished-twice": {
        "nl": ("'{found}…' staat er twee keer.", "Haal er een weg."),
        "en": ("'{found}…' stands twice.", "Remove one."),
    },
    "unfinished-bracket": {
        "nl": ("het haakje van '{found}' wordt niet gesloten.", "Sluit het haakje, of haal het weg."),
        "en": ("the bracket of '{found}' is never closed.", "Close it, or remove it."),
    },
    "unfinished-end": {
        "nl": ("de zin breekt af na '{found}'.", "Maak de zin af, of zet er een punt achter."),
        "en": ("the sentence breaks off after '{found}'.", "Finish it, or end it with a full stop."),
    },
    "unfinished-glued": {
        "nl": ("na het leesteken in '{found}' ontbreekt een spatie.", "Voeg een spatie in."),
        "en": ("a space is missing after the mark in '{found}'.", "Insert a space."),
    },
    "calendar-form": {
        "nl": ("'{found}' wordt zonder punt na de j geschreven.", "Schrijf: jl."),
        "en": ("'{found}' is written without a stop after the j.", "Write: jl."),
    },
    "calendar-year": {
        "nl": ("'{found}' klopt niet: het document is van {year}.", "Verbeter het jaartal."),
        "en": ("'{found}' cannot be: the document is of {year}.", "Correct the year."),
    },
    "calendar-holiday": {
        "nl": ("{found} is {name}; dan wordt niet getekend of verzonden.", "Controleer de datum."),
        "en": ("{found} is {name}; nothing is signed or sent then.", "Check the date."),
    },
    "calendar-done": {
        "nl": (
            "{found} ligt na de datum van het document, maar de zin zegt dat het al is gebeurd.",
            "Controleer de datum.",
        ),
        "en": (
            "{found} lies after the date of the document, yet the sentence says that it has happened.",
            "Check the date.",
        ),
    },
    "calendar-passed": {
        "nl": ("{found} ligt vóór de datum van het document, maar de zin kijkt vooruit.", "Controleer de datum."),
        "en": ("{found} lies before the date of the document, yet the sentence looks ahead.", "Check the date."),
    },
    "calendar-range": {
        "nl": ("{found} ligt vóór {from}, waarop het begint.", "Verbeter een van de datums."),
        "en": ("{found} lies before {from}, when it begins.", "Correct one of the dates."),
    },
    "calendar-back": {
        "nl": ("terugwerken kan niet tot {found}: dat ligt na {from}.", "Verbeter een van de datums."),
        "en": ("it cannot work back to {found}, which lies after {from}.", "Correct one of the dates."),
    },
    "calendar-length": {
        "nl": ("van {from} tot {found} is geen {years} jaar.", "Verbeter de duur of een datum."),
        "en": ("from {from} to {found} is not {years} years.", "Correct the duration or a date."),
    },
    "calendar-none": {
        "nl": ("er is geen datum van de brief gevonden, zodat 'jl.' niet is nagekeken.", "Geef haar met --date."),
        "en": ("no date of the letter was found, so 'jl.' was not checked.", "Give it with --date."),
    },
    "calendar": {
        "nl": ("een datum klopt niet.", "Controleer hem."),
        "en": ("a date is wrong.", "Check it."),
    },
    "arithmetic": {
        "nl": ("een getal klopt niet met de getallen ernaast.", "Reken het na."),
        "en": ("a figure does not follow from those beside it.", "Calculate it again."),
    },
    "arithmetic-share": {
        "nl": ("{found} volgt niet uit {one} en {other}.", "Dat geeft {right}; controleer de drie getallen."),
        "en": ("{found} does not follow from {one} and {other}.", "They give {right}; check the three figures."),
    },
    "arithmetic-difference": {
        "nl": ("{found} is niet het verschil tussen {one} en {other}.", "Dat is {right}; controleer de drie getallen."),
        "en": ("{found} is not the difference between {one} and {other}.", "That is {right}; check the three figures."),
    },
    "arithmetic-direction": {
        "nl": ("volgens de zin daalt het, maar {found} is meer dan {one}.", "Controleer de eenheid."),
        "en": ("the sentence speaks of a fall, but {found} is more than {one}.", "Check the unit."),
    },
    "arithmetic-equal": {
        "nl": ("{found} is niet hetzelfde als {one}.", "Dat is {right}; controleer de eenheid."),
        "en": ("{found} is not the same as {one}.", "That is {right}; check the unit."),
    },
    "one-quantity": {
        "nl": (
            "hier staat {found}, elders {then} voor dezelfde grootheid ({whose}).",
            "Kies één waarde, of zeg wat het verschil is.",
        ),
        "en": (
            "this says {found}, elsewhere it is {then} for the same quantity ({whose}).",
            "Choose one value, or say what differs.",
        ),
    },
    "plotted": {
        "nl": (
            "hier staat {found}, in de tabel of grafiek {value} ({where}).",
            "Maak tekst en tabel of grafiek gelijk.",
        ),
        "en": ("this says {found}, the table or chart {value} ({where}).", "Make text and table or chart agree."),
    },
    "arithmetic-scale": {
        "nl": ("{found} staat naast {one}: dezelfde cijfers, een factor duizend verschil.", "Controleer de eenheid."),
        "en": ("{found} stands beside {one}: the same digits, a thousand times apart.", "Check the unit."),
    },
    "arithmetic-instalments": {
        "nl": ("{count} keer {found} is niet {one}.", "Dan hoort hier {right}."),
        "en": ("{count} times {found} is not {one}.", "It would be {right}."),
    },
    "arithmetic-sum": {
        "nl": ("{found} is niet de som van de delen.", "Die tellen op tot {right}."),
        "en": ("{found} is not the sum of the parts.", "They add up to {right}."),
    },
    "counts": {
        "nl": ("hier staat {said}, maar er staan er {count}.", "Verbeter het aantal of de opsomming."),
        "en": ("this says {said}, but there are {count}.", "Correct the number or the list."),
    },
    "counts-both": {
        "nl": ("'{found}' zegt in woorden iets anders dan in cijfers.", "Kies een van de twee."),
        "en": ("'{found}' says one thing in words and another in figures.", "Choose one."),
    },
    "quantities-over": {
        "nl": ("een vermindering van {found} kan niet: meer dan alles.", "Controleer het percentage."),
        "en": ("a reduction by {found} cannot be: more than all there is.", "Check the percentage."),
    },
    "quantities-base": {
        "nl": ("het basisjaar {found} ligt niet vóór het doeljaar {target}.", "Verbeter een van de jaren."),
        "en": ("the base year {found} does not lie before the target year {target}.", "Correct one of the years."),
    },
    "quantities-money": {
        "nl": ("'{found}' is niet geschreven zoals een bedrag hoort.", "Schrijf: {right}."),
        "en": ("'{found}' is not how an amount is written.", "Write: {right}."),
    },
    "offices": {
        "nl": ("'{found}' heette in {day} niet zo.", "Toen: {right}."),
        "en": ("'{found}' was not called so in {day}.", "Then: {right}."),
    },
    "personal": {
        "nl": ("'{found}' is een persoonsgegeven.", "Haal het weg."),
        "en": ("'{found}' is personal data.", "Remove it."),
    },
    "personal-bsn": {
        "nl": ("'{found}' is een burgerservicenummer.", "Haal het weg (Woo 5.1, eerste lid, onder e)."),
        "en": ("'{found}' is a citizen service number.", "Remove it (Woo 5.1, first paragraph, e)."),
    },
    "personal-iban": {
        "nl": ("'{found}' is een rekeningnummer.", "Laat het weg; geef het buiten het document op."),
        "en": ("'{found}' is an account number.", "Leave it out; give it outside the document."),
    },
    "personal-mobile": {
        "nl": ("'{found}' is een mobiel nummer.", "Noem een algemeen nummer."),
        "en": ("'{found}' is a mobile number.", "Give a general number."),
    },
    "personal-mail": {
        "nl": ("'{found}' is een persoonlijk e-mailadres.", "Noem een algemeen adres."),
        "en": ("'{found}' is a personal e-mail address.", "Give a general address."),
    },
    "personal-official": {
        "nl": ("{found} is geen functie die naar buiten treedt.", "Noem de directie, niet de medewerker."),
        "en": ("{found} does not hold an office that is public.", "Name the directorate, not the member of staff."),
    },
    "personal-document": {
        "nl": ("'{found}' is het nummer van een identiteitsbewijs.", "Haal het weg."),
        "en": ("'{found}' is the number of an identity document.", "Remove it."),
    },
    "personal-born": {
        "nl": ("'{found}' is een geboortedatum.", "Haal haar weg."),
        "en": ("'{found}' is a date of birth.", "Remove it."),
    },
    "letterhead": {
        "nl": ("de kop van de brief klopt niet met de tekst.", "Controleer hem."),
        "en": ("the head of the letter does not fit its text.", "Check it."),
    },
    "letterhead-address": {
        "nl": (
            "de brief is gericht aan de {found}, maar '{other}' is het adres van de andere Kamer.",
            "Kies de Kamer en haar adres.",
        ),
        "en": (
            "the letter is addressed to the {found}, but '{other}' is the address of the other House.",
            "Choose the House and its address.",
        ),
    },
    "letterhead-house": {
        "nl": ("de tekst spreekt de {found} toe, maar de brief is gericht aan de {house}.", "Kies een van de twee."),
        "en": ("the text speaks to the {found}, but the letter is addressed to the {house}.", "Choose one of the two."),
    },
    "letterhead-promise": {
        "nl": (
            "'{found}' is geen nummer van een toezegging.",
            "Tweede Kamer: TZ, jaar, maand, streepje, drie cijfers (TZ202410-136); Eerste Kamer: T en vijf cijfers.",
        ),
        "en": (
            "'{found}' is no number of a promise.",
            "Tweede Kamer: TZ, year, month, hyphen, three digits (TZ202410-136); Eerste Kamer: T and five digits.",
        ),
    },
    "letterhead-promise-house": {
        "nl": (
            "'{found}' is een toezegging aan de Tweede Kamer; de brief gaat naar de {house}.",
            "Noem het nummer van de Eerste Kamer ({right}).",
        ),
        "en": (
            "'{found}' is a promise to the Tweede Kamer; the letter goes to the {house}.",
            "Give the number of the Eerste Kamer ({right}).",
        ),
    },
    "letterhead-voice": {
        "nl": (
            "'{found}': elders in de brief spreekt '{usual}'.",
            "Kies naar wie tekent: een bewindspersoon 'ik', meer 'wij'.",
        ),
        "en": ("'{found}': elsewhere the letter says '{usual}'.", "Choose by who signs: one 'ik', more 'wij'."),
    },
    "letterhead-familiar": {
        "nl": ("'{found}' in een brief die elders 'u' zegt.", "Schrijf: u."),
        "en": ("'{found}' in a letter that says 'u' elsewhere.", "Write: u."),
    },
    "letterhead-behalf": {
        "nl": ("de brief is mede namens '{found}', die hem ook ondertekent.", "Laat een van de twee weg."),
        "en": ("the letter is also on behalf of '{found}', who signs it as well.", "Leave one of the two out."),
    },
    "letterhead-reference": {
        "nl": ("'Uw kenmerk' is het eigen kenmerk: {found}.", "Noem het kenmerk van de ander, of niets."),
        "en": ("'Uw kenmerk' is the letter's own: {found}.", "Give the other's reference, or none."),
    },
    "letterhead-annexes": {
        "nl": ("de kop noemt {found} bijlage(n), de tekst {count}.", "Verbeter een van de twee."),
        "en": ("the head says {found} annexes, the text {count}.", "Correct one of the two."),
    },
    "letterhead-numbers": {
        "nl": ("'{found}' staat waar {expected} hoort.", "Herstel de nummering."),
        "en": ("'{found}' stands where {expected} belongs.", "Mend the numbering."),
    },
    "citation-forms": {
        "nl": ("de vindplaats '{found}' klopt niet.", "Schrijf: {right}."),
        "en": ("the citation '{found}' is wrong.", "Write: {right}."),
    },
    "citation-forms-letter": {
        "nl": ("een stuk van de Eerste Kamer heeft een letter, geen nr.: '{found}'.", "Schrijf: {right}."),
        "en": ("a paper of the Eerste Kamer has a letter, no nr.: '{found}'.", "Write: {right}."),
    },
    "citation-forms-comma": {
        "nl": ("in '{found}' ontbreekt de komma vóór nr.", "Schrijf: {right}."),
        "en": ("a comma is missing before nr. in '{found}'.", "Write: {right}."),
    },
    "citation-forms-nr": {
        "nl": ("in '{found}' ontbreekt 'nr.'.", "Schrijf: {right}."),
        "en": ("'nr.' is missing in '{found}'.", "Write: {right}."),
    },
    "citation-forms-one": {
        "nl": ("'{found}' is één stuk.", "Schrijf: {right}."),
        "en": ("'{found}' is one paper.", "Write: {right}."),
    },
    "citation-forms-more": {
        "nl": ("'{found}' noemt twee dossiers.", "Schrijf: {right}."),
        "en": ("'{found}' names two dossiers.", "Write: {right}."),
    },
    "citation-forms-questions": {
        "nl": ("'{found}' mist vergaderjaar of nr.", "Schrijf zoals: {right}."),
        "en": ("'{found}' lacks session or nr.", "Write as: {right}."),
    },
    "citation-forms-future": {
        "nl": ("'{found}' is van een jaar dat nog moet komen.", "Controleer het jaar."),
        "en": ("'{found}' is of a year still to come.", "Check the year."),
    },
    "citation-forms-gazette": {
        "nl": ("'{found}' is niet geschreven zoals een vindplaats hoort.", "Schrijf: {right}."),
        "en": ("'{found}' is not how a citation is written.", "Write: {right}."),
    },
    "citation-forms-case": {
        "nl": ("'{found}' is geen zaaknummer: na de Z horen vijf cijfers.", "Schrijf zoals: {right}."),
        "en": ("'{found}' is no case number: five digits follow the Z.", "Write as: {right}."),
    },
    "citation-forms-eu": {
        "nl": ("'{found}' heeft niet de nummering van zijn jaar.", "Schrijf: {right}."),
        "en": ("'{found}' does not have the numbering of its year.", "Write: {right}."),
    },
    "pointers": {
        "nl": ("'{found}' bestaat niet in dit document.", "Controleer het nummer."),
        "en": ("'{found}' does not exist in this document.", "Check the number."),
    },
    "pointers-law": {
        "nl": ("'{found}' kan niet bestaan.", "Controleer het artikel."),
        "en": ("'{found}' cannot exist.", "Check the article."),
    },
    "placeholders-open": {
        "nl": ("nog open: {found}, in {documents}.", "Vul het in."),
        "en": ("still open: {found}, in {documents}.", "Fill it in."),
    },
    "placeholders": {
        "nl": ("hier staat nog een open plaats: {found}.", "Vul haar in, of haal haar weg."),
        "en": ("an open place is left here: {found}.", "Fill it in, or remove it."),
    },
    "references": {
        "nl": ("'{found}' bestaat niet in dit document.", "Controleer het nummer."),
        "en": ("'{found}' does not exist in this document.", "Check the number."),
    },
    "typed-references": {
        "nl": (
            "'{found}' is getypt, terwijl andere verwijzingen velden zijn.",
            "Vervang het door een verwijzing (Invoegen, Kruisverwijzing).",
        ),
        "en": (
            "'{found}' is typed, while other references are fields.",
            "Replace it by a cross-reference (Insert, Cross-reference).",
        ),
    },
    "numbering": {
        "nl": ("nummer {found} staat waar {expected} hoort.", "Herstel de nummering."),
        "en": ("number {found} stands where {expected} belongs.", "Mend the numbering."),
    },
    "list-punctuation": {
        "nl": (
            "onderdeel {num} eindigt niet zoals een opsomming hoort.",
            "Puntkomma na elk onderdeel, 'en' of 'of' na het voorlaatste, punt na het laatste.",
        ),
        "en": (
            "item {num} does not end as a list should.",
            "A semicolon after each item, 'and' or 'or' after the last but one, a full stop after the last.",
        ),
    },
    "empty-sections": {
        "nl": ("onder '{heading}' staat niets.", "Vul de tekst aan, of haal de kop weg."),
        "en": ("there is nothing under '{heading}'.", "Add the text, or remove the heading."),
    },
    "terms-twice": {
        "nl": ("'{term}' is twee keer gedefinieerd.", "Houd één definitie."),
        "en": ("'{term}' is defined twice.", "Keep one definition."),
    },
    "terms-unused": {
        "nl": ("'{term}' is gedefinieerd maar wordt niet gebruikt.", "Haal de definitie weg."),
        "en": ("'{term}' is defined but not used.", "Remove the definition."),
    },
    "terms": {
        "nl": ("'{term}' is niet in orde.", "Controleer de definitie."),
        "en": ("'{term}' is not in order.", "Check the definition."),
    },
    "abbreviations": {
        "nl": ("'{short}' wordt opnieuw voluit geschreven.", "Gebruik na de eerste keer alleen de afkorting."),
        "en": ("'{short}' is written out again.", "After the first time use the abbreviation only."),
    },
    "abbreviations-two": {
        "nl": ("'{short}' staat eerst voor '{first}' en nu voor '{now}'.", "Kies één schrijfwijze."),
        "en": ("'{short}' first stands for '{first}' and now for '{now}'.", "Choose one."),
    },
    "name-drift": {
        "nl": ("'{found}' staat elders als '{usual}'.", "Kies één schrijfwijze."),
        "en": ("'{found}' stands elsewhere as '{usual}'.", "Choose one."),
    },
    "amount-words": {
        "nl": ("de woorden '{found}' horen niet bij het bedrag.", "Bij dit bedrag hoort: {expected}."),
        "en": ("the words '{found}' do not match the amount.", "The amount reads: {expected}."),
    },
    "totals": {
        "nl": ("het totaal is {said}, maar de regels tellen op tot {added}.", "Verbeter het totaal of een regel."),
        "en": ("the total is {said}, but the rows add up to {added}.", "Correct the total or a row."),
    },
    "dates": {
        "nl": ("'{found}' is niet de dag van {date}.", "Dat is een {right}."),
        "en": ("'{found}' is not the day of {date}.", "It is a {right}."),
    },
    "dates-none": {
        "nl": ("'{found}' bestaat niet in de kalender.", "Controleer dag en maand."),
        "en": ("'{found}' does not exist in the calendar.", "Check day and month."),
    },
    "dates-jl": {
        "nl": ("'{found}' heeft een jaartal en 'jl.'.", "Schrijf een van de twee."),
        "en": ("'{found}' has a year and 'jl.'.", "Write one of the two."),
    },
    "dates-jl-future": {
        "nl": (
            "'{found}' is in het jaar van het document nog niet geweest; 'jl.' past alleen bij een eerdere dag van hetzelfde jaar.",
            "Schrijf het jaartal in plaats van jl.",
        ),
        "en": (
            "'{found}' has not come yet in the document's year; 'jl.' fits an earlier day of the same year only.",
            "Write the year instead of jl.",
        ),
    },
    "citations": {
        "nl": ("deze vindplaats klopt niet.", "Controleer haar."),
        "en": ("this citation is not right.", "Check it."),
    },
    "citations-case": {
        "nl": (
            "'{found}' is geen Kamerstuk: dit is een zaak-, document- of toezeggingnummer.",
            "Noem het bij zijn eigen soort, of zoek het Kamerstuknummer op.",
        ),
        "en": (
            "'{found}' is no parliamentary paper: it is the number of a case, document or promise.",
            "Name it as what it is, or look up the paper's number.",
        ),
    },
    "citations-session": {
        "nl": (
            "vergaderjaar '{found}' bestaat niet.",
            "Een vergaderjaar loopt over twee opeenvolgende jaren: 2024/25.",
        ),
        "en": ("session '{found}' does not exist.", "A session runs over two consecutive years: 2024/25."),
    },
    "citations-chapter": {
        "nl": ("bij de begroting hoort een hoofdstuk ('{found}').", "Voeg het Romeinse cijfer toe: 36 200 XIII."),
        "en": ("a budget has a chapter ('{found}').", "Add the Roman numeral: 36 200 XIII."),
    },
    "citations-notation": {
        "nl": (
            "vergaderjaar '{found}' is anders geschreven dan elders in dit stuk.",
            "Kies één schrijfwijze: 2024/25.",
        ),
        "en": ("session '{found}' is written differently from the others here.", "Choose one notation: 2024/25."),
    },
    "citations-grouping": {
        "nl": ("'{found}' schrijft het dossiernummer anders dan elders.", "Kies één schrijfwijze: 29 826."),
        "en": ("'{found}' writes the dossier number differently from the others.", "Choose one notation: 29 826."),
    },
    "citations-number": {
        "nl": (
            "nummer {found} past niet bij dit dossier: de andere nummers lopen tot {others}.",
            "Controleer het nummer.",
        ),
        "en": ("number {found} does not fit this dossier: the others go up to {others}.", "Check the number."),
    },
    "statute-style": {
        "nl": ("'{found}' hoort niet in deze tekst ({norm}).", "Schrijf liever: {instead}."),
        "en": ("'{found}' does not belong in this text ({norm}).", "Rather write: {instead}."),
    },
    "initialisms": {
        "nl": ("'{found}' is niet juist gespeld.", "Schrijf: {right}."),
        "en": ("'{found}' is misspelt.", "Write: {right}."),
    },
    "spelling": {
        "nl": ("'{found}' staat niet in de woordenlijst.", "Schrijf: {right}."),
        "en": ("'{found}' is not in the word list.", "Write: {right}."),
    },
    "odd-characters-direction": {
        "nl": (
            "hier staat een onzichtbaar teken dat de leesrichting omdraait ({found}).",
            "Haal het weg, of typ de tekst opnieuw.",
        ),
        "en": (
            "there is an invisible character here that turns the direction of reading about ({found}).",
            "Remove it, or type the text anew.",
        ),
    },
    "odd-characters-zero-width": {
        "nl": (
            "hier staat een onzichtbaar teken zonder breedte ({found}).",
            "Haal het weg: zoeken en vergelijken lopen erop stuk.",
        ),
        "en": (
            "there is an invisible character without width here ({found}).",
            "Remove it: searching and comparing fail on it.",
        ),
    },
    "odd-characters-private": {
        "nl": (
            "hier staat een teken dat alleen in één lettertype iets betekent ({found}).",
            "Vervang het door een gewoon teken.",
        ),
        "en": (
            "there is a character here that means something in one font only ({found}).",
            "Replace it with an ordinary one.",
        ),
    },
    "odd-characters-control": {
        "nl": (
            "hier staat een stuurteken ({found}), vaak een verkeerd omgezet aanhalingsteken.",
            "Vervang het door wat er moet staan.",
        ),
        "en": (
            "there is a control character here ({found}), often a quotation mark converted wrongly.",
            "Replace it with what is meant.",
        ),
    },
    "odd-characters-scripts": {
        "nl": ("'{found}' mengt letters van twee schriften die op elkaar lijken.", "Typ het woord opnieuw."),
        "en": ("'{found}' mixes letters of two scripts that look alike.", "Type the word anew."),
    },
    "odd-characters-digits": {
        "nl": ("hier staat een cijfer van een ander schrift ({found}).", "Typ het getal opnieuw."),
        "en": ("there is a digit of another script here ({found}).", "Type the number anew."),
    },
    "compounds": {
        "nl": ("'{found}' is één woord.", "Schrijf: {right}."),
        "en": ("'{found}' is one word.", "Write: {right}."),
    },
    "compounds-space": {
        "nl": ("na het streepje van '{found}' ontbreekt een spatie.", "Schrijf: {right}."),
        "en": ("a space is missing after the hyphen of '{found}'.", "Write: {right}."),
    },
    "verbs": {
        "nl": ("de vorm '{found}' past hier niet.", "Schrijf: {right}."),
        "en": ("the form '{found}' does not fit here.", "Write: {right}."),
    },
    "verbs-phrase": {
        "nl": ("'{found}' is geen Nederlands.", "Schrijf: {right}."),
        "en": ("'{found}' is not Dutch.", "Write: {right}."),
    },
    "broken-words": {
        "nl": ("'{found}' heeft een afbreekstreepje midden in het woord.", "Schrijf: {right}."),
        "en": ("'{found}' has a hyphen left in the middle of the word.", "Write: {right}."),
    },
    "typography": {
        "nl": ("de typografie klopt hier niet.", "Verbeter haar."),
        "en": ("the typography is wrong here.", "Mend it."),
    },
    "typography-double": {
        "nl": ("hier staan twee spaties.", "Laat er een staan."),
        "en": ("there are two spaces here.", "Keep one."),
    },
    "typography-space": {
        "nl": ("hier staat een spatie voor een leesteken.", "Haal haar weg."),
        "en": ("there is a space before a mark.", "Remove it."),
    },
    "typography-quotes": {
        "nl": ("{found} heeft rechte aanhalingstekens.", "Gebruik gekrulde: “…”."),
        "en": ("{found} has straight quotation marks.", "Use curled ones: “…”."),
    },
    "typography-formula": {
        "nl": ("'{found}' staat zonder subscript.", "Zet het cijfer in subscript."),
        "en": ("'{found}' stands without its subscript.", "Set the figure in subscript."),
    },
    "accessibility": {
        "nl": ("dit is niet toegankelijk.", "Verbeter het."),
        "en": ("this is not accessible.", "Mend it."),
    },
    "accessibility-heading": {
        "nl": ("kopniveau {level} volgt op niveau {last}.", "Sla geen niveau over."),
        "en": ("heading level {level} follows level {last}.", "Skip no level."),
    },
    "accessibility-alt": {
        "nl": ("een afbeelding heeft geen alternatieve tekst.", "Beschrijf haar, of merk haar als decoratief."),
        "en": ("a picture has no alternative text.", "Describe it, or mark it as decorative."),
    },
    "accessibility-box": {
        "nl": ("hier staat tekst in een tekstvak.", "Zet de tekst in het document zelf."),
        "en": ("there is text in a text box.", "Put the text in the document itself."),
    },
    "accessibility-header": {
        "nl": ("een tabel heeft geen kopregel.", "Merk de eerste rij als kopregel die wordt herhaald."),
        "en": ("a table has no header row.", "Mark the first row as a repeated header row."),
    },
    "accessibility-title": {
        "nl": ("het document heeft geen titel in zijn eigenschappen.", "Vul Bestand, Info, Titel in."),
        "en": ("the document has no title in its properties.", "Fill in File, Info, Title."),
    },
    "no-articles": {
        "nl": (
            "in dit document zijn geen artikelen herkend; wat over artikelen gaat (verwijzingen, begrippen, verplichte onderdelen) is niet nagekeken.",
            'Geef artikelen een kopstijl of een nummer ("Artikel 1 …"), of laat het bestand vanuit Word opslaan.',
        ),
        "en": (
            "no articles were recognised in this document; what is about articles (references, terms, what must be in it) was not checked.",
            'Give articles a heading style or a number ("Article 1 …"), or save the file from Word.',
        ),
    },
    "musts": {
        "nl": (
            "geen bepaling voldoet aan {norm}: {text}.",
            "Neem een bepaling op die dit regelt (`drafting clauses norms`).",
        ),
        "en": ("no clause meets {norm}: {text}.", "Include a clause that does (`drafting clauses norms`)."),
    },
    "withheld-emissions": {
        "nl": (
            "hier is informatie over emissies weggelaten; dat staat de Woo niet toe.",
            "Maak de emissiegegevens openbaar.",
        ),
        "en": (
            "information on emissions is withheld here, which the Open Government Act does not allow.",
            "Disclose the emission data.",
        ),
    },
    "signatories": {
        "nl": (
            "{name} is op {date} niet bevoegd om '{kind}' te tekenen.",
            "Controleer de volmacht (mandate) of de datum.",
        ),
        "en": ("{name} has no authority to sign '{kind}' on {date}.", "Check the mandate or the date."),
    },
    "stage-order": {
        "nl": ("'{stage}' ({date}) ligt vóór '{before}' ({earlier}), waarop het volgt.", "Verbeter een van de datums."),
        "en": ("'{stage}' ({date}) lies before '{before}' ({earlier}), which it follows.", "Correct one of the dates."),
    },
    "stage-order-document": {
        "nl": ("fase '{stage}' is van {date}, maar het document van {document}.", "Maak de datums gelijk."),
        "en": ("stage '{stage}' is of {date}, but its document of {document}.", "Make the dates equal."),
    },
    "project-sums": {
        "nl": (
            "'{id}' is {total} ton, maar de projecten tellen op tot {sum} ton.",
            "Verbeter het totaal of een project.",
        ),
        "en": ("'{id}' is {total} tonnes, but the projects add up to {sum} tonnes.", "Correct the total or a project."),
    },
    "baselines": {
        "nl": (
            "'{id}' heeft basisjaar {now}, '{other}' heeft {then}.",
            "Gebruik hetzelfde basisjaar, of licht het verschil toe.",
        ),
        "en": ("'{id}' has baseline {now}, '{other}' has {then}.", "Use the same baseline, or explain the difference."),
    },
    "references-lid": {
        "nl": ("'{found}' staat in artikel {article}, dat {count} leden heeft.", "Controleer het lid."),
        "en": ("'{found}' stands in article {article}, which has {count} paragraphs.", "Check the paragraph."),
    },
    "annexes": {
        "nl": (
            "'{found}' noemt geen nummer, terwijl andere bijlagen er een hebben.",
            "Zet het nummer erbij: bijlage 1.",
        ),
        "en": ("'{found}' gives no number, while other annexes have one.", "Add the number: annex 1."),
    },
    "annexes-skipped": {
        "nl": (
            "bijlage {last} wordt genoemd, maar bijlage {found} nergens.",
            "Nummer de bijlagen door, of noem de ontbrekende.",
        ),
        "en": (
            "annex {last} is named, but annex {found} nowhere.",
            "Number the annexes in a row, or name the missing one.",
        ),
    },
    "annexes-unlisted": {
        "nl": ("bijlage {found} staat niet in de lijst van bijlagen.", "Zet haar in de lijst, of verbeter het nummer."),
        "en": ("annex {found} is not in the list of annexes.", "Add it to the list, or correct the number."),
    },
    "annexes-unnamed": {
        "nl": ("bijlage {found} wordt in de tekst nergens genoemd.", "Verwijs naar de bijlage, of haal haar weg."),
        "en": ("annex {found} is named nowhere in the text.", "Refer to the annex, or remove it."),
    },
    "terms-undefined": {
        "nl": (
            "'{term}' staat {count} keer met een hoofdletter, maar is niet gedefinieerd.",
            "Definieer het begrip, of schrijf het met een kleine letter.",
        ),
        "en": (
            "'{term}' stands {count} times with a capital, but is not defined.",
            "Define the term, or write it in small letters.",
        ),
    },
    "terms-capitals": {
        "nl": (
            "'{found}' is elders '{term}', het gedefinieerde begrip.",
            "Schrijf het begrip steeds met een hoofdletter.",
        ),
        "en": ("'{found}' is '{term}' elsewhere, the defined term.", "Write the term with its capital throughout."),
    },
    "terms-names": {
        "nl": ("'{term}' en '{other}' zijn twee namen voor hetzelfde.", "Kies één begrip."),
        "en": ("'{term}' and '{other}' are two names for the same.", "Choose one term."),
    },
    "unexpanded-all": {
        "nl": (
            "'{short}' wordt nergens voluit geschreven.",
            "Schrijf bij het eerste gebruik de volledige naam met de afkorting tussen haakjes.",
        ),
        "en": (
            "'{short}' is never written out.",
            "At its first use write the full name with the abbreviation in brackets.",
        ),
    },
    "unexpanded-field": {
        "nl": ("'{short}' wordt nergens voluit geschreven.", "Schrijf bij het eerste gebruik: {full} ({short})."),
        "en": ("'{short}' is nowhere written out.", "Write at its first use: {full} ({short})."),
    },
    "unexpanded": {
        "nl": (
            "'{short}' wordt nergens voluit geschreven.",
            "Schrijf bij het eerste gebruik de volledige naam met de afkorting tussen haakjes.",
        ),
        "en": (
            "'{short}' is never written out.",
            "At its first use write the full name with the abbreviation in brackets.",
        ),
    },
    "capitals": {
        "nl": (
            "'{found}' staat elders als '{usual}'.",
            "Kies één schrijfwijze; in lopende tekst volgt een naam de Woordenlijst.",
        ),
        "en": ("'{found}' stands elsewhere as '{usual}'.", "Choose one."),
    },
    "quantities": {
        "nl": ("dit getal klopt niet.", "Controleer het."),
        "en": ("this figure is not right.", "Check it."),
    },
    "quantities-baseline": {
        "nl": ("{found} staat er zonder basisjaar.", "Zeg ten opzichte van welk jaar."),
        "en": ("{found} stands without its baseline.", "Say relative to which year."),
    },
    "quantities-unit": {
        "nl": ("{found} staat er zonder eenheid.", "Zet de eenheid erbij (kton, ton, %)."),
        "en": ("{found} stands without its unit.", "Add the unit (kton, tonnes, %)."),
    },
    "quantities-decimal": {
        "nl": ("{found} heeft het decimaalteken van de andere taal.", "Schrijf: {right}."),
        "en": ("{found} has the decimal mark of the other language.", "Write: {right}."),
    },
    "quantities-two": {
        "nl": ("hetzelfde gegeven is hier {now} en eerder {then}.", "Controleer welk getal juist is."),
        "en": ("the same fact is {now} here and {then} before.", "Check which figure is right."),
    },
    "dates-done": {
        "nl": (
            "volgens de zin is het gebeurd op {found}, maar die dag ligt na de datum van het document.",
            "Controleer de datum.",
        ),
        "en": (
            "the sentence says it happened on {found}, but that day is after the document's date.",
            "Check the date.",
        ),
    },
    "dates-order": {
        "nl": ("{later} ({date}) ligt vóór {earlier} ({other}), waarop het volgt.", "Verbeter een van de datums."),
        "en": ("{later} ({date}) lies before {earlier} ({other}), which it follows.", "Correct one of the dates."),
    },
    "citations-opened": {
        "nl": (
            "dossier {dossier} bestond nog niet in vergaderjaar {found}; het is op zijn vroegst van {opened}.",
            "Controleer dossiernummer en vergaderjaar.",
        ),
        "en": (
            "dossier {dossier} did not exist in session {found}; it is of {opened} at the earliest.",
            "Check dossier and session.",
        ),
    },
    "citations-future": {
        "nl": (
            "vergaderjaar {found} is op de datum van het document nog niet begonnen.",
            "Controleer het vergaderjaar.",
        ),
        "en": ("session {found} has not begun on the document's date.", "Check the session."),
    },
    "citations-two": {
        "nl": (
            "hetzelfde stuk staat hier met vergaderjaar {found} en elders met {other}.",
            "Kies het juiste vergaderjaar.",
        ),
        "en": ("the same paper has session {found} here and {other} elsewhere.", "Choose the right session."),
    },
    "citations-back": {
        "nl": (
            "nummer {found} ({session}) is lager dan nummer {other} van {earlier}, in hetzelfde dossier.",
            "Controleer nummer en vergaderjaar.",
        ),
        "en": (
            "number {found} ({session}) is lower than number {other} of {earlier}, in the same dossier.",
            "Check number and session.",
        ),
    },
    "citations-page": {
        "nl": ("dit is de titel van een webpagina, geen vindplaats.", "Noem het stuk met datum, vindplaats of adres."),
        "en": (
            "this is the title of a web page, not a citation.",
            "Name the paper with its date and place, or its address.",
        ),
    },
    "citations-forms": {
        "nl": ("'{found}' staat hier anders dan elders: met en zonder het woord Toezegging.", "Kies één schrijfwijze."),
        "en": ("'{found}' is cited in two ways: with and without its name.", "Choose one."),
    },
    "typography-mixed": {
        "nl": (
            "{found} heeft rechte aanhalingstekens, terwijl elders gekrulde staan.",
            "Gebruik overal dezelfde: “…”.",
        ),
        "en": ("{found} has straight quotation marks, while others are curled.", "Use the same throughout: “…”."),
    },
    "typography-unclosed": {
        "nl": ("een aanhaling wordt niet gesloten.", "Zet ” aan het einde."),
        "en": ("a quotation is not closed.", "Add ” at its end."),
    },
    "nonbreaking": {
        "nl": (
            "tussen '{found}' kan de regel breken ({count} zulke plaatsen in dit bestand).",
            "Gebruik een vaste spatie (Ctrl+Shift+spatie).",
        ),
        "en": (
            "a line may end within '{found}' ({count} such places in this file).",
            "Use a non-breaking space (Ctrl+Shift+space).",
        ),
    },
    "doubled-words": {
        "nl": ("'{found}' staat twee keer achter elkaar.", "Haal er een weg."),
        "en": ("'{found}' stands twice in a row.", "Remove one."),
    },
    "placeholders-lit": {
        "nl": ("'{found}' is met een kleur gemarkeerd.", "Maak de tekst af en haal de markering weg."),
        "en": ("'{found}' is highlighted.", "Finish the text and remove the highlight."),
    },
    "accessibility-language": {
        "nl": ("het bestand noemt geen taal.", "Stel de taal in (Controleren, Taal)."),
        "en": ("the file names no language.", "Set the language (Review, Language)."),
    },
    "accessibility-language-other": {
        "nl": ("de taal van het bestand is {found}, maar de tekst is {right}.", "Stel de taal in (Controleren, Taal)."),
        "en": ("the file's language is {found}, but its text is {right}.", "Set the language (Review, Language)."),
    },
    "accessibility-bold": {
        "nl": (
            "{count} koppen zijn alleen vet gezet; het bestand heeft geen kopstijlen.",
            "Gebruik de stijlen Kop 1, Kop 2.",
        ),
        "en": (
            "{count} headings are only bold; the file has no heading styles.",
            "Use the styles Heading 1, Heading 2.",
        ),
    },
    "accessibility-merged": {
        "nl": ("een tabel heeft samengevoegde cellen ({count}).", "Splits de cellen."),
        "en": ("a table has merged cells ({count}).", "Split the cells."),
    },
    "accessibility-list": {
        "nl": ("{count} opsommingstekens of nummers zijn getypt.", "Maak er een lijst van (Start, Opsommingstekens)."),
        "en": ("{count} bullets or numbers are typed.", "Make it a list (Home, Bullets)."),
    },
    "accessibility-note": {
        "nl": ("een nootcijfer is getypt ({count}).", "Gebruik een echte voetnoot (Verwijzingen, Voetnoot invoegen)."),
        "en": ("a note's number is typed ({count}).", "Use a real footnote (References, Insert Footnote)."),
    },
    "accessibility-link": {
        "nl": ("de koppeling '{found}' zegt niet waarheen zij gaat.", "Geef haar de naam van de bestemming."),
        "en": ("the link '{found}' does not say where it goes.", "Name its destination."),
    },
    "accessibility-contrast": {
        "nl": (
            "tekst heeft te weinig contrast ({ratio}:1; {count} plaatsen).",
            "Kies een donkerder kleur: ten minste 4,5:1.",
        ),
        "en": ("text has too little contrast ({ratio}:1; {count} places).", "Choose a darker colour: at least 4.5:1."),
    },
    "accessibility-foreign": {
        "nl": ("een Engelse passage is niet als Engels gemarkeerd.", "Selecteer haar en stel de taal in op Engels."),
        "en": ("an English passage is not marked as English.", "Select it and set its language to English."),
    },
    "weakened": {
        "nl": (
            "'{id}' is zachter dan '{other}': '{then}' werd '{now}'.",
            "Licht de wijziging toe, of herstel de verplichting.",
        ),
        "en": (
            "'{id}' is softer than '{other}': '{then}' became '{now}'.",
            "Explain the change, or restore the obligation.",
        ),
    },
    "dossier-figures": {
        "nl": ("{found} staat niet in het dossier.", "Neem het getal van het dossier over, of vul het dossier aan."),
        "en": ("{found} is not in the dossier.", "Take the dossier's figure, or complete the dossier."),
    },
    "dossier-figures-value": {
        "nl": (
            "hier staat '{found}', maar het dossier geeft bij {path}: '{right}'.",
            "Verbeter het dossier of de tekst.",
        ),
        "en": ("this says '{found}', but the dossier gives '{right}' for {path}.", "Correct the dossier or the text."),
    },
    "letter-stage": {
        "nl": (
            "volgens de tekst heeft {company} '{stage}' getekend, maar het dossier heeft die stap (nog) niet.",
            "Controleer de fase in brief en dossier.",
        ),
        "en": (
            "the text says that {company} has signed '{stage}', but its dossier has no such step (yet).",
            "Check the stage in letter and dossier.",
        ),
    },
    "enforceability": {
        "nl": (
            "nergens staat of dit document in rechte afdwingbaar is.",
            "Neem daarover een uitdrukkelijke bepaling op.",
        ),
        "en": ("nothing says whether this document is enforceable at law.", "State it expressly."),
    },
    "enforceability-exceptions": {
        "nl": (
            "het document is niet afdwingbaar, maar noemt niet welke bepalingen wel binden (geheimhouding, recht, rechter).",
            "Noem de artikelen die wel bindend zijn.",
        ),
        "en": (
            "the document is not enforceable, but does not name what does bind (confidentiality, law, court).",
            "Name the articles that are binding.",
        ),
    },
    "musts-2025": {
        "nl": (
            "geen bepaling gaat over {text}; dat vroeg {norm}. Wat de Aanwijzingen van 2025 daarvan vragen, is hier niet bekend.",
            "Kijk het na in de tekst die sinds 11 oktober 2025 geldt (BWBR0051610).",
        ),
        "en": (
            "no clause deals with {text}; {norm} asked for that. What the directives of 2025 ask of it is not known here.",
            "Look it up in the text in force since 11 October 2025 (BWBR0051610).",
        ),
    },
}
