"""Accounts: the list, one person, adding and changing."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from spo.accounts.actions.details import change_details
from spo.accounts.actions.invitations import invite_person
from spo.accounts.forms.people import ChangePersonForm, InviteForm, PeopleFilterForm
from spo.accounts.models import User
from spo.accounts.permissions import (
    check_change_role,
    check_close_account,
    check_manage_accounts,
    check_remove_factors,
    list_users,
    open_user,
    own_factors,
)
from spo.accounts.policies import (
    check_has_factor,
    check_in_post,
    check_may_be_invited,
    check_may_reset_password,
)
from spo.accounts.requests import SignedInRequest
from spo.accounts.showing import summary
from spo.pages.posting import SHOW_OR_SEND, before_showing, posted
from spo.refusals import refusal
from spo.work.posting import answer_form


@require_safe
def list_accounts(request: SignedInRequest) -> HttpResponse:
    check_manage_accounts(request.user)
    form = PeopleFilterForm(request.GET)
    if not form.is_valid():
        return render(request, "accounts/list_accounts.html", {"form": form}, status=422)
    people = list_users(request.user, **form.cleaned_data)
    context = {"form": form, "people": people.users, **_links(request, people.page, people.has_more)}
    return render(request, "accounts/list_accounts.html", context)


def _links(request: SignedInRequest, page: int, has_more: bool) -> dict[str, str]:
    def url(number: int) -> str:
        question = request.GET.copy()
        question["page"] = str(number)
        return f"?{question.urlencode()}"

    return {"previous_url": url(page - 1) if page > 1 else "", "next_url": url(page + 1) if has_more else ""}


@require_safe
def open_account(request: SignedInRequest, pk: int) -> HttpResponse:
    person = open_user(request.user, pk)
    context = {
        "person": person,
        "rows": summary(person),
        "factors": own_factors(person),
        "denied": _denied(request.user, person),
    }
    return render(request, "accounts/open_account.html", context)


def _denied(user: User, person: User) -> dict[str, str]:
    """For each button the sentence that says why it is off, or nothing."""
    return {
        "change": refusal(check_in_post, person),
        "invite": refusal(check_may_be_invited, person),
        "reset": refusal(check_may_reset_password, person),
        "factors": refusal(check_remove_factors, user, person) or refusal(check_has_factor, person),
        "close": refusal(check_close_account, user, person),
    }


@require_http_methods(SHOW_OR_SEND)
def invite(request: SignedInRequest) -> HttpResponse:
    check_manage_accounts(request.user)
    form = InviteForm(posted(request))

    def do() -> str:
        person = invite_person(by=request.user, **form.facts())
        messages.success(request, f"The invitation is on its way to {person.name}.")
        return _url(person)

    return answer_form(request, form, do, template="accounts/invite.html")


@require_http_methods(SHOW_OR_SEND)
def change_account(request: SignedInRequest, pk: int) -> HttpResponse:
    person = open_user(request.user, pk)
    before_showing(request, check_in_post, person)
    own = refusal(check_change_role, request.user, person)
    form = ChangePersonForm(posted(request), initial=_initial(person), is_own=bool(own))

    def do() -> str:
        changed = change_details(by=request.user, user=person, **form.facts())
        messages.success(request, f"The account of {changed.name} is changed.")
        return _url(changed)

    context = {"person": person, "own": own}
    return answer_form(request, form, do, template="accounts/change_account.html", context=context)


def _initial(person: User) -> dict[str, Any]:
    names = ("name", "email", "collar_number", "role", "rank", "unit", "court", "version")
    return {name: getattr(person, name) for name in names}


def _url(person: User) -> str:
    return reverse("open_account", args=[person.pk])
