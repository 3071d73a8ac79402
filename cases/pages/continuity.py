"""What pages say of the continuity of an exhibit, and of a statement of it that is being printed."""

from collections.abc import Iterable
from typing import Any

from cases.evidence.continuity import Line
from cases.models import ContinuityStatement
from spo.work.enums import JobState
from spo.work.models import Job
from spo.work.showing import Progress, under_way


def events(found: Iterable[Line]) -> list[dict[str, Any]]:
    """For components/timeline.html, the newest first."""
    return [_event(each) for each in found][::-1]


def warning(kinds: list[str]) -> str:
    """What stands above a continuity that tells a confidential detail; nothing above any other."""
    if not kinds:
        return ""
    return f"This tells a confidential detail: {', '.join(kinds)}. A continuity statement prints it."


def _event(line: Line) -> dict[str, Any]:
    text = [*line.words, line.entered] if line.entered else line.words
    return {"title": line.title, "by": line.by, "at": line.at, "text": "\n".join(text)}


def statement_progress(statement: ContinuityStatement) -> Progress:
    if statement.is_ready:
        return Progress("done", "The statement is printed.")
    job = Job.objects.filter(key=statement.job_key).first()
    if job is None or job.state in (JobState.DEAD, JobState.DONE):
        return Progress("failed", "The statement could not be printed. Ask for it again.")
    return under_way(job, waiting="The statement is waiting to be printed.")
