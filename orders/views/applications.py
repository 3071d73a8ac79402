"""Starting an application, reading it, submitting it, taking it back and giving it up."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from cases.pages.frame import frame
from cases.permissions.cases import open_case
from cases.views.posting import SHOW_OR_SEND
from orders.actions import applications, submission
from orders.enums import Event, Status
from orders.forms.decisions import (
    ConfirmForm,
    DeclarationForm,
    TakeBackForm,
    WithdrawApplicationForm,
)
from orders.models import Application
from orders.models.application import ENDED
from orders.pages.application_panel import TAB, application_pill
from orders.pages.history import history, version_url
from orders.pages.tasks import section_url, tasks
from orders.permissions import applications as permissions
from orders.policies import applications as policies
from orders.policies.completeness import confidential_in_text, missing
from orders.text.build import build_text
from orders.text.compare import differences
from orders.text.declaration import declaration_now, seen
from orders.text.outline import outline
from orders.workflow import check_move
from spo.accounts.models import User
from spo.accounts.requests import SignedInRequest
from spo.exceptions import Incomplete
from spo.pages.posting import before_showing, posted
from spo.refusals import refusal
from spo.work.posting import answer_form


@require_http_methods(SHOW_OR_SEND)
def start_application(request: SignedInRequest, reference: str) -> HttpResponse:
    case = open_case(request.user, reference, "application")
    permissions.check_start(request.user, case)
    form = ConfirmForm(posted(request))

    def do() -> str:
        return _url(applications.start_application(by=request.user, case=case).pk)

    context = frame(request.user, case, TAB) | {
        "denied": refusal(policies.check_start, case),
        "earlier": [_earlier(application) for application in case.applications.all()],
    }
    return answer_form(request, form, do, template="orders/start_application.html", context=context)


def _earlier(application: Application) -> dict[str, Any]:
    return {"url": _url(application.pk), "on": application.started_at, "pill": application_pill(application)}


@require_safe
def open_application(request: SignedInRequest, pk: int) -> HttpResponse:
    """The task list of a draft; of anything later, how it stands and what can be done with it."""
    application = permissions.open_application(request.user, pk)
    version = application.versions.first()
    context = frame(request.user, application.case, TAB) | {
        "application": application,
        "pill": application_pill(application),
        "meaning": Status(application.status).meaning,
        "version": version,
        "returned": application.returns.select_related("returned_by", "version").first(),
        "history": history(application),
        "is_approved": hasattr(version, "approval") and application.status != Status.DRAFT,
        "is_ended": application.status in ENDED,
        **_buttons(request.user, application),
    }
    if application.status == Status.DRAFT:
        lacking = missing(application)
        context |= {"tasks": tasks(application, lacking), "is_complete": not lacking}
    elif version is not None and application.status in (Status.SUBMITTED, Status.APPROVED):
        context |= {
            "text_denied": refusal(policies.check_text_stands, version),
            "changes": differences(version.text, build_text(application)),
        }
    return render(request, "orders/open_application.html", context)


def _buttons(user: User, application: Application) -> dict[str, str]:
    """For each button the sentence that says why it is off, or nothing."""
    write = refusal(permissions.check_write, user, application)
    return {
        "take_back_denied": write or refusal(policies.check_take_back, application),
        "withdraw_denied": write or refusal(policies.check_withdraw, application),
    }


@require_http_methods(SHOW_OR_SEND)
def submit_application(request: SignedInRequest, pk: int) -> HttpResponse:
    """Check answers: the whole text as it will be kept, what is missing, and the declaration."""
    application = permissions.open_application(request.user, pk)
    permissions.check_write(request.user, application)
    before_showing(request, check_move, Event.SUBMIT, application)
    form = DeclarationForm(posted(request), wording=declaration_now(), seen=seen(application))

    def do() -> str:
        version = submission.submit_application(by=request.user, application=application, **form.facts())
        return reverse("application_submitted", args=[pk, version.number])

    try:
        return answer_form(
            request, form, do, template="orders/submit_application.html", context=_answers(application)
        )
    except Incomplete:
        return render(
            request, "orders/submit_application.html", _answers(application) | {"form": form}, status=422
        )


def _answers(application: Application) -> dict[str, Any]:
    text = build_text(application)
    lacking = [*missing(application), *confidential_in_text(text, application.case)]
    return {
        "application": application,
        "missing": [(sentence, section_url(application, section)) for sentence, section in lacking],
        "sections": [
            {"section": section, "url": section_url(application, section), "parts": parts}
            for section, parts in outline(text).items()
        ],
    }


@require_safe
def application_submitted(request: SignedInRequest, pk: int, number: int) -> HttpResponse:
    version = permissions.open_version(request.user, pk, number)
    return render(
        request, "orders/application_submitted.html", {"version": version, "url": version_url(version)}
    )


@require_http_methods(SHOW_OR_SEND)
def take_back(request: SignedInRequest, pk: int) -> HttpResponse:
    application = permissions.open_application(request.user, pk)
    permissions.check_write(request.user, application)
    before_showing(request, policies.check_take_back, application)
    form = TakeBackForm(posted(request))

    def do() -> str:
        submission.take_back(by=request.user, application=application, **form.facts())
        return _url(pk)

    context = {"application": application}
    success = "The application is a draft again"
    return answer_form(request, form, do, template="orders/take_back.html", context=context, success=success)


@require_http_methods(SHOW_OR_SEND)
def withdraw_application(request: SignedInRequest, pk: int) -> HttpResponse:
    application = permissions.open_application(request.user, pk)
    permissions.check_write(request.user, application)
    before_showing(request, policies.check_withdraw, application)
    form = WithdrawApplicationForm(posted(request))

    def do() -> str:
        submission.withdraw_application(by=request.user, application=application, **form.facts())
        return _url(pk)

    context = {"application": application}
    success = "The application is withdrawn"
    return answer_form(
        request, form, do, template="orders/withdraw_application.html", context=context, success=success
    )


def _url(pk: int) -> str:
    return reverse("open_application", args=[pk])
