"""Starting an application, reading it, submitting it, taking it back and giving it up."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from cases.pages.frame import frame
from cases.permissions.cases import open_case
from orders.actions import applications, submission
from orders.enums import Event
from orders.forms.decisions import (
    ConfirmForm,
    DeclarationForm,
    TakeBackForm,
    WithdrawApplicationForm,
)
from orders.pages import application as page
from orders.pages.application_panel import TAB, application_url
from orders.pages.history import version_url
from orders.permissions import applications as permissions
from orders.policies import applications as policies
from orders.text.declaration import declaration_now, seen
from orders.workflow import check_move
from spo.accounts.requests import SignedInRequest
from spo.exceptions import Incomplete
from spo.pages.posting import SHOW_OR_SEND, before_showing, posted
from spo.refusals import refusal
from spo.work.posting import answer_form


@require_http_methods(SHOW_OR_SEND)
def start_application(request: SignedInRequest, reference: str) -> HttpResponse:
    case = open_case(request.user, reference, "application")
    permissions.check_start(request.user, case)
    form = ConfirmForm(posted(request))

    def do() -> str:
        return application_url(applications.start_application(by=request.user, case=case))

    context = frame(request.user, case, TAB) | {
        "denied": refusal(policies.check_start, case),
        "earlier": page.earlier_rows(case),
    }
    return answer_form(request, form, do, template="orders/start_application.html", context=context)


@require_safe
def open_application(request: SignedInRequest, pk: int) -> HttpResponse:
    application = permissions.open_application(request.user, pk)
    shown = page.context(request.user, application)
    return render(request, "orders/open_application.html", frame(request.user, application.case, TAB) | shown)


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
            request, form, do, template="orders/submit_application.html", context=page.answers(application)
        )
    except Incomplete:
        return render(
            request, "orders/submit_application.html", page.answers(application) | {"form": form}, status=422
        )


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
        return application_url(application)

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
        return application_url(application)

    context = {"application": application}
    success = "The application is withdrawn"
    return answer_form(
        request, form, do, template="orders/withdraw_application.html", context=context, success=success
    )
