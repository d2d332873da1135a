"""The lists of all documents beside each other: each keeps its own, under new ids, so that no list counts on in another."""

from __future__ import annotations

import hashlib
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from drafting.word.styles import W, value


@dataclass(slots=True)
class Lists:
    """The lists of the bundle so far."""

    pictures: list[etree._Element] = field(default_factory=list)
    abstracts: list[etree._Element] = field(default_factory=list)
    nums: list[etree._Element] = field(default_factory=list)

    def take(self, root: etree._Element, key: str) -> dict[str, str]:
        """Takes in the lists of a document. Gives num id there → num id here."""
        pictures: dict[str, str] = {}
        for node in root.iterfind(f"{W}numPicBullet"):
            pictures[value(node, "numPicBulletId")] = str(len(self.pictures))
            made = deepcopy(node)
            made.set(f"{W}numPicBulletId", str(len(self.pictures)))
            self.pictures.append(made)
        abstracts: dict[str, str] = {}
        for node in root.iterfind(f"{W}abstractNum"):
            new = str(len(self.abstracts) + 1)
            abstracts.setdefault(value(node, "abstractNumId"), new)
            made = deepcopy(node)
            made.set(f"{W}abstractNumId", new)
            _own_identity(made, f"{key}:{new}")
            for bullet in made.iter(f"{W}lvlPicBulletId"):
                bullet.set(f"{W}val", pictures.get(value(bullet), "0"))
            self.abstracts.append(made)
        nums: dict[str, str] = {}
        for node in root.iterfind(f"{W}num"):
            wanted = abstracts.get(value(node.find(f"{W}abstractNumId")))
            if wanted is None:
                continue  # a list without levels: Word shows no number
            new = str(len(self.nums) + 1)
            nums.setdefault(value(node, "numId"), new)
            made = deepcopy(node)
            made.set(f"{W}numId", new)
            abstract = made.find(f"{W}abstractNumId")
            if abstract is not None:
                abstract.set(f"{W}val", wanted)
            for name in [n for n in made.attrib if not str(n).startswith(W)]:
                del made.attrib[name]  # w16cid:durableId: an identity that must not be there twice
            self.nums.append(made)
        return nums

    def restyle(self, since: tuple[int, int], styles: dict[str, str]) -> None:
        """Gives the lists taken in after `since` (abstracts, nums) the new ids of their document's styles."""
        for node in (*self.abstracts[since[0] :], *self.nums[since[1] :]):
            for bound in list(node.iter(f"{W}pStyle", f"{W}styleLink", f"{W}numStyleLink")):
                if value(bound) in styles:
                    bound.set(f"{W}val", styles[value(bound)])
                elif (parent := bound.getparent()) is not None:
                    parent.remove(bound)

    def count(self) -> tuple[int, int]:
        """How many there are: abstracts, nums."""
        return len(self.abstracts), len(self.nums)

    def fill(self, root: etree._Element) -> None:
        """Writes all lists into a `w:numbering`, in the order of the schema."""
        root.extend([*self.pictures, *self.abstracts, *self.nums])


def _own_identity(abstract: etree._Element, key: str) -> None:
    """`w:nsid` says which lists are one list to Word; a document that is in a bundle twice must not count on."""
    for name in [n for n in abstract.attrib if not str(n).startswith(W)]:
        del abstract.attrib[name]
    for node in abstract.iterfind(f"{W}nsid"):
        node.set(f"{W}val", hashlib.sha256(f"{key}:{value(node)}".encode()).hexdigest()[:8].upper())


def renumber(root: etree._Element, nums: dict[str, str]) -> None:
    """Gives the references to lists in a story or style sheet their new ids; one to a list that is not there becomes none."""
    for node in root.iter(f"{W}numId"):
        node.set(f"{W}val", nums.get(value(node), "0"))
