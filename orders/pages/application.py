"""What the page of an application says: how it stands, what it lacks, and what can be done with it."""

from typing import Any

from cases.models import Case
from orders.enums import Status
from orders.models import Application, SubmittedVersion
from orders.models.application import ENDED
from orders.pages.application_panel import application_pill, application_url
from orders.pages.history import history
from orders.pages.tasks import section_url, tasks
from orders.permissions.applications import check_write
from orders.policies.applications import check_take_back, check_text_stands, check_withdraw
from orders.policies.completeness import confidential_in_text, doubtful_exhibits, missing
from orders.text.build import build_text
from orders.text.compare import differences
from orders.text.formats import built_for
from orders.text.outline import outline
from spo.accounts.models import User
from spo.refusals import refusal


def earlier_rows(case: Case) -> list[dict[str, Any]]:
    """Those that the case has had before."""
    return [
        {
            "url": application_url(application),
            "on": application.started_at,
            "pill": application_pill(application),
        }
        for application in case.applications.all()
    ]


def context(user: User, application: Application) -> dict[str, Any]:
    """The task list of a draft; of anything later, how it stands. For each button why it is off, or nothing."""
    version, write = application.versions.first(), refusal(check_write, user, application)
    return {
        "application": application,
        "pill": application_pill(application),
        "meaning": Status(application.status).meaning,
        "version": version,
        "returned": application.returns.select_related("returned_by", "version").first(),
        "history": history(application),
        "is_approved": hasattr(version, "approval") and application.status != Status.DRAFT,
        "is_ended": application.status in ENDED,
        "take_back_denied": write or refusal(check_take_back, application),
        "withdraw_denied": write or refusal(check_withdraw, application),
        **(_draft(application) if application.status == Status.DRAFT else _beyond(application, version)),
    }


def _draft(application: Application) -> dict[str, Any]:
    lacking = missing(application)
    return {"tasks": tasks(application, lacking), "is_complete": not lacking}


def _beyond(application: Application, version: SubmittedVersion | None) -> dict[str, Any]:
    """While the police can still take it back: whether the record says something else by now."""
    if version is None or application.status not in (Status.SUBMITTED, Status.APPROVED):
        return {}
    return {
        "text_denied": refusal(check_text_stands, version),
        "changes": differences(version.text, built_for(version)),
    }


def answers(application: Application) -> dict[str, Any]:
    """Check answers: the whole text as it will be kept, and what is missing, each with the section to mend it in."""
    text = build_text(application)
    lacking = [*missing(application), *confidential_in_text(text, application.case)]
    return {
        "application": application,
        "doubts": doubtful_exhibits(application),
        "missing": [(sentence, section_url(application, section)) for sentence, section in lacking],
        "sections": [
            {"section": section, "url": section_url(application, section), "parts": parts}
            for section, parts in outline(text).items()
        ],
    }
