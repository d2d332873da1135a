"""Words of `drafting fill`: its arguments, and what a file with values may hold."""

from drafting.messages import Catalogue

CATALOGUE: Catalogue = {
    "template": {
        "nl": "het Word-sjabloon (.docx) met {{{{ velden }}}}",
        "en": "the Word template (.docx) with {{{{ fields }}}}",
    },
    "values": {
        "nl": "gegevens: een YAML- of JSON-bestand",
        "en": "values: a YAML or JSON file",
    },
    "output": {
        "nl": "waar het resultaat komt (.docx); - voor standaarduitvoer",
        "en": "where the result goes (.docx); - for standard output",
    },
    "force": {
        "nl": "overschrijf een bestaand bestand",
        "en": "overwrite an existing file",
    },
    "codec": {
        "nl": "compressie: isal (snel), zlib (kleiner) of auto",
        "en": "compression: isal (fast), zlib (smaller) or auto",
    },
    "doc-lang": {
        "nl": "taal van de filters euro, datum, … (nl of en)",
        "en": "language of the filters euro, datum, … (nl or en)",
    },
    "epilog": {
        "nl": """in het gegevensbestand kan een waarde meer zijn dan tekst (paden gelden vanaf de map van dat bestand):
  logo:    {{$image: beeld/logo.png, height_mm: 12, alt: Logo}}
  kop:     {{$richtext: [{{text: "Let op: ", bold: true}}, {{text: rood, color: "C00000"}}]}}
  adres:   {{$listing: [Havenweg 12, 4782 PM Moerdijk]}}
  bijlage: {{$subdoc: bijlagen/planning.docx}}
  $replace: {{pictures: {{Logo: beeld/logo.png}}}}   (ook media, embedded, members)

filters: euro zegge datum getal procent woorden rangtelwoord opsomming hoofdletter, en die van Jinja
voorbeeld: drafting fill brief.docx gegevens.yaml -o ingevuld.docx""",
        "en": """in the file with values, one may be more than text (paths start from that file's folder):
  logo:  {{$image: images/logo.png, height_mm: 12, alt: Logo}}
  head:  {{$richtext: [{{text: "Note: ", bold: true}}, {{text: red, color: "C00000"}}]}}
  lines: {{$listing: [Havenweg 12, 4782 PM Moerdijk]}}
  annex: {{$subdoc: annexes/planning.docx}}
  $replace: {{pictures: {{Logo: images/logo.png}}}}   (also media, embedded, members)

filters: money money_words date number percent words ordinal enumerate capital, and those of Jinja
example: drafting fill letter.docx values.yaml -o filled.docx""",
    },
    "changes": {
        "nl": "lees een sjabloon met bijgehouden wijzigingen alsof die zijn geaccepteerd (accept)",
        "en": "read a template with tracked changes as if those were accepted (accept)",
    },
    "names": {
        "nl": "toon welke namen het sjabloon vraagt, met wat er onder valt; met -o een leeg gegevensbestand om in te vullen",
        "en": "show which names the template asks for, with what is under them; with -o an empty data file to fill in",
    },
    "blank": {
        "nl": "laat leeg wat in de gegevens ontbreekt, en zeg wat dat is",
        "en": "leave blank what is missing from the data, and say what that is",
    },
    "left-blank": {"nl": "leeg gelaten, want niet gegeven: {paths}", "en": "left blank, for it was not given: {paths}"},
}
