"""When something may be done with an exhibit."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Count, Sum
from django.db.models.functions import Now
from django.template.defaultfilters import filesizeformat

from cases.evidence.continuity import receipt_of
from cases.models import Continuity, ContinuityStatement, Exhibit, ImportBatch
from cases.policies import check_change_exhibit
from spo.accounts.models import User
from spo.dates import gov_datetime
from spo.exceptions import Mistaken, NotNow, NotVisible
from spo.files import FileRefused
from spo.work.staging import on_its_way, one_at_a_time

TOO_MANY = "You have added {:,} files within a day, which is the most one person can add. Add it tomorrow"
TOO_MUCH = (
    "With this file you would have added more than {} within a day, which is the most one person can add. Add it "
    "tomorrow, or ask your administrator to allow more"
)
RECORDINGS = ("audio/", "video/")
NOT_BEFORE = (
    "When the exhibit was added, it was said that it was received on {}. Choose the line that is wrong, or enter a "
    "later time"
)


def is_recording(exhibit: Exhibit) -> bool:
    """Sound or video: what is in it reaches a page only as a transcript and stills."""
    return exhibit.media_type.startswith(RECORDINGS)


def check_room_today(by: User, size: int) -> None:
    """What one person adds within a day is bounded, so that nobody fills the store, by mistake or otherwise. Two
    files at once do not both find the same room."""
    one_at_a_time(by)
    since = Now() - timedelta(days=1)
    added = Exhibit.objects.filter(added_by=by, added_at__gt=since)
    uploaded = ImportBatch.objects.filter(uploaded_by=by, uploaded_at__gt=since)
    sums = [rows.aggregate(files=Count("pk"), size=Sum("size", default=0)) for rows in (added, uploaded)]
    if sum(each["files"] for each in sums) >= settings.DAILY_FILES:
        raise FileRefused(TOO_MANY.format(settings.DAILY_FILES))
    if sum(each["size"] for each in sums) + size > settings.DAILY_BYTES:
        raise FileRefused(TOO_MUCH.format(filesizeformat(settings.DAILY_BYTES)))


def check_room_to_send(by: User, size: int) -> None:
    """Before a file is sent in parts, so that nothing is sent for nothing: what is on its way counts whole."""
    check_room_today(by, size + on_its_way(by))


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
