"""What the page of a submitted version says: its text, what changed, what was said about it, what can be decided."""

from typing import Any

from django.utils import timezone

from cases.chart.drawing import Drawing, draw
from cases.pages.said import said_by_victims
from cases.words import Words, rows
from orders.enums import Section, Status
from orders.force import authority_on
from orders.models import Comment, SubmittedVersion
from orders.permissions.applications import check_approve as check_may_approve
from orders.permissions.applications import check_comment as check_may_comment
from orders.permissions.applications import check_return as check_may_return
from orders.policies.applications import check_approve, check_return
from orders.text.compare import differences
from orders.text.outline import Part, outline
from spo.accounts.models import User
from spo.dates import gov_datetime
from spo.refusals import refusal
from spo.workdays import today


def context(user: User, version: SubmittedVersion) -> dict[str, Any]:
    previous = version.application.versions.filter(number=version.number - 1).first()
    return {
        "version": version,
        "application": version.application,
        "rows": rows(_facts(version)),
        "is_waiting": version.application.status == Status.SUBMITTED,
        "previous": previous,
        "changes": differences(previous.text, version.text) if previous else [],
        "sections": _sections(version),
        "victim_views": version.text["victim_views"],
        "said": said_by_victims(version.application.case),
        **_denied(user, version),
    }


def _facts(version: SubmittedVersion) -> Words:
    words = {
        "Submitted by": version.submitted_by.title,
        "Submitted": gov_datetime(version.submitted_at),
        "SHA-256 of the text": version.sha256,
    }
    if approval := getattr(version, "approval", None):
        who = f"{approval.get_rank_display()} {approval.name}"
        words["Approved by"] = f"{who}, {gov_datetime(approval.approved_at)}"
    return words


def _drawing(version: SubmittedVersion) -> Drawing | None:
    """The chart as the court will see it. Texts of the first format have none."""
    chart = version.text.get("chart")
    return draw(chart, "Chart of the incidents relied on") if chart else None


def _sections(version: SubmittedVersion) -> list[dict[str, Any]]:
    said = comments(version)
    return [
        {
            "section": section,
            "drawing": _drawing(version) if section == Section.INCIDENTS else None,
            "comments": [row for row in said if row.section == section and row.term_number is None],
            "parts": [{"part": part, "comments": _about(part, said)} for part in parts],
        }
        for section, parts in outline(version.text).items()
    ]


def _about(part: Part, said: list[Comment]) -> list[Comment]:
    return [row for row in said if part.number and row.term_number == part.number]


def comments(version: SubmittedVersion) -> list[Comment]:
    return list(version.comments.select_related("written_by"))


def commented_parts(version: SubmittedVersion, section: str, term_number: int | None) -> list[Part]:
    """What a comment on a section, or on one term of it, is about."""
    parts = outline(version.text)[Section(section)]
    return [part for part in parts if term_number in (None, part.number)]


def _denied(user: User, version: SubmittedVersion) -> dict[str, str]:
    """For each button the sentence that says why it is off, or nothing."""
    application = version.application
    moved_on = refusal(check_return, version)
    return {
        "comment_denied": refusal(check_may_comment, user, application) or moved_on,
        "return_denied": refusal(check_may_return, user, application) or moved_on,
        "approve_denied": refusal(check_may_approve, user, application) or refusal(check_approve, version),
    }


def authority_rows(user: User, version: SubmittedVersion) -> list[dict[str, str]]:
    """Who approves what, in the words that will be printed."""
    return rows(
        {
            "Version": str(version.number),
            "Name": user.name,
            "Rank": user.get_rank_display(),
            "Authority": authority_on(today(timezone.now())),
            "SHA-256 of the text": version.sha256,
        }
    )
