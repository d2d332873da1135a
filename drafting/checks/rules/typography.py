"""Typography: double spaces, straight or mixed quotes, a quote that is not closed, `CO2` without its subscript, a space
before a mark."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafting import tree as t
from drafting.checks.rule import Hit, Rule, Subject

_DOUBLE = re.compile(r"(?<=[\w,;.:)])  +(?=[A-Za-zÀ-ÿ\d“‘(€])")
_BEFORE_MARK = re.compile(r"(?<=\w) +[,;:](?=\s|$)|(?<=[a-z]) +[,;](?=[a-z])|(?<=[a-z]) +\.(?=\s|$)")
_STRAIGHT = re.compile(r"(?<![\w=])\"(?!\w+:\w)[^\"\n]{2,80}\"")
_FORMULA = re.compile(r"\b(?:CO2|NH3|SO2|NOx)\b")
_OPEN, _CLOSE = re.compile("“"), re.compile("”")


def find(subject: Subject) -> Iterator[Hit]:
    """Double spaces and marks anywhere; the formula only where a subscript could be seen."""
    curled = any("“" in line.text for line in subject.prose)
    for line in subject.prose:
        for pattern, name in (
            (_DOUBLE, "typography-double"),
            (_BEFORE_MARK, "typography-space"),
            (_STRAIGHT, "typography-quotes"),
        ):
            for match in pattern.finditer(line.text):
                # In a plain text two spaces beside a mark come from a conversion, or from a typist of old; after a number they set it apart.
                between = line.text[match.start() - 1] + line.text[match.end() : match.end() + 1]
                if name == "typography-double" and (
                    re.search(r"\b\d{4} ?[A-Z]{2}$", line.text[: match.start()])
                    or (not subject.typeset and not between.isalpha())
                    or re.fullmatch(r"\(?\w{1,3}[.)]?", line.text[: match.start()])
                ):
                    continue
                values = {"found": match[0].strip()}
                mixed = name == "typography-quotes" and curled
                yield Hit(
                    line,
                    line.text[max(0, match.start() - 20) : match.end() + 20],
                    values,
                    "typography-mixed" if mixed else name,
                )
        if (
            subject.lang == "nl"
            and len(_OPEN.findall(line.text)) > len(_CLOSE.findall(line.text))
            and "„" not in line.text
        ):
            at = line.text.rfind("“")
            yield Hit(line, line.text[at : at + 60], {}, "typography-unclosed")
    if subject.tree is not None and subject.typeset:
        told: set[str] = set()
        for node in subject.nodes():
            formula = _FORMULA.search(node.text) if isinstance(node, t.Text) else None
            if formula and formula[0] not in told:
                # Once a formula: who mends it searches for the others.
                told.add(formula[0])
                yield Hit(None, node.text[max(0, formula.start() - 30) :], {"found": formula[0]}, "typography-formula")


RULE = Rule("typography", "taaladvies.net; onzetaal.nl", find)
