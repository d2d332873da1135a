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
    "cannot-write": {
        "nl": (
            "dit bestand kan niet worden geschreven ({reason}).",
            "Controleer de map, de rechten en de vrije ruimte.",
        ),
        "en": ("this file cannot be written ({reason}).", "Check the folder, its permissions and the free space."),
    },
}
