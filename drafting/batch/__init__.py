"""Many dossiers, or many records through one template, on any `concurrent.futures` executor."""

from drafting.batch.jobs import Job, Options, dossier_jobs, jobs_of, record_jobs
from drafting.batch.run import Summary, run
from drafting.batch.work import Outcome

__all__ = ["Job", "Options", "Outcome", "Summary", "dossier_jobs", "jobs_of", "record_jobs", "run"]
