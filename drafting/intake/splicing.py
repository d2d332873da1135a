"""Changing a YAML or JSON text where it stands: libyaml's marks say where, every other byte stays as it was."""

from __future__ import annotations

from typing import Any, Literal, NamedTuple

import yaml

from drafting.intake.plain import PathKey


class Edit(NamedTuple):
    """One change: "remove" the field at `path`, "rename" its key to `text`, "set" its value to `text` (as YAML and JSON write
    it), or "add" the field with the value `text` before the first of the mapping that holds it."""

    sort: Literal["remove", "rename", "set", "add"]
    path: PathKey
    text: str = ""


class _Spot(NamedTuple):
    """Where a field stands: its mapping, its place in it, its key and its value."""

    holder: yaml.MappingNode
    at: int

    @property
    def key(self) -> yaml.Node:
        key: yaml.Node = self.holder.value[self.at][0]
        return key

    @property
    def value(self) -> yaml.Node:
        value: yaml.Node = self.holder.value[self.at][1]
        return value


def spliced(text: str, edits: list[Edit]) -> str:
    """`text` with `edits`. Raises KeyError for a path that is not in it, ValueError where the change cannot be made in place."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    root = yaml.compose(text, Loader=loader)
    changes = sorted((_change(text, root, edit) for edit in edits), reverse=True)
    before = len(text)
    for start, end, new in changes:
        if end > before:
            raise ValueError("two changes in one place")
        text = text[:start] + new + text[end:]
        before = start
    return text


def _change(text: str, root: Any, edit: Edit) -> tuple[int, int, str]:
    """What a change is in the text: from where to where, and what comes there."""
    if edit.sort == "add":
        holder = _node(root, edit.path[:-1])
        if not isinstance(holder, yaml.MappingNode) or not holder.value:
            raise ValueError("nothing to add to")
        first = holder.value[0][0]
        start = first.start_mark.index
        key = _key(str(edit.path[-1]), first)
        if holder.flow_style:
            return start, start, f"{key}: {edit.text}, "
        line = text.rfind("\n", 0, start) + 1
        ending = "\r\n" if "\r\n" in text else "\n"
        return start, start, f"{key}: {edit.text}{ending}{' ' * (start - line)}"
    spot = _spot(root, edit.path)
    if edit.sort == "rename":
        return spot.key.start_mark.index, spot.key.end_mark.index, _key(edit.text, spot.key)
    if edit.sort == "set":
        return spot.value.start_mark.index, _end(text, spot.value), edit.text
    return _without(text, spot)


def _without(text: str, spot: _Spot) -> tuple[int, int, str]:
    """The field and what parted it from the next: its comma, or its lines. A comment at its end stays."""
    start, end = spot.key.start_mark.index, _end(text, spot.value)
    entries = spot.holder.value
    if len(entries) == 1:
        return start, end, "" if spot.holder.flow_style else "{}"
    following = entries[spot.at + 1][0].start_mark.index if spot.at + 1 < len(entries) else None
    if spot.holder.flow_style:
        if following is not None:
            return start, following, ""
        return _end(text, entries[spot.at - 1][1]), end, ""
    line = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", end)
    rest = text[end : stop if stop >= 0 else len(text)]
    if text[line:start].strip():  # behind the dash of its entry: the next field takes its place
        if following is None or text[end:following].strip():
            raise ValueError("the field begins the entry, and a comment follows it")
        return start, following, ""
    if rest.strip():
        return start, end + len(rest) - len(rest.lstrip()), ""
    return line, (stop + 1 if stop >= 0 else len(text)), ""


def _end(text: str, node: yaml.Node) -> int:
    """Where a value really ends: libyaml lets a block run on to what comes after it."""
    start, end = node.start_mark.index, node.end_mark.index
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _end(text, last[1] if isinstance(last, tuple) else last)
    return start + len(text[start:end].rstrip())


def _key(name: str, like: yaml.Node) -> str:
    """A key as those around it are written."""
    quote = getattr(like, "style", None)
    return f"{quote}{name}{quote}" if quote in ('"', "'") else name


def _node(root: Any, path: PathKey) -> Any:
    for step in path:
        if isinstance(step, int):
            root = root.value[step]
        else:
            root = next((value for key, value in root.value if key.value == step), None)
        if root is None:
            raise KeyError(path)
    return root


def _spot(root: Any, path: PathKey) -> _Spot:
    holder = _node(root, path[:-1])
    at = next((i for i, (key, _) in enumerate(holder.value) if key.value == path[-1]), None)
    if at is None:
        raise KeyError(path)
    return _Spot(holder, at)
