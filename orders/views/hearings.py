"""Hearings, and the order that the court sends back under its seal."""

from collections.abc import Callable
from functools import partial

from django.http import FileResponse, HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from orders.actions import hearings as actions
from orders.forms.court import HearingForm, SealedOrderForm
from orders.forms.strike import StrikeForm
from orders.permissions import filings as permissions
from orders.policies.filings import check_accepted, check_list_hearing
from orders.views.clerks import answer_clerk
from orders.views.downloads import send_file
from spo.accounts.requests import SignedInRequest
from spo.pages.posting import SHOW_OR_SEND, posted
from spo.work.uploads import with_upload


@require_http_methods(SHOW_OR_SEND)
def list_hearing(request: SignedInRequest, pk: int) -> HttpResponse:
    filing = permissions.open_filing(request.user, pk)
    return answer_clerk(
        request,
        filing,
        HearingForm(posted(request)),
        partial(actions.list_hearing, filing=filing),
        check=check_list_hearing,
        title="List a hearing",
        success="The hearing is listed. The officer is told by email",
    )


@require_http_methods(SHOW_OR_SEND)
def strike_hearing(request: SignedInRequest, pk: int) -> HttpResponse:
    hearing = permissions.open_hearing(request.user, pk)
    filing = permissions.accepted_filing(hearing)
    return answer_clerk(
        request,
        filing,
        StrikeForm(posted(request)),
        partial(actions.strike_hearing, hearing=hearing),
        title="Take the hearing off the list",
        success="The hearing is off the list. The officer is told by email",
        intro="It stays on the page, struck through, with your name and the reason.",
    )


@require_http_methods(SHOW_OR_SEND)
def upload_sealed_order(request: SignedInRequest, pk: int) -> HttpResponse:
    filing = permissions.open_filing(request.user, pk)

    def answer(form: SealedOrderForm, keep: Callable[[], None]) -> HttpResponse:
        return answer_clerk(
            request,
            filing,
            form,
            partial(actions.upload_sealed_order, filing=filing),
            check=check_accepted,
            title="Send the sealed order",
            success="The sealed order is sent. The officer is told by email",
            template="orders/court_upload.html",
            keep=keep,
        )

    return with_upload(request, SealedOrderForm, answer)


@require_http_methods(SHOW_OR_SEND)
def strike_sealed_order(request: SignedInRequest, pk: int) -> HttpResponse:
    sealed = permissions.open_sealed_order_as_clerk(request.user, pk)
    filing = permissions.accepted_filing(sealed)
    return answer_clerk(
        request,
        filing,
        StrikeForm(posted(request)),
        partial(actions.strike_sealed_order, sealed=sealed),
        title="Strike the sealed order",
        success="The sealed order was struck from the record",
        intro="Nobody can open it any more. It stays on the page, struck through, with your name and the reason.",
    )


@require_safe
def download_sealed_order(request: SignedInRequest, pk: int) -> FileResponse:
    sealed = permissions.open_sealed_order(request.user, pk)
    return send_file(actions.download_sealed_order(by=request.user, sealed=sealed))
