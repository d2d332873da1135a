"""The catalogue holds both languages to the same placeholders."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path
from string import Formatter

import pytest

import drafting.messages as messages

FOLDER = Path(messages.__file__).parent
ROOMS = sorted(p.stem for p in FOLDER.glob("*.py") if p.stem != "__init__")
CODE = re.compile(r"""["']([a-z_]+\.[a-z0-9-]+)["']""")


def _fields(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


@pytest.mark.parametrize("room", ROOMS)
def test_both_languages_say_the_same_with_the_same_placeholders(room: str) -> None:
    for name, entry in import_module(f"drafting.messages.{room}").CATALOGUE.items():
        assert set(entry) == {"nl", "en"}, name
        nl, en = entry["nl"], entry["en"]
        assert type(nl) is type(en), name
        texts = [(nl, en)] if isinstance(nl, str) else list(zip(nl, en, strict=True))
        for dutch, english in texts:
            assert _fields(dutch) == _fields(english), name
            assert bool(dutch) == bool(english), name


def test_every_code_used_in_the_package_is_in_the_catalogue() -> None:
    known = {f"{room}.{name}" for room in ROOMS for name in import_module(f"drafting.messages.{room}").CATALOGUE}
    rooms = {code.split(".")[0] for code in known}
    for path in FOLDER.parent.rglob("*.py"):
        for code in CODE.findall(path.read_text(encoding="utf-8")):
            room, _, name = code.partition(".")
            if room in rooms and "-" in name:
                assert code in known, f"{path}: {code}"
