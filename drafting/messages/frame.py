"""Faults of Word frames (templates/<kind>/frame.docx)."""

from drafting.messages import Catalogue

CATALOGUE: Catalogue = {
    "no-slot": {
        "nl": (
            "in dit kader ontbreekt de plaats voor de tekst.",
            "Zet {{{{ body }}}} in een eigen alinea waar de artikelen moeten komen.",
        ),
        "en": (
            "this frame has no slot for the body.",
            "Put {{{{ body }}}} in a paragraph of its own where the articles must come.",
        ),
    },
    "several-slots": {
        "nl": ("in dit kader staat {{{{ body }}}} {count} keer.", "Laat er een staan."),
        "en": ("this frame has {{{{ body }}}} {count} times.", "Keep one."),
    },
    "slot-not-alone": {
        "nl": (
            "bij {{{{ body }}}} staat andere tekst in dezelfde alinea ({found}).",
            "Zet {{{{ body }}}} in een eigen alinea.",
        ),
        "en": (
            "{{{{ body }}}} shares its paragraph with other text ({found}).",
            "Put {{{{ body }}}} in a paragraph of its own.",
        ),
    },
    "no-lists": {
        "nl": (
            "in dit kader horen opmaakprofielen niet bij een lijst: {styles}.",
            "Koppel ze in Word aan een niveau van een lijst met meerdere niveaus, of verwijder ze uit het kader.",
        ),
        "en": (
            "styles of this frame belong to no list: {styles}.",
            "Link them to a level of a multilevel list in Word, or delete them from the frame.",
        ),
    },
    "syntax": {
        "nl": ("een plaatshouder in het kader klopt niet ({reason}).", "Kijk of elke {{{{ en {{% wordt gesloten."),
        "en": ("a placeholder in the frame is wrong ({reason}).", "See whether every {{{{ and {{% is closed."),
    },
    "unknown-placeholder": {
        "nl": (
            "het kader vraagt een waarde die er niet is ({reason}).",
            "Zie docs/architecture.md voor de waarden van een kader.",
        ),
        "en": (
            "the frame asks for a value that does not exist ({reason}).",
            "See docs/architecture.md for a frame's values.",
        ),
    },
    "excess": {
        "nl": ("het kader vraagt {reason}.", "Gebruik in een kader alleen gewone waarden en lussen."),
        "en": ("the frame asks for {reason}.", "Use plain values and loops only in a frame."),
    },
    "failed": {
        "nl": (
            "het kader kan niet worden ingevuld ({reason}).",
            "Gebruik in een kader alleen gewone waarden en lussen.",
        ),
        "en": ("the frame cannot be filled in ({reason}).", "Use plain values and loops only in a frame."),
    },
}
