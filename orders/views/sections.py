"""The sections of a draft, a page each."""

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from cases.pages.said import said_in_words
from orders.actions import applications as actions
from orders.enums import Section
from orders.forms import sections as forms
from orders.forms.exhibits import ExhibitsForm
from orders.models import Application
from orders.pages import section as page
from orders.pages.application_panel import application_url
from orders.permissions.applications import check_write, open_application
from spo.accounts.requests import SignedInRequest
from spo.pages.posting import SHOW_OR_SEND, posted
from spo.work.posting import answer_form

TEMPLATE = "orders/section.html"


@require_http_methods(SHOW_OR_SEND)
def check_respondent(request: SignedInRequest, pk: int) -> HttpResponse:
    return _section(request, pk, Section.RESPONDENT, forms.RespondentForm, actions.check_respondent)


@require_http_methods(SHOW_OR_SEND)
def change_protected(request: SignedInRequest, pk: int) -> HttpResponse:
    return _section(request, pk, Section.PROTECTED, forms.ProtectedForm, actions.change_protected)


@require_http_methods(SHOW_OR_SEND)
def change_incidents(request: SignedInRequest, pk: int) -> HttpResponse:
    if request.method == "POST" and "select" in request.POST:
        application = _open(request, pk)
        form = forms.IncidentsForm(application, is_everything=True)
        return render(
            request, TEMPLATE, {**page.context(request.user, application, Section.INCIDENTS), "form": form}
        )
    return _section(request, pk, Section.INCIDENTS, forms.IncidentsForm, actions.change_incidents)


@require_http_methods(SHOW_OR_SEND)
def change_risk(request: SignedInRequest, pk: int) -> HttpResponse:
    return _section(request, pk, Section.RISK, forms.RiskForm, actions.change_risk)


@require_http_methods(SHOW_OR_SEND)
def change_necessity(request: SignedInRequest, pk: int) -> HttpResponse:
    return _section(request, pk, Section.NECESSITY, forms.NecessityForm, actions.change_necessity)


@require_http_methods(SHOW_OR_SEND)
def change_duration(request: SignedInRequest, pk: int) -> HttpResponse:
    return _section(request, pk, Section.DURATION, forms.DurationForm, actions.change_duration)


@require_http_methods(SHOW_OR_SEND)
def change_interim(request: SignedInRequest, pk: int) -> HttpResponse:
    return _section(request, pk, Section.INTERIM, forms.InterimForm, actions.change_interim)


@require_http_methods(SHOW_OR_SEND)
def change_victim_views(request: SignedInRequest, pk: int) -> HttpResponse:
    if request.method == "POST" and "use" in request.POST:
        application = _open(request, pk)
        form = forms.VictimViewsForm(application, recorded=said_in_words(application.case))
        shown = page.context(request.user, application, Section.VICTIM_VIEWS)
        return render(request, TEMPLATE, shown | {"form": form})
    return _section(request, pk, Section.VICTIM_VIEWS, forms.VictimViewsForm, actions.change_victim_views)


@require_http_methods(SHOW_OR_SEND)
def change_proceedings(request: SignedInRequest, pk: int) -> HttpResponse:
    return _section(request, pk, Section.PROCEEDINGS, forms.ProceedingsForm, actions.change_proceedings)


@require_http_methods(SHOW_OR_SEND)
def change_exhibits(request: SignedInRequest, pk: int) -> HttpResponse:
    return _section(request, pk, Section.EXHIBITS, ExhibitsForm, actions.change_exhibits)


def _open(request: SignedInRequest, pk: int) -> Application:
    """Everybody in scope reads a section. Whether it can still be written is for the action to say, beside the words."""
    application = open_application(request.user, pk)
    if request.method == "POST":
        check_write(request.user, application)
    return application


def _section(
    request: SignedInRequest,
    pk: int,
    section: Section,
    form_class: type[forms.SectionForm],
    action: Callable[..., None],
) -> HttpResponse:
    opened = _open(request, pk)
    form = form_class(opened, posted(request))

    def do() -> str:
        action(by=request.user, application=opened, **form.facts())
        return application_url(opened)

    return answer_form(
        request, form, do, template=TEMPLATE, context=page.context(request.user, opened, section)
    )
