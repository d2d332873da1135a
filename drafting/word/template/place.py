"""Where in a template something is: the part, and the paragraph counted from the top of it."""

from __future__ import annotations

from dataclasses import dataclass

from drafting import messages
from drafting.errors import Place


@dataclass(frozen=True, slots=True)
class ParagraphPlace(Place):
    """A place in a Word file. `part` is a kind of part with a name ("header:header1.xml"); `paragraph` counts from 1."""

    part: str = ""
    paragraph: int | None = None

    def text(self, lang: str = "nl") -> str:
        """`brief.docx, koptekst (header1.xml), alinea 3 ("Aan de …")`."""
        said = [self.source] if self.source else []
        if self.part:
            kind, _, name = self.part.partition(":")
            said.append(messages.text(f"template.place.{kind}", lang, part=name))
        if self.paragraph is not None:
            said.append(messages.text("template.place.paragraph", lang, paragraph=self.paragraph))
        where = ", ".join(said)
        return f"{where} (“{self.path}”)" if self.path else where
