"""What a page says of the copy of an exhibit."""

from typing import Any

from django.urls import reverse
from django.utils import timezone

from cases.enums import RenditionState, ScanState
from cases.models import Exhibit, Rendition
from cases.pages.denials import edit_denied
from cases.permissions.renditions import check_take_original
from cases.policies.renditions import (
    UNSCANNED,
    check_make_again,
    check_show_rendition,
    is_flagged,
    rendition_of,
)
from spo.accounts.models import User
from spo.dates import duration_words, gov_datetime
from spo.refusals import refusal

COLOURS = {
    RenditionState.WAITING: "grey",
    RenditionState.READY: "green",
    RenditionState.REFUSED: "red",
    RenditionState.NEEDS_PERSON: "yellow",
}
NO_SCANNER = "No virus scanner is set up, so nobody has looked for a virus in it."
TO_COME = "It is being made. Reload this page in a minute."
FLAGGED = (
    "This file was refused because opening it could do harm. Have it opened on a computer made for that, never on "
    "your own."
)


def rendition_panel(user: User, exhibit: Exhibit, submission: str) -> dict[str, Any]:
    """The copy, what was found when it was made, and what can be done about it."""
    rendition = rendition_of(exhibit)
    args = [exhibit.case.reference, exhibit.pk]
    shown = {
        "state": _pill(rendition),
        "sentence": _sentence(rendition),
        "url": reverse("open_rendition", args=args),
        "denied": refusal(check_show_rendition, exhibit),
        "original_denied": refusal(check_take_original, user, exhibit),
        "flagged": FLAGGED if is_flagged(exhibit) else "",
    }
    if rendition is None:
        return shown
    again_denied = edit_denied(user, exhibit.case) or refusal(_check_again, rendition)
    return shown | {
        "rows": _rows(rendition),
        "again_url": reverse("make_rendition_again", args=args),
        "again_denied": again_denied,
        "submission": submission,
    }


def _check_again(rendition: Rendition) -> None:
    check_make_again(rendition, now=timezone.now())


def _pill(rendition: Rendition | None) -> dict[str, str]:
    state = RenditionState(rendition.state) if rendition else RenditionState.WAITING
    return {"text": state.label, "colour": COLOURS[state]}


def _sentence(rendition: Rendition | None) -> str:
    if rendition is None:
        return TO_COME
    if rendition.sentence or rendition.state != RenditionState.WAITING:
        return rendition.sentence
    return UNSCANNED if rendition.scan == ScanState.WAITING else TO_COME


def _rows(rendition: Rendition) -> list[dict[str, str]]:
    said = {
        "Virus scan": NO_SCANNER if rendition.scan == ScanState.OFF else rendition.get_scan_display(),
        "Scanned": gov_datetime(rendition.scanned_at),
        "Pages": str(rendition.pages or ""),
        "Length": "" if rendition.seconds is None else duration_words(rendition.seconds),
        "Words": "Read from pictures, with mistakes" if rendition.is_text_read else "",
        "Made" if rendition.is_ready else "Tried": gov_datetime(rendition.made_at),
        "SHA-256 of the copy": rendition.sha256,
    }
    return [{"key": label, "value": value} for label, value in said.items() if value]
