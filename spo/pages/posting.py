"""A page that is sent: what came with it, and the answer that leads on."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponseRedirect, QueryDict

SHOW_OR_SEND = ["GET", "HEAD", "POST"]


class SeeOther(HttpResponseRedirect):
    """After a POST: the answer is another page, to be fetched with GET."""

    status_code = 303


def is_asked_here(request: HttpRequest) -> bool:
    """Whether a page of ours led here, as far as the browser says: a link in a mail or on another site did not."""
    return request.headers.get("Sec-Fetch-Site", "same-origin") == "same-origin"


def posted(request: HttpRequest) -> QueryDict | None:
    """The data of a bound form, or nothing while the form is only shown."""
    return request.POST if request.method == "POST" else None


def before_showing(request: HttpRequest, check: Callable[..., object], *args: Any) -> None:
    """Ask a rule about the state only while the form is shown.

    When it is sent the action asks, after its twin was told apart: a second click then leads to what the first did.
    """
    if request.method != "POST":
        check(*args)
