"""allauth links to a sign-up page by name. There is none: an administrator makes accounts."""

from django.http import Http404, HttpRequest, HttpResponse


def no_sign_up(request: HttpRequest) -> HttpResponse:
    raise Http404
