"""Somebody who may be bound by an order was named in another case: what each of the two officers is asked."""

from functools import partial

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from cases.permissions.cases import check_edit_case
from cases.policies import check_any_state
from cases.views.posting import answer_case_form
from orders.actions import naming as actions
from orders.forms.naming import AskedForm
from orders.permissions.naming import open_binding, open_naming
from orders.policies.naming import check_question_open
from orders.views.posting import answer_order_form
from spo.accounts.requests import SignedInRequest
from spo.pages.posting import SHOW_OR_SEND, before_showing, posted

SUCCESS = "It was recorded that you asked"


@require_http_methods(SHOW_OR_SEND)
def settle_naming(request: SignedInRequest, pk: int, naming: str) -> HttpResponse:
    order, asked = open_naming(request.user, pk, naming)
    before_showing(request, check_question_open, asked.rule, asked.subject)
    return answer_order_form(
        request,
        order,
        AskedForm(posted(request)),
        partial(actions.settle_naming, order=order, naming=naming),
        title="Somebody who may be bound was named elsewhere",
        success=SUCCESS,
        when=check_any_state,
        intro=asked.why,
    )


@require_http_methods(SHOW_OR_SEND)
def settle_binding(request: SignedInRequest, reference: str, binding: str) -> HttpResponse:
    case, asked = open_binding(request.user, reference, binding)
    check_edit_case(request.user, case)
    before_showing(request, check_question_open, asked.rule, asked.subject)
    url = reverse("open_case", args=[case.reference])

    def do() -> str:
        actions.settle_binding(by=request.user, case=case, binding=binding)
        return url

    return answer_case_form(
        request,
        case,
        AskedForm(posted(request)),
        do,
        title="An order may bind somebody in this case",
        back_url=url,
        success=SUCCESS,
        when=check_any_state,
        intro=asked.why,
    )
