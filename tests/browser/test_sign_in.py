"""Signing in at the page, and setting up what it needs."""

from collections.abc import Callable

from spo.accounts.models import User
from tests.browser.mistakes import faults_of_the_form
from tests.browser.reader import Reader
from tests.browser.signing_in import code_for, code_of, enter_password, give_password, let_sign_in
from tests.factories.accounts import PASSWORD


def test_sign_in_with_a_password_and_a_code(
    newcomer: Callable[[bool], Reader], officer: User, has_scripts: bool
) -> None:
    app, reader = let_sign_in(officer), newcomer(has_scripts)

    reader.visit("/cases/", "Sign in")
    enter_password(reader, officer, "Second factor")
    reader.fill("Code", code_of(app))
    reader.press("Continue", "Cases")

    assert reader.path == "/cases/"
    assert reader.page.get_by_role("banner").get_by_text("Olivia Officer").is_visible()


def test_mistakes_at_sign_in_lead_to_their_fields(
    newcomer: Callable[[bool], Reader], officer: User, has_scripts: bool
) -> None:
    let_sign_in(officer)
    reader = newcomer(has_scripts)
    reader.visit("/", "Sign in")

    assert faults_of_the_form(reader) == []
    reader.fill("Email address", officer.email)
    reader.fill("Password", "not the one")
    reader.press("Sign in", "Error: Sign in")
    reader.fill("Password", PASSWORD)
    reader.press("Sign in", "Second factor")
    assert faults_of_the_form(reader, "000000") == []


def test_authenticator_app_is_set_up_before_anything_else(
    newcomer: Callable[[bool], Reader], officer: User, has_scripts: bool
) -> None:
    """Whoever was invited meets these pages first."""
    give_password(officer)
    reader = newcomer(has_scripts)
    reader.visit("/", "Sign in")
    enter_password(reader, officer, "Set up a second factor")

    reader.press("Set up an app", "Set up an authenticator app")
    assert faults_of_the_form(reader, "000000") == []
    reader.main.get_by_text("I cannot scan the code").click()
    reader.fill("Code from the app", code_for(reader.main.locator(".app-key").inner_text()))
    reader.press("Continue", "Recovery codes")

    reader.press("I have kept them, continue", "My work")


def test_passkey_is_added_and_signs_in_alone(newcomer: Callable[[bool], Reader], officer: User) -> None:
    """Only scripts can ask for a passkey."""
    give_password(officer)
    reader = newcomer(True)
    plug_in_a_key(reader)
    reader.visit("/", "Sign in")
    enter_password(reader, officer, "Set up a second factor")
    reader.press("Add a passkey", "Add a passkey")
    reader.fill("Name of this passkey", "Work phone")
    reader.choose("I want to sign in with this passkey alone")
    reader.press("Add this passkey", "Recovery codes")
    reader.page.context.clear_cookies()

    reader.visit("/cases/", "Sign in")
    reader.press("Sign in with a passkey", "Cases")


def plug_in_a_key(reader: Reader) -> None:
    """A passkey made of software, whose owner always says yes."""
    browser = reader.page.context.new_cdp_session(reader.page)
    browser.send("WebAuthn.enable")
    kind = {"protocol": "ctap2", "transport": "internal", "automaticPresenceSimulation": True}
    powers = dict.fromkeys(("hasResidentKey", "hasUserVerification", "isUserVerified"), True)
    browser.send("WebAuthn.addVirtualAuthenticator", {"options": kind | powers})
