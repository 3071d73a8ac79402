"""The case as a whole: opening one, reading it, and what can be done to it."""

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from cases import hooks
from cases.actions import cases as actions
from cases.forms.cases import CaseForm, CloseForm, HandOverForm, NewCaseForm, ReopenForm
from cases.models import Case
from cases.pages.denials import edit_denied
from cases.pages.frame import frame
from cases.pages.safety import in_brief
from cases.pages.timeline import conduct
from cases.permissions import cases as permissions
from cases.permissions.incidents import latest_incidents, visible_leaves, visible_lines
from cases.permissions.matching import matches_for
from cases.policies import check_can_close, check_case_closed
from cases.views.posting import answer_case_form, initial
from cases.views.who import asking
from cases.words import Words, case_words, rows
from spo.accounts.requests import SignedInRequest
from spo.dates import gov_date
from spo.notices.deadlines import deadlines_of_case
from spo.notices.showing import deadline_rows
from spo.pages.posting import SHOW_OR_SEND, posted
from spo.refusals import refusal
from spo.work.posting import answer_form

LATEST = 5


@require_http_methods(SHOW_OR_SEND)
def create_case(request: SignedInRequest) -> HttpResponse:
    permissions.check_create_case(request.user)
    form = NewCaseForm(posted(request), find=asking(request, partial(matches_for, request.user)))

    def do() -> str:
        facts: dict[str, Any] = {
            name: form.cleaned_data[name] for name in ("relationship", "investigation", "crime_references")
        }
        opened = actions.create_case(by=request.user, victim=form.victim(), suspect=form.suspect(), **facts)
        return _url(opened.reference)

    return answer_form(request, form, do, template="cases/create_case.html", success="The case is open")


@require_safe
def open_case(request: SignedInRequest, reference: str) -> HttpResponse:
    user = request.user
    case = permissions.open_case(user, reference)
    context = {
        "rows": rows(_details(case)),
        "conduct": conduct(visible_lines(case), visible_leaves(case)),
        "recent": latest_incidents(case)[:LATEST],
        "deadlines": deadline_rows(deadlines_of_case(reference)),
        "closing": case.standing_closing,
        "safety": in_brief(case),
        "handovers": permissions.visible_handovers(case),
        "panels": hooks.case_panels(user, case),
        "edit_denied": edit_denied(user, case),
        "hand_over_denied": refusal(permissions.check_hand_over_case, user, case),
        "close_denied": refusal(permissions.check_close_case, user, case) or refusal(check_can_close, case),
        "reopen_denied": refusal(permissions.check_reopen_case, user, case),
    }
    return render(request, "cases/open_case.html", frame(user, case, "open_case") | context)


@require_http_methods(SHOW_OR_SEND)
def change_case(request: SignedInRequest, reference: str) -> HttpResponse:
    case = permissions.open_case(request.user, reference, "details")
    permissions.check_edit_case(request.user, case)
    form = CaseForm(posted(request), initial=initial(case, CaseForm))

    def do() -> str:
        actions.change_case(by=request.user, case=case, **form.facts())
        return _url(reference)

    return answer_case_form(
        request,
        case,
        form,
        do,
        title="Change the case",
        back_url=_url(reference),
        success="The case was changed",
    )


@require_http_methods(SHOW_OR_SEND)
def hand_over_case(request: SignedInRequest, reference: str) -> HttpResponse:
    """Afterwards the case may be out of sight, so the way leads to the list."""
    case = permissions.open_case(request.user, reference, "handing over")
    permissions.check_hand_over_case(request.user, case)
    others = permissions.visible_receivers(request.user, case)
    form = HandOverForm(posted(request), officers=others)

    def do() -> str:
        actions.hand_over_case(by=request.user, case=case, **form.facts())
        return reverse("my_work")

    return answer_case_form(
        request,
        case,
        form,
        do,
        title="Hand over the case",
        back_url=_url(reference),
        success=f"{reference} was handed over",
        intro="If the officer is in another unit, the case moves to that unit and yours no longer sees it.",
    )


@require_http_methods(SHOW_OR_SEND)
def close_case(request: SignedInRequest, reference: str) -> HttpResponse:
    case = permissions.open_case(request.user, reference, "closing")
    permissions.check_close_case(request.user, case)
    form = CloseForm(posted(request))

    def do() -> str:
        actions.close_case(by=request.user, case=case, **form.facts())
        return _url(reference)

    return answer_case_form(
        request,
        case,
        form,
        do,
        title="Close the case",
        back_url=_url(reference),
        success="The case is closed",
        template="cases/close_case.html",
        when=check_can_close,
        running=[sentence for sentences in hooks.case_running(case) for sentence in sentences],
        deadlines=deadline_rows(deadlines_of_case(reference)),
        intro="A closed case can be read but not changed. It can be reopened.",
    )


@require_http_methods(SHOW_OR_SEND)
def reopen_case(request: SignedInRequest, reference: str) -> HttpResponse:
    case = permissions.open_case(request.user, reference, "reopening")
    permissions.check_reopen_case(request.user, case)
    form = ReopenForm(posted(request))

    def do() -> str:
        actions.reopen_case(by=request.user, case=case)
        return _url(reference)

    return answer_case_form(
        request,
        case,
        form,
        do,
        title="Reopen the case",
        back_url=_url(reference),
        success="The case is open again",
        when=check_case_closed,
    )


def _details(case: Case) -> Words:
    opened = f"{gov_date(case.opened_at)}, by {case.opened_by.title}"
    return case_words(case) | {"Unit": str(case.unit), "Opened": opened}


def _url(reference: str) -> str:
    return reverse("open_case", args=[reference])
