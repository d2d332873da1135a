"""What a file gives away, a clean copy of it, and the active content that a command would carry on."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from drafting import tree
from drafting.errors import Finding, Place, Severity

if TYPE_CHECKING:
    from drafting.word.inspect import Trace


def inspect(source: str | Path | bytes, name: str = "") -> list[Trace]:
    """What a Word or PDF file gives away to whoever gets it, in the order of `drafting.word.inspect.SORTS`. Raises PackageError."""
    from drafting.word.inspect import SORTS, Trace, traces_of
    from drafting.word.package.opening import read_file

    raw = source if isinstance(source, bytes) else read_file(source)
    name = name or ("" if isinstance(source, bytes) else str(source))
    if b"%PDF-" in raw[:1024]:
        from drafting.pdf.inspect import traces

        order = list(SORTS)
        found = [Trace(sort, part, said) for sort, part, said in traces(raw, name)]
        return sorted(found, key=lambda t: order.index(t.sort))
    return traces_of(raw, name)


def clean(source: str | Path | bytes, document: tree.Document | None = None, name: str = "") -> bytes:
    """A copy without what `inspect` says is taken out; text and look are as they were. The names of a `document` that the file was
    built from become opaque keys, which `revealed` undoes. Raises PackageError."""
    from drafting.word.inspect.clean import clean as without
    from drafting.word.inspect.keys import keys_of
    from drafting.word.package.opening import read_file

    raw = source if isinstance(source, bytes) else read_file(source)
    if b"%PDF-" in raw[:1024]:
        from drafting.pdf.inspect import clean as clean_pdf

        return clean_pdf(raw, name or ("" if isinstance(source, bytes) else str(source)))
    return without(raw, keys_of(document) if document is not None else None, name)


def revealed(source: str | Path | bytes, document: tree.Document) -> bytes:
    """A Word file that came back with opaque keys, under the names of the `document` that it was built from; any other file as it is.
    Raises PackageError."""
    from drafting.word.inspect.keys import has_keys, keys_of
    from drafting.word.inspect.keys import revealed as with_names
    from drafting.word.package.opening import open_package, read_file, write_package

    content = source if isinstance(source, bytes) else read_file(source)
    parts = open_package(content, "" if isinstance(source, bytes) else str(source)).parts
    return write_package(with_names(parts, keys_of(document))) if has_keys(parts) else content


def active_content(sources: Iterable[tuple[str | Path | bytes, str]]) -> list[Finding]:
    """What Word files, each with the name under which it is told, run, fetch or open: a warning each. Files that cannot be read say
    so elsewhere."""
    from drafting.errors import PackageError
    from drafting.word.inspect import active_traces
    from drafting.word.package.opening import open_package

    found: list[Finding] = []
    for source, name in sources:
        try:
            package = open_package(source, name)
            traces = active_traces(package)
        except PackageError:
            continue
        for trace in traces:
            values = {"found": " ".join(trace.found.split())[:120] or trace.part}
            found.append(Finding(f"inspect.{trace.sort}", Place(name, path=trace.part), values, Severity.WARNING))
    return found


def as_data(traces: Iterable[Trace], lang: str) -> list[dict[str, Any]]:
    """Traces as plain objects: sort, group, part, place, found, count, cleaned, fact."""
    return [
        {
            "sort": t.sort, "group": t.group, "part": t.part, "place": t.place, "found": t.found, "count": t.count,
            "cleaned": t.cleaned, "fact": told(t, lang),
        }
        for t in traces
    ]  # fmt: skip


def told(trace: Trace, lang: str) -> str:
    """A trace in words."""
    return trace.said.en if lang.startswith("en") else trace.said.nl
