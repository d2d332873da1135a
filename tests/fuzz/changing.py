"""Bytes changed by chance, told by a number: the same number gives the same bytes."""

from __future__ import annotations

import io
import random
import zipfile

# What parsers stumble over: ends of tags and texts, deep and wide things, numbers beyond all, characters that are no characters.
TOKENS: tuple[bytes, ...] = (
    b"", b"\0", b"\xff", b"\xef\xbf\xbf", b"\xed\xa0\x80", b"\x07", b"&", b"&#0;", b"&x;", b"<", b">", b"</w:p>", b"<w:p>", b"<w:tbl>", b"</w:tc>",
    b"<w:r>", b"</w:r>", b"<w:t>", b'w:id="1"', b'w:val=""', b'w:val="-1"', b'w:val="99999999999999999999"', b'w:val="1e9"', b"<!--", b"]]>",
    b"{{", b"}}", b"{%", b"%}", b"{% for a in b %}", b"{% endfor %}", b"{{ a|e }}", b"{% if", b"{#", b"[" * 50, b"]" * 50, b"{" * 50, b"(" * 200,
    b"- - - -", b"? ", b": ", b"&a ", b"*a", b"!!python/object:os.system", b"|\n", b">\n", b"---\n", b"...\n", b"\t", b"\r", b"\n\n", b"  ",
    b'"', b"'", b'""', b"\\", b"\\u0000", b"\\ud800", b";", b",", b"=", b"sep=", b"null", b"true", b"NaN", b"1e999", b"-0", b"0x", b"9" * 60, b"9" * 5000,
    b"2025-13-45", b"open:", b"\xe2\x80\xae", b"\xe2\x80\x8b", b"**", b"##", b"^[", b"{: #x }", b"1. ", b"   a. ", b"\xef\xbb\xbf",
    b"obj", b"endobj", b"stream", b"endstream", b"xref", b"trailer", b"/Length 99999999", b"<<", b">>", b"%%EOF", b"/Kids [1 0 R]", b"/Parent",
)  # fmt: skip


def changed(raw: bytes, number: int) -> bytes:
    """`raw` changed a few times; of a zip mostly one of its members."""
    draw = random.Random(number)
    if raw[:2] == b"PK" and draw.random() < 0.9:
        return _member_changed(raw, draw)
    return _changed(raw, draw)


def _changed(raw: bytes, draw: random.Random) -> bytes:
    for _ in range(draw.choice((1, 1, 1, 2, 3, 8))):
        at = draw.randrange(len(raw) + 1)
        end = min(len(raw), at + draw.choice((0, 1, 1, 2, 5, 30, 400)))
        kind = draw.randrange(6)
        if kind == 0:
            raw = raw[:at] + bytes(draw.randrange(256) for _ in range(end - at)) + raw[end:]
        elif kind == 1:
            raw = raw[:at] + raw[end:]
        elif kind == 2:
            raw = raw[:at] + raw[at:end] * draw.choice((2, 3, 50)) + raw[end:]
        elif kind == 3:
            other = draw.randrange(len(raw) + 1)
            raw = raw[:at] + raw[other : other + end - at] + raw[end:]
        elif kind == 4 and draw.random() < 0.2:
            raw = raw[:at]
        else:
            raw = raw[:at] + draw.choice(TOKENS) + raw[end:]
    return raw


def _member_changed(raw: bytes, draw: random.Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        members = [(name, archive.read(name)) for name in archive.namelist()]
    texts = [i for i, (name, _) in enumerate(members) if name.endswith((".xml", ".rels"))]
    heavy = [i for i in texts if "document.xml" in members[i][0] or "sheet" in members[i][0]]
    at = draw.choice(heavy if heavy and draw.random() < 0.5 else texts)
    name, content = members[at]
    if draw.random() < 0.05:
        members.pop(at)
    else:
        members[at] = (name, _changed(content, draw))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return out.getvalue()
