"""Asking for a link to choose a new password."""

import time

from allauth.account.views import password_reset
from django.conf import settings
from django.http import HttpRequest, HttpResponse


def forgotten_password(request: HttpRequest) -> HttpResponse:
    """ASVS 6.3.8: the answer takes as long for an address without an account as for one with."""
    started = time.monotonic()
    response = password_reset(request)
    if request.method == "POST":
        time.sleep(max(0, started + settings.RESET_ANSWER_SECONDS - time.monotonic()))
    return response
