"""How a place is written: line, sheet, cell."""

from drafting.messages import Catalogue

CATALOGUE: Catalogue = {
    "line": {"nl": "regel {line}", "en": "line {line}"},
    "sheet": {"nl": "blad {sheet}", "en": "sheet {sheet}"},
    "cell": {"nl": "cel {cell}", "en": "cell {cell}"},
}
