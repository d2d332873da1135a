"""Standard output and error as they are: a console of another character set, a pipe that closes, a disk that is full."""

from __future__ import annotations

import codecs
import contextlib
import errno
import json
import os
import sys
import unicodedata
from typing import Any, TextIO

from drafting.errors import Finding, OutputError

_ALIKE = {
    "→": "->", "←": "<-", "↵": " ", "⇥": " ", "●": "*", "◂": "<", "▸": ">", "▼": "v", "✗": "x", "·": "-", "–": "-", "—": "-", "−": "-",
    "…": "...", "‘": "'", "’": "'", "“": '"', "”": '"', "«": '"', "»": '"', "€": "EUR", "\u00a0": " ", "\u202f": " ", "\u2011": "-",
    "±": "+/-", "×": "x", "°": "o",
}  # fmt: skip
"""How our own marks are written where the character set lacks them."""


def _written_alike(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    made = []
    for character in error.object[error.start : error.end]:
        plain = _ALIKE.get(character) or unicodedata.normalize("NFKD", character).encode("ascii", "ignore").decode()
        try:
            (_ALIKE.get(character) or plain).encode(error.encoding)
        except UnicodeEncodeError:
            plain = ""
        made.append(plain or "?")
    return "".join(made), error.end


codecs.register_error("drafting-alike", _written_alike)


def prepare() -> None:
    """What the character set of standard output and error lacks is written as much alike as it can be, instead of ending the command."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            with contextlib.suppress(ValueError, OSError):
                reconfigure(errors="drafting-alike")


def print_json(value: Any, *, indent: int | None = None) -> None:
    """A value as JSON, in which nothing is lost whatever the character set of standard output."""
    encoding = (getattr(sys.stdout, "encoding", "") or "utf-8").lower().replace("-", "").replace("_", "")
    print(json.dumps(value, ensure_ascii=not encoding.startswith("utf"), indent=indent), flush=indent is None)


def write_bytes(content: bytes) -> None:
    """Bytes on standard output: a file, or text that is to be read back as UTF-8. Raises OutputError."""
    stream = getattr(sys.stdout, "buffer", None)
    try:
        sys.stdout.flush()
        if stream is None:  # standard output is no stream of bytes: caught by another program
            sys.stdout.write(content.decode(errors="replace"))
        else:
            stream.write(content)
            stream.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise unprintable(error) from None


def unprintable(error: OSError) -> OutputError:
    """The fault of an output that cannot be written: a full disk behind it, say."""
    return OutputError(Finding("output.cannot-print", values={"reason": error.strerror or str(error)}))


def flush() -> None:
    """Writes what still waits. Raises BrokenPipeError, or OutputError."""
    for stream in (sys.stdout, sys.stderr):
        if stream is None or stream.closed:
            continue
        try:
            stream.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise BrokenPipeError from None
            raise unprintable(error) from None


def abandon() -> None:
    """Leaves standard output be: who read it is gone, or it cannot be written; Python would say so again at its end."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError, AttributeError):
            _to_nothing(stream)


def _to_nothing(stream: TextIO) -> None:
    try:
        stream.flush()
    except (OSError, ValueError):
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, stream.fileno())
        os.close(nothing)
