"""`drafting fill`: any Word template in docxtpl's tag language, filled with a YAML or JSON file."""

from __future__ import annotations

import argparse
import sys

_HELP = {
    "nl": {
        "template": "het Word-sjabloon (.docx) met {{ velden }}",
        "values": "gegevens: een YAML- of JSON-bestand",
        "output": "waar het resultaat komt (.docx); - voor standaarduitvoer",
        "force": "overschrijf een bestaand bestand",
        "codec": "compressie: isal (snel), zlib (kleiner) of auto",
        "doc_lang": "taal van de filters euro, datum, … (nl of en)",
        "epilog": """in het gegevensbestand kan een waarde meer zijn dan tekst (paden gelden vanaf de map van dat bestand):
  logo:    {$image: beeld/logo.png, height_mm: 12, alt: Logo}
  kop:     {$richtext: [{text: "Let op: ", bold: true}, {text: rood, color: "C00000"}]}
  adres:   {$listing: [Havenweg 12, 4782 PM Moerdijk]}
  bijlage: {$subdoc: bijlagen/planning.docx}
  $replace: {pictures: {Logo: beeld/logo.png}}   (ook media, embedded, members)

filters: euro zegge datum getal procent woorden rangtelwoord opsomming hoofdletter, en die van Jinja
voorbeeld: drafting fill brief.docx gegevens.yaml -o ingevuld.docx""",
        "names": "toon welke namen het sjabloon vraagt, en vul niets in",
    },
    "en": {
        "template": "the Word template (.docx) with {{ fields }}",
        "values": "values: a YAML or JSON file",
        "output": "where the result goes (.docx); - for standard output",
        "force": "overwrite an existing file",
        "codec": "compression: isal (fast), zlib (smaller) or auto",
        "doc_lang": "language of the filters euro, datum, … (nl or en)",
        "epilog": """in the file with values, one may be more than text (paths start from that file's folder):
  logo:  {$image: images/logo.png, height_mm: 12, alt: Logo}
  head:  {$richtext: [{text: "Note: ", bold: true}, {text: red, color: "C00000"}]}
  lines: {$listing: [Havenweg 12, 4782 PM Moerdijk]}
  annex: {$subdoc: annexes/planning.docx}
  $replace: {pictures: {Logo: images/logo.png}}   (also media, embedded, members)

filters: money money_words date number percent words ordinal enumerate capital, and those of Jinja
example: drafting fill letter.docx values.yaml -o filled.docx""",
        "names": "show which names the template asks for, and fill nothing",
    },
}


def add(parser: argparse.ArgumentParser, lang: str = "nl") -> None:
    """Declares the arguments."""
    said = _HELP["en" if lang.startswith("en") else "nl"]
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = said["epilog"]
    parser.add_argument("template", help=said["template"])
    parser.add_argument("values", nargs="?", help=said["values"])
    parser.add_argument("-o", "--output", help=said["output"])
    parser.add_argument("-f", "--force", action="store_true", help=said["force"])
    parser.add_argument("--codec", choices=("auto", "isal", "zlib"), default="auto", help=said["codec"])
    parser.add_argument("--document-lang", choices=("nl", "en"), default="nl", help=said["doc_lang"])
    parser.add_argument("--names", action="store_true", help=said["names"])


def run(args: argparse.Namespace, lang: str = "nl") -> int:
    """Fills and writes. Raises DraftingError; returns 0."""
    from drafting.api.fill import Template, read_filling, write_result
    from drafting.errors import Finding, UsageError

    if not args.names and not (args.values and args.output):
        raise UsageError(Finding("template.usage"))
    template = Template(args.template, lang=args.document_lang, codec=args.codec)
    if args.names:
        sys.stdout.write("".join(f"{name}\n" for name in sorted(template.names)))
        return 0
    values, replacements = read_filling(args.values)
    if replacements:
        template = template.replacing(replacements)
    filled = template.fill(values)
    if args.output == "-":
        sys.stdout.buffer.write(filled)
        sys.stdout.buffer.flush()
    else:
        write_result(args.output, filled, args.force)
    return 0
