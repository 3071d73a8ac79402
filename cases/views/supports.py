"""What incidents show: one of them, and all of them together."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from cases.actions import supports as actions
from cases.forms.supports import SupportsForm
from cases.pages.corrections import incident_url
from cases.pages.frame import frame
from cases.pages.supports import initial_supports, whole_test
from cases.permissions.cases import check_edit_case, open_case
from cases.permissions.incidents import open_incident
from cases.policies import check_incident_stands
from cases.views.posting import answer_case_form
from spo.accounts.requests import SignedInRequest
from spo.pages.posting import SHOW_OR_SEND, before_showing, posted

TAB = "open_chart"


@require_safe
def list_supports(request: SignedInRequest, reference: str) -> HttpResponse:
    case = open_case(request.user, reference, "what the incidents show")
    context = {"test": whole_test(case)}
    return render(request, "cases/list_supports.html", frame(request.user, case, TAB) | context)


@require_http_methods(SHOW_OR_SEND)
def weigh_incident(request: SignedInRequest, reference: str, number: int) -> HttpResponse:
    incident = open_incident(request.user, reference, number)
    check_edit_case(request.user, incident.case)
    before_showing(request, check_incident_stands, incident)
    form = SupportsForm(posted(request), initial=initial_supports(incident))

    def do() -> str:
        actions.weigh_incident(by=request.user, incident=incident, **form.facts())
        return incident_url(incident)

    return answer_case_form(
        request,
        incident.case,
        form,
        do,
        tab="list_incidents",
        title="What does it show?",
        caption=f"Incident {number}: {incident.when}",
        back_url=incident_url(incident),
        success=f"What incident {number} shows was saved",
    )
