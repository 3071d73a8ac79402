"""The unit's orders, the page of one, and recording it as the court made it."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cases.models import Case
from cases.pages.denials import edit_denied
from cases.pages.frame import frame
from cases.permissions.cases import check_edit_case, open_case
from cases.views.posting import answer_case_form
from orders.actions import orders as actions
from orders.enums import OrderKind, OrderState
from orders.forms.order import ChangeOrderForm, EndOrderForm, OrderForm
from orders.models import Application, Order
from orders.pages.order import (
    context,
    force_pill,
    notification_pill,
    order_url,
    standing_of,
)
from orders.pages.order_start import asked_for, replaceable
from orders.permissions import orders as permissions
from orders.permissions.applications import open_application
from orders.policies.notifications import check_suspected_offence
from orders.policies.orders import check_end_order_now, check_new_order, check_strike_order
from orders.search import OrderSearch
from orders.views.posting import TAB, answer_order_form, answer_strike
from spo.accounts.requests import SignedInRequest
from spo.pages.keys import key_from
from spo.pages.posting import SHOW_OR_SEND, SeeOther, before_showing, posted
from spo.refusals import refusal


@require_safe
def list_orders(request: SignedInRequest) -> HttpResponse:
    state = request.GET.get("state", "")
    sought = OrderSearch(
        state if state in OrderState else OrderState.IN_FORCE, key_from(request.GET.get("before", ""))
    )
    page = permissions.list_orders(request.user, sought)
    shown = {
        "rows": [_row(order) for order in page.rows],
        "states": [
            {"text": each.label, "url": f"?state={each}", "current": each == sought.state}
            for each in OrderState
        ],
        "first_url": f"?state={sought.state}" if sought.before else "",
        "next_url": f"?state={sought.state}&before={page.last_key}" if page.has_more else "",
    }
    return render(request, "orders/list_orders.html", shown)


def _row(order: Order) -> dict[str, Any]:
    return {
        "order": order,
        "url": order_url(order),
        "pill": force_pill(order),
        "notification": notification_pill(standing_of(order)),
    }


@require_safe
def list_case_orders(request: SignedInRequest, reference: str) -> HttpResponse:
    case = open_case(request.user, reference, "orders")
    shown = {
        "rows": [_row(order) for order in permissions.visible_orders_of(request.user, case)],
        "record_denied": edit_denied(request.user, case),
    }
    return render(request, "orders/list_case_orders.html", frame(request.user, case, TAB) | shown)


@require_safe
def open_order(request: SignedInRequest, pk: int) -> HttpResponse:
    user, order = request.user, permissions.open_order(request.user, pk)
    denied = edit_denied(user, order.case)
    shown = context(order) | {
        "write_denied": denied,
        "confirm_denied": denied or refusal(permissions.check_confirm_order, user, order),
        "end_denied": denied or refusal(check_end_order_now, order),
        "strike_denied": denied or refusal(check_strike_order, order),
        "decide_denied": denied
        or refusal(permissions.check_decide_overdue, user, order)
        or refusal(check_suspected_offence, order),
    }
    return render(request, "orders/open_order.html", frame(user, order.case, TAB) | shown)


@require_http_methods(SHOW_OR_SEND)
def record_order(request: SignedInRequest, pk: int, kind: str) -> HttpResponse:
    """On an application of ours: starts from what was asked for."""
    application = open_application(request.user, pk)
    before_showing(request, check_new_order, application, OrderKind(kind))
    form = OrderForm(
        posted(request),
        kind=OrderKind(kind),
        from_application=True,
        interim_orders=replaceable(application.case),
        **asked_for(application, OrderKind(kind)),
    )
    return _recorded(request, application.case, form, application=application)


@require_http_methods(SHOW_OR_SEND)
def record_other_order(request: SignedInRequest, reference: str) -> HttpResponse:
    """Made without an application of ours, such as on conviction."""
    case = open_case(request.user, reference, "recording an order")
    interim_orders = replaceable(case)
    form = OrderForm(
        posted(request), kind=OrderKind.FULL, from_application=False, interim_orders=interim_orders
    )
    return _recorded(request, case, form)


def _recorded(
    request: SignedInRequest, case: Case, form: OrderForm, application: Application | None = None
) -> HttpResponse:
    check_edit_case(request.user, case)

    def do() -> str:
        order = actions.record_order(by=request.user, case=case, application=application, **form.facts())
        return order_url(order)

    back = reverse("open_court", args=[application.pk]) if application else _orders_of(case)
    return _answer_terms(
        request,
        case,
        form,
        do,
        title=f"Record the {form.kind.label.lower()}",
        back_url=back,
        success="The order was recorded",
    )


@require_http_methods(SHOW_OR_SEND)
def change_order(request: SignedInRequest, pk: int) -> HttpResponse:
    order = permissions.open_order(request.user, pk)
    permissions.check_write_order(request.user, order)
    form = ChangeOrderForm(order, posted(request))

    def do() -> str:
        actions.change_order(by=request.user, order=order, **form.facts())
        return order_url(order)

    return _answer_terms(
        request,
        order.case,
        form,
        do,
        title="Correct the order",
        back_url=order_url(order),
        success="The order was corrected",
    )


def _answer_terms(
    request: SignedInRequest, case: Case, form: OrderForm, do: Any, **words: str
) -> HttpResponse:
    """The button for another row sends the form as well, for whoever has no script."""
    if "add_another" in request.POST:
        form.add_row()
        shown = {**words, "form": form, "formset": None}
        return render(request, "cases/form.html", frame(request.user, case, TAB) | shown)
    return answer_case_form(request, case, form, do, tab=TAB, formset=form.rows, **words)


@require_POST
def confirm_order(request: SignedInRequest, pk: int) -> HttpResponse:
    order = permissions.open_order(request.user, pk)
    actions.confirm_order(by=request.user, order=order)
    messages.success(request, "The order was confirmed")
    return SeeOther(order_url(order))


@require_http_methods(SHOW_OR_SEND)
def end_order(request: SignedInRequest, pk: int) -> HttpResponse:
    order = permissions.open_order(request.user, pk)
    return answer_order_form(
        request,
        order,
        EndOrderForm(posted(request)),
        partial(actions.end_order, order=order),
        title="Record that the order ended",
        success="It was recorded that the order ended",
        intro="A court ended it early. An order whose last day has passed ends by itself.",
    )


@require_http_methods(SHOW_OR_SEND)
def strike_order(request: SignedInRequest, pk: int) -> HttpResponse:
    order = permissions.open_order(request.user, pk)
    return answer_strike(request, order, partial(actions.strike_order, order=order), what="order")


def _orders_of(case: Case) -> str:
    return reverse("list_case_orders", args=[case.reference])
