"""Grouping like incidents, opening a series, and taking it apart."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from cases.actions import series as actions
from cases.forms.series import DescribeSeriesForm, FindLikeForm, GroupForm, TakeOutForm, UngroupForm
from cases.models import Incident
from cases.pages.denials import edit_denied
from cases.pages.frame import frame
from cases.permissions.cases import check_edit_case, open_case
from cases.permissions.incidents import open_incident, own_lines, visible_incidents
from cases.permissions.series import open_series, visible_parts
from cases.policies.series import check_describe_series, check_series_free, check_take_out
from cases.search import chosen_ones, like_ones, parts_page
from cases.views.posting import answer_case_form, initial
from spo.accounts.requests import SignedInRequest
from spo.pages.forms import GovForm
from spo.pages.keys import key_from
from spo.pages.posting import SHOW_OR_SEND, before_showing, posted

TAB = "list_incidents"


@require_http_methods(SHOW_OR_SEND)
def group_incidents(request: SignedInRequest, reference: str) -> HttpResponse:
    """What to choose from is asked in the address, what was chosen is sent."""
    case = open_case(request.user, reference, "grouping incidents")
    check_edit_case(request.user, case)
    finding = FindLikeForm(request.GET or None)
    sought = finding.cleaned_data if finding.is_valid() else {}
    alike = like_ones(own_lines(case), **sought)
    sent = chosen_ones(visible_incidents(case), request.POST.getlist("incidents"))
    form = GroupForm(
        posted(request), incidents=[*alike.rows, *(row for row in sent if row not in alike.rows)]
    )

    def do() -> str:
        made = actions.group_incidents(by=request.user, case=case, **form.facts())
        return reverse("open_incident", args=[reference, made.number])

    return answer_case_form(
        request,
        case,
        form,
        do,
        tab=TAB,
        title="Group incidents",
        back_url=reverse("list_incidents", args=[reference]),
        success="The incidents are one series",
        template="cases/group_incidents.html",
        finding=finding,
        alike=alike,
    )


@require_safe
def list_parts(request: SignedInRequest, reference: str, number: int) -> HttpResponse:
    series = open_series(request.user, reference, number)
    after = key_from(request.GET.get("after", ""))
    found = parts_page(visible_parts(series), after)
    context = {
        "series": series,
        "parts": found.rows,
        "first_url": reverse("list_parts", args=[reference, number]) if after else "",
        "next_url": f"?after={found.last}" if found.last else "",
        "take_out_denied": edit_denied(request.user, series.case, check_series_free, series),
    }
    return render(request, "cases/list_parts.html", frame(request.user, series.case, TAB) | context)


@require_http_methods(SHOW_OR_SEND)
def describe_series(request: SignedInRequest, reference: str, number: int) -> HttpResponse:
    series = open_series(request.user, reference, number)
    check_edit_case(request.user, series.case)
    before_showing(request, check_describe_series, series)
    form = DescribeSeriesForm(posted(request), initial=initial(series, DescribeSeriesForm))

    def do() -> str:
        actions.describe_series(by=request.user, series=series, **form.facts())
        return _url(series)

    title, success = f"Describe series {number}", f"Series {number} was changed"
    return _answer(request, series, form, do, title=title, success=success)


@require_http_methods(SHOW_OR_SEND)
def ungroup_series(request: SignedInRequest, reference: str, number: int) -> HttpResponse:
    series = open_series(request.user, reference, number)
    check_edit_case(request.user, series.case)
    before_showing(request, check_series_free, series)
    form = UngroupForm(posted(request))

    def do() -> str:
        actions.ungroup_series(by=request.user, series=series, reason=form.cleaned_data["reason"])
        return reverse("list_incidents", args=[reference])

    return _answer(
        request,
        series,
        form,
        do,
        title=f"Take series {number} apart",
        success=f"Series {number} was taken apart",
        intro="Each of its incidents stands on a line of its own again. The series stays, struck through.",
    )


@require_http_methods(SHOW_OR_SEND)
def take_out_of_series(request: SignedInRequest, reference: str, number: int) -> HttpResponse:
    part = open_incident(request.user, reference, number)
    check_edit_case(request.user, part.case)
    before_showing(request, check_take_out, part)

    def do() -> str:
        actions.take_out_of_series(by=request.user, part=part)
        return _url(part)

    return _answer(
        request,
        part,
        TakeOutForm(posted(request)),
        do,
        title=f"Take incident {number} out of its series",
        success=f"Incident {number} stands on its own",
        intro="It is no longer counted in the series.",
    )


def _answer(
    request: SignedInRequest, incident: Incident, form: GovForm, do: Callable[[], str], **context: Any
) -> HttpResponse:
    back_url = _url(incident)
    return answer_case_form(request, incident.case, form, do, tab=TAB, back_url=back_url, **context)


def _url(incident: Incident) -> str:
    return reverse("open_incident", args=[incident.case.reference, incident.number])
