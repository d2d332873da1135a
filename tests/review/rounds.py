"""Rounds of a negotiation, played: data of ours change, two people edit the Word file, it goes out and comes back."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path

from lxml import etree

from drafting.api import drafts
from drafting.api.kept_reviews import examine
from drafting.api.renew import Renewed, renew
from drafting.api.revisions import accept_all
from drafting.drafts import DraftStore
from drafting.intake import parse_dossier
from drafting.intake.splice import put_value
from tests.conftest import ROOT
from tests.review import returns
from tests.review.returns import File, W, text

HOME = ROOT / "examples" / "wadchemie"
DATA: tuple[tuple[tuple[str | int, ...], tuple[object, ...]], ...] = (
    (("support", 0, "share"), (39, 38, 37, 36, 35)),
    (("organisations", 4, "address", "number"), ("15", "16", "17", "18", "19")),
)
WORDS_OF = "Wadchemie", "Provincie Groningen"


class Edited(File):
    """A Word file that somebody with a name edits."""

    def __init__(self, docx: bytes, author: str) -> None:
        super().__init__(docx)
        self.author = author

    def mark(self, name: str) -> etree._Element:
        made = super().mark(name)
        made.set(f"{W}author", self.author)
        return made


def edited(docx: bytes, author: str, marker: str, draw: random.Random) -> bytes:
    """A drawn paragraph with a word of somebody's own in it, silently or tracked; now and then a paragraph of their own."""
    file = Edited(docx, author)
    tracked = draw.random() < 0.5
    found = [p for p in file.body.iter(f"{W}p") if _free(p)]
    p = draw.choice(found)
    if draw.random() < 0.2 and p.getparent().tag != f"{W}tc":
        p.addnext(file.new_para(p, f"Hier komt {marker} nog bij, zoals afgesproken aan tafel.", tracked))
    else:
        word = draw.choice(_words(p))
        file.replace(p, word, f"{word} {marker}", tracked)
    return file.bytes()


def _free(p: etree._Element) -> bool:
    if next(p.iter(f"{W}ins", f"{W}del", f"{W}fldChar"), None) is not None or "merk" in text(p):
        return False
    return len(_words(p)) > 4


def _words(p: etree._Element) -> list[str]:
    return [w for w in returns._plain_words(p) if re.fullmatch(r"[a-z]{5,}", w)]


class Negotiation:
    """A store, a dossier and the Word file that goes to and fro."""

    def __init__(self, folder: Path, seed: int, kind: str = "jloi") -> None:
        self.folder, self.draw, self.kind = folder, random.Random(seed), kind
        self.store = DraftStore(f"sqlite:///{folder / 'a.db'}")
        self.dossier = folder / "dossier.yaml"
        self.dossier.write_bytes((HOME / "dossier.yaml").read_bytes())
        self.out = drafts.export(self.store, self.save())
        self.markers: list[str] = []
        self.said: dict[str, str] = {}

    def save(self):  # type: ignore[no-untyped-def]
        from drafting.api.order import Order

        entry = drafts.Entry("Minister", "2026-03-02T10:00:00+00:00", "verstuurd")
        return drafts.save(self.store, Order(source=self.dossier, kinds=(self.kind,)), entry)[0]

    def round(self, n: int, carried: Callable[[bytes], bytes], between: str = "") -> Renewed:
        """One round: they edit what we sent, it comes back through a programme, our data change, and it is renewed. `between`: "accept"
        where they accept all that was tracked before they go on, "save" where we keep our new draft."""
        docx = accept_all(self.out) if between == "accept" else self.out
        for author in WORDS_OF:
            marker = f"merk{n}{author[0].lower()}"
            docx = edited(docx, author, marker, self.draw)
            self.markers.append(marker)
        back = self.folder / f"terug{n}.docx"
        back.write_bytes(carried(docx))
        entry = drafts.Entry("jurist", f"2026-03-{n + 2:02}T10:00:00+00:00", "terug")
        came = drafts.receive(self.store, f"wadchemie/{self.kind}", back, entry, "Wadchemie")
        assert examine(self.store, came) is not None
        keys, values = DATA[n % len(DATA)]
        value = values[n // len(DATA) % len(values)]
        self.dossier.write_text(put_value(self.dossier.read_text(encoding="utf-8"), keys, value), encoding="utf-8")
        made = renew(
            came.name, self.dossier, store=self.store, author="Minister", their_author="Wadchemie",
            date=f"2026-04-{n + 2:02}T10:00:00Z",
        )  # fmt: skip
        if between == "save":
            self.save()
        self.out = made.content
        return made

    def lost(self) -> list[str]:
        """The words of theirs that are not in the file once, and the data of ours that it does not print."""
        said = " ".join(text(p) for p in returns.read(accept_all(self.out)).iter(f"{W}p"))
        gone = [f"{m}: {said.count(m)}" for m in self.markers if said.count(m) != 1]
        dossier = parse_dossier(self.dossier.read_text(encoding="utf-8"))
        share = dossier.support[0].share  # type: ignore[union-attr, index]
        if f"{share}%" not in said:
            gone.append(f"{share}%")
        return gone
