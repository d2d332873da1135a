"""The draft store: drafts, revisions, statuses and the audit trail (SQLAlchemy; SQLite or PostgreSQL)."""

from drafting.drafts.revision import Contents, Happened, Revision, sha
from drafting.drafts.store import TRANSITIONS, DraftStore

__all__ = ["TRANSITIONS", "Contents", "DraftStore", "Happened", "Revision", "sha"]
