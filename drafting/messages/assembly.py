"""What can go wrong when dossier, outline and library are brought together."""

from drafting.messages import Catalogue

CATALOGUE: Catalogue = {
    "no-such-clause": {
        "nl": (
            "bepaling '{clause}' verwijst naar '{target}', maar die bepaling staat niet in dit document.",
            "Neem haar op in de outline, laat de verwijzing vervallen, of vraag eerst has('…').",
        ),
        "en": (
            "clause '{clause}' refers to '{target}', which is not in this document.",
            "Put it in the outline, drop the reference, or ask has('…') first.",
        ),
    },
    "no-such-label": {
        "nl": (
            "bepaling '{clause}' verwijst naar '{target}', maar dat label bestaat niet in de gekozen tekst.",
            "Zet het label bij het bedoelde lid: {{: #label }}.",
        ),
        "en": (
            "clause '{clause}' refers to '{target}', a label that the chosen text does not have.",
            "Put the label at the lid that is meant: {{: #label }}.",
        ),
    },
    "walk-away-approval": {
        "nl": (
            "bepaling '{clause}' staat op 'walk_away' zonder akkoord.",
            "Noteer in het dossier bij choices.positions.{clause} wie akkoord gaf (approver) en waarom (reason).",
        ),
        "en": (
            "clause '{clause}' is set to 'walk_away' without approval.",
            "Record in the dossier under choices.positions.{clause} who approved it (approver) and why (reason).",
        ),
    },
    "unknown-position": {
        "nl": ("'{position}' is geen positie.", "Kies uit: preferred, fallback, walk_away."),
        "en": ("'{position}' is not a position.", "Choose from: preferred, fallback, walk_away."),
    },
    "unknown-position-near": {
        "nl": ("'{position}' is geen positie.", "Bedoelde u '{near}'? Bekend zijn: preferred, fallback, walk_away."),
        "en": ("'{position}' is not a position.", "Did you mean '{near}'? Known are: preferred, fallback, walk_away."),
    },
    "clause-elsewhere": {
        "nl": (
            "bepaling '{clause}' staat niet in wat u laat maken, maar in: {kinds}.",
            "Laat die soort maken, of laat de keuze weg.",
        ),
        "en": (
            "clause '{clause}' is not in what you ask for, but in: {kinds}.",
            "Ask for that kind, or leave the choice out.",
        ),
    },
    "clause-nowhere": {
        "nl": (
            "bepaling '{clause}' staat in geen enkel document.",
            "Neem haar op in een outline, of laat de keuze weg.",
        ),
        "en": ("clause '{clause}' is in no document.", "Put it in an outline, or leave the choice out."),
    },
    "not-negotiable": {
        "nl": ("bepaling '{clause}' heeft geen tekst voor positie '{position}'.", "Laat haar op 'preferred' staan."),
        "en": ("clause '{clause}' has no text for position '{position}'.", "Leave it at 'preferred'."),
    },
    "bespoke-place": {
        "nl": (
            "maatwerkbepaling '{id}' moet na '{after}' komen, maar die bepaling staat niet in dit document.",
            "Kies bij 'after' een bepaling die erin staat, of beperk 'kinds'.",
        ),
        "en": (
            "bespoke clause '{id}' must follow '{after}', which is not in this document.",
            "Choose a clause for 'after' that is in it, or limit 'kinds'.",
        ),
    },
    "bespoke-language": {
        "nl": ("maatwerkbepaling '{id}' heeft geen tekst in taal '{lang}'.", "Schrijf de tekst in die taal erbij."),
        "en": ("bespoke clause '{id}' has no text in language '{lang}'.", "Add the text in that language."),
    },
    "bespoke-id": {
        "nl": ("maatwerkbepaling '{id}' heeft het id van een bepaling uit de bibliotheek.", "Geef haar een eigen id."),
        "en": ("bespoke clause '{id}' has the id of a library clause.", "Give it an id of its own."),
    },
    "stopped": {
        "nl": (
            "dit traject is op {date} gestopt en heeft de fase '{stage}' niet bereikt; {label} kan niet worden gemaakt.",
            "Maak een eerder document, of verbeter de fasen (stages) in het dossier.",
        ),
        "en": (
            "this process ended on {date} without reaching stage '{stage}'; {label} cannot be made.",
            "Make an earlier document, or correct the stages in the dossier.",
        ),
    },
    "fact-absent": {
        "nl": (
            "{label} kan niet worden gemaakt: in dit dossier geldt niet dat {fact}.",
            "Vul aan wat daarvoor nodig is (zie `drafting schema`).",
        ),
        "en": (
            "{label} cannot be made: in this dossier it is not so that {fact}.",
            "Add what is needed for it (see `drafting schema`).",
        ),
    },
    "stage-absent": {
        "nl": (
            "het dossier kent de fase '{stage}' niet; {label} kan niet worden gemaakt.",
            "Voeg die fase toe onder stages, eventueel met planned: true.",
        ),
        "en": (
            "the dossier has no stage '{stage}'; {label} cannot be made.",
            "Add that stage under stages, with planned: true if need be.",
        ),
    },
    "missing-value": {
        "nl": (
            "'{path}' is nodig maar ontbreekt in het dossier (gevraagd door {asked}).",
            "Vul het in, of verklaar het open: {{open: reden}}.",
        ),
        "en": (
            "'{path}' is needed but missing in the dossier (asked for by {asked}).",
            "Fill it in, or declare it open: {{open: reason}}.",
        ),
    },
    "missing-language": {
        "nl": (
            "'{path}' heeft geen tekst in taal '{lang}' (gevraagd door {asked}).",
            "Vul de tekst in die taal in.",
        ),
        "en": (
            "'{path}' has no text in language '{lang}' (asked for by {asked}).",
            "Fill in the text in that language.",
        ),
    },
    "no-figure": {
        "nl": (
            "er is geen hoeveelheid CO2 met stage {stage}; zonder die kan de {label} niet worden gemaakt (gevraagd door {asked}).",
            "Vul er een in onder quantities, of verklaar haar waarde open: value: {{open: reden}}.",
        ),
        "en": (
            "there is no CO2 quantity with stage {stage}; without one the {label} cannot be made (asked for by {asked}).",
            "Fill one in under quantities, or declare its value open: value: {{open: reason}}.",
        ),
    },
    "no-figure-but": {
        "nl": (
            "er is geen hoeveelheid CO2 met stage {stage}, wel met {others}; zonder die kan de {label} niet worden gemaakt (gevraagd door {asked}).",
            "Neem ze over met 'drafting advance <dossier> --to {stage}', of vul ze in onder quantities.",
        ),
        "en": (
            "there is no CO2 quantity with stage {stage}, but there is with {others}; without one the {label} cannot be made (asked for by {asked}).",
            "Carry them over with 'drafting advance <dossier> --to {stage}', or fill them in under quantities.",
        ),
    },
    "incomplete": {
        "nl": (
            "{label} kan zo niet worden ondertekend: zonder '{field}' staan deze bepalingen er niet in: {clauses}.",
            "Vul {field} in, of verklaar het open.",
        ),
        "en": (
            "{label} cannot be signed like this: without '{field}' these provisions are not in it: {clauses}.",
            "Fill in {field}, or declare it open.",
        ),
    },
    "incomplete-fact": {
        "nl": (
            "{label} kan zo niet worden ondertekend: '{field}' is niet ingevuld.",
            "Vul het in, of verklaar het open.",
        ),
        "en": ("{label} cannot be signed like this: '{field}' is not filled in.", "Fill it in, or declare it open."),
    },
    "language": {
        "nl": ("{label} bestaat niet in taal '{lang}'.", "Kies uit: {known}."),
        "en": ("{label} does not exist in language '{lang}'.", "Choose from: {known}."),
    },
    "no-signatory": {
        "nl": ("niemand tekent voor {party}: represented_by is leeg.", "Noem de ondertekenaar, of verklaar hem open."),
        "en": ("nobody signs for {party}: represented_by is empty.", "Name the signatory, or declare it open."),
    },
    "no-day": {
        "nl": (
            "de datum van de brief is open, en een peildatum ontbreekt.",
            "Vul letter.date in, of geef reference_date.",
        ),
        "en": (
            "the date of the letter is open, and there is no reference date.",
            "Fill in letter.date, or give reference_date.",
        ),
    },
    "no-such-company": {
        "nl": ("er is geen bedrijf '{id}' in dit portfolio.", "Kies uit: {known}."),
        "en": ("there is no company '{id}' in this portfolio.", "Choose from: {known}."),
    },
    "not-per-company": {
        "nl": ("{kind} gaat over alle bedrijven samen en kan niet per bedrijf.", "Per bedrijf kan: {known}."),
        "en": (
            "{kind} is about all companies together and cannot be made per company.",
            "Per company there is: {known}.",
        ),
    },
    "no-decision-note": {
        "nl": (
            "er is geen beslisnota bij deze brief.",
            "Vul letter.decision_note in: addressee, occasion, decisions en key_points.",
        ),
        "en": (
            "there is no decision note with this letter.",
            "Fill in letter.decision_note: addressee, occasion, decisions and key_points.",
        ),
    },
    "no-previous": {
        "nl": ("voor {label} is een vorige stand nodig.", "Geef die met --since vorige.xlsx of vorige.yaml."),
        "en": (
            "{label} needs an earlier state to compare with.",
            "Give it with --since previous.xlsx or previous.yaml.",
        ),
    },
    "since-later": {
        "nl": (
            "de vorige stand ({earlier}) is van later dan de nieuwe ({day}).",
            "Verwissel de bestanden: geef de oudste met --since.",
        ),
        "en": (
            "the earlier state ({earlier}) is later than the new one ({day}).",
            "Swap the files: give the oldest with --since.",
        ),
    },
    "no-such-annex": {
        "nl": ("bijlage '{id}' staat niet in de lijst van bijlagen.", "Bekend zijn: {known}."),
        "en": ("annex '{id}' is not in the list of annexes.", "Known are: {known}."),
    },
    "no-such-source": {
        "nl": ("bron '{id}' staat niet in de lijst van bronnen.", "Bekend zijn: {known}."),
        "en": ("source '{id}' is not in the list of sources.", "Known are: {known}."),
    },
    "other-subject": {
        "nl": (
            "{label} gaat over {wanted}, en dit bestand is {given}.",
            "Geef een ander bestand, of een van deze soorten: {known}.",
        ),
        "en": (
            "{label} is about {wanted}, and this file is {given}.",
            "Give another file, or one of these kinds: {known}.",
        ),
    },
}
