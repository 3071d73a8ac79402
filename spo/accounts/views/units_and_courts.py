"""Units and courts: the lists, adding, changing."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from spo.accounts.actions import units_and_courts as places
from spo.accounts.forms.units_and_courts import CourtForm, UnitForm
from spo.accounts.models import Court, Unit
from spo.accounts.permissions import check_manage_accounts, open_court, open_unit
from spo.accounts.permissions import list_courts as courts_for
from spo.accounts.permissions import list_units as units_for
from spo.accounts.requests import SignedInRequest
from spo.pages.posting import SHOW_OR_SEND, posted
from spo.work.posting import answer_form


@require_safe
def list_units(request: SignedInRequest) -> HttpResponse:
    return render(request, "accounts/list_units.html", {"units": units_for(request.user)})


@require_safe
def list_courts(request: SignedInRequest) -> HttpResponse:
    return render(request, "accounts/list_courts.html", {"courts": courts_for(request.user)})


@require_http_methods(SHOW_OR_SEND)
def add_unit(request: SignedInRequest) -> HttpResponse:
    check_manage_accounts(request.user)
    return _fill(request, UnitForm(posted(request)), "Add a unit", "list_units", places.add_unit)


@require_http_methods(SHOW_OR_SEND)
def change_unit(request: SignedInRequest, pk: int) -> HttpResponse:
    unit = open_unit(request.user, pk)
    form = UnitForm(posted(request), initial=_initial(unit, "name", "force", "chief_officer"))
    return _fill(request, form, f"Change {unit.name}", "list_units", places.change_unit, unit=unit)


@require_http_methods(SHOW_OR_SEND)
def add_court(request: SignedInRequest) -> HttpResponse:
    check_manage_accounts(request.user)
    return _fill(request, CourtForm(posted(request)), "Add a court", "list_courts", places.add_court)


@require_http_methods(SHOW_OR_SEND)
def change_court(request: SignedInRequest, pk: int) -> HttpResponse:
    court = open_court(request.user, pk)
    form = CourtForm(posted(request), initial=_initial(court, "name", "address"))
    return _fill(request, form, f"Change {court.name}", "list_courts", places.change_court, court=court)


def _initial(place: Unit | Court, *names: str) -> dict[str, str]:
    return {name: getattr(place, name) for name in names}


def _fill(
    request: SignedInRequest,
    form: UnitForm | CourtForm,
    title: str,
    after: str,
    do: Callable[..., Unit | Court],
    **place: Any,
) -> HttpResponse:
    def save() -> str:
        saved = do(by=request.user, **place, **form.facts())
        messages.success(request, f"{saved.name} is saved.")
        return reverse(after)

    context = {"title": title, "back_url": reverse(after)}
    return answer_form(request, form, save, template="accounts/fill_place.html", context=context)
