"""Putting an incident where it belongs."""

from collections.abc import Callable
from functools import partial

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from cases.actions import corrections as actions
from cases.actions import linking
from cases.forms.corrections import LinkForm, MoveForm, OtherCaseForm, StrikeLinkForm
from cases.forms.splitting import HowManyForm, SplitForm
from cases.models import Incident
from cases.pages.corrections import case_of, incident_url, seen_there
from cases.pages.frame import frame
from cases.permissions.cases import check_edit_case, find_case, open_case
from cases.permissions.corrections import open_link
from cases.permissions.incidents import open_incident, visible_targets
from cases.policies.corrections import (
    check_link_incident,
    check_move_incident,
    check_not_linked,
    check_other_case,
    check_put_right,
    standing_exhibits,
)
from cases.policies.struck import check_strike
from cases.views.posting import answer_case_form
from spo.accounts.requests import SignedInRequest
from spo.pages.forms import GovForm
from spo.pages.posting import SHOW_OR_SEND, before_showing, posted

TAB = "list_incidents"


@require_http_methods(SHOW_OR_SEND)
def move_incident(request: SignedInRequest, reference: str, number: int) -> HttpResponse:
    """First to which case; the next page asks for the people of that case."""
    incident = _to_put_right(request, reference, number)
    before_showing(request, check_move_incident, incident)
    form = OtherCaseForm(posted(request), find=partial(find_case, request.user))

    def do() -> str:
        to = form.cleaned_data["to"]
        check_other_case(incident, to)
        return reverse("move_incident_to", args=[reference, number, to.reference])

    return _answer(request, incident, form, do, title=f"Move incident {number} to another case")


@require_http_methods(SHOW_OR_SEND)
def move_incident_to(request: SignedInRequest, reference: str, number: int, to: str) -> HttpResponse:
    incident = _to_put_right(request, reference, number)
    other = open_case(request.user, to, "moving an incident here")
    before_showing(request, check_move_incident, incident)
    form = MoveForm(posted(request), victims=other.standing_victims)

    def do() -> str:
        return incident_url(
            actions.move_incident(by=request.user, incident=incident, to=other, **form.facts())
        )

    return _answer(
        request,
        incident,
        form,
        do,
        title=f"Move incident {number} to {other.reference}",
        success=f"The incident was moved to {other.reference}",
        intro="It stays here, struck through. Its exhibits go along under new references, and are withdrawn here.",
    )


@require_http_methods(SHOW_OR_SEND)
def split_incident(request: SignedInRequest, reference: str, number: int) -> HttpResponse:
    """First into how many, then what each of them was."""
    incident = _to_put_right(request, reference, number)
    before_showing(request, check_put_right, incident)
    asked = HowManyForm(request.GET or None)
    if not asked.is_valid():
        context = {"form": asked, "title": f"Split incident {number}", "back_url": incident_url(incident)}
        status = 422 if asked.is_bound or request.method == "POST" else 200
        shown = frame(request.user, incident.case, TAB) | context
        return render(request, "cases/form.html", shown, status=status)
    form = SplitForm(
        posted(request),
        incident=incident,
        victims=visible_targets(incident),
        exhibits=standing_exhibits(incident),
        into=int(asked.cleaned_data["into"]),
    )

    def do() -> str:
        actions.split_incident(by=request.user, incident=incident, **form.facts())
        return incident_url(incident)

    return _answer(
        request,
        incident,
        form,
        do,
        title=f"Split incident {number}",
        success=f"Incident {number} was split",
        intro="It stays in the timeline, struck through. Who it was against, where and its effect are copied to each part.",
    )


@require_http_methods(SHOW_OR_SEND)
def link_incident(request: SignedInRequest, reference: str, number: int) -> HttpResponse:
    """First to which case; the next page says what is seen of it there."""
    incident = _to_put_right(request, reference, number)
    before_showing(request, check_link_incident, incident)
    form = OtherCaseForm(posted(request), find=partial(find_case, request.user))

    def do() -> str:
        to = form.cleaned_data["to"]
        check_other_case(incident, to)
        check_not_linked(incident, to)
        return reverse("link_incident_to", args=[reference, number, to.reference])

    return _answer(request, incident, form, do, title=f"Link incident {number} to a second case")


@require_http_methods(SHOW_OR_SEND)
def link_incident_to(request: SignedInRequest, reference: str, number: int, to: str) -> HttpResponse:
    incident = _to_put_right(request, reference, number)
    other = open_case(request.user, to, "linking an incident here")
    before_showing(request, check_link_incident, incident)
    before_showing(request, check_not_linked, incident, other)
    form = LinkForm(posted(request))

    def do() -> str:
        linking.link_incident(by=request.user, incident=incident, to=other, **form.facts())
        return incident_url(incident)

    return answer_case_form(
        request,
        incident.case,
        form,
        do,
        tab=TAB,
        title=f"Link incident {number} to {other.reference}",
        back_url=incident_url(incident),
        success=f"Incident {number} was linked to {other.reference}",
        template="cases/link_incident.html",
        other=other,
        rows=seen_there(incident),
    )


@require_http_methods(SHOW_OR_SEND)
def strike_link(request: SignedInRequest, reference: str, pk: int) -> HttpResponse:
    """From either of the two cases."""
    link = open_link(request.user, reference, pk)
    case = case_of(link, reference)
    check_edit_case(request.user, case)
    before_showing(request, check_strike, link)
    back = reverse("open_chart", args=[reference])

    def do() -> str:
        reason = form.cleaned_data["reason"]
        linking.strike_link(by=request.user, case=case, link=link, reason=reason)
        return back

    form = StrikeLinkForm(posted(request))
    return answer_case_form(
        request,
        case,
        form,
        do,
        tab=TAB,
        title=f"Strike the link of incident {link.incident.number} to {link.case.reference}",
        back_url=back,
        success="The link was struck",
        intro=f"The incident stays in {link.incident.case.reference}.",
    )


def _to_put_right(request: SignedInRequest, reference: str, number: int) -> Incident:
    incident = open_incident(request.user, reference, number)
    check_edit_case(request.user, incident.case)
    return incident


def _answer(
    request: SignedInRequest,
    incident: Incident,
    form: GovForm,
    do: Callable[[], str],
    *,
    title: str,
    success: str = "",
    intro: str = "",
) -> HttpResponse:
    return answer_case_form(
        request,
        incident.case,
        form,
        do,
        tab=TAB,
        title=title,
        back_url=incident_url(incident),
        success=success,
        intro=intro,
    )
