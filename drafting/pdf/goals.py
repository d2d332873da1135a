"""Where links and bookmarks of a PDF lead: by place, so that files which use the same names can stand in one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(slots=True)
class Mark:
    """A bookmark: its page counted from 0, where on it (None: all of it), and the bookmarks below it."""

    title: str
    page: int
    where: Any
    children: list[Mark]


def named(source: Any, pikepdf: Any) -> dict[str, Any]:
    """Name → destination: two files may give one name to two places, so none is kept."""
    found: dict[str, Any] = {}
    old = source.Root.get("/Dests")
    for key, value in old.items() if isinstance(old, pikepdf.Dictionary) else ():
        found[str(key).lstrip("/")] = value
    names = source.Root.get("/Names")
    tree = names.get("/Dests") if isinstance(names, pikepdf.Dictionary) else None
    if isinstance(tree, pikepdf.Dictionary):
        for key, value in pikepdf.NameTree(tree).items():
            found[str(key)] = value
    return {k: v["/D"] if isinstance(v, pikepdf.Dictionary) and "/D" in v else v for k, v in found.items()}


def _goal(value: Any, goals: dict[str, Any], pikepdf: Any) -> Any | None:
    if isinstance(value, pikepdf.Name | pikepdf.String):
        value = goals.get(str(value).lstrip("/"))
    return value if isinstance(value, pikepdf.Array) and len(value) else None


def explicit(source: Any, goals: dict[str, Any], pikepdf: Any) -> None:
    """Links by name become links to a place; one that leads nowhere keeps its words and loses its goal."""
    for page in source.pages:
        for link in page.obj.get("/Annots", []):
            if not isinstance(link, pikepdf.Dictionary):
                continue
            if "/Dest" in link:
                goal = _goal(link["/Dest"], goals, pikepdf)
                if goal is None:
                    del link["/Dest"]
                else:
                    link["/Dest"] = goal
            action = link.get("/A")
            if isinstance(action, pikepdf.Dictionary) and str(action.get("/S")) == "/GoTo":
                goal = _goal(action.get("/D"), goals, pikepdf)
                if goal is not None:
                    action["/D"] = goal


def bookmarks(source: Any, goals: dict[str, Any], first: int, pikepdf: Any) -> Iterator[Mark]:
    """The bookmarks of a file, for a bundle in which its pages begin at `first`."""
    pages = {page.obj.objgen: number for number, page in enumerate(source.pages)}
    with source.open_outline(max_depth=30) as tree:
        yield from _marks(tree.root, pages, goals, first, pikepdf)


def _marks(
    items: Any, pages: dict[tuple[int, int], int], goals: dict[str, Any], first: int, pikepdf: Any
) -> Iterator[Mark]:
    for item in items:
        value = item.destination
        if value is None and item.action is not None and str(item.action.get("/S")) == "/GoTo":
            value = item.action.get("/D")
        if isinstance(value, str):
            value = pikepdf.String(value)
        goal = _goal(value, goals, pikepdf)
        below = list(_marks(item.children, pages, goals, first, pikepdf))
        page = pages.get(goal[0].objgen) if goal is not None and isinstance(goal[0], pikepdf.Dictionary) else None
        if page is None:
            yield from below  # a bookmark that leads nowhere hides none below it
        else:
            yield Mark(str(item.title), first + page, list(goal)[1:] if goal is not None else [], below)


def outline(out: Any, marks: Sequence[Mark], pikepdf: Any) -> None:
    """Gives a file its bookmarks: the first level open, what is below closed."""
    pages = [page.obj for page in out.pages]

    def made(mark: Mark, depth: int) -> Any:
        rest = mark.where or [pikepdf.Name.Fit]
        item = pikepdf.OutlineItem(mark.title, pikepdf.Array([pages[mark.page], *rest]))
        item.is_closed = depth > 0
        item.children.extend(made(child, depth + 1) for child in mark.children)
        return item

    with out.open_outline() as tree:
        tree.root.extend(made(mark, 0) for mark in marks)
