"""When something may be done with an exhibit."""

from datetime import datetime

from cases.evidence.continuity import receipt_of
from cases.models import Continuity, ContinuityStatement, Exhibit
from cases.policies import check_change_exhibit
from spo.dates import gov_datetime
from spo.exceptions import Mistaken, NotNow, NotVisible

RECORDINGS = ("audio/", "video/")
NOT_BEFORE = (
    "When the exhibit was added, it was said that it was received on {}. Choose the line that is wrong, or enter a "
    "later time"
)


def is_recording(exhibit: Exhibit) -> bool:
    """Sound or video: what is in it reaches a page only as a transcript and stills."""
    return exhibit.media_type.startswith(RECORDINGS)


def check_handling(happened_at: datetime, *, now: datetime, field: str = "happened_at") -> None:
    """Continuity tells what was done, never what is meant to be done."""
    if happened_at > now:
        raise Mistaken({field: "The time it happened must be in the past"})


def check_receipt(exhibit: Exhibit, happened_at: datetime, corrects: Continuity | None) -> None:
    """How it came was said when it was added. Whoever knows of an earlier receipt says which line was wrong."""
    receipt = receipt_of(list(exhibit.continuity.all()))
    if receipt is not None and corrects is None and happened_at < receipt.happened_at:
        raise Mistaken({"corrects": NOT_BEFORE.format(gov_datetime(receipt.happened_at))})


def check_corrects(exhibit: Exhibit, corrects: Continuity | None) -> None:
    if corrects is not None and corrects.exhibit_id != exhibit.pk:
        raise NotVisible


def check_transcript(exhibit: Exhibit) -> None:
    check_change_exhibit(exhibit)
    if not is_recording(exhibit):
        raise NotNow(
            f"Exhibit {exhibit.reference} is not a recording. Only sound and video have a transcript."
        )


def check_has_transcript(exhibit: Exhibit) -> None:
    check_transcript(exhibit)
    if not hasattr(exhibit, "transcript"):
        raise NotNow(f"Nobody has written a transcript of exhibit {exhibit.reference} yet.")


def check_made_from(recording: Exhibit | None) -> None:
    """A still or a transcript is made from a recording that stands, not from another still."""
    if recording is not None:
        check_transcript(recording)


def check_statement(statement: ContinuityStatement) -> None:
    if not statement.is_ready:
        raise NotNow("The continuity statement is not printed yet.")
