"""Signing in at the page, with the password and what an authenticator app shows."""

import time

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from allauth.mfa.utils import decrypt
from django.contrib.auth.hashers import Argon2PasswordHasher, make_password

from spo.accounts.models import User
from tests.browser.reader import Reader
from tests.cast import enrol
from tests.factories.accounts import PASSWORD

SECONDS = 30


def give_password(person: User) -> None:
    """The site hashes as in production; the tests hash cheaply."""
    person.password = make_password(PASSWORD, hasher=Argon2PasswordHasher())
    person.save()


def let_sign_in(person: User) -> Authenticator:
    """A password that the site knows, and an app."""
    give_password(person)
    return enrol(person)


def code_of(app: Authenticator) -> str:
    return code_for(decrypt(app.data["secret"]))


def code_for(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // SECONDS))


def enter_password(reader: Reader, person: User, title: str) -> None:
    reader.fill("Email address", person.email)
    reader.fill("Password", PASSWORD)
    reader.press("Sign in", title)


def sign_in(reader: Reader, person: User, app: Authenticator, title: str) -> None:
    reader.visit("/", "Sign in")
    enter_password(reader, person, "Second factor")
    reader.fill("Code", code_of(app))
    reader.press("Continue", title)
