"""Earlier orders against the suspect."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from cases.actions import earlier_orders as actions
from cases.forms.corrections import RemoveForm
from cases.forms.earlier_orders import EarlierOrderForm, NewEarlierOrderForm
from cases.models import Suspect
from cases.permissions import people as permissions
from cases.permissions.cases import check_edit_case
from cases.views.posting import answer_case_form, initial
from spo.accounts.requests import SignedInRequest
from spo.pages.posting import SHOW_OR_SEND, posted


@require_http_methods(SHOW_OR_SEND)
def add_earlier_order(request: SignedInRequest, reference: str) -> HttpResponse:
    suspect = permissions.open_suspect(request.user, reference)
    check_edit_case(request.user, suspect.case)
    form = NewEarlierOrderForm(posted(request))

    def do() -> str:
        actions.add_earlier_order(by=request.user, suspect=suspect, **form.facts())
        return _url(suspect)

    return _answer(
        request, suspect, form, do, title="Add an earlier order", success="The earlier order was added"
    )


@require_http_methods(SHOW_OR_SEND)
def change_earlier_order(request: SignedInRequest, reference: str, pk: int) -> HttpResponse:
    order = permissions.open_earlier_order(request.user, reference, pk)
    suspect = order.suspect
    check_edit_case(request.user, suspect.case)
    form = EarlierOrderForm(posted(request), initial=initial(order, EarlierOrderForm))

    def do() -> str:
        actions.change_earlier_order(by=request.user, order=order, **form.facts())
        return _url(suspect)

    return _answer(
        request, suspect, form, do, title="Change an earlier order", success="The earlier order was changed"
    )


@require_http_methods(SHOW_OR_SEND)
def remove_earlier_order(request: SignedInRequest, reference: str, pk: int) -> HttpResponse:
    order = permissions.open_earlier_order(request.user, reference, pk)
    suspect = order.suspect
    check_edit_case(request.user, suspect.case)
    form = RemoveForm(posted(request))

    def do() -> str:
        actions.remove_earlier_order(by=request.user, order=order)
        return _url(suspect)

    return _answer(
        request,
        suspect,
        form,
        do,
        title=f"Remove: {order}",
        success="The earlier order was removed",
        intro="Remove only what was entered by mistake. An order that has ended stays, with the date it ended.",
    )


def _answer(request: SignedInRequest, suspect: Suspect, form: Any, do: Any, **page: Any) -> HttpResponse:
    back, caption = _url(suspect), suspect.person.name
    return answer_case_form(
        request, suspect.case, form, do, tab="list_people", back_url=back, caption=caption, **page
    )


def _url(suspect: Suspect) -> str:
    return reverse("open_person", args=[suspect.case.reference, suspect.person_id])
