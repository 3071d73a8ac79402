"""The police side of the court: the bundle, filing it, the outcome."""

from django.http import FileResponse, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cases.pages.frame import frame
from cases.views.posting import answer_case_form
from orders.actions import bundles, determinations, filings
from orders.documents.papers import bundle_title
from orders.enums import CourtPurpose
from orders.forms.court import (
    ChangeDeterminationForm,
    DeterminationForm,
    FileApplicationForm,
    PurposeForm,
)
from orders.forms.decisions import ConfirmForm
from orders.models import Application
from orders.pages import court as court_page
from orders.pages.application_panel import TAB
from orders.permissions.applications import check_write, open_application
from orders.permissions.filings import open_bundle, visible_bundle, visible_courts
from orders.policies.bundles import check_in_force
from orders.policies.determinations import check_determine
from orders.policies.filings import check_file_now
from orders.views.downloads import send_file
from spo.accounts.requests import SignedInRequest
from spo.exceptions import NotVisible
from spo.pages.forms import GovForm
from spo.pages.posting import SHOW_OR_SEND, SeeOther, before_showing, posted
from spo.refusals import refusal
from spo.work.once import once, sending_of


@require_safe
def open_court(request: SignedInRequest, pk: int) -> HttpResponse:
    application = open_application(request.user, pk)
    shown = court_page.context(request.user, application) | {"submission": GovForm()["submission"].value()}
    return render(request, "orders/open_court.html", frame(request.user, application.case, TAB) | shown)


@require_safe
def bundle_progress(request: SignedInRequest, pk: int) -> HttpResponse:
    """Fetched alone while the bundle is being made."""
    bundle = visible_bundle(request.user, pk)
    return render(request, "orders/_bundle_progress.html", court_page.progress_context(bundle))


@require_POST
def try_bundle_again(request: SignedInRequest, pk: int) -> HttpResponse:
    bundle = open_bundle(request.user, pk)
    form = ConfirmForm(request.POST)
    url = _url(bundle.approval.version.application)
    if form.is_valid():

        def do() -> str:
            bundles.try_bundle_again(by=request.user, bundle=bundle)
            return url

        once(sending=sending_of(request, form), by=request.user, do=do)
    return SeeOther(url)


@require_http_methods(SHOW_OR_SEND)
def download_bundle(request: SignedInRequest, pk: int) -> HttpResponse | FileResponse:
    """Asks why, records it, and only then gives the file."""
    bundle = open_bundle(request.user, pk)
    application = bundle.approval.version.application
    check_write(request.user, application)
    void = refusal(check_in_force, bundle)
    purposes = CourtPurpose.within_the_police() if void else CourtPurpose
    form = PurposeForm(posted(request), purposes=purposes)
    if request.method == "POST" and form.is_valid():
        return send_file(bundles.download_bundle(by=request.user, bundle=bundle, **form.facts()))
    shown = {
        "title": "Download the bundle",
        "caption": bundle_title(bundle.approval),
        "intro": void,
        "form": form,
        "back_url": _url(application),
    }
    status = 422 if form.is_bound else 200
    return render(
        request, "cases/form.html", frame(request.user, application.case, TAB) | shown, status=status
    )


@require_http_methods(SHOW_OR_SEND)
def file_application(request: SignedInRequest, pk: int) -> HttpResponse:
    application = open_application(request.user, pk)
    check_write(request.user, application)
    before_showing(request, check_file_now, application)
    form = FileApplicationForm(posted(request), courts=visible_courts())

    def do() -> str:
        filings.file_application(by=request.user, application=application, **form.facts())
        return _url(application)

    return answer_case_form(
        request,
        application.case,
        form,
        do,
        tab=TAB,
        title="File with a court",
        back_url=_url(application),
        success="The application is filed. The court’s clerks are told by email",
        intro=(
            "The court’s clerks can then open the bundle and the confidential sheet. Filing is recorded as a disclosure."
            " You cannot undo it, but the court can return the application."
        ),
    )


@require_http_methods(SHOW_OR_SEND)
def record_determination(request: SignedInRequest, pk: int) -> HttpResponse:
    application = open_application(request.user, pk)
    check_write(request.user, application)
    before_showing(request, check_determine, application)
    form = DeterminationForm(posted(request))

    def do() -> str:
        determinations.record_determination(by=request.user, application=application, **form.facts())
        return _url(application)

    return answer_case_form(
        request,
        application.case,
        form,
        do,
        tab=TAB,
        title="Record the outcome",
        back_url=_url(application),
        success="The outcome was recorded",
        intro="This ends any interim order made on the application. Where an order was made, record it next.",
    )


@require_http_methods(SHOW_OR_SEND)
def change_determination(request: SignedInRequest, pk: int) -> HttpResponse:
    application = open_application(request.user, pk)
    check_write(request.user, application)
    determination = getattr(application, "determination", None)
    if determination is None:
        raise NotVisible
    form = ChangeDeterminationForm(determination, posted(request))

    def do() -> str:
        determinations.change_determination(by=request.user, determination=determination, **form.facts())
        return _url(application)

    return answer_case_form(
        request,
        application.case,
        form,
        do,
        tab=TAB,
        title="Correct the outcome",
        back_url=_url(application),
        success="The outcome was corrected",
    )


def _url(application: Application) -> str:
    return reverse("open_court", args=[application.pk])
