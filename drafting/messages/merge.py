"""What is said of three files as one."""

from drafting.messages import Catalogue

CATALOGUE: Catalogue = {
    "comment": {
        "nl": "Beide partijen wijzigden dit. Eerst stond hier: «{base}». Kies een van beide teksten.",
        "en": "Both parties changed this. It first read: “{base}”. Choose one of the two texts.",
    },
    "comment-new": {
        "nl": "Beide partijen schreven hier iets anders. Kies een van beide teksten.",
        "en": "Both parties wrote something else here. Choose one of the two texts.",
    },
    "counts": {
        "nl": "{theirs} wijzigingen van hen, als bijgehouden wijzigingen; {ours} van ons, al in de tekst; {conflicts} van beide.",
        "en": "{theirs} changes are theirs, as tracked changes; {ours} ours, already in the text; {conflicts} made by both.",
    },
    "looks": {
        "nl": "{count} wijzigingen van opmaak van hen, als bijgehouden wijzigingen.",
        "en": "{count} of their changes are of looks, as tracked changes.",
    },
    "conflict": {
        "nl": (
            "«{place} …»: beide wijzigden «{base}»; bij ons staat «{ours}», bij hen «{theirs}».",
            "Kies in Word: daar staat een opmerking bij.",
        ),
        "en": (
            "“{place} …”: both changed “{base}”; ours reads “{ours}”, theirs “{theirs}”.",
            "Choose in Word: a comment stands there.",
        ),
    },
}
