"""Words of the command line."""

from drafting.messages import Catalogue

CATALOGUE: Catalogue = {
    "about": {
        "nl": "Documenten van de maatwerkaanpak: van dossier en bepalingenbibliotheek naar Word.",
        "en": "Documents of the tailor-made approach: from dossier and clause library to Word.",
    },
    "exit-codes": {
        "nl": "Uitgangscodes: 0 gelukt, 1 gedaan maar slecht nieuws, 2 opdracht, 3 invoer, 4 bibliotheek of sjabloon, 5 samenstelling, 6 bestand van buiten, 7 schrijven, 8 hulpprogramma, 9 conceptenopslag.",
        "en": "Exit codes: 0 done, 1 done with bad news, 2 command, 3 input, 4 library or template, 5 assembly, 6 file from outside, 7 writing, 8 outside program, 9 draft store.",
    },
    "ui": {"nl": "taal van de meldingen (ook: DRAFTING_UI)", "en": "language of messages (also: DRAFTING_UI)"},
    "commands": {"nl": "opdrachten", "en": "commands"},
    "about-init": {"nl": "maakt een werkmap met een dossier om mee te beginnen", "en": "makes a workspace with a dossier to start from"},
    "about-build": {"nl": "maakt documenten van een dossier", "en": "builds documents from a dossier"},
    "about-clauses": {"nl": "toont en controleert de bepalingen", "en": "shows and checks the clauses"},
    "about-schema": {"nl": "geeft het JSON Schema van een dossier", "en": "prints the JSON Schema of a dossier"},
    "build-source": {"nl": "het dossier (YAML of JSON)", "en": "the dossier (YAML or JSON)"},
    "build-kind": {"nl": "welk document; mag vaker", "en": "which document; may be repeated"},
    "build-lang": {"nl": "taal; mag vaker; anders die van het dossier", "en": "language; may be repeated; else the dossier's"},
    "build-set": {"nl": "positie van een bepaling, alleen voor deze keer", "en": "position of a clause, for this once"},
    "build-date": {"nl": "datum van het concept", "en": "date of the draft"},
    "build-format": {"nl": "bestandsvorm", "en": "file format"},
    "out": {"nl": "map voor het resultaat", "en": "folder for the result"},
    "force": {"nl": "bestaande bestanden overschrijven", "en": "overwrite existing files"},
    "init-folder": {"nl": "de map voor de werkmap", "en": "the folder for the workspace"},
    "init-next": {
        "nl": "Klaar. Vul {folder}/dossier.yaml in en geef: drafting build {folder}/dossier.yaml --kind eop -o out/",
        "en": "Done. Fill in {folder}/dossier.yaml and give: drafting build {folder}/dossier.yaml --kind eop -o out/",
    },
    "wrote": {"nl": "geschreven: {path}", "en": "wrote: {path}"},
    "open-value": {"nl": "  nog open: {path} {shown}", "en": "  still open: {path} {shown}"},
    "interrupted": {"nl": "Onderbroken.", "en": "Interrupted."},
    "bad-format": {"nl": ("'{found}' is geen bekende bestandsvorm.", "Kies uit: {known}."), "en": ("'{found}' is not a known format.", "Choose from: {known}.")},
    "bad-set": {
        "nl": ("'{found}' is geen keuze voor een bepaling.", "Schrijf: --set support-cap=fallback"),
        "en": ("'{found}' is not a choice for a clause.", "Write: --set support-cap=fallback"),
    },
    "bad-date": {"nl": ("'{found}' is geen datum.", "Schrijf jaar-maand-dag: 2026-03-31."), "en": ("'{found}' is not a date.", "Write year-month-day: 2026-03-31.")},
    "clauses-action": {"nl": "list, show, check, norms, preview of catalogue", "en": "list, show, check, norms, preview or catalogue"},
    "clauses-id": {"nl": "de bepaling", "en": "the clause"},
    "clauses-topic": {"nl": "alleen dit onderwerp", "en": "this topic only"},
    "clauses-lang": {"nl": "alleen deze taal", "en": "this language only"},
    "clauses-position": {"nl": "deze positie", "en": "this position"},
    "clauses-firmness": {"nl": "deze stelligheid: intention, effort of result", "en": "this firmness: intention, effort or result"},
    "clauses-out": {"nl": "bestand voor de catalogus", "en": "file for the catalogue"},
    "clauses-sound": {"nl": "{count} bepalingen gecontroleerd, geen fouten.", "en": "{count} clauses checked, no faults."},
    "clause-needed": {
        "nl": ("'clauses {action}' heeft het id van een bepaling nodig.", "`drafting clauses list` toont ze."),
        "en": ("'clauses {action}' needs the id of a clause.", "`drafting clauses list` shows them."),
    },
    "norm-gap": {"nl": "GAT: geen bepaling die dit regelt", "en": "GAP: no clause that provides for this"},
}
