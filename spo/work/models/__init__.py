from spo.work.models.job import Job
from spo.work.models.staged_file import StagedFile
from spo.work.models.submission import Submission
from spo.work.models.sweep_run import SweepRun

__all__ = ["Job", "StagedFile", "Submission", "SweepRun"]
