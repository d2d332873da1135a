"""Writes docs/reference.md from the code: the Python names, the commands, the fields of a dossier, the rules of `check`.

    python docs/make_reference.py

`tests/test_docs.py` fails when the page and the code differ.
"""

from __future__ import annotations

import argparse
import inspect
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import drafting
from drafting import errors, messages
from drafting.checks import all_rules
from drafting.clauses.names import NAMES
from drafting.cli.arguments import spoken
from drafting.cli.main import COMMANDS, parser_for
from drafting.intake import schema as dossier_schema

PAGE = Path(__file__).with_name("reference.md")


def reference() -> str:
    """The whole page."""
    parts = [
        "# Reference",
        "Made from the code by `python docs/make_reference.py`; a test holds the two together. Commands speak Dutch by default; this page "
        "shows their English.",
        *_python(),
        *_commands(),
        *_fields(),
        *_names(),
        *_rules(),
    ]
    return "\n\n".join(parts) + "\n"


def _python() -> Iterator[str]:
    yield "## From Python"
    yield "```python\nimport drafting\n```"
    for name in drafting.__all__:
        made = getattr(drafting, name)
        if name.startswith("__"):
            continue
        yield f"### `drafting.{name}`"
        if inspect.isclass(made) and issubclass(made, Exception):
            yield f"```text\n{inspect.cleandoc(errors.__doc__ or '')}\n```"
        elif not inspect.isclass(made):
            yield f"```python\n{name}{_signature(made)}\n```"
        yield inspect.cleandoc(made.__doc__ or "")
        for method, function in inspect.getmembers(made, inspect.isfunction) if inspect.isclass(made) else ():
            if not method.startswith("_") and function.__doc__:
                yield f"- `{method}{_signature(function)}`: {' '.join(inspect.cleandoc(function.__doc__).split())}"


def _signature(function: Any) -> str:
    found = inspect.signature(function)
    kept = [p.replace(annotation=inspect.Parameter.empty) for p in found.parameters.values() if p.name != "self"]
    return str(found.replace(parameters=kept, return_annotation=inspect.Signature.empty))


def _names() -> Iterator[str]:
    yield "## Names in clause texts and templates"
    yield "From `drafting.clauses.names`: what a text about a dossier, a text about a portfolio and a Word template may name."
    lines = ["| name | sort | in | type | means |", "|---|---|---|---|---|"]
    for known in NAMES:
        kind = f"`{known.type.__name__}`" if known.type is not None else ""
        lines.append(f"| `{known.name}` | {known.sort} | {', '.join(known.where)} | {kind} | {known.en} |")
    yield "\n".join(lines)


def _commands() -> Iterator[str]:
    yield "## Commands"
    yield "Every command takes `--ui nl|en` (or `DRAFTING_UI`): the language of its messages."
    with spoken("en"):
        for name in COMMANDS:
            top = parser_for("en", name)
            yield from _command(f"drafting {name}", _below(top)[name])
    yield "### Exit codes"
    yield messages.text("cli.exit-codes", "en")


def _below(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            return dict(action.choices)
    return {}


def _command(name: str, parser: argparse.ArgumentParser) -> Iterator[str]:
    yield f"### `{name}`"
    if parser.description:
        yield parser.description[:1].upper() + parser.description[1:] + "."
    rows = [
        _argument(a) for a in parser._actions if not isinstance(a, argparse._HelpAction | argparse._SubParsersAction)
    ]
    if rows:
        yield "\n".join(["| argument | meaning |", "|---|---|", *rows])
    if parser.epilog:
        yield f"```text\n{parser.epilog}\n```"
    for word, below in _below(parser).items():
        yield from _command(f"{name} {word}", below)


def _argument(action: argparse.Action) -> str:
    choices = "|".join(str(c) for c in action.choices if str(c)) if action.choices is not None else ""
    value = (
        choices
        or (action.metavar if isinstance(action.metavar, str) else "")
        or (action.dest.upper() if action.option_strings else action.dest)
    )
    takes = action.nargs != 0
    shown = ", ".join(f"{o} {value}" if takes else o for o in action.option_strings) or value
    shown += " …" if action.nargs in ("*", "+") else ""
    return f"| `{_cell(shown)}` | {_cell(action.help or '')} |"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _fields() -> Iterator[str]:
    schema = dossier_schema()
    yield "## Fields of a dossier"
    yield (
        "`drafting schema` prints the same as a JSON Schema. Fields with a star are required; those with ● may be "
        "declared open instead: `{open: reason}`."
    )
    definitions = schema["$defs"]
    for name, found in [("Dossier", schema), *sorted(definitions.items())]:
        told = " ".join(found.get("description", "").split())
        if "enum" in found:
            yield f"### {name}"
            yield (told + "\n\n" if told else "") + "One of " + ", ".join(f"`{v}`" for v in found["enum"]) + "."
        elif found.get("properties"):
            yield f"### {name}"
            if told:
                yield told
            required = set(found.get("required", ()))
            yield "\n".join(
                [
                    "| field | type |",
                    "|---|---|",
                    *(
                        f"| `{k}`{' *' if k in required else ''}{' ●' if _may_be_open(v) else ''} | {_type(v)} |"
                        for k, v in found["properties"].items()
                    ),
                ]
            )


def _may_be_open(node: dict[str, Any]) -> bool:
    inside = [*node.get("anyOf", ())]
    return node.get("$ref") == "#/$defs/OpenValue" or any(_may_be_open(n) for n in inside)


def _type(node: dict[str, Any]) -> str:
    if "$ref" in node:
        return str(node["$ref"]).rpartition("/")[2]
    for way in ("anyOf", "oneOf", "allOf"):
        if way in node:
            kinds = [t for t in dict.fromkeys(_type(n) for n in node[way]) if t not in ("OpenValue", "null")]
            return " or ".join(kinds)
    if node.get("type") == "array":
        return f"list of {_type(node['items'])}" if node.get("items") else "list"
    if node.get("type") == "object" and isinstance(node.get("additionalProperties"), dict):
        return f"mapping of name to {_type(node['additionalProperties'])}"
    if "enum" in node:
        return ", ".join(f"`{v}`" for v in node["enum"])
    if "const" in node:
        return f"`{node['const']}`"
    return str(node.get("format") or node.get("type") or "any")


def _rules() -> Iterator[str]:
    yield "## Rules of `check`"
    yield "\n".join(
        ["| rule | severity | profiles | norm |", "|---|---|---|---|"]
        + [f"| `{r.id}` | {r.severity.value} | {', '.join(r.profiles)} | {_cell(r.norm)} |" for r in all_rules()]
    )


if __name__ == "__main__":
    PAGE.write_text(reference(), encoding="utf-8")
