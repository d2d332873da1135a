"""docxtpl's tag language in a Word part, brought to plain Jinja: what is said in docs of docxtpl and done by its `patch_xml`.

Done here in one pass per rule over the places where a tag stands, instead of regular expressions over the whole part.
Tests hold it to docxtpl's own function. Two things are added: every paragraph begins a line ("\\n" before `<w:p`),
so that Jinja's line numbers are paragraph numbers whatever is taken away; and cell properties go where the schema wants
them. A line break that stood in the text itself travels as VERTICAL_TAB, which XML cannot hold. What would vanish with
a paragraph, row or cell that a tag takes the place of is kept or noted, see `lifting`.
"""

from __future__ import annotations

import re
from re import Match

from lxml import etree

from drafting.errors import Finding, PackageError, Place
from drafting.word.template.lifting import Lost, lift
from drafting.word.template.quotes import straightened

VERTICAL_TAB = "\x0b"

_PARAGRAPH = re.compile(r"<w:p(?=[ >])")
_SPLIT_OPEN = re.compile(r"\{((?:\n?<[^>]*>)+)(?=[{%#])")
_SPLIT_CLOSE = re.compile(r"([%}#])((?:\n?<[^>]*>)+)(?=\})")
_TAG_BODY = re.compile(r"\{%(?:(?!%\}).)*|\{#(?:(?!#\}).)*|\{\{(?:(?!\}\}).)*", re.DOTALL)
_BETWEEN_TEXTS = re.compile(r"</w:t>.*?(?:<w:t>|<w:t [^>]*>)", re.DOTALL)
_RUN_TAG = re.compile(r"(\{\{r\s.*?\}\}|\{%r\s.*?%\})", re.DOTALL)
_RUN_LOOK = re.compile(r"<w:r(?: [^>]*)?>(<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>|)", re.DOTALL)
_MARKER_SPACE = re.compile("(\\{[{%#](?:tr|tc|p|r))[\u00a0\u2007\u202f]")
_DELETED = re.compile(r"<w:delText(?: [^>]*)?>[^<]*</w:delText>")
_EMPTY_RUN = re.compile(r"<w:r[ >](?:(?!<w:r[ >]).)*<w:t(?: [^>]*)?></w:t>.*?</w:r>", re.DOTALL)
_MERGE_BEFORE = re.compile(r"</w:t>((?:(?!</w:t>).)*?)\{%-", re.DOTALL)
_MERGE_AFTER = re.compile(r"-%\}((?:(?!<w:t[ >]|\{%|\{\{).)*?)<w:t[^>]*?>", re.DOTALL)
_CLEAN = re.compile(r"(?<=\{[{%])(.*?)(?=[}%]\})", re.DOTALL)
_CELL_OPEN = re.compile(r"<w:tc[ >]")
_COLSPAN = re.compile(r"\{%\s*colspan\s+([^%]*)\s*%\}")
_CELLBG = re.compile(r"\{%\s*cellbg\s+([^%]*)\s*%\}")
_VMERGE = re.compile(r"\{%\s*vm\s*%\}")
_HMERGE = re.compile(r"\{%\s*hm\s*%\}")

# What an author's word processor makes of quotes and signs inside a tag.
_TYPED = {"&#8216;": "‘", "&#8217;": "’", "&lt;": "<", "&gt;": ">", "&amp;": "&"}


def normal_xml(raw: bytes, name: str, part: str) -> str:
    """XML as lxml writes it, without white space between elements. Raises PackageError for broken XML and any DTD."""
    return etree.tostring(normal_tree(raw, name, part), encoding="unicode")


def normal_tree(raw: bytes, name: str, part: str) -> etree._Element:
    """A part's root, without white space between elements. Raises PackageError for broken XML and any DTD."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_blank_text=True)
    try:
        root = etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as error:
        values = {"part": part, "reason": str(error)}
        raise PackageError(Finding("package.broken-xml", Place(name, path=part), values)) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise PackageError(Finding("package.doctype", Place(name, path=part), {"part": part}))
    return root


def has_tags(text: str) -> bool:
    """Whether a part could hold any tag, its brackets split over runs or not; or a break that must become an element."""
    return ("{" in text or "}" in text or "\t" in text or "\n" in text) and _MAYBE.search(text) is not None


_MAYBE = re.compile(r"\{(?:\s*<[^>]*>)*[{%#]|\{_[{%]|[}%]_\}|[\t\n]")


MAX_OPEN = 500
_ENDS = re.compile(r"\{(?:<[^>]*>)*[{%#]|[}%#](?:<[^>]*>)*\}")


def never_closed(text: str) -> int | None:
    """The paragraph, counted from 1, by which more than MAX_OPEN tags are open without one being closed; None in any template
    that a person made. Reading on would take time by the square of their number."""
    open_tags = 0
    for end in _ENDS.finditer(text):
        open_tags = open_tags + 1 if end[0][0] == "{" else 0
        if open_tags > MAX_OPEN:
            return len(_PARAGRAPH.findall(text, 0, end.start()))
    return None


def to_jinja(text: str, lost: list[Lost] | None = None) -> str:
    """A part as docxtpl would hand it to Jinja, with a line break before every paragraph.

    `text` is XML as lxml writes it (double-quoted attributes, `&gt;` escaped, no white space between elements). What
    vanishes with the place of a tag is added to `lost`; where that is given, values in the place of a paragraph or run leave
    a mark of it too.
    """
    text = text.replace("\n", VERTICAL_TAB)
    if "<w:delText" in text:
        text = _DELETED.sub(_no_tags, text)
    text = _PARAGRAPH.sub("\n<w:p", text)
    text = _SPLIT_OPEN.sub(lambda m: "\n" * m[1].count("\n") + "{", text)
    text = _SPLIT_CLOSE.sub(lambda m: m[1] + "\n" * m[2].count("\n"), text) if "}" in text else text
    text = _TAG_BODY.sub(_strip_markup, text)
    if "colspan" in text:
        text = _cells(text, _COLSPAN, _span)
    if "cellbg" in text:
        text = _cells(text, _CELLBG, _shade)
    text = _keep_spaces(text)
    text = _MARKER_SPACE.sub(r"\1 ", text)
    text = _apart(text)
    if "{%-" in text:
        text = _MERGE_BEFORE.sub(lambda m: "\n" * m[1].count("\n") + "{%", text)
    if "-%}" in text:
        text = _MERGE_AFTER.sub(lambda m: "\n" * m[1].count("\n") + "%}", text)
    for element in ("tr", "tc", "p", "r"):
        text = lift(text, element, ("{%", "{{"), lost)
    for element in ("tr", "tc", "p"):
        text = lift(text, element, ("{#",), lost)
    if _VMERGE.search(text):
        text = _cells(text, _VMERGE, _merge_down)
    if _HMERGE.search(text):
        text = _cells(text, _HMERGE, _merge_across)
    return _CLEAN.sub(_clean, text)


def _strip_markup(tag: Match[str]) -> str:
    inner = tag[0]
    if "</w:t>" not in inner:
        return inner
    stripped = _BETWEEN_TEXTS.sub("", inner)
    return stripped + "\n" * (inner.count("\n") - stripped.count("\n"))


def _clean(tag: Match[str]) -> str:
    inner = tag[0]
    if "&" in inner:
        for typed, meant in _TYPED.items():
            inner = inner.replace(typed, meant)
    return straightened(inner)


def _no_tags(text: Match[str]) -> str:
    """Text that was deleted while changes were tracked asks for nothing: its brackets are no tags."""
    return re.sub(r"[{}]", lambda m: f"&#{ord(m[0])};", text[0])


def _apart(text: str) -> str:
    """`{{r … }}` and `{%r … %}` in runs of their own; what stands around them in the run keeps its look."""
    out: list[str] = []
    done = 0
    for tag in _RUN_TAG.finditer(text):
        at = max(text.rfind("<w:r>", 0, tag.start()), text.rfind("<w:r ", 0, tag.start()))
        look = _RUN_LOOK.match(text, at) if at >= 0 else None
        run = f'<w:r>{look[1] if look else ""}<w:t xml:space="preserve">'
        out += (text[done : tag.start()], "</w:t></w:r>", run, tag[0], "</w:t></w:r>", run)
        done = tag.end()
    return "".join([*out, text[done:]]) if out else text


def _keep_spaces(text: str) -> str:
    """Texts that hold a tag keep the spaces around what will stand there."""
    pieces = text.split("<w:t>")
    for i in range(1, len(pieces)):
        piece = pieces[i]
        mark = '<w:t xml:space="preserve">' if "{{" in piece or "{%" in piece else "<w:t>"
        pieces[i] = mark + piece
    return "".join(pieces)


def _cells(text: str, tag: re.Pattern[str], change: object) -> str:
    """Applies `change(cell, match)` to every innermost cell that holds `tag`."""
    assert callable(change)
    out: list[str] = []
    done = 0
    starts = [m.start() for m in _CELL_OPEN.finditer(text)]
    for i, start in enumerate(starts):
        if start < done:
            continue
        until = starts[i + 1] if i + 1 < len(starts) else len(text)
        hits = list(tag.finditer(text, start, until))
        if not hits:
            continue
        end = text.find("</w:tc>", hits[-1].end())
        if end < 0:
            continue
        end += len("</w:tc>")
        out += (text[done:start], change(text[start:end], hits[-1].start() - start, hits[-1]))
        done = end
    out.append(text[done:])
    return "".join(out)


_ORDER = ("cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd")  # ECMA-376 part 1, 17.4.69


def with_property(cell: str, name: str, xml: str) -> str:
    """A cell with one property set, in the schema's place; an earlier one of that name goes."""
    shorthand = re.search(r"<w:tcPr ?/>", cell)
    if shorthand:
        cell = cell[: shorthand.start()] + "<w:tcPr></w:tcPr>" + cell[shorthand.end() :]
    opening = re.search(r"<w:tcPr[^>]*>", cell)
    if opening is None:
        first = cell.index(">") + 1
        cell = cell[:first] + "<w:tcPr></w:tcPr>" + cell[first:]
        opening = re.search(r"<w:tcPr[^>]*>", cell)
        assert opening is not None
    close = cell.index("</w:tcPr>", opening.end())
    inner = re.sub(rf"<w:{name}(?: [^>]*)?/>", "", cell[opening.end() : close], count=1)
    at = 0
    for earlier in _ORDER[: _ORDER.index(name)]:
        found = re.search(rf"<w:{earlier}(?: [^>]*)?/>|<w:{earlier}(?: [^>]*)?>.*?</w:{earlier}>", inner, re.DOTALL)
        if found:
            at = max(at, found.end())
    return cell[: opening.end()] + inner[:at] + xml + inner[at:] + cell[close:]


def _without_tag(cell: str, at: int, tag: Match[str]) -> str:
    rest = cell[:at] + cell[at + len(tag[0]) :]
    return _EMPTY_RUN.sub(lambda m: "\n" * m[0].count("\n"), rest)


def _span(cell: str, at: int, tag: Match[str]) -> str:
    return with_property(_without_tag(cell, at, tag), "gridSpan", f'<w:gridSpan w:val="{{{{{tag[1]}}}}}"/>')


def _shade(cell: str, at: int, tag: Match[str]) -> str:
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{{{{{tag[1]}}}}}"/>'
    return with_property(_without_tag(cell, at, tag), "shd", shade)


def _around(cell: str, at: int, tag: Match[str]) -> tuple[str, str, str, str]:
    """What stands before the text of the tag, the text before and after the tag in it, and the rest."""
    opening = re.compile(r"<w:t[ >]").search(cell, max(cell.find("</w:tcPr>"), 0), at)
    begin = cell.index(">", opening.start()) + 1 if opening else at
    after = at + len(tag[0])
    end = cell.find("</w:t>", after)
    end = after if end < 0 else end
    return cell[:begin], cell[begin:at], cell[after:end], cell[end:]


def _merge_down(cell: str, at: int, tag: Match[str]) -> str:
    before, left, right, rest = _around(cell, at, tag)
    cell = f"{before}{{% if loop.first %}}{left}{right}{{% endif %}}{rest}"
    merge = '<w:vMerge w:val="{% if loop.first %}restart{% else %}continue{% endif %}"/>'
    return with_property(cell, "vMerge", merge)


def _merge_across(cell: str, at: int, tag: Match[str]) -> str:
    cell = cell[:at] + cell[at + len(tag[0]) :]
    known = re.search(r'<w:gridSpan w:val="(\d+)"', cell)
    span = f"{known[1]} * loop.length" if known else "loop.length"
    cell = with_property(cell, "gridSpan", f'<w:gridSpan w:val="{{{{ {span} }}}}"/>')
    return f"{{% if loop.first %}}{cell}{{% endif %}}"
