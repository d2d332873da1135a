"""What programmes make of a Word file that they open and save: its words stay. Each way is drawn by number, so that a failing one can be
made again."""

from __future__ import annotations

import copy
import io
import random
import zipfile
from collections.abc import Callable
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MAIN = "word/document.xml"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
Way = Callable[[random.Random, Any], None]


def scrambled(docx: bytes, seed: int, *ways: str) -> bytes:
    """The file as one or more programmes left it."""
    chance = random.Random(seed)

    def change(root: Any) -> None:
        for way in ways:
            WAYS[way](chance, root)

    return _changed(docx, {MAIN: change})


def edited(docx: bytes, seed: int, count: int = 5) -> tuple[bytes, list[tuple[str, str]]]:
    """The file with so many words changed, one in a paragraph each; and the words before and after."""
    chance = random.Random(seed)
    done: list[tuple[str, str]] = []

    def change(root: Any) -> None:
        texts = [
            t
            for t in root.iter(f"{W}t")
            if t.text
            and len(t.text.split()) > 6
            and not _around(t, "hyperlink", "sdtContent", "txbxContent", "del", "ins")
        ]
        chance.shuffle(texts)
        met: set[Any] = set()
        for text in texts:
            paragraph = next(text.iterancestors(f"{W}p"))
            words = text.text.split(" ")
            at = [n for n, word in enumerate(words) if word.isalpha() and len(word) > 3 and 0 < n < len(words) - 1]
            if len(done) == count or paragraph in met or not at or paragraph.find(f".//{W}fldChar") is not None:
                continue
            met.add(paragraph)
            n = chance.choice(at)
            word = f"anders{len(done)}"
            done.append((words[n], word))
            words[n] = word
            text.text = " ".join(words)

    return _changed(docx, {MAIN: change}), done


def _changed(docx: bytes, changes: dict[str, Callable[[Any], None]]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            raw = old.read(name)
            if name in changes:
                root = etree.fromstring(raw)
                changes[name](root)
                raw = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            new.writestr(name, raw)
    return out.getvalue()


def _around(node: Any, *names: str) -> bool:
    return next(node.iterancestors(*(f"{W}{n}" for n in names)), None) is not None


def _split(chance: random.Random, root: Any) -> None:
    """Words over runs, as Word leaves them: rsids, spelling, language, the place of the cursor."""
    for text in list(root.iter(f"{W}t")):
        run = text.getparent()
        if run.tag != f"{W}r" or [c.tag for c in run if c.tag != f"{W}rPr"] != [f"{W}t"] or len(text.text or "") < 4:
            continue
        if chance.random() < 0.4:
            continue
        other = copy.deepcopy(run)
        at = chance.randrange(1, len(text.text))
        text.text, other[-1].text = text.text[:at], text.text[at:]
        for one in (text, other[-1]):
            one.set(SPACE, "preserve")
        other.set(f"{W}rsidR", f"00{chance.randrange(0x100000):06X}")
        own = other.find(f"{W}rPr")
        if own is None:
            own = etree.Element(f"{W}rPr")
            other.insert(0, own)
        if chance.random() < 0.5 and own.find(f"{W}lang") is None:
            etree.SubElement(own, f"{W}lang", {f"{W}val": "en-US"})
        elif own.find(f"{W}noProof") is None:
            own.insert(sum(1 for c in own if c.tag == f"{W}rStyle"), etree.Element(f"{W}noProof"))
            if len(own) > 1:
                own.remove(own.find(f"{W}noProof"))
        run.addnext(other)
        if chance.random() < 0.3:
            run.addnext(etree.Element(f"{W}proofErr", {f"{W}type": "spellStart"}))
        if chance.random() < 0.1:
            run.addnext(etree.fromstring(f'<w:r xmlns:w="{W[1:-1]}"><w:lastRenderedPageBreak/></w:r>'))


def _cursor(chance: random.Random, root: Any) -> None:
    paragraph = chance.choice([p for p in root.iter(f"{W}p") if len(p) > 1])
    for node in (
        etree.Element(f"{W}bookmarkEnd", {f"{W}id": "98765"}),
        etree.Element(f"{W}bookmarkStart", {f"{W}id": "98765", f"{W}name": "_GoBack"}),
    ):
        paragraph.insert(1, node)


def _unwrapped(chance: random.Random, root: Any, part: float = 1.0) -> None:
    for control in list(root.iter(f"{W}sdt")):
        content = control.find(f"{W}sdtContent")
        if content is None or chance.random() > part:
            continue
        for child in list(content):
            control.addprevious(child)
        control.getparent().remove(control)


def _some_unwrapped(chance: random.Random, root: Any) -> None:
    _unwrapped(chance, root, 0.4)


def _untagged(chance: random.Random, root: Any) -> None:
    """Controls stay, without what they are."""
    del chance
    for own in root.iter(f"{W}sdtPr"):
        for child in list(own):
            if child.tag not in (f"{W}docPartObj", f"{W}text", f"{W}id"):
                own.remove(child)


def _crossing(chance: random.Random, root: Any) -> None:
    """Controls around articles end early, or go on into what comes after."""
    body = root.find(f"{W}body")
    for control in list(body.findall(f"{W}sdt")):
        content, after = control.find(f"{W}sdtContent"), control.getnext()
        if content is None or len(content) < 2 or control.find(f"{W}sdtPr/{W}docPartObj/{W}docPartUnique") is not None:
            continue
        if chance.random() < 0.5:
            control.addnext(content[-1])
        elif after is not None and after.tag == f"{W}sdt":
            taken = after.find(f"{W}sdtContent")
            if taken is not None and len(taken) > 1:
                content.append(taken[0])


def _flattened(chance: random.Random, root: Any) -> None:
    """Fields as the text that they showed; those that go on over paragraphs, as contents do, too."""
    del chance
    open_: list[bool] = []
    gone = []
    for run in root.iter(f"{W}r"):
        mark = run.find(f"{W}fldChar")
        if mark is not None:
            sort = mark.get(f"{W}fldCharType")
            if sort == "begin":
                open_.append(False)
            elif sort == "separate" and open_:
                open_[-1] = True
            elif open_:
                open_.pop()
            gone.append(run)
        elif run.find(f"{W}instrText") is not None or not all(open_):
            gone.append(run)
    for run in gone:
        run.getparent().remove(run)


def _renamed(chance: random.Random, root: Any) -> None:
    """Styles that the file does not define under that name."""
    del chance
    for style in root.iter(f"{W}pStyle"):
        style.set(f"{W}val", f"P{style.get(f'{W}val')}")


def _normal(chance: random.Random, root: Any) -> None:
    del chance
    for style in list(root.iter(f"{W}pStyle")):
        style.getparent().remove(style)


def _quotes(chance: random.Random, root: Any) -> None:
    del chance
    for text in root.iter(f"{W}t"):
        for sign, other in (
            ("\u00a0", " "),
            ("‘", "'"),
            ("’", "'"),
            ("“", '"'),
            ("”", '"'),
            ("\u2011", "-"),
            ("\u00ad", ""),
        ):
            text.text = (text.text or "").replace(sign, other)


def _unlinked(chance: random.Random, root: Any) -> None:
    """Neither links nor bookmarks, and a font of its own on every word: as Google Docs gives a file back."""
    del chance
    for link in list(root.iter(f"{W}hyperlink")):
        for child in list(link):
            link.addprevious(child)
        link.getparent().remove(link)
    for node in list(root.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
        node.getparent().remove(node)
    for run in root.iter(f"{W}r"):
        own = run.find(f"{W}rPr")
        if own is None:
            own = etree.Element(f"{W}rPr")
            run.insert(0, own)
        for style in own.findall(f"{W}rStyle"):
            own.remove(style)
        own.insert(0, etree.Element(f"{W}rFonts", {f"{W}ascii": "Arial", f"{W}hAnsi": "Arial"}))


WAYS: dict[str, Way] = {
    "split": _split, "cursor": _cursor, "unwrapped": _unwrapped, "some unwrapped": _some_unwrapped, "untagged": _untagged,
    "crossing": _crossing, "flattened": _flattened, "renamed": _renamed, "normal": _normal, "quotes": _quotes, "unlinked": _unlinked,
}  # fmt: skip
WORD = ("split", "cursor")
GOOGLE = ("unwrapped", "flattened", "normal", "unlinked")
