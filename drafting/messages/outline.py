"""Faults of outlines: templates/<kind>/outline.yaml."""

from drafting.messages import Catalogue

CATALOGUE: Catalogue = {
    "broken": {
        "nl": ("dit is geen geldige outline ({reason}).", "Verbeter de YAML op deze plaats."),
        "en": ("this is not a valid outline ({reason}).", "Correct the YAML here."),
    },
    "unknown-field": {
        "nl": ("onbekend veld '{field}' in de outline.", "Bekend zijn: {known}."),
        "en": ("unknown field '{field}' in the outline.", "Known are: {known}."),
    },
    "missing-field": {
        "nl": ("veld '{field}' ontbreekt in de outline.", "Vul het in; zie docs/architecture.md."),
        "en": ("field '{field}' is missing in the outline.", "Fill it in; see docs/architecture.md."),
    },
    "bad-word": {
        "nl": ("'{found}' is hier niet bekend.", "Kies uit: {known}."),
        "en": ("'{found}' is not known here.", "Choose from: {known}."),
    },
    "bad-group": {
        "nl": ("een blok van de outline heeft geen bekende soort.", "Kies uit: {known}."),
        "en": ("a block of the outline has no known sort.", "Choose from: {known}."),
    },
    "unknown-fact": {
        "nl": ("'{found}' is geen bekend feit.", "Kies uit: {known}."),
        "en": ("'{found}' is not a known fact.", "Choose from: {known}."),
    },
    "unknown-kind": {
        "nl": ("documentsoort '{kind}' bestaat niet.", "Kies uit: {known}."),
        "en": ("document kind '{kind}' does not exist.", "Choose from: {known}."),
    },
    "unknown-kind-near": {
        "nl": ("documentsoort '{kind}' bestaat niet.", "Bedoelde u '{near}'? Bekend zijn: {known}."),
        "en": ("document kind '{kind}' does not exist.", "Did you mean '{near}'? Known are: {known}."),
    },
    "no-frame": {
        "nl": ("het Word-kader '{frame}' ontbreekt.", "Zet het naast de outline."),
        "en": ("the Word frame '{frame}' is missing.", "Put it beside the outline."),
    },
    "unknown-form": {
        "nl": ("vorm '{form}' bestaat niet voor dit document.", "Kies uit: {known}."),
        "en": ("form '{form}' does not exist for this document.", "Choose from: {known}."),
    },
}
