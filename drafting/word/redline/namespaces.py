"""Markup compatibility (ECMA-376 part 3, 7): what content of one part may rely on that stands at the top of that part.

A part names at its top the namespaces that a reader may ignore; in content that is brought into a part that does not name them, they
would make Word refuse the file. So the top of the part that takes them names them too.
"""

from __future__ import annotations

from lxml import etree

NS_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_IGNORABLE = f"{{{NS_MC}}}Ignorable"
_CHOICE = f"{{{NS_MC}}}Choice"


class Wanted:
    """What the top of one part must name for what was brought into it: by namespace, its prefix and whether it may be ignored."""

    def __init__(self, root: etree._Element) -> None:
        self.root = root
        self.there = ignorable(root)
        self.found: dict[str, tuple[str, bool]] = {}

    def look(self, node: etree._Element, source: etree._Element) -> None:
        """Notes what `node`, a copy of content below `source`, relies on."""
        wanted = {uri: prefix for uri, prefix in ignorable(source).items() if uri not in self.there}
        for element in node.iter("*"):
            for uri in {_uri(str(name)) for name in (element.tag, *element.attrib)} if wanted else ():
                if uri in wanted:
                    self.found[uri] = (self._prefix(uri, wanted[uri]), True)
            if element.tag == _CHOICE:
                element.set(
                    "Requires",
                    " ".join(self._declared(prefix, source) for prefix in str(element.get("Requires", "")).split()),
                )

    def written(self) -> etree._Element:
        """The root with what it must name: a new one, since lxml declares namespaces only when an element is made."""
        if not self.found:
            return self.root
        names = dict(self.root.nsmap)
        names |= {prefix: uri for uri, (prefix, _) in self.found.items()}
        names.setdefault("mc", NS_MC)
        made = etree.Element(str(self.root.tag), nsmap=names)  # type: ignore[arg-type]  # None is the default namespace
        for name, value in self.root.attrib.items():
            made.set(name, value)
        more = [prefix for prefix, ignored in self.found.values() if ignored]
        if more:
            made.set(_IGNORABLE, " ".join([*str(self.root.get(_IGNORABLE, "")).split(), *more]))
        made.text = self.root.text
        made.extend(list(self.root))
        return made

    def _declared(self, prefix: str, source: etree._Element) -> str:
        """The prefix under which the result knows what `prefix` means in the source."""
        uri = source.nsmap.get(prefix)
        if uri is None or self.root.nsmap.get(prefix) == uri:
            return prefix
        if uri not in self.found:
            self.found[uri] = (self._prefix(uri, prefix), False)
        return self.found[uri][0]

    def _prefix(self, uri: str, wanted: str) -> str:
        if uri in self.found:
            return self.found[uri][0]
        taken = {p: u for p, u in self.root.nsmap.items() if p} | {p: u for u, (p, _) in self.found.items()}
        return next(p for n in range(1_000_000) if taken.get(p := wanted if not n else f"{wanted}x{n}", uri) == uri)


def ignorable(root: etree._Element) -> dict[str, str]:
    """The namespaces that a part lets a reader ignore, each with its prefix."""
    prefixes = str(root.get(_IGNORABLE, "")).split()
    return {root.nsmap[p]: p for p in prefixes if p in root.nsmap}


def _uri(name: str) -> str:
    return name[1:].partition("}")[0] if name.startswith("{") else ""
