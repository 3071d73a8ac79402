"""Links sent to people without a password. They begin with SITE_URL, never with the Host header of a request."""

import hashlib
import secrets

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.urls import reverse

from spo.accounts.models import User


def new_token() -> str:
    """ASVS 11.5.1: 256 bits from the system's generator."""
    return secrets.token_urlsafe(32)


def hash_token(token: str) -> str:
    """What is stored of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def invitation_link(token: str) -> str:
    return settings.SITE_URL + reverse("accept_invitation", args=[token])


def new_reset_link(user: User) -> str:
    return reset_link(user_pk_to_url_str(user), default_token_generator.make_token(user))


def reset_link(uid: str, token: str) -> str:
    return settings.SITE_URL + reverse("account_reset_password_from_key", args=[uid, token])
