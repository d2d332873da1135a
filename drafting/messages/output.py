"""Faults of writing results."""

from drafting.messages import Catalogue

CATALOGUE: Catalogue = {
    "unknown-setting": {
        "nl": ("'{found}' is geen instelling met een tekst.", "Instellingen zijn: {known}."),
        "en": ("'{found}' is no setting with a text.", "Settings are: {known}."),
    },
    "exists": {
        "nl": ("dit bestand bestaat al en wordt niet overschreven.", "Kies een andere map met -o, of geef --force."),
        "en": ("this file exists already and is not overwritten.", "Choose another folder with -o, or give --force."),
    },
    "bad-character": {
        "nl": (
            "in {part} zou een teken komen dat Word niet kan openen ({found}); er is niets geschreven.",
            "Haal het teken uit de gegevens.",
        ),
        "en": (
            "{part} would hold a character that Word cannot open ({found}); nothing was written.",
            "Remove the character from the data.",
        ),
    },
    "changed": {
        "nl": (
            "dit bestand is veranderd sinds het is gemaakt, en wordt niet overschreven.",
            "Kies een andere map met -o, of geef --force als de wijzigingen weg mogen.",
        ),
        "en": (
            "this file was changed after it was made, and is not overwritten.",
            "Choose another folder with -o, or give --force if the changes may go.",
        ),
    },
    "link": {
        "nl": (
            "dit is een verwijzing naar {target}; daar wordt niet doorheen geschreven.",
            "Geef het bestand zelf op, of geef --force om de verwijzing door het bestand te vervangen.",
        ),
        "en": (
            "this is a link to {target}, and nothing is written through it.",
            "Name the file itself, or give --force to replace the link by the file.",
        ),
    },
    "cannot-print": {
        "nl": ("de uitvoer kan niet worden geschreven ({reason}).", "Controleer waar de uitvoer naartoe gaat."),
        "en": ("the output cannot be written ({reason}).", "Check where the output goes."),
    },
    "cannot-write": {
        "nl": (
            "dit bestand kan niet worden geschreven ({reason}).",
            "Controleer de map, de rechten en de vrije ruimte.",
        ),
        "en": ("this file cannot be written ({reason}).", "Check the folder, its permissions and the free space."),
    },
}
