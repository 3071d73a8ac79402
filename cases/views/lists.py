"""The cases one works on: what is mine, and what my unit has."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from cases import hooks
from cases.enums import CaseState, Relationship, Whose
from cases.forms.cases import ListForm
from cases.models import Case
from cases.pages.frame import case_pill, victims_in_brief
from cases.pages.safety import UNSAFE_SHOWN_DAYS, unsafe_contact_rows
from cases.permissions import cases as permissions
from cases.risk import pill_of
from cases.search import CaseSearch
from spo.accounts.requests import SignedInRequest
from spo.notices.showing import concerns_of, deadline_rows
from spo.pages.keys import key_from

OF_UNIT = 5  # cases of the unit on the first page
DUE = 10  # deadlines on the first page


@require_safe
def my_work(request: SignedInRequest) -> HttpResponse:
    permissions.check_create_case(request.user)
    mine = permissions.list_cases(request.user, CaseSearch(whose=Whose.MINE))
    unit = permissions.list_cases(request.user, CaseSearch())
    due = list(permissions.visible_deadlines(request.user)[:DUE])
    others = [_row(case) for case in unit.rows if case.officer_id != request.user.pk]
    context = {
        "mine": [_row(case) for case in mine.rows],
        "mine_url": f"{reverse('list_cases')}?whose={Whose.MINE}",
        "has_more_of_mine": mine.has_more,
        "unit": others[:OF_UNIT],
        "deadlines": deadline_rows(due, concerns=concerns_of(request.user, due)),
        "unsafe_contacts": unsafe_contact_rows(request.user),
        "unsafe_days": UNSAFE_SHOWN_DAYS,
        "panels": hooks.home_panels(request.user),
    }
    return render(request, "cases/my_work.html", context)


@require_safe
def list_cases(request: SignedInRequest) -> HttpResponse:
    """Those of my unit by whose they are and how they stand. Words are for the search."""
    permissions.check_create_case(request.user)
    sought = CaseSearch(**_question(request), before=key_from(request.GET.get("before", "")))
    page = permissions.list_cases(request.user, sought)
    context = {
        "form": ListForm(initial=_question(request)),
        "rows": [_row(case) for case in page.rows],
        "first_url": _url(request) if sought.before else "",
        "next_url": _url(request, before=page.last_key) if page.has_more else "",
    }
    return render(request, "cases/list_cases.html", context)


def _question(request: SignedInRequest) -> dict[str, str]:
    """What the address asks for; what it should not say is left at its usual value."""
    whose, state = request.GET.get("whose", ""), request.GET.get("state", "")
    return {
        "whose": whose if whose in Whose else Whose.UNIT,
        "state": state if state in CaseState else CaseState.OPEN,
    }


def _url(request: SignedInRequest, before: int | None = None) -> str:
    question = request.GET.copy()
    question.pop("before", None)
    if before is not None:
        question["before"] = str(before)
    return f"{reverse('list_cases')}?{question.urlencode()}"


def _row(case: Case) -> dict[str, Any]:
    return {
        "case": case,
        "url": reverse("open_case", args=[case.reference]),
        "victims": victims_in_brief(case),
        "relationship": Relationship(case.relationship).label,
        "risk": pill_of(case),
        "pill": case_pill(case),
    }
