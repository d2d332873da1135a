"""What legs are judged by: the words of a file, whatever program saved it, and how much of a redline is marked. Shares nothing with the
engine but opening a package."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from lxml import etree

from drafting.pdf.office import new_profile
from drafting.word.package.opening import open_package
from tests.word.redline.oracle import _READS

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
COUNTED = ("PAGE", "NUMPAGES", "PAGEREF", "SECTIONPAGES", "SECTION")


def letters(marked: bytes, author: str) -> int:
    """How many letters stand in what one author added, took out or moved."""
    count = 0
    for name, raw in open_package(marked).parts.items():
        if name.endswith(".xml") and any(f"<{tag} ".encode() in raw for tag in ("w:ins", "w:del", "w:moveTo")):
            for change in etree.fromstring(raw).iter(*(f"{W}{n}" for n in ("ins", "del", "moveFrom", "moveTo"))):
                if change.get(f"{W}author") == author:
                    count += sum(len((t.text or "").strip()) for t in change.iter(f"{W}t", f"{W}delText"))
    return count


def said(docx: bytes) -> list[str]:
    """What the paragraphs of the text and of the notes say, of a file without tracked changes: fields by their results, none that count
    pages, and signs that read the same as one."""
    package = open_package(docx)
    found = []
    for part in (package.main, package.related("/footnotes"), package.related("/endnotes")):
        for paragraph in package.xml(part).iter(f"{W}p") if part else ():
            if any(str(a.tag).endswith("}Fallback") for a in paragraph.iterancestors()):
                continue
            words = " ".join("".join(_pieces(paragraph)).translate(_READS).split())
            if words:
                found.append(words)
    return found


def _pieces(paragraph: Any) -> Iterable[str]:
    fields: list[list[Any]] = []  # of each open field its code, and whether its result has begun
    for node in paragraph.iter():
        if next(node.iterancestors(f"{W}p"), None) is not paragraph:
            continue
        sort = node.get(f"{W}fldCharType") if node.tag == f"{W}fldChar" else ""
        if sort == "begin":
            fields.append(["", False])
        elif sort == "separate" and fields:
            fields[-1][1] = True
        elif sort == "end" and fields:
            fields.pop()
        elif node.tag == f"{W}instrText" and fields:
            fields[-1][0] += node.text or ""
        elif any(not begun or (code.split() or [""])[0] in COUNTED for code, begun in fields):
            continue
        elif node.tag == f"{W}t":
            yield node.text or ""
        elif node.tag in (f"{W}tab", f"{W}br", f"{W}cr") and node.getparent().tag == f"{W}r":
            yield " "
        elif node.tag == f"{W}noBreakHyphen":
            yield "-"


def through_office(office: str, folder: Path, files: list[bytes], *formats: str) -> list[bytes]:
    """Files as LibreOffice saves them, by way of other formats; all in one start for each format."""
    place = folder / "came"
    place.mkdir(parents=True, exist_ok=True)
    for n, raw in enumerate(files):
        (place / f"{n:05}.docx").write_bytes(raw)
    for step, name in enumerate((*formats, "docx:MS Word 2007 XML")):
        out = folder / f"step{step}"
        command = [
            office,
            f"-env:UserInstallation={new_profile(folder / 'profile')}",
            "--headless",
            "--convert-to",
            name,
        ]
        paths = sorted(str(p) for p in place.iterdir())
        subprocess.run(
            [*command, "--outdir", str(out), *paths], check=True, capture_output=True, timeout=120 + 10 * len(paths)
        )
        place = out
    return [(place / f"{n:05}.docx").read_bytes() for n in range(len(files))]
