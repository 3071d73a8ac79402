"""Service of an order; the victim and the national systems told of it."""

from collections.abc import Callable
from functools import partial

from django.http import FileResponse, HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from cases.pages.safety import safe_contact
from cases.policies import check_any_state
from orders.actions import service as actions
from orders.forms.service import ServiceForm, SystemEntryForm, VictimToldForm
from orders.models import Service, SystemEntry, VictimTold
from orders.pages.order import news_now
from orders.permissions.orders import open_fact, open_order, visible_victims
from orders.views.downloads import send_file
from orders.views.posting import answer_order_form, answer_strike
from spo.accounts.requests import SignedInRequest
from spo.pages.posting import SHOW_OR_SEND, posted
from spo.work.uploads import with_upload


@require_http_methods(SHOW_OR_SEND)
def record_service(request: SignedInRequest, pk: int) -> HttpResponse:
    order = open_order(request.user, pk)

    def answer(form: ServiceForm, keep: Callable[[], None]) -> HttpResponse:
        act = partial(actions.record_service, order=order)
        return answer_order_form(
            request,
            order,
            form,
            act,
            title="Record service",
            success="The service was recorded",
            template="orders/upload_form.html",
            keep=keep,
        )

    return with_upload(request, ServiceForm, answer)


@require_http_methods(SHOW_OR_SEND)
def strike_service(request: SignedInRequest, pk: int) -> HttpResponse:
    service = open_fact(request.user, Service, pk)
    act = partial(actions.strike_service, service=service)
    return answer_strike(request, service.order, act, what="service")


@require_safe
def download_proof(request: SignedInRequest, pk: int) -> FileResponse:
    service = open_fact(request.user, Service, pk)
    return send_file(actions.download_proof(by=request.user, service=service))


@require_http_methods(SHOW_OR_SEND)
def record_victim_told(request: SignedInRequest, pk: int) -> HttpResponse:
    order = open_order(request.user, pk)
    victims = visible_victims(order)
    form = VictimToldForm(posted(request), victims=victims, news=news_now(order))
    return answer_order_form(
        request,
        order,
        form,
        partial(actions.record_victim_told, order=order),
        title="Tell the victim",
        success="It was recorded",
        when=check_any_state,
        template="orders/tell_victim.html",
        rules=[safe_contact(victim) for victim in victims],
    )


@require_http_methods(SHOW_OR_SEND)
def strike_victim_told(request: SignedInRequest, pk: int) -> HttpResponse:
    told = open_fact(request.user, VictimTold, pk)
    act = partial(actions.strike_victim_told, told=told)
    return answer_strike(request, told.order, act, what="entry", when=check_any_state)


@require_http_methods(SHOW_OR_SEND)
def record_system_entry(request: SignedInRequest, pk: int) -> HttpResponse:
    order = open_order(request.user, pk)
    return answer_order_form(
        request,
        order,
        SystemEntryForm(posted(request)),
        partial(actions.record_system_entry, order=order),
        title="Record an entry on a national system",
        success="The entry was recorded",
    )


@require_http_methods(SHOW_OR_SEND)
def strike_system_entry(request: SignedInRequest, pk: int) -> HttpResponse:
    entry = open_fact(request.user, SystemEntry, pk)
    act = partial(actions.strike_system_entry, entry=entry)
    return answer_strike(request, entry.order, act, what="entry")
