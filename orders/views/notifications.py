"""Notification by the person bound, exemption, and what is decided about one not given in time."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from orders.actions import notifications as actions
from orders.forms.notifications import DecideOverdueForm, EndExemptionForm, ExemptionForm, NotificationForm
from orders.models import Exemption, Notification
from orders.pages.order import (
    decided_words,
    notification_pill,
    notification_sentence,
    offence_warning,
    order_url,
    standing_of,
)
from orders.permissions.orders import (
    check_decide_overdue,
    open_fact,
    open_order,
)
from orders.permissions.orders import (
    list_suspected_offences as find_suspected_offences,
)
from orders.policies.notifications import check_suspected_offence
from orders.views.posting import answer_order_form, answer_strike
from spo.accounts.requests import SignedInRequest
from spo.pages.posting import SHOW_OR_SEND, before_showing, posted


@require_http_methods(SHOW_OR_SEND)
def record_notification(request: SignedInRequest, pk: int) -> HttpResponse:
    order = open_order(request.user, pk)
    return answer_order_form(
        request,
        order,
        NotificationForm(posted(request)),
        partial(actions.record_notification, order=order),
        title="Record a notification",
        success="The notification was recorded",
    )


@require_http_methods(SHOW_OR_SEND)
def strike_notification(request: SignedInRequest, pk: int) -> HttpResponse:
    notification = open_fact(request.user, Notification, pk)
    act = partial(actions.strike_notification, notification=notification)
    return answer_strike(request, notification.order, act, what="notification")


@require_http_methods(SHOW_OR_SEND)
def record_exemption(request: SignedInRequest, pk: int) -> HttpResponse:
    order = open_order(request.user, pk)
    return answer_order_form(
        request,
        order,
        ExemptionForm(posted(request)),
        partial(actions.record_exemption, order=order),
        title="Record an exemption",
        success="The exemption was recorded",
        intro="A person who must notify under Part 2 of the Sexual Offences Act 2003 need not notify under this order.",
    )


@require_http_methods(SHOW_OR_SEND)
def end_exemption(request: SignedInRequest, pk: int) -> HttpResponse:
    exemption = open_fact(request.user, Exemption, pk)
    return answer_order_form(
        request,
        exemption.order,
        EndExemptionForm(posted(request)),
        partial(actions.end_exemption, exemption=exemption),
        title="Record the final day of the exemption",
        success="The final day was recorded",
    )


@require_http_methods(SHOW_OR_SEND)
def strike_exemption(request: SignedInRequest, pk: int) -> HttpResponse:
    exemption = open_fact(request.user, Exemption, pk)
    act = partial(actions.strike_exemption, exemption=exemption)
    return answer_strike(request, exemption.order, act, what="exemption")


@require_http_methods(SHOW_OR_SEND)
def decide_overdue(request: SignedInRequest, pk: int) -> HttpResponse:
    order = open_order(request.user, pk)
    check_decide_overdue(request.user, order)
    standing = standing_of(order)
    before_showing(request, check_suspected_offence, order)
    return answer_order_form(
        request,
        order,
        DecideOverdueForm(posted(request)),
        partial(actions.decide_overdue, order=order),
        title="Decide about a notification not given in time",
        success="The decision was recorded",
        template="orders/decide_overdue.html",
        offence=offence_warning(standing),
        decided=decided_words(standing),
    )


@require_safe
def list_suspected_offences(request: SignedInRequest) -> HttpResponse:
    found = find_suspected_offences(request.user)
    rows = [
        {
            "order": order,
            "url": order_url(order),
            "pill": notification_pill(standing),
            "words": notification_sentence(order, standing),
            "warning": offence_warning(standing),
        }
        for order, standing in found
    ]
    return render(request, "orders/list_suspected_offences.html", {"rows": rows})
