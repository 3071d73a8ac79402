"""What is said in a recording, written down; and the same as an exhibit that goes on paper."""

from io import BytesIO

from django.db import transaction

from cases.actions.exhibits import Received, add_exhibit
from cases.changes import lock_case, lock_row, save_changes
from cases.models import Exhibit, Transcript
from cases.policies.exhibits import check_has_transcript, check_transcript
from cases.record import enter
from cases.words import transcript_words
from spo.accounts.models import User
from spo.work.staging import one_at_a_time


@transaction.atomic
def write_transcript(*, by: User, exhibit: Exhibit, version: int, text: str) -> Transcript:
    """The first, or in the place of the one of that version; what it said before is kept beside it."""
    case = lock_case(by, exhibit.case)
    check_transcript(exhibit)
    if version == 0:
        transcript, is_new = Transcript.objects.get_or_create(
            exhibit=exhibit, defaults={"text": text, "written_by": by}
        )
        if is_new:
            enter(by, "transcript.written", case, exhibit.subject)
            return transcript
    changes = {"text": text, "written_by": by}
    locked = lock_row(Transcript.objects.get(exhibit=exhibit), version, changes, transcript_words)
    if locked.text != text:
        save_changes(locked, changes)
        enter(by, "transcript.changed", case, exhibit.subject)
    return locked


@transaction.atomic
def exhibit_transcript(*, by: User, exhibit: Exhibit) -> Exhibit:
    """As it reads now. A later version is another exhibit: what a court was shown does not change."""
    one_at_a_time(by)  # before the case, as whoever adds a file does
    case = lock_case(by, exhibit.case)
    check_has_transcript(exhibit)
    name = f"transcript-{exhibit.initials}-{exhibit.number}.txt"
    made = add_exhibit(
        by=by,
        case=case,
        file=Received(BytesIO(exhibit.transcript.text.encode()), name, "text/plain"),
        title=f"Transcript of {exhibit.reference}: {exhibit.title}"[:200],
        is_for_respondent=exhibit.is_for_respondent,
        incident=exhibit.incident,
        made_from=exhibit,
    )
    enter(by, "transcript.exhibited", case, exhibit.subject)
    return made
