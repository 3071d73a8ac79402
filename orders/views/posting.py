"""Forms about an order: shown in the frame of its case, and leading back to the order."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse

from cases.views.posting import answer_case_form
from orders.forms.strike import StrikeForm
from orders.models import Order
from orders.pages.order import order_url
from orders.permissions.orders import check_write_order
from spo.accounts.requests import SignedInRequest
from spo.pages.forms import GovForm
from spo.pages.posting import posted

TAB = "orders"

STRUCK_STAYS = "It stays on the page, struck through, with your name and the reason. This cannot be undone."


def answer_order_form(
    request: SignedInRequest,
    order: Order,
    form: GovForm,
    act: Callable[..., object],
    *,
    title: str,
    success: str,
    **context: Any,
) -> HttpResponse:
    """`act` gets the form's answers as arguments, with `by`."""
    check_write_order(request.user, order)

    def do() -> str:
        act(by=request.user, **form.facts())
        return order_url(order)

    return answer_case_form(
        request,
        order.case,
        form,
        do,
        tab=TAB,
        title=title,
        back_url=order_url(order),
        success=success,
        **context,
    )


def answer_strike(
    request: SignedInRequest, order: Order, act: Callable[..., object], *, what: str, **context: Any
) -> HttpResponse:
    form = StrikeForm(posted(request))
    title = f"Strike the {what}"
    success = f"The {what} was struck from the record"
    context |= {"title": title, "success": success, "intro": STRUCK_STAYS}
    return answer_order_form(request, order, form, act, **context)
