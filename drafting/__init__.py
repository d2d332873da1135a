"""drafting: documents of the maatwerkaanpak, from structured data and a clause library to Word and back."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

# The public door. Names are resolved when first asked for, so that a command imports only what it uses.
_PUBLIC: dict[str, str] = {
    "DraftingError": "drafting.errors",
    "Finding": "drafting.errors",
    "InlineImage": "drafting.word.template.values",
    "Listing": "drafting.word.template.values",
    "RichText": "drafting.word.template.values",
    "Subdocument": "drafting.word.template.values",
    "Template": "drafting.api.fill",
    "Dossier": "drafting.model",
    "DraftStore": "drafting.drafts",
    "Order": "drafting.api.order",
    "Portfolio": "drafting.model",
    "Workspace": "drafting.api.workspace",
    "accept_all": "drafting.api.revisions",
    "adopt": "drafting.api.adopt",
    "assemble": "drafting.api.documents",
    "build": "drafting.api.build",
    "check": "drafting.api.checks",
    "check_workbook": "drafting.api.workbook",
    "fill": "drafting.api.fill",
    "load_dossier": "drafting.intake",
    "load_portfolio": "drafting.intake",
    "matrix": "drafting.api.matrix",
    "merge": "drafting.api.three_way",
    "merge_workbooks": "drafting.api.workbook",
    "new_workbook": "drafting.api.workbook",
    "read_portfolio": "drafting.api.portfolio",
    "redline": "drafting.api.redline",
    "reject_all": "drafting.api.revisions",
    "render": "drafting.api.documents",
    "renew": "drafting.api.renew",
    "review": "drafting.api.review",
    "split_workbook": "drafting.api.workbook",
}
_CALLED = {"check_workbook": "check", "merge_workbooks": "merge", "new_workbook": "new", "split_workbook": "split"}
"""Names at the door that are shorter in their own module."""

__all__ = sorted([*_PUBLIC, "__version__"])


def __getattr__(name: str) -> Any:
    if name in _PUBLIC:
        return getattr(import_module(_PUBLIC[name]), _CALLED.get(name, name))
    raise AttributeError(f"module 'drafting' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *_PUBLIC})


if TYPE_CHECKING:
    from drafting.api import workbook as _workbook
    from drafting.api.adopt import adopt as adopt
    from drafting.api.build import build as build
    from drafting.api.checks import check as check
    from drafting.api.documents import assemble as assemble
    from drafting.api.documents import render as render
    from drafting.api.fill import Template as Template
    from drafting.api.fill import fill as fill
    from drafting.api.matrix import matrix as matrix
    from drafting.api.order import Order as Order
    from drafting.api.portfolio import read_portfolio as read_portfolio
    from drafting.api.redline import redline as redline
    from drafting.api.renew import renew as renew
    from drafting.api.review import review as review
    from drafting.api.revisions import accept_all as accept_all
    from drafting.api.revisions import reject_all as reject_all
    from drafting.api.three_way import merge as merge
    from drafting.api.workspace import Workspace as Workspace
    from drafting.drafts import DraftStore as DraftStore
    from drafting.errors import DraftingError as DraftingError
    from drafting.errors import Finding as Finding
    from drafting.intake import load_dossier as load_dossier
    from drafting.intake import load_portfolio as load_portfolio
    from drafting.model import Dossier as Dossier
    from drafting.model import Portfolio as Portfolio
    from drafting.word.template.values import InlineImage as InlineImage
    from drafting.word.template.values import Listing as Listing
    from drafting.word.template.values import RichText as RichText
    from drafting.word.template.values import Subdocument as Subdocument

    check_workbook = _workbook.check
    merge_workbooks = _workbook.merge
    new_workbook = _workbook.new
    split_workbook = _workbook.split
