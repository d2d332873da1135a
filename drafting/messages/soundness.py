"""What makes a Word file one that Word repairs, complains of, or loses parts of."""

from drafting.messages import Catalogue

_AGAIN = (
    "Laat Word het bestand openen, werk de velden bij (Ctrl+A, F9) en sla het op.",
    "Let Word open the file, update its fields (Ctrl+A, F9) and save it.",
)
_REPAIR = ("Laat Word het bestand openen en opnieuw opslaan.", "Let Word open the file and save it again.")

CATALOGUE: Catalogue = {
    "bookmark-twice": {
        "nl": ("bladwijzer {name} staat er meer dan eens in.", _REPAIR[0]),
        "en": ("bookmark {name} is in it more than once.", _REPAIR[1]),
    },
    "bookmark-long": {
        "nl": ("de naam van bladwijzer {name} is langer dan 40 tekens.", "Geef hem een kortere naam."),
        "en": ("the name of bookmark {name} is longer than 40 characters.", "Give it a shorter name."),
    },
    "container-empty": {
        "nl": ("een {element} bevat niets waar Word iets in verwacht (een alinea, cel of rij).", _REPAIR[0]),
        "en": ("a {element} is empty where Word expects something in it (a paragraph, cell or row).", _REPAIR[1]),
    },
    "ends-in-table": {
        "nl": ("een {element} eindigt met een tabel; Word verwacht er een alinea achter.", _REPAIR[0]),
        "en": ("a {element} ends in a table; Word expects a paragraph behind it.", _REPAIR[1]),
    },
    "field-unbalanced": {
        "nl": ("een veld is niet goed begonnen of gesloten.", _REPAIR[0]),
        "en": ("a field is not properly begun or closed.", _REPAIR[1]),
    },
    "reference-nowhere": {
        "nl": (
            "een verwijzing wijst naar bladwijzer {name}, die er niet is.",
            "Herstel het doel of maak de verwijzing opnieuw.",
        ),
        "en": (
            "a reference points to bookmark {name}, which is not there.",
            "Restore its target or make the reference anew.",
        ),
    },
    "link-nowhere": {
        "nl": (
            "een koppeling wijst naar bladwijzer {name}, die er niet is.",
            "Herstel het doel of maak de koppeling opnieuw.",
        ),
        "en": ("a link points to bookmark {name}, which is not there.", "Restore its target or make the link anew."),
    },
    "order": {
        "nl": ("de eigenschappen in w:{element} staan niet in de volgorde van het schema ({found}).", _REPAIR[0]),
        "en": ("the properties in w:{element} are not in the order of the schema ({found}).", _REPAIR[1]),
    },
    "range-unbalanced": {
        "nl": ("een bereik ({element}, nummer {id}) begint of eindigt niet, of vaker dan eens.", _REPAIR[0]),
        "en": ("a range ({element}, number {id}) does not begin or end, or more than once.", _REPAIR[1]),
    },
    "id-twice": {
        "nl": ("nummer {id} is aan meer dan één {element} gegeven.", _REPAIR[0]),
        "en": ("number {id} is given to more than one {element}.", _REPAIR[1]),
    },
    "tag-long": {
        "nl": (
            "de naam van een inhoudsbesturingselement is langer dan 64 tekens ({name}).",
            "Geef het een kortere naam.",
        ),
        "en": ("the name of a content control is longer than 64 characters ({name}).", "Give it a shorter name."),
    },
    "no-style": {
        "nl": ("opmaakprofiel {name} wordt gebruikt maar bestaat niet.", "Maak het profiel aan of kies een ander."),
        "en": ("style {name} is used but does not exist.", "Make the style or choose another."),
    },
    "no-list": {
        "nl": ("lijst {id} wordt gebruikt maar bestaat niet.", _REPAIR[0]),
        "en": ("list {id} is used but does not exist.", _REPAIR[1]),
    },
    "no-note": {
        "nl": ("voetnoot {id} wordt aangehaald maar bestaat niet.", _REPAIR[0]),
        "en": ("footnote {id} is referred to but does not exist.", _REPAIR[1]),
    },
    "update-fields": {
        "nl": ("dit bestand laat Word bij het openen vragen of de velden mogen worden bijgewerkt.", _AGAIN[0]),
        "en": ("this file makes Word ask on opening whether fields may be updated.", _AGAIN[1]),
    },
    "no-type": {
        "nl": ("dit onderdeel heeft geen inhoudstype.", _REPAIR[0]),
        "en": ("this part has no content type.", _REPAIR[1]),
    },
    "relation-nowhere": {
        "nl": ("dit onderdeel verwijst naar {target}, dat er niet is.", _REPAIR[0]),
        "en": ("this part refers to {target}, which is not there.", _REPAIR[1]),
    },
    "no-relation": {
        "nl": ("dit onderdeel gebruikt relatie {id}, die er niet is.", _REPAIR[0]),
        "en": ("this part uses relation {id}, which is not there.", _REPAIR[1]),
    },
}
