"""allauth's pages that change one's own second factors, each one transaction with what the record says of it."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from spo.accounts.actions.factors import recording_factors
from spo.accounts.permissions import check_remove_own_factor, own_app
from spo.accounts.requests import SignedInRequest
from spo.pages.posting import SHOW_OR_SEND

View = Callable[..., HttpResponse]


def recorded(view: View) -> View:
    @wraps(view)
    def change(request: SignedInRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        with recording_factors(by=request.user):
            return view(request, *args, **kwargs)

    return change


add_app = recorded(totp.activate_totp)
add_passkey = recorded(webauthn.add_webauthn)
new_codes = recorded(codes.generate_recovery_codes)


@require_http_methods(SHOW_OR_SEND)
@recorded
def remove_passkey(request: SignedInRequest, pk: int) -> HttpResponse:
    check_remove_own_factor(request.user, pk)
    return webauthn.remove_webauthn(request, pk=pk)


@require_http_methods(SHOW_OR_SEND)
@recorded
def remove_app(request: SignedInRequest) -> HttpResponse:
    check_remove_own_factor(request.user, own_app(request.user).pk)
    return totp.deactivate_totp(request)
