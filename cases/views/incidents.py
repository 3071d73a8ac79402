"""The incidents of a case."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from cases import hooks
from cases.actions import incidents as actions
from cases.confidential import kinds_given_away
from cases.forms.corrections import WithdrawForm
from cases.forms.incidents import SOMEBODY_ELSE, ChangeIncidentForm, LogIncidentForm
from cases.models import Incident
from cases.pages.corrections import traces
from cases.pages.denials import edit_denied
from cases.pages.frame import frame
from cases.pages.series import ways_of
from cases.pages.supports import what_it_shows
from cases.permissions import incidents as permissions
from cases.permissions.cases import check_edit_case, open_case
from cases.permissions.exhibits import visible_exhibits_of
from cases.policies import check_change_incident, check_incident_stands, check_withdraw_incident
from cases.policies.corrections import check_link_incident, check_put_right
from cases.views.posting import answer_case_form, initial
from cases.words import incident_words, rows
from spo.accounts.requests import SignedInRequest
from spo.pages.posting import SHOW_OR_SEND, before_showing, posted

TAB = "list_incidents"


@require_http_methods(SHOW_OR_SEND)
def log_incident(request: SignedInRequest, reference: str) -> HttpResponse:
    case = open_case(request.user, reference, "logging an incident")
    check_edit_case(request.user, case)
    form = LogIncidentForm(posted(request), victims=case.standing_victims, carried=request.GET)

    def do() -> str:
        incident = actions.log_incident(by=request.user, case=case, told=form.told())
        if form.is_one_of_many:
            return f"{reverse('log_incident', args=[reference])}?{form.carry()}"
        return reverse("open_incident", args=[reference, incident.number])

    back = reverse("list_incidents", args=[reference])
    success = "The incident was logged"
    if form.is_one_of_many:
        success = "The incident was logged. Its day, people and source are kept for the next one"
    return answer_case_form(
        request, case, form, do, tab=TAB, title="Log an incident", back_url=back, success=success
    )


@require_safe
def open_incident(request: SignedInRequest, reference: str, number: int) -> HttpResponse:
    incident = permissions.open_incident(request.user, reference, number)
    case, user = incident.case, request.user
    words = incident_words(incident, permissions.visible_targets(incident))
    shows = what_it_shows(incident)
    context = {
        "incident": incident,
        "rows": rows(words),
        "shows": rows(shows),
        "traces": traces(user, incident),
        "given_away": kinds_given_away([*words.values(), *shows.values()], case),
        "exhibits": visible_exhibits_of(incident),
        "panels": hooks.incident_panels(user, incident),
        "series_ways": ways_of(user, incident),
        "change_denied": edit_denied(user, case, check_change_incident, incident),
        "weigh_denied": edit_denied(user, case, check_incident_stands, incident),
        "put_right_denied": edit_denied(user, case, check_put_right, incident),
        "link_denied": edit_denied(user, case, check_link_incident, incident),
        "withdraw_denied": edit_denied(user, case, check_withdraw_incident, incident),
    }
    return render(request, "cases/open_incident.html", frame(user, case, TAB) | context)


@require_http_methods(SHOW_OR_SEND)
def change_incident(request: SignedInRequest, reference: str, number: int) -> HttpResponse:
    incident = permissions.open_incident(request.user, reference, number)
    check_edit_case(request.user, incident.case)
    before_showing(request, check_change_incident, incident)
    form = ChangeIncidentForm(
        posted(request), victims=incident.case.standing_victims, initial=_initial(incident)
    )

    def do() -> str:
        version = form.cleaned_data["version"]
        actions.change_incident(by=request.user, incident=incident, version=version, told=form.told())
        return _url(incident)

    return answer_case_form(
        request,
        incident.case,
        form,
        do,
        tab=TAB,
        title=f"Change incident {number}",
        back_url=_url(incident),
        success=f"Incident {number} was changed",
    )


@require_http_methods(SHOW_OR_SEND)
def withdraw_incident(request: SignedInRequest, reference: str, number: int) -> HttpResponse:
    incident = permissions.open_incident(request.user, reference, number)
    check_edit_case(request.user, incident.case)
    before_showing(request, check_withdraw_incident, incident)
    form = WithdrawForm(posted(request))

    def do() -> str:
        actions.withdraw_incident(by=request.user, incident=incident, reason=form.cleaned_data["reason"])
        return _url(incident)

    return answer_case_form(
        request,
        incident.case,
        form,
        do,
        tab=TAB,
        title=f"Withdraw incident {number}",
        back_url=_url(incident),
        success=f"Incident {number} was withdrawn",
        intro="It stays in the timeline, struck through, with your name and the reason. This cannot be undone.",
    )


def _initial(incident: Incident) -> dict[str, Any]:
    targets = [str(victim.pk) for victim in permissions.visible_targets(incident)]
    others = [SOMEBODY_ELSE] if incident.against_other else []
    return initial(incident, ChangeIncidentForm) | {"targets": [*targets, *others]}


def _url(incident: Incident) -> str:
    return reverse("open_incident", args=[incident.case.reference, incident.number])
