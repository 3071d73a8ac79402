"""What was submitted, and what a supervisor decides about it."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from cases.views.posting import SHOW_OR_SEND
from orders.actions import decisions
from orders.enums import Section, Status
from orders.force import authority_on
from orders.forms.decisions import ApproveForm, CommentForm, ReturnForm
from orders.models import SubmittedVersion
from orders.pages.history import version_url
from orders.permissions import applications as permissions
from orders.policies import applications as policies
from orders.text.compare import differences
from orders.text.outline import Part, outline
from spo.accounts.models import User
from spo.accounts.requests import SignedInRequest
from spo.dates import gov_datetime
from spo.pages.posting import before_showing, posted
from spo.refusals import refusal
from spo.work.posting import answer_form
from spo.workdays import today


@require_safe
def list_waiting(request: SignedInRequest) -> HttpResponse:
    rows = [{"version": row, "url": version_url(row)} for row in permissions.list_waiting(request.user)]
    return render(request, "orders/list_waiting.html", {"rows": rows})


@require_safe
def open_version(request: SignedInRequest, pk: int, number: int) -> HttpResponse:
    version = permissions.open_version(request.user, pk, number)
    previous = version.application.versions.filter(number=number - 1).first()
    context = {
        "version": version,
        "application": version.application,
        "rows": _facts(version),
        "is_waiting": version.application.status == Status.SUBMITTED,
        "previous": previous,
        "changes": differences(previous.text, version.text) if previous else [],
        "sections": _sections(version),
        "victim_views": version.text["victim_views"],
        **_buttons(request.user, version),
    }
    return render(request, "orders/open_version.html", context)


def _facts(version: SubmittedVersion) -> list[dict[str, str]]:
    rows = {
        "Submitted by": version.submitted_by.title,
        "Submitted": gov_datetime(version.submitted_at),
        "SHA-256 of the text": version.sha256,
    }
    if approval := getattr(version, "approval", None):
        rows["Approved by"] = (
            f"{approval.get_rank_display()} {approval.name}, {gov_datetime(approval.approved_at)}"
        )
    return [{"key": label, "value": words} for label, words in rows.items()]


def _sections(version: SubmittedVersion) -> list[dict[str, Any]]:
    said = list(version.comments.select_related("written_by"))
    return [
        {
            "section": section,
            "comments": [row for row in said if row.section == section and row.term_number is None],
            "parts": [
                {
                    "part": part,
                    "comments": [row for row in said if part.number and row.term_number == part.number],
                }
                for part in parts
            ],
        }
        for section, parts in outline(version.text).items()
    ]


def _buttons(user: User, version: SubmittedVersion) -> dict[str, str]:
    """For each button the sentence that says why it is off, or nothing."""
    application, day = version.application, today(timezone.now())
    return {
        "comment_denied": refusal(permissions.check_comment, user, application)
        or refusal(policies.check_return, version),
        "return_denied": refusal(permissions.check_return, user, application)
        or refusal(policies.check_return, version),
        "approve_denied": refusal(permissions.check_approve, user, application, day)
        or refusal(policies.check_approve, version),
    }


@require_http_methods(SHOW_OR_SEND)
def add_comment(
    request: SignedInRequest, pk: int, number: int, section: str, term_number: int | None = None
) -> HttpResponse:
    version = permissions.open_version(request.user, pk, number)
    if section not in Section.values:
        raise Http404
    permissions.check_comment(request.user, version.application)
    before_showing(request, policies.check_return, version)
    policies.check_has_term(version, term_number)
    form = CommentForm(posted(request))

    def do() -> str:
        decisions.add_comment(
            by=request.user,
            version=version,
            section=Section(section),
            term_number=term_number,
            **form.facts(),
        )
        return f"{version_url(version)}#{section}"

    context = {
        "version": version,
        "section": Section(section),
        "parts": _about(version, section, term_number),
    }
    return answer_form(request, form, do, template="orders/add_comment.html", context=context)


def _about(version: SubmittedVersion, section: str, term_number: int | None) -> list[Part]:
    parts = outline(version.text)[Section(section)]
    return [part for part in parts if term_number in (None, part.number)]


@require_http_methods(SHOW_OR_SEND)
def return_for_changes(request: SignedInRequest, pk: int, number: int) -> HttpResponse:
    version = permissions.open_version(request.user, pk, number)
    permissions.check_return(request.user, version.application)
    before_showing(request, policies.check_return, version)
    form = ReturnForm(posted(request))

    def do() -> str:
        decisions.return_for_changes(by=request.user, version=version, **form.facts())
        return reverse("open_application", args=[pk])

    context = {"version": version, "comments": version.comments.select_related("written_by")}
    success = "The application was returned"
    return answer_form(
        request, form, do, template="orders/return_for_changes.html", context=context, success=success
    )


@require_http_methods(SHOW_OR_SEND)
def approve(request: SignedInRequest, pk: int, number: int) -> HttpResponse:
    """Who approves what, in the words that will be printed, before it is done."""
    version, day = permissions.open_version(request.user, pk, number), today(timezone.now())
    permissions.check_approve(request.user, version.application, day)
    before_showing(request, policies.check_approve, version)
    form = ApproveForm(posted(request))

    def do() -> str:
        decisions.approve(by=request.user, version=version)
        return reverse("application_approved", args=[pk, number])

    rows = [
        {"key": "Version", "value": version.number},
        {"key": "Name", "value": request.user.name},
        {"key": "Rank", "value": request.user.get_rank_display()},
        {"key": "Authority", "value": authority_on(day)},
        {"key": "SHA-256 of the text", "value": version.sha256},
    ]
    context = {"version": version, "rows": rows}
    return answer_form(request, form, do, template="orders/approve.html", context=context)


@require_safe
def application_approved(request: SignedInRequest, pk: int, number: int) -> HttpResponse:
    version = permissions.open_version(request.user, pk, number)
    if not hasattr(version, "approval"):
        raise Http404
    return render(
        request, "orders/application_approved.html", {"version": version, "approval": version.approval}
    )
