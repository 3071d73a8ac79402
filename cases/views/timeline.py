"""The course of conduct, a page at a time."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cases.enums import Act
from cases.pages.denials import edit_denied
from cases.pages.frame import frame
from cases.pages.markers import markers_of
from cases.pages.timeline import conduct, timeline
from cases.permissions.cases import open_case
from cases.permissions.incidents import lines_of_act, visible_leaves, visible_lines
from spo.accounts.requests import SignedInRequest

TAB = "list_incidents"
LONGEST = 5  # digits of the number of a page


@require_safe
def list_incidents(request: SignedInRequest, reference: str) -> HttpResponse:
    """Markers belong to the whole and hide while acts are chosen."""
    case = open_case(request.user, reference, "timeline")
    typed = request.GET.get("act", "")
    act, lines = Act(typed) if typed in Act else None, visible_lines(case)
    markers = [] if act else markers_of(case)
    page = timeline(lines_of_act(lines, act) if act else lines, markers, _page_number(request))
    context = {
        "conduct": conduct(lines, visible_leaves(case)),
        "act": act,
        "months": page.months,
        "newer_url": _page_url(act, page.number - 1) if page.number > 1 else "",
        "older_url": _page_url(act, page.number + 1) if page.has_older else "",
        "log_denied": edit_denied(request.user, case),
    }
    return render(request, "cases/list_incidents.html", frame(request.user, case, TAB) | context)


def _page_number(request: SignedInRequest) -> int:
    typed = request.GET.get("page", "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= LONGEST else 1


def _page_url(act: Act | None, number: int) -> str:
    return f"?act={act}&page={number}" if act else f"?page={number}"
