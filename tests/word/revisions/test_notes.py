"""What was deleted is gone: notes and comments that lost their place, and the threads beside them."""

from __future__ import annotations

import pytest

import drafting
from drafting.word.package.opening import open_package
from drafting.word.revisions.notes import without_unused
from drafting.word.revisions.settle import NS
from tests.word.package.test_opening import MAIN, changed

R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
BY = 'w:id="9" w:author="An" w:date="2026-01-01T00:00:00Z"'


def made(body: str, own: str, ids: list[int], beside: str = "") -> bytes:
    """A document with `own` ("footnote", "endnote", "comment") parts of the `ids`, each saying "geheim<id>"."""
    held = "".join(
        f'<w:{own} w:id="{i}"><w:p w14:paraId="0000000{i}"><w:r><w:t>geheim{i}</w:t></w:r></w:p></w:{own}>' for i in ids
    )

    def change(parts: dict[str, bytes]) -> None:
        raw = parts[MAIN]
        start, end = (
            raw.index(b"<w:body>") + 8,
            raw.index(b"<w:sectPr") if b"<w:sectPr" in raw else raw.index(b"</w:body>"),
        )
        parts[MAIN] = raw[:start] + body.encode() + raw[end:]
        for name, content, relation in (
            (f"{own}s.xml", f'<w:{own}s xmlns:w="{NS}" xmlns:w14="{W14}">{held}</w:{own}s>', f"{R}/{own}s"),
            ("commentsExtended.xml", beside, "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"),
        ):
            if not content:
                continue
            parts[f"word/{name}"] = content.encode()
            rels = "word/_rels/document.xml.rels"
            new = f'<Relationship Id="rI{name[:9]}" Type="{relation}" Target="{name}"/></Relationships>'.encode()
            parts[rels] = parts[rels].replace(b"</Relationships>", new)
            kinds = "[Content_Types].xml"
            parts[kinds] = parts[kinds].replace(
                b"</Types>", f'<Override PartName="/word/{name}" ContentType="application/xml"/></Types>'.encode()
            )

    return changed(change)


def text(raw: bytes) -> str:
    return b"".join(open_package(raw).parts.values()).decode("utf-8", "replace")


REFERENCE = {"footnote": "footnoteReference", "endnote": "endnoteReference", "comment": "commentReference"}
WHERE = {
    "words": "<w:p><w:r><w:t>blijft</w:t></w:r><w:{how} {by}><w:r><w:{ref} w:id=\"2\"/></w:r></w:{how}></w:p>",
    "paragraph": "<w:p><w:pPr><w:rPr><w:{how} {by}/></w:rPr></w:pPr><w:{how} {by}><w:r><w:{ref} w:id=\"2\"/></w:r></w:{how}></w:p><w:p><w:r><w:t>x</w:t></w:r></w:p>",
    "row": "<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:trPr><w:{how} {by}/></w:trPr><w:tc><w:p><w:r><w:{ref} w:id=\"2\"/></w:r></w:p></w:tc></w:tr></w:tbl><w:p><w:r><w:t>x</w:t></w:r></w:p>",
    "cell": "<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:p/></w:tc><w:tc><w:tcPr><w:cell{How} {by}/></w:tcPr><w:p><w:r><w:{ref} w:id=\"2\"/></w:r></w:p></w:tc></w:tr></w:tbl><w:p><w:r><w:t>x</w:t></w:r></w:p>",
}  # fmt: skip


@pytest.mark.parametrize("own", REFERENCE)
@pytest.mark.parametrize("where", WHERE)
@pytest.mark.parametrize("how", ["del", "ins"])
def test_what_lost_its_place_is_nowhere(own: str, where: str, how: str) -> None:
    kept = f'<w:p><w:r><w:t>eerst</w:t><w:{REFERENCE[own]} w:id="1"/></w:r></w:p>'
    body = kept + WHERE[where].format(how=how, How=how.capitalize(), by=BY, ref=REFERENCE[own])
    source = made(body, own, [1, 2])
    gone, stays = (
        (drafting.accept_all, drafting.reject_all) if how == "del" else (drafting.reject_all, drafting.accept_all)
    )
    assert "geheim2" not in text(gone(source))
    assert "geheim1" in text(gone(source))
    assert "geheim2" in text(stays(source))


def test_a_comment_goes_with_its_ranges_and_thread() -> None:
    body = (
        f'<w:p><w:commentRangeStart w:id="2"/><w:del {BY}><w:r><w:delText>weg</w:delText></w:r></w:del><w:commentRangeEnd w:id="2"/>'
        f'<w:del {BY}><w:r><w:commentReference w:id="2"/></w:r></w:del><w:r><w:t>blijft</w:t></w:r></w:p>'
    )
    thread = (
        f'<w15:commentsEx xmlns:w15="{W15}"><w15:commentEx w15:paraId="00000002" w15:done="0"/>'
        '<w15:commentEx w15:paraId="00000001" w15:paraIdParent="00000002" w15:done="0"/></w15:commentsEx>'
    )
    settled = text(drafting.accept_all(made(body, "comment", [1, 2], thread)))
    assert "geheim2" not in settled
    assert "commentRange" not in settled
    assert "00000002" not in settled


def test_a_file_without_changes_keeps_what_nothing_refers_to() -> None:
    source = made("<w:p><w:r><w:t>tekst</w:t></w:r></w:p>", "footnote", [1, 2])
    assert "geheim2" in text(drafting.accept_all(source))
    assert "geheim2" not in b"".join(without_unused(open_package(source)).values()).decode("utf-8", "replace")
