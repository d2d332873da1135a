"""Content controls with a tag that the data has: their text, choice, date, tick or repeated section, and the XML that they are bound to.

Word shows what stands in the bound XML when it opens a file, so that is written too. A control whose tag the data does not have stays
as it is; one that holds tags of ours, or other controls, is left to those.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from jinja2.utils import missing
from lxml import etree

from drafting.errors import Finding, InputError
from drafting.word.styles import W, value
from drafting.word.template.merge.asking import folded, rows_of
from drafting.word.template.merge.pictures import Said, date_picture, moment_of, plain

CONTROL = "__control__"
ROW = "row_"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_SKIPPED = tuple(
    W + t for t in ("docPartObj", "docPartList", "citation", "bibliography", "group", "equation", "picture")
)
_TAG = re.compile(r"[^\W\d][\w .\-]{0,63}")


@dataclass(frozen=True, slots=True)
class Binding:
    """Where the text of a control stands in XML of the package: the data's id, the path and its prefixes."""

    store: str
    xpath: str
    prefixes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Known:
    """A control: its tag, its sort ("text", "choice", "combination", "date", "tick", "repeated"), its choices and its date's picture."""

    tag: str
    sort: str
    choices: tuple[tuple[str, str], ...] = ()
    picture: str = ""
    signs: tuple[str, str] = ("☒", "☐")
    binding: Binding | None = None


@dataclass(slots=True)
class Controls:
    """The controls of a template."""

    known: list[Known] = field(default_factory=list)

    def add(self, one: Known) -> int:
        self.known.append(one)
        return len(self.known) - 1


def rewrite(root: etree._Element, controls: Controls) -> None:
    """Lets the controls of a part with a tag ask the data for it."""
    for sdt in list(root.iter(f"{W}sdt")):
        properties, content = sdt.find(f"{W}sdtPr"), sdt.find(f"{W}sdtContent")
        if properties is None or content is None:
            continue
        tag = value(properties.find(f"{W}tag")) or value(properties.find(f"{W}alias"))
        if not _TAG.fullmatch(tag) or any(properties.find(t) is not None for t in _SKIPPED):
            continue
        said = "".join(map(str, content.itertext()))
        if "{{" in said or "{%" in said:
            continue
        known = _read(properties, tag)
        if known.sort == "repeated":
            _repeated(content, controls.add(known))
            continue
        if next(content.iter(f"{W}sdt"), None) is not None:
            continue
        within = any(_is_repeated(a) for a in sdt.iterancestors(f"{W}sdt"))
        _filled(properties, content, controls.add(known), known, f", {ROW}" if within else "")


def _is_repeated(sdt: etree._Element) -> bool:
    return sdt.find(f"{W}sdtPr/{W15}repeatingSection") is not None


def _read(properties: etree._Element, tag: str) -> Known:
    binding = None
    bound = properties.find(f"{W}dataBinding")
    if bound is not None:
        prefixes = tuple(re.findall(r"xmlns:([\w.-]+)=['\"]([^'\"]*)['\"]", value(bound, "prefixMappings")))
        binding = Binding(value(bound, "storeItemID").strip("{}").upper(), value(bound, "xpath"), prefixes)
    for sort, name in (("choice", "dropDownList"), ("combination", "comboBox")):
        listed = properties.find(W + name)
        if listed is not None:
            choices = tuple(
                (value(i, "value"), value(i, "displayText") or value(i, "value")) for i in listed.iter(f"{W}listItem")
            )
            return Known(tag, sort, choices, binding=binding)
    moment = properties.find(f"{W}date")
    if moment is not None:
        return Known(tag, "date", picture=value(moment.find(f"{W}dateFormat")) or "d-M-yyyy", binding=binding)
    tick = properties.find(f"{W14}checkbox")
    if tick is not None:
        signs = tuple(
            _sign(tick.find(W14 + name), usual) for name, usual in (("checkedState", "☒"), ("uncheckedState", "☐"))
        )
        return Known(tag, "tick", signs=(signs[0], signs[1]), binding=binding)
    if properties.find(f"{W15}repeatingSection") is not None:
        return Known(tag, "repeated", binding=binding)
    return Known(tag, "text", binding=binding)


def _sign(node: etree._Element | None, usual: str) -> str:
    code = str(node.get(f"{W14}val", "")) if node is not None else ""
    try:
        return chr(int(code, 16)) if code else usual
    except (ValueError, OverflowError):
        return usual


def _repeated(content: etree._Element, number: int) -> None:
    """The first item is the pattern of all; the others were made from it."""
    items = [child for child in content if child.tag == f"{W}sdt"]
    if not items:
        return
    if len(items) > 1:
        _before(items[1], f"{{% if not {CONTROL}({number}) %}}")
        _behind(items[-1], "{% endif %}")
    _before(items[0], f"{{% for {ROW} in {CONTROL}({number}, 'rows') %}}")
    _behind(items[0], "{% endfor %}")


def _filled(properties: etree._Element, content: etree._Element, number: int, known: Known, row: str) -> None:
    there = f"{CONTROL}({number}, 'there'{row})"
    showing = properties.find(f"{W}showingPlcHdr")
    if showing is not None:
        _before(showing, f"{{% if not {there} %}}")
        _behind(showing, "{% endif %}")
    if known.sort == "tick":
        checked = properties.find(f"{W14}checkbox/{W14}checked")
        if checked is not None:
            old = str(checked.get(f"{W14}val", "0"))
            checked.set(
                f"{W14}val",
                f"{{% if {there} %}}{{{{ {CONTROL}({number}, 'tick'{row}) }}}}{{% else %}}{old}{{% endif %}}",
            )
    if known.sort == "date":
        moment = properties.find(f"{W}date")
        if moment is not None:
            old = moment.get(f"{W}fullDate", "")
            moment.set(
                f"{W}fullDate",
                f"{{% if {there} %}}{{{{ {CONTROL}({number}, 'moment'{row}) }}}}{{% else %}}{old}{{% endif %}}",
            )
    paragraphs = list(content.iter(f"{W}p"))
    holder = content if not paragraphs else paragraphs[0]
    runs = [c for c in holder if c.tag != f"{W}pPr"]
    look = None
    for run in holder.iter(f"{W}r"):
        look = run.find(f"{W}rPr")
        break
    said = etree.Element(f"{W}r")
    own = properties.find(f"{W}rPr")
    if showing is None and look is not None:
        own = look  # the look of a placeholder is not that of what is filled in
    if own is not None:
        copied = etree.fromstring(etree.tostring(own))
        copied.tail = None
        said.append(copied)
    text = etree.SubElement(said, f"{W}t")
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    text.text = f"{{{{ {CONTROL}({number}, 'text'{row}) }}}}"
    if runs:
        runs[0].addprevious(said)
    else:
        holder.append(said)
    _before(said, f"{{% if {there} %}}")
    _behind(said, "{% else %}")
    _behind(runs[-1] if runs else said, "{% endif %}")
    for more in paragraphs[1:]:
        if more.getparent() is content:
            _before(more, f"{{% if not {there} %}}")
            _behind(more, "{% endif %}")


def _before(node: etree._Element, text: str) -> None:
    previous, parent = node.getprevious(), node.getparent()
    if previous is not None:
        previous.tail = (previous.tail or "") + text
    elif parent is not None:
        parent.text = (parent.text or "") + text


def _behind(node: etree._Element, text: str) -> None:
    node.tail = text + (node.tail or "")


# ---------------------------------------------------------------- while filling


class Asking:
    """The function that the tags of controls call."""

    def __init__(self, known: Sequence[Known], said: Said) -> None:
        self.known, self.said = known, said

    def function(self) -> Any:
        """For the globals of an environment."""

        @pass_context
        def control(context: Context, number: int, what: str = "there", row: Any = None) -> Any:
            return self.asked(context, number, what, row)

        return control

    def asked(self, context: Context, number: int, what: str, row: Any) -> Any:
        """Whether the data has a control's value ("there"), or what of it: "text", "tick", "moment", "rows"."""
        known = self.known[number]
        found = self.find(context, known, row)
        if what == "there":
            return found is not missing
        if what == "rows":
            if found is missing:
                return [{}]
            return found if isinstance(found, list | tuple) else [found]
        if what == "tick":
            return 1 if _yes(found) else 0
        if what == "moment":
            moment = moment_of(found, self.said)
            return f"{moment:%Y-%m-%dT%H:%M:%SZ}" if moment else ""
        text = self.text(known, found)
        if known.binding is not None and isinstance(text, str):
            bound = getattr(context, "bound", None)
            if bound is not None:
                raw = "true" if _yes(found) else "false"
                bound[known.binding] = raw if known.sort == "tick" else text
        return text

    def find(self, context: Context, known: Known, row: Any) -> Any:
        if isinstance(row, Mapping):
            if known.tag in row:
                return row[known.tag]
            for key in row:
                if isinstance(key, str) and folded(key) == folded(known.tag):
                    return row[key]
        return rows_of(context).find(known.tag, context)

    def text(self, known: Known, found: Any) -> Any:
        if known.sort == "tick":
            return known.signs[0 if _yes(found) else 1]
        if known.sort == "date" and (moment := moment_of(found, self.said)) is not None:
            return date_picture(moment, known.picture, self.said)
        if known.sort in ("choice", "combination"):
            said = str(found)
            for stored, shown in known.choices:
                if said in (stored, shown):
                    return shown
            if known.sort == "choice" and known.choices:
                listed = ", ".join(shown for _, shown in known.choices)[:200]
                raise InputError(
                    Finding("template.no-choice", values={"tag": known.tag, "found": said[:60], "choices": listed})
                )
            return said
        if found is None:
            return ""
        if isinstance(found, list | tuple) and all(isinstance(e, str | int | float) for e in found):
            return "\n".join(map(str, found))
        if isinstance(found, Mapping | list | tuple):
            raise InputError(Finding("template.control-value", values={"tag": known.tag}))
        if type(found).__module__.startswith(("drafting.word.template.values", "docxtpl.")) or hasattr(
            found, "__html__"
        ):
            return found
        if isinstance(found, bool) and "yes or no of a field" in self.said:
            return self.said["yes or no of a field"](found)
        return plain(found, self.said)


def _yes(found: Any) -> bool:
    """Whether a tick is meant: true, ja, 1, x."""
    if isinstance(found, str):
        return found.strip().casefold() in ("ja", "yes", "true", "waar", "1", "x", "j", "y", "☒", "☑")
    return bool(found) and found is not missing


# ---------------------------------------------------------------- the XML that controls are bound to

BUILT_IN = {
    "6C3C8BC8-F283-45AE-878A-BAB7291924A1": "docProps/core.xml",
    "6668398D-A668-4E3E-A5EB-62B293D839F1": "docProps/app.xml",
}
"""Stores that are parts of the package itself: its properties."""


def read_store(xml: bytes) -> etree._Element:
    """The root of a part that controls are bound to. Raises etree.XMLSyntaxError."""
    return etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))


def bound_node(root: etree._Element, binding: Binding) -> Any:
    """What a binding points at: an element or an attribute; None where it finds nothing."""
    try:
        found = root.xpath(binding.xpath, namespaces=dict(binding.prefixes) or None)
    except etree.XPathError:
        return None
    node: Any = found[0] if isinstance(found, list) and found else None
    return node if isinstance(node, etree._Element) or getattr(node, "is_attribute", False) else None


def stored(xml: bytes, values: Mapping[Binding, str]) -> bytes:
    """A part with the texts of controls in it."""
    root = read_store(xml)
    for binding, text in values.items():
        node = bound_node(root, binding)
        if isinstance(node, etree._Element):
            node.text = text
        elif node is not None:
            holder = node.getparent()
            if holder is not None:
                holder.set(node.attrname, text)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
