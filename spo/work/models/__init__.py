from spo.work.models.job import Job
from spo.work.models.partial_upload import PartialUpload
from spo.work.models.staged_file import StagedFile
from spo.work.models.submission import Submission
from spo.work.models.sweep_run import SweepRun

__all__ = ["Job", "PartialUpload", "StagedFile", "Submission", "SweepRun"]
