"""Headers of every page that is not a static file, and the methods no page answers."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed

METHODS = ("GET", "HEAD", "OPTIONS", "POST")


class PrivateResponseMiddleware:
    """ASVS 14.3.1, 14.3.2: nothing is kept by a browser or proxy, and signing out empties what was."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = (
            self.get_response(request) if request.method in METHODS else HttpResponseNotAllowed(METHODS)
        )
        response.headers["Cache-Control"] = "no-store"
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        if request.method == "POST" and _view_name(request) == "account_logout":
            response.headers["Clear-Site-Data"] = '"cache", "storage"'
        return response


def _view_name(request: HttpRequest) -> str:
    return request.resolver_match.view_name if request.resolver_match else ""
