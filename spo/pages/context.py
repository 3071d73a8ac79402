"""What base.html needs on every page. Others add `nav` and `footer_links` with processors of their own."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

WARN_SECONDS = 5 * 60  # WCAG 2.2.1: enough to act, with one simple action


def page(request: HttpRequest) -> dict[str, Any]:
    return {
        "service_name": "Stalking Protection Orders",
        "account": account(request),
        "timeout": timeout(request),
    }


def account(request: HttpRequest) -> dict[str, str] | None:
    """Who is signed in, for the header."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return None
    role = getattr(user, "get_role_display", None)
    return {
        "name": user.name,
        "role": role() if role else "",
        "url": url("your_account"),
        "sign_out_url": url("account_logout"),
    }


def timeout(request: HttpRequest) -> dict[str, Any] | None:
    """When an idle session ends, where it can be extended."""
    user = getattr(request, "user", None)
    extend_url = url("stay_signed_in")
    if user is None or not user.is_authenticated or not extend_url:
        return None
    return {
        "seconds": settings.SESSION_COOKIE_AGE,
        "minutes": settings.SESSION_COOKIE_AGE // 60,
        "warn_seconds": WARN_SECONDS,
        "extend_url": extend_url,
        "sign_in_url": url("account_login"),
    }


def url(name: str) -> str:
    """The address of a page, or nothing where this site has no such page."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
