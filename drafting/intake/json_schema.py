"""JSON Schema of a dossier (draft 2020-12), for editors that complete and validate YAML."""

from __future__ import annotations

import inspect
from typing import Any

from drafting.intake.form import SCHEMA
from drafting.model import Dossier
from drafting.model.base import OPEN_MARK

_OPEN = {
    "type": "object",
    "properties": {
        "open": {
            "anyOf": [
                {"type": "string", "minLength": 1},
                {
                    "type": "object",
                    "properties": {lang: {"type": "string", "minLength": 1} for lang in ("nl", "en")},
                    "additionalProperties": False,
                    "minProperties": 1,
                },
            ]
        }
    },
    "required": ["open"],
    "additionalProperties": False,
    "description": "Nog open / still open: {open: reden}",
}


_SCHEMA = "De vorm waarin dit bestand is geschreven / the form in which this file was written"


def schema() -> dict[str, Any]:
    """The schema. Properties whose field may be open (`Maybe`) hold an OpenValue too; a text may be one string or one per
    language; amounts may be plain numbers."""
    made = Dossier.model_json_schema(mode="validation")
    definitions = made.pop("$defs")
    for definition in (made, *definitions.values()):
        _loosen(definition)
    made, definitions = _opened(made), _opened(definitions)
    definitions["OpenValue"] = _OPEN
    made["properties"]["schema"] = {"type": "integer", "minimum": 1, "maximum": SCHEMA, "description": _SCHEMA}
    definitions["LocalText"] = {"anyOf": [{"type": "string"}, definitions["LocalText"]]}
    definitions["Money"] = {"anyOf": [{"type": "number"}, definitions["Money"]]}
    definitions["Baseline"] = {"anyOf": [{"type": "integer"}, definitions["Baseline"]]}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Dossier maatwerkaanpak",
        "description": inspect.cleandoc(Dossier.__doc__ or ""),
        **{k: v for k, v in made.items() if k not in ("title", "description")},
        "$defs": definitions,
    }


def _opened(part: Any) -> Any:
    """A part of the schema with the definition of an open value where the model may hold one."""
    if isinstance(part, dict):
        if part == OPEN_MARK:
            return {"$ref": "#/$defs/OpenValue"}
        return {key: _opened(inner) for key, inner in part.items()}
    return [_opened(inner) for inner in part] if isinstance(part, list) else part


def _loosen(definition: dict[str, Any]) -> None:
    """Lets what the validators accept in short be written so."""
    for name, prop in definition.get("properties", {}).items():
        described = {k: prop.pop(k) for k in ("description", "title") if k in prop}
        prop.pop("default", None)
        options = prop.get("anyOf", [prop])
        short = [{"type": "integer"}] if name in ("scope", "years") else []
        definition["properties"][name] = {**described, "anyOf": [*options, *short]} if short else {**described, **prop}
