r"""Line breaks, tabs, new paragraphs and page breaks in values: \n, \t, \a and \f, as docxtpl reads them."""

from __future__ import annotations

import re

from drafting.word.template.codegen import Surroundings

BREAKS = re.compile(r"[\t\n\a\f]")
_NOT_XML = re.compile("[\x00-\x06\x08\x0b\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_PIECE = re.compile(r"(<[^>]*>)|([^<]+)")
_KEEP = '<w:t xml:space="preserve">'


def legal(text: str) -> str:
    """`text` without the characters that XML cannot hold; breaks stay. A lone carriage return is a line break."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _NOT_XML.sub("", text)


def broken(text: str, around: Surroundings) -> str:
    """Escaped text with its breaks as WordprocessingML, where it stands in a run; else breaks as spaces."""
    if not around.in_text:
        return BREAKS.sub(" ", text)
    if not around.splits:
        text = _unsplit(text)
    return _broken(text, around.run, around.paragraph)


def _unsplit(text: str) -> str:
    """Within a link or control a paragraph cannot end: its line does."""
    return text.replace("\a", "\n").replace("\f", f'</w:t><w:br w:type="page"/>{_KEEP}')


def _broken(text: str, run: str, paragraph: str) -> str:
    text = text.replace("\t", f"</w:t></w:r><w:r>{run}<w:tab/></w:r><w:r>{run}{_KEEP}")
    text = text.replace("\a", f"</w:t></w:r></w:p><w:p>{paragraph}<w:r>{run}{_KEEP}")
    text = text.replace("\n", f"</w:t><w:br/>{_KEEP}")
    return text.replace(
        "\f",
        f'</w:t></w:r></w:p><w:p><w:r><w:br w:type="page"/></w:r></w:p><w:p>{paragraph}<w:r>{run}{_KEEP}',
    )


def broken_xml(xml: str, around: Surroundings) -> str:
    """XML (of rich text, a macro) with the breaks in its texts as WordprocessingML, each in the look of its own run."""
    in_text, run, paragraph = around.in_text, around.run, around.paragraph
    out: list[str] = []
    inside_properties: list[str] | None = None
    for tag, text in _PIECE.findall(xml):
        if tag:
            if inside_properties is not None:
                inside_properties.append(tag)
            if tag == "<w:r>" or tag.startswith("<w:r "):
                run = ""
            elif tag in ("<w:rPr>", "<w:pPr>"):
                inside_properties = [tag]
            elif tag == "</w:rPr>" and inside_properties is not None:
                run, inside_properties = "".join(inside_properties), None
            elif tag == "</w:pPr>" and inside_properties is not None:
                paragraph, inside_properties = "".join(inside_properties), None
            elif tag == "<w:p>" or tag.startswith("<w:p "):
                paragraph = ""
            elif tag == "<w:t>" or tag.startswith("<w:t "):
                in_text = not tag.endswith("/>")
            elif tag == "</w:t>":
                in_text = False
            out.append(tag)
        else:
            if in_text and BREAKS.search(text):
                text = _broken(text if around.splits else _unsplit(text), run, paragraph)
            out.append(text)
    return "".join(out)
