"""Why no order is sought: recorded in the case, and counted for supervisors."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from cases.actions import decisions as actions
from cases.forms.milestones import NoOrderForm, PeriodForm
from cases.forms.safety import StrikeForm
from cases.pages import decisions as page
from cases.permissions import safety as permissions
from cases.permissions.cases import open_case
from cases.policies.struck import check_strike
from cases.views.milestones import answer_safety
from cases.views.safety import STRUCK_STAYS
from spo.accounts.requests import SignedInRequest
from spo.pages.keys import key_from
from spo.pages.posting import SHOW_OR_SEND, before_showing, posted


@require_http_methods(SHOW_OR_SEND)
def record_no_order(request: SignedInRequest, reference: str) -> HttpResponse:
    case = open_case(request.user, reference, "deciding not to apply")
    form = NoOrderForm(posted(request), initial=page.start())
    return answer_safety(
        request,
        case,
        form,
        partial(actions.record_no_order, case=case),
        title="Decide not to apply, or to wait",
        success="The decision was recorded",
        intro="It takes the place of an earlier decision, which stays to be read. You are reminded to look at it again.",
    )


@require_http_methods(SHOW_OR_SEND)
def strike_no_order(request: SignedInRequest, reference: str, pk: int) -> HttpResponse:
    decision = permissions.open_no_order(request.user, reference, pk)
    before_showing(request, check_strike, decision)
    return answer_safety(
        request,
        decision.case,
        StrikeForm(posted(request)),
        partial(actions.strike_no_order, decision=decision),
        title="Strike the decision",
        success="The decision was struck from the record",
        intro=STRUCK_STAYS,
    )


@require_safe
def list_no_orders(request: SignedInRequest) -> HttpResponse:
    permissions.check_list_no_orders(request.user)
    form = PeriodForm(request.GET or None)
    since, until = form.period()
    shown = page.list_context(request.user, since, until, key_from(request.GET.get("before", "")))
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "cases/list_no_orders.html", shown | {"form": form}, status=status)
