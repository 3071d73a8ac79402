"""When a page that holds a form is refused."""

from collections.abc import Callable
from typing import Any

from spo.accounts.requests import SignedInRequest


def before_showing(request: SignedInRequest, check: Callable[..., None], *args: Any) -> None:
    """Ask a rule about the state only while the form is shown.

    When it is sent the action asks, after its twin was told apart: a second click then leads to what the first did.
    """
    if request.method != "POST":
        check(*args)
