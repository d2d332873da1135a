"""Tracked changes: listed, accepted, rejected."""

from drafting.word.revisions import Revision, accept_all, reject_all, revisions_of

__all__ = ["Revision", "accept_all", "reject_all", "revisions_of"]
