"""One's own account: password and second factors."""

from allauth.mfa.webauthn.views import remove_webauthn
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from spo.accounts.permissions import check_remove_own_factor, own_factors


@require_safe
def your_account(request: HttpRequest) -> HttpResponse:
    return render(request, "accounts/your_account.html", {"factors": own_factors(request.user)})


@require_safe
def enrol_second_factor(request: HttpRequest) -> HttpResponse:
    return render(request, "accounts/enrol_second_factor.html")


@require_http_methods(["GET", "POST"])
@transaction.atomic
def remove_passkey(request: HttpRequest, pk: int) -> HttpResponse:
    check_remove_own_factor(request.user, pk)
    return remove_webauthn(request, pk=pk)
