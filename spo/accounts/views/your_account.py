"""One's own account: password and second factors."""

from allauth.mfa.totp.views import deactivate_totp
from allauth.mfa.webauthn.views import remove_webauthn
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from spo.accounts.permissions import check_remove_own_factor, own_app, own_factors
from spo.accounts.requests import SignedInRequest
from spo.accounts.sessions import is_demo
from spo.accounts.showing import summary


@require_safe
def your_account(request: SignedInRequest) -> HttpResponse:
    factors = list(own_factors(request.user))
    context = {
        "rows": summary(request.user),
        "factors": factors,
        "is_demo": is_demo(request.session),
        "has_app": any(factor.type == factor.Type.TOTP for factor in factors),
    }
    return render(request, "accounts/your_account.html", context)


@require_safe
def enrol_second_factor(request: SignedInRequest) -> HttpResponse:
    return render(request, "accounts/enrol_second_factor.html")


@require_http_methods(["GET", "POST"])
@transaction.atomic
def remove_passkey(request: SignedInRequest, pk: int) -> HttpResponse:
    check_remove_own_factor(request.user, pk)
    return remove_webauthn(request, pk=pk)


@require_http_methods(["GET", "POST"])
@transaction.atomic
def remove_app(request: SignedInRequest) -> HttpResponse:
    check_remove_own_factor(request.user, own_app(request.user).pk)
    return deactivate_totp(request)
