"""What the page of a case shows of its applications."""

from typing import Any

from django.urls import reverse

from cases.hooks import Panel, Tab
from cases.models import Case
from orders.enums import Status
from orders.models import Application
from orders.permissions.applications import check_start
from orders.policies.applications import check_start as check_may_start
from spo.accounts.models import User
from spo.refusals import refusal

TAB = "application"

COLOURS = {
    Status.DRAFT: "grey",
    Status.SUBMITTED: "blue",
    Status.APPROVED: "teal",
    Status.FILED: "purple",
    Status.ACCEPTED: "purple",
    Status.DETERMINED: "green",
    Status.WITHDRAWN: "grey",
}


def application_pill(application: Application) -> dict[str, str]:
    status = Status(application.status)
    return {"text": status.label, "colour": COLOURS[status]}


def application_url(application: Application) -> str:
    return reverse("open_application", args=[application.pk])


def application_tab(user: User, case: Case) -> list[Tab]:
    """Leads to the newest application, or to where the first is started."""
    newest = case.applications.first()
    url = application_url(newest) if newest else _start_url(case)
    return [Tab("Application", url, TAB)]


def application_panel(user: User, case: Case) -> Panel:
    newest = case.applications.first()
    context: dict[str, Any] = {
        "denied": refusal(check_start, user, case) or refusal(check_may_start, case),
        "start_url": _start_url(case),
    }
    if newest:
        context |= {
            "pill": application_pill(newest),
            "meaning": Status(newest.status).meaning,
            "is_draft": newest.status == Status.DRAFT,
            "url": application_url(newest),
        }
    return Panel("Application", "orders/_application_panel.html", context)


def _start_url(case: Case) -> str:
    return reverse("start_application", args=[case.reference])
