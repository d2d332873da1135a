"""Writing a PDF so that strict readers agree on where each stream ends (ISO 19005-2, 6.1.7.1).

Before `endstream` stands a line end that does not count. Where a stream's own last byte is a carriage return, that line end makes
CR LF of it, and a reader cannot tell the two apart; one stream in 256 is so. Such a stream is written in another coding.
"""

from __future__ import annotations

import io
import zlib
from typing import Any


def saved(document: Any) -> bytes:
    """The bytes of an open PDF; the same document gives the same bytes."""
    import pikepdf

    for stream in document.objects:
        if isinstance(stream, pikepdf.Stream):
            _unambiguous(stream, pikepdf)
    modes = pikepdf.ObjectStreamMode
    for mode in (modes.generate, modes.disable):
        out = io.BytesIO()
        document.save(
            out, deterministic_id=True, object_stream_mode=mode, stream_decode_level=pikepdf.StreamDecodeLevel.none
        )
        if b"\r\nendstream" not in out.getvalue():
            break  # else: in a stream of objects, which only this writing made
    return out.getvalue()


def _unambiguous(stream: Any, pikepdf: Any) -> None:
    raw = bytes(stream.read_raw_bytes())
    if "/Filter" not in stream and str(stream.get("/Type", "")) != "/Metadata":
        raw = zlib.compress(raw, 6)  # here, so that its last byte is known
        stream.write(raw, filter=pikepdf.Name.FlateDecode)
    if not raw.endswith(b"\r"):
        return
    filters, parameters = stream.get("/Filter"), stream.get("/DecodeParms")
    filters = list(filters) if isinstance(filters, pikepdf.Array) else [] if filters is None else [filters]
    if isinstance(parameters, pikepdf.Array):
        parameters = list(parameters)
    else:
        parameters = [pikepdf.Dictionary() if parameters is None else parameters] * len(filters)
    coded = raw.hex().upper().encode() + b">"
    stream.write(
        coded,
        filter=pikepdf.Array([pikepdf.Name.ASCIIHexDecode, *filters]),
        decode_parms=pikepdf.Array([pikepdf.Dictionary(), *parameters]),
    )
