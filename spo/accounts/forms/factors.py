"""Second factors: authenticator app, passkeys, recovery codes."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.forms import GenerateRecoveryCodesForm
from allauth.mfa.totp.forms import ActivateTOTPForm, DeactivateTOTPForm
from allauth.mfa.totp.internal.auth import TOTP
from allauth.mfa.utils import encrypt
from allauth.mfa.webauthn import forms as webauthn
from crispy_forms.helper import FormHelper
from django import forms
from django.core.exceptions import ValidationError

from spo.accounts.forms.allauth import AllauthForm
from spo.pages.layout import Field


@contextmanager
def refusing_passkeys() -> Iterator[None]:
    """What a browser sends is anybody's JSON; the library that reads it fails in many ways."""
    try:
        yield
    except (ValidationError, TypeError, ValueError, LookupError, AttributeError, RecursionError) as error:
        raise ValidationError("The passkey was not accepted. Try again") from error


class CredentialField(forms.JSONField):
    """What the browser says of a passkey: measured before it is read, and then an object, not a text."""

    def __init__(self) -> None:
        super().__init__(widget=forms.HiddenInput, max_length=20_000)

    def to_python(self, value: Any) -> Any:
        with refusing_passkeys():
            if len(value or "") > self.max_length:
                raise ValueError
            return super().to_python(value)

    def bound_data(self, data: Any, initial: Any) -> None:
        """A passkey answers one question; it is never offered again."""

    def prepare_value(self, value: Any) -> str:
        return ""

    def run_validators(self, value: Any) -> None:
        """Those of a text field do not fit an object."""


class AddAppForm(AllauthForm, ActivateTOTPForm):
    submit_text = "Continue"
    labels = {"code": "Code from the app"}
    names = {"code": "the code from the app"}

    def layout(self) -> Iterable[Any]:
        return [Field("code", width="10", inputmode="numeric", spellcheck="false")]

    def clean_code(self) -> str:
        """RFC 6238 section 5.2: a code is accepted once, and enrolling the app is that once."""
        code = super().clean_code()
        if not TOTP(Authenticator(user=self.user, data={"secret": encrypt(self.secret)})).validate_code(code):
            raise get_adapter().validation_error("incorrect_code")
        return code


class RemoveAppForm(AllauthForm, DeactivateTOTPForm):
    submit_text = "Remove the app"


class NewCodesForm(AllauthForm, GenerateRecoveryCodesForm):
    submit_text = "Make new codes"


class AddPasskeyForm(AllauthForm, webauthn.AddWebAuthnForm):
    """Stays hidden until the script that fills it is there."""

    submit_text = "Add this passkey"
    labels = {"name": "Name of this passkey", "passwordless": "I want to sign in with this passkey alone"}
    names = {"name": "a name"}
    hints = {
        "name": "For example, work phone or blue security key",
        "passwordless": "Without email address and password. The device must ask for its PIN or your fingerprint.",
    }
    credential = CredentialField()

    @cached_property
    def helper(self) -> FormHelper:
        helper = super().helper
        helper.attrs = {"data-passkey": "create", "hidden": True}
        return helper

    def clean(self) -> dict[str, Any]:
        with refusing_passkeys():
            return super().clean()


class PasskeyForm(AllauthForm):
    """One hidden field, which the script fills."""

    credential = CredentialField()

    def clean_credential(self) -> Authenticator:
        with refusing_passkeys():
            return super().clean_credential()


class UsePasskeyForm(PasskeyForm, webauthn.AuthenticateWebAuthnForm):
    pass


class SignInPasskeyForm(PasskeyForm, webauthn.LoginWebAuthnForm):
    pass


class ConfirmPasskeyForm(PasskeyForm, webauthn.ReauthenticateWebAuthnForm):
    pass


class RenamePasskeyForm(AllauthForm, webauthn.EditWebAuthnForm):
    submit_text = "Save name"
    labels = {"name": "Name of this passkey"}
    names = {"name": "a name"}
