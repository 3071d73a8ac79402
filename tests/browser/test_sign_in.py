"""Signing in at the page, with a password and a second factor."""

from collections.abc import Callable

from django.contrib.auth.hashers import Argon2PasswordHasher, make_password

from spo.accounts.models import User
from tests.browser.codes import code_of
from tests.browser.reader import Reader
from tests.cast import enrol
from tests.factories.accounts import PASSWORD


def test_sign_in_with_a_password_and_a_code(
    newcomer: Callable[[bool], Reader], officer: User, has_scripts: bool
) -> None:
    """The site hashes as in production; the tests hash cheaply."""
    officer.password = make_password(PASSWORD, hasher=Argon2PasswordHasher())
    officer.save()
    app = enrol(officer)
    reader = newcomer(has_scripts)

    reader.visit("/cases/", "Sign in")
    reader.fill("Email address", officer.email)
    reader.fill("Password", PASSWORD)
    reader.press("Sign in", "Second factor")
    reader.fill("Code", code_of(app))
    reader.press("Continue", "Cases")

    assert reader.page.url.endswith("/cases/")
    assert reader.page.get_by_role("banner").get_by_text("Olivia Officer").is_visible()
