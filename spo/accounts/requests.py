"""What views of this app ask a request."""

from django.http import HttpRequest

from spo.accounts.models import User


class SignedInRequest(HttpRequest):
    """For the type checker: behind the sign-in middleware, whoever asks is a user."""

    user: User
