"""Private by default: who may reach a page before its view is asked."""

from collections.abc import Callable
from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from spo.accounts import sessions

# Every URL that needs no sign-in. A URL that is not here is private.
OPEN_URLS = (
    "account_login",
    "account_logout",
    "account_inactive",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "mfa_authenticate",
    "mfa_login_webauthn",
    "accept_invitation",
    "enter_demo",
    "healthz",
)

# What a person may reach between the password and their first second factor.
ENROLMENT_URLS = (
    "enrol_second_factor",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "account_reauthenticate",
)


class SignInMiddleware:
    """Signed in, not for too long, and with a second factor proven in this session."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        name = request.resolver_match.view_name
        if request.user.is_authenticated:
            if sessions.is_too_old(request.session) or _came_by_closed_door(request):
                logout(request)
            else:
                request.user.address = request.META["REMOTE_ADDR"]
        if name in OPEN_URLS:
            return None
        if not request.user.is_authenticated:
            return _ask_to_sign_in(request)
        if sessions.has_second_factor(request.session) or sessions.is_demo(request.session):
            return None
        return _ask_for_second_factor(request, name)


def _came_by_closed_door(request: HttpRequest) -> bool:
    return sessions.is_demo(request.session) and not settings.DEMO_DOOR


def _ask_to_sign_in(request: HttpRequest) -> HttpResponse:
    if request.method in ("GET", "HEAD"):
        return redirect_to_login(request.get_full_path())
    return redirect(settings.LOGIN_URL)


def _ask_for_second_factor(request: HttpRequest, name: str) -> HttpResponse | None:
    """A session begun before a factor was enrolled elsewhere must not enrol another: it signs in again."""
    if Authenticator.objects.filter(user=request.user.pk).exists():
        logout(request)
        return _ask_to_sign_in(request)
    request.user.is_enrolling = True
    return None if name in ENROLMENT_URLS else redirect("enrol_second_factor")
