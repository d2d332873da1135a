"""Zips: always the same bytes, readable by anyone, members copied as they are."""

from __future__ import annotations

import io
import random
import zipfile
import zlib

import pytest

from drafting.word.package import zipping
from drafting.word.package.zipping import CONTENT_TYPES, Packed, Packer, Plain, codec, packed_members, write_zip

CODECS = [
    "zlib",
    pytest.param("isal", marks=pytest.mark.skipif(not zipping.is_codec("isal"), reason="isal is not installed")),
]


def _read(raw: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("how", CODECS)
def test_what_goes_in_comes_out_content_types_first(how: str) -> None:
    parts = {
        "word/a.xml": b"a" * 100_000,
        "leeg": b"",
        CONTENT_TYPES: b"<Types/>",
        "é/ü.bin": random.Random(1).randbytes(5000),
    }
    made = write_zip([Plain(name, data) for name, data in parts.items()], how)
    assert _read(made) == parts
    assert next(iter(_read(made))) == CONTENT_TYPES
    assert made == write_zip([Plain(name, data) for name, data in parts.items()], how)


def test_members_are_copied_without_being_inflated() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(zipfile.ZipInfo("stored"), b"x" * 50)
        archive.writestr("deflated", b"y" * 5000, zipfile.ZIP_DEFLATED, 9)
        archive.writestr("other", b"z" * 5000, zipfile.ZIP_LZMA)
        archive.writestr("map/", b"")
    members = packed_members(out.getvalue())
    assert [(m.name, m.method) for m in members] == [("stored", 0), ("deflated", 8), ("other", 8)]
    assert [m.unpacked() for m in members] == [b"x" * 50, b"y" * 5000, b"z" * 5000]
    assert _read(write_zip(members)) == {"stored": b"x" * 50, "deflated": b"y" * 5000, "other": b"z" * 5000}


@pytest.mark.parametrize("how", CODECS)
@pytest.mark.parametrize("size", [0, 1, 10, zipping.BLOCK - 1, zipping.BLOCK, zipping.BLOCK + 1, 3 * zipping.BLOCK + 7])
def test_a_member_deflated_in_blocks_is_the_same_whatever_the_threads(how: str, size: int) -> None:
    chance = random.Random(size)
    whole = b"".join(b"<w:p>%d</w:p>" % chance.randrange(1000) for _ in range(size // 8 + 1))[:size]

    def made(threads: int, step: int) -> Packed:
        packer = Packer("a", codec(how), threads)
        try:
            for at in range(0, size, step):
                packer.feed(whole[at : at + step])
            return packer.finish()
        finally:
            packer.abandon()

    first = made(1, 70_000)
    assert first == made(0, 70_000) == made(3, 70_000) == made(2, 1_500_000)
    assert first.unpacked() == whole
    assert (first.crc, first.size) == (zlib.crc32(whole), size)
    assert _read(write_zip([first])) == {"a": whole}


def test_an_unknown_codec_is_refused() -> None:
    assert not zipping.is_codec("rar")
    with pytest.raises(KeyError):
        codec("rar")
