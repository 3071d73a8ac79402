"""What the page of a recording says of its transcript."""

from typing import Any

from cases.confidential import kinds_given_away
from cases.models import Exhibit
from cases.pages.denials import edit_denied
from cases.policies.exhibits import check_has_transcript, check_transcript, is_recording
from spo.accounts.models import User
from spo.pages.forms import GovForm


def transcript_panel(user: User, exhibit: Exhibit) -> dict[str, Any]:
    """Nothing for an exhibit that is no recording."""
    if not is_recording(exhibit):
        return {}
    transcript = getattr(exhibit, "transcript", None)
    return {
        "is_recording": True,
        "transcript": transcript,
        "transcript_gives_away": kinds_given_away([transcript.text], exhibit.case) if transcript else [],
        "transcript_denied": edit_denied(user, exhibit.case, check_transcript, exhibit),
        "exhibit_transcript_denied": edit_denied(user, exhibit.case, check_has_transcript, exhibit),
        "submission": GovForm()["submission"].value(),
    }
