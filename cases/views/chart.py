"""The course of conduct as a chart."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cases.pages.chart import conduct_chart
from cases.pages.denials import edit_denied
from cases.pages.frame import frame
from cases.permissions.cases import open_case
from spo.accounts.requests import SignedInRequest


@require_safe
def open_chart(request: SignedInRequest, reference: str) -> HttpResponse:
    case = open_case(request.user, reference, "chart")
    context = {"shown": conduct_chart(case), "log_denied": edit_denied(request.user, case)}
    return render(request, "cases/open_chart.html", frame(request.user, case, "open_chart") | context)
