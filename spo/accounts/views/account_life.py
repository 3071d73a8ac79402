"""What happens to an account: lost access, leaving, coming back."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from spo.accounts.actions.credentials import remove_second_factors, send_password_reset
from spo.accounts.actions.invitations import invite_again
from spo.accounts.actions.leaving import close_account, reopen_account
from spo.accounts.forms.people import ReasonForm
from spo.accounts.models import User
from spo.accounts.permissions import check_close_account, check_remove_factors, open_user
from spo.accounts.policies import check_has_factor, check_has_left, check_in_post
from spo.accounts.requests import SignedInRequest
from spo.pages.layout import Submit, Warning  # noqa: A004 (the Design System's word)
from spo.pages.posting import SHOW_OR_SEND, before_showing, posted
from spo.work.posting import answer_form


@require_POST
def send_invitation(request: SignedInRequest, pk: int) -> HttpResponse:
    person = open_user(request.user, pk)
    invite_again(by=request.user, user=person)
    messages.success(
        request, f"A new invitation is on its way to {person.name}. The one before it stops working."
    )
    return redirect("open_account", pk=pk)


@require_POST
def reset_password(request: SignedInRequest, pk: int) -> HttpResponse:
    person = open_user(request.user, pk)
    send_password_reset(by=request.user, user=person)
    messages.success(request, f"A link to choose a new password is on its way to {person.name}.")
    return redirect("open_account", pk=pk)


@require_http_methods(SHOW_OR_SEND)
def remove_factors(request: SignedInRequest, pk: int) -> HttpResponse:
    person = open_user(request.user, pk)
    check_remove_factors(request.user, person)
    before_showing(request, check_has_factor, person)
    return _with_reason(
        request,
        person,
        title=f"Remove the second factors of {person.name}",
        effect="They are signed out at once. They set up a new second factor when they next sign in. "
        "Make sure that you are talking to the person themselves.",
        button=Warning("Remove the second factors"),
        do=remove_second_factors,
        done=f"The second factors of {person.name} are removed.",
    )


@require_http_methods(SHOW_OR_SEND)
def close(request: SignedInRequest, pk: int) -> HttpResponse:
    person = open_user(request.user, pk)
    check_close_account(request.user, person)
    before_showing(request, check_in_post, person)
    return _with_reason(
        request,
        person,
        title=f"Close the account of {person.name}",
        effect="They are signed out at once and cannot sign in again. What they did stays on the record. "
        "Their supervisor hands their cases over.",
        button=Warning("Close the account"),
        do=close_account,
        done=f"The account of {person.name} is closed.",
    )


@require_http_methods(SHOW_OR_SEND)
def reopen(request: SignedInRequest, pk: int) -> HttpResponse:
    person = open_user(request.user, pk)
    before_showing(request, check_has_left, person)
    return _with_reason(
        request,
        person,
        title=f"Bring back the account of {person.name}",
        effect="They get an invitation, choose a new password and set up a second factor. "
        "Check afterwards that role, rank and unit are still right.",
        button=Submit("Bring the account back"),
        do=reopen_account,
        done=f"An invitation is on its way to {person.name}.",
    )


def _with_reason(
    request: SignedInRequest,
    person: User,
    *,
    title: str,
    effect: str,
    button: Submit,
    do: Callable[..., Any],
    done: str,
) -> HttpResponse:
    """Say what will happen, ask for the reason, do it."""
    form = ReasonForm(posted(request), button=button)

    def give_reason() -> str:
        do(by=request.user, user=person, reason=form.cleaned_data["reason"])
        return reverse("open_account", args=[person.pk])

    context = {"person": person, "title": title, "effect": effect}
    template = "accounts/give_reason.html"
    return answer_form(request, form, give_reason, template=template, context=context, success=done)
