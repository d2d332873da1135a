"""The structure tree of a PDF: walking it, and knowing which element owns which marked content and which annotation.

Norm: ISO 32000-1, 14.7.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

MAX_ELEMENTS = 2_000_000
"""More than any document has; a tree that loops is cut here."""


class Structure:
    """The structure tree of one open PDF."""

    def __init__(self, document: Any) -> None:
        import pikepdf

        self._pikepdf, self.document = pikepdf, document
        self.root = document.Root.get("/StructTreeRoot")
        if not isinstance(self.root, pikepdf.Dictionary):
            raise ValueError("no structure tree")
        roles = self.root.get("/RoleMap")
        self.roles: dict[str, str] = {str(k): str(v) for k, v in roles.items()} if roles is not None else {}
        if "/ParentTree" not in self.root:
            self.root["/ParentTree"] = document.make_indirect(pikepdf.Dictionary(Nums=pikepdf.Array()))
        self.parents = pikepdf.NumberTree(self.root["/ParentTree"])
        self._next = max((int(key) for key, _ in self.parents.items()), default=-1) + 1

    def role(self, element: Any) -> str:
        """The standard type of an element ("/P"), what its own name is mapped to."""
        name = str(element.get("/S", ""))
        for _ in range(10):
            if name not in self.roles or self.roles[name] == name:
                break
            name = self.roles[name]
        return name

    def elements(self) -> Iterator[Any]:
        """All elements in reading order."""
        waiting = [self.root["/K"]] if "/K" in self.root else []
        seen = 0
        while waiting and seen < MAX_ELEMENTS:
            node = waiting.pop()
            seen += 1
            if isinstance(node, self._pikepdf.Array):
                waiting += reversed(list(node))
            elif isinstance(node, self._pikepdf.Dictionary) and "/S" in node:
                yield node
                if "/K" in node:
                    waiting.append(node["/K"])

    def kids(self, element: Any) -> list[Any]:
        """What an element holds, as a list."""
        held = element.get("/K")
        if held is None:
            return []
        return list(held) if isinstance(held, self._pikepdf.Array) else [held]

    def put_kids(self, element: Any, kids: list[Any]) -> None:
        """Gives an element what it holds."""
        element["/K"] = self._pikepdf.Array(kids)

    def owner(self, page: Any, mark: int) -> Any | None:
        """The element that owns marked content `mark` of a page."""
        key = page.obj.get("/StructParents")
        owners = self.parents.get(int(key)) if key is not None else None
        if not isinstance(owners, self._pikepdf.Array) or mark >= len(owners):
            return None
        owner = owners[mark]
        return owner if isinstance(owner, self._pikepdf.Dictionary) else None

    def annotation_owner(self, annotation: Any) -> Any | None:
        """The element that owns an annotation."""
        key = annotation.get("/StructParent")
        owner = self.parents.get(int(key)) if key is not None else None
        return owner if isinstance(owner, self._pikepdf.Dictionary) else None

    def element(self, role: str, parent: Any, page: Any | None = None) -> Any:
        """A new element, not yet among what its parent holds."""
        made = self._pikepdf.Dictionary(Type=self._pikepdf.Name.StructElem, S=self._pikepdf.Name(role), P=parent)
        if page is not None:
            made["/Pg"] = page.obj
        return self.document.make_indirect(made)

    def hold_annotation(self, element: Any, annotation: Any, page: Any) -> None:
        """Lets an element own an annotation: an object reference, and the way back (ISO 14289-1, 7.18)."""
        reference = self._pikepdf.Dictionary(Type=self._pikepdf.Name.OBJR, Obj=annotation, Pg=page.obj)
        self.put_kids(element, [*self.kids(element), reference])
        annotation["/StructParent"] = self._next
        self.parents[self._next] = element
        self._next += 1

    def own_annotation(self, annotation: Any, owner: Any) -> None:
        """Tells the parent tree that `owner` owns an annotation now."""
        self.parents[int(annotation["/StructParent"])] = owner

    def move_marks(self, page: Any, marks: list[int], into: Any) -> bool:
        """Moves marked contents of a page out of their common owner into `into`, which takes their place there."""
        owner = self.owner(page, marks[0])
        if owner is None or any(self.owner(page, mark) != owner for mark in marks):
            return False
        kids = self.kids(owner)
        places = [i for i, kid in enumerate(kids) if self._mark(kid) in marks]
        if len(places) != len(marks):
            return False
        into["/P"] = owner
        self.put_kids(into, [*(kids[i] for i in places), *self.kids(into)])
        kept = [kid for i, kid in enumerate(kids) if i not in places]
        kept.insert(places[0], into)
        self.put_kids(owner, kept)
        for mark in marks:
            self.own_mark(page, mark, into)
        return True

    def own_mark(self, page: Any, mark: int, owner: Any) -> None:
        """Tells the parent tree that `owner` owns a marked content now."""
        key = int(page.obj["/StructParents"])
        owners = self.parents.get(key)
        if isinstance(owners, self._pikepdf.Array) and mark < len(owners):
            owners[mark] = owner
            self.parents[key] = owners

    def _mark(self, kid: Any) -> int | None:
        if isinstance(kid, int):
            return int(kid)
        if isinstance(kid, self._pikepdf.Dictionary) and str(kid.get("/Type")) == "/MCR":
            return int(kid["/MCID"])
        return None

    def marks(self, element: Any) -> list[tuple[Any, int]]:
        """The marked contents that an element holds itself: (page object, number)."""
        page = element.get("/Pg")
        found = []
        for kid in self.kids(element):
            number = self._mark(kid)
            if number is not None:
                found.append((kid.get("/Pg", page) if isinstance(kid, self._pikepdf.Dictionary) else page, number))
        return found
