"""One's own account."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from spo.accounts.permissions import own_factors
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
