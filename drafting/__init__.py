"""drafting: documents of the maatwerkaanpak, from structured data and a clause library to Word and back."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

# The public door. Names are resolved when first asked for, so that a command imports only what it uses.
_PUBLIC: dict[str, str] = {
    "DraftingError": "drafting.errors",
    "Finding": "drafting.errors",
    "assemble": "drafting.api.build",
    "load_dossier": "drafting.intake",
    "render": "drafting.api.build",
}

__all__ = sorted([*_PUBLIC, "__version__"])  # noqa: PLE0605


def __getattr__(name: str) -> Any:
    if name in _PUBLIC:
        return getattr(import_module(_PUBLIC[name]), name)
    raise AttributeError(f"module 'drafting' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *_PUBLIC})


if TYPE_CHECKING:
    from drafting.api.build import assemble, render
    from drafting.errors import DraftingError, Finding
    from drafting.intake import load_dossier
