"""`Order`: what was asked for, as one record, made by the command line, a batch or Python and handed on whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from drafting.api.sources import source_at
from drafting.api.workspace import Where, Workspace, opened, workspace_around
from drafting.model import Dossier, Portfolio

ALL = ("all",)
"""As `kinds`: every kind that the source can give."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """Documents of one dossier or portfolio. The same order over the same files gives the same bytes.

    `source`: the file, or what was read from it. `kinds`: ids of outlines, or "all". `languages`: "nl", "en"; none means the
    source's own. `positions`: clause id → position, over the dossier's choices for this once. `moment`: the date of the draft, on
    its cover and in the file's properties; without it the document's own day where it has one. `formats`: of "docx", "pdf", "html",
    "md"; none means Word, and for a bundle Word and PDF. `per`: "company" for a file about each company of a portfolio by itself, of
    `companies` (ids; none means all). `workspace`: where clauses and templates are, by default around the source.
    `since`: an earlier portfolio to compare with. `form`: "house" for the letter as the House prints it. `columns`: a file that says
    which headings of a workbook stand for ours. `paginate`: page numbers in a Word file's contents. `author`: in whose name the files
    stand ("" for the workspace's, who may name none: never the person at the keyboard). `clean`: Word and PDF files without
    what gives something away (`drafting.api.inspect`), names of nodes as opaque keys. `name`: what findings call the source.
    """

    source: str | Path | Dossier | Portfolio
    kinds: tuple[str, ...] = ALL
    languages: tuple[str, ...] = ()
    positions: Mapping[str, str] = field(default_factory=dict)
    moment: datetime | None = None
    formats: tuple[str, ...] = ()
    workspace: Where = None
    since: str | Path | Portfolio | None = None
    form: str = ""
    per: str = ""
    companies: tuple[str, ...] = ()
    columns: str | Path | None = None
    paginate: bool = False
    author: str = ""
    clean: bool = False
    name: str = ""

    def __post_init__(self) -> None:
        for several in ("kinds", "languages", "formats", "companies"):
            object.__setattr__(self, several, _several(getattr(self, several)))

    @property
    def everything(self) -> bool:
        """Whether every kind is asked for that there can be."""
        return "all" in self.kinds

    @property
    def at(self) -> Path | None:
        """The file of the source; None for what was handed over as it is."""
        return Path(self.source) if isinstance(self.source, str | Path) else None

    @property
    def called(self) -> str:
        """What findings call the source."""
        return self.name or (str(self.source) if isinstance(self.source, str | Path) else self.source.id)

    @property
    def home(self) -> Workspace:
        """The workspace whose clauses and templates are used."""
        if self.workspace is not None or self.at is None:
            return opened(self.workspace)
        return workspace_around(self.at)

    @property
    def signed(self) -> str:
        """In whose name the files stand; "" where neither order nor workspace says."""
        return self.author or self.home.author

    def settled(self) -> Order:
        """This order with its file and workspace found, once for all that follows. Raises UsageError for a folder with no, or more
        than one, dossier."""
        if self.at is not None and self.at.is_dir():
            return replace(self, source=source_at(self.at)).settled()
        home = self.home
        return replace(self, workspace=home, author=self.author or home.author)


def _several(given: Iterable[str] | str) -> tuple[str, ...]:
    return (given,) if isinstance(given, str) else tuple(dict.fromkeys(given))
