"""docxtpl's tag language in a Word part, brought to plain Jinja: what is said in docs of docxtpl and done by its `patch_xml`.

Done here in one pass per rule over the places where a tag stands, instead of regular expressions over the whole part.
Tests hold it to docxtpl's own function. Two things are added: every paragraph begins a line ("\\n" before `<w:p`),
so that Jinja's line numbers are paragraph numbers whatever is taken away; and cell properties go where the schema wants
them. A line break that stood in the text itself travels as VERTICAL_TAB, which XML cannot hold.
"""

from __future__ import annotations

import re
from re import Match

from lxml import etree

from drafting.errors import Finding, PackageError, Place

VERTICAL_TAB = "\x0b"

_PARAGRAPH = re.compile(r"<w:p(?=[ >])")
_SPLIT_OPEN = re.compile(r"\{((?:\n?<[^>]*>)+)(?=[{%#])")
_SPLIT_CLOSE = re.compile(r"([%}#])((?:\n?<[^>]*>)+)(?=\})")
_TAG_BODY = re.compile(r"\{%(?:(?!%\}).)*|\{#(?:(?!#\}).)*|\{\{(?:(?!\}\}).)*", re.DOTALL)
_BETWEEN_TEXTS = re.compile(r"</w:t>.*?(?:<w:t>|<w:t [^>]*>)", re.DOTALL)
_RUN_TAG = re.compile(r"(\{\{r\s.*?\}\}|\{%r\s.*?%\})", re.DOTALL)
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
_TYPED = {"&#8216;": "'", "&lt;": "<", "&gt;": ">", "“": '"', "”": '"', "‘": "'", "’": "'", "&amp;": "&"}


def normal_xml(raw: bytes, name: str, part: str) -> str:
    """XML as lxml writes it, without white space between elements. Raises PackageError for broken XML and any DTD."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_blank_text=True)
    try:
        root = etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as error:
        values = {"part": part, "reason": str(error)}
        raise PackageError(Finding("package.broken-xml", Place(name, path=part), values)) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise PackageError(Finding("package.doctype", Place(name, path=part), {"part": part}))
    return etree.tostring(root, encoding="unicode")


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


def to_jinja(text: str) -> str:
    """A part as docxtpl would hand it to Jinja, with a line break before every paragraph.

    `text` is XML as lxml writes it (double-quoted attributes, `&gt;` escaped, no white space between elements).
    """
    text = text.replace("\n", VERTICAL_TAB)
    text = _PARAGRAPH.sub("\n<w:p", text)
    text = _SPLIT_OPEN.sub(lambda m: "\n" * m[1].count("\n") + "{", text)
    text = _SPLIT_CLOSE.sub(lambda m: m[1] + "\n" * m[2].count("\n"), text) if "}" in text else text
    text = _TAG_BODY.sub(_strip_markup, text)
    if "colspan" in text:
        text = _cells(text, _COLSPAN, _span)
    if "cellbg" in text:
        text = _cells(text, _CELLBG, _shade)
    text = _keep_spaces(text)
    text = _RUN_TAG.sub(
        r'</w:t></w:r><w:r><w:t xml:space="preserve">\1</w:t></w:r><w:r><w:t xml:space="preserve">', text
    )
    if "{%-" in text:
        text = _MERGE_BEFORE.sub(lambda m: "\n" * m[1].count("\n") + "{%", text)
    if "-%}" in text:
        text = _MERGE_AFTER.sub(lambda m: "\n" * m[1].count("\n") + "%}", text)
    for element in ("tr", "tc", "p", "r"):
        text = _lift(text, element, ("{%", "{{"))
    for element in ("tr", "tc", "p"):
        text = _lift(text, element, ("{#",))
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
    for typed, meant in _TYPED.items():
        if typed in inner:
            inner = inner.replace(typed, meant)
    return inner


def _keep_spaces(text: str) -> str:
    """Texts that hold a tag keep the spaces around what will stand there."""
    pieces = text.split("<w:t>")
    for i in range(1, len(pieces)):
        piece = pieces[i]
        mark = '<w:t xml:space="preserve">' if "{{" in piece or "{%" in piece else "<w:t>"
        pieces[i] = mark + piece
    return "".join(pieces)


_CLOSERS = {"{%": "%}", "{{": "}}", "{#": "#}"}


def _lift(text: str, element: str, openers: tuple[str, ...]) -> str:
    """`{%p … %}` takes the place of the paragraph it stands in; likewise rows, cells and runs."""
    wanted = [opener + element + " " for opener in openers]
    if not any(tag in text for tag in wanted):
        return text
    starts = [m.start() for m in re.finditer(rf"<w:{element}[ >]", text)]
    tags = sorted((m.start(), m[1]) for m in re.finditer(rf"({'|'.join(map(re.escape, openers))}){element} ", text))
    out: list[str] = []
    done, t = 0, 0
    end_mark = f"</w:{element}>"
    for s, start in enumerate(starts):
        if start < done:
            continue
        until = starts[s + 1] if s + 1 < len(starts) else len(text)
        while t < len(tags) and tags[t][0] < start:
            t += 1
        here = []
        while t < len(tags) and tags[t][0] < until:
            here.append(tags[t])
            t += 1
        for at, opener in reversed(here):
            close = text.find(_CLOSERS[opener], at)
            end = text.find(end_mark, close) if close >= 0 else -1
            if end < 0:
                continue
            end += len(end_mark)
            inner = text[at + len(opener) + len(element) + 1 : close + 2]
            # Line breaks of the paragraphs that go keep the count: those before the tag before it, the rest behind.
            before = text.count("\n", start, at)
            after = text.count("\n", close + 2, end)
            out += (text[done:start], "\n" * before, opener, " ", inner, "\n" * after)
            done = end
            break
    out.append(text[done:])
    return "".join(out)


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
