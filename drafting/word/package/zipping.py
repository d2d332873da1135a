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
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from drafting.admission.characters import refused, unholdable
from drafting.errors import Finding, OutputError

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

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


@dataclass(frozen=True, slots=True)
class Codec:
    """One way to deflate: its name, its checksum, how a whole is compressed, and how a block of one (block, the 32 KB before)
    so that another may follow it. `threads` is how many it is worth to deflate a long part with."""

    name: str
    crc32: Callable[..., int]
    whole: Callable[[bytes], bytes]
    block: Callable[[bytes, bytes], bytes]
    threads: int


@cache
def codec(name: str = "auto") -> Codec:
    """The codec "isal", "zlib" or "auto". Raises KeyError for another name, ImportError where isal is asked for and absent."""
    if name == "auto":
        try:
            return codec("isal")
        except ImportError:
            return codec("zlib")
    if name == "zlib":
        return Codec("zlib", _crc32(), _zlib_whole, _zlib_block, 2)
    if name != "isal":
        raise KeyError(name)
    from isal import isal_zlib

    def whole(data: bytes) -> bytes:
        made: bytes = isal_zlib.compress(data, ISAL_LEVEL, -15)
        return made

    def block(data: bytes, before: bytes) -> bytes:
        known: Any = {"zdict": before} if before else {}
        packer = isal_zlib.compressobj(ISAL_LEVEL, isal_zlib.DEFLATED, -15, **known)
        made: bytes = packer.compress(data) + packer.flush(isal_zlib.Z_SYNC_FLUSH)
        return made

    return Codec("isal", isal_zlib.crc32, whole, block, 0)  # handing over costs more than it takes


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


def _zlib_block(data: bytes, before: bytes) -> bytes:
    known: Any = {"zdict": before} if before else {}
    packer = zlib.compressobj(ZLIB_LEVEL, zlib.DEFLATED, -15, **known)
    return packer.compress(data) + packer.flush(zlib.Z_SYNC_FLUSH)


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


def pack(name: str, data: bytes, how: Codec, proven: bool = False) -> Packed:
    """`data` deflated under `name`. Raises OutputError where an XML part holds a character that XML cannot; not looked at again where
    that is `proven` of all that it was made of."""
    if not proven:
        _holdable(name, data)
    return Packed(name, how.whole(data), how.crc32(data), len(data))


def holdable(part: str, xml: str) -> str:
    """`xml` itself. Raises OutputError where it holds a character that XML cannot, halves of one included."""
    if (found := next(refused(xml), None)) is not None:
        raise OutputError(Finding("output.bad-character", values={"part": part, "found": found[1]}))
    return xml


def _holdable(name: str, data: bytes) -> None:
    """The last door: whatever text came past the others, no part goes out that Word cannot open."""
    if name.endswith((".xml", ".rels", ".vml")) and (found := unholdable(data)):
        raise OutputError(Finding("output.bad-character", values={"part": name, "found": found}))


BLOCK = 1 << 20  # bytes of a part that are deflated as one; small enough to keep memory flat
WINDOW = 1 << 15
AHEAD = 3  # blocks that may wait to be deflated


class Packer:
    """A member deflated while it is written, so that it is never whole in memory.

    It is cut in blocks of one size; each is deflated knowing the 32 KB before it and ends on a byte: by a few threads, while
    the next is being printed, where the codec is slow (deflate does not hold Python's lock). The bytes depend on what is fed only, not on the
    threads. As pigz does.
    """

    def __init__(self, name: str, how: Codec, threads: int | None = None) -> None:
        self._name, self._how = name, how
        self._pool: ThreadPoolExecutor | None = None
        if threads is None:
            threads = how.threads
        if threads:
            from concurrent.futures import ThreadPoolExecutor

            self._pool = ThreadPoolExecutor(threads)
        self._waiting: deque[Future[bytes]] = deque()
        self._done: list[bytes] = []
        self._held: list[bytes] = []
        self._held_size = 0
        self._before = b""
        self._crc = self._size = 0

    def feed(self, data: bytes) -> None:
        """Adds `data` at the end. Raises OutputError as `pack` does."""
        _holdable(self._name, data)
        self._crc = self._how.crc32(data, self._crc)
        self._size += len(data)
        self._held.append(data)
        self._held_size += len(data)
        if self._held_size >= BLOCK:
            whole = b"".join(self._held)
            at = 0
            while len(whole) - at >= BLOCK:
                self._send(whole[at : at + BLOCK])
                at += BLOCK
            self._held = [whole[at:]]
            self._held_size = len(whole) - at

    def _send(self, block: bytes) -> None:
        if self._pool is None:
            self._done.append(self._how.block(block, self._before))
        else:
            while len(self._waiting) >= AHEAD:
                self._done.append(self._waiting.popleft().result())
            self._waiting.append(self._pool.submit(self._how.block, block, self._before))
        self._before = block[-WINDOW:]

    @property
    def size(self) -> int:
        """Bytes fed so far."""
        return self._size

    def finish(self) -> Packed:
        """The member; nothing can be fed after this."""
        self._send(b"".join(self._held))
        self._done += [block.result() for block in self._waiting]
        self._waiting.clear()
        self._done.append(_LAST)
        return Packed(self._name, b"".join(self._done), self._crc, self._size)

    def abandon(self) -> None:
        """Lets the threads go. To be called whatever happens."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)


_LAST = b"\x03\x00"  # an empty last block


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
