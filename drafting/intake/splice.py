"""Values put into a YAML or JSON text where they stand: everything outside the span keeps its bytes, comments and order included.

The spans are libyaml's own marks. Whatever is put in is read back: the new text must give the old values with that one replaced.
"""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

import yaml

from drafting.errors import Finding, InputError, Place
from drafting.intake.plain import PathKey, read_plain, resolve

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PLAIN = re.compile(r"[\w(€][\w .\-/()%€&'’+]*\Z")
_DEEPEST = 12


def put_value(text: str, keys: PathKey, value: Any, name: str = "dossier") -> str:
    """`text` with the value at `keys` replaced. Raises InputError where there is none."""
    node = _at(_root(text, name), keys)
    if node is None:
        raise InputError(Finding("review.no-such-path", Place(name, path=".".join(map(str, keys)))))
    made = _replaced(text, node, value)
    return _proved(text, made, keys, value, name)


def put_entry(text: str, keys: Sequence[str | int | None], value: Any, name: str = "dossier") -> str:
    """`text` with `value` at `keys`, whose last is a key of a mapping or None for the end of a list; mappings and lists on the way that are
    not there are made, the value there now is replaced."""
    whole, at = _made_up(text, keys, value, name)
    root = _root(text, name)
    node = _at(root, at)
    if node is not None and not _adds(whole, at, keys):
        made = _replaced(text, node, whole)
    else:
        parent = _at(root, at[:-1]) if node is None else node
        made = _added(text, parent, at[-1] if node is None else None, whole)
    if _plain(made, name) != _expected(text, keys, value, name):
        raise InputError(Finding("review.splice", Place(name, path=".".join(str(k) for k in keys))))
    return made


def _adds(whole: Any, at: Sequence[Any], keys: Sequence[Any]) -> bool:
    return len(at) == len(keys) - 1 and keys[-1] is None


def _made_up(text: str, keys: Sequence[Any], value: Any, name: str) -> tuple[Any, tuple[Any, ...]]:
    """The deepest place of `keys` that is there or can be added to, and what to put there."""
    root = _root(text, name)
    for size in range(len(keys), -1, -1):
        if size == len(keys) and keys[-1] is None:
            continue
        node = _at(root, tuple(keys[:size]))
        if node is None or (isinstance(node, yaml.ScalarNode) and size < len(keys)):
            continue
        if size == len(keys):
            return value, tuple(keys)
        rest = keys[size:]
        if rest == [None] or tuple(rest) == (None,):
            return value, tuple(keys[:size])
        return _nested(rest[1:], value), tuple(keys[: size + 1])
    return _nested(keys[1:], value), tuple(keys[:1])


def _nested(rest: Sequence[Any], value: Any) -> Any:
    for key in reversed(rest):
        value = [value] if key is None else {key: value}
    return value


def _expected(text: str, keys: Sequence[Any], value: Any, name: str) -> Any:
    whole = copy.deepcopy(_plain(text, name))
    here = whole
    for i, key in enumerate(keys):
        last = i == len(keys) - 1
        if key is None:
            here.append(value)
            break
        if last:
            here[key] = value
            break
        inner = here.get(key) if isinstance(here, dict) else here[key]
        if inner is None:
            here[key] = inner = [] if keys[i + 1] is None else {}
        here = inner
    return _simple(whole)


def _proved(old: str, new: str, keys: PathKey, value: Any, name: str) -> str:
    if _plain(new, name) != _expected(old, keys, value, name):
        raise InputError(Finding("review.splice", Place(name, path=".".join(map(str, keys)))))
    return new


def _plain(text: str, name: str) -> Any:
    return _simple(read_plain(text, name).value)


def _simple(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {k: _simple(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [_simple(v) for v in value]
    return Decimal(str(value)) if isinstance(value, int | float) and not isinstance(value, bool) else value


# ---------------------------------------------------------------- nodes


def _root(text: str, name: str) -> yaml.Node:
    read_plain(text, name)  # tells its faults as any dossier's
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
    finally:
        loader.dispose()
    if not isinstance(node, yaml.MappingNode):
        raise InputError(Finding("intake.not-a-mapping", Place(name)))
    return node


def _at(node: Any, keys: Sequence[Any]) -> Any:
    for key in keys:
        if isinstance(node, yaml.MappingNode):
            node = next((v for k, v in node.value if k.value == str(key)), None)
        elif isinstance(node, yaml.SequenceNode) and isinstance(key, int):
            node = node.value[key] if key < len(node.value) else None
        else:
            return None
        if node is None:
            return None
    return node


def _flow(node: Any) -> bool:
    return isinstance(node, yaml.ScalarNode) or bool(node.flow_style)


def _end(text: str, node: Any) -> int:
    """Where the last word of a node ends."""
    if isinstance(node, yaml.ScalarNode):
        end = int(node.end_mark.index)
        return len(text[:end].rstrip()) if node.style in ("|", ">") else end
    if _flow(node) or not node.value:
        return int(node.end_mark.index)
    last = node.value[-1]
    return _end(text, last[1] if isinstance(last, tuple) else last)


def _replaced(text: str, node: Any, value: Any) -> str:
    start, end = int(node.start_mark.index), _end(text, node)
    if _flow(node):
        if text.lstrip().startswith("{"):
            return text[:start] + json.dumps(value, ensure_ascii=False, default=_number) + text[end:]
        old = node if isinstance(node, yaml.ScalarNode) else None
        return text[:start] + _inline(value, getattr(old, "style", None), _within_flow(text, node)) + text[end:]
    lines = _block(value, int(node.start_mark.column))
    return text[:start] + "\n".join(lines).lstrip(" ") + text[end:]


def _within_flow(text: str, node: Any) -> bool:
    line = text[: int(node.start_mark.index)].rpartition("\n")[2]
    return "{" in line or "[" in line or text.lstrip().startswith("{")


def _added(text: str, parent: Any, key: Any, value: Any) -> str:
    """A new entry at the end of a mapping (with `key`) or a list (without)."""
    if _flow(parent):
        at = int(parent.end_mark.index) - 1
        said = (
            _inline(value, '"', True)
            if key is None
            else f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False, default=_number)}"
        )
        if not text.lstrip().startswith("{") and key is not None:
            said = f"{key}: {_inline(value, chr(34), True)}"
        joint = ", " if parent.value else ""
        kept = text[:at].rstrip()
        return kept + joint + said + text[len(kept) : at] + text[at:]
    column = int(parent.start_mark.column)
    lines = _entry(value, column) if key is None else _pair(key, value, column)
    end = _end(text, parent)
    stop = text.find("\n", end)
    stop = len(text) if stop < 0 else stop  # a comment after the last value stays with it
    return text[:stop] + "\n" + "\n".join(lines) + text[stop:]


# ---------------------------------------------------------------- writing


def _number(value: Any) -> Any:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return str(value)


def _inline(value: Any, style: str | None, flow: bool) -> str:
    """A value on one line."""
    if isinstance(value, str):
        safe = _PLAIN.match(value) and resolve(value) == value and value == value.strip() and ": " not in value
        if style in (None, "", "|", ">") and safe and not (flow and re.search(r"[,\[\]{}]", value)):
            return value
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{k}: {_inline(v, chr(34), True)}" for k, v in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_inline(v, style, True) for v in value) + "]"
    return json.dumps(value, default=_number) if not isinstance(value, Decimal) else str(_number(value))


def _block(value: Any, column: int) -> list[str]:
    if isinstance(value, Mapping) and value:
        return [line for key, inner in value.items() for line in _pair(key, inner, column)]
    if isinstance(value, list | tuple) and value:
        return [line for inner in value for line in _entry(inner, column)]
    return [" " * column + _inline(value, None, False)]


def _pair(key: Any, value: Any, column: int) -> list[str]:
    head = " " * column + f"{key}:"
    if isinstance(value, Mapping | list) and value and not _short(value):
        return [head, *_block(value, column + 2)]
    if isinstance(value, str) and "\n" in value and not re.search(r"[^\S\n]$", value, re.M) and value[0] not in " \n":
        lines = [f"{' ' * (column + 2)}{line}" if line else "" for line in value.rstrip("\n").split("\n")]
        return [f"{head} |-" if not value.endswith("\n") else f"{head} |", *lines]
    return [f"{head} {_inline(value, chr(34) if isinstance(value, str) else None, False)}"]


def _entry(value: Any, column: int) -> list[str]:
    lines = _block(value, column + 2)
    return [" " * column + "- " + lines[0].lstrip(" "), *lines[1:]]


def _short(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(v, str | int) for v in value) and len(value) < 6
