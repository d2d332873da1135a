"""Tracked changes: accepting and rejecting all, and listing them."""

from drafting.word.revisions.listing import Revision, revisions_of
from drafting.word.revisions.settle import accept_all, reject_all

__all__ = ["Revision", "accept_all", "reject_all", "revisions_of"]
