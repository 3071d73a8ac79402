"""Somebody who may be bound by an order was named in another case."""

from functools import partial

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from cases.policies import check_any_state
from orders.actions import naming as actions
from orders.forms.naming import AskedForm
from orders.permissions.orders import open_order
from orders.policies.naming import check_naming_open, open_naming
from orders.views.posting import answer_order_form
from spo.accounts.requests import SignedInRequest
from spo.pages.posting import SHOW_OR_SEND, before_showing, posted


@require_http_methods(SHOW_OR_SEND)
def settle_naming(request: SignedInRequest, pk: int, naming: str) -> HttpResponse:
    order = open_order(request.user, pk)
    asked = open_naming(order, naming)
    before_showing(request, check_naming_open, order, naming)
    return answer_order_form(
        request,
        order,
        AskedForm(posted(request)),
        partial(actions.settle_naming, order=order, naming=naming),
        title="Somebody who may be bound was named elsewhere",
        success="It was recorded that you asked",
        when=check_any_state,
        intro=asked.why,
    )
