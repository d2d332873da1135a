"""Reads the corpus of faults: each text as a Word file with its faults and as its clean twin, and what is to be found."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

CORPUS = Path(__file__).parent / "corpus"
KINDS = ("leftover", "date", "figure", "spelling", "compound", "office", "personal", "reference", "citation")
_FAULT = re.compile(r"\[\[(?P<wrong>.*?)=>(?P<right>.*?)\|(?P<kind>[a-z]+)(?:#(?P<group>\w+))?\]\]", re.DOTALL)
_MARK = re.compile(
    r"\{\+(?P<ins>.*?)\+\}|\{-(?P<del>.*?)-\}|\{>(?P<note>.*?)<\}|\{~(?P<hidden>.*?)~\}|\{\^(?P<foot>.*?)\^\}"
)


@dataclass(frozen=True)
class Fault:
    """Words that are to be found, in which paragraph (its text as a reader sees it), of what kind; `group` where one fault
    stands in two places. A trap has the kind "none"; `free` where a finding on it counts neither way."""

    paragraph: str
    words: str
    kind: str
    group: str
    free: bool


@dataclass(frozen=True)
class CorpusText:
    """One text of the corpus."""

    name: str
    faults: tuple[Fault, ...]
    wrong: tuple[str, ...]
    right: tuple[str, ...]

    @property
    def held_out(self) -> bool:
        """Whether it was set aside before tuning."""
        return int(self.name.rpartition("-")[2]) % 2 == 0

    @property
    def profile(self) -> str:
        """The profile that a user would choose."""
        return {"letter": "letter", "statute": "statute"}.get(self.name.partition("-")[0], "")


def texts() -> list[CorpusText]:
    """All of them, by name."""
    return [_read(path) for path in sorted(CORPUS.glob("*.txt"))]


def _read(path: Path) -> CorpusText:
    raw = path.read_text(encoding="utf-8").rstrip("\n")
    found: list[Fault] = []
    wrong: list[str] = []
    right: list[str] = []
    # A fault may stand over two lines: protect the newline within it.
    raw = _FAULT.sub(lambda m: m[0].replace("\n", " "), raw)
    for line in raw.split("\n"):
        bad = _FAULT.sub(lambda m: m["wrong"], line)
        # Words that fall away leave one space, and none before a mark.
        good = re.sub(r"\0 ?(?=[.,;:]|$)|(?<= )\0 |\0", "", _FAULT.sub(lambda m: m["right"] or "\0", line))
        wrong.append(bad)
        if good.strip(" |") or not bad.strip(" |"):
            right.append(good)
        seen = _curled(_MARK.sub(lambda m: m["ins"] or "", bad))
        for match in _FAULT.finditer(line):
            words = _curled(_MARK.sub(lambda m: m["ins"] or "", match["wrong"]))
            free = match["kind"] == "none"
            found.append(
                Fault(seen, words, match["kind"], match["group"] or "", free and match["wrong"] != match["right"])
            )
        for mark in _MARK.finditer(bad):
            if mark["foot"] is None:
                words = next(g for g in mark.groups() if g is not None)
                found.append(Fault(seen, words, "leftover", "", False))
    return CorpusText(path.stem, tuple(found), tuple(wrong), tuple(right))


def word_file(lines: tuple[str, ...], clean: bool = False) -> bytes:
    """The lines as a Word file made by hand: plain paragraphs, tables for the letter head, tracked changes, comments, hidden
    text and footnotes; a clean twin has only the footnotes."""
    document = docx.Document()
    document.core_properties.title = lines[0].strip("# |")[:60]
    made = _Marks(document)
    rows: list[str] = []
    for line in (*lines, ""):
        if line.startswith("|"):
            rows.append(line)
            continue
        if rows:
            _table(document, rows, made, clean)
            rows = []
        if line.startswith("# "):
            made.fill(document.add_paragraph(style="Title"), line[2:], clean)
        elif line.strip():
            made.fill(document.add_paragraph(), line, clean)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _table(document: Any, rows: list[str], made: _Marks, clean: bool) -> None:
    cells = [[c.strip() for c in row.strip().strip("|").split("|")] for row in rows]
    table = document.add_table(len(cells), max(map(len, cells)))
    for row, texts_ in zip(table.rows, cells, strict=True):
        for cell, text in zip(row.cells, texts_, strict=False):
            made.fill(cell.paragraphs[0], text, clean)


class _Marks:
    """Writes tracked changes and the rest into paragraphs."""

    def __init__(self, document: Any) -> None:
        self._document, self._next = document, 100

    def fill(self, paragraph: Any, text: str, clean: bool) -> None:
        for piece, kind in _pieces(text):
            if clean and kind not in ("", "foot"):
                continue
            if kind == "":
                paragraph.add_run(_curled(piece))
            elif kind == "hidden":
                paragraph.add_run(piece).font.hidden = True
            elif kind == "note":
                runs = paragraph.runs or [paragraph.add_run(" ")]
                self._document.add_comment(runs[-1], text=piece, author="Collega")
            elif kind in ("ins", "del"):
                self._tracked(paragraph, piece, kind)
            else:
                paragraph.add_run(f" [{piece}]")

    def _tracked(self, paragraph: Any, text: str, kind: str) -> None:
        run = paragraph.add_run(text)._r
        self._next += 1
        mark = OxmlElement(f"w:{kind}")
        mark.set(qn("w:id"), str(self._next))
        mark.set(qn("w:author"), "Collega")
        mark.set(qn("w:date"), "2025-01-01T00:00:00Z")
        run.addprevious(mark)
        mark.append(run)
        if kind == "del":
            for node in run.iter(qn("w:t")):
                node.tag = qn("w:delText")


def _curled(text: str) -> str:
    """Quotes as Word makes them while one types."""
    text = re.sub(r"(?<![\w.,)])\"(?=\S)", "“", text).replace('"', "”")
    return re.sub(r"(?<=\w)'", "’", text)


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    at = 0
    for match in _MARK.finditer(text):
        if match.start() > at:
            yield text[at : match.start()], ""
        yield next((g, k) for k, g in match.groupdict().items() if g is not None)
        at = match.end()
    if at < len(text):
        yield text[at:], ""
