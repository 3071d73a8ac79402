"""For the type checker: behind the sign-in middleware, whoever asks is a user."""

from django.http import HttpRequest

from spo.accounts.models import User


class SignedInRequest(HttpRequest):
    user: User
