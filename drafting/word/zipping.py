"""Writing zip files fast and always alike: fixed times, content types first, members copied compressed where they can be.

Two codecs: `isal` (Intel's deflate, through python-isal; several times faster, files about a tenth larger) and `zlib`
at level 6. The same members and codec give the same bytes. `auto` is isal where it is installed.
Norms: APPNOTE 6.3 (the zip format), ECMA-376 part 2 (which members a package may have).
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Protocol

from drafting.errors import Finding, OutputError

ZLIB_LEVEL = 6
ISAL_LEVEL = 2  # 3 takes half as long again for 2% less; 1 gives 8% more for little speed (benchmarks/fill)
STORED, DEFLATED = 0, 8
MAX_BYTES = 0xFFFF_FFFE  # beyond this a file needs zip64, which no Word document does
CONTENT_TYPES = "[Content_Types].xml"

_DOS_TIME, _DOS_DATE = 0, 0x21  # 1 January 1980, the earliest the format knows
_UTF8 = 0x800
_LOCAL = struct.Struct("<4sHHHHHLLLHH")
_CENTRAL = struct.Struct("<4sHHHHHHLLLHHHHHLL")
_END = struct.Struct("<4sHHHHLLH")


class _Stream(Protocol):
    def compress(self, data: bytes, /) -> bytes: ...
    def flush(self) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Codec:
    """One way to deflate: its name, its checksum, and how a stream and a whole are compressed."""

    name: str
    crc32: Callable[..., int]
    stream: Callable[[], _Stream]
    whole: Callable[[bytes], bytes]


@cache
def codec(name: str = "auto") -> Codec:
    """The codec "isal", "zlib" or "auto". Raises KeyError for another name, ImportError where isal is asked for and absent."""
    if name == "auto":
        try:
            return codec("isal")
        except ImportError:
            return codec("zlib")
    if name == "zlib":
        return Codec("zlib", _crc32(), lambda: zlib.compressobj(ZLIB_LEVEL, zlib.DEFLATED, -15), _zlib_whole)
    if name != "isal":
        raise KeyError(name)
    from isal import isal_zlib

    def stream() -> _Stream:
        made: _Stream = isal_zlib.compressobj(ISAL_LEVEL, isal_zlib.DEFLATED, -15)
        return made

    def whole(data: bytes) -> bytes:
        made: bytes = isal_zlib.compress(data, ISAL_LEVEL, -15)
        return made

    return Codec("isal", isal_zlib.crc32, stream, whole)


def _crc32() -> Callable[..., int]:
    # The checksum does not depend on the codec, so the fast one is taken wherever it is there.
    try:
        from isal import isal_zlib
    except ImportError:
        return zlib.crc32
    fast: Callable[..., int] = isal_zlib.crc32
    return fast


def _zlib_whole(data: bytes) -> bytes:
    return zlib.compress(data, ZLIB_LEVEL, -15)


@dataclass(frozen=True, slots=True)
class Plain:
    """A member still to be deflated."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Packed:
    """A member as it lies in a zip: `data` compressed by `method`, checksum and size of what it holds (bytes)."""

    name: str
    data: bytes
    crc: int
    size: int
    method: int = DEFLATED

    def unpacked(self) -> bytes:
        """What the member holds."""
        return self.data if self.method == STORED else zlib.decompress(self.data, -15, max(self.size, 1))


Member = Plain | Packed


def pack(name: str, data: bytes, how: Codec) -> Packed:
    """`data` deflated under `name`."""
    return Packed(name, how.whole(data), how.crc32(data), len(data))


class Packer:
    """A member deflated while it is written, so that it is never whole in memory."""

    __slots__ = ("_crc", "_crc32", "_done", "_name", "_size", "_stream")

    def __init__(self, name: str, how: Codec) -> None:
        self._name, self._crc32, self._stream = name, how.crc32, how.stream()
        self._done: list[bytes] = []
        self._crc = self._size = 0

    def feed(self, data: bytes) -> None:
        """Adds `data` at the end."""
        self._crc = self._crc32(data, self._crc)
        self._size += len(data)
        self._done.append(self._stream.compress(data))

    @property
    def size(self) -> int:
        """Bytes fed so far."""
        return self._size

    def finish(self) -> Packed:
        """The member; nothing can be fed after this."""
        self._done.append(self._stream.flush())
        return Packed(self._name, b"".join(self._done), self._crc, self._size)


def packed_members(raw: bytes) -> list[Packed]:
    """The members of a zip as they lie in it, without inflating them. `raw` must have passed `open_package`.

    Folders are left out; members by a method other than stored and deflated are deflated anew.
    """
    found = []
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        for info in archive.infolist():
            if info.is_dir():
                continue
            name = info.filename.replace("\\", "/").lstrip("/")
            if info.compress_type not in (STORED, DEFLATED):
                found.append(pack(name, archive.read(info), codec("zlib")))
                continue
            name_length, extra_length = struct.unpack_from("<HH", raw, info.header_offset + 26)
            start = info.header_offset + 30 + name_length + extra_length
            data = raw[start : start + info.compress_size]
            found.append(Packed(name, data, info.CRC, info.file_size, info.compress_type))
    return found


@dataclass(frozen=True, slots=True)
class Prefix:
    """Members already laid out as the beginning of a zip: their bytes, their lines of the directory, their number."""

    body: bytes
    directory: bytes
    count: int


EMPTY = Prefix(b"", b"", 0)


def lay_out(members: Sequence[Packed], prefix: Prefix = EMPTY) -> Prefix:
    """`members` written behind `prefix`. Raises OutputError where the whole would need zip64."""
    body, directory = [prefix.body], [prefix.directory]
    offset = len(prefix.body)
    for m in members:
        name = m.name.encode()
        flags = 0 if name.isascii() else _UTF8
        packed = len(m.data)
        if offset + packed > MAX_BYTES or m.size > MAX_BYTES:
            raise OutputError(Finding("template.too-large", values={"limit": MAX_BYTES}))
        head = (20, flags, m.method, _DOS_TIME, _DOS_DATE, m.crc, packed, m.size, len(name), 0)
        body += (_LOCAL.pack(b"PK\x03\x04", *head), name, m.data)
        directory += (_CENTRAL.pack(b"PK\x01\x02", 20, *head, 0, 0, 0, 0, offset), name)
        offset += _LOCAL.size + len(name) + packed
    return Prefix(b"".join(body), b"".join(directory), prefix.count + len(members))


def close(prefix: Prefix) -> bytes:
    """The whole zip of what was laid out."""
    end = _END.pack(b"PK\x05\x06", 0, 0, prefix.count, prefix.count, len(prefix.directory), len(prefix.body), 0)
    return b"".join((prefix.body, prefix.directory, end))


def write_zip(members: Iterable[Member], how: str | Codec = "auto") -> bytes:
    """A zip of `members` in their order, content types first. Deterministic per codec.

    Raises OutputError where the whole would need zip64.
    """
    chosen = codec(how) if isinstance(how, str) else how
    packed = [m if isinstance(m, Packed) else pack(m.name, m.data, chosen) for m in members]
    packed.sort(key=lambda m: m.name != CONTENT_TYPES)
    return close(lay_out(packed))


def is_codec(name: Any) -> bool:
    """Whether `name` names a codec that can be used here."""
    try:
        codec(name)
    except (KeyError, ImportError):
        return False
    return True
