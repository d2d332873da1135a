"""The draft store: drafts, revisions, statuses and the audit trail (SQLAlchemy; SQLite or PostgreSQL)."""

from drafting.drafts.store import TRANSITIONS, Contents, DraftStore, Revision, sha

__all__ = ["TRANSITIONS", "Contents", "DraftStore", "Revision", "sha"]
