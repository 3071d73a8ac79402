"""Refusals and faults as pages: out of scope 404, out of power 403, out of date 409, incomplete 422."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseServerError
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.http import url_has_allowed_host_and_scheme

from spo.exceptions import Denied, Incomplete, NotNow, NotVisible, Refused, Stale

# The first class a refusal is an instance of gives its status; the page is the status with .html.
STATUSES: list[tuple[type[Refused], int]] = [
    (NotVisible, 404),
    (Denied, 403),
    (Stale, 409),
    (NotNow, 409),
    (Incomplete, 422),
    (Refused, 403),
]
TOO_MUCH = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)
EXPIRED_PAGE = (
    "We could not check that this came from you. Nothing was saved. Go back, reload the page and try again."
)
LAST_RESORT = (
    '<!DOCTYPE html><html lang="en-GB"><title>Sorry, there is a problem</title>'
    "<h1>Sorry, there is a problem</h1><p>Try again later.</p></html>"
)


class AnswersMiddleware:
    """Turns a refusal raised by a view, or a method a view does not take, into its page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if isinstance(response, HttpResponseNotAllowed) and not response.content:
            page = render(request, "405.html", status=405)
            page.headers["Allow"] = response.headers["Allow"]
            return page
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return refuse(request, exception) if isinstance(exception, Refused) else None


def refuse(request: HttpRequest, refusal: Refused) -> HttpResponse:
    """The page of a refusal; a view may also call it for a refusal it has caught."""
    status = next(status for kind, status in STATUSES if isinstance(refusal, kind))
    shown = {"refusal": refusal, "back_url": came_from(request)}
    return render(request, f"{status}.html", shown, status=status)


def came_from(request: HttpRequest) -> str:
    """The page of this site that led here; nothing where it is another site's or would be refused again."""
    referer = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(referer, {request.get_host()}, require_https=request.is_secure()):
        return ""
    found = urlsplit(referer)
    path = found._replace(scheme="", netloc="", fragment="").geturl()
    return "" if found.path == request.path or path.startswith("//") else path


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if isinstance(exception, TOO_MUCH):
        return render(request, "413.html", status=413)
    return render(request, "400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "403.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "404.html", status=404)


def too_many_requests(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "429.html", status=429)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return render(request, "403.html", {"refusal": Refused(EXPIRED_PAGE)}, status=403)


def server_error(request: HttpRequest, *args: Any) -> HttpResponse:
    """Needs no database and no session; where even the template fails, a page of plain words."""
    try:
        return HttpResponseServerError(render_to_string("500.html"))
    except Exception:  # whatever broke the page may have broken this one too
        return HttpResponseServerError(LAST_RESORT)
