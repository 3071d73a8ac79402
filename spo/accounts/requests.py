"""What views of this app ask a request."""

from django.http import HttpRequest, QueryDict

from spo.accounts.models import User


class SignedInRequest(HttpRequest):
    """For the type checker: behind the sign-in middleware, whoever asks is a user."""

    user: User


def posted(request: HttpRequest) -> QueryDict | None:
    """What was sent, if anything was; an empty sending is one too."""
    return request.POST if request.method == "POST" else None
